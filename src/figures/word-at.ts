/** Words of Latin letters in a text, one after the other. */
import { fold, isDigit, isLatin, isSpace } from './chars.ts';

/** A word of Latin letters at a place: its lower case and its end. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export function wordAt(text: string, at: number): Word | undefined {
  let end = at;
  // No word that matters is longer; the limit keeps endless rows of letters linear.
  while (end < at + 24 && isLatin(text, end)) end += 1;
  if (end === at || isLatin(text, end) || isDigit(text, end)) return undefined;
  return { word: text.slice(at, end).toLowerCase(), start: at, end };
}

/** The word or number after blanks, or a hyphen with or without them ("fifty-two", "ninety - five"). */
export function nextAt(text: string, at: number): number {
  let i = at;
  while (i < at + 3 && isSpace(text, i)) i += 1;
  if (fold(text.charCodeAt(i)) === 0x2d) {
    i += 1;
    for (let n = 0; n < 2 && isSpace(text, i); n += 1) i += 1;
  }
  return i === at ? -1 : i;
}

export const nextWord = (text: string, at: number): Word | undefined => {
  const i = nextAt(text, at);
  return i < 0 ? undefined : wordAt(text, i);
};
