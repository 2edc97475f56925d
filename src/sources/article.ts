import { z } from 'zod';
import { type Capture, WebError } from '../net/web.ts';
import { readCapture } from './read-capture.ts';
import type { Source } from './source.ts';

/** One line of the article, as a capture of its own. */
function lineOf(article: Capture, line: number): Capture {
  const text = new TextDecoder().decode(article.body).split(/\r?\n/)[line - 1];
  if (text === undefined)
    throw new WebError(
      'not-found',
      `line ${line}`,
      'The article has fewer lines: count them in the file that `article: { file: ... }` names.',
      { capture: article },
    );
  return { ...article, body: new TextEncoder().encode(text) };
}

/** The article against itself: it may contradict itself, and never supports itself. */
export const article: Source<{ article: string }> = {
  name: 'article',
  summary: "The article's own text, for what it says against itself.",
  example: 'article: 15\nnear: leads the field ___',
  limits: [
    'The article can contradict itself and never support itself.',
    'Its text is read from the file that `article: { file: ... }` names; it is not published with a report.',
  ],
  entry: z.strictObject({
    article: z.string().regex(/^([1-9]\d*|whole)$/, 'write the line of the article, or "whole"'),
  }),
  hosts: [],
  answers: ['figure', 'date', 'term', 'quote'],
  place: () => undefined,
  standing: () => 'secondary',
  origin: () => 'the article',
  key: ({ article: line }) => line,
  async ask(asks, { article: text, locate }) {
    const [first] = asks;
    if (!first) return [];
    if (!text)
      throw new WebError(
        'not-found',
        'no file',
        "Name the file of the article's text: `article: { file: article.txt }`.",
      );
    const whole = await text();
    const line = first.options.article;
    return readCapture(asks, line === 'whole' ? whole : lineOf(whole, Number(line)), locate);
  },
};
