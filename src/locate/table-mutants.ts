/** What is done to the table in which an answer was read: its row or column is called otherwise, or changes its place. */

import type { Evidence } from '../evidence.ts';
import { decode } from '../extract/decode.ts';
import { replaceOnPage } from './edit-page.ts';
import { onAll, type PageChange, type PageMutant } from './page-mutant.ts';

export interface Cell {
  /** Of what stands between its tags. */
  readonly start: number;
  readonly end: number;
  readonly row: number;
  /** Its place in the row. */
  readonly at: number;
  readonly table: number;
  readonly text: string;
}

/** What a reader sees of a cell, without white space. */
export const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|#160|amp);/g, ' ')
    .replace(/[\s&]+/g, '');

/** Cells of a page's tables as they stand in its markup. */
export function cellsOf(raw: string): readonly Cell[] {
  const cells: Cell[] = [];
  let [table, row, at] = [-1, -1, 0];
  for (const tag of raw.matchAll(/<(table|tr|td|th)\b[^>]*>/gi)) {
    const name = tag[1]?.toLowerCase();
    if (name === 'table') table += 1;
    else if (name === 'tr') [row, at] = [row + 1, 0];
    else {
      const start = tag.index + tag[0].length;
      const length = raw.slice(start).search(/<\/?(?:td|th|tr|table)\b/i);
      const end = length === -1 ? raw.length : start + length;
      cells.push({ start, end, row, at, table, text: plain(raw.slice(start, end)) });
      at += 1;
    }
  }
  return cells;
}

/** Two labels change places, so that the figure belongs to the other one. */
const changingPlaces =
  (label: string, neighbour: (cell: Cell, other: Cell) => boolean): PageChange =>
  (body, contentType) => {
    const { text } = decode(body, contentType);
    const cells = cellsOf(text);
    const own = cells.find((cell) => cell.text === plain(label));
    const other = own && cells.find((cell) => cell.table === own.table && neighbour(own, cell) && cell.text !== '');
    if (!own || !other) return undefined;
    const [first, second] = own.start < other.start ? [own, other] : [other, own];
    const edited =
      text.slice(0, first.start) +
      text.slice(second.start, second.end) +
      text.slice(first.end, second.start) +
      text.slice(first.start, first.end) +
      text.slice(second.end);
    return new TextEncoder().encode(`\ufeff${edited.replace(/^\ufeff/, '')}`);
  };

const renamed =
  (label: string): PageChange =>
  (body, contentType) =>
    replaceOnPage(body, contentType, [label], 'Something else');

/** Row and column of a cell, by its address (`table[2] "Alibaba Cloud" / "Share"`), as far as they were asked for. */
export function tableMutants({ ask, reading }: Evidence): readonly PageMutant[] {
  const { place } = ask.question;
  const address = /^table\[\d+\][^"]*"([^"]+)"(?:[^"]*"([^"]+)")?/.exec(reading.passage.address);
  const isAsked = (label: string | undefined): boolean =>
    place.by !== 'table' || (label !== undefined && !/^(?:all|\*)$/i.test(label));
  const row = isAsked(place.by === 'table' ? place.row : undefined) ? address?.[1] : undefined;
  const column = isAsked(place.by === 'table' ? place.column : undefined) ? address?.[2] : undefined;
  const swapped = (name: string, label: string, neighbour: (cell: Cell, other: Cell) => boolean): PageMutant => ({
    name,
    edit: changingPlaces(label, neighbour),
    to: 'operand',
    // The neighbour's figure may lie in what is claimed as well.
    anyOf: `${ask.id.slice(0, ask.id.lastIndexOf('/'))} label`,
  });
  return [
    ...(row === undefined
      ? []
      : [
          onAll('row label exchanged', renamed(row)),
          swapped('row label given to the row below', row, (own, { row: r, at }) => r === own.row + 1 && at === own.at),
          swapped('row label given to the row above', row, (own, { row: r, at }) => r === own.row - 1 && at === own.at),
        ]),
    ...(column === undefined
      ? []
      : [
          onAll('column label exchanged', renamed(column)),
          swapped(
            'column label given to the next',
            column,
            (own, { row: r, at }) => r === own.row && at === own.at + 1,
          ),
        ]),
  ];
}
