/** Parts of a whole in Chinese: 三分之一, 百分之五, 一又二分之一, 一半. */
import { classAt, isDigit, numeral, skipSpaces } from './chars.ts';
import { readDigits } from './digits.ts';
import { digitOf, largeOf, readRow, rowPrint, tenOf, type UnitAhead } from './hanzi-row.ts';
import { readVague } from './hanzi-vague.ts';
import type { NumberPrint } from './numbers.ts';
import { add, div, mul, neg, one, power, type Rational, rational } from './rational.ts';
import { negatives, vague } from './zh.ts';

const rates = /([百千十]?[万萬]{1,2}|百|佰|千|仟)\s{0,2}分\s{0,2}之\s{0,2}/y;

/** A分之B, with a whole number before it (一又二分之一); 百分之, 千分之 and 万分之 are rates. */
export function fractionAt(text: string, at: number, ahead: UnitAhead): NumberPrint | undefined {
  // Looked at before the expression: most numerals begin no rate.
  if (!'百千十万萬佰仟'.includes(text.charAt(at))) return undefined;
  rates.lastIndex = at;
  const bare = rates.exec(text);
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

const kilos = /\s{0,2}k(?![a-z])/iy;

const twoTens = /([二三四五六七八九])([三四五六七八九])十/y;

function partAt(text: string, at: number, ahead: UnitAhead): NumberPrint | undefined {
  if (isDigit(text, at)) {
    const literal = readDigits(text, at);
    if (literal.value === undefined) return undefined;
    kilos.lastIndex = literal.end;
    const kilo = kilos.exec(text);
    if (kilo)
      return {
        start: at,
        end: literal.end + kilo[0].length,
        print: 'rounded',
        value: mul(literal.value, rational(1000)),
        step: rational(100),
      };
    const s = readRow(text, at, ahead, literal);
    return s && rowPrint(at, s);
  }
  if (classAt(text, at) !== numeral) return undefined;
  if (vague.includes(text.charAt(at))) return readVague(text, at);
  twoTens.lastIndex = at;
  const both = twoTens.exec(text);
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
  return s && rowPrint(at, s);
}

const divides = /\s{0,2}分\s{0,2}之\s{0,2}|分(?=一(?![个個家种種分级級])|二(?!之))/y;

const alsoWord = /\s{0,2}又\s{0,2}/y;

export function quotient(text: string, at: number, first: NumberPrint, ahead: UnitAhead): NumberPrint | undefined {
  if (first.value.n <= 0n || first.print === 'spread') return undefined;
  if (!'分又'.includes(text.charAt(skipSpaces(text, first.end, 2)) || 'x')) return undefined;
  divides.lastIndex = first.end;
  const found = divides.exec(text);
  if (found) {
    const from = first.end + found[0].length;
    const negative = negatives.includes(text.charAt(from) || 'x');
    const part = partAt(text, negative ? from + 1 : from, ahead);
    if (!part) return undefined;
    const value = div(part.value, first.value);
    return { start: at, end: part.end, print: 'worded', value: negative ? neg(value) : value, step: one };
  }
  alsoWord.lastIndex = first.end;
  const mixed = alsoWord.exec(text);
  if (!mixed) return undefined;
  const rest = first.end + mixed[0].length;
  if (!isDigit(text, rest) && classAt(text, rest) !== numeral) return undefined;
  const literal = isDigit(text, rest) ? readDigits(text, rest) : undefined;
  if (literal && literal.value === undefined) return undefined;
  const s = readRow(text, rest, ahead, literal?.value ? literal : undefined);
  const fraction = s && quotient(text, rest, rowPrint(rest, s), ahead);
  if (!fraction) return undefined;
  return { ...fraction, start: at, print: 'exact', value: add(first.value, fraction.value) };
}

/** 半年, 半百, 半数: a half of what follows; 上半年 and 半导体 are words. */
export function readHalf(text: string, at: number): NumberPrint | undefined {
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
