/** What all claims of one file share. */
import type { ZodType } from 'zod';
import type { ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import type { Place, Question, Term } from '../question.ts';
import type { Article } from './claim.ts';
import type { Problems } from './problems.ts';
import type { MapEntry } from './yaml-node.ts';

/** What the claims file needs to know of a kind of source; `sources/` has them. */
export interface SourceEntrySchema {
  /** The key that names it: "page". */
  readonly name: string;
  /** Schema of the entry's own keys, `name` included. */
  readonly entry: ZodType;
  /** Where the entry itself says the place. */
  place(options: unknown): Place | undefined;
  readonly answers: readonly Question['kind'][];
}

export interface FileContext {
  readonly problems: Problems;
  readonly article: Article;
  readonly names: readonly Term[];
  readonly kinds: ReadonlyMap<string, SourceEntrySchema>;
  /** The sources that the top of the file names. */
  readonly named: ReadonlyMap<string, MapEntry>;
  /** How the author's own dates and figures are read. */
  readonly reading: ReadingContext;
  readonly asOf: Interval;
  readonly asOfText: string;
  /** Why a place can be asked of no page, where its own syntax says so. */
  readonly placeProblem: ((place: Place) => string | undefined) | undefined;
  readonly needs: string | undefined;
  /** Over what the header says of all claims: a claim changes with it. */
  readonly headerDigest: string;
}
