/** Why a number in print is left alone: tables of rules with a name, asked in order. The first that applies decides. */

/** Leaves the number alone. */
interface Leaves<T> {
  readonly name: string;
  /** The sentence that people are shown. */
  readonly why: string;
  readonly applies: (candidate: T) => boolean;
}

/** Takes the number for a figure: no later rule is asked. */
export interface Takes<T> {
  readonly name?: undefined;
  readonly applies: (candidate: T) => boolean;
}

export type Rules<T> = readonly (Leaves<T> | Takes<T>)[];

export const takes = <T>(applies: (candidate: T) => boolean): Takes<T> => ({ name: undefined, applies });

export function firstOf<T, R extends Leaves<T> | Takes<T>>(rules: readonly R[], candidate: T): R | undefined {
  for (const rule of rules) if (rule.applies(candidate)) return rule;
  return undefined;
}

/** A number that is no figure. */
export interface LeftAlone {
  readonly start: number;
  readonly end: number;
  /** The name of the rule that says so; the closed list is `why-not.ts`. */
  readonly because: string;
}
