/** Extremes and runs in time: when it peaked, how long it rose, when one passed the other. */
import type { Expression } from '../claims/expression.ts';
import type { Point } from '../evidence.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import { type Bound, closed, type Interval, less, type Truth } from '../figures/interval.ts';
import { compare, rational } from '../figures/rational.ts';
import { truthsOf, upToNow } from './aggregates.ts';
import {
  type Computed,
  type MomentValue,
  type Scope,
  type SeriesValue,
  type TruthsValue,
  truthOf,
  type Unknown,
  unknown,
} from './computed.ts';
import { fixed } from './quantity.ts';
import { inOrder, isKnown, pointsBetween } from './series.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** The series that a call is about, as far as the claim's as-of. */
function seriesOf(call: Call, scope: Scope): SeriesValue | Unknown {
  const [arg] = call.args;
  if (!arg) return unknown('undefined', 'a series is needed');
  const value = scope.evaluate(arg, { ...scope, elementwise: true });
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'series') return unknown('undefined', 'a series is needed');
  return {
    ...value,
    points: inOrder(value.ends ? value.points : pointsBetween(value.points, null, scope.world.timing.asOf)),
  };
}

const highest = (bounds: readonly (Bound | null)[]): Bound | null =>
  bounds.reduce((a, b) => (a && b && compare(a.value, b.value) >= 0 ? a : (b ?? a)), null);
const lowest = (bounds: readonly (Bound | null)[]): Bound | null =>
  bounds.reduce((a, b) => (a && b && compare(a.value, b.value) <= 0 ? a : (b ?? a)), null);

/** The periods in which the highest (or lowest) value can lie. */
export function peak(call: Call, scope: Scope, which: 'max' | 'min'): Computed {
  const series = seriesOf(call, scope);
  if (series.kind === 'unknown') return series;
  const known = series.points.filter(isKnown);
  const line =
    which === 'max' ? highest(known.map(({ value }) => value.low)) : lowest(known.map(({ value }) => value.high));
  const candidates = series.points.filter((point) => {
    if (!isKnown(point) || !line) return true; // a hole could hide it
    const reach = which === 'max' ? point.value.high : point.value.low;
    return !reach || (which === 'max' ? compare(reach.value, line.value) >= 0 : compare(reach.value, line.value) <= 0);
  });
  return { kind: 'moment', candidates: candidates.map(({ label, at }) => ({ label, at })), surely: known.length > 0 };
}

/** Step by step: is each value above (or below) the one before? */
function stepsOf(series: SeriesValue, which: 'rising' | 'falling'): TruthsValue {
  const entries = series.points.slice(1).map((point, i) => {
    const before = series.points[i];
    const [a, b] = which === 'rising' ? [before?.value, point.value] : [point.value, before?.value];
    return { name: point.label, at: point.at, truth: a && b ? less(a, b) : ('unknown' as const) };
  });
  return { kind: 'truths', entries, open: false };
}

export function monotone(call: Call, scope: Scope, which: 'rising' | 'falling'): Computed {
  const series = seriesOf(call, scope);
  if (series.kind === 'unknown') return series;
  const steps = stepsOf(series, which);
  if (scope.elementwise) return steps;
  const truths = steps.entries.map(({ truth }) => truth);
  const printed = ({ label, value }: Point): string =>
    `${value ? formatFigureInterval(value, series.unit) : '-'} (${label})`;
  const tell = (before: Point | undefined, after: Point | undefined, between: string): void => {
    if (before && after)
      scope.log.shown.set(scope.text.slice(call.start, call.end), `${printed(before)} ${between} ${printed(after)}`);
  };
  const broken = truths.indexOf('no');
  if (broken >= 0) tell(series.points[broken], series.points[broken + 1], 'and then');
  else if (!truths.includes('unknown')) tell(series.points[0], series.points.at(-1), 'to');
  if (broken >= 0) return truthOf('no');
  return truths.length > 0 && !truths.includes('unknown')
    ? truthOf('yes')
    : truthOf('unknown', {
        cause: 'too-coarse',
        why: 'two neighbouring values cannot be told apart, or one is missing',
      });
}

const periodNames: readonly (readonly [days: number, name: string])[] = [
  [1, 'day'],
  [7, 'week'],
  [31, 'month'],
  [92, 'quarter'],
  [184, 'half'],
  [366, 'year'],
];

/** What the periods of a series are called, by their length. */
function periodName(entries: TruthsValue['entries']): string {
  const { at } = entries.at(-1) ?? {};
  if (!at?.low || !at.high) return 'period';
  const days = Number((at.high.value.n - at.low.value.n) / at.low.value.d) + 1;
  return periodNames.find(([longest]) => days <= longest)?.[1] ?? 'period';
}

/** `streak(x > 100%)`: how many periods in a row, up to the last one, the condition has held. */
export function streak(call: Call, scope: Scope): Computed {
  const found = truthsOf(call.args, scope);
  if (found.kind === 'unknown') return found;
  const truths = upToNow(found, scope);
  const backwards = truths.entries.map(({ truth }) => truth).reverse();
  const length = (holds: (truth: Truth) => boolean): number => {
    const end = backwards.findIndex((truth) => !holds(truth));
    return end === -1 ? backwards.length : end;
  };
  const [surely, perhaps] = [length((truth) => truth === 'yes'), length((truth) => truth !== 'no')];
  // Where it holds as far back as the series goes, it may have held before.
  const interval: Interval =
    perhaps === backwards.length
      ? { low: { value: rational(surely), closed: true }, high: null }
      : closed(rational(surely), rational(perhaps));
  const text =
    perhaps === backwards.length ? `at least ${surely}` : surely === perhaps ? `${surely}` : `${surely} to ${perhaps}`;
  scope.log.shown.set(scope.text.slice(call.start, call.end), text);
  return fixed(interval, { dimension: 'streak', name: periodName(truths.entries) }, text);
}

/** `first(a > b)`: the period in which it first held; `last`: the last one. */
export function firstOrLast(call: Call, scope: Scope, which: 'first' | 'last'): MomentValue | Unknown {
  const found = truthsOf(call.args, scope);
  if (found.kind === 'unknown') return found;
  const ordered = upToNow(found, scope).entries;
  const entries = which === 'first' ? ordered : [...ordered].reverse();
  const until = entries.findIndex(({ truth }) => truth === 'yes');
  const range = until === -1 ? entries : entries.slice(0, until + 1);
  const candidates = range
    .filter(({ truth }) => truth !== 'no')
    .map(({ name, at }) => ({ label: name, at: at ?? { low: null, high: null } }));
  const [edge] = entries;
  // It held from the beginning of the series on: the first time was then, or before.
  if (until === 0 && edge) {
    const at = edge.at ?? { low: null, high: null };
    const beyond = which === 'first' ? { low: null, high: at.high } : at;
    return {
      kind: 'moment',
      candidates: [{ label: which === 'first' ? `${edge.name} or before` : edge.name, at: beyond }],
      surely: true,
    };
  }
  return { kind: 'moment', candidates, surely: until !== -1 || candidates.length === 0 };
}
