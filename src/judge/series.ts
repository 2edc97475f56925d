/** Which of a series' values are meant: at the claim's as-of, at a named time, inside a span. */
import type { Point } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import { type Bound, type Interval, relate } from '../figures/interval.ts';
import { compare, rational, sub } from '../figures/rational.ts';
import { formatPeriod, isFlow } from './time.ts';

/** A value of a series that is there. */
export type Known = Point & { readonly value: Interval };

export const isKnown = (point: Point): point is Known => point.value !== null;

const order = (a: Bound | null, b: Bound | null): number => (a && b ? compare(a.value, b.value) : a ? 1 : b ? -1 : 0);

/** In order of time, whatever order the source had. */
export const inOrder = <P extends Point>(points: readonly P[]): readonly P[] =>
  [...points].sort((a, b) => order(a.at.low, b.at.low) || order(a.at.high, b.at.high));

const atOrBefore = (a: Bound | null, b: Bound | null): boolean =>
  b === null || (a !== null && compare(a.value, b.value) <= 0);

/** Days between the begins of two neighbouring periods, at the median. */
function stepOf(points: readonly Point[]): bigint {
  const steps = points.slice(1).flatMap((point, i) => {
    const [a, b] = [points[i]?.at.low, point.at.low];
    return a && b ? [sub(b.value, a.value)] : [];
  });
  const middle = steps.sort(compare)[Math.floor(steps.length / 2)];
  return middle ? middle.n / middle.d : 365n;
}

/** Weekends and the longest closures of markets and offices, in days. */
const closure = 10n;

/** What a series has at the as-of days. */
export interface AtAsOf {
  /** Several where the as-of is wider than the series' periods: each of them is meant. */
  readonly chosen: readonly Known[];
  /** The periods before and after, where the choice between them was this rule's. */
  readonly neighbours: readonly Known[];
  /** Why nothing was chosen. */
  readonly why: string;
}

/**
 * The values at the as-of: those whose periods lie in it; else the last one. A level counts from the day its period
 * begins, a flow once its period is over. A series that ended three of its own periods ago says nothing about now.
 */
export function pointsAt(points: readonly Point[], asOf: Interval, unit: Unit): AtAsOf {
  const known = inOrder(points).filter(isKnown);
  const inside = known.filter(({ at }) => relate(at, asOf) === 'inside');
  if (inside.length > 0) return { chosen: inside, neighbours: [], why: '' };
  const nothing = (why: string): AtAsOf => ({ chosen: [], neighbours: [], why });
  const flow = isFlow(unit);
  const past = known.filter(({ at }) => atOrBefore(flow ? at.high : at.low, asOf.high));
  const last = past.at(-1);
  if (!last) return nothing(`the series has no value for ${formatPeriod(asOf)}`);
  if (asOf.low && last.at.high) {
    const lag = sub(asOf.low.value, last.at.high.value);
    const step = stepOf(known) * 3n;
    if (compare(lag, rational(step > closure ? step : closure)) > 0)
      return nothing(`the series ends with ${last.label}, too long before ${formatPeriod(asOf)}`);
  }
  const place = known.indexOf(last);
  const neighbours = [known[place - 1], known[place + 1]].filter((point) => point !== undefined);
  return { chosen: [last], neighbours, why: '' };
}

/** The values at a time that the claim names: those inside it; else the one whose period holds it. */
export function pointsIn(points: readonly Point[], when: Interval): readonly Known[] {
  const known = inOrder(points).filter(isKnown);
  const inside = known.filter(({ at }) => relate(at, when) === 'inside');
  return inside.length > 0 ? inside : known.filter(({ at }) => relate(when, at) === 'inside');
}

/** All points from the first to the last day of a span, holes included; `null` is the series' own end. */
export function pointsBetween(points: readonly Point[], from: Interval | null, to: Interval | null): readonly Point[] {
  return inOrder(points).filter(
    ({ at }) =>
      (from?.low ? at.low !== null && compare(at.low.value, from.low.value) >= 0 : true) &&
      (to?.high ? at.high !== null && compare(at.high.value, to.high.value) <= 0 : true),
  );
}

/** Periods of a month and more stand side by side; days have weekends and holidays between them. */
const monthLong = 28n;

const lengthOf = ({ low, high }: Interval): bigint =>
  low && high ? (high.value.n * low.value.d - low.value.n * high.value.d) / (high.value.d * low.value.d) + 1n : 0n;

/** Does `to` begin so long after `from` ends that a period between them is missing? */
function isApart(from: Bound | null, to: Bound | null, length: bigint): boolean {
  if (!from || !to) return false;
  return compare(sub(to.value, from.value), rational(length >= monthLong ? 1 : closure)) > 0;
}

/**
 * The values between two named times, both included. Where the series begins after the first or ends before the last
 * of them, what it does not reach is a hole.
 */
export function pointsSpanning(points: readonly Point[], from: Interval | null, to: Interval | null): readonly Point[] {
  const known = inOrder(points).filter(isKnown);
  const [first, last] = [known[0], known.at(-1)];
  const inside = pointsBetween(points, from, to);
  if (!first || !last) return inside;
  const before: Point[] =
    from && isApart(from.high, first.at.low, lengthOf(first.at))
      ? [{ label: `before ${first.label}`, at: from, value: null }]
      : [];
  const after: Point[] =
    to && isApart(last.at.high, to.low, lengthOf(last.at))
      ? [{ label: `after ${last.label}`, at: to, value: null }]
      : [];
  return [...before, ...inside, ...after];
}
