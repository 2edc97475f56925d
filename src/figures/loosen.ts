/** From a printed number, its unit and its hedge to the interval that it stands for: the table of the documentation. */
import type { Dimension, Modifier } from './figure.ts';
import { above, atLeast, atMost, below, closed, halfOpen, type Interval, negate, point } from './interval.ts';
import type { NumberPrint } from './numbers.ts';
import { abs, add, compare, mul, neg, one, type Rational, rational, sub } from './rational.ts';
import type { Rule } from './rules.ts';
import { measured } from './units.ts';

export interface Loosened {
  readonly interval: Interval;
  readonly rule: Rule;
}

const tenth = rational(1, 10);
const half = rational(1, 2);

/** Durations of which the first day or week may be counted or not: 23 days are 22 to 23.5. Of longer ones none is left out. */
const countedWithFirst: ReadonlySet<string> = new Set(['day', 'week', 'fortnight']);

/** 两三年: one or the other, no order of magnitude. */
const isEither = (print: NumberPrint): boolean =>
  print.step.n === 1n && print.step.d === 1n && print.lowClosed === true && !print.scale;

const around = (value: Rational, by: Rational, rule: Rule): Loosened => ({
  interval: halfOpen(sub(value, by), add(value, by)),
  rule,
});

function positive(print: NumberPrint, value: Rational, dimension: Dimension, unit: string): Loosened {
  switch (print.print) {
    case 'spread':
    case 'ratio': {
      const low = print.low ?? value;
      const high = print.high ?? value;
      if (print.print === 'ratio')
        return {
          interval: { low: { value: low, closed: true }, high: { value: high, closed: false } },
          rule: 'one-in',
        };
      if (print.ends) return { interval: closed(low, high), rule: 'range' };
      if (isEither(print)) return { interval: closed(low, high), rule: 'one-or-other' };
      return print.lowClosed
        ? { interval: halfOpen(low, high), rule: 'order-of-magnitude' }
        : { interval: { low: { value: low, closed: false }, high: { value: high, closed: false } }, rule: 'and-more' };
    }
    case 'worded':
      return { interval: closed(mul(value, sub(one, tenth)), mul(value, add(one, tenth))), rule: 'in-words' };
    case 'exact':
      return { interval: point(value), rule: 'exact-fraction' };
    case 'rounded':
      return around(
        value,
        mul(print.step, half),
        print.tenths ? 'tenths' : print.scale ? 'round-number' : 'last-digit',
      );
    case 'plain': {
      if (!measured.has(dimension)) return { interval: point(value), rule: 'counted' };
      const by = mul(print.step, half);
      if (dimension === 'duration' && countedWithFirst.has(unit) && print.step.n === print.step.d && value.d === 1n) {
        return { interval: halfOpen(sub(value, one), add(value, by)), rule: 'calendar-count' };
      }
      return around(value, by, 'last-digit');
    }
  }
}

/** Without a hedge. Negative figures are the mirror of their positive ones. */
export function loosen(print: NumberPrint, dimension: Dimension, unit: string): Loosened {
  if (print.value.n >= 0n) return positive(print, print.value, dimension, unit);
  const mirrored: NumberPrint = {
    ...print,
    value: abs(print.value),
    low: print.low && print.high ? neg(print.high) : print.low,
    high: print.low && print.high ? neg(print.low) : print.high,
  };
  const { interval, rule } = positive(mirrored, mirrored.value, dimension, unit);
  return { interval: negate(interval), rule };
}

/** An age is the years or months that are complete: at 34 one is 34 until the next birthday. */
export const aged = ({ value }: NumberPrint): Loosened => ({ interval: halfOpen(value, add(value, one)), rule: 'age' });

/** With a hedge, which replaces the looseness of the digits. `signed` ones compare on the number line. */
export function hedged(
  print: NumberPrint,
  modifier: Modifier,
  signed: boolean,
  dimension: Dimension,
  unit: string,
): Loosened {
  if (modifier === 'peak') return { interval: loosen(print, dimension, unit).interval, rule: 'peak' };
  const negative = print.value.n < 0n;
  const size = abs(print.value);
  const mirror = (interval: Interval): Interval => (negative ? negate(interval) : interval);
  const at = signed ? print.value : size;
  const spread = print.print === 'spread' && print.low && print.high ? { low: print.low, high: print.high } : undefined;
  const side = (interval: Interval): Interval => (signed ? interval : mirror(interval));
  switch (modifier) {
    case 'over':
      return { interval: side(above(at)), rule: spread ? 'lower-end' : 'over' };
    case 'at-least':
      return { interval: side(atLeast(at)), rule: spread ? 'lower-end' : 'at-least' };
    case 'under':
      return { interval: side(below(at)), rule: 'under' };
    case 'at-most':
      return { interval: side(atMost(at)), rule: 'at-most' };
    case 'nearly':
      if (spread && isEither(print))
        return { interval: mirror(halfOpen(mul(spread.low, sub(one, tenth)), spread.high)), rule: 'nearly' };
      return { interval: mirror(halfOpen(mul(size, sub(one, tenth)), size)), rule: 'nearly' };
    case 'about':
      if (spread) return loosen(print, dimension, unit);
      return { interval: mirror(closed(mul(size, sub(one, tenth)), mul(size, add(one, tenth)))), rule: 'about' };
    default:
      return loosen(print, dimension, unit);
  }
}

/** Both ends of a range, in order. */
export const between = (a: Rational, b: Rational): Interval => (compare(a, b) <= 0 ? closed(a, b) : closed(b, a));

/** The number with a margin: 3 % ± 0.5 %. */
export const margin = (value: Rational, by: Rational): Interval => closed(sub(value, abs(by)), add(value, abs(by)));

/** A number whose value is moved into another scale: what a unit's word multiplies it by. */
export function scaledPrint(print: NumberPrint, factor: Rational): NumberPrint {
  if (factor.n === factor.d) return print;
  return {
    ...print,
    value: mul(print.value, factor),
    step: mul(print.step, abs(factor)),
    low: print.low && print.high ? mul(print.low, factor) : print.low,
    high: print.low && print.high ? mul(print.high, factor) : print.high,
  };
}
