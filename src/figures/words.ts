/** Numbers that begin with an English word, or with digits that English words go on. */
import { isDigit, isLatin, skipSpacesBack } from './chars.ts';
import { compose, composedPrint, emptyParts, startWords, takePoint, takeScale, valueOfParts } from './compose.ts';
import { type Literal, readDigits } from './digits.ts';
import { dozens } from './en.ts';
import { fractionAfter, ratio, scaledBy } from './fractions.ts';
import { longest } from './lexicon.ts';
import { magnitude, several } from './magnitudes.ts';
import { inShape, type NumberPrint } from './numbers.ts';
import { add, div, mul, one, power, type Rational, rational, zero } from './rational.ts';
import { roundStep } from './rounding.ts';
import { afterNumber, hedgeBefore } from './vocabulary.ts';
import { nextAt, nextWord, type Word, wordAt } from './word-at.ts';
import {
  abbreviations,
  denominatorWords,
  moneyAbbreviations,
  multipleWords,
  scaleWords,
  smallWords,
} from './word-tables.ts';

/** "1.3m people", "2m barrels": millions of what is counted, no metres. */
function isCounted(text: string, at: number): boolean {
  if (text.charAt(at) !== ' ') return false;
  const found = longest(afterNumber, text, at + 1);
  return found !== undefined && found.to - found.from > 3 && /s$|people$/.test(text.slice(found.from, found.to));
}

/** One unit of the last digit of what stands before the exponent. */
function exponentStep({ value, whole, fraction }: Literal): Rational {
  if (!fraction) return roundStep(value);
  const printed = rational(BigInt(whole + fraction || '0') || 1n, 10n ** BigInt(fraction.length));
  return mul(power(-fraction.length), div(value, printed));
}

/** Goes on after digits: scale words, "dozen", "in 7"; `money` says that a sign or code of money stands before them. */
export function readLiteral(
  text: string,
  literal: Literal,
  money: boolean,
  tail: (at: number) => boolean,
): NumberPrint {
  const { start, end, value } = literal;
  const whole = !literal.fraction && !literal.quotient && !literal.exponent;
  const plainPrint = inShape({
    start,
    end,
    value,
    print: literal.quotient ? (literal.quotient === 'mixed' ? 'exact' : 'worded') : whole ? 'plain' : 'rounded',
    step: literal.exponent ? exponentStep(literal) : literal.fraction ? power(-literal.fraction.length) : one,
    digits: whole ? literal.whole.length : undefined,
    grouped: whole ? literal.grouped : undefined,
  });
  if (literal.exponent || literal.quotient === 'bare') return plainPrint;
  const letter = text.charAt(end);
  if (isLatin(text, end) && !isLatin(text, end + 1) && !isDigit(text, end + 1)) {
    const exponent = money
      ? moneyAbbreviations.get(letter)
      : (letter === 'M' && (literal.fraction !== '' || literal.whole.length > 1)) ||
          (letter === 'm' && isCounted(text, end + 1))
        ? 6
        : undefined;
    const kilo = letter === 'k' || (letter === 'K' && (money || literal.whole.length > 1)) ? 3 : exponent;
    if (kilo !== undefined) {
      const p = emptyParts(end, value, true);
      p.decimals = literal.fraction ? literal : undefined;
      takeScale(p, kilo, end + 1);
      compose(text, { ...p, room: -1 }, money);
      return { ...composedPrint(start, p), start };
    }
  }
  const spoken = pointDigits(text, literal);
  if (spoken) return spoken;
  const attached = isLatin(text, end) ? wordAt(text, end) : undefined;
  const word = attached ?? nextWord(text, end);
  if (!word) return ratio(text, plainPrint, false, tail) ?? plainPrint;
  if (dozens.has(word.word) && text.charAt(word.start) >= 'a')
    return { ...plainPrint, end: word.end, value: mul(value, rational(12)), step: rational(12), print: 'plain' };
  const spacedLetter =
    !attached && word.end - word.start === 1 && text.charAt(word.start - 1) !== '-' ? text.charAt(word.start) : '';
  const spacedScale =
    spacedLetter === 'k' || spacedLetter === 'M'
      ? spacedLetter === 'k'
        ? 3
        : 6
      : money && spacedLetter !== ''
        ? moneyAbbreviations.get(spacedLetter)
        : undefined;
  const exponent =
    scaleWords.get(word.word) ??
    ((word.word === 'mm' && !money) || word.word === 'k' || text.charAt(word.start - 1) === '-'
      ? undefined
      : abbreviations.get(word.word)) ??
    spacedScale;
  if (exponent === undefined) return ratio(text, plainPrint, false, tail) ?? plainPrint;
  const p = emptyParts(end, value, true);
  p.decimals = literal.fraction || literal.quotient ? literal : undefined;
  takeScale(p, exponent, word.end);
  p.words = 1;
  const decimals = p.decimals;
  if (literal.fraction === '') p.decimals = undefined;
  compose(text, p, money);
  if (decimals?.fraction) p.decimals = decimals;
  return composedPrint(start, p);
}

/** "1 point 1". */
function pointDigits(text: string, literal: Literal): NumberPrint | undefined {
  const found = /\s{1,2}point\s{1,2}(\d{1,9})(?![\d.,])/iy;
  found.lastIndex = literal.end;
  const match = literal.fraction === '' ? found.exec(text) : null;
  if (!match?.[1]) return undefined;
  const places = match[1].length;
  const value = add(literal.value, mul(rational(BigInt(match[1])), power(-places)));
  return { start: literal.start, end: literal.end + match[0].length, print: 'rounded', value, step: power(-places) };
}

const scaleOfTable = /(?:[)\]$€£¥]|\bin|\b[A-Z]{3})\s?$/;

/** Reads the number that begins with a word; undefined where the word begins none. */
export function readWords(text: string, word: Word, tail: (at: number) => boolean): NumberPrint | undefined {
  const { word: first, start } = word;
  const multiple = multipleWords.get(first);
  if (multiple !== undefined) {
    const digits = nextWord(text, word.end);
    if (digits && /^(?:digits?|down|up|standards?|check)$/.test(digits.word)) return undefined;
    // "Doubles as an office"; "twice as much" is a multiple.
    if (digits?.word === 'as' && first !== 'twice' && first !== 'thrice') return undefined;
    return {
      start,
      end: word.end,
      print: 'worded',
      value: rational(BigInt(multiple * 10), 10n),
      step: one,
      own: 'multiple',
    };
  }
  if (first === 'half' || first === 'quarter') {
    const scaled = scaledBy(text, word.end);
    const d = rational(first === 'half' ? 2 : 4);
    if (scaled) {
      const exact = scaled.scale.n === 12n;
      return { start, end: scaled.end, print: exact ? 'plain' : 'worded', value: div(scaled.scale, d), step: one };
    }
    const after = nextWord(text, word.end);
    const alone = text.trim().length === first.length;
    if (
      first === 'half' &&
      (alone || (after && /^(of|the|a|an|as|its|their|his|her|our|that|those)$/.test(after.word)))
    ) {
      return { start, end: word.end, print: 'worded', value: rational(1, 2), step: one };
    }
    return undefined;
  }
  if (several.test(first) || (scaleWords.has(first) && first.endsWith('s'))) return magnitude(text, word);
  if (first === 'a' || first === 'an') return readArticle(text, word);
  if (first === 'point') {
    const p = emptyParts(word.start, zero, false);
    const decimal = nextAt(text, word.end);
    if (decimal < 0) return undefined;
    const literal = isDigit(text, decimal) ? readDigits(text, decimal) : undefined;
    if (literal && text.trim().length !== literal.end - start) return undefined;
    if (literal?.value !== undefined) {
      const places = literal.whole.length;
      return {
        start,
        end: literal.end,
        print: 'rounded',
        value: mul(literal.value, power(-places)),
        step: power(-places),
      };
    }
    takePoint(text, p, decimal);
    return p.end === word.start || text.trim().length !== p.end - start
      ? undefined
      : { ...composedPrint(start, p), start };
  }
  if (!smallWords.has(first) && !scaleWords.has(first)) return undefined;
  if (first === 'hundred' && text.charAt(start - 1) === '-') return undefined;
  // "In RMB million", "(2024) million": the scale of a table, no million of anything.
  if (scaleWords.has(first) && scaleOfTable.test(text.slice(Math.max(0, start - 5), start))) return undefined;
  const p = startWords(word);
  compose(text, p, false);
  const value = valueOfParts(p);
  const fraction = fractionAfter(text, p.end, value);
  if (fraction) return { ...fraction, start };
  const after = nextWord(text, p.end);
  if (after && dozens.has(after.word))
    return { start, end: after.end, print: 'plain', value: mul(value, rational(12)), step: one };
  const number = composedPrint(start, p);
  return ratio(text, number, true, tail) ?? (first === 'one' && p.words === 1 ? { ...number, weak: true } : number);
}

/** What an article may stand before in a number: all other words are stepped over. */
const afterArticle: ReadonlySet<string> = new Set([
  ...dozens,
  ...scaleWords.keys(),
  ...denominatorWords.keys(),
  'few',
  'couple',
]);

/** May a number begin with this article? */
export function leadsNumber(text: string, article: Word): boolean {
  const word = nextWord(text, article.end);
  return word !== undefined && afterArticle.has(word.word);
}

/** "a million", "a dozen", "a hundred thousand", "a third of", "a couple of hundred". */
function readArticle(text: string, article: Word): NumberPrint | undefined {
  const word = nextWord(text, article.end);
  if (!word || !afterArticle.has(word.word) || text[article.end] === '-') return undefined;
  const { start } = article;
  if (dozens.has(word.word)) return { start, end: word.end, print: 'plain', value: rational(12), step: one };
  if (word.word === 'few' || word.word === 'couple') {
    const many = magnitude(text, word);
    return many && { ...many, start };
  }
  if (word.word === 'half' || word.word === 'quarter') {
    const scaled = scaledBy(text, word.end);
    const value = rational(1, word.word === 'half' ? 2 : 4);
    if (scaled) return { start, end: scaled.end, print: 'worded', value: mul(value, scaled.scale), step: one };
    const after = nextWord(text, word.end);
    // A quarter is three months unless it is one of something, or compared: "more than a quarter".
    const part =
      after?.word === 'of' ||
      text.trim().length === word.end - start ||
      (word.word === 'half' ? !after : longest(hedgeBefore, text, skipSpacesBack(text, start, 2)));
    return part ? { start, end: word.end, print: 'worded', value, step: one } : undefined;
  }
  if (scaleWords.has(word.word) && !word.word.endsWith('s')) {
    const p = startWords(word);
    compose(text, p, false);
    const fraction = fractionAfter(text, p.end, valueOfParts(p));
    return fraction ? { ...fraction, start } : { ...composedPrint(start, p), start };
  }
  const fraction = fractionAfter(text, article.end, one);
  return fraction && { ...fraction, start };
}
