/** Equal numbers of two things: the whole way from a page to its verdict. */
import { describe, expect, it } from 'vitest';
import { findingOf } from '../attacks/attack.ts';

const verdictOf = async (page: string, claim: string): Promise<string> => {
  const { verdict, cause } = await findingOf({ page, claim });
  return cause === undefined ? verdict : `${verdict} (${cause})`;
};

const cell = (row: string, column: string, value: string): string =>
  `<html><body><table><tr><th></th><th>${column}</th></tr><tr><td>${row}</td><td>${value}</td></tr></table></body></html>`;

describe('a fall in a column of changes', () => {
  const fell = (column: string): string =>
    `claim: Sales fell by 12%.\nsays: 12%\ntable: { row: Sales, column: ${column} }`;

  it('is printed with a minus or in brackets, and is the same fall', async () => {
    expect(await verdictOf(cell('Sales', 'Change', '-12%'), fell('Change'))).toBe('supported');
    expect(await verdictOf(cell('Sales', 'Change', '(12)%'), fell('Change'))).toBe('supported');
    expect(await verdictOf(cell('Sales', 'Change', '-15%'), fell('Change'))).toBe('contradicted');
  });

  it('is none where the change has no minus', async () => {
    expect(await verdictOf(cell('Sales', 'Change', '12%'), fell('Change'))).toBe('unverifiable (not-asserted)');
    expect(await verdictOf(cell('Sales', 'Decline', '12%'), fell('Decline'))).toBe('supported');
  });

  it('contradicts a rise of that size', async () => {
    const claim = 'claim: Sales rose by 12%.\nsays: 12%\ntable: { row: Sales, column: Change }';
    expect(await verdictOf(cell('Sales', 'Change', '-12%'), claim)).toBe('contradicted');
  });
});

describe('the most that there was', () => {
  it('is no plain figure, and bounds one from above', async () => {
    const page = 'The programme created up to 5,000 jobs.';
    const claim = (figure: string): string => `claim: The programme created ${figure}.\nnear: created ___ jobs`;
    expect(await verdictOf(page, claim('5,000 jobs'))).toBe('unverifiable (too-coarse)');
    expect(await verdictOf(page, claim('up to 5,000 jobs'))).toBe('supported');
    expect(await verdictOf(page, claim('over 6,000 jobs'))).toBe('contradicted');
  });
});
