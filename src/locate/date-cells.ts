/** Cells that hold a day. Nothing about them looks like a number, so they are found by what was asked for. */
import type { Cell } from '../extract/document.ts';
import type { ReadTable, TableCell } from '../extract/read-table.ts';
import { isDash, isYear } from '../extract/table-lines.ts';
import type { ReadingContext } from '../figures/figure.ts';
import { equals } from '../figures/interval.ts';
import type { Question } from '../question.ts';
import type { CellReading } from './cells.ts';
import { figuresIn } from './datum.ts';
import type { Why } from './why.ts';

export type DataCell = Pick<TableCell, 'row' | 'column' | 'cell'>;

/**
 * All cells in which a day may stand: under a column that is asked for by name also the names of the rows, else only
 * what stands behind them. A row of nothing but header cells is none.
 */
export const dateCells = ({ table: { grid } }: ReadTable, byColumn: boolean): DataCell[] =>
  grid.flatMap((line, row) => {
    const own = [...new Set(line)].filter((cell) => cell?.row === row);
    const isHeader = own.every((cell) => cell?.header);
    return own.flatMap((cell) =>
      cell && !isHeader && (byColumn || (cell.column > 0 && !cell.header)) ? [{ row, column: cell.column, cell }] : [],
    );
  });

/** "04/05/2020" is a day in April or in May, "May 12" one of any year: as one of many it is none. */
export const isSure = ({ figure }: CellReading): boolean =>
  figure?.otherReadings === undefined && figure?.yearless === undefined;

/** The one day of a cell. "15 April 2020 (amended 3 May 2021)" has two, and nobody says which is meant. */
export function readDateCell(
  read: ReadTable,
  row: number,
  cell: Cell,
  question: Question,
  context: ReadingContext,
): CellReading {
  const { text } = cell;
  const base = { text, labels: read.labelsOf(row), headers: read.headersOf(row, cell.column) };
  const without = (why: Why): CellReading => ({ ...base, why });
  if (text.includes('\ufffd')) return without('replacement-character');
  if (text === '' || isDash(text)) return without('no-value');
  const printed = isYear(text) ? (/\d{4}/.exec(text)?.[0] ?? text) : text;
  const [first, ...others] = figuresIn(printed, question, context);
  if (!first) return without('no-day');
  return others.every(({ interval }) => equals(interval, first.interval))
    ? { ...base, figure: first }
    : without('several-days');
}
