/** A cell by the names of its row and column, or a whole row or column as a list. */
import type { Hedge, Passage, PassedOver, Reading } from '../evidence.ts';
import { type ReadTable, readTables as readAll } from '../extract/read-table.ts';
import type { ReadingContext, Unit } from '../figures/figure.ts';
import { type Interval, relate } from '../figures/interval.ts';
import type { Place, Question } from '../question.ts';
import { type Candidate, type Found, passed } from './candidates.ts';
import { type CellReading, readCell } from './cells.ts';
import { type DataCell, dateCells, isSure, readDateCell } from './date-cells.ts';
import { unitAsked } from './datum.ts';
import { hedgeInField, unknownField } from './field-words.ts';
import { LocateError } from './locate-error.ts';
import { allOf, placesOf } from './match.ts';
import { mayCarry, nameDistance, namesOf, type Tokens } from './name-distance.ts';
import type { Opened } from './opened.ts';
import { compile, type Item, type Pattern } from './pattern.ts';
import { periodOf } from './period.ts';
import { cellPassage, placeOf, type TablePage, tablePage } from './table-passage.ts';
import { termsInField } from './term.ts';
import { indexOf, needlesOf } from './text-index.ts';
import { tokensOf } from './tokens.ts';
import { withoutTotals } from './totals.ts';

type TablePlace = Extract<Place, { by: 'table' }>;

export const readTables = (opened: Opened): readonly ReadTable[] =>
  opened.once('tables', () => (opened.document.kind === 'html' ? readAll(opened.document.tables) : []));

/** Tables with all of the words somewhere in them: the few that are worth looking at. */
function tablesHolding(opened: Opened, items: readonly Item[]): ReadTable[] {
  const tables = readTables(opened);
  const texts = (): string[] =>
    tables.map(({ table }) => [...new Set(table.grid.flat().map((cell) => cell?.text ?? ''))].join(' | '));
  const index = opened.once('table index', () => indexOf(texts()));
  return index.holding(needlesOf(items)).flatMap((position) => tables[position] ?? []);
}

const isAll = (name: string | undefined): boolean => name !== undefined && /^(?:all|\*)$/i.test(name.trim());

/** Only the nearest names count: "Revenue" is that row and not "Cost of revenue" as long as there is one. */
function nearestOnly<Item>(items: readonly Item[], distance: (item: Item) => number | undefined): Item[] {
  const scored = items.map((item) => ({ item, at: distance(item) })).filter(({ at }) => at !== undefined);
  const best = Math.min(...scored.map(({ at }) => at ?? 0));
  return scored.filter(({ at }) => at === best).map(({ item }) => item);
}

export function cellReading(cell: CellReading, passage: Passage, context: ReadingContext): Reading | undefined {
  const { figure } = cell;
  if (!figure) return undefined;
  const moved = { ...figure, start: passage.start + figure.start, end: passage.start + figure.end };
  const period = figure.unit.dimension === 'date' ? undefined : periodOf(cell.headers, context);
  return {
    value: { kind: 'figure', figure: moved },
    passage: { ...passage, start: moved.start, end: moved.end },
    ...(period === undefined ? {} : { refersTo: period }),
  };
}

/** The author named the row or the column by its period: that one is meant. */
const namedBy = (reading: Reading, asked: Interval | undefined): Reading =>
  asked && reading.refersTo && relate(asked, reading.refersTo) !== 'disjoint'
    ? { ...reading, periodAsked: true }
    : reading;

/** "2025 target", "2024E", 2024年（预测）: a column or row of what is expected holds no fact. */
const expected =
  /\b(?:forecasts?|targets?|estimated?|projected|projections?|guidance|outlook|budget(?:ed)?|planned)\b|\b(?:19|20)\d\d ?[EFP]\b|预测|預測|预计|預計|目标|目標|预算|預算|\d年?[（(]?[Ee][)）]?$/i;

/** A table of nothing but what is expected says so in its caption, or in a note that stands right below it. */
const expectedAll =
  /\b(?:projected|projections?|forecasts?|targets?|planned|hypothetical|illustrative|scenarios?)\b|预测|預測|预计|預計|目标值|目標值|示意/i;
const expectedBelow =
  /\b(?:figures?|data|numbers?|values?|amounts?|totals?|estimates|all)\b(?:\s+(?:shown|given|here|above|in (?:this|the) table))*\s+(?:are|is|represents?)\s+(?:only\s+|preliminary\s+|based on\s+|our\s+|the\s+)*(?:estimates?|estimated|projections?|projected|forecasts?|targets?|planned|hypothetical|illustrative)\b|^\W*(?:notes?\W+)?(?:projections|forecasts|estimates)\W*$|(?:数据|數據|数字|數字|数值|數值|上表)[^。；]{0,8}(?:为|為|是|系|均为|均為)(?:预测|預測|预计|預計|估算|估计|估計|目标|目標|示意)/i;

function expectedBy({ labels, headers }: CellReading, { table }: ReadTable, page: TablePage): Hedge | undefined {
  const name =
    [...labels, ...headers].find((text) => expected.test(text)) ??
    expectedAll.exec(table.caption)?.[0] ??
    expectedBelow.exec(page.below(table.index))?.[0];
  return name === undefined ? undefined : { kind: 'hoped', word: name, asked: false };
}

interface Chosen {
  readonly read: ReadTable;
  readonly cells: readonly DataCell[];
}

/** "Cost of revenue" is a cost, "gross revenue" another measure; "number of employees" is still of employees. */
const turning = new Set([
  ...'of for on from in to before after less excluding without deferred unearned accrued prepaid other non'.split(' '),
  ...'gross net adjusted forma underlying segment intersegment'.split(' '),
]);
const counting = new Set(['number', 'amount', 'total', 'count']);

/** The words stand in a row's name behind others that make it the name of something else. */
function isTurned([name = '']: readonly string[], wanted: Pattern): boolean {
  const tokens = tokensOf(name);
  const placed = allOf(tokens, wanted.items) ?? [];
  const first = Math.min(...placed.map(({ first: at }) => at));
  const before = tokens[first - 1]?.norm ?? '';
  return turning.has(before) && !(before === 'of' && counting.has(tokens[first - 2]?.norm ?? ''));
}

/** A cell that holds nothing but words of the pattern. */
const isMadeOf = (tokens: Tokens, { items }: Pattern): boolean => {
  const placed = items.flatMap((item) => (item.kind === 'words' ? placesOf(tokens, item) : []));
  return tokens.every(
    (token, index) => token.kind === 'mark' || placed.some(({ first, after }) => index >= first && index < after),
  );
};

/**
 * What a row is called, for these words: its first cell, and of the others that are words those that say nothing else. "Version 3"
 * is not the row "Version 1 | March 3, 2024", and "Alibaba China" is "Alibaba Group | China".
 */
function nameFor(labels: readonly string[], wanted: Pattern): readonly string[] {
  if (labels.length < 2) return labels;
  const { each } = namesOf(labels);
  if (each.some((tokens) => allOf(tokens, wanted.items) !== undefined)) return labels;
  return labels.filter((_, index) => index === 0 || isMadeOf(each[index] ?? [], wanted));
}

const namesKnown = new WeakMap<readonly string[], readonly string[]>();

/** What a row and the lines that head it are called; the same array each time, for what is remembered of names. */
function namesWithGroups(read: ReadTable, row: number): readonly string[] {
  const labels = read.labelsOf(row);
  const groups = read.groupsOf(row);
  if (groups.length === 0) return labels;
  const names = namesKnown.get(labels) ?? [...groups, ...labels];
  namesKnown.set(labels, names);
  return names;
}

function rowsNamed(read: ReadTable, cells: readonly DataCell[], pattern: Pattern): DataCell[] {
  const distanceOf = (row: number): number | undefined => {
    // Of a filing's rows a few hold the words.
    if (!mayCarry(namesWithGroups(read, row), pattern)) return undefined;
    const labels = nameFor(read.labelsOf(row), pattern);
    const own = nameDistance(labels, pattern);
    if (own !== undefined) return own === 2 && isTurned(labels, pattern) ? undefined : own;
    const groups = read.groupsOf(row);
    const inGroup =
      groups.length === 0 ? undefined : nameDistance([`${groups.join(' ')} ${labels.join(' ')}`], pattern);
    return inGroup === undefined ? undefined : inGroup + 3;
  };
  // A row has many cells and one name.
  const distances = new Map<number, number | undefined>();
  for (const { row } of cells) if (!distances.has(row)) distances.set(row, distanceOf(row));
  return nearestOnly(cells, ({ row }) => distances.get(row));
}

/** Of one thing a table may print what was reported first and what it was changed to: neither is the plain one. */
const restated =
  /[\s(（]*(?:\bas\s+)?(?:\b(?:originally|previously|first|initially)\s+)?\b(?:re-?stated|revised|reported|recast)\b[\s)）]*|[(（]?(?:经重述|經重述|重述|重列|已重列|追溯调整|追溯調整)[后後]?[)）]?/i;
const textOf = ({ tokens }: Pattern): string => tokens.map(({ norm }) => norm).join(' ');

function withRestated(read: ReadTable, among: readonly DataCell[], cells: readonly DataCell[]): readonly DataCell[] {
  const headerOf = ({ row, column }: DataCell): string => read.headersOf(row, column).join(' ');
  const plainOf = (cell: DataCell): string => headerOf(cell).replace(restated, ' ').trim();
  const others = among.filter(
    (other) =>
      !cells.includes(other) &&
      cells.some(
        (cell) =>
          cell.row === other.row &&
          plainOf(cell) === plainOf(other) &&
          (restated.test(headerOf(cell)) || restated.test(headerOf(other))),
      ),
  );
  return others.length === 0 ? cells : [...cells, ...others];
}

function choose(
  read: ReadTable,
  among: readonly DataCell[],
  rowName: Pattern | undefined,
  columnName: Pattern | undefined,
): Chosen {
  const named = rowName ? rowsNamed(read, among, rowName) : among;
  const cells = columnName
    ? nearestOnly(named, ({ row, column }) => nameDistance(read.headersOf(row, column), columnName))
    : named;
  return { read, cells: columnName && restated.test(textOf(columnName)) ? cells : withRestated(read, named, cells) };
}

function termCells(
  read: ReadTable,
  rowName: Pattern | undefined,
  columnName: Pattern | undefined,
): { row: number; column: number; text: string }[] {
  const { grid } = read.table;
  return grid.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      if (!cell || cell.text === '' || cell.row !== row || cell.column !== column) return [];
      if (rowName && (column === 0 || nameDistance([line[0]?.text ?? ''], rowName) === undefined)) return [];
      if (columnName && nameDistance(read.headersOf(row, column), columnName) === undefined) return [];
      if (columnName && read.headersOf(row, column).includes(cell.text)) return [];
      return [{ row, column, text: cell.text }];
    }),
  );
}

const isDate = ({ kind, dimension }: Question): boolean => kind === 'date' || dimension === 'date';

function asList(chosen: readonly Chosen[], place: TablePlace, question: Question, opened: Opened): Found {
  const context = opened.contextFor(question);
  const readAt = isDate(question) ? readDateCell : readCell;
  const candidates: Candidate[] = [];
  for (const { read, cells } of chosen) {
    if (cells.length === 0) continue;
    const byRows = !isAll(place.column) && (place.row === undefined || isAll(place.row));
    let unit: Unit | undefined;
    const members: { name: string; value: Interval | null }[] = [];
    for (const { row, column, cell } of cells) {
      const reading = readAt(read, row, cell, question, context);
      const name = byRows
        ? (reading.labels[0] ?? `row ${row + 1}`)
        : reading.headers.join(' ') || `column ${column + 1}`;
      unit ??= reading.figure?.unit;
      members.push({ name, value: (isSure(reading) && reading.figure?.interval) || null });
    }
    if (members.every(({ value }) => value === null)) continue;
    const parts = isDate(question) ? members : withoutTotals(members);
    const text = parts
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 300);
    const passage: Passage = {
      text,
      start: 0,
      end: text.length,
      address: `table[${read.table.index}] ${byRows ? `column "${place.column ?? ''}"` : `row "${place.row ?? ''}"`}`,
      ...placeOf(tablePage(opened), read.table.index),
    };
    candidates.push({
      reading: { value: { kind: 'list', unit: unit ?? unitAsked(question), members: parts, open: true }, passage },
      distance: 0,
    });
  }
  return { candidates, passedOver: [] };
}

export function byTable(opened: Opened, place: TablePlace, question: Question): Found {
  const { document } = opened;
  if (document.kind !== 'html') throw new LocateError('wrong-type', 'This answer is no web page and has no tables.');
  const context = opened.contextFor(question);
  const caption = place.caption === undefined ? undefined : compile(place.caption, question.names);
  const rowName = place.row === undefined || isAll(place.row) ? undefined : compile(place.row, question.names);
  const columnName =
    place.column === undefined || isAll(place.column) ? undefined : compile(place.column, question.names);
  if (!rowName && !columnName && !isAll(place.row) && !isAll(place.column)) {
    throw new LocateError('no-row-or-column', 'Name the row or the column of the cell, or `all` of them.');
  }
  const tables = tablesHolding(opened, [...(rowName?.items ?? []), ...(columnName?.items ?? [])]).filter(
    ({ table }) =>
      !caption ||
      caption.items.every(
        (item) =>
          item.kind !== 'words' ||
          placesOf(tokensOf([table.caption, table.above, ...table.headings].join(' \n ')), item).length > 0,
      ),
  );
  const page = tablePage(opened);
  if (question.kind === 'term') {
    return {
      candidates: tables.flatMap((read) =>
        termCells(read, rowName, columnName).flatMap(({ row, column, text }) => {
          const headers = read.headersOf(row, column);
          const passage = cellPassage(read, { text, labels: read.labelsOf(row), headers }, row, column, page);
          return termsInField(text, question.terms ?? []).map(({ term, ...at }) => {
            const asked = `${place.row ?? ''} ${place.column ?? ''}`;
            const hedge = term === null ? unknownField(text) : hedgeInField(text, at, asked);
            const value = { kind: 'term' as const, term, text };
            return { reading: { value, passage, ...(hedge && { hedge }) }, distance: 0 };
          });
        }),
      ),
      passedOver: [],
    };
  }
  const chosen = bestTables(
    tables.map((read) =>
      choose(read, isDate(question) ? dateCells(read, columnName !== undefined) : read.data, rowName, columnName),
    ),
    rowName,
    columnName,
  );
  const many = isAll(place.row) || isAll(place.column);
  const oneOfMany = many && isDate(question) && question.kind !== 'list' && question.read !== undefined;
  if ((question.kind === 'list' || many) && !oneOfMany) return asList(chosen, place, question, opened);
  const readAt = isDate(question) ? readDateCell : readCell;
  const askedPeriod = periodOf([place.row ?? '', place.column ?? ''], context);
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  for (const { read, cells } of chosen) {
    for (const { row, column, cell } of cells) {
      const reading = readAt(read, row, cell, question, context);
      const passage = cellPassage(read, reading, row, column, page);
      const found = oneOfMany && !isSure(reading) ? undefined : cellReading(reading, passage, context);
      const value = found && namedBy(found, askedPeriod);
      const hedge = expectedBy(reading, read, page);
      const asked = `${place.row ?? ''} ${place.column ?? ''} ${place.caption ?? ''}`;
      if (value)
        candidates.push({
          reading: hedge
            ? { ...value, hedge: { ...hedge, asked: expected.test(asked) && !/\d ?[EFP]\b/.test(asked) } }
            : value,
          distance: 0,
        });
      else passedOver.push(passed(passage, reading.why ?? (oneOfMany ? 'several-days' : 'not-a-number')));
    }
  }
  // One that cannot be read could be the latest.
  const unread = passedOver.filter(({ why }) => why !== 'no-value');
  if (oneOfMany && unread.length > 0) return { candidates: [], passedOver: unread };
  if (candidates.length === 0 && passedOver.length === 0)
    passedOver.push(...otherHeaders(opened, rowName, columnName, page));
  return { candidates, passedOver };
}

/** Of several tables those count whose row is called exactly what was asked for. */
function bestTables(
  chosen: readonly Chosen[],
  rowName: Pattern | undefined,
  columnName: Pattern | undefined,
): Chosen[] {
  const distance = ({ read, cells }: Chosen): number | undefined => {
    const [cell] = cells;
    if (!cell) return undefined;
    const row = rowName ? (nameDistance(read.labelsOf(cell.row), rowName) ?? 3) : 0;
    const column = columnName ? (nameDistance(read.headersOf(cell.row, cell.column), columnName) ?? 3) : 0;
    return row * 4 + column;
  };
  return nearestOnly(chosen, distance);
}

const shownOthers = 3;
/** Tables that are taken apart only to be shown. */
const lookedAt = 12;

/** The row without the column, or the column without the row: what a person would look at next. */
function otherHeaders(
  opened: Opened,
  rowName: Pattern | undefined,
  columnName: Pattern | undefined,
  page: TablePage,
): PassedOver[] {
  return tablesHolding(opened, (rowName ?? columnName)?.items ?? [])
    .slice(0, lookedAt)
    .flatMap((read) => {
      const byRow = rowName && read.data.find(({ row }) => nameDistance(read.labelsOf(row), rowName) !== undefined);
      const byColumn =
        columnName &&
        read.data.find(({ row, column }) => nameDistance(read.headersOf(row, column), columnName) !== undefined);
      const seen = byRow ?? byColumn;
      if (!seen) return [];
      const { row, column, cell } = seen;
      const passage = cellPassage(
        read,
        { text: cell.text, labels: read.labelsOf(row), headers: read.headersOf(row, column) },
        row,
        column,
        page,
      );
      return [passed(passage, byRow ? 'other-column' : 'other-row')];
    })
    .slice(0, shownOthers);
}
