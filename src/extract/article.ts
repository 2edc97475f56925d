/**
 * Which blocks are the article, and which are what surrounds it: navigation, teasers, comments, footers. Every block
 * weighs what it adds to prose (letters that are no links, whole sentences) or takes from it (links, scraps, places
 * named for something else); the article is the part of the page that weighs most, without its parts that weigh less
 * than nothing.
 */
import type { DraftBlock } from './blocks.ts';
import type { Element } from './tree.ts';

/** Words by which pages name what is no article. */
const aside =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|foot|sidebar|side-?bar|aside|rail|comments?|disqus|respond|reply|related|recirc|recommend(?:ed|ations?)?|more-?(?:from|on|stories|news|articles)|read-?(?:more|next|also)|also-?read|popular|trending|most-?(?:read|popular|viewed)|latest|teasers?|promos?|promoted|sponsor(?:ed)?|ads?|advert(?:s|isement|ising)?|banner|newsletter|subscribe|subscription|signup|sign-up|social|share|sharing|shares|follow|tags?|taglist|tag-list|keywords|topics|byline|author(?:-?(?:bio|box|info|card))?|bio|credits?|copyright|legal|disclaimer|cookies?|consent|gdpr|popup|modal|overlay|toolbar|pagination|pager|print|login|signin|paywall|widget|captions?|gallery|slideshow|carousel|outbrain|taboola|timestamp|dateline-?meta|meta|post-?meta|entry-?meta|published|hidden|visually-?hidden|sr-only|screen-reader(?:-text)?|skip-?links?|search|rating|poll|survey|donat(?:e|ion)|feedback|correction)(?:$|[\s_-])/i;
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

/** A part of the page named for something else is the article all the same if it holds this share of the prose. */
const articleShare = 0.4;

/** One flag a block. */
export function bodyOf(blocks: readonly DraftBlock[]): readonly boolean[] {
  const prose = sumsOf(
    blocks,
    blocks.map((block) => Math.max(0, weightOf(block))),
  );
  const total = Math.max(...prose.values(), 1);
  const asides = new Map<Element, boolean>();
  const isAside = (element: Element): boolean => {
    const known = asides.get(element);
    if (known !== undefined) return known;
    const own = isNamedAside(element) && (prose.get(element) ?? 0) < total * articleShare;
    const result = own || (element.parent !== null && isAside(element.parent));
    asides.set(element, result);
    return result;
  };
  const weights = blocks.map((block) =>
    isAside(block.element) ? -Math.min(block.text.length, 200) / 2 : weightOf(block),
  );
  const sums = sumsOf(blocks, weights);
  let article: Element | undefined;
  let most = 0;
  for (const [element, sum] of sums) {
    // Of nested elements with one weight the inner one: it was entered first.
    if (sum > most) {
      most = sum;
      article = element;
    }
  }
  const inside = new Map<Element, boolean>();
  const isInside = (element: Element): boolean => {
    if (element === article) return true;
    const known = inside.get(element);
    if (known !== undefined) return known;
    const result = element.parent !== null && (sums.get(element) ?? 0) > -scrap && isInside(element.parent);
    inside.set(element, result);
    return result;
  };
  const body = blocks.map((block) => !isAside(block.element) && isNeutral(block) && isInside(block.element));
  return withoutTitle(blocks, body);
}

/** The title stands over the article and is not part of it. */
function withoutTitle(blocks: readonly DraftBlock[], body: readonly boolean[]): readonly boolean[] {
  const first = blocks.findIndex((block, index) => body[index] === true && !headings.has(block.tag));
  return body.map((isBody, index) => isBody && blocks[index]?.tag !== 'h1' && index >= first);
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
const isNeutral = (block: DraftBlock): boolean => block.linked < block.text.length / 2;

function isNamedAside({ tag, attributes }: Element): boolean {
  if (asideTags.has(tag)) return true;
  if (tag === 'body' || tag === 'article' || tag === 'html' || tag === 'main') return false;
  const role = attributes.get('role') ?? '';
  if (role !== '' && asideRoles.test(role)) return true;
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
  return names !== ' ' && aside.test(names) && !main.test(names);
}

function weightOf({ text, tag, linked }: DraftBlock): number {
  if (linked > text.length / 2) return -scrap;
  // Headings and rows of figures follow the prose round them.
  if (headings.has(tag) || tag === 'tr') return 0;
  const isTeaser = text.length < 400 && /(?:\.\.\.|…|\[…\]|\[\.\.\.\])$/.test(text);
  if (isTeaser) return -scrap;
  const isSentence = /[.!?。！？:;"”’)」』]$/.test(text);
  return Math.max(-scrap / 8, text.length - linked * 2 - (isSentence ? scrap / 2 : scrap * 1.5));
}
