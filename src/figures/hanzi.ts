/**
 * Numbers in Chinese characters, in digits with characters (25万6千, 2.3億) and in both at once. Blanks between the
 * characters do not count. Read left to right, each character once.
 */
import type { Literal } from './digits.ts';
import { fractionAt, quotient, readHalf } from './hanzi-parts.ts';
import { largeOf, readRow, rowPrint, tenOf, type UnitAhead } from './hanzi-row.ts';
import { afterBare, bareMore, readVague, shorthand, withMore } from './hanzi-vague.ts';
import type { NumberPrint } from './numbers.ts';
import { one, rational } from './rational.ts';
import { vague } from './zh.ts';

/** Reads the number at a Chinese numeral, or goes on from digits (`literal`) with 万 and its like. */
export function readHanzi(text: string, at: number, ahead: UnitAhead, literal?: Literal): NumberPrint | undefined {
  if (!literal) {
    const rate = fractionAt(text, at, ahead);
    if (rate) return rate;
    const c = text.charAt(at);
    if (c === '半') return readHalf(text, at);
    if (vague.includes(c)) return readVague(text, at);
    if (text.startsWith('一半', at))
      return { start: at, end: at + 2, print: 'worded', value: rational(1, 2), step: one };
    const led = tenOf.has(c) && c !== '十' && c !== '拾' ? afterBare(text, at) : undefined;
    if (led) return led;
    if (largeOf.has(c)) {
      const many = readVague(text, at);
      return (
        shorthand(text, at) ?? (many && (bareMore(text, many) ?? { ...many, weak: many.end === at + 1 || undefined }))
      );
    }
  }
  const s = readRow(text, at, ahead, literal);
  if (!s) return undefined;
  const print = rowPrint(at, s);
  const divided = quotient(text, at, print, ahead);
  if (divided) return divided;
  const more = withMore(text, print, s);
  if (more !== print) return more;
  const single = !literal && s.end - at === 1;
  return single ? { ...print, weak: true } : print;
}
