/** HTML's tags by what the standard's parsing rules do with them, as far as they decide where text stands. */

const voidTags = new Set(
  'area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/**
 * Elements whose content is code, a form's value, or shown only where something else fails; and what is struck out, which
 * the standard calls removed ("del") or no longer accurate ("s"): a reader sees it, and sees that the page takes it back.
 */
export const unseenTags = new Set(
  (
    'script style template noscript noembed noframes iframe object canvas audio video svg math map datalist select ' +
    'textarea title head rp ix:header del s strike'
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
export const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** `</b>` does not close the paragraph that was opened in it. */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const containers = new Set(
  (
    'address applet article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html iframe li main marquee menu nav object ' +
    'ol p pre section summary table tbody td template tfoot th thead tr ul'
  ).split(' '),
);
/** An unclosed `<li>` is closed by the next one, but not across a list or a section. */
const itemStops = new Set(
  [...containers].filter(
    (tag) => tag !== 'address' && tag !== 'div' && tag !== 'p' && tag !== 'li' && tag !== 'dd' && tag !== 'dt',
  ),
);

/** The parts that a tag plays in the rules, as bits: a filing has 140,000 tags, and each is asked for a dozen of them. */
export const part = {
  void: 1,
  unseen: 1 << 1,
  closesParagraph: 1 << 2,
  scope: 1 << 3,
  heading: 1 << 4,
  formatting: 1 << 5,
  container: 1 << 6,
  rowGroup: 1 << 7,
  cell: 1 << 8,
  row: 1 << 9,
  /** A caption or the description of columns. */
  besideRows: 1 << 10,
  table: 1 << 11,
  paragraph: 1 << 12,
  item: 1 << 13,
  term: 1 << 14,
  itemStop: 1 << 15,
  cellStop: 1 << 16,
  template: 1 << 17,
  /** Inside it a tag may close itself. */
  foreign: 1 << 18,
  /** The page's own frame, of which there is one. */
  frame: 1 << 19,
  bold: 1 << 20,
  /** Says nothing by itself: one without attributes is no element of its own. */
  bare: 1 << 21,
  /** A second one inside of it closes it. */
  single: 1 << 22,
} as const;

const played: readonly (readonly [number, ReadonlySet<string>])[] = [
  [part.void, voidTags],
  [part.unseen, unseenTags],
  [part.closesParagraph, closesParagraph],
  [part.scope, scopes],
  [part.heading, headingTags],
  [part.formatting, formatting],
  [part.container, containers],
  [part.rowGroup, new Set(['tbody', 'thead', 'tfoot'])],
  [part.cell, new Set(['td', 'th'])],
  [part.row, new Set(['tr'])],
  [part.besideRows, new Set(['caption', 'colgroup'])],
  [part.table, new Set(['table'])],
  [part.paragraph, new Set(['p'])],
  [part.item, new Set(['li'])],
  [part.term, new Set(['dd', 'dt'])],
  [part.itemStop, itemStops],
  [part.cellStop, new Set(['td', 'th', 'caption', 'template', 'html'])],
  [part.template, new Set(['template'])],
  [part.foreign, new Set(['svg', 'math'])],
  [part.frame, new Set(['html', 'body'])],
  [part.bold, new Set(['b', 'strong'])],
  [part.bare, new Set(['span', 'font'])],
  [part.single, new Set(['a', 'button', 'option'])],
];

/** A tag, and the parts that it plays. */
export interface Tag {
  readonly name: string;
  readonly parts: number;
}

/** The tags of one page, by the way they are written: `TD` is `td`. */
export class Tags {
  readonly #written = new Map<string, Tag>();
  readonly #named = new Map<string, Tag>();

  of(written: string): Tag {
    let tag = this.#written.get(written);
    if (tag === undefined) {
      const name = written.toLowerCase();
      tag = this.#named.get(name) ?? readTag(name);
      this.#named.set(name, tag);
      this.#written.set(written, tag);
    }
    return tag;
  }
}

function readTag(name: string): Tag {
  const parts = played.reduce((all, [bit, tags]) => (tags.has(name) ? all | bit : all), 0);
  return { name, parts: name.includes(':') ? parts | part.bare : parts };
}

/** An end tag does not reach out of a cell, unless it closes a part of that very table. */
export function stopsEnd(tag: Tag, open: Tag): boolean {
  const partsOfTables = part.cell | part.row | part.rowGroup;
  if ((tag.parts & partsOfTables) !== 0 || tag.name === 'caption') return (open.parts & part.table) !== 0;
  return (open.parts & part.scope) !== 0;
}
