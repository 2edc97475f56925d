/**
 * Wordings on a page, and whose words the page says they are. White space, punctuation, quotation marks, case, width
 * and script may differ; the words may not, nor their order.
 */
import type { Reading } from '../evidence.ts';
import type { Question, Term } from '../question.ts';
import type { Candidate, Found } from './candidates.ts';
import { hedgeOf } from './hedge.ts';
import type { Line } from './line.ts';
import type { NearPage } from './near.ts';
import { passageOf } from './passage.ts';
import { speakerOf } from './speaker.ts';
import type { TextIndex } from './text-index.ts';
import { type Token, tokensOf } from './tokens.ts';

const wordsOnly = (tokens: readonly Token[]): Token[] => tokens.filter(({ kind }) => kind !== 'mark');

/** Where the words of `wanted` stand one after another; marks between them count for nothing. */
function occurrences(tokens: readonly Token[], wanted: readonly Token[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const [head] = wanted;
  if (!head) return found;
  for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
    if (wanted.every((token, offset) => token.norm === tokens[at + offset]?.norm)) {
      found.push({ start: tokens[at]?.start ?? 0, end: tokens[at + wanted.length - 1]?.end ?? 0 });
    }
  }
  return found;
}

/** The sentences round one of them that belong to the same part of the page. */
function neighbours(lines: readonly Line[], index: number): { sentences: string[]; index: number } {
  const from = Math.max(0, index - 8);
  const sentences = lines.slice(from, index + 3).map(({ text }) => text);
  return { sentences, index: index - from };
}

export function quotes(lines: readonly Line[], index: TextIndex, question: Question, page: NearPage): Found {
  const people: Term[] = [...(question.speakers ?? []), ...(question.names ?? [])];
  const candidates: Candidate[] = [];
  for (const wording of question.wordings ?? []) {
    const wanted = wordsOnly(tokensOf(wording));
    const [first] = wanted;
    if (!first) continue;
    for (const position of index.holding([[first.norm]])) {
      const line = lines[position];
      if (!line) continue;
      for (const { start, end } of spansIn(lines, position, wanted)) {
        const here = neighbours(lines, position);
        const speaker = speakerOf({ ...here, start, end }, people);
        const hedge = hedgeOf(withoutQuotes(line.text, start, end), [{ start, end }], wording);
        const reading: Reading = {
          value: { kind: 'quote', wording, speaker },
          passage: passageOf(line, start, Math.min(end, line.text.length), page),
          ...(hedge === undefined ? {} : { hedge }),
        };
        candidates.push({ reading, distance: speaker === null ? 1 : 0 });
      }
    }
  }
  return { candidates, passedOver: [] };
}

/** A wording may run over the end of a sentence: its first words decide in which one it stands. */
function spansIn(lines: readonly Line[], index: number, wanted: readonly Token[]): { start: number; end: number }[] {
  const line = lines[index];
  if (!line) return [];
  const own = wordsOnly(line.tokens);
  const whole = occurrences(own, wanted);
  const next = lines[index + 1];
  if (whole.length > 0 || !next) return whole;
  const shift = next.start - line.start;
  const joined = [
    ...own,
    ...wordsOnly(next.tokens).map((token) => ({ ...token, start: token.start + shift, end: token.end + shift })),
  ];
  return occurrences(joined, wanted).filter(({ start, end }) => start < line.text.length && end > line.text.length);
}

/** What the speaker himself negates is part of what he said; only the words that report it can take it back. */
function withoutQuotes(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, Math.min(end, text.length) - start)) + text.slice(end);
}
