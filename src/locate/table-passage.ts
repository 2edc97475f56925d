/** A cell as a passage: what a person reads of it, and what is known of where its table stands. */
import type { Passage } from '../evidence.ts';
import type { ReadTable } from '../extract/read-table.ts';
import type { CellReading } from './cells.ts';
import type { Opened } from './opened.ts';

/** What the page tells of its tables and their rows. */
export interface TablePage {
  /** Does it stand in the article's body, as most of its rows do? */
  body(table: number): boolean;
  /** Where the links of a row lead, or of all its rows. */
  links(table: number, row?: number): readonly string[];
  /** The line right below it, where notes stand. */
  below(table: number): string;
}

export const tablePage = (opened: Opened): TablePage =>
  opened.once('table page', () => {
    const bodies = new Map<number, boolean>();
    const links = new Map<number, Map<number, readonly string[]>>();
    const blocks = opened.document.kind === 'html' ? opened.document.blocks : [];
    const notes = new Map<number, string>();
    let above: number | undefined;
    for (const { table, row = 0, body, links: ways, text } of blocks) {
      if (table === undefined && above !== undefined) notes.set(above, text);
      above = table;
      if (table === undefined) continue;
      bodies.set(table, body || (bodies.get(table) ?? false));
      if (ways) links.set(table, (links.get(table) ?? new Map()).set(row, ways));
    }
    return {
      below: (table) => notes.get(table) ?? '',
      body: (table) => bodies.get(table) ?? false,
      links: (table, row) => {
        const rows = links.get(table);
        return row === undefined ? [...(rows?.values() ?? [])].flat() : (rows?.get(row) ?? []);
      },
    };
  });

export function placeOf(page: TablePage, table: number, row?: number): Pick<Passage, 'body' | 'links'> {
  const links = page.links(table, row);
  return { body: page.body(table), ...(links.length === 0 ? {} : { links }) };
}

export function cellPassage(
  { table }: ReadTable,
  { text, labels, headers }: Pick<CellReading, 'text' | 'labels' | 'headers'>,
  row: number,
  column: number,
  page: TablePage,
): Passage {
  const lead = [labels[0] ?? '', headers.join(' ')].filter((part) => part !== '').join(' | ');
  const shown = lead === '' ? text : `${lead} | ${text}`;
  const headings = [...table.headings, ...(table.caption === '' ? [] : [table.caption])];
  return {
    text: shown,
    start: shown.length - text.length,
    end: shown.length,
    address: `table[${table.index}] row ${row + 1} column ${column + 1}: "${labels[0] ?? ''}" / "${headers.join(' ')}"`,
    ...(headings.length === 0 ? {} : { headings }),
    ...placeOf(page, table.index, row),
  };
}
