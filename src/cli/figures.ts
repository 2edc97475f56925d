/** `factcheck figures`: what is read in a text, as a table for people or as JSON for programs. Text in, text out. */

import stringWidth from 'string-width';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { type Bound, formatInterval } from '../figures/interval.ts';
import type { LeftAlone } from '../figures/left-alone.ts';
import { toDecimal } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import { rules } from '../figures/rules.ts';
import { readWithLeft, whyNot } from '../figures/why-not.ts';
import { forJson, forTerminal } from '../report/escape.ts';

export interface FiguresOptions extends ReadingContext {
  readonly json?: boolean;
  /** Shows the numbers that are left alone as well. */
  readonly whyNot?: boolean;
}

const unitName = ({ unit }: Figure): string => {
  const per = unit.per
    ? ` per ${toDecimal(unit.per.count) === '1' ? '' : `${toDecimal(unit.per.count)} `}${unit.per.of}`
    : '';
  return `${unit.dimension}${unit.name === '' || unit.name === unit.dimension ? '' : ` ${unit.name}`}${per.trimEnd()}`;
};

const bound = (end: Bound | null) => end && { value: toDecimal(end.value), included: end.closed };

/** One figure with decimal strings, as every report writes numbers. */
const record = (figure: Figure) => ({
  text: figure.text,
  start: figure.start,
  end: figure.end,
  low: bound(figure.interval.low),
  high: bound(figure.interval.high),
  unit: {
    dimension: figure.unit.dimension,
    name: figure.unit.name,
    ...(figure.unit.per ? { per: { of: figure.unit.per.of, count: toDecimal(figure.unit.per.count) } } : {}),
    ...(figure.unit.basis ? { basis: figure.unit.basis } : {}),
  },
  ...(figure.printed ? { printed: toDecimal(figure.printed) } : {}),
  ...(figure.modifier ? { modifier: figure.modifier } : {}),
  rule: figure.rule,
  ...(figure.otherReadings
    ? {
        otherReadings: Object.fromEntries(
          Object.entries(figure.otherReadings).map(([name, { low, high }]) => [
            name,
            { low: bound(low), high: bound(high) },
          ]),
        ),
      }
    : {}),
  ...(figure.unresolved ? { unresolved: true } : {}),
});

const interval = (figure: Figure): string => {
  if (figure.unresolved) return 'unresolved';
  return figure.unit.dimension === 'date'
    ? formatFigureInterval(figure.interval, figure.unit)
    : formatInterval(figure.interval);
};

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** Columns as wide as their widest cell; Chinese characters count twice. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A line of the table, or an element of the JSON: a figure, or a number that is left alone. */
interface Entry {
  readonly start: number;
  readonly cells: readonly string[];
  readonly rule: string;
  readonly record: unknown;
}

const figureEntry = (figure: Figure): Entry => ({
  start: figure.start,
  cells: [
    `${figure.start}-${figure.end}`,
    forTerminal(figure.text),
    interval(figure),
    forTerminal(unitName(figure)),
    figure.modifier ?? '',
  ],
  rule: figure.rule,
  record: record(figure),
});

const leftEntry = (text: string, { start, end, because }: LeftAlone): Entry => ({
  start,
  cells: [`${start}-${end}`, forTerminal(text.slice(start, end)), 'left alone', '', ''],
  rule: because,
  record: { text: text.slice(start, end), start, end, leftAlone: because },
});

function forPeople(entries: readonly Entry[]): string {
  if (entries.length === 0) return 'no figures\n';
  const sentences = new Map([...Object.entries<string>(rules), ...whyNot()]);
  const used = [...new Set(entries.map(({ rule }) => rule))].sort();
  const head = ['span', 'print', 'stands for', 'unit', 'hedge', 'rule'];
  const explained = used.map((name) => [name, sentences.get(name) ?? '']);
  return `${table([head, ...entries.map(({ cells, rule }) => [...cells, rule])])}\n\n${table(explained)}\n`;
}

/** All that is read in the text. Spans are UTF-16 offsets, the end excluded. */
export function figuresCommand(text: string, { json, whyNot: isWhyNot, ...context }: FiguresOptions = {}): string {
  const { figures, left } = isWhyNot ? readWithLeft(text, context) : { figures: readFigures(text, context), left: [] };
  const entries = [...figures.map(figureEntry), ...left.map((one) => leftEntry(text, one))].sort(
    (a, b) => a.start - b.start,
  );
  return json ? `${forJson(entries.map((entry) => entry.record))}\n` : forPeople(entries);
}
