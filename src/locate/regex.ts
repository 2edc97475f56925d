/** A passage by a pattern: its first group, or the whole match. */
import type { Passage } from '../evidence.ts';
import type { Question } from '../question.ts';
import { type Found, merged } from './candidates.ts';
import { readDatum } from './datum.ts';
import { LocateError } from './locate-error.ts';
import type { Opened } from './opened.ts';
import { compilePattern } from './re2.ts';

/** Characters of one document that a pattern is run over (P15). */
const maxText = 1 << 20;
const maxMatches = 50;
/** Characters shown on both sides of what was found. */
const shownAround = 60;

export function byPattern(opened: Opened, pattern: string, question: Question): Found {
  const { text } = opened.document;
  if (text.length > maxText) {
    throw new LocateError(
      'too-much-text',
      'A pattern is run over at most 1 MiB of text: use near, table or json here.',
    );
  }
  const compiled = compilePattern(pattern);
  const matcher = compiled.matcher(text);
  const group = compiled.groupCount() > 0 ? 1 : 0;
  const parts: Found[] = [];
  while (parts.length < maxMatches && matcher.find()) {
    const [start, end] = [matcher.start(group), matcher.end(group)];
    if (start < 0 || end <= start) continue;
    const from = Math.max(text.lastIndexOf('\n', start) + 1, start - shownAround);
    const lineEnd = text.indexOf('\n', end);
    const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + shownAround);
    const place = (_: string, first: number, after: number): Passage => ({
      text: text.slice(from, to),
      start: start - from + first,
      end: start - from + after,
      address: `text:${start}-${end}`,
    });
    parts.push(readDatum(text.slice(start, end), question, opened.contextFor(question), place));
  }
  return merged(parts);
}
