/** A claim with its verdict, and everything that re-deriving it takes. */
import type { Claim } from '../claims/claim.ts';
import type { Evidence, Gap, GapCode, Gathered } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';

export type Verdict = 'supported' | 'contradicted' | 'unverifiable';

/** Evidence is there and does not decide. A closed list: each has a hint, a section in `docs/when-it-says.md`, an exit policy. */
export type Doubt =
  | 'too-coarse'
  | 'at-the-edge'
  | 'other-unit'
  | 'other-time'
  | 'ambiguous'
  | 'not-asserted'
  | 'weaker-wording'
  | 'other-speaker'
  | 'sources-disagree'
  | 'readings-differ'
  | 'circular'
  | 'opinion'
  | 'undefined'
  | 'no-source';

export type Cause = Doubt | GapCode;

export type CaveatCode =
  | 'published-later'
  | 'published-earlier'
  | 'happened-later'
  | 'self-reported'
  | 'secondary-only'
  | 'translated'
  | 'reading-dependent'
  | 'only-by-rounding'
  | 'near-miss'
  | 'mixed-scope'
  | 'other-basis'
  | 'neighbour-differs'
  | 'reconstructed'
  | 'supplied-by-hand'
  | 'new-evidence'
  | 'note';

export interface Caveat {
  readonly code: CaveatCode;
  /** One sentence for a reader who never heard of the tool. */
  readonly text: string;
}

/** How far the nearest bound of the claim is from what was measured. */
export interface Distance {
  /** Signed decimal in the claim's unit: how much is missing (contradicted) or to spare (supported). */
  readonly amount: string;
  readonly unit: Unit;
  /** Of the claim's bound, in percent; absent where the bound is zero or a date. */
  readonly percent?: string;
  /** "misses by 0.6 %", "margin 0.25 points". */
  readonly text: string;
  /** In both: "misses by 0.6 % (1.65 million users)", "margin 0.25 points (0.7 % of the bound)". */
  readonly full: string;
}

/** One piece of evidence, judged. The undecided abstain and are shown. */
export interface Judged {
  readonly evidence: Evidence;
  readonly outcome: 'supports' | 'contradicts' | 'abstains';
  /** The rule that decided, by name; the closed list is `judge/rules.ts`. */
  readonly rule: string;
  /** Why it abstains. */
  readonly doubt?: Doubt;
  /** What was measured, where it is a number or a date; what it was compared with; and the unit of both. */
  readonly measured?: Interval;
  readonly claimed?: Interval;
  /** The claim's, or days where a length of months or years was compared with days. */
  readonly unit?: Unit;
  /** For people: "75.28 %", "customer service". */
  readonly found: string;
  readonly distance?: Distance;
  /** Details in words: the conversion made, the period that differs. */
  readonly remark?: string;
  /** What must be said with a verdict that rests on this piece. */
  readonly caveats?: readonly Caveat[];
}

/** One statement of one part, judged. */
export interface StatementFinding {
  /** As typed: "over 93%", "alibaba > second + third + fourth". */
  readonly text: string;
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly rule: string;
  readonly claimed?: Interval;
  /** The comparison's other side, computed: for expressions the whole left side less the right, in the claim's unit. */
  readonly measured?: Interval;
  readonly unit?: Unit;
  readonly found: string;
  readonly distance?: Distance;
  readonly judged: readonly Judged[];
  readonly gaps: readonly Gap[];
  /** What must be said with the verdict besides what its pieces of evidence carry. */
  readonly caveats?: readonly Caveat[];
  /** Steps of a calculation, one line each: "35.8 % − (14.8 % + 13.1 % + 7 %) = [0.25, 1.55) points". */
  readonly steps: readonly string[];
}

export interface PartFinding {
  readonly name: string | null;
  /** A necessary condition: it can contradict, and proves nothing where it holds. */
  readonly onlyIf: boolean;
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly statements: readonly StatementFinding[];
}

export interface ReadingFinding {
  readonly name: string | null;
  readonly natural: boolean;
  /** Nothing but conditions decided. */
  readonly onlyIf: boolean;
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly parts: readonly PartFinding[];
}

/** The reason of a verdict in one sentence, and the facts it is made of. */
interface FindingBody {
  readonly claim: Claim;
  /** One sentence. */
  readonly reason: string;
  /** The deciding rule, by name. */
  readonly rule: string;
  /** For the one line: the claim's side and the world's. */
  readonly says: string;
  readonly found: string;
  readonly distance?: Distance;
  readonly caveats: readonly Caveat[];
  readonly readings: readonly ReadingFinding[];
  readonly also: readonly { readonly name: string; readonly text: string }[];
  /** All that was gathered for it, in the order of the asks. */
  readonly gathered: readonly Gathered[];
}

/** No verdict without evidence, by type. */
export type Finding =
  | (FindingBody & {
      readonly verdict: 'supported' | 'contradicted';
      readonly cause?: never;
      readonly evidence: readonly [Judged, ...Judged[]];
    })
  | (FindingBody & { readonly verdict: 'unverifiable'; readonly cause: Cause; readonly evidence: readonly Judged[] });
