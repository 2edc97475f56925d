/**
 * Companyfacts: every figure that a company has tagged, over all its filings. `fy` and `fp` describe the filing and not
 * the fact, so a fact is known by its concept, unit, start and end alone.
 */
import { z } from 'zod';
import type { Reading } from '../evidence.ts';
import { formatDay, parseDay } from '../figures/day.ts';
import type { Unit } from '../figures/figure.ts';
import { closed, type Interval, point } from '../figures/interval.ts';
import { parseRational, rational } from '../figures/rational.ts';
import type { Capture } from '../net/web.ts';
import { parseAs } from './filing-index.ts';

const fact = z.object({
  start: z.string().optional(),
  end: z.string(),
  val: z.number(),
  accn: z.string(),
  form: z.string(),
  filed: z.string(),
});
type Fact = z.infer<typeof fact>;
const companyFacts = z.object({
  entityName: z.string().optional(),
  facts: z.record(z.string(), z.record(z.string(), z.object({ units: z.record(z.string(), z.array(fact)) }))),
});

/** Lengths in days that count as a quarter, a half ... Source: how the SEC maps fiscal periods to frames, ±30 days at a year. */
const lengths = { quarter: [80, 100], half: [170, 195], 'nine months': [260, 285], year: [335, 395] } as const;
export const durations = ['quarter', 'half', 'nine months', 'year', 'instant'] as const;
export type Duration = (typeof durations)[number];

export interface FactQuery {
  readonly concept: string;
  /** "USD", "CNY", "shares", "USD/shares". */
  readonly unit?: string | undefined;
  /** First and last day; a single day is the last one. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly duration?: Duration | undefined;
  /** Rows filed after this day were not known: a restatement must not reach back. */
  readonly knownBy?: number | undefined;
  readonly first?: boolean;
}

const days = ({ start, end }: Fact): number | undefined => {
  const [from, to] = [start === undefined ? undefined : parseDay(start), parseDay(end)];
  return from === undefined || to === undefined ? undefined : to - from + 1;
};

function hasDuration(row: Fact, duration: Duration): boolean {
  const length = days(row);
  if (duration === 'instant') return length === undefined;
  const [least, most] = lengths[duration];
  return length !== undefined && length >= least && length <= most;
}

const unitOf = (unit: string): Unit => {
  const [measure = '', per] = unit.split('/');
  const divisor = per === undefined ? {} : { per: { of: per.replace(/s$/, ''), count: rational(1n) } };
  if (/^[A-Z]{3}$/.test(measure)) return { dimension: 'money', name: measure, ...divisor };
  if (measure === 'pure') return { dimension: 'multiple', name: '' };
  return { dimension: 'count', name: measure.replace(/s$/, '').toLowerCase(), ...divisor };
};

const spanOf = ({ start, end }: Fact): Interval | undefined => {
  const to = parseDay(end);
  if (to === undefined) return undefined;
  const from = start === undefined ? to : (parseDay(start) ?? to);
  return closed(rational(from), rational(to));
};

/** Candidates, one per period and unit: of several filings of one fact the last that was known, or the first. */
export function factsOf(capture: Capture, query: FactQuery): Reading[] {
  const { facts } = parseAs(companyFacts, capture, 'company facts');
  const [taxonomy = '', tag = ''] = query.concept.split(':');
  const units =
    Object.hasOwn(facts, taxonomy) && Object.hasOwn(facts[taxonomy] ?? {}, tag)
      ? facts[taxonomy]?.[tag]?.units
      : undefined;
  const chosen = new Map<string, { row: Fact; unit: string }>();
  for (const [unit, rows] of Object.entries(units ?? {})) {
    if (query.unit !== undefined && unit !== query.unit) continue;
    for (const row of rows) {
      const filed = parseDay(row.filed);
      if (filed === undefined || (query.knownBy !== undefined && filed > query.knownBy)) continue;
      if (query.to !== undefined && parseDay(row.end) !== query.to) continue;
      if (
        query.from !== undefined &&
        query.from !== query.to &&
        (row.start === undefined || parseDay(row.start) !== query.from)
      )
        continue;
      if (query.duration !== undefined && !hasDuration(row, query.duration)) continue;
      const key = `${unit} ${row.start ?? ''} ${row.end}`;
      const known = chosen.get(key)?.row;
      const better = !known || (query.first ? row.filed < known.filed : row.filed > known.filed);
      if (better) chosen.set(key, { row, unit });
    }
  }
  return [...chosen.values()].flatMap(({ row, unit }) => {
    const value = parseRational(String(row.val));
    const refersTo = spanOf(row);
    if (!value) return [];
    const period = row.start === undefined ? row.end : `${row.start} to ${row.end}`;
    const text = `${tag}: ${row.val} ${unit}, ${period} (${row.form} filed ${row.filed})`;
    const start = text.indexOf(String(row.val));
    const figure = {
      text: String(row.val),
      start,
      end: start + String(row.val).length,
      interval: point(value),
      printed: value,
      unit: unitOf(unit),
      rule: 'data',
    };
    const address = `json:$.facts['${taxonomy}']['${tag}'].units['${unit}'] ${period} ${row.accn}`;
    return [
      {
        value: { kind: 'figure' as const, figure },
        passage: { text, start, end: figure.end, address },
        ...(refersTo ? { refersTo } : {}),
      },
    ];
  });
}

/** For messages: the day that a query is about. */
export const describe = (query: FactQuery): string =>
  `${query.concept}${query.to === undefined ? '' : ` at ${formatDay(query.to)}`}`;
