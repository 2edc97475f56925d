/**
 * Places a moment in time. Everything relative is counted from the dateline; without one the answer is undefined, never
 * a guess.
 */
import { civilDay } from '../day.ts';
import {
  civil,
  type Days,
  monthDays,
  type Period,
  periodAround,
  shiftDay,
  shiftMonths,
  weekdayOf,
  yearDays,
} from './calendar.ts';
import { fiscalDays, partName } from './fiscal.ts';
import type { CalendarMoment, Moment, Part, YearPrint } from './moment.ts';
import type { Direction } from './tense.ts';
import { closest, dayOfNearMonth, nearest } from './yearless.ts';

/** What resolving needs to know. */
export interface Where {
  readonly dateline?: number;
  readonly fiscalYearEnd?: number;
  /** Where the sentence looks, for a month or day without its year. */
  readonly direction?: Direction | undefined;
}

export interface Placed {
  readonly days: Days;
  /** The day that the print names, where `days` is the window that it stands for ("three months ago"). */
  readonly exact?: number;
  readonly others?: Readonly<Record<string, Days>>;
}

/** The year of the printed field: a number, the dateline's moved by the offset, or undefined. */
function yearOf(print: YearPrint | undefined, { dateline }: Where): number | undefined {
  if (typeof print === 'number') return print;
  if (print === undefined || dateline === undefined) return undefined;
  return civilDay(dateline).year + print.offset;
}

function calendarDays(moment: CalendarMoment, year: number): Days | undefined {
  const { month, day, quarter, half, season } = moment;
  if (month === undefined && day !== undefined) return undefined;
  if (month !== undefined) return day === undefined ? monthDays(year, month) : civil(year, month, day);
  if (quarter !== undefined) return monthDays(year, 3 * quarter - 2, 3);
  if (half !== undefined) return monthDays(year, 6 * half - 5, 6);
  if (season !== undefined) return monthDays(year, 3 + 3 * season, 3);
  return yearDays(year);
}

function yearlessPlace(moment: CalendarMoment, { dateline, direction }: Where): Placed | undefined {
  if (dateline === undefined) return undefined;
  const find = (year: number): Days | undefined => calendarDays(moment, year);
  // "First-quarter revenue" is told, not foretold, where no word looks ahead; a season is the closest one.
  const told = moment.season === undefined ? -1 : undefined;
  const days =
    moment.month === undefined
      ? closest(find, dateline, direction ?? told)
      : nearest(find, dateline, moment.weekday, direction);
  if (!days) return undefined;
  // "In January", written in December: news print the year of the next one, mostly.
  const next =
    direction === undefined && moment.weekday === undefined ? find(civilDay(days.first).year + 1) : undefined;
  return next && dateline - days.last > next.first - dateline
    ? { days, others: { 'the one to come': next } }
    : { days };
}

function placeCalendar(moment: CalendarMoment, where: Where): Placed | undefined {
  if (moment.day !== undefined && moment.month === undefined) {
    const days = where.dateline === undefined ? undefined : dayOfNearMonth(moment.day, moment.weekday, where.dateline);
    return days && { days };
  }
  const year = yearOf(moment.year, where);
  if (moment.year !== undefined && year === undefined) return undefined;
  const found = year === undefined ? undefined : calendarDays(moment, year);
  const placed = year === undefined ? yearlessPlace(moment, where) : found && { days: found };
  if (!placed) return undefined;
  const others: Record<string, Days> = { ...placed.others };
  if (moment.swapped && year !== undefined) {
    const swapped = civil(year, moment.swapped.month, moment.swapped.day);
    if (swapped) others['day and month changed over'] = swapped;
  }
  if (moment.season === 3 && year !== undefined) others['winter before'] = monthDays(year, 0, 3);
  const end = where.fiscalYearEnd;
  if (end !== undefined && end !== 12 && (moment.quarter !== undefined || moment.half !== undefined)) {
    others[`fiscal ${partName(moment)}`] = fiscalDays(civilDay(placed.days.first).year, end, moment);
  }
  return { days: placed.days, ...(Object.keys(others).length > 0 ? { others } : {}) };
}

/** Thirds of a month, quarter, year or decade. Months: as 上旬, 中旬, 下旬 are 1-10, 11-20 and the rest. */
function partOf({ first, last }: Days, part: Part): Days {
  const length = last - first + 1;
  if (length <= 31 && length >= 28) {
    if (part === 'early') return { first, last: first + 9 };
    if (part === 'earlier') return { first, last: first + 14 };
    if (part === 'mid') return { first: first + 10, last: first + 19 };
    return { first: part === 'late' ? first + 20 : first + 15, last };
  }
  if (length < 28) {
    const third = Math.max(1, Math.round(length / 3));
    if (part === 'early' || part === 'earlier') return { first, last: first + third - 1 };
    return part === 'mid' ? { first: first + third, last: last - third } : { first: last - third + 1, last };
  }
  const months = Math.round(length / 30.4369);
  const third = Math.max(1, Math.round(months / 3));
  if (part === 'early') return { first, last: shiftMonths(first, third) - 1 };
  if (part === 'mid') return { first: shiftMonths(first, third), last: shiftMonths(last + 1, -third) - 1 };
  if (part === 'later') return { first: shiftMonths(first, Math.round(months / 2)), last };
  if (part === 'earlier') return { first, last: shiftMonths(first, Math.round(months / 2)) - 1 };
  return { first: shiftMonths(last + 1, -third), last };
}

/** Half the unit: how far "three months ago" may lie from the day that it names. A year ago: fifteen days. */
function looseness(unit: Period, amount: number): number {
  const half: Readonly<Record<Period, number>> = {
    day: 0,
    week: 3,
    month: 15,
    quarter: 45,
    half: 91,
    year: 183,
    decade: 1826,
    century: 18262,
  };
  return unit === 'year' && Math.abs(amount) === 1 ? 15 : half[unit];
}

function placeNth(moment: Extract<Moment, { kind: 'nth' }>, where: Where): Placed | undefined {
  const of = place(moment.of, where)?.days;
  if (!of) return undefined;
  const { unit, weekday, index, count } = moment;
  if (weekday !== undefined) {
    const firstOne = of.first + ((weekday - weekdayOf(of.first) + 7) % 7);
    const lastOne = of.last - ((weekdayOf(of.last) - weekday + 7) % 7);
    const day = index > 0 ? firstOne + 7 * (index - 1) : lastOne + 7 * (index + 1);
    return day < of.first || day > of.last ? undefined : { days: { first: day, last: day } };
  }
  const days: Days =
    index > 0
      ? { first: shiftDay(of.first, unit, index - 1), last: shiftDay(of.first, unit, index - 1 + count) - 1 }
      : {
          first: shiftDay(of.last + 1, unit, index),
          last: shiftDay(of.last + 1, unit, index + count) - 1,
        };
  return days.first < of.first || days.last > of.last ? undefined : { days };
}

function placeFiscal(moment: Extract<Moment, { kind: 'fiscal' }>, where: Where): Placed | undefined {
  const end = where.fiscalYearEnd;
  if (end === undefined) return undefined;
  const { dateline } = where;
  let year = typeof moment.year === 'number' ? moment.year : undefined;
  if (year === undefined) {
    if (dateline === undefined) return undefined;
    const { year: civilYear, month } = civilDay(dateline);
    const current = month > end ? civilYear + 1 : civilYear;
    if (typeof moment.year === 'object') year = current + moment.year.offset;
    else {
      // The last one that has begun: a report on "fiscal Q3" is never about a quarter to come.
      year = fiscalDays(current, end, moment).first <= dateline ? current : current - 1;
    }
  }
  const others: Record<string, Days> = {};
  if (end !== 12) {
    const { quarter, half } = moment;
    const part = { ...(quarter === undefined ? {} : { quarter }), ...(half === undefined ? {} : { half }) };
    const calendar = calendarDays({ kind: 'calendar', ...part }, year);
    if (calendar) others[`calendar ${partName(moment)}`] = calendar;
    others[`fiscal ${partName(moment)}, named after the year in which it begins`] = fiscalDays(year + 1, end, moment);
  }
  return { days: fiscalDays(year, end, moment), ...(Object.keys(others).length > 0 ? { others } : {}) };
}

/** The end of a range begins no earlier than its start: a year that was not printed is moved until that holds. */
function placeRange(from: Moment, to: Moment, where: Where): Placed | undefined {
  if (from.kind === 'calendar' && to.kind === 'calendar' && from.year === undefined && to.year !== undefined) {
    const start = place({ ...from, year: to.year }, where)?.days;
    const end = place(to, where)?.days;
    if (!start || !end) return undefined;
    if (start.first <= end.last) return { days: { first: start.first, last: end.last } };
    const year = yearOf(to.year, where);
    const earlier = year === undefined ? undefined : calendarDays(from, year - 1);
    return earlier && { days: { first: earlier.first, last: end.last } };
  }
  const start = place(from, where)?.days;
  if (!start) return undefined;
  if (to.kind === 'calendar' && to.day !== undefined && to.month === undefined) {
    const { year, month } = civilDay(start.first);
    const days = [month, month + 1].map((at) => civil(at > 12 ? year + 1 : year, ((at - 1) % 12) + 1, to.day ?? 0));
    const end = days.find((day) => day !== undefined && day.last >= start.first);
    return end && { days: { first: start.first, last: end.last } };
  }
  if (to.kind === 'calendar' && to.year === undefined) {
    const base = civilDay(start.first).year;
    for (const year of [base, base + 1]) {
      const end = calendarDays(to, year);
      if (end && end.last >= start.first) return { days: { first: start.first, last: end.last } };
    }
    return undefined;
  }
  if (to.kind === 'weekday' && to.weeks === undefined) {
    const last = start.first + ((to.weekday - weekdayOf(start.first) + 7) % 7);
    return { days: { first: start.first, last } };
  }
  const end = place(to, where)?.days;
  return end && end.last >= start.first ? { days: { first: start.first, last: end.last } } : undefined;
}

/** The first such day after the dateline, or the last one before it. */
function placeBeside(of: Moment, side: -1 | 1, where: Where): Placed | undefined {
  if (where.dateline === undefined) return undefined;
  const own = civilDay(where.dateline).year;
  for (let away = -1; away <= 9; away += 1) {
    const year = own + side * away;
    const days = of.kind === 'calendar' ? calendarDays(of, year) : of.kind === 'feast' ? of.find(year) : undefined;
    if (days && (side > 0 ? days.first > where.dateline : days.last < where.dateline)) return { days };
  }
  return undefined;
}

function placeWindow(moment: Extract<Moment, { kind: 'window' }>, where: Where): Placed | undefined {
  const from = moment.from ? place(moment.from, where)?.days.first : where.dateline;
  if (from === undefined) return undefined;
  const { unit, count, side } = moment;
  const whole: Days =
    side < 0
      ? { first: periodAround(from, unit, -count).first, last: periodAround(from, unit, -1).last }
      : { first: periodAround(from, unit, 1).first, last: periodAround(from, unit, count).last };
  const rolling: Days =
    side < 0
      ? { first: shiftDay(from, unit, -count), last: from - 1 }
      : { first: from + 1, last: shiftDay(from, unit, count) };
  if (unit === 'day') return { days: rolling };
  return moment.rolling
    ? { days: rolling, others: { [`whole ${unit}s`]: whole } }
    : { days: whole, others: { 'to the day': rolling } };
}

function placeWeekday(moment: Extract<Moment, { kind: 'weekday' }>, { dateline }: Where): Placed | undefined {
  if (dateline === undefined) return undefined;
  const { weekday, weeks } = moment;
  const at = (day: number): Days => ({ first: day, last: day });
  if (weeks === undefined) {
    // News name the weekdays of the seven days up to the dateline; the one to come is the other reading.
    const back = (weekdayOf(dateline) - weekday + 7) % 7;
    return { days: at(dateline - back), others: { 'the one to come': at(dateline - back + 7) } };
  }
  const inWeek = dateline - weekdayOf(dateline) + weekday + 7 * weeks;
  const ahead = (weekday - weekdayOf(dateline) + 7) % 7;
  const closest = weeks > 0 ? dateline + (ahead || 7) : weeks < 0 ? dateline + (ahead || 7) - 7 : inWeek;
  const nearer = closest === dateline ? dateline - 7 : closest;
  return nearer === inWeek || Math.abs(weeks) > 1
    ? { days: at(inWeek) }
    : { days: at(inWeek), others: { 'the nearest': at(nearer) } };
}

/** The day that a count starts from. "3 days from Tuesday" is from the one to come. */
function shiftOrigin({ from, amount }: Extract<Moment, { kind: 'shift' }>, where: Where): number | undefined {
  if (!from) return where.dateline;
  const ahead: Moment =
    from.kind === 'weekday' && from.weeks === undefined ? { ...from, kind: 'weekdays-on', count: 1 } : from;
  const placed = place(ahead, where);
  return placed?.exact ?? (amount < 0 ? placed?.days.first : placed?.days.last);
}

/** Is it a day that the calendar can have? "June 31" is none in any year, "29 February 2022" none in its own. */
export function isReal(moment: Moment): boolean {
  if (moment.kind === 'range') return isReal(moment.from) && isReal(moment.to);
  if (moment.kind !== 'calendar' || moment.month === undefined || moment.day === undefined) return true;
  return civil(typeof moment.year === 'number' ? moment.year : 2000, moment.month, moment.day) !== undefined;
}

/** The days of a moment, or undefined where it needs a dateline (or a year end) that is not given. */
export function place(moment: Moment, where: Where): Placed | undefined {
  const { dateline } = where;
  switch (moment.kind) {
    case 'calendar':
      return placeCalendar(moment, where);
    case 'fixed':
      return { days: moment.days };
    case 'years':
      return { days: yearDays(moment.first, moment.count) };
    case 'period':
      return dateline === undefined ? undefined : { days: periodAround(dateline, moment.unit, moment.offset) };
    case 'shift': {
      const from = shiftOrigin(moment, where);
      if (from === undefined) return undefined;
      const exact = shiftDay(from, moment.unit, moment.amount);
      const loose = moment.from ? 0 : looseness(moment.unit, moment.amount);
      return { days: { first: exact - loose, last: exact + loose }, exact };
    }
    case 'window':
      return placeWindow(moment, where);
    case 'weekday':
      return placeWeekday(moment, where);
    case 'weekdays-on': {
      if (dateline === undefined) return undefined;
      const ahead = (moment.weekday - weekdayOf(dateline) + 7) % 7 || 7;
      const behind = (weekdayOf(dateline) - moment.weekday + 7) % 7 || 7;
      const day =
        moment.count > 0 ? dateline + ahead + 7 * (moment.count - 1) : dateline - behind + 7 * (moment.count + 1);
      return { days: { first: day, last: day } };
    }
    case 'part': {
      const of = place(moment.of, where);
      return of && { days: partOf(of.days, moment.part) };
    }
    case 'nth':
      return placeNth(moment, where);
    case 'ended': {
      const at = place(moment.at, where)?.days.last;
      if (at === undefined) return undefined;
      return { days: { first: shiftDay(at + 1, moment.unit, -moment.count), last: at } };
    }
    case 'fiscal':
      return placeFiscal(moment, where);
    case 'feast': {
      if (moment.year === undefined) {
        const near = dateline === undefined ? undefined : nearest(moment.find, dateline, undefined, where.direction);
        return near && { days: near };
      }
      const year = yearOf(moment.year, where);
      const days = year === undefined ? undefined : moment.find(year);
      return days && { days };
    }
    case 'beside':
      return placeBeside(moment.of, moment.side, where);
    case 'range':
      return placeRange(moment.from, moment.to, where);
    case 'within': {
      if (dateline === undefined) return undefined;
      const end = shiftDay(dateline, moment.unit, moment.count);
      return { days: { first: dateline, last: moment.unit === 'day' || moment.unit === 'week' ? end : end - 1 } };
    }
    case 'half-of': {
      const of = place(moment.of, where)?.days;
      if (!of) return undefined;
      // A month breaks after its 15th, a week after its Wednesday.
      const middle = of.last - of.first < 7 ? of.first + 2 : of.first + 14;
      return { days: moment.half === 1 ? { first: of.first, last: middle } : { first: middle + 1, last: of.last } };
    }
    case 'week-of': {
      const day = place(moment.day, where)?.days.first;
      return day === undefined ? undefined : { days: periodAround(day, 'week') };
    }
    case 'rest': {
      const of = place(moment.of, where)?.days;
      if (!of || dateline === undefined || dateline > of.last) return undefined;
      return { days: { first: Math.max(dateline, of.first), last: of.last } };
    }
    case 'to-date': {
      const of = place(moment.of, where)?.days;
      if (!of || dateline === undefined || dateline < of.first) return undefined;
      return { days: { first: of.first, last: Math.min(dateline, of.last) } };
    }
  }
}
