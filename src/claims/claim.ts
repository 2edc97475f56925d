/** A claim as the judge and the reports see it: made from one entry of a claims file, every short form written out. */
import type { Figure, Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import type { Rational } from '../figures/rational.ts';
import type { Ask, Term } from '../question.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import type { Expression } from './expression.ts';

/** A place in a claims file; line and column count from 1, column in characters. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Declared looseness: of the claimed bound ("1%") or absolute in the claim's unit ("0.5 points", "15 days"). */
export type Tolerance =
  | { readonly kind: 'relative'; readonly share: Rational; readonly text: string }
  | { readonly kind: 'absolute'; readonly amount: Rational; readonly unit: Unit; readonly text: string };

/** An operand of an expression, or what a plain figure is compared with: alternatives are several sources of one value. */
export type Operand =
  | { readonly kind: 'asks'; readonly asks: readonly Ask[] }
  /** The decided evidence of another claim: its id, and which of its figures where it has several. */
  | { readonly kind: 'claim'; readonly id: string; readonly figure?: string }
  /** Names that stand at a place, read as a set. */
  | { readonly kind: 'names'; readonly which: readonly Term[]; readonly asks: readonly Ask[] };

/** What must hold. A claim's statements all must. */
export type Statement =
  | {
      readonly kind: 'figure';
      /** As typed in `says` or read from the claim's sentence. */
      readonly text: string;
      readonly figure: Figure;
      readonly tolerance?: Tolerance;
      /** Compare although the price bases differ. */
      readonly anyBasis?: boolean;
      readonly operand: Operand;
    }
  | {
      readonly kind: 'term';
      readonly text: string;
      /** `is`: it stands at the place. `includes`: it is one of those there. `some`: at least one example. `all`: each of them. */
      readonly mode: 'is' | 'includes' | 'some' | 'all';
      readonly terms: readonly Term[];
      readonly rivals: readonly Term[];
      readonly weaker: readonly Term[];
      /** With `all`: nothing else stands there. */
      readonly noMore?: boolean;
      readonly operand: Operand;
    }
  | {
      readonly kind: 'quote';
      readonly text: string;
      /** As the article has it. */
      readonly quote: string;
      /** Accepted as its source where the article translates. */
      readonly original: readonly string[];
      readonly weaker: readonly string[];
      readonly speaker: readonly Term[];
      /** Speakers whose words would prove it wrong. */
      readonly rivals: readonly Term[];
      /** First seen earlier than this day. */
      readonly before?: number;
      readonly operand: Operand;
    }
  | {
      readonly kind: 'expression';
      readonly text: string;
      readonly expression: Expression;
      readonly tolerance?: Tolerance;
      readonly anyBasis?: boolean;
      readonly operands: Readonly<Record<string, Operand>>;
    };

/** A claim of several parts (`each:`) has one per name; others have one without. */
export interface Part {
  readonly name: string | null;
  /** A necessary condition: can contradict, never support. */
  readonly onlyIf?: true;
  readonly statements: readonly Statement[];
}

/** One way to understand the claim. Exactly one, without a name, where `readings:` is not used. */
export interface ClaimReading {
  readonly name: string | null;
  /** It decides where readings differ. At most one is. */
  readonly natural: boolean;
  readonly asOf: Interval;
  readonly parts: readonly Part[];
}

/** What is computed and shown, and decides nothing. */
export interface Also {
  readonly name: string;
  readonly text: string;
  readonly expression: Expression;
  readonly operands: Readonly<Record<string, Operand>>;
}

export interface Claim {
  readonly id: string;
  /** The assertion, in words. */
  readonly text: string;
  readonly place: SourcePlace;
  readonly tags: readonly string[];
  readonly note?: string;
  /** The few words of the article that the claim is about. */
  readonly words?: string;
  /** Where `words` stand in the claims file. */
  readonly wordsAt?: Pick<Diagnostic, 'place' | 'source' | 'length'>;
  /** Days of the claim, and how they were typed. Default: the article's date. */
  readonly asOf: Interval;
  readonly asOfText: string;
  readonly zone?: string;
  /** Not checkable by its nature, and said so: "a forecast". */
  readonly opinion?: string;
  /** Not checkable as it stands: which measure? */
  readonly unclear?: string;
  readonly needs?: { readonly kind: 'primary' } | { readonly kind: 'origins'; readonly count: number };
  readonly readings: readonly ClaimReading[];
  readonly also: readonly Also[];
  /** Who the claim is about, as far as `names` and its sentence tell: an origin among them is `self-reported`. */
  readonly subjects: readonly Term[];
  /** "sha256:..." over the entry with every default and name it rests on written out: what `--changed` compares. */
  readonly digest: string;
}

export interface Article {
  readonly title: string;
  readonly url?: string;
  readonly author?: string;
  /** Day number. */
  readonly published?: number;
  readonly publishedText?: string;
  readonly zone?: string;
  readonly language?: string;
  /** The article's own text, where the file is named: for `lint --article` and the source `article`. */
  readonly file?: string;
}

export interface ClaimsFile {
  readonly path: string;
  readonly article: Article;
  readonly names: readonly Term[];
  readonly claims: readonly Claim[];
  /** "sha256:..." of the bytes. */
  readonly digest: string;
}

/** The author erred: what, where, and what to do. All of a file's at once. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
  readonly place: SourcePlace;
  /** The line itself and how many characters the caret marks. */
  readonly source: string;
  readonly length: number;
}
