/** The currency that a caption, header or cell names in words, signs or codes. */
import { currencies } from '../figures/currencies.ts';

interface CurrencyWord {
  readonly word: string;
  readonly code: string;
}

/** By first character, the longest words first. Built at first use: most pages have no table. */
let currencyWords: ReadonlyMap<string, readonly CurrencyWord[]> | undefined;

function wordsOfCurrencies(): ReadonlyMap<string, readonly CurrencyWord[]> {
  if (currencyWords) return currencyWords;
  const codeOf = new Map<string, string>();
  for (const { code, signs: printed, names } of currencies) {
    for (const word of [...printed.split('|'), ...names.split('|'), code]) {
      const plain = word.replace(/^=/, '').toLowerCase();
      // Single letters ("R") are left to what stands beside a number.
      if (plain !== '' && (plain.length > 1 || /[$€£¥￥₩₹元]/.test(plain)) && !codeOf.has(plain))
        codeOf.set(plain, code);
    }
  }
  const byFirst = new Map<string, CurrencyWord[]>();
  for (const [word, code] of [...codeOf].sort(([a], [b]) => b.length - a.length)) {
    const first = word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { word, code }]);
  }
  currencyWords = byFirst;
  return currencyWords;
}

const mayNameOne = /[^\d\s.,()%—–-]/;
const known = new Map<string, string | undefined>();

/** "won" is not in "wonder": letters part from letters, signs do not. */
function isWord(text: string, at: number, word: string): boolean {
  if (/^[a-z]/.test(word) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return false;
  return !(/[a-z]$/.test(word) && /[\p{L}\p{N}]/u.test(text[at + word.length] ?? ''));
}

/** The currency that a caption, header or cell names; undefined where none or several are. */
export function currencyIn(text: string): string | undefined {
  if (!mayNameOne.test(text)) return undefined;
  if (known.has(text)) return known.get(text);
  const words = wordsOfCurrencies();
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (let at = 0; at < lower.length; at++) {
    const match = words.get(lower.charAt(at))?.find(({ word }) => lower.startsWith(word, at));
    if (!match) continue;
    if (isWord(lower, at, match.word)) found.add(match.code);
    at += match.word.length - 1;
  }
  const only = found.size === 1 ? [...found][0] : undefined;
  if (known.size > 5000) known.clear();
  known.set(text, only);
  return only;
}
