/** Composes an English number of its words: "two and a half million", "3 hundred and 21". Left to right, each word once. */
import { fold, isDigit, isSpace } from './chars.ts';
import { type Literal, readDigits } from './digits.ts';
import { inShape, type NumberPrint } from './numbers.ts';
import { add, compare, isHuge, mul, one, power, type Rational, rational, zero } from './rational.ts';
import { decimalStep, roundStep } from './rounding.ts';
import { nextAt, nextWord, type Word, wordAt } from './word-at.ts';
import { abbreviations, denominatorWords, scaleWords, smallWords } from './word-tables.ts';

interface Parts {
  end: number;
  total: Rational;
  /** Below the last scale word. */
  group: Rational;
  lastScale: number;
  /** What may follow without a scale word: after "twenty" 9, after "hundred" 99. */
  room: number;
  scale: Rational | undefined;
  decimals: Literal | undefined;
  digitsOnly: boolean;
  words: number;
}

export const valueOfParts = (p: Parts): Rational => add(p.total, p.group);

export function takeScale(p: Parts, exponent: number, end: number): boolean {
  const factor = power(exponent);
  if (isHuge(p.total) || isHuge(p.group) || (p.scale && isHuge(p.scale))) return false;
  if (exponent === 2) {
    if (compare(p.group, rational(100)) >= 0 && p.words > 0) return false;
    p.group = mul(p.group.n === 0n ? one : p.group, factor);
    p.room = 99;
    p.scale = undefined;
    if (p.decimals) p.scale = factor;
  } else {
    // "three lakh crore", "five hundred thousand million": a larger word multiplies all that stands before it.
    const larger = exponent >= p.lastScale;
    const before = larger ? valueOfParts(p) : p.group;
    const value = mul(before.n === 0n ? one : before, factor);
    p.total = larger ? value : add(p.total, value);
    p.group = zero;
    p.lastScale = Math.min(p.lastScale, exponent);
    p.room = 999;
    p.scale = larger && p.scale ? mul(p.scale, factor) : factor;
  }
  p.end = end;
  p.words += 1;
  p.digitsOnly = false;
  return true;
}

function takeSmall(p: Parts, n: number, end: number): boolean {
  if (n > p.room) return false;
  p.group = add(p.group, rational(n));
  p.room = n >= 20 && n % 10 === 0 ? 9 : -1;
  p.end = end;
  p.words += 1;
  p.scale = undefined;
  p.digitsOnly = false;
  return true;
}

/** "point zero three", "point seventy-one". */
export function takePoint(text: string, p: Parts, at: number): void {
  let i = at;
  let digits = '';
  while (digits.length < 20) {
    const word = digits === '' ? wordAt(text, i) : nextWord(text, i);
    const n = word ? smallWords.get(word.word) : undefined;
    if (!word || n === undefined) break;
    digits += String(n).replace(/0$/, (z) => (n >= 20 ? '' : z));
    if (n >= 20) {
      const unit = nextWord(text, word.end);
      const m = unit ? smallWords.get(unit.word) : undefined;
      if (unit && m !== undefined && m > 0 && m < 10) digits += String(m);
      else digits += '0';
      i = unit && m !== undefined && m > 0 && m < 10 ? unit.end : word.end;
      break;
    }
    i = word.end;
  }
  if (digits === '') return;
  const whole = valueOfParts(p);
  p.total = zero;
  p.group = add(whole, rational(BigInt(digits), 10n ** BigInt(digits.length)));
  p.decimals = { start: at, end: i, value: p.total, whole: whole.n.toString(), fraction: digits, grouped: false };
  p.room = -1;
  p.end = i;
  p.digitsOnly = false;
}

/** A fraction word after `at`: "thirds", "a half", "a quarter", "three fifths". */
function addedFraction(
  text: string,
  at: number,
  inScale: boolean,
): { value: Rational; end: number; scaled: boolean } | undefined {
  let word = nextWord(text, at);
  if (!word) return undefined;
  let n = 1;
  const counted = smallWords.get(word.word);
  if (word.word === 'a' || word.word === 'an' || (counted !== undefined && counted > 0)) {
    n = counted ?? 1;
    word = nextWord(text, word.end);
    // "fifty-four hundredths"
    const unit = word ? smallWords.get(word.word) : undefined;
    if (word && n >= 20 && unit !== undefined && unit < 10) {
      n += unit;
      word = nextWord(text, word.end);
    }
  }
  const d = word && word.word !== 'second' ? denominatorWords.get(word.word) : undefined;
  if (!word || d === undefined || n >= d) return undefined;
  // "one billion and a half million": the fraction has a scale word of its own.
  const after = nextWord(text, word.end);
  const scale = after ? scaleWords.get(after.word) : undefined;
  if (inScale && after && scale !== undefined)
    return { value: mul(rational(n, d), power(scale)), end: after.end, scaled: true };
  return { value: rational(n, d), end: word.end, scaled: false };
}

/** Goes on reading after a first word or literal, as long as the words belong to one number. */
export function compose(text: string, p: Parts, money: boolean): void {
  for (;;) {
    const at = nextAt(text, p.end);
    if (at < 0) break;
    if (isDigit(text, at)) {
      // "3 hundred and 21": digits go on only where words left room for them.
      if (p.digitsOnly || p.room < 1 || p.decimals || fold(text.charCodeAt(at - 1)) === 0x2d) break;
      const literal = readDigits(text, at);
      if (literal.value === undefined || literal.quotient || literal.grouped || literal.fraction) break;
      const after = nextWord(text, literal.end);
      const scaled = after ? scaleWords.get(after.word) : undefined;
      const limit = scaled !== undefined && scaled < p.lastScale ? 999 : p.room;
      if (compare(literal.value, rational(limit)) > 0 || (p.room === 99 && scaled)) break;
      p.group = add(p.group, literal.value);
      p.room = -1;
      p.end = literal.end;
      p.scale = undefined;
      continue;
    }
    const word = wordAt(text, at);
    if (!word) break;
    const scale = scaleWords.get(word.word);
    if (scale !== undefined) {
      if (p.room === 999 && p.words > 0 && p.group.n === 0n && scale < p.lastScale) break;
      if (!takeScale(p, scale, word.end)) break;
      continue;
    }
    const n = smallWords.get(word.word);
    if (n !== undefined) {
      if (p.digitsOnly || p.decimals || !(n > 0) || !takeSmall(p, n, word.end)) break;
      continue;
    }
    const short = abbreviations.get(word.word);
    if (short !== undefined && (p.digitsOnly || p.words > 0) && !(word.word === 'mm' && !money)) {
      if (!takeScale(p, short, word.end)) break;
      continue;
    }
    if (word.word === 'point' && !p.decimals && p.words > 0) {
      const decimal = nextAt(text, word.end);
      const before = p.end;
      if (decimal > 0) takePoint(text, p, decimal);
      if (p.end === before) break;
      continue;
    }
    if (word.word === 'and' && !p.digitsOnly) {
      const fraction = addedFraction(text, word.end, p.lastScale < 99);
      if (fraction) {
        // After a scale word the fraction is of it: "a million and a half". Else of one: "two and a half million".
        p.group = add(p.group, mul(fraction.value, !fraction.scaled && p.group.n === 0n && p.scale ? p.scale : one));
        p.room = -1;
        p.end = fraction.end;
        p.decimals = { start: at, end: fraction.end, value: p.group, whole: '1', fraction: '5', grouped: false };
        continue;
      }
      const after = nextWord(text, word.end);
      const m = after ? smallWords.get(after.word) : undefined;
      if (after && m !== undefined && m > 0 && p.room >= 99 && takeSmall(p, m, after.end)) continue;
      const digits = nextAt(text, word.end);
      if (digits > 0 && isDigit(text, digits) && p.room >= 99) {
        p.end = word.end;
        const before = p.end;
        composeDigits(text, p, digits);
        if (p.end !== before) continue;
        p.end = at - 1;
        while (isSpace(text, p.end - 1)) p.end -= 1;
      }
    }
    break;
  }
}

function composeDigits(text: string, p: Parts, at: number): void {
  const literal = readDigits(text, at);
  if (literal.value === undefined || literal.quotient || literal.grouped || literal.fraction) return;
  // "3 hundred and 0" is not how a number is said: the zero is another one.
  if (literal.value.n === 0n) return;
  const after = nextWord(text, literal.end);
  if ((after && scaleWords.has(after.word)) || compare(literal.value, rational(p.room)) > 0) return;
  p.group = add(p.group, literal.value);
  p.room = -1;
  p.end = literal.end;
  p.scale = undefined;
}

/** The looseness of a whole number that ends with a scale word, or does not. */
export function composedPrint(start: number, p: Parts): NumberPrint {
  const value = valueOfParts(p);
  const { end, decimals } = p;
  if (decimals) {
    const scale = p.scale ?? one;
    if (value.d !== 1n && decimals.whole === '1' && decimals.fraction === '5')
      return inShape({ start, end, value, print: p.scale ? 'rounded' : 'worded', step: mul(power(-1), scale) });
    const step = p.scale ? decimalStep(decimals.whole, decimals.fraction, scale) : power(-decimals.fraction.length);
    return inShape({ start, end, value, print: 'rounded', step, scale });
  }
  if (p.scale && p.scale.n >= 1000n)
    return inShape({ start, end, value, print: 'rounded', step: roundStep(value), scale: p.scale });
  return inShape({ start, end, value, print: 'plain', step: one });
}

export const emptyParts = (end: number, group: Rational, digitsOnly: boolean): Parts => ({
  end,
  total: zero,
  group,
  lastScale: 99,
  room: digitsOnly ? 999 : -1,
  scale: undefined,
  decimals: undefined,
  digitsOnly,
  words: 0,
});

export function startWords(word: Word): Parts {
  const n = smallWords.get(word.word);
  if (n === undefined) {
    const p = emptyParts(word.start, zero, false);
    p.room = 999;
    takeScale(p, scaleWords.get(word.word) ?? 0, word.end);
    return p;
  }
  const p = emptyParts(word.end, rational(n), false);
  p.room = n >= 20 ? 9 : -1;
  p.words = 1;
  return p;
}
