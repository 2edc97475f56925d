/** One cell of a table as a figure: its sign, currency and percent from the cells beside it, its scale from what is over it. */
import type { Cell } from '../extract/document.ts';
import type { Figure, ReadingContext, Unit } from '../figures/figure.ts';
import { halfOpen, type Interval, negate, point } from '../figures/interval.ts';
import { add, mul, neg, parseRational, type Rational, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Question } from '../question.ts';
import { unitAsked } from './datum.ts';
import { misfit } from './fits.ts';
import { isDash, isSignOnly, type ReadTable } from './grid.ts';
import { currencyIn, type Stated, scaleIn } from './scale.ts';
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

/** Signs that stand in cells of their own beside a number. */
function joined({ table: { grid } }: ReadTable, row: number, cell: Cell): string {
  const line = grid[row] ?? [];
  let text = cell.text;
  const before = line[cell.column - 1];
  if (before && before !== cell && isSignOnly(before.text) && !/^[)）%％‰]/.test(before.text))
    text = `${before.text}${text}`;
  for (let x = cell.column + cell.colspan, steps = 0; steps < 2; steps += 1) {
    const after = line[x];
    if (!after || !/^(?:[)）]\s*[%％]?|[%％‰][)）]?|pts?|bps)$/i.test(after.text)) {
      if (after && after.text === '') {
        x = after.column + after.colspan;
        continue;
      }
      break;
    }
    text += after.text;
    x = after.column + after.colspan;
  }
  return text;
}

const digits = /\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/;
const scaleWord = /\d\s*(?:bn|mn|mm|m|k|b|thousand|million|billion|trillion|万|萬|亿|億|千|百)/i;
const perUnit = /\bper\b|\beach\b|每股|每份|每人|\bEPS\b/i;
const ofShares = /\bshares\b|\bADSs?\b|股数|股數|股份数/i;
const countOf =
  /\b(?:number of|employees|headcount|stores|customers|subscribers|users|units|locations|visitors|members|patients|vehicles|square feet|days|years)\b|人数|人數|数量|數量|户数|辆|台数/i;
const percentSaid = /[%％]|\bper ?cent(?:age)?\b|\bpct\b|百分比/i;

/** Everything over a table that may state its scale, nearest first. */
function statements(read: ReadTable): string[] {
  const { table } = read;
  const firstData = read.data[0]?.row ?? 0;
  const top = table.grid.slice(0, firstData).flatMap((line) => [...new Set(line.map((cell) => cell?.text ?? ''))]);
  const corner = top.filter((text) => text !== '');
  return [...corner, table.caption, ...table.above.split('\n').reverse(), table.headings.at(-1) ?? ''];
}

const statedFor = new WeakMap<
  ReadTable,
  { scale: Stated | undefined; currency: string | undefined; percent: boolean }
>();

function statedOf(read: ReadTable): { scale: Stated | undefined; currency: string | undefined; percent: boolean } {
  let found = statedFor.get(read);
  if (!found) {
    const texts = statements(read);
    const scale = texts.map(scaleIn).find((stated) => stated !== undefined);
    const currency = scale?.currency ?? texts.map(currencyIn).find((code) => code !== undefined);
    const percent = texts.some((text) =>
      /[(（]\s*(?:in\s+)?(?:[%％]|per ?cent(?:age)?s?)\s*[)）]|\bin per ?cent\b|单位\s*[:：]?\s*[%％]/i.test(text),
    );
    found = { scale, currency, percent };
    statedFor.set(read, found);
  }
  return found;
}

/** The currency of a column, where it is printed in some of its rows only. */
function columnCurrency(read: ReadTable, column: number): string | undefined {
  const codes = new Set<string>();
  for (const { row, column: at, cell } of read.data) {
    if (at !== column) continue;
    const code = currencyIn(joined(read, row, cell));
    if (code !== undefined) codes.add(code);
  }
  return codes.size === 1 ? [...codes][0] : undefined;
}

const ten = (power: number): Rational => rational(10n ** BigInt(Math.abs(power)));

/** Print in a table is rounded to its last digit, times the scale; a whole number of things is exact. */
function intervalOf(
  number: string,
  power: number,
  exact: boolean,
): { interval: Interval; printed: Rational } | undefined {
  const plain = number.replace(/[,，]/g, '');
  const value = parseRational(plain);
  if (!value) return undefined;
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
  const scale = ten(power);
  const printed = mul(value, scale);
  if (exact && decimals === 0 && power === 0) return { interval: point(printed), printed };
  const half = mul(rational(1n, 2n * 10n ** BigInt(decimals)), scale);
  return { interval: halfOpen(sub(printed, half), add(printed, half)), printed };
}

function unitOf(
  read: ReadTable,
  text: string,
  says: { readonly label: string; readonly header: string; readonly section: string },
  column: number,
  question: Question,
): Unit {
  const stated = statedOf(read);
  const own = currencyIn(text);
  if (own !== undefined) return { dimension: 'money', name: own };
  if (/[%％]/.test(text)) return { dimension: 'percent', name: 'percent' };
  if (/(?:pts?|百分点|百分點)$/i.test(text)) return { dimension: 'points', name: 'point' };
  const named = currencyIn(says.header) ?? currencyIn(says.label);
  if (percentSaid.test(says.header) || percentSaid.test(says.label)) return { dimension: 'percent', name: 'percent' };
  if (named !== undefined) return { dimension: 'money', name: named };
  if (ofShares.test(says.label) && !perUnit.test(says.label)) return { dimension: 'count', name: 'share' };
  if (countOf.test(says.label)) return { dimension: 'number', name: '' };
  const inColumn = columnCurrency(read, column);
  if (inColumn !== undefined) return { dimension: 'money', name: inColumn };
  if (stated.currency !== undefined) return { dimension: 'money', name: stated.currency };
  if (stated.percent) return { dimension: 'percent', name: 'percent' };
  const asked = unitAsked(question);
  return asked.dimension === 'date' ? { dimension: 'number', name: '' } : asked;
}

function powerOf(
  read: ReadTable,
  unit: Unit,
  says: { readonly label: string; readonly header: string; readonly section: string },
): number | 'unknown' {
  if (unit.dimension === 'percent' || unit.dimension === 'points' || unit.dimension === 'multiple') return 0;
  const near = scaleIn(says.label) ?? scaleIn(says.header) ?? scaleIn(says.section);
  if (near) return near.power;
  const { scale } = statedOf(read);
  if (!scale) return 0;
  if (perUnit.test(says.label) || perUnit.test(says.section) || perUnit.test(says.header)) return 0;
  if (unit.dimension === 'money') return scale.power;
  if (ofShares.test(says.label)) return scale.sharesPower;
  // "Dollars in millions" says nothing of stores; "in millions" alone may or may not.
  if (countOf.test(says.label)) return scale.moneyOnly ? 0 : 'unknown';
  return scale.power;
}

export function readCell(
  read: ReadTable,
  row: number,
  cell: Cell,
  question: Question,
  context: ReadingContext,
): CellReading {
  const text = joined(read, row, cell);
  const labels = read.labelsOf(row);
  const headers = read.headersOf(row, cell.column);
  const base = { text, labels, headers };
  if (text.includes('\ufffd')) return { ...base, why: 'replacement-character' };
  if (isDash(cell.text)) return { ...base, why: 'no-value' };
  const isDate = question.kind === 'date' || question.dimension === 'date';
  const match = digits.exec(text);
  if (isDate || !match || scaleWord.test(text) || /[-–~]\s*\d/.test(text.slice(match.index + match[0].length))) {
    const figures = readFigures(text, context);
    const figure = figures.find((each) => misfit(question, each) === undefined);
    return figure ? { ...base, figure } : { ...base, why: figures.length > 0 ? 'other-unit' : 'not-a-number' };
  }
  const says = { label: labels.join(' '), header: headers.join(' '), section: read.sectionOf(row) ?? '' };
  const unit = unitOf(read, text, says, cell.column, question);
  const power = powerOf(read, unit, says);
  if (power === 'unknown') return { ...base, why: 'scale-unknown' };
  const counts = unit.dimension === 'number' || unit.dimension === 'count' || unit.dimension === 'ordinal';
  const value = intervalOf(match[0], power, counts);
  if (!value) return { ...base, why: 'not-a-number' };
  const negative = /[(（]\s*\D*$|[-−–]\s*[$€£¥￥]?\s*$/.test(text.slice(0, match.index));
  const figure: Figure = {
    text,
    start: 0,
    end: text.length,
    interval: negative ? negate(value.interval) : value.interval,
    printed: negative ? neg(value.printed) : value.printed,
    unit,
    rule: counts && power === 0 ? 'counted' : 'last-digit',
  };
  const why = misfit(question, figure);
  return why ? { ...base, why } : { ...base, figure };
}
