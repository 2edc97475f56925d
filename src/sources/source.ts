/** A kind of place to look. One file per kind, one table (`index.ts`); all pass the same contract suite. */
import type { ZodType } from 'zod';
import type { GapCode, PageFacts, PassedOver, Reading } from '../evidence.ts';
import type { Locate } from '../locate/locate.ts';
import type { Capture, HostRule, Web } from '../net/web.ts';
import type { Ask, Place, Question, Standing } from '../question.ts';

/** What a source is handed: the world as arguments. */
export interface Tools {
  readonly web: Web;
  readonly locate: Locate;
  /** The web as it was on a day: a wrapper, see `net/past.ts`. `gather` has put it in place of `web` where an ask says `at`. */
  readonly past: (day: number) => Web;
  /** The article's own text as a capture, where the claims file names it: for what it says against itself. */
  readonly article?: () => Promise<Capture>;
  /**
   * Told of an error of the program itself, which is thrown where this is left out. With it a page that shows up a bug
   * costs the claims that rest on it their evidence, and no other claim its verdict.
   */
  readonly onBug?: (error: unknown) => void;
}

/** One ask's candidates with the captures that led to them; or a failure in the words of gaps. */
export interface SourceAnswer {
  readonly ask: string;
  readonly facts: PageFacts;
  readonly readings: readonly Reading[];
  readonly passedOver: readonly PassedOver[];
  readonly failure?: {
    readonly code: GapCode;
    readonly detail: string;
    readonly hint: string;
  };
  /** In the order of the requests; the last one holds the passage. Empty only where nothing was read. */
  readonly trail: readonly Capture[];
}

/** The keys that one kind adds to a source entry of the claims file, next to the common ones (near, at, origin ...). */
export interface Source<Options = unknown> {
  /** The key that names it: "page", "huggingface", "filing". */
  readonly name: string;
  /** One sentence for `factcheck sources` and the schema. */
  readonly summary: string;
  /** A claims-file entry that works, as YAML text. */
  readonly example: string;
  /** What it cannot know, in sentences: limits, lags, meaning of its counts. */
  readonly limits: readonly string[];
  /**
   * Schema of the entry's own keys, `name` included: `{ page: "https://..." }`, `{ series: "...", date: "day" }`.
   * All scalars of a claims file are strings as typed.
   */
  readonly entry: ZodType<Options>;
  /** How its hosts want to be treated. */
  readonly hosts: readonly HostRule[];
  /** Where the entry itself says the place (a `field`); undefined where `near`, `table` ... must. */
  place(options: Options): Place | undefined;
  /** What kinds of question it can be asked at that place. */
  readonly answers: readonly Question['kind'][];
  standing(options: Options): Standing;
  /** Who says it, as far as the entry tells: the host of a page, the company of a filing. */
  origin(options: Options): string;
  /** Asks with one key rest on the same captures: they come together, so that each is fetched and parsed once. */
  key(options: Options): string;
  /** It answers for a past day by itself; without, `at:` is asked of a web archive. */
  readonly ownPast?: true;
  /** Looks: one answer per ask, in any order. Rejects with `WebError` where nothing could be fetched: see `gather.ts`. */
  ask(asks: readonly AskOf<Options>[], tools: Tools): Promise<readonly SourceAnswer[]>;
}

export type AskOf<Options> = Ask & { readonly options: Options };
