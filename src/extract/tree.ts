/**
 * Markup to a light tree: htmlparser2's tokenizer, and the HTML standard's rules for tags that nobody closed, as far as
 * they decide what text stands in which paragraph or cell. One pass, no attribute kept that nothing reads. Depth and
 * attributes are bounded here, so that whatever walks the tree may recurse.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { ReadError } from './document.ts';

/** Browsers stop nesting at 512 open elements too. */
const maxDepth = 512;
const maxAttributes = 1000;

export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | null;
  readonly children: (Element | string)[];
  /** No reader sees what is in it. */
  readonly hidden: boolean;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** What later steps read; all others are dropped. */
const keptAttributes = new Set(
  (
    'id class style hidden open role itemprop datetime pubdate content name property http-equiv value href rel lang xml:lang ' +
    'type colspan rowspan scope align alt title aria-label data-testid data-component data-time data-date data-datetime ' +
    'data-timestamp data-published itemtype'
  ).split(' '),
);

const voidTags = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Elements whose content is code, a form's value, or shown only where something else fails. */
const unseenTags = new Set(
  (
    'script style template noscript noembed noframes iframe object canvas audio video svg math map datalist select ' +
    'textarea title head rp ix:header'
  ).split(' '),
);

const closesParagraph = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp dd dt'
  ).split(' '),
);
/** A tag looks for what it closes no further out than these. */
const scopes = new Set('applet caption html table td th marquee object template button body'.split(' '));
const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const containers = new Set(
  (
    'address applet article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html iframe li main marquee menu nav object ' +
    'ol p pre section summary table tbody td template tfoot th thead tr ul'
  ).split(' '),
);
const rowGroups = new Set(['tbody', 'thead', 'tfoot']);
const cells = new Set(['td', 'th']);

const hiddenStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0?\.?0+\s*(?:;|!|$))/i;

function isHidden(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (unseenTags.has(tag)) return true;
  if (attributes.size === 0) return tag === 'dialog';
  if (attributes.has('hidden')) return true;
  if (tag === 'dialog' && !attributes.has('open')) return true;
  // Pages that reveal themselves by script hide their body; everything would be lost with it.
  if (tag === 'body' || tag === 'html') return false;
  const style = attributes.get('style');
  return style !== undefined && hiddenStyle.test(style);
}

/** What decides how a stranger's markup is read. `xml` is for feeds: CDATA is text and every tag is closed by its own. */
export interface TreeOptions {
  readonly xml?: boolean;
}

export function readTree(markup: string, options: TreeOptions = {}): Element {
  const builder = new TreeBuilder(markup, options.xml === true);
  const tokenizer = new Tokenizer({ xmlMode: options.xml === true, decodeEntities: true }, builder);
  tokenizer.write(markup);
  tokenizer.end();
  return builder.root;
}

class TreeBuilder implements TokenizerCallbacks {
  readonly root: Element = { tag: '#root', attributes: noAttributes, parent: null, children: [], hidden: false };
  readonly #markup: string;
  readonly #xml: boolean;
  #open: Element[] = [];
  #current: Element = this.root;
  #openParagraphs = 0;
  /** Open svg and math elements: inside them a tag may close itself. */
  #foreign = 0;
  #tag = '';
  #attributes: Map<string, string> | null = null;
  #attributeCount = 0;
  #attributeName = '';
  #attributeValue = '';
  #keep = false;

  constructor(markup: string, xml: boolean) {
    this.#markup = markup;
    this.#xml = xml;
  }

  ontext(start: number, end: number): void {
    this.#append(this.#markup.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#append(String.fromCodePoint(codePoint));
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (this.#xml) this.#append(this.#markup.slice(start, end - endOffset));
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#markup.slice(start, end).toLowerCase();
    this.#attributes = null;
    this.#attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    if (++this.#attributeCount > maxAttributes) {
      throw new ReadError('too-large', 'attributes', `A tag of this page has more than ${maxAttributes} attributes.`);
    }
    this.#attributeName = this.#markup.slice(start, end).toLowerCase();
    this.#attributeValue = '';
    this.#keep = keptAttributes.has(this.#attributeName);
  }

  onattribdata(start: number, end: number): void {
    if (this.#keep) this.#attributeValue += this.#markup.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#keep) this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!this.#keep) return;
    this.#attributes ??= new Map();
    if (!this.#attributes.has(this.#attributeName)) this.#attributes.set(this.#attributeName, this.#attributeValue);
  }

  onopentagend(): void {
    this.#openTag(false);
  }

  onselfclosingtag(): void {
    // Inline XBRL is XML written into HTML: `<ix:nonFraction xsi:nil="true"/>` has no end tag.
    this.#openTag(this.#xml || this.#foreign > 0 || this.#tag.includes(':'));
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#markup.slice(start, end).toLowerCase();
    if (this.#xml) {
      const at = this.#open.findLastIndex((element) => element.tag === tag);
      if (at >= 0) this.#popTo(at);
      return;
    }
    if (tag === 'body' || tag === 'html') return;
    if (tag === 'br') {
      this.#leaf('br');
      return;
    }
    if (tag === 'p' && this.#openParagraphs === 0) {
      this.#leaf('p');
      return;
    }
    this.#closeTag(tag);
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #append(text: string): void {
    const { children } = this.#current;
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === 'string') children[last] = before + text;
    else children.push(text);
  }

  #leaf(tag: string): void {
    this.#current.children.push({
      tag,
      attributes: noAttributes,
      parent: this.#current,
      children: [],
      hidden: this.#current.hidden,
    });
  }

  #openTag(selfClosing: boolean): void {
    const tag = this.#tag;
    if (!this.#xml) {
      if (tag === 'html' || tag === 'body') {
        // A second one adds nothing; its own text goes on where it stands.
        if (this.#open.some((element) => element.tag === tag)) return;
        if (tag === 'body') this.#closeTag('head');
      }
      this.#closeImplied(tag);
    }
    const attributes = this.#attributes ?? noAttributes;
    const element: Element = {
      tag,
      attributes,
      parent: this.#current,
      children: [],
      hidden: this.#current.hidden || isHidden(tag, attributes),
    };
    this.#current.children.push(element);
    if (selfClosing || (!this.#xml && voidTags.has(tag))) return;
    if (this.#open.length >= maxDepth) {
      throw new ReadError('too-large', 'depth', `This page nests its elements deeper than ${maxDepth} levels.`);
    }
    this.#open.push(element);
    this.#current = element;
    if (tag === 'p') this.#openParagraphs++;
    else if (tag === 'svg' || tag === 'math') this.#foreign++;
  }

  /** The innermost open element of one of these tags, not looking out of `stop`; -1 if there is none. */
  #find(tags: ReadonlySet<string>, stop: ReadonlySet<string>): number {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const tag = this.#open[i]?.tag ?? '';
      if (tags.has(tag)) return i;
      if (stop.has(tag)) return -1;
    }
    return -1;
  }

  #closeImplied(tag: string): void {
    if (this.#openParagraphs > 0 && closesParagraph.has(tag)) {
      const at = this.#find(paragraph, scopes);
      if (at >= 0) this.#popTo(at);
    }
    if (tag === 'li' || tag === 'dd' || tag === 'dt') {
      const at = this.#find(tag === 'li' ? item : term, itemStops);
      if (at >= 0) this.#popTo(at);
    } else if (cells.has(tag) || tag === 'tr' || rowGroups.has(tag) || tag === 'caption' || tag === 'colgroup') {
      this.#closeTableParts(tag);
    } else if (tag === 'table') {
      // A table straight inside a table's rows: the outer one is closed; in a cell it nests.
      const at = this.#find(tableOnly, cellStops);
      if (at >= 0) this.#popTo(at);
    } else if (headingTags.has(tag)) {
      if (headingTags.has(this.#current.tag)) this.#popTo(this.#open.length - 1);
    } else if (tag === 'a' || tag === 'button' || tag === 'option') {
      const at = this.#find(new Set([tag]), scopes);
      if (at >= 0 && tag !== 'a') this.#popTo(at);
      else if (at >= 0 && at === this.#open.length - 1) this.#popTo(at);
    }
  }

  #closeTableParts(tag: string): void {
    const table = this.#find(tableOnly, templateOnly);
    if (table < 0) return;
    for (let i = table + 1; i < this.#open.length; i++) {
      const inner = this.#open[i]?.tag ?? '';
      const stays = rowGroups.has(inner) ? cells.has(tag) || tag === 'tr' : inner === 'tr' && cells.has(tag);
      if (!stays) {
        this.#popTo(i);
        return;
      }
    }
  }

  #closeTag(tag: string): void {
    if (voidTags.has(tag)) return;
    const isContainer = containers.has(tag);
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const open = this.#open[i]?.tag ?? '';
      if (open === tag || (headingTags.has(tag) && headingTags.has(open))) {
        this.#popTo(i);
        return;
      }
      // </b> does not close the paragraph that was opened in it, </div> not the cell.
      if (isContainer ? tag !== 'table' && stopsEnd(tag, open) : containers.has(open)) return;
      if (formatting.has(tag) && containers.has(open)) return;
    }
  }

  #popTo(index: number): void {
    for (let i = this.#open.length - 1; i >= index; i--) {
      const tag = this.#open[i]?.tag;
      if (tag === 'p') this.#openParagraphs--;
      else if (tag === 'svg' || tag === 'math') this.#foreign--;
    }
    this.#open.length = index;
    this.#current = this.#open[index - 1] ?? this.root;
  }
}

const paragraph = new Set(['p']);
const item = new Set(['li']);
const term = new Set(['dd', 'dt']);
const tableOnly = new Set(['table']);
const templateOnly = new Set(['template']);
const cellStops = new Set(['td', 'th', 'caption', 'template', 'html']);
/** An unclosed `<li>` is closed by the next one, but not across a list or a section. */
const itemStops = new Set(
  [...containers].filter(
    (tag) => tag !== 'address' && tag !== 'div' && tag !== 'p' && tag !== 'li' && tag !== 'dd' && tag !== 'dt',
  ),
);

/** An end tag does not reach out of a cell, unless it closes a part of that very table. */
function stopsEnd(tag: string, open: string): boolean {
  if (cells.has(tag) || tag === 'tr' || rowGroups.has(tag) || tag === 'caption') return open === 'table';
  return scopes.has(open);
}
