/** Periods that a series of months, quarters or years leaves out: a row that is not there is no value, and says so. */
import type { Point } from '../evidence.ts';
import { civilDay, dayNumber, days } from '../figures/day.ts';
import type { Interval } from '../figures/interval.ts';
import { compare, mul, type Rational, rational } from '../figures/rational.ts';

interface Period {
  /** Months since the year 0. */
  readonly first: number;
  readonly months: number;
}

/** Whole months that an interval covers; undefined for days, weeks and open ends. */
function periodOf({ low, high }: Interval): Period | undefined {
  if (!low || !high) return undefined;
  const [from, to] = [civilDay(Number(low.value.n / low.value.d)), civilDay(Number(high.value.n / high.value.d) + 1)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return from.day === 1 && to.day === 1 && months > 0 ? { first: from.year * 12 + from.month - 1, months } : undefined;
}

const startOf = (month: number): number => dayNumber({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 });

function labelOf({ first, months }: Period): string {
  const [year, month] = [Math.floor(first / 12), (first % 12) + 1];
  if (months === 12) return `${year}`;
  return months === 3 ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${String(month).padStart(2, '0')}`;
}

/**
 * The points with a hole for each period that is left out. Only where at least half of the steps are of one period: a
 * census of every ten years has no holes.
 */
export function withHoles(points: readonly Point[]): readonly Point[] {
  const periods = points.map(({ at }) => periodOf(at));
  const length = periods[0]?.months;
  if (length === undefined || periods.some((period) => period?.months !== length)) return points;
  const firsts = periods.flatMap((period) => (period ? [period.first] : []));
  const steps = firsts.slice(1).map((first, i) => first - (firsts[i] ?? first));
  if (steps.filter((step) => step === length).length * 2 < steps.length) return points;
  return points.flatMap((point, i) => {
    const [own, next] = [firsts[i], firsts[i + 1]];
    const holes: Point[] = [point];
    if (own === undefined || next === undefined) return holes;
    for (let first = own + length; first < next; first += length) {
      const at = days(startOf(first), startOf(first + length) - 1);
      holes.push({ label: labelOf({ first, months: length }), at, value: null });
    }
    return holes;
  });
}

/** -999, -9999 and 9999: how instruments write that there is no value. */
const isNines = ({ low }: Interval): boolean => low?.value.d === 1n && /^-?9{3,}$/.test(`${low.value.n}`);

const sizeOf = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });

/** Nines that no other value comes near: minus nines by their sign, others where all else is a hundredth of them at most. */
function isCode({ low }: Interval, others: readonly Rational[]): boolean {
  if (!low) return false;
  if (low.value.n < 0n) return others.every((each) => compare(each, rational(-900)) > 0);
  return others.length > 1 && others.every((each) => compare(mul(sizeOf(each), rational(100)), low.value) <= 0);
}

/** The points without codes for "no value". */
export function withoutCodes(points: readonly Point[]): readonly Point[] {
  if (!points.some(({ value }) => value && isNines(value))) return points;
  const others = points.flatMap(({ value }) => (value?.low && !isNines(value) ? [value.low.value] : []));
  return points.map((point) =>
    point.value && isNines(point.value) && isCode(point.value, others) ? { ...point, value: null } : point,
  );
}

const isMinusOne = ({ value }: Point): boolean => value?.low?.value.n === -1n && value.low.value.d === 1n;

/** A series of counts without -1: where no other value is below zero or broken, it is no count but the lack of one. */
export function withoutMinusOnes(points: readonly Point[]): readonly Point[] {
  const areCounts = points.every(
    (point) =>
      !point.value?.low || isMinusOne(point) || (point.value.low.value.d === 1n && point.value.low.value.n >= 0n),
  );
  return areCounts ? points.map((point) => (isMinusOne(point) ? { ...point, value: null } : point)) : points;
}
