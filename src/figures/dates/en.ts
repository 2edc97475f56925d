/**
 * English dates: what may begin at a word or a number, the second end of a range, and the words before a date that bound
 * it. `readEnglish` is called at the places that `englishStarts` and digits mark, and answers in time bounded by the
 * longest date, whatever the text.
 */
import { once } from '../once.ts';
import { bareYear, monthStart } from './en-bare.ts';
import { ageAt, dayFirst, monthFirst, nthAt, quarterAt, seasonAt, yearFirst } from './en-calendar.ts';
import { directed } from './en-directed.ts';
import { dayAt, monthAt, type Piece, wordAt, wordBefore } from './en-parts.ts';
import { dayRange, rangeEnd } from './en-range.ts';
import {
  aheadAt,
  countedAt,
  dayWordAt,
  feastAt,
  feastsByWord,
  partWordAt,
  periodEndedAt,
  weekdayAt,
} from './en-relative.ts';
import { shortDate, shortRange } from './en-short.ts';
import { cardinals, directions, months, ordinals, seasons, tens, units, weekdays, words } from './en-words.ts';
import type { Moment, Reading } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { digitOf, digitsAt, freeBefore, isLetter, isSpace, matchAt } from './print.ts';

type Found = Piece<Moment> | undefined;

const dayWords = words('today tonight tomorrow tmrw tmr yesterday day');
const partWords = words('early earlier beginning start mid middle late later end rest remainder remaining ytd mtd');
const periodWords = words('year month week quarter half fiscal financial');
const decadeNames = words('twenties thirties forties fifties sixties seventies eighties nineties');
const others = words('a an couple in within final q h fy cy');

/** The words at which an English date may begin, in small letters. */
export const englishStarts: () => ReadonlySet<string> = once(
  () =>
    new Set(
      [
        months,
        weekdays,
        dayWords,
        directions,
        partWords,
        periodWords,
        ordinals,
        cardinals,
        tens,
        seasons,
        decadeNames,
        feastsByWord(),
        others,
      ].flatMap((table) => [...table.keys()]),
    ),
);

/** A date that begins with digits: how many they are and what touches them leaves few kinds to try. */
function numberAt(text: string, at: number, current: number | undefined): Found {
  const digits = digitsAt(text, at);
  if (!digits) return undefined;
  const touching = text.charCodeAt(digits.end);
  const joint = '-/.·－／‐‑–—'.includes(text[digits.end] || '!');
  const open = joint || isSpace(touching);
  if (digits.count === 8 || ((digits.count === 4 || digits.count <= 2) && open)) {
    const numeric = readNumeric(text, at, current);
    if (numeric) return { value: numeric.moment, end: numeric.end };
  }
  if (digits.count > 4 || (!freeBefore(text, at) && !/['’‘]/.test(text[at - 1] ?? ''))) return undefined;
  if (digits.count === 4) {
    return (
      ageAt(text, at) ??
      yearFirst(text, at, current) ??
      bareYear(text, at, current) ??
      (open ? countedAt(text, at, current) : undefined)
    );
  }
  if (digits.count === 3) return open ? countedAt(text, at, current) : undefined;
  if (isLetter(touching)) {
    return (
      ageAt(text, at) ??
      quarterAt(text, at, current) ??
      yearFirst(text, at, current) ??
      nthAt(text, at, current) ??
      dayRange(text, at, current) ??
      dayFirst(text, at, current)
    );
  }
  if (!open && touching !== 0x7e && touching !== 0xff5e) return undefined;
  return (
    ageAt(text, at) ??
    dayRange(text, at, current) ??
    dayFirst(text, at, current) ??
    (joint ? (shortDate(text, at) ?? shortRange(text, at)) : undefined) ??
    countedAt(text, at, current)
  );
}

const digitOrYear = (code: number, next: number): boolean => {
  const letter = code | 32;
  const isDigit = next >= 48 && next <= 57;
  return ((letter === 113 || letter === 104) && isDigit) || ((letter === 102 || letter === 99) && (next | 32) === 121);
};

/** Behind "a": what is counted from another day. Behind "in" and "within": how many. */
const countable = new Set([...units.keys(), 'fortnight', 'couple', 'dozen']);
const countWords = new Set([...cardinals.keys(), ...tens.keys(), 'a', 'an', 'the', 'next', 'couple']);

function coreAt(text: string, at: number, current: number | undefined): Found {
  const code = text.charCodeAt(at);
  if (digitOf(code) >= 0) return numberAt(text, at, current);
  if ('@#$_'.includes(text[at - 1] || ' ')) return undefined;
  // "Q3", "H1", "FY26", "CY25"
  if (digitOrYear(code, text.charCodeAt(at + 1))) return quarterAt(text, at, current);
  const word = wordAt(text, at);
  if (!word) return undefined;
  const name = word.word;
  switch (name) {
    case 'a':
    case 'an':
      return countable.has(wordAt(text, word.end)?.word ?? '') ? countedAt(text, at, current) : undefined;
    case 'in':
    case 'within': {
      const next = wordAt(text, word.end);
      return !next || countWords.has(next.word) ? aheadAt(text, at) : undefined;
    }
    case 'couple':
      return countedAt(text, at, current);
    case 'final':
      return directed(text, at, current);
  }
  if (cardinals.has(name)) return countedAt(text, at, current) ?? wordedDay(text, at, current);
  if (ordinals.has(name) || tens.has(name)) {
    return (
      quarterAt(text, at, current) ??
      ageAt(text, at) ??
      nthAt(text, at, current) ??
      dayRange(text, at, current) ??
      wordedDay(text, at, current) ??
      countedAt(text, at, current)
    );
  }
  const month = months.has(name) ? monthStart(text, at, current) : undefined;
  if (month) return month;
  if (weekdays.has(name)) return feastAt(text, at, current) ?? weekdayAt(text, at, current);
  if (dayWords.has(name)) return dayWordAt(text, at);
  if (directions.has(name)) return directed(text, at, current);
  if (partWords.has(name)) return partWordAt(text, at, current);
  if (periodWords.has(name)) {
    return quarterAt(text, at, current) ?? periodEndedAt(text, at, current) ?? partWordAt(text, at, current);
  }
  if (seasons.has(name)) return seasonAt(text, at, current);
  if (decadeNames.has(name)) return ageAt(text, at);
  return feastAt(text, at, current);
}

/** "twenty five January": a cardinal in words goes only with a capital month. */
function wordedDay(text: string, at: number, current: number | undefined): Found {
  const day = dayAt(text, at);
  const found = day && dayFirst(text, at, current);
  if (!day || !found) return undefined;
  const month = monthAt(text, day.end);
  return day.ordinal || month?.capital ? found : undefined;
}

const withThe =
  /^(?:\d+(?:st|nd|rd|th)|end\b|beginning\b|start\b|middle\b|week (?:commencing|of|beginning|starting)|next decade|rest\b)/i;

const listJoint = /(?:,? (?:and|or) |, |\/)/y;

/** "Q1, Q2 and Q3 2025", "in June and July 2025": the year stands once, behind the last of the list. */
function withListYear(text: string, { value, end }: Piece<Moment>, current: number | undefined): Moment {
  if (value.kind !== 'calendar' || value.year !== undefined || value.day !== undefined) return value;
  let at = end;
  for (let members = 0; members < 6; members += 1) {
    const joint = matchAt(listJoint, text, at);
    if (!joint) return value;
    const start = at + joint[0].length;
    const next = value.month === undefined ? quarterAt(text, start, current) : monthFirst(text, start, current);
    if (next?.value.kind !== 'calendar' || next.value.day !== undefined) return value;
    if (next.value.year !== undefined) return { ...value, year: next.value.year };
    at = next.end;
  }
  return value;
}

/** "Was postponed from 3 March to 5 May": two days, of which the second takes the place of the first. */
const movedFrom =
  /\b(?:(?:postpon|reschedul|delay|deferr)(?:e[sd]|ing|ed)\b(?: the(?: [\w-]+){1,3})?|(?:push|put|bring|brought)(?:ed|s|ing|ting)? (?:(?:it|the(?: [\w-]+){1,3}) )?(?:back|off|forward)|(?:was|were|been|being|be|is|are) (?:moved|shifted|extended|advanced|put back))(?: (?:again|twice|back|forward|by [\w-]+ [\w-]+))? from (?:the )?$/i;
const longestMove = 90;

/** An English date, range or period at the word or digit at `at`. */
export function readEnglish(text: string, at: number, current: number | undefined): Reading | undefined {
  const core = coreAt(text, at, current);
  if (!core) return undefined;
  const before = wordBefore(text, at);
  const first = before?.word === 'the' ? before : undefined;
  const opener = wordBefore(text, first?.start ?? at);
  const between = opener?.word === 'between';
  const apostrophe = /['’‘]/.test(text[at - 1] ?? '') && /^\d0/.test(text.slice(at, at + 2)) ? at - 1 : at;
  const isMoved = opener?.word === 'from' && movedFrom.test(text.slice(Math.max(0, at - longestMove), at));
  const to =
    core.value.kind === 'range' || isMoved ? undefined : rangeEnd(text, core.end, core.value, current, between);
  const listed = to ? core.value : withListYear(text, core, current);
  const year = (moment: Moment): number | undefined =>
    moment.kind === 'calendar' && typeof moment.year === 'number' ? moment.year : undefined;
  const backwards = to && (year(core.value) ?? -1e4) > (year(to.value) ?? 1e4);
  if (to && !backwards) {
    const start = between || opener?.word === 'from' ? opener.start : apostrophe;
    return { moment: { kind: 'range', from: core.value, to: to.value }, start, end: to.end };
  }
  if (core.value.kind === 'range' && (between || opener?.word === 'from'))
    return { moment: core.value, start: opener.start, end: core.end };
  const name = wordAt(text, at)?.word ?? '';
  const the = first && (withThe.test(text.slice(at, at + 16)) || ordinals.has(name) || tens.has(name));
  return { moment: listed, start: the ? first.start : apostrophe, end: core.end };
}
