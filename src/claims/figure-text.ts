/** Figures as an author types them in `says`, `tolerance` and `unit`. */
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { equals, relate } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';
import { readFigure, readFigures } from '../figures/read.ts';
import type { Tolerance } from './claim.ts';
import { unitOf } from './unit-words.ts';

export const isBare = ({ unit }: Figure): boolean => unit.dimension === 'number' && unit.per === undefined;

/** "1:600", "8 out of 10", "a third", 三成: a part of a whole needs no unit. */
const partOfWhole =
  /\d\s*[:：/]\s*\d|\b(?:in|out of)\b|分之|成|\b(?:half|halves|third|quarter|(?:fif|six|seven|eigh|nin|ten|hundred|thousand)th)s?\b/i;

/** A number of which the print does not say what it is of. */
export const lacksThing = (figure: Figure): boolean => isBare(figure) && !partOfWhole.test(figure.text);

/** The figure with the unit that its print leaves out. */
function withUnit(text: string, figure: Figure, words: string, context: ReadingContext): Figure {
  const read = readFigure(`${text} ${words}`, context);
  if (read && !isBare(read)) return { ...read, text, start: 0, end: text.length };
  return { ...figure, unit: unitOf(words, context) };
}

const tail = /^\s+(?:in\s+.*|\p{L}[\p{L}'’-]*(?:\s+\p{L}[\p{L}'’-]*){0,2})$/u;

/** "12 tweets", "1st in downloads": a figure and the thing that it is of. */
function withThing(text: string, context: ReadingContext): Figure | undefined {
  const [figure, ...others] = readFigures(text, context);
  if (!figure || others.length > 0 || figure.start > 0 || !tail.test(text.slice(figure.end))) return undefined;
  if (figure.unit.dimension === 'ordinal') return figure;
  if (!isBare(figure)) return undefined;
  const thing = text.slice(figure.end).trim();
  return { ...figure, text, end: text.length, unit: { dimension: 'count', name: thing.replace(/s$/, '') } };
}

/** The figure that the text is; with `unit` where the print leaves it out. */
export function typedFigure(text: string, context: ReadingContext, unit?: string): Figure | undefined {
  const figure = readFigure(text, context);
  if (!figure) return undefined;
  return unit !== undefined && lacksThing(figure) ? withUnit(text, figure, unit, context) : figure;
}

/** As {@link typedFigure}, for text that is nothing else: a number with the thing that it counts, or a rank in something. */
export const looseFigure = (text: string, context: ReadingContext): Figure | undefined =>
  withThing(text.trim(), context);

const families: Readonly<Record<string, string>> = { date: 'date', ordinal: 'ordinal', streak: 'streak' };
const familyOf = ({ unit }: Figure): string => families[unit.dimension] ?? 'amount';

/** Figures of the claim's sentence that can be what `says` says. */
export function comparableIn(sentence: readonly Figure[], figure: Figure): readonly Figure[] {
  return sentence.filter((other) => familyOf(other) === familyOf(figure));
}

/** The same amount, whatever the print; a unit that one of them leaves out is the other's. */
export function samePrint(a: Figure, b: Figure): boolean {
  return equals(a.interval, b.interval) && sameUnits(a, b);
}

/** The same number, whatever words loosen or bound it: "93%" is what "over 93%" was claimed with. */
export const sameNumber = (a: Figure, b: Figure): boolean =>
  a.printed !== undefined && b.printed !== undefined && compare(a.printed, b.printed) === 0 && sameUnits(a, b);

const sameUnits = (a: Figure, b: Figure): boolean =>
  isBare(a) || isBare(b) || (a.unit.dimension === b.unit.dimension && a.unit.name === b.unit.name);

/**
 * Does the sentence say what `says` says? The number must be the same, and a hedge of the sentence must not be lost;
 * one more in `says` may stand for words that are in no table ("broke through 4%").
 */
export function saysTheSame(sentence: Figure, says: Figure): boolean {
  // What is counted may have two names ("people", "deaths"); what is measured may not.
  const named = ({ unit }: Figure): boolean => unit.dimension !== 'count';
  if (named(sentence) && named(says) && !sameUnits(sentence, says)) return false;
  if (equals(sentence.interval, says.interval)) return true;
  if (!sentence.printed || !says.printed) return relate(sentence.interval, says.interval) !== 'disjoint';
  const kept = sentence.modifier === undefined || sentence.modifier === says.modifier;
  return kept && compare(sentence.printed, says.printed) === 0;
}

/** The claim's sentence says the unit that `says` leaves out. */
export function unitFromSentence(figure: Figure, sentence: () => readonly Figure[]): Figure {
  if (!isBare(figure)) return figure;
  const same = sentence().find((other) => !isBare(other) && equals(other.interval, figure.interval));
  return same ? { ...figure, unit: same.unit } : figure;
}

/** A magnitude of nothing: 數百億 of what? */
export const lacksUnit = (figure: Figure): boolean => lacksThing(figure) && figure.rule === 'order-of-magnitude';

/** "1%", "0.5 points", "15 days"; undefined where it is none. */
export function toleranceOf(text: string, context: ReadingContext): Tolerance | undefined {
  const points = /^([\d.]+)\s*(?:points?|percentage points?|pp)$/i.exec(text.trim());
  const figure =
    readFigure(points ? `${points[1]} percentage points` : text, context) ?? readFigure(points?.[1] ?? '', context);
  if (!figure?.printed || figure.printed.n < 0n) return undefined;
  if (points) return { kind: 'absolute', amount: figure.printed, unit: { dimension: 'points', name: 'point' }, text };
  if (figure.unit.dimension === 'percent') {
    return { kind: 'relative', share: { n: figure.printed.n, d: figure.printed.d * 100n }, text };
  }
  return { kind: 'absolute', amount: figure.printed, unit: figure.unit, text };
}
