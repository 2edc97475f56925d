/**
 * English dates: what may begin at a word or a number, the second end of a range, and the words before a date that bound
 * it. `readEnglish` is called at the places that `englishStarts` and digits mark, and answers in time bounded by the
 * longest date, whatever the text.
 */
import { bareYear, monthStart } from './en-bare.ts';
import { ageAt, dayFirst, nthAt, quarterAt, seasonAt, yearFirst } from './en-calendar.ts';
import { directed } from './en-directed.ts';
import { dayAt, monthAt, type Piece, wordAt, wordBefore } from './en-parts.ts';
import { dayRange, rangeEnd } from './en-range.ts';
import { aheadAt, countedAt, dayWordAt, feastAt, partWordAt, periodEndedAt, weekdayAt } from './en-relative.ts';
import { shortDate, shortRange } from './en-short.ts';
import { cardinals, directions, months, ordinals, seasons, tens, weekdays, words } from './en-words.ts';
import { englishFeasts } from './feasts.ts';
import type { Moment, Reading } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { digitOf, freeBefore } from './print.ts';

type Found = Piece<Moment> | undefined;

const dayWords = words('today tomorrow tmrw yesterday day');
const partWords = words('early earlier beginning start mid middle late later end rest remainder remaining');
const periodWords = words('year month week quarter half fiscal financial');
const decadeNames = words('twenties thirties forties fifties sixties seventies eighties nineties');
const feastStarts = new Set([...englishFeasts.keys()].map((name) => /^[a-z]+/.exec(name)?.[0] ?? name));
const others = words('a an couple in within final q h fy cy');

/** The words at which an English date may begin, in small letters. */
export const englishStarts: ReadonlySet<string> = new Set(
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
    feastStarts,
    others,
  ].flatMap((table) => [...table.keys()]),
);

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
      shortDate(text, at) ??
      shortRange(text, at) ??
      bareYear(text, at, current)
    );
  }
  if ('@#$_'.includes(text[at - 1] || ' ')) return undefined;
  if (/^(?:[QH]\d|[FC]Y)/i.test(text.slice(at, at + 2))) return quarterAt(text, at, current);
  const word = wordAt(text, at);
  if (!word) return undefined;
  const name = word.word;
  if (months.has(name)) {
    const month = monthStart(text, at, current);
    if (month) return month;
  }
  if (weekdays.has(name)) return feastAt(text, at, current) ?? weekdayAt(text, at, current);
  if (dayWords.has(name)) return dayWordAt(text, at);
  if (directions.has(name) || name === 'final') return directed(text, at, current);
  if (partWords.has(name)) return partWordAt(text, at, current);
  if (periodWords.has(name))
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
  if (decadeNames.has(name)) return ageAt(text, at);
  if (feastStarts.has(name)) return feastAt(text, at, current);
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
