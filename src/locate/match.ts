/** Where the words of a pattern stand in a sentence. */
import { type Before, gapOf, maxGapWords, nameGoesOn } from './gap.ts';
import type { Item } from './pattern.ts';
import { matchAt } from './spellings.ts';
import type { Token } from './tokens.ts';

type Words = Extract<Item, { kind: 'words' }>;

/** Token indexes of one item: from `first` to before `after`. */
export interface Placed {
  readonly first: number;
  readonly after: number;
}

/** Every place where one item stands. */
export function placesOf(tokens: readonly Token[], item: Words): Placed[] {
  const places: Placed[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    for (const way of item.ways) {
      const after = matchAt(tokens, first, way, 'inflected', item.open);
      if (after === undefined) continue;
      places.push({ first, after });
      break;
    }
  }
  return places;
}

/** A run of items found in order. */
export interface Run {
  readonly first: number;
  readonly after: number;
  /** Words that had to be passed over. */
  readonly passed: number;
  readonly items: readonly Placed[];
  /** It leads across the place of a count: only a count stands at its end. */
  readonly place: boolean;
}

/** Places of one run that are followed up: a pattern of common words in a long list would else explode. */
const maxRuns = 64;

/**
 * Every way in which a run of words and skips stands in the tokens, in order. Between two words at most
 * {@link maxGapWords} others and no end of a clause; a `*` between them takes anything.
 */
export function runsOf(tokens: readonly Token[], items: readonly Item[], before: Before = {}): Run[] {
  const words = items.filter((item): item is Words => item.kind === 'words');
  const [head] = words;
  if (!head) return [];
  let runs: Run[] = placesOf(tokens, head).map((place) => ({ ...place, passed: 0, items: [place], place: false }));
  let skips = false;
  for (const item of items.slice(items.indexOf(head) + 1)) {
    if (item.kind !== 'words') {
      skips = true;
      continue;
    }
    const places = placesOf(tokens, item);
    const longer: Run[] = [];
    for (const run of runs) {
      for (const place of places) {
        if (place.first < run.after) continue;
        const gap = gapOf(tokens, run.after, place.first, before);
        if (skips && place.first > run.after && nameGoesOn(tokens, run.after, place.first)) continue;
        const reach = skips || (gap.words <= maxGapWords && (!gap.parted || (item.afterBreak && gap.words === 0)));
        if (!reach) continue;
        const passed = run.passed + (skips ? 0 : gap.words);
        const across = run.place || gap.place;
        longer.push({ first: run.first, after: place.after, passed, items: [...run.items, place], place: across });
      }
    }
    runs = longer.slice(0, maxRuns);
    skips = false;
  }
  return runs;
}

/** All items, each anywhere in the tokens, in any order; undefined where one is missing. */
export function allOf(tokens: readonly Token[], items: readonly Item[]): Placed[] | undefined {
  const found: Placed[] = [];
  for (const item of items) {
    if (item.kind !== 'words') continue;
    const places = placesOf(tokens, item);
    if (places.length === 0) return undefined;
    found.push(...places);
  }
  return found;
}
