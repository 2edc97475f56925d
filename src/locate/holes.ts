/** Periods that a series of months, quarters or years leaves out: a row that is not there is no value, and says so. */
import type { Point } from '../evidence.ts';
import { civilDay, dayNumber, days } from '../figures/day.ts';
import type { Interval } from '../figures/interval.ts';
import { compare, rational } from '../figures/rational.ts';

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

/** -999, -9999: how instruments write that there is no value. */
const isNines = ({ low }: Interval): boolean => low?.value.d === 1n && /^-9{3,}$/.test(`${low.value.n}`);

/** The points without codes for "no value": minus nines where no other value comes near them. */
export function withoutCodes(points: readonly Point[]): readonly Point[] {
  const near = rational(-900);
  const others = points.filter(({ value }) => value && !isNines(value));
  if (others.some(({ value }) => value?.low && compare(value.low.value, near) <= 0)) return points;
  return points.map((point) => (point.value && isNines(point.value) ? { ...point, value: null } : point));
}
