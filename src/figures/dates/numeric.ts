/**
 * Dates of digits and signs, the same in every language: 2025-10-01, 2025/10/1, 20251001, 10/31/74, 31.10.2025,
 * 09/2012, instants of ISO 8601 (their day). Where day and month could change places, month first is the reading (dots:
 * day first) and the other one is kept beside it. What could as well be a version, a score or a fraction (1.1.30, 3/4)
 * is no date here; the languages add those that stand behind "on" or "from".
 */
import { civil, type Days } from './calendar.ts';
import type { CalendarMoment, Reading } from './moment.ts';
import { digitsAt, freeAfter, freeBefore, fullYear, matchAt } from './print.ts';

const isYear = (year: number): boolean => year >= 1000 && year <= 2999;

/** The time of day behind the day of an ISO 8601 instant. */
const clock = /T\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?/y;

const calendar = (year: number, month: number, day?: number): CalendarMoment => ({
  kind: 'calendar',
  year,
  month,
  ...(day === undefined ? {} : { day }),
});

/** Day, month and year where the order of the first two is open; undefined where neither order is a date. */
export function dayAndMonth(
  a: number,
  b: number,
  year: number | undefined,
  dayFirst: boolean,
): CalendarMoment | undefined {
  const orders = dayFirst
    ? [
        { day: a, month: b },
        { day: b, month: a },
      ]
    : [
        { day: b, month: a },
        { day: a, month: b },
      ];
  const real = orders.filter(({ month, day }): boolean => civil(year ?? 2000, month, day) !== undefined);
  const [first, second] = real;
  if (!first) return undefined;
  const open = second && a !== b ? { swapped: second } : {};
  return { kind: 'calendar', ...(year === undefined ? {} : { year }), ...first, ...open };
}

function yearFirst(text: string, start: number, year: number, at: number): Reading | undefined {
  const sign = text[at] ?? '';
  if (!'-/.‐‑–－／．'.includes(sign) && sign !== ' ') return undefined;
  const second = digitsAt(text, at + 1, 2);
  if (!second) return undefined;
  if (text[second.end] === sign) {
    const third = digitsAt(text, second.end + 1, 2);
    if (third && !(sign === ' ' && (second.count !== 2 || third.count !== 2))) {
      const moment: CalendarMoment | undefined = civil(year, second.value, third.value)
        ? calendar(year, second.value, third.value)
        : sign !== ' ' && civil(year, third.value, second.value)
          ? calendar(year, third.value, second.value)
          : undefined;
      const time = sign === '-' && third.count === 2 ? matchAt(clock, text, third.end) : undefined;
      const end = time ? third.end + time[0].length : third.end;
      // "2014 12 28 17" is a row of numbers.
      if (sign === ' ' && (digitsAt(text, third.end + 1) || digitsAt(text, start - 2))) return undefined;
      if (moment && freeAfter(text, end, sign === '-' ? '.:/' : '.:-/')) return { moment, start, end };
      return moment && /^[-–—－~～]\d{4}/.test(text.slice(end, end + 5)) ? { moment, start, end } : undefined;
    }
    if (sign !== ' ' && sign !== '.') return undefined;
  }
  // "ASU 2024-03", "No. 2024-03": a number in a series.
  if (/(?:[A-Z]{2,}|\bNos?\.) ?$/.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  const monthOnly = sign === '-' || sign === '－' ? second.count === 2 : sign === '/' || sign === '／';
  if (monthOnly && second.value >= 1 && second.value <= 12 && freeAfter(text, second.end, '.:-/')) {
    return { moment: calendar(year, second.value), start, end: second.end };
  }
  return undefined;
}

/** "1994.01-1999.12", "1994.01-19": a month after a dot is one only in a range. */
function dottedRange(text: string, start: number, year: number, at: number): Reading | undefined {
  if (text[at] !== '.') return undefined;
  const month = digitsAt(text, at + 1, 2);
  if (month?.count !== 2 || month.value < 1 || month.value > 12 || !'-–—－~～至'.includes(text[month.end] || ' '))
    return undefined;
  const next = digitsAt(text, month.end + 1, 4);
  if (!next) return undefined;
  if (next.count === 2 && civil(year, month.value, next.value) && freeAfter(text, next.end)) {
    return { moment: calendar(year, month.value, next.value), start, end: next.end };
  }
  const endMonth = text[next.end] === '.' ? digitsAt(text, next.end + 1, 2) : undefined;
  if (!isYear(next.value) || endMonth?.count !== 2 || endMonth.value > 12 || !freeAfter(text, endMonth.end))
    return undefined;
  const moment = {
    kind: 'range',
    from: calendar(year, month.value),
    to: calendar(next.value, endMonth.value),
  } as const;
  return { moment, start, end: endMonth.end };
}

function eightDigits(text: string, start: number, value: number, end: number): Reading | undefined {
  const [year, month, day] = [Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100];
  const days: Days | undefined = year >= 1800 && year <= 2199 ? civil(year, month, day) : undefined;
  if (!days || !(freeAfter(text, end, '.,-/') || text.startsWith('.h', end))) return undefined;
  return { moment: calendar(year, month, day), start, end };
}

/** "claude-3-5-sonnet-20241022": what is joined to a name with numbers in it is a part of the name. */
function isIdentifier(text: string, start: number): boolean {
  const name = /[\w.-]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  return /[A-Za-z]/.test(name) && /\d/.test(name);
}

/** A date at the digit at `start`, or undefined. `currentYear` is the dateline's, for years of two digits. */
export function readNumeric(text: string, start: number, currentYear?: number, joined = false): Reading | undefined {
  const first = digitsAt(text, start);
  if (!first) return undefined;
  const loose = first.count >= 4 && text[start - 1] === '-' && start > 1 && !/\d/.test(text[start - 2] ?? '');
  if (!joined && (loose ? isIdentifier(text, start) : !freeBefore(text, start))) return undefined;
  if (first.count === 8) return eightDigits(text, start, first.value, first.end);
  if (first.count === 4) {
    if (!isYear(first.value)) return undefined;
    return yearFirst(text, start, first.value, first.end) ?? dottedRange(text, start, first.value, first.end);
  }
  if (first.count > 2) return undefined;
  const sign = text[first.end] ?? '';
  if (sign === '' || !'-/.／－'.includes(sign)) return undefined;
  const second = digitsAt(text, first.end + 1, 4);
  if (!second) return undefined;
  if (second.count === 4) {
    const isMonth = first.value >= 1 && first.value <= 12 && second.value >= 1800 && second.value <= 2199;
    if (!isMonth || sign === '.' || text[second.end] === '年' || !freeAfter(text, second.end)) return undefined;
    return { moment: calendar(second.value, first.value), start, end: second.end };
  }
  if (second.count > 2 || text[second.end] !== sign) return undefined;
  const third = digitsAt(text, second.end + 1, 4);
  if (!third || (third.count !== 4 && third.count !== 2) || (sign === '.' && third.count !== 4)) return undefined;
  if (third.count === 2 && sign === '-' && (first.count !== 2 || second.count !== 2)) return undefined;
  const year = third.count === 4 ? third.value : fullYear(third.value, currentYear);
  if (
    !isYear(year) ||
    !(
      freeAfter(text, third.end, '.,-/:') || /^-\d{1,2}-\d{1,2}-\d{4}(?!\d)/.test(text.slice(third.end, third.end + 12))
    )
  ) {
    return undefined;
  }
  const moment = dayAndMonth(first.value, second.value, year, sign === '.');
  return moment && { moment, start, end: third.end };
}
