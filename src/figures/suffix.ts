/** What stands right after a number: its unit, a counted thing, a half more. */
import { classAt, fold, isDigit, isHan, isLatin, numeral, skipSpaces } from './chars.ts';
import { longerWords } from './counters.ts';
import type { Unit } from './figure.ts';
import { longest } from './lexicon.ts';
import type { NumberPrint } from './numbers.ts';
import { percent } from './printed-quantity.ts';
import { add, one, rational } from './rational.ts';
import { afterNumber, type Meaning } from './vocabulary.ts';

/** Marks of feet and inches are quotation marks unless nothing else follows. */
const endsText = (text: string, to: number): boolean => /^\s*[)\]）]?\s*$/.test(text.slice(to, to + 4));

/** What may follow 块 where it is money, other than numerals. */
const moneyGoesOn = '钱錢的起左右以多余餘到至和与與或就也都每了吧整半买買卖賣一';

/** Words of one character, or with a second life, that are units only where the print leaves no doubt. */
function doubtful(text: string, from: number, to: number, meaning: Meaning, print: NumberPrint): boolean {
  const printed = text.slice(from, to);
  const next = text.charAt(to);
  // 三八妇女节 is a day of the year.
  if ((next === '节' || next === '節') && meaning.counted && isHan(text, from)) return true;
  if (to - from === 1 && next !== '' && longerWords[printed]?.includes(next)) return true;
  // "5 J.J. Watt": a letter with a point before another letter is an initial.
  if (to - from === 1 && next === '.' && isLatin(text, from) && isLatin(text, to + 1)) return true;
  const bareNumeral =
    print.weak === true && isHan(text, to) && classAt(text, to) !== numeral && !'钱錢到至的和与與以左或'.includes(next);
  switch (printed) {
    case 's':
    case 'x':
    case 'X':
      return printed === 's' ? from === print.end : from !== print.end;
    case 'won':
      // "All 12 won", "1917 won for photography": a verb; nothing costs so little.
      return (
        print.print === 'plain' &&
        !print.grouped &&
        (print.value.n < 100n || (print.digits === 4 && isYear(print.value.n)))
      );
    case 'Fold':
      return true;
    case 'max':
    case "'":
    case '’':
    case '"':
    case '″':
    case '′':
      return from !== print.end || !endsText(text, to);
    case '两':
    case '兩':
      return isHan(text, to) && next !== '半';
    case '度':
    case '星':
      return print.weak === true;
    case '块':
    case '塊':
      // 三块肥皂 and 三块H100 are pieces, 三块五 and 三块的 money.
      return isLatin(text, to) || (isHan(text, to) && classAt(text, to) !== numeral && !moneyGoesOn.includes(next));
    case '年':
      // 2025年 is a year; what its reader makes of 25年 is longer or the same.
      return print.digits === 4 && !print.grouped;
    case '点':
    case '點':
      return bareNumeral || clockTime(text, from, print);
    case '国':
    case '國':
    case '字':
    case '片':
    case '组':
    case '圈':
    case '则':
    case '台':
    case '匹':
    case '节':
    case '州':
    case '分':
    case '升':
    case '角':
    case '毛':
    case '毫':
    case '仙':
      return bareNumeral;
    case 'second':
    case 'seconds':
      return print.value.n === 1n && print.value.d === 1n && print.end === from;
    default:
      return meaning.subunit === true && bareNumeral;
  }
}

/** Years are seldom round; prices of four digits mostly are. */
const isYear = (n: bigint): boolean => n > 1900n && n < 2100n && n % 100n !== 0n;

/** 下午3点 is a time; an index of at most 24 points says so with its verb (升3点). */
function clockTime(text: string, from: number, print: NumberPrint): boolean {
  if (print.value.d !== 1n || print.value.n > 24n || print.print !== 'plain' || print.weak) return false;
  return (
    !/[升跌涨漲降落报報至高低挫扬揚弹彈约約近逾]\s?$/.test(text.slice(Math.max(0, print.start - 2), print.start)) ||
    /[\d钟鐘整半]/.test(text.charAt(from + 1))
  );
}

export interface Suffix {
  readonly meaning: Meaning;
  readonly to: number;
}

/** The unit word after a number, with a hyphen or blanks between. */
export function suffixAt(text: string, print: NumberPrint): Suffix | undefined {
  const { end } = print;
  const c = text.charCodeAt(end);
  if (c === 0x25 || c === 0xff05) {
    const points = longest(afterNumber, text, end);
    return { meaning: points?.value ?? { unit: percent, factor: one }, to: points?.to ?? end + 1 };
  }
  let at = skipSpaces(text, end, 3);
  const hyphen = at === end && fold(c) === 0x2d && isLatin(text, end + 1);
  if (hyphen) at = end + 1;
  if ((text.charAt(at) === '个' || text.charAt(at) === '個') && isHan(text, at + 1)) {
    // 六个加仑: the counter may stand before the measure.
    const measure = longest(afterNumber, text, at + 1);
    const direct = longest(afterNumber, text, at);
    if (
      measure &&
      !direct &&
      !measure.value.counted &&
      !doubtful(text, measure.from, measure.to, measure.value, print)
    ) {
      return { meaning: measure.value, to: measure.to };
    }
  }
  if (print.print === 'spread' && /^of\s$/i.test(text.slice(at, at + 3))) at += 3;
  if (print.print === 'worded' && print.value.d !== 1n) at = partOf(text, at, print);
  const boxed = boxedUnit(text, at) ?? gluedDegrees(text, print);
  if (boxed) return boxed;
  let found = longest(afterNumber, text, at);
  if (found && signBelongsAhead(text, found.from, found.to)) return undefined;
  if (hyphen && found && found.to - found.from === 1) return undefined;
  if (!found && at === end + 1 && fold(text.charCodeAt(at)) === 0x2d && isLatin(text, at + 1))
    found = longest(afterNumber, text, at + 1);
  if (!found) return inches(text, at, end);
  if (doubtful(text, found.from, found.to, found.value, print)) return undefined;
  // m/s² and km^4 are other units than those that they begin with.
  if ('²³^'.includes(text.charAt(found.to) || 'x') && isLatin(text, found.to - 1)) return undefined;
  return { meaning: found.value, to: found.to };
}

/** What closes a bracket that a unit may stand in; '' where none opens. */
function closingOf(code: number): string {
  if (code === 0x5b) return ']';
  return code === 0x3c ? '>' : '';
}

/** "20 [kg]": the unit in brackets. */
function boxedUnit(text: string, at: number): Suffix | undefined {
  const end = closingOf(text.charCodeAt(at));
  const found = end === '' ? undefined : longest(afterNumber, text, at + 1);
  return found && text.charAt(found.to) === end && !found.value.counted
    ? { meaning: found.value, to: found.to + 1 }
    : undefined;
}

const weather =
  /\b(?:temperatures?|temps?|degrees?|heat|heatwave|hot|cold|cool|warm\w*|fever|weather|celsius|fahrenheit|freez\w+|mercury|highs?|lows?|pre-?industrial)\b|\d\s?[CF]\s?[(/][-−]?\d|[(/][-−]?\d+\s?[CF]\b/i;

/** "40C (104F)": degrees, where the weather is spoken of. */
function gluedDegrees(text: string, { start, end, digits = 1 }: NumberPrint): Suffix | undefined {
  const letter = text.charAt(end);
  if ((letter !== 'C' && letter !== 'F') || digits > 3 || isLatin(text, end + 1) || isDigit(text, end + 1))
    return undefined;
  if (!weather.test(text.slice(Math.max(0, start - 60), end + 40))) return undefined;
  return { meaning: { unit: { dimension: 'temperature', name: `°${letter}` }, factor: one }, to: end + 1 };
}

const wholeBefore = /of\s(?:an?\s|one\s|1(?:\s|(?=%)))|an?\s/iy;

/** "half a litre", "a quarter of one per cent", "a third of a mile": the unit stands behind the whole that is parted. */
function partOf(text: string, at: number, { value }: NumberPrint): number {
  wholeBefore.lastIndex = at;
  const found = wholeBefore.exec(text)?.[0] ?? '';
  if (!/^of/i.test(found) && !(value.n === 1n && value.d === 2n)) return at;
  const after = at + found.length;
  const unit = longest(afterNumber, text, after);
  return unit && unit.value.counted === undefined ? after : at;
}

/** "$20 $30": the sign belongs to the number behind it. */
const signBelongsAhead = (text: string, from: number, to: number): boolean =>
  /^[$€£¥￥₹₩₽＄]$/.test(text.slice(from, to)) && isDigit(text, skipSpaces(text, to, 2));

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
export function thingAfterAdjectives(text: string, at: number): Suffix | undefined {
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

/** 五个半, 三个半小时: a half more. */
export function halfMore(text: string, print: NumberPrint): NumberPrint | undefined {
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

export function temperatureBefore(text: string, at: number): { from: number; unit: Unit } | undefined {
  const before = /(摄氏|攝氏|华氏|華氏)(?:温度|溫度)?\s?$/.exec(text.slice(Math.max(0, at - 5), at));
  if (!before) return undefined;
  return {
    from: at - before[0].length,
    unit: { dimension: 'temperature', name: /[华華]/.test(before[0]) ? '°F' : '°C' },
  };
}
