/** Which elements are by their names no article: navigation, notices, ways to other articles, what readers wrote. */
import { isLink } from './blocks.ts';
import type { Element } from './element.ts';

/** Words by which pages name what is no article. */
const aside =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|foot|sidebar|side-?bar|aside|rail|comments?|disqus|respond|reply-?(?:form|link|title|box)|sponsor(?:ed)?|ads?|advert(?:s|isement|ising)?|banner|newsletter|subscribe|subscription|signup|sign-up|social|share|sharing|shares|follow|tags?|taglist|tag-list|keywords|topics|byline|author(?:-?(?:bio|box|info|card))?|bio|credits?|copyright|legal|disclaimer|related|recirc|recommend(?:ed|ations?)?|more-?(?:from|on|stories|news|articles)|read-?(?:more|next|also)|also-?read|popular|trending|most-?(?:read|popular|viewed)|latest|promos?|(?<!node--)promoted|cookies?|consent|gdpr|popup|modal|overlay|toolbar|pagination|pager|print|login|signin|paywall-\w+|widget|captions?|gallery|slideshow|carousel|swiper|outbrain|taboola|timestamp|dateline-?meta|meta|post-?meta|entry-?meta|published|visually-?hidden|sr-only|screen-reader(?:-text)?|skip-?links?|search|donat(?:e|ion)|feedback|correction)(?:$|[\s_-])/i;
/** The lead of another article, which then leads there; where nothing leads away it is this article's own. */
const teaser = /(?:^|[\s_-])teasers?(?:$|[\s_-])/i;
/** What an article is about, as publishing systems note it in its classes: "tag-sponsor" is no sponsor's. */
const subject = /(?<![^\s])(?:tag|category|topic)-(?!lists?\b|clouds?\b|links?\b|items?\b|wrap|box|bar|container)\S+/gi;
/** By whole names, since a field whose label is hidden is called "label-hidden". */
const hiddenNames = /(?:^|\s)(?:is-)?hidden(?:$|\s)/i;
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

/** Where comments are: by whole names, since articles too are called "has-comments". */
const comments =
  /(?:^|\s)(?:comments?|(?:user|reader)-?comments|comments?[-_]?(?:area|list|container|section|wrap(?:per)?|content|body|thread|respond)|disqus\S*|respond)(?=$|\s)/i;

/** Whether the element itself is named so, whatever it stands in. */
export function isNamedAside(element: Element): boolean {
  const { tag, attributes } = element;
  if (asideTags.has(tag)) return true;
  if (tag === 'body' || tag === 'article' || tag === 'html' || tag === 'main') return false;
  const role = attributes.get('role') ?? '';
  if (role !== '' && asideRoles.test(role)) return true;
  return saysAside(namesOf(element), element);
}

/** A picture's words, and no other aside: an "ad-caption" is an advertisement's. */
export function isCaption(element: Element): boolean {
  const names = namesOf(element);
  const others = names.replace(caption, ' ');
  return (element.tag === 'figcaption' || others !== names) && !saysAside(others, element);
}

/** Words by which pages name the line under a picture. */
const caption = /(?<![^\s_-])captions?(?![^\s_-])/gi;

function namesOf({ attributes }: Element): string {
  return `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`
    .replace(subject, ' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2');
}

function saysAside(names: string, element: Element): boolean {
  if (names.trim() === '') return false;
  if (comments.test(names)) return true;
  if (main.test(names)) return false;
  return aside.test(names) || hiddenNames.test(names) || (teaser.test(names) && leadsAway(element));
}

function leadsAway(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (isLink(at)) return true;
  return holdsLink(element);
}

function holdsLink(element: Element): boolean {
  return element.children.some((child) => typeof child !== 'string' && (isLink(child) || holdsLink(child)));
}
