/** A table as a reader understands it: which rows are headers, what each row is called, what stands over each column. */
import type { Cell, Table } from '../extract/document.ts';

export interface ReadTable {
  readonly table: Table;
  /** The last table before it that holds data. */
  readonly before?: ReadTable;
  /** Texts over a column at a row, outermost first, without doubles. */
  headersOf(row: number, column: number): readonly string[];
  /** What a row is called: its cells of words, first of all the first one. */
  labelsOf(row: number): readonly string[];
  /** The row above it that names a group ("Operating expenses:"). */
  sectionOf(row: number): string | undefined;
  /** Places of cells with a number, without doubles. */
  readonly data: readonly { readonly row: number; readonly column: number; readonly cell: Cell }[];
}

const sign = String.raw`(?:[A-Z]{0,3}[$€£¥￥₩₹]|RMB|USD|EUR|GBP|CNY|HKD|NT\$|元)`;
/** A number as cells print it, with its sign, brackets and what else belongs to it. */
const numeric = new RegExp(
  String.raw`^(?:[(（[]\s*)?[-−–—+~≈<>]?\s*${sign}?\s*(?:[(（]\s*)?[-−–+]?\s*\d[\d,.，\s]*(?:\s*(?:%|％|‰|pts?|bps|x|bn|m|million|billion|thousand|萬|万|億|亿|元|[)）\]]|\([0-9a-z]\)|\*+|[†‡]))*$`,
  'iu',
);
const year = /^(?:FY\s?|CY\s?)?(?:19|20)\d\d(?:\s?(?:[AEF]|\([0-9a-z]\)|年度?))?$/i;
const dash = /^(?:[-−–—]+|n\/?[am]|nil|—\s*%?|nm|\*)$/i;
const signOnly = new RegExp(`^(?:${sign}|[()（）%％‰]+|\\)\\s*%?|[-−–+])$`, 'iu');

export const isNumeric = (text: string): boolean => numeric.test(text);
export const isYear = (text: string): boolean => year.test(text);
export const isSignOnly = (text: string): boolean => signOnly.test(text);
/** A place for a number that holds none: "—" in a table of figures. */
export const isDash = (text: string): boolean => dash.test(text);

const own = (line: readonly (Cell | null)[], row: number): Cell[] => [
  ...new Set(line.filter((cell): cell is Cell => cell !== null && cell.row === row && cell.text !== '')),
];

function isDataRow(cells: readonly Cell[]): boolean {
  const numbers = cells.filter(({ text, header }) => isNumeric(text) && !header);
  if (numbers.some(({ text }) => !isYear(text))) return true;
  // Rows of dashes and of "n/a" are data as well, once they have a name.
  if (numbers.length === 0) return cells.length > 1 && cells.slice(1).every(({ text }) => isDash(text));
  // "2024 | 2023" over columns is a header; "Founded | 1999" is a row.
  const [first] = cells;
  return (
    first !== undefined &&
    !isNumeric(first.text) &&
    numbers.length === 1 &&
    cells.length === 2 &&
    first.column === 0 &&
    !first.header &&
    first.text.length < 60 &&
    numbers[0]?.column === 1
  );
}

/**
 * Rows of data. Where the page marks its header rows, all others are data; in a table of words without such marks the
 * first row is the header.
 */
function dataRows(rows: readonly (readonly Cell[])[]): boolean[] {
  const isHeader = (cells: readonly Cell[]): boolean => cells.length > 1 && cells.every(({ header }) => header);
  const byNumbers = rows.map(isDataRow);
  if (rows.some(isHeader)) return rows.map((cells, row) => byNumbers[row] || (cells.length > 1 && !isHeader(cells)));
  const first = rows.findIndex((cells) => cells.length > 1);
  if (!byNumbers.includes(true)) return rows.map((cells, row) => row > first && cells.length > 1);
  return byNumbers;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

function readTable(table: Table, before?: ReadTable): ReadTable {
  const { grid } = table;
  const width = grid[0]?.length ?? 0;
  const rows = grid.map((line, row) => own(line, row));
  const isData = dataRows(rows);
  /** First rows of header groups, and the rows in each. */
  const groups: { from: number; rows: number[] }[] = [];
  const sections: (string | undefined)[] = [];
  let section: string | undefined;
  let seenData = true;
  rows.forEach((cells, row) => {
    if (isData[row]) {
      seenData = true;
      sections[row] = section;
      return;
    }
    const [first] = cells;
    const wide = cells.length === 1 && first !== undefined;
    const isSection = wide && (first.column === 0 || first.colspan >= width - 1);
    const firstData = isData.indexOf(true);
    if (isSection && (row > firstData || !first.header || first.colspan < width - 1)) {
      section = first.text;
      sections[row] = undefined;
      if (row > firstData || first.colspan < width - 1) return;
    }
    if (cells.length === 0) return;
    if (seenData || groups.length === 0) groups.push({ from: row, rows: [] });
    seenData = false;
    groups.at(-1)?.rows.push(row);
  });

  const headerRows = (row: number): readonly number[] => groups.findLast(({ from }) => from < row)?.rows ?? [];
  const headerAt = (headerRow: number, column: number): string => {
    const cell = grid[headerRow]?.[column];
    if (!cell || (cell.column === 0 && cell.colspan >= width && width > 1)) return '';
    return cell.text;
  };
  const labels = new Map<number, readonly string[]>();
  const headers = new Map<string, readonly string[]>();
  const firstWords = (row: number): Cell | undefined => rows[row]?.find(({ text }) => !isSignOnly(text));

  const readHeaders = (row: number, column: number): string[] => {
    const over = headerRows(row);
    const at = (x: number): string[] => unique(over.map((headerRow) => headerAt(headerRow, x)));
    const here = at(column);
    if (here.length > 0) return here;
    // Headers of filings often stand over the column of the currency sign, or of the closing bracket.
    for (const beside of [column - 1, column + 1, column - 2]) {
      const text = grid[row]?.[beside]?.text ?? '';
      if (beside > 0 && beside < width && (text === '' || isSignOnly(text)) && at(beside).length > 0) return at(beside);
    }
    return [];
  };
  const readLabels = (row: number): string[] => {
    const first = firstWords(row);
    const spanned = grid[row]?.[0]?.text ?? '';
    const cells = (rows[row] ?? []).filter(
      (cell) =>
        cell === first || cell.header || (!isNumeric(cell.text) && !isSignOnly(cell.text) && !isDash(cell.text)),
    );
    return unique([spanned, ...cells.map(({ text }) => text)]).filter((text) => !isSignOnly(text));
  };
  const kept = <Key>(made: Map<Key, readonly string[]>, key: Key, make: () => string[]): readonly string[] => {
    const found = made.get(key) ?? make();
    made.set(key, found);
    return found;
  };
  return {
    table,
    ...(before === undefined ? {} : { before }),
    headersOf: (row, column) => kept(headers, `${row}/${column}`, () => readHeaders(row, column)),
    labelsOf: (row) => kept(labels, row, () => readLabels(row)),
    sectionOf: (row) => sections[row],
    data: rows.flatMap((cells, row) =>
      isData[row]
        ? cells
            .filter(
              (cell) =>
                (isNumeric(cell.text) || isDash(cell.text)) &&
                !(cell === firstWords(row) && cells.length > 1 && cell.column === 0),
            )
            .map((cell) => ({ row, column: cell.column, cell }))
        : [],
    ),
  };
}

/** All tables of a page, each with the one before it. */
export function readAll(tables: readonly Table[]): ReadTable[] {
  let before: ReadTable | undefined;
  return tables.map((table) => {
    const read = readTable(table, before);
    if (read.data.length > 0) before = read;
    return read;
  });
}
