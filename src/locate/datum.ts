/**
 * A value of a data file - a JSON field, a CSV cell, the content of an element - as an answer. A bare number in data is
 * exact: it was not rounded for print. What is written in words is read like any other print.
 */
import type { Passage, Reading } from '../evidence.ts';
import { dayNumber, days, yearOf } from '../figures/day.ts';
import type { Figure, ReadingContext, Unit } from '../figures/figure.ts';
import { type Interval, isPoint, point } from '../figures/interval.ts';
import { compare, parseRational, type Rational } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Question } from '../question.ts';
import { type Found, nothing, passed } from './candidates.ts';
import { hedgeInField, unknownField } from './field-words.ts';
import { misfit } from './fits.ts';
import type { Clause } from './hedge.ts';
import { termsInField } from './term.ts';

/** A number with nothing round it: "1234", "-0.50", "1e6", "1,234.5". */
const bare = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?:[eE][+-]?\d{1,2})?$/;

/** The value of a bare number, exactly; undefined for anything else. */
export function exactNumber(text: string): Rational | undefined {
  const trimmed = text.trim().replace(/^\u2212/, '-');
  return bare.test(trimmed) ? parseRational(trimmed.replaceAll(',', '')) : undefined;
}

const isShare = ({ dimension }: Pick<Question, 'dimension'>): boolean =>
  dimension === 'percent' || dimension === 'points';

/** Are all of these bare numbers such that each could be a share of one as well as a percentage? Zero is both. */
const sayNeither = (values: readonly Rational[]): boolean =>
  values.some(({ n }) => n !== 0n) && values.every(({ n, d }) => (n < 0n ? -n : n) <= d);

/** Nobody says whether "0.85" is 85 % or 0.85 %: of what stands there with it, none is above one. */
export const isUnsaidShare = (question: Question, values: readonly Rational[]): boolean =>
  question.stated === undefined && isShare(question) && sayNeither(values);

/**
 * A number in data has no unit of its own: it is one of what was asked for, as the author who names its field says. But
 * where it can be a share of one he has to say so.
 */
export const unitAsked = (question: Question, values: readonly Rational[] = []): Unit => {
  const { dimension, unit, stated } = question;
  if (stated) return stated;
  if (isUnsaidShare(question, values)) return { dimension: 'number', name: '' };
  return { dimension: dimension ?? 'number', name: unit ?? (dimension === 'percent' ? 'percent' : '') };
};

export const exactFigure = (text: string, value: Rational, unit: Unit): Figure => ({
  text,
  start: 0,
  end: text.length,
  interval: point(value),
  unit,
  printed: value,
  rule: 'datum',
});

const isBetween = (value: Rational, low: number, high: number): boolean =>
  compare(value, { n: BigInt(low), d: 1n }) >= 0 && compare(value, { n: BigInt(high), d: 1n }) < 0;

/** Days that a bare number can stand for: a year, a day as eight digits, seconds or milliseconds since 1970 (UTC). */
export function dayOfNumber(value: Rational): Interval | undefined {
  if (value.d !== 1n && !isBetween(value, 1e8, 1e13)) return undefined;
  const whole = value.n / value.d;
  if (isBetween(value, 1000, 3000)) return yearOf(Number(whole));
  if (isBetween(value, 1000_01_01, 3000_01_01)) {
    const [year, month, day] = [Number(whole / 10000n), Number((whole / 100n) % 100n), Number(whole % 100n)];
    if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
    return days(dayNumber({ year, month, day }));
  }
  const seconds = isBetween(value, 1e8, 1e11) ? whole : isBetween(value, 1e11, 1e14) ? whole / 1000n : undefined;
  return seconds === undefined ? undefined : days(Number(seconds / 86400n));
}

const dateFigure = (text: string, interval: Interval): Figure => ({
  text,
  start: 0,
  end: text.length,
  interval,
  unit: { dimension: 'date', name: 'day' },
  rule: isPoint(interval) ? 'day' : 'year',
});

/** Figures that a value in data holds and that are of the asked kind. */
export function figuresIn(text: string, question: Question, context: ReadingContext): Figure[] {
  const isDate = question.kind === 'date' || question.dimension === 'date';
  const value = exactNumber(text);
  if (value && isDate) {
    const interval = dayOfNumber(value);
    return interval ? [dateFigure(text, interval)] : [];
  }
  if (value) return [exactFigure(text, value, unitAsked(question, [value]))];
  return readFigures(text, context).filter((figure) => misfit(question, figure) === undefined);
}

/** What `text` at one place answers: `place` makes the passage for the part of it that is the answer. */
export function readDatum(
  text: string,
  question: Question,
  context: ReadingContext,
  place: (text: string, start: number, end: number) => Passage,
): Found {
  const whole = place(text, 0, text.length);
  if (text.trim() === '') return { candidates: [], passedOver: [passed(whole, 'no-value')] };
  if (text.includes('\ufffd')) return { candidates: [], passedOver: [passed(whole, 'replacement-character')] };
  const asked = question.place.by === 'regex' ? question.place.pattern : '';
  const candidate = (value: Reading['value'], passage: Passage, at: Clause = passage) => {
    const isOther = value.kind === 'term' && value.term === null;
    const hedge = isOther ? unknownField(text) : hedgeInField(passage.text, at, asked);
    return { reading: { value, passage, ...(hedge && { hedge }) }, distance: 0 };
  };
  if (question.kind === 'term') {
    const found = termsInField(text, question.terms ?? []);
    return {
      candidates: found.map(({ term, start, end }) =>
        candidate({ kind: 'term', term, text: text.trim() }, whole, place(text, start, end)),
      ),
      passedOver: [],
    };
  }
  if (question.kind === 'quote') return nothing;
  const figures = figuresIn(text, question, context);
  if (figures.length === 0) {
    const other = readFigures(text, context).length > 0;
    return { candidates: [], passedOver: [passed(whole, other ? 'other-unit' : 'not-a-number')] };
  }
  return {
    candidates: figures.map((figure) => candidate({ kind: 'figure', figure }, place(text, figure.start, figure.end))),
    passedOver: [],
  };
}
