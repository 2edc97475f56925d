/**
 * Numbers in Chinese characters, in digits with characters (25万6千, 2.3億) and in both at once. Blanks between the
 * characters do not count. Read left to right, each character once.
 */
import { classAt, digit, isDigit, isHan, numeral, skipSpaces } from './chars.ts';
import { type Literal, power, readDigits } from './digits.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, div, mul, neg, one, type Rational, rational, zero } from './rational.ts';
import { decimalStep, roundStep } from './rounding.ts';
import { andMore, banknote, contracted, digits, larges, negatives, points, tens, vague } from './zh.ts';

const table = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words));
const digitOf = table(digits);
const tenOf = table(tens);
const largeOf = table(larges);
const contractedOf = table(contracted);

/** Says whether a unit (千克, 百分点, 兆瓦) begins at a place, so that its first character is not taken for a number. */
export type UnitAhead = (at: number) => boolean;

interface State {
  total: Rational;
  section: Rational;
  /** The digit or literal that no unit character has taken yet. */
  held: Rational | undefined;
  heldIsDigit: boolean;
  lastUnit: number;
  lastLarge: number;
  zero: boolean;
  end: number;
  units: number;
  literal: Literal | undefined;
  spread: { low: Rational; high: Rational } | undefined;
  large: Rational | undefined;
}

const start = (at: number): State => ({
  total: zero,
  section: zero,
  held: undefined,
  heldIsDigit: false,
  lastUnit: -1,
  lastLarge: 99,
  zero: false,
  end: at,
  units: 0,
  literal: undefined,
  spread: undefined,
  large: undefined,
});

const sumOf = (s: State): Rational => add(add(s.total, s.section), s.held ?? zero);

function takeTen(s: State, exponent: number, end: number): boolean {
  if (s.spread) {
    s.spread = { low: mul(s.spread.low, power(exponent)), high: mul(s.spread.high, power(exponent)) };
    s.held = undefined;
  } else {
    if (!s.held && s.lastUnit >= 0 && s.lastUnit <= exponent && s.section.n !== 0n) return false;
    s.section = add(s.section, mul(s.held ?? one, power(exponent)));
    s.held = undefined;
  }
  s.lastUnit = exponent;
  s.zero = false;
  s.units += 1;
  s.large = exponent >= 3 ? power(exponent) : undefined;
  s.end = end;
  return true;
}

function takeLarge(s: State, exponent: number, end: number): boolean {
  const factor = power(exponent);
  const section = add(s.section, s.held ?? zero);
  if (s.spread) {
    s.spread = { low: mul(s.spread.low, factor), high: mul(s.spread.high, factor) };
  } else if (exponent >= s.lastLarge) {
    // 一万亿, 3千万亿: the larger character multiplies all that stands before it.
    s.total = mul(add(s.total, section), factor);
    s.large = s.large && section.n === 0n ? mul(s.large, factor) : factor;
  } else {
    if (section.n === 0n) return false;
    s.total = add(s.total, mul(section, factor));
    s.large = factor;
  }
  if (!s.spread && s.lastUnit === 3 && s.units === 1 && s.lastLarge === 99 && s.literal === undefined) s.large = factor;
  s.section = zero;
  s.held = undefined;
  s.heldIsDigit = false;
  s.lastUnit = exponent;
  s.lastLarge = exponent;
  s.zero = false;
  s.units += 1;
  s.end = end;
  return true;
}

/** A row of digits without unit characters: 一七二零, 二〇二五. */
function positional(text: string, at: number): { end: number; digits: string } {
  let out = '';
  let end = at;
  let i = at;
  while (out.length < 41) {
    const d = digitOf.get(text.charAt(i));
    if (d === undefined || '两兩'.includes(text.charAt(i))) break;
    out += String(d);
    end = i + 1;
    i = skipSpaces(text, end, 2);
  }
  return { end, digits: out };
}

/** Digits after 点: 二十点五, 一百点123. */
function decimals(text: string, at: number): { end: number; digits: string } {
  const i = skipSpaces(text, at, 2);
  if (!isDigit(text, i)) return positional(text, i);
  let end = i;
  let out = '';
  while (isDigit(text, end) && out.length < 41) {
    out += String(text.charCodeAt(end) & 15);
    end += 1;
  }
  return { end, digits: out };
}

/** Is a banknote form among its like, or alone in the text? */
function banknoteStands(text: string, at: number): boolean {
  const like = (i: number): boolean => {
    const c = text.charAt(i);
    return (
      banknote.has(c) || c in larges || c in tens || c === '零' || digitOf.has(c) || '元圆圓角分'.includes(c || 'x')
    );
  };
  return like(at - 1) || like(skipSpaces(text, at + 1, 2)) || (!isHan(text, at - 1) && !isHan(text, at + 1));
}

/** The number at `at`, as far as it goes, without sign and fraction; undefined where the character begins none. */
function readRow(text: string, at: number, ahead: UnitAhead, literal?: Literal): State | undefined {
  const s = start(at);
  if (literal) {
    s.held = literal.value;
    s.literal = literal;
    s.end = literal.end;
  } else {
    const row = positional(text, at);
    const after = skipSpaces(text, row.end, 2);
    const unit = text.charAt(after);
    const takesUnit = (tenOf.has(unit) || largeOf.has(unit)) && !ahead(after);
    if (row.digits.length > 40) return { ...s, end: row.end };
    if (row.digits.length > 1 && !takesUnit && !row.digits.startsWith('00')) {
      s.held = rational(BigInt(row.digits));
      s.end = row.end;
      s.units = 0;
      return decimalsAfter(text, s);
    }
  }
  // A number has at most as many characters as this; the limit keeps endless rows linear.
  for (let n = 0; n < 64; n += 1) {
    const i = s.end === at ? at : skipSpaces(text, s.end, 2);
    const c = text.charAt(i);
    const spaced = i > s.end;
    if (spaced && !isHan(text, i) && !(isDigit(text, i) && s.units > 0 && !s.held)) break;
    if (banknote.has(c) && s.end === at && !banknoteStands(text, i)) break;
    const d = digitOf.get(c);
    if (d !== undefined) {
      if (s.literal && s.held) break;
      if (d === 0) {
        if (s.held || (s.zero && s.units > 0)) break;
        s.zero = true;
        if (s.units === 0) s.held = zero;
        s.end = i + 1;
        if (s.held) break;
        continue;
      }
      if (s.held && s.heldIsDigit) {
        // 八九亿, 三五百: one or the other.
        const unit = text.charAt(i + 1);
        const low = s.held;
        if (
          compare(rational(d), low) > 0 &&
          (tenOf.has(unit) || largeOf.has(unit)) &&
          s.section.n === 0n &&
          s.total.n === 0n
        ) {
          s.spread = { low, high: rational(d) };
          s.held = undefined;
          s.end = i + 1;
          continue;
        }
        s.end = s.held ? s.end : i;
        break;
      }
      if (s.units > 0 && s.lastUnit === 0) break;
      s.held = rational(d);
      s.heldIsDigit = true;
      s.end = i + 1;
      continue;
    }
    if (isDigit(text, i)) {
      if (s.held || s.units === 0) break;
      const next = readDigits(text, i);
      if (next.value === undefined || next.quotient || next.grouped) break;
      s.held = next.value;
      s.heldIsDigit = false;
      s.end = next.end;
      if (next.fraction) break;
      continue;
    }
    const contract = contractedOf.get(c);
    if (contract !== undefined) {
      if (s.held) break;
      s.section = add(s.section, rational(contract * 10));
      s.lastUnit = 1;
      s.units += 1;
      s.end = i + 1;
      continue;
    }
    if (
      ahead(i) &&
      (isDigit(text, i - 1) ||
        !'千百'.includes(c) ||
        '分'.includes(text.charAt(i + 1) || 'x') ||
        /^千(字节|比特|瓦|卡)/.test(text.slice(i, i + 3)))
    )
      break;
    const ten = tenOf.get(c);
    if (ten !== undefined) {
      if (text.charAt(skipSpaces(text, i + 1, 2)) === '分' && s.held === undefined && s.units > 0) break;
      if (!takeTen(s, ten, i + 1)) break;
      continue;
    }
    const large = largeOf.get(c);
    if (large !== undefined) {
      if (sumOf(s).n === 0n && !s.spread && s.units === 0) break;
      if (!takeLarge(s, large, i + 1)) break;
      continue;
    }
    if ((c === '个' || c === '個') && s.held && s.units === 0 && largeOf.has(text.charAt(i + 1))) {
      s.end = i + 1;
      continue;
    }
    break;
  }
  if (s.end === at) return undefined;
  // 两千六 is 2,600 and 十三万五 135,000: a last digit without a unit and without 零 counts the next smaller unit.
  if (s.held && s.heldIsDigit && !s.zero && s.lastUnit >= 2 && !s.literal) {
    s.section = add(s.section, mul(s.held, power(s.lastUnit - 1)));
    s.large = s.lastUnit >= 4 ? power(s.lastUnit) : undefined;
    s.held = undefined;
    return s;
  }
  if (s.held && s.units > 0) s.large = undefined;
  return decimalsAfter(text, s);
}

function decimalsAfter(text: string, s: State): State {
  const i = skipSpaces(text, s.end, 2);
  if (!points.includes(text.charAt(i) || 'x') || s.spread || s.literal?.fraction) return s;
  const rest = decimals(text, i + 1);
  if (rest.digits === '' || rest.digits.length > 40) return s;
  // 三点五分 is a time; 三点五 with a unit or nothing after it is a number.
  const whole = sumOf(s);
  if ('分刻钟鐘'.includes(text.charAt(rest.end) || 'x') && !text.startsWith('分之', rest.end)) return s;
  s.literal = {
    start: 0,
    end: rest.end,
    value: whole,
    whole: whole.n.toString(),
    fraction: rest.digits,
    grouped: false,
  };
  s.total = add(whole, rational(BigInt(rest.digits), 10n ** BigInt(rest.digits.length)));
  s.section = zero;
  s.held = undefined;
  s.end = rest.end;
  s.large = undefined;
  const unit = text.charAt(skipSpaces(text, rest.end, 2));
  const factor = largeOf.get(unit) ?? tenOf.get(unit);
  if (factor !== undefined && factor >= 3) {
    s.total = mul(s.total, power(factor));
    s.large = power(factor);
    s.end = skipSpaces(text, rest.end, 2) + 1;
    const second = largeOf.get(text.charAt(s.end));
    if (second !== undefined) {
      s.total = mul(s.total, power(second));
      s.large = mul(s.large, power(second));
      s.end += 1;
    }
  }
  return s;
}

/** The last digit of a whole number that is not zero, as a step: 1,300萬 -> 100萬. */
function lastDigit(value: Rational): Rational {
  const text = value.n.toString();
  return power(text.length - text.replace(/0+$/, '').length);
}

function printOf(at: number, s: State): NumberPrint {
  if (s.spread)
    return {
      start: at,
      end: s.end,
      print: 'spread',
      value: s.spread.low,
      step: one,
      low: s.spread.low,
      high: s.spread.high,
      own: undefined as never,
      lowClosed: true,
    };
  const value = sumOf(s);
  const base = { start: at, end: s.end, value };
  const { literal } = s;
  if (literal?.fraction) {
    const scale = s.large ?? div(value, literal.value.n === 0n ? one : literal.value);
    const factor = s.large ?? (s.units > 0 && literal.end !== s.end ? scale : one);
    const step = s.large
      ? decimalStep(literal.whole, literal.fraction, factor)
      : mul(power(-literal.fraction.length), factor);
    return { ...base, print: 'rounded', step, ...(s.large ? { scale: s.large } : {}) };
  }
  if (s.large) return { ...base, print: 'rounded', step: roundStep(value), scale: s.large };
  return {
    ...base,
    print: 'plain',
    step: one,
    ...(literal && s.units === 0 ? { digits: literal.whole.length, grouped: literal.grouped } : {}),
  };
}

/** 多, 余, 几 after a number: it is just passed, up to the next of its last digit. */
function withMore(text: string, print: NumberPrint, s: State): NumberPrint {
  const i = skipSpaces(text, print.end, 2);
  const c = text.charAt(i);
  if (c === '' || !andMore.includes(c) || print.value.d !== 1n || print.print === 'spread' || print.value.n <= 0n)
    return print;
  if (s.held && s.heldIsDigit && !(s.literal && s.units === 0)) return print;
  if ('几幾'.includes(c) && s.lastUnit < 1) return print;
  if ('来來'.includes(c) && (s.lastUnit < 1 || !isHan(text, i + 1) || '自到源'.includes(text.charAt(i + 1))))
    return print;
  if (c === '多' && '少年来'.includes(text.charAt(i + 1) || 'x') && text.charAt(i + 1) === '少') return print;
  let end = i + 1;
  let factor = one;
  for (let n = 0; n < 2; n += 1) {
    const at = skipSpaces(text, end, 2);
    const unit = text.charAt(at);
    const large = largeOf.get(unit) ?? (unit === '千' || unit === '百' ? tenOf.get(unit) : undefined);
    if (large === undefined) break;
    factor = mul(factor, power(large));
    end = at + 1;
  }
  // 十几 to the next ten, 三百五十几 to the next ten.
  const unit = '几幾'.includes(c) && s.lastUnit > 0 && s.lastUnit < 4 ? power(s.lastUnit) : lastDigit(print.value);
  const low = mul(print.value, factor);
  return {
    start: print.start,
    end,
    print: 'spread',
    value: low,
    step: unit,
    low,
    high: mul(add(print.value, unit), factor),
    lowClosed: false,
    scale: factor,
  };
}

/** 数百亿, 几十, 几千万; 千亿, 百万 alone: orders of magnitude. */
function readVague(text: string, at: number): NumberPrint | undefined {
  let i = at;
  const led = vague.includes(text.charAt(i));
  if (led) i += 1;
  let factor = one;
  let count = 0;
  for (; count < 5; count += 1) {
    const c = text.charAt(i);
    const exponent = tenOf.get(c) ?? largeOf.get(c);
    if (exponent === undefined || banknote.has(c)) break;
    factor = mul(factor, power(exponent));
    i += 1;
  }
  if (count === 0) return undefined;
  return {
    start: at,
    end: i,
    print: 'spread',
    value: factor,
    step: factor,
    low: factor,
    high: mul(factor, rational(10)),
    lowClosed: true,
    scale: factor,
    ...(led || count > 1 ? {} : { weak: true }),
  };
}

/** A分之B, with a whole number before it (一又二分之一); 百分之, 千分之 and 万分之 are rates. */
function fractionAt(text: string, at: number, ahead: UnitAhead): NumberPrint | undefined {
  const rate = /(百万|千万|万万|百|佰|千|仟|万|萬|十万)\s{0,2}分\s{0,2}之\s{0,2}/y;
  rate.lastIndex = at;
  const bare = rate.exec(text);
  if (bare) {
    const divisor = [...(bare[1] ?? '')].reduce((f, c) => mul(f, power(tenOf.get(c) ?? largeOf.get(c) ?? 0)), one);
    return ratePart(text, at, at + bare[0].length, divisor, ahead);
  }
  return undefined;
}

function ratePart(
  text: string,
  at: number,
  from: number,
  divisor: Rational,
  ahead: UnitAhead,
): NumberPrint | undefined {
  const negative = negatives.includes(text.charAt(from) || 'x');
  const begin = negative ? from + 1 : from;
  const part = partAt(text, begin, ahead);
  if (!part) return undefined;
  const toPercent = div(rational(100), divisor);
  const value = mul(negative ? neg(part.value) : part.value, toPercent);
  return {
    start: at,
    end: part.end,
    print: part.print,
    value,
    step: mul(part.step, toPercent),
    own: 'percent',
    ...(part.low && part.high
      ? { low: mul(part.low, toPercent), high: mul(part.high, toPercent), lowClosed: true }
      : {}),
  };
}

function partAt(text: string, at: number, ahead: UnitAhead): NumberPrint | undefined {
  if (isDigit(text, at)) {
    const literal = readDigits(text, at);
    if (literal.value === undefined) return undefined;
    const k = /\s{0,2}k(?![a-z])/iy;
    k.lastIndex = literal.end;
    const kilo = k.exec(text);
    if (kilo)
      return {
        start: at,
        end: literal.end + kilo[0].length,
        print: 'rounded',
        value: mul(literal.value, rational(1000)),
        step: rational(100),
      };
    const s = readRow(text, at, ahead, literal);
    return s && printOf(at, s);
  }
  if (classAt(text, at) !== numeral) return undefined;
  if (vague.includes(text.charAt(at))) return readVague(text, at);
  const two = /([二三四五六七八九])([三四五六七八九])十/y;
  two.lastIndex = at;
  const both = two.exec(text);
  if (both)
    return {
      start: at,
      end: at + 3,
      print: 'spread',
      value: rational((digitOf.get(both[1] ?? '') ?? 0) * 10),
      step: one,
      low: rational((digitOf.get(both[1] ?? '') ?? 0) * 10),
      high: rational((digitOf.get(both[2] ?? '') ?? 0) * 10),
      lowClosed: true,
    };
  const s = readRow(text, at, ahead);
  return s && printOf(at, s);
}

/** Reads the number at a Chinese numeral, or goes on from digits (`literal`) with 万 and its like. */
export function readHanzi(text: string, at: number, ahead: UnitAhead, literal?: Literal): NumberPrint | undefined {
  if (!literal) {
    const rate = fractionAt(text, at, ahead);
    if (rate) return rate;
    const c = text.charAt(at);
    if (c === '半') return half(text, at);
    if (vague.includes(c)) return readVague(text, at);
    if (text.startsWith('一半', at))
      return { start: at, end: at + 2, print: 'worded', value: rational(1, 2), step: one };
    const led = tenOf.has(c) && c !== '十' && c !== '拾' ? afterBare(text, at) : undefined;
    if (led) return led;
    if (largeOf.has(c))
      return (
        shorthand(text, at) ??
        (largeOf.has(text.charAt(at + 1))
          ? readVague(text, at)
          : ({ ...readVague(text, at), weak: true } as NumberPrint))
      );
  }
  const s = readRow(text, at, ahead, literal);
  if (!s) return undefined;
  const print = printOf(at, s);
  const divided = quotient(text, at, print, ahead);
  if (divided) return divided;
  const more = withMore(text, print, s);
  if (more !== print) return more;
  const single = !literal && s.units === 0 && s.end - at === 1 && s.held !== undefined;
  return single ? { ...print, weak: true } : print;
}

/** 百三 is 130, 百余 over a hundred; 百 or 千亿 alone an order of magnitude. */
function afterBare(text: string, at: number): NumberPrint | undefined {
  const many = readVague(text, at);
  if (!many) return undefined;
  if (many.end - at === 1) {
    const short = shorthand(text, at);
    if (short) return short;
    if ('余餘多'.includes(text.charAt(many.end) || 'x'))
      return { ...many, end: many.end + 1, high: mul(many.value, rational(2)), lowClosed: false, weak: true };
    const d = digitOf.get(text.charAt(many.end));
    const unit = tenOf.get(text.charAt(many.end + 1));
    if (banknote.has(text.charAt(at))) return undefined;
    if (d !== undefined && unit !== undefined) return undefined;
  }
  return many;
}

/** 百三, 万五: a unit and the digit of the next smaller one, with nothing after that goes on. */
function shorthand(text: string, at: number): NumberPrint | undefined {
  const exponent = tenOf.get(text.charAt(at)) ?? largeOf.get(text.charAt(at));
  const d = digitOf.get(text.charAt(at + 1));
  const after = text.charAt(at + 2);
  if (
    exponent === undefined ||
    !d ||
    tenOf.has(after) ||
    largeOf.has(after) ||
    digitOf.has(after) ||
    isHan(text, at - 1) ||
    isHan(text, at + 2)
  )
    return undefined;
  const value = add(power(exponent), mul(rational(d), power(exponent - 1)));
  return { start: at, end: at + 2, print: 'plain', value, step: one };
}

function quotient(text: string, at: number, first: NumberPrint, ahead: UnitAhead): NumberPrint | undefined {
  if (first.value.n <= 0n || first.print === 'spread') return undefined;
  const word = /\s{0,2}分\s{0,2}之\s{0,2}|分(?=一(?![个個家种種分级級])|二(?!之))/y;
  word.lastIndex = first.end;
  const found = word.exec(text);
  if (found) {
    const from = first.end + found[0].length;
    const negative = negatives.includes(text.charAt(from) || 'x');
    const part = partAt(text, negative ? from + 1 : from, ahead);
    if (!part) return undefined;
    const value = div(part.value, first.value);
    return { start: at, end: part.end, print: 'worded', value: negative ? neg(value) : value, step: one };
  }
  const also = /\s{0,2}又\s{0,2}/y;
  also.lastIndex = first.end;
  const mixed = also.exec(text);
  if (!mixed) return undefined;
  const rest = first.end + mixed[0].length;
  if (!isDigit(text, rest) && classAt(text, rest) !== numeral) return undefined;
  const literal = isDigit(text, rest) ? readDigits(text, rest) : undefined;
  if (literal && literal.value === undefined) return undefined;
  const s = readRow(text, rest, ahead, literal?.value ? literal : undefined);
  const fraction = s && quotient(text, rest, printOf(rest, s), ahead);
  if (!fraction) return undefined;
  return { ...fraction, start: at, print: 'exact', value: add(first.value, fraction.value) };
}

/** 半年, 半百, 半数: a half of what follows; 上半年 and 半导体 are words. */
function half(text: string, at: number): NumberPrint | undefined {
  const after = text.charAt(at + 1);
  if (
    '上下前后後大一两兩过過'.includes(text.charAt(at - 1) || 'x') &&
    text.charAt(at - 1) !== '过' &&
    text.charAt(at - 1) !== '過'
  )
    return undefined;
  if (after === '百') return { start: at, end: at + 2, print: 'plain', value: rational(50), step: one };
  if (after === '数' || after === '數')
    return { start: at, end: at + 2, print: 'worded', value: rational(1, 2), step: one };
  return { start: at, end: at + 1, print: 'worded', value: rational(1, 2), step: one, weak: true };
}

/** Is the class of the character that of a digit or a Chinese numeral? */
export const beginsNumber = (text: string, at: number): boolean => {
  const kind = classAt(text, at);
  return kind === digit || kind === numeral;
};
