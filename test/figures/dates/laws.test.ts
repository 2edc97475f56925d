import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/figures/dates/read-dates.ts';
import { lunarDay, lunarMonth } from '../../../src/figures/dates/zh-lunar.ts';
import { civilDay, dayNumber, days, formatDay, monthOf } from '../../../src/figures/day.ts';
import { equals } from '../../../src/figures/interval.ts';

// The same texts on every run.
fc.configureGlobal({ seed: 20251020 });

const english = 'January February March April May June July August September October November December'.split(' ');
const chinese = '零一二三四五六七八九';
const two = (n: number): string => String(n).padStart(2, '0');
const wide = (text: string): string => text.replaceAll(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
const numeral = (n: number): string =>
  n < 10 ? (chinese[n] ?? '') : `${n < 20 ? '' : chinese[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : chinese[n % 10]}`;
const positions = (n: number): string => [...String(n)].map((d) => chinese[Number(d)]).join('');
const ordinal = (n: number): string => `${n}${n > 10 && n < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;

/** The forms in which one day is printed. */
function forms(day: number): string[] {
  const { year, month, day: date } = civilDay(day);
  const name = english[month - 1] ?? '';
  return [
    formatDay(day),
    `${year}/${month}/${date}`,
    `${year}.${two(month)}.${two(date)}`,
    `${year}${two(month)}${two(date)}`,
    `${formatDay(day)}T23:59:59Z`,
    `${date} ${name} ${year}`,
    `${name} ${date}, ${year}`,
    `${name.slice(0, 3)}${month === 5 ? '' : '.'} ${date}, ${year}`,
    `the ${ordinal(date)} of ${name} ${year}`,
    `${date}-${name.slice(0, 3).toUpperCase()}-${year}`,
    `${year} ${name} ${date}`,
    `${year}年${month}月${date}日`,
    `${year}年${two(month)}月${two(date)}号`,
    `${positions(year)}年${numeral(month)}月${numeral(date)}號`,
    wide(`${year}年${month}月${date}日`),
    `${year} 年 ${month} 月 ${date} 日`,
  ];
}

const someDay = fc.integer({
  min: dayNumber({ year: 1801, month: 1, day: 1 }),
  max: dayNumber({ year: 2199, month: 12, day: 31 }),
});

const fragments = [
  ..."0123456789０１年月日号號季前后後上下去今昨明一二三十百〇零两個个周星期至到-–~/.:,，、（）( )\n'’",
  ...[
    'May ',
    'march ',
    'in ',
    'the ',
    'first ',
    'third ',
    'quarter ',
    'of ',
    'FY',
    'Q3 ',
    'H1',
    'to ',
    'between ',
    'and ',
    'from ',
  ],
  ...[
    'last ',
    'next ',
    'ago',
    'weeks ',
    'Monday ',
    'Christmas ',
    '2025',
    '1990s',
    '世纪',
    '年代',
    '农历',
    '财年',
    '過去',
    'twenty',
    '\ud83d',
    '\u0000',
  ],
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 24 }).map((parts) => parts.join('')),
);

describe('laws of dates in print', () => {
  it('a day printed in any form is read back as that day, and nothing but it', () => {
    fc.assert(
      fc.property(someDay, fc.nat(15), (day, form) => {
        const text = forms(day)[form] ?? '';
        const [figure, ...others] = readDates(text);
        expect(others, text).toEqual([]);
        expect(figure?.text, text).toBe(text);
        expect(figure && equals(figure.interval, days(day)), text).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a month in English and in Chinese is the same interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1801, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        for (const text of [`${english[month - 1]} ${year}`, `${year}年${month}月`, `${year}-${two(month)}`]) {
          const [figure] = readDates(text);
          expect(figure && equals(figure.interval, monthOf(year, month)), text).toBe(true);
        }
      }),
    );
  });

  it('a range from one day to a later one holds both ends', () => {
    fc.assert(
      fc.property(someDay, fc.nat(5000), fc.nat(2), (day, more, form) => {
        const [from, to] = [forms(day), forms(day + more)];
        const text = [`from ${from[5]} to ${to[5]}`, `${from[11]}至${to[11]}`, `${from[0]} to ${to[0]}`][form] ?? '';
        const [figure, ...others] = readDates(text);
        expect(others, text).toEqual([]);
        expect(figure && equals(figure.interval, days(day, day + more)), text).toBe(true);
      }),
    );
  });

  it('whatever the text: nothing throws, spans lie in it in order and hold their words', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.option(fc.integer({ min: -200000, max: 200000 }), { nil: undefined }),
        (text, dateline) => {
          const context = dateline === undefined ? {} : { dateline, fiscalYearEnd: 3 };
          let last = 0;
          for (const figure of readDates(text, context)) {
            expect(figure.start).toBeGreaterThanOrEqual(last);
            expect(figure.end).toBeGreaterThan(figure.start);
            expect(text.slice(figure.start, figure.end)).toBe(figure.text);
            const { low, high } = figure.interval;
            if (low && high) expect(low.value.n <= high.value.n, text).toBe(true);
            last = figure.end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('without a dateline everything relative is unresolved, never guessed', () => {
    for (const text of [
      'yesterday',
      'last month',
      'three days ago',
      'Friday',
      '10 December',
      '去年',
      '上月',
      '三天前',
      '周五',
      '年初',
    ]) {
      const [figure] = readDates(text);
      expect(figure?.unresolved, text).toBe(true);
      expect(figure?.interval, text).toEqual({ low: null, high: null });
    }
  });

  it('a month and a day without a year stay with the figure', () => {
    expect(readDates('on 10 December')[0]?.yearless).toEqual({ month: 12, day: 10 });
    expect(readDates('12月10日')[0]?.yearless).toEqual({ month: 12, day: 10 });
    expect(readDates('10 December 2025')[0]?.yearless).toBeUndefined();
  });

  it('a text four times as long takes no more than about four times the work', () => {
    for (const unit of [
      '1',
      '百',
      '1 to ',
      'May ',
      '2014-',
      'in 1 ',
      '一二',
      '9月',
      'first last ',
      '((((',
      ' ',
      'the 1st of ',
      '上',
      'Q1 ',
    ]) {
      const cost = (length: number): number => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const before = process.cpuUsage();
        readDates(text, { dateline: 20000 });
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      cost(2000);
      const [short, long] = [cost(2500), cost(10000)];
      // Work that grew with the square would be sixteen times as much; the rest is for a busy machine.
      expect(long, unit).toBeLessThan(12 * short + 200_000);
    }
  }, 20_000);
});

describe('the lunar calendar', () => {
  it('its months follow one another without a gap for two hundred years', () => {
    let next: number | undefined;
    for (let year = 1901; year <= 2100; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (const leap of [false, true]) {
          const month29 = lunarMonth(year, month, leap);
          if (!month29) continue;
          if (next !== undefined) expect(month29.first, `${year}-${month}`).toBe(next);
          expect([29, 30]).toContain(month29.last - month29.first + 1);
          next = month29.last + 1;
        }
      }
    }
  });

  it.each([
    [2000, '2000-02-05'],
    [2008, '2008-02-07'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2033, '2033-01-31'],
  ])('new year of %i is %s', (year, expected) => {
    expect(formatDay(lunarDay(year, 1, 1)?.first ?? 0)).toBe(expected);
  });
});
