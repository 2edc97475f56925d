/**
 * `near` in a table: a row is a sentence of its own. Its cells are read with the table's scale; words that are not in
 * the row may stand over its column, in the caption or in the heading, as long as some are in the row itself.
 */
import type { PassedOver } from '../evidence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Question } from '../question.ts';
import { atBlank, splitAtBlanks } from './blank.ts';
import { type Candidate, type Found, merged, nothing, passed } from './candidates.ts';
import { type CellReading, readCell } from './cells.ts';
import { misfit } from './fits.ts';
import type { ReadTable } from './grid.ts';
import type { Line } from './line.ts';
import { placesOf } from './match.ts';
import type { NearPage } from './near.ts';
import type { Opened } from './opened.ts';
import type { Pattern } from './pattern.ts';
import { cellPassage, cellReading, readTables, tableBodies } from './table.ts';
import { termNear } from './term.ts';
import { tokensOf } from './tokens.ts';

interface RowCell {
  readonly reading: CellReading;
  readonly column: number;
}

/** The row as one line of text, and where each of its figures stands in it. */
function rowLine(
  labels: readonly string[],
  cells: readonly RowCell[],
): { text: string; figures: { figure: Figure; cell: RowCell }[] } {
  let text = labels.join(' | ');
  const figures: { figure: Figure; cell: RowCell }[] = [];
  for (const cell of cells) {
    const { text: printed, figure } = cell.reading;
    text += text === '' ? '' : ' | ';
    if (figure)
      figures.push({ figure: { ...figure, start: text.length + figure.start, end: text.length + figure.end }, cell });
    text += printed;
  }
  return { text, figures };
}

function rowsOf(read: ReadTable): number[] {
  return [...new Set(read.data.map(({ row }) => row))];
}

function nearRow(read: ReadTable, row: number, pattern: Pattern, question: Question, opened: Opened): Found {
  const labels = read.labelsOf(row);
  const labelTokens = tokensOf(labels.join(' | '));
  const words = pattern.items.filter((item) => item.kind === 'words');
  const inRow = words.map((item) => placesOf(labelTokens, item).length > 0);
  if (!inRow.includes(true)) return nothing;

  const context = opened.contextFor(question);
  const bodyOf = tableBodies(opened);
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const cells = read.data
    .filter((data) => data.row === row)
    .map(({ column, cell }) => ({ column, reading: readCell(read, row, cell, question, context) }));
  const take = (cell: RowCell, distance: number): void => {
    const passage = cellPassage(read, cell.reading, row, cell.column, bodyOf);
    const reading = cellReading(cell.reading, passage, context);
    if (reading) candidates.push({ reading, distance });
    else passedOver.push(passed(passage, cell.reading.why ?? 'not-a-number'));
  };

  if (pattern.blanks > 0) {
    const { text, figures } = rowLine(labels, cells);
    const tokens = tokensOf(text);
    for (const split of splitAtBlanks(pattern)) {
      const all = figures.map(({ figure }) => figure);
      const fits = (figure: Figure): boolean => misfit(question, figure, split.form) === undefined;
      for (const { figure, passed: distance } of atBlank(text, tokens, split, all, fits)) {
        const owner = figures.find((each) => each.figure === figure);
        if (owner && fits(figure)) take(owner.cell, distance);
      }
    }
    return { candidates, passedOver };
  }

  const { table } = read;
  const around = tokensOf(
    [table.caption, ...table.above.split('\n'), table.headings.at(-1) ?? '', read.sectionOf(row) ?? ''].join(' | '),
  );
  const missing = words.filter((_, index) => !inRow[index]);
  for (const cell of cells) {
    const over = tokensOf(cell.reading.headers.join(' | '));
    const elsewhere = missing.filter((item) => placesOf(over, item).length === 0);
    if (elsewhere.every((item) => placesOf(around, item).length > 0)) take(cell, elsewhere.length);
  }
  return { candidates, passedOver };
}

/** A row of words only, for terms. */
function termRow(
  read: ReadTable,
  row: number,
  pattern: Pattern,
  words: string,
  question: Question,
  page: NearPage,
  body: boolean,
): Found {
  const text = [...new Set((read.table.grid[row] ?? []).map((cell) => cell?.text ?? ''))]
    .filter((part) => part !== '')
    .join(' | ');
  const line: Line = { text, start: 0, headings: read.table.headings, body, tokens: tokensOf(text), figures: () => [] };
  const found = termNear(line, pattern, words, question, page);
  const address = `table[${read.table.index}] row ${row + 1}`;
  return {
    candidates: found.candidates.map(({ reading, distance }) => {
      const { fragment: _none, ...passage } = reading.passage;
      return { reading: { ...reading, passage: { ...passage, address } }, distance };
    }),
    passedOver: [],
  };
}

export function nearRows(opened: Opened, pattern: Pattern, words: string, question: Question, page: NearPage): Found {
  if (question.kind === 'quote') return nothing;
  const bodyOf = tableBodies(opened);
  return merged(
    readTables(opened).flatMap((read) => {
      if (question.kind === 'term')
        return read.table.grid.map((_, row) =>
          termRow(read, row, pattern, words, question, page, bodyOf(read.table.index)),
        );
      return rowsOf(read).map((row) => nearRow(read, row, pattern, question, opened));
    }),
  );
}
