/** What stands right before a number: a minus, in a sign or in words, and the sign or code of money. */
import { fold, isDigit, isHan, isLatin, skipSpacesBack } from './chars.ts';
import { longest } from './lexicon.ts';
import { type Meaning, moneyBefore } from './vocabulary.ts';

const signs = '-−－';

/** A minus before the number, in a sign or a word; `from` is where the sign begins. */
export function signBefore(text: string, at: number): { from: number; negative: boolean } {
  const c = text.charAt(at - 1);
  if (signs.includes(c || 'x')) {
    const before = text.charAt(at - 2);
    if (signs.includes(before || 'x')) return { from: at, negative: false };
    if (
      !isLatin(text, at - 2) &&
      !isDigit(text, at - 2) &&
      (!isHan(text, at - 2) || '了为為是至到达達率比于於降跌'.includes(before)) &&
      !'%％)）]'.includes(before || 'x')
    )
      return { from: at - 1, negative: true };
    return { from: at, negative: false };
  }
  if (c === '负' || c === '負') return { from: at - 1, negative: true };
  const end = skipSpacesBack(text, at, 2);
  const spaced = text.charAt(end - 1);
  if (end < at && (spaced === '负' || spaced === '負')) return { from: end - 1, negative: true };
  if (end < at && signs.includes(spaced || 'x') && skipSpacesBack(text, end - 1, 8) === 0)
    return { from: end - 1, negative: true };
  const last = fold(text.charCodeAt(end - 1));
  if (end < at && (last === 0x73 || last === 0x65)) {
    const word = text.slice(Math.max(0, end - 9), end).toLowerCase();
    if (/(^|[^a-z])minus$/.test(word) && !/\bplus or minus$/i.test(text.slice(Math.max(0, end - 14), end)))
      return { from: end - 5, negative: true };
    if (/(^|[^a-z])negative$/.test(word)) return { from: end - 8, negative: true };
  }
  if (text.startsWith('零下', at - 2)) return { from: at - 2, negative: true };
  return { from: at, negative: false };
}

export function moneyAt(text: string, from: number, at: number): { from: number; meaning: Meaning } | undefined {
  const end = skipSpacesBack(text, from, 2);
  const last = text.charCodeAt(end - 1);
  // Cheap before the tree: letters far from any code, and most characters, end no sign of money.
  if (end === 0 || last === 0x2c || last === 0x2e) {
    if (last !== 0x2e) return undefined;
  }
  let found = longest(moneyBefore, text, end);
  // 新台币约3亿元: the hedge stands between the currency and its number.
  if (!found && /[约約达達逾超近]/.test(text.charAt(end - 1))) found = longest(moneyBefore, text, end - 1);
  if (!found) return undefined;
  if (isHan(text, found.from) && found.to !== end && at - found.to > 3) return undefined;
  return { from: found.from, meaning: found.value };
}
