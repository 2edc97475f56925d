/** A quick look for the few texts of a page that can hold all words of a pattern, before any is taken apart. */
import { fold } from './fold.ts';
import { formsOf } from './inflect.ts';
import type { Item } from './pattern.ts';
import type { Token } from './tokens.ts';

/** Spellings of which one must be there. */
export type Needle = readonly string[];

export interface TextIndex {
  /** Positions of the texts that hold one spelling of each needle, in order. */
  holding(needles: readonly Needle[]): number[];
  /** Positions of the texts that hold one spelling of one of the needles, in order. */
  holdingAny(needles: readonly Needle[]): number[];
}

/** Beginnings that all inflections and spellings of a word share; none for words too short to tell anything. */
function beginningsOf({ kind, norm, stem }: Token): Needle | undefined {
  if (kind === 'mark') return undefined;
  if (kind !== 'word') return [norm];
  const forms = formsOf(stem);
  if (forms) return forms;
  const shared = stem.replace(/(?:i[sz](?:ation)?|our|or|er|re|y|e|l)$/, '');
  return shared.length < 2 || !norm.startsWith(shared) ? undefined : [shared];
}

/** What must be in a text that holds an item: its longest word, in each of its spellings. */
export function needleOf(item: Item): Needle | undefined {
  if (item.kind !== 'words') return undefined;
  const all: string[] = [];
  for (const way of item.ways) {
    const parts = way.map(beginningsOf).filter((part) => part !== undefined);
    const best = parts.toSorted(
      (a, b) => Math.min(...b.map(({ length }) => length)) - Math.min(...a.map(({ length }) => length)),
    )[0];
    // One spelling that cannot be looked for makes the whole item one that can be anywhere.
    if (!best) return undefined;
    all.push(...best);
  }
  return all;
}

export const needlesOf = (items: readonly Item[]): Needle[] =>
  items.map(needleOf).filter((needle) => needle !== undefined);

export function indexOf(texts: readonly string[]): TextIndex {
  const folded = texts.map(fold);
  const whole = folded.join('\n');
  const starts: number[] = [];
  let start = 0;
  for (const text of folded) {
    starts.push(start);
    start += text.length + 1;
  }
  /** The text in which an offset of the whole lies. */
  const textAt = (offset: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const known = new Map<string, readonly number[]>();
  const withWord = (word: string): readonly number[] => {
    const before = known.get(word);
    if (before) return before;
    const found: number[] = [];
    for (let at = whole.indexOf(word); at >= 0; ) {
      const text = textAt(at);
      found.push(text);
      const next = starts[text + 1];
      at = next === undefined ? -1 : whole.indexOf(word, next);
    }
    known.set(word, found);
    return found;
  };
  const withNeedle = (needle: Needle): number[] => {
    const [only, ...others] = needle;
    if (only !== undefined && others.length === 0) return [...withWord(only)];
    return [...new Set(needle.flatMap(withWord))].sort((a, b) => a - b);
  };
  return {
    holding(needles) {
      const [first, ...rest] = needles.toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0));
      if (!first) return texts.map((_, index) => index);
      return withNeedle(first).filter((index) =>
        rest.every((needle) => needle.some((word) => folded[index]?.includes(word))),
      );
    },
    holdingAny: (needles) => [...new Set(needles.flatMap(withNeedle))].sort((a, b) => a - b),
  };
}
