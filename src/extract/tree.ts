/**
 * Markup to a light tree: htmlparser2's tokenizer, and the HTML standard's rules for tags that nobody closed, as far as
 * they decide what text stands in which paragraph or cell. One pass, no attribute kept that nothing reads. Depth and
 * attributes are bounded here, so that whatever walks the tree may recurse.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { ReadError } from './document.ts';
import { AttributeReader, type Attributes, type Element, GrowingElement, noAttributes } from './element.ts';
import { type InlineStyle, StyleReader, type Veil } from './inline-style.ts';
import { StyleSheets } from './style-sheet.ts';
import { part, stopsEnd, type Tag, Tags } from './tags.ts';

/** Browsers stop nesting at 512 open elements too. */
const maxDepth = 512;
const maxAttributes = 1000;
/** Four times what the largest annual reports have, which come to 16 MB: each costs some 400 bytes until it is read. */
const maxTags = 600_000;
/** Of the text between them, entities and lone `<` among it: the same reports have 70,000. */
const maxPieces = 1_000_000;

/** Text out of sight that says something of the page: JSON-LD, its title, dates for machines. */
const readWhenHidden = new Set(['script', 'style', 'title', 'meta', 'link', 'time']);

function isHidden({ name, parts }: Tag, attributes: Attributes, style: InlineStyle | undefined): boolean {
  if ((parts & part.unseen) !== 0 || attributes.has('hidden')) return true;
  if (name === 'dialog' && !attributes.has('open')) return true;
  // Pages that reveal themselves by script hide their body; everything would be lost with it.
  return style?.hides === true && (parts & part.frame) === 0;
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

/** What closes others that nobody closed, when it opens. */
const closesOthers =
  part.item |
  part.term |
  part.cell |
  part.row |
  part.rowGroup |
  part.besideRows |
  part.table |
  part.heading |
  part.single;

const noTag: Tag = { name: '', parts: 0 };

class TreeBuilder implements TokenizerCallbacks {
  readonly root = new GrowingElement('#root', noAttributes, null, false, false);
  readonly #markup: string;
  readonly #xml: boolean;
  /** Tags that are open, and the element that takes the text in each: not every tag makes one. */
  readonly #open: Tag[] = [];
  readonly #elements: GrowingElement[] = [];
  /** What hides the text of each. */
  readonly #veils: (Veil | undefined)[] = [];
  #veil: Veil | undefined;
  readonly #known = new Tags();
  readonly #styles = new StyleReader();
  readonly #sheets = new StyleSheets();
  readonly #attributes = new AttributeReader();
  #current: GrowingElement = this.root;
  #openParagraphs = 0;
  /** Open svg and math elements: inside them a tag may close itself. */
  #foreign = 0;
  #tag = noTag;
  #style: InlineStyle | undefined;
  #tags = 0;
  #pieces = 0;
  #attributeCount = 0;
  #attributeName = '';
  #attributeValue = '';

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
    this.#tag = this.#known.of(this.#markup.slice(start, end));
    this.#style = undefined;
    this.#attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    if (++this.#attributeCount > maxAttributes) {
      throw new ReadError('too-large', 'attributes', `A tag of this page has more than ${maxAttributes} attributes.`);
    }
    this.#attributeName = this.#attributes.nameOf(this.#markup.slice(start, end));
    this.#attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attributeName !== '') this.#attributeValue += this.#markup.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#attributeName !== '') this.#attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.#attributeName === '') return;
    if (this.#attributeName === 'style') this.#style ??= this.#styles.read(this.#attributeValue);
    else this.#attributes.add(this.#attributeName, this.#attributeValue);
  }

  onopentagend(): void {
    this.#openTag(false);
  }

  onselfclosingtag(): void {
    // Inline XBRL is XML written into HTML: `<ix:nonFraction xsi:nil="true"/>` has no end tag.
    this.#openTag(this.#xml || this.#foreign > 0 || this.#tag.name.includes(':'));
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#known.of(this.#markup.slice(start, end));
    if (this.#xml) {
      const at = this.#open.lastIndexOf(tag);
      if (at >= 0) this.#popTo(at);
      return;
    }
    if ((tag.parts & part.frame) !== 0) return;
    if (tag.name === 'br') {
      this.#leaf('br');
      return;
    }
    if (tag.name === 'p' && this.#openParagraphs === 0) {
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

  #leaf(name: string): void {
    this.#current.append(new GrowingElement(name, noAttributes, this.#current, this.#current.hidden, false));
  }

  #openTag(selfClosing: boolean): void {
    const tag = this.#tag;
    const attributes = this.#attributes.taken();
    if (!this.#xml) {
      if ((tag.parts & part.frame) !== 0) {
        // A second one adds nothing; its own text goes on where it stands.
        if (this.#open.includes(tag)) return;
        if (tag.name === 'body') this.#closeTag(this.#known.of('head'));
      }
      this.#closeImplied(tag);
    }
    const element = this.#elementOf(tag, attributes);
    if (selfClosing || (!this.#xml && (tag.parts & part.void) !== 0)) return;
    if (this.#open.length >= maxDepth) {
      throw new ReadError('too-large', 'depth', `This page nests its elements deeper than ${maxDepth} levels.`);
    }
    this.#open.push(tag);
    this.#elements.push(element);
    if (this.#style !== undefined && tag.name !== 'body') {
      if (this.#style.unveils === this.#veil) this.#veil = undefined;
      this.#veil = this.#style.veils ?? this.#veil;
    }
    this.#veils.push(this.#veil);
    this.#current = element;
    if ((tag.parts & part.paragraph) !== 0) this.#openParagraphs++;
    else if ((tag.parts & part.foreign) !== 0) this.#foreign++;
  }

  /** A new element where it makes a difference to a reader; else the one that is open. */
  #elementOf(tag: Tag, attributes: Attributes): GrowingElement {
    const parent = this.#current;
    if (parent.hidden && parent.tag !== 'head' && !readWhenHidden.has(tag.name)) return parent;
    const hidden =
      !this.#xml && (parent.hidden || isHidden(tag, attributes, this.#style) || this.#isHiddenBySheet(tag, attributes));
    const bold = (tag.parts & part.bold) !== 0 || this.#style?.bold === true;
    const plain = !this.#xml && attributes === noAttributes && !hidden && !bold;
    if (plain && (tag.parts & part.bare) !== 0) return parent;
    const element = new GrowingElement(tag.name, attributes, parent, hidden, bold);
    parent.append(element);
    return element;
  }

  #isHiddenBySheet(tag: Tag, attributes: Attributes): boolean {
    if (attributes === noAttributes || (tag.parts & part.frame) !== 0 || this.#style?.shows === true) return false;
    return this.#sheets.hides(attributes.get('class'), attributes.get('id'));
  }

  /** The innermost open tag of such a part, not looking out of `stop`; -1 if there is none. */
  #find(wanted: number, stop: number): number {
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const { parts } = this.#open[i] ?? noTag;
      if ((parts & wanted) !== 0) return i;
      if ((parts & stop) !== 0) return -1;
    }
    return -1;
  }

  #closeImplied({ name, parts }: Tag): void {
    if (this.#openParagraphs > 0 && (parts & part.closesParagraph) !== 0) {
      const at = this.#find(part.paragraph, part.scope);
      if (at >= 0) this.#popTo(at);
    }
    if ((parts & closesOthers) === 0) return;
    if ((parts & (part.item | part.term)) !== 0) {
      const at = this.#find(parts & (part.item | part.term), part.itemStop);
      if (at >= 0) this.#popTo(at);
    } else if ((parts & (part.cell | part.row | part.rowGroup | part.besideRows)) !== 0) {
      this.#closeTableParts(parts);
    } else if ((parts & part.table) !== 0) {
      // A table straight inside a table's rows: the outer one is closed; in a cell it nests.
      const at = this.#find(part.table, part.cellStop);
      if (at >= 0) this.#popTo(at);
    } else if ((parts & part.heading) !== 0) {
      const last = this.#open.length - 1;
      if (((this.#open[last] ?? noTag).parts & part.heading) !== 0) this.#popTo(last);
    } else {
      const at = this.#open.findLastIndex((open) => open.name === name || (open.parts & part.scope) !== 0);
      if (this.#open[at]?.name === name && (name !== 'a' || at === this.#open.length - 1)) this.#popTo(at);
    }
  }

  #closeTableParts(parts: number): void {
    const table = this.#find(part.table, part.template);
    if (table < 0) return;
    for (let i = table + 1; i < this.#open.length; i++) {
      const inner = (this.#open[i] ?? noTag).parts;
      const takes = (inner & part.rowGroup) !== 0 ? part.cell | part.row : (inner & part.row) !== 0 ? part.cell : 0;
      if ((parts & takes) === 0) {
        this.#popTo(i);
        return;
      }
    }
  }

  #closeTag(tag: Tag): void {
    const { parts } = tag;
    if ((parts & part.void) !== 0) return;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const open = this.#open[i] ?? noTag;
      if (open === tag || (parts & open.parts & part.heading) !== 0) {
        this.#popTo(i);
        return;
      }
      // </b> does not close the paragraph that was opened in it, </div> not the cell.
      const isHeld = (open.parts & part.container) !== 0;
      if ((parts & part.container) === 0 ? isHeld : (parts & part.table) === 0 && stopsEnd(tag, open)) return;
      if (isHeld && (parts & part.formatting) !== 0) return;
    }
  }

  #popTo(index: number): void {
    if (this.#current.tag === 'style') {
      for (const child of this.#current.children) if (typeof child === 'string') this.#sheets.add(child);
    }
    for (let i = this.#open.length - 1; i >= index; i--) {
      const { parts } = this.#open[i] ?? noTag;
      if ((parts & part.paragraph) !== 0) this.#openParagraphs--;
      else if ((parts & part.foreign) !== 0) this.#foreign--;
    }
    this.#open.length = index;
    this.#elements.length = index;
    this.#veils.length = index;
    this.#veil = this.#veils[index - 1];
    this.#current = this.#elements[index - 1] ?? this.root;
  }
}
