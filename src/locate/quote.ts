/**
 * Wordings on a page, and whose words the page says they are. White space, punctuation, quotation marks, case, width
 * and script may differ; the words may not, nor their order.
 */
import type { Reading } from '../evidence.ts';
import type { Question } from '../question.ts';
import type { Candidate, Found } from './candidates.ts';
import { unsaidBy } from './frames.ts';
import { hedgeOf } from './hedge.ts';
import type { Line } from './line.ts';
import type { NearPage } from './near.ts';
import { passageOf } from './passage.ts';
import { speakerOf } from './speaker.ts';
import { fullNamesOf } from './surnames.ts';
import type { TextIndex } from './text-index.ts';
import { type Token, tokensOf } from './tokens.ts';

const wordsOnly = (tokens: readonly Token[]): Token[] => tokens.filter(({ kind }) => kind !== 'mark');

/** Dots for words that are left out, brackets round words that the editor put in. */
const leftOut = /\.\s?\.\s?\.|…|[[\]［］【】]/;
const putIn = /[[［][^\]］]*$/;

/** Words in print, and what stands between them. */
interface Print {
  readonly text: string;
  readonly words: readonly Token[];
}

const isBroken = ({ text, words }: Print, at: number): boolean =>
  leftOut.test(text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? 0));

/**
 * Where the words of `wanted` stand one after another; marks between them count for nothing. Over words that were left
 * out, or put in, nobody is quoted, unless the wording leaves them out as well.
 */
function occurrences(page: Print, wanted: Print): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const length = wanted.words.length;
  for (let at = 0; at + length <= page.words.length; at += 1) {
    if (!wanted.words.every((token, offset) => token.norm === page.words[at + offset]?.norm)) continue;
    const start = page.words[at]?.start ?? 0;
    const broken = wanted.words.some(
      (_, offset) => offset + 1 < length && isBroken(page, at + offset) && !isBroken(wanted, offset),
    );
    if (!broken && !putIn.test(page.text.slice(0, start)))
      found.push({ start, end: page.words[at + length - 1]?.end ?? 0 });
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
  const people = {
    terms: [...(question.speakers ?? []), ...(question.names ?? [])],
    fullNames: fullNamesOf(lines),
  };
  const candidates: Candidate[] = [];
  for (const wording of question.wordings ?? []) {
    const wanted = { text: wording, words: wordsOnly(tokensOf(wording)) };
    const [first] = wanted.words;
    if (!first) continue;
    for (const position of index.holding([[first.norm]])) {
      const line = lines[position];
      if (!line) continue;
      for (const { start, end } of spansIn(lines, position, wanted)) {
        const here = neighbours(lines, position);
        const speaker = speakerOf({ ...here, start, end }, people);
        const hedge = hedgeOf(withoutQuotes(line.text, start, end), [{ start, end }], wording) ?? unsaidBy(line.next);
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
function spansIn(lines: readonly Line[], index: number, wanted: Print): { start: number; end: number }[] {
  const line = lines[index];
  if (!line) return [];
  const own = { text: line.text, words: wordsOnly(line.tokens) };
  const whole = occurrences(own, wanted);
  const next = lines[index + 1];
  if (whole.length > 0 || !next) return whole;
  const shift = Math.max(next.start - line.start, line.text.length);
  const moved = wordsOnly(next.tokens).map((token) => ({
    ...token,
    start: token.start + shift,
    end: token.end + shift,
  }));
  const joined = { text: line.text.padEnd(shift) + next.text, words: [...own.words, ...moved] };
  return occurrences(joined, wanted).filter(({ start, end }) => start < line.text.length && end > line.text.length);
}

/** What the speaker himself negates is part of what he said; only the words that report it can take it back. */
function withoutQuotes(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, Math.min(end, text.length) - start)) + text.slice(end);
}
