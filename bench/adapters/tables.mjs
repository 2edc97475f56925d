// Tables of a page, read as the `table:` locator reads them, in the shape that the outside table suites ask for.
import { extract } from '../../dist/extract/extract.js';
import { readTables } from '../../dist/extract/read-table.js';
import { measureOfCell, powerOf } from '../../dist/extract/table-scale.js';

export const name = 'factcheck';

const page = (html) =>
  extract({ url: 'https://example.org/', body: new TextEncoder().encode(html), contentType: 'text/html' });

export function grids(html) {
  return page(html).tables.map((table) => table.grid.map((row) => row.map((cell) => cell?.text ?? '')));
}

/** Every figure with its row's label, the headers over it, and its value after the table's scale; rates in hundredths. */
export function facts(html) {
  return readTables(page(html).tables).flatMap((read) =>
    read.data.flatMap((cell) => {
      if (cell.number === undefined) return [];
      const { digits, negative } = cell.number;
      const measure = measureOfCell(read, cell);
      const power = measure === 'percent' || measure === 'rate' ? -2 : powerOf(read, cell, measure);
      return [
        {
          label: read.labelsOf(cell.row)[0] ?? '',
          header: read.headersOf(cell.row, cell.column).join(' '),
          value: Number(digits),
          negative,
          ...(power === 'unknown' ? {} : { scaled: Number(digits) * 10 ** power }),
        },
      ];
    }),
  );
}
