/** Whether a figure is of the kind that was asked for. Which value it has is never looked at. */
import { openCurrency } from '../figures/currencies.ts';
import type { Dimension, Figure, Unit } from '../figures/figure.ts';
import type { Question } from '../question.ts';
import type { BlankForm } from './pattern.ts';
import type { Why } from './why.ts';

type Asked = Pick<Question, 'kind' | 'dimension' | 'unit'>;

/** "Doubled" is +100 %: these are converted into one another exactly. Basis points are points. */
const convertible: Partial<Record<Dimension, readonly Dimension[]>> = {
  percent: ['percent', 'multiple'],
  multiple: ['multiple', 'percent', 'number'],
  points: ['points'],
  number: ['number', 'count', 'multiple'],
  count: ['count', 'number'],
};

/** Signs and codes that an author writes against a blank, and the currencies that they can be. */
const currencySigns: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'HKD', 'TWD', 'AUD', 'CAD', 'SGD', 'NZD', 'MXN', 'BRL'],
  us$: ['USD'],
  usd: ['USD'],
  hk$: ['HKD'],
  hkd: ['HKD'],
  nt$: ['TWD'],
  au$: ['AUD'],
  a$: ['AUD'],
  ca$: ['CAD'],
  c$: ['CAD'],
  sg$: ['SGD'],
  s$: ['SGD'],
  r$: ['BRL'],
  '€': ['EUR'],
  eur: ['EUR'],
  '£': ['GBP'],
  gbp: ['GBP'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  cny: ['CNY'],
  rmb: ['CNY'],
  jpy: ['JPY'],
  '₩': ['KRW'],
  '₹': ['INR'],
};

/** "Monthly active user" is a user. */
const sameThing = (a: string, b: string): boolean => a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

function dimensionFits({ kind, dimension, unit }: Asked, { unit: found }: Pick<Figure, 'unit'>): boolean {
  if (kind === 'date' || dimension === 'date') return found.dimension === 'date';
  if (dimension === undefined)
    return found.dimension !== 'date' && (unit === undefined || unit === '' || found.name === unit);
  if (!(convertible[dimension] ?? [dimension]).includes(found.dimension)) return false;
  if (unit === undefined || unit === '') return true;
  if (dimension === 'money') return found.name === unit;
  if (dimension === 'count' && found.dimension === 'count') return sameThing(found.name, unit);
  return true;
}

/** What is printed at the blank besides the number, as far as the author wrote it. */
function formFits(form: BlankForm, figure: Figure, text: string): boolean {
  const { unit } = figure;
  if (form.percent && unit.dimension !== 'percent' && unit.dimension !== 'points') return false;
  if (form.currency !== undefined) {
    const names = currencySigns[form.currency.toLowerCase()] ?? [];
    if (unit.dimension !== 'money' || !names.includes(unit.name)) return false;
  }
  if (form.suffix !== undefined) {
    if (/^(?:st|nd|rd|th)$/.test(form.suffix)) return unit.dimension === 'ordinal';
    const tail = text.slice(figure.start, figure.end + form.suffix.length + 1).toLowerCase();
    if (!new RegExp(`\\d\\s?${form.suffix}(?!\\p{L})`, 'u').test(tail)) return false;
  }
  return true;
}

const isOpen = ({ dimension, name }: Unit): boolean => dimension === 'money' && name === openCurrency;

/** Why this figure is not what was asked for; undefined where it is. `text` is what the figure was read from. */
export function misfit(asked: Asked, figure: Figure, form: BlankForm = {}, text = figure.text): Why | undefined {
  const isDate = asked.kind === 'date' || asked.dimension === 'date';
  if (figure.unresolved && figure.unit.dimension === 'date' && isDate) return 'unresolved';
  if (isOpen(figure.unit)) return 'other-unit';
  if (!formFits(form, figure, text)) return 'other-unit';
  if (dimensionFits(asked, figure)) return undefined;
  // `$___` says the unit that the claim's own print leaves out.
  const bare = asked.dimension === 'number' || asked.dimension === undefined;
  const said = form.percent === true || form.currency !== undefined || form.suffix !== undefined;
  return bare && said && !isDate ? undefined : 'other-unit';
}

/** A series of values in this unit is not what was asked for; a day of it may be. */
export const misfitsUnit = (asked: Asked, unit: Figure['unit']): boolean =>
  asked.kind !== 'date' && asked.dimension !== 'date' && (isOpen(unit) || !dimensionFits(asked, { unit }));
