/** A number with the unit that stands before or after it: "$3bn", "3 km", "23天", "五元三毛", "7 feet 10 inches". */
import { classAt, isDigit, isHan, isLatin, isSpace, numeral, skipSpaces } from './chars.ts';
import { compound } from './compound.ts';
import { dozenStops, longerWords, plainCounters } from './counters.ts';
import { readDigits } from './digits.ts';
import { longest } from './lexicon.ts';
import { scaledPrint } from './loosen.ts';
import { numberAt } from './number-at.ts';
import type { NumberPrint } from './numbers.ts';
import { bareNumber, multiple, percent, type Quantity } from './printed-quantity.ts';
import { add, mul, neg, one, rational } from './rational.ts';
import { moneyAt, signBefore } from './signs.ts';
import { halfMore, suffixAt, temperatureBefore, tenthsAt, thingAfterAdjectives } from './suffix.ts';
import { afterNumber, type Meaning } from './vocabulary.ts';
import type { Word } from './word-at.ts';
import { readLiteral } from './words.ts';

/** Tops of counts and measures that an article makes one of: "a gallon". */
const withArticle: ReadonlySet<string> = new Set(['mass', 'volume', 'money']);

/** Reads the quantity whose number begins at `at`; `end` alone where digits stand there that are no number. */
export function quantityAt(
  text: string,
  at: number,
  notBefore = 0,
): Quantity | { readonly end: number; readonly print?: undefined } | undefined {
  const before = signBefore(text, at);
  const sign = before.from < notBefore ? { from: at, negative: false } : before;
  let money = moneyAt(text, sign.from, at);
  if (money && money.from < notBefore) money = undefined;
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
  if (money?.meaning.rare && print.print === 'plain' && print.digits !== undefined && print.digits < 3)
    return { end: print.end };
  if (money) return moneyQuantity(text, print, money.meaning, whole);
  const tenths = tenthsAt(text, print);
  if (tenths && (worded || isDigit(text, at)))
    return { ...whole, end: tenths.to, print: tenths.print, unit: percent, known: 'measure' };
  const half = halfMore(text, print);
  const base = half ?? print;
  // "50+ companies": the plus stands between.
  const plus = text.charAt(base.end) === '+' && (isSpace(text, base.end + 1) || isHan(text, base.end + 1));
  const counting = plus ? { ...base, end: base.end + 1 } : base;
  const direct = suffixAt(text, counting) ?? thingAfterAdjectives(text, counting.end);
  // "one in seven residents" is a share of them, no number of them.
  const share = base.print === 'ratio' || (base.print === 'worded' && base.value.d !== 1n);
  const suffix = share && direct?.meaning.counted ? undefined : direct;
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
    return plainlyCounted(text, {
      ...whole,
      to: base.end,
      end: base.end,
      print: base,
      unit: bareNumber,
      known: half ? 'counted' : 'none',
    });
  }
  const meaning = poundsOf(suffix.meaning, base);
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
    ...(plus ? { plus } : {}),
    ...(meaning.unit.dimension === 'money' ? { money: 'after' as const } : {}),
  };
  return compound(text, quantity, meaning);
}

/** 三个, 兩雙: counted, whatever it is; 十打 is ten dozens. */
function plainlyCounted(text: string, quantity: Quantity): Quantity {
  const at = skipSpaces(text, quantity.end, 1);
  const c = text.charAt(at);
  if (c === '' || quantity.known !== 'none') return quantity;
  if (c === '打' && quantity.worded && !dozenStops.includes(text.charAt(at + 1) || 'x')) {
    return {
      ...quantity,
      end: at + 1,
      known: 'counted',
      print: { ...scaledPrint(quantity.print, rational(12)), print: 'plain' },
    };
  }
  const counter = plainCounters.includes(c) && !longerWords[c]?.includes(text.charAt(at + 1) || ' ');
  return counter ? { ...quantity, known: 'counted' } : quantity;
}

/** "361 million pounds" is money, "25 pounds" a weight. */
const poundsOf = (meaning: Meaning, print: NumberPrint): Meaning =>
  meaning.unit.dimension === 'mass' && meaning.unit.name === 'pound' && print.scale && print.scale.n >= 1_000_000n
    ? { unit: { dimension: 'money', name: 'GBP' }, factor: one }
    : meaning;

/** The number in accountants' brackets, with the scale word behind the bracket. */
function readAgain(text: string, at: number, print: NumberPrint): NumberPrint | undefined {
  const literal = readDigits(text, at);
  if (literal.value === undefined) return undefined;
  const again = readLiteral(text, { ...literal, end: print.end + 1 }, true, () => false);
  return again;
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

/** "a gallon", "a penny": an article before a unit of mass, volume or money is one. */
export function articleQuantity(text: string, article: Word): Quantity | undefined {
  const at = skipSpaces(text, article.end, 2);
  if (at === article.end) return undefined;
  const found = longest(afterNumber, text, at);
  if (
    !found ||
    !withArticle.has(found.value.unit.dimension) ||
    found.to - found.from < 2 ||
    !/^[a-z\s-]+$/i.test(text.slice(found.from, found.to)) ||
    /^[A-Z]{2,}$/.test(text.slice(found.from, found.to)) ||
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
