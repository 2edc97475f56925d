/** One cell of a table as a figure: what the reader of tables says of it, in the unit that was asked for. */
import type { Cell } from '../extract/document.ts';
import type { Measure } from '../extract/measure.ts';
import type { ReadTable, TableCell } from '../extract/read-table.ts';
import { isDash, isYear } from '../extract/table-lines.ts';
import { measureOfCell, powerOf, statedOf } from '../extract/table-scale.ts';
import { yearOf } from '../figures/day.ts';
import type { Figure, ReadingContext, Unit } from '../figures/figure.ts';
import { halfOpen, type Interval, negate, point } from '../figures/interval.ts';
import { add, mul, neg, parseRational, type Rational, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Question } from '../question.ts';
import { currencyIn } from './currency-words.ts';
import { isUnsaidShare, unitAsked } from './datum.ts';
import { misfit } from './fits.ts';
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

const percent: Unit = { dimension: 'percent', name: 'percent' };
const bareNumber: Unit = { dimension: 'number', name: '' };

/** "Revenue rose to $4.2 billion." above a table is said of one amount, and not of what stands in the table. */
const namesAmount = (text: string): boolean => /\d/.test(text) && /[.!?。！？]$/.test(text);

const statedUnits = new WeakMap<ReadTable, { readonly unit: Unit | undefined }>();

/** The unit that is said over a table. Of "Shares (in %)" and a currency further off the nearer one is meant. */
function statedUnit(read: ReadTable): Unit | undefined {
  let found = statedUnits.get(read);
  if (!found) {
    const { scale, texts, percentAt } = statedOf(read);
    const currencyAt = texts.findIndex((text) => currencyIn(text) !== undefined && !namesAmount(text));
    const isNearer = currencyAt >= 0 && (percentAt < 0 || currencyAt <= percentAt);
    const code = (scale && currencyIn(scale.words)) ?? (isNearer ? currencyIn(texts[currencyAt] ?? '') : undefined);
    found = { unit: code !== undefined ? { dimension: 'money', name: code } : percentAt >= 0 ? percent : undefined };
    statedUnits.set(read, found);
  }
  return found.unit;
}

const columnCurrencies = new WeakMap<ReadTable, Map<string, Set<string>>>();

/** The currency under one header, where it is printed in some of its rows only. */
function columnCurrency(read: ReadTable, header: string): string | undefined {
  let codes = columnCurrencies.get(read);
  if (!codes) {
    codes = new Map();
    for (const { row, column, text } of read.data) {
      const code = currencyIn(text);
      const over = read.headersOf(row, column).join(' ');
      if (code !== undefined) codes.set(over, (codes.get(over) ?? new Set()).add(code));
    }
    columnCurrencies.set(read, codes);
  }
  const own = codes.get(header);
  return own?.size === 1 ? [...own][0] : undefined;
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

/** The numbers of its column: "0.4" under "35.8" is a percentage. */
const besideIt = (read: ReadTable, { column }: TableCell): readonly Rational[] =>
  read.data.flatMap((cell) => (cell.column === column && cell.number ? (parseRational(cell.number.digits) ?? []) : []));

function unitOf(read: ReadTable, cell: TableCell, measure: Measure | undefined, question: Question): Unit {
  const { text } = cell;
  const own = currencyIn(text);
  if (own !== undefined) return { dimension: 'money', name: own };
  // "Founded 2020" is a year, whatever the caption says of the other columns.
  if (isYear(text) && statedOf(read).percentAt >= 0) return bareNumber;
  if (measure === 'percent') return percent;
  if (measure === 'shares') return { dimension: 'count', name: 'share' };
  if (measure === 'count' || measure === 'plain') return bareNumber;
  const header = read.headersOf(cell.row, cell.column).join(' ');
  const named = currencyIn(header) ?? currencyIn(read.labelsOf(cell.row).join(' '));
  if (named !== undefined) return { dimension: 'money', name: named };
  const asked = unitAsked(question, besideIt(read, cell));
  if (measure === 'rate') return asked.dimension === 'percent' ? percent : bareNumber;
  const inColumn = (cell.sign === undefined ? undefined : currencyIn(cell.sign)) ?? columnCurrency(read, header);
  if (inColumn !== undefined) return { dimension: 'money', name: inColumn };
  const stated = statedUnit(read);
  if (stated !== undefined) return stated;
  if (measure === 'money' && asked.dimension !== 'money') return bareNumber;
  // Where other cells of the table carry the sign of what was asked for, one without it is something else.
  const bare =
    asked.dimension === 'date' ||
    (asked.dimension === 'percent' && signed(read, /[%％]/)) ||
    (asked.dimension === 'money' && signed(read, /[$€£¥￥₩₹]/));
  return bare ? bareNumber : asked;
}

const signed = ({ table }: ReadTable, sign: RegExp): boolean =>
  table.grid.some((line) => line.some((cell) => cell !== null && sign.test(cell.text)));

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
  const unit = unitOf(read, cell, measure, question);
  const taken =
    measure ?? (unit.dimension === 'money' ? 'money' : unit.dimension === 'percent' ? 'percent' : undefined);
  const power = powerOf(read, cell, taken);
  if (power === 'unknown') return { ...base, why: 'scale-unknown' };
  const counts = unit.dimension === 'number' || unit.dimension === 'count' || unit.dimension === 'ordinal';
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
