/** What was measured, in the unit of what was claimed: exact conversions, and calendar lengths as what they can be. */
import { convert, growthOfRatio, ratioOfGrowth } from '../figures/convert.ts';
import type { Unit } from '../figures/figure.ts';
import { type Bound, type Interval, point, scale } from '../figures/interval.ts';
import { samePrices } from '../figures/price-basis.ts';
import { add, compare, mul, type Rational, rational, sub } from '../figures/rational.ts';

/** An interval that was brought into another unit, and what must be said about that. */
export interface Converted {
  readonly interval: Interval;
  readonly remark?: string;
  /** The price bases differ, and the author allowed it. */
  readonly otherBasis?: boolean;
}

/** Lengths of the months of four years of which the third is leap, from January on. */
const monthLengths: readonly number[] = [0, 1, 2, 3].flatMap((year) => [
  31,
  year === 2 ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
]);

/** Least and most days that n consecutive months can have, between 1901 and 2099. */
function daysOfMonths(months: number): { readonly least: number; readonly most: number } {
  const rounds = Math.floor(months / 48);
  const rest = months - rounds * 48;
  const sums = monthLengths.map((_, start) => {
    let sum = 0;
    for (let i = 0; i < rest; i += 1) sum += monthLengths[(start + i) % 48] ?? 0;
    return sum;
  });
  return { least: rounds * 1461 + Math.min(...sums), most: rounds * 1461 + Math.max(...sums) };
}

const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12, decade: 120 };

const fixedLengths: Readonly<Record<string, Rational>> = {
  second: rational(1n, 86400n),
  minute: rational(1n, 1440n),
  hour: rational(1n, 24n),
  day: rational(1),
  week: rational(7),
};

/** No span of months in print is longer, in months. */
const longestSpan = 12n * 10000n;

/** A bound in months as days: the least and the most that it can be. */
function boundInDays(
  { value, closed }: Bound,
  months: number,
): { readonly least: Bound; readonly most: Bound } | undefined {
  const count = mul(value, rational(months));
  if (count.n < 0n || count.n / count.d > longestSpan) return undefined;
  const whole = count.n / count.d;
  const rest = sub(count, rational(whole));
  const { least, most } = daysOfMonths(Number(whole));
  return {
    least: { value: add(rational(least), mul(rest, rational(28))), closed },
    most: { value: add(rational(most), mul(rest, rational(31))), closed },
  };
}

/** A claimed length of months or years in days: what surely lies in it, and what can. */
export interface CalendarLength {
  readonly surely: Interval;
  readonly perhaps: Interval;
}

/** "6 months" against a number of days: months differ in length, so the ends of the claim are intervals themselves. */
export function calendarLength(claimed: Interval, unit: Unit): CalendarLength | undefined {
  const months = monthsIn[unit.name];
  if (unit.dimension !== 'duration' || months === undefined || unit.per) return undefined;
  const low = claimed.low && boundInDays(claimed.low, months);
  const high = claimed.high && boundInDays(claimed.high, months);
  if (low === undefined || high === undefined) return undefined;
  return {
    surely: { low: low === null ? null : low.most, high: high === null ? null : high.least },
    perhaps: { low: low === null ? null : low.least, high: high === null ? null : high.most },
  };
}

export const dayUnit: Unit = { dimension: 'duration', name: 'day' };

/** Days, weeks or hours in days; undefined for what has no fixed length. */
export function inDays(interval: Interval, unit: Unit): Interval | undefined {
  const length = unit.dimension === 'duration' && !unit.per ? fixedLengths[unit.name] : undefined;
  return length && scale(interval, length);
}

/** "a third", "one in seven", 1:600: a share without its sign. A bare "0.7" may be 0.7 of it or 0.7 percent. */
export const isFractionPrint = (text: string): boolean => isFraction(text.replace(/\s\([^()]*\)$/, ''));

const isFraction = (text: string): boolean =>
  !/[\d０-９]/.test(text) || /\d\s*(?:in|out of|of|:|：|\/|分之|成)\s*\d?/.test(text) || /分之|成/.test(text);

const shareWords = /out of|\bin\b|:|：|\/|分之|成|\b(?:half|third|quarter|fifth|tenth)/i;

/** A bare 85 beside "eight out of 10" may be 85 %: above one it is no share of one. */
export const isScaleless = (a: Unit, aText: string, value: Interval, b: Unit, bText: string): boolean =>
  a.dimension === 'number' &&
  b.dimension === 'number' &&
  !a.per &&
  shareWords.test(bText) &&
  !isFractionPrint(aText) &&
  (value.low === null || compare(value.low.value, rational(1)) > 0);

/** One is a share in percent, the other a bare number of which that cannot be known. */
export const isUnsignedShare = (a: Unit, aText: string, b: Unit, bText: string): boolean =>
  (a.dimension === 'percent' && b.dimension === 'number' && !b.per && !isFractionPrint(bText)) ||
  (b.dimension === 'percent' && a.dimension === 'number' && !a.per && !isFractionPrint(aText));

/** A bare number, or an ordinary count of things. */
const counting = new Set(['number', 'count', 'ordinal', 'streak']);

/**
 * Can a bare number stand for the other unit? An interface that prints 113214 in a field of downloads leaves the unit
 * out. Money, lengths and shares are never read into a bare number.
 */
const bareAgainstCount = (a: Unit, b: Unit): boolean =>
  counting.has(a.dimension) &&
  counting.has(b.dimension) &&
  (a.dimension === 'number' || b.dimension === 'number') &&
  !(a.per || b.per);

/** "0.395 per 1,000 people" as a bare ratio, which "1:600" is too; a count a year is none. */
function ratioOf(interval: Interval, from: Unit, to: Unit): Converted | undefined {
  const { per } = from;
  const counted = from.dimension === 'count' || from.dimension === 'number';
  if (!per || !counted || to.per || to.dimension !== 'number') return undefined;
  if (per.of in fixedLengths || per.of in monthsIn) return undefined;
  return { interval: scale(interval, rational(per.count.d, per.count.n)), remark: `as a ratio of ${per.of} to one` };
}

const withoutBasis = ({ dimension, name, per }: Unit): Unit => ({ dimension, name, ...(per && { per }) });

/** `interval` in the unit `to`; undefined where no exact way leads there. */
export function inUnit(interval: Interval, from: Unit, to: Unit, anyBasis = false): Converted | undefined {
  const otherBasis = from.dimension === 'money' && to.dimension === 'money' && !samePrices(from, to);
  if (otherBasis && !anyBasis) return undefined;
  const [a, b] = [withoutBasis(from), withoutBasis(to)];
  if (a.dimension === 'date' && b.dimension === 'date') return { interval };
  if (bareAgainstCount(a, b)) return { interval };
  // "Doubled" and "+100 %" are one; a share in words ("a quarter") is a bare number and no multiple.
  if (a.dimension === 'percent' && b.dimension === 'multiple')
    return { interval: ratioOfGrowth(interval), remark: 'growth as a multiple' };
  if (a.dimension === 'multiple' && b.dimension === 'percent')
    return { interval: growthOfRatio(interval), remark: 'a multiple as growth' };
  const ratio = ratioOf(interval, a, b);
  if (ratio) return ratio;
  const exact = convert(interval, a, b);
  return exact && { ...exact, ...(otherBasis && { otherBasis: true }) };
}

/** A conversion as a factor and an offset, where it is one: what keeps an operand one value across units. */
export function affine(from: Unit, to: Unit): { readonly factor: Rational; readonly offset: Rational } | undefined {
  const at = (n: number): Rational | undefined => {
    const converted = convert(point(rational(n)), from, to)?.interval;
    const [low, high] = [converted?.low, converted?.high];
    return low && high && low.value.n === high.value.n && low.value.d === high.value.d ? low.value : undefined;
  };
  const [zero, one, two] = [at(0), at(1), at(2)];
  if (!zero || !one || !two) return undefined;
  const factor = rational(one.n * zero.d - zero.n * one.d, one.d * zero.d);
  const expected = rational(factor.n * 2n * zero.d + zero.n * factor.d, factor.d * zero.d);
  return factor.n !== 0n && expected.n === two.n && expected.d === two.d ? { factor, offset: zero } : undefined;
}
