/** Numbers that data files write for "no value": -1 among counts, -99, -9999 and 9999 among values that come nowhere near. */
import type { Point } from '../evidence.ts';
import { compare, mul, type Rational, rational } from '../figures/rational.ts';

const sizeOf = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });
const isWhole = ({ d }: Rational): boolean => d === 1n;
const isBelowZero = ({ n }: Rational): boolean => n < 0n;

/** Such a number at all; what stands beside it decides. */
export const mayBeCode = (value: Rational): boolean => isWhole(value) && /^-1$|^-9{2,}$|^9{3,}$/.test(`${value.n}`);

/** "Change", "net", 增减: what falls is below zero, and no lack of a value. */
export const mayFall = (name: string): boolean =>
  /change|difference|\bdiff\b|\bnet\b|gain|growth|delta|balance|variance|trend|[±Δ]|\+\/[-−–]|变动|變動|变化|變化|增减|增減|净|淨|差/i.test(
    name,
  );

/**
 * Is a number a code among what stands beside it in its column or series? -1 and -99 are where nothing else is below
 * zero, longer nines where nothing comes near them. `areCounts`: a count is whole and never below zero, so that of one by
 * itself -1 is a code, too.
 */
export function isMissingCode(value: Rational, beside: readonly Rational[], areCounts: boolean): boolean {
  if (!mayBeCode(value)) return false;
  const others = beside.filter((each) => compare(each, value) !== 0);
  if (!isBelowZero(value))
    return others.length > 1 && others.every((each) => compare(mul(sizeOf(each), rational(100)), value) <= 0);
  const noneBelow = !others.some(isBelowZero);
  if (value.n === -1n) return areCounts && noneBelow && others.every(isWhole);
  const isEnough = others.length > 1 || (areCounts && others.every(isWhole));
  if (value.n === -99n) return isEnough && noneBelow;
  return (others.length > 0 || areCounts) && others.every((each) => compare(each, rational(-900)) > 0);
}

/** The points without codes: a hole where one stands. */
export function withoutCodes(points: readonly Point[], areCounts: boolean): readonly Point[] {
  const values = points.flatMap(({ value }) => value?.low?.value ?? []);
  if (!values.some(mayBeCode)) return points;
  return points.map((point) => {
    const value = point.value?.low?.value;
    return value && isMissingCode(value, values, areCounts) ? { ...point, value: null } : point;
  });
}
