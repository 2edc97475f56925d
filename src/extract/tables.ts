/** A table's cells as a grid, by the HTML standard's algorithm for forming a table. No library of Node's does this right. */
import type { Cell } from './document.ts';
import type { Element } from './element.ts';
import { currencyTagged, type TaggedUnits } from './tagged-currencies.ts';
import { fold, superscript } from './visible-text.ts';

/** The standard clamps a column span to 1000 and a row span to 65534. */
const maxColspan = 1000;
const maxRowspan = 65_534;
/** Cells of one grid, spans filled in: beyond it a row takes no more. No table that people read comes near. */
const maxSlots = 2_000_000;

export type Grid = readonly (readonly (Cell | null)[])[];

/** A cell and the element that it came from, for those who need more than its text. */
export interface GridCell {
  readonly cell: Cell;
  readonly element: Element;
}

export interface FormedTable {
  readonly grid: Grid;
  /** The cells that begin in each row. */
  readonly rows: readonly (readonly GridCell[])[];
}

interface Row {
  readonly element: Element;
  /** Rows of one group: a row span of 0 ends with it. */
  readonly group: Element;
}

/** The `tr` of this table and of no table inside it; `thead` first and `tfoot` last, as browsers show them. */
function rowsOf(table: Element): Row[] {
  const head: Row[] = [];
  const body: Row[] = [];
  const foot: Row[] = [];
  const visit = (parent: Element, group: Element, into: Row[]): void => {
    for (const child of parent.children) {
      if (typeof child === 'string' || child.tag === 'table' || child.hidden) continue;
      if (child.tag === 'tr') into.push({ element: child, group });
      else if (child.tag === 'thead') visit(child, child, head);
      else if (child.tag === 'tfoot') visit(child, child, foot);
      else if (child.tag === 'tbody') visit(child, child, body);
      else if (child.tag !== 'td' && child.tag !== 'th' && child.tag !== 'caption') visit(child, group, into);
    }
  };
  visit(table, table, body);
  return [...head, ...body, ...foot];
}

function cellsOf(row: Element): Element[] {
  const cells: Element[] = [];
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (typeof child === 'string' || child.tag === 'table' || child.hidden) continue;
      if (child.tag === 'td' || child.tag === 'th') cells.push(child);
      else visit(child);
    }
  };
  visit(row);
  return cells;
}

/** The standard's "rules for parsing non-negative integers": leading digits count, anything else is no number. */
function span(value: string | undefined, most: number, zero: boolean): number {
  const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(value ?? '')?.[1];
  if (digits === undefined) return 1;
  const number = Number(digits);
  if (number === 0) return zero ? 0 : 1;
  return Math.min(number, most);
}

/** What a reader sees in an element, in one line; nested tables are left out. */
export function textOf(element: Element): string {
  const only = element.children.length === 1 ? element.children[0] : undefined;
  if (element.children.length === 0) return '';
  if (typeof only === 'string') return fold(only);
  let text = '';
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (typeof child === 'string') text += child;
      else if (child.hidden || child.tag === 'table') continue;
      else if (child.tag === 'br') text += ' ';
      else if (child.tag === 'sup') {
        const before = text;
        text = '';
        visit(child);
        text = before + superscript(text, before);
      } else if (lineTags.has(child.tag)) {
        text += ' ';
        visit(child);
        text += ' ';
      } else visit(child);
    }
  };
  visit(element);
  return fold(text);
}

const lineTags = new Set(
  'address article blockquote dd div dl dt figcaption h1 h2 h3 h4 h5 h6 hr li ol p pre section ul'.split(' '),
);

/** The grid of a `table` element, and the elements of its cells; `units` where tags tell the currencies of its figures apart. */
export function formTable(table: Element, units?: TaggedUnits): FormedTable {
  const rows = rowsOf(table);
  const grid: (Cell | null)[][] = rows.map(() => []);
  const cells: GridCell[][] = rows.map(() => []);
  /** Row after the last one of the group that holds each row. */
  const groupEnds = endsOfGroups(rows);
  let slots = 0;
  rows.forEach(({ element }, y) => {
    let x = 0;
    for (const cellElement of cellsOf(element)) {
      const line = grid[y];
      if (line === undefined) return;
      while (line[x] !== undefined && line[x] !== null) x++;
      const colspan = span(cellElement.attributes.get('colspan'), maxColspan, false);
      const declared = span(cellElement.attributes.get('rowspan'), maxRowspan, true);
      const groupEnd = groupEnds[y] ?? rows.length;
      const rowspan = declared === 0 ? groupEnd - y : Math.min(declared, groupEnd - y);
      slots += colspan * rowspan;
      if (slots > maxSlots) return;
      const currency = units && currencyTagged(cellElement, units);
      const cell: Cell = {
        text: textOf(cellElement),
        header: cellElement.tag === 'th',
        row: y,
        column: x,
        rowspan,
        colspan,
        ...(currency === undefined ? {} : { currency }),
      };
      cells[y]?.push({ cell, element: cellElement });
      for (let dy = 0; dy < rowspan; dy++) {
        const spanned = grid[y + dy];
        // Where two cells claim one place the first keeps it.
        if (spanned !== undefined) for (let dx = 0; dx < colspan; dx++) spanned[x + dx] ??= cell;
      }
      x += colspan;
    }
  });
  const width = grid.reduce((widest, line) => Math.max(widest, line.length), 0);
  for (const line of grid) for (let x = 0; x < width; x++) line[x] ??= null;
  return { grid, rows: cells };
}

function endsOfGroups(rows: readonly Row[]): number[] {
  const ends: number[] = new Array(rows.length);
  let end = rows.length;
  for (let y = rows.length - 1; y >= 0; y--) {
    if (rows[y + 1] !== undefined && rows[y + 1]?.group !== rows[y]?.group) end = y + 1;
    ends[y] = end;
  }
  return ends;
}

export function captionOf(table: Element): string {
  for (const child of table.children) {
    if (typeof child !== 'string' && child.tag === 'caption' && !child.hidden) return textOf(child);
  }
  return '';
}
