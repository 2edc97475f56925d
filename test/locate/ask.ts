/** Short ways to ask a hand-made page, for the tests of this folder. */
import type { Reading } from '../../src/evidence.ts';
import { days } from '../../src/figures/day.ts';
import { formatInterval } from '../../src/figures/interval.ts';
import { answer } from '../../src/locate/answer.ts';
import type { Answer } from '../../src/locate/locate.ts';
import type { Place, Question } from '../../src/question.ts';

export const day = 20_400;

export const question = (place: Place, rest: Partial<Question> = {}): Question => ({
  id: 'q',
  kind: 'figure',
  place,
  asOf: days(day),
  ...rest,
});

export const near = (words: string, rest: Partial<Question> = {}): Question => question({ by: 'near', words }, rest);

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function ask(body: string, asked: Question, contentType = 'text/html; charset=utf-8'): Answer {
  const { answers } = answer({ url: 'https://example.org/page', body: bytes(body), contentType }, [asked]);
  const [only] = answers;
  if (!only) throw new Error('no answer came back');
  return only;
}

/** A body of paragraphs, as an article has them. */
export const article = (...paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page made by hand</title></head><body><article><h1>A page made by hand</h1>${paragraphs
    .map((text) => `<p>${text}</p>`)
    .join('')}</article></body></html>`;

export function shown({ value }: Reading): string {
  if (value.kind === 'figure') return `${formatInterval(value.figure.interval)} ${value.figure.unit.name}`.trim();
  if (value.kind === 'term') return value.term ?? `other: ${value.text}`;
  if (value.kind === 'quote') return `${value.wording} / ${value.speaker ?? '?'}`;
  const values = value.kind === 'series' ? value.points : value.members;
  return values
    .map((each) => ('label' in each ? each.label : each.name) + (each.value ? ` ${formatInterval(each.value)}` : ' -'))
    .join('; ');
}

export const found = (asked: Answer): string[] => asked.readings.map(shown);

export const textsOf = (asked: Answer): string[] =>
  asked.readings.map(({ passage }) => passage.text.slice(passage.start, passage.end));
