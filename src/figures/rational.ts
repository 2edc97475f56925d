/**
 * Exact fractions of two bigints. Every bound of every interval is one of these, never a float: with floats "k萬" falls
 * outside the equal "k/100 million" in one case of eight, and 0.7 + 0.1 misses 0.8.
 */
export interface Rational {
  /** Numerator; carries the sign. */
  readonly n: bigint;
  /** Denominator, always positive; `n` and `d` have no common divisor. */
  readonly d: bigint;
}

/** Digits that a numerator or denominator may have before {@link rational} refuses: no print needs more. */
export const maxDigits = 40;

const limit = 10n ** BigInt(maxDigits * 4);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function whole(n: bigint): Rational {
  if (n > limit || n < -limit) throw new RangeError('a fraction with too many digits');
  return { n, d: 1n };
}

/**
 * The fraction n/d in lowest terms.
 * @throws RangeError for a zero denominator, or where exact arithmetic has grown past any figure in print.
 */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let num = BigInt(n);
  let den = BigInt(d);
  // Whole numbers are most of what is printed, and in lowest terms as they are.
  if (den === 1n) return whole(num);
  if (den === 0n) throw new RangeError('a fraction with the denominator 0');
  if (den < 0n) [num, den] = [-num, -den];
  const common = gcd(num, den);
  if (common > 1n) [num, den] = [num / common, den / common];
  if (num > limit || num < -limit || den > limit) throw new RangeError('a fraction with too many digits');
  return { n: num, d: den };
}

const huge = 10n ** 60n;

/** Beyond any figure in print: no scale word is taken any more, and nothing is read of it. */
export const isHuge = ({ n, d }: Rational): boolean => n > huge || n < -huge || d > huge;

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/;

/** Reads a plain decimal ("-1234.50", "1e6") without rounding; undefined where it is none or has over 40 digits. */
export function parseRational(text: string): Rational | undefined {
  const match = decimal.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = match;
  const digits = whole + fraction;
  if (digits === '' || digits.replace(/^0+/, '').length > maxDigits) return undefined;
  const shift = Number(exponent ?? 0) - fraction.length;
  if (Math.abs(shift) > maxDigits) return undefined;
  const n = BigInt(digits) * (sign === '-' ? -1n : 1n);
  return shift >= 0 ? rational(n * 10n ** BigInt(shift)) : rational(n, 10n ** BigInt(-shift));
}

const powers = new Map<number, Rational>();

/** The power of ten as a fraction of bigints, negative exponents too. */
export function power(exponent: number): Rational {
  let known = powers.get(exponent);
  if (!known) {
    known = exponent >= 0 ? rational(10n ** BigInt(exponent)) : rational(1n, 10n ** BigInt(-exponent));
    powers.set(exponent, known);
  }
  return known;
}

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Rational, b: Rational): Rational =>
  a.d === 1n && b.d === 1n ? whole(a.n * b.n) : rational(a.n * b.n, a.d * b.d);
export const div = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const neg = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const abs = (a: Rational): Rational => (a.n < 0n ? neg(a) : a);

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const minOf = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const maxOf = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/**
 * Decimal digits of a fraction, for JSON and for people: exact where the fraction ends ("0.05"), else rounded
 * half away from zero to `places` decimals.
 */
export function toDecimal(value: Rational, places = 12): string {
  const sign = value.n < 0n ? '-' : '';
  const magnitude = value.n < 0n ? -value.n : value.n;
  let exact = 0;
  let rest = value.d;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; rest % prime === 0n; rest /= prime) count += 1;
    exact = Math.max(exact, count);
  }
  const decimals = rest === 1n ? exact : places;
  const scale = 10n ** BigInt(decimals);
  const scaled = (magnitude * scale * 2n + value.d) / (value.d * 2n);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return scaled === 0n ? '0' : sign + digits;
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return text === '0' ? '0' : sign + text;
}
