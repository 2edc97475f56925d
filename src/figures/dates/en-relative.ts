/** English dates counted from another day: "three days ago", "the past 12 months", "two weeks after 1 May", "Tuesday". */
import { once } from '../once.ts';
import type { Period } from './calendar.ts';
import { containerAt, dayFirst, monthFirst, relativeAt, yearSlot } from './en-calendar.ts';
import { countAt, dayAt, type Piece, pass, skip, wordAt, wordBefore } from './en-parts.ts';
import { directions, months, units, weekdays, words } from './en-words.ts';
import { englishFeasts, type Feast } from './feasts.ts';
import type { Moment, Part } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { matchAt, skipGap } from './print.ts';

type Found = Piece<Moment> | undefined;

const days: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['tonight', 0],
  ['yesterday', -1],
]);

/** "today", "yesterday", "the day before yesterday" (from "day"). */
export function dayWordAt(text: string, at: number): Found {
  const word = wordAt(text, at);
  if (!word) return undefined;
  const offset = days.get(word.word);
  if (offset !== undefined) return { value: { kind: 'period', unit: 'day', offset }, end: word.end };
  if (word.word !== 'day') return undefined;
  const before = pass(text, word.end, 'before', 'yesterday');
  if (before !== undefined) return { value: { kind: 'period', unit: 'day', offset: -2 }, end: before };
  const after = pass(text, word.end, 'after', 'tomorrow');
  return after === undefined ? undefined : { value: { kind: 'period', unit: 'day', offset: 2 }, end: after };
}

/** The feasts by the first word of their names, the longest names first. */
export const feastsByWord = once(() => {
  const table = new Map<string, (readonly [string, Feast])[]>();
  for (const feast of [...englishFeasts].sort(([a], [b]) => b.length - a.length)) {
    const word = /^[a-z]+/.exec(feast[0])?.[0] ?? feast[0];
    table.set(word, [...(table.get(word) ?? []), feast]);
  }
  return table;
});

/** Names that in small letters are something else: "may day", "labor day". */
const capitalFeasts = /^(?:may|labor|freedom|jubilee|earth|columbus|memorial)/;

/** A feast by its name: "Christmas Day", with its year: "Black Friday 2010", "Independence Day of this year". */
export function feastAt(text: string, at: number, current: number | undefined): Found {
  const word = wordAt(text, at);
  const named = word && feastsByWord().get(word.word);
  if (!word || !named) return undefined;
  const plain = text
    .slice(word.start, word.start + 24)
    .toLowerCase()
    .replaceAll('’', "'");
  for (const [name, find] of named) {
    if (!plain.startsWith(name) || /[a-z]/.test(plain[name.length] ?? ' ')) continue;
    if (!word.capital && capitalFeasts.test(name)) return undefined;
    const end = word.start + name.length;
    const slot = yearSlot(text, end, 'no', current);
    const year = slot && slot.value !== 'none' ? { year: slot.value } : {};
    return { value: { kind: 'feast', find, ...year }, end: slot?.end ?? end };
  }
  return undefined;
}

/** What a count may start from: "after 1 May", "from tomorrow", "before Christmas". */
function anchorAt(text: string, at: number, current: number | undefined): Found {
  const from = skip(text, at, 'the');
  const start = skipGap(text, from);
  const numeric = readNumeric(text, start, current);
  if (numeric) return { value: numeric.moment, end: numeric.end };
  const found =
    dayWordAt(text, from) ??
    relativeAt(text, from) ??
    feastAt(text, from, current) ??
    weekdayAt(text, from, current) ??
    dayFirst(text, from, current);
  if (found) return found;
  const month = monthFirst(text, from, current);
  return month?.value.kind === 'calendar' && month.value.day !== undefined ? month : undefined;
}

interface Amount {
  readonly unit: Period;
  readonly count: number;
  readonly end: number;
}

/** "3 days", "a fortnight", "two years". */
function amountAt(text: string, at: number): Amount | undefined {
  const count = countAt(text, at);
  if (!count || count.value > 3000) return undefined;
  const word = wordAt(text, text[count.end] === '-' ? count.end + 1 : count.end);
  if (!word) return undefined;
  if (word.word === 'fortnight' || word.word === 'fortnights')
    return { unit: 'week', count: 2 * count.value, end: word.end };
  const unit = units.get(word.word);
  return unit && unit !== 'half' ? { unit, count: count.value, end: word.end } : undefined;
}

/** "three days ago", "two weeks from tomorrow", "3 Fridays from now", "2 upcoming months"; `at` is at the count. */
export function countedAt(text: string, at: number, current: number | undefined): Found {
  const amount = amountAt(text, at);
  if (!amount) return countedOthers(text, at);
  let end = amount.end;
  const and = pass(text, end, 'and');
  const second = and === undefined ? undefined : amountAt(text, and);
  if (second) end = second.end;
  const word = wordAt(text, end);
  const moved = (sign: 1 | -1, from?: Moment): Moment => {
    const shift = (part: Amount, base?: Moment): Moment => ({
      kind: 'shift',
      unit: part.unit,
      amount: sign * part.count,
      ...(base ? { from: base } : {}),
    });
    return second ? shift(second, shift(amount, from)) : shift(amount, from);
  };
  if (word?.word === 'ago') return { value: moved(-1), end: word.end };
  if (word?.word === 'hence') return { value: moved(1), end: word.end };
  if (word?.word === 'from') {
    const now = pass(text, word.end, 'now') ?? pass(text, word.end, 'today');
    if (now !== undefined) return { value: moved(1), end: now };
  }
  if (word && (word.word === 'from' || word.word === 'after' || word.word === 'before' || word.word === 'prior')) {
    const anchor = anchorAt(text, word.word === 'prior' ? skip(text, word.end, 'to') : word.end, current);
    const back = word.word === 'before' || word.word === 'prior';
    return anchor && { value: moved(back ? -1 : 1, anchor.value), end: anchor.end };
  }
  return endedAt(text, amount, current);
}

function countedOthers(text: string, at: number): Found {
  const count = countAt(text, at);
  if (!count || count.value > 3000) return undefined;
  const word = wordAt(text, count.end);
  if (!word) return undefined;
  const weekday = weekdays.get(word.word.replace(/s$/, ''));
  if (weekday !== undefined && word.word.length > 5) {
    const now = pass(text, word.end, 'from', 'now') ?? pass(text, word.end, 'from', 'today');
    if (now !== undefined) return { value: { kind: 'weekdays-on', weekday, count: count.value }, end: now };
    const ago = pass(text, word.end, 'ago');
    return ago === undefined ? undefined : { value: { kind: 'weekdays-on', weekday, count: -count.value }, end: ago };
  }
  const offset = directions.get(word.word);
  const unit = wordAt(text, word.end);
  const period = unit && units.get(unit.word);
  if (!offset || !unit || !period || period === 'half') return undefined;
  return { value: windowOf(word.word, offset, period, count.value), end: unit.end };
}

/** "Past" and "preceding" run up to the dateline; "last", "next" and the rest are whole periods beside it. */
function windowOf(word: string, offset: number, unit: Period, count: number): Moment {
  const rolling = unit !== 'quarter' && (word === 'past' || word === 'preceding' || (unit === 'month' && count === 12));
  return { kind: 'window', unit, count, side: offset < 0 ? -1 : 1, rolling };
}

/** "the past 12 months", "next 3 days", from the word of direction. */
export function windowAt(text: string, at: number): Found {
  const word = wordAt(text, at);
  const offset = word && directions.get(word.word);
  if (!word || !offset) return undefined;
  const count = countAt(text, word.end);
  const unit = count && wordAt(text, text[count.end] === '-' ? count.end + 1 : count.end);
  const period = unit && units.get(unit.word);
  if (!count || !period || period === 'half' || count.value > 3000) return undefined;
  return { value: windowOf(word.word, offset, period, count.value), end: unit.end };
}

const endings: ReadonlySet<string> = words('ended ending to through');

/** "three months ended 30 September 2025", "year to March 2025", "13-week fiscal period ended ..."; the amount is read. */
function endedAt(text: string, { unit, count, end }: Amount, current: number | undefined): Found {
  if (unit === 'day' || unit === 'decade' || unit === 'century') return undefined;
  const noun = unit === 'week' ? skip(text, skip(text, end, 'fiscal'), 'period', 'quarter', 'year') : end;
  const word = wordAt(text, noun);
  if (!word || !endings.has(word.word)) return undefined;
  const from = skip(text, word.end, 'on', 'the');
  const month =
    monthFirst(text, skip(text, text[from] === '-' ? from + 1 : from, 'end', 'late'), current) ??
    dayFirst(text, from, current);
  return month && { value: { kind: 'ended', unit, count, at: month.value }, end: month.end };
}

/** "quarter ended 30 September 2025", "fiscal year ending March 2026", from the unit or "fiscal". */
export function periodEndedAt(text: string, at: number, current: number | undefined): Found {
  const word = wordAt(text, skip(text, at, 'fiscal', 'financial'));
  const unit = word && units.get(word.word);
  if (!word || !unit || unit === 'day' || unit === 'week' || word.word.endsWith('s')) return undefined;
  const half = unit === 'half' ? skip(text, text[word.end] === '-' ? word.end + 1 : word.end, 'year') : word.end;
  return endedAt(text, { unit, count: 1, end: half }, current);
}

/** "the September quarter", "June quarter of 2025": the three months that end there; from the month's name. */
export function monthQuarterAt(text: string, at: number, current: number | undefined): Found {
  const month = wordAt(text, at);
  const value = month && months.get(month.word);
  if (!month || value === undefined) return undefined;
  const end = pass(text, month.end, 'quarter');
  if (end === undefined) return undefined;
  const slot = yearSlot(text, end, 'no', current);
  const year = slot && slot.value !== 'none' ? { year: slot.value } : {};
  return {
    value: { kind: 'ended', unit: 'quarter', count: 1, at: { kind: 'calendar', month: value, ...year } },
    end: slot?.end ?? end,
  };
}

/** Words that put "in two weeks" ahead of the writer: without one it is how long something took. */
const ahead = /\b(?:will|shall|would|going to|due|plans?|expects?|expected|scheduled|let's|'ll|’ll)\b|['’]ll\b/i;

/** "in two weeks", "within 9 months", "within the next year"; from "in" or "within". */
export function aheadAt(text: string, at: number): Found {
  const word = wordAt(text, at);
  if (!word) return undefined;
  const within = word.word === 'within';
  const the = skip(text, word.end, 'the');
  const next = within ? skip(text, the, 'next', 'coming') : word.end;
  const amount = amountAt(text, next);
  if (!amount) return undefined;
  const time = /^['’]?s?['’]? time\b/.test(text.slice(amount.end, amount.end + 8));
  const from = pass(text, amount.end, 'from', 'today') ?? pass(text, amount.end, 'from', 'now');
  const sentence = text.slice(Math.max(0, at - 120), at);
  const before = sentence.slice(Math.max(sentence.lastIndexOf('. '), sentence.lastIndexOf('\n')) + 1);
  const whole = at === 0 && skipGap(text, amount.end) >= text.length;
  const said = time || from !== undefined || whole || (within && next !== the);
  if (!said && !ahead.test(before)) return undefined;
  const { unit, count } = amount;
  const value: Moment = within ? { kind: 'within', unit, count } : { kind: 'shift', unit, amount: count };
  return { value, end: from ?? amount.end };
}

/** "Wed Oct 10 20:19:24 +0000 2018": programs print the year behind the clock. */
const yearBehindClock = / \d{2}:\d{2}:\d{2}(?: (?:[A-Z]{3,5}|[+-]\d{4}))? (\d{4})(?!\d)/y;

/** "Tuesday", "Tue May 9", "Tuesday of next week", "Tuesday the eleventh"; short names only beside a date. */
export function weekdayAt(text: string, at: number, current: number | undefined): Found {
  const word = wordAt(text, at);
  const weekday = word && weekdays.get(word.word);
  if (!word || weekday === undefined) return undefined;
  let end = word.end;
  const full = word.word.length > 5;
  // "Every Monday", "a Tuesday in May": no day of its own.
  if (/\b(?:every|each|an?|one|any|some) $/i.test(text.slice(Math.max(0, at - 7), at))) return undefined;
  if (text[end] === '.' && !full) end += 1;
  const comma = text[end] === ',' ? end + 1 : end;
  const from = skip(text, comma, 'the');
  const numeric = readNumeric(text, skipGap(text, comma), current);
  if (numeric?.moment.kind === 'calendar') return { value: { ...numeric.moment, weekday }, end: numeric.end };
  const date = dayFirst(text, from, current) ?? monthFirst(text, comma, current);
  if (date?.value.kind === 'calendar' && date.value.day !== undefined) {
    const clock = date.value.year === undefined ? matchAt(yearBehindClock, text, date.end) : undefined;
    const year = clock ? { year: Number(clock[1]) } : {};
    return { value: { ...date.value, ...year, weekday }, end: date.end + (clock?.[0].length ?? 0) };
  }
  if (from !== comma) {
    const day = dayAt(text, from);
    if (day?.ordinal) return { value: { kind: 'calendar', day: day.value, weekday }, end: day.end };
  }
  if (!full) return undefined;
  const of = pass(text, word.end, 'of');
  const week = relativeAt(text, of === undefined ? word.end : skip(text, of, 'the'));
  if (week?.value.kind === 'period' && week.value.unit === 'week') {
    return { value: { kind: 'weekday', weekday, weeks: week.value.offset }, end: week.end };
  }
  return { value: { kind: 'weekday', weekday }, end: word.end };
}

/** "next week Wednesday", "this week Monday", from the word of direction. */
export function weekThenDay(text: string, at: number): Found {
  const week = relativeAt(text, at);
  if (week?.value.kind !== 'period' || week.value.unit !== 'week') return undefined;
  const word = wordAt(text, skip(text, week.end, 'on'));
  const weekday = word && weekdays.get(word.word);
  if (!word || weekday === undefined) return undefined;
  return { value: { kind: 'weekday', weekday, weeks: week.value.offset }, end: word.end };
}

const isCurrent = (moment: Moment): boolean =>
  moment.kind === 'period'
    ? moment.offset === 0
    : moment.kind === 'calendar' && typeof moment.year === 'object' && moment.year.offset === 0;

const parts: ReadonlyMap<string, Part> = new Map([
  ['early', 'early'],
  ['beginning', 'early'],
  ['start', 'early'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'late'],
  ['end', 'late'],
  ['later', 'later'],
  ['earlier', 'earlier'],
]);

/** "early March", "mid-2025", "the end of the year", "later this year", "rest of the week", "year to date", "year-end". */
export function partWordAt(text: string, at: number, current: number | undefined): Found {
  const word = wordAt(text, at);
  if (!word) return undefined;
  if (word.word === 'rest' || word.word === 'remainder' || word.word === 'remaining') {
    const of = pass(text, word.end, 'of');
    const container = of === undefined ? undefined : containerAt(text, of, current);
    return container && { value: { kind: 'rest', of: container.value }, end: container.end };
  }
  if (word.word === 'ytd' || word.word === 'mtd') {
    const unit = word.word === 'ytd' ? 'year' : 'month';
    return { value: { kind: 'to-date', of: { kind: 'period', unit, offset: 0 } }, end: word.end };
  }
  if (word.word === 'year' || word.word === 'month' || word.word === 'week' || word.word === 'quarter') {
    const unit = word.word;
    const twice = pass(text, word.end, 'before', 'last') ?? pass(text, word.end, 'after', 'next');
    if (twice !== undefined)
      return { value: { kind: 'period', unit, offset: text.startsWith('last', twice - 4) ? -2 : 2 }, end: twice };
    const hyphen = text[word.end] === '-';
    const date = hyphen
      ? text.startsWith('-to-date', word.end)
        ? word.end + 8
        : undefined
      : pass(text, word.end, 'to', 'date');
    if (date !== undefined) return { value: { kind: 'to-date', of: { kind: 'period', unit, offset: 0 } }, end: date };
    if (unit === 'year' && text.startsWith('-end', word.end)) {
      const slot = yearSlot(text, word.end + 4, 'no', current);
      const of: Moment =
        slot && slot.value !== 'none' ? { kind: 'calendar', year: slot.value } : { kind: 'period', unit, offset: 0 };
      return { value: { kind: 'part', part: 'late', of }, end: slot?.end ?? word.end + 4 };
    }
    const of =
      unit === 'week'
        ? (pass(text, word.end, 'commencing') ??
          pass(text, word.end, 'beginning') ??
          pass(text, word.end, 'starting') ??
          pass(text, word.end, 'of'))
        : undefined;
    const day = of === undefined ? undefined : anchorAt(text, of, current);
    return day && { value: { kind: 'week-of', day: day.value }, end: day.end };
  }
  const part = parts.get(word.word);
  if (!part) return undefined;
  let from = word.end;
  if (text[from] === '-') from += 1;
  const noun = word.word === 'beginning' || word.word === 'start' || word.word === 'middle' || word.word === 'end';
  const of =
    pass(text, from, 'of') ??
    (word.word === 'later' || word.word === 'earlier' ? pass(text, from, 'in') : undefined) ??
    (word.word === 'early' || word.word === 'late' ? pass(text, from, 'in') : undefined);
  if (noun && of === undefined && !(word.word === 'end' && text[word.end] === '-')) return undefined;
  const container = containerAt(text, of ?? from, current);
  if (!container) return undefined;
  // "early the year" is no date, "later in the year" is one.
  if (
    of === undefined &&
    wordBefore(text, container.end)?.word !== undefined &&
    pass(text, from, 'the') !== undefined &&
    container.value.kind === 'period'
  )
    return undefined;
  // "Later this year" is what remains of it, "earlier this year" what has passed.
  if ((part === 'later' || part === 'earlier') && of === undefined && isCurrent(container.value))
    return { value: { kind: part === 'later' ? 'rest' : 'to-date', of: container.value }, end: container.end };
  return { value: { kind: 'part', part, of: container.value }, end: container.end };
}
