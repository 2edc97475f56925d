/** What is done to a data file in which a series was read: its values in the opposite order, far larger or smaller, its column renamed. */
import type { Evidence } from '../evidence.ts';
import { onAll, type PageChange, type PageMutant } from './page-mutant.ts';
import { timeNames } from './series.ts';

type Rearrange = (values: readonly unknown[]) => readonly unknown[];

const opposite: Rearrange = (values) => values.toReversed();

const scaled =
  (factor: number): Rearrange =>
  (values) =>
    values.map((value) => {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && !Number.isNaN(number) ? number * factor : value;
    });

const isAll = (value: string | readonly string[]): boolean => typeof value === 'string' && /^(?:all|\*)$/i.test(value);

/** Which columns hold what was read, and in which rows: what another question reads there is left as it is. */
function readOf(evidence: Evidence, columns: readonly string[]) {
  const { place } = evidence.ask.question;
  if (place.by !== 'series') return { isValue: () => true, isRow: () => true };
  const { date, label, where = {}, value } = place;
  const time = date ?? columns.find((column) => timeNames.test(column.trim())) ?? columns[0];
  const fixed = new Set([time, label, ...Object.keys(where)]);
  const named = new Set([value].flat());
  const byColumn = !isAll(value) && columns.some((column) => named.has(column));
  return {
    isValue: (column: string): boolean => (byColumn ? named.has(column) : !fixed.has(column)),
    isRow: (record: Readonly<Record<string, unknown>>): boolean =>
      Object.entries(where).every(([column, wanted]) => String(record[column]).trim() === wanted) &&
      (label === undefined || byColumn || isAll(value) || named.has(String(record[label]).trim())),
  };
}

/** What was read in records, rearranged. */
function inRecords(
  records: readonly Readonly<Record<string, unknown>>[],
  evidence: Evidence,
  rearrange: Rearrange,
): readonly Record<string, unknown>[] {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const { isValue, isRow } = readOf(evidence, columns);
  const rows = records.filter(isRow);
  const turned = new Map(
    columns.filter(isValue).map((column) => [column, rearrange(rows.map((record) => record[column]))]),
  );
  return records.map((record) => {
    const row = rows.indexOf(record);
    return row === -1
      ? record
      : { ...record, ...Object.fromEntries([...turned].map(([column, list]) => [column, list[row]])) };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isDated = (record: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(record).length > 2 && Object.keys(record).every((key) => /^\d{4}/.test(key));

/** Every array of values or of records in an answer, rearranged: one that is not read may change as well. */
function inJson(value: unknown, evidence: Evidence, rearrange: Rearrange, name = ''): unknown {
  if (Array.isArray(value)) {
    if (value.every(isRecord)) {
      const inner = value.every((item) => isRecord(item['row'])) && value.length > 0;
      if (inner) {
        const rows = inRecords(
          value.map((item) => item['row'] as Record<string, unknown>),
          evidence,
          rearrange,
        );
        return value.map((item, i) => ({ ...item, row: rows[i] }));
      }
      return value.length > 2
        ? inRecords(value, evidence, rearrange)
        : value.map((item) => inJson(item, evidence, rearrange));
    }
    const isList = value.every((item) => item === null || typeof item === 'number' || typeof item === 'string');
    if (isList) return readOf(evidence, [name]).isValue(name) && !timeNames.test(name) ? rearrange(value) : value;
    return value.map((item) => inJson(item, evidence, rearrange));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  if (isDated(value)) {
    const turned = rearrange(entries.map(([, item]) => item));
    return Object.fromEntries(entries.map(([key], i) => [key, turned[i]]));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, inJson(item, evidence, rearrange, key)]));
}

function inCsv(text: string, evidence: Evidence, rearrange: Rearrange): string | undefined {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const header = lines[0]?.split(',') ?? [];
  const rows = lines.slice(1, last + 1).map((line) => line.split(','));
  // Cells with commas of their own are not taken apart here.
  if (last < 2 || rows.some((row) => row.length !== header.length)) return undefined;
  const named = header.map((name) => name.trim().replace(/^\ufeff|^"|"$/g, ''));
  const records = rows.map((row) => Object.fromEntries(row.map((cell, i) => [named[i] ?? '', cell])));
  const turned = inRecords(records, evidence, rearrange);
  const out = turned.map((record) => named.map((name) => String(record[name] ?? '')).join(','));
  return [lines[0], ...out, ...lines.slice(last + 1)].join('\n');
}

const rearranged =
  (evidence: Evidence, rearrange: Rearrange): PageChange =>
  (body) => {
    const text = new TextDecoder().decode(body);
    const next = /^\s*[[{]/.test(text)
      ? JSON.stringify(inJson(JSON.parse(text), evidence, rearrange))
      : inCsv(text, evidence, rearrange);
    return next === undefined || next === text ? undefined : new TextEncoder().encode(next);
  };

/** Which of them turns a verdict depends on what is computed: one is enough. */
export function seriesMutants(evidence: Evidence): readonly PageMutant[] {
  const { place } = evidence.ask.question;
  const values = place.by === 'series' && !isAll(place.value) ? [place.value].flat() : [];
  const one = (name: string, rearrange: Rearrange): PageMutant => ({
    name,
    edit: rearranged(evidence, rearrange),
    to: 'all',
    blind: true,
    anyOf: `${evidence.ask.id} values`,
  });
  const renamed: PageChange = (body) => {
    const text = new TextDecoder().decode(body);
    const next = values.reduce((so, name) => so.replaceAll(name, 'something else'), text);
    return next === text ? undefined : new TextEncoder().encode(next);
  };
  return [
    one('values in the opposite order', opposite),
    one('values a thousand times as large', scaled(1000)),
    one('values a thousandth', scaled(0.001)),
    ...(values.length > 0 ? [onAll('column renamed', renamed)] : []),
  ];
}
