/** The small language of computed claims: types of its tree. The parser is `parse-expression.ts`; the judge evaluates. */
import type { Figure } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';

export type Comparison = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** Functions over figures, series and lists; names and arities are the table in `functions.ts`. */
export type FunctionName =
  | 'sum'
  | 'mean'
  | 'median'
  | 'max'
  | 'min'
  | 'count'
  | 'all'
  | 'any'
  | 'only'
  | 'most'
  | 'rank'
  | 'share'
  | 'ratio'
  | 'change'
  | 'drop'
  | 'growth'
  | 'fall'
  | 'peak'
  | 'trough'
  | 'rising'
  | 'falling'
  | 'streak'
  | 'first'
  | 'last'
  | 'abs'
  | 'where';

/** Offsets into the text of the expression: UTF-16, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expression = Span &
  (
    | { readonly kind: 'figure'; readonly figure: Figure }
    | { readonly kind: 'operand'; readonly name: string }
    | { readonly kind: 'as-of' }
    | {
        readonly kind: 'arithmetic';
        readonly op: '+' | '-' | '*' | '/';
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'negate'; readonly of: Expression }
    | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'not'; readonly of: Expression }
    /** `x at 2019` */
    | { readonly kind: 'at'; readonly of: Expression; readonly when: Interval; readonly text: string }
    /** `x from 1990 to 2019`; `null` where one end is the series' own. */
    | {
        readonly kind: 'span';
        readonly of: Expression;
        readonly from: Interval | null;
        readonly to: Interval | null;
        /** `from a year ago`: the beginning was counted back from the claim's days. */
        readonly counted?: true;
        readonly text: string;
      }
    /** `first(a > b) in October 2025`, `peak(x) in 2005`: the date lies in it. */
    | { readonly kind: 'in'; readonly of: Expression; readonly when: Interval; readonly text: string }
    /** A list written out: `[a, b, c]`. */
    | { readonly kind: 'list'; readonly of: readonly Expression[] }
    | {
        readonly kind: 'call';
        readonly fn: FunctionName;
        readonly args: readonly Expression[];
        readonly flag?: 'lowest' | 'highest';
      }
  );
