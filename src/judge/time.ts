/**
 * Time is an axis: which days a piece of evidence speaks of, against the days of the claim. Four dates are kept apart:
 * the claim's as-of, the period that the evidence refers to, the day it was published, the instant it was observed.
 */
import type { Evidence, PageFacts } from '../evidence.ts';
import { civilDay, days, formatDay, parseDay } from '../figures/day.ts';
import type { Unit } from '../figures/figure.ts';
import { type Interval, relate } from '../figures/interval.ts';
import { compare, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Caveat } from './finding.ts';

/** "+08:00", "-0500", "Z": seconds east of Greenwich; undefined for a name, which would need tables. */
function offsetSeconds(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 0;
  const match = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60);
}

/** Day number of an ISO instant in a zone (UTC where the zone has no plain offset). */
export function dayOfInstant(instant: string, zone?: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(instant);
  if (!match) return parseDay(instant.slice(0, 10));
  const day = parseDay(match[1] ?? '');
  if (day === undefined) return undefined;
  const own = offsetSeconds(match[4]);
  if (own === undefined) return day;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 - own + (offsetSeconds(zone) ?? 0);
  return day + Math.floor(seconds / 86400);
}

/** The zone of an ISO instant: its offset in seconds; undefined for a bare day. */
export const zoneOfInstant = (instant: string): number | undefined =>
  offsetSeconds(/T.*?(Z|[+-]\d{2}:?\d{2})$/i.exec(instant)?.[1]);

export const zoneOffset = offsetSeconds;

const firstDay = ({ low }: Interval): number | undefined => (low ? Number(low.value.n / low.value.d) : undefined);
const lastDay = ({ high }: Interval): number | undefined => (high ? Number(high.value.n / high.value.d) : undefined);

/** "2025-11-01 to 2025-11-30". */
export function formatPeriod(period: Interval): string {
  const [first, last] = [firstDay(period), lastDay(period)];
  if (first === undefined && last === undefined) return 'any time';
  if (first === undefined) return `up to ${formatDay(last ?? 0)}`;
  if (last === undefined) return `from ${formatDay(first)}`;
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
}

/** Does `a` end before `b` begins? */
export const endsBefore = (a: Interval, b: Interval): boolean =>
  a.high !== null && b.low !== null && compare(a.high.value, b.low.value) < 0;

export const startsAfter = (a: Interval, b: Interval): boolean => endsBefore(b, a);

/** Days from the first to the last, both counted; undefined for a one-sided period. */
const lengthOf = (period: Interval): number | undefined => {
  const [first, last] = [firstDay(period), lastDay(period)];
  return first === undefined || last === undefined ? undefined : last - first + 1;
};

/** Counted things that happen rather than are: their number is that of a period. English nouns of the unit table. */
const happenings = new Set(
  'accident arrest birth case crash crime death deportation divorce election execution fire flight injury killing launch marriage murder sale shooting strike suicide visit'.split(
    ' ',
  ),
);

/**
 * A flow or total belongs to a whole period (growth, output, deaths), a level to a day (population, price, stock). What
 * the unit does not tell is taken for a level; where the neighbouring period would turn the verdict, a caveat says so.
 */
export const isFlow = (unit: Unit): boolean =>
  (unit.per !== undefined && /^(?:day|week|month|quarter|year|hour|minute|second)$/.test(unit.per.of)) ||
  (unit.dimension === 'count' && happenings.has(unit.name));

/** In days: a month is the shortest period of which totals are told; a day or "the end of June" is when a level was taken. */
const leastTotal = 28;

/** Months of a year, quarters of a half: what is so of the part is not said of the whole, nor the other way round. */
export function isPartOf(part: Interval, whole: Interval): boolean {
  const [length, all] = [lengthOf(part), lengthOf(whole)];
  if (length === undefined || all === undefined || length < leastTotal || all * 10 < length * 18) return false;
  return relate(part, whole) === 'inside';
}

/** In days: years of 52 or 53 weeks end within a week of the month's end. */
const weekOfYear = 7;

/** Months or weeks without a rest: "five years ago" is a day somewhere in a stretch, and no period. */
function isWhole(period: Interval): boolean {
  const [first, last] = [firstDay(period), lastDay(period)];
  if (first === undefined || last === undefined) return false;
  return civilDay(first).day === civilDay(last + 1).day || (last - first + 1) % 7 === 0;
}

/** Two periods of which each has days that the other has not: a fiscal year is none of the calendar's. */
function isAnother(period: Interval, asOf: Interval): boolean {
  if (Math.min(lengthOf(period) ?? 0, lengthOf(asOf) ?? 0) < leastTotal || !isWhole(period)) return false;
  if (relate(period, asOf) !== 'overlapping' || relate(asOf, period) !== 'overlapping') return false;
  const [first, last] = [firstDay, lastDay].map((end) => Math.abs((end(period) ?? 0) - (end(asOf) ?? 0)));
  return Math.max(first ?? 0, last ?? 0) > weekOfYear;
}

/** What the time of a piece of evidence makes of it. */
export type Timing =
  | { readonly counts: true; readonly caveats: readonly Caveat[]; readonly bound?: 'at-most' | 'at-least' }
  | { readonly counts: false; readonly remark: string };

const caveat = (code: Caveat['code'], text: string): Caveat => ({ code, text });

export interface TimingContext {
  readonly asOf: Interval;
  /** The author typed an as-of, instead of leaving it at the article's date. */
  readonly asOfTyped: boolean;
  readonly zone?: string | undefined;
  /** The claim in words: the days that it names itself. */
  readonly sentence: string;
  /** Day of the article: what was published until then, its author could have read. */
  readonly written?: number | undefined;
}

/** The period that the evidence says it is about, or the author says for it. */
export const periodOf = (evidence: Evidence): Interval | undefined =>
  evidence.reading.refersTo ?? evidence.ask.question.period;

/**
 * The last whole period of its length that had ended by the as-of: November for a day in December. Days that were typed
 * and are as long themselves are a period of that kind, and the one before it is another: 2023 says nothing of 2024.
 */
function isLastFullPeriod(period: Interval, { asOf, asOfTyped }: TimingContext): boolean {
  const length = lengthOf(period);
  // Of months and of leap years the lengths differ by a day or three.
  if (asOfTyped && (lengthOf(asOf) ?? 0) * 31 >= (length ?? 0) * 28) return false;
  const [end, now] = [period.high, asOf.high];
  if (length === undefined || !end || !now) return false;
  const lag = sub(now.value, end.value);
  // A month has 28 to 31 days: the next period of its kind has ended for certain only after 31/28 of its length.
  return compare(lag, rational(0)) >= 0 && compare(lag, rational(BigInt(length) * 31n, 28n)) <= 0;
}

/** Was it read out of data, whose fields hold the state of the moment? Prose was written once. */
const isState = (evidence: Evidence): boolean =>
  evidence.ask.source !== 'page'
    ? !['filing', 'article', 'series', 'wikidata'].includes(evidence.ask.source)
    : evidence.ask.question.place.by === 'json';

/** The days on which a page says that it was published: more than one where it disagrees with itself. */
const publishedDays = ({ published, otherwisePublished = [] }: PageFacts): number[] =>
  [...(published ? [published] : []), ...otherwisePublished].map(({ day }) => day);

/** A page may be as old as its first day. */
const firstPublished = (page: PageFacts): number | undefined => publishedDays(page).sort((a, b) => a - b)[0];
/** And what it says as new as its last. */
export const lastPublished = (page: PageFacts): number | undefined => publishedDays(page).sort((a, b) => b - a)[0];

function hindsight(evidence: Evidence, { asOf, zone, written }: TimingContext): Caveat[] {
  const published = lastPublished(evidence.page);
  const isLater = (day: number | undefined): day is number =>
    day !== undefined && startsAfter(days(day), asOf) && (written === undefined || day > written);
  const day = published ?? evidence.ask.at ?? dayOfInstant(evidence.observedAt, zone);
  const changed = published === undefined ? undefined : evidence.page.modified?.day;
  if (!isLater(day) && !isLater(changed)) return [];
  const after = `after ${written === undefined ? formatPeriod(asOf) : `the article of ${formatDay(written)}`}`;
  // What it said on the claim's days is not known: a page that is kept up to date has its first day of publication still.
  if (!isLater(day))
    return [caveat('published-later', `The source says that it was changed on ${formatDay(changed ?? 0)}, ${after}.`)];
  return [
    published === undefined
      ? caveat('published-later', `The source has no date of its own and was read on ${formatDay(day)}, ${after}.`)
      : caveat('published-later', `The source was published on ${formatDay(day)}, ${after}.`),
  ];
}

/** Terms, quotes and dates do not move: time only adds what must be said. */
export function timeOfStatement(evidence: Evidence, context: TimingContext): Timing {
  const period = periodOf(evidence);
  if (period && startsAfter(period, context.asOf))
    return {
      counts: true,
      caveats: [
        caveat('happened-later', `It happened in ${formatPeriod(period)}, after ${formatPeriod(context.asOf)}.`),
      ],
    };
  if (period && context.asOfTyped && endsBefore(period, context.asOf) && !isLastFullPeriod(period, context))
    return {
      counts: false,
      remark: `it is about ${formatPeriod(period)}, the claim about ${formatPeriod(context.asOf)}`,
    };
  return { counts: true, caveats: hindsight(evidence, context) };
}

/** The periods that evidence may be about where its passage names several, and nobody says which. */
export const eitherOf = ({ ask, reading }: Evidence): readonly Interval[] =>
  reading.refersTo || ask.question.period ? [] : (reading.eitherOf ?? []);

export const unclearTime = (periods: readonly Interval[]): string =>
  `it names ${periods.map(formatPeriod).join(' and ')}, and not which of them it is about`;

/** Amounts move: evidence about other days abstains, unless a counter that only grows makes it a bound. */
export function timeOfAmount(evidence: Evidence, unit: Unit, context: TimingContext): Timing {
  const periods = eitherOf(evidence);
  const [first, ...others] = periods.map((refersTo) =>
    timeOfPeriod({ ...evidence, reading: { ...evidence.reading, refersTo } }, unit, context),
  );
  if (!first) return timeOfPeriod(evidence, unit, context);
  // Of whichever of them it is, it must speak of the claim's days.
  const alike = others.every((other) => other.counts && first.counts && other.bound === first.bound);
  return alike && first.counts ? first : { counts: false, remark: unclearTime(periods) };
}

function timeOfPeriod(evidence: Evidence, unit: Unit, context: TimingContext): Timing {
  const { asOf, asOfTyped, zone } = context;
  const period = periodOf(evidence);
  const { onlyGrows } = evidence.ask;
  const { told } = evidence.reading;
  if (asOfTyped && told === 'so-far' && isOver(context))
    return { counts: false, remark: `it is about what had passed of a period, the claim about ${formatPeriod(asOf)}` };
  const relative = ['percent', 'points', 'multiple', 'streak', 'ordinal'].includes(unit.dimension);
  if (period) {
    if (asOfTyped && evidence.reading.refersTo && (isPartOf(period, asOf) || isPartOf(asOf, period)))
      return {
        counts: false,
        remark: `it is about ${formatPeriod(period)}, the claim ${isPartOf(period, asOf) ? 'about all of' : 'only about'} ${formatPeriod(asOf)}`,
      };
    const isFiscal = evidence.ask.question.context?.fiscalYearEnd !== undefined;
    if (asOfTyped && evidence.reading.refersTo && !isFiscal && isAnother(period, asOf))
      return { counts: false, remark: `it is about ${formatPeriod(period)}, the claim about ${formatPeriod(asOf)}` };
    if (relate(period, asOf) !== 'disjoint') return { counts: true, caveats: hindsight(evidence, context) };
    if (onlyGrows && startsAfter(period, asOf)) return { counts: true, caveats: [], bound: 'at-most' };
    if (onlyGrows) return { counts: true, caveats: [], bound: 'at-least' };
    // A typed as-of is meant: only what belongs to a whole period may then come from the period before.
    if (isLastFullPeriod(period, context) && (!asOfTyped || relative || isFlow(unit)))
      return { counts: true, caveats: hindsight(evidence, context) };
    // The author left the claim's days open and named those of the place: they are what is meant, and it is said.
    if (evidence.reading.periodAsked && !asOfTyped && endsBefore(period, asOf) && !namesOthers(context, period))
      return {
        counts: true,
        caveats: [caveat('note', `The words to look for name the time: it is about ${formatPeriod(period)}.`)],
      };
    return { counts: false, remark: `it is about ${formatPeriod(period)}, the claim about ${formatPeriod(asOf)}` };
  }
  const seen = seenOn(evidence, zone);
  if (seen !== undefined && (onlyGrows || (isState(evidence) && evidence.page.published === undefined))) {
    const observed = days(seen);
    if (relate(observed, asOf) === 'inside') return { counts: true, caveats: olderCopy(evidence, zone) };
    if (onlyGrows) return { counts: true, caveats: [], bound: startsAfter(observed, asOf) ? 'at-most' : 'at-least' };
    return {
      counts: false,
      remark: `it is the state of ${formatDay(seen)}, and says nothing exact about ${formatPeriod(asOf)}`,
    };
  }
  const published = firstPublished(evidence.page);
  if (asOfTyped && told === 'now' && published !== undefined && published > (lastDay(asOf) ?? published) + longAgo)
    return {
      counts: false,
      remark: `it is about ${formatDay(published)}, when it was published, the claim about ${formatPeriod(asOf)}`,
    };
  const { at } = evidence.ask;
  // A page that was asked for as it stood on a day of the claim is the author's choice for that day.
  const chosen = at !== undefined && relate(days(at), asOf) === 'inside';
  if (asOfTyped && !chosen && published !== undefined && isTooEarly(published, asOf, relative || isFlow(unit)))
    return {
      counts: false,
      remark: `it was published on ${formatDay(published)}, and the claim is about ${formatPeriod(asOf)}`,
    };
  return { counts: true, caveats: [...hindsight(evidence, context), ...foresight(evidence, context)] };
}

/** The claim's own sentence names days, and none of these. */
function namesOthers({ sentence }: TimingContext, period: Interval): boolean {
  const named = readFigures(sentence, {}).filter(
    ({ unit, unresolved, interval }) => unit.dimension === 'date' && !unresolved && interval.low && interval.high,
  );
  return named.length > 0 && named.every(({ interval }) => relate(interval, period) === 'disjoint');
}

/** A whole period that had ended when the claim was made. */
const isOver = ({ asOf, written }: TimingContext): boolean =>
  (lengthOf(asOf) ?? 0) >= leastTotal && (written === undefined || written > (lastDay(asOf) ?? written));

/** In days: what was written longer ago than that is no word on the claim's days, though nobody says that it is not. */
const longAgo = 366;

/** In days: what a web archive copied longer before the day that was asked for is the state of the copy's own day. */
const oldestCopy = 31;

/** The day on which a field was seen: the one that was asked for, unless the archive's copy is much older than that. */
function seenOn({ ask: { at }, observedAt }: Evidence, zone: string | undefined): number | undefined {
  const observed = dayOfInstant(observedAt, zone);
  return at !== undefined && (observed === undefined || observed >= at - oldestCopy) ? at : observed;
}

/** The last copy from the day or before it need not be of that day. */
function olderCopy({ ask: { at }, observedAt }: Evidence, zone: string | undefined): Caveat[] {
  const observed = dayOfInstant(observedAt, zone);
  if (at === undefined || observed === undefined || observed >= at) return [];
  return [caveat('note', `The web archive's last copy from ${formatDay(at)} or before is of ${formatDay(observed)}.`)];
}

/** An amount on a page of another time, with no period of its own: it may have changed since. */
function foresight({ page, ask, observedAt }: Evidence, { asOf, zone }: TimingContext): Caveat[] {
  const published = firstPublished(page);
  // Without a date of its own it is as old as the copy at least.
  const day = published ?? (ask.at === undefined ? undefined : dayOfInstant(observedAt, zone));
  const first = firstDay(asOf);
  if (day === undefined || first === undefined || day >= first - longAgo) return [];
  const text = `The source was ${published === undefined ? 'archived' : 'published'} on ${formatDay(day)}, more than a year before ${formatPeriod(asOf)}.`;
  return [caveat('published-earlier', text)];
}

/**
 * What was published before the days of the claim began cannot speak of them: a day's grace is for zones. A share or a flow
 * of a day or a month is that of the last whole period, and may have been published before.
 */
function isTooEarly(day: number, asOf: Interval, ofPeriods: boolean): boolean {
  const first = firstDay(asOf);
  if (first === undefined || day >= first - 1) return false;
  return !ofPeriods || (lengthOf(asOf) ?? 0) > 31 || day < first - longAgo;
}

/** What a counter that only grows says of another day than the one on which it was read. */
export const counterBound = (interval: Interval, bound: 'at-most' | 'at-least'): Interval =>
  bound === 'at-most'
    ? { low: { value: rational(0), closed: true }, high: interval.high }
    : { low: interval.low, high: null };
