/** A number with its unit, before hedges and ranges: the type that the parts of the reader hand on. */
import type { ReadingContext, Unit } from './figure.ts';
import type { LeftAlone } from './left-alone.ts';
import type { NumberPrint } from './numbers.ts';

export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** Where the number itself stands, without unit and sign. */
  readonly from: number;
  readonly to: number;
  readonly print: NumberPrint;
  readonly unit: Unit;
  /** `none`: nothing says the unit; `counted`: a counted thing. */
  readonly known: 'none' | 'counted' | 'measure';
  readonly money: 'before' | 'after' | undefined;
  /** What stands between the number and its unit: "50+ companies", "thirty-odd years". */
  readonly between: 'at-least' | 'about' | undefined;
}

export const bareNumber: Unit = { dimension: 'number', name: '' };

export const percent: Unit = { dimension: 'percent', name: 'percent' };

export const multiple: Unit = { dimension: 'multiple', name: 'times' };

/** What the parts of one reading share. */
export interface Context {
  /** End of the last figure found: nothing later reaches back into it. */
  taken: number;
  readonly text: string;
  readonly whole: (start: number, end: number) => boolean;
  readonly reading: ReadingContext | undefined;
  /** Takes what is left alone, where somebody asks for it. */
  readonly left: LeftAlone[] | undefined;
}
