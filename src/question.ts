/**
 * What a source is asked and where it is to look. The claimed value is not in here and cannot be: a reader that knew
 * the answer would find it. A term question holds the claimed term among its rivals in alphabetical order; only a
 * quote is searched by its own words.
 */
import type { Dimension, ReadingContext, Unit } from './figures/figure.ts';
import type { Interval } from './figures/interval.ts';

/** The place on a capture at which an answer counts. */
export type Place =
  /** Words in order inside one sentence or table row, with at most a few blanks `___`; `*` skips words. */
  | { readonly by: 'near'; readonly words: string }
  /** A cell by the text of its row's and its column's header; `all` asks for the whole row or column. */
  | { readonly by: 'table'; readonly row?: string; readonly column?: string; readonly caption?: string }
  | { readonly by: 'css'; readonly selector: string; readonly attribute?: string }
  /** RFC 9535 JSONPath. */
  | { readonly by: 'json'; readonly path: string }
  /** RE2 syntax; its first group, or the whole match, is the passage. */
  | { readonly by: 'regex'; readonly pattern: string }
  /** A fact of an inline XBRL document: concept ("us-gaap:Revenues"), without dimensions unless they are named. */
  | { readonly by: 'concept'; readonly concept: string; readonly period?: Interval; readonly unit?: string }
  /** Columns of a CSV or of a JSON array of records: one of time and one or more of values. */
  | {
      readonly by: 'series';
      readonly date?: string;
      /** One column, several (a named list), or `all`: every column, or every row label of `label`. */
      readonly value: string | readonly string[];
      /** Column that names the member of a row ("country"), for tables in long form. */
      readonly label?: string;
      readonly where?: Readonly<Record<string, string>>;
      /** JSONPath of the array of records, where the answer is JSON and not an array itself. */
      readonly records?: string;
    }
  /** The page's own date. */
  | { readonly by: 'published' }
  /** The whole text: quotes, and terms that are to be found in one sentence with all of `words`. */
  | { readonly by: 'text' };

/** One word or name to be told from others: any of its spellings is it. `*` at an end stands for the rest of a word or id. */
export interface Term {
  readonly name: string;
  readonly spellings: readonly string[];
}

export type QuestionKind = 'figure' | 'date' | 'series' | 'list' | 'term' | 'quote';

export interface Question {
  /** Unique within one message to a locator: answers come back under it. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly place: Place;
  /** The dimension asked for ("percent"), and for money or counted things the unit's name ("USD", "user"). */
  readonly dimension?: Dimension;
  readonly unit?: string;
  /** What the amount is of one of ("share"), where an amount for each of them is asked for. */
  readonly per?: string;
  /** What a bare number at the place counts, where the author says so of the source (`unit: per 1,000 people`). */
  readonly stated?: Unit;
  /** `term`: all terms that could stand there, in alphabetical order of their names. */
  readonly terms?: readonly Term[];
  /** `quote`: the wordings to look for, in alphabetical order, and who may have said them. */
  readonly wordings?: readonly string[];
  readonly speakers?: readonly Term[];
  /** One thing, many spellings: any of them matches any other in `near`, `table` and speakers. */
  readonly names?: readonly Term[];
  /** Which of several dated values: the last or the first. */
  readonly read?: 'latest' | 'earliest';
  /** Days of interest; never taken from a claimed date. */
  readonly asOf: Interval;
  /** The period that the author says the figure is about (a quarter, a month): dates the reading, never selects it. */
  readonly period?: Interval;
  readonly context?: ReadingContext;
}

/** Who said it: the issuer's own data or filing, or a report of it. */
export type Standing = 'primary' | 'secondary';

/** One question put to one source, as the claims file has it. */
export interface Ask {
  /** Unique in a run: the claim's id, the operand and a count: "qwen-mau/says/0", "shares/alibaba/1". */
  readonly id: string;
  /** Name of the source kind: "page", "huggingface". */
  readonly source: string;
  /** What the source's own schema made of the entry. */
  readonly options: unknown;
  readonly question: Question;
  /** The past: the state of that place on this day, through the source's history or a web archive. */
  readonly at?: number;
  readonly origin?: string;
  readonly standing?: Standing;
  /** The author vouches that the whole document was meant to hold it: then absence is evidence. */
  readonly complete?: boolean;
  /** A counter that never falls: an observation after the day bounds it from above, before it from below. */
  readonly onlyGrows?: boolean;
  /** Where the claims file has it: for messages. */
  readonly line: number;
}
