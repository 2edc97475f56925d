/** How near the name of a row or column is to what the author calls it. */
import { withoutMarks } from '../extract/table-lines.ts';
import { fold } from './fold.ts';
import { allOf } from './match.ts';
import type { Pattern } from './pattern.ts';
import { type Needle, needlesOf } from './text-index.ts';
import { tokensOf } from './tokens.ts';

export type Tokens = ReturnType<typeof tokensOf>;
interface Names {
  readonly each: readonly Tokens[];
  readonly joined: Tokens;
}

/** Names of rows and columns are asked for cell by cell and question by question, and come as the same array each time. */
const namesKnown = new WeakMap<readonly string[], Names>();
const printKnown = new WeakMap<readonly string[], string>();

/** The names as tokens, each by itself and all joined. */
export function namesOf(texts: readonly string[]): Names {
  let names = namesKnown.get(texts);
  if (!names) {
    const each = texts.map((text) => tokensOf(withoutMarks(text.replace(/[\s:：]+$/, ''))));
    names = { each, joined: tokensOf(texts.join(' ')) };
    namesKnown.set(texts, names);
  }
  return names;
}

function printOf(texts: readonly string[]): string {
  let print = printKnown.get(texts);
  if (print === undefined) {
    print = fold(texts.join(' '));
    printKnown.set(texts, print);
  }
  return print;
}

const needlesKnown = new WeakMap<Pattern, readonly Needle[]>();

/** Most names of a filing hold none of the author's words, and are not taken apart to see that. */
export function mayCarry(texts: readonly string[], wanted: Pattern): boolean {
  let needles = needlesKnown.get(wanted);
  if (!needles) {
    needles = needlesOf(wanted.items);
    needlesKnown.set(wanted, needles);
  }
  const print = printOf(texts);
  return needles.every((needle) => needle.some((word) => print.includes(word)));
}

/** How well a header carries the author's words: 0 is word for word, 2 is somewhere in it; undefined is not at all. */
export function nameDistance(texts: readonly string[], wanted: Pattern): number | undefined {
  const [item, ...rest] = wanted.items;
  if (!item || !mayCarry(texts, wanted)) return undefined;
  const { each, joined } = namesOf(texts);
  if (each.some((tokens) => coversAll(tokens, wanted))) return 0;
  if (coversAll(joined, wanted)) return 1;
  const placed = allOf(joined, [item, ...rest]);
  return placed && placed.length > 0 ? 2 : undefined;
}

/** Every word of the header is one of the pattern, and the other way round. */
function coversAll(tokens: Tokens, wanted: Pattern): boolean {
  const placed = allOf(tokens, wanted.items);
  if (!placed || placed.length === 0) return false;
  return tokens.every(
    (token, index) => token.kind === 'mark' || placed.some(({ first, after }) => index >= first && index < after),
  );
}
