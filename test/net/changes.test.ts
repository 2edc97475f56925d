import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePages, comparePassages } from '../../src/net/changes.ts';

const told = (before: string, after: string): string =>
  comparePassages(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('what a refresh changed', () => {
  it.each([
    ['over 30 million users', 'over 31.5 million users', 'over [-30-]{+31.5+} million users'],
    ['超過3,000萬人使用', '超過4,000萬人下載使用', '超過[-3,000-]{+4,000+}萬人{+下載+}使用'],
    ['same', 'same', 'same'],
    ['', 'new', '{+new+}'],
    ['gone', '', '[-gone-]'],
  ])('shows %j against %j word by word', (before, after, expected) => {
    expect(told(before, after)).toBe(expected);
  });

  it('shows both passages whole, whatever they are', () => {
    const side = fc
      .array(fc.constantFrom('a', 'b ', '3', ',', '千', '\n'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    const law = fc.property(side, side, (before, after) => {
      const runs = comparePassages(before, after);
      const without = (kind: string): string => runs.flatMap((run) => (run.kind === kind ? [] : run.text)).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    });
    fc.assert(law);
  });

  it('is as quick for long passages', () => {
    const long = 'word '.repeat(50_000);
    expect(comparePassages(`${long}1`, `${long}2`).map((run) => run.kind)).toEqual(['removed', 'added']);
  });

  it('tells a page that says the same from one that does not', () => {
    const before = { url: 'https://example.org/', takenAt: '2026-01-05T09:00:00Z', digest: 'sha256:a', status: 200 };
    expect(comparePages(before, { ...before, takenAt: '2026-01-06T09:00:00Z' }).same).toBe(true);
    expect(comparePages(before, { ...before, status: 404 }).same).toBe(false);
  });
});
