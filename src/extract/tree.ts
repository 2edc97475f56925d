/**
 * Markup to a light tree: htmlparser2's tokenizer, and the HTML standard's rules for tags that nobody closed, as far as
 * they decide what text stands in which paragraph or cell. One pass, no attribute kept that nothing reads. Depth and
 * attributes are bounded here, so that whatever walks the tree may recurse.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { ReadError } from './document.ts';
import { Attributes, type Element, GrowingElement, noAttributes } from './element.ts';
import { type InlineStyle, StyleReader, type Veil } from './inline-style.ts';
import { StyleSheets } from './style-sheet.ts';
import {
  cellStops,
  cells,
  closesParagraph,
  containers,
  formatting,
  headingTags,
  item,
  itemStops,
  paragraph,
  rowGroups,
  scopes,
  stopsEnd,
  tableOnly,
  templateOnly,
  term,
  unseenTags,
  voidTags,
} from './tags.ts';

/** Browsers stop nesting at 512 open elements too. */
const maxDepth = 512;
const maxAttributes = 1000;
/** Four times what the largest annual reports have, which come to 16 MB: each costs some 400 bytes until it is read. */
const maxTags = 600_000;
/** Of the text between them, entities and lone `<` among it: the same reports have 70,000. */
const maxPieces = 1_000_000;

/** What later steps read; all others are dropped, and of a style only whether it hides or emboldens. */
const keptAttributes = new Set(
  (
    'id class hidden open role itemprop datetime pubdate content name property http-equiv value href rel lang xml:lang ' +
    'type colspan rowspan scope align alt title aria-label data-testid data-component data-time data-date data-datetime ' +
    'data-timestamp data-published itemtype unitref'
  ).split(' '),
);

/** Text out of sight that says something of the page: JSON-LD, its title, dates for machines. */
const readWhenHidden = new Set(['script', 'style', 'title', 'meta', 'link', 'time']);

function isHidden(tag: string, attributes: Attributes, style: InlineStyle | undefined): boolean {
  if (unseenTags.has(tag) || attributes.has('hidden')) return true;
  if (tag === 'dialog' && !attributes.has('open')) return true;
  // Pages that reveal themselves by script hide their body; everything would be lost with it.
  return style?.hides === true && tag !== 'body' && tag !== 'html';
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
  readonly root = new GrowingElement('#root', noAttributes, null, false, false);
  readonly #markup: string;
  readonly #xml: boolean;
  /** Tags that are open, and the element that takes the text in each: not every tag makes one. */
  readonly #open: string[] = [];
  readonly #elements: GrowingElement[] = [];
  /** What hides the text of each. */
  readonly #veils: (Veil | undefined)[] = [];
  #veil: Veil | undefined;
  readonly #styles = new StyleReader();
  readonly #sheets = new StyleSheets();
  #current: GrowingElement = this.root;
  #openParagraphs = 0;
  /** Open svg and math elements: inside them a tag may close itself. */
  #foreign = 0;
  #tag = '';
  #attributes: Attributes | null = null;
  #style: InlineStyle | undefined;
  #tags = 0;
  #pieces = 0;
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
    if (++this.#tags > maxTags) throw new ReadError('too-large', 'tags', `This page has more than ${maxTags} tags.`);
    this.#tag = this.#markup.slice(start, end).toLowerCase();
    this.#attributes = null;
    this.#style = undefined;
    this.#attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    if (++this.#attributeCount > maxAttributes) {
      throw new ReadError('too-large', 'attributes', `A tag of this page has more than ${maxAttributes} attributes.`);
    }
    this.#attributeName = this.#markup.slice(start, end).toLowerCase();
    this.#attributeValue = '';
    this.#keep = this.#attributeName === 'style' || keptAttributes.has(this.#attributeName);
  }

  onattribdata(start: number, end: number): void {
    if (this.#keep) this.#attributeValue += this.#markup.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#keep) this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (!this.#keep) return;
    if (this.#attributeName === 'style') {
      this.#style ??= this.#styles.read(this.#attributeValue);
      return;
    }
    this.#attributes ??= new Attributes();
    this.#attributes.add(this.#attributeName, this.#attributeValue);
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
      const at = this.#open.lastIndexOf(tag);
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
    if (++this.#pieces > maxPieces)
      throw new ReadError('too-large', 'text', `This page has more than ${maxPieces} pieces of text.`);
    const { hidden, tag } = this.#current;
    if ((hidden || this.#veil !== undefined) && !readWhenHidden.has(tag)) return;
    this.#current.append(text);
  }

  #leaf(tag: string): void {
    this.#current.append(new GrowingElement(tag, noAttributes, this.#current, this.#current.hidden, false));
  }

  #openTag(selfClosing: boolean): void {
    const tag = this.#tag;
    if (!this.#xml) {
      if (tag === 'html' || tag === 'body') {
        // A second one adds nothing; its own text goes on where it stands.
        if (this.#open.includes(tag)) return;
        if (tag === 'body') this.#closeTag('head');
      }
      this.#closeImplied(tag);
    }
    const element = this.#elementOf(tag);
    if (selfClosing || (!this.#xml && voidTags.has(tag))) return;
    if (this.#open.length >= maxDepth) {
      throw new ReadError('too-large', 'depth', `This page nests its elements deeper than ${maxDepth} levels.`);
    }
    this.#open.push(tag);
    this.#elements.push(element);
    if (this.#style !== undefined && tag !== 'body') {
      if (this.#style.unveils === this.#veil) this.#veil = undefined;
      this.#veil = this.#style.veils ?? this.#veil;
    }
    this.#veils.push(this.#veil);
    this.#current = element;
    if (tag === 'p') this.#openParagraphs++;
    else if (tag === 'svg' || tag === 'math') this.#foreign++;
  }

  /** A new element where it makes a difference to a reader; else the one that is open. */
  #elementOf(tag: string): GrowingElement {
    const parent = this.#current;
    const attributes = this.#attributes ?? noAttributes;
    if (parent.hidden && parent.tag !== 'head' && !readWhenHidden.has(tag)) return parent;
    const hidden =
      !this.#xml && (parent.hidden || isHidden(tag, attributes, this.#style) || this.#isHiddenBySheet(tag, attributes));
    const bold = tag === 'b' || tag === 'strong' || this.#style?.bold === true;
    const plain = !this.#xml && attributes.size === 0 && !hidden && !bold;
    if (plain && (tag === 'span' || tag === 'font' || tag.includes(':'))) return parent;
    const element = new GrowingElement(tag, attributes, parent, hidden, bold);
    parent.append(element);
    return element;
  }

  #isHiddenBySheet(tag: string, attributes: Attributes): boolean {
    if (attributes.size === 0 || tag === 'body' || tag === 'html' || this.#style?.shows === true) return false;
    return this.#sheets.hides(attributes.get('class'), attributes.get('id'));
  }

  /** The innermost open element of one of these tags, not looking out of `stop`; -1 if there is none. */
  #find(tags: ReadonlySet<string>, stop: ReadonlySet<string>): number {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const tag = this.#open[i] ?? '';
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
      if (headingTags.has(this.#open.at(-1) ?? '')) this.#popTo(this.#open.length - 1);
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
      const inner = this.#open[i] ?? '';
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
      const open = this.#open[i] ?? '';
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
    if (this.#current.tag === 'style') {
      for (const child of this.#current.children) if (typeof child === 'string') this.#sheets.add(child);
    }
    for (let i = this.#open.length - 1; i >= index; i--) {
      const tag = this.#open[i];
      if (tag === 'p') this.#openParagraphs--;
      else if (tag === 'svg' || tag === 'math') this.#foreign--;
    }
    this.#open.length = index;
    this.#elements.length = index;
    this.#veils.length = index;
    this.#veil = this.#veils[index - 1];
    this.#current = this.#elements[index - 1] ?? this.root;
  }
}
