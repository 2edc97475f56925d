/**
 * `near` in a table: a row is a sentence of its own. Its cells are read with the table's scale; words that are not in
 * the row may stand over its column, in the caption or in the heading, as long as some are in the row itself.
 */
import type { Passage, PassedOver } from '../evidence.ts';
import type { ReadTable } from '../extract/read-table.ts';
import type { Figure } from '../figures/figure.ts';
import type { Question } from '../question.ts';
import { atBlank, splitAtBlanks } from './blank.ts';
import { type Candidate, type Found, merged, nothing, passed } from './candidates.ts';
import { type CellReading, readCell } from './cells.ts';
import { misfit } from './fits.ts';
import type { Line } from './line.ts';
import { placesOf } from './match.ts';
import type { NearPage } from './near.ts';
import type { Opened } from './opened.ts';
import type { Pattern } from './pattern.ts';
import { cellReading, readTables } from './table.ts';
import { cellPassage, placeOf, tablePage } from './table-passage.ts';
import { termNear } from './term.ts';
import { indexOf, needlesOf } from './text-index.ts';
import { type Token, tokensOf } from './tokens.ts';

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

/** Tokens of a text that many questions look at. */
const tokensIn = (opened: Opened, text: string): readonly Token[] => {
  const known = opened.once('row tokens', () => new Map<string, readonly Token[]>());
  const tokens = known.get(text) ?? tokensOf(text);
  known.set(text, tokens);
  return tokens;
};

/** What is said over the whole table. A sentence above it says something of its own, and not what stands in the rows. */
const aroundOf = ({ table }: ReadTable, groups: readonly string[]): string =>
  [
    table.caption,
    ...table.above.split('\n').filter((line) => !/[.!?。！？]["'”’」』)）]*\s*$/.test(line)),
    table.headings.at(-1) ?? '',
    ...groups,
  ].join(' | ');

function nearRow(read: ReadTable, row: number, pattern: Pattern, question: Question, opened: Opened): Found {
  const labels = read.labelsOf(row);
  const labelTokens = tokensIn(opened, labels.join(' | '));
  const words = pattern.items.filter((item) => item.kind === 'words');
  const missing = words.filter((item) => placesOf(labelTokens, item).length === 0);
  if (missing.length === words.length) return nothing;

  const context = opened.contextFor(question);
  const inTables = tablePage(opened);
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const data = read.data.filter((each) => each.row === row);
  const cellAt = ({ column, cell }: (typeof data)[number]): RowCell => ({
    column,
    reading: readCell(read, row, cell, question, context),
  });
  const take = (cell: RowCell, distance: number): void => {
    const passage = cellPassage(read, cell.reading, row, cell.column, inTables);
    const reading = cellReading(cell.reading, passage, context);
    if (reading) candidates.push({ reading, distance });
    else passedOver.push(passed(passage, cell.reading.why ?? 'not-a-number'));
  };

  if (pattern.blanks > 0) {
    const { text, figures } = rowLine(labels, data.map(cellAt));
    const tokens = tokensIn(opened, text);
    for (const split of splitAtBlanks(pattern)) {
      const all = figures.map(({ figure }) => figure);
      const fits = (figure: Figure): boolean => misfit(question, figure, split.form, text) === undefined;
      for (const { figure, passed: distance } of atBlank(text, tokens, split, all, fits)) {
        const owner = figures.find((each) => each.figure === figure);
        if (owner && fits(figure)) take(owner.cell, distance);
      }
    }
    return { candidates, passedOver };
  }

  const around = tokensIn(opened, aroundOf(read, read.groupsOf(row)));
  const reached = data.flatMap((each) => {
    const over = tokensIn(opened, read.headersOf(row, each.column).join(' | '));
    const elsewhere = missing.filter((item) => placesOf(over, item).length === 0);
    return elsewhere.every((item) => placesOf(around, item).length > 0) ? [{ each, elsewhere: elsewhere.length }] : [];
  });
  // A column of that very name is meant, not its neighbours under the same caption.
  const nearest = Math.min(...reached.map(({ elsewhere }) => elsewhere));
  for (const { each, elsewhere } of reached) if (elsewhere === nearest) take(cellAt(each), elsewhere);
  return { candidates, passedOver };
}

/** A row of words only, for terms. */
function termRow(
  { read, row }: RowAt,
  pattern: Pattern,
  words: string,
  question: Question,
  page: NearPage,
  place: Pick<Passage, 'body' | 'links'>,
): Found {
  const text = [...new Set((read.table.grid[row] ?? []).map((cell) => cell?.text ?? ''))]
    .filter((part) => part !== '')
    .join(' | ');
  const line: Line = {
    text,
    start: 0,
    headings: read.table.headings,
    body: place.body === true,
    tokens: tokensOf(text),
    figures: () => [],
  };
  const found = termNear(line, pattern, words, question, page);
  const address = `table[${read.table.index}] row ${row + 1}`;
  return {
    candidates: found.candidates.map(({ reading, distance }) => {
      const { fragment: _none, ...passage } = reading.passage;
      return { reading: { ...reading, passage: { ...passage, ...place, address } }, distance };
    }),
    passedOver: [],
  };
}

interface RowAt {
  readonly read: ReadTable;
  readonly row: number;
}

/** Rows of data tables; tables that only lay a page out are read as prose. */
const rowsOf = (opened: Opened): readonly RowAt[] =>
  opened.once('rows', () => {
    const { document } = opened;
    if (document.kind !== 'html') return [];
    const tables = readTables(opened);
    return document.blocks.flatMap(({ table, row }): RowAt[] => {
      const read = table === undefined ? undefined : tables[table];
      return read && row !== undefined ? [{ read, row }] : [];
    });
  });

const rowText = ({ read, row }: RowAt): string =>
  [...new Set((read.table.grid[row] ?? []).map((cell) => cell?.text ?? ''))].join(' | ');

export function nearRows(opened: Opened, pattern: Pattern, words: string, question: Question, page: NearPage): Found {
  const rows = rowsOf(opened);
  const index = opened.once('row index', () => indexOf(rows.map(rowText)));
  const needles = needlesOf(pattern.items);
  // At a blank all words stand in the row itself; else some may stand over it.
  const whole = pattern.blanks > 0 || question.kind === 'term' || needles.length === 0;
  const inTables = tablePage(opened);
  return merged(
    (whole ? index.holding(needles) : index.holdingAny(needles)).flatMap((position) => {
      const at = rows[position];
      if (!at) return [];
      if (question.kind === 'term')
        return [termRow(at, pattern, words, question, page, placeOf(inTables, at.read.table.index, at.row))];
      return [nearRow(at.read, at.row, pattern, question, opened)];
    }),
  );
}
