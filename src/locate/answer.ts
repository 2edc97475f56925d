/**
 * One capture and all questions on it to readings. The capture is decoded and parsed once; each question goes to the
 * locator of its place. Nothing that a page holds makes this throw: what fails is told as a code, question by question.
 */

import type { GapCode } from '../evidence.ts';
import { type Document, ReadError } from '../extract/document.ts';
import { documentOf, markupOf } from '../extract/extract.ts';
import type { Place, Question } from '../question.ts';
import { type Found, passed, ranked } from './candidates.ts';
import { byConcept } from './concept.ts';
import { byCss } from './css.ts';
import { atPath } from './json.ts';
import type { Answer, Located, Page } from './locate.ts';
import { LocateError } from './locate-error.ts';
import { type Opened, open } from './opened.ts';
import { bySearch, byText } from './prose.ts';
import { publishedDate } from './published.ts';
import { chosen } from './read.ts';
import { byPattern } from './regex.ts';
import { bySeries } from './series.ts';
import { byTable } from './table.ts';

type Failure = NonNullable<Answer['failure']>;

const failure = (code: GapCode, detail: string, hint: string): Failure => ({ code, detail, hint });

function wrongKind(document: Document, wanted: string): LocateError {
  return new LocateError('wrong-type', `This answer is ${document.kind}; the place is one of ${wanted}.`);
}

/** One locator for each way to say a place: the only list of them. */
const locators: {
  readonly [By in Place['by']]: (opened: Opened, place: Extract<Place, { by: By }>, question: Question) => Found;
} = {
  near: bySearch,
  text: (opened, _, question) => byText(opened, question),
  published: (opened) => publishedDate(opened),
  table: byTable,
  css: byCss,
  concept: byConcept,
  series: bySeries,
  regex: (opened, { pattern }, question) => byPattern(opened, pattern, question),
  json: (opened, { path }, question) => {
    if (opened.document.kind !== 'json') throw wrongKind(opened.document, 'JSON');
    return atPath(opened.document, path, question, opened.contextFor(question));
  },
};

function locate<By extends Place['by']>(opened: Opened, place: Extract<Place, { by: By }>, question: Question): Found {
  return locators[place.by as By](opened, place, question);
}

/** A passage with a character that could not be decoded is no evidence: what is printed there is not known. */
function onlyDecoded({ candidates, passedOver }: Found): Found {
  const bad = candidates.filter(({ reading }) => reading.passage.text.includes('\ufffd'));
  if (bad.length === 0) return { candidates, passedOver };
  return {
    candidates: candidates.filter((candidate) => !bad.includes(candidate)),
    passedOver: [...bad.map(({ reading }) => passed(reading.passage, 'replacement-character')), ...passedOver],
  };
}

function failed(error: unknown): Failure | undefined {
  if (error instanceof LocateError) return failure(error.code, error.detail, error.message);
  if (error instanceof ReadError) return failure(error.code, error.detail, error.hint);
  // Figures beyond 40 digits, text nested past the stack: the page's doing, not ours.
  if (error instanceof RangeError)
    return failure('unreadable', 'bounds', 'The page holds a figure or nesting beyond all bounds.');
  return undefined;
}

const wallHints = {
  wall: 'The page is behind a wall: name another source, or an archived copy.',
  paywall: 'The page shows its text to subscribers only: name another source.',
  consent: 'The page asks for consent before it shows its text: name another source, or an archived copy.',
  'needs-script': 'The page builds its text by script: name its data source or another page.',
} as const;

function answerOne(opened: Opened, question: Question): Answer {
  const { id } = question;
  try {
    const found = onlyDecoded(locate(opened, question.place, question));
    const { readings, passedOver } = ranked(chosen(question, found));
    const { document } = opened;
    const wall = document.kind === 'html' ? document.wall : undefined;
    if (readings.length === 0 && wall) {
      return { question: id, readings, passedOver, failure: failure('blocked', wall, wallHints[wall]) };
    }
    return { question: id, readings, passedOver };
  } catch (error) {
    const told = failed(error);
    if (!told) throw error;
    const passedOver = error instanceof LocateError ? error.passedOver.slice(0, 12) : [];
    return { question: id, readings: [], passedOver, failure: told };
  }
}

/** What a caller may watch while many questions are answered: the worker tells its host which one runs. */
export interface Watch {
  readonly before?: (question: Question, answered: readonly Answer[]) => void;
}

export function answer(page: Page, questions: readonly Question[], watch: Watch = {}): Located {
  let opened: Opened;
  try {
    const markup = markupOf(page);
    opened = open(page.url, markup, documentOf(page, markup));
  } catch (error) {
    const told = failed(error);
    if (!told) throw error;
    return {
      facts: {},
      answers: questions.map(({ id }) => ({ question: id, readings: [], passedOver: [], failure: told })),
    };
  }
  const answers: Answer[] = [];
  for (const question of questions) {
    watch.before?.(question, answers);
    answers.push(answerOne(opened, question));
  }
  return { facts: opened.facts, answers };
}
