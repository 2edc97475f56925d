/** English dates that name their day, month, quarter, half, season, decade or century. */

import { countAt, dayAt, monthAt, type Piece, pass, skip, wordAt, wordBefore, yearAt } from './en-parts.ts';
import { directions, seasons, units, weekdays, words } from './en-words.ts';
import type { CalendarMoment, Moment, YearPrint } from './moment.ts';
import { digitOf, digitsAt, fullYear, isLetter, matchAt, skipGap } from './print.ts';
import { isPlayed } from './sport.ts';

type Found = Piece<Moment> | undefined;

/** "next month", "this year", "the current quarter", "last summer", "next March"; counts are elsewhere. */
export function relativeAt(text: string, at: number): Found {
  const word = wordAt(text, at);
  const offset = word && directions.get(word.word);
  if (!word || offset === undefined) return undefined;
  const next = wordAt(text, word.end);
  if (!next) return undefined;
  const unit = units.get(next.word);
  if (unit && !next.word.endsWith('s') && unit !== 'half') {
    const rolling = word.word === 'past' && unit !== 'quarter';
    const value: Moment = rolling
      ? { kind: 'window', unit, count: 1, side: -1, rolling: true }
      : { kind: 'period', unit, offset };
    return { value, end: next.end };
  }
  const fiscalEnd = next.word === 'fiscal' ? pass(text, next.end, 'year') : undefined;
  if (fiscalEnd !== undefined) return { value: { kind: 'fiscal', year: { offset } }, end: fiscalEnd };
  if (next.word === 'weekend' && word.word !== 'past') {
    const week: Moment = { kind: 'period', unit: 'week', offset };
    return { value: { kind: 'nth', unit: 'day', index: 6, count: 2, of: week }, end: next.end };
  }
  const weekday = weekdays.get(next.word);
  if (weekday !== undefined && next.word.length > 5) {
    // "Coming Thursday" is the next one in time; "next" and "last" count weeks.
    const value: Moment =
      word.word === 'coming' || word.word === 'upcoming'
        ? { kind: 'weekdays-on', weekday, count: 1 }
        : { kind: 'weekday', weekday, weeks: offset };
    return { value, end: next.end };
  }
  const season = seasons.get(next.word);
  const month = monthAt(text, word.end);
  if (season === undefined && (!month || (month.open && !month.capital && offset === 0))) return undefined;
  const named: CalendarMoment = { kind: 'calendar', ...(month ? { month: month.value } : { season: season ?? 0 }) };
  const day = month ? dayAt(text, month.end) : undefined;
  const full: CalendarMoment = day ? { ...named, day: day.value } : named;
  const value: Moment =
    offset === 0 ? { ...full, year: { offset: 0 } } : { kind: 'beside', of: full, side: offset < 0 ? -1 : 1 };
  return { value, end: day?.end ?? month?.end ?? next.end };
}

/** The year behind a month, quarter or feast: ", 2025", "of 2025", "in 2025", "last year", "of the year". */
export function yearSlot(
  text: string,
  at: number,
  two: 'no' | 'over-31' | 'any',
  current: number | undefined,
): Piece<YearPrint | 'none'> | undefined {
  let from = skipGap(text, at);
  if (text[from] === ',') from = skipGap(text, from + 1);
  else if (from === at && at < text.length && two === 'no' && isLetter(text.charCodeAt(at))) return undefined;
  const inside = wordAt(text, from);
  const linked = inside?.word === 'of' || inside?.word === 'in';
  const start = linked ? inside.end : from;
  const year = yearAt(text, start, linked ? 'no' : two, current);
  if (year) return unitFollows(text, year.end) ? undefined : year;
  const the = skip(text, start, 'the');
  if (linked && pass(text, the, 'year') !== undefined) {
    return the === start ? undefined : { value: 'none', end: pass(text, the, 'year') ?? the };
  }
  const word = wordAt(text, the);
  const offset = word && directions.get(word.word);
  if (!word || offset === undefined || word.word === 'past') return undefined;
  const end = pass(text, word.end, 'year');
  return end === undefined ? undefined : { value: { offset }, end };
}

const unitWords = words(
  'percent people person persons unit units million billion trillion thousand dollar dollars euro euros pound pounds yuan point points pieces users jobs m km mile miles meter meters metre metres kg ton tons tonne tonnes vote votes words gb mb mw hour hours minute minutes second seconds times shares copies homes',
);

/** Does a thing that is counted or measured follow: "2025 units", "in 2000 people"? */
export function unitFollows(text: string, end: number): boolean {
  const at = /\s/.test(text.charAt(end)) ? end + 1 : end;
  if (text.charAt(at) === '%') return true;
  let to = at;
  while (to < at + 9 && isLetter(text.charCodeAt(to))) to += 1;
  const word = text.slice(at, to).toLowerCase();
  if (/\w/.test(text.charAt(to))) return false;
  return unitWords.has(word) || (word === 'per' && /^ cent\b/i.test(text.slice(to, to + 6)));
}

const withYear = (moment: CalendarMoment, slot: Piece<YearPrint | 'none'> | undefined): CalendarMoment =>
  slot === undefined || slot.value === 'none' ? moment : { ...moment, year: slot.value };

/** "August 10, 2012", "Oct/2", "May twenty-fourth", "Sep 2012", "Dec-2018", "May". */
export function monthFirst(text: string, at: number, current: number | undefined): Found {
  const month = monthAt(text, at);
  if (!month) return undefined;
  const named: CalendarMoment = { kind: 'calendar', month: month.value };
  const sign = text[month.end] ?? '';
  if (sign === '-' || sign === '/' || sign === '–') {
    const year = digitOf(text.charCodeAt(month.end + 1)) >= 0 ? yearAt(text, month.end + 1) : undefined;
    if (year) return { value: { ...named, year: year.value }, end: year.end };
    const day = sign === '–' ? undefined : dayAt(text, month.end + 1);
    if (day && !day.words && text[day.end] === sign) {
      const yearToo = yearAt(text, day.end + 1, 'any', current);
      if (yearToo) return { value: { ...named, day: day.value, year: yearToo.value }, end: yearToo.end };
    }
    if (day && !day.words && sign !== '–' && digitOf(text.charCodeAt(day.end + 1)) < 0)
      return { value: { ...named, day: day.value }, end: day.end };
    return { value: named, end: month.end };
  }
  const comma = text[month.end] === ',';
  const day = dayAt(text, skip(text, comma ? month.end + 1 : month.end, 'the'));
  if (day && !unitFollows(text, day.end) && (!comma || day.ordinal)) {
    const slot = yearSlot(text, day.end, 'over-31', current);
    return { value: withYear({ ...named, day: day.value }, slot), end: slot?.end ?? day.end };
  }
  const slot = yearSlot(text, month.end, 'over-31', current);
  return { value: withYear(named, slot), end: slot?.end ?? month.end };
}

/** "10 August 2012", "the third of March", "15Sep", "21-APR-16", "20th of the previous month". */
export function dayFirst(text: string, at: number, current: number | undefined): Found {
  const day = dayAt(text, at);
  if (!day) return undefined;
  return monthBehind(text, day.end, { value: day.value, sure: day.ordinal }, current);
}

/** The month (and year) behind a day: `sure` says that the day cannot be a count. */
export function monthBehind(
  text: string,
  at: number,
  day: { readonly value: number; readonly sure: boolean },
  current: number | undefined,
): Found {
  const sign = text[at] ?? '';
  const glued = sign === '-' || sign === '/' || sign === '.';
  let from = glued ? at + 1 : at;
  const dayWord = pass(text, from, 'day', 'of');
  const of = dayWord ?? pass(text, from, 'of') ?? pass(text, from, 'in');
  from = of ?? from;
  const relative = of === undefined ? undefined : relativeAt(text, skip(text, from, 'the'));
  if (relative?.value.kind === 'period' && relative.value.unit === 'month') {
    return { value: { kind: 'nth', unit: 'day', index: day.value, count: 1, of: relative.value }, end: relative.end };
  }
  if (of !== undefined && pass(text, of - 2, 'in') !== undefined) return undefined;
  const month = monthAt(text, of === undefined ? from : skip(text, from, 'the'));
  if (!month) return undefined;
  const named: CalendarMoment = { kind: 'calendar', month: month.value, day: day.value };
  if (glued && text[month.end] === sign) {
    const year = yearAt(text, month.end + 1, 'any', current);
    if (year) return { value: { ...named, year: year.value }, end: year.end };
  }
  const slot = yearSlot(text, month.end, 'over-31', current);
  // "7\nSeptember 28, 2024": the number is another line's, the month has a day of its own.
  if (text.slice(at, month.start).includes('\n') && !slot && dayAt(text, month.end)) return undefined;
  // "10 may have died", "5 march to": a small letter, no ordinal, no year, and more of the sentence behind.
  const small = month.open && !month.capital && !day.sure && of === undefined && !slot;
  if (small && /^\s+[a-z]/.test(text.slice(month.end, month.end + 4))) return undefined;
  return { value: withYear(named, slot), end: slot?.end ?? month.end };
}

/** "2018 March 18", "2012/aug/10", "2024 AD August", "2017 q1", "18q4", "2019-H2". */
export function yearFirst(text: string, at: number, current: number | undefined): Found {
  const year = yearAt(text, at);
  if (!year) {
    const short = digitsAt(text, at, 2);
    // Only quarters: "24H2" is a version of a system.
    const quarter = short?.count === 2 && /[qQ]/.test(text[short.end] ?? '') ? partAt(text, short.end) : undefined;
    return (
      short &&
      quarter && {
        value: { kind: 'calendar', year: fullYear(short.value, current), ...quarter.value },
        end: quarter.end,
      }
    );
  }
  const sign = text[year.end] ?? '';
  const glued = sign === '-' || sign === '/';
  const from = glued ? year.end + 1 : year.end;
  const quarter = partAt(text, skipGap(text, from));
  if (quarter) return { value: { kind: 'calendar', year: year.value, ...quarter.value }, end: quarter.end };
  const month = monthAt(text, from);
  if (
    !month ||
    (month.open &&
      !month.capital &&
      !glued &&
      skipGap(text, month.end) < text.length &&
      /^\s+[a-z]/.test(text.slice(month.end, month.end + 3)))
  )
    return undefined;
  const day = dayAt(text, glued && text[month.end] === sign ? month.end + 1 : month.end);
  const value: CalendarMoment = { kind: 'calendar', year: year.value, month: month.value };
  // "the Act of 1934\nJanuary 30, 2023": the month has a day and a year of its own.
  if (day && yearSlot(text, day.end, 'no', current)) return undefined;
  return day && !unitFollows(text, day.end)
    ? { value: { ...value, day: day.value }, end: day.end }
    : { value, end: month.end };
}

const partPattern = /(?:([qQ])([1-4])|([hH])([12])|([1-4])[qQ]|([12])[hH])(?![A-Za-z]|(?<=[qQhH]\d)\d)/y;

/** "Q3", "H1", "3Q", "1H" at exactly this place. */
export function partAt(
  text: string,
  at: number,
): Piece<{ readonly quarter?: number; readonly half?: number }> | undefined {
  const match = matchAt(partPattern, text, at);
  if (!match) return undefined;
  const quarter = match[2] ?? match[5];
  const value = quarter ? { quarter: Number(quarter) } : { half: Number(match[4] ?? match[6]) };
  return { value, end: at + match[0].length };
}

const secondYear = /[-/–](\d{4}|\d{2})(?!\d)/y;
const fiscalYear = /(?:FY|fy|CY|cy)\s?['’]?(\d{4}|\d{2})(?:[-/–](\d{4}|\d{2}))?(?![\dA-Za-z])/y;

/** "FY2026", "FY26", "FY2025/26" (named after its second year), "fiscal 2026", "fiscal year 2026". */
export function fiscalYearAt(
  text: string,
  at: number,
  current: number | undefined,
): Piece<{ readonly year: number; readonly calendar: boolean }> | undefined {
  const start = skipGap(text, at);
  const match = matchAt(fiscalYear, text, start);
  if (match) {
    const printed = match[2] ?? match[1] ?? '';
    const year = printed.length === 2 ? fullYear(Number(printed), current) : Number(printed);
    return { value: { year, calendar: /^cy/i.test(match[0]) }, end: start + match[0].length };
  }
  const word = wordAt(text, start);
  if (word?.word !== 'fiscal' && word?.word !== 'financial') return undefined;
  const named = skip(text, word.end, 'year');
  const year = yearAt(text, named, 'no', current);
  if (!year) return undefined;
  const second = matchAt(secondYear, text, year.end);
  if (!second) return { value: { year: year.value, calendar: false }, end: year.end };
  const printed = second[1] ?? '';
  const value = printed.length === 2 ? fullYear(Number(printed), current) : Number(printed);
  return { value: { year: value, calendar: false }, end: year.end + second[0].length };
}

/** "third quarter", "3rd qtr", "second-half", "third fiscal quarter". */
function wordedPart(
  text: string,
  at: number,
): (Piece<{ readonly quarter?: number; readonly half?: number }> & { readonly fiscal: boolean }) | undefined {
  const which = dayAt(text, at);
  if (!which || which.value > 4) return undefined;
  let from = text[which.end] === '-' ? which.end + 1 : which.end;
  const fiscal = pass(text, from, 'fiscal') ?? pass(text, from, 'financial');
  from = fiscal ?? from;
  const unit = wordAt(text, from);
  if (!unit || !which.ordinal) return undefined;
  if (unit.word === 'quarter' || unit.word === 'qtr')
    return { value: { quarter: which.value }, end: unit.end, fiscal: fiscal !== undefined };
  if (unit.word === 'half' && which.value <= 2)
    return { value: { half: which.value }, end: unit.end, fiscal: fiscal !== undefined };
  return undefined;
}

/** Quarters and halves with whatever says their year: "third quarter of fiscal 2026", "Q3 FY2026", "3Q25", "H1 2025". */
export function quarterAt(text: string, at: number, current: number | undefined): Found {
  const said = pass(text, at, 'fiscal') ?? pass(text, at, 'financial');
  const start = said === undefined ? at : skipGap(text, text[said] === '-' ? said + 1 : said);
  const signed = partAt(text, start);
  const part = signed ? { ...signed, fiscal: false } : wordedPart(text, start);
  if (!part) {
    const year = fiscalYearAt(text, at, current);
    if (!year) return undefined;
    const behind = partAt(text, skipGap(text, year.end)) ?? wordedPart(text, year.end);
    const value = year.value.calendar
      ? ({ kind: 'calendar', year: year.value.year, ...behind?.value } as const)
      : ({ kind: 'fiscal', year: year.value.year, ...behind?.value } as const);
    return { value, end: behind?.end ?? year.end };
  }
  let slotAt = part.end;
  if (signed && (text[slotAt] === '-' || text[slotAt] === '/')) slotAt += 1;
  const of = skip(text, slotAt, 'of', 'in');
  const fiscal = fiscalYearAt(text, skip(text, text[of] === ',' ? of + 1 : of, 'the'), current);
  if (fiscal) {
    const kind = fiscal.value.calendar ? 'calendar' : 'fiscal';
    return { value: { kind, year: fiscal.value.year, ...part.value }, end: fiscal.end };
  }
  const slot = yearSlot(text, slotAt, signed ? 'any' : 'no', current);
  if (!signed && !slot && isPlayed(text, start, part.end)) return undefined;
  const kind = said !== undefined || part.fiscal ? 'fiscal' : 'calendar';
  const year = slot && slot.value !== 'none' ? { year: slot.value } : {};
  // "H2" alone is a heading or a gas, "3Q" a typing error.
  if (signed && !slot && !/^q/i.test(text.slice(start, start + 1))) return undefined;
  return { value: { kind, ...year, ...part.value }, end: slot?.end ?? part.end };
}

const decadeDigits = /(?:(\d{3}0)|([2-9]0))\s?['’]?s(?![A-Za-z])/y;
const decadeWords: ReadonlyMap<string, number> = new Map(
  ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].map((word, index) => [
    word,
    1920 + 10 * index,
  ]),
);

/** "1990s", "the '90s", "15th century"; a decade without its century needs "the" before it. */
export function ageAt(text: string, at: number): Found {
  const match = matchAt(decadeDigits, text, at);
  if (match) {
    const year = match[1] ? Number(match[1]) : Number(match[2]) + (Number(match[2]) >= 30 ? 1900 : 2000);
    if (!match[1] && !/['’‘]/.test(text[at - 1] ?? '') && wordBefore(text, at)?.word !== 'the') return undefined;
    if (year < 1000 || year > 2990) return undefined;
    return { value: yearsMoment(year, year % 100 === 0 && year < 1900 ? 100 : 10), end: at + match[0].length };
  }
  const word = wordAt(text, at);
  const decade = word && decadeWords.get(word.word);
  if (word && decade !== undefined) {
    return wordBefore(text, word.start)?.word === 'the' ? { value: yearsMoment(decade, 10), end: word.end } : undefined;
  }
  const which = dayAt(text, at);
  if (!which?.ordinal || which.value > 30) return undefined;
  const end = pass(text, text[which.end] === '-' ? which.end + 1 : which.end, 'century');
  return end === undefined ? undefined : { value: yearsMoment((which.value - 1) * 100, 100), end };
}

const yearsMoment = (first: number, count: number): Moment => ({ kind: 'years', first, count });

/** "summer 2024", "the winter of 2023". */
export function seasonAt(text: string, at: number, current: number | undefined): Found {
  const word = wordAt(text, at);
  const season = word && seasons.get(word.word);
  if (!word || season === undefined) return undefined;
  const slot = yearSlot(text, word.end, 'no', current);
  // "Shares fall 2023 points": the verb has no "of" and no capital.
  if (
    !slot ||
    slot.value === 'none' ||
    (word.word === 'fall' &&
      !word.capital &&
      skip(text, word.end, 'of') === word.end &&
      !/^(?:the|in|since|by|last|next|this|from|until)$/.test(wordBefore(text, word.start)?.word ?? ''))
  )
    return undefined;
  return { value: { kind: 'calendar', season, year: slot.value }, end: slot.end };
}

/** What a part or a numbered period can lie in: a month, quarter, year, decade, "the month", "next year". */
export function containerAt(text: string, at: number, current: number | undefined): Found {
  const from = skip(text, at, 'the');
  const relative = relativeAt(text, from);
  if (relative) return relative;
  const bare = wordAt(text, from);
  const unit = bare && units.get(bare.word);
  if (bare && unit && unit !== 'half' && unit !== 'day' && !bare.word.endsWith('s'))
    return { value: { kind: 'period', unit, offset: 0 }, end: bare.end };
  const start = skipGap(text, from);
  const quarter = quarterAt(text, start, current) ?? ageAt(text, start) ?? seasonAt(text, start, current);
  if (quarter) return quarter;
  const month = monthFirst(text, start, current);
  if (month && month.value.kind === 'calendar' && month.value.day === undefined) return month;
  const first = yearFirst(text, start, current);
  if (first) return first;
  const year = yearAt(text, start, 'no', current);
  return year && !unitFollows(text, year.end)
    ? { value: { kind: 'calendar', year: year.value }, end: year.end }
    : undefined;
}

/** "first nine months of 2025", "last five days of May", "third day of October", "first Wednesday of October 2014". */
export function nthAt(text: string, at: number, current: number | undefined): Found {
  const first = wordAt(text, at);
  let from: number;
  let index: number;
  if (first?.word === 'last' || first?.word === 'final') [index, from] = [-1, first.end];
  else {
    const which = dayAt(text, at);
    if (!which?.ordinal) return undefined;
    const last = pass(text, which.end, 'last');
    [index, from] = last === undefined ? [which.value, which.end] : [-which.value, last];
  }
  const count = countAt(text, from);
  const word = wordAt(text, count?.end ?? from);
  if (!word) return undefined;
  const weekday = weekdays.get(word.word.replace(/s$/, '')) ?? weekdays.get(word.word);
  const unit = weekday === undefined ? units.get(word.word) : 'day';
  if (!unit || unit === 'half') return undefined;
  const of = pass(text, word.end, 'of') ?? pass(text, word.end, 'in') ?? (relativeAt(text, word.end) && word.end);
  const container = of === undefined ? undefined : containerAt(text, of, current);
  if (!container) return undefined;
  const many = count?.value ?? 1;
  if (many > 1000) return undefined;
  const value: Moment = {
    kind: 'nth',
    unit,
    ...(weekday === undefined ? {} : { weekday }),
    index: index < 0 && many > 1 ? -many : index > 0 && many > 1 ? (index - 1) * many + 1 : index,
    count: many,
    of: container.value,
  };
  return { value, end: container.end };
}
