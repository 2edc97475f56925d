/**
 * Days, weeks, months, quarters and years as pairs of day numbers, and steps between them. Plain numbers: the grammar
 * of dates works on these, and only the finished figure becomes an interval of fractions.
 */
import { civilDay, dayNumber, daysInMonth } from '../day.ts';

/** From the first to the last day, both included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** A stretch of the calendar that print counts in. A quarter and a half here are those of the calendar year. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century';

const monthsIn: Readonly<Record<Exclude<Period, 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Moves a day by whole months; the day of the month is kept where the month has it, else its last one. */
export function shiftMonths(day: number, months: number): number {
  const from = civilDay(day);
  const index = from.year * 12 + from.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayNumber({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** `count` whole months that begin with month `month` of `year`; `month` may lie outside 1-12. */
export function monthDays(year: number, month: number, count = 1): Days {
  const index = year * 12 + month - 1;
  const first = dayNumber({ year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: 1 });
  return { first, last: shiftMonths(first, count) - 1 };
}

export const yearDays = (year: number, count = 1): Days => monthDays(year, 1, 12 * count);

/** The day itself, or undefined where the month has no such day. */
export function civil(year: number, month: number, day: number): Days | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const number = dayNumber({ year, month, day });
  return { first: number, last: number };
}

/** The week, month, quarter ... that holds `day`, or the one `offset` places further on. Weeks begin on Monday. */
export function periodAround(day: number, period: Period, offset = 0): Days {
  if (period === 'day') return { first: day + offset, last: day + offset };
  if (period === 'week') {
    const first = day - weekdayOf(day) + 7 * offset;
    return { first, last: first + 6 };
  }
  const { year, month } = civilDay(day);
  const size = monthsIn[period];
  // Decades and centuries are counted from the year 0, as "the 1990s" are; everything else fits a year.
  const index = Math.floor((year * 12 + month - 1) / size) * size + offset * size;
  return monthDays(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, size);
}

/** Moves a day by whole periods. */
export function shiftDay(day: number, period: Period, amount: number): number {
  if (period === 'day') return day + amount;
  if (period === 'week') return day + 7 * amount;
  return shiftMonths(day, monthsIn[period] * amount);
}

/** Easter Sunday of the Western churches. Source: the anonymous Gregorian computus (Meeus, Jones, Butcher). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
