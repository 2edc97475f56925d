/**
 * Words and phrases as a tree of characters: the longest one that stands at a place, forwards or backwards, in time
 * that depends on the phrase and not on the text or on how many words there are.
 */
import { fold, isDigit, isHan, isLatin, isSpace } from './chars.ts';

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  readonly here: { readonly form: string; readonly cased: boolean; readonly value: T }[];
}

export interface Lexicon<T> {
  /** Built when the first word is looked up: importing the reader costs nothing. */
  readonly root: () => Node<T>;
  readonly backwards: boolean;
}

/** A phrase found: `from` (inclusive) to `to` (exclusive) in the text. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

const node = <T>(): Node<T> => ({ next: new Map(), here: [] });

/**
 * Builds the tree. A form that begins with "=" is compared as it is written ("=M" is million, "=m" metre); all others
 * regardless of case and width. A blank in a form stands for one to three blanks.
 */
export function lexicon<T>(entries: () => Iterable<readonly [form: string, value: T]>, backwards = false): Lexicon<T> {
  let built: Node<T> | undefined;
  const root = (): Node<T> => {
    built ??= grow(entries(), backwards);
    return built;
  };
  return { root, backwards };
}

function grow<T>(entries: Iterable<readonly [form: string, value: T]>, backwards: boolean): Node<T> {
  const root = node<T>();
  for (const [printed, value] of entries) {
    const cased = printed.length > 1 && printed.startsWith('=');
    const form = cased ? printed.slice(1) : printed;
    const path = backwards ? [...form].reverse().join('') : form;
    let at = root;
    for (let i = 0; i < path.length; i += 1) {
      const code = fold(path.charCodeAt(i));
      let next = at.next.get(code);
      if (!next) {
        next = node();
        at.next.set(code, next);
      }
      at = next;
    }
    if (cased) at.here.unshift({ form, cased, value });
    else at.here.push({ form, cased, value });
  }
  return root;
}

/** Does a word that covers [from, to) end at both sides, or would it cut a Latin word or a number in two? */
function whole(text: string, from: number, to: number, backwards: boolean): boolean {
  if (backwards) return !(isLatin(text, from) && (isLatin(text, from - 1) || isDigit(text, from - 1)));
  return !(isLatin(text, to - 1) && (isLatin(text, to) || isDigit(text, to)));
}

/**
 * The longest phrase of the lexicon that begins at `at` (or ends there, for a lexicon built backwards), whole words
 * only. Blanks between two Chinese characters do not count: scanned print is full of them.
 */
export function longest<T>(words: Lexicon<T>, text: string, at: number): Found<T> | undefined {
  const step = words.backwards ? -1 : 1;
  const root = words.root();
  let current = root;
  let i = words.backwards ? at - 1 : at;
  let best: Found<T> | undefined;
  for (;;) {
    const code = i >= 0 && i < text.length ? fold(text.charCodeAt(i)) : -1;
    let next = current.next.get(code);
    if (!next && code === 32 && current !== root && isHan(text, i - step)) {
      let j = i;
      for (let n = 0; n < 3 && isSpace(text, j); n += 1) j += step;
      const skipped = isHan(text, j) ? current.next.get(text.charCodeAt(j)) : undefined;
      if (skipped) {
        next = skipped;
        i = j;
      }
    }
    if (!next) return best;
    current = next;
    i += step;
    if (code === 32) for (let n = 0; n < 2 && isSpace(text, i); n += 1) i += step;
    if (current.here.length > 0) {
      const [from, to] = words.backwards ? [i + 1, at] : [at, i];
      if (whole(text, from, to, words.backwards)) {
        const printed = text.slice(from, to);
        const match = current.here.find((entry) => !entry.cased || entry.form === printed);
        if (match) best = { value: match.value, from, to };
      }
    }
  }
}
