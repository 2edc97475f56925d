// Tables of a page, read by the project's own extractor, in the shape that the outside table suites ask for.
import { extract } from '../../dist/extract/extract.js';
import { readTables } from '../../dist/extract/filing-table.js';

export const name = 'factcheck';

const page = (html) =>
  extract({ url: 'https://example.org/', body: new TextEncoder().encode(html), contentType: 'text/html' });

export function grids(html) {
  return page(html).tables.map((table) => table.grid.map((row) => row.map((cell) => cell?.text ?? '')));
}

/** Every figure with its row's label, the headers over it, and its value after the table's scale; percent in hundredths. */
export function facts(html) {
  return readTables(page(html).tables).flatMap(({ rows }) =>
    rows.flatMap(({ label, figures }) =>
      figures.map(({ digits, negative, scale, measure, headers }) => ({
        label,
        header: headers.join(' '),
        value: Number(digits),
        negative,
        scaled: Number(digits) * 10 ** (measure === 'percent' ? -2 : scale),
      })),
    ),
  );
}
