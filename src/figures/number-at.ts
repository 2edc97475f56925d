/** The number at a place, in whichever language it is printed. */
import { classAt, digit, isDigit, isHan, numeral, skipSpaces, vulgar } from './chars.ts';
import { readDigits } from './digits.ts';
import { readHanzi } from './hanzi.ts';
import { longest } from './lexicon.ts';
import { inShape, type NumberPrint } from './numbers.ts';
import { compare } from './rational.ts';
import { afterNumber } from './vocabulary.ts';
import { wordAt } from './word-at.ts';
import { readLiteral, readWords } from './words.ts';

/** Does a unit begin here whose first character could be taken for a number (千克, 百分点, 兆瓦)? */
export const unitAhead =
  (text: string) =>
  (at: number): boolean => {
    const c = text.charAt(at);
    if (c !== '千' && c !== '百' && c !== '兆' && c !== '两' && c !== '兩') return false;
    const found = longest(afterNumber, text, at);
    return found !== undefined && found.to - found.from > 1;
  };

/** A measure or money right after a place: "7 in 10 days" is no ratio. */
const measureAt =
  (text: string) =>
  (at: number): boolean => {
    const found = longest(afterNumber, text, skipSpaces(text, at, 2));
    return found !== undefined && !found.value.counted && found.value.unit.dimension !== 'percent';
  };

type Numbered = NumberPrint | undefined | { readonly end: number; readonly print?: undefined };

/** Number at a digit, a numeral or a word; `money` says that a sign of money stands before it. */
export function numberAt(text: string, at: number, money: boolean): Numbered {
  const read = printedAt(text, at, money);
  if (!read || read.print === undefined) return read;
  const print = inShape(read);
  const opening = skipSpaces(text, print.end, 1);
  return '(（'.includes(text.charAt(opening) || 'x') ? restated(text, print, opening + 1) : print;
}

/** "forty-five (45) days", 三十（30）天: deeds print a number in words and in digits. */
function restated(text: string, print: NumberPrint, at: number): NumberPrint {
  const again = printedAt(text, at, false);
  if (!again || again.print === undefined || (again.digits === undefined) === (print.digits === undefined))
    return print;
  const closed = ')）'.includes(text.charAt(again.end) || 'x') && compare(again.value, print.value) === 0;
  return closed ? { ...print, end: again.end + 1 } : print;
}

function printedAt(text: string, at: number, money: boolean): Numbered {
  const kind = classAt(text, at);
  if (kind === digit || kind === vulgar || (text.charAt(at) === '.' && isDigit(text, at + 1))) {
    const literal = readDigits(text, at, !money);
    if (literal.value === undefined) return literal;
    const after = skipSpaces(text, literal.end, 2);
    const goesOn =
      classAt(text, after) === numeral ||
      ((text.charAt(after) === '个' || text.charAt(after) === '個') && classAt(text, after + 1) === numeral) ||
      '多余餘分又点點'.includes(text.charAt(after) || 'x');
    if (goesOn && !literal.quotient) {
      const han = readHanzi(text, at, unitAhead(text), literal);
      if (han && han.end > literal.end) return han;
    }
    // 30w is 三十万 in typed Chinese, where nothing Latin goes on.
    if ((text.charAt(literal.end) === 'w' || text.charAt(literal.end) === 'W') && isHan(text, literal.end + 1)) {
      return wan(text, at, literal.end);
    }
    return readLiteral(text, literal, money, measureAt(text));
  }
  if (kind === numeral) return readHanzi(text, at, unitAhead(text));
  const word = wordAt(text, at);
  return word && readWords(text, word, measureAt(text));
}

function wan(text: string, at: number, end: number): NumberPrint | undefined {
  const literal = readDigits(text, at);
  const shifted =
    literal.value === undefined
      ? undefined
      : readHanzi(`${text.slice(at, end)}万`, 0, () => false, { ...literal, start: 0, end: end - at });
  return shifted && { ...shifted, start: at, end: end + 1 };
}
