/** What a part of a calculation can come to, and the scope in which it is evaluated. */

import type { Tolerance } from '../claims/claim.ts';
import type { Expression } from '../claims/expression.ts';
import type { Member, Point } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import type { Interval, Truth } from '../figures/interval.ts';
import type { Rational } from '../figures/rational.ts';
import type { Pick } from './choices.ts';
import type { Cause, Caveat } from './finding.ts';
import type { Option, Options } from './operands.ts';
import type { World } from './pieces.ts';
import type { Quantity } from './quantity.ts';
import type { Known } from './series.ts';

/** A series, or the part of it that the claim names. */
export interface SeriesValue {
  readonly kind: 'series';
  readonly name: string;
  readonly unit: Unit;
  readonly points: readonly Point[];
  /** The values at its named beginning and end: several where a window was named. */
  readonly starts?: readonly Known[];
  readonly ends?: readonly Known[];
}

export interface ListMember extends Member {
  readonly points?: readonly Point[];
  /** The same value as elsewhere in the calculation, where it is an operand. */
  readonly quantity?: Quantity;
}

export interface ListValue {
  readonly kind: 'list';
  readonly unit: Unit;
  readonly members: readonly ListMember[];
  /** The author named no members: what is missing is not known. */
  readonly open: boolean;
}

/** How a comparison came out, and by how much. */
export interface Margin {
  readonly measured: Interval;
  readonly claimed: Interval;
  readonly unit: Unit;
  /** What a difference of two sides that are both evidence is a share of, in its unit: the other side's nearest end. */
  readonly base?: Rational;
  /** `!=`: what was claimed is everything but this. */
  readonly except?: true;
}

export interface TruthValue {
  readonly kind: 'truth';
  readonly truth: Truth;
  readonly margin?: Margin;
  /** Why it is not known. */
  readonly cause?: Cause;
  readonly why?: string;
}

/** One truth for each period or member. */
export interface TruthsValue {
  readonly kind: 'truths';
  readonly entries: readonly { readonly name: string; readonly at?: Interval; readonly truth: Truth }[];
  readonly open: boolean;
}

/** When something happened: each of the periods in which it can have been; `surely` that it did. */
export interface MomentValue {
  readonly kind: 'moment';
  readonly candidates: readonly { readonly label: string; readonly at: Interval }[];
  readonly surely: boolean;
}

/** A set of names: those that are in it, and those of which it is not known. */
export interface NamesValue {
  readonly kind: 'names';
  readonly names: readonly string[];
  readonly perhaps: readonly string[];
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly cause: Cause;
  readonly why: string;
}

export type Computed =
  | Quantity
  | SeriesValue
  | ListValue
  | TruthValue
  | TruthsValue
  | MomentValue
  | NamesValue
  | Unknown;

export const unknown = (cause: Cause, why: string): Unknown => ({ kind: 'unknown', cause, why });
export const truthOf = (truth: Truth, more: Omit<TruthValue, 'kind' | 'truth'> = {}): TruthValue => ({
  kind: 'truth',
  truth,
  ...more,
});

/** Where a choice between neighbouring periods is tried the other way. */
export type Neighbour = 'none' | 'before' | 'after';

export interface Scope {
  readonly world: World;
  /** The claim's own expression, as typed: for names and steps. */
  readonly text: string;
  readonly evaluate: (expression: Expression, scope: Scope) => Computed;
  readonly pick: Pick;
  readonly options: (name: string, when: Interval | undefined) => Options | undefined;
  readonly tolerance?: Tolerance;
  readonly anyBasis: boolean;
  /** A time that the claim names for what is inside. */
  readonly when?: Interval;
  /** Values of a series one by one, instead of the one at the as-of. */
  readonly elementwise?: boolean;
  readonly neighbour: Neighbour;
  /** What the run notes on its way. */
  readonly log: Log;
}

export interface Log {
  /** Options taken, by operand. */
  readonly used: Map<string, Option>;
  /** What an operand was in this run, for the steps. */
  readonly shown: Map<string, string>;
  readonly caveats: Caveat[];
  /** A value at the as-of was chosen between neighbours. */
  neighbours: boolean;
}
