/**
 * Exact conversions between units, and how a figure is shown to people. What cannot be converted without loss or
 * knowledge (currencies, prices of different years, downloads a month against all time) is not converted at all.
 */

import { formatDay } from './day.ts';
import type { Dimension, Unit } from './figure.ts';
import { formatInterval, type Interval, isPoint, scale } from './interval.ts';
import { compare, div, mul, one, type Rational, rational, sub, toDecimal } from './rational.ts';
import { rowOf } from './units.ts';

export interface Converted {
  readonly interval: Interval;
  /** What a reader must know of the conversion. */
  readonly remark?: string;
}

const samePer = (a: Unit['per'], b: Unit['per']): boolean =>
  a === b || (a !== undefined && b !== undefined && a.of === b.of && compare(a.count, b.count) === 0);

/** The same unit, divisor and price basis. */
export const sameUnit = (a: Unit, b: Unit): boolean =>
  a.dimension === b.dimension && a.name === b.name && samePer(a.per, b.per) && a.basis === b.basis;

const hundred = rational(100);

/** Ratios of one kind: how much of a bare ratio one unit of the dimension is, and from where it counts. */
const ratios: Partial<Record<Dimension, Rational>> = { number: one, multiple: one, percent: rational(1, 100) };

/** Sub-units of money: hundredths of the currency that the other side names. */
const subunits: ReadonlySet<string> = new Set(['cent', 'pence']);

function withoutPer(from: Unit, to: Unit): { factor: Rational; offset?: Rational; remark?: string } | undefined {
  if (from.dimension === to.dimension && from.name === to.name) return { factor: one };
  const [a, b] = [ratios[from.dimension], ratios[to.dimension]];
  if (a && b) return { factor: div(a, b) };
  if (from.dimension === 'money' && to.dimension === 'money') {
    if (subunits.has(from.name) && !subunits.has(to.name))
      return { factor: rational(1, 100), remark: `hundredths of ${to.name}` };
    if (subunits.has(to.name) && !subunits.has(from.name))
      return { factor: hundred, remark: `hundredths of ${from.name}` };
    return undefined;
  }
  if (
    (from.dimension === 'number' && to.dimension === 'count') ||
    (from.dimension === 'count' && to.dimension === 'number')
  ) {
    return { factor: one, remark: 'what is counted is not printed' };
  }
  if (from.dimension === 'streak' && to.dimension === 'duration' && from.name === to.name) return { factor: one };
  if (from.dimension === 'duration' && to.dimension === 'streak' && from.name === to.name) return { factor: one };
  const [rowA, rowB] = [rowOf(from), rowOf(to)];
  if (!rowA || !rowB || rowA.dimension !== rowB.dimension) return undefined;
  if (rowA.kind === rowB.kind) {
    const factor = div(rowA.size, rowB.size);
    if (!rowA.offset && !rowB.offset) return { factor };
    const zeroPoint = rational(0);
    return { factor, offset: div(sub(rowA.offset ?? zeroPoint, rowB.offset ?? zeroPoint), rowB.size) };
  }
  return bridge(rowA.kind, rowB.kind, rowA.size, rowB.size);
}

/** Years and days meet at 365 days, which the remark says; months and days do not. */
function bridge(
  kindA: string,
  kindB: string,
  sizeA: Rational,
  sizeB: Rational,
): { factor: Rational; remark: string } | undefined {
  const yearMonths = rational(12);
  const yearSeconds = rational(365 * 86_400);
  const remark = 'a year as 365 days, 8,760 hours';
  const years = (size: Rational): Rational | undefined => {
    const n = div(size, yearMonths);
    return n.d === 1n ? n : undefined;
  };
  if (kindA === 'months' && kindB === 'days') {
    const n = years(sizeA);
    return n && { factor: div(mul(n, yearSeconds), sizeB), remark };
  }
  if (kindA === 'days' && kindB === 'months') {
    const n = years(sizeB);
    return n && { factor: div(sizeA, mul(n, yearSeconds)), remark };
  }
  return undefined;
}

/** The words of a divisor as a duration or any other unit: "hour", "kg". */
function perUnit(of: string): Unit {
  for (const dimension of ['duration', 'mass', 'length', 'area', 'volume', 'energy'] as const) {
    if (rowOf({ dimension, name: of })) return { dimension, name: of };
  }
  return { dimension: 'count', name: of };
}

/** By how much a quantity per `from` is to be multiplied to be one per `to`. */
function perFactor(from: Unit['per'], to: Unit['per']): { factor: Rational; remark?: string } | undefined {
  if (!from && !to) return { factor: one };
  if (!from || !to) {
    // "5 per 1,000" is a share like 0.5 %; a price a year is no price.
    const known = from ?? to;
    if (known === undefined || known.of !== '') return undefined;
    return { factor: from ? div(one, known.count) : known.count };
  }
  if (from.of === to.of || from.of === '' || to.of === '') return { factor: div(to.count, from.count) };
  const unit = withoutPer(perUnit(to.of), perUnit(from.of));
  if (!unit || unit.offset) return undefined;
  return { factor: mul(div(to.count, from.count), unit.factor), ...(unit.remark ? { remark: unit.remark } : {}) };
}

/** The same quantity in another unit, where that is exact; undefined where it is not, or where the units have nothing in common. */
export function convert(interval: Interval, from: Unit, to: Unit): Converted | undefined {
  if (sameUnit(from, to)) return { interval };
  if (from.basis !== to.basis) return undefined;
  const unit = withoutPer(from, to);
  const per = perFactor(from.per, to.per);
  if (!unit || !per) return undefined;
  const remarks = [unit.remark, per.remark].filter((remark) => remark !== undefined);
  const converted = scale(interval, mul(unit.factor, per.factor), unit.offset);
  return remarks.length > 0 ? { interval: converted, remark: remarks.join('; ') } : { interval: converted };
}

/** Growth and ratio of the same two amounts: +100 % is twice, and twice is +100 %. */
export const growthOfRatio = (ratio: Interval): Interval => scale(ratio, hundred, rational(-100));
export const ratioOfGrowth = (growth: Interval): Interval => scale(growth, rational(1, 100), one);

const scales: readonly (readonly [bigint, string])[] = [
  [1_000_000_000_000n, 'trillion'],
  [1_000_000_000n, 'billion'],
  [1_000_000n, 'million'],
];

/** "29.5 million": at most six significant digits, thousands parted by commas; exact where that is short. */
export function formatNumber(value: Rational): string {
  const size = value.n < 0n ? -value.n : value.n;
  for (const [factor, word] of scales) {
    if (size < factor * value.d) continue;
    const scaled = toDecimal(div(value, rational(factor)), 4);
    if (scaled.replace(/^-/, '').length <= 8) return `${scaled} ${word}`;
  }
  const text = toDecimal(value, 4);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Unit as people write it: "%", "percentage points", "USD", "users", "km per hour". */
function unitText(unit: Unit, single: boolean): string {
  const per = unit.per
    ? ` per ${compare(unit.per.count, one) === 0 ? '' : `${formatNumber(unit.per.count)} `}${unit.per.of}`.trimEnd()
    : '';
  const name = {
    percent: '%',
    points: single ? 'percentage point' : 'percentage points',
    multiple: 'times',
    number: '',
  }[unit.dimension as string];
  if (name !== undefined) return name + per;
  // "tonnes", "square miles"; symbols like "km" and "kWh" have none.
  const measured =
    /^(length|area|volume|mass)$/.test(unit.dimension) && /^(?:[a-z]{4,}|[a-z]+ [a-z]{3,})$/.test(unit.name);
  const counted = /^(count|duration|streak)$/.test(unit.dimension) && /^[a-z -]+$/.test(unit.name);
  const plural = (measured || counted) && !single;
  const words = plural
    ? (plurals[unit.name] ??
      (/(?:s|x|ch|sh)$/.test(unit.name)
        ? `${unit.name}es`
        : /[^aeiou]y$/.test(unit.name)
          ? `${unit.name.slice(0, -1)}ies`
          : `${unit.name}s`))
    : unit.name;
  return (unit.dimension === 'streak' ? `consecutive ${words}` : words) + per;
}

const plurals: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  aircraft: 'aircraft',
  century: 'centuries',
  foot: 'feet',
  'cubic foot': 'cubic feet',
  stone: 'stone',
  liang: 'liang',
  ping: 'ping',
};

const ordinalText = (text: string): string => {
  const tail = /1[123]$/.test(text) ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[text.at(-1) ?? ''] ?? 'th');
  return `${text}${tail}`;
};

/** An interval with its unit, for people: "29.5 to 30.5 million USD", "over 30 million users", "12 people". */
export function formatFigureInterval(interval: Interval, unit: Unit): string {
  if (unit.dimension === 'date') return dateText(interval);
  const { low, high } = interval;
  const single = isPoint(interval) && low !== null && compare(low.value, one) === 0;
  const name = unitText(unit, single);
  const show = (value: Rational): string =>
    unit.dimension === 'ordinal' ? ordinalText(toDecimal(value)) : formatNumber(value);
  const tail = name === '' ? '' : name === '%' || name.startsWith('% ') ? name : ` ${name}`;
  if (!low && !high) return `any number${name === '' ? '' : ` of ${name}`}`;
  if (!low) return `${high?.closed ? 'at most' : 'under'} ${high ? show(high.value) : ''}${tail}`;
  if (!high) return `${low.closed ? 'at least' : 'over'} ${show(low.value)}${tail}`;
  if (isPoint(interval)) return `${show(low.value)}${tail}`;
  if (compare(low.value, high.value) > 0) return formatInterval(interval);
  return `${low.closed ? '' : 'over '}${show(low.value)} to ${high.closed ? '' : 'under '}${show(high.value)}${tail}`;
}

function dateText({ low, high }: Interval): string {
  const day = (value: Rational): string => formatDay(Number(value.n / value.d));
  if (low && high)
    return compare(low.value, high.value) === 0 ? day(low.value) : `${day(low.value)} to ${day(high.value)}`;
  if (low) return `${low.closed ? 'from' : 'after'} ${day(low.value)}`;
  if (high) return `${high.closed ? 'until' : 'before'} ${day(high.value)}`;
  return 'any day';
}
