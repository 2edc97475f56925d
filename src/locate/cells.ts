/** One cell of a table as a figure: its sign, currency and percent from the cells beside it, its scale from what is over it. */
import type { Cell } from '../extract/document.ts';
import { yearOf } from '../figures/day.ts';
import type { Figure, ReadingContext, Unit } from '../figures/figure.ts';
import { halfOpen, type Interval, negate, point } from '../figures/interval.ts';
import { add, mul, neg, parseRational, type Rational, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Question } from '../question.ts';
import { unitAsked } from './datum.ts';
import { misfit } from './fits.ts';
import { isDash, isSignOnly, isYear, type ReadTable } from './grid.ts';
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
const perUnit =
  /\bper\b|\b(?:share|stock|exercise|strike|closing|opening|average|offering|unit) price\b|\beach\b|每股|每份|每人|\bEPS\b/i;
const ofShares =
  /\b(?:weighted[- ]average|number of (?:common |ordinary )?(?:shares|ADSs?)|(?:shares|stock|ADSs?)\W+(?:\w+\W+){0,3}?(?:outstanding|issued|authori[sz]ed|used)|(?:outstanding|issued|authori[sz]ed) (?:common |ordinary )?shares|shares used)\b|股数|股數|股份数/i;
const isChange = /\b(?:change|variance|growth|yoy)\b(?![^|]*%)|增减|增減|变动|變動|增幅/i;
const dilution = /\bdiluti(?:ve|on)\b(?!.*\b(?:income|earnings|loss)\b)/i;
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

interface Statement {
  readonly scale: Stated | undefined;
  readonly currency: string | undefined;
  readonly percent: boolean;
  /** "The following tables show (in millions):" holds for the next ones too. */
  readonly forMore: boolean;
}

/** "Revenue rose to $4.2 billion." above a table is said of one amount, and not of what stands in the table. */
const namesAmount = (text: string): boolean =>
  /\d/.test(text) && /[.!?。！？]$/.test(text) && scaleIn(text) === undefined;

const statedFor = new WeakMap<ReadTable, Statement>();

function statedOf(read: ReadTable): Statement {
  let found = statedFor.get(read);
  if (!found) {
    const texts = statements(read);
    const said = texts.find((text) => scaleIn(text) !== undefined);
    const scale = said === undefined ? undefined : scaleIn(said);
    const percentAt = texts.findIndex((text) =>
      /[(（]\s*(?:in\s+)?(?:[%％]|per ?cent(?:age)?s?)\s*[)）]|\bin per ?cent\b|单位\s*[:：]?\s*[%％]/i.test(text),
    );
    const percent = percentAt >= 0;
    const currencyAt = texts.findIndex((text) => currencyIn(text) !== undefined && !namesAmount(text));
    // Of "Shares (in %)" and a currency further off the nearer one is meant.
    const isNearer = currencyAt >= 0 && (!percent || currencyAt <= percentAt);
    const currency = scale?.currency ?? (isNearer ? currencyIn(texts[currencyAt] ?? '') : undefined);
    // A table that goes on after a page break states nothing again: it is known by the names of its rows.
    const { before } = read;
    const inherits = scale === undefined && before && (goesOn(read, before) || statedOf(before).forMore);
    const forMore = said !== undefined && /\b(?:following|these) tables\b|\btables below\b/i.test(said);
    found = inherits ? statedOf(before) : { scale, currency, percent, forMore };
    statedFor.set(read, found);
  }
  return found;
}

const rowNames = (read: ReadTable): Set<string> =>
  new Set(read.data.map(({ row }) => read.labelsOf(row)[0] ?? '').filter((name) => name !== ''));

/** Half of its rows, and three at least, are called as rows of the table before it. */
function goesOn(read: ReadTable, before: ReadTable): boolean {
  const [own, other] = [rowNames(read), rowNames(before)];
  const shared = [...own].filter((name) => other.has(name)).length;
  return shared >= 3 && shared * 2 >= own.size;
}

const columnCurrencies = new WeakMap<ReadTable, Map<string, Set<string>>>();

/** The currency under one header, where it is printed in some of its rows only. */
function columnCurrency(read: ReadTable, header: string): string | undefined {
  let codes = columnCurrencies.get(read);
  if (!codes) {
    codes = new Map();
    for (const { row, column, cell } of read.data) {
      const code = currencyIn(joined(read, row, cell));
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

function unitOf(read: ReadTable, text: string, says: Says, question: Question): Unit {
  const stated = statedOf(read);
  const own = currencyIn(text);
  if (own !== undefined) return { dimension: 'money', name: own };
  if (/[%％]/.test(text)) return { dimension: 'percent', name: 'percent' };
  if (/(?:pts?|百分点|百分點)$/i.test(text)) return { dimension: 'points', name: 'point' };
  // "Founded 2020" is a year, whatever the caption says of the other columns.
  if (isYear(text) && statedOf(read).percent) return { dimension: 'number', name: '' };
  if (percentSaid.test(says.header) || percentSaid.test(says.label)) return { dimension: 'percent', name: 'percent' };
  if (countsShares(says)) return { dimension: 'count', name: 'share' };
  if (countOf.test(says.label)) return { dimension: 'number', name: '' };
  const named = currencyIn(says.header) ?? currencyIn(says.label);
  if (named !== undefined) return { dimension: 'money', name: named };
  const inColumn = columnCurrency(read, says.header);
  if (inColumn !== undefined) return { dimension: 'money', name: inColumn };
  if (stated.currency !== undefined) return { dimension: 'money', name: stated.currency };
  if (stated.percent) return { dimension: 'percent', name: 'percent' };
  const asked = unitAsked(question);
  // Where other cells of the table carry the sign of what was asked for, one without it is something else.
  const bare =
    asked.dimension === 'date' ||
    (asked.dimension === 'percent' && signed(read, /[%％]/)) ||
    (asked.dimension === 'money' && signed(read, /[$€£¥￥₩₹]/));
  return bare ? { dimension: 'number', name: '' } : asked;
}

const signed = ({ table }: ReadTable, sign: RegExp): boolean =>
  table.grid.some((line) => line.some((cell) => cell !== null && sign.test(cell.text)));

interface Says {
  readonly label: string;
  readonly header: string;
  readonly section: string;
}

/** "Shares used in computing earnings per share:" over "Basic" and "Diluted" counts shares; "Earnings per share:" does not. */
function countsShares({ label, section, header }: Says): boolean {
  if (/shares used/i.test(section) || /shares used/i.test(label)) return true;
  // "Common stock, $0.001 par value; 1,000 shares authorized" is the money, whatever its name counts.
  if (/^shares\b|\bshares(?:\W|$)(?!.*\bprice)/i.test(header) && !perUnit.test(header)) return true;
  return (ofShares.test(label) || dilution.test(label)) && !perUnit.test(label) && !/par value/i.test(label);
}

function othersAreScaled(read: ReadTable): boolean {
  for (let other = read.before; other; other = other.before) if (statedOf(other).scale) return true;
  return false;
}

function powerOf(read: ReadTable, text: string, unit: Unit, says: Says): number | 'unknown' {
  if (unit.dimension === 'percent' || unit.dimension === 'points' || unit.dimension === 'multiple') return 0;
  const near = scaleIn(says.label) ?? scaleIn(says.header) ?? scaleIn(says.section);
  if (near) return near.power;
  const { scale } = statedOf(read);
  // Where other tables of the document are in millions, one that says nothing may be too.
  if (!scale)
    return unit.dimension === 'money' &&
      !perUnit.test(`${says.label} ${says.section} ${says.header}`) &&
      !/\.\d/.test(text) &&
      othersAreScaled(read)
      ? 'unknown'
      : 0;
  if (countsShares(says)) return scale.sharesPower ?? 'unknown';
  if (perUnit.test(says.label) || perUnit.test(says.section) || perUnit.test(says.header)) return 0;
  if (unit.dimension === 'money') return scale.power;
  // "Dollars in millions" says nothing of stores; "in millions" alone may or may not.
  if (countOf.test(says.label)) return scale.moneyOnly ? 0 : 'unknown';
  return scale.power;
}

function yearFigure(text: string): Figure {
  const interval = yearOf(Number(/\d{4}/.exec(text)?.[0]));
  return { text, start: 0, end: text.length, interval, unit: { dimension: 'date', name: 'day' }, rule: 'year' };
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
  if (isDate && isYear(text)) return { ...base, figure: yearFigure(text) };
  if (isDate || !match || scaleWord.test(text) || /[-–~]\s*\d/.test(text.slice(match.index + match[0].length))) {
    const figures = readFigures(text, context);
    const figure = figures.find((each) => misfit(question, each) === undefined);
    return figure ? { ...base, figure } : { ...base, why: figures.length > 0 ? 'other-unit' : 'not-a-number' };
  }
  const says = { label: labels.join(' '), header: headers.join(' '), section: read.sectionOf(row) ?? '' };
  const unit = unitOf(read, text, says, question);
  // "66" under "Change" may be per cent, or millions.
  const power = isChange.test(says.header) && !/[%％$€£¥]/.test(text) ? 'unknown' : powerOf(read, text, unit, says);
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
