/** What a number in print means: the types that every other folder speaks of. */
import type { Interval } from './interval.ts';
import type { Rational } from './rational.ts';

/**
 * What is counted or measured. `number` is a bare number; `count` has a counted thing; `percent` and `points` are in
 * hundredths (8 % is 8); `multiple` is a ratio ("three times" is 3); `date` is in days since 1970-01-01; `ordinal` is a
 * place in an order; `streak` is a number of consecutive periods.
 */
export type Dimension =
  | 'number'
  | 'count'
  | 'percent'
  | 'points'
  | 'multiple'
  | 'money'
  | 'duration'
  | 'date'
  | 'ordinal'
  | 'streak'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'speed'
  | 'energy'
  | 'power'
  | 'data'
  | 'frequency';

/** Prices of their own day, of one year for all ("constant 2015"), or by what they buy. */
export type PriceBasis = 'current' | FixedPrices | `${FixedPrices} ${number}`;
type FixedPrices = 'constant' | 'international';

/** The unit in which an interval is expressed. Reading converts "$3bn" to dollars, "12 km" stays in km. */
export interface Unit {
  readonly dimension: Dimension;
  /**
   * Canonical name: ISO 4217 code for money, singular English noun for counted things ("user"; as printed where the
   * table has no English name), "percent", "day", "km"; '' for a bare number.
   */
  readonly name: string;
  /** "a year", "per 1,000 people": the divisor, in its own canonical words: `{ of: 'person', count: 1000 }`. */
  readonly per?: { readonly of: string; readonly count: Rational };
  /** What prices are measured in, where the print says so. */
  readonly basis?: PriceBasis;
}

/** How the print loosens or bounds its number. The table of words is `docs/figures.md`, made from the code's. */
export type Modifier =
  | 'over'
  | 'at-least'
  | 'under'
  | 'at-most'
  | 'nearly'
  | 'about'
  | 'peak'
  | 'range'
  | 'magnitude'
  | 'by'
  | 'before'
  | 'since'
  | 'after'
  | 'until';

/** A name for one way to turn print into an interval; the closed list is `figures/rules.ts`. */
export type RuleName = string;

export interface Figure {
  /** As printed, modifier and unit included. */
  readonly text: string;
  /** Offsets of `text` in what was read: UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly interval: Interval;
  readonly unit: Unit;
  /** The printed number itself in `unit`, without looseness; absent where no single number is printed. */
  readonly printed?: Rational;
  readonly modifier?: Modifier;
  readonly rule: RuleName;
  /** The figure without the words that loosen or bound it, where such words are part of `text`: "£3,200" of "over £3,200". */
  readonly bare?: { readonly start: number; readonly end: number; readonly interval: Interval };
  /** Other ways to understand it, named: "fiscal Q3", "calendar Q3". */
  readonly otherReadings?: Readonly<Record<string, Interval>>;
  /** A relative date that no dateline resolved ("yesterday"), or a date without its year: `interval` is everything. */
  readonly unresolved?: true;
  /** Month and day of a date that was printed without its year: the year, if any, came from the dateline. */
  readonly yearless?: { readonly month: number; readonly day?: number };
}

/** A figure in the making: spreading optional fields into each of a million figures is what takes the time. */
export type Draft = { -readonly [Field in keyof Figure]: Figure[Field] };

/** What helps reading, and is never guessed: the day and zone-free calendar against which relative dates resolve. */
export interface ReadingContext {
  /** Day number of the page's or the article's date. */
  readonly dateline?: number;
  /** Last month of the company's fiscal year, 1-12. */
  readonly fiscalYearEnd?: number;
  /** What a bare "$" or "元" means here; without it the sign alone decides ("$" is USD, "元" CNY by script and context). */
  readonly currency?: string;
  /** What a bare "$" means where it is not the same: Taiwan's pages print US dollars so, too. */
  readonly bareDollar?: string;
  /** What a bare "¥" means where it is not the same. */
  readonly bareYen?: string;
}
