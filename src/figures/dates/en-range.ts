/** The second end of English ranges: "from 1990 to 2019", "10 - 22 August", "August 10 - 22, 2012". */
import {
  ageAt,
  dayFirst,
  monthBehind,
  monthFirst,
  quarterAt,
  unitFollows,
  yearFirst,
  yearSlot,
} from './en-calendar.ts';
import { directed } from './en-directed.ts';
import { dayAt, type Piece, skip, wordAt, wordBefore, yearAt } from './en-parts.ts';
import { dayWordAt, feastAt, partWordAt, weekdayAt } from './en-relative.ts';
import { connector, shortDate } from './en-short.ts';
import { directions } from './en-words.ts';
import type { CalendarMoment, Moment } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { digitOf, digitsAt, freeAfter, skipGap } from './print.ts';

type Found = Piece<Moment> | undefined;

/** "10 - 22 August 2012", "13 to the 15 of July", "between 3 and 12 of Sept". */
export function dayRange(text: string, at: number, current: number | undefined): Found {
  const first = dayAt(text, at);
  if (!first) return undefined;
  const the = wordBefore(text, at);
  const opener = the?.word === 'the' ? wordBefore(text, the.start) : the;
  const next = connector(text, first.end, opener?.word === 'between');
  if (next === undefined) return undefined;
  const second = dayAt(text, skip(text, next, 'the'));
  if (!second || second.value <= first.value) return undefined;
  const sure = second.ordinal || first.ordinal;
  const behind = monthBehind(text, second.end, { value: second.value, sure }, current);
  if (behind?.value.kind === 'calendar') {
    const { value, end } = behind;
    return { value: { kind: 'range', from: { ...value, day: first.value }, to: value }, end };
  }
  if (behind?.value.kind !== 'nth') return undefined;
  return { value: { kind: 'range', from: { ...behind.value, index: first.value }, to: behind.value }, end: behind.end };
}

const isYear = (moment: Moment): moment is CalendarMoment & { readonly year: number } =>
  moment.kind === 'calendar' &&
  typeof moment.year === 'number' &&
  moment.month === undefined &&
  moment.quarter === undefined &&
  moment.half === undefined &&
  moment.season === undefined;

/** The second year of "from 1990 to 2019", "2014-18". */
function secondYear(
  text: string,
  at: number,
  from: number,
  dash: 'glued' | 'spaced' | 'none',
  current: number | undefined,
): Found {
  const year = yearAt(text, at, 'no', current);
  if (
    year &&
    freeAfter(text, year.end, '.,:/') &&
    !unitFollows(text, year.end) &&
    !(dash !== 'none' && text[year.end] === '-')
  ) {
    return { value: { kind: 'calendar', year: year.value }, end: year.end };
  }
  const short = dash === 'glued' ? digitsAt(text, at, 2) : undefined;
  if (short?.count !== 2 || !freeAfter(text, short.end) || unitFollows(text, short.end)) return undefined;
  const full = Math.floor(from / 100) * 100 + short.value;
  return full > from && full - from < 100 ? { value: { kind: 'calendar', year: full }, end: short.end } : undefined;
}

/** The bare second day of "July 13-15", "from April twenty-seventh to the third". */
function secondDay(text: string, at: number, from: CalendarMoment, current: number | undefined): Found {
  if (from.day === undefined || from.month === undefined) return undefined;
  const day = dayAt(text, at);
  // "November 3 - nine days before": a cardinal in words is no day.
  if (!day || (day.words && !day.ordinal) || unitFollows(text, day.end)) return undefined;
  const wraps = day.value < from.day;
  if (wraps && !day.ordinal) return undefined;
  const slot = yearSlot(text, day.end, 'over-31', current);
  const month = wraps ? (from.month % 12) + 1 : from.month;
  const { year, ...rest } = from;
  const printed =
    slot && slot.value !== 'none' ? { year: slot.value } : year !== undefined && month !== 1 ? { year } : {};
  return { value: { ...rest, ...printed, month, day: day.value }, end: slot?.end ?? day.end };
}

/** "10/1" behind "from 10/1 to", with the year that may close it: "5/1-5/7, 2020". */
function secondShort(text: string, at: number, current: number | undefined): Found {
  const short = digitOf(text.charCodeAt(at)) < 0 ? undefined : shortDate(text, at, { told: true, joined: true });
  if (short?.value.kind !== 'calendar' || text[short.end] !== ',') return short;
  const slot = yearSlot(text, short.end, 'no', current);
  return slot && slot.value !== 'none' ? { value: { ...short.value, year: slot.value }, end: slot.end } : short;
}

/** The second end of a range that begins with `from` and whose first end is at `at`. */
export function rangeEnd(text: string, at: number, from: Moment, current: number | undefined, between: boolean): Found {
  const next = connector(text, at, between);
  if (next === undefined) return undefined;
  const dashed = /[-–—~～]/.test(text.slice(at, next));
  const start = skipGap(text, skip(text, next, 'the'));
  const numeric = readNumeric(text, start, current, true);
  if (numeric) return { value: numeric.moment, end: numeric.end };
  const openDay =
    from.kind === 'beside' || (from.kind === 'calendar' && from.day !== undefined && from.year === undefined);
  const short = openDay ? secondShort(text, start, current) : undefined;
  if (short) return short;
  if (isYear(from)) {
    const year = secondYear(text, start, from.year, !dashed ? 'none' : text[at] === ' ' ? 'spaced' : 'glued', current);
    if (year) return year;
  }
  const word = wordAt(text, start);
  const full =
    dayWordAt(text, start) ??
    dayFirst(text, start, current) ??
    quarterAt(text, start, current) ??
    partWordAt(text, start, current) ??
    (word && directions.has(word.word) ? directed(text, start, current) : undefined) ??
    monthFirst(text, start, current) ??
    weekdayAt(text, start, current) ??
    yearFirst(text, start, current) ??
    (dashed ? undefined : ageAt(text, start)) ??
    feastAt(text, start, current);
  if (full) return full;
  return from.kind === 'calendar' ? secondDay(text, start, from, current) : undefined;
}
