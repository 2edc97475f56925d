/**
 * Finds the figures of a text that are no dates, from left to right in one pass: most characters are looked at once, and
 * what begins at a digit, a numeral or a word of numbers is read by `quantity.ts`, bounded by the hedges around it, and
 * dropped where its surroundings say that it is a name.
 */
import {
  classAt,
  digit,
  point as dot,
  han,
  isDigit,
  isHan,
  isLatin,
  isSpace,
  latin,
  numeral,
  skipSpaces,
  skipSpacesBack,
  vulgar,
} from './chars.ts';
import { denominators, multiples, ordinals, scales, small } from './en.ts';
import type { Figure, Modifier, ReadingContext, Unit } from './figure.ts';
import type { Hedge } from './hedges.ts';
import { fillers } from './hedges.ts';
import { type Interval, intersect, isEmpty } from './interval.ts';
import { type Found, longest } from './lexicon.ts';
import { between, hedged, loosen, margin } from './loosen.ts';
import { isName } from './names.ts';
import type { NumberPrint } from './numbers.ts';
import { articleQuantity, bareNumber, type Quantity, quantityAt } from './quantity.ts';
import {
  digitCountZh,
  ordinalSuffix,
  readDi,
  readDigitCount,
  readLian,
  readOrdinal,
  streak,
  streakAfter,
} from './ranks.ts';
import { compare, div, mul, one, type Rational } from './rational.ts';
import type { Rule } from './rules.ts';
import { rowOf } from './units.ts';
import { hedgeAfter, hedgeBefore } from './vocabulary.ts';
import { type Word, wordAt } from './words.ts';

/** First three letters of every word that can begin a figure, as a bit per triple: all other words are stepped over. */
const beginnings = new Uint8Array(32 * 32 * 32);
const beginningWords = [
  ...Object.keys(small),
  ...Object.keys(scales),
  ...Object.keys(multiples),
  ...Object.keys(ordinals),
  ...Object.keys(denominators),
  'several',
  'few',
  'couple',
  'tens',
  'dozens',
  'scores',
  'half',
  'quarter',
  'point',
  'single',
];
const triple = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
for (const word of beginningWords) beginnings[triple(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = 1;

/** The end of the Latin word at `at`, and of what hangs on it: "Qwen3-235B", "v3.1", "GPT-4", "https://...". */
function wordEnd(text: string, at: number): number {
  let i = at;
  while (classAt(text, i) === latin) i += 1;
  return i;
}

/** Words before a hyphen that are no name: "mid-2024", "a sub-5% rate". */
const openHyphens: ReadonlySet<string> = new Set([
  'mid',
  'sub',
  'pre',
  'post',
  'non',
  'near',
  'over',
  'under',
  'some',
  'to',
  'or',
  'and',
  'plus',
  'minus',
  'a',
  'the',
  'of',
]);

/** After a word that goes on with digits, a hyphen or a path: the end of the whole name. */
function nameEnd(text: string, start: number, at: number): number {
  let i = at;
  if (text.charAt(i) === ':' && text.charAt(i + 1) === '/' && text.charAt(i + 2) === '/') return address(text, i);
  if (
    (text.charAt(i) === '-' || text.charAt(i) === '‑') &&
    isDigit(text, i + 1) &&
    openHyphens.has(text.slice(start, i).toLowerCase())
  )
    return i + 1;
  for (;;) {
    const kind = classAt(text, i);
    if (kind === latin || kind === digit) i += 1;
    else if (
      '-.‑_'.includes(text.charAt(i) || 'x') &&
      (isDigit(text, i + 1) || (isLatin(text, i + 1) && isDigit(text, i - 1)))
    )
      i += 1;
    else if (
      text.charAt(i) === '@' ||
      (text.charAt(i) === '/' &&
        isLatin(text, i + 1) &&
        text.charAt(i - 1) !== ' ' &&
        text.slice(start, i).includes('.'))
    )
      return address(text, i);
    else return i;
  }
}

function address(text: string, at: number): number {
  let i = at;
  while (
    i < text.length &&
    !isSpace(text, i) &&
    !isHan(text, i) &&
    text.charAt(i) !== '\n' &&
    !'，。；）、”'.includes(text.charAt(i))
  )
    i += 1;
  return i;
}

/** Characters before which a one-character hedge is part of another word (附近, 通过, 爆破), and after which (内容). */
const spoilers: Readonly<Record<string, RegExp>> = {
  过: /[通经不透路度超难走错来]/,
  過: /[通經不透路度超難走錯來]/,
  近: /[附最靠亲临]/,
  破: /[打爆攻侦突]/,
  约: /[条合签契预相节制]/,
  約: /[條合簽契預相節制]/,
  超: /[中英德意法西赶]/,
};

/** The hedge that ends where the number begins, with the particle that may stand between (超过了, 至少有). */
function hedgeBeforeNumber(text: string, at: number, print: NumberPrint): Found<Hedge> | undefined {
  let end = skipSpacesBack(text, at, 2);
  let found = longest(hedgeBefore, text, end);
  if (!found && isHan(text, end - 1) && fillers.includes(text.charAt(end - 1))) {
    end = skipSpacesBack(text, end - 1, 1);
    found = longest(hedgeBefore, text, end);
  }
  if (!found) return undefined;
  const words = text.slice(found.from, found.to);
  if (words.length === 1) {
    if (
      words === '上' &&
      (print.print !== 'spread' || /[网線线以身手车市岸路晚早午]/.test(text.charAt(found.from - 1)))
    )
      return undefined;
    if (words !== '上' && spoilers[words]?.test(text.charAt(found.from - 1) || ' ')) return undefined;
  }
  if ((words === '~' || words === '～' || words === '±') && isDigit(text, skipSpacesBack(text, found.from, 2) - 1))
    return undefined;
  // "<>30" says nothing, "=>30" is an arrow.
  if ('<>'.includes(words) && '<>='.includes(text.charAt(found.from - 1) || 'x')) return undefined;
  return found;
}

function hedgeAfterNumber(text: string, at: number): Found<Hedge> | undefined {
  const from = skipSpaces(text, at, 2);
  const found = longest(hedgeAfter, text, from);
  if (!found) return undefined;
  const words = text.slice(found.from, found.to);
  if ((words === '+' || words === '＋') && (from !== at || isDigit(text, found.to) || isLatin(text, found.to)))
    return undefined;
  if ((words === '内' || words === '內') && '容地部外阁閣存涵心'.includes(text.charAt(found.to) || 'x'))
    return undefined;
  if (words === '起' && !/[元块美币幣]/.test(text.charAt(at - 1))) return undefined;
  if ((words === '许' || words === '許') && '多可诺'.includes(text.charAt(found.to) || 'x')) return undefined;
  if (
    (words === '上下' || words === '前后' || words === '前後') &&
    isHan(text, found.to) &&
    !'的，'.includes(text.charAt(found.to))
  )
    return undefined;
  if (words === 'max' && from !== at && isLatin(text, found.to)) return undefined;
  return found;
}

interface Pair {
  readonly start: number;
  readonly end: number;
  readonly low: Rational;
  readonly high: Rational;
  readonly unit: Unit;
  readonly interval: Interval;
  readonly rule: Rule;
  readonly printed?: Rational;
}

const changeVerbs =
  /(?:rose|rise|rises|rising|fell|fall|falls|falling|fallen|risen|grew|grow|grown|growing|increas\w*|decreas\w*|drop\w*|declin\w*|up|down|jump\w*|climb\w*|slid|slump\w*|surg\w*|soar\w*|cut|cuts|raised?|lower\w*|widen\w*|narrow\w*|shr[aiu]nk|went|gone|moved?|chang\w*|improv\w*|slipp?\w*|tumbl\w*|plung\w*|expand\w*|doubl\w*|swell\w*|swung|eas\w*|dipp?\w*|edg\w*|advanc\w*|gain\w*)\b[^.;]{0,40}$/i;

const jointAfter = /\s{0,2}(?:-|–|—|~|～|−|－|‑|——|至|到|\s(?:to|through)\s|\s(?:and|to|or)\s)\s{0,2}/iy;

/** A second number that makes a range with the first: 3-5 %, between 3 and 5 percent, 20%到30%, 两到三万. */
function rangeFrom(text: string, first: Quantity): Pair | undefined {
  if (first.print.print === 'ratio') return undefined;
  jointAfter.lastIndex = first.end;
  const joint = jointAfter.exec(text);
  if (!joint) return marginFrom(text, first) ?? betweenZh(text, first);
  const word = joint[0].trim().toLowerCase();
  const before = longestBack(text, first.start);
  if ((word === 'and' || word === 'or') && before !== 'between') return undefined;
  let at = first.end + joint[0].length;
  const tilde = /(?:~|about\s|around\s|约|約)/iy;
  tilde.lastIndex = at;
  at += tilde.exec(text)?.[0].length ?? 0;
  const second = secondAt(text, at);
  if (!second) return undefined;
  const merged = mergeEnds(first, second);
  if (!merged) return undefined;
  const dash = !/^[a-z至到]/i.test(word);
  if (dash && first.known === 'none' && second.known === 'none' && compare(merged.a, merged.b) >= 0) return undefined;
  if (
    dash &&
    isDigit(text, at) &&
    sameShape(first, second) &&
    /^[-–]/.test(word) &&
    isDigit(text, second.end + 1) &&
    text.charAt(second.end) === '-'
  )
    return undefined;
  if (before === 'from' && changed(text, first.start, merged)) return undefined;
  if (
    !dash &&
    word === 'to' &&
    before !== 'from' &&
    before !== 'between' &&
    first.known !== 'none' &&
    changeVerbs.test(text.slice(Math.max(0, first.start - 50), first.start))
  )
    return undefined;
  if (!dash && compare(merged.a, merged.b) > 0 && first.known !== 'measure') return undefined;
  const lead = before === 'between' || before === 'from' ? leadStart(text, first.start) : leadZh(text, first.start);
  const end = tailZh(text, second.end);
  const [low, high] = compare(merged.a, merged.b) <= 0 ? [merged.a, merged.b] : [merged.b, merged.a];
  return { start: lead, end, low, high, unit: merged.unit, interval: between(low, high), rule: 'range' };
}

/** "3-2" and "747-400" are no ranges though their parts are numbers without units. */
const sameShape = (a: Quantity, b: Quantity): boolean => a.known === 'none' && b.known === 'none';

function changed(text: string, at: number, ends: { a: Rational; b: Rational }): boolean {
  if (compare(ends.a, ends.b) > 0) return true;
  const before = text.slice(Math.max(0, at - 60), at);
  return !/rang\w*\s+from\s*$/i.test(before) && changeVerbs.test(before.replace(/\bfrom\s*$/i, ''));
}

function longestBack(text: string, at: number): string {
  const end = skipSpacesBack(text, at, 2);
  let i = end;
  while (i > end - 8 && isLatin(text, i - 1)) i -= 1;
  return text.slice(i, end).toLowerCase();
}

const leadStart = (text: string, at: number): number => {
  const end = skipSpacesBack(text, at, 2);
  let i = end;
  while (isLatin(text, i - 1)) i -= 1;
  return i;
};

const leadWords = /(?:介乎|介于|介於|位于|位於|界乎|在|从|從|由|自)\s?$/;
function leadZh(text: string, at: number): number {
  const found = leadWords.exec(text.slice(Math.max(0, at - 3), at));
  return found && /[乎于於从從]/.test(found[0]) ? at - found[0].length : at;
}

const tailZh = (text: string, end: number): number => {
  const tail = /\s?(?:之间|之間|间|間)(?![隔断客])/y;
  tail.lastIndex = end;
  return end + (tail.exec(text)?.[0].length ?? 0);
};

function secondAt(text: string, at: number): Quantity | undefined {
  const i = moneyStart(text, at);
  const kind = classAt(text, i);
  if (kind === digit || kind === numeral || kind === vulgar || (kind === dot && isDigit(text, i + 1))) {
    const q = quantityAt(text, i);
    return q?.print === undefined ? undefined : q;
  }
  if (kind !== latin) return undefined;
  const word = wordAt(text, i);
  if (!word || !(small[word.word] !== undefined || /^(minus|negative|a|half)$/.test(word.word))) return undefined;
  const q = quantityAt(text, /^(minus|negative)$/.test(word.word) ? skipSpaces(text, word.end, 2) : i);
  return q?.print === undefined ? undefined : q;
}

/** Steps over a sign of money, "about" or a minus to the number itself. */
function moneyStart(text: string, at: number): number {
  const sign = /[-−－]?(?:US|HK|NT|C|A|S|NZ|R|CN|RMB)?\s?[$€£¥￥₹₩＄]?\s?(?:Rs\.?\s?|[A-Z]{3}\s?)?[-−]?/y;
  sign.lastIndex = at;
  const found = sign.exec(text);
  const i = at + (found?.[0].length ?? 0);
  return classAt(text, i) === digit ? i : at;
}

/** 20和30之间, 10000与20000间. */
function betweenZh(text: string, first: Quantity): Pair | undefined {
  const joint = /\s?[和与與跟及]\s?/y;
  joint.lastIndex = first.end;
  const found = joint.exec(text);
  if (!found) return undefined;
  const second = secondAt(text, first.end + found[0].length);
  if (!second) return undefined;
  const end = tailZh(text, second.end);
  const merged = mergeEnds(first, second);
  if (end === second.end || !merged) return undefined;
  const lead = leadWords.exec(text.slice(Math.max(0, first.start - 3), first.start));
  const [low, high] = compare(merged.a, merged.b) <= 0 ? [merged.a, merged.b] : [merged.b, merged.a];
  return {
    start: first.start - (lead?.[0].length ?? 0),
    end,
    low,
    high,
    unit: merged.unit,
    interval: between(low, high),
    rule: 'range',
  };
}

/** 3 % ± 0.5 %, "plus or minus 3 points". */
function marginFrom(text: string, first: Quantity): Pair | undefined {
  const joint = /\s{0,2}(?:±|\+\/-|\+-|\+\/−|plus or minus)\s{0,2}/iy;
  joint.lastIndex = first.end;
  const found = joint.exec(text);
  const second = found ? secondAt(text, first.end + found[0].length) : undefined;
  if (!second) return undefined;
  const merged = mergeEnds(first, second);
  if (!merged) return undefined;
  const interval = margin(merged.a, merged.b);
  return {
    start: first.start,
    end: second.end,
    low: merged.a,
    high: merged.b,
    unit: merged.unit,
    interval,
    rule: 'plus-minus',
    printed: merged.a,
  };
}

/** Both ends in one unit: the first borrows the unit and the scale word of the second. */
function mergeEnds(first: Quantity, second: Quantity): { a: Rational; b: Rational; unit: Unit } | undefined {
  let a = first.print.value;
  let b = second.print.value;
  if (first.print.print === 'spread' && first.print.scale) return undefined;
  if (
    second.known === 'none' &&
    first.money !== 'before' &&
    first.known !== 'none' &&
    first.unit.dimension !== 'count'
  ) {
    if (first.unit.dimension !== 'temperature' && first.unit.dimension !== 'money') return undefined;
  }
  const shared = second.print.scale;
  if (
    shared &&
    !first.print.scale &&
    first.print.print !== 'worded' &&
    (first.known === 'none' || first.money === 'before')
  ) {
    const bare = div(b, shared);
    if (compare(a, bare) <= 0) a = mul(a, shared);
  }
  if (first.known === 'none' || first.unit.dimension === second.unit.dimension) {
    if (first.known === 'none' && second.known !== 'none')
      return { a: scaleTo(first, second, a), b, unit: second.unit };
    if (first.unit.name === second.unit.name) return { a, b, unit: perOf(first, second) };
    const [from, to] = [rowOf(first.unit), rowOf(second.unit)];
    if (!from || !to || from.kind !== to.kind || from.offset !== to.offset)
      return first.unit.dimension === 'count' && second.known === 'none' ? { a, b, unit: first.unit } : undefined;
    a = mul(a, div(from.size, to.size));
    return { a, b, unit: second.unit };
  }
  if (second.known === 'none') {
    b = second.print.value;
    return { a, b, unit: first.unit };
  }
  return undefined;
}

const perOf = (first: Quantity, second: Quantity): Unit => (second.unit.per ? second.unit : first.unit);

/** 二至三成, 3到5折, "5 to 25 bps": the first number is in the word of the second. */
function scaleTo(first: Quantity, second: Quantity, a: Rational): Rational {
  if (
    second.unit.dimension === 'percent' &&
    second.print.print === 'rounded' &&
    compare(first.print.value, { n: 10n, d: 1n }) < 0 &&
    second.print.step.n % 10n === 0n &&
    second.print.step.d === 1n
  )
    return mul(a, second.print.step);
  if (second.unit.name === 'point' && second.print.step.d % 100n === 0n) return mul(a, second.print.step);
  return a;
}

/** What a price or a count is of: "/hour", "per 1,000 people", "an hour", "a share". */
function perAfter(text: string, at: number, quantity: Quantity): { unit: Unit; end: number } | undefined {
  if (quantity.known === 'none' || quantity.unit.dimension === 'duration' || quantity.unit.dimension === 'multiple')
    return undefined;
  const lead =
    /\s?\/\s?(?=[a-z\u4e00-\u9fff])|\s{1,2}(?:per|each)\s{1,2}|\s{1,2}an?\s{1,2}(?=hour|day|week|month|year|share|barrel|tonne?|ounce|gallon|pound|kilo|litre|liter|person|unit|head|square|night|minute|second|piece|bushel|mile|night)/iy;
  lead.lastIndex = at;
  const found = lead.exec(text);
  if (!found) return undefined;
  const from = at + found[0].length;
  const number = isDigit(text, from) ? quantityAt(text, from) : undefined;
  if (number?.print) {
    if (number.print.print !== 'plain' && number.print.print !== 'rounded') return undefined;
    return { unit: { ...quantity.unit, per: { of: number.unit.name, count: number.print.value } }, end: number.end };
  }
  const scale = wordAt(text, from);
  if (!scale && !isHan(text, from)) return undefined;
  const unit = quantityAfterPer(text, from);
  if (!unit || unit.end > from + 40) return undefined;
  return { unit: { ...quantity.unit, per: { of: unit.name, count: one } }, end: unit.end };
}

function quantityAfterPer(text: string, at: number): { name: string; end: number } | undefined {
  const probe = articleQuantity(text, { word: 'a', start: at - 2, end: at - 1 });
  if (probe) return { name: probe.unit.name, end: probe.end };
  const found = perUnit(text, at);
  return found;
}

function perUnit(text: string, at: number): { name: string; end: number } | undefined {
  const word = wordAt(text, at);
  if (word)
    return word.word.length > 1 || /[hsmd]/.test(word.word)
      ? { name: perNames[word.word] ?? word.word, end: word.end }
      : undefined;
  const zh = /(?:小时|小時|人|股|吨|噸|年|月|天|日|公斤|千克|桶|平方米|平米|度|次|辆|台|克|升|部|套|千瓦时)/y;
  zh.lastIndex = at;
  const found = zh.exec(text);
  return found ? { name: perNames[found[0]] ?? found[0], end: at + found[0].length } : undefined;
}

const perNames: Readonly<Record<string, string>> = {
  hours: 'hour',
  hr: 'hour',
  h: 'hour',
  s: 'second',
  sec: 'second',
  min: 'minute',
  years: 'year',
  annum: 'year',
  yr: 'year',
  days: 'day',
  months: 'month',
  capita: 'person',
  head: 'person',
  people: 'person',
  shares: 'share',
  tons: 'ton',
  tonnes: 'tonne',
  kilogram: 'kg',
  小时: 'hour',
  小時: 'hour',
  人: 'person',
  股: 'share',
  吨: 'tonne',
  噸: 'tonne',
  年: 'year',
  月: 'month',
  天: 'day',
  日: 'day',
  公斤: 'kg',
  千克: 'kg',
  桶: 'barrel',
  平方米: 'm²',
  平米: 'm²',
  度: 'kWh',
  千瓦时: 'kWh',
  次: 'time',
  辆: 'car',
  台: 'unit',
  克: 'g',
  升: 'l',
  部: 'unit',
  套: 'home',
};

interface Context {
  readonly text: string;
  readonly whole: (start: number, end: number) => boolean;
  readonly reading: ReadingContext | undefined;
}

/** From what stands at a place to a figure, or undefined where it is none. */
function complete(context: Context, quantity: Quantity): Figure | undefined {
  const { text } = context;
  const { print } = quantity;
  const pair = rangeFrom(text, quantity);
  if (pair && !isPairName(text, quantity, pair)) {
    const per = perAfter(text, pair.end, {
      ...quantity,
      unit: pair.unit,
      known: pair.unit === bareNumber ? 'none' : 'measure',
    });
    return finish(
      context,
      pair.start,
      per?.end ?? pair.end,
      pair.interval,
      per?.unit ?? pair.unit,
      pair.rule,
      pair.rule === 'range' ? 'range' : undefined,
      pair.printed,
    );
  }
  const row =
    quantity.known !== 'measure' || quantity.unit.dimension === 'duration' ? streakOf(text, quantity) : undefined;
  if (row) return row;
  const per = perAfter(text, quantity.end, quantity);
  const unit = per?.unit ?? quantity.unit;
  const end = per?.end ?? quantity.end;
  const before = hedgeBeforeNumber(text, quantity.start, print);
  const hedge = before ?? hedgeAfterNumber(text, end);
  if (rejected(context, quantity, hedge !== undefined)) return undefined;
  if (!hedge) {
    const { interval, rule } = loosen(print, unit.dimension, unit.name);
    return finish(context, quantity.start, end, interval, unit, rule, spreadModifier(print), print.value);
  }
  const both = before && before.value.modifier === 'about' ? hedgeAfterNumber(text, end) : undefined;
  const { modifier, signed } = both?.value ?? hedge.value;
  const { interval, rule } = hedged(print, modifier, signed === true, unit.dimension, unit.name);
  const start = before ? Math.min(before.from, quantity.start) : quantity.start;
  const stop = both?.to ?? (before ? end : hedge.to);
  return finish(context, start, stop, interval, unit, rule, modifier, print.value);
}

const spreadModifier = (print: NumberPrint): Modifier | undefined =>
  print.print !== 'spread'
    ? undefined
    : print.lowClosed && !print.scale
      ? 'range'
      : print.lowClosed
        ? 'magnitude'
        : 'range';

function finish(
  context: Context,
  start: number,
  end: number,
  interval: Interval,
  unit: Unit,
  rule: Rule,
  modifier: Modifier | undefined,
  printed: Rational | undefined,
): Figure {
  const { text, reading } = context;
  const named =
    reading?.currency && unit.dimension === 'money' ? moneyIn(text, start, end, unit, reading.currency) : unit;
  return {
    text: text.slice(start, end),
    start,
    end,
    interval,
    unit: named,
    rule,
    ...(printed ? { printed } : {}),
    ...(modifier ? { modifier } : {}),
  };
}

/** A bare "$" or "元" is what the context says. */
function moneyIn(text: string, start: number, end: number, unit: Unit, currency: string): Unit {
  const printed = text.slice(start, end);
  const bareDollar = unit.name === 'USD' && /(^|[^A-Za-z])[$＄]/.test(printed) && !/US|美/.test(printed);
  const bareYuan = unit.name === 'CNY' && /[元圆圓塊块]/.test(printed) && !/人民|RMB|CNY/.test(printed);
  return bareDollar || bareYuan ? { ...unit, name: currency } : unit;
}

/** Years, telephone numbers and scores look like ranges: 2014-15, 555-1234, 3-2. */
function isPairName(text: string, first: Quantity, pair: Pair): boolean {
  if (pair.unit.dimension !== 'number') return false;
  const { digits } = first.print;
  if (
    digits === 4 &&
    !first.print.grouped &&
    compare(first.print.value, { n: 1500n, d: 1n }) >= 0 &&
    compare(first.print.value, { n: 2100n, d: 1n }) <= 0
  )
    return true;
  return '-/'.includes(text.charAt(pair.end) || 'x') && isDigit(text, pair.end + 1);
}

function streakOf(text: string, quantity: Quantity): Figure | undefined {
  if (quantity.print.print !== 'plain' || quantity.print.value.d !== 1n) return undefined;
  const digits = digitCountZh(text, quantity.start, quantity.to, quantity.print.value);
  if (digits) return digits;
  const row = streakAfter(text, quantity.to);
  return row && streak(text, quantity.start, quantity.print.value, row);
}

function rejected(context: Context, quantity: Quantity, isHedged: boolean): boolean {
  const { text } = context;
  const { print, known, start, end } = quantity;
  if (context.whole(start, end)) return print.weak === true && print.print === 'spread';
  if (print.weak) return weakFails(text, quantity, isHedged);
  if (
    print.print === 'spread' &&
    print.scale &&
    !isHedged &&
    known === 'none' &&
    quantity.worded &&
    isHan(text, quantity.from)
  ) {
    return !'数數几幾'.includes(text.charAt(quantity.from)) && print.lowClosed === true;
  }
  if (
    quantity.worded &&
    isHan(text, quantity.from) &&
    known === 'none' &&
    !isHedged &&
    !print.scale &&
    loneHan(text, quantity)
  )
    return true;
  const clock = text.charAt(end) === ':' || text.charAt(end) === '：' ? isDigit(text, end + 1) : false;
  const clockTail = (text.charAt(start - 1) === ':' || text.charAt(start - 1) === '：') && isDigit(text, start - 2);
  if (known === 'none' && (clock || clockTail)) return true;
  if (known === 'none' && meridiem(text, end)) return true;
  if (print.digits !== undefined && print.digits > 1 && text.charAt(quantity.from) === '0' && known !== 'measure')
    return true;
  return isName(text, {
    start,
    end: quantity.known === 'none' ? end : quantity.to,
    digits: print.digits,
    grouped: print.grouped === true,
    decimals: print.print === 'rounded' && !print.scale,
    worded: quantity.worded,
    unit: print.scale || print.print === 'ratio' ? 'measure' : known,
    hedged: isHedged,
    value: Number(print.value.n),
  });
}

function meridiem(text: string, at: number): boolean {
  const i = skipSpaces(text, at, 1);
  return (
    /^(?:[ap]\.?m\b|o['’]clock|[點点]|时\b|時\b)/i.test(text.slice(i, i + 8)) &&
    !/^[点點](?:[^钟鐘整半]|$)/.test(text.slice(i, i + 2))
  );
}

/** 三 in 三星, 一 in 一带一路: a lone numeral counts only before a counter, or by itself. */
function weakFails(text: string, quantity: Quantity, isHedged: boolean): boolean {
  const { print, known, from, end } = quantity;
  const c = text.charAt(from);
  if (isLatin(text, from)) return known === 'none' ? !listed(text, quantity) : known === 'counted' && !isHedged;
  if (known === 'measure') return /^[百千万萬亿億兆]$/.test(c) && !isHedged;
  if (known === 'counted') return c === '一' || c === '半' ? !isHedged : isHan(text, quantity.to) ? false : !isHedged;
  if (isHedged) return print.print !== 'spread' && isHan(text, end);
  return isHan(text, from - 1) || isHan(text, end);
}

/** "one, two and three": one among other numbers. */
function listed(text: string, quantity: Quantity): boolean {
  const next = /^(?:,? and |, | )([a-z]+)/i.exec(text.slice(quantity.end, quantity.end + 16));
  return next?.[1] !== undefined && small[next[1].toLowerCase()] !== undefined;
}

/** A number in characters amid other characters (十四五, 双十一): no quantity unless a particle stands beside it. */
function loneHan(text: string, quantity: Quantity): boolean {
  const before = text.charAt(quantity.start - 1);
  const after = text.charAt(quantity.end);
  const openBefore =
    !isHan(text, quantity.start - 1) || '是为為有达達到至和与與及或等了共约約按以比从從的'.includes(before);
  const openAfter = !isHan(text, quantity.end) || '的是和与與至到或以之就也都了比'.includes(after);
  return !openBefore || !openAfter;
}

/** All figures of a text that are no dates, in order, none within another. */
export function scanFigures(text: string, reading?: ReadingContext): Figure[] {
  const out: Figure[] = [];
  const trimmed = text.length < 200 ? text.trim().length : -1;
  const context: Context = { text, reading, whole: (start, end) => trimmed === end - start };
  const { length } = text;
  let i = 0;
  const push = (found: Figure | undefined, next: number): number => {
    if (!found) return next;
    // A figure may reach back over the words before it, never into the figure before.
    const last = out.at(-1);
    if (last && found.start < last.end) return Math.max(next, found.end);
    out.push(found);
    return Math.max(next, found.end);
  };
  while (i < length) {
    const kind = classAt(text, i);
    if (kind === latin) {
      const end = wordEnd(text, i);
      i = latinAt(context, i, end, push);
    } else if (kind === digit || kind === vulgar || (kind === dot && isDigit(text, i + 1) && !isDigit(text, i - 1))) {
      i = numberAt(context, i, push);
    } else if (kind === numeral) {
      i = numberAt(context, i, push);
    } else if (kind === han) {
      const c = text.charCodeAt(i);
      if (c === 0x7b2c) i = push(readDi(text, i), i + 1);
      else if (c === 0x8fde || c === 0x9023) i = push(readLian(text, i), i + 1);
      else if (c === 0x7ffb) i = push(turned(text, i), i + 1);
      else if (c === 0x5bf9 || c === 0x5c0d) i = push(halfPrice(text, i), i + 1);
      else i += 1;
    } else i += 1;
  }
  return mergeBounds(text, out);
}

function numberAt(context: Context, at: number, push: (found: Figure | undefined, next: number) => number): number {
  const { text } = context;
  const quantity = quantityAt(text, at);
  if (!quantity) return at + 1;
  if (quantity.print === undefined) return skipChain(text, quantity.end);
  const { print } = quantity;
  if (print.digits !== undefined) {
    const place = ordinalSuffix(text, at, quantity.to, print.value);
    if (place) return push(place, place.end);
    if (datedChain(text, at, quantity.to)) return skipChain(text, quantity.to);
  }
  const ratio = colonRatio(text, quantity);
  const next = isHan(text, at) ? Math.max(at + 1, quantity.to) : quantity.to;
  return push(ratio ?? complete(context, quantity), Math.max(next, at + 1));
}

/** 2025-12-11, 12/11/2025, 555-123-4567: three parts or more are no quantities. */
function datedChain(text: string, at: number, end: number): boolean {
  const mark = text.charAt(end);
  if (mark !== '-' && mark !== '/') return false;
  let i = end + 1;
  while (isDigit(text, i) && i < end + 12) i += 1;
  return i > end + 1 && text.charAt(i) === mark && isDigit(text, i + 1) && !isLatin(text, at - 1);
}

function skipChain(text: string, at: number): number {
  let i = at;
  while (isDigit(text, i) || ('-/.:'.includes(text.charAt(i) || 'x') && isDigit(text, i + 1))) i += 1;
  return Math.max(i, at);
}

/** 1:600 is one in six hundred; 1:30 is a time and 3:2 a score. */
function colonRatio(text: string, quantity: Quantity): Figure | undefined {
  const { print } = quantity;
  if (
    print.value.n !== 1n ||
    print.value.d !== 1n ||
    print.digits !== 1 ||
    quantity.known !== 'none' ||
    !/[:：]/.test(text.charAt(quantity.end))
  )
    return undefined;
  const second = isDigit(text, quantity.end + 1) ? quantityAt(text, quantity.end + 1) : undefined;
  if (second.print?.value.d !== 1n || second.print.value.n < 100n) return undefined;
  const value = div(one, second.print.value);
  const { interval } = loosen({ ...print, print: 'ratio', value, ...ratioEnds(second.print) }, 'number', '');
  return {
    text: text.slice(quantity.start, second.end),
    start: quantity.start,
    end: second.end,
    interval,
    unit: bareNumber,
    rule: 'one-in',
    printed: value,
  };
}

function ratioEnds(print: NumberPrint): { low: Rational; high: Rational } {
  const digits = print.value.n.toString();
  const zeros = digits.length - Math.max(2, digits.replace(/0+$/, '').length);
  const doubled = { n: print.value.n * 2n, d: 1n };
  const step = 10n ** BigInt(Math.max(0, zeros));
  return {
    low: div({ n: 2n, d: 1n }, { n: doubled.n + step, d: 1n }),
    high: div({ n: 2n, d: 1n }, { n: doubled.n - step, d: 1n }),
  };
}

function latinAt(
  context: Context,
  at: number,
  end: number,
  push: (found: Figure | undefined, next: number) => number,
): number {
  const { text } = context;
  const following = text.charCodeAt(end);
  if (
    (following >= 0x30 && following <= 0x39) ||
    (following === 0x2d && isDigit(text, end + 1)) ||
    following === 0x3a ||
    following === 0x40 ||
    following === 0x2e ||
    following === 0x5f ||
    following === 0x2011
  ) {
    // Letters that go on with digits are a name, unless they are a currency: USD115, Rs20.
    const next = attached(text, at, end);
    if (next > end) return next;
  }
  if (end - at === 1) {
    if ((text.charCodeAt(at) | 32) !== 0x61) return end;
  } else if (
    end - at < 3
      ? (text.charCodeAt(at) | 32) !== 0x61
      : beginnings[triple(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))] === 0
  )
    return end;
  const word = wordAt(text, at);
  if (!word) return end;
  return wordFigure(context, word, push);
}

function attached(text: string, at: number, end: number): number {
  if (isDigit(text, end)) {
    const probe = quantityAt(text, end);
    if (probe && probe.print !== undefined && probe.money === 'before' && probe.start <= at) return end;
  }
  return nameEnd(text, at, end);
}

function wordFigure(context: Context, word: Word, push: (found: Figure | undefined, next: number) => number): number {
  const { text } = context;
  const digits = readDigitCount(text, word);
  if (digits) return push(digits, digits.end);
  if (word.word === 'a' || word.word === 'an') {
    const quantity = quantityAt(text, word.start);
    if (quantity?.print) return push(complete(context, quantity), quantity.end);
    const article = articleQuantity(text, word);
    return article ? push(complete(context, article), article.end) : word.end;
  }
  const place = readOrdinal(text, word);
  const quantity = quantityAt(text, word.start);
  if (quantity?.print && (!place || quantity.end > place.end)) {
    return push(complete(context, quantity), quantity.to);
  }
  return place ? push(place, place.end) : word.end;
}

/** 翻了一番, 翻倍, 翻两番: twice, twice, four times. */
function turned(text: string, at: number): Figure | undefined {
  const found = /翻了?\s?(?:(倍)|([一两兩二三四])\s?(?:番|倍))/y;
  found.lastIndex = at;
  const match = found.exec(text) ?? undefined;
  if (!match) return undefined;
  const power = match[2]
    ? '一两二三四'.replace('两', '').indexOf(match[2] === '两' || match[2] === '兩' ? '二' : match[2]) + 1
    : 1;
  const value: Rational = { n: 2n ** BigInt(Math.max(1, power)), d: 1n };
  const print: NumberPrint = { start: at, end: at + match[0].length, print: 'worded', value, step: one };
  const { interval, rule } = loosen(print, 'multiple', 'times');
  return {
    text: match[0],
    start: at,
    end: print.end,
    interval,
    unit: { dimension: 'multiple', name: 'times' },
    rule,
    printed: value,
  };
}

/** 打对折 is half the price. */
function halfPrice(text: string, at: number): Figure | undefined {
  if (!/[打]/.test(text.charAt(at - 1)) || text.charAt(at + 1) !== '折') return undefined;
  const value: Rational = { n: 50n, d: 1n };
  const print: NumberPrint = { start: at, end: at + 2, print: 'worded', value, step: one };
  const { interval, rule } = loosen(print, 'percent', 'percent');
  return {
    text: text.slice(at, at + 2),
    start: at,
    end: at + 2,
    interval,
    unit: { dimension: 'percent', name: 'percent' },
    rule,
    printed: value,
  };
}

const boundJoint = /^[\s,，]*(?:and|but|且|并且|並且|而且|并|並|但)?[\s]*$/i;

/** "greater than 100 and smaller than 300": two bounds of one number are one figure. */
function mergeBounds(text: string, figures: readonly Figure[]): Figure[] {
  const out: Figure[] = [];
  for (const figure of figures) {
    const last = out.at(-1);
    const joined = last && oneNumber(text, last, figure);
    if (joined) out[out.length - 1] = joined;
    else out.push(figure);
  }
  return out;
}

const lower = (figure: Figure): boolean => figure.modifier === 'over' || figure.modifier === 'at-least';
const upper = (figure: Figure): boolean => figure.modifier === 'under' || figure.modifier === 'at-most';

function oneNumber(text: string, a: Figure, b: Figure): Figure | undefined {
  if (!((lower(a) && upper(b)) || (upper(a) && lower(b)))) return undefined;
  if (b.start - a.end > 12 || !boundJoint.test(text.slice(a.end, b.start))) return undefined;
  if (a.unit.dimension !== b.unit.dimension && a.unit.dimension !== 'number') return undefined;
  if (a.unit.dimension === b.unit.dimension && a.unit.name !== b.unit.name) return undefined;
  const interval = intersect(a.interval, b.interval);
  if (isEmpty(interval)) return undefined;
  return {
    text: text.slice(a.start, b.end),
    start: a.start,
    end: b.end,
    interval,
    unit: b.unit,
    rule: 'two-bounds',
    modifier: 'range',
  };
}
