/**
 * Who said it first. Ten copies of one press text are one origin, and the article is no witness of itself; how good a
 * witness is (`standing`) counts only among reports of the same origin.
 */
import type { Article, Claim } from '../claims/claim.ts';
import type { Evidence, PageFacts } from '../evidence.ts';
import type { Term } from '../question.ts';

/**
 * Two texts are copies where at least this share of their word shingles is common: with a tenth of the words edited, a
 * text of five-word shingles keeps 0.9^5 = 59 %, which is 42 % of the union; other navigation takes some of that away.
 * Two texts about one event by two authors have less than 5 % in common.
 */
const copyShare = 0.25;
/** A sketch of fewer hashes is of a text too short to tell. */
const leastSketch = 16;

/** Share of common shingles, estimated from the smallest hashes of both. */
function similarity(a: readonly number[], b: readonly number[]): number {
  const size = Math.min(a.length, b.length);
  if (size < leastSketch) return 0;
  const [inA, inB] = [new Set(a), new Set(b)];
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, size);
  return smallest.filter((hash) => inA.has(hash) && inB.has(hash)).length / size;
}

const nearCopies = (a: PageFacts, b: PageFacts): boolean =>
  a.sketch !== undefined && b.sketch !== undefined && similarity(a.sketch, b.sketch) >= copyShare;

/** Words of letters and digits, each Chinese character one. */
const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

/** So many words in one order, round the same figure, are not written twice: both have them from a third. */
const quotedRun = 14;

/** Two papers that each quote one press release: the rest of their texts is their own, the passage is not. */
function quoteTheSame(a: string, b: string): boolean {
  const [one, other] = [wordsIn(a), wordsIn(b)];
  const runs = new Set(other.map((_, at) => other.slice(at, at + quotedRun).join(' ')));
  return one.some((_, at) => at + quotedRun <= one.length && runs.has(one.slice(at, at + quotedRun).join(' ')));
}

/** White space and case do not make another name. */
export const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const isNamed = (name: string, terms: readonly Term[]): boolean =>
  terms.some((term) => [term.name, ...term.spellings].some((spelling) => folded(spelling) === folded(name)));

const attributionsOf = (evidence: Evidence): readonly string[] => (evidence.page.attributions ?? []).map(folded);

/** Does the page name the other's origin as where it has it from? */
const credits = (a: Evidence, b: Evidence): boolean => {
  const origin = folded(b.origin);
  return origin.length >= 3 && attributionsOf(a).some((attribution) => ` ${attribution} `.includes(` ${origin} `));
};

/** Letters of a publisher's name from which on it is nobody else's word. */
const ownName = { letters: 6, signs: 3 };

/** Does the sentence that answers name the other's publisher: "Harbour Daily reported", 据海港日报报道? */
function namesPublisher(a: Evidence, b: Evidence): boolean {
  const publisher = folded(b.page.publisher ?? '');
  if (publisher === folded(a.page.publisher ?? '')) return false;
  const signs = publisher.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (publisher.length < ownName.letters && signs < ownName.signs) return false;
  return folded(a.reading.passage.text).includes(publisher);
}

function oneOrigin(a: Evidence, b: Evidence): boolean {
  if (hostOf(a.origin) === hostOf(b.origin)) return true;
  const addresses = new Set(addressesOf(a));
  if (addressesOf(b).some((address) => addresses.has(address))) return true;
  if (nearCopies(a.page, b.page) || credits(a, b) || credits(b, a)) return true;
  if (namesPublisher(a, b) || namesPublisher(b, a)) return true;
  if (quoteTheSame(a.reading.passage.text, b.reading.passage.text)) return true;
  const shared = new Set(attributionsOf(a));
  return attributionsOf(b).some((attribution) => shared.has(attribution));
}

/** Pieces by who said it first; in the order of the first of each group. */
export function byOrigin<T>(pieces: readonly T[], evidenceOf: (piece: T) => Evidence): readonly (readonly T[])[] {
  let groups: T[][] = [];
  for (const piece of pieces) {
    const related = groups.filter((group) => group.some((other) => oneOrigin(evidenceOf(piece), evidenceOf(other))));
    // One piece may tie two groups together: a report that credits both.
    const merged = [...related.flat(), piece];
    groups = [...groups.filter((group) => !related.includes(group)), merged];
  }
  return groups;
}

/** The same page under another spelling of its address: scheme, "www.", a slash at the end, marks of who sent the reader. */
function sameAddress(url: string): string {
  // A copy in a web archive has the page's own address behind its instant.
  const own = url.trim().replace(/^https?:\/\/[^?#]*?\/\d{14}(?:[a-z]{2}_)?\/(?=https?:\/\/)/, '');
  const match = /^(?:https?:)?\/\/(?:www\.|m\.|amp\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(own);
  if (!match) return own;
  const [, host = '', path = '', query = ''] = match;
  const kept = query
    .split('&')
    .filter(
      (pair) =>
        pair !== '' &&
        !/^(?:utm_\w+|fbclid|gclid|ref|ref_src|source|share|from|spm|amp|cmpid|mc_[ce]id|igshid)(?:=|$)/i.test(pair),
    );
  return `${host.toLowerCase()}${path.replace(/\/+$/, '')}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`;
}

/** Of the page itself, and of the one that it says it is a copy of: a re-post, a twin for phones. */
const addressesOf = ({ page, trail }: Evidence): readonly string[] => {
  const last = trail.at(-1);
  return [page.canonical, last?.url, last?.finalUrl].filter((url) => url !== undefined).map(sameAddress);
};

/** "By Yan Da" and 作者：燕大 are their names. */
const byline = (author: string): string =>
  folded(author).replace(/^(?:by|von|par|作者|记者|記者|文)(?:\s+|\s*[:：/／|]\s*)/, '');

/** It is the article itself, which may contradict itself and never support itself. */
export function isOwnArticle(evidence: Evidence, article: Article): boolean {
  if (evidence.ask.source === 'article') return true;
  const { url } = article;
  return url !== undefined && addressesOf(evidence).includes(sameAddress(url));
}

/** Its paragraph sends the reader to the article, where it has it from: it may correct the article and never support it. */
export const leadsToArticle = ({ reading: { passage } }: Evidence, { url }: Article): boolean =>
  url !== undefined && (passage.links ?? []).some((link) => sameAddress(link) === sameAddress(url));

/** Words, or Chinese characters, from which on a title is that of one text only. */
const ownTitle = { words: 3, signs: 6 };

/** The article under its own title on another host is no witness of it, whatever the host puts behind the title. */
function isSameTitle(page: string, own: string): boolean {
  const [theirs, wanted] = [folded(page), folded(own)];
  const signs = wanted.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (wanted.split(' ').length < ownTitle.words && signs < ownTitle.signs) return false;
  return theirs === wanted || (theirs.startsWith(wanted) && /^\s*[|–—_·-]/.test(theirs.slice(wanted.length)));
}

/** "m.example.org" and "www.example.org" are example.org. */
const hostOf = (origin: string): string => folded(origin).replace(/^(?:www|m|mobile|amp)\.(?=[^.]+\.)/, '');

/** It goes back to the article, or is its author's: no witness. Never the host alone: platforms host many. */
export function isCircular(evidence: Evidence, article: Article): boolean {
  if (isOwnArticle(evidence, article)) return false;
  const origin = folded(evidence.origin);
  const own = ['the article', 'article', article.title, article.author ?? ''].map(folded).filter((name) => name !== '');
  if (own.includes(origin)) return true;
  const { author, title } = evidence.page;
  if (title !== undefined && isSameTitle(title, article.title)) return true;
  return author !== undefined && article.author !== undefined && byline(author) === byline(article.author);
}

/** The origin is whom the claim is about. */
export const isSelfReported = (evidence: Evidence, claim: Claim): boolean => isNamed(evidence.origin, claim.subjects);

export const isOneOf = isNamed;
