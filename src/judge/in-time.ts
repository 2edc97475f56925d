/** `at`, `from .. to` and `in`: the parts of a calculation that name a time. */
import type { Expression } from '../claims/expression.ts';
import type { Point } from '../evidence.ts';
import { hull, type Interval, relate } from '../figures/interval.ts';
import { add, div, rational, sub } from '../figures/rational.ts';
import { type Computed, type Scope, type SeriesValue, truthOf, unknown } from './computed.ts';
import { asQuantity, asTruth, fromPoint } from './elements.ts';
import { rangeOf } from './formula.ts';
import { isKnown, type Known, pointsAt, pointsBetween, pointsIn, pointsSpanning } from './series.ts';
import { formatPeriod } from './time.ts';

/** `x at 2019`. */
export function at(of: Expression, when: Interval, scope: Scope): Computed {
  const value = scope.evaluate(of, { ...scope, when, elementwise: true });
  if (value.kind === 'series') {
    const chosen = pointsIn(value.points, when);
    if (chosen.length === 0) return unknown('not-found', `${value.name} has no value for ${formatPeriod(when)}`);
    const one = chosen[scope.pick(`${value.name} in ${formatPeriod(when)}`, chosen.length)];
    if (!one) throw new Error('a choice outside its range');
    return fromPoint(value, one, scope);
  }
  if (value.kind !== 'list') return value;
  const members = value.members.map((member) => {
    if (!member.points) return member;
    const [first, ...rest] = pointsIn(member.points, when);
    const { points: _, ...kept } = member;
    return { ...kept, value: first ? rest.reduce((so, known) => hull(so, known.value), first.value) : null };
  });
  return { ...value, members };
}

/** `x from 1990 to 2019`: the values between, with those at both ends. */
export function span(spanned: Extract<Expression, { kind: 'span' }>, scope: Scope): Computed {
  const { of, from, to } = spanned;
  const value = scope.evaluate(of, { ...scope, elementwise: true });
  const now = scope.world.timing.asOf;
  // Now is when the claim was made: a series that ends a little before it is as far as anybody knew.
  const spanning = (points: readonly Point[]): readonly Point[] =>
    to ? pointsSpanning(points, from, to) : pointsBetween(pointsSpanning(points, from, null), null, now);
  const narrow = (series: SeriesValue): SeriesValue => {
    const known = series.points.filter(isKnown);
    const starts = from ? pointsNear(series, from) : known.slice(0, 1);
    const ends = to ? pointsNear(series, to) : pointsAt(series.points, now, series.unit).chosen;
    return { ...series, points: spanning(series.points), starts, ends };
  };
  if (value.kind === 'series') {
    const narrowed = narrow(value);
    const problem = spanned.counted && from && !to ? notUpToNow(narrowed, from, scope) : undefined;
    return problem === undefined ? narrowed : unknown('other-time', problem);
  }
  if (value.kind !== 'list') return value;
  // Over a span a member has many values: the one at the as-of stands for none of them.
  const members = value.members.map((member) => {
    if (!member.points) return member;
    const { quantity: _, ...kept } = member;
    return { ...kept, value: null, points: spanning(member.points) };
  });
  return { ...value, members };
}

/**
 * A year that is counted back ends on the claim's days, and as loosely as it begins: the ten months up to the last value
 * of a series are no year.
 */
function notUpToNow({ name, ends = [] }: SeriesValue, window: Interval, scope: Scope): string | undefined {
  const { asOf } = scope.world.timing;
  if (!window.low || !window.high) return undefined;
  const loose = div(sub(window.high.value, window.low.value), rational(2));
  const reach: Interval = {
    low: asOf.low && { ...asOf.low, value: sub(asOf.low.value, loose) },
    high: asOf.high && { ...asOf.high, value: add(asOf.high.value, loose) },
  };
  const late = ends.find(({ at }) => relate(at, reach) === 'disjoint');
  return late && `${name} ends with ${late.label}, and what is counted back ends on ${formatPeriod(asOf)}`;
}

/** The values in a window; else those whose periods touch it ("a year ago" in a monthly series). */
function pointsNear(series: SeriesValue, window: Interval): readonly Known[] {
  const inside = pointsIn(series.points, window);
  return inside.length > 0
    ? inside
    : series.points.filter(isKnown).filter((known) => relate(known.at, window) !== 'disjoint');
}

/** `first(a > b) in October 2025`. */
export function within(of: Expression, when: Interval, scope: Scope): Computed {
  // "a > b in 2019": both sides are those of that year.
  if (of.kind === 'compare' || of.kind === 'logic' || of.kind === 'not')
    return asTruth(scope.evaluate(of, { ...scope, when }));
  const value = scope.evaluate(of, scope);
  const unit = { dimension: 'date', name: 'day' } as const;
  if (value.kind === 'moment') {
    if (value.candidates.length === 0)
      return value.surely
        ? truthOf('no')
        : truthOf('unknown', {
            cause: 'not-found',
            why: 'it did not happen in what was read, which does not reach far enough',
          });
    const relations = value.candidates.map((candidate) => relate(candidate.at, when));
    const [first, ...rest] = value.candidates;
    const measured = rest.reduce((so, candidate) => hull(so, candidate.at), first?.at ?? when);
    const margin = { measured, claimed: when, unit };
    scope.log.shown.set(scope.text.slice(of.start, of.end), value.candidates.map(({ label }) => label).join(' or '));
    if (relations.every((relation) => relation === 'disjoint')) return truthOf('no', { margin });
    if (value.surely && relations.every((relation) => relation === 'inside')) return truthOf('yes', { margin });
    return truthOf('unknown', { margin, cause: 'too-coarse', why: 'the moment is not known closely enough' });
  }
  const quantity = asQuantity(value, scope);
  if (quantity.kind !== 'quantity') return asTruth(quantity.kind === 'unknown' ? quantity : value);
  const measured = rangeOf(quantity.formula);
  if (!measured) return truthOf('unknown', { cause: 'undefined', why: 'no date' });
  if (quantity.unit.dimension !== 'date')
    return truthOf('unknown', { cause: 'other-unit', why: `${quantity.text} is no date` });
  const relation = relate(measured, when);
  const margin = { measured, claimed: when, unit };
  return truthOf(relation === 'inside' ? 'yes' : relation === 'disjoint' ? 'no' : 'unknown', {
    margin,
    ...(relation === 'overlapping' && { cause: 'too-coarse' as const }),
  });
}
