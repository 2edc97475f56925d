/**
 * Dates in a text, as intervals of days. One walk over the characters looks for places where a date can begin (a digit, a
 * month's name, 去, 第 ...); there the language's grammar reads what is printed, as a moment; the moment is placed against
 * the dateline; and the words around it ("by", 以來) may open one end. Every step is bounded by the length of one date, so
 * that the walk is linear in the text.
 */
import { civilDay, days as daysOf } from '../day.ts';
import type { Draft, Figure, ReadingContext, Unit } from '../figure.ts';
import { everything, type Interval } from '../interval.ts';
import { once } from '../once.ts';
import { rational } from '../rational.ts';
import type { Rule } from '../rules.ts';
import { type Anchor, anchored, anchorOf } from './anchor.ts';
import type { Days } from './calendar.ts';
import { englishStarts, readEnglish } from './en.ts';
import { bound, chineseBound, englishBound } from './modifiers.ts';
import type { Moment, Reading } from './moment.ts';
import { digitOf } from './print.ts';
import { isReal, place } from './resolve.ts';
import { chineseDirection, type Direction, englishDirection } from './tense.ts';
import { readChinese } from './zh.ts';
import { chineseStarts, mayBegin } from './zh-starts.ts';

/** The unit of every date. */
export const dayUnit: Unit = { dimension: 'date', name: 'day' };

const nothing = 0;
const digit = 1;
const letter = 2;
const chinese = 3;

/** What each character can begin: a look-up for every character of the plane. */
const kindTable = once(() => {
  const kinds = new Uint8Array(0x10000);
  for (const code of chineseStarts()) kinds[code] = chinese;
  kinds.fill(digit, 0x30, 0x3a).fill(digit, 0xff10, 0xff1a);
  kinds.fill(letter, 0x41, 0x5b).fill(letter, 0x61, 0x7b);
  return kinds;
});

const isLetterOf = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const letterOf = (code: number): number => (isLetterOf(code) ? code & 31 : 0);
const slot = (first: number, second: number, third: number): number =>
  (letterOf(first) << 10) | (letterOf(second) << 5) | letterOf(third);

/** The first three letters of the words at which an English date may begin; a missing third letter counts as none. */
const headTable = once(() => {
  const heads = new Uint8Array(32 * 32 * 32);
  for (const word of englishStarts()) heads[slot(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = 1;
  return heads;
});

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLetterOf(text.charCodeAt(end))) end += 1;
  return end;
}

/** Behind a number, these make it Chinese print. */
const chineseBehind =
  /[\s]{0,2}(?:[年月日号號季天周週个個世财財至到和与與]|[-—–~～－]{1,2}\s?[\d０-９]{1,4}\s?[年月]|\/\d{2,4}\s?(?:财|財|会计|會計))/y;

function isChinese(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (
    Number.isNaN(code) ||
    (code < 0x2000 && code !== 32 && code !== 45 && code !== 47 && code !== 126 && code !== 160)
  )
    return false;
  chineseBehind.lastIndex = end;
  return chineseBehind.test(text);
}

const compact = (moment: Moment): { month: number; day?: number } | undefined => {
  const date = moment.kind === 'range' ? moment.to : moment;
  if (date.kind !== 'calendar' || date.month === undefined || date.year !== undefined) return undefined;
  return { month: date.month, ...(date.day === undefined ? {} : { day: date.day }) };
};

/** Does a month, a quarter or a feast in it lack its year, so that the sentence may say which it is? */
function isYearless(moment: Moment): boolean {
  switch (moment.kind) {
    case 'calendar':
      return (
        moment.year === undefined && (moment.month ?? moment.quarter ?? moment.half ?? moment.season) !== undefined
      );
    case 'feast':
      return moment.year === undefined;
    case 'part':
    case 'nth':
      return isYearless(moment.of);
    case 'range':
      return isYearless(moment.from);
    case 'shift':
      return moment.from?.kind === 'calendar' && isYearless(moment.from);
    default:
      return false;
  }
}

const directionOf = (text: string, { start, end }: Reading, isZh: boolean): Direction | undefined =>
  isZh ? chineseDirection(text, start, end) : englishDirection(text, start, end);

const asInterval = ({ first, last }: Days): Interval => daysOf(first, last);

const calendarKinds = new Set<Moment['kind']>(['calendar', 'fixed', 'feast', 'years', 'part', 'nth', 'ended']);

/** Does anything in it count from the dateline? */
function isRelative(moment: Moment): boolean {
  if (!calendarKinds.has(moment.kind)) return true;
  if ('of' in moment) return isRelative(moment.of);
  if ('at' in moment) return isRelative(moment.at);
  return 'year' in moment && typeof moment.year === 'object';
}

/** The rule of the table by which a moment became these days. */
function ruleOf(moment: Moment, { first, last }: Days): Rule {
  if (moment.kind === 'range') return 'date-range';
  if (moment.kind === 'fiscal') return 'fiscal-period';
  if (isRelative(moment)) return 'relative-date';
  if (first === last) return 'day';
  if (moment.kind !== 'calendar') return 'period';
  if (moment.month !== undefined) return 'month';
  if (moment.quarter !== undefined) return 'quarter';
  if (moment.half !== undefined) return 'half';
  return moment.season === undefined ? 'year' : 'period';
}

function figureOf(text: string, reading: Reading, context: ReadingContext, isZh: boolean): Figure {
  const { moment } = reading;
  const late = moment.kind === 'part' && moment.part === 'late';
  const bounded =
    moment.kind === 'range'
      ? undefined
      : isZh
        ? chineseBound(text, reading.start, reading.end, late)
        : englishBound(text, reading.start, reading.end);
  const { start, end } = bounded ?? reading;
  const yearless = compact(moment);
  const placed = place(
    moment,
    isYearless(moment) ? { ...context, direction: directionOf(text, reading, isZh) } : context,
  );
  const draft: Draft = {
    text: text.slice(start, end),
    start,
    end,
    interval: everything,
    unit: dayUnit,
    rule: 'unresolved' satisfies Rule,
  };
  if (bounded) draft.modifier = bounded.modifier;
  else if (moment.kind === 'range') draft.modifier = 'range';
  if (yearless) draft.yearless = yearless;
  if (!placed) {
    draft.unresolved = true;
    return draft;
  }
  const modifier = bounded && (late && bounded.modifier === 'before' ? 'by' : bounded.modifier);
  const asRead = (days: Days): Interval => (modifier ? bound(days, modifier) : asInterval(days));
  draft.interval = asRead(placed.days);
  draft.rule = bounded ? ('one-sided-date' satisfies Rule) : ruleOf(moment, placed.days);
  if (placed.exact !== undefined) draft.printed = rational(placed.exact);
  if (placed.others)
    draft.otherReadings = Object.fromEntries(Object.entries(placed.others).map(([name, days]) => [name, asRead(days)]));
  return draft;
}

/**
 * The first place from `from` on where a date may begin. Most of a text is passed over here, in a loop that looks at each
 * character once and calls nothing that reads.
 */
function nextStart(text: string, from: number): number {
  const kinds = kindTable();
  const heads = headTable();
  const { length } = text;
  let at = from;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kinds[code];
    if (kind === nothing) at += 1;
    else if (kind === letter) {
      const second = text.charCodeAt(at + 1);
      if (heads[slot(code, second, isLetterOf(second) ? text.charCodeAt(at + 2) : 0)] === 1) return at;
      at = wordEnd(text, at + 1);
    } else if (kind === digit || mayBegin(text, at)) return at;
    else at += 1;
  }
  return length;
}

function digitsEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && digitOf(text.charCodeAt(end)) >= 0) end += 1;
  return end;
}

/** What begins at a place that {@link nextStart} found, and where to go on if it is no date. */
interface Beginning {
  readonly reading: Reading | undefined;
  readonly isZh: boolean;
  readonly next: number;
}

function beginningAt(text: string, at: number, current: number | undefined): Beginning {
  const kind = kindTable()[text.charCodeAt(at)];
  if (kind === letter) {
    const next = wordEnd(text, at + 1);
    const known =
      next - at <= 14 &&
      (englishStarts().has(text.slice(at, next).toLowerCase()) || digitOf(text.charCodeAt(next)) >= 0);
    // "3433feb08" is a digest: letters behind a digit begin no date of their own.
    const glued = at > 0 && digitOf(text.charCodeAt(at - 1)) >= 0;
    return { reading: known && !glued ? readEnglish(text, at, current) : undefined, isZh: false, next };
  }
  if (kind !== digit) return { reading: readChinese(text, at, current), isZh: true, next: at + 1 };
  const next = digitsEnd(text, at);
  if (next - at > 8) return { reading: undefined, isZh: false, next };
  if (isChinese(text, next)) return { reading: readChinese(text, at, current), isZh: true, next };
  const reading = readEnglish(text, at, current);
  return reading && '起至到前后後之以止'.includes(text[reading.end] || ' ')
    ? { reading: readChinese(text, at, current), isZh: true, next }
    : { reading, isZh: false, next };
}

/** Dates, periods and ranges of days in a text, in order, none over another. Relative ones need `context.dateline`. */
export function readDates(text: string, context: ReadingContext = {}): Figure[] {
  const figures: Figure[] = [];
  const current = context.dateline === undefined ? undefined : civilDay(context.dateline).year;
  let anchor: Anchor | undefined;
  for (let at = nextStart(text, 0); at < text.length; at = nextStart(text, at)) {
    const { reading, isZh, next } = beginningAt(text, at, current);
    at = next;
    if (!reading || !isReal(reading.moment)) continue;
    const last = figures.at(-1);
    const start = last && last.end > reading.start ? last.end : reading.start;
    const moment =
      anchor && directionOf(text, reading, isZh) !== 1
        ? anchored(text, start, reading.moment, anchor, context)
        : reading.moment;
    const figure = figureOf(text, { ...reading, moment, start }, context, isZh);
    if (last && figure.start < last.end) continue;
    figures.push(figure);
    anchor = anchorOf(moment, figure);
    at = Math.max(figure.end, next);
  }
  return figures;
}
