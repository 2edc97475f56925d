/** A number with the unit that stands before or after it: "$3bn", "3 km", "23天", "五元三毛", "7 feet 10 inches". */
import { morePast, moreWithin } from './and-more.ts';
import { classAt, isDigit, isHan, isSpace, numeral, skipSpaces, skipSpacesBack } from './chars.ts';
import { compound } from './compound.ts';
import { countedHouses, dozenStops, longerWords, plainCounters } from './counters.ts';
import { readDigits } from './digits.ts';
import type { Unit } from './figure.ts';
import { headsOf, mayBegin } from './heads.ts';
import { longest } from './lexicon.ts';
import { scaledPrint } from './loosen.ts';
import { numberAt } from './number-at.ts';
import type { NumberPrint } from './numbers.ts';
import { once } from './once.ts';
import { bareNumber, multiple, percent, type Quantity } from './printed-quantity.ts';
import { add, mul, neg, one, type Rational, rational } from './rational.ts';
import { moneyAt, signBefore } from './signs.ts';
import { halfMore, type Suffix, suffixAt, temperatureBefore, thingAfterAdjectives } from './suffix.ts';
import { tenthsAt } from './tenths.ts';
import { afterEntries, afterNumber, type Meaning } from './vocabulary.ts';
import type { Word } from './word-at.ts';
import { readLiteral } from './words.ts';

/** Dimensions of which an article makes one: "a gallon", "a penny". */
const withArticle: ReadonlySet<string> = new Set(['mass', 'volume', 'money']);

const articleHeads = once(() => {
  const words: string[] = [];
  for (const [form, { unit }] of afterEntries())
    if (withArticle.has(unit.dimension)) words.push(form.replace(/^=/, ''));
  return headsOf(words.filter((word) => word.length > 1));
});

/** Sign and money before the number: where the quantity begins, and what they say. */
interface Lead {
  readonly from: number;
  readonly negative: boolean;
  readonly money: Meaning | undefined;
  /** $(3.4) million: accountants write a loss in brackets. */
  readonly bracket: boolean;
}

function leadAt(text: string, at: number, notBefore: number): Lead {
  const before = signBefore(text, at);
  const sign = before.from < notBefore ? { from: at, negative: false } : before;
  let money = moneyAt(text, sign.from, at);
  let bracket = false;
  if (!money && text.charAt(at - 1) === '(') {
    money = moneyAt(text, at - 1, at);
    bracket = money !== undefined;
  }
  if (!money || money.from < notBefore)
    return { from: sign.from, negative: sign.negative, money: undefined, bracket: false };
  const outer = signBefore(text, money.from);
  const negative = sign.negative || outer.negative || bracket;
  return { from: outer.negative ? outer.from : money.from, negative, money: money.meaning, bracket };
}

const negated = (print: NumberPrint): NumberPrint => ({
  ...print,
  value: neg(print.value),
  low: print.low && print.high ? neg(print.high) : print.low,
  high: print.low && print.high ? neg(print.low) : print.high,
});

/** Reads the quantity whose number begins at `at`; `end` alone where digits stand there that are no number. */
export function quantityAt(
  text: string,
  at: number,
  notBefore = 0,
): Quantity | { readonly end: number; readonly print?: undefined } | undefined {
  const lead = leadAt(text, at, notBefore);
  let print = numberAt(text, at, lead.money !== undefined);
  if (!print || print.print === undefined) return print;
  if (lead.bracket) {
    const closing = text.charAt(print.end) === ')' ? readAgain(text, at, print) : undefined;
    if (!closing) return undefined;
    print = closing;
  }
  const loss = lead.money ? undefined : bracketed(text, at, print);
  if (loss) return withUnit(text, at, negated(loss), at - 1);
  if (lead.negative) print = negated(print);
  const { money } = lead;
  if (print.own)
    return quantity(lead.from, print.end, at, print, print.own === 'percent' ? percent : multiple, 'measure');
  if (money?.rare && print.print === 'plain' && print.digits !== undefined && print.digits < 3)
    return { end: print.end };
  return money ? moneyQuantity(text, at, print, money, lead.from) : withUnit(text, at, print, lead.from);
}

const quantity = (
  start: number,
  end: number,
  from: number,
  print: NumberPrint,
  unit: Unit,
  known: Quantity['known'],
): Quantity => ({
  start,
  end,
  from,
  to: print.end,
  print,
  unit,
  known,
  money: undefined,
  between: undefined,
});

/** The number with the unit behind it. */
function withUnit(text: string, at: number, print: NumberPrint, start: number): Quantity {
  const tenths = tenthsAt(text, print);
  if (tenths) {
    const more = text.charAt(tenths.to - 1) === '成' ? morePast(text, tenths.print, tenths.to) : undefined;
    return quantity(start, more?.end ?? tenths.to, at, more ?? tenths.print, percent, 'measure');
  }
  const within = moreWithin(text, print);
  if (within) {
    const passed = scaledPrint(within.print, within.meaning.factor);
    return quantity(start, within.to, at, passed, within.meaning.unit, 'measure');
  }
  const half = halfMore(text, print);
  const base = half ?? print;
  const hedge = hedgeBetween(text, base);
  const counting = hedge ? { ...base, end: hedge.end } : base;
  const direct = suffixAt(text, counting) ?? thingAfterAdjectives(text, counting.end);
  // "one in seven residents" is a share of them, no number of them.
  const share = base.print === 'ratio' || (base.print === 'worded' && base.value.d !== 1n);
  if (!direct || (share && direct.meaning.counted)) {
    return (
      degreesBefore(text, at, base, start) ??
      plainlyCounted(text, quantity(start, base.end, at, base, bareNumber, half ? 'counted' : 'none'))
    );
  }
  const meaning = electricOf(text, poundsOf(text, direct, base), start, base);
  const { unit } = meaning;
  const scale = unit.dimension === 'temperature' && unit.name === 'degree' ? temperatureBefore(text, start) : undefined;
  if (scale) return quantity(scale.from, direct.to, at, base, scale.unit, 'measure');
  const known = meaning.counted ? 'counted' : 'measure';
  const scaled = scaledPrint(base, meaning.factor);
  const more =
    !half &&
    print.print === 'plain' &&
    unit.dimension !== 'count' &&
    isHan(text, direct.to - 1) &&
    text.charAt(direct.to) === '半';
  const passed = half || meaning.counted ? undefined : morePast(text, base, direct.to);
  const whole: Quantity = {
    start,
    end: more ? direct.to + 1 : (passed?.end ?? direct.to),
    from: at,
    to: print.end,
    print: more ? halfUnitMore(scaled, meaning.factor) : passed ? scaledPrint(passed, meaning.factor) : scaled,
    unit,
    known,
    between: hedge?.modifier,
    money: unit.dimension === 'money' ? 'after' : undefined,
  };
  return compound(text, whole, meaning);
}

const oddBetween = /(?:\sodd\s|-odd[\s-])(?=[a-z])(?!jobs?\b)/y;
const plusBetween = /-plus[\s-](?=[a-z])/y;

/** "50+ companies", "20-plus countries", "thirty-odd years": the hedge stands before the unit. */
function hedgeBetween(
  text: string,
  { end, value }: NumberPrint,
): { modifier: 'at-least' | 'about'; end: number } | undefined {
  const c = text.charAt(end);
  if (c === '+')
    return isSpace(text, end + 1) || isHan(text, end + 1) ? { modifier: 'at-least', end: end + 1 } : undefined;
  if (c !== '-' && c !== ' ') return undefined;
  plusBetween.lastIndex = end;
  const plus = plusBetween.exec(text);
  if (plus) return { modifier: 'at-least', end: end + plus[0].length - 1 };
  oddBetween.lastIndex = end;
  const odd = value.d === 1n && value.n % 10n === 0n ? oddBetween.exec(text) : null;
  return odd ? { modifier: 'about', end: end + odd[0].length - 1 } : undefined;
}

/** 两年半, 一吨半. */
function halfUnitMore(print: NumberPrint, factor: Rational): NumberPrint {
  const half = mul(rational(1, 2), factor);
  return { ...print, print: 'rounded', value: add(print.value, half), step: half };
}

/** 摄氏37°: the scale stands before, the sign behind. */
function degreesBefore(text: string, at: number, print: NumberPrint, start: number): Quantity | undefined {
  const sign = skipSpaces(text, print.end, 1);
  if (text.charAt(sign) !== '°') return undefined;
  const scale = temperatureBefore(text, start);
  return scale && quantity(scale.from, sign + 1, at, print, scale.unit, 'measure');
}

/** 三个, 兩雙: counted, whatever it is; 十打 is ten dozens. */
function plainlyCounted(text: string, bare: Quantity): Quantity {
  const at = skipSpaces(text, bare.end, 1);
  const c = text.charAt(at);
  if (c === '' || bare.known !== 'none') return bare;
  if (c === '打' && classAt(text, bare.from) === numeral && !dozenStops.includes(text.charAt(at + 1) || 'x')) {
    return {
      ...bare,
      end: at + 1,
      known: 'counted',
      print: { ...scaledPrint(bare.print, rational(12)), print: 'plain' },
    };
  }
  const next = text.charAt(at + 1) || ' ';
  const counter =
    plainCounters.includes(c) &&
    !longerWords[c]?.includes(next) &&
    countedHouses[c]?.includes(next) !== false &&
    // 2024款 is what was sold in that year.
    !(c === '款' && bare.print.digits === 4 && !bare.print.grouped);
  return counter ? { ...bare, known: 'counted' } : bare;
}

const paid =
  /^[\s-](?:fine|bill|fee|bonus|grant|reward|prize|debt|loan|salary|note|deposit|budget|loss|profit|donation|penalty|ticket|deal|contract|cheque|pension|payment|price|refund|tax)s?\b/i;

/** "361 million pounds" and "a 3,000 pound fine" are money, "25 pounds" is a weight. */
const poundsOf = (text: string, { meaning, to }: Suffix, print: NumberPrint): Meaning =>
  meaning.unit.dimension === 'mass' &&
  meaning.unit.name === 'pound' &&
  ((print.scale && print.scale.n >= 1_000_000n) || paid.test(text.slice(to, to + 16)))
    ? { unit: { dimension: 'money', name: 'GBP' }, factor: one }
    : meaning;

const electric = /[用供耗发發售]?[电電](?:量|力)?[^。；，,]{0,8}$/;

/** 用電量約二千八百億度: of electricity, and of heat by no means. */
const electricOf = (text: string, meaning: Meaning, start: number, { scale }: NumberPrint): Meaning =>
  meaning.unit.name === 'degree' &&
  meaning.unit.dimension === 'temperature' &&
  ((scale && scale.n >= 10_000n) || electric.test(text.slice(Math.max(0, start - 12), start)))
    ? { unit: { dimension: 'energy', name: 'kWh' }, factor: one }
    : meaning;

/** (3.2)%, (987) million: a loss, where the bracket closes before its per cent or its scale; "40 (2) million" has a mark. */
function bracketed(text: string, at: number, print: NumberPrint): NumberPrint | undefined {
  if (text.charAt(at - 1) !== '(' || text.charAt(print.end) !== ')') return undefined;
  if (print.digits === 4 && !print.grouped) return undefined;
  if (isDigit(text, skipSpacesBack(text, at - 1, 2) - 1) || print.value.n <= 0n) return undefined;
  if (text.charAt(print.end + 1) === '%') return { ...print, end: print.end + 1 };
  const again = readAgain(text, at, print);
  return again?.scale ? again : undefined;
}

/** The number in accountants' brackets, with the scale word behind the bracket. */
function readAgain(text: string, at: number, print: NumberPrint): NumberPrint | undefined {
  const literal = readDigits(text, at);
  if (literal.value === undefined) return undefined;
  const again = readLiteral(text, { ...literal, end: print.end + 1 }, true, () => false);
  return again;
}

function moneyQuantity(text: string, at: number, print: NumberPrint, meaning: Meaning, start: number): Quantity {
  let { end } = print;
  let { unit } = meaning;
  const suffix = suffixAt(text, print);
  // US$10 dollars, 新台幣9,899億元, HK$5港元: said twice. Another currency behind it belongs to someone else.
  if (suffix?.meaning.unit.dimension === 'money' && !suffix.meaning.subunit) {
    const again = suffix.meaning.unit.name;
    const printed = text.slice(skipSpaces(text, print.end, 3), suffix.to);
    if (again === unit.name || /^(?:[元圆圓]|dollars?)$/i.test(printed)) end = suffix.to;
    else if (unit.name === 'USD' && text.charAt(start) === '$') {
      unit = suffix.meaning.unit;
      end = suffix.to;
    }
  }
  const whole: Quantity = {
    ...quantity(start, end, at, scaledPrint(print, meaning.factor), unit, 'measure'),
    money: 'before',
  };
  return compound(text, whole, { unit, factor: one });
}

/** "a gallon", "a penny": an article before a unit of mass, volume or money is one. */
export function articleQuantity(text: string, article: Word): Quantity | undefined {
  const at = skipSpaces(text, article.end, 2);
  if (at === article.end || !mayBegin(articleHeads(), text, at)) return undefined;
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
  const whole: Quantity = {
    ...quantity(article.start, found.to, article.start, print, found.value.unit, 'measure'),
    money: found.value.unit.dimension === 'money' ? 'after' : undefined,
  };
  return compound(text, whole, found.value);
}
