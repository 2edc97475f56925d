/** What was found, where, when and by way of what; or why nothing was. */
import type { Figure, Unit } from './figures/figure.ts';
import type { Interval } from './figures/interval.ts';
import type { Ask, Standing } from './question.ts';

/** A piece of a capture with an address. */
export interface Passage {
  /** The sentence, cell or value, as a person reads it. */
  readonly text: string;
  /** Where the answer stands in `text`: UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** `json:$.downloads`, `table[2] "Alibaba Cloud" / "Share"`, `text:1204-1260`: unique in its capture. */
  readonly address: string;
  /** Headings above it, outermost first. */
  readonly headings?: readonly string[];
  /** For web pages: the text-fragment directive (`:~:text=...`) that scrolls a browser there. */
  readonly fragment?: string;
  /** In the article's body, or in what surrounds it (navigation, teasers, footer). */
  readonly body?: boolean;
  /** Where the links of its paragraph lead. */
  readonly links?: readonly string[];
  /** Not of the body, but the words of a picture or film in it. */
  readonly caption?: true;
}

/** One value of a series: `value` is null where the series has a hole. Zero is not missing. */
export interface Point {
  /** As the series prints its period. */
  readonly label: string;
  /** Days that it covers. */
  readonly at: Interval;
  readonly value: Interval | null;
}

/** One named value of a list. */
export interface Member {
  readonly name: string;
  readonly value: Interval | null;
}

export type Value =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** In order of time. */
  | { readonly kind: 'series'; readonly unit: Unit; readonly points: readonly Point[]; readonly name?: string }
  /** In the order of the source; `open` where the author named no members ("countries"). Each may have a history. */
  | {
      readonly kind: 'list';
      readonly unit: Unit;
      readonly members: readonly (Member & { readonly points?: readonly Point[] })[];
      readonly open: boolean;
    }
  /** `term` is the name of the term that stands there; null where the place holds something else (`text`). */
  | { readonly kind: 'term'; readonly term: string | null; readonly text: string }
  /** Which of the wordings, and whose words the page says they are (a name of the question's speakers or `names`, else as printed). */
  | { readonly kind: 'quote'; readonly wording: string; readonly speaker: string | null };

/** Words round a passage that keep it from being asserted. */
export interface Hedge {
  readonly kind: 'negated' | 'hoped' | 'hearsay';
  /** As printed: "did not", "reportedly", 並未. */
  readonly word: string;
  /** The author wrote that very word into `near`: then it is a caveat and no doubt. */
  readonly asked: boolean;
}

/** What a locator read at the place. Several readings of one question are candidates; the judge decides whether they differ. */
export interface Reading {
  readonly value: Value;
  readonly passage: Passage;
  readonly hedge?: Hedge;
  /** The period that the passage says it is about, where it says so. */
  readonly refersTo?: Interval;
  /** It names several, and not which of them this is about. */
  readonly eitherOf?: readonly Interval[];
  /** The author's own words for the place hold that period: "in 1918 the flu killed ___". */
  readonly periodAsked?: true;
  /** It is said of the day on which it was written ("now has"), or of what had passed of a period by then ("so far this quarter"). */
  readonly told?: 'now' | 'so-far';
}

/** A candidate that was seen and not taken, and why: shown by `explain`. */
export interface PassedOver {
  readonly passage: Passage;
  /** One of a closed list of short words: "other-unit", "no-blank", "outside-sentence", "hidden", "rival-present" ... */
  readonly why: string;
}

/** A date found on a page, and how far it can be trusted: `declared` by the publisher, `derived` from URL or text. */
export interface PageDate {
  /** ISO 8601: a day, or an instant with its offset where one is given. */
  readonly text: string;
  /** Day number in the page's own zone. */
  readonly day: number;
  /** "json-ld datePublished", "meta article:published_time", "url", "text" ... */
  readonly from: string;
  readonly trust: 'declared' | 'derived';
}

/** What a document says of itself. */
export interface PageFacts {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly canonical?: string;
  readonly published?: PageDate;
  /** Days of publication that the page gives in other places, where they disagree with it. */
  readonly otherwisePublished?: readonly PageDate[];
  readonly modified?: PageDate;
  /** The words by which the page takes itself back: "This article has been retracted", 【已撤稿】, "a work of satire". */
  readonly withdrawn?: string;
  /** A sketch (bottom-k hashes of word shingles) of the body: two texts of one origin share most of it. */
  readonly sketch?: readonly number[];
  /** Longest runs of attribution on the page: "according to Aicpb", 据新华社. Hints of a common origin, lower-cased. */
  readonly attributions?: readonly string[];
}

export type GapCode =
  | 'unreachable'
  | 'rate-limited'
  | 'blocked'
  | 'gone'
  | 'refused'
  | 'too-large'
  | 'too-slow'
  | 'unreadable'
  | 'not-pinned'
  | 'not-found';

/** One HTTP exchange that an answer rests on, as far as a report needs it. */
export interface TrailStep {
  readonly url: string;
  readonly finalUrl: string;
  readonly status: number;
  /** UTC instant at which it was taken. */
  readonly takenAt: string;
  /** "sha256:..." of the body after content coding. */
  readonly digest: string;
  readonly bytes: number;
  readonly how: 'live' | 'pinned' | 'archived';
  readonly provenance: 'recorded' | 'reconstructed' | 'supplied-by-hand';
  /** For `supplied-by-hand`: who, and for `reconstructed`: what it says of itself. */
  readonly remark?: string;
  /** Instant of a web archive's capture, where the answer is one. */
  readonly mementoAt?: string;
}

export interface Evidence {
  readonly ask: Ask;
  readonly reading: Reading;
  readonly origin: string;
  readonly standing: Standing;
  readonly page: PageFacts;
  /** The instant, UTC, at which the place was in this state: the capture's, or the web archive's. */
  readonly observedAt: string;
  /** In the order of the requests; the last one holds the passage. */
  readonly trail: readonly [TrailStep, ...TrailStep[]];
}

/** The world failed: no evidence from this source, and why. */
export interface Gap {
  readonly ask: Ask;
  readonly code: GapCode;
  /** A word of the code's own list: "dns", "paywall", "status 503". */
  readonly detail: string;
  /** What the reader can do, in one sentence. */
  readonly hint: string;
  readonly trail: readonly TrailStep[];
  readonly passedOver: readonly PassedOver[];
}

/** What one ask came to: its candidates, or the gap. */
export type Gathered =
  | {
      readonly ask: Ask;
      readonly evidence: readonly [Evidence, ...Evidence[]];
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly ask: Ask; readonly gap: Gap };
