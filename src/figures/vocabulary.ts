/** The lexicons that the reader looks words up in, built once from the tables. */
import { cents, currencies } from './currencies.ts';
import type { Unit } from './figure.ts';
import { type Hedge, hedges } from './hedges.ts';
import { type Lexicon, lexicon } from './lexicon.ts';
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

const money = (code: string): Unit => ({ dimension: 'money', name: code });
const codes = [
  ...currencies.map(({ code }) => code).filter((code) => /^[A-Z]{3,4}$/.test(code)),
  ...otherCodes.split('|'),
];
const codeForms = (code: string): string[] => (looseCodes.has(code) ? [code] : [`=${code}`]);

/** The words after a number, with what they make of it. */
export function* afterEntries(): Generator<[string, Meaning]> {
  for (const row of unitRows()) {
    const meaning = wordOf(row);
    for (const word of row.words) yield [word, meaning];
  }
  for (const { code, names, signs } of currencies) {
    for (const name of names.split('|')) yield [name, { unit: money(code), factor: one }];
    for (const sign of signs.split('|')) if (/^[^\w\s$.]$/.test(sign)) yield [sign, { unit: money(code), factor: one }];
  }
  for (const code of codes) {
    for (const form of codeForms(code)) {
      yield [form, { unit: money(code), factor: one }];
      // "75 USD million" and "30 MUSD": the scale stands with the code.
      yield [`${form} million`, { unit: money(code), factor: rational(1_000_000) }];
      yield [`${form} billion`, { unit: money(code), factor: rational(1_000_000_000) }];
    }
    yield [`=M${code}`, { unit: money(code), factor: rational(1_000_000) }];
  }
  for (const { name, each, words } of cents) {
    for (const word of words.split('|')) yield [word, { unit: money(name), factor: rational(each), subunit: true }];
  }
  for (const [name, words] of things()) {
    for (const word of words) yield [word, { unit: { dimension: 'count', name }, factor: one, counted: true }];
  }
}

function* moneyEntries(): Generator<[string, Meaning]> {
  for (const { code, signs } of currencies) {
    for (const sign of signs.split('|')) if (sign !== '') yield [sign, { unit: money(code), factor: one }];
  }
  for (const { code, names } of currencies) {
    for (const name of names.split('|'))
      if (/^[a-z]+ [a-z ]+$/.test(name)) yield [name, { unit: money(code), factor: one }];
  }
  for (const code of codes) {
    for (const form of codeForms(code))
      yield [form, { unit: money(code), factor: one, ...(looseCodes.has(code) ? {} : { rare: true }) }];
    yield [`=M${code}`, { unit: money(code), factor: rational(1_000_000) }];
  }
}

/** Every word that {@link afterNumber} holds. */
export function* afterNumberWords(): Generator<string> {
  for (const [word] of afterEntries()) yield word;
}

export const afterNumber: Lexicon<Meaning> = lexicon(afterEntries);
export const moneyBefore: Lexicon<Meaning> = lexicon(moneyEntries, true);

const placed = (place: Hedge['place']): [string, Hedge][] =>
  hedges()
    .filter((hedge) => hedge.place === place)
    .flatMap((hedge) => hedge.words.map((word): [string, Hedge] => [word, hedge]));

export const hedgeBefore: Lexicon<Hedge> = lexicon(() => placed('before'), true);
export const hedgeAfter: Lexicon<Hedge> = lexicon(() => placed('after'));
