/** Sentences and table rows by their words: figures, dates, terms and quotes. */
import type { PassedOver } from '../evidence.ts';
import type { Place, Question } from '../question.ts';
import { type Found, merged, nothing, passed } from './candidates.ts';
import { fold } from './fold.ts';
import type { Line } from './line.ts';
import { placesOf } from './match.ts';
import { type NearPage, nearLine } from './near.ts';
import { nearRows } from './near-rows.ts';
import type { Opened } from './opened.ts';
import { passageOf } from './passage.ts';
import { compile, type Item, type Pattern } from './pattern.ts';
import { quotes } from './quote.ts';
import { termNear, termsIn } from './term.ts';

type Near = Extract<Place, { by: 'near' }>;

/** The folded text of every line: a cheap look before its words are taken apart. */
const foldedLines = (opened: Opened): readonly string[] =>
  opened.once('folded', () => opened.lines.map(({ text }) => fold(text)));

/** Beginnings of words that must be somewhere in a sentence; irregular forms share none, so short ones are not asked. */
function needles(items: readonly Item[]): string[] {
  return items.flatMap((item) => {
    const [way, ...others] = item.kind === 'words' ? item.ways : [];
    if (!way || others.length > 0) return [];
    return way.flatMap(({ kind, norm, stem }) => {
      if (kind === 'sign') return [norm];
      return kind === 'word' && norm.startsWith(stem.slice(0, 4)) && stem.length > 5 ? [stem.slice(0, 4)] : [];
    });
  });
}

function linesWith(opened: Opened, pattern: Pattern): Line[] {
  const wanted = needles(pattern.items);
  if (wanted.length === 0) return [...opened.lines];
  const folded = foldedLines(opened);
  return opened.lines.filter((_, index) => wanted.every((needle) => folded[index]?.includes(needle)));
}

export const nearPageOf = (opened: Opened, question: Question): NearPage => ({
  text: opened.document.text,
  context: opened.contextFor(question),
});

const shownApart = 3;

/** Sentences that hold most of the words, where none holds all: what a person would look at next. */
function wordsApart(opened: Opened, pattern: Pattern): PassedOver[] {
  const words = pattern.items.filter((item) => item.kind === 'words');
  if (words.length < 2) return [];
  const scored = opened.lines
    .map((line) => ({ line, held: words.filter((item) => placesOf(line.tokens, item).length > 0).length }))
    .filter(({ held }) => held * 2 >= words.length);
  return scored
    .sort((a, b) => b.held - a.held)
    .slice(0, shownApart)
    .map(({ line }) => passed(passageOf(line, 0, line.text.length, opened.document.text), 'words-apart'));
}

export function bySearch(opened: Opened, { words }: Near, question: Question): Found {
  const pattern = compile(words, question.names);
  const page = nearPageOf(opened, question);
  const lines = linesWith(opened, pattern);
  const found = merged([
    question.kind === 'quote'
      ? quotesNear(opened, pattern, question, page)
      : merged(
          lines.map((line) =>
            question.kind === 'term'
              ? termNear(line, pattern, words, question, page)
              : nearLine(line, pattern, words, question, page),
          ),
        ),
    nearRows(opened, pattern, words, question, page),
  ]);
  if (found.candidates.length > 0 || found.passedOver.length > 0) return found;
  return { candidates: [], passedOver: wordsApart(opened, pattern) };
}

/** Quotes in, or one sentence away from, a sentence that holds the words. */
function quotesNear(opened: Opened, pattern: Pattern, question: Question, page: NearPage): Found {
  const words = pattern.items.filter((item) => item.kind === 'words');
  const holds = opened.lines.map((line) => words.every((item) => placesOf(line.tokens, item).length > 0));
  const starts = new Set(
    opened.lines.filter((_, index) => holds[index - 1] || holds[index] || holds[index + 1]).map(({ start }) => start),
  );
  const found = quotes(opened.lines, question, page);
  const isNear = (address: string): boolean => starts.has(Number(/^text:(\d+)/.exec(address)?.[1]));
  return { ...found, candidates: found.candidates.filter(({ reading }) => isNear(reading.passage.address)) };
}

/** The whole text: quotes, and terms wherever they stand. */
export function byText(opened: Opened, question: Question): Found {
  const page = nearPageOf(opened, question);
  if (question.kind === 'quote') return quotes(opened.lines, question, page);
  if (question.kind !== 'term') return nothing;
  const anywhere: Pattern = { items: [], blanks: 0, tokens: [] };
  return merged(
    opened.lines.map((line) =>
      termsIn(line.text, line.tokens, question.terms ?? []).length === 0
        ? nothing
        : termNear(line, anywhere, '', question, page),
    ),
  );
}
