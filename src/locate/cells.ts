/** One cell of a table as a figure: what the reader of tables says of it, in the unit that was asked for. */
import type { Cell } from '../extract/document.ts';
import type { ReadTable, TableCell } from '../extract/read-table.ts';
import { isDash, isYear } from '../extract/table-lines.ts';
import { measureOfCell, powerOf } from '../extract/table-scale.ts';
import { yearOf } from '../figures/day.ts';
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { halfOpen, type Interval, negate, point } from '../figures/interval.ts';
import { add, mul, neg, parseRational, type Rational, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Question } from '../question.ts';
import { besideIt, unitOf } from './cell-unit.ts';
import { isUnsaidShare } from './datum.ts';
import { misfit } from './fits.ts';
import { isMissingCode, mayFall } from './missing-codes.ts';
import type { Why } from './why.ts';

export interface CellReading {
  /** The cell with its signs, as a person reads it. */
  readonly text: string;
  readonly labels: readonly string[];
  readonly headers: readonly string[];
  /** Offsets are those in `text`. */
  readonly figure?: Figure;
  readonly why?: Why;
}

const ten = (power: number): Rational => rational(10n ** BigInt(Math.abs(power)));

/** Print in a table is rounded to its last digit, times the scale; a whole number of things is exact. */
function intervalOf(
  digits: string,
  power: number,
  exact: boolean,
): { interval: Interval; printed: Rational } | undefined {
  const value = parseRational(digits);
  if (!value) return undefined;
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const scale = ten(power);
  const printed = mul(value, scale);
  if (exact && decimals === 0 && power === 0) return { interval: point(printed), printed };
  const half = mul(rational(1n, 2n * 10n ** BigInt(decimals)), scale);
  return { interval: halfOpen(sub(printed, half), add(printed, half)), printed };
}

function yearFigure(text: string): Figure {
  const interval = yearOf(Number(/\d{4}/.exec(text)?.[0]));
  return { text, start: 0, end: text.length, interval, unit: { dimension: 'date', name: 'day' }, rule: 'year' };
}

/** Marks of footnotes, and brackets round the whole, are no part of what a cell says. */
const besideFigure = /^[\s(（)）*†‡§¶#⁰¹²³⁴-⁹ⁱⁿʰʲʳʷʸˡˢˣᵃ-ᵛᶜᶠᶻ,]*$/;

/** A figure whose words have to be read: the whole cell is it. */
function wordedFigure(text: string, question: Question, context: ReadingContext): Figure | Why {
  const figures = readFigures(text, context);
  const figure = figures.find((each) => misfit(question, each) === undefined);
  if (!figure) return figures.length > 0 ? 'other-unit' : 'not-a-number';
  const rest = text.slice(0, figure.start) + text.slice(figure.end).replace(/\[\w{1,3}\]|\(\w{1,3}\)/g, '');
  return besideFigure.test(rest) ? figure : 'not-a-number';
}

/** A code for "no value" is digits with a minus at most, and never in brackets or with a unit. */
function isCodeCell(read: ReadTable, cell: TableCell, areCounts: boolean): boolean {
  const digits = /^[-−–]?\d+$/.exec(cell.cell.text)?.[0];
  if (digits === undefined || cell.signed) return false;
  const value = parseRational(digits.replace(/^[−–]/, '-'));
  if (!value || !isMissingCode(value, besideIt(read, cell), areCounts)) return false;
  return ![...read.headersOf(cell.row, cell.column), ...read.labelsOf(cell.row)].some(mayFall);
}

export function readCell(
  read: ReadTable,
  row: number,
  { column, text: alone }: Cell,
  question: Question,
  context: ReadingContext,
): CellReading {
  const cell = read.at(row, column);
  const text = cell?.text ?? alone;
  const base = { text, labels: read.labelsOf(row), headers: read.headersOf(row, column) };
  if (text.includes('\ufffd')) return { ...base, why: 'replacement-character' };
  if (isDash(text)) return { ...base, why: 'no-value' };
  const isDate = question.kind === 'date' || question.dimension === 'date';
  if (isDate && isYear(text)) return { ...base, figure: yearFigure(text) };
  if (isDate || cell?.number === undefined) {
    const figure = wordedFigure(text, question, context);
    return typeof figure === 'string' ? { ...base, why: figure } : { ...base, figure };
  }
  const { digits, negative } = cell.number;
  const measure = measureOfCell(read, cell);
  const unit = unitOf(read, cell, measure, question, context);
  const taken =
    measure ?? (unit.dimension === 'money' ? 'money' : unit.dimension === 'percent' ? 'percent' : undefined);
  const power = powerOf(read, cell, taken);
  if (power === 'unknown') return { ...base, why: 'scale-unknown' };
  const counts = unit.dimension === 'number' || unit.dimension === 'count' || unit.dimension === 'ordinal';
  if (isCodeCell(read, cell, counts)) return { ...base, why: 'missing-code' };
  const value = intervalOf(digits, power, counts);
  if (!value) return { ...base, why: 'not-a-number' };
  const figure: Figure = {
    text,
    start: 0,
    end: text.length,
    interval: negative ? negate(value.interval) : value.interval,
    printed: negative ? neg(value.printed) : value.printed,
    unit,
    rule: counts && power === 0 ? 'counted' : 'last-digit',
  };
  // What may be a share of one is shown with its number, and its unit is asked for.
  const isUnsaid = unit.dimension === 'number' && isUnsaidShare(question, besideIt(read, cell));
  const why = isUnsaid ? undefined : misfit(question, figure);
  return why ? { ...base, why } : { ...base, figure };
}
