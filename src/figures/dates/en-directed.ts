/** English dates that begin with "last", "next", "this" and their like. */
import { dayFirst, monthFirst, nthAt, quarterAt, relativeAt } from './en-calendar.ts';
import { type Piece, wordAt, wordBefore } from './en-parts.ts';
import { feastAt, weekThenDay, windowAt } from './en-relative.ts';
import { shortDate } from './en-short.ts';
import { directions, words } from './en-words.ts';
import type { CalendarMoment, Moment } from './moment.ts';
import { skipGap } from './print.ts';

type Found = Piece<Moment> | undefined;

/** Behind "the", these count from the story that is told, not from the dateline: "the following day", "the next year". */
const told = words('previous preceding prior following');
const toldUnits = words('day week month year');

function isTold(text: string, at: number, moment: Moment): boolean {
  if (moment.kind !== 'period' || wordBefore(text, at)?.word !== 'the') return false;
  const word = wordAt(text, at)?.word ?? '';
  return told.has(word) || (word === 'next' && toldUnits.has(moment.unit));
}

/** What a direction does to a date or feast without a year: "next 6th of April", "this 5/12", "last Easter". */
function turned(text: string, at: number, offset: number, current: number | undefined): Found {
  const date =
    dayFirst(text, at, current) ??
    shortDate(text, skipGap(text, at), { told: true, slashOnly: true }) ??
    feastAt(text, at, current);
  if (!date || (date.value.kind !== 'calendar' && date.value.kind !== 'feast') || date.value.year !== undefined)
    return undefined;
  const value: Moment =
    offset === 0
      ? { ...date.value, year: { offset: 0 } }
      : { kind: 'beside', of: date.value, side: offset < 0 ? -1 : 1 };
  return { value, end: date.end };
}

/** A date beside a weekday with its direction: "next Friday 5/12". */
function dateBehind(text: string, at: number, current: number | undefined): Piece<CalendarMoment> | undefined {
  const date =
    shortDate(text, skipGap(text, at), { told: true, slashOnly: true }) ??
    dayFirst(text, at, current) ??
    monthFirst(text, at, current);
  return date?.value.kind === 'calendar' && date.value.day !== undefined
    ? { value: date.value, end: date.end }
    : undefined;
}

/** "last year's third quarter", "this year's Q3": from behind the year. */
function yearsPart(text: string, at: number, offset: number, current: number | undefined): Found {
  if (!/^['’]s $/.test(text.slice(at, at + 3))) return undefined;
  const part = quarterAt(text, at + 3, current);
  if (part?.value.kind !== 'calendar' || part.value.year !== undefined) return undefined;
  return { value: { ...part.value, year: { offset } }, end: part.end };
}

/** A date, period or window that begins with a word of direction at `at`. */
export function directed(text: string, at: number, current: number | undefined): Found {
  const first = nthAt(text, at, current) ?? weekThenDay(text, at) ?? windowAt(text, at);
  if (first) return first;
  const found = relativeAt(text, at);
  if (!found) {
    const word = wordAt(text, at);
    const offset = word && directions.get(word.word);
    return offset === undefined ? undefined : turned(text, word?.end ?? at, offset, current);
  }
  if (isTold(text, at, found.value)) return undefined;
  if (found.value.kind === 'period' && found.value.unit === 'year')
    return yearsPart(text, found.end, found.value.offset, current) ?? found;
  if (found.value.kind !== 'weekday') return found;
  const date = dateBehind(text, found.end, current);
  return date ? { value: { ...date.value, weekday: found.value.weekday }, end: date.end } : found;
}
