/**
 * What a figure in print stands for: a set of values without holes. Claim and evidence are both of this kind, and a
 * verdict is set inclusion: inside -> supported, disjoint -> contradicted, overlapping -> undecided.
 */
import { add, compare, div, mul, neg, type Rational, rational, sub, toDecimal, zero } from './rational.ts';

/** One end of an interval. `closed` says that the value itself belongs to it. */
export interface Bound {
  readonly value: Rational;
  readonly closed: boolean;
}

/** `null` is an end that is open to infinity. Dates are intervals of days since 1970-01-01 (see `day.ts`). */
export interface Interval {
  readonly low: Bound | null;
  readonly high: Bound | null;
}

export const everything: Interval = { low: null, high: null };

/** The single value. */
export const point = (value: Rational): Interval => ({ low: { value, closed: true }, high: { value, closed: true } });

/** Both ends belong to it. */
export const closed = (low: Rational, high: Rational): Interval => ({
  low: { value: low, closed: true },
  high: { value: high, closed: true },
});

/** The low end belongs to it, the high end does not: how rounding half up works. */
export const halfOpen = (low: Rational, high: Rational): Interval => ({
  low: { value: low, closed: true },
  high: { value: high, closed: false },
});

/** "over x". */
export const above = (value: Rational): Interval => ({ low: { value, closed: false }, high: null });
/** "at least x". */
export const atLeast = (value: Rational): Interval => ({ low: { value, closed: true }, high: null });
/** "under x". */
export const below = (value: Rational): Interval => ({ low: null, high: { value, closed: false } });
/** "at most x". */
export const atMost = (value: Rational): Interval => ({ low: null, high: { value, closed: true } });

/** No value at all lies in it. */
export function isEmpty({ low, high }: Interval): boolean {
  if (!low || !high) return false;
  const order = compare(low.value, high.value);
  return order > 0 || (order === 0 && !(low.closed && high.closed));
}

export const isPoint = ({ low, high }: Interval): boolean =>
  low !== null && high !== null && low.closed && high.closed && compare(low.value, high.value) === 0;

/** Does `a` begin at or below the place where `b` begins? */
function lowReaches(a: Bound | null, b: Bound | null): boolean {
  if (!a) return true;
  if (!b) return false;
  const order = compare(a.value, b.value);
  return order < 0 || (order === 0 && (a.closed || !b.closed));
}

function highReaches(a: Bound | null, b: Bound | null): boolean {
  if (!a) return true;
  if (!b) return false;
  const order = compare(a.value, b.value);
  return order > 0 || (order === 0 && (a.closed || !b.closed));
}

export const equals = (a: Interval, b: Interval): boolean =>
  lowReaches(a.low, b.low) && lowReaches(b.low, a.low) && highReaches(a.high, b.high) && highReaches(b.high, a.high);

/** What both hold; it may be empty. */
export const intersect = (a: Interval, b: Interval): Interval => ({
  low: lowReaches(a.low, b.low) ? b.low : a.low,
  high: highReaches(a.high, b.high) ? b.high : a.high,
});

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return {
    low: lowReaches(a.low, b.low) ? a.low : b.low,
    high: highReaches(a.high, b.high) ? a.high : b.high,
  };
}

export type Relation = 'inside' | 'disjoint' | 'overlapping';

/** How what was measured lies to what was claimed. An empty set is evidence of nothing and overlaps by decree. */
export function relate(measured: Interval, claimed: Interval): Relation {
  if (isEmpty(measured) || isEmpty(claimed)) return 'overlapping';
  if (isEmpty(intersect(measured, claimed))) return 'disjoint';
  return lowReaches(claimed.low, measured.low) && highReaches(claimed.high, measured.high) ? 'inside' : 'overlapping';
}

const lowSum = (a: Bound | null, b: Bound | null, op: typeof add): Bound | null =>
  a && b ? { value: op(a.value, b.value), closed: a.closed && b.closed } : null;

export const negate = ({ low, high }: Interval): Interval => ({
  low: high && { value: neg(high.value), closed: high.closed },
  high: low && { value: neg(low.value), closed: low.closed },
});

export const plus = (a: Interval, b: Interval): Interval => ({
  low: lowSum(a.low, b.low, add),
  high: lowSum(a.high, b.high, add),
});

export const minus = (a: Interval, b: Interval): Interval => ({
  low: lowSum(a.low, b.high, sub),
  high: lowSum(a.high, b.low, sub),
});

/** Moves and stretches an interval by exact numbers: a unit conversion. `factor` must not be zero. */
export function scale(a: Interval, factor: Rational, offset: Rational = zero): Interval {
  const end = (bound: Bound | null): Bound | null =>
    bound && { value: add(mul(bound.value, factor), offset), closed: bound.closed };
  return factor.n > 0n ? { low: end(a.low), high: end(a.high) } : { low: end(a.high), high: end(a.low) };
}

/** A bound of a product: infinite ends are kept as signs, and zero times infinity is zero. */
type Corner = { readonly value: Rational; readonly closed: boolean } | { readonly infinite: -1 | 1 };

const corner = (bound: Bound | null, infinite: -1 | 1): Corner => bound ?? { infinite };
const signOf = (c: Corner): number => ('infinite' in c ? c.infinite : c.value.n < 0n ? -1 : c.value.n > 0n ? 1 : 0);

function cornerProduct(a: Corner, b: Corner): Corner {
  const [sa, sb] = [signOf(a), signOf(b)];
  if (sa === 0 || sb === 0) {
    // Zero itself is reached as soon as one factor reaches zero, whatever the other does.
    const reached = (c: Corner): boolean => !('infinite' in c) && c.closed && c.value.n === 0n;
    return { value: zero, closed: reached(a) || reached(b) };
  }
  if ('infinite' in a || 'infinite' in b) return { infinite: sa * sb > 0 ? 1 : -1 };
  return { value: mul(a.value, b.value), closed: a.closed && b.closed };
}

function cornerOrder(a: Corner, b: Corner): number {
  if ('infinite' in a) return 'infinite' in b ? a.infinite - b.infinite : a.infinite;
  if ('infinite' in b) return -b.infinite;
  return compare(a.value, b.value);
}

function spanOf(corners: readonly Corner[]): Interval {
  const pick = (sign: -1 | 1): Bound | null => {
    let best: Corner | undefined;
    for (const c of corners) {
      const order = best ? cornerOrder(c, best) * sign : 1;
      if (!best || order > 0) best = c;
      else if (order === 0 && !('infinite' in best) && !('infinite' in c) && c.closed) best = c;
    }
    return !best || 'infinite' in best ? null : best;
  };
  return { low: pick(-1), high: pick(1) };
}

export function times(a: Interval, b: Interval): Interval {
  const [aLow, aHigh, bLow, bHigh] = [corner(a.low, -1), corner(a.high, 1), corner(b.low, -1), corner(b.high, 1)];
  return spanOf([
    cornerProduct(aLow, bLow),
    cornerProduct(aLow, bHigh),
    cornerProduct(aHigh, bLow),
    cornerProduct(aHigh, bHigh),
  ]);
}

/** 1/a for an interval that does not reach across zero; undefined where it does: no interval holds the quotient. */
export function reciprocal(a: Interval): Interval | undefined {
  const positive = a.low !== null && a.low.value.n >= 0n;
  const negative = a.high !== null && a.high.value.n <= 0n;
  if (!positive && !negative) return undefined;
  const touches = (bound: Bound | null): boolean => bound?.value.n === 0n && bound.closed;
  if (touches(a.low) || touches(a.high)) return undefined;
  const flip = (bound: Bound | null): Bound | null => {
    if (!bound) return { value: zero, closed: false };
    return bound.value.n === 0n ? null : { value: div(rational(1n), bound.value), closed: bound.closed };
  };
  return { low: flip(a.high), high: flip(a.low) };
}

/** a / b; undefined where b can be zero. */
export function over(a: Interval, b: Interval): Interval | undefined {
  const inverse = reciprocal(b);
  return inverse && times(a, inverse);
}

/** Three-valued logic of comparisons: what holds for all values, for none, or for some only. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Is every value of `a` below every value of `b`? */
export function less(a: Interval, b: Interval): Truth {
  if (isEmpty(a) || isEmpty(b)) return 'unknown';
  if (a.high && b.low) {
    const order = compare(a.high.value, b.low.value);
    if (order < 0 || (order === 0 && !(a.high.closed && b.low.closed))) return 'yes';
  }
  if (a.low && b.high && compare(a.low.value, b.high.value) >= 0) return 'no';
  return 'unknown';
}

/** "[149.025, 149.035)", "(93, ∞)", "{12}": for people; JSON has decimal strings of its own. */
export function formatInterval(a: Interval): string {
  if (isEmpty(a)) return '∅';
  if (a.low && isPoint(a)) return `{${toDecimal(a.low.value)}}`;
  const low = a.low ? `${a.low.closed ? '[' : '('}${toDecimal(a.low.value)}` : '(−∞';
  const high = a.high ? `${toDecimal(a.high.value)}${a.high.closed ? ']' : ')'}` : '∞)';
  return `${low}, ${high}`;
}
