import { fold, isDigit, isLatin } from './chars.ts';
import { compose, composedPrint, emptyParts, startWords, valueOfParts } from './compose.ts';
import { readDigits } from './digits.ts';
import { dozens } from './en.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, div, mul, one, power, type Rational, rational, sub, zero } from './rational.ts';
import { roundStep } from './rounding.ts';
import { nextWord, wordAt } from './word-at.ts';
import { denominatorWords, scaleWords, smallWords } from './word-tables.ts';

export function fractionAfter(text: string, at: number, count: Rational): NumberPrint | undefined {
  const word = nextWord(text, at);
  if (!word || count.n === 0n) return undefined;
  const d = denominatorWords.get(word.word);
  if (d === undefined || word.word === 'second') return undefined;
  const hyphen = fold(text.charCodeAt(at)) === 0x2d;
  const plural = word.word.endsWith('s') && word.word !== 'halfs';
  const single = count.n === count.d;
  if (!plural && !single && !hyphen && word.word !== 'half') return undefined;
  const after = nextWord(text, word.end);
  // "three quarters" is nine months unless it is a part of something.
  if (d === 4 && /^quarter/.test(word.word) && !hyphen && after && after.word !== 'of') return undefined;
  if (single && !plural && !hyphen && !endsFraction(text, word.end)) return undefined;
  const value = div(count, rational(d));
  const million = after?.word === 'of' ? scaledBy(text, after.end) : undefined;
  if (million) return { start: at, end: million.end, print: 'worded', value: mul(value, million.scale), step: one };
  return { start: at, end: word.end, print: 'worded', value, step: one };
}

/** "of a million", "a million", "million": the scale that a fraction is of. */
export function scaledBy(text: string, at: number): { scale: Rational; end: number } | undefined {
  let word = nextWord(text, at);
  // "Half of millions" is of no million.
  const parted = word?.word === 'of';
  if (word && parted) word = nextWord(text, word.end);
  if (word?.word === 'a' || word?.word === 'an') word = nextWord(text, word.end);
  if (!word) return undefined;
  if (dozens.has(word.word)) return { scale: rational(12), end: word.end };
  const exponent = scaleWords.get(word.word);
  return exponent === undefined || (parted && word.word.endsWith('s'))
    ? undefined
    : { scale: power(exponent), end: word.end };
}

/** "a third of", "by a third,", "a third less": not "a third party". */
function endsFraction(text: string, at: number): boolean {
  const after = nextWord(text, at);
  if (!after) return !isLatin(text, at + 1) || !/^\s/.test(text.slice(at, at + 1));
  return /^(of|less|more|lower|higher|fewer|smaller|larger|the|in|to|from|since|over|and|or|as|this|last|between|during|on|for|at|but|than|when|while|are|were|is|was|said|say|have|had|has|that|who|compared|after|by)$/.test(
    after.word,
  );
}

const ratioWord =
  /(?:\s{1,2}in\s{1,2}(?:every\s{1,2})?|\s{1,2}out\s{1,2}of\s{1,2}(?:every\s{1,2})?|\s{1,2}over\s{1,2})/iy;

/** "one in seven", "7 out of 10", "1 over 20": one number of its own. */
export function ratio(
  text: string,
  count: NumberPrint,
  worded: boolean,
  tail: (at: number) => boolean,
): NumberPrint | undefined {
  if (count.print !== 'plain' || count.value.d !== 1n || count.value.n < 1n || count.grouped) return undefined;
  ratioWord.lastIndex = count.end;
  const found = ratioWord.exec(text);
  if (!found) return undefined;
  const at = count.end + found[0].length;
  const whole = wholeAt(text, at);
  if (!whole || whole.number.print === 'spread' || whole.number.value.d !== 1n) return undefined;
  const { number } = whole;
  if (compare(count.value, number.value) >= 0) return undefined;
  // "1 over 20" is a fraction; "3 over 20 years" and "2 in 2019" are not.
  if (/over/i.test(found[0]) && count.value.n !== 1n) return undefined;
  if (!worded && number.digits === 4 && !number.grouped) return undefined;
  if (tail(number.end)) return undefined;
  const value = div(count.value, number.value);
  const step = roundStep(number.value);
  if (worded && !number.digits) return { start: count.start, end: number.end, print: 'worded', value, step };
  return {
    start: count.start,
    end: number.end,
    print: 'ratio',
    value,
    step,
    ...shareEnds(count.value, number.value, number.digits !== undefined && compare(step, one) < 0 ? one : step),
  };
}

/** "8 out of 10" rounds the eight, "1 in 600" the six hundred. */
export function shareEnds(part: Rational, of: Rational, step: Rational): { low: Rational; high: Rational } {
  const half = rational(1, 2);
  if (compare(part, one) > 0) return { low: div(sub(part, half), of), high: div(add(part, half), of) };
  const by = mul(compare(step, one) < 0 ? one : step, half);
  return { low: div(part, add(of, by)), high: div(part, sub(of, by)) };
}

function wholeAt(text: string, at: number): { number: NumberPrint } | undefined {
  if (isDigit(text, at)) {
    const literal = readDigits(text, at);
    if (literal.value === undefined || literal.quotient || literal.fraction) return undefined;
    return {
      number: {
        start: at,
        end: literal.end,
        print: 'plain',
        value: literal.value,
        step: one,
        digits: literal.whole.length,
        grouped: literal.grouped,
      },
    };
  }
  const word = wordAt(text, at);
  const n = word ? smallWords.get(word.word) : undefined;
  const article = word?.word === 'a';
  if (!word || (n === undefined && !scaleWords.has(word.word) && !article)) return undefined;
  const p = article ? emptyParts(word.end, zero, false) : startWords(word);
  if (article) p.room = 999;
  compose(text, p, false);
  return valueOfParts(p).n === 0n ? undefined : { number: composedPrint(at, p) };
}
