/** A text as words, characters and marks, each with its offsets: what patterns are matched on. */
import { fold } from './fold.ts';
import { stemOf } from './inflect.ts';

export interface Token {
  /** `word`: letters and digits; `number`; `sign`: a Chinese or Japanese character; `mark`: everything else in print. */
  readonly kind: 'word' | 'number' | 'sign' | 'mark';
  /** Folded; without the grouping of digits. */
  readonly norm: string;
  /** Without the endings of grammar. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** Printed with a capital: a name, or the beginning of a sentence. */
  readonly capital: boolean;
}

/** A number, a Chinese or Japanese character, a word, any other mark: which of them by the group that is filled. */
const pattern =
  /(\p{Nd}+(?:[.,．，]\p{Nd}+)*(?![\p{L}\p{M}])|\p{Nd}+(?:[.,．，]\p{Nd}+)*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〇])|((?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}\p{Cf}])+(?:['’](?:(?![\p{Script=Han}])[\p{L}\p{M}])+)*)|[^\s\p{Cf}]/gu;

/** "company's" is the company's; "don't" stays whole. */
const possessive = /['’]s$|(?<=s)['’]$/;

type Print = Omit<Token, 'start' | 'end'>;

/** What a piece of print is, whatever it stands in: a page says the same few thousand words again and again. */
const prints = new Map<string, Print>();
/** Names and numbers without end would grow it for ever in a long run. */
const mostPrints = 20_000;

function printOf(printed: string, kind: Token['kind']): Print {
  let print = prints.get(printed);
  if (print === undefined) {
    if (prints.size > mostPrints) prints.clear();
    print = readPrint(printed, kind);
    prints.set(printed, print);
  }
  return print;
}

function readPrint(printed: string, kind: Token['kind']): Print {
  if (kind === 'number') {
    const norm = fold(printed).replace(/,(?=\d{3}(?!\d))/g, '');
    return { kind, norm, stem: norm, capital: false };
  }
  if (kind === 'word') {
    const norm = fold(printed.replace(possessive, '')).replace(/’/g, "'");
    return { kind, norm, stem: stemOf(norm), capital: /^\p{Lu}/u.test(printed) };
  }
  const norm = fold(printed);
  return { kind, norm, stem: norm, capital: false };
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [printed, number, sign, word] = match;
    const kind = number !== undefined ? 'number' : sign !== undefined ? 'sign' : word !== undefined ? 'word' : 'mark';
    const { norm, stem, capital } = printOf(printed, kind);
    const start = match.index;
    if (kind !== 'word' || norm !== '') tokens.push({ kind, norm, stem, start, end: start + printed.length, capital });
  }
  return tokens;
}
