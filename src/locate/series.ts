/** Columns of a data file as figures in order of time: one series, or a list of members each with its own history. */
import type { Point, Reading } from '../evidence.ts';
import { days, monthOf, parseDay, yearOf } from '../figures/day.ts';
import type { ReadingContext, Unit } from '../figures/figure.ts';
import { equals, type Interval, point } from '../figures/interval.ts';
import { compare, parseRational, type Rational } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Place, Question } from '../question.ts';
import { type Candidate, type Found, passed } from './candidates.ts';
import { currencyIn } from './currency-words.ts';
import { dayOfNumber, exactNumber, isUnsaidShare, unitAsked } from './datum.ts';
import { misfitsUnit } from './fits.ts';
import { fold } from './fold.ts';
import { withHoles } from './holes.ts';
import { LocateError } from './locate-error.ts';
import { withoutCodes } from './missing-codes.ts';
import type { Opened } from './opened.ts';
import { type Records, recordsOf } from './records.ts';
import { slashedDays } from './slashed-days.ts';

type SeriesPlace = Extract<Place, { by: 'series' }>;

/** How data files write that there is no value. Zero is not among them. */
const missing = /^(?:|n\/?a|nan|null|none|nil|-+|\.+|:|\?|missing|\u2014|\u2013|…)$/i;

const isAll = (value: SeriesPlace['value']): boolean => typeof value === 'string' && /^(?:all|\*)$/i.test(value);

/** Days that a label of time covers: "2024-05-01", "2024-05", "2024", "2024-Q2", "May 2024", seconds since 1970. */
export function timeOf(label: string, context: ReadingContext): Interval | undefined {
  const text = label.trim();
  const day = parseDay(text.slice(0, 10));
  if (day !== undefined && /^.{10}(?:$|[T ])/.test(text)) return days(day);
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (month)
    return Number(month[2]) >= 1 && Number(month[2]) <= 12 ? monthOf(Number(month[1]), Number(month[2])) : undefined;
  if (/^\d{4}$/.test(text)) return yearOf(Number(text));
  const quarter = /^(\d{4})[-\s]?Q([1-4])$|^Q([1-4])[-\s](\d{4})$/i.exec(text);
  if (quarter) {
    const [year, number] = [Number(quarter[1] ?? quarter[4]), Number(quarter[2] ?? quarter[3])];
    return { low: monthOf(year, number * 3 - 2).low, high: monthOf(year, number * 3).high };
  }
  const number = exactNumber(text);
  if (number) return dayOfNumber(number);
  const found = readFigures(text, context).filter(({ unit, unresolved }) => unit.dimension === 'date' && !unresolved);
  return found.length === 1 && found[0]?.text.trim().length === text.length ? found[0].interval : undefined;
}

/** A sign that says the unit of a value: "0.7%", "$5". */
const unitSign = /^([$€£¥])|([%％])$/;

const signOf = (text: string): string | undefined => {
  const [sign] = unitSign.exec(text.trim()) ?? [];
  return sign === '％' ? '%' : sign;
};

function cellValue(text: string): Interval | null {
  const trimmed = text.trim();
  if (missing.test(trimmed)) return null;
  const plain = trimmed.replace(unitSign, '').trim();
  const value = exactNumber(plain) ?? parseRational(plain);
  return value ? point(value) : null;
}

const valuesOf = (columns: readonly Column[]): readonly Rational[] =>
  columns.flatMap(({ points }) => points.flatMap(({ value }) => value?.low?.value ?? []));

/** The unit that the values of these columns are printed with; what was asked for where they are bare numbers. */
function unitPrinted(columns: readonly Column[], question: Question, context: ReadingContext): Unit {
  const signs = new Set(columns.flatMap(({ signs: own }) => [...own]));
  const [sign, ...others] = signs;
  if (others.length > 0) {
    const shown = [...signs].map((each) => (each === undefined ? 'no sign' : `"${each}"`)).join(' and ');
    throw new LocateError('mixed-units', `The values are printed with ${shown}: ask for those of one unit.`);
  }
  if (sign === undefined) return unitAsked(question, valuesOf(columns));
  if (sign === '%') return { dimension: 'percent', name: 'percent' };
  return { dimension: 'money', name: currencyIn(sign, [], context) ?? '' };
}

function columnCalled(records: Records, name: string): string {
  const exact =
    records.columns.find((column) => column === name) ??
    records.columns.find((column) => fold(column.trim()) === fold(name.trim()));
  if (exact === undefined) {
    throw new LocateError(
      'no-column',
      `No column is called "${name}". There are: ${records.columns.slice(0, 20).join(', ')}.`,
    );
  }
  return exact;
}

/** Names of a column of time. */
export const timeNames =
  /^(?:date|day|time|year|month|period|quarter|week|timestamp|ds|key|日期|时间|時間|年份?|月份?)$/i;

function timeColumn(records: Records, place: SeriesPlace): string {
  if (place.date !== undefined) return columnCalled(records, place.date);
  const named = records.columns.find((column) => timeNames.test(column.trim()));
  const first = named ?? records.columns[0];
  if (first === undefined) throw new LocateError('no-column', 'The records have no columns.');
  return first;
}

function rowsWhere(records: Records, where: SeriesPlace['where']): readonly ReadonlyMap<string, string>[] {
  const tests = Object.entries(where ?? {}).map(
    ([name, wanted]) => [columnCalled(records, name), fold(wanted.trim())] as const,
  );
  return records.rows.filter((row) =>
    tests.every(([column, wanted]) => fold((row.get(column) ?? '').trim()) === wanted),
  );
}

const startOf = (a: Point, b: Point): number => (a.at.low && b.at.low ? compare(a.at.low.value, b.at.low.value) : 0);

interface Column {
  readonly name: string;
  readonly points: readonly Point[];
  /** Two rows of one day with different values: the author must say which rows count. */
  readonly twice: string | undefined;
  /** Signs that its values are printed with; undefined for bare numbers. */
  readonly signs: ReadonlySet<string | undefined>;
}

function pointsOf(
  rows: readonly ReadonlyMap<string, string>[],
  time: string,
  column: string,
  name: string,
  context: ReadingContext,
): Column {
  const points: Point[] = [];
  const signs = new Set<string | undefined>();
  const slashed = slashedDays(rows.map((row) => row.get(time) ?? ''));
  for (const row of rows) {
    const label = row.get(time) ?? '';
    const at = slashed(label) ?? timeOf(label, context);
    if (!at) continue;
    const text = row.get(column) ?? '';
    const value = cellValue(text);
    if (value) signs.add(signOf(text));
    points.push({ label, at, value });
  }
  points.sort(startOf);
  let twice: string | undefined;
  const kept = points.filter((each, index) => {
    const before = points[index - 1];
    if (!before || !equals(before.at, each.at)) return true;
    const same = before.value && each.value ? equals(before.value, each.value) : before.value === each.value;
    if (!same) twice ??= each.label;
    return !same;
  });
  return { name, points: withHoles(withoutCodes(kept, false)), twice, signs };
}

/** One column for each member: named columns (wide form), or the rows of each label (long form). */
function columnsOf(records: Records, place: SeriesPlace, time: string, context: ReadingContext): Column[] {
  const rows = rowsWhere(records, place.where);
  const names = typeof place.value === 'string' ? [place.value] : place.value;
  if (place.label !== undefined) {
    const label = columnCalled(records, place.label);
    const values = records.columns.filter(
      (column) => column !== label && column !== time && !Object.hasOwn(place.where ?? {}, column),
    );
    const column = values.find(
      (each) => timeNames.test(each) === false && rows.some((row) => cellValue(row.get(each) ?? '') !== null),
    );
    if (column === undefined)
      throw new LocateError('no-column', 'No column beside the label and the time holds numbers.');
    const all = [...new Set(rows.map((row) => row.get(label) ?? ''))].filter((each) => each !== '');
    const members = isAll(place.value) ? all : names;
    // In long form `value` may name the column of values instead of members.
    const asColumn = members.length === 1 && records.columns.includes(members[0] ?? '') ? members[0] : undefined;
    return (asColumn === undefined ? members : all).map((member) =>
      pointsOf(
        rows.filter((row) => fold(row.get(label) ?? '') === fold(member)),
        time,
        asColumn ?? column,
        member,
        context,
      ),
    );
  }
  const columns = isAll(place.value)
    ? records.columns.filter(
        (column) => column !== time && rows.some((row) => cellValue(row.get(column) ?? '') !== null),
      )
    : names.map((name) => columnCalled(records, name));
  return columns.map((column) => pointsOf(rows, time, column, column, context));
}

export function bySeries(opened: Opened, place: SeriesPlace, question: Question): Found {
  const records = recordsOf(opened, place.records);
  const context = opened.contextFor(question);
  const time = timeColumn(records, place);
  const read = columnsOf(records, place, time, context);
  const unit = unitPrinted(read, question, context);
  const areCounts = unit.dimension === 'number' || unit.dimension === 'count';
  const columns = areCounts ? read.map((each) => ({ ...each, points: withoutCodes(each.points, true) })) : read;
  const twice = columns.find(({ twice: label }) => label !== undefined);
  if (twice) {
    throw new LocateError(
      'two-values',
      `"${twice.name}" has two values for ${twice.twice}: say with \`where:\` or \`label:\` which rows count.`,
    );
  }
  if (columns.every(({ points }) => points.length === 0)) {
    throw new LocateError(
      'no-time',
      `No row that counts has a date in "${time}": name the column of time with \`date:\`.`,
    );
  }
  const text = columns
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 300);
  const span = columns[0]?.points;
  const address = `${records.address} ${time} / ${text}${span?.length ? ` (${span[0]?.label} to ${span.at(-1)?.label})` : ''}`;
  const passage = { text, start: 0, end: text.length, address };
  // What may be shares of one is shown, and its unit is asked for.
  const isUnsaid = unit.dimension === 'number' && isUnsaidShare(question, valuesOf(columns));
  if (!isUnsaid && misfitsUnit(question, unit)) return { candidates: [], passedOver: [passed(passage, 'other-unit')] };
  const value: Reading['value'] =
    columns.length === 1 && !isAll(place.value) && question.kind !== 'list'
      ? { kind: 'series', unit, points: columns[0]?.points ?? [], name: columns[0]?.name ?? '' }
      : {
          kind: 'list',
          unit,
          members: columns.map(({ name, points }) => ({
            name,
            value: points.findLast((each) => each.value !== null)?.value ?? null,
            points,
          })),
          open: isAll(place.value),
        };
  const candidate: Candidate = { reading: { value, passage }, distance: 0 };
  return { candidates: [candidate], passedOver: [] };
}
