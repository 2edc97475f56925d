/**
 * Finds the figures of a text that are no dates, from left to right in one pass: most characters are looked at once, and
 * what begins at a digit, a numeral or a word of numbers is read by `quantity.ts`, bounded by the hedges around it, and
 * dropped where its surroundings say that it is a name.
 */
import { mergeBounds } from './bounds.ts';
import { classAt, dotMark, han, isDigit, isHan, isLatin, latin, numeral, other, space } from './chars.ts';
import { complete } from './complete.ts';
import { multiples, ordinals, scales, small } from './en.ts';
import type { Figure, ReadingContext } from './figure.ts';
import { headsOf, mayBegin } from './heads.ts';
import { identifierEnd } from './identifiers.ts';
import { colonRatio, halfPrice, turned } from './idioms.ts';
import type { LeftAlone } from './left-alone.ts';
import { surelyNone } from './lone-numerals.ts';
import { nameEnd } from './name-end.ts';
import { once } from './once.ts';
import type { Context } from './printed-quantity.ts';
import { articleQuantity, quantityAt } from './quantity.ts';
import { ordinalSuffix, readDi, readDigitCount, readLian, readOrdinal } from './ranks.ts';
import { type Word, wordAt } from './word-at.ts';
import { leadsNumber } from './words.ts';

/** Every word that can begin a figure. */
const beginnings: () => ReadonlySet<string> = once(() => {
  const others = 'a an several few couple tens dozens scores half quarter point single'.split(' ');
  return new Set([small, scales, multiples, ordinals].flatMap((known) => Object.keys(known)).concat(others));
});

const heads = once(() => headsOf([...beginnings()].filter((word) => word.length > 2)));

/** Is this word of one letter or two "a" or "an"? */
const isArticle = (text: string, at: number, end: number): boolean =>
  (text.charCodeAt(at) | 32) === 0x61 && (end - at === 1 || (text.charCodeAt(at + 1) | 32) === 0x6e);

/** Digits that are passed over before they are read, and why. */
export const passedOver = {
  'joined-to-letters':
    'Letters that go on with digits, a point or a hyphen are a name or an address: Qwen3-235B, v3.1.',
  'no-number': 'An address, a version, a date or more than 40 digits: 192.168.1.2.',
  'dates-and-telephones': 'Three groups of digits and more, parted by hyphens or slashes: 555-123-4567.',
  'groups-of-digits': 'Digits in groups as telephones, cards and accounts are printed: 0800 028 4466.',
  score: '3比2 is a score.',
  'in-a-word': 'A lone numeral before a character that nothing is counted in: 一切.',
} as const;

/** The end of what is passed over. */
function passOver({ left }: Context, start: number, end: number, because: keyof typeof passedOver): number {
  left?.push({ start, end, because });
  return end;
}

function wordEnd(text: string, at: number): number {
  let i = at;
  while (classAt(text, i) === latin) i += 1;
  return i;
}

/** Do the letters before `end` go on as a name or an address: "Qwen3-235B", "v3.1", "GPT-4", "https://..."? */
function goesOn(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code === 0x2d || code === 0x2e || code === 0x5f || code === 0x2011) return isDigit(text, end + 1);
  if (code === 0x3a) return text.charCodeAt(end + 1) === 0x2f;
  return (code >= 0x30 && code <= 0x39) || code === 0x40;
}

/** 第, 连, 連, 翻, 对, 對: a figure may begin with a character that is no numeral. */
const leads = (code: number): boolean =>
  code === 0x7b2c || code === 0x8fde || code === 0x9023 || code === 0x7ffb || code === 0x5bf9 || code === 0x5c0d;

/** May a figure begin with the letters from `at` to `end`? */
const wordMayBegin = (text: string, at: number, end: number): boolean =>
  end - at < 3 ? isArticle(text, at, end) : mayBegin(heads(), text, at);

/**
 * The first place from `from` on where a figure or a name may begin. Most of a text is passed over here, in a loop that
 * looks at each character once and calls nothing that reads.
 */
function nextStart(text: string, from: number): number {
  const { length } = text;
  let i = from;
  while (i < length) {
    const kind = classAt(text, i);
    if (kind === latin) {
      const end = wordEnd(text, i);
      if (goesOn(text, end) || wordMayBegin(text, i, end)) return i;
      i = end;
    } else if (
      kind === han
        ? leads(text.charCodeAt(i))
        : kind === dotMark
          ? isDigit(text, i + 1) && !isDigit(text, i - 1)
          : kind !== other && kind !== space
    ) {
      return i;
    } else i += 1;
  }
  return length;
}

type Push = (found: Figure | undefined, next: number) => number;

/** All figures of a text that are no dates, in order, none within another. */
export function scanFigures(text: string, reading?: ReadingContext, left?: LeftAlone[]): Figure[] {
  const out: Figure[] = [];
  const trimmed = text.length < 200 ? text.trim().length : -1;
  const context: Context = { text, reading, left, taken: 0, whole: (start, end) => trimmed === end - start };
  const push: Push = (found, next) => {
    if (!found) return next;
    // A figure may reach back over the words before it, never into the figure before.
    const last = out.at(-1);
    if (last && found.start < last.end) return Math.max(next, found.end);
    out.push(found);
    context.taken = found.end;
    return Math.max(next, found.end);
  };
  for (let i = nextStart(text, 0); i < text.length; i = nextStart(text, i)) i = readAt(context, i, push);
  return mergeBounds(text, out);
}

/** Reads what begins at a place that {@link nextStart} found, and says where to go on. */
function readAt(context: Context, at: number, push: Push): number {
  const { text } = context;
  const kind = classAt(text, at);
  if (kind === latin) return latinAt(context, at, push);
  if (kind === han) return push(hanAt(text, at), at + 1);
  if (kind === numeral && surelyNone(text, at)) return passOver(context, at, at + 1, 'in-a-word');
  return digitsAt(context, at, push);
}

function hanAt(text: string, at: number): Figure | undefined {
  switch (text.charCodeAt(at)) {
    case 0x7b2c:
      return readDi(text, at);
    case 0x7ffb:
      return turned(text, at);
    case 0x5bf9:
    case 0x5c0d:
      return halfPrice(text, at);
    default:
      return readLian(text, at);
  }
}

function digitsAt(context: Context, at: number, push: Push): number {
  const { text } = context;
  const quantity = quantityAt(text, at, context.taken);
  if (!quantity) return at + 1;
  if (quantity.print === undefined) return passOver(context, at, skipChain(text, quantity.end), 'no-number');
  const { print } = quantity;
  if (print.digits !== undefined) {
    const place = ordinalSuffix(text, at, quantity.to, print.value);
    if (place) return push(place, place.end);
    if (datedChain(text, at, quantity.to))
      return passOver(context, at, skipChain(text, quantity.to), 'dates-and-telephones');
    const number = identifierEnd(text, at, quantity.to);
    if (number !== undefined) return passOver(context, at, number, 'groups-of-digits');
    // 3比2 is a score.
    if (text.charAt(quantity.to) === '比' && isDigit(text, quantity.to + 1))
      return passOver(context, at, skipChain(text, quantity.to + 1), 'score');
  }
  const ratio = colonRatio(text, quantity);
  const next = isHan(text, at) ? Math.max(at + 1, quantity.to) : quantity.to;
  return push(complete(context, ratio ?? quantity), Math.max(next, ratio?.end ?? at + 1));
}

/** 2025-12-11, 12/11/2025, 555-123-4567: three parts or more are no quantities. */
function datedChain(text: string, at: number, end: number): boolean {
  const mark = text.charAt(end);
  if (mark !== '-' && mark !== '/') return false;
  let i = end + 1;
  while (isDigit(text, i) && i < end + 12) i += 1;
  return i > end + 1 && text.charAt(i) === mark && isDigit(text, i + 1) && !isLatin(text, at - 1);
}

function skipChain(text: string, at: number): number {
  let i = at;
  while (isDigit(text, i) || ('-/.:'.includes(text.charAt(i) || 'x') && isDigit(text, i + 1))) i += 1;
  return Math.max(i, at);
}

function latinAt(context: Context, at: number, push: Push): number {
  const { text } = context;
  const end = wordEnd(text, at);
  if (goesOn(text, end)) {
    // Letters that go on with digits are a name, unless they are a currency: USD115, Rs20.
    const next = attached(text, at, end);
    if (next > end) return hasDigit(text, end, next) ? passOver(context, at, next, 'joined-to-letters') : next;
  }
  if (!wordMayBegin(text, at, end)) return end;
  const word = wordAt(text, at);
  // 7-ELEVEN is a name.
  if (!word || !beginnings().has(word.word) || (text.charAt(at - 1) === '-' && isDigit(text, at - 2))) return end;
  return wordFigure(context, word, push);
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (isDigit(text, i)) return true;
  return false;
}

function attached(text: string, at: number, end: number): number {
  if (isDigit(text, end)) {
    const probe = quantityAt(text, end);
    if (probe && probe.print !== undefined && probe.money === 'before' && probe.start <= at) return end;
  }
  return nameEnd(text, at, end);
}

function wordFigure(context: Context, word: Word, push: Push): number {
  const { text } = context;
  const digits = readDigitCount(text, word);
  if (digits) return push(digits, digits.end);
  if (word.word === 'a' || word.word === 'an') {
    const quantity = leadsNumber(text, word) ? quantityAt(text, word.start, context.taken) : undefined;
    if (quantity?.print) return push(complete(context, quantity), quantity.end);
    const article = articleQuantity(text, word);
    return article ? push(complete(context, article), article.end) : word.end;
  }
  const place = readOrdinal(text, word);
  const quantity = quantityAt(text, word.start, context.taken);
  if (quantity?.print && (!place || quantity.end > place.end)) {
    return push(complete(context, quantity), quantity.to);
  }
  return place ? push(place, place.end) : word.end;
}
