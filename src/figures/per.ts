/** What a price, a count or a speed is of: "/hour", "per 1,000 people", "an hour", 元/吨. */
import { classAt, digit, isDigit, isHan, numeral } from './chars.ts';
import type { Unit } from './figure.ts';
import { longest } from './lexicon.ts';
import type { Context, Quantity } from './printed-quantity.ts';
import { articleQuantity, quantityAt } from './quantity.ts';
import { one, type Rational } from './rational.ts';
import { afterNumber } from './vocabulary.ts';
import { wordAt } from './word-at.ts';

/** A unit with its divisor, and how far the print of it goes. */
export interface Per {
  readonly unit: Unit;
  readonly end: number;
  /** Where the figure begins, if the divisor stands before the number. */
  readonly start?: number;
}

/** "10 an hour", "0.395 per 1,000 people": a number of its own may be a rate; a year or a share is none. */
const mayBeRate = ({ print }: Quantity): boolean =>
  (print.print === 'plain' && (print.digits !== 4 || print.grouped === true)) || print.print === 'rounded';

/** The divisor behind a quantity: "/hour", "per 1,000 people", "an hour", "a share", "per student per year". */
export function perAfter(text: string, at: number, quantity: Quantity): Per | undefined {
  const first = divisorAfter(text, at, quantity);
  if (!first?.unit.per || !isOne(first.unit.per.count)) return first;
  const second = divisorAfter(text, first.end, quantity);
  if (!second?.unit.per || !isOne(second.unit.per.count)) return first;
  const of = `${first.unit.per.of} ${second.unit.per.of}`;
  return { unit: { ...quantity.unit, per: { of, count: one } }, end: second.end };
}

const isOne = (n: Rational): boolean => n.n === 1n && n.d === 1n;

function divisorAfter(text: string, at: number, quantity: Quantity): Per | undefined {
  if (quantity.unit.dimension === 'duration' || quantity.unit.dimension === 'multiple') return undefined;
  if (quantity.known === 'none' && !mayBeRate(quantity)) return undefined;
  const lead =
    /\s?\/\s?(?=[a-z\u4e00-\u9fff]|\d+[万萬]?[\u4e00-\u9fff]|100\s?km\b)|每(?=(?:平方?米|平方公里|立方米|公里|吨|噸|公斤|千克|升|桶|克|亩|畝|股|小时|小時|千瓦时|千瓦時)(?:[的左以等至]|[^\u4e00-\u9fff]|$))|\s{1,2}(?:per|each|(?:for|in) every)\s{1,2}|\s{1,2}an?\s{1,2}(?=hour|day|week|month|year|share|barrel|tonne?|ounce|gallon|pound|kilo|litre|liter|person|unit|head|square|night|minute|second|piece|bushel|mile|night)/iy;
  lead.lastIndex = at;
  const found = lead.exec(text);
  if (!found || (quantity.known === 'none' && /\/|each/i.test(found[0]))) return undefined;
  const from = at + found[0].length;
  const number =
    isDigit(text, from) || scaleAhead.test(text.slice(from, from + 9)) ? quantityAt(text, from) : undefined;
  if (number?.print) {
    const count = countOf(number);
    return count && { unit: { ...quantity.unit, per: { of: number.unit.name, count } }, end: number.end };
  }
  const unit =
    powerUnit(text, from) ?? (wordAt(text, from) || isHan(text, from) ? quantityAfterPer(text, from) : undefined);
  if (!unit || unit.end > from + 40) return undefined;
  // "$2.9 million a year earlier" is a time, no divisor.
  if (
    /^\s{1,2}(?:earlier|ago|later|before|after|since|from\s(?:now|then|today))\b/i.test(
      text.slice(unit.end, unit.end + 12),
    )
  )
    return undefined;
  return {
    unit: speeds[`${quantity.unit.name}/${unit.name}`] ?? { ...quantity.unit, per: { of: unit.name, count: one } },
    end: unit.end,
  };
}

/** "Per million people": words of a divisor that are no unit. */
const scaleAhead = /^(?:(?:hundred|thousand|million|billion)\b|[百千万萬](?=公里|人))/i;

/** Of how many it is; 百万 and 千 of 每百万人 are one million and one thousand. */
function countOf({ print }: Quantity): Rational | undefined {
  if (print.print === 'spread') return print.lowClosed && print.scale ? print.low : undefined;
  return print.print === 'plain' || print.print === 'rounded' ? print.value : undefined;
}

function quantityAfterPer(text: string, at: number): { name: string; end: number } | undefined {
  const probe = articleQuantity(text, { word: 'a', start: at - 2, end: at - 1 });
  if (probe) return { name: probe.unit.name, end: probe.end };
  const found = perUnit(text, at);
  return found;
}

/** "kg/m3", "W/m²", "m/s2": the divisor is a power of a unit. */
function powerUnit(text: string, at: number): { name: string; end: number } | undefined {
  const measure = longest(afterNumber, text, at);
  if (measure && !measure.value.counted && /[²³\d]/.test(text.charAt(measure.to - 1)))
    return { name: measure.value.unit.name, end: measure.to };
  const squared = /s(?:\^?2|²)(?![a-z\d])/y;
  squared.lastIndex = at;
  const found = squared.exec(text);
  return found ? { name: 'second²', end: at + found[0].length } : undefined;
}

function perUnit(text: string, at: number): { name: string; end: number } | undefined {
  const measure = longest(afterNumber, text, at);
  const word = wordAt(text, at);
  if (word) {
    if (measure && measure.to > word.end && !measure.value.counted)
      return { name: measure.value.unit.name, end: measure.to };
    return word.word.length > 1 || /[hsmd]/.test(word.word)
      ? { name: perNames[word.word] ?? word.word, end: word.end }
      : undefined;
  }
  return perUnitZh(text, at);
}

const counter = /[个個名位家间間台部辆輛张張件只隻户戶]/;

/** 人, 平方公里, 位客户, 辆车: a counter adds nothing where the thing itself stands behind it. */
function perUnitZh(text: string, at: number): { name: string; end: number } | undefined {
  const named = [3, 2, 1].map((length) => text.slice(at, at + length)).find((word) => Object.hasOwn(perNames, word));
  const direct = longest(afterNumber, text, at);
  const behind = counter.test(text.charAt(at)) ? longest(afterNumber, text, at + 1) : undefined;
  if (behind?.value.counted) return { name: behind.value.unit.name, end: behind.to };
  if (direct && direct.to - direct.from > (named?.length ?? 0)) return { name: direct.value.unit.name, end: direct.to };
  return named === undefined ? undefined : { name: perNames[named] ?? named, end: at + named.length };
}

const perNames: Readonly<Record<string, string>> = {
  hours: 'hour',
  hr: 'hour',
  h: 'hour',
  秒: 'second',
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
  户: 'household',
  戶: 'household',
  日: 'day',
  周: 'week',
  分钟: 'minute',
  分鐘: 'minute',
  季度: 'quarter',
  股: 'share',
  吨: 'tonne',
  噸: 'tonne',
  年: 'year',
  月: 'month',
  天: 'day',
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

/** What stands behind 每小时, 每桶 and the like. */
const rated: ReadonlySet<string> = new Set(['money', 'count', 'length', 'mass', 'volume', 'energy']);

const speed = (name: string): Unit => ({ dimension: 'speed', name });

/** 每小时120公里 is a speed as "120 km/h" is. */
const speeds: Readonly<Record<string, Unit>> = {
  'km/hour': speed('km/h'),
  'mile/hour': speed('mph'),
  'm/second': speed('m/s'),
};

/** How far 每 may stand before its amount, other words between. */
const perReach = 18;

/** What stands between the divisor and its amount: words, and no other figure or clause. */
const betweenPer = /^[^\s\d，,。；;、：:！!？?每零一二三四五六七八九十百千]{0,10}$/;

/** 每桶80美元, 每10万人中有3.5例, 每人每天50元: the divisor stands before the amount, and so does the beginning of the figure. */
export function perBefore(context: Context, quantity: Quantity): Per | undefined {
  if (!rated.has(quantity.unit.dimension) && quantity.known !== 'counted') return undefined;
  const { text, taken } = context;
  const first = Math.max(taken, quantity.start - perReach, 0);
  const at = first + text.slice(first, quantity.start).lastIndexOf('每');
  if (at < first) return perRound(text, first, quantity);
  const divisor = divisorAt(text, at + 1);
  if (!divisor || divisor.end > quantity.start || !betweenPer.test(text.slice(divisor.end, quantity.start)))
    return undefined;
  const outer = /每([人户戶])$/.exec(text.slice(Math.max(first, at - 2), at));
  const { name, count } = divisor;
  const of = outer?.[1] ? `${perNames[outer[1]]} ${name}` : name;
  return {
    unit: (isOne(count) && speeds[`${quantity.unit.name}/${of}`]) || { ...quantity.unit, per: { of, count } },
    end: quantity.end,
    start: outer ? at - 2 : at,
  };
}

/** 百公里油耗, 千人病床, 万元GDP能耗: a round number of what something is told of by custom, without 每. */
const roundDivisor =
  /(?<![\d一二三四五六七八九两兩十百千万萬亿億几幾数數多])(?:百公里[^\s\d，,。；;、]{0,6}耗[^\s\d，,。；;、]{0,4}|[百千万萬]人(?:口(?![粮糧])|拥有|擁有|病床|床位|医|醫|执业|執業|注册|发病|發病)[^\s\d，,。；;、]{0,8}|[万萬]元[^\s\d，,。；;、]{0,8}(?:耗|用水|排放)[^\s\d，,。；;、]{0,4})$/;

/** The divisor that ends before the amount, from its own number and unit. */
function perRound(text: string, first: number, quantity: Quantity): Per | undefined {
  const found = roundDivisor.exec(text.slice(first, quantity.start));
  const divisor = found ? quantityAt(text, first + found.index) : undefined;
  const count = divisor?.print && countOf(divisor);
  if (!found || !divisor?.print || !count) return undefined;
  return {
    unit: { ...quantity.unit, per: { of: divisor.unit.name, count } },
    end: quantity.end,
    start: first + found.index,
  };
}

/** 10万人, 名学生, 平方公里: what is said of each behind 每. */
function divisorAt(text: string, at: number): { name: string; count: Rational; end: number } | undefined {
  // 千克 is a unit, and no thousand of anything.
  const unit = perUnitZh(text, at);
  if (unit) return { ...unit, count: one };
  const number = classAt(text, at) === digit || classAt(text, at) === numeral ? quantityAt(text, at) : undefined;
  const count = number?.print && countOf(number);
  return number?.print && count ? { name: number.unit.name, count, end: number.end } : undefined;
}

const dividing = /(?:每|\b(?:per|(?:for|in|out of) every)\s)$/i;

/** Is the number what another is told of, and no figure of its own: 每10万人, "per 100,000 people"? 每两年 says how often. */
export const isDivisor = (text: string, { start, unit }: Quantity): boolean =>
  unit.dimension !== 'duration' && dividing.test(text.slice(Math.max(0, start - 14), start));
