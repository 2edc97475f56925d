/**
 * A figure or date by the words around it. With a blank the words stand in order and the figure stands at the blank;
 * without one, a single sentence holds all words and every figure of the asked kind in it is a candidate. Which of
 * several is right is not decided here: the judge sees all of them.
 */
import type { PassedOver, Reading } from '../evidence.ts';
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import { things } from '../figures/things.ts';
import type { Question } from '../question.ts';
import { atBlank, splitAtBlanks } from './blank.ts';
import { type Candidate, type Found, passed } from './candidates.ts';
import { longAgo } from './disowned.ts';
import { embeddedBy } from './embedded.ts';
import { misfit } from './fits.ts';
import { unlessTakenBack } from './frames.ts';
import { type Clause, hedgeOf } from './hedge.ts';
import { asLimit } from './limit.ts';
import type { Line } from './line.ts';
import { allOf, type Placed } from './match.ts';
import { type PassagePage, passageOf } from './passage.ts';
import type { BlankForm, Pattern } from './pattern.ts';
import { type Dated, datedBy } from './time.ts';
import type { Token } from './tokens.ts';

export interface NearPage extends PassagePage {
  readonly context: ReadingContext;
}

const spansOf = (tokens: readonly Token[], placed: readonly Placed[]): Clause[] =>
  placed.map(({ first, after }) => ({ start: tokens[first]?.start ?? 0, end: tokens[after - 1]?.end ?? 0 }));

/** Headings of a passage that may date it: the two nearest. */
const headingsOver = (line: Line, context: ReadingContext): Figure[][] =>
  line.headings.slice(-2).map((heading) => readFigures(heading, context));

export function readingAt(
  line: Line,
  figure: Figure,
  words: readonly Clause[],
  asked: string,
  page: NearPage,
  isDate: boolean,
): Reading {
  const { context } = page;
  const dated: Dated = isDate
    ? {}
    : datedBy(line.text, line.figures(context), figure, words, headingsOver(line, context));
  const undated = !isDate && dated.refersTo === undefined;
  const hedge =
    unlessTakenBack(hedgeOf(line.text, [figure, ...words], asked), line.next) ??
    embeddedBy(line.text, figure, words, line.headings, asked) ??
    (undated ? longAgo(line.text, figure, asked) : undefined);
  return {
    value: { kind: 'figure', figure: asLimit(line.text, figure, words) },
    passage: passageOf(line, figure.start, figure.end, page),
    ...(hedge === undefined ? {} : { hedge }),
    ...dated,
  };
}

/** A bare number at the blank is in what the author says that bare numbers there are in. */
const inStated = (figure: Figure, { stated }: Question): Figure =>
  stated && figure.unit.dimension === 'number' ? { ...figure, unit: stated } : figure;

/** 员工总数为7.6万人: the people of whom it is said are the staff. */
function ofWhom(figure: Figure, text: string, { dimension, unit }: Question): Figure {
  const isPeople = figure.unit.dimension === 'count' && figure.unit.name === 'person' && !figure.unit.per;
  if (!isPeople || dimension !== 'count' || unit === undefined || unit === 'person') return figure;
  const before = /(\p{Script=Han}{2,4}?)(?:总|總)?人?[数數](?:量|目)?[约約已达達为為是到共有]*$/u.exec(
    text.slice(Math.max(0, figure.start - 14), figure.start),
  )?.[0];
  const isNamed = things()
    .get(unit)
    ?.some((word) => /^\p{Script=Han}{2}/u.test(word) && before?.includes(word));
  return isNamed ? { ...figure, unit: { ...figure.unit, name: unit } } : figure;
}

/** What was counted at one place ("在Hugging Face上的") is the least that there is of the whole. */
const ofPart = ({ bare: _bare, ...figure }: Figure): Figure => ({
  ...figure,
  interval: { low: figure.interval.low, high: null },
  modifier: 'at-least',
});

/** A sentence holds a character that could not be decoded: what is printed there is not known. */
const undecoded = (text: string): boolean => text.includes('\ufffd');

export function nearLine(line: Line, pattern: Pattern, words: string, question: Question, page: NearPage): Found {
  const { tokens } = line;
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const isDate = question.kind === 'date' || question.dimension === 'date';
  const note = (figure: Figure, form?: BlankForm): boolean => {
    const why = misfit(question, figure, form, line.text);
    const bad = why ?? (undecoded(line.text) ? 'replacement-character' : undefined);
    if (bad) passedOver.push(passed(passageOf(line, figure.start, figure.end, page), bad));
    return bad === undefined;
  };

  if (pattern.blanks > 0) {
    for (const split of splitAtBlanks(pattern)) {
      const figures = line.figures(page.context).map((figure) => ofWhom(figure, line.text, question));
      const fits = (figure: Figure): boolean => misfit(question, figure, split.form, line.text) === undefined;
      for (const { figure: printed, words: placed, passed: distance, part } of atBlank(
        line.text,
        tokens,
        split,
        figures,
        fits,
      )) {
        const stated = fits(printed) ? printed : inStated(printed, question);
        const figure = part ? ofPart(stated) : stated;
        if (!note(figure, split.form)) continue;
        const reading = readingAt(line, figure, spansOf(tokens, placed), words, page, isDate);
        candidates.push({ reading, distance });
      }
    }
    return { candidates, passedOver };
  }

  const placed = allOf(tokens, pattern.items);
  if (!placed || placed.length === 0) return { candidates, passedOver };
  const spans = spansOf(tokens, placed);
  for (const figure of line.figures(page.context)) {
    // "Q3 2025" in `near` names the sentence; it is not its answer.
    if (spans.some(({ start, end }) => start <= figure.start && end >= figure.end)) continue;
    if (coveredBy(spans, figure)) continue;
    if (note(figure)) candidates.push({ reading: readingAt(line, figure, spans, words, page, isDate), distance: 0 });
  }
  if (candidates.length === 0 && passedOver.length === 0) {
    passedOver.push(passed(passageOf(line, 0, line.text.length, page), isDate ? 'no-date' : 'no-figure'));
  }
  return { candidates, passedOver };
}

/** For a sentence that holds the words and has nothing at the blank: what it has instead. */
export function notAtBlank(line: Line, pattern: Pattern, question: Question, page: NearPage): PassedOver | undefined {
  if (!allOf(line.tokens, pattern.items)) return undefined;
  const figure = line.figures(page.context).find((each) => misfit(question, each) === undefined);
  const isDate = question.kind === 'date' || question.dimension === 'date';
  const why = figure ? 'not-at-blank' : isDate ? 'no-date' : 'no-figure';
  return passed(passageOf(line, figure?.start ?? 0, figure?.end ?? line.text.length, page), why);
}

/** Every digit of the figure belongs to words of the pattern. */
function coveredBy(spans: readonly Clause[], figure: Figure): boolean {
  const digits = [...figure.text.matchAll(/\p{N}+/gu)].map(({ index, 0: text }) => ({
    start: figure.start + index,
    end: figure.start + index + text.length,
  }));
  return (
    digits.length > 0 && digits.every((part) => spans.some(({ start, end }) => start <= part.start && end >= part.end))
  );
}
