/**
 * The scale and currency that a table states once for all its cells: "(in millions, except per share amounts)",
 * 单位：百万元. The hard part of reading tables: the exceptions are stated in the same breath.
 */
import { currencies } from '../figures/currencies.ts';

export interface Stated {
  /** Power of ten that money, and everything that is not excepted, is printed in. */
  readonly power: number;
  /** ISO 4217 code, where one is named. */
  readonly currency?: string;
  /** The scale is said of money ("dollars in millions"): counts are as printed. */
  readonly moneyOnly: boolean;
  /** Power for numbers of shares: 0 where they are excepted, their own where one is stated; absent where nothing is said. */
  readonly sharesPower?: number;
}

const powers: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  k: 3,
  m: 6,
  mn: 6,
  mm: 6,
  bn: 9,
  b: 9,
  "'000": 3,
  "'000s": 3,
  '000s': 3,
  "000's": 3,
};

const english = new RegExp(
  [
    String.raw`\b(?:in|thousands?|expressed in)\s+(?:[\w.$€£¥’']+\s+){0,4}?(?<a>hundred|thousand|million|billion|trillion)s?\b`,
    String.raw`(?:[$€£¥₩₹]|\b(?:USD|US\$|RMB|CNY|EUR|GBP|HK\$|HKD|NT\$|TWD|JPY|INR|dollars?|euros?|pounds?|yen|yuan))\s*(?:in\s+)?(?<b>thousand|million|billion|trillion)s?\b`,
    String.raw`(?:[$€£¥₩₹]|\b(?:USD|RMB|CNY|EUR|GBP|HKD|TWD))\s?(?<c>mn|mm|m|bn|b|k)\b`,
    String.raw`(?:[$€£¥₩₹]|\b(?:USD|RMB|CNY|EUR|GBP|HKD|TWD))?\s?(?<d>['’‘]000s?|(?<![\d,.])000['’]?s)\b`,
    String.raw`[(（[]\s*(?<e>thousand|million|billion|trillion)s?\s*[)）\]]`,
    '^(?<f>thousand|million|billion|trillion)s?$',
    String.raw`[(（]\s*(?<g>mn|m|bn)\s*[)）]`,
  ].join('|'),
  'gi',
);

const signPowers: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  十万: 5,
  百万: 6,
  百萬: 6,
  千万: 7,
  千萬: 7,
  亿: 8,
  億: 8,
  十亿: 9,
  十億: 9,
  百亿: 10,
  百億: 10,
};

const signs =
  /(?:单位|單位)\s*[:：为為]?\s*[^，。,;；\n]{0,12}?(?<a>百万|百萬|千万|千萬|十亿|十億|百亿|百億|十万|万|萬|亿|億|千|仟)|(?:人民币|人民幣|美元|港元|港币|港幣|新台币|新台幣|新臺幣|欧元|歐元|日元|日圓|[(（])\s*(?<b>百万|百萬|千万|千萬|十亿|十億|百亿|百億|万|萬|亿|億|千|仟)\s*(?:元|美元|港元|人|户|戶|台|辆|輛|吨|噸|股|份|[)）])/gu;

const excepts = /\bexcept|\bexcluding|\bother than|除|惟/i;
const exceptShares =
  /(?:except|excluding|other than)[^()]*?\b(?:share(?!holder)s?|share and per|number of shares|share (?:data|amounts|information|counts?)|ADSs?)\b/i;
const onlyPerShare =
  /(?:except|excluding|other than)\s+(?:for\s+)?(?:(?:the\s+)?(?:per[- ](?:common\s+|ordinary\s+)?share|earnings per|net income per|loss per|percentages?|ratios?)[\w\s-]*(?:,|and|or|amounts?|data|\))*\s*)+\)?$/i;
const sharesIn = /shares?[^.;()]{0,60}?\bin\s+(thousand|million|billion)s?\b/i;

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

/** "In thousands, except per share amounts" counts shares in thousands; "in thousands" alone leaves it open. */
function sharesPowerIn(text: string, own: string | undefined, power: number): number | undefined {
  if (own !== undefined) return powers[own.toLowerCase()];
  if (onlyPerShare.test(text)) return power;
  if (exceptShares.test(text)) return 0;
  return /\bshares?\b|股/i.test(text) ? power : undefined;
}

/** What one piece of text says of scale; undefined where it says nothing. */
export function scaleIn(text: string): Stated | undefined {
  const flat = text.replace(/\s+/g, ' ');
  const main = flat.split(excepts)[0] ?? flat;
  let power: number | undefined;
  let at = 0;
  for (const match of [...main.matchAll(english), ...main.matchAll(signs)]) {
    const word = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? '';
    const own = powers[word.toLowerCase().replace(/[’‘]/g, "'")] ?? signPowers[word];
    if (own === undefined) continue;
    if (
      /\bshares?\b[^,;]{0,30}$/i.test(main.slice(0, match.index + match[0].length - word.length)) &&
      power !== undefined
    )
      continue;
    power = own;
    at = match.index;
    break;
  }
  if (power === undefined) return undefined;
  const near = main.slice(Math.max(0, at - 40), at + 60);
  const currency = currencyIn(near);
  const shares = sharesIn.exec(flat)?.[1];
  const sharesPower = sharesPowerIn(flat, shares, power);
  const moneyOnly = /\b(?:dollars?|euros?|pounds?|yen|yuan|USD|RMB|CNY|EUR|GBP)\b|[$€£¥]|元/i.test(
    main.slice(Math.max(0, at - 30), at + 40),
  );
  return {
    power,
    ...(currency === undefined ? {} : { currency }),
    moneyOnly,
    ...(sharesPower === undefined ? {} : { sharesPower }),
  };
}
