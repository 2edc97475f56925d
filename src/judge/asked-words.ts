/** The words by which the author names a place: what they say, he means. */
import type { Evidence } from '../evidence.ts';

export function askedWords({ ask: { question } }: Evidence): string {
  const { place } = question;
  if (place.by === 'near') return place.words;
  return place.by === 'table' ? [place.row, place.column, place.caption].join(' ') : '';
}
