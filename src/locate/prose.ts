/** Sentences and table rows by their words: figures, dates, terms and quotes. */
import type { PassedOver } from '../evidence.ts';
import type { Place, Question } from '../question.ts';
import { type Found, merged, nothing, passed } from './candidates.ts';
import type { Line } from './line.ts';
import { LocateError } from './locate-error.ts';
import { placesOf } from './match.ts';
import { type NearPage, nearLine, notAtBlank } from './near.ts';
import { nearRows } from './near-rows.ts';
import type { Opened } from './opened.ts';
import { passageOf } from './passage.ts';
import { compile, type Pattern } from './pattern.ts';
import { quotes } from './quote.ts';
import { termNear, termsIn } from './term.ts';
import { indexOf, needlesOf, type TextIndex } from './text-index.ts';
import { tokensOf } from './tokens.ts';

type Near = Extract<Place, { by: 'near' }>;

const lineIndex = (opened: Opened): TextIndex =>
  opened.once('line index', () => indexOf(opened.lines.map(({ text }) => text)));

const linesAt = (opened: Opened, positions: readonly number[]): Line[] =>
  positions.flatMap((position) => opened.lines[position] ?? []);

export const nearPageOf = (opened: Opened, question: Question): NearPage => ({
  text: opened.document.text,
  linkable: opened.document.kind === 'html',
  context: opened.contextFor(question),
  isRepeated: (text) => opened.once('repeats', () => repeatsOf(opened.lines)).has(text),
});

/** Sentences that stand on the page more than once. */
function repeatsOf(lines: readonly Line[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { text } of lines) (seen.has(text) ? repeated : seen).add(text);
  return repeated;
}

const shownApart = 3;
/** Sentences that are taken apart only to be shown. */
const lookedAt = 40;

/** Sentences that hold most of the words, where none holds all: what a person would look at next. */
function wordsApart(opened: Opened, pattern: Pattern, page: NearPage): PassedOver[] {
  const words = pattern.items.filter((item) => item.kind === 'words');
  if (words.length < 2) return [];
  const [rarest] = needlesOf(words)
    .map((needle) => lineIndex(opened).holding([needle]))
    .filter((positions) => positions.length > 0)
    .sort((a, b) => a.length - b.length);
  return linesAt(opened, (rarest ?? []).slice(0, lookedAt))
    .map((line) => ({ line, held: words.filter((item) => placesOf(line.tokens, item).length > 0).length }))
    .filter(({ held }) => held * 2 >= words.length)
    .sort((a, b) => b.held - a.held)
    .slice(0, shownApart)
    .map(({ line }) => passed(passageOf(line, 0, line.text.length, page), 'words-apart'));
}

export function bySearch(opened: Opened, { words }: Near, question: Question): Found {
  const pattern = compile(words, question.names);
  const page = nearPageOf(opened, question);
  if (question.kind === 'quote') return quotesNear(opened, pattern, question, page);
  const lines = linesAt(opened, lineIndex(opened).holding(needlesOf(pattern.items)));
  const inLine = question.kind === 'term' ? termNear : nearLine;
  const found = merged([
    ...lines.map((line) => inLine(line, pattern, words, question, page)),
    nearRows(opened, pattern, words, question, page),
  ]);
  if (found.candidates.length > 0 || found.passedOver.length > 0) return found;
  const instead =
    question.kind === 'term'
      ? []
      : lines.slice(0, lookedAt).flatMap((line) => notAtBlank(line, pattern, question, page) ?? []);
  return {
    candidates: [],
    passedOver: instead.length > 0 ? instead.slice(0, shownApart) : wordsApart(opened, pattern, page),
  };
}

/** Quotes in, or one sentence away from, a sentence that holds the words. */
function quotesNear(opened: Opened, pattern: Pattern, question: Question, page: NearPage): Found {
  const words = pattern.items.filter((item) => item.kind === 'words');
  const holding = lineIndex(opened)
    .holding(needlesOf(words))
    .filter((position) => {
      const tokens = opened.lines[position]?.tokens ?? [];
      return words.every((item) => placesOf(tokens, item).length > 0);
    });
  const starts = new Set(
    linesAt(
      opened,
      holding.flatMap((position) => [position - 1, position, position + 1]),
    ).map(({ start }) => start),
  );
  const found = quotes(opened.lines, lineIndex(opened), question, page);
  const isNear = (address: string): boolean => starts.has(Number(/^text:(\d+)/.exec(address)?.[1]));
  return { ...found, candidates: found.candidates.filter(({ reading }) => isNear(reading.passage.address)) };
}

/**
 * The whole text: quotes, and whether a term is there at all. A term that merely occurs is no answer; that it is there
 * keeps a document that was to hold it from being evidence of its absence.
 */
export function byText(opened: Opened, question: Question): Found {
  const page = nearPageOf(opened, question);
  if (question.kind === 'quote') return quotes(opened.lines, lineIndex(opened), question, page);
  if (question.kind !== 'term') return nothing;
  const passedOver = opened.lines.flatMap((line) => {
    const [term] = termsIn(line.text, line.tokens, question.terms ?? []);
    if (!term) return [];
    const [start, end] = [line.tokens[term.first]?.start ?? 0, line.tokens[term.after - 1]?.end ?? 0];
    return [passed(passageOf(line, start, end, page), 'no-place')];
  });
  const inTables =
    passedOver.length === 0 &&
    opened.document.kind === 'html' &&
    termsIn(opened.document.text, tokensOf(opened.document.text), question.terms ?? []).length > 0;
  if (passedOver.length > 0 || inTables) {
    throw new LocateError('no-place', 'The term is on the page. Say with `near:` at which words it must stand.', {
      passedOver,
    });
  }
  return nothing;
}
