/** Is one quantity above, below or equal to another? Three-valued, with the distance to where it would turn. */
import type { Comparison, Expression } from '../claims/expression.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import {
  above,
  atLeast,
  atMost,
  below,
  type Interval,
  isPoint,
  point,
  type Relation,
  relate,
  type Truth,
} from '../figures/interval.ts';
import { samePrices } from '../figures/price-basis.ts';
import { abs, minOf, mul, neg, type Rational, rational, zero } from '../figures/rational.ts';
import { type Scope, type TruthValue, truthOf } from './computed.ts';
import { tolerate } from './distance.ts';
import { rangeOf } from './formula.ts';
import { otherPrices, pricesClaimed } from './prices.ts';
import { addUp, nameOf, type Quantity, quantityIn } from './quantity.ts';
import { calendarLength, dayUnit, inDays, isUnsignedShare } from './units.ts';

/** A figure that is written in the expression itself: what is claimed, and no evidence. */
export function threshold(expression: Expression): Figure | undefined {
  return expression.kind === 'figure' ? expression.figure : undefined;
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '=': '=',
  '!=': '!=',
};

/** The values that satisfy `_ op x`. A sign of comparison replaces the looseness of print, as "over" does. */
function claimedBy(op: Comparison, { printed, interval }: Pick<Figure, 'printed' | 'interval'>): Interval {
  if (op === '=' || op === '!=') return interval;
  const upper = op === '>' || op === '>=';
  const bound = printed ?? (upper ? interval.high?.value : interval.low?.value);
  // Against "over x" nothing is surely more: an interval without that end can never be exceeded.
  if (!bound) return { low: { value: rational(1), closed: false }, high: { value: zero, closed: false } };
  return op === '>' ? above(bound) : op === '>=' ? atLeast(bound) : op === '<' ? below(bound) : atMost(bound);
}

const truthIn: Readonly<Record<Relation, Truth>> = { inside: 'yes', disjoint: 'no', overlapping: 'unknown' };
const inverse: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** The printed number stands exactly at the claimed threshold. */
const atEdge = (measured: Quantity, claimed: Interval): boolean => {
  const { printed } = measured;
  return (
    printed !== undefined &&
    [claimed.low, claimed.high].some((bound) => bound?.value.n === printed.n && bound.value.d === printed.d)
  );
};

function decide(
  op: Comparison,
  measured: Quantity,
  interval: Interval,
  surely: Interval,
  perhaps: Interval,
  unit: Unit,
  base?: Rational,
): TruthValue {
  const inner = relate(interval, surely);
  const relation: Relation =
    inner === 'inside' ? 'inside' : relate(interval, perhaps) === 'disjoint' ? 'disjoint' : 'overlapping';
  const truth = op === '!=' ? inverse[truthIn[relation]] : truthIn[relation];
  const margin = {
    measured: interval,
    claimed: relation === 'disjoint' ? perhaps : surely,
    unit,
    ...(base && { base }),
    ...(op === '!=' && { except: true as const }),
  };
  return truthOf(truth, {
    margin,
    ...(truth === 'unknown' && {
      cause: atEdge(measured, surely) ? ('at-the-edge' as const) : ('too-coarse' as const),
      why: 'true for some of the values that the print can stand for',
    }),
  });
}

/** Quantities whose zero is a convention: days since 1970, degrees. */
const notFromZero: ReadonlySet<string> = new Set(['date', 'temperature']);

const isNothing = ({ unit, interval }: Figure): boolean =>
  unit.dimension === 'number' && !unit.per && isPoint(interval) && interval.low?.value.n === 0n;

/** Shares differ by points: "3 points" beside such a difference are no goals. */
const isPoints = (measured: Quantity, { unit }: Figure): boolean =>
  measured.unit.dimension === 'points' && unit.dimension === 'count' && unit.name === 'point' && !unit.per;

/** Against a figure written in the claim. */
function againstFigure(op: Comparison, measured: Quantity, figure: Figure, scope: Scope): TruthValue {
  const range = rangeOf(measured.formula);
  // Nothing is nothing, whatever it is counted in.
  const nothing = isNothing(figure) && !notFromZero.has(measured.unit.dimension);
  const unit = nothing || isPoints(measured, figure) ? measured.unit : pricesClaimed(figure.unit, scope.world);
  const claimed = claimedBy(op, figure);
  const days = range && inDays(range, measured.unit);
  const calendar = days && calendarLength(claimed, unit);
  if (days && calendar)
    return decide(
      op,
      measured,
      days,
      tolerate(calendar.surely, dayUnit, scope.tolerance),
      tolerate(calendar.perhaps, dayUnit, scope.tolerance),
      dayUnit,
    );
  const unsigned =
    (measured.unit.dimension === 'percent' || measured.bareRead === true) &&
    isUnsignedShare(measured.unit, measured.text, unit, figure.text);
  const like = unsigned ? undefined : looselyIn(measured, unit, scope.anyBasis);
  if (like && unit.dimension === 'money' && !samePrices(unit, measured.unit))
    scope.log.caveats.push(otherPrices(measured.unit, unit));
  const interval = like && rangeOf(like.formula);
  if (!interval)
    return truthOf('unknown', {
      cause: range ? 'other-unit' : 'undefined',
      why: range ? `${nameOf(measured.unit)} against ${nameOf(unit)}` : `${measured.text} has no value`,
    });
  const loose = tolerate(claimed, unit, scope.tolerance);
  return decide(op, measured, interval, loose, loose, unit);
}

/** A bare number in the claim takes the unit of what was counted: "deaths / 8760 >= 10". A rate is no such count. */
function looselyIn(measured: Quantity, unit: Unit, anyBasis: boolean): Quantity | undefined {
  const counted = ['count', 'ordinal', 'streak'].includes(measured.unit.dimension) && !measured.unit.per;
  if (unit.dimension === 'number' && !unit.per && counted) return { ...measured, unit };
  return quantityIn(measured, unit, anyBasis);
}

/** The end of the other side that is nearest to zero: of what a difference is a share. What can be zero has none. */
function baseOf(other: Interval): Rational | undefined {
  if (relate(point(zero), other) === 'inside') return undefined;
  const [first, ...rest] = [other.low, other.high].flatMap((bound) => (bound ? [abs(bound.value)] : []));
  return first && rest.reduce(minOf, first);
}

/** What may be missing to zero: a share of the other side, or an amount. */
function tolerated(claimed: Interval, base: Rational | undefined, unit: Unit, scope: Scope): Interval {
  const { tolerance } = scope;
  if (tolerance?.kind !== 'relative') return tolerate(claimed, unit, tolerance);
  if (!base) return claimed;
  const amount = mul(base, tolerance.share);
  return {
    low: claimed.low && { ...claimed.low, value: neg(amount) },
    high: claimed.high && { ...claimed.high, value: amount },
  };
}

/** Both sides are evidence: the sign of their difference. */
function againstQuantity(op: Comparison, a: Quantity, b: Quantity, scope: Scope): TruthValue {
  const difference = addUp(a, b, '-', scope.anyBasis);
  if (difference.kind === 'trouble') return truthOf('unknown', { cause: difference.cause, why: difference.why });
  const { formula, unit } = difference;
  // The other side in the unit of the difference, which need not be its own.
  const [interval, other] = [rangeOf(formula), 'right' in formula ? rangeOf(formula.right) : undefined];
  if (!interval || !other) return truthOf('unknown', { cause: 'undefined', why: `${difference.text} has no value` });
  const claimed = op === '=' || op === '!=' ? point(zero) : claimedBy(op, { printed: zero, interval: point(zero) });
  const base = notFromZero.has(b.unit.dimension) ? undefined : baseOf(other);
  const loose = tolerated(claimed, base, unit, scope);
  return decide(op, difference, interval, loose, loose, unit, base);
}

export function compareQuantities(
  op: Comparison,
  a: Quantity,
  b: Quantity,
  literal: { readonly left: Figure | undefined; readonly right: Figure | undefined },
  scope: Scope,
): TruthValue {
  if (literal.right && !literal.left) return againstFigure(op, a, literal.right, scope);
  if (literal.left && !literal.right) return againstFigure(mirrored[op], b, literal.left, scope);
  return againstQuantity(op, a, b, scope);
}
