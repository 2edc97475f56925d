/** The rows of a grid as print: cells joined to what a reader takes for one, and each row's part in the table. */
import type { Cell, Table } from './document.ts';

const sign = '(?:[A-Z]{0,3}[$€£¥￥₩₹]|RMB|USD|EUR|GBP|CNY|HKD|Rs\\.?)';
const currencyCell = new RegExp(`^[(（]?\\s*${sign}\\s*[(（]?$`);
/** What closes a figure, or the mark of a footnote. "(1)" is neither: it is minus one. */
const closingCell =
  /^(?:[)）\]]\s*[%％]?|[%％]\s*[)）\]]?|‰|pts?\.?|bps|x|\([a-z]\)(?:\s*\([a-z]\))*|\*+)(?:\s*(?:\([a-z0-9]{1,2}\)|\*+))?$/i;
/** Minus or bracket, currency, digits, what closes them, footnote marks. */
export const figureCell = new RegExp(
  `^(?<minus>[-−–‑])?\\s*(?<open>[(（])?\\s*(?<sign>${sign})?\\s*(?<inner>[(（]|[-−–‑])?\\s*(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(?<tail>[)）\\]%％‰x\\s]*|pts?\\.?|bps)(?<note>(?:\\s*(?:\\([a-z0-9]{1,3}\\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\*+|[†‡]))*)$`,
  'i',
);
const yearCell = /^(?:FY\s?|fiscal\s+)?(?:19|20)\d\d(?:\s?(?:[AEFP]|\([a-z0-9]\)|年度?))?$/i;

export interface Joined {
  readonly text: string;
  readonly cell: Cell;
  /** Columns that the figure takes with its signs. */
  readonly from: number;
  readonly to: number;
}

/** The cells that begin in a row, signs joined to their figures. */
function joinedCells(line: readonly (Cell | null)[], row: number): Joined[] {
  const joined: Joined[] = [];
  let prefix: { text: string; from: number } | undefined;
  line.forEach((cell, column) => {
    if (cell === null || cell.row !== row || cell.column !== column || cell.text === '') return;
    const to = column + cell.colspan - 1;
    const last = joined.at(-1);
    if (currencyCell.test(cell.text)) {
      prefix = { text: (prefix?.text ?? '') + cell.text, from: prefix?.from ?? column };
    } else if (
      last !== undefined &&
      closingCell.test(cell.text) &&
      prefix === undefined &&
      /\d|[—–-]/.test(last.text)
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + cell.text, to };
    } else {
      const glue = prefix !== undefined && /^[\d(（.—–-]/.test(cell.text) ? prefix : undefined;
      joined.push({ text: (glue?.text ?? '') + cell.text, cell, from: glue?.from ?? column, to });
      prefix = undefined;
    }
  });
  return joined;
}

export type Kind = 'header' | 'group' | 'data' | 'blank';

export const isFigure = (text: string): boolean => figureCell.test(text);
export const isDash = (text: string): boolean => /^[$€£¥]?\s*[—–-]+\s*[%)]?$/.test(text);
export const isPeriodWord =
  /\b(?:19|20)\d\d\b|\b(?:months?|quarters?|years?|weeks?|ended|ending)\b|\bQ[1-4]\b|\bFY\b|[年季]/i;

function kindOf(cells: readonly Joined[], y: number): Kind {
  if (cells.length === 0) return 'blank';
  const figures = cells.filter(({ text, cell }) => isFigure(text) && !yearCell.test(text) && !cell.header);
  const first = cells[0];
  if (figures.length > 0) return 'data';
  const years = cells.filter(({ text }) => yearCell.test(text));
  if (years.length > 0 && (years.length > 1 || first === undefined || yearCell.test(first.text) || cells.length > 2))
    return 'header';
  if (cells.some(({ text }, index) => index > 0 && isDash(text))) return 'data';
  if (cells.length === 1 && first !== undefined) {
    if (first.from > 0 || first.cell.header) return 'header';
    if (first.cell.colspan > 1 && (isPeriodWord.test(first.text) || y === 0)) return 'header';
    return 'group';
  }
  return 'header';
}

/** A table's rows, joined, with the part that each plays. */
export interface Lines {
  readonly lines: readonly (readonly Joined[])[];
  readonly kinds: readonly Kind[];
}

export function readLines(table: Table): Lines {
  const lines = table.grid.map((line, y) => joinedCells(line, y));
  return { lines, kinds: lines.map((cells, y) => kindOf(cells, y)) };
}
