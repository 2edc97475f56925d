/** A number as it is printed, before its unit and its hedges are known: what every language's reader hands over. */
import type { Rational } from './rational.ts';

export type Print =
  /** Digits, or words for a whole number: exact where things are counted, half a unit of `step` where it is measured. */
  | 'plain'
  /** With decimals, or before a scale word (30 million): always half a unit of `step`. */
  | 'rounded'
  /** A fraction or multiple in words (a third, tenfold): a tenth either way. */
  | 'worded'
  /** A fraction in digits after a whole number (4 1/2), or 1/4 of a measure. */
  | 'exact'
  /** 1 in 600: `step` is that of the divisor, and `low` to `high` what its rounding leaves. */
  | 'ratio'
  /** An order of magnitude (billions, 數百億), or what 多 and 餘 leave open: `low` to `high`, both known. */
  | 'spread';

export interface NumberPrint {
  readonly start: number;
  readonly end: number;
  readonly print: Print;
  readonly value: Rational;
  /** One unit of the last digit that counts, in the number's own scale. */
  readonly step: Rational;
  readonly low?: Rational | undefined;
  readonly high?: Rational | undefined;
  /** `low` belongs to the spread (千億), or is just passed (一千三百多万). */
  readonly lowClosed?: boolean | undefined;
  /** What the scale word at its end multiplied: "3 to 5 million" lends it to the 3. */
  readonly scale?: Rational | undefined;
  /** Written in digits without a fraction, as many as this: names, years and identifiers look like that. */
  readonly digits?: number | undefined;
  readonly grouped?: boolean | undefined;
  /** A unit that is part of the number's own words: 三成, 百分之五. */
  readonly own?: 'percent' | 'multiple' | undefined;
  /** In 成 or 折: rounded in tenths. */
  readonly tenths?: true | undefined;
  /** Both ends are printed (1:4,000-5,000): `low` to `high` is a range. */
  readonly ends?: true | undefined;
  /** 两 or one lone word that is as often no number at all. */
  readonly weak?: boolean | undefined;
}

/**
 * The same with every field in its place, said or not: objects of one shape are copied and read twenty times as fast as
 * those to which a copy adds a field.
 */
export const inShape = (print: NumberPrint): NumberPrint => ({
  start: print.start,
  end: print.end,
  print: print.print,
  value: print.value,
  step: print.step,
  low: print.low,
  high: print.high,
  lowClosed: print.lowClosed,
  scale: print.scale,
  digits: print.digits,
  grouped: print.grouped,
  own: print.own,
  tenths: print.tenths,
  ends: print.ends,
  weak: print.weak,
});
