/**
 * Numbers in digits: separators of thousands and decimals by the hand that wrote them (1,234.56, 1.234,56, 1 234,56,
 * 1'234, 12,34,567, １，２３４), exponents and fractions. Every character is looked at a fixed number of times.
 */
import { classAt, digit, dotMark, isDigit, isLatin, isSpace, vulgar } from './chars.ts';
import { maxDigits, mul, power, type Rational, rational } from './rational.ts';

export interface Literal {
  readonly start: number;
  readonly end: number;
  readonly value: Rational;
  /** Digits before the point, without separators. */
  readonly whole: string;
  /** Digits after it; '' for an integer. */
  readonly fraction: string;
  readonly grouped: boolean;
  /** 3/8, 4 1/2, ½: `value` holds it, `mixed` where a whole number stands before. */
  readonly quotient?: 'bare' | 'mixed';
  readonly exponent?: true;
}

/** Digits that are no number: an address (192.168.1.2), a date (2025-12-11), a telephone number. */
export interface NoNumber {
  readonly end: number;
  readonly value?: undefined;
}

const digitAt = (text: string, at: number): string => String(text.charCodeAt(at) & 15);

function run(text: string, at: number): number {
  let i = at;
  while (classAt(text, i) === digit) i += 1;
  return i;
}

function plain(text: string, from: number, to: number): string {
  const first = text.charCodeAt(from);
  if (first < 0x80) {
    const part = text.slice(from, to);
    if (/^[0-9]*$/.test(part)) return part;
  }
  let out = '';
  for (let i = from; i < to; i += 1) if (isDigit(text, i)) out += digitAt(text, i);
  return out;
}

/** Up to fifteen digits are exact as a machine number, and read in half the time. */
const integerOf = (digits: string): bigint => BigInt(digits.length <= 15 ? Number(digits) : digits);

const commas = ',，';
const apostrophes = "'’";
/** Blanks that typographers put between groups; the plain blank is taken as well, see below. */
const groupBlanks = '\u00a0\u2009\u202f\u2007 ';

const exactly = (text: string, at: number, count: number): boolean => {
  for (let i = 0; i < count; i += 1) if (!isDigit(text, at + i)) return false;
  return !isDigit(text, at + count);
};

/** End of the groups of three that follow `at`, all parted by one of `separators`; `at` itself where there is none. */
function groups(text: string, at: number, separators: string): number {
  let i = at;
  let used = '';
  // No number in print has more than a dozen groups; the limit keeps endless rows linear.
  for (let n = 0; n < 13; n += 1) {
    const c = text.charAt(i);
    if (c === '' || !separators.includes(c) || (used !== '' && !separators.includes(used))) break;
    if (separators !== commas && separators !== ',' && used !== '' && c !== used) break;
    if (!exactly(text, i + 1, 3)) break;
    used = c;
    i += 4;
  }
  return i;
}

/** 12,34,567: groups of two before the last three, as in India. */
function indianGroups(text: string, at: number): number {
  let i = at;
  for (let n = 0; n < 6 && text[i] === ',' && exactly(text, i + 1, 2); n += 1) i += 3;
  return i > at && text[i] === ',' && exactly(text, i + 1, 3) ? i + 4 : at;
}

const vulgarFractions: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅖': [2, 5],
  '⅗': [3, 5],
  '⅘': [4, 5],
  '⅙': [1, 6],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
};

function quotientAt(text: string, at: number): { end: number; n: number; d: number } | undefined {
  const c = text.charAt(at);
  const known = vulgarFractions[c];
  if (known) return { end: at + 1, n: known[0], d: known[1] };
  const slash = run(text, at);
  if (slash === at || slash - at > 4 || !'/／⁄'.includes(text.charAt(slash) || 'x')) return undefined;
  const end = run(text, slash + 1);
  if (end === slash + 1 || end - slash > 5) return undefined;
  // 3/3/15 is a date, 1/2a a name.
  if ('/／'.includes(text.charAt(end) || 'x') || isLatinWord(text, end) || classAt(text, at - 1) === digit)
    return undefined;
  const [n, d] = [Number(plain(text, at, slash)), Number(plain(text, slash + 1, end))];
  return d === 0 ? undefined : { end, n, d };
}

/** A letter that goes on with digits or a name: "1/2a"; a unit may follow a fraction directly ("1/2in"). */
const isLatinWord = (text: string, at: number): boolean => isLatin(text, at) && isDigit(text, at + 1);

/** Denominators that fractions in digits have; 9/11 and 10/13 are days, 24/7 a way to say always. */
const fractionDenominators: ReadonlySet<number> = new Set([
  2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 32, 64, 100, 1000, 10000,
]);

/** Reads the digits at `at` (a digit, a vulgar fraction, or a point before a digit), as far as they go. */
export function readDigits(text: string, at: number, wideComma = true): Literal | NoNumber {
  if (classAt(text, at) === vulgar) {
    const q = quotientAt(text, at);
    return q ? fractionOf(at, q, 0n, '') : { end: at + 1 };
  }
  const first = run(text, at);
  const length = first - at;
  if (length > maxDigits) return { end: first };
  const half = length > 0 && length <= 4 ? quotientAt(text, at) : undefined;
  if (half) {
    if (fractionDenominators.has(half.d) && half.n < 1000) return fractionOf(at, half, 0n, '');
    return { end: half.end };
  }
  let end = first;
  let grouped = false;
  let decimalComma = false;
  if (length > 0 && length <= 3) {
    // Behind "$20" a Chinese comma ends the clause; elsewhere it may group (82，225.00元).
    end = groups(text, first, wideComma || text.charCodeAt(at) > 0x7f ? commas : ',');
    if (end === first && length <= 2) end = indianGroups(text, first);
    if (end === first) end = groups(text, first, apostrophes);
    if (end === first) end = groups(text, first, groupBlanks);
    // Ultra 9 285K: the letter joins the digits before it, and leaves the others to themselves.
    if (end === first + 4 && isSpace(text, first) && text[end] === 'K') end = first;
    if (end === first) {
      const dotted = groups(text, first, '.');
      // One group of three after a point is a decimal in English and Chinese print: 1.234 billion.
      const many = dotted - first > 4;
      const decimals = text[dotted] === ',' && (exactly(text, dotted + 1, 1) || exactly(text, dotted + 1, 2));
      if (dotted > first && (many || decimals)) {
        end = dotted;
        decimalComma = true;
      }
    }
    grouped = end > first;
  }
  let wholeEnd = end;
  let fraction = '';
  const mark = text.charAt(end);
  if (classAt(text, end) === dotMark && isDigit(text, end + 1) && !decimalComma) {
    const to = run(text, end + 1);
    if (to - end > maxDigits) return { end: to };
    if (classAt(text, to) === dotMark && isDigit(text, to + 1)) return { end: chain(text, to) };
    fraction = plain(text, end + 1, to);
    end = to;
  } else if (mark === ',' && (decimalComma || grouped === spaced(text, first, grouped)) && length > 0 && length <= 3) {
    // 1,3 and 5,00: a comma before one or two digits, where neither side is a list (1,2,3).
    const to = run(text, end + 1);
    const list = (text[to] === ',' && isDigit(text, to + 1)) || (text[at - 1] === ',' && isDigit(text, at - 2));
    if (to - end >= 2 && to - end <= 3 && !list) {
      fraction = plain(text, end + 1, to);
      end = to;
    }
  }
  if (fraction === '') wholeEnd = end;
  const whole = plain(text, at, wholeEnd);
  if (whole.length + fraction.length > maxDigits) return { end };
  let value = rational(integerOf(whole + fraction), fraction === '' ? 1n : power(fraction.length).n);
  const exponent = exponentAt(text, end);
  if (exponent) {
    value = mul(value, power(exponent.power));
    return { start: at, end: exponent.end, value, whole, fraction, grouped, exponent: true };
  }
  if (fraction === '' && !grouped && length <= 4) {
    const next = classAt(text, end) === vulgar ? end : mixedStart(text, end);
    const q = next === undefined ? undefined : quotientAt(text, next);
    if (q && q.n < q.d * 4 && q.d <= 64) return fractionOf(at, q, BigInt(whole), whole);
  }
  return { start: at, end, value, whole, fraction, grouped };
}

/** Grouped with blanks or apostrophes, a comma may still be the decimal sign (1 234,56). */
const spaced = (text: string, first: number, grouped: boolean): boolean =>
  grouped && !commas.includes(text.charAt(first));

function mixedStart(text: string, at: number): number | undefined {
  let i = at;
  while (i < at + 2 && isSpace(text, i)) i += 1;
  return i > at && isDigit(text, i) ? i : undefined;
}

function fractionOf(start: number, q: { end: number; n: number; d: number }, whole: bigint, digits: string): Literal {
  const value = rational(whole * BigInt(q.d) + BigInt(q.n), BigInt(q.d));
  return {
    start,
    end: q.end,
    value,
    whole: digits,
    fraction: '',
    grouped: false,
    quotient: digits === '' ? 'bare' : 'mixed',
  };
}

/** End of a row of digits and points: an address, a version, a date. */
function chain(text: string, at: number): number {
  let i = at;
  while (isDigit(text, i) || (classAt(text, i) === dotMark && isDigit(text, i + 1))) i += 1;
  return i;
}

const timesTen = /\s?[×x]\s?10\^?/y;

function exponentAt(text: string, at: number): { end: number; power: number } | undefined {
  let i = at;
  if ((text[i] === 'e' || text[i] === 'E') && !isLatin(text, i + 1)) i += 1;
  else {
    timesTen.lastIndex = at;
    const found = timesTen.exec(text);
    if (!found || !(found[0].endsWith('^') || '−-'.includes(text.charAt(at + found[0].length) || 'x')))
      return undefined;
    i = at + found[0].length;
  }
  const minus = text[i] === '-' || text[i] === '−';
  if (minus || text[i] === '+') i += 1;
  const end = run(text, i);
  if (end === i || end - i > 2 || isLatin(text, end)) return undefined;
  return { end, power: Number(plain(text, i, end)) * (minus ? -1 : 1) };
}
