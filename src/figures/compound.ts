/** Quantities of several units: 五元三毛, "3 dollars 50 cents", "7 feet 10 inches", 六斤8两, 三米九. */
import { classAt, digit, isDigit, isHan, isLatin, numeral, skipSpaces } from './chars.ts';
import type { Unit } from './figure.ts';
import { numberAt } from './number-at.ts';
import type { NumberPrint } from './numbers.ts';
import type { Quantity } from './printed-quantity.ts';
import { add, compare, div, mul, neg, one, type Rational, rational } from './rational.ts';
import { type Suffix, suffixAt } from './suffix.ts';
import { rowOf } from './units.ts';
import type { Meaning } from './vocabulary.ts';

const zheng = /\s?[整正](?![个個月年天体體])/y;

/** A smaller unit that goes on: 五元三毛, "3 dollars 50 cents", "7 feet 10 inches", 六斤8两, 三米九. */
export function compound(text: string, first: Quantity, meaning: Meaning): Quantity {
  let whole = first;
  const { print, unit } = first;
  if (unit.dimension === 'money') {
    zheng.lastIndex = whole.end;
    const closed = zheng.exec(text);
    if (closed && isHan(text, whole.end - 1)) return { ...whole, end: whole.end + closed[0].length };
  }
  if (
    print.print === 'spread' ||
    print.scale ||
    meaning.counted ||
    !['money', 'length', 'mass', 'duration', 'volume'].includes(unit.dimension)
  )
    return whole;
  if (print.print !== 'plain') return whole;
  let last = unit;
  for (let n = 0; n < 3; n += 1) {
    const part = partOf(text, whole, last);
    if (!part) return whole;
    const value =
      whole.print.value.n < 0n ? add(whole.print.value, neg(part.value)) : add(whole.print.value, part.value);
    whole = { ...whole, end: part.end, print: { ...whole.print, print: 'rounded', value, step: part.step } };
    last = part.unit;
  }
  return whole;
}

const joint = /(?:,?\s{1,2}and\s{1,2}|,\s?|\s{1,2})(?=[\da-z])/iy;

function partOf(
  text: string,
  whole: Quantity,
  last: Unit,
): { value: Rational; step: Rational; end: number; unit: Unit } | undefined {
  joint.lastIndex = whole.end;
  const found = joint.exec(text);
  const at = found ? whole.end + found[0].length : skipSpaces(text, whole.end, 1);
  const kind = classAt(text, at);
  if (kind !== digit && kind !== numeral && !(found && kind === 3)) return undefined;
  if (!found && !isHan(text, whole.end - 1) && !isLatin(text, whole.end - 1)) return undefined;
  const zeroed = text.charAt(at) === '零' && whole.unit.dimension === 'money';
  const print = numberAt(text, zeroed ? at + 1 : at, false);
  if (
    !print ||
    print.print === undefined ||
    print.print === 'spread' ||
    print.print === 'ratio' ||
    print.value.n < 0n ||
    print.scale
  )
    return undefined;
  const suffix =
    (whole.unit.dimension === 'money'
      ? fen(text, print)
      : whole.unit.name === 'hour'
        ? minutes(text, print)
        : undefined) ?? suffixAt(text, print);
  const base = rowOf(whole.unit);
  if (!suffix) return digitAfterUnit(text, whole, last, print, found?.[0]);
  if (whole.unit.dimension === 'money') {
    if (!suffix.meaning.subunit || compare(print.value, rational(100)) >= 0) return undefined;
    // Cents of a currency are its hundredths; where only cents are printed they stay cents (两角五分).
    const factor = mul(suffix.meaning.factor, whole.unit.name === 'cent' ? one : rational(1, 100));
    return {
      value: mul(print.value, factor),
      step: factor,
      end: suffix.to,
      unit: { dimension: 'money', name: 'cent' },
    };
  }
  const row = rowOf(suffix.meaning.unit);
  if (!base || !row || row.kind !== base.kind || row.dimension !== base.dimension) return undefined;
  const previous = rowOf(last);
  if (!previous || compare(row.size, previous.size) >= 0) return undefined;
  if (unitsApart(whole.unit.dimension, found?.[0])) return undefined;
  const factor = div(row.size, base.size);
  return { value: mul(print.value, factor), step: mul(print.step, factor), end: suffix.to, unit: suffix.meaning.unit };
}

/** Days and hours in a list with commas are told apart: "3 years, 2 months" are two figures. */
const unitsApart = (dimension: string, between: string | undefined): boolean =>
  dimension === 'duration' && between !== undefined && between.includes(',');

const fenUnit: Meaning = { unit: { dimension: 'money', name: 'cent' }, factor: one, subunit: true };

/** 分 is a minute only after hours: 2小时15分. */
const minutes = (text: string, { end }: NumberPrint): Suffix | undefined =>
  text.charAt(end) === '分' && !'钟鐘'.includes(text.charAt(end + 1) || 'x')
    ? { meaning: { unit: { dimension: 'duration', name: 'minute' }, factor: one }, to: end + 1 }
    : undefined;

/** 分 is money only after 元 and 角. "43c" is money only after dollars. */
function fen(text: string, print: NumberPrint): Suffix | undefined {
  const at = skipSpaces(text, print.end, 1);
  if (text.charAt(at) === '分')
    return { meaning: fenUnit, to: '钱錢'.includes(text.charAt(at + 1) || 'x') ? at + 2 : at + 1 };
  return text.charAt(at) === 'c' && !isLatin(text, at + 1) ? { meaning: fenUnit, to: at + 1 } : undefined;
}

/** 一米六八, 1米75, 9秒58: the digits after the metre or second are its tenths and hundredths. */
function heightRest(
  text: string,
  { start }: NumberPrint,
): { value: Rational; step: Rational; end: number } | undefined {
  const found =
    /(?:(\d)(\d)?|([一二三四五六七八九])([一二三四五六七八九]))(?![\d.%％十百千万萬亿億一二三四五六七八九年月日号號个個人名岁歲米厘公分])/y;
  found.lastIndex = start;
  const match = found.exec(text);
  if (!match) return undefined;
  const [, first, second, tens, ones] = match;
  const digit = (c: string): number => (c >= '0' && c <= '9' ? Number(c) : '一二三四五六七八九'.indexOf(c) + 1);
  const a = first ?? tens ?? '0';
  const b = second ?? ones;
  return {
    value: b === undefined ? rational(digit(a), 10) : rational(10 * digit(a) + digit(b), 100),
    step: b === undefined ? rational(1, 10) : rational(1, 100),
    end: start + match[0].length,
  };
}

/** 五块六, 三米九, "20 dollar 43": the digits after the unit count its tenths or hundredths. */
function digitAfterUnit(
  text: string,
  whole: Quantity,
  last: Unit,
  print: NumberPrint,
  between: string | undefined,
): { value: Rational; step: Rational; end: number; unit: Unit } | undefined {
  if (print.value.d !== 1n || isLatin(text, print.end)) return undefined;
  const han = isHan(text, whole.end - 1);
  const height =
    han && between === undefined && (whole.unit.name === 'm' || whole.unit.name === 'second')
      ? heightRest(text, print)
      : undefined;
  if (height) return { ...height, unit: last };
  const zeroed = text.charAt(print.start - 1) === '零';
  if (han && between === undefined) {
    if (
      compare(print.value, rational(10)) >= 0 ||
      (isHan(text, print.end) && !'到至的和与與钱錢左以'.includes(text.charAt(print.end))) ||
      !['money', 'length'].includes(whole.unit.dimension) ||
      isDigit(text, print.start)
    )
      return undefined;
    const each = whole.unit.name === 'cent' ? one : last.name === 'cent' || zeroed ? rational(1, 100) : rational(1, 10);
    return { value: mul(print.value, each), step: each, end: print.end, unit: { dimension: 'money', name: 'cent' } };
  }
  if (
    han ||
    whole.unit.dimension !== 'money' ||
    last !== whole.unit ||
    whole.money !== 'after' ||
    whole.unit.name === 'cent'
  )
    return undefined;
  if (compare(print.value, rational(100)) >= 0 || between?.includes(',')) return undefined;
  return {
    value: mul(print.value, rational(1, 100)),
    step: rational(1, 100),
    end: print.end,
    unit: { dimension: 'money', name: 'cent' },
  };
}
