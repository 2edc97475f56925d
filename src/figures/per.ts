/** What a price, a count or a speed is of: "/hour", "per 1,000 people", "an hour", 元/吨. */
import { isDigit, isHan } from './chars.ts';
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
    /\s?\/\s?(?=[a-z\u4e00-\u9fff])|\s{1,2}(?:per|each|for every)\s{1,2}|\s{1,2}an?\s{1,2}(?=hour|day|week|month|year|share|barrel|tonne?|ounce|gallon|pound|kilo|litre|liter|person|unit|head|square|night|minute|second|piece|bushel|mile|night)/iy;
  lead.lastIndex = at;
  const found = lead.exec(text);
  if (!found || (quantity.known === 'none' && /\/|each/i.test(found[0]))) return undefined;
  const from = at + found[0].length;
  const number = isDigit(text, from) ? quantityAt(text, from) : undefined;
  if (number?.print) {
    if (number.print.print !== 'plain' && number.print.print !== 'rounded') return undefined;
    return { unit: { ...quantity.unit, per: { of: number.unit.name, count: number.print.value } }, end: number.end };
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
  return { unit: { ...quantity.unit, per: { of: unit.name, count: one } }, end: unit.end };
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

/** What stands behind 每小时, 每桶 and the like. */
const rated: ReadonlySet<string> = new Set(['money', 'count', 'length', 'mass', 'volume', 'energy']);

const speed = (name: string): Unit => ({ dimension: 'speed', name });

/** 每小时120公里 is a speed as "120 km/h" is. */
const speeds: Readonly<Record<string, Unit>> = {
  'km/hour': speed('km/h'),
  'mile/hour': speed('mph'),
  'm/second': speed('m/s'),
};

/** 每桶80美元: the divisor stands before the amount, and so does the beginning of the figure. */
export function perBefore(context: Context, quantity: Quantity): Per | undefined {
  if (!rated.has(quantity.unit.dimension)) return undefined;
  const { text } = context;
  const lead = /每\s?([\u4e00-\u9fff]{1,3})\s?$/.exec(text.slice(Math.max(0, quantity.start - 6), quantity.start));
  const name = lead?.[1] ? perNames[lead[1]] : undefined;
  if (!lead || !name || quantity.start - lead[0].length < context.taken) return undefined;
  return {
    unit: speeds[`${quantity.unit.name}/${name}`] ?? { ...quantity.unit, per: { of: name, count: one } },
    end: quantity.end,
    start: quantity.start - lead[0].length,
  };
}
