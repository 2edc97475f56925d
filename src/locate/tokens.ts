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

const pattern =
  /(?<number>\p{Nd}+(?:[.,．，]\p{Nd}+)*(?![\p{L}\p{M}])|\p{Nd}+(?:[.,．，]\p{Nd}+)*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))|(?<sign>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〇])|(?<word>(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}\p{Cf}])+(?:['’](?:(?![\p{Script=Han}])[\p{L}\p{M}])+)*)|(?<mark>[^\s\p{Cf}])/gu;

const stems = new Map<string, string>();

function cachedStem(norm: string): string {
  let stem = stems.get(norm);
  if (stem === undefined) {
    // Names and numbers without end would grow it for ever in a long run.
    if (stems.size > 20_000) stems.clear();
    stem = stemOf(norm);
    stems.set(norm, stem);
  }
  return stem;
}

/** "company's" is the company's; "don't" stays whole. */
const possessive = /['’]s$|(?<=s)['’]$/;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [printed] = match;
    const start = match.index;
    const end = start + printed.length;
    const groups = match.groups ?? {};
    if (groups['number'] !== undefined) {
      const norm = fold(printed).replace(/,(?=\d{3}(?!\d))/g, '');
      tokens.push({ kind: 'number', norm, stem: norm, start, end, capital: false });
    } else if (groups['sign'] !== undefined) {
      const norm = fold(printed);
      tokens.push({ kind: 'sign', norm, stem: norm, start, end, capital: false });
    } else if (groups['word'] !== undefined) {
      const norm = fold(printed.replace(possessive, '')).replace(/’/g, "'");
      const capital = /^\p{Lu}/u.test(printed);
      if (norm !== '') tokens.push({ kind: 'word', norm, stem: cachedStem(norm), start, end, capital });
    } else {
      const norm = fold(printed);
      tokens.push({ kind: 'mark', norm, stem: norm, start, end, capital: false });
    }
  }
  return tokens;
}
