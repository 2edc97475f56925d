/** The pieces of English dates: words, day numbers, years, counts. Each reads at a place and says where it ended. */
import { cardinals, months, openMonths, ordinals, tens } from './en-words.ts';
import { digitOf, digitsAt, fullYear, isLetter, matchAt, skipGap } from './print.ts';

export interface Piece<T> {
  readonly value: T;
  readonly end: number;
}

export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** The word at `at`, or behind a gap; undefined where none begins there. */
export function wordAt(text: string, at: number): Word | undefined {
  const start = skipGap(text, at);
  let end = start;
  while (end - start < 15 && isPlainLetter(text.charCodeAt(end))) end += 1;
  if (end === start || end - start > 14) return undefined;
  return { word: text.slice(start, end).toLowerCase(), start, end, capital: text.charCodeAt(start) < 97 };
}

/** Where `words` stand one behind the other from `at`: the end of the last, else undefined. */
export function pass(text: string, at: number, ...words: readonly string[]): number | undefined {
  let end = at;
  for (const expected of words) {
    const next = wordAt(text, end);
    if (next?.word !== expected) return undefined;
    end = next.end;
  }
  return end;
}

/** Past the word where it is one of `words`, else where it was. */
export function skip(text: string, at: number, ...words: readonly string[]): number {
  const next = wordAt(text, at);
  return next && words.includes(next.word) ? next.end : at;
}

/** The word that ends before `at`, where only one gap or hyphen lies between. */
export function wordBefore(text: string, at: number): Word | undefined {
  let end = at;
  while (end > 0 && end > at - 2 && ' \n\u00a0'.includes(text[end - 1] ?? '')) end -= 1;
  let start = end;
  while (start > 0 && end - start < 15 && isLetter(text.charCodeAt(start - 1))) start -= 1;
  if (start === end || end - start > 14) return undefined;
  const word = text.slice(start, end);
  return { word: word.toLowerCase(), start, end, capital: word.charCodeAt(0) < 97 };
}

const wholeNames: ReadonlySet<string> = new Set(['may', 'june', 'july']);

/** A month by its name; `open` where the word could be another. */
export function monthAt(
  text: string,
  at: number,
): (Piece<number> & { readonly open: boolean; readonly capital: boolean; readonly start: number }) | undefined {
  const next = wordAt(text, at);
  const value = next && months.get(next.word);
  if (!next || value === undefined) return undefined;
  // A stop after a whole name, or at the end of a line, ends the sentence.
  const dotted =
    text[next.end] === '.' &&
    next.word.length <= 4 &&
    !wholeNames.has(next.word) &&
    !'\n'.startsWith(text[next.end + 1] ?? '');
  return {
    value,
    start: next.start,
    end: dotted ? next.end + 1 : next.end,
    open: openMonths.has(next.word),
    capital: next.capital,
  };
}

export interface DayPiece extends Piece<number> {
  /** "3rd", "third". */
  readonly ordinal: boolean;
  readonly words: boolean;
}

/** "twenty-first", "twenty nine", "third", "fifteen": a number below a hundred in words. */
function numberInWords(text: string, at: number): DayPiece | undefined {
  const next = wordAt(text, at);
  if (!next) return undefined;
  const ordinal = ordinals.get(next.word);
  if (ordinal !== undefined) return { value: ordinal, end: next.end, ordinal: true, words: true };
  const plain = cardinals.get(next.word);
  if (plain !== undefined) return { value: plain, end: next.end, ordinal: false, words: true };
  const ten = tens.get(next.word);
  if (ten === undefined) return undefined;
  const unit = wordAt(text, text[next.end] === '-' ? next.end + 1 : next.end);
  const below = (value: number | undefined): value is number => value !== undefined && value >= 1 && value <= 9;
  const ordinalUnit = unit && ordinals.get(unit.word);
  if (unit && below(ordinalUnit)) return { value: ten + ordinalUnit, end: unit.end, ordinal: true, words: true };
  const plainUnit = unit && cardinals.get(unit.word);
  if (unit && below(plainUnit)) return { value: ten + plainUnit, end: unit.end, ordinal: false, words: true };
  return { value: ten, end: next.end, ordinal: false, words: true };
}

const dayDigits = /(\d{1,2})(?:(st|nd|rd|th)(?![A-Za-z])|(?!\d|[.,]\d|%|:\d))/iy;

/** A day of a month: "3", "03rd", "third", "twenty-first". */
export function dayAt(text: string, at: number): DayPiece | undefined {
  const start = skipGap(text, at);
  const match = digitOf(text.charCodeAt(start)) < 0 ? undefined : matchAt(dayDigits, text, start);
  const piece = match
    ? { value: Number(match[1]), end: start + match[0].length, ordinal: match[2] !== undefined, words: false }
    : numberInWords(text, start);
  return piece && piece.value >= 1 && piece.value <= 31 ? piece : undefined;
}

/** A count of periods: "3", "three", "a", "a couple of", "twenty-four". */
export function countAt(text: string, at: number): Piece<number> | undefined {
  const start = skipGap(text, at);
  const digits = digitsAt(text, start, 4);
  if (digits)
    return isLetter(text.charCodeAt(digits.end)) || '.,%'.includes(text[digits.end] || ' ') ? undefined : digits;
  const next = wordAt(text, start);
  if (!next) return undefined;
  if (next.word === 'a' || next.word === 'an') {
    const couple = pass(text, next.end, 'couple', 'of') ?? pass(text, next.end, 'couple');
    if (couple !== undefined) return { value: 2, end: couple };
    const dozen = pass(text, next.end, 'dozen');
    return dozen === undefined ? { value: 1, end: next.end } : { value: 12, end: dozen };
  }
  if (next.word === 'couple') return { value: 2, end: skip(text, next.end, 'of') };
  const words = numberInWords(text, start);
  if (!words || words.ordinal) return undefined;
  const hundred = pass(text, words.end, 'hundred');
  return hundred === undefined ? words : { value: words.value * 100, end: hundred };
}

/** "nineteen eighty six", "two thousand and thirty two", "twenty twenty-five". */
function yearInWords(text: string, at: number): Piece<number> | undefined {
  const head = numberInWords(text, at);
  if (!head || head.ordinal) return undefined;
  const thousand = head.value <= 2 && head.value >= 1 ? pass(text, head.end, 'thousand') : undefined;
  if (thousand !== undefined) {
    const rest = numberInWords(text, skip(text, thousand, 'and'));
    return rest && !rest.ordinal
      ? { value: head.value * 1000 + rest.value, end: rest.end }
      : { value: head.value * 1000, end: thousand };
  }
  if (head.value < 15 || head.value > 21) return undefined;
  const hundred = pass(text, head.end, 'hundred');
  const rest = numberInWords(text, hundred === undefined ? head.end : skip(text, hundred, 'and'));
  if (rest && !rest.ordinal && rest.value >= (hundred === undefined ? 10 : 1)) {
    return { value: head.value * 100 + rest.value, end: rest.end };
  }
  return hundred === undefined ? undefined : { value: head.value * 100, end: hundred };
}

const yearPattern = /(\d{4})(?![\d%]|[.,:]\d|[A-Za-z]{2})/y;
const eraPattern = /[ \u00a0]?(BE|AD|CE|BCE|BC|B\.C\.|A\.D\.)(?![A-Za-z]| [A-Z][a-z]+(?:,| The))/y;
const shortYear = /['’‘](\d{2})(?![\d\w])/y;

/** A year: "2025", "'96", "2555 BE", in words; `two` also takes the bare two digits of "Aug 96" and "21-APR-16". */
export function yearAt(
  text: string,
  at: number,
  two: 'no' | 'over-31' | 'any' = 'no',
  current?: number,
): Piece<number> | undefined {
  const start = skipGap(text, at);
  const match = matchAt(yearPattern, text, start);
  if (match) {
    const value = Number(match[1]);
    const end = start + 4;
    const era = matchAt(eraPattern, text, end);
    if (!era) return value >= 1000 && value <= 2999 ? { value, end } : undefined;
    const name = (era[1] ?? '').replaceAll('.', '');
    return { value: name === 'BE' ? value - 543 : name.startsWith('B') ? 1 - value : value, end: end + era[0].length };
  }
  const short = matchAt(shortYear, text, start);
  if (short) return { value: fullYear(Number(short[1]), current), end: start + 3 };
  if (two !== 'no') {
    const digits = digitsAt(text, start, 2);
    const ends =
      digits &&
      !isLetter(text.charCodeAt(digits.end)) &&
      !/^(?:[.,:]\d|%)/.test(text.slice(digits.end, digits.end + 2));
    if (digits?.count === 2 && ends && (two === 'any' || digits.value > 31)) {
      return { value: fullYear(digits.value, current), end: digits.end };
    }
  }
  return yearInWords(text, start);
}
