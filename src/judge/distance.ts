/** How far what was measured lies from the nearest bound of what was claimed, and what the author's tolerance makes of it. */
import type { Tolerance } from '../claims/claim.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Unit } from '../figures/figure.ts';
import { type Bound, type Interval, relate } from '../figures/interval.ts';
import { abs, add, compare, div, mul, neg, type Rational, rational, sub, toDecimal } from '../figures/rational.ts';
import type { Margin } from './computed.ts';
import type { Distance } from './finding.ts';
import { inUnit } from './units.ts';

/** A miss by less than this share of the bound is a `near-miss`. Source: DESIGN.md section 2. */
const nearMissShare = rational(5n, 100n);

/** The interval, widened at both ends by what the author declared. An end without a value stays open. */
export function tolerate(claimed: Interval, unit: Unit, tolerance: Tolerance | undefined): Interval {
  if (!tolerance) return claimed;
  const amountAt = (bound: Bound): Rational => {
    if (tolerance.kind === 'relative') return mul(abs(bound.value), tolerance.share);
    // Points are what percentages differ by; days are what dates differ by.
    const target: Unit = unit.dimension === 'percent' ? { dimension: 'points', name: 'point' } : lengthOf(unit);
    const amount = { low: { value: tolerance.amount, closed: true }, high: { value: tolerance.amount, closed: true } };
    if (tolerance.unit.dimension === 'number' || tolerance.unit.dimension === target.dimension) {
      const converted =
        tolerance.unit.dimension === 'number' || tolerance.unit.dimension === 'points'
          ? amount
          : inUnit(amount, tolerance.unit, target)?.interval;
      return converted?.low?.value ?? rational(0);
    }
    if (unit.dimension === 'percent' && tolerance.unit.dimension === 'percent') return tolerance.amount;
    return rational(0);
  };
  return {
    low: claimed.low && { value: sub(claimed.low.value, amountAt(claimed.low)), closed: claimed.low.closed },
    high: claimed.high && { value: add(claimed.high.value, amountAt(claimed.high)), closed: claimed.high.closed },
  };
}

/** What two values of a unit differ by. */
const lengthOf = (unit: Unit): Unit => (unit.dimension === 'date' ? { dimension: 'duration', name: 'day' } : unit);

const digitsOf = (value: Rational): number => {
  // Two digits that count, at most: "0.6", "17.7", "0.02".
  const size = abs(value);
  if (compare(size, rational(1n, 10n)) >= 0) return 1;
  let [places, scaled] = [1, size];
  while (compare(scaled, rational(1)) < 0 && places < 12) {
    scaled = mul(scaled, rational(10));
    places += 1;
  }
  return places;
};

/** A number for people: rounded half away from zero, trailing zeros dropped. */
function short(value: Rational, places = digitsOf(value)): string {
  const scaleUp = 10n ** BigInt(places);
  const [size, sign] = [abs(value), value.n < 0n ? -1n : 1n];
  const rounded = (size.n * scaleUp * 2n + size.d) / (size.d * 2n);
  return toDecimal(rational(rounded * sign, scaleUp), places);
}

const plural = (n: string, noun: string): string => `${n} ${noun}${n === '1' ? '' : 's'}`;

/** The amount in the words of its unit, where it is better said so than in percent of the bound. */
function inWords(amount: Rational, unit: Unit): string | undefined {
  switch (unit.dimension) {
    case 'percent':
    case 'points': {
      const size = abs(amount);
      return plural(short(size, compare(size, rational(1)) < 0 ? Math.max(2, digitsOf(size)) : 1), 'point');
    }
    case 'date':
      return plural(short(amount, 0), 'day');
    case 'duration':
      return plural(short(amount), unit.name);
    case 'ordinal':
      return plural(short(amount), 'place');
    case 'streak':
      return plural(short(amount), unit.name || 'period');
    default:
      return undefined;
  }
}

interface Gap {
  readonly size: Rational;
  readonly bound: Rational;
}

/** From the claim's bound to the nearest value that was measured outside, or to the nearest one inside. */
function nearestGap(measured: Interval, claimed: Interval, relation: 'inside' | 'disjoint'): Gap | undefined {
  const gaps: Gap[] = [];
  const push = (near: Bound | null, bound: Bound | null): void => {
    if (near && bound) gaps.push({ size: abs(sub(near.value, bound.value)), bound: bound.value });
  };
  if (relation === 'inside') {
    push(measured.low, claimed.low);
    push(measured.high, claimed.high);
  } else if (claimed.low && measured.high && compare(measured.high.value, claimed.low.value) <= 0) {
    push(measured.high, claimed.low);
  } else {
    push(measured.low, claimed.high);
  }
  return gaps.sort((a, b) => compare(a.size, b.size))[0];
}

/** What a difference is a share of, and whether it was claimed to lie outside. */
type Kind = Pick<Margin, 'base' | 'except'>;

/** Undefined where they overlap, or where no bound is near. Both in `unit`. */
export function distanceOf(
  measured: Interval,
  claimed: Interval,
  unit: Unit,
  { base, except }: Kind = {},
): Distance | undefined {
  const relation = relate(measured, claimed);
  if (relation === 'overlapping') return undefined;
  const gap = nearestGap(measured, claimed, relation);
  if (!gap) return undefined;
  const whole = abs(base ?? gap.bound);
  const share = whole.n === 0n || unit.dimension === 'date' ? undefined : mul(div(gap.size, whole), rational(100));
  const missing = (relation === 'disjoint') !== (except === true);
  const verb = missing ? 'misses by' : 'margin';
  const amount = { value: gap.size, closed: true };
  const words = inWords(gap.size, unit);
  const inUnitOfClaim = words ?? formatFigureInterval({ low: amount, high: amount }, unit);
  const inPercent = share && `${short(share)} %`;
  // Of a difference the amount says more than what it is a share of.
  const main = words ?? (base ? inUnitOfClaim : (inPercent ?? inUnitOfClaim));
  const besides =
    inPercent && (main === inPercent ? inUnitOfClaim : `${inPercent} of the ${base ? 'other side' : 'bound'}`);
  const text = `${verb} ${main}`;
  return {
    amount: toDecimal(missing ? neg(gap.size) : gap.size),
    unit: lengthOf(unit),
    ...(share && { percent: toDecimal(share, 6) }),
    text,
    full: besides === undefined ? text : `${text} (${besides})`,
  };
}

/** Contradicted, and by less than a twentieth of the bound. */
export function isNearMiss(measured: Interval, claimed: Interval, unit: Unit): boolean {
  if (unit.dimension === 'date' || relate(measured, claimed) !== 'disjoint') return false;
  const gap = nearestGap(measured, claimed, 'disjoint');
  return gap !== undefined && gap.bound.n !== 0n && compare(gap.size, mul(abs(gap.bound), nearMissShare)) < 0;
}
