/**
 * The closed tables of the judge: what can decide, and what can keep it from deciding. Nothing else appears in a
 * report's `rule`, `cause` or `caveats`; a test holds `docs/` to these tables.
 */
import type { GapCode } from '../evidence.ts';
import type { CaveatCode, Doubt } from './finding.ts';

/** One rule by which a verdict, or its absence, follows. `docs/how-verdicts-work.md` has a heading of the same name. */
export interface DecidingRule {
  readonly sentence: string;
  readonly leadsTo: 'supported' | 'contradicted' | 'either' | 'unverifiable';
}

export const decidingRules = {
  inside: { leadsTo: 'supported', sentence: 'Every value that the evidence can stand for lies in what was claimed.' },
  disjoint: { leadsTo: 'contradicted', sentence: 'No value that the evidence can stand for lies in what was claimed.' },
  'term-at-place': { leadsTo: 'supported', sentence: 'The claimed term stands at the place.' },
  'rival-at-place': { leadsTo: 'contradicted', sentence: 'A rival of the claimed term stands at the place.' },
  'other-value-in-field': {
    leadsTo: 'contradicted',
    sentence: 'The field of a data answer holds another value than the claimed one.',
  },
  'one-of-several': { leadsTo: 'supported', sentence: 'The claimed term is one of those that stand at the place.' },
  'none-of-several': {
    leadsTo: 'contradicted',
    sentence: 'None of those that stand in the field is the claimed term.',
  },
  'all-of-several': { leadsTo: 'supported', sentence: 'Each of the claimed terms stands at the place.' },
  'not-all-of-several': {
    leadsTo: 'contradicted',
    sentence: 'The whole list was read, and it is not the claimed one.',
  },
  'quote-found': { leadsTo: 'supported', sentence: 'The words were found as said by the claimed speaker.' },
  'rival-speaker': { leadsTo: 'contradicted', sentence: 'The words were found as said by a rival of the speaker.' },
  'absent-from-complete': {
    leadsTo: 'either',
    sentence: 'The whole source was meant to hold it, was read, and does not hold it.',
  },
  holds: { leadsTo: 'supported', sentence: 'The calculation comes out true for every value of its operands.' },
  fails: { leadsTo: 'contradicted', sentence: 'The calculation comes out false for every value of its operands.' },
  undetermined: {
    leadsTo: 'unverifiable',
    sentence: 'The calculation comes out true for some values of its operands and false for others, or one is missing.',
  },
  'every-part': { leadsTo: 'supported', sentence: 'Every part of the claim holds.' },
  'one-part-fails': { leadsTo: 'contradicted', sentence: 'A claim of several parts falls with one of them.' },
  'natural-reading': { leadsTo: 'either', sentence: 'The reading that the author calls natural decides.' },
  'readings-agree': { leadsTo: 'either', sentence: 'Every reading of the claim leads to the same verdict.' },
  'only-if': { leadsTo: 'contradicted', sentence: 'A condition without which the claim cannot hold does not hold.' },
  abstained: { leadsTo: 'unverifiable', sentence: 'There is evidence, and every piece of it abstains.' },
  disagreement: { leadsTo: 'unverifiable', sentence: 'Pieces of evidence that decide do not agree.' },
  'standing-missing': {
    leadsTo: 'unverifiable',
    sentence: 'The evidence that decides has not the standing, or not the number of origins, that the claim needs.',
  },
  'no-evidence': { leadsTo: 'unverifiable', sentence: 'No source gave any evidence.' },
  'said-to-be': { leadsTo: 'unverifiable', sentence: 'The author of the claims file says that it cannot be checked.' },
} as const satisfies Record<string, DecidingRule>;

export type RuleName = keyof typeof decidingRules;

/** What a run's exit code makes of an entry when nobody says otherwise. */
export type ExitPolicy = 'pass' | 'fail';

/** One gap, doubt or caveat. `docs/when-it-says.md` has a heading equal to its code. */
export interface Entry {
  /** What the reader can do, in one sentence. */
  readonly hint: string;
  readonly exit: ExitPolicy;
}

export const gapEntries: Readonly<Record<GapCode, Entry>> = {
  unreachable: { exit: 'pass', hint: 'Try again later, or name another source; the detail says what failed.' },
  'rate-limited': { exit: 'pass', hint: 'Wait as long as the source asks, or give a token where it takes one.' },
  blocked: { exit: 'pass', hint: 'Save the page in a browser and add it with "factcheck evidence add".' },
  gone: { exit: 'pass', hint: 'Ask for its past with "at:", or name another source.' },
  refused: {
    exit: 'pass',
    hint: 'Our own guard refused the address; allow the host on the command line if you mean it.',
  },
  'too-large': { exit: 'pass', hint: 'Name a smaller document, or the exhibit itself.' },
  'too-slow': { exit: 'pass', hint: 'Simplify the locator, or name a smaller document.' },
  unreadable: { exit: 'pass', hint: 'Name the same content in another format.' },
  'not-pinned': { exit: 'pass', hint: 'Run once without --pinned to capture it.' },
  'not-found': { exit: 'pass', hint: 'Look at the page with "factcheck probe" and correct the place.' },
};

export const doubtEntries: Readonly<Record<Doubt, Entry>> = {
  'too-coarse': { exit: 'pass', hint: 'Look for a source that prints more digits, or declare a tolerance.' },
  'at-the-edge': {
    exit: 'pass',
    hint: 'The source prints exactly the threshold: if "at least" is meant, say so; else find a finer print.',
  },
  'other-unit': {
    exit: 'pass',
    hint: 'Name a source in the claim\'s unit, or say with "unit:" what the print leaves out.',
  },
  'other-time': {
    exit: 'pass',
    hint: 'Say which days are meant: with "as-of:" those of the claim, with "period:" or "around:" those of a figure; ask for the past with "at:".',
  },
  ambiguous: { exit: 'pass', hint: 'Make the place narrower: more words in "near", a blank, a table cell.' },
  'not-asserted': {
    exit: 'pass',
    hint: 'The source does not assert it; if that is the point, write the hedging word into "near".',
  },
  'weaker-wording': {
    exit: 'pass',
    hint: 'The source says less than the claim: weaken the claim, or find the stronger words.',
  },
  'other-speaker': { exit: 'pass', hint: "The words stand there as somebody else's: check who said them." },
  'sources-disagree': { exit: 'pass', hint: 'Compare the sources side by side: they may count different things.' },
  'readings-differ': {
    exit: 'pass',
    hint: 'Mark the reading that is meant with "natural: true", or make the claim precise.',
  },
  circular: { exit: 'pass', hint: 'The source repeats the article: name one that knows it from elsewhere.' },
  opinion: { exit: 'pass', hint: 'Nothing to do: an opinion or forecast is said to be one.' },
  undefined: { exit: 'pass', hint: 'Say which measure is meant; until then nothing can decide.' },
  'no-source': { exit: 'pass', hint: 'Add a source of the kind that the claim needs.' },
};

/** What the reader of an unverifiable finding can do, in one sentence. */
export const hintOf = (cause: Doubt | GapCode): string => ({ ...gapEntries, ...doubtEntries })[cause].hint;

export const caveatEntries: Readonly<Record<CaveatCode, Entry>> = {
  'published-later': { exit: 'pass', hint: 'The author could not have read this source; the fact may still be older.' },
  'published-earlier': {
    exit: 'pass',
    hint: 'Look for a source of the claim\'s own days, or say with "as-of:" or "period:" which days are meant.',
  },
  'happened-later': {
    exit: 'pass',
    hint: 'The fact itself is later than the claim: do not hold it against the author.',
  },
  'self-reported': { exit: 'pass', hint: 'Look for somebody else who counted.' },
  'secondary-only': {
    exit: 'pass',
    hint: 'Name the issuer\'s own data or filing, or demand it with "needs: primary".',
  },
  translated: { exit: 'pass', hint: 'Check the translation: the words were found in another language.' },
  'reading-dependent': { exit: 'pass', hint: 'Say in the article which reading is meant.' },
  'only-by-rounding': { exit: 'pass', hint: 'Print one more digit, so that the reader is not misled.' },
  'near-miss': { exit: 'pass', hint: 'Correct the figure, or declare the looseness with "tolerance:".' },
  'mixed-scope': { exit: 'pass', hint: 'Take all operands from one source and one period.' },
  'other-basis': { exit: 'pass', hint: 'Name a source with the price basis that the claim means.' },
  'neighbour-differs': { exit: 'pass', hint: 'Say with "as-of:" or "at" which period is meant.' },
  reconstructed: { exit: 'pass', hint: 'Replace it by a recording with --refresh.' },
  'supplied-by-hand': { exit: 'pass', hint: 'Compare the saved page with the live one.' },
  'new-evidence': { exit: 'pass', hint: 'Review the captures that came with this change.' },
  note: {
    exit: 'pass',
    hint: 'Read it: the author of the claims file, or the source itself, qualifies the statement.',
  },
};

/**
 * Which cause is named where several pieces of evidence abstain for several causes: the one that came nearest to
 * deciding. A fixed order, so that the order of the sources does not matter.
 */
export const causesByNearness: readonly (Doubt | GapCode)[] = [
  'sources-disagree',
  'readings-differ',
  'at-the-edge',
  'too-coarse',
  'weaker-wording',
  'other-speaker',
  'ambiguous',
  'not-asserted',
  'other-time',
  'other-unit',
  'undefined',
  'circular',
  'not-found',
  'not-pinned',
  'blocked',
  'gone',
  'rate-limited',
  'unreachable',
  'too-slow',
  'too-large',
  'unreadable',
  'refused',
  'no-source',
  'opinion',
];

/** The one of `causes` that came nearest to deciding. */
export const nearestCause = (causes: Iterable<Doubt | GapCode>): Doubt | GapCode | undefined => {
  const present = new Set(causes);
  return causesByNearness.find((cause) => present.has(cause));
};
