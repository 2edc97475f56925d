/**
 * What a table's figures measure and are multiplied by. The hard part of reading tables: per-share amounts, rates and
 * counts stand among the amounts that the caption's scale is said of. Where nothing tells for sure, the scale is unknown,
 * and no figure is better than one that is a thousand times too large.
 */
import { type Measure, measureOf, measureOfHeader, namesRate } from './measure.ts';
import type { ReadTable, TableCell } from './read-table.ts';
import { readScale, type Scale } from './scale.ts';

/** What stands over a table is said of all of it. */
export interface Stated {
  readonly scale: Scale | undefined;
  /** Everything said over it, nearest first. */
  readonly texts: readonly string[];
  /** Which of them says that its figures are per cent; -1 for none. */
  readonly percentAt: number;
  /** "The following tables show (in millions):" holds for the next ones too. */
  readonly forMore: boolean;
}

const known = new WeakMap<ReadTable, Stated>();

export function statedOf(read: ReadTable): Stated {
  let stated = known.get(read);
  if (stated === undefined) {
    stated = readStated(read);
    known.set(read, stated);
  }
  return stated;
}

const inPercent = /[(（]\s*(?:in\s+)?(?:[%％]|per ?cent(?:age)?s?)\s*[)）]|\bin per ?cent\b|单位\s*[:：]?\s*[%％]/i;

function readStated(read: ReadTable): Stated {
  const own = [...cellsOver(read), read.table.caption];
  const texts = [...own, ...read.table.above.split('\n').toReversed(), read.table.headings.at(-1) ?? ''];
  const scales = texts.map((text, at) => readScale(text, at < own.length));
  const saidAt = scales.findIndex((found) => found !== undefined);
  const [said, scale] = [texts[saidAt], scales[saidAt]];
  const { before } = read;
  // A table that goes on after a page break states nothing again: it is known by the names of its rows.
  const isNext =
    before !== undefined &&
    (isBroken(read, before) || goesOn(read, before) || isContinued(texts) || statedOf(before).forMore);
  if (scale === undefined && isNext) return { ...statedOf(before), texts: [...texts, ...statedOf(before).texts] };
  return {
    scale,
    texts,
    percentAt: texts.findIndex((text) => inPercent.test(text)),
    forMore: said !== undefined && /\b(?:following|these) tables\b|\btables below\b/i.test(said),
  };
}

/** Rows of a table's head that are looked through. */
const headRows = 12;

/** What stands over all columns or over the names of the rows. */
function cellsOver({ table, lines: { lines, kinds } }: ReadTable): string[] {
  const width = table.grid[0]?.length ?? 0;
  const inside: string[] = [];
  for (let y = 0; y < lines.length && y < headRows && kinds[y] !== 'data'; y++) {
    const line = lines[y] ?? [];
    // "(in millions)" over one column among several is said of that column alone.
    for (const { text, from, to } of line)
      if (line.length === 1 || from === 0 || to - from > width / 2) inside.push(text);
  }
  return inside;
}

/** It stands right below the other, with the same columns and not a word between: the page ended there. */
const isBroken = ({ table }: ReadTable, { table: other }: ReadTable): boolean =>
  table.follows === other.index &&
  table.above === '' &&
  table.caption === '' &&
  table.grid[0]?.length === other.grid[0]?.length;

/** "(table continued from previous page)", 续表 */
const isContinued = (texts: readonly string[]): boolean =>
  texts.some((text) => text.length < 100 && /\bcontinued\b|[续續]表|[（(][续續][)）]/i.test(text));

const rowNames = (read: ReadTable): Set<string> =>
  new Set(read.data.map(({ row }) => read.labelsOf(row)[0] ?? '').filter((name) => name !== ''));

/** Half of its rows, and three at least, are called as rows of the table before it. */
function goesOn(read: ReadTable, before: ReadTable): boolean {
  const [own, other] = [rowNames(read), rowNames(before)];
  const shared = [...own].filter((name) => other.has(name)).length;
  return shared >= 3 && shared * 2 >= own.size;
}

const byColumns = new WeakMap<ReadTable, boolean>();

/** A statement of equity has columns for shares and for money; then a row's label says nothing of the unit. */
function isByColumn(read: ReadTable): boolean {
  let found = byColumns.get(read);
  if (found === undefined) {
    const { lines, kinds } = read.lines;
    found = lines.some(
      (cells, y) =>
        kinds[y] === 'header' && cells.some(({ text, from }) => from > 0 && measureOfHeader(text) === 'shares'),
    );
    byColumns.set(read, found);
  }
  return found;
}

interface Names {
  readonly label: string;
  readonly headers: readonly string[];
  readonly groups: readonly string[];
}

const namesOf = (read: ReadTable, { row, column }: TableCell): Names => ({
  label: read.labelsOf(row).join(' '),
  headers: read.headersOf(row, column),
  groups: read.groupsOf(row),
});

const isFraction = ({ number, text }: TableCell): boolean => (number?.digits ?? text).includes('.');

const measures = new WeakMap<TableCell, { readonly measure: Measure | undefined }>();

/** What a figure measures: read once a cell, whatever is asked of it. */
export function measureOfCell(read: ReadTable, cell: TableCell): Measure | undefined {
  let found = measures.get(cell);
  if (found === undefined) {
    found = { measure: readMeasure(read, cell) };
    measures.set(cell, found);
  }
  return found.measure;
}

/**
 * Its own sign first, then its row's label, its column's header, the group it stands in, and
 * last the sign at the top of its column. Undefined where nothing says.
 */
function readMeasure(read: ReadTable, cell: TableCell): Measure | undefined {
  const { sign, signed } = cell;
  if (signed && sign === '%') return 'percent';
  const { label, headers, groups } = namesOf(read, cell);
  const byColumn = isByColumn(read);
  const named = measureOf(label);
  const own = byColumn && named === 'shares' ? undefined : named;
  const over = headers.map(measureOfHeader).findLast((measure) => measure !== undefined);
  // "Basic" under "Earnings per share:": such amounts are printed with decimals, totals among them are not.
  const grouped = groups
    .map(measureOf)
    .findLast((measure) => measure !== undefined && (measure !== 'per-unit' || isFraction(cell)));
  if (signed) return [own, over, grouped].includes('per-unit') ? 'per-unit' : 'money';
  if (namesRate(label) && own !== 'per-unit' && Number(cell.number?.digits) < mostOfRate) {
    if (sign === '%' || own === 'percent') return 'percent';
    if (sign === undefined && (isFraction(cell) || own === 'plain')) return 'rate';
  }
  if (sign === '%' && own === undefined && isFraction(cell)) return 'percent';
  if (own === undefined && sign === undefined && namesRate(headers.at(-1) ?? '')) return 'rate';
  const isMoney = sign !== undefined && sign !== '%';
  return (
    (byColumn ? over : undefined) ??
    own ??
    over ??
    // What heads a group ("FICO scores:") may name the rows and not what is printed in them.
    (isMoney && (grouped === 'plain' || grouped === 'count') ? undefined : grouped) ??
    (byColumn || isMoney ? 'money' : undefined)
  );
}

/** Print that is larger is no rate. */
const mostOfRate = 1000;

const scales = new WeakMap<TableCell, { readonly scale: Scale | undefined }>();

/** What the names of a cell's row and column say of its scale, nearest first. */
function ownScale(cell: TableCell, { label, headers, groups }: Names): Scale | undefined {
  let found = scales.get(cell);
  if (found === undefined) {
    const texts = [label, ...headers.toReversed(), ...groups.toReversed()];
    found = { scale: texts.map((text) => readScale(text, true)).find((scale) => scale !== undefined) };
    scales.set(cell, found);
  }
  return found.scale;
}

const isChange = /\b(?:change|variance|growth|yoy)\b(?![^|]*%)|增减|增減|变动|變動|增幅/i;

/** The power of ten that the words of a table multiply a figure by. `measure` is what the figure is taken for. */
export function powerOf(read: ReadTable, cell: TableCell, measure: Measure | undefined): number | 'unknown' {
  const names = namesOf(read, cell);
  const { label, headers, groups } = names;
  // "66" under "Change" may be per cent, or millions, whatever it is taken for.
  const isSaid = cell.signed || (cell.sign ?? '%') !== '%' || measureOfCell(read, cell) === 'percent';
  if (!isSaid && headers.some((text) => isChange.test(text))) return 'unknown';
  if (measure === 'percent' || measure === 'rate' || measure === 'per-unit' || measure === 'plain') return 0;
  const own = ownScale(cell, names);
  const { scale } = statedOf(read);
  if (measure === 'shares') return own?.shares ?? own?.money ?? (scale === undefined ? 0 : (scale.shares ?? 'unknown'));
  if (own !== undefined) return own.money;
  if (measure === 'count' && scale?.ofCounts) return scale.money;
  if (measure === 'count') return scale === undefined || scale.moneyOnly || isExcepted(scale, label) ? 0 : 'unknown';
  // "Dividends per share:" over "Common 2": an amount per share, or a total in millions.
  if (!isFraction(cell) && groups.some((text) => measureOf(text) === 'per-unit') && !cell.signed) return 'unknown';
  // "53" under "74 %" may be per cent as well, or an amount.
  if (!cell.signed && cell.sign === '%' && Number(cell.number?.digits) < mostOfRate) return 'unknown';
  if (scale !== undefined) return scale.money;
  // Where other tables of the document are in millions, one that says nothing may be too.
  return measure === 'money' && !isFraction(cell) && othersAreScaled(read) ? 'unknown' : 0;
}

/** "(In millions, except headcount)": what is named there is printed as it is. */
function isExcepted({ except }: Scale, label: string): boolean {
  const words = except.toLowerCase();
  return (label.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => words.includes(word));
}

function othersAreScaled(read: ReadTable): boolean {
  for (let other = read.before; other !== undefined; other = other.before)
    if (statedOf(other).scale !== undefined) return true;
  return false;
}
