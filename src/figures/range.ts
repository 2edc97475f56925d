import {
  classAt,
  digit,
  dotMark,
  isDigit,
  isLatin,
  latin,
  numeral,
  skipSpaces,
  skipSpacesBack,
  vulgar,
} from './chars.ts';
import { small } from './en.ts';
import type { Unit } from './figure.ts';
import type { Interval } from './interval.ts';
import { isLabelled } from './latin-names.ts';
import { between, margin } from './loosen.ts';
import { bareNumber, type Quantity } from './printed-quantity.ts';
import { quantityAt } from './quantity.ts';
import { compare, div, mul, type Rational } from './rational.ts';
import type { Rule } from './rules.ts';
import { rowOf } from './units.ts';
import { wordAt } from './word-at.ts';

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

const jointAfter =
  /(?:[（(]含[）)])?\s{0,2}(?:-\sto\s|——|--|-|–|—|~|～|−|－|‑|至|到|\s(?:to|through)\s|\s(?:and|to|or)\s)\s{0,2}/iy;

const hedgedAgain = /(?:~|about\s|around\s|约|約)/iy;

/** A second number that makes a range with the first: 3-5 %, between 3 and 5 percent, 20%到30%, 两到三万. */
export function rangeFrom(text: string, first: Quantity): Pair | undefined {
  if (first.print.print === 'ratio') return undefined;
  jointAfter.lastIndex = first.end;
  const joint = jointAfter.exec(text);
  if (!joint) return marginFrom(text, first) ?? betweenZh(text, first);
  const word = joint[0].trim().toLowerCase();
  const before = longestBack(text, first.start);
  if (word === 'and' && before !== 'between') return undefined;
  let at = first.end + joint[0].length;
  hedgedAgain.lastIndex = at;
  at += hedgedAgain.exec(text)?.[0].length ?? 0;
  const second = secondAt(text, at);
  if (!second) return undefined;
  if (word === 'or' && before !== 'between' && (!isNext(first, second) || isLabelled(text, first.start)))
    return undefined;
  const merged = mergeEnds(withHundreds(text, first, second), second);
  if (!merged) return undefined;
  const dash = !/^[a-z至到]/i.test(word);
  // "$41,000 -- $8,000 more": a dash between clauses, unless the numbers rise.
  if (/^(?:--|—+)$/.test(word) && compare(merged.a, merged.b) >= 0) return undefined;
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
  if (word === 'to' && isYearSaid(text, before, first) && second.known !== 'none') return undefined;
  const lead = before === 'between' || before === 'from' ? leadStart(text, first.start) : leadZh(text, first.start);
  const end = tailZh(text, second.end);
  const [low, high] = compare(merged.a, merged.b) <= 0 ? [merged.a, merged.b] : [merged.b, merged.a];
  return { start: lead, end, low, high, unit: merged.unit, interval: between(low, high), rule: 'range' };
}

/** "Two or three years", "20 or 30 people": one and the next of its kind, with what they count behind the second. */
function isNext(first: Quantity, second: Quantity): boolean {
  const [a, b] = [first.print.value, second.print.value];
  if (first.known !== 'none' || second.known === 'none' || a.d !== 1n || b.d !== 1n || b.n > 100n) return false;
  const step = a.n >= 10n && a.n % 10n === 0n && b.n % 10n === 0n ? 10n : 1n;
  return a.n > 0n && (b.n - a.n === step || (a.n > 1n && a.n < 10n && b.n - a.n === 2n));
}

/** "from 40,000 tonnes in 2019 to 61,000 tonnes": the year says when, and begins no range of tonnes. */
const isYearSaid = (text: string, before: string, { start, end, known }: Quantity): boolean =>
  known === 'none' && /^(?:in|since|during|by)$/.test(before) && /^(?:1[89]|20)\d\d$/.test(text.slice(start, end));

/** "3-2" and "747-400" are no ranges though their parts are numbers without units. */
const sameShape = (a: Quantity, b: Quantity): boolean => a.known === 'none' && b.known === 'none';

function changed(text: string, at: number, ends: { a: Rational; b: Rational }): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  if (/\brang(?:e|es|ed|ing)\s+(?:\w+\s+)?from\s*$/i.test(before)) return false;
  if (compare(ends.a, ends.b) > 0) return true;
  return changeVerbs.test(before.replace(/\bfrom\s*$/i, ''));
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

const closingZh = /\s?(?:之间|之間|间|間)(?![隔断客])/y;

const tailZh = (text: string, end: number): number => {
  closingZh.lastIndex = end;
  return end + (closingZh.exec(text)?.[0].length ?? 0);
};

function secondAt(text: string, at: number): Quantity | undefined {
  const i = moneyStart(text, at);
  const kind = classAt(text, i);
  if (kind === digit || kind === numeral || kind === vulgar || (kind === dotMark && isDigit(text, i + 1))) {
    const q = quantityAt(text, i, at);
    return q?.print === undefined ? undefined : q;
  }
  if (kind !== latin) return undefined;
  const word = wordAt(text, i);
  if (
    !word ||
    text.charAt(i) !== text.charAt(i).toLowerCase() ||
    !(small[word.word] !== undefined || /^(minus|negative|a|half)$/.test(word.word))
  )
    return undefined;
  const q = quantityAt(text, /^(minus|negative)$/.test(word.word) ? skipSpaces(text, word.end, 2) : i, at);
  return q?.print === undefined ? undefined : q;
}

const moneySign = /[-−－]?(?:US|HK|NT|C|A|S|NZ|R|CN|RMB)?\s?[$€£¥￥₹₩＄]?\s?(?:Rs\.?\s?|[A-Z]{3}\s?)?[-−]?/y;

/** Steps over a sign of money, "about" or a minus to the number itself. */
function moneyStart(text: string, at: number): number {
  moneySign.lastIndex = at;
  const found = moneySign.exec(text);
  const i = at + (found?.[0].length ?? 0);
  return classAt(text, i) === digit ? i : at;
}

/** 20和30之间, 10000与20000间. */
function betweenZh(text: string, first: Quantity): Pair | undefined {
  const joint = /\s?[和与與跟及]\s?/y;
  joint.lastIndex = first.end;
  const found = joint.exec(text);
  if (!found) return undefined;
  const read = secondAt(text, first.end + found[0].length);
  if (!read) return undefined;
  // 10000与20000间: 间 is "between" here, no counter of rooms.
  const second =
    read.unit.name === 'room' && first.known === 'none'
      ? { ...read, end: read.to, unit: bareNumber, known: 'none' as const }
      : read;
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
  // Looked at before the expression: most figures have nothing of the kind behind them.
  if (!'±+pP'.includes(text.charAt(skipSpaces(text, first.end, 2)) || 'x')) return undefined;
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

/** 两~3百: the hundreds belong to both. */
function withHundreds(text: string, first: Quantity, second: Quantity): Quantity {
  const c = text.charAt(second.to - 1);
  const factor = c === '百' || c === '佰' ? 100n : c === '千' || c === '仟' ? 1000n : 1n;
  if (
    factor === 1n ||
    first.known !== 'none' ||
    first.print.scale ||
    first.print.value.d !== 1n ||
    first.print.value.n > 9n
  )
    return first;
  return { ...first, print: { ...first.print, value: mul(first.print.value, { n: factor, d: 1n }) } };
}

/** Both ends in one unit: the first borrows the unit and the scale word of the second. */
function mergeEnds(first: Quantity, second: Quantity): { a: Rational; b: Rational; unit: Unit } | undefined {
  let a = first.print.value;
  let b = second.print.value;
  // 攝氏18度至25度: the scale is said once.
  if (
    first.unit.dimension === 'temperature' &&
    second.unit.dimension === 'temperature' &&
    second.unit.name === 'degree'
  )
    return { a, b, unit: first.unit };
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
    (!first.print.scale || first.print.scale.n < 10_000n) &&
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

/** Years, telephone numbers and scores look like ranges: 2014-15, 555-1234, 3-2. */
export function isPairName(text: string, first: Quantity, pair: Pair): boolean {
  if (pair.unit.dimension !== 'number') return false;
  const { digits } = first.print;
  // 010-82601234 is a telephone number.
  if (digits !== undefined && digits > 1 && text.charAt(first.from) === '0') return true;
  if (
    digits === 4 &&
    !first.print.grouped &&
    compare(first.print.value, { n: 1500n, d: 1n }) >= 0 &&
    compare(first.print.value, { n: 2100n, d: 1n }) <= 0
  )
    return true;
  // (202) 456-1414
  if (digits === 3 && /\(\d{3}\)\s?$/.test(text.slice(Math.max(0, first.from - 6), first.from))) return true;
  // 4-7 is a score: a range of small numbers without unit or hedge is printed otherwise.
  const parts = /^\d{1,2}[-–]\d{1,2}$/.test(text.slice(pair.start, pair.end));
  if (
    parts &&
    pair.end - pair.start !== text.trim().length &&
    !/(?:about|around|between|range|of|~)\s*$/i.test(text.slice(Math.max(0, pair.start - 9), pair.start))
  )
    return true;
  if (digits !== undefined && pair.start === first.start && isLabelled(text, first.start)) return true;
  return '-/'.includes(text.charAt(pair.end) || 'x') && isDigit(text, pair.end + 1);
}
