/** What is done to a whole row or column of a page's table: the values of its members, rearranged. */
import type { Evidence } from '../evidence.ts';
import { decode } from '../extract/decode.ts';
import type { PageChange } from './page-mutant.ts';
import { type Cell, cellsOf, plain } from './table-mutants.ts';

const number = /-?\d[\d,]*(?:\.\d+)?/;

const isAll = (name: string | undefined): boolean => name === undefined || /^(?:all|\*)$/i.test(name.trim());

/** The cells of the members, in their order: in the column or the row that the author names. */
function memberCells(cells: readonly Cell[], evidence: Evidence): readonly Cell[] {
  const { place } = evidence.ask.question;
  const { value } = evidence.reading;
  if (place.by !== 'table' || value.kind !== 'list') return [];
  const names = new Set(value.members.map(({ name }) => plain(name)));
  const asked = plain((isAll(place.column) ? place.row : place.column) ?? '').toLowerCase();
  const head = cells.find(
    ({ table, text }) =>
      text.toLowerCase().includes(asked) && cells.some((cell) => cell.table === table && names.has(cell.text)),
  );
  if (!head || asked === '') return [];
  const own = cells.filter(({ table }) => table === head.table);
  if (isAll(place.column))
    return own.filter(({ row, at, text }) => row === head.row && at > head.at && number.test(text));
  const rows = new Set(own.filter(({ at, text }) => at === 0 && names.has(text)).map(({ row }) => row));
  return own.filter(({ row, at, text }) => rows.has(row) && at === head.at && number.test(text));
}

/** The page with other numbers in those cells; undefined where the cells are not found in its bytes. */
export function inTable(
  body: Uint8Array,
  contentType: string | undefined,
  evidence: Evidence,
  change: (values: readonly unknown[]) => readonly unknown[],
): ReturnType<PageChange> {
  const { text } = decode(body, contentType);
  const cells = memberCells(cellsOf(text), evidence);
  const prints = cells.map(({ start, end }) =>
    number.exec(text.slice(start, end).replace(/<[^>]*>/g, (tag) => ' '.repeat(tag.length))),
  );
  const next = change(prints.map((print) => Number(print?.[0].replaceAll(',', ''))));
  let [edited, from] = ['', 0];
  for (const [i, { start }] of cells.entries()) {
    const print = prints[i];
    if (!print) continue;
    edited += text.slice(from, start + print.index) + String(next[i]);
    from = start + print.index + print[0].length;
  }
  edited += text.slice(from);
  return cells.length === 0 || edited === text
    ? undefined
    : new TextEncoder().encode(`\ufeff${edited.replace(/^\ufeff/, '')}`);
}
