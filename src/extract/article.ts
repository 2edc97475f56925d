/**
 * Which blocks are the article, and which are what surrounds it: navigation, teasers, comments, footers. Every block
 * weighs what it adds to prose (letters that are no links, whole sentences) or takes from it (links, scraps, places
 * named for something else); the article is the part of the page that weighs most, without its parts that weigh less
 * than nothing.
 */
import type { DraftBlock } from './blocks.ts';
import type { Element } from './element.ts';

/** Words by which pages name what is no article. */
const aside =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|foot|sidebar|side-?bar|aside|rail|comments?|disqus|respond|reply|related|recirc|recommend(?:ed|ations?)?|more-?(?:from|on|stories|news|articles)|read-?(?:more|next|also)|also-?read|popular|trending|most-?(?:read|popular|viewed)|latest|teasers?|promos?|promoted|sponsor(?:ed)?|ads?|advert(?:s|isement|ising)?|banner|newsletter|subscribe|subscription|signup|sign-up|social|share|sharing|shares|follow|tags?|taglist|tag-list|keywords|topics|byline|author(?:-?(?:bio|box|info|card))?|bio|credits?|copyright|legal|disclaimer|cookies?|consent|gdpr|popup|modal|overlay|toolbar|pagination|pager|print|login|signin|paywall|widget|captions?|gallery|slideshow|carousel|outbrain|taboola|timestamp|dateline-?meta|meta|post-?meta|entry-?meta|published|hidden|visually-?hidden|sr-only|screen-reader(?:-text)?|skip-?links?|search|donat(?:e|ion)|feedback|correction)(?:$|[\s_-])/i;
/** Words by which they name the article itself: a "main-content-sidebar" is no sidebar. */
const main =
  /(?:^|[\s_-])(?:article-?(?:body|content|text|main)|story-?(?:body|content|text)|post-?(?:body|content)|entry-?content|body-?(?:content|copy|text)|main-?(?:content|text)|articlebody|storybody|content-?body|rich-?text|page-?content|text-?content)(?:$|[\s_-])/i;
const asideTags = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'menu',
  'figcaption',
  'dialog',
  'search',
  'fieldset',
  'legend',
  'label',
]);
const asideRoles =
  /^(?:navigation|complementary|contentinfo|banner|search|menu|menubar|dialog|alert|tablist|toolbar|form|button)$/;

/** A block needs this many letters before it adds anything. */
const scrap = 40;

/** Where comments are: by whole names, since articles too are called "has-comments". */
const comments =
  /(?:^|\s)(?:comments?|(?:user|reader)-?comments|comments?[-_]?(?:area|list|container|section|wrap(?:per)?|content|body|thread|respond)|disqus\S*|respond)(?=$|\s)/i;
/** Lines that stand in the middle of articles and are not of them. */
const furniture =
  /^(?:copyright|©|\(c\)|all rights reserved|published|updated|posted (?:on|by|in)|last (?:updated|modified)|filed under|tags?:|share this|advertis?ements?|related (?:articles?|stories|posts|content|topics|news|coverage|links)|related:|read (?:more|next|also)|see also|recommended|you (?:may|might) also (?:like|be interested)|sign up|subscribe|follow us|comments?$|leave a (?:reply|comment)|continue reading|story continues|click here|photo:|image:|source:$)/i;
const furnitureLength = 120;

/** One flag a block. */
export function bodyOf(blocks: readonly DraftBlock[]): readonly boolean[] {
  const cards = cardsOf(blocks);
  const raw = blocks.map((block, index) => (cards.has(index) ? -scrap : weightOf(block)));
  const home = homeOf(blocks, raw);
  if (home === undefined) return blocks.map(() => false);
  const exempt = new Set<Element>();
  for (let at: Element | null = home; at !== null; at = at.parent) exempt.add(at);
  const asides = new Map<Element, boolean>();
  const isAside = (element: Element): boolean => {
    const known = asides.get(element);
    if (known !== undefined) return known;
    const result =
      (!exempt.has(element) && isNamedAside(element)) || (element.parent !== null && isAside(element.parent));
    asides.set(element, result);
    return result;
  };
  const weights = blocks.map((block, index) =>
    isAside(block.element) ? -Math.min(block.text.length, 200) / 2 : (raw[index] ?? 0),
  );
  const sums = sumsOf(blocks, weights);
  // The part of the page round the home of the prose that weighs most.
  let article = home;
  for (const element of exempt) if ((sums.get(element) ?? 0) > (sums.get(article) ?? 0)) article = element;
  const inside = new Map<Element, boolean>();
  const isInside = (element: Element): boolean => {
    if (element === article) return true;
    const known = inside.get(element);
    if (known !== undefined) return known;
    const isLight = !exempt.has(element) && (sums.get(element) ?? 0) <= -scrap;
    const result = element.parent !== null && !isLight && isInside(element.parent);
    inside.set(element, result);
    return result;
  };
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
  return withoutTitle(blocks, body);
}

const isSentence = (text: string): boolean => /[.!?。！？:;"”’)」』]$/.test(text);
const isFurniture = (text: string): boolean => text.length < furnitureLength && furniture.test(text);

/**
 * The element in which most prose stands close together: paragraphs are its children, or children of its children where
 * every paragraph has a box of its own.
 */
function homeOf(blocks: readonly DraftBlock[], weights: readonly number[]): Element | undefined {
  const near = new Map<Element, number>();
  blocks.forEach(({ element }, index) => {
    const weight = weights[index] ?? 0;
    if (weight <= 0) return;
    const worth = isAmongComments(element) ? weight / 4 : weight;
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

/** Readers write more than the article; what is named comments is the home of the prose only where there is little else. */
function isAmongComments(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) {
    if (comments.test(`${at.attributes.get('class') ?? ''} ${at.attributes.get('id') ?? ''}`) && at.tag !== 'body')
      return true;
  }
  return false;
}

/** A heading that is a link, and what it teases: a box of at most a few lines. */
function cardsOf(blocks: readonly DraftBlock[]): Set<number> {
  const cards = new Set<number>();
  blocks.forEach(({ tag, text, linked, element }, index) => {
    if (!headings.has(tag) || linked < text.length / 2) return;
    let box: Element | null = element.parent;
    for (let level = 0; level < 3 && box !== null; level++, box = box.parent) {
      const holder = box;
      const members: number[] = [];
      for (let i = Math.max(0, index - 4); i < Math.min(blocks.length, index + 6); i++) {
        const block = blocks[i];
        if (block !== undefined && contains(holder, block.element)) members.push(i);
      }
      const prose = members.reduce((sum, i) => sum + (blocks[i]?.text.length ?? 0), 0);
      if (members.length > 6 || prose > longestCard) break;
      for (const member of members) cards.add(member);
    }
  });
  return cards;
}

/** A Chinese, Japanese or Korean character says as much as two or three letters. */
function lettersIn(text: string): number {
  return text.length + 1.5 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g)?.length ?? 0);
}

/** Letters of a teaser with its heading. */
const longestCard = 500;

function contains(holder: Element, element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at === holder) return true;
  return false;
}

/** The title stands over the article and is not part of it. */
function withoutTitle(blocks: readonly DraftBlock[], body: readonly boolean[]): readonly boolean[] {
  const first = blocks.findIndex((block, index) => body[index] === true && !headings.has(block.tag));
  return body.map((isBody, index) => isBody && (index > first || (blocks[index]?.tag !== 'h1' && index >= first - 1)));
}

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

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function isNamedAside({ tag, attributes }: Element): boolean {
  if (asideTags.has(tag)) return true;
  if (tag === 'body' || tag === 'article' || tag === 'html' || tag === 'main') return false;
  const role = attributes.get('role') ?? '';
  if (role !== '' && asideRoles.test(role)) return true;
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
  return names !== ' ' && ((aside.test(names) && !main.test(names)) || comments.test(names));
}

function weightOf({ text, tag, linked }: DraftBlock): number {
  if (linked > text.length / 2 || isFurniture(text)) return -scrap;
  // Headings and rows of figures follow the prose round them.
  if (headings.has(tag) || tag === 'tr') return 0;
  if (text.length < 400 && /(?:\.\.\.|…|\[…\]|\[\.\.\.\])$/.test(text)) return -scrap;
  const worth = lettersIn(text) - linked * 2 - (isSentence(text) ? scrap / 2 : scrap * 1.5);
  return linked === 0 && tag === 'li' ? Math.max(0, worth) : Math.max(-scrap / 8, worth);
}
