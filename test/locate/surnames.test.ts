import { describe, expect, it } from 'vitest';
import { bySurname, fullNamesOf } from '../../src/locate/surnames.ts';
import { tokensOf } from '../../src/locate/tokens.ts';

const fullNames = (...texts: string[]) => fullNamesOf(texts.map((text) => ({ text, tokens: tokensOf(text) })));
const sam = { name: 'Sam Smith', spellings: ['Sam Smith', 'Smith'] };

describe('a bare surname', () => {
  it('is the one person of that name on the page', () =>
    expect(bySurname('Smith', [sam], fullNames('Sam Smith spoke.', 'Smith left.'))).toBe('Sam Smith'));

  it('is nobody that can be told where there are two', () =>
    expect(bySurname('Smith', [sam], fullNames('Sam Smith spoke.', 'Anna Smith spoke.'))).toBeUndefined());

  it('takes no title, office or day for a first name', () =>
    expect(fullNames('Mayor Smith spoke.', 'Mr Smith spoke.', 'Yesterday Smith left.')('Smith')).toEqual([]));

  it('takes no company that bears the name for him', () =>
    expect(fullNames('The Sam Smith Foundation paid.')('Smith')).toEqual([]));
});
