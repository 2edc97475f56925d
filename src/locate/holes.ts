/** Periods that a series of months, quarters or years leaves out: a row that is not there is no value, and says so. */
import type { Point } from '../evidence.ts';
import { civilDay, dayNumber, days } from '../figures/day.ts';
import type { Interval } from '../figures/interval.ts';

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
