/** The unit of a cell's figure: what is printed at it first, then what stands over it, last what was asked for. */
import type { Measure } from '../extract/measure.ts';
import type { ReadTable, TableCell } from '../extract/read-table.ts';
import { readScale } from '../extract/scale.ts';
import { isYear } from '../extract/table-lines.ts';
import { statedOf } from '../extract/table-scale.ts';
import { openCurrency } from '../figures/currencies.ts';
import type { ReadingContext, Unit } from '../figures/figure.ts';
import { one, parseRational, type Rational } from '../figures/rational.ts';
import { sharing } from '../figures/shared-sign.ts';
import type { Question } from '../question.ts';
import { currenciesIn, currencyIn } from './currency-words.ts';
import { unitAsked } from './datum.ts';

const percent: Unit = { dimension: 'percent', name: 'percent' };
const bareNumber: Unit = { dimension: 'number', name: '' };
const moneyIn = (code: string): Unit => ({ dimension: 'money', name: code });

/** "Revenue rose to $4.2 billion." above a table is said of one amount, and not of what stands in the table. */
const namesAmount = (text: string): boolean => /\d/.test(text) && /[.!?。！？]$/.test(text);

/** It names a currency, and behind it the thing that is held or owed in it. */
function namesThing(name: string): boolean {
  const { codes, asUnit } = currenciesIn(name);
  return codes.length > 0 && asUnit === undefined;
}

/** What the row of a cell is called, and the lines that head the rows it stands among, nearest first. */
const namesOfRow = (read: ReadTable, { row }: TableCell): readonly string[] => [
  ...read.labelsOf(row),
  ...read.groupsOf(row).toReversed(),
];

/** What a table says of its units as read in one context, made when first asked for. */
class TableUnits {
  readonly #read: ReadTable;
  readonly #context: ReadingContext;
  #over: readonly string[] | undefined;
  #stated: { readonly unit: Unit | undefined } | undefined;
  #columns: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(read: ReadTable, context: ReadingContext) {
    this.#read = read;
    this.#context = context;
  }

  /** The currency of a text in the table, under these headers. */
  currencyIn(text: string, headers: readonly string[] = []): string | undefined {
    return currencyIn(text, [...headers.toReversed(), ...this.#texts], this.#context);
  }

  /** What is said over the table, nearest first. */
  get #texts(): readonly string[] {
    this.#over ??= statedOf(this.#read).texts.filter((each) => !namesAmount(each));
    return this.#over;
  }

  /**
   * The currency of the sign at a figure. One that several share is what its column or the table says; where neither does
   * and the names of its row or column speak of another such currency, which is meant is open.
   */
  ofSign(text: string, headers: readonly string[], names: readonly string[]): string | undefined {
    const units = headers.filter((header) => !namesThing(header));
    const code = this.currencyIn(text, units);
    const { shared } = currenciesIn(text);
    if (code === undefined || shared === undefined) return code;
    const isSaid = [...units, ...this.#texts].some((each) => currenciesIn(each).codes.includes(code));
    const { currency, bareDollar = currency, bareYen = currency } = this.#context;
    const isOther = (name: string): boolean =>
      currenciesIn(name).codes.some((each) => each !== code && sharing[shared].has(each));
    return isSaid || [currency, bareDollar, bareYen].includes(code) || ![...headers, ...names].some(isOther)
      ? code
      : openCurrency;
  }

  /**
   * The currency that the names of a figure's column and row give it. A name may be that of a thing ("Hong Kong dollar
   * loans"): where what is said over it is another currency, which of them the figure is in is open.
   */
  named(
    headers: readonly string[],
    names: readonly string[],
    measure: Measure | undefined,
    inColumn: string | undefined,
  ): string | undefined {
    const { stated } = this;
    const over = inColumn ?? (stated?.dimension === 'money' ? stated.name : undefined);
    const ofHeader = this.#among(headers, headers, over, namesThing);
    // "Revenue, HK$ million" has a scale of its own, "Dividend per share (HK$)" none of the table's.
    const isThing = (name: string): boolean =>
      readScale(name, true) === undefined && (measure !== 'per-unit' || namesThing(name));
    return this.#among(names, headers, ofHeader ?? over, isThing) ?? ofHeader;
  }

  #among(
    names: readonly string[],
    headers: readonly string[],
    over: string | undefined,
    isThing: (name: string) => boolean,
  ): string | undefined {
    const said = names.map((name) => ({ name, code: this.currencyIn(name, headers) })).filter(({ code }) => code);
    const [own, ...others] = new Set(said.map(({ code }) => code));
    if (own === undefined) return undefined;
    if (others.length > 0) return openCurrency;
    const isUnit = !said.every(({ name }) => (over === undefined ? namesThing(name) : isThing(name)));
    return own === over || isUnit ? own : openCurrency;
  }

  /** The unit that is said over the table. Of "Shares (in %)" and a currency further off the nearer one is meant. */
  get stated(): Unit | undefined {
    this.#stated ??= { unit: this.#readStated() };
    return this.#stated.unit;
  }

  #readStated(): Unit | undefined {
    const { scale, texts, percentAt } = statedOf(this.#read);
    const at = texts.findIndex((text) => !namesAmount(text) && this.currencyIn(text) !== undefined);
    const isNearer = at >= 0 && (percentAt < 0 || at <= percentAt);
    const code = (scale && this.currencyIn(scale.words)) ?? (isNearer ? this.currencyIn(texts[at] ?? '') : undefined);
    return code !== undefined ? moneyIn(code) : percentAt >= 0 ? percent : undefined;
  }

  /** The currency under one header, where it is printed in some of its rows only. */
  ofColumn(header: string): string | undefined {
    this.#columns ??= this.#readColumns();
    const own = this.#columns.get(header);
    return own?.size === 1 ? [...own][0] : undefined;
  }

  #readColumns(): Map<string, Set<string>> {
    const columns = new Map<string, Set<string>>();
    for (const { row, column, text } of this.#read.data) {
      const headers = this.#read.headersOf(row, column);
      const code = this.currencyIn(text, headers);
      const over = headers.join(' ');
      if (code !== undefined) columns.set(over, (columns.get(over) ?? new Set()).add(code));
    }
    return columns;
  }
}

const unitsKnown = new WeakMap<ReadTable, WeakMap<ReadingContext, TableUnits>>();

function unitsOf(read: ReadTable, context: ReadingContext): TableUnits {
  let ofTable = unitsKnown.get(read);
  if (!ofTable) {
    ofTable = new WeakMap();
    unitsKnown.set(read, ofTable);
  }
  let units = ofTable.get(context);
  if (!units) {
    units = new TableUnits(read, context);
    ofTable.set(context, units);
  }
  return units;
}

const columnsKnown = new WeakMap<ReadTable, ReadonlyMap<number, readonly Rational[]>>();

/** The numbers of its column, with their minus: "0.4" under "35.8" is a percentage. */
export function besideIt(read: ReadTable, { column }: TableCell): readonly Rational[] {
  let columns = columnsKnown.get(read);
  if (!columns) {
    const made = new Map<number, Rational[]>();
    for (const cell of read.data) {
      const value = cell.number && parseRational(`${cell.number.negative ? '-' : ''}${cell.number.digits}`);
      const own = made.get(cell.column);
      if (!value) continue;
      if (own) own.push(value);
      else made.set(cell.column, [value]);
    }
    columns = made;
    columnsKnown.set(read, columns);
  }
  return columns.get(column) ?? [];
}

const perShare = /\bper\b[^.]*\bshares?\b|\ba share\b|\bEPS\b|每股/i;

/** Does what names the cell say for each of what it is an amount? "Diluted" under "Earnings per share:" is one for a share. */
function isPer(read: ReadTable, cell: TableCell, measure: Measure | undefined, { per, stated }: Question): boolean {
  if (per === undefined) return false;
  const names = [...read.labelsOf(cell.row), ...read.headersOf(cell.row, cell.column), ...read.groupsOf(cell.row)];
  const says = (name: string): boolean =>
    per === 'share' ? perShare.test(name) : name.toLowerCase().includes(`per ${per}`);
  if (measure === 'per-unit' && names.some(says)) return true;
  // The author's own word, where the table does not say that it is a total, or for each of what else.
  if (stated?.per === undefined || names.some((name) => /\bper\b|每/i.test(name))) return false;
  return measure === 'per-unit' || (/\./.test(cell.text) && statedOf(read).scale === undefined);
}

/** The unit of a cell; with what it is an amount for each of, where that was asked for and the table or the author says so. */
export function unitOf(
  read: ReadTable,
  cell: TableCell,
  measure: Measure | undefined,
  question: Question,
  context: ReadingContext,
): Unit {
  const { per, ...unit } = plainUnitOf(read, cell, measure, question, context);
  if (unit.dimension !== 'money' || question.per === undefined) return { ...unit, ...(per && { per }) };
  return isPer(read, cell, measure, question) ? { ...unit, per: { of: question.per, count: one } } : unit;
}

function plainUnitOf(
  read: ReadTable,
  cell: TableCell,
  measure: Measure | undefined,
  question: Question,
  context: ReadingContext,
): Unit {
  const { text } = cell;
  const units = unitsOf(read, context);
  const headers = read.headersOf(cell.row, cell.column);
  const own = units.ofSign(text, headers, namesOfRow(read, cell));
  const tagged = cell.cell.currency;
  if (tagged !== undefined) return moneyIn(own === undefined || isPrintedAs(text, own, tagged) ? tagged : openCurrency);
  if (own !== undefined) return moneyIn(own);
  // "Founded 2020" is a year, whatever the caption says of the other columns.
  if (isYear(text) && statedOf(read).percentAt >= 0) return bareNumber;
  if (measure === 'percent') return percent;
  if (measure === 'shares') return { dimension: 'count', name: 'share' };
  if (measure === 'count' || measure === 'plain') return bareNumber;
  const atTop = cell.sign === undefined ? undefined : units.currencyIn(cell.sign, headers);
  const inColumn = atTop ?? units.ofColumn(headers.join(' '));
  const named = units.named(headers, namesOfRow(read, cell), measure, inColumn);
  if (named !== undefined) return moneyIn(named);
  const asked = unitAsked(question, besideIt(read, cell));
  if (measure === 'rate') return asked.dimension === 'percent' ? percent : bareNumber;
  if (inColumn !== undefined) return moneyIn(inColumn);
  if (units.stated !== undefined) return units.stated;
  if (measure === 'money' && asked.dimension !== 'money') return bareNumber;
  // Where other cells of the table carry the sign of what was asked for, one without it is something else.
  const bare =
    asked.dimension === 'date' ||
    (asked.dimension === 'percent' && signed(read).percent) ||
    (asked.dimension === 'money' && signed(read).money);
  if (bare) return bareNumber;
  // Of a number without a sign the tags of its page say more than the one who asks.
  const { currencies = [] } = read.table;
  const [only, another] = currencies;
  if (asked.dimension !== 'money' || question.stated !== undefined || only === undefined) return asked;
  return moneyIn(another === undefined ? only : openCurrency);
}

/** The sign in a cell is that of its tag, or one that the tagged currency shares. */
function isPrintedAs(text: string, own: string, tagged: string): boolean {
  const { shared } = currenciesIn(text);
  return own === tagged || (shared !== undefined && sharing[shared].has(tagged));
}

interface Signed {
  readonly percent: boolean;
  readonly money: boolean;
}

const signsKnown = new WeakMap<ReadTable, Signed>();

/** Which signs stand in the cells of a table. */
function signed(read: ReadTable): Signed {
  let signs = signsKnown.get(read);
  if (!signs) {
    const carries = (sign: RegExp): boolean =>
      read.table.grid.some((line) => line.some((cell) => cell !== null && sign.test(cell.text)));
    signs = { percent: carries(/[%％]/), money: carries(/[$€£¥￥₩₹]/) };
    signsKnown.set(read, signs);
  }
  return signs;
}
