/** Rates and ratios that an author types and no newspaper prints in one go: "1 per 600 people", "10 an hour", "1:4,000-5,000". */
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { hull, type Interval } from '../figures/interval.ts';
import { readFigure } from '../figures/read.ts';
import { unitOf } from './unit-words.ts';

const divided = /^(.+?)\s+(?:for every|per|an?|each|every)\s+(\S.*)$/i;

/** "10" and "an hour", "1" and "per 600 people". */
function perThing(text: string, context: ReadingContext): Figure | undefined {
  const [, amount = '', things = ''] = divided.exec(text) ?? [];
  const figure = amount === '' ? undefined : readFigure(amount, context);
  if (!figure || figure.unit.per || !['number', 'count', 'money'].includes(figure.unit.dimension)) return undefined;
  const { per } = unitOf(`per ${things}`, context);
  return per && { ...figure, text, start: 0, end: text.length, unit: { ...figure.unit, per } };
}

const oneToMany =
  /^((?:about|around|roughly|approximately|约|大约)\s*)?1\s*(?:[:：]|in)\s*([\d,]+)\s*(?:-|–|—|to|至|到)\s*(?:1\s*(?:[:：]|in)\s*)?([\d,]+)$/i;

/** "about 1:4,000-5,000": from the smaller share to the greater, each as loose as the word before it makes it. */
function ratioRange(text: string, context: ReadingContext): Figure | undefined {
  const match = oneToMany.exec(text);
  if (!match) return undefined;
  const [, loosely = '', first = '', last = ''] = match;
  const [a, b] = [first, last].map((of) => readFigure(`${loosely}1 in ${of}`, context));
  if (!a?.printed || !b?.printed) return undefined;
  const exactly = ({ printed, interval }: Figure): Interval =>
    loosely !== '' || !printed
      ? interval
      : { low: { value: printed, closed: true }, high: { value: printed, closed: true } };
  const { printed: _, ...rest } = a;
  return {
    ...rest,
    text,
    start: 0,
    end: text.length,
    interval: hull(exactly(a), exactly(b)),
    modifier: 'range',
    rule: 'range',
  };
}

/** The rate that the whole text is; undefined where it is none. */
export const typedRate = (text: string, context: ReadingContext): Figure | undefined =>
  ratioRange(text.trim(), context) ?? perThing(text.trim(), context);
