/** Quantities with units: what may be added, divided and compared, and in which unit the result is. */
import type { Unit } from '../figures/figure.ts';
import { type Interval, point } from '../figures/interval.ts';
import { samePrices } from '../figures/price-basis.ts';
import { div, mul, one, type Rational, rational } from '../figures/rational.ts';
import { constant, type Formula, rangeOf } from './formula.ts';
import { affine, inUnit } from './units.ts';

/** A number with a unit, in a calculation. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly formula: Formula;
  readonly unit: Unit;
  /** As printed, for the steps. */
  readonly text: string;
  /** The printed number itself, where the quantity is one print. */
  readonly printed?: Rational;
  /** A bare number as a source has it: nobody says whether it is a share, a count or a ratio. */
  readonly bareRead?: true;
}

/** Why there is no result. */
export interface Trouble {
  readonly kind: 'trouble';
  readonly cause: 'other-unit' | 'undefined';
  readonly why: string;
}

export const bare: Unit = { dimension: 'number', name: '' };
export const percent: Unit = { dimension: 'percent', name: 'percent' };
export const points: Unit = { dimension: 'points', name: 'point' };
const day: Unit = { dimension: 'duration', name: 'day' };

const trouble = (cause: Trouble['cause'], why: string): Trouble => ({ kind: 'trouble', cause, why });

export const nameOf = ({ dimension, name, per, basis }: Unit): string =>
  `${basis ? `${basis} ` : ''}${name || (dimension === 'number' ? 'a bare number' : dimension)}${per ? ` per ${per.count.d === 1n && per.count.n === 1n ? '' : `${per.count.n} `}${per.of}` : ''}`;

const isPlain = ({ dimension, per }: Unit): boolean => (dimension === 'number' || dimension === 'multiple') && !per;
const isShare = ({ dimension, per }: Unit): boolean => dimension === 'percent' && !per;

const times = (formula: Formula, factor: Rational): Formula => ({
  op: '*',
  left: formula,
  right: constant(point(factor)),
});

/** 35 % as 0.35, so that it can be taken from 1 or multiplied. */
const asFraction = (quantity: Quantity): Quantity =>
  isShare(quantity.unit) ? { ...quantity, unit: bare, formula: times(quantity.formula, rational(1n, 100n)) } : quantity;

/** The quantity in another unit, as the same value; `undefined` where no exact way leads there. */
export function quantityIn(quantity: Quantity, unit: Unit, anyBasis: boolean): Quantity | undefined {
  const { unit: from, formula } = quantity;
  if (from.dimension === unit.dimension && from.name === unit.name && !from.per && !unit.per && samePrices(from, unit))
    return quantity;
  // A quotient is a plain ratio: 0.5, 50 % and "half" are one. A percentage that was printed is not "0.5 times".
  if (isPlain(from) && isShare(unit)) return { ...quantity, unit, formula: times(formula, rational(100)) };
  if (isPlain(from) && isPlain(unit)) return { ...quantity, unit };
  if (isShare(from) && unit.dimension === 'multiple' && !unit.per)
    return {
      ...quantity,
      unit,
      formula: { op: '+', left: times(formula, rational(1n, 100n)), right: constant(point(one)) },
    };
  const line = affine(from, unit);
  if (line && samePrices(from, unit)) {
    const scaled = times(formula, line.factor);
    return {
      ...quantity,
      unit,
      formula: line.offset.n === 0n ? scaled : { op: '+', left: scaled, right: constant(point(line.offset)) },
    };
  }
  const range = rangeOf(formula);
  const converted = range && inUnit(range, from, unit, anyBasis);
  return converted && { ...quantity, unit, formula: constant(converted.interval) };
}

const printedOf = (quantity: Quantity): Omit<Quantity, 'printed'> => ({
  kind: 'quantity',
  formula: quantity.formula,
  unit: quantity.unit,
  text: quantity.text,
});

/** a + b, a - b. */
export function addUp(a: Quantity, b: Quantity, op: '+' | '-', anyBasis: boolean): Quantity | Trouble {
  const text = `${a.text} ${op === '-' ? '−' : '+'} ${b.text}`;
  const make = (left: Quantity, right: Quantity, unit: Unit): Quantity => ({
    kind: 'quantity',
    formula: { op, left: left.formula, right: right.formula },
    unit,
    text,
    ...((left.bareRead || right.bareRead) && unit.dimension === 'number' && { bareRead: true as const }),
  });
  const [da, db] = [a.unit.dimension, b.unit.dimension];
  if (da === 'date' && db === 'date')
    return op === '-' ? make(a, b, day) : trouble('other-unit', 'two dates cannot be added');
  if (da === 'date' && db === 'duration') {
    const days = quantityIn(b, day, anyBasis) ?? calendarDays(b);
    return days ? make(a, days, a.unit) : trouble('other-unit', `${nameOf(b.unit)} in days`);
  }
  if (da === 'date' || db === 'date')
    return trouble('other-unit', `a date and ${nameOf(da === 'date' ? b.unit : a.unit)}`);
  if (isShare(a.unit) && isShare(b.unit)) return make(a, b, op === '-' ? points : percent);
  if (isShare(a.unit) && db === 'points') return make(a, b, percent);
  if (da === 'points' && isShare(b.unit)) return make(a, b, percent);
  if ((a.bareRead && isShare(b.unit)) || (b.bareRead && isShare(a.unit)))
    return trouble(
      'other-unit',
      'a bare number is not said to be a share of one or a percentage: write unit: percent where it is one',
    );
  if (isPlain(a.unit) || isPlain(b.unit)) {
    const [x, y] = [asFraction(a), asFraction(b)];
    if (isPlain(x.unit) && isPlain(y.unit)) return make(x, y, bare);
    // An interface that prints bare numbers leaves the counted thing out.
    if (isPlain(x.unit) && y.unit.dimension === 'count') return make(x, y, y.unit);
    if (isPlain(y.unit) && x.unit.dimension === 'count') return make(x, y, x.unit);
  }
  const other = quantityIn(b, a.unit, anyBasis);
  return other
    ? make(a, other, a.unit)
    : trouble('other-unit', `${nameOf(a.unit)} and ${nameOf(b.unit)} cannot be ${op === '-' ? 'subtracted' : 'added'}`);
}

/** Months and years as days: as an interval, since they differ in length. */
function calendarDays(quantity: Quantity): Quantity | undefined {
  const length = { month: [28, 31], quarter: [90, 92], year: [365, 366] }[quantity.unit.name];
  const [short, long] = length ?? [];
  if (short === undefined || long === undefined) return undefined;
  const factor = constant({
    low: { value: rational(short), closed: true },
    high: { value: rational(long), closed: true },
  });
  return { ...printedOf(quantity), unit: day, formula: { op: '*', left: quantity.formula, right: factor } };
}

/** a * b: one of them is a plain number or a share, or the unit of one is what the other is counted per. */
export function multiply(a: Quantity, b: Quantity): Quantity | Trouble {
  const text = `${a.text} × ${b.text}`;
  const make = (left: Quantity, right: Quantity, unit: Unit): Quantity => ({
    kind: 'quantity',
    formula: { op: '*', left: left.formula, right: right.formula },
    unit,
    text,
    ...((left.bareRead || right.bareRead) && unit.dimension === 'number' && { bareRead: true as const }),
  });
  if (isPlain(b.unit)) return make(a, b, a.unit);
  if (isPlain(a.unit)) return make(a, b, b.unit);
  if (isShare(b.unit)) return make(a, asFraction(b), a.unit);
  if (isShare(a.unit)) return make(asFraction(a), b, b.unit);
  for (const [rate, amount] of [
    [a, b],
    [b, a],
  ] as const) {
    const { per } = rate.unit;
    if (!per || amount.unit.per || per.of !== amount.unit.name) continue;
    const { per: _, ...whole } = rate.unit;
    return make({ ...rate, formula: times(rate.formula, div(one, per.count)) }, amount, whole);
  }
  return trouble('other-unit', `${nameOf(a.unit)} times ${nameOf(b.unit)}`);
}

/** a / b: of like units a ratio, else a rate. */
export function divide(a: Quantity, b: Quantity, anyBasis: boolean): Quantity | Trouble {
  const text = `${a.text} ÷ ${b.text}`;
  const make = (left: Quantity, right: Quantity, unit: Unit): Quantity | Trouble => {
    const formula: Formula = { op: '/', left: left.formula, right: right.formula };
    return rangeOf(formula) ? { kind: 'quantity', formula, unit, text } : trouble('undefined', `${b.text} can be zero`);
  };
  if (a.unit.dimension === 'date' || b.unit.dimension === 'date')
    return trouble('other-unit', 'a date cannot be divided');
  if (isPlain(b.unit)) return make(a, b, a.unit);
  if (isShare(b.unit)) return isShare(a.unit) ? make(a, b, bare) : make(asFraction(a), asFraction(b), a.unit);
  const like = quantityIn(b, a.unit, anyBasis);
  if (like) return make(a, like, bare);
  if (a.unit.per || b.unit.per || a.unit.dimension === 'percent' || b.unit.dimension === 'points')
    return trouble('other-unit', `${nameOf(a.unit)} by ${nameOf(b.unit)}`);
  return make(a, b, { ...a.unit, per: { of: b.unit.name || b.unit.dimension, count: one } });
}

/** Relative change from one to the other, in percent; undefined from a base that is not surely above zero. */
export function growthOf(from: Quantity, to: Quantity, anyBasis: boolean): Quantity | Trouble {
  const like = quantityIn(to, from.unit, anyBasis);
  if (!like) return trouble('other-unit', `${nameOf(from.unit)} and ${nameOf(to.unit)}`);
  const base = rangeOf(from.formula);
  if (!base?.low || base.low.value.n < 0n || (base.low.value.n === 0n && base.low.closed))
    return trouble('undefined', `growth from ${from.text}, which is not above zero`);
  const quotient: Formula = { op: '/', left: like.formula, right: from.formula };
  const change: Formula = { op: '-', left: quotient, right: constant(point(one)) };
  return {
    kind: 'quantity',
    formula: times(change, rational(100)),
    unit: percent,
    text: `growth from ${from.text} to ${to.text}`,
  };
}

/** A quantity of one interval that no other shares. */
export const fixed = (interval: Interval, unit: Unit, text: string): Quantity => ({
  kind: 'quantity',
  formula: constant(interval),
  unit,
  text,
});

/** minus a. */
export const negated = (a: Quantity): Quantity => ({
  ...printedOf(a),
  formula: times(a.formula, rational(-1)),
  text: `−${a.text}`,
  ...(a.printed && { printed: mul(a.printed, rational(-1)) }),
});
