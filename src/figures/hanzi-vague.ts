/** Chinese numbers that leave something open: 数百亿, 千亿, 十几, 一千三百多万. */
import { isHan, skipSpaces } from './chars.ts';
import { digitOf, largeOf, type Row, tenOf } from './hanzi-row.ts';
import { inShape, type NumberPrint } from './numbers.ts';
import { add, mul, one, power, rational } from './rational.ts';
import { lastDigit } from './rounding.ts';
import { andMore, banknote, vague } from './zh.ts';

/** 多, 余, 几 after a number: it is just passed, up to the next of its last digit. */
export function withMore(text: string, print: NumberPrint, s: Row): NumberPrint {
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
export function readVague(text: string, at: number): NumberPrint | undefined {
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
  return inShape({
    start: at,
    end: i,
    print: 'spread',
    value: factor,
    step: factor,
    low: factor,
    high: mul(factor, rational(10)),
    lowClosed: true,
    scale: factor,
    weak: led || count > 1 ? undefined : true,
  });
}

/** 百三 is 130, 百余 over a hundred; 百 or 千亿 alone an order of magnitude. */
export function afterBare(text: string, at: number): NumberPrint | undefined {
  const many = readVague(text, at);
  if (!many) return undefined;
  if (many.end - at === 1) {
    const short = shorthand(text, at);
    if (short) return short;
    const more = bareMore(text, many);
    if (more) return more;
    const d = digitOf.get(text.charAt(many.end));
    const unit = tenOf.get(text.charAt(many.end + 1));
    if (banknote.has(text.charAt(at))) return undefined;
    if (d !== undefined && unit !== undefined) return undefined;
  }
  return many;
}

/** 百余, 千餘, 万余: more than one of the unit, and short of two. */
export function bareMore(text: string, many: NumberPrint): NumberPrint | undefined {
  const c = text.charAt(many.end);
  if (c !== '余' && c !== '餘' && (c !== '多' || many.value.n > 1000n)) return undefined;
  return {
    ...many,
    end: many.end + 1,
    high: mul(many.value, rational(2)),
    lowClosed: false,
    weak: c === '多' || undefined,
  };
}

/** 百三, 万五: a unit and the digit of the next smaller one, with nothing after that goes on. */
export function shorthand(text: string, at: number): NumberPrint | undefined {
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
