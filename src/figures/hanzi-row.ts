/** A row of Chinese numerals, digits among them, as one number: 三千五百万, 25万6千, 二〇二五. Each character once. */
import { isDigit, isHan, skipSpaces } from './chars.ts';
import { type Literal, readDigits } from './digits.ts';
import { inShape, type NumberPrint } from './numbers.ts';
import { add, compare, div, isHuge, mul, one, power, type Rational, rational, zero } from './rational.ts';
import { decimalStep, roundStep } from './rounding.ts';
import { banknote, contracted, digits, larges, points, tens } from './zh.ts';

const table = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(words));

export const digitOf = table(digits);

export const tenOf = table(tens);

export const largeOf = table(larges);

const contractedOf = table(contracted);

/** Says whether a unit (千克, 百分点, 兆瓦) begins at a place, so that its first character is not taken for a number. */
export type UnitAhead = (at: number) => boolean;

export interface Row {
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

const emptyRow = (at: number): Row => ({
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

const sumOf = (s: Row): Rational => add(add(s.total, s.section), s.held ?? zero);

function takeTen(s: Row, exponent: number, end: number): boolean {
  if (isHuge(s.total) || isHuge(s.section) || isHuge(s.held ?? zero) || (s.spread && isHuge(s.spread.high)))
    return false;
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
  s.large = power(exponent);
  s.end = end;
  return true;
}

function takeLarge(s: Row, exponent: number, end: number): boolean {
  if (isHuge(s.total) || isHuge(s.section) || isHuge(s.held ?? zero) || (s.spread && isHuge(s.spread.high)))
    return false;
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
    // 0.5千万: behind digits both characters are one scale word; in 两千万 the 两千 counts.
    s.large = s.literal && s.large && s.held === undefined ? mul(s.large, factor) : factor;
  }
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

/** Banknote forms that are surnames as well. */
const surnames = '陆陸伍';

/** Does a banknote form count here? It goes on with its like or ends the word: 参 of 参数 and 陆 of 大陆 do not. */
function banknoteStands(text: string, at: number): boolean {
  const like = (i: number): boolean => {
    const c = text.charAt(i);
    return (
      banknote.has(c) ||
      c in larges ||
      c in tens ||
      '零之又分点點元圆圓角整正个個几幾多余餘'.includes(c || 'x') ||
      digitOf.has(c)
    );
  };
  const said = (i: number): boolean => '是为為'.includes(text.charAt(i - 1)) && !surnames.includes(text.charAt(i));
  const after = skipSpaces(text, at + 1, 2);
  return like(after) || (!isHan(text, after) && (like(at - 1) || !isHan(text, at - 1) || said(at)));
}

/** Two digits of which the second is the next one, and 三五. */
const neighbours = (pair: string): boolean => pair === '35' || Number(pair[1]) - Number(pair[0]) === 1;

/** Counters and units behind 两三 and 七八; 七八月 and 一二期 are two of them. */
const counted =
  /(?:[个個年天周週岁歲人名位家次种種倍件辆輛台所条條项項只隻张張块塊元米斤吨噸户戶例宗]|小时|小時|分钟|分鐘|公[里斤])(?![级級轮輪])/y;

function countsAt(text: string, at: number): boolean {
  counted.lastIndex = at;
  return counted.test(text);
}

/** 八九亿, 三五百, 七八成, 一百二三十, 十二三, 两三年: one or the other, where the digit `d` follows another. */
function eitherOf(text: string, i: number, s: Row, d: number): Partial<Row> | undefined {
  const low = s.held ?? zero;
  const high = rational(d);
  if (s.spread || compare(high, low) <= 0) return undefined;
  const unit = text.charAt(i + 1);
  const base = add(s.total, s.section);
  const ten = tenOf.get(unit);
  const ends = (factor: Rational, end: number): Partial<Row> => ({
    spread: { low: add(base, mul(low, factor)), high: add(base, mul(high, factor)) },
    total: zero,
    section: zero,
    held: undefined,
    end,
  });
  if (base.n === 0n && (ten !== undefined || largeOf.has(unit) || unit === '成')) return ends(one, i + 1);
  if (!neighbours(`${low.n}${d}`)) return undefined;
  if (base.n === 0n) return s.units === 0 && countsAt(text, i + 1) ? ends(one, i + 1) : undefined;
  if (ten !== undefined) return ten < s.lastUnit ? { ...ends(power(ten), i + 2), lastUnit: ten } : undefined;
  return s.lastUnit === 1 && (largeOf.has(unit) || countsAt(text, i + 1)) ? ends(one, i + 1) : undefined;
}

/** The number at `at`, as far as it goes, without sign and fraction; undefined where the character begins none. */
export function readRow(text: string, at: number, ahead: UnitAhead, literal?: Literal): Row | undefined {
  const s = emptyRow(at);
  if (literal) {
    s.held = literal.value;
    s.literal = literal;
    s.end = literal.end;
  } else {
    const row = positional(text, at);
    const after = skipSpaces(text, row.end, 2);
    const unit = text.charAt(after);
    const takesUnit = unit === '成' || ((tenOf.has(unit) || largeOf.has(unit)) && !ahead(after));
    if (row.digits.length > 40) return { ...s, end: row.end };
    const isEither = row.digits.length === 2 && neighbours(row.digits) && countsAt(text, row.end);
    if (row.digits.length > 1 && !takesUnit && !isEither && !row.digits.startsWith('00')) {
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
    if (banknote.has(c) && !banknoteStands(text, i)) break;
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
        const both = eitherOf(text, i, s, d);
        if (both) {
          Object.assign(s, both);
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
    if (c === '、' && s.held && s.heldIsDigit && s.units === 0 && isHan(text, at - 1)) {
      // 近两、三年: the mark stands between one and the other.
      const next = digitOf.get(text.charAt(i + 1));
      const both = next === undefined || s.held.n < 2n ? undefined : eitherOf(text, i + 1, s, next);
      if (!both) break;
      Object.assign(s, both);
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
    return decimalsAfter(text, s);
  }
  if (s.held && s.units > 0) s.large = undefined;
  return decimalsAfter(text, s);
}

function decimalsAfter(text: string, s: Row): Row {
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

export const rowPrint = (at: number, s: Row): NumberPrint => inShape(printOf(at, s));

function printOf(at: number, s: Row): NumberPrint {
  if (s.spread)
    return {
      start: at,
      end: s.end,
      print: 'spread',
      value: s.spread.low,
      step: one,
      low: s.spread.low,
      high: s.spread.high,
      lowClosed: true,
    };
  const value = sumOf(s);
  const { literal, end, large } = s;
  if (literal?.fraction) {
    const rest = s.units > 0 && literal.end !== end ? div(value, literal.value.n === 0n ? one : literal.value) : one;
    if (!large) return { start: at, end, value, print: 'rounded', step: mul(power(-literal.fraction.length), rest) };
    return {
      start: at,
      end,
      value,
      print: 'rounded',
      step: decimalStep(literal.whole, literal.fraction, large),
      scale: large,
    };
  }
  if (large && large.n >= 1000n)
    return { start: at, end, value, print: 'rounded', step: roundStep(value), scale: large };
  if (!literal || s.units > 0) return { start: at, end, value, print: 'plain', step: one };
  return { start: at, end, value, print: 'plain', step: one, digits: literal.whole.length, grouped: literal.grouped };
}
