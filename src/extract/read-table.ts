/**
 * A table as a reader understands it: which rows are headers, what each row is called, what stands over each column, and
 * each figure with its signs, though currency sign, bracket and percent sign stand in cells of their own. Nothing is
 * taken apart before it is asked for: a filing has hundreds of tables, and a question is about one of them.
 */
import type { Cell, Table } from './document.ts';
import {
  figureCell,
  isDash,
  isFigure,
  isMeasured,
  isNumeric,
  isPeriodWord,
  isSignOnly,
  isYear,
  type Joined,
  type Lines,
  readLines,
} from './table-lines.ts';

/** A place for a number: a cell with one, or with a dash. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  /** As a reader joins the cells: "$(1,234)", "5.2%". */
  readonly text: string;
  /** The number as print alone tells it; absent for dashes, and where its words have to be read ("4.2 billion", "<1%"). */
  readonly number?: CellNumber;
  /** The sign or code printed at it, or once at its column's top: "$", "RMB", "%". */
  readonly sign?: string;
  /** The sign is printed at the figure itself. */
  readonly signed: boolean;
}

export interface CellNumber {
  /** Without sign, separators and scale: "1234.5". */
  readonly digits: string;
  readonly negative: boolean;
}

export interface ReadTable {
  readonly table: Table;
  /** The last table before it that holds data. */
  readonly before: ReadTable | undefined;
  readonly lines: Lines;
  /** What stands over a place, outermost first, without doubles: "Three Months Ended June 28,", "2025". */
  headersOf(row: number, column: number): readonly string[];
  /** What a row is called: its cells of words, first of all the first one; last the cell that spans it and others. */
  labelsOf(row: number): readonly string[];
  /** The lines that head the rows it stands among, outermost first: "Earnings per share:". */
  groupsOf(row: number): readonly string[];
  readonly data: readonly TableCell[];
  at(row: number, column: number): TableCell | undefined;
}

/** All tables of a page, each with the one before it. */
export function readTables(tables: readonly Table[]): readonly ReadTable[] {
  const all: ReadTable[] = [];
  for (const table of tables) all.push(new LazyTable(table, all));
  return all;
}

class LazyTable implements ReadTable {
  readonly table: Table;
  readonly #all: readonly ReadTable[];
  #lines: Lines | undefined;
  #data: readonly TableCell[] | undefined;
  #before: { readonly table: ReadTable | undefined } | undefined;
  #groups: readonly (readonly string[])[] | undefined;
  readonly #labels = new Map<number, readonly string[]>();
  readonly #over = new Map<string, Over>();
  #places: ReadonlyMap<number, TableCell> | undefined;

  constructor(table: Table, all: readonly ReadTable[]) {
    this.table = table;
    this.#all = all;
  }

  get lines(): Lines {
    this.#lines ??= readLines(this.table);
    return this.#lines;
  }

  get before(): ReadTable | undefined {
    this.#before ??= { table: this.#all.slice(0, this.table.index).findLast(({ data }) => data.length > 0) };
    return this.#before.table;
  }

  get data(): readonly TableCell[] {
    this.#data ??= readData(this.lines);
    return this.#data;
  }

  at(row: number, column: number): TableCell | undefined {
    this.#places ??= new Map(this.data.map((cell) => [placeOf(cell.row, cell.column), cell]));
    return this.#places.get(placeOf(row, column));
  }

  labelsOf(row: number): readonly string[] {
    let labels = this.#labels.get(row);
    if (labels === undefined) {
      labels = readLabels(this.table, this.lines.lines[row] ?? [], row);
      this.#labels.set(row, labels);
    }
    return labels;
  }

  groupsOf(row: number): readonly string[] {
    this.#groups ??= readGroups(this.lines);
    return this.#groups[row] ?? [];
  }

  headersOf(row: number, column: number): readonly string[] {
    const figure = (this.lines.lines[row] ?? []).find(({ cell }) => cell.column === column);
    const { from, to } = figure ?? { from: column, to: column };
    const own = this.#headersOver(row, from, to);
    if (own.named) return own.headers;
    // Headers of filings often stand over the column of the currency sign, or of the closing bracket.
    for (const [left, right, beside] of [
      [from - 1, to, from - 1],
      [from, to + 1, to + 1],
      [from - 2, to, from - 2],
    ] as const) {
      const text = this.table.grid[row]?.[beside]?.text ?? '';
      if (left < 1 || right >= this.#width || (text !== '' && !isSignOnly(text))) continue;
      const over = this.#headersOver(row, left, right);
      if (over.named) return over.headers;
    }
    return own.headers;
  }

  /** Rows under one header share what stands over them. */
  #headersOver(row: number, from: number, to: number): Over {
    const block = row === 0 ? -1 : this.lines.kinds.lastIndexOf('header', row - 1);
    const key = `${block}/${from}-${to}`;
    let over = this.#over.get(key);
    if (over === undefined) {
      over = readHeaders(this.lines, row, from, to, this.#width);
      this.#over.set(key, over);
    }
    return over;
  }

  get #width(): number {
    return this.table.grid[0]?.length ?? 0;
  }
}

const placeOf = (row: number, column: number): number => row * 1_000_000 + column;
const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];
const isValue = (text: string): boolean => isNumeric(text) || isDash(text);

/** The first cell of a row names it, though it be a number ("2024", a rank), where others follow. */
const isName = (cells: readonly Joined[], index: number): boolean => {
  const [first] = cells;
  return index === 0 && first?.from === 0 && cells.length > 1 && (!isNumeric(first.text) || isNumberName(first.text));
};
const isNumberName = (text: string): boolean => isYear(text) || /^#?\d{1,4}[.)]?$/.test(text);

function readLabels({ grid }: Table, cells: readonly Joined[], row: number): string[] {
  const spanning = grid[row]?.[0];
  const words = cells.flatMap(({ text, cell }) => (isSignOnly(text) || (isValue(text) && !cell.header) ? [] : [text]));
  const [first] = cells;
  const number = first !== undefined && isName(cells, 0) && isValue(first.text) ? first.text : '';
  const labels = unique([number, ...words, spanning && spanning.row < row ? spanning.text : '']);
  // A row without a name of its own is called by what else it has: "NA".
  return labels.length > 0
    ? labels
    : unique([cells.find(({ text }) => /\p{L}/u.test(text) && isDash(text))?.text ?? '']);
}

/** A group that follows a group is inside it; after figures a new one takes the place of all. */
function readGroups({ lines, kinds }: Lines): string[][] {
  let groups: string[] = [];
  return kinds.map((kind, y) => {
    if (kind !== 'group') return kind === 'data' ? groups : [];
    const text = lines[y]?.[0]?.text ?? '';
    groups = kinds[y - 1] === 'group' ? [...groups.slice(-2), text] : [text];
    return [];
  });
}

function readData({ lines, kinds }: Lines): TableCell[] {
  const data: TableCell[] = [];
  /** Signs printed once at a column's top are meant for the figures under them. */
  let signs = new Map<number, string>();
  lines.forEach((cells, row) => {
    if (kinds[row] === 'header') signs = new Map();
    if (kinds[row] !== 'data') return;
    cells.forEach(({ text, cell, to }, index) => {
      if (!(isValue(text) || (index > 0 && isMeasured(text))) || isName(cells, index)) return;
      const { column } = cell;
      const m = isFigure(text) ? figureCell.exec(text)?.groups : undefined;
      const printed = /[%％]/.test(text) ? '%' : m?.['sign'];
      const over = printed ?? signs.get(column) ?? signs.get(to);
      if (printed !== undefined) {
        signs.set(to, printed);
        signs.set(column, printed);
      }
      data.push({
        row,
        column,
        cell,
        text,
        signed: printed !== undefined,
        ...(over === undefined ? {} : { sign: over }),
        ...(m === undefined || !/^[)）\]%％\s]*$/.test(m['tail'] ?? '')
          ? {}
          : {
              number: {
                digits: (m['digits'] ?? '').replace(/[,，]/g, ''),
                negative: m['minus'] !== undefined || m['open'] !== undefined || m['inner'] !== undefined,
              },
            }),
      });
    });
  });
  return data;
}

interface Over {
  readonly headers: readonly string[];
  /** Something stands over the figure itself, and not only over the names of the rows. */
  readonly named: boolean;
}

/** The nearest header rows above a figure, and those over them as long as no period was named. */
function readHeaders({ lines, kinds }: Lines, row: number, from: number, to: number, width: number): Over {
  const headers: string[] = [];
  const corners: string[] = [];
  let inBlock = false;
  let dated = false;
  for (let above = row - 1; above >= 0; above--) {
    if (kinds[above] !== 'header') {
      if (kinds[above] === 'blank') continue;
      if (inBlock && dated) break;
      inBlock = false;
      continue;
    }
    inBlock = true;
    const line = lines[above] ?? [];
    for (const cell of line.toReversed()) {
      if (cell.from > to || cell.to < from) continue;
      const { text } = cell;
      const names = isPeriodWord.test(text);
      // A title over all columns tells none from another.
      if (!names && cell.from === 0 && cell.to >= width - 1 && width > 1) continue;
      if (!headers.includes(text)) headers.unshift(text);
      if (names) dated = true;
    }
    // "Year ended December 31, 2021 (in millions)" over the labels is said of every column.
    const corner = line[0];
    if (corner !== undefined && corner.from === 0 && from > corner.to && isPeriodWord.test(corner.text)) {
      if (!corners.includes(corner.text)) corners.unshift(corner.text);
      dated ||= /\b(?:19|20)\d\d\b/.test(corner.text);
    }
  }
  return { headers: unique([...corners, ...headers]), named: headers.length > 0 };
}
