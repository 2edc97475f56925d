// Tables of a page, read by the project's own extractor, in the shape that the outside table suites ask for.
import { extract } from '../../dist/extract/extract.js';

export const name = 'factcheck';

const page = (html) =>
  extract({ url: 'https://example.org/', body: new TextEncoder().encode(html), contentType: 'text/html' });

export function grids(html) {
  return page(html).tables.map((table) => table.grid.map((row) => row.map((cell) => cell?.text ?? '')));
}
