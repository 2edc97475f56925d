/** Names and terms as sequences of tokens: any spelling of one stands for any other. */
import type { Term } from '../question.ts';
import { type Token, tokensOf } from './tokens.ts';

/** One spelling, ready to be compared with a text. */
export interface Spelling {
  readonly name: string;
  readonly tokens: readonly Token[];
  /** "Qwen*", "Qwen/*": what follows belongs to the same word or id. */
  readonly open: boolean;
}

export function spellingsOf(terms: readonly Term[]): Spelling[] {
  return terms.flatMap((term) =>
    [...new Set([term.name, ...term.spellings])].flatMap((printed): Spelling[] => {
      const open = printed.trimEnd().endsWith('*');
      const tokens = tokensOf(open ? printed.trimEnd().slice(0, -1) : printed);
      return tokens.length === 0 ? [] : [{ name: term.name, tokens, open }];
    }),
  );
}

/** Marks that separate words without meaning: "open-source" is "open source", "Brian  Chesky" is "Brian Chesky". */
const silent = new Set([...'\'"“”‘’-‐‑·・.®™「」『』《》〈〉_`()[]']);

/** A mark that a pattern without it passes over. */
export const isSilent = (token: Token): boolean => token.kind === 'mark' && silent.has(token.norm);

const breaks = new Set([...',;:!?，。；：！？、…—–|\u2022']);

/** A mark at which a clause, or a cell, ends. */
export const isBreak = (token: Token): boolean => token.kind === 'mark' && breaks.has(token.norm);

/** Index of the next token at or after `at` that is not silent. */
function next(tokens: readonly Token[], at: number): number {
  let index = at;
  while (index < tokens.length && isSilent(tokens[index] as Token)) index += 1;
  return index;
}

/** How two tokens may differ: not at all but in writing, or in the endings of grammar too. */
export type Sameness = 'exact' | 'inflected';

function same(a: Token, b: Token, sameness: Sameness): boolean {
  if (a.norm === b.norm) return true;
  return sameness === 'inflected' && a.kind === 'word' && b.kind === 'word' && a.stem === b.stem;
}

/**
 * Does `wanted` stand in `tokens` from `at` on? Returns the index after its last token. Silent marks in either are
 * passed over, but not before the first token: a match begins where it says.
 */
export function matchAt(
  tokens: readonly Token[],
  at: number,
  wanted: readonly Token[],
  sameness: Sameness = 'inflected',
  open = false,
): number | undefined {
  const last = wanted.findLastIndex((token) => !isSilent(token));
  if (last < 0) return undefined;
  let index = at;
  let isFirst = true;
  for (let position = 0; position <= last; position += 1) {
    const token = wanted[position] as Token;
    if (isSilent(token)) continue;
    if (!isFirst) index = next(tokens, index);
    isFirst = false;
    const here = tokens[index];
    if (!here) return undefined;
    const isOpen = open && position === last && here.kind !== 'mark' && here.norm.startsWith(token.norm);
    if (!(same(here, token, sameness) || isOpen)) return undefined;
    index += 1;
  }
  return index;
}
