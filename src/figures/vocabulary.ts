/** The lexicons that the reader looks words up in, built once from the tables. */
import { cents, currencies } from './currencies.ts';
import type { Unit } from './figure.ts';
import { type Hedge, hedges } from './hedges.ts';
import { type Lexicon, lexicon } from './lexicon.ts';
import { once } from './once.ts';
import { one, type Rational, rational } from './rational.ts';
import { things } from './things.ts';
import { unitRows, wordOf } from './units.ts';

/** What a word after a number makes of it. */
export interface Meaning {
  readonly unit: Unit;
  /** The printed number times this is in `unit`. */
  readonly factor: Rational;
  /** Counted things may stand after adjectives and are often no unit at all ("two states"). */
  readonly counted?: true;
  readonly subunit?: true;
  /** A code that is as often a name (COP 28, RON 95): small whole numbers after it are no money. */
  readonly rare?: true;
}

/** ISO 4217 codes of currencies without a row of their own: recognised beside a number. */
const otherCodes =
  'AFN|AOA|AWG|AZN|BAM|BBD|BGN|BHD|BIF|BMD|BND|BOB|BSD|BTN|BWP|BYN|BZD|CDF|CUP|CVE|DJF|DOP|DZD|ERN|ETB|FJD|GMD|GNF|GTQ|GYD|HNL|HTG|IQD|ISK|JMD|KGS|KHR|KMF|LAK|LBP|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MUR|MVR|MWK|MZN|NAD|NIO|NPR|OMR|PAB|PEN|PGK|PYG|RON|RSD|RWF|SBD|SCR|SDG|SLE|SOS|SRD|SYP|SZL|TJS|TMT|TND|TTD|TZS|UGX|UYU|UZS|VES|VUV|XAF|XOF|XCD|YER|ZMW';
/** Codes that are also typed in lower case; the others are words too often ("try", "all", "cup"). */
const looseCodes = new Set([
  'USD',
  'EUR',
  'GBP',
  'CNY',
  'HKD',
  'JPY',
  'AUD',
  'CAD',
  'NZD',
  'SGD',
  'TWD',
  'KRW',
  'INR',
  'CHF',
  'MXN',
  'SEK',
  'BTC',
  'MYR',
  'UAH',
  'USDT',
  'EGP',
  'BRL',
  'THB',
]);

const codeForms = (code: string): string[] => (looseCodes.has(code) ? [code] : [`=${code}`]);

const codes = once((): ReadonlyMap<string, Unit> => {
  const own = currencies.map(({ code }) => code).filter((code) => /^[A-Z]{3,4}$/.test(code));
  return new Map([...own, ...otherCodes.split('|')].map((code) => [code, money(code)]));
});

const money = (code: string): Unit => ({ dimension: 'money', name: code });

const million = rational(1_000_000);
const billion = rational(1_000_000_000);

type Entry<T> = readonly [form: string, value: T];

/** The words after a number, with what they make of it. */
export const afterEntries = once((): readonly Entry<Meaning>[] => {
  const entries: Entry<Meaning>[] = [];
  for (const row of unitRows()) {
    const meaning = wordOf(row);
    for (const word of row.words) entries.push([word, meaning]);
  }
  for (const { code, names, signs } of currencies) {
    const meaning = { unit: money(code), factor: one };
    for (const name of names.split('|')) entries.push([name, meaning]);
    for (const sign of signs.split('|')) if (/^[^\w\s$.]$/.test(sign)) entries.push([sign, meaning]);
  }
  for (const [code, unit] of codes()) {
    const [whole, millions, billions] = [
      { unit, factor: one },
      { unit, factor: million },
      { unit, factor: billion },
    ];
    for (const form of codeForms(code)) {
      // "75 USD million" and "30 MUSD": the scale stands with the code.
      entries.push([form, whole], [`${form} million`, millions], [`${form} billion`, billions]);
    }
    entries.push([`=M${code}`, millions]);
  }
  for (const { name, each, words } of cents) {
    const meaning = { unit: money(name), factor: rational(each), subunit: true } as const;
    for (const word of words.split('|')) entries.push([word, meaning]);
  }
  for (const [name, words] of things()) {
    const meaning: Meaning = { unit: { dimension: 'count', name }, factor: one, counted: true };
    for (const word of words) entries.push([word, meaning]);
  }
  return entries;
});

function moneyEntries(): readonly Entry<Meaning>[] {
  const entries: Entry<Meaning>[] = [];
  for (const { code, signs } of currencies)
    for (const sign of signs.split('|')) if (sign !== '') entries.push([sign, { unit: money(code), factor: one }]);
  for (const { code, names } of currencies)
    for (const name of names.split('|'))
      if (/^[a-z]+ [a-z ]+$/.test(name)) entries.push([name, { unit: money(code), factor: one }]);
  for (const [code, unit] of codes()) {
    const meaning: Meaning = { unit, factor: one, ...(looseCodes.has(code) ? {} : { rare: true }) };
    for (const form of codeForms(code)) entries.push([form, meaning]);
    entries.push([`=M${code}`, { unit, factor: million }]);
  }
  return entries;
}

export const afterNumber: Lexicon<Meaning> = lexicon(afterEntries);
export const moneyBefore: Lexicon<Meaning> = lexicon(moneyEntries, true);

const placed = (place: Hedge['place']): [string, Hedge][] =>
  hedges()
    .filter((hedge) => hedge.place === place)
    .flatMap((hedge) => hedge.words.map((word): [string, Hedge] => [word, hedge]));

export const hedgeBefore: Lexicon<Hedge> = lexicon(() => placed('before'), true);
export const hedgeAfter: Lexicon<Hedge> = lexicon(() => placed('after'));
