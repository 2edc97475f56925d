/**
 * A capture and the questions put to it, to readings: the only place where what a stranger wrote (selector, path,
 * pattern) or served is evaluated. Plain data in, plain data out; no disk, network or clock. The command line runs it
 * in one warm worker that can be ended; tests and library users call it directly.
 */
import type { GapCode, PageFacts, PassedOver, Reading } from '../evidence.ts';
import type { Question } from '../question.ts';

/** What a locator needs to know of a capture: structured-clonable. */
export interface Page {
  readonly url: string;
  readonly body: Uint8Array;
  /** The `content-type` header, where there is one. */
  readonly contentType?: string;
}

/** What one question came to on one page: candidates in order of rank, or why there are none. */
export interface Answer {
  readonly question: string;
  readonly readings: readonly Reading[];
  readonly passedOver: readonly PassedOver[];
  readonly failure?: { readonly code: GapCode; readonly detail: string; readonly hint: string };
}

export interface Located {
  readonly facts: PageFacts;
  readonly answers: readonly Answer[];
}

/** All questions on one capture go in one call: it is decoded and parsed once. Never rejects for what the page holds. */
export type Locate = (page: Page, questions: readonly Question[]) => Promise<Located>;
