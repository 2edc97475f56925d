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

/** Rows of one table by the part of it that they stand in. */
interface Parts {
  readonly head: Row[];
  readonly body: Row[];
  readonly foot: Row[];
}

/** The `tr` of this table and of no table inside it; `thead` first and `tfoot` last, as browsers show them. */
function rowsOf(table: Element): Row[] {
  const parts: Parts = { head: [], body: [], foot: [] };
  collectRows(table, table, parts, parts.body);
  return [...parts.head, ...parts.body, ...parts.foot];
}

function collectRows(parent: Element, group: Element, parts: Parts, into: Row[]): void {
  for (const child of parent.children) {
    if (typeof child === 'string' || child.tag === 'table' || child.hidden) continue;
    if (child.tag === 'tr') into.push({ element: child, group });
    else if (child.tag === 'thead') collectRows(child, child, parts, parts.head);
    else if (child.tag === 'tfoot') collectRows(child, child, parts, parts.foot);
    else if (child.tag === 'tbody') collectRows(child, child, parts, parts.body);
    else if (!isCell(child) && child.tag !== 'caption') collectRows(child, group, parts, into);
  }
}

const isCell = ({ tag }: Element): boolean => tag === 'td' || tag === 'th';

function collectCells(parent: Element, into: Element[]): void {
  for (const child of parent.children) {
    if (typeof child === 'string' || child.tag === 'table' || child.hidden) continue;
    if (isCell(child)) into.push(child);
    else collectCells(child, into);
  }
}

/** The standard's "rules for parsing non-negative integers": leading digits count, anything else is no number. */
function span(value: string | undefined, most: number, zero: boolean): number {
  if (value === undefined) return 1;
  const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(value)?.[1];
  if (digits === undefined) return 1;
  const number = Number(digits);
  if (number === 0) return zero ? 0 : 1;
  return Math.min(number, most);
}

/** What a reader sees in an element, in one line; nested tables are left out. */
export function textOf(element: Element): string {
  const { children } = element;
  if (children.length === 0) return '';
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') return fold(only);
  return fold(textWith('', element));
}

/** The text before, with what an element adds to it. */
function textWith(before: string, { children }: Element): string {
  let text = before;
  for (const child of children) {
    if (typeof child === 'string') text += child;
    else if (child.hidden || child.tag === 'table') continue;
    else if (child.tag === 'br') text += ' ';
    else if (child.tag === 'sup') text += superscript(textWith('', child), text);
    else if (lineTags.has(child.tag)) text = `${textWith(`${text} `, child)} `;
    else text = textWith(text, child);
  }
  return text;
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
  for (const [row, { element }] of rows.entries()) {
    const line = grid[row] ?? [];
    const elements: Element[] = [];
    collectCells(element, elements);
    let column = 0;
    for (const each of elements) {
      while (line[column] !== undefined && line[column] !== null) column++;
      const cell = readCell(each, row, column, groupEnds[row] ?? rows.length, units);
      slots += cell.colspan * cell.rowspan;
      if (slots > maxSlots) break;
      cells[row]?.push({ cell, element: each });
      place(cell, grid);
      column += cell.colspan;
    }
  }
  const width = grid.reduce((widest, line) => Math.max(widest, line.length), 0);
  for (const line of grid) for (let x = 0; x < width; x++) line[x] ??= null;
  return { grid, rows: cells };
}

function readCell(element: Element, row: number, column: number, end: number, units: TaggedUnits | undefined): Cell {
  const { attributes } = element;
  const declared = span(attributes.get('rowspan'), maxRowspan, true);
  const currency = units && currencyTagged(element, units);
  return {
    text: textOf(element),
    header: element.tag === 'th',
    row,
    column,
    rowspan: declared === 0 ? end - row : Math.min(declared, end - row),
    colspan: span(attributes.get('colspan'), maxColspan, false),
    ...(currency === undefined ? {} : { currency }),
  };
}

/** A cell at each of its places; where two claim one the first keeps it. */
function place(cell: Cell, grid: readonly (Cell | null)[][]): void {
  for (let y = cell.row; y < cell.row + cell.rowspan; y++) {
    const line = grid[y];
    if (line !== undefined) for (let x = cell.column; x < cell.column + cell.colspan; x++) line[x] ??= cell;
  }
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
