/** A passage with its address, and the link that scrolls a browser there. */
import type { Passage } from '../evidence.ts';
import type { Line } from './line.ts';

/** Sentences up to this many characters are quoted whole in a link; longer ones by their first and last words. */
const wholeUpTo = 100;
const wordsAtEnds = 5;

/** In a directive `-`, `&` and `,` have meaning; `encodeURIComponent` leaves `-` and a few marks as they are. */
export function encodeDirective(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** The first or last words of a text; of Chinese, which has no spaces, the first or last dozen characters. */
function endsOf(text: string): { readonly head: string; readonly tail: string } {
  const parts = words(text);
  if (parts.length >= wordsAtEnds * 2) {
    return { head: parts.slice(0, wordsAtEnds).join(' '), tail: parts.slice(-wordsAtEnds).join(' ') };
  }
  const characters = [...text];
  return { head: characters.slice(0, 12).join(''), tail: characters.slice(-12).join('') };
}

/**
 * The text-fragment directive for a passage (https://wicg.github.io/scroll-to-text-fragment/). Where the text stands
 * more than once on the page, the words before it tell which is meant.
 */
export function fragmentFor(text: string, before: string, repeated: boolean): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const { head, tail } = endsOf(flat);
  const middle = flat.length <= wholeUpTo ? encodeDirective(flat) : `${encodeDirective(head)},${encodeDirective(tail)}`;
  const context = repeated ? words(before).slice(-3).join(' ').slice(-40) : '';
  return `:~:text=${context === '' ? '' : `${encodeDirective(context)}-,`}${middle}`;
}

/** What a passage needs of the page that it stands on. */
export interface PassagePage {
  /** The visible text of the document, in which lines have their offsets. */
  readonly text: string;
  /** A web page: a browser can be sent to its words. */
  readonly linkable: boolean;
  isRepeated(sentence: string): boolean;
}

/** The passage of a sentence: `start` and `end` are where the answer stands in it. */
export function passageOf(line: Line, start: number, end: number, page: PassagePage): Passage {
  const from = line.start;
  return {
    text: line.text,
    start,
    end,
    address: `text:${from}-${from + line.text.length}`,
    ...(line.headings.length === 0 ? {} : { headings: line.headings }),
    ...(page.linkable
      ? { fragment: fragmentFor(line.text, page.text.slice(Math.max(0, from - 120), from), page.isRepeated(line.text)) }
      : {}),
    body: line.body,
    ...(line.links ? { links: line.links } : {}),
    ...(line.caption ? { caption: true } : {}),
  };
}
