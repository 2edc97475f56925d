import { describe, expect, it } from 'vitest';
import { hedgeInField, isOpposite } from '../../src/locate/field-words.ts';

const kindOf = (text: string, answer: string): string | undefined => {
  const start = text.indexOf(answer);
  return hedgeInField(text, { start, end: start + answer.length }, '')?.kind;
};

describe('what a field says of its value', () => {
  it.each([
    ['unknown (formerly 300)', '300', 'negated'],
    ['n/a (was 300)', '300', 'negated'],
    ['250 (previously 300)', '300', 'negated'],
    ['不详（此前为300万）', '300万', 'negated'],
    ['target: 300', '300', 'hoped'],
    ['300 (forecast)', '300', 'hoped'],
    ['预计300万', '300万', 'hoped'],
  ])('%s does not say that it is %s', (text, answer, kind) => expect(kindOf(text, answer)).toBe(kind));

  it.each([
    ['250 (previously 300)', '250'],
    ['300 (target: 400)', '300'],
    ['300 users', '300'],
    ['300 (2024)', '300'],
    ['前10名', '10'],
  ])('%s says that it is %s', (text, answer) => expect(kindOf(text, answer)).toBeUndefined());

  it('holds the opposite behind a word that turns it', () => {
    for (const before of ['not ', 'non-', 'not yet ', '不', '尚未', 'no longer '])
      expect(isOpposite(before)).toBe(true);
    for (const before of ['', 'now ', 'already ', '已']) expect(isOpposite(before)).toBe(false);
  });
});
