/** 多 and 餘 behind a unit or within it (三年多, 一倍多, 三成多, 三个多月): past the number, and short of the next of its last digit. */
import { isHan, skipSpacesBack } from './chars.ts';
import { longest } from './lexicon.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, one, type Rational, sub } from './rational.ts';
import { lastDigit, roundStep } from './rounding.ts';
import { afterNumber, type Meaning } from './vocabulary.ts';

/** What makes another word of them: 多少, 多元, 多家, 余额. */
const otherMany = '少元种種样樣次名个個家項项国國边邊数數云雲功媒线線重于於出達达亏虧点點头頭方党黨';
const otherRest = '额額下量款热熱震波地生';

function moreAt(text: string, at: number): boolean {
  const c = text.charAt(at);
  const next = text.charAt(at + 1) || ' ';
  return c === '多' ? !otherMany.includes(next) : (c === '余' || c === '餘') && !otherRest.includes(next);
}

/** Of 100 and more the trailing zeros do not count: 100公里多 may be 105. */
function lastStep(value: Rational): Rational {
  const step = roundStep(value);
  return compare(step, one) < 0 ? one : step;
}

const past = (print: NumberPrint, step: Rational, end: number): NumberPrint => ({
  ...print,
  end,
  print: 'spread',
  step,
  low: print.value.n < 0n ? sub(print.value, step) : print.value,
  high: print.value.n < 0n ? print.value : add(print.value, step),
  lowClosed: false,
  scale: undefined,
  weak: undefined,
});

/** One unit of what 多 counts: of a half another, before a scale word its last digit (3亿元多), else that of the print. */
function stepOf(print: NumberPrint): Rational | undefined {
  if (print.print === 'worded') return print.value.n === 1n && print.value.d === 2n ? print.value : undefined;
  if (print.print !== 'plain' && print.print !== 'rounded') return undefined;
  if (print.scale && print.value.d === 1n) return lastDigit(print.value);
  return print.print === 'plain' ? lastStep(print.value) : print.step;
}

/** The number whose unit ends at `end`, where 多 stands behind it; 比5米多 compares with it instead. */
export function morePast(text: string, print: NumberPrint, end: number): NumberPrint | undefined {
  if (!moreAt(text, end) || print.value.n === 0n || (!'%％'.includes(text.charAt(end - 1)) && !isHan(text, end - 1)))
    return undefined;
  const step = stepOf(print);
  if (!step || text.charAt(skipSpacesBack(text, print.start, 2) - 1) === '比') return undefined;
  return past(print, step, end + 1);
}

/** 三个多月, 3個多百分點: 多 within the unit. */
export function moreWithin(
  text: string,
  print: NumberPrint,
): { print: NumberPrint; meaning: Meaning; to: number } | undefined {
  const counter = text.charAt(print.end);
  if ((counter !== '个' && counter !== '個') || !'多余餘'.includes(text.charAt(print.end + 1) || ' ')) return undefined;
  const step = stepOf(print);
  if (!step || print.print === 'rounded' || print.value.n <= 0n) return undefined;
  const found = longest(afterNumber, counter + text.slice(print.end + 2, print.end + 8), 0);
  if (!found || found.value.counted) return undefined;
  return { print: past(print, step, print.end), meaning: found.value, to: print.end + 1 + found.to };
}
