/** How long a period a figure is of, where no date says it: "revenue for the quarter" is not that of the year. */
import type { Interval } from '../figures/interval.ts';
import { sub } from '../figures/rational.ts';
import type { TimingContext } from './time.ts';

type Length = 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** Named as the period of what is said: "for the quarter", "in its third quarter", "annual"; never "a year ago". */
const inEnglish =
  /\b(?:for|in|of|during|over)\s+(?:the|its|this|that|last)\s+(?:\w+\s+){0,2}?(week|month|quarter|half|year)\b(?![\s-]+(?:ago|earlier|before|prior|over|on|to|old|of)\b)|\b(weekly|monthly|quarterly|annual|yearly|full-year)\s+(?!active\b|active-user|users?\b|visitors?\b|readers?\b|viewers?\b|listeners?\b|customers?\b|report|meeting|general)/gi;
const inChinese = /(全年|年度)|(季度|单季|單季)|(半年)|(当月|當月|单月|單月)|(当周|當週)/g;

const english: Readonly<Record<string, Length>> = {
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  half: 'half-year',
  year: 'year',
  annual: 'year',
  yearly: 'year',
  'full-year': 'year',
};
const chinese: readonly Length[] = ['year', 'quarter', 'half-year', 'month', 'week'];

function lengthsIn(text: string): ReadonlySet<Length> {
  const found = new Set<Length>();
  for (const [, noun, adjective] of text.matchAll(inEnglish)) {
    const length = english[(noun ?? adjective ?? '').toLowerCase()];
    if (length) found.add(length);
  }
  for (const [, ...groups] of text.matchAll(inChinese)) {
    const length = chinese[groups.findIndex((group) => group !== undefined)];
    if (length) found.add(length);
  }
  return found;
}

const spans: readonly (readonly [least: bigint, most: bigint, length: Length])[] = [
  [7n, 7n, 'week'],
  [28n, 31n, 'month'],
  [90n, 92n, 'quarter'],
  [181n, 184n, 'half-year'],
  [365n, 366n, 'year'],
];

/** What a typed as-of is as long as. */
function lengthOf({ asOf: { low, high }, asOfTyped }: TimingContext): readonly Length[] {
  if (!asOfTyped || !low || !high) return [];
  const days = sub(high.value, low.value).n + 1n;
  return spans.flatMap(([least, most, length]) => (days >= least && days <= most ? [length] : []));
}

/** The clause that holds what stands from `start` to `end`. */
const clauseAt = (text: string, start: number, end: number): string =>
  (/[^,;，；。]*$/.exec(text.slice(0, start))?.[0] ?? '') +
  text.slice(start, end) +
  (/^[^,;，；。]*/.exec(text.slice(end))?.[0] ?? '');

/** Why the passage speaks of a period of another length than the claim; undefined where one of them says nothing. */
export function otherLength(
  passage: { readonly text: string; readonly start: number; readonly end: number },
  claim: string,
  asked: string,
  timing: TimingContext,
): string | undefined {
  const read = lengthsIn(clauseAt(passage.text, passage.start, passage.end));
  const [length] = read;
  if (length === undefined || read.size > 1 || lengthsIn(asked).has(length)) return undefined;
  const claimed = new Set([...lengthsIn(claim), ...lengthOf(timing)]);
  return claimed.size === 0 || claimed.has(length)
    ? undefined
    : `the source tells of a ${length}, the claim of a ${[...claimed].join(' or a ')}`;
}

/** As companies count: quarters of 13 or 14 weeks, years of 52 or 53. */
const accounted: readonly (readonly [least: number, most: number, name: string])[] = [
  [6, 8, 'week'],
  [27, 36, 'month'],
  [84, 99, 'quarter'],
  [175, 190, 'half-year'],
  [265, 285, 'nine months'],
  [350, 380, 'year'],
];

/** Why the period that the figure is about has another length than the one that the claim names. */
export function otherSpan({ low, high }: Interval, claim: string, asked: string): string | undefined {
  const claimed = lengthsIn(claim);
  if (!low || !high || claimed.size === 0) return undefined;
  const between = sub(high.value, low.value);
  const days = Number(between.n / between.d) + 1;
  const name = accounted.find(([least, most]) => days >= least && days <= most)?.[2];
  if (name === undefined || [...claimed, ...lengthsIn(asked)].some((length) => length === name)) return undefined;
  return `the source tells of ${name === 'nine months' ? name : `a ${name}`}, the claim of a ${[...claimed].join(' or a ')}`;
}
