/**
 * A grid as a reader of figures understands it: what each row is called, what stands over each column, and each figure
 * with its sign, its unit and its scale, though currency sign, bracket and percent sign stand in cells of their own.
 */
import type { Table } from './document.ts';
import { type Measure, measureOf, measureOfHeader, namesRate, readScale, type Scale } from './scale.ts';
import { figureCell, isDash, isFigure, isPeriodWord, type Joined, type Lines, readLines } from './table-lines.ts';

export interface TableFigure {
  /** As a reader joins the cells: "$(1,234)", "5.2%". */
  readonly text: string;
  /** The number without sign, separators and scale: "1234.5". */
  readonly digits: string;
  readonly negative: boolean;
  /** Power of ten that the table's words multiply it by; 0 for percentages, per-share amounts and plain numbers. */
  readonly scale: number;
  readonly measure: Measure;
  /** The sign or code printed at it, or once at its column's top: "$", "RMB". */
  readonly currency?: string;
  /** What stands over it, outermost first: "Three Months Ended June 28,", "2025". */
  readonly headers: readonly string[];
  /** Place in the grid. */
  readonly row: number;
  readonly column: number;
}

export interface TableRow {
  readonly row: number;
  /** Its first text: "Basic". */
  readonly label: string;
  /** The lines that head the rows it stands among, outermost first: "Earnings per share:". */
  readonly groups: readonly string[];
  readonly figures: readonly TableFigure[];
}

export interface TableReading {
  readonly rows: readonly TableRow[];
  /** What the caption, the header or the text above says of the scale. */
  readonly scale?: Scale;
}

/**
 * Reads the figures of all tables of a page, each table with the scale that it states or goes on from, and with the
 * page's word on share counts. A table without figures gives no rows.
 */
export function readTables(tables: readonly Table[]): TableReading[] {
  const lines = tables.map(readLines);
  const own = tables.map((table, index) => scaleOf(table, lines[index] ?? { lines: [], kinds: [] }));
  const shares = own.flatMap((scale) => scale?.shares ?? [])[0];
  const scales: (Scale | undefined)[] = [];
  tables.forEach(({ follows }, index) => {
    scales.push(own[index] ?? (follows === undefined ? undefined : scales[follows]));
  });
  return lines.map((read, index) => readFigures(read, scales[index], shares));
}

function readFigures({ lines, kinds }: Lines, scale: Scale | undefined, shares: number | undefined): TableReading {
  // A statement of equity has columns for shares and for money; then a row's label says nothing of the unit.
  const byColumn = lines.some(
    (cells, y) =>
      kinds[y] === 'header' && cells.some(({ text, from }) => from > 0 && measureOfHeader(text) === 'shares'),
  );
  const rows: TableRow[] = [];
  let groups: string[] = [];
  /** Signs printed once at a column's top are meant for the figures under them. */
  let signs = new Map<number, string>();
  /** Headers by columns, until the next header row. */
  let over = new Map<string, readonly string[]>();
  lines.forEach((cells, y) => {
    const kind = kinds[y];
    if (kind === 'header') {
      signs = new Map();
      over = new Map();
    }
    if (kind === 'group') {
      const text = cells[0]?.text ?? '';
      // A group that follows a group is inside it; after figures a new one takes the place of all.
      groups = kinds[y - 1] === 'group' ? [...groups.slice(-2), text] : [text];
    }
    if (kind !== 'data') return;
    const headersAt = (joined: Joined): readonly string[] => {
      const key = `${joined.from}-${joined.to}`;
      const known = over.get(key) ?? headersOver({ lines, kinds }, y, joined);
      over.set(key, known);
      return known;
    };
    const label = cells.find(({ text }) => !isFigure(text) && !isDash(text))?.text ?? '';
    const figures = cells.flatMap((joined): TableFigure[] => {
      const m = figureCell.exec(joined.text)?.groups;
      if (m === undefined || joined.text === label) return [];
      const digits = (m['digits'] ?? '').replaceAll(',', '');
      const printed = /[%％]/.test(joined.text) ? '%' : m['sign'];
      const inherited = signs.get(joined.to) ?? signs.get(joined.cell.column);
      if (printed !== undefined) {
        signs.set(joined.to, printed);
        signs.set(joined.cell.column, printed);
      }
      const headers = headersAt(joined);
      const words = { label, groups, headers, byColumn };
      const measure = measureOfFigure(joined.text, digits, printed, inherited, words);
      const currency = printed ?? inherited;
      return [
        {
          text: joined.text,
          digits,
          negative: m['minus'] !== undefined || m['open'] !== undefined || m['inner'] !== undefined,
          scale: powerOf(measure, scale, shares, words),
          measure,
          ...(currency !== undefined && currency !== '%' && (measure === 'money' || measure === 'per-share')
            ? { currency }
            : {}),
          headers,
          row: y,
          column: joined.cell.column,
        },
      ];
    });
    if (label !== '' || figures.length > 0) rows.push({ row: y, label, groups, figures });
  });
  return scale === undefined ? { rows } : { rows, scale };
}

/** What stands over a figure: the nearest header rows above it, and those over them as long as no period was named. */
function headersOver({ lines, kinds }: Lines, y: number, figure: Joined): string[] {
  const headers: string[] = [];
  const corners: string[] = [];
  let inBlock = false;
  let dated = false;
  for (let above = y - 1; above >= 0; above--) {
    if (kinds[above] !== 'header') {
      if (kinds[above] === 'blank') continue;
      if (inBlock && dated) break;
      inBlock = false;
      continue;
    }
    inBlock = true;
    const line = lines[above] ?? [];
    for (const { text } of line.filter(({ from, to }) => from <= figure.to && to >= figure.from).toReversed()) {
      if (!headers.includes(text)) headers.unshift(text);
      if (isPeriodWord.test(text)) dated = true;
    }
    // "Year ended December 31, 2021 (in millions)" over the labels is said of every column.
    const corner = line[0];
    if (corner !== undefined && corner.from === 0 && figure.from > corner.to && isPeriodWord.test(corner.text)) {
      if (!corners.includes(corner.text)) corners.unshift(corner.text);
      dated ||= /\b(?:19|20)\d\d\b/.test(corner.text);
    }
  }
  return [...corners.filter((text) => !headers.includes(text)), ...headers];
}

/** The caption, then what stands over all columns or over the labels, then the text above, nearest first. */
function scaleOf(table: Table, { lines, kinds }: Lines): Scale | undefined {
  const width = table.grid[0]?.length ?? 0;
  const inside: string[] = [];
  for (let y = 0; y < lines.length && inside.length < 12; y++) {
    if (kinds[y] === 'data') break;
    const line = lines[y] ?? [];
    // "(in millions)" over one column among several is said of that column alone.
    for (const { text, from, to } of line)
      if (line.length === 1 || from === 0 || to - from > width / 2) inside.push(text);
  }
  for (const text of [table.caption, ...inside, ...table.above.split('\n').toReversed()]) {
    const scale = readScale(text);
    if (scale !== undefined) return scale;
  }
  return undefined;
}

/** The words that name a figure. */
interface Words {
  readonly label: string;
  readonly groups: readonly string[];
  readonly headers: readonly string[];
  /** Some column counts shares: the others do not. */
  readonly byColumn: boolean;
}

/**
 * What a figure measures: its own sign first, then its row's label, its column's header, the group it stands in, and
 * last the sign at the top of its column.
 */
function measureOfFigure(
  text: string,
  digits: string,
  printed: string | undefined,
  inherited: string | undefined,
  { label, groups, headers, byColumn }: Words,
): Measure {
  if (printed === '%' || /‰|\bpts?\b|bps/.test(text)) return 'percent';
  const named = measureOf(label);
  const own = byColumn && named === 'shares' ? undefined : named;
  const over = headers.map(measureOfHeader).findLast((measure) => measure !== undefined);
  // "Basic" under "Earnings per share": such amounts are printed with decimals, totals among them are not.
  const grouped = groups
    .map(measureOf)
    .findLast((measure) => measure !== undefined && (measure !== 'per-share' || digits.includes('.')));
  if (printed !== undefined) return [own, over, grouped].includes('per-share') ? 'per-share' : 'money';
  const isRate = namesRate(label) && (inherited === '%' || (digits.includes('.') && inherited === undefined));
  if (isRate && Number(digits) < 1000 && own !== 'per-share') return 'percent';
  if (inherited === '%' && digits.includes('.') && own === undefined) return 'percent';
  return (byColumn ? over : undefined) ?? own ?? over ?? grouped ?? 'money';
}

function powerOf(measure: Measure, scale: Scale | undefined, shares: number | undefined, words: Words): number {
  if (measure === 'percent' || measure === 'per-share' || measure === 'plain') return 0;
  const { label, headers, groups } = words;
  const own = [label, ...headers.toReversed(), ...groups.toReversed()]
    .map(readScale)
    .find((found) => found !== undefined);
  if (measure === 'money') return (own ?? scale)?.money ?? 0;
  return own?.shares ?? own?.money ?? scale?.shares ?? shares ?? scale?.money ?? 0;
}
