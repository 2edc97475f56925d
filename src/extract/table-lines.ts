/** The rows of a grid as print: cells joined to what a reader takes for one, and each row's part in the table. */
import type { Cell, Table } from './document.ts';

const sign = '(?:[A-Z]{0,3}[$€£¥￥₩₹]|RMB|USD|EUR|GBP|CNY|HKD|NT\\$|Rs\\.?|元)';
const currencyCell = new RegExp(`^(?:[(（]?\\s*${sign}\\s*[(（]?|[(（])$`);
const raised = '[⁰¹²³⁴-⁹ⁱⁿʰʲʳʷʸˡˢˣᵃ-ᵛᶜᶠᶻ]';
/** A mark that leads to a footnote: "(a)", "[1]", "¹", "*". */
const mark = `(?:\\([a-z0-9]{1,3}\\)|\\[[a-z0-9]{1,3}\\]|${raised}(?:\\s?,?\\s?${raised})*|\\*+|[†‡§¶#]+)`;
/** Marks that stand at the end of a name: "Revenue¹", "Net income (a)"; "(US)" and "(net)" are none. */
const nameMark = `(?:\\((?:[a-z]|\\d{1,2})\\)|\\[\\w{1,2}\\]|${raised}(?:\\s?,?\\s?${raised})*|\\*+|[†‡§¶#]+)`;
const marksAtEnd = new RegExp(`(?<=[\\p{L}\\p{Nd})\\]]{3}|\\s)\\s*${nameMark}(?:[\\s,]*${nameMark})*$`, 'u');
export const withoutMarks = (name: string): string => name.replace(marksAtEnd, '');
/** What closes a figure, or the mark of a footnote. "(1)" is neither: it is minus one. */
const closingCell = new RegExp(
  `^(?:[)）\\]]\\s*[%％]?|[%％]\\s*[)）\\]]?|‰|pts?\\.?|bps|x|百分点|百分點|(?!\\(\\d)${mark})(?:\\s*${mark})*$`,
  'iu',
);
/** Minus or bracket, currency, digits, what closes them, footnote marks. */
export const figureCell = new RegExp(
  `^(?<minus>[-−–‑])?\\+?\\s*(?<open>[(（])?\\s*(?<sign>${sign})?\\s*(?<inner>[(（]|[-−–‑])?\\s*(?<digits>\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(?<tail>[)）\\]%％‰x\\s]*|pts?\\.?|bps|百分点|百分點)(?<note>(?:\\s*${mark})*)$`,
  'iu',
);
/** Print that holds a number with words or signs of its own: "4.2 billion", "<1%", "~35", "5万". */
const worded = new RegExp(
  `^[(（]?\\s*[-−–—+~≈<>≤≥]?\\s*${sign}?\\s*[(（]?[-−–+]?\\s*\\d[\\d,.，\\s]*(?:\\s*(?:%|％|‰|pts?|bps|x|k|bn|mn|m|b|million|billion|thousand|trillion|[十百千万萬亿億]+|元|[)）\\]]|${mark}))*$`,
  'iu',
);
const yearCell = new RegExp(`^(?:FY\\s?|CY\\s?|fiscal\\s+)?(?:19|20)\\d\\d(?:\\s?(?:[AEFP]|年度?|${mark}))*$`, 'iu');
const dash = /^(?:[$€£¥]?\s*[-−–—]+\s*[%)]?|n\/?[am]|nil|nm|\*)$/i;
const signOnly = new RegExp(`^(?:${sign}|[()（）%％‰]+|\\)\\s*%?|[+])$`, 'iu');

export const isYear = (text: string): boolean => yearCell.test(text);
/** A place for a number that holds none: "—", "n/a", "nil". It is never taken for zero. */
export const isDash = (text: string): boolean => dash.test(text);
export const isSignOnly = (text: string): boolean => signOnly.test(text);
export const isFigure = (text: string): boolean => mayBeFigure.test(text) && figureCell.test(text);
/** A number, whether print alone tells it or its words have to be read. */
export const isNumeric = (text: string): boolean =>
  mayBeFigure.test(text) && (figureCell.test(text) || worded.test(text));
const mayBeFigure = /\d/;
/** Below the names of the columns: a number and the unit that it is in, "410 t", "12 seats". Over them it is a name: "5 km". */
export const isMeasured = (text: string): boolean =>
  mayBeFigure.test(text) && measured.test(text) && !isPeriodWord.test(text) && !monthName.test(text);
const measured = /^[~≈<>]?\s*[-−]?\d[\d,.]*\s\p{L}[\p{L}²³]{0,14}(?:\/\p{L}[\p{L}²³]{0,9})?$/u;
const monthName =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|\b|[a-z]*(?:uary|ch|il|ust|ember|ober)\b)/i;
export const isPeriodWord =
  /\b(?:19|20)\d\d\b|\b(?:months?|quarters?|years?|weeks?|ended|ending)\b|\bQ[1-4]\b|\bFY\b|[年季]/i;

export interface Joined {
  readonly text: string;
  readonly cell: Cell;
  /** Columns that the figure takes with its signs. */
  readonly from: number;
  readonly to: number;
}

/** The cells that begin in a row, signs joined to their figures. A dash before a number is no minus: it is its neighbour. */
function joinedCells(line: readonly (Cell | null)[], row: number): Joined[] {
  const joined: Joined[] = [];
  let prefix: { text: string; from: number } | undefined;
  for (let column = 0; column < line.length; column++) {
    const cell = line[column];
    if (!cell || cell.row !== row || cell.column !== column || cell.text === '') continue;
    const { text } = cell;
    const to = column + cell.colspan - 1;
    const last = joined.at(-1);
    const isShort = text.length <= 12;
    if (isShort && currencyCell.test(text)) {
      prefix = { text: (prefix?.text ?? '') + text, from: prefix?.from ?? column };
    } else if (
      isShort &&
      last !== undefined &&
      prefix === undefined &&
      closingCell.test(text) &&
      /\d|[—–-]/.test(last.text)
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + text, to };
    } else {
      const glue = prefix !== undefined && /^[\d(（.—–-]/.test(text) ? prefix : undefined;
      joined.push({ text: (glue?.text ?? '') + text, cell, from: glue?.from ?? column, to });
      prefix = undefined;
    }
  }
  return joined;
}

export type Kind = 'header' | 'group' | 'data' | 'blank';

/** What stands in the corner over the names of rows. */
const corner = /^(?:item|description|year|period|company|name|metric|项目|項目|指标|指標|公司|科目|年度)s?$/i;

/** "Founded | 1999" is a row; "Item | 2024" over others is a header. */
function isNamedYear(cells: readonly Joined[], y: number): boolean {
  const [name, year] = cells;
  if (cells.length !== 2 || name === undefined || year === undefined) return false;
  if (name.from !== 0 || name.cell.header || year.cell.header || year.from !== 1 || !isYear(year.text)) return false;
  if (isNumeric(name.text) || name.text.length >= 60) return false;
  return y > 0 || !(corner.test(name.text) || isPeriodWord.test(name.text) || /[)）]$/.test(name.text));
}

function kindOf(cells: readonly Joined[], y: number): Kind {
  if (cells.length === 0) return 'blank';
  const first = cells[0];
  if (cells.some(({ text, cell }) => !cell.header && isNumeric(text) && !isYear(text))) return 'data';
  if (isNamedYear(cells, y)) return 'data';
  const years = cells.filter(({ text }) => isYear(text));
  if (years.length > 0 && (years.length > 1 || first === undefined || isYear(first.text) || cells.length > 2))
    return 'header';
  if (cells.some(({ text, cell }, index) => index > 0 && !cell.header && isDash(text))) return 'data';
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

/**
 * Where the page marks its header rows, all others of several cells are data; in a table of words without such marks the
 * first one is the header, unless it is the only one and has figures with their units.
 */
export function readLines({ grid }: Table): Lines {
  const lines = grid.map((line, y) => joinedCells(line, y));
  const kinds = lines.map(kindOf);
  const isMarked = (cells: readonly Joined[]): boolean => cells.length > 1 && cells.every(({ cell }) => cell.header);
  const several = (y: number): boolean => (lines[y]?.length ?? 0) > 1;
  if (lines.some(isMarked))
    return {
      lines,
      kinds: kinds.map((kind, y) => (kind === 'header' && several(y) && !isMarked(lines[y] ?? []) ? 'data' : kind)),
    };
  const top = kinds.findIndex((_, y) => several(y));
  const isOfFigures = (y: number): boolean => {
    const [name, ...values] = lines[y] ?? [];
    return name?.from === 0 && values.some(({ text }) => isMeasured(text));
  };
  if (kinds.includes('data'))
    return { lines, kinds: kinds.map((kind, y) => (kind === 'header' && y > top && isOfFigures(y) ? 'data' : kind)) };
  if (isOfFigures(top) && !kinds.some((_, y) => y !== top && several(y)))
    return { lines, kinds: kinds.map((kind, y) => (y === top ? 'data' : kind)) };
  return { lines, kinds: kinds.map((kind, y) => (y > top && several(y) ? 'data' : kind)) };
}
