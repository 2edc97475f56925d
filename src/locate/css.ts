/** What an element holds, by a CSS selector. */
import { createRequire } from 'node:module';
import type { Passage } from '../evidence.ts';
import { StyleReader } from '../extract/inline-style.ts';
import { StyleSheets } from '../extract/style-sheet.ts';
import { unseenTags } from '../extract/tags.ts';
import { fold, superscript } from '../extract/visible-text.ts';
import type { Place, Question } from '../question.ts';
import { type Found, merged } from './candidates.ts';
import { readDatum } from './datum.ts';
import { LocateError } from './locate-error.ts';
import type { Opened } from './opened.ts';

type CssPlace = Extract<Place, { by: 'css' }>;
type Selecting = typeof import('cheerio/slim');
type Selectable = ReturnType<Selecting['load']>;

const require = createRequire(import.meta.url);
/** Its parser is loaded with the first selector. */
const load: Selecting['load'] = (...args) => (require('cheerio/slim') as Selecting).load(...args);

const maxSelector = 300;
const maxElements = 200;
/** Elements of one page up to which `:has` is run: it looks at every element once for each. */
const maxForHas = 5000;
/** Deeper than a browser nests, and than recursion over the tree could go. */
const maxDepth = 512;

type Node = ReturnType<ReturnType<Selectable>['contents']>[number];
type Tag = Extract<Node, { attribs: unknown }>;

interface Styled {
  readonly select: Selectable;
  readonly sheets: StyleSheets;
  readonly styles: StyleReader;
}

function treeOf(opened: Opened): Styled {
  return opened.once('css', () => {
    const select = load(opened.markup, { xml: false });
    const sheets = new StyleSheets();
    for (const style of select('style').toArray()) sheets.add(select(style).text());
    return { select, sheets, styles: new StyleReader() };
  });
}

const isTag = (node: Node): node is Tag => 'attribs' in node;

/** Nobody sees what is in it: the same rules by which the text of the page is read. */
function isUnseen({ name, attribs }: Tag, { sheets, styles }: Styled): boolean {
  if (name === 'body' || name === 'html') return false;
  const { hides, shows, veils } = styles.read(attribs['style'] ?? '');
  if (unseenTags.has(name) || Object.hasOwn(attribs, 'hidden') || hides || veils !== undefined) return true;
  if (name === 'dialog' && !Object.hasOwn(attribs, 'open')) return true;
  return shows !== true && sheets.hides(attribs['class'], attribs['id']);
}

/** Tags inside of a line; any other one parts the words before it from those in it. */
const inline = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub time tt u var wbr'.split(
    ' ',
  ),
);

/** What a reader sees of an element. */
function seenText(node: Node, styled: Styled): string {
  if (!isTag(node)) return node.type === 'text' ? node.data : '';
  if (isUnseen(node, styled)) return '';
  let text = '';
  for (const child of node.children) {
    const part = seenText(child, styled);
    text += isTag(child) && child.name === 'sup' ? superscript(part, text) : part;
  }
  return inline.has(node.name) || node.name === 'sup' || node.name.includes(':') ? text : ` ${text} `;
}

function selected(select: Selectable, selector: string): ReturnType<Selectable> {
  if (selector.length > maxSelector)
    throw new LocateError('bad-selector', `A selector may have ${maxSelector} characters.`);
  try {
    return select(selector);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LocateError('bad-selector', `Not a CSS selector: ${reason}.`, { cause });
  }
}

/** @throws LocateError for a selector that is none. */
export function checkSelector(selector: string): void {
  selected(load('', { xml: false }), selector);
}

export function byCss(opened: Opened, { selector, attribute }: CssPlace, question: Question): Found {
  if (opened.document.kind !== 'html')
    throw new LocateError('wrong-type', 'This answer is no web page: a selector finds nothing in it.');
  const styled = treeOf(opened);
  const { select } = styled;
  if (/:has\(/i.test(selector) && (selector.match(/:has\(/gi)?.length ?? 0) + select('*').length / maxForHas > 2) {
    throw new LocateError('bad-selector', 'On a page of this size `:has` takes too long: use a plain selector.');
  }
  const elements = selected(select, selector);
  const parts: Found[] = [];
  for (const [index, element] of elements.toArray().slice(0, maxElements).entries()) {
    const parents = select(element).parents();
    if (parents.length > maxDepth) continue;
    if (attribute === undefined && parents.toArray().some((parent) => isUnseen(parent, styled))) continue;
    const text = fold(attribute === undefined ? seenText(element, styled) : (select(element).attr(attribute) ?? ''));
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
