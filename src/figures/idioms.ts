/** Figures without a number of the usual kind: 1:600, 翻番, 对折. */
import { isDigit } from './chars.ts';
import type { Figure } from './figure.ts';
import { shareEnds } from './fractions.ts';
import { loosen } from './loosen.ts';
import type { NumberPrint } from './numbers.ts';
import { bareNumber, type Quantity } from './printed-quantity.ts';
import { quantityAt } from './quantity.ts';
import { compare, div, one, type Rational } from './rational.ts';
import { roundStep } from './rounding.ts';

const colon = /[:：]/;
const toLast = /\s?[-–—~～至到]\s?(?:1[:：])?|\s+to\s+(?:1[:：])?/y;

/** 1:600 is one in six hundred, 1:4,000-5,000 one in so many or so many; 1:30 is a time and 3:2 a score. */
export function colonRatio(text: string, quantity: Quantity): Quantity | undefined {
  const { print, end } = quantity;
  if (!colon.test(text.charAt(end)) || print.value.n !== 1n || print.value.d !== 1n || print.digits !== 1)
    return undefined;
  if (quantity.known !== 'none') return undefined;
  const first = divisorAt(text, end + 1);
  if (!first) return undefined;
  toLast.lastIndex = first.end;
  const joint = toLast.exec(text);
  const last = joint ? divisorAt(text, first.end + joint[0].length) : undefined;
  const shared = { ...quantity, known: 'measure', unit: bareNumber } as const;
  if (last && compare(first.value, last.value) < 0) {
    const [low, high] = [div(one, last.value), div(one, first.value)];
    const range: NumberPrint = {
      ...print,
      end: last.end,
      print: 'spread',
      value: high,
      step: one,
      low,
      high,
      lowClosed: true,
      ends: true,
    };
    return { ...shared, end: last.end, to: last.end, print: range };
  }
  const ratio: NumberPrint = {
    ...print,
    end: first.end,
    print: 'ratio',
    value: div(one, first.value),
    ...shareEnds(one, first.value, roundStep(first.value)),
  };
  return { ...shared, end: first.end, to: first.end, print: ratio };
}

function divisorAt(text: string, at: number): { value: Rational; end: number } | undefined {
  const read = isDigit(text, at) ? quantityAt(text, at) : undefined;
  if (read?.print === undefined || read.known !== 'none') return undefined;
  const { value } = read.print;
  return value.d === 1n && value.n >= 100n ? { value, end: read.end } : undefined;
}

/** 翻了一番, 翻倍, 翻两番: twice, twice, four times. */
export function turned(text: string, at: number): Figure | undefined {
  const found = /翻了?\s?(?:(倍)|([一两兩二三四])\s?(?:番|倍))/y;
  found.lastIndex = at;
  const match = found.exec(text) ?? undefined;
  if (!match) return undefined;
  const power = match[2]
    ? '一两二三四'.replace('两', '').indexOf(match[2] === '两' || match[2] === '兩' ? '二' : match[2]) + 1
    : 1;
  const value: Rational = { n: 2n ** BigInt(Math.max(1, power)), d: 1n };
  const print: NumberPrint = { start: at, end: at + match[0].length, print: 'worded', value, step: one };
  const { interval, rule } = loosen(print, 'multiple', 'times');
  return {
    text: match[0],
    start: at,
    end: print.end,
    interval,
    unit: { dimension: 'multiple', name: 'times' },
    rule,
    printed: value,
  };
}

/** 打对折 is half the price. */
export function halfPrice(text: string, at: number): Figure | undefined {
  if (!/[打]/.test(text.charAt(at - 1)) || text.charAt(at + 1) !== '折') return undefined;
  const value: Rational = { n: 50n, d: 1n };
  const print: NumberPrint = { start: at, end: at + 2, print: 'worded', value, step: one };
  const { interval, rule } = loosen(print, 'percent', 'percent');
  return {
    text: text.slice(at, at + 2),
    start: at,
    end: at + 2,
    interval,
    unit: { dimension: 'percent', name: 'percent' },
    rule,
    printed: value,
  };
}
