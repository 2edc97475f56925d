/** What an element holds, by a CSS selector. Its parser is loaded with this file and run only where one is asked for. */
import { load } from 'cheerio/slim';
import type { Passage } from '../evidence.ts';
import { decode } from '../extract/decode.ts';
import type { Place, Question } from '../question.ts';
import { type Found, merged } from './candidates.ts';
import { readDatum } from './datum.ts';
import { LocateError } from './locate-error.ts';
import type { Opened } from './opened.ts';

type CssPlace = Extract<Place, { by: 'css' }>;
type Selectable = ReturnType<typeof load>;

const maxSelector = 300;
const maxElements = 200;
/** Elements of one page up to which `:has` is run: it looks at every element once for each. */
const maxForHas = 5000;
/** Deeper than a browser nests, and than recursion over the tree could go. */
const maxDepth = 512;

/** Nobody sees what is in these. */
const unseen = 'script, style, template, noscript, [hidden]';
const unseenStyle = /display\s*:\s*none|visibility\s*:\s*hidden/i;

function treeOf(opened: Opened): Selectable {
  return opened.once('css', () => load(decode(opened.page.body, opened.page.contentType).text, { xml: false }));
}

function isUnseen(select: Selectable, element: Parameters<Selectable>[0]): boolean {
  const self = select(element as never);
  if (self.is(unseen) || self.closest(unseen).length > 0) return true;
  return self
    .add(self.parents())
    .toArray()
    .some((each) => unseenStyle.test(select(each).attr('style') ?? ''));
}

export function byCss(opened: Opened, { selector, attribute }: CssPlace, question: Question): Found {
  if (opened.document.kind !== 'html')
    throw new LocateError('wrong-type', 'This answer is no web page: a selector finds nothing in it.');
  if (selector.length > maxSelector)
    throw new LocateError('bad-selector', `A selector may have ${maxSelector} characters.`);
  const select = treeOf(opened);
  if (/:has\(/i.test(selector) && (selector.match(/:has\(/gi)?.length ?? 0) + select('*').length / maxForHas > 2) {
    throw new LocateError('bad-selector', 'On a page of this size `:has` takes too long: use a plain selector.');
  }
  let elements: ReturnType<Selectable>;
  try {
    elements = select(selector);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocateError('bad-selector', `Not a CSS selector: ${reason}.`, { cause });
  }
  const parts: Found[] = [];
  for (const [index, element] of elements.toArray().slice(0, maxElements).entries()) {
    if (attribute === undefined && isUnseen(select, element as never)) continue;
    if (select(element).parents().length > maxDepth) continue;
    const raw = attribute === undefined ? select(element).text() : (select(element).attr(attribute) ?? '');
    const text = raw
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
    const place = (of: string, start: number, end: number): Passage => ({
      text: of,
      start,
      end,
      address: `css:${selector}${attribute === undefined ? '' : `@${attribute}`}[${index}]`,
    });
    parts.push(readDatum(text, question, opened.contextFor(question), place));
  }
  return merged(parts);
}
