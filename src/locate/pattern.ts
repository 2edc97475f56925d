/** What an author wrote into `near`, taken apart: words, names with their spellings, blanks, and `*` for what is skipped. */
import type { Term } from '../question.ts';
import { isBreak, isSilent, matchAt, type Spelling, spellingsOf } from './spellings.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What must be printed at the blank itself: `$___`, `___%`, `___th`. */
export interface BlankForm {
  /** A currency sign or code written against the blank. */
  readonly currency?: string;
  readonly percent?: true;
  /** Other letters written against its end: "th", "bn". */
  readonly suffix?: string;
}

export type Item =
  | {
      readonly kind: 'words';
      readonly ways: readonly (readonly Token[])[];
      /** "Qwen*": the rest of the word is free. */
      readonly open: boolean;
      /** The author wrote a comma or stop before it: there may be one on the page too. */
      readonly afterBreak: boolean;
    }
  | {
      readonly kind: 'blank';
      readonly form: BlankForm;
      /** The author wrote a comma or stop before it. */
      readonly afterBreak: boolean;
    }
  | { readonly kind: 'skip' };

export interface Pattern {
  readonly items: readonly Item[];
  readonly blanks: number;
  /** All its words, for the question whether the author wrote a hedge himself. */
  readonly tokens: readonly Token[];
}

const piece =
  /(?<currency>(?:US|HK|NT|AU|CA|SG|A|C|S|R)?[$€£¥￥₩₹]|(?:USD|EUR|GBP|CNY|RMB|HKD|JPY)(?=_))?(?<blank>_{2,})(?:(?<percent>[%％])|(?<suffix>[\p{Script=Latin}]+))?|(?<skip>(?<![\p{L}\p{N}])\*)/gu;

/** "已" against the blank loosens the word before it from the figure, and is no part of that word. */
const already = /(?<=\p{Script=Han}{2})已[经經]?(?:达到?|達到?)?\s*$/u;
const breakAtEnd = /[,;:!?，。；：！？、…—–|]\s*$/;

/** Longest spelling first, so that "Tongyi Qianwen" is not read as "Qianwen". */
const byLength = (a: Spelling, b: Spelling): number => b.tokens.length - a.tokens.length;

function wordItems(text: string, names: readonly Spelling[]): Item[] {
  const tokens = tokensOf(text);
  const items: Item[] = [];
  let at = 0;
  let afterBreak = false;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (isSilent(token) || isBreak(token)) {
      afterBreak ||= isBreak(token);
      at += 1;
      continue;
    }
    const named = names
      .map((spelling) => ({ spelling, end: matchAt(tokens, at, spelling.tokens) }))
      .find(({ end }) => end !== undefined);
    if (named?.end !== undefined) {
      const ways = names.filter(({ name }) => name === named.spelling.name).map((way) => way.tokens);
      items.push({ kind: 'words', ways, open: false, afterBreak });
      at = named.end;
      afterBreak = false;
      continue;
    }
    // Characters written together are one word of Chinese or Japanese; nobody knows where it divides.
    let end = at + 1;
    if (token.kind === 'sign') {
      while (tokens[end]?.kind === 'sign' && tokens[end]?.start === tokens[end - 1]?.end) {
        if (names.some((spelling) => matchAt(tokens, end, spelling.tokens) !== undefined)) break;
        end += 1;
      }
    }
    const open = tokens[end]?.norm === '*' && tokens[end]?.start === tokens[end - 1]?.end;
    items.push({ kind: 'words', ways: [tokens.slice(at, end)], open, afterBreak });
    afterBreak = false;
    at = open ? end + 1 : end;
  }
  return items;
}

export function compile(words: string, names: readonly Term[] = []): Pattern {
  const spellings = spellingsOf(names).sort(byLength);
  const items: Item[] = [];
  let blanks = 0;
  let from = 0;
  for (const match of words.matchAll(piece)) {
    const before = words.slice(from, match.index);
    from = match.index + match[0].length;
    const { currency, percent, suffix, skip } = match.groups ?? {};
    items.push(...wordItems(skip === undefined ? before.replace(already, '') : before, spellings));
    if (skip !== undefined) items.push({ kind: 'skip' });
    else {
      blanks += 1;
      const form = {
        ...(currency === undefined ? {} : { currency }),
        ...(percent === undefined ? {} : { percent: true as const }),
        ...(suffix === undefined ? {} : { suffix: suffix.toLowerCase() }),
      };
      items.push({ kind: 'blank', form, afterBreak: breakAtEnd.test(before) });
    }
  }
  items.push(...wordItems(words.slice(from), spellings));
  return { items, blanks, tokens: tokensOf(words.replace(/_{2,}/g, ' ')) };
}
