/** Wikidata's values as figures: quantities with their bounds, times with their precision. */
import { z } from 'zod';
import type { Value } from '../evidence.ts';
import { dayNumber, days, daysInMonth, formatDay, monthOf, yearOf } from '../figures/day.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import { closed, type Interval, point } from '../figures/interval.ts';
import { compare, parseRational } from '../figures/rational.ts';
import type { Question } from '../question.ts';

const time = z.object({ time: z.string(), precision: z.number(), calendarmodel: z.string().optional() });
const quantity = z.object({
  amount: z.string(),
  unit: z.string(),
  upperBound: z.string().optional(),
  lowerBound: z.string().optional(),
});
const snak = z.object({
  snaktype: z.string(),
  datavalue: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('time'), value: time }),
      z.object({ type: z.literal('quantity'), value: quantity }),
      z.object({ type: z.literal('wikibase-entityid'), value: z.object({ id: z.string() }) }),
      z.object({ type: z.literal('string'), value: z.string() }),
      z.object({ type: z.literal('monolingualtext'), value: z.object({ text: z.string(), language: z.string() }) }),
      z.object({ type: z.literal('globecoordinate'), value: z.unknown() }),
    ])
    .optional()
    .catch(undefined),
});
type Snak = z.infer<typeof snak>;
const statement = z.object({
  mainsnak: snak,
  rank: z.enum(['preferred', 'normal', 'deprecated']),
  qualifiers: z.record(z.string(), z.array(snak)).optional(),
});
export type Statement = z.infer<typeof statement>;

export const statements = z.array(statement);

/** `claims` is an empty array where an item has none, and is left out where there is no such item. */
export const entitySchema = z.object({
  entities: z.record(
    z.string(),
    z.object({ claims: z.union([z.record(z.string(), z.unknown()), z.tuple([])]).default([]) }),
  ),
});

/** The Gregorian calendar's item: dates of another calendar are not turned into days. */
const gregorian = 'http://www.wikidata.org/entity/Q1985727';

/** A time by its precision: 11 a day, 10 a month, 9 a year, 8 a decade, 7 a century. */
export function timeOf(of: Snak | undefined): Interval | undefined {
  if (of?.snaktype !== 'value' || of.datavalue?.type !== 'time') return undefined;
  const { time: text, precision, calendarmodel } = of.datavalue.value;
  if (calendarmodel !== undefined && calendarmodel !== gregorian) return undefined;
  const match = /^\+(\d{4,6})-(\d\d)-(\d\d)T/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (precision >= 11)
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
      ? days(dayNumber({ year, month, day }))
      : undefined;
  if (precision === 10) return month >= 1 && month <= 12 ? monthOf(year, month) : undefined;
  if (precision === 9) return yearOf(year);
  if (precision !== 8 && precision !== 7) return undefined;
  const length = precision === 8 ? 10 : 100;
  const first = precision === 8 ? Math.floor(year / 10) * 10 : Math.floor((year - 1) / 100) * 100 + 1;
  return days(
    dayNumber({ year: first, month: 1, day: 1 }),
    dayNumber({ year: first + length - 1, month: 12, day: 31 }),
  );
}

/**
 * The time that a statement is about, by its qualifiers: a point (P585), else from its start (P580) to its end (P582), as
 * far as they are given.
 */
export function periodOf({ qualifiers = {} }: Statement): Interval | undefined {
  const [point, start, end] = ['P585', 'P580', 'P582'].map((property) => timeOf(qualifiers[property]?.[0]));
  if (point) return point;
  return start || end ? { low: start?.low ?? null, high: end?.high ?? null } : undefined;
}

/** It says itself that it was over before `asOf`, or on a day that nobody knows, or that it began after it. */
export function isOfAnotherTime({ qualifiers = {} }: Statement, asOf: Interval): boolean {
  const start = timeOf(qualifiers['P580']?.[0])?.low;
  if (start && asOf.high && compare(start.value, asOf.high.value) > 0) return true;
  const [end] = qualifiers['P582'] ?? [];
  // "No value" says that it goes on.
  if (end === undefined || end.snaktype === 'novalue') return false;
  const last = timeOf(end)?.high;
  return !last || (asOf.low !== null && compare(last.value, asOf.low.value) < 0);
}

/** Units by their items, as far as they are met; another unit keeps its number and compares with nothing. Source: wikidata.org. */
const unitItems: Readonly<Record<string, Unit>> = {
  Q11229: { dimension: 'percent', name: 'percent' },
  Q4917: { dimension: 'money', name: 'USD' },
  Q4916: { dimension: 'money', name: 'EUR' },
  Q39099: { dimension: 'money', name: 'CNY' },
  Q25224: { dimension: 'money', name: 'GBP' },
  Q8146: { dimension: 'money', name: 'JPY' },
  Q11573: { dimension: 'length', name: 'm' },
  Q828224: { dimension: 'length', name: 'km' },
  Q11570: { dimension: 'mass', name: 'kg' },
  Q712226: { dimension: 'area', name: 'km2' },
  Q577: { dimension: 'duration', name: 'year' },
  Q573: { dimension: 'duration', name: 'day' },
};

const unitOf = (address: string): Unit => {
  if (address === '1') return { dimension: 'number', name: '' };
  const item = address.slice(address.lastIndexOf('/') + 1);
  return unitItems[item] ?? { dimension: 'count', name: item };
};

function quantityOf({ amount, unit, upperBound, lowerBound }: z.infer<typeof quantity>): Figure | undefined {
  const value = parseRational(amount);
  const [low, high] = [lowerBound, upperBound].map((bound) => (bound === undefined ? undefined : parseRational(bound)));
  if (!value) return undefined;
  const interval = low && high ? closed(low, high) : point(value);
  return { text: amount, start: 0, end: amount.length, interval, printed: value, unit: unitOf(unit), rule: 'data' };
}

/** A value as evidence, and how it is written; undefined for "unknown", "none", items and what is no figure. */
export function snakValue(of: Snak, question: Question): { readonly value: Value; readonly text: string } | undefined {
  if (of.snaktype !== 'value' || !of.datavalue) return undefined;
  if (of.datavalue.type === 'time') {
    const interval = timeOf(of);
    if (!interval?.low || !interval.high) return undefined;
    const ends = [interval.low, interval.high].map(({ value }) => formatDay(Number(value.n)));
    const text = ends[0] === ends[1] ? `${ends[0]}` : `${ends[0]} to ${ends[1]}`;
    const figure: Figure = {
      text,
      start: 0,
      end: text.length,
      interval,
      unit: { dimension: 'date', name: 'day' },
      rule: 'data',
    };
    return { value: { kind: 'figure', figure }, text };
  }
  if (of.datavalue.type === 'quantity') {
    const figure = quantityOf(of.datavalue.value);
    return figure && { value: { kind: 'figure', figure }, text: figure.text };
  }
  const text =
    of.datavalue.type === 'string'
      ? of.datavalue.value
      : of.datavalue.type === 'monolingualtext'
        ? of.datavalue.value.text
        : undefined;
  if (text === undefined || question.kind !== 'term') return undefined;
  const term = question.terms?.find(({ spellings }) =>
    spellings.some((spelling) => spelling.toLowerCase() === text.toLowerCase()),
  );
  return { value: { kind: 'term', term: term?.name ?? null, text }, text };
}
