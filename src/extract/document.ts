/**
 * What the bytes of a capture hold, with addresses: blocks of visible text, tables as grids, data. Made once per
 * capture, whatever is asked of it. Everything here is plain data.
 */

/** A run of visible text that a person reads as one: a paragraph, heading, list item, caption, table cell row. */
export interface Block {
  /** White space folded, format characters removed; a line end only where the page has a `<br>`. */
  readonly text: string;
  /** Offset of `text` in {@link HtmlDocument.text}. */
  readonly start: number;
  readonly tag: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** In the article's body: ranks passages, never drops them. */
  readonly body: boolean;
  /** Where its links lead, and those that name its source beside it: absolute addresses. */
  readonly links?: readonly string[];
  /** The words of a picture or film among the paragraphs of the body, and not of it. */
  readonly caption?: true;
  /** For a row of a data table (`tag` "tr", cells parted by " | "): its table's index and its row in the grid. */
  readonly table?: number;
  readonly row?: number;
}

/** One cell of a table's grid; a spanning cell stands at each of its places as the same object. */
export interface Cell {
  readonly text: string;
  readonly header: boolean;
  /** Its own row and column in the grid: where it begins. */
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  /** That of its tagged figure, on a page that tags amounts in several. */
  readonly currency?: string;
}

export interface Table {
  /** Position among the tables of the page, from 0. */
  readonly index: number;
  readonly caption: string;
  /** Text just above it that may name its scale: "(in millions, except per share amounts)". */
  readonly above: string;
  readonly headings: readonly string[];
  /** Index of the table that it stands right below, with a few short lines between at most: it may go on from that one. */
  readonly follows?: number;
  /** Those in which the page tags its amounts; absent where it tags none. */
  readonly currencies?: readonly string[];
  /** Rows of cells by the HTML standard's algorithm; null where no cell reaches. */
  readonly grid: readonly (readonly (Cell | null)[])[];
}

/** A date with the place it was read from. */
export interface FoundDate {
  readonly text: string;
  /** Day number in the page's own zone. */
  readonly day: number;
  readonly from: string;
  readonly trust: 'declared' | 'derived';
}

export interface HtmlDocument {
  readonly kind: 'html';
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly canonical?: string;
  readonly published?: FoundDate;
  /** Days of publication, more than a day from that one, which other places of the page give. */
  readonly otherwisePublished?: readonly FoundDate[];
  readonly modified?: FoundDate;
  /** All visible text, blocks joined by line ends. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  /** Those in which an inline XBRL page tags its amounts. */
  readonly currencies?: readonly string[];
  readonly jsonLd: readonly unknown[];
  /** What keeps a reader from the text, recognised by shape: shown as a gap `blocked`. */
  readonly wall?: 'wall' | 'paywall' | 'consent' | 'needs-script';
}

export interface DataDocument {
  readonly kind: 'json';
  readonly text: string;
  /** What `JSON.parse` made of it. Where digits as printed matter, ask `printedAt(text, path)` of json.ts. */
  readonly value: unknown;
}

export interface TextDocument {
  readonly kind: 'text';
  readonly text: string;
  /** For `text/csv` and what looks like it. */
  readonly csv: boolean;
}

export type Document = HtmlDocument | DataDocument | TextDocument;

/** Bytes that cannot be read: becomes the gap `unreadable`, `too-large`, or `blocked`. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: 'unreadable' | 'too-large' | 'too-slow';
  /** "encoding", "syntax", "type", "depth", "attributes" ... */
  readonly detail: string;
  readonly hint: string;
  constructor(code: ReadError['code'], detail: string, hint: string, options?: ErrorOptions) {
    super(`${code} (${detail})`, options);
    this.code = code;
    this.detail = detail;
    this.hint = hint;
  }
}
