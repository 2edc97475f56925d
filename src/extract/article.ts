/**
 * Which blocks are the article, and which are what surrounds it: navigation, teasers, comments, footers. Every block
 * weighs what it adds to prose (letters that are no links, whole sentences) or takes from it (links, scraps, places
 * named for something else); the article is the part of the page that weighs most, without its parts that weigh less
 * than nothing.
 */
import { isNamedAside } from './aside.ts';
import type { DraftBlock } from './blocks.ts';
import { readDay } from './day-text.ts';
import type { Element } from './element.ts';
import { headingTags } from './tags.ts';
import { cardsOf, withoutTeasers } from './teasers.ts';

/** A block needs this many letters before it adds anything. */
const scrap = 40;

/** Lines that stand in the middle of articles and are not of them. */
const furniture =
  /^(?:copyright|©|\(c\)|all rights reserved|published|updated|posted (?:on|by|in)|last (?:updated|modified)|filed under|tags?:|share this|advertis?ements?|related (?:articles?|stories|posts|content|topics|news|coverage|links)|related:|read (?:more|next|also)|see also|recommended|you (?:may|might) also (?:like|be interested)|sign up|subscribe|follow us|comments?$|leave a (?:reply|comment)|continue reading|story continues|click here|photo:|image:|source:$)/i;
const furnitureLength = 120;

/** Less on the whole page is no prose that the rest could stand beside: a sentence of some fifteen words weighs more. */
const leastProse = 2 * scrap;

/** One flag a block. */
export function bodyOf(blocks: readonly DraftBlock[]): readonly boolean[] {
  const cards = cardsOf(blocks);
  const raw = blocks.map((block, index) => (cards.has(index) ? -scrap : weightOf(block)));
  const isNamed = once(isNamedAside);
  // What holds the title is no aside, whatever its name.
  const titled = new Set(ancestorsOf(blocks.find(({ tag }) => tag === 'h1')?.element ?? null));
  const isAmongAsides = once(
    (element, known) =>
      (isNamed(element) && !titled.has(element)) || (element.parent !== null && known(element.parent)),
  );
  const prose = raw.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const home = prose < leastProse ? undefined : homeOf(blocks, raw, isAmongAsides);
  // A page of a line or two has no prose to stand beside: all that is no navigation, link or notice is what it says.
  if (home === undefined) {
    const said = blocks.map(({ element }, index) => (raw[index] ?? 0) > -scrap && !isAmongAsides(element));
    return withoutEnds(blocks, said);
  }
  const exempt = new Set(ancestorsOf(home));
  const isAside = once(
    (element, known) =>
      (!exempt.has(element) && isNamed(element)) || (element.parent !== null && known(element.parent)),
  );
  const weights = blocks.map((block, index) =>
    isAside(block.element) ? -Math.min(block.text.length, 200) / 2 : (raw[index] ?? 0),
  );
  const sums = sumsOf(blocks, weights);
  // The part of the page round the home of the prose that weighs most.
  let article = home;
  for (const element of exempt) if ((sums.get(element) ?? 0) > (sums.get(article) ?? 0)) article = element;
  const isInside = once((element, known) => {
    if (element === article) return true;
    const isLight = !exempt.has(element) && (sums.get(element) ?? 0) <= -scrap;
    return element.parent !== null && !isLight && known(element.parent);
  });
  // A paragraph among the article's own is of it, though it be a link or end in dots.
  const isOwn = ({ tag, element, text, linked }: DraftBlock): boolean =>
    tag === 'p' &&
    (linked < text.length * 0.9 || isSentence(text) || /^https?:/.test(text)) &&
    element.parent !== null &&
    (sums.get(element.parent) ?? 0) > 5 * scrap &&
    isInside(element.parent);
  const body = blocks.map((block, index) => {
    if (isAside(block.element)) return false;
    if (isOwn(block)) return !isFurniture(block.text);
    return (raw[index] ?? 0) > -scrap && isInside(block.element);
  });
  return withoutEnds(blocks, withoutTeasers(blocks, body));
}

/** An element and all it stands in. */
function* ancestorsOf(element: Element | null): Generator<Element> {
  for (let at = element; at !== null; at = at.parent) yield at;
}

/** Asks a question of each element once, also where the answer rests on that of its parent. */
function once(ask: (element: Element, known: (element: Element) => boolean) => boolean): (element: Element) => boolean {
  const answers = new Map<Element, boolean>();
  const known = (element: Element): boolean => {
    const before = answers.get(element);
    if (before !== undefined) return before;
    const answer = ask(element, known);
    answers.set(element, answer);
    return answer;
  };
  return known;
}

const isSentence = (text: string): boolean => /[.!?。！？:;"”’)」』]$/.test(text);
/** A line that stands in the middle of articles and is not of them. */
export const isFurniture = (text: string): boolean => text.length < furnitureLength && furniture.test(text);

/**
 * The element in which most prose stands close together: paragraphs are its children, or children of its children where
 * every paragraph has a box of its own.
 */
function homeOf(
  blocks: readonly DraftBlock[],
  weights: readonly number[],
  isAmongAsides: (element: Element) => boolean,
): Element | undefined {
  const near = new Map<Element, number>();
  blocks.forEach(({ element }, index) => {
    const weight = weights[index] ?? 0;
    if (weight <= 0) return;
    // Readers write more than the article, and so do notices.
    const worth = isAmongAsides(element) ? weight / 10 : weight;
    let at: Element | null = element;
    for (const share of [1, 1, 0.8, 0.6]) {
      if (at === null) break;
      near.set(at, (near.get(at) ?? 0) + worth * share);
      at = at.parent;
    }
  });
  let home: Element | undefined;
  let most = 0;
  for (const [element, sum] of near) {
    if (sum > most) {
      most = sum;
      home = element;
    }
  }
  return home;
}

/** A Chinese, Japanese or Korean character says as much as two or three letters. */
function lettersIn(text: string): number {
  return text.length + 1.5 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g)?.length ?? 0);
}

/** The title and the day stand over the article and are not part of it; a heading under it heads something else. */
function withoutEnds(blocks: readonly DraftBlock[], body: readonly boolean[]): readonly boolean[] {
  const isText = ({ tag, text }: DraftBlock): boolean => !headingTags.has(tag) && !isDateLine(text);
  const first = blocks.findIndex((block, index) => body[index] === true && isText(block));
  const last = blocks.findLastIndex((block, index) => body[index] === true && !headingTags.has(block.tag));
  return blocks.map(({ tag, text }, index) => {
    if (body[index] !== true || index > last) return false;
    return index >= first || (index >= first - 1 && tag !== 'h1' && !isDateLine(text));
  });
}

/** A line that says when and little else. */
function isDateLine(text: string): boolean {
  return text.length <= longestDateLine && /\d/.test(text) && readDay(text) !== undefined && !isSentence(text);
}

/** "Published on Wednesday, 24 September 2025 at 10:45 GMT" and the like. */
const longestDateLine = 60;

/** What the blocks in each element weigh together. */
function sumsOf(blocks: readonly DraftBlock[], weights: readonly number[]): Map<Element, number> {
  const sums = new Map<Element, number>();
  blocks.forEach(({ element }, index) => {
    for (let at: Element | null = element; at !== null; at = at.parent) {
      sums.set(at, (sums.get(at) ?? 0) + (weights[index] ?? 0));
    }
  });
  return sums;
}

function weightOf({ text, tag, linked }: DraftBlock): number {
  if (linked > text.length / 2 || isFurniture(text) || (linked > 0 && !/\p{L}/u.test(text))) return -scrap;
  // Headings and rows of figures follow the prose round them.
  if (headingTags.has(tag) || tag === 'tr') return 0;
  if (text.length < 400 && /(?:\.\.\.|…|\[…\]|\[\.\.\.\])$/.test(text)) return -scrap;
  const worth = lettersIn(text) - linked * 2 - (isSentence(text) ? scrap / 2 : scrap * 1.5);
  return linked === 0 && (tag === 'li' || /\d/.test(text)) ? Math.max(0, worth) : Math.max(-scrap / 8, worth);
}
