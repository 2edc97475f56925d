/** The currencies that a caption, header or cell names in words, signs or codes, and the signs that leave them open. */
import { currencies, openCurrency } from '../figures/currencies.ts';
import type { ReadingContext } from '../figures/figure.ts';
import { currencyOfSign, type SharedSign, sharing } from '../figures/shared-sign.ts';

interface CurrencyWord {
  readonly word: string;
  readonly code: string;
}

/** What one text says of a currency. */
export interface CurrencySaid {
  /** Those that it names beyond doubt. */
  readonly codes: readonly string[];
  /** One of them stands as the unit of figures: "Revenue (HK$)", "Amount in euros", and not "Hong Kong dollar loans". */
  readonly asUnit?: string;
  /** A sign of several currencies ("$", 元) that stands by itself, and not beside the name of one of them. */
  readonly shared?: SharedSign;
}

const sharedWords: ReadonlyMap<string, SharedSign> = new Map([
  ...['$', '＄', 'dollar', 'dollars', 'buck', 'bucks'].map((word) => [word, 'dollar'] as const),
  ...['元', '元钱', '块钱', '塊錢'].map((word) => [word, 'yuan'] as const),
  ...['¥', '￥'].map((word) => [word, 'yen'] as const),
]);

/** By first character, the longest words first. Built at first use: most pages have no table. */
let currencyWords: ReadonlyMap<string, readonly CurrencyWord[]> | undefined;

function wordsOfCurrencies(): ReadonlyMap<string, readonly CurrencyWord[]> {
  if (currencyWords) return currencyWords;
  const codeOf = new Map<string, string>();
  for (const { code, signs: printed, names } of currencies) {
    for (const word of [...printed.split('|'), ...names.split('|'), code]) {
      const plain = word.replace(/^=/, '').toLowerCase();
      // Single letters ("R") are left to what stands beside a number.
      if (plain !== '' && (plain.length > 1 || /[$＄€£¥￥₩₹元円]/.test(plain)) && !codeOf.has(plain))
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
const none: CurrencySaid = { codes: [] };
const known = new Map<string, CurrencySaid>();

/** "won" is not in "wonder": letters part from letters, signs do not. */
function isWord(text: string, at: number, word: string): boolean {
  if (/^[a-z]/.test(word) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return false;
  return !(/[a-z]$/.test(word) && /[\p{L}\p{N}]/u.test(text[at + word.length] ?? ''));
}

/** 人民币百万元, 單位：元 幣別：人民幣, "Canadian dollars (in millions of $)": the name says what the sign beside it means. */
const joins =
  /^(?:[\s\p{P}十百佰千仟万萬亿億]|货?币[种别]|貨?幣[種別]|\b(?:in|of|thousands?|millions?|billions?)\b)*$/u;

/** "Seats won", "the euro area" and "Euro 2024" are about no money. */
function isMoney(text: string, { start, end }: Pick<Named, 'start' | 'end'>): boolean {
  const [word, before, after] = [text.slice(start, end), text.slice(0, start), text.slice(end)];
  if (word === 'euro') return !/^(?:[ -](?:area|zone|region|group|countr|members?\b)| ?(?:19|20)\d\d)/.test(after);
  if (word !== 'won') return true;
  return (
    /(?:\b(?:in|of|korean|thousands?|millions?|billions?|trillions?)|[(（\d])\s*$/.test(before) || /^\s*\d/.test(after)
  );
}

/** It ends the text, stands in brackets of its own or before a scale: nothing is called after it. */
const standsAsUnit = (text: string, { start, end }: Pick<Named, 'start' | 'end'>): boolean =>
  /^(?:[\s\p{P}\p{N}]|\([^()]*\)|（[^（）]*）|equivalents?\b|amounts?\b)*$/u.test(text.slice(end)) ||
  (/[(（[,，:：]\s*(?:in\s+)?$/.test(text.slice(0, start)) && /^\s*[)）\],，]/.test(text.slice(end))) ||
  /^\s*(?:(?:in\s+)?(?:thousand|million|billion|trillion|mn|bn)s?\b|[十百佰千仟]?[万萬亿億千仟百佰])/.test(
    text.slice(end),
  );

/** What a caption, header or cell says of the currency of its figures. */
export function currenciesIn(text: string): CurrencySaid {
  if (!mayNameOne.test(text)) return none;
  let said = known.get(text);
  if (said === undefined) {
    said = readCurrencies(text.toLowerCase());
    if (known.size > 5000) known.clear();
    known.set(text, said);
  }
  return said;
}

interface Named {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly shared: SharedSign | undefined;
}

function readCurrencies(text: string): CurrencySaid {
  const words = wordsOfCurrencies();
  const named: Named[] = [];
  for (let at = 0; at < text.length; at++) {
    const match = words.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
    if (!match) continue;
    const end = at + match.word.length;
    if (isWord(text, at, match.word) && isMoney(text, { start: at, end }))
      named.push({ start: at, end, code: match.code, shared: sharedWords.get(match.word) });
    at = end - 1;
  }
  const codes = named.filter(({ shared }) => shared === undefined);
  const open = named.find(
    (sign) =>
      sign.shared !== undefined &&
      !codes.some(
        ({ start, end, code }) =>
          sharing[sign.shared as SharedSign].has(code) &&
          joins.test(text.slice(Math.min(end, sign.end), Math.max(start, sign.start))),
      ),
  )?.shared;
  if (named.length === 0) return none;
  const asUnit = codes.find((each) => standsAsUnit(text, each))?.code;
  return {
    codes: [...new Set(codes.map(({ code }) => code))],
    ...(asUnit === undefined ? {} : { asUnit }),
    ...(open === undefined ? {} : { shared: open }),
  };
}

/**
 * The currency that a text names; undefined where it names none or several, and open where it has a shared sign alone
 * that neither `over` (what is said over it, nearest first) nor the page settles.
 */
export function currencyIn(text: string, over: readonly string[], context: ReadingContext): string | undefined {
  const { codes, shared } = currenciesIn(text);
  const [code, another] = codes;
  if (another !== undefined) return undefined;
  if (shared === undefined) return code;
  const others = code === undefined ? over : over.filter((each) => !text.includes(each));
  const meant = settled(shared, others, context);
  // "Hong Kong dollars, $ million": in which of the two the figures are is not said.
  return code === undefined || code === meant ? meant : sharing[shared].has(code) ? openCurrency : undefined;
}

function settled(shared: SharedSign, over: readonly string[], context: ReadingContext): string {
  for (const text of over) {
    const [code, another] = currenciesIn(text).codes.filter((each) => sharing[shared].has(each));
    if (code !== undefined) return another === undefined ? code : openCurrency;
  }
  return currencyOfSign(shared, context);
}
