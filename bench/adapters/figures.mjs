// The reader of figures in the shape that outside suites score: fields renamed, nothing decided.
import { formatDay, parseDay } from '../../dist/figures/day.js';
import { toDecimal } from '../../dist/figures/rational.js';
import { readFigures } from '../../dist/figures/read.js';

const kinds = {
  number: 'number',
  count: 'number',
  percent: 'percentage',
  points: 'percentage',
  money: 'currency',
  date: 'date',
  ordinal: 'ordinal',
  streak: 'quantity',
  multiple: 'quantity',
};
const modifiers = {
  over: 'over',
  'at-least': 'over',
  under: 'under',
  'at-most': 'under',
  nearly: 'nearly',
  about: 'about',
  peak: 'under',
};
const loosening = new Set(['about', 'nearly']);
const unitNames = {
  percent: '%',
  point: 'pp',
  '°C': 'celsius',
  '°F': 'fahrenheit',
  'm²': 'm2',
  'km²': 'km2',
  'km³': 'cubic kilometre',
  'sq mi': 'square mile',
  mph: 'mile per hour',
  'km/h': 'kilometre per hour',
  hl: 'hectolitre',
  pm: 'picometre',
  eV: 'electronvolt',
  MWh: 'megawatt hour',
  KB: 'kilobyte',
  EB: 'exabyte',
  MHz: 'megahertz',
  BTC: 'bitcoin',
  jin: '斤',
  liang: '两',
};

const number = (rational) => (rational ? Number(toDecimal(rational, 20)) : null);

function dateValue({ low, high }) {
  if (!low || !high) return low ? formatDay(Number(low.value.n)) : high ? formatDay(Number(high.value.n)) : undefined;
  const first = formatDay(Number(low.value.n));
  const last = formatDay(Number(high.value.n));
  return first === last ? first : `${first}/${last}`;
}

/**
 * The shape knows one value, or a bound or range. The words that bound stand in the span of the bound; the adverb before
 * one value ("about", 近) stands before the span of that value.
 */
const spanOf = ({ text, start, end, modifier, bare }) =>
  bare && loosening.has(modifier)
    ? { text: text.slice(bare.start - start), start: bare.start, end }
    : { text, start, end };

function renamed(figure) {
  const { interval, unit, printed, modifier } = figure;
  const { text, start, end } = spanOf(figure);
  const kind = kinds[unit.dimension] ?? 'quantity';
  // "Three months ago" stands for a window round the day that it names: the day is what is printed.
  if (kind === 'date')
    return { text, start, end, kind, value: printed ? formatDay(number(printed)) : dateValue(interval) };
  return {
    text,
    start,
    end,
    kind,
    value: number(printed),
    low: number(interval.low?.value),
    high: number(interval.high?.value),
    lowInclusive: interval.low?.closed ?? false,
    highInclusive: interval.high?.closed ?? false,
    unit: unit.dimension === 'number' ? null : (unitNames[unit.name] ?? unit.name),
    modifier: modifiers[modifier],
  };
}

export function recognize(text, { ref }) {
  const dateline = ref ? parseDay(ref) : undefined;
  return readFigures(text, dateline === undefined ? {} : { dateline }).map(renamed);
}
