/** A page's tree to blocks of visible text, in the order in which they stand, with the tables among them. */
import { ReadError, type Table } from './document.ts';
import type { Element } from './element.ts';
import { captionOf, formTable, type Grid, type GridCell } from './tables.ts';
import type { TaggedUnits } from './tagged-currencies.ts';
import { readTree } from './tree.ts';
import { fold, superscript } from './visible-text.ts';

/** A block on its way: the element that holds it is needed to tell the article's body from what surrounds it. */
export interface DraftBlock {
  readonly text: string;
  readonly tag: string;
  readonly element: Element;
  readonly headings: readonly string[];
  /** Characters of it that are links. */
  readonly linked: number;
  /** Where its links lead, as they are written. */
  readonly links?: readonly string[];
  /** Every letter of it is bold: a heading in all but name. */
  readonly bold: boolean;
  /** The table and row whose cells it joins. */
  readonly table?: number;
  readonly row?: number;
}

export interface Flow {
  readonly blocks: readonly DraftBlock[];
  readonly tables: readonly Table[];
}

/** Elements that stand on lines of their own. */
const blockTags = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' '),
);
const headingLevels = new Map([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 5],
  ['h6', 6],
]);

/** Lines above a table that may hold its scale: the standard distance of "(in millions)" from what it is about. */
const linesAbove = 4;
const longestLineAbove = 300;
/** What printed pages put between a table and the words above it. */
const pageFurniture = /^(?:[-–—\s]*[A-Z]?-?\d{1,4}[-–—\s]*|table of contents|index|\*+)$/i;
/** A cell longer than this holds prose, and its table only lays the page out. */
const longestCell = 1200;

/** Letters between two breaks: whole filings in one `pre` have 2 million. What is longer costs a hundred bytes a letter. */
const longestParagraph = 4 * 2 ** 20;

/** Of one paragraph: prose has a few. */
const mostLinks = 50;

export function readFlow(root: Element, options: { readonly xml: boolean; readonly units?: TaggedUnits }): Flow {
  const reader = new FlowReader(options.xml, options.units);
  reader.read(root);
  return { blocks: reader.blocks, tables: reader.tables };
}

class FlowReader {
  readonly blocks: DraftBlock[] = [];
  readonly tables: Table[] = [];
  readonly #xml: boolean;
  readonly #currencies: readonly string[];
  readonly #units: TaggedUnits | undefined;
  #headings: { level: number; text: string }[] = [];
  #headingTexts: readonly string[] = [];
  #run = '';
  #linked = 0;
  #links: string[] = [];
  #boldLetters = 0;
  #letters = 0;
  #link = 0;
  #bold = 0;

  constructor(xml: boolean, units: TaggedUnits = new Map()) {
    this.#xml = xml;
    this.#currencies = [...new Set(units.values())];
    // Of a page that has but one currency no cell needs to be told apart.
    this.#units = this.#currencies.length > 1 ? units : undefined;
  }

  read(root: Element): void {
    this.#visit(root, root);
    this.#flush(root);
  }

  #visit(element: Element, holder: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#text(child);
      else if (!child.hidden) this.#element(child, holder);
    }
  }

  #element(element: Element, holder: Element): void {
    const { tag } = element;
    if (tag === 'br') {
      // One is the end of a line, a second one the end of a paragraph.
      if (/\n\s*$/.test(this.#run)) this.#flush(holder);
      else this.#run = `${this.#run}\n`;
    } else if (tag === 'table') {
      this.#flush(holder);
      this.#table(element);
    } else if (this.#xml || blockTags.has(tag)) {
      this.#flush(holder);
      this.#visit(element, element);
      this.#flush(element);
    } else if (tag === 'sup') {
      const before = this.#run;
      this.#run = '';
      this.#visit(element, holder);
      this.#run = before + superscript(this.#run, before);
    } else {
      const link = isLink(element) ? 1 : 0;
      const bold = element.bold ? 1 : 0;
      const href = link === 1 ? element.attributes.get('href') : undefined;
      if (href !== undefined && this.#links.length < mostLinks) this.#links.push(href);
      this.#link += link;
      this.#bold += bold;
      this.#visit(element, holder);
      this.#link -= link;
      this.#bold -= bold;
    }
  }

  #text(text: string): void {
    // Line ends in the source are spaces; the ones in the run are the page's own.
    const flat = text.replace(/[\t\n\f\r ]+/g, ' ');
    this.#run += flat;
    if (this.#run.length > longestParagraph)
      throw new ReadError(
        'too-large',
        'paragraph',
        `A paragraph of this page is longer than ${longestParagraph} letters.`,
      );
    if (flat === ' ') return;
    this.#letters += flat.length;
    if (this.#link > 0) this.#linked += flat.length;
    if (this.#bold > 0) this.#boldLetters += flat.length;
  }

  #flush(holder: Element): void {
    const run = this.#run;
    if (run === '') return;
    const { tag } = holder;
    const linked = this.#linked;
    const links = this.#links;
    const bold = this.#letters > 0 && this.#boldLetters >= this.#letters - 2;
    this.#run = '';
    this.#linked = 0;
    if (links.length > 0) this.#links = [];
    this.#boldLetters = 0;
    this.#letters = 0;
    if (this.#xml && /<[a-z!/]/i.test(run)) {
      // Feeds carry pages as text, in CDATA or escaped.
      for (const block of readFlow(readTree(run), { xml: false }).blocks)
        this.blocks.push({ ...block, element: holder });
      return;
    }
    const text = foldLines(run);
    if (text === '') return;
    const level = headingLevels.get(tag) ?? (bold && isHeadingLike(text) ? 7 : undefined);
    if (level !== undefined) this.#closeHeadings(level);
    this.blocks.push({
      text,
      tag,
      element: holder,
      headings: this.#headingTexts,
      linked: Math.min(linked, text.length),
      ...(links.length === 0 ? {} : { links }),
      bold,
    });
    if (level !== undefined) this.#openHeading(level, text.replaceAll('\n', ' '));
  }

  #closeHeadings(level: number): void {
    this.#headings = this.#headings.filter((heading) => heading.level < level);
    this.#headingTexts = this.#headings.map((heading) => heading.text);
  }

  #openHeading(level: number, text: string): void {
    this.#headings.push({ level, text });
    this.#headingTexts = this.#headings.map((heading) => heading.text);
  }

  #table(element: Element): void {
    const { grid, rows } = formTable(element, this.#units);
    const laysOut = isLayout(element, grid, rows);
    const index = this.tables.length;
    const { text: above, follows } = this.#above();
    this.tables.push({
      index,
      caption: captionOf(element),
      above,
      headings: this.#headingTexts,
      ...(follows === undefined ? {} : { follows }),
      ...(this.#currencies.length === 0 ? {} : { currencies: this.#currencies }),
      grid,
    });
    for (const child of element.children) {
      // Captions, and whatever stands in a table without a cell of its own.
      if (typeof child === 'string') this.#text(child);
      else if (child.tag === 'caption' && !child.hidden) {
        this.#flush(element);
        this.#visit(child, child);
        this.#flush(child);
      }
    }
    this.#flush(element);
    for (const [row, cells] of rows.entries()) {
      if (laysOut) this.#boxes(cells);
      else this.#row(cells, { element, index, row });
    }
  }

  /** The cells of a table that only arranges the page. */
  #boxes(cells: readonly GridCell[]): void {
    for (const { element } of cells) {
      this.#visit(element, element);
      this.#flush(element);
    }
  }

  #row(cells: readonly GridCell[], at: { element: Element; index: number; row: number }): void {
    const text = joinCells(cells);
    if (text === '') return;
    const links: string[] = [];
    let linked = 0;
    for (const cell of cells) linked += linkedIn(cell.element, links);
    this.blocks.push({
      text,
      tag: 'tr',
      element: cells[0]?.element.parent ?? at.element,
      headings: this.#headingTexts,
      linked,
      ...(links.length === 0 ? {} : { links }),
      bold: false,
      table: at.index,
      row: at.row,
    });
  }

  /** The last lines before this point, nearest last, as far as they can belong to a table; of long ones the end. */
  #above(): { text: string; follows?: number } {
    const lines: string[] = [];
    for (let i = this.blocks.length - 1; i >= 0 && lines.length < linesAbove; i--) {
      const block = this.blocks[i];
      if (block === undefined) break;
      const text = block.text.split(' | ').join(' ');
      if (pageFurniture.test(text)) continue;
      if (block.table !== undefined)
        return { text: lines.join('\n'), ...(/\d/.test(text) ? { follows: block.table } : {}) };
      lines.unshift(text.slice(-longestLineAbove));
    }
    return { text: lines.join('\n') };
  }
}

/** Filings have no heading tags: a short bold line that ends no sentence heads what follows, below all real headings. */
function isHeadingLike(text: string): boolean {
  return text.length <= 100 && /\p{L}{2}/u.test(text) && !/[.!?。！？,;]$/.test(text);
}

/** White space folded, line by line. */
function foldLines(run: string): string {
  if (!run.includes('\n')) return fold(run);
  return run
    .split('\n')
    .map(fold)
    .filter((line) => line !== '')
    .join('\n');
}

/** A way to another page; an address to write to is not one. */
export function isLink({ tag, attributes }: Element): boolean {
  return tag === 'a' && !/^\s*mailto:/i.test(attributes.get('href') ?? '');
}

/** Letters of an element that are links; where they lead goes to `links`. */
function linkedIn(element: Element, links: string[], inLink = false): number {
  let sum = 0;
  for (const child of element.children) {
    if (typeof child === 'string') sum += inLink ? child.trim().length : 0;
    else if (!child.hidden) {
      const isWay = isLink(child);
      const href = isWay ? child.attributes.get('href') : undefined;
      if (href !== undefined && links.length < mostLinks) links.push(href);
      sum += linkedIn(child, links, inLink || isWay);
    }
  }
  return sum;
}

/** A table that only arranges the page: it holds tables, paragraphs or one cell. */
function isLayout(table: Element, grid: Grid, rows: readonly (readonly GridCell[])[]): boolean {
  if ((grid[0]?.length ?? 0) < 2) return true;
  if (rows.some((cells) => cells.some(({ cell }) => cell.text.length > longestCell))) return true;
  return holdsTable(table);
}

function holdsTable({ children }: Element): boolean {
  for (const child of children)
    if (typeof child !== 'string' && !child.hidden && (child.tag === 'table' || holdsTable(child))) return true;
  return false;
}

const currencySign = /^(?:[A-Z]{0,3}[$€£¥￥₩₹]|RMB|USD|EUR|GBP|CNY|HKD|NT\$|元)$/;
const closing = /^(?:[)\]]\s*%?|%\)?|‰|pts?\.?|bps)$/;

/** The cells of a row as a reader joins them: a currency sign goes with the number after it, a bracket or % with the one before. */
function joinCells(cells: readonly GridCell[]): string {
  let line = '';
  let sign = '';
  for (const {
    cell: { text },
  } of cells) {
    if (text === '') continue;
    const isShort = text.length <= 4;
    if (isShort && currencySign.test(text)) sign += text;
    else if (isShort && line !== '' && closing.test(text)) line += text;
    else {
      line += `${line === '' ? '' : ' | '}${sign}${text}`;
      sign = '';
    }
  }
  return sign === '' ? line : `${line}${line === '' ? '' : ' | '}${sign}`;
}
