/**
 * English dates: what may begin at a word or a number, the second end of a range, and the words before a date that bound
 * it. `readEnglish` is called at the places that `englishStarts` and digits mark, and answers in time bounded by the
 * longest date, whatever the text.
 */
import {
  ageAt,
  containerAt,
  dayFirst,
  monthBehind,
  monthFirst,
  nthAt,
  quarterAt,
  relativeAt,
  seasonAt,
  unitFollows,
  yearFirst,
  yearSlot,
} from './en-calendar.ts';
import { dayAt, monthAt, type Piece, pass, skip, wordAt, wordBefore, yearAt } from './en-parts.ts';
import {
  aheadAt,
  countedAt,
  dayWordAt,
  feastAt,
  monthQuarterAt,
  partWordAt,
  periodEndedAt,
  weekdayAt,
  weekThenDay,
  windowAt,
} from './en-relative.ts';
import { cardinals, directions, months, ordinals, seasons, tens, weekdays } from './en-words.ts';
import { englishFeasts } from './feasts.ts';
import type { CalendarMoment, Moment, Reading } from './moment.ts';
import { dayAndMonth, readNumeric } from './numeric.ts';
import { digitOf, digitsAt, freeAfter, freeBefore, matchAt, skipGap } from './print.ts';

type Found = Piece<Moment> | undefined;

const dayWords = ['today', 'tomorrow', 'tmrw', 'yesterday', 'day'];
const partWords = [
  'early',
  'earlier',
  'beginning',
  'start',
  'mid',
  'middle',
  'late',
  'later',
  'end',
  'rest',
  'remainder',
  'remaining',
];
const periodWords = ['year', 'month', 'week', 'quarter', 'half', 'fiscal', 'financial'];
const decadeNames = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];
const feastStarts = new Set([...englishFeasts.keys()].map((name) => /^[a-z]+/.exec(name)?.[0] ?? name));

/** The words at which an English date may begin, in small letters. */
export const englishStarts: ReadonlySet<string> = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...dayWords,
  ...directions.keys(),
  ...partWords,
  ...periodWords,
  ...ordinals.keys(),
  ...cardinals.keys(),
  ...tens.keys(),
  ...seasons.keys(),
  ...decadeNames,
  ...feastStarts,
  'a',
  'an',
  'couple',
  'in',
  'within',
  'final',
  'q',
  'h',
  'fy',
  'cy',
]);

/** Before a month that could be another word, these make it a month. */
const beforeSmallMonth = new Set([
  'in',
  'of',
  'since',
  'until',
  'during',
  'late',
  'early',
  'mid',
  'by',
  'before',
  'after',
]);
const beforeMonth = new Set([
  ...beforeSmallMonth,
  'from',
  'to',
  'through',
  'till',
  'between',
  'and',
  'for',
  'last',
  'next',
  'this',
  'on',
  'every',
  'per',
]);

/** A month that stands alone: is it one, and not the verb, the name, or the ticker? */
function monthAlone(
  text: string,
  start: number,
  month: { readonly open: boolean; readonly capital: boolean; readonly end: number },
): boolean {
  if ('$@#'.includes(text[start - 1] || ' ')) return false;
  const before = wordBefore(text, start);
  const whole = start === 0 && skipGap(text, month.end) >= text.length - 1;
  if (
    whole ||
    (before && before.start === 0 && skipGap(text, month.end) >= text.length && beforeMonth.has(before.word))
  )
    return true;
  if (before && (month.capital ? beforeMonth : beforeSmallMonth).has(before.word)) return true;
  if (month.open && text.slice(start, month.end).toLowerCase() !== 'august') return false;
  if (month.open && !month.capital) return false;
  // "April Ryan", "August Wilson": a name goes on with a capital.
  return !/^ [A-Z][a-z]/.test(text.slice(month.end, month.end + 3));
}

function monthStart(text: string, at: number, current: number | undefined): Found {
  const quarter = monthQuarterAt(text, at, current);
  if (quarter) return quarter;
  const month = monthAt(text, at);
  const found = month && monthFirst(text, at, current);
  if (!month || !found || found.value.kind !== 'calendar') return undefined;
  const { day, year } = found.value;
  if (day === undefined && year === undefined && !monthAlone(text, at, month)) {
    const end = rangeEnd(text, month.end, found.value, current, false);
    return end?.value.kind === 'calendar' && end.value.month !== undefined && month.capital ? found : undefined;
  }
  // "may 2": a small month before a bare number may be a verb.
  if (!month.capital && month.open && year === undefined && day !== undefined) {
    const number = dayAt(text, skip(text, month.end, 'the'));
    const verb = /^(?:may|march)\b/.test(text.slice(at, at + 6)) && number && !number.ordinal && !number.words;
    if (verb && !beforeMonth.has(wordBefore(text, at)?.word ?? '') && at > 0) return undefined;
  }
  return found;
}

function directed(text: string, at: number, current: number | undefined): Found {
  const before = wordBefore(text, at)?.word;
  const nth = nthAt(text, at, current);
  if (nth) return nth;
  const week = weekThenDay(text, at);
  if (week) return week;
  const counted = windowAt(text, at);
  if (counted) return counted;
  const found = relativeAt(text, at);
  if (!found) {
    // "next 6th of April", "this 5/12"
    const word = wordAt(text, at);
    const offset = word && directions.get(word.word);
    const date = word && (dayFirst(text, word.end, current) ?? twoPart(text, skipGap(text, word.end), true));
    if (!date || date.value.kind !== 'calendar' || offset === undefined || date.value.year !== undefined) {
      const feast = word && feastAt(text, word.end, current);
      if (!feast || feast.value.kind !== 'feast' || feast.value.year !== undefined || offset === undefined)
        return undefined;
      const value: Moment =
        offset === 0
          ? { ...feast.value, year: { offset: 0 } }
          : { kind: 'beside', of: feast.value, side: offset < 0 ? -1 : 1 };
      return { value, end: feast.end };
    }
    const value: Moment =
      offset === 0
        ? { ...date.value, year: { offset: 0 } }
        : { kind: 'beside', of: date.value, side: offset < 0 ? -1 : 1 };
    return { value, end: date.end };
  }
  // "the following day", "the previous year": counted from the story, not from the dateline.
  const word = wordAt(text, at)?.word ?? '';
  const told = before === 'the' && found.value.kind === 'period';
  if (
    told &&
    (['previous', 'preceding', 'prior', 'following'].includes(word) ||
      (found.value.kind === 'period' && found.value.unit === 'day'))
  )
    return undefined;
  if (found.value.kind === 'weekday') {
    const numeric =
      twoPart(text, skipGap(text, found.end), true) ??
      dayFirst(text, found.end, current) ??
      monthFirst(text, found.end, current);
    if (numeric?.value.kind === 'calendar' && numeric.value.day !== undefined) {
      return { value: { ...numeric.value, weekday: found.value.weekday }, end: numeric.end };
    }
  }
  return found;
}

/** "10 - 22 August 2012", "13 to the 15 of July", "between 3 and 12 of Sept". */
function dayRange(text: string, at: number, current: number | undefined): Found {
  const first = dayAt(text, at);
  if (!first) return undefined;
  const next = connector(text, first.end, wordBefore(text, skip2(text, at))?.word === 'between');
  if (next === undefined) return undefined;
  const second = dayAt(text, skip(text, next, 'the'));
  if (!second || second.value <= first.value) return undefined;
  const behind = monthBehind(text, second.end, { value: second.value, sure: second.ordinal || first.ordinal }, current);
  if (!behind) return undefined;
  const { value } = behind;
  if (value.kind === 'calendar')
    return { value: { kind: 'range', from: { ...value, day: first.value }, to: value }, end: behind.end };
  if (value.kind !== 'nth') return undefined;
  return { value: { kind: 'range', from: { ...value, index: first.value }, to: value }, end: behind.end };
}

/** The place before "the", where it stands before `at`. */
function skip2(text: string, at: number): number {
  const before = wordBefore(text, at);
  return before?.word === 'the' ? before.start : at;
}

const sign = /\s?(?:[-–—~～]|\bto\b|\bthrough\b|\bthru\b|\btill?\b|\buntil\b)\s?/iy;

/** Past the sign or word between the ends of a range; "and" joins only behind "between". */
function connector(text: string, at: number, between: boolean): number | undefined {
  const match = matchAt(sign, text, at);
  if (match) return at + match[0].length;
  return between ? pass(text, at, 'and') : undefined;
}

const context = new Set([
  'on',
  'by',
  'from',
  'until',
  'till',
  'since',
  'before',
  'after',
  'between',
  'this',
  'next',
  'last',
  'dated',
  'through',
]);

/** Day and month without a year, in digits: "2/15", "on 5.12", "10/1"; `sure` where the words around make it a date. */
function twoPart(text: string, at: number, sure: boolean, joined = false): Found {
  const first = digitsAt(text, at, 2);
  const between = first && text[first.end];
  if (!first || !between || !'/.-·'.includes(between) || (!joined && !freeBefore(text, at))) return undefined;
  const second = digitsAt(text, first.end + 1, 2);
  if (!second || !(freeAfter(text, second.end) || /^-\d{1,2}\/\d/.test(text.slice(second.end, second.end + 5))))
    return undefined;
  const before = wordBefore(text, at);
  const whole = at === 0 && second.end >= text.length;
  const told = sure || (before !== undefined && (context.has(before.word) || weekdays.has(before.word)));
  if (
    between !== '/' &&
    !told &&
    !(whole && (between === '·' || (between === '-' && first.count + second.count === 4)))
  )
    return undefined;
  const moment = dayAndMonth(first.value, second.value, undefined, between === '.' && false);
  if (!moment) return undefined;
  if (!told && !whole) {
    // A fraction, a score, an inch size: only a day past the twelfth tells them from a date.
    const powers = [16, 32, 64];
    if (first.value <= 12 && second.value <= 12) return undefined;
    if ((first.value === 24 && second.value === 7) || powers.includes(second.value)) return undefined;
    if (
      digitOf(text.charCodeAt(at - 2)) >= 0 ||
      /^\s?(?:of|inch|in|"|″|stars?|x)\b/.test(text.slice(second.end, second.end + 6))
    )
      return undefined;
  }
  if (
    whole &&
    !told &&
    first.value <= 12 &&
    second.value <= 12 &&
    between === '/' &&
    first.count + second.count < 4 &&
    first.value < second.value &&
    second.value <= 10
  )
    return undefined;
  return { value: moment, end: second.end };
}

const strong = new Set([
  'in',
  'since',
  'until',
  'till',
  'before',
  'after',
  'during',
  'year',
  'late',
  'early',
  'circa',
  'mid',
  'between',
  'from',
  'through',
]);
const weak = new Set(['of', 'by', 'to', 'than', 'around', 'and', 'or', 'for', 'not', 'versus', 'vs', 'with']);
const afterWeak =
  /^(?:\s*(?:$|[.,;:)\]!?–—-]|and\b|or\b|but\b|when\b|as\b|to\b|the\b|was\b|were\b|is\b|are\b|it\b|with\b|for\b|after\b|before\b|in\b|by\b|at\b|from\b|while\b|because\b|that\b|which\b|who\b|he\b|she\b|they\b|on\b|a\b))/;

/** A bare year: only where the words before it say so, and no counted thing follows. */
function bareYear(text: string, at: number, current: number | undefined): Found {
  if (!freeBefore(text, at)) return undefined;
  const year = yearAt(text, at, 'no', current);
  if (!year || digitOf(text.charCodeAt(at)) < 0) return undefined;
  const value: Moment = { kind: 'calendar', year: year.value };
  if (year.end - at > 4) return { value, end: year.end };
  if (!freeAfter(text, year.end, '.,:/')) return undefined;
  if (unitFollows(text, year.end)) return undefined;
  // Between two years a sign is enough: "2014-2018", "1960 - 1961".
  const to = rangeEnd(text, year.end, value, current, wordBefore(text, at)?.word === 'between');
  if (to?.value.kind === 'calendar' && to.value.year !== undefined && typeof to.value.year === 'number') {
    return to.value.year > year.value && to.value.year - year.value < 500 ? { value, end: year.end } : undefined;
  }
  if (to) return { value, end: year.end };
  if (text[year.end] === '-' && digitOf(text.charCodeAt(year.end + 1)) >= 0) return undefined;
  const before = wordBefore(text, at);
  if (!before) return undefined;
  const likely = year.value >= 1500 && year.value <= 2199;
  if (before.word === 'and') {
    const left = text.slice(Math.max(0, before.start - 14), before.start);
    return /\b(?:in|between|and|,) \d{4},? $/.test(left) ? { value, end: year.end } : undefined;
  }
  if (strong.has(before.word))
    return likely || afterWeak.test(text.slice(year.end, year.end + 10)) ? { value, end: year.end } : undefined;
  if (before.word === 'to' && wordBefore(text, before.start)?.word === 'back') return { value, end: year.end };
  return likely && weak.has(before.word) && afterWeak.test(text.slice(year.end, year.end + 10))
    ? { value, end: year.end }
    : undefined;
}

/** The second end of a range that begins with `from` and whose first end is at `at`. */
function rangeEnd(text: string, at: number, from: Moment, current: number | undefined, between: boolean): Found {
  const next = connector(text, at, between);
  if (next === undefined) return undefined;
  const dashed = /[-–—~～]/.test(text.slice(at, next));
  const start = skipGap(text, skip(text, next, 'the'));
  const numeric = readNumeric(text, start, current, true);
  if (numeric) return { value: numeric.moment, end: numeric.end };
  if (digitOf(text.charCodeAt(start)) >= 0) {
    const two =
      from.kind === 'beside' || (from.kind === 'calendar' && from.day !== undefined && from.year === undefined)
        ? twoPart(text, start, true, true)
        : undefined;
    if (two) return two;
  }
  if (
    from.kind === 'calendar' &&
    from.month === undefined &&
    from.quarter === undefined &&
    from.half === undefined &&
    typeof from.year === 'number' &&
    from.day === undefined
  ) {
    const year = yearAt(text, start, 'no', current);
    if (
      year &&
      freeAfter(text, year.end, '.,:/') &&
      !unitFollows(text, year.end) &&
      !(dashed && text[year.end] === '-')
    )
      return { value: { kind: 'calendar', year: year.value }, end: year.end };
    const short = dashed ? digitsAt(text, start, 2) : undefined;
    const full = short && Math.floor(from.year / 100) * 100 + short.value;
    if (
      short?.count === 2 &&
      full &&
      full > from.year &&
      full - from.year < 30 &&
      text[at] !== ' ' &&
      freeAfter(text, short.end) &&
      !unitFollows(text, short.end)
    )
      return { value: { kind: 'calendar', year: full }, end: short.end };
  }
  const direct = wordAt(text, start);
  const full =
    dayWordAt(text, start) ??
    dayFirst(text, start, current) ??
    quarterAt(text, start, current) ??
    partWordAt(text, start, current) ??
    (direct && directions.has(direct.word) ? directed(text, start, current) : undefined) ??
    monthFirst(text, start, current) ??
    weekdayAt(text, start, current) ??
    yearFirst(text, start, current) ??
    (dashed ? undefined : ageAt(text, start)) ??
    feastAt(text, start, current);
  if (full) return full;
  if (from.kind !== 'calendar' || from.day === undefined || from.month === undefined) return undefined;
  const day = dayAt(text, start);
  if (!day || unitFollows(text, day.end)) return undefined;
  const slot = yearSlot(text, day.end, 'over-31', current);
  const year = slot && slot.value !== 'none' ? { year: slot.value } : {};
  const wraps = day.value < from.day;
  if (wraps && !day.ordinal) return undefined;
  const month = wraps ? (from.month % 12) + 1 : from.month;
  const { year: fromYear, ...rest } = from;
  const value: CalendarMoment = {
    ...rest,
    ...(fromYear !== undefined && month !== 1 ? { year: fromYear } : {}),
    month,
    day: day.value,
    ...year,
  };
  return { value, end: slot?.end ?? day.end };
}

function coreAt(text: string, at: number, current: number | undefined): Found {
  if (digitOf(text.charCodeAt(at)) >= 0) {
    const numeric = readNumeric(text, at, current);
    if (numeric) return { value: numeric.moment, end: numeric.end };
    if (!freeBefore(text, at) && !/['’‘]/.test(text[at - 1] ?? '')) return undefined;
    return (
      ageAt(text, at) ??
      quarterAt(text, at, current) ??
      yearFirst(text, at, current) ??
      nthAt(text, at, current) ??
      dayRange(text, at, current) ??
      dayFirst(text, at, current) ??
      countedAt(text, at, current) ??
      twoPart(text, at, false) ??
      rangedTwoPart(text, at) ??
      bareYear(text, at, current)
    );
  }
  const word = wordAt(text, at);
  if (!word) return /^[QHqh][1-4]|^[FC]Y/i.test(text.slice(at, at + 2)) ? quarterAt(text, at, current) : undefined;
  const name = word.word;
  if (months.has(name)) {
    const month = monthStart(text, at, current);
    if (month) return month;
  }
  if (weekdays.has(name)) return feastAt(text, at, current) ?? weekdayAt(text, at, current);
  if (dayWords.includes(name)) return dayWordAt(text, at);
  if (directions.has(name) || name === 'final') return directed(text, at, current);
  if (partWords.includes(name)) return partWordAt(text, at, current);
  if (periodWords.includes(name))
    return quarterAt(text, at, current) ?? periodEndedAt(text, at, current) ?? partWordAt(text, at, current);
  if (ordinals.has(name) || cardinals.has(name) || tens.has(name)) {
    return (
      quarterAt(text, at, current) ??
      ageAt(text, at) ??
      nthAt(text, at, current) ??
      dayRange(text, at, current) ??
      wordedDay(text, at, current) ??
      countedAt(text, at, current)
    );
  }
  if (name === 'a' || name === 'an' || name === 'couple') return countedAt(text, at, current);
  if (name === 'in' || name === 'within') return aheadAt(text, at);
  if (seasons.has(name)) return seasonAt(text, at, current);
  if (decadeNames.includes(name)) return ageAt(text, at);
  if (feastStarts.has(name)) return feastAt(text, at, current);
  if (name === 'fy' || name === 'cy') return quarterAt(text, at, current);
  return undefined;
}

/** "twenty five January": a cardinal in words goes only with a capital month. */
function wordedDay(text: string, at: number, current: number | undefined): Found {
  const day = dayAt(text, at);
  const found = day && dayFirst(text, at, current);
  if (!day || !found) return undefined;
  const month = monthAt(text, day.end);
  return day.ordinal || month?.capital ? found : undefined;
}

/** "10/1-11/7" behind "from" or "between", "2/29-3/1". */
function rangedTwoPart(text: string, at: number): Found {
  const first = twoPart(text, at, true);
  if (!first) return undefined;
  const next = connector(text, first.end, false);
  const second = next === undefined ? undefined : twoPart(text, next, true, true);
  const sure = text[at + 1] === '/' || text[at + 2] === '/';
  return second && sure && /^[-–~]/.test(text.slice(first.end).slice(0, 1)) ? first : undefined;
}

const withThe =
  /^(?:\d+(?:st|nd|rd|th)|end\b|beginning\b|start\b|middle\b|week (?:commencing|of|beginning|starting)|next decade|rest\b)/i;

/** An English date, range or period at the word or digit at `at`. */
export function readEnglish(text: string, at: number, current: number | undefined): Reading | undefined {
  const core = coreAt(text, at, current);
  if (!core) return undefined;
  const before = wordBefore(text, at);
  const first = before?.word === 'the' ? before : undefined;
  const opener = wordBefore(text, first?.start ?? at);
  const between = opener?.word === 'between';
  const apostrophe = /['’‘]/.test(text[at - 1] ?? '') && /^\d0/.test(text.slice(at, at + 2)) ? at - 1 : at;
  const to = core.value.kind === 'range' ? undefined : rangeEnd(text, core.end, core.value, current, between);
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
  return { moment: core.value, start: the ? first.start : apostrophe, end: core.end };
}
