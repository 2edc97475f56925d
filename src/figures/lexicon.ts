/**
 * Words and phrases as a tree of characters: the longest one that stands at a place, forwards or backwards, in time
 * that depends on the phrase and not on the text or on how many words there are.
 */
import { fold, isDigit, isHan, isLatin, isSpace } from './chars.ts';

/** A phrase of the tree; those that are printed alike follow one another, as they are written first. */
interface Entry<T> {
  readonly form: string;
  readonly cased: boolean;
  readonly value: T;
  readonly next: Entry<T> | undefined;
}

/**
 * The tree without an object for each of its nodes: an edge is a node and a character in one number, and where it leads
 * to stands in the same slot of a second table. Made in a tenth of the time, and followed in half.
 */
interface Tree<T> {
  readonly edges: Int32Array;
  readonly nodes: Uint16Array;
  /** What ends at a node. */
  readonly here: (Entry<T> | undefined)[];
}

export interface Lexicon<T> {
  /** Built when the first word is looked up: importing the reader costs nothing. */
  readonly tree: () => Tree<T>;
  readonly backwards: boolean;
}

/** A phrase found: `from` (inclusive) to `to` (exclusive) in the text. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** The root; an edge of 0 is an empty slot. */
const root = 1;

/** The slot of an edge: where it is, or the empty one where it would be. */
function slotOf(edges: Int32Array, node: number, code: number): number {
  const edge = (node << 16) | code;
  const mask = edges.length - 1;
  let slot = (Math.imul(edge, 0x9e3779b1) >>> 15) & mask;
  while (edges[slot] !== 0 && edges[slot] !== edge) slot = (slot + 1) & mask;
  return slot;
}

/**
 * Builds the tree. A form that begins with "=" is compared as it is written ("=M" is million, "=m" metre); all others
 * regardless of case and width. A blank in a form stands for one to three blanks.
 */
export function lexicon<T>(
  entries: () => readonly (readonly [form: string, value: T])[],
  backwards = false,
): Lexicon<T> {
  let grown: Tree<T> | undefined;
  const tree = (): Tree<T> => {
    grown ??= grow(entries(), backwards);
    return grown;
  };
  return { tree, backwards };
}

function grow<T>(entries: readonly (readonly [form: string, value: T])[], backwards: boolean): Tree<T> {
  let characters = 0;
  for (const [form] of entries) characters += form.length;
  // At most half of the slots are taken, so that a look-up seldom meets another edge.
  const edges = new Int32Array(2 ** Math.ceil(Math.log2(characters + 1) + 1));
  const nodes = new Uint16Array(edges.length);
  const here: (Entry<T> | undefined)[] = [undefined, undefined];
  for (const [printed, value] of entries) {
    const cased = printed.length > 1 && printed.charCodeAt(0) === 0x3d;
    const form = cased ? printed.slice(1) : printed;
    const { length } = form;
    let node = root;
    for (let i = 0; i < length; i += 1) {
      const code = fold(form.charCodeAt(backwards ? length - 1 - i : i));
      const slot = slotOf(edges, node, code);
      if (edges[slot] === 0) {
        edges[slot] = (node << 16) | code;
        nodes[slot] = here.length;
        here.push(undefined);
      }
      node = nodes[slot] ?? 0;
    }
    here[node] = cased ? { form, cased, value, next: here[node] } : behind(here[node], { form, cased, value });
  }
  return { edges, nodes, here };
}

/** The entries of a node with one more at their end. */
const behind = <T>(first: Entry<T> | undefined, last: Omit<Entry<T>, 'next'>): Entry<T> =>
  first ? { ...first, next: behind(first.next, last) } : { ...last, next: undefined };

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
  const { backwards } = words;
  const { edges, nodes, here } = words.tree();
  const step = backwards ? -1 : 1;
  let node = root;
  let i = backwards ? at - 1 : at;
  let value: T | undefined;
  let end = -1;
  while (i >= 0 && i < text.length) {
    const code = fold(text.charCodeAt(i));
    let slot = slotOf(edges, node, code);
    if (edges[slot] === 0) {
      if (code !== 32 || node === root || !isHan(text, i - step)) break;
      let j = i;
      for (let n = 0; n < 3 && isSpace(text, j); n += 1) j += step;
      if (!isHan(text, j)) break;
      slot = slotOf(edges, node, text.charCodeAt(j));
      if (edges[slot] === 0) break;
      i = j;
    }
    node = nodes[slot] ?? 0;
    i += step;
    if (code === 32) for (let n = 0; n < 2 && isSpace(text, i); n += 1) i += step;
    const ending = here[node];
    if (ending && whole(text, backwards ? i + 1 : at, backwards ? at : i, backwards)) {
      const match = printedAs(ending, text, backwards ? i + 1 : at, backwards ? at : i);
      if (match) {
        value = match.value;
        end = i;
      }
    }
  }
  if (value === undefined) return undefined;
  return backwards ? { value, from: end + 1, to: at } : { value, from: at, to: end };
}

/** The first of the entries that may be printed so. */
function printedAs<T>(first: Entry<T>, text: string, from: number, to: number): Entry<T> | undefined {
  let entry: Entry<T> | undefined = first;
  while (entry?.cased && (entry.form.length !== to - from || !text.startsWith(entry.form, from))) entry = entry.next;
  return entry;
}
