/**
 * Periods as authors and data print them: an as-of day or period of a claims file, a column's head, a fiscal label.
 * Nothing here is relative: what needs a dateline is no answer.
 */
import { civilDay, days as daysOf } from '../day.ts';
import { halfOpen, type Interval } from '../interval.ts';
import { add, type Rational, rational } from '../rational.ts';
import { type Days, monthDays, periodAround, shiftMonths, yearDays } from './calendar.ts';
import { type FiscalPart, fiscalDays, partName } from './fiscal.ts';
import { readDates } from './read-dates.ts';
import { offsetMinutes } from './zones.ts';

export { shiftMonths } from './calendar.ts';

/** A period that its author typed. */
export interface TypedPeriod {
  /** In days since 1970-01-01 UTC where hours are printed with a zone, else in civil days. */
  readonly interval: Interval;
  /** "America/New_York", "+08:00": as printed; hours only count in a zone. */
  readonly zone?: string;
}

const clockPattern =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(?: ?(?:to|-|–|until) ?(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2}))? ?(Z|[+-]\d{2}:?\d{2}|[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_]+)?)?$/;

const minutesPerDay = 1440;

/** Hours of a day, with the zone that they are in: "2025-12-10 04:00 to 09:30 America/New_York". */
function clockPeriod(text: string): TypedPeriod | undefined {
  const match = clockPattern.exec(text);
  if (!match) return undefined;
  const [, firstDate = '', hour, minute, lastDate, lastHour, lastMinute, zone] = match;
  const first = dayOf(firstDate);
  const last = lastDate === undefined ? first : dayOf(lastDate);
  if (first === undefined || last === undefined) return undefined;
  const at = (day: number, h: string | undefined, m: string | undefined): Rational | undefined => {
    const minutes = Number(h) * 60 + Number(m);
    if (Number(h) > 24 || Number(m) > 59 || minutes > minutesPerDay) return undefined;
    const offset = zone === undefined ? 0 : offsetMinutes(zone, day, minutes);
    return offset === undefined ? undefined : add(rational(day), rational(minutes - offset, minutesPerDay));
  };
  const from = at(first, hour, minute);
  if (!from) return undefined;
  // A minute that is printed alone is that minute.
  const to = lastHour === undefined ? add(from, rational(1, minutesPerDay)) : at(last, lastHour, lastMinute);
  return to && { interval: halfOpen(from, to), ...(zone === undefined ? {} : { zone }) };
}

function dayOf(text: string): number | undefined {
  const days = wholeDays(text);
  return days && days.first === days.last ? days.first : undefined;
}

const bareYear = /^(\d{4})$/;
const bareYears = /^(\d{4}) ?(?:-|–|to|until|through) ?(\d{4})$/;

/** The days of a text that is one date or range and nothing else, without a dateline. */
function wholeDays(text: string): Days | undefined {
  const year = bareYear.exec(text);
  if (year) return yearDays(Number(year[1]));
  const years = bareYears.exec(text);
  if (years)
    return Number(years[1]) <= Number(years[2])
      ? { first: yearDays(Number(years[1])).first, last: yearDays(Number(years[2])).last }
      : undefined;
  const [figure, ...others] = readDates(text);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== text.length) return undefined;
  const { low, high } = figure.interval;
  if (figure.unresolved || !low || !high) return undefined;
  return { first: Number(low.value.n / low.value.d), last: Number(high.value.n / high.value.d) };
}

/**
 * Reads an as-of day or period as an author types it: "2025-12-11", "2025", "October 2025", "Q3 2025", "first half of
 * 2025", "January to April 2025", "2025-12-09 to 2025-12-10", 2025年10月, hours with a zone. Undefined for anything
 * relative or open, and for a fiscal label: that is {@link fiscalPeriod}'s.
 */
export function parseTypedPeriod(text: string): TypedPeriod | undefined {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length > 80) return undefined;
  const clock = clockPeriod(plain);
  if (clock) return clock;
  const days = wholeDays(plain) ?? wholeDays(plain.replace(/^(?:in|the|on|from) /i, ''));
  return days && { interval: daysOf(days.first, days.last) };
}

/** The interval of {@link parseTypedPeriod}. */
export const parsePeriod = (text: string): Interval | undefined => parseTypedPeriod(text)?.interval;

/** How long a period of the calendar is, in the words that figures have for it. */
export type PeriodLength = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const wholeLengths: readonly PeriodLength[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

function asDays({ low, high }: Interval): Days | undefined {
  if (!low || !high || low.value.d !== 1n || high.value.d !== 1n || !low.closed || !high.closed) return undefined;
  return { first: Number(low.value.n), last: Number(high.value.n) };
}

/** Months that an interval of days spans exactly, from the first of one to the last of another. */
function wholeMonths({ first, last }: Days): number | undefined {
  const [from, to] = [civilDay(first), civilDay(last + 1)];
  return from.day === 1 && to.day === 1 ? (to.year - from.year) * 12 + to.month - from.month : undefined;
}

/** Is the interval one day, week, month, quarter, half or year? Fiscal ones count: three whole months are a quarter. */
export function periodLength(interval: Interval): PeriodLength | undefined {
  const days = asDays(interval);
  if (!days) return undefined;
  const months = wholeMonths(days);
  const length = days.last - days.first + 1;
  return wholeLengths.find((name) => {
    if (name === 'day') return length === 1;
    if (name === 'week') return length === 7 && periodAround(days.first, 'week').first === days.first;
    return months === { month: 1, quarter: 3, half: 6, year: 12 }[name];
  });
}

/** The period of the same length that ends where this one begins: September before October, 2024 before 2025. */
export function previousPeriod(interval: Interval): Interval | undefined {
  const days = asDays(interval);
  if (!days || days.last < days.first) return undefined;
  const months = wholeMonths(days);
  const first = months === undefined ? days.first - (days.last - days.first + 1) : shiftMonths(days.first, -months);
  return daysOf(first, days.first - 1);
}

const fiscalLabel =
  /^(?:(?:FY|F|fiscal(?: year)?|financial year)? ?['’]?(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))? ?)?(?:(Q|H|quarter |half )([1-4])|([1-4])(Q|H)|(first|second|third|fourth)(?: fiscal)?[ -](quarter|half)|第?([一二三四1-4])季度?)?(?:(?: of)? ?(?:FY|F|fiscal(?: year)?|financial year)? ?['’]?(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))?)?$/i;

const ordinalDigit = (word: string): number => ['first', 'second', 'third', 'fourth'].indexOf(word.toLowerCase()) + 1;

function labelled(text: string): (FiscalPart & { readonly year: number }) | undefined {
  const plain = text
    .trim()
    .replace(/(?:财年|財年|财政年度|財政年度|年度|年)的?/, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const match = fiscalLabel.exec(plain);
  if (!match) return undefined;
  const printed = match[2] ?? match[1] ?? match[11] ?? match[10];
  if (printed === undefined) return undefined;
  const year = printed.length === 2 ? 2000 + Number(printed) : Number(printed);
  const unit = (match[3] ?? match[6] ?? match[8] ?? (match[9] ? 'q' : '')).trim().toLowerCase()[0];
  const digit = match[4] ?? match[5] ?? match[9];
  const index = match[7]
    ? ordinalDigit(match[7])
    : Number(digit?.replace(/[一二三四]/, (char) => String('一二三四'.indexOf(char) + 1)));
  if (unit === undefined) return { year };
  if (unit === 'h') return index <= 2 ? { year, half: index } : undefined;
  return { year, quarter: index };
}

/**
 * The named readings of a fiscal label ("Q3 FY2026", "FY2025/26", "2026財年第三季度"): by the year's end month, named
 * after the year in which it ends or begins, and of the calendar. Undefined where the label is none.
 */
export function fiscalPeriod(label: string, fiscalYearEnd: number): Readonly<Record<string, Interval>> | undefined {
  const part = labelled(label);
  if (!part || fiscalYearEnd < 1 || fiscalYearEnd > 12) return undefined;
  const name = partName(part);
  const interval = (days: Days): Interval => daysOf(days.first, days.last);
  const { quarter, half } = part;
  const calendar =
    quarter !== undefined
      ? monthDays(part.year, 3 * quarter - 2, 3)
      : half !== undefined
        ? monthDays(part.year, 6 * half - 5, 6)
        : yearDays(part.year);
  const ending = { [`fiscal ${name}`]: interval(fiscalDays(part.year, fiscalYearEnd, part)) };
  if (fiscalYearEnd === 12) return ending;
  return {
    ...ending,
    [`fiscal ${name}, named after the year in which it begins`]: interval(
      fiscalDays(part.year + 1, fiscalYearEnd, part),
    ),
    [`calendar ${name}`]: interval(calendar),
  };
}
