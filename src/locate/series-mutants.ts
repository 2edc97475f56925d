/** What is done to the data in which a series or a list was read: its values in another order, of other members, far larger or smaller. */
import type { Evidence } from '../evidence.ts';
import { inTable } from './list-mutants.ts';
import { onAll, type PageChange, type PageMutant } from './page-mutant.ts';
import { timeNames } from './series.ts';

/** The values of each member, in order of time. */
type Values = readonly (readonly unknown[])[];
type Rearrange = (members: Values) => Values;

const opposite: Rearrange = (members) => members.map((values) => values.toReversed());

const numbers =
  (change: (number: number) => number): Rearrange =>
  (members) =>
    members.map((values) =>
      values.map((value) => {
        const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        return typeof number === 'number' && !Number.isNaN(number) ? change(number) : value;
      }),
    );

/** Each member has the values of the next: only what depends on who has which notices. */
const exchanged: Rearrange = (members) =>
  members.map((own, i) => own.map((value, at) => members[(i + 1) % members.length]?.[at] ?? value));

const isAll = (value: string | readonly string[]): boolean => typeof value === 'string' && /^(?:all|\*)$/i.test(value);

/** Which columns hold what was read, and in which rows: what another question reads there is left as it is. */
function readOf(evidence: Evidence, columns: readonly string[]) {
  const { place } = evidence.ask.question;
  if (place.by !== 'series') return { isValue: () => true, isRow: () => true, memberOf: () => '' };
  const { date, label, where = {}, value } = place;
  const time = date ?? columns.find((column) => timeNames.test(column.trim())) ?? columns[0];
  const fixed = new Set([time, label, ...Object.keys(where)]);
  const named = new Set([value].flat());
  const byColumn = !isAll(value) && columns.some((column) => named.has(column));
  const memberOf = (record: Readonly<Record<string, unknown>>): string =>
    label === undefined || byColumn ? '' : String(record[label]).trim();
  return {
    memberOf,
    isValue: (column: string): boolean => (byColumn ? named.has(column) : !fixed.has(column)),
    isRow: (record: Readonly<Record<string, unknown>>): boolean =>
      Object.entries(where).every(([column, wanted]) => String(record[column]).trim() === wanted) &&
      (label === undefined || byColumn || isAll(value) || named.has(memberOf(record))),
  };
}

/** What was read in records, rearranged. */
function inRecords(
  records: readonly Readonly<Record<string, unknown>>[],
  evidence: Evidence,
  rearrange: Rearrange,
): readonly Record<string, unknown>[] {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const { isValue, isRow, memberOf } = readOf(evidence, columns);
  const rows = records.filter(isRow);
  const members = columns
    .filter(isValue)
    .flatMap((column) =>
      [...new Set(rows.map(memberOf))].map((name) => ({ column, rows: rows.filter((row) => memberOf(row) === name) })),
    );
  const turned = rearrange(members.map(({ column, rows: own }) => own.map((record) => record[column])));
  const next = new Map(rows.map((row) => [row, { ...row }]));
  for (const [i, { column, rows: own }] of members.entries())
    for (const [at, row] of own.entries()) {
      const record = next.get(row);
      if (record) record[column] = turned[i]?.[at];
    }
  return records.map((record) => next.get(record) ?? record);
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
    if (isList)
      return readOf(evidence, [name]).isValue(name) && !timeNames.test(name) ? (rearrange([value])[0] ?? value) : value;
    return value.map((item) => inJson(item, evidence, rearrange));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  if (isDated(value)) {
    const [turned] = rearrange([entries.map(([, item]) => item)]);
    return Object.fromEntries(entries.map(([key, item], i) => [key, turned?.[i] ?? item]));
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
  (body, contentType) => {
    const text = new TextDecoder().decode(body);
    if (evidence.ask.question.place.by === 'table')
      return inTable(body, contentType, evidence, (values) => rearrange(values.map((value) => [value])).flat());
    const json = /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
    const next =
      json === undefined ? inCsv(text, evidence, rearrange) : JSON.stringify(inJson(json, evidence, rearrange));
    const same = json === undefined ? text : JSON.stringify(json);
    return next === undefined || next === same ? undefined : new TextEncoder().encode(next);
  };

/** Which of them turns a verdict depends on what is computed: one is enough. */
export function seriesMutants(evidence: Evidence): readonly PageMutant[] {
  const { place } = evidence.ask.question;
  const values = place.by === 'series' && !isAll(place.value) ? [place.value].flat() : [];
  const one = (name: string, rearrange: Rearrange, to: PageMutant['to']): PageMutant => ({
    name,
    edit: rearranged(evidence, rearrange),
    to,
    blind: true,
    anyOf: `${evidence.ask.id} values`,
  });
  const renamed: PageChange = (body) => {
    const text = new TextDecoder().decode(body);
    const next = values.reduce((so, name) => so.replaceAll(name, 'something else'), text);
    return next === text ? undefined : new TextEncoder().encode(next);
  };
  return [
    ...(place.by === 'table' ? [] : [one('values in the opposite order', opposite, 'all')]),
    // Two operands that move together may compare as they did.
    one(
      'values a thousand times as large',
      numbers((number) => number * 1000),
      'operand',
    ),
    one(
      'values a thousandth',
      numbers((number) => number / 1000),
      'operand',
    ),
    one(
      'values one more',
      numbers((number) => number + 1),
      'operand',
    ),
    one("each member given its neighbour's values", exchanged, 'operand'),
    ...(values.length > 0 ? [onAll('column renamed', renamed)] : []),
  ];
}
