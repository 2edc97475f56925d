/** Orders of magnitude in English: "hundreds of millions", "several hundred", "dozens". */
import { dozens } from './en.ts';
import type { NumberPrint } from './numbers.ts';
import { mul, power, type Rational, rational } from './rational.ts';
import { nextWord, type Word } from './word-at.ts';
import { scaleWords } from './word-tables.ts';

export const several = /^(several|few|couple|tens|hundreds|thousands|dozens|scores)$/;

/** "hundreds of millions", "several hundred", "tens of thousands", "billions": orders of magnitude. */
export function magnitude(text: string, word: Word): NumberPrint | undefined {
  let end = word.end;
  let scale: Rational | undefined;
  let top = 10n;
  if (word.word === 'several' || word.word === 'few' || word.word === 'couple') {
    let after = nextWord(text, end);
    if (after?.word === 'of') after = nextWord(text, after.end);
    if (!after) return undefined;
    if (dozens.has(after.word)) return orderOf(word.start, after.end, rational(12), 10n);
    const exponent = scaleWords.get(after.word);
    if (exponent === undefined) return undefined;
    scale = power(exponent);
    end = after.end;
    const larger = nextWord(text, end);
    const second = larger ? scaleWords.get(larger.word) : undefined;
    if (larger && second !== undefined && second > exponent) {
      scale = mul(scale, power(second));
      end = larger.end;
    }
    return orderOf(word.start, end, scale, 10n);
  }
  if (word.word === 'dozens' || word.word === 'tens' || word.word === 'scores') {
    scale = word.word === 'dozens' ? rational(12) : word.word === 'scores' ? rational(20) : rational(10);
  } else {
    const exponent = word.word.endsWith('s') ? scaleWords.get(word.word) : undefined;
    if (exponent === undefined) return undefined;
    scale = power(exponent);
    if (exponent > 2) top = 1000n;
  }
  const of = nextWord(text, end);
  const larger = of?.word === 'of' ? nextWord(text, of.end) : undefined;
  const second = larger?.word.endsWith('s') ? scaleWords.get(larger.word) : undefined;
  if (larger && second !== undefined) return orderOf(word.start, larger.end, mul(scale, power(second)), 10n);
  if (word.word === 'tens' || word.word === 'scores') return undefined;
  return orderOf(word.start, end, scale, top);
}

const orderOf = (start: number, end: number, low: Rational, times: bigint): NumberPrint => ({
  start,
  end,
  print: 'spread',
  value: low,
  step: low,
  low,
  high: mul(low, rational(times)),
  lowClosed: true,
  scale: low,
});
