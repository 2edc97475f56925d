/** Records of a data file, whatever its shape: CSV, a JSON array of objects or of rows, the rows of a dataset server. */
import { readCsv } from '../extract/csv.ts';
import type { DataDocument } from '../extract/document.ts';
import { type JsonPath, NumberToken, printedAt } from '../extract/json.ts';
import { formatPath, nodesAt, printedText } from './json.ts';
import { LocateError } from './locate-error.ts';
import type { Opened } from './opened.ts';

/** One record by the names of its columns; a value that is not there is ''. */
export interface Records {
  readonly columns: readonly string[];
  /** A map each, never an object: a column may be called "__proto__". */
  readonly rows: readonly ReadonlyMap<string, string>[];
  readonly address: string;
}

const maxRows = 500_000;

function ofCsv(text: string): Records {
  const [header, ...lines] = readCsv(text);
  if (!header) throw new LocateError('no-records', 'The file is empty.');
  const columns = header.map((name) => name.trim());
  const rows = lines
    .slice(0, maxRows)
    .map((line) => new Map(columns.map((column, index) => [column, (line[index] ?? '').trim()])));
  return { columns, rows, address: 'csv' };
}

/** `{ rows: [{ row_idx, row: {...} }] }` is how a dataset server wraps its rows; its envelope says nothing of them. */
const unwrapped = (item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const inner = Object.hasOwn(item, 'row') ? item['row'] : undefined;
  return inner !== null && typeof inner === 'object' && !Array.isArray(inner)
    ? (inner as Record<string, unknown>)
    : item;
};

function ofItems(items: readonly unknown[], address: string): Records {
  const [first] = items;
  if (Array.isArray(first)) {
    const [header, ...lines] = items as readonly (readonly unknown[])[];
    const named = (header ?? []).every((cell) => typeof cell === 'string');
    const columns = (header ?? []).map((cell, index) => (named ? String(cell) : String(index)));
    const rows = (named ? lines : (items as readonly (readonly unknown[])[])).map(
      (line) => new Map(columns.map((column, index) => [column, printedText(line[index]) ?? ''])),
    );
    return { columns, rows, address };
  }
  const columns = new Set<string>();
  const rows = items.slice(0, maxRows).flatMap((item) => {
    if (item === null || typeof item !== 'object' || item instanceof NumberToken || Array.isArray(item)) return [];
    const row = new Map<string, string>();
    for (const [name, value] of Object.entries(unwrapped(item as Record<string, unknown>))) {
      const text = printedText(value);
      if (text === undefined) continue;
      columns.add(name);
      row.set(name, text);
    }
    return [row];
  });
  return { columns: [...columns], rows, address };
}

/** The only array of records that the answer has near its top; a file of data has one. */
function findArray(value: unknown): JsonPath | undefined {
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== 'object') return undefined;
  const arrays = Object.entries(value).filter(
    ([, item]) => Array.isArray(item) && item.length > 0 && item[0] !== null && typeof item[0] === 'object',
  );
  const rows = arrays.find(([name]) => name === 'rows');
  const [only, ...others] = arrays;
  if (rows) return ['rows'];
  return only && others.length === 0 ? [only[0]] : undefined;
}

/** `{ "2024-01-01": 5, ... }`: a record of labels is a series as it stands. */
function ofObject(value: Readonly<Record<string, unknown>>): Records | undefined {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, item]) => printedText(item) !== undefined)) return undefined;
  const rows = entries.map(
    ([key, item]) =>
      new Map([
        ['key', key],
        ['value', printedText(item) ?? ''],
      ]),
  );
  return { columns: ['key', 'value'], rows, address: 'json:$' };
}

function ofJson(document: DataDocument, records: string | undefined): Records {
  const path = records === undefined ? findArray(document.value) : nodesAt(document, records)[0];
  if (records !== undefined && path) {
    const value = printedAt(document.text, path);
    // A path to many records gives them one by one; a path to their array gives it whole.
    if (Array.isArray(value)) return ofItems(value, `json:${formatPath(path)}`);
    return ofItems(
      nodesAt(document, records).map((each) => printedAt(document.text, each)),
      `json:${records}`,
    );
  }
  if (path) {
    const value = printedAt(document.text, path);
    if (Array.isArray(value)) return ofItems(value, `json:${formatPath(path)}`);
  }
  const whole = printedAt(document.text, []);
  const object = whole !== null && typeof whole === 'object' ? ofObject(whole as Record<string, unknown>) : undefined;
  if (object) return object;
  throw new LocateError(
    'no-records',
    'The answer holds no array of records, or several: name it with `records:` (a JSONPath).',
  );
}

export function recordsOf(opened: Opened, records: string | undefined): Records {
  const { document } = opened;
  return opened.once(`records ${records ?? ''}`, () => {
    if (document.kind === 'json') return ofJson(document, records);
    if (document.kind === 'text') return ofCsv(document.text);
    throw new LocateError('wrong-type', 'This answer is a web page: a series is read from CSV or JSON.');
  });
}
