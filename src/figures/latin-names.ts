/** Names in Latin letters that a number ends: a label or a word with a capital before it, or before the list that it is in. */
import { isDigit, isLatin, skipSpacesBack } from './chars.ts';
import { countsBehind, isLabel } from './labels.ts';

/** Capitalised words that begin sentences and are no names. */
const openers: ReadonlySet<string> = new Set(
  'a about above after all almost also although among an and another any approximately are around as at average because been before being below besides between both but by did do does during each either even every exactly except expect fewer for from get give given had has have he her here his how however i if in including into is it its just last least less like make many may meanwhile minimum more most my nearly neither next no nor not now of on once only or other our out over overall per perhaps plus probably roughly save says see sell she since so some spend such than that the their them then there these they this those though through throughout to today together total under unlike until up upon was we were what when where whether which while who whose why with within without yesterday yet you your'.split(
    ' ',
  ),
);

/** Chang'e and O'Neill are one word; "Nokia's" and "I'm" are two. */
const isApostrophe = (text: string, at: number): boolean =>
  "'’".includes(text.charAt(at)) &&
  isLatin(text, at - 1) &&
  !/^.(?:s|m|d|t|re|ll|ve)(?![a-z])/i.test(text.slice(at, at + 4));

/** Node.js and Booking.com are one word. */
const isPointWithin = (text: string, at: number): boolean =>
  text.charAt(at) === '.' && isLatin(text, at - 1) && isLatin(text, at + 1);

/** The Latin word that ends before `at`, apart by at most two blanks or a hyphen. */
function wordBefore(text: string, at: number): { word: string; start: number; hyphen: boolean } | undefined {
  let end = skipSpacesBack(text, at, 2);
  let hyphen = false;
  if (end === at && text[at - 1] === '-') {
    end = at - 1;
    hyphen = true;
  }
  if (end === at) return undefined;
  if (text[end - 1] === '.') end -= 1;
  let start = end;
  while (
    start > end - 30 &&
    start > 0 &&
    (isLatin(text, start - 1) ||
      (start < end && (isDigit(text, start - 1) || isApostrophe(text, start - 1) || isPointWithin(text, start - 1))))
  )
    start -= 1;
  if (start === end || !isLatin(text, start)) return undefined;
  return { word: text.slice(start, end), start, hyphen };
}

/** Is the number at `start` part of a name in Latin letters ("Llama 4", "No. 22")? */
export const isLabelled = (text: string, start: number): boolean => latinName(text, start, start, 'none');

/** "pages 12–14": what labels the first of a pair labels the second. */
function pairStart(text: string, start: number): number {
  if (!'-–/'.includes(text.charAt(start - 1) || 'x')) return start;
  let at = start - 1;
  while (at > start - 6 && isDigit(text, at - 1)) at -= 1;
  return at;
}

export function latinName(text: string, start: number, end: number, unit: 'none' | 'counted' | 'measure'): boolean {
  // "Nokia's 3310 is back": whose number it is, with nothing that it counts.
  if (unit === 'none' && end - start >= 3 && possessive.test(text.slice(Math.max(0, start - 20), start)))
    return !countsBehind.test(text.slice(end, end + 40));
  const before = wordBefore(text, start) ?? wordBefore(text, pairStart(text, start));
  if (!before) return false;
  const lower = before.word.toLowerCase();
  if (isLabel(text, lower, before.start, end) && (unit === 'none' || capitalised(before.word))) return lower.length > 1;
  if (lower === 'p' && text.charAt(before.start + 1) === '.') return true;
  const first = before.word.charAt(0);
  const capital = first !== first.toLowerCase() || /[a-z][A-Z]/.test(before.word);
  if (!capital || openers.has(lower)) return false;
  // "In Gaza 20 people": behind a place the number counts, if it counts at all.
  return (
    unit !== 'counted' ||
    !/(?:^|\s)(?:in|at|near|across|around|outside|from|over)\s$/i.test(
      text.slice(Math.max(0, before.start - 9), before.start),
    )
  );
}

const possessive = /[A-Z][A-Za-z]*['’]s\s$/;

const capitalised = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

/** "Chapter five", "phase two". */
export function isWordLabelled(text: string, start: number, end: number): boolean {
  const before = wordBefore(text, start);
  return before !== undefined && isLabel(text, before.word.toLowerCase(), before.start, end);
}

/** "No. 5 or 6", "Windows 10 and 11": the start of the first number of a list that goes on to `at`. */
function listStart(text: string, at: number): number {
  let start = at;
  for (let n = 0; n < 3; n += 1) {
    const before = /(?<![\d.,])\d{1,4}(?:,?\s(?:and|or|to|&)\s|,\s)$/.exec(text.slice(Math.max(0, start - 12), start));
    if (!before) break;
    start -= before[0].length;
  }
  return start;
}

/** Is it one of a list whose first number is labelled, with nothing behind it that it could count? */
export function isListed(text: string, start: number, end: number): boolean {
  const first = listStart(text, start);
  return (
    first < start &&
    !/^\s(?!(?:is|was|has|does|as)\b)[a-z-]+s\b/.test(text.slice(end, end + 24)) &&
    isLabelled(text, first)
  );
}
