/** How far a name goes that begins with letters: "Qwen3-235B", "v3.1", "https://...". */
import { classAt, digit, isDigit, isHan, isLatin, isSpace, latin } from './chars.ts';

/** Words before a hyphen that are no name: "mid-2024", "a sub-5% rate". */
const openHyphens: ReadonlySet<string> = new Set([
  'mid',
  'sub',
  'pre',
  'post',
  'non',
  'near',
  'over',
  'under',
  'some',
  'to',
  'or',
  'and',
  'plus',
  'minus',
  'a',
  'the',
  'of',
]);

/** After a word that goes on with digits, a hyphen or a path: the end of the whole name. */
export function nameEnd(text: string, start: number, at: number): number {
  let i = at;
  if (text.charAt(i) === ':' && text.charAt(i + 1) === '/' && text.charAt(i + 2) === '/') return address(text, i);
  if (
    (text.charAt(i) === '-' || text.charAt(i) === '‑') &&
    isDigit(text, i + 1) &&
    openHyphens.has(text.slice(start, i).toLowerCase())
  )
    return i + 1;
  for (;;) {
    const kind = classAt(text, i);
    if (kind === latin || kind === digit) i += 1;
    else if (
      '-.‑_'.includes(text.charAt(i) || 'x') &&
      (isDigit(text, i + 1) || (isLatin(text, i + 1) && isDigit(text, i - 1)))
    )
      i += 1;
    else if (
      text.charAt(i) === '@' ||
      (text.charAt(i) === '/' &&
        isLatin(text, i + 1) &&
        text.charAt(i - 1) !== ' ' &&
        text.slice(start, i).includes('.'))
    )
      return address(text, i);
    else return i;
  }
}

function address(text: string, at: number): number {
  let i = at;
  while (
    i < text.length &&
    !isSpace(text, i) &&
    !isHan(text, i) &&
    text.charAt(i) !== '\n' &&
    !'，。；）、”'.includes(text.charAt(i))
  )
    i += 1;
  return i;
}
