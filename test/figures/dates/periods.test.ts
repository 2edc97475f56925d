import { describe, expect, it } from 'vitest';
import {
  fiscalPeriod,
  parsePeriod,
  parseTypedPeriod,
  periodLength,
  previousPeriod,
  shiftMonths,
} from '../../../src/figures/dates/periods.ts';
import { civilDay, formatDay, parseDay, yearOf } from '../../../src/figures/day.ts';
import type { Interval } from '../../../src/figures/interval.ts';
import { toDecimal } from '../../../src/figures/rational.ts';

const show = (interval: Interval | undefined): string => {
  if (!interval?.low || !interval.high) return 'none';
  const [first, last] = [interval.low, interval.high].map(({ value }) => formatDay(Number(value.n / value.d)));
  return first === last ? (first ?? '') : `${first}/${last}`;
};
const period = (text: string): Interval => parsePeriod(text) ?? yearOf(1);

describe('periods that an author types', () => {
  it.each([
    ['2025-12-11', '2025-12-11'],
    ['2025', '2025-01-01/2025-12-31'],
    ['2025-10', '2025-10-01/2025-10-31'],
    ['October 2025', '2025-10-01/2025-10-31'],
    ['Q3 2025', '2025-07-01/2025-09-30'],
    ['2025 Q3', '2025-07-01/2025-09-30'],
    ['third quarter of 2025', '2025-07-01/2025-09-30'],
    ['January to April 2025', '2025-01-01/2025-04-30'],
    ['2025-12-09 to 2025-12-10', '2025-12-09/2025-12-10'],
    ['2014 to 2018', '2014-01-01/2018-12-31'],
    ['first half of 2025', '2025-01-01/2025-06-30'],
    ['the first nine months of 2025', '2025-01-01/2025-09-30'],
    ['1990s', '1990-01-01/1999-12-31'],
    [' 11  December 2025 ', '2025-12-11'],
    ['2025年10月', '2025-10-01/2025-10-31'],
    ['2025年第三季度', '2025-07-01/2025-09-30'],
    ['2025年1月至10月', '2025-01-01/2025-10-31'],
    ['二〇二五年', '2025-01-01/2025-12-31'],
  ])('%s is %s', (text, expected) => expect(show(parsePeriod(text))).toBe(expected));

  it.each([
    '',
    'yesterday',
    'last year',
    'October',
    'by October 2025',
    'since 2020',
    'Q3',
    'Q3 FY2026',
    '2025-13-40',
    'soon',
    'in 2025 and 2026',
    '2018 to 2014',
    '12345',
  ])('"%s" is no period', (text) => expect(parsePeriod(text)).toBeUndefined());

  it('hours of a day in a zone are fractions of a day in UTC', () => {
    const hours = (text: string): string[] => {
      const { low, high } = parseTypedPeriod(text)?.interval ?? { low: null, high: null };
      return [low, high].map((end) => (end ? toDecimal(end.value, 6) : 'none'));
    };
    const day = parseDay('2025-12-10') ?? 0;
    // New York is five hours behind in December, four in July; Shanghai is eight ahead all year.
    expect(hours('2025-12-10 04:00 to 09:30 America/New_York')).toEqual([
      `${day}.375`,
      toDecimal({ n: BigInt(day * 48 + 29), d: 48n }, 6),
    ]);
    expect(hours('2025-12-10 08:00 to 20:00 Asia/Shanghai')).toEqual([`${day}`, `${day}.5`]);
    expect(hours('2025-12-10 08:00 to 20:00 +08:00')).toEqual([`${day}`, `${day}.5`]);
    expect(hours('2025-12-10 00:00 to 12:00')).toEqual([`${day}`, `${day}.5`]);
    const july = (parseDay('2025-07-10') ?? 0) as number;
    expect(hours('2025-07-10 08:00 to 20:00 America/New_York')).toEqual([`${july}.5`, `${july + 1}`]);
    expect(hours('2025-07-10 14:00 to 20:00 Europe/Berlin')).toEqual([`${july}.5`, `${july}.75`]);
    expect(parseTypedPeriod('2025-12-10 04:00 to 09:30 America/New_York')?.zone).toBe('America/New_York');
    expect(parseTypedPeriod('2025-12-10 04:00 to 09:30 Atlantis/Capital')).toBeUndefined();
    expect(parseTypedPeriod('2025-12-10 25:00')).toBeUndefined();
  });

  it('summer time begins and ends on the days of the rules', () => {
    const low = (text: string): string => toDecimal(parseTypedPeriod(text)?.interval.low?.value ?? { n: 0n, d: 1n }, 6);
    const at = (day: string, twelfths: number): string =>
      toDecimal({ n: BigInt((parseDay(day) ?? 0) * 24 + twelfths), d: 24n }, 6);
    expect(low('2025-03-09 01:00 America/New_York')).toBe(at('2025-03-09', 6));
    expect(low('2025-03-09 03:00 America/New_York')).toBe(at('2025-03-09', 7));
    expect(low('2025-11-02 03:00 America/New_York')).toBe(at('2025-11-02', 8));
    expect(low('2025-03-30 00:00 Europe/London')).toBe(at('2025-03-30', 0));
    expect(low('2025-03-30 02:00 Europe/London')).toBe(at('2025-03-30', 1));
    expect(low('2025-10-26 03:00 Europe/Berlin')).toBe(at('2025-10-26', 2));
  });
});

describe('lengths and neighbours of periods', () => {
  it.each([
    ['2025-12-11', 'day'],
    ['2025-10', 'month'],
    ['Q3 2025', 'quarter'],
    ['H1 2025', 'half'],
    ['2025', 'year'],
    ['2025-10-20 to 2025-10-26', 'week'],
    ['April 2024 to March 2025', 'year'],
    ['2025-10-01 to 2025-10-30', undefined],
  ])('%s is a %s', (text, expected) => expect(periodLength(period(text))).toBe(expected));

  it.each([
    ['2025-10', '2025-09-01/2025-09-30'],
    ['2025-03', '2025-02-01/2025-02-28'],
    ['Q1 2025', '2024-10-01/2024-12-31'],
    ['2025', '2024-01-01/2024-12-31'],
    ['2025-03-01', '2025-02-28'],
  ])('before %s comes %s', (text, expected) => expect(show(previousPeriod(period(text)))).toBe(expected));

  it('an open interval has neither length nor neighbour', () => {
    expect(periodLength({ low: null, high: null })).toBeUndefined();
    expect(previousPeriod({ low: null, high: null })).toBeUndefined();
  });

  it('a month after 31 January is the last of February', () => {
    const shifted = civilDay(shiftMonths(parseDay('2024-01-31') ?? 0, 1));
    expect(shifted).toEqual({ year: 2024, month: 2, day: 29 });
  });
});

describe('fiscal labels', () => {
  const readings = (label: string, end: number): Record<string, string> =>
    Object.fromEntries(
      Object.entries(fiscalPeriod(label, end) ?? {}).map(([name, interval]) => [name, show(interval)]),
    );

  it('a label is a set of named readings', () => {
    expect(readings('Q3 FY2026', 3)).toEqual({
      'fiscal Q3': '2025-10-01/2025-12-31',
      'fiscal Q3, named after the year in which it begins': '2026-10-01/2026-12-31',
      'calendar Q3': '2026-07-01/2026-09-30',
    });
  });

  it.each([
    ['FY2026', 'fiscal year', '2025-04-01/2026-03-31'],
    ['FY26', 'fiscal year', '2025-04-01/2026-03-31'],
    ['FY2025/26', 'fiscal year', '2025-04-01/2026-03-31'],
    ['fiscal 2026', 'fiscal year', '2025-04-01/2026-03-31'],
    ['H1 FY2026', 'fiscal H1', '2025-04-01/2025-09-30'],
    ['second quarter of fiscal 2026', 'fiscal Q2', '2025-07-01/2025-09-30'],
    ['2026財年第三季度', 'fiscal Q3', '2025-10-01/2025-12-31'],
    ['2026财年', 'fiscal year', '2025-04-01/2026-03-31'],
  ])('%s with its year end in March', (label, name, expected) => expect(readings(label, 3)[name]).toBe(expected));

  it('a year that ends in December has one reading, and what is no label none', () => {
    expect(readings('Q3 FY2026', 12)).toEqual({ 'fiscal Q3': '2026-07-01/2026-09-30' });
    expect(fiscalPeriod('the weather', 3)).toBeUndefined();
    expect(fiscalPeriod('FY2026', 13)).toBeUndefined();
  });
});
