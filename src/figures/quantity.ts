/** A number with the unit that stands before or after it: "$3bn", "3 km", "23天", "五元三毛", "7 feet 10 inches". */
import { classAt, digit, fold, isDigit, isHan, isLatin, numeral, skipSpaces, skipSpacesBack, vulgar } from './chars.ts';
import { readDigits } from './digits.ts';
import type { Unit } from './figure.ts';
import { readHanzi } from './hanzi.ts';
import { longest } from './lexicon.ts';
import { scaledPrint } from './loosen.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, div, mul, neg, one, type Rational, rational } from './rational.ts';
import { rowOf } from './units.ts';
import { afterNumber, type Meaning, moneyBefore } from './vocabulary.ts';
import { readLiteral, readWords, type Word, wordAt } from './words.ts';

export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** Where the number itself stands, without unit and sign. */
  readonly from: number;
  readonly to: number;
  readonly print: NumberPrint;
  readonly unit: Unit;
  /** `none`: nothing says the unit; `counted`: a counted thing. */
  readonly known: 'none' | 'counted' | 'measure';
  readonly money?: 'before' | 'after';
  readonly worded: boolean;
}

export const bareNumber: Unit = { dimension: 'number', name: '' };
const percent: Unit = { dimension: 'percent', name: 'percent' };
const multiple: Unit = { dimension: 'multiple', name: 'times' };

/** Does a unit begin here whose first character could be taken for a number (千克, 百分点, 兆瓦)? */
export const unitAhead =
  (text: string) =>
  (at: number): boolean => {
    const c = text.charAt(at);
    if (c !== '千' && c !== '百' && c !== '兆' && c !== '两' && c !== '兩') return false;
    const found = longest(afterNumber, text, at);
    return found !== undefined && found.to - found.from > 1;
  };

/** A measure or money right after a place: "7 in 10 days" is no ratio. */
const measureAt =
  (text: string) =>
  (at: number): boolean => {
    const found = longest(afterNumber, text, skipSpaces(text, at, 2));
    return found !== undefined && !found.value.counted && found.value.unit.dimension !== 'percent';
  };

/** Number at a digit, a numeral or a word; `money` says that a sign of money stands before it. */
function numberAt(
  text: string,
  at: number,
  money: boolean,
): NumberPrint | undefined | { readonly end: number; readonly print?: undefined } {
  const kind = classAt(text, at);
  if (kind === digit || kind === vulgar || (text.charAt(at) === '.' && isDigit(text, at + 1))) {
    const literal = readDigits(text, at);
    if (literal.value === undefined) return literal;
    const after = skipSpaces(text, literal.end, 2);
    const goesOn =
      classAt(text, after) === numeral ||
      ((text.charAt(after) === '个' || text.charAt(after) === '個') && classAt(text, after + 1) === numeral) ||
      '多余餘分又点點'.includes(text.charAt(after) || 'x');
    if (goesOn && !literal.quotient) {
      const han = readHanzi(text, at, unitAhead(text), literal);
      if (han && han.end > literal.end) return han;
    }
    // 30w is 三十万 in typed Chinese, where nothing Latin goes on.
    if ((text.charAt(literal.end) === 'w' || text.charAt(literal.end) === 'W') && isHan(text, literal.end + 1)) {
      return (
        readHanzi(`${text.slice(at, literal.end)}万`, 0, () => false, {
          ...literal,
          start: 0,
          end: literal.end - at,
        }) && wan(text, at, literal.end)
      );
    }
    return readLiteral(text, literal, money, measureAt(text));
  }
  if (kind === numeral) return readHanzi(text, at, unitAhead(text));
  const word = wordAt(text, at);
  return word && readWords(text, word, measureAt(text));
}

function wan(text: string, at: number, end: number): NumberPrint | undefined {
  const literal = readDigits(text, at);
  const shifted =
    literal.value === undefined
      ? undefined
      : readHanzi(`${text.slice(at, end)}万`, 0, () => false, { ...literal, start: 0, end: end - at });
  return shifted && { ...shifted, start: at, end: end + 1 };
}

const signs = '-−－';

/** A minus before the number, in a sign or a word; `from` is where the sign begins. */
function signBefore(text: string, at: number): { from: number; negative: boolean } {
  const c = text.charAt(at - 1);
  if (signs.includes(c || 'x')) {
    const before = text.charAt(at - 2);
    if (signs.includes(before || 'x')) return { from: at, negative: false };
    if (!isLatin(text, at - 2) && !isDigit(text, at - 2) && !isHan(text, at - 2) && !'%％)）]'.includes(before || 'x'))
      return { from: at - 1, negative: true };
    return { from: at, negative: false };
  }
  if (c === '负' || c === '負') return { from: at - 1, negative: true };
  const end = skipSpacesBack(text, at, 2);
  const spaced = text.charAt(end - 1);
  if (end < at && (spaced === '负' || spaced === '負')) return { from: end - 1, negative: true };
  if (end < at && signs.includes(spaced || 'x') && skipSpacesBack(text, end - 1, 8) === 0)
    return { from: end - 1, negative: true };
  const last = fold(text.charCodeAt(end - 1));
  if (end < at && (last === 0x73 || last === 0x65)) {
    const word = text.slice(Math.max(0, end - 9), end).toLowerCase();
    if (/(^|[^a-z])minus$/.test(word)) return { from: end - 5, negative: true };
    if (/(^|[^a-z])negative$/.test(word)) return { from: end - 8, negative: true };
  }
  if (text.startsWith('零下', at - 2)) return { from: at - 2, negative: true };
  return { from: at, negative: false };
}

/** Tops of counts and measures that an article makes one of: "a gallon". */
const withArticle: ReadonlySet<string> = new Set(['mass', 'volume', 'money']);

/** Words of one letter, or with a second life, that are units only where the print leaves no doubt. */
function doubtful(text: string, from: number, to: number, meaning: Meaning, print: NumberPrint): boolean {
  const printed = text.slice(from, to);
  switch (printed) {
    case 's':
      return from === print.end;
    case "'":
    case '"':
    case '″':
    case '′':
      return from !== print.end || !/^\s*[)\]）]?\s*$/.test(text.slice(to, to + 4));
    case '两':
    case '兩':
      return isHan(text, to) && text.charAt(to) !== '半';
    case 'ha':
    case 'cc':
      return false;
    case '度':
      return print.weak === true || '假'.includes(text.charAt(to) || 'x');
    case '年':
      // 2025年 is a year, 25年 may be one too.
      return print.digits === 4 && !print.grouped;
    case '分':
      return false;
    case '米':
      return '老'.includes(text.charAt(to) || 'x');
    case '周':
    case '季':
    case '节':
    case '升':
    case '点':
    case '點':
      return print.weak === true && isHan(text, to) && printed !== '周' && printed !== '季';
    case '圈':
    case '字':
    case '片':
    case '组':
    case '则':
      return print.weak === true;
    case '块':
    case '塊':
      return false;
    case 'second':
      return print.value.n !== 1n;
    default:
      return (
        meaning.unit.dimension === 'duration' &&
        /^(second|seconds)$/.test(printed) &&
        print.print === 'plain' &&
        print.value.n === 1n &&
        print.end === from
      );
  }
}

interface Suffix {
  readonly meaning: Meaning;
  readonly to: number;
}

/** The unit word after a number, with a hyphen or blanks between. */
function suffixAt(text: string, print: NumberPrint): Suffix | undefined {
  const { end } = print;
  const c = text.charCodeAt(end);
  if (c === 0x25 || c === 0xff05) {
    const points = longest(afterNumber, text, end);
    return { meaning: points?.value ?? { unit: percent, factor: one }, to: points?.to ?? end + 1 };
  }
  let at = skipSpaces(text, end, 3);
  const hyphen = at === end && fold(c) === 0x2d && isLatin(text, end + 1);
  if (hyphen) at = end + 1;
  let found = longest(afterNumber, text, at);
  if (!found && at === end + 1 && fold(text.charCodeAt(at)) === 0x2d && isLatin(text, at + 1))
    found = longest(afterNumber, text, at + 1);
  if (!found) return inches(text, at, end);
  if (doubtful(text, found.from, found.to, found.value, print)) return undefined;
  return { meaning: found.value, to: found.to };
}

const inchWords = /in(?=\s*$|[.,;]?\s*$|\s+(?:thick|wide|tall|long|deep|high|diameter|in diameter)\b)/iy;
const inchMeaning: Meaning = { unit: { dimension: 'length', name: 'inch' }, factor: one };

/** "2 in" and "2.123 pm" are lengths only where nothing else can be meant. */
function inches(text: string, at: number, end: number): Suffix | undefined {
  if (
    fold(text.charCodeAt(at)) === 0x70 &&
    /^pm(?![a-z])/i.test(text.slice(at, at + 3)) &&
    /\.\d+$/.test(text.slice(Math.max(0, end - 8), end))
  ) {
    return { meaning: { unit: { dimension: 'length', name: 'pm' }, factor: one }, to: at + 2 };
  }
  inchWords.lastIndex = at;
  return inchWords.test(text) ? { meaning: inchMeaning, to: at + 2 } : undefined;
}

const adjectiveStops: ReadonlySet<string> = new Set(
  'of in to and or for from by at on the a an as with per is are was were than that while but after before out more less over under who which if when not it its this these those his her their our we i he she they you be been has have had will would can could may might into about around between during since until against among because so then there here only also just both each every all any some no nor up down off through'.split(
    ' ',
  ),
);

/** A counted thing after at most two adjectives: "12 new stores", "500 full-time employees". */
function thingAfterAdjectives(text: string, at: number): Suffix | undefined {
  let i = at;
  for (let n = 0; n < 2; n += 1) {
    const from = skipSpaces(text, i, 2);
    if (from === i) return undefined;
    let end = from;
    while (
      end < from + 24 &&
      ((isLatin(text, end) && text.charAt(end) >= 'a') || (end > from && text.charAt(end) === '-'))
    )
      end += 1;
    if (end === from || isLatin(text, end) || isDigit(text, end) || adjectiveStops.has(text.slice(from, end)))
      return undefined;
    i = end;
    const next = skipSpaces(text, i, 2);
    if (next === i) return undefined;
    const found = longest(afterNumber, text, next);
    if (found?.value.counted && isLatin(text, found.from)) return { meaning: found.value, to: found.to };
    if (found) return undefined;
  }
  return undefined;
}

/** 成 and 折: tenths, which are no 成 of 成员 or 成功. */
function tenthsAt(text: string, print: NumberPrint): { print: NumberPrint; to: number } | undefined {
  const at = skipSpaces(text, print.end, 2);
  const c = text.charAt(at);
  if (c !== '成' && c !== '折') return undefined;
  if (
    c === '成'
      ? '员員功为為立本长長果都就年交绩績分型品为熟因'.includes(text.charAt(at + 1) || 'x')
      : '叠疊磨射腾'.includes(text.charAt(at + 1) || 'x')
  )
    return undefined;
  const ten = rational(10);
  const half = text.charAt(at + 1) === '半';
  const factor = c === '折' && compare(print.value, ten) > 0 ? one : ten;
  const value = half ? add(print.value, rational(1, 2)) : print.value;
  const step = half ? rational(1, 2) : print.print === 'plain' || print.weak ? one : print.step;
  if (print.print === 'spread') return { print: scaledPrint(print, ten), to: at + 1 };
  return { print: { ...scaledPrint({ ...print, value, step, print: 'rounded' }, factor) }, to: at + (half ? 2 : 1) };
}

const zheng = /\s?[整正](?![个個月年天体體])/y;

/** Reads the quantity whose number begins at `at`; `end` alone where digits stand there that are no number. */
export function quantityAt(
  text: string,
  at: number,
): Quantity | { readonly end: number; readonly print?: undefined } | undefined {
  const sign = signBefore(text, at);
  let money = moneyAt(text, sign.from, at);
  let { from } = sign;
  let { negative } = sign;
  let bracket = false;
  if (!money && text.charAt(at - 1) === '(') {
    // $(3.4) million: accountants write a loss in brackets.
    money = moneyAt(text, at - 1, at);
    bracket = money !== undefined;
  }
  if (money) {
    from = money.from;
    const outer = signBefore(text, from);
    if (outer.negative) {
      negative = true;
      from = outer.from;
    }
  }
  let print = numberAt(text, at, money !== undefined);
  if (!print || print.print === undefined) return print;
  if (bracket) {
    if (text.charAt(print.end) !== ')') return undefined;
    const closing = readAgain(text, at, print);
    if (!closing) return undefined;
    print = closing;
    negative = true;
  }
  const worded = isLatin(text, at) || classAt(text, at) === numeral;
  if (negative)
    print = {
      ...print,
      value: neg(print.value),
      ...(print.low && print.high ? { low: neg(print.high), high: neg(print.low) } : {}),
    };
  const whole = { start: from, from: at, to: print.end, worded };
  if (print.own)
    return { ...whole, end: print.end, print, unit: print.own === 'percent' ? percent : multiple, known: 'measure' };
  if (money) return moneyQuantity(text, print, money.meaning, whole);
  const tenths = tenthsAt(text, print);
  if (tenths && (worded || isDigit(text, at)))
    return { ...whole, end: tenths.to, print: tenths.print, unit: percent, known: 'measure' };
  const half = halfMore(text, print);
  const base = half ?? print;
  const suffix = suffixAt(text, base) ?? thingAfterAdjectives(text, base.end);
  if (!suffix) {
    const scale = temperatureBefore(text, from);
    if (scale && text.charAt(skipSpaces(text, base.end, 1)) === '°')
      return {
        ...whole,
        start: scale.from,
        end: skipSpaces(text, base.end, 1) + 1,
        print: base,
        unit: scale.unit,
        known: 'measure',
      };
    return { ...whole, to: base.end, end: base.end, print: base, unit: bareNumber, known: half ? 'counted' : 'none' };
  }
  const { meaning } = suffix;
  let { to } = suffix;
  let scaled = scaledPrint(base, meaning.factor);
  if (meaning.unit.dimension === 'temperature' && meaning.unit.name === 'degree') {
    const scale = temperatureBefore(text, from);
    if (scale) return { ...whole, start: scale.from, end: to, print: scaled, unit: scale.unit, known: 'measure' };
  }
  if (
    !half &&
    isHan(text, to - 1) &&
    text.charAt(to) === '半' &&
    meaning.unit.dimension !== 'count' &&
    print.print === 'plain'
  ) {
    scaled = {
      ...scaled,
      print: 'rounded',
      value: add(scaled.value, mul(rational(1, 2), meaning.factor)),
      step: mul(rational(1, 2), meaning.factor),
    };
    to += 1;
  }
  const quantity: Quantity = {
    ...whole,
    end: to,
    print: scaled,
    unit: meaning.unit,
    known: meaning.counted ? 'counted' : 'measure',
    ...(meaning.unit.dimension === 'money' ? { money: 'after' as const } : {}),
  };
  return compound(text, quantity, meaning);
}

/** The number in accountants' brackets, with the scale word behind the bracket. */
function readAgain(text: string, at: number, print: NumberPrint): NumberPrint | undefined {
  const literal = readDigits(text, at);
  if (literal.value === undefined) return undefined;
  const again = readLiteral(text, { ...literal, end: print.end + 1 }, true, () => false);
  return again;
}

function moneyAt(text: string, from: number, at: number): { from: number; meaning: Meaning } | undefined {
  const end = skipSpacesBack(text, from, 2);
  const last = text.charCodeAt(end - 1);
  // Cheap before the tree: letters far from any code, and most characters, end no sign of money.
  if (end === 0 || last === 0x2c || last === 0x2e) {
    if (last !== 0x2e) return undefined;
  }
  let found = longest(moneyBefore, text, end);
  // 新台币约3亿元: the hedge stands between the currency and its number.
  if (!found && /[约約达達逾超近]/.test(text.charAt(end - 1))) found = longest(moneyBefore, text, end - 1);
  if (!found) return undefined;
  if (isHan(text, found.from) && found.to !== end && at - found.to > 3) return undefined;
  return { from: found.from, meaning: found.value };
}

function moneyQuantity(
  text: string,
  print: NumberPrint,
  meaning: Meaning,
  whole: { start: number; from: number; to: number; worded: boolean },
): Quantity {
  let { end } = print;
  let { unit } = meaning;
  const suffix = suffixAt(text, print);
  // US$10 dollars, 新台幣9,899億元, HK$5港元: said twice. Another currency behind it belongs to someone else.
  if (suffix?.meaning.unit.dimension === 'money' && !suffix.meaning.subunit) {
    const again = suffix.meaning.unit.name;
    const printed = text.slice(skipSpaces(text, print.end, 3), suffix.to);
    if (again === unit.name || /^[元圆圓]$/.test(printed) || /^dollars?$/i.test(printed)) end = suffix.to;
    else if (unit.name === 'USD' && text.charAt(whole.start) === '$') {
      unit = suffix.meaning.unit;
      end = suffix.to;
    }
  }
  const quantity: Quantity = {
    ...whole,
    end,
    print: scaledPrint(print, meaning.factor),
    unit,
    known: 'measure',
    money: 'before',
  };
  return compound(text, quantity, { unit, factor: one });
}

/** 五个半, 三个半小时: a half more. */
function halfMore(text: string, print: NumberPrint): NumberPrint | undefined {
  if (print.print !== 'plain' || print.value.d !== 1n) return undefined;
  const c = text.charAt(print.end);
  if ((c !== '个' && c !== '個') || text.charAt(print.end + 1) !== '半') return undefined;
  return {
    ...print,
    end: print.end + 2,
    print: 'rounded',
    value: add(print.value, rational(1, 2)),
    step: rational(1, 2),
  };
}

function temperatureBefore(text: string, at: number): { from: number; unit: Unit } | undefined {
  const before = /(摄氏|攝氏|华氏|華氏)(?:温度|溫度)?\s?$/.exec(text.slice(Math.max(0, at - 5), at));
  if (!before) return undefined;
  return {
    from: at - before[0].length,
    unit: { dimension: 'temperature', name: /[华華]/.test(before[0]) ? '°F' : '°C' },
  };
}

/** A smaller unit that goes on: 五元三毛, "3 dollars 50 cents", "7 feet 10 inches", 六斤8两, 三米九. */
function compound(text: string, first: Quantity, meaning: Meaning): Quantity {
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
  const suffix = suffixAt(text, print) ?? fen(text, print);
  const base = rowOf(whole.unit);
  if (!suffix) return digitAfterUnit(text, whole, last, print, found?.[0]);
  if (whole.unit.dimension === 'money') {
    if (!suffix.meaning.subunit || compare(print.value, rational(100)) >= 0) return undefined;
    const factor = mul(suffix.meaning.factor, rational(1, 100));
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
/** 分 is money only after 元 and 角. "43c" is money only after dollars. */
function fen(text: string, print: NumberPrint): Suffix | undefined {
  const at = skipSpaces(text, print.end, 1);
  if (text.charAt(at) === '分') return { meaning: fenUnit, to: at + 1 };
  return text.charAt(at) === 'c' && !isLatin(text, at + 1) ? { meaning: fenUnit, to: at + 1 } : undefined;
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
  const zeroed = text.charAt(print.start - 1) === '零';
  if (han && between === undefined) {
    if (
      compare(print.value, rational(10)) >= 0 ||
      isHan(text, print.end) ||
      !['money', 'length'].includes(whole.unit.dimension) ||
      isDigit(text, print.start)
    )
      return undefined;
    const each = last.name === 'cent' || zeroed ? rational(1, 100) : rational(1, 10);
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

/** "a gallon", "a penny": an article before a unit of mass, volume or money is one. */
export function articleQuantity(text: string, article: Word): Quantity | undefined {
  const at = skipSpaces(text, article.end, 2);
  if (at === article.end) return undefined;
  const found = longest(afterNumber, text, at);
  if (
    !found ||
    !withArticle.has(found.value.unit.dimension) ||
    found.to - found.from < 2 ||
    /s$/i.test(text.slice(found.from, found.to))
  )
    return undefined;
  const print: NumberPrint = {
    start: article.start,
    end: article.end,
    print: 'plain',
    value: found.value.factor,
    step: found.value.factor,
  };
  const quantity: Quantity = {
    start: article.start,
    from: article.start,
    to: article.end,
    end: found.to,
    print,
    unit: found.value.unit,
    known: 'measure',
    worded: true,
    ...(found.value.unit.dimension === 'money' ? { money: 'after' as const } : {}),
  };
  return compound(text, quantity, found.value);
}
