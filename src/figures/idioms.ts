/** Figures without a number of the usual kind: 1:600, 翻番, 对折. */
import { isDigit } from './chars.ts';
import type { Figure } from './figure.ts';
import { loosen } from './loosen.ts';
import type { NumberPrint } from './numbers.ts';
import { bareNumber, type Quantity } from './printed-quantity.ts';
import { quantityAt } from './quantity.ts';
import { div, one, type Rational } from './rational.ts';

/** 1:600 is one in six hundred; 1:30 is a time and 3:2 a score. */
export function colonRatio(text: string, quantity: Quantity): Figure | undefined {
  const { print } = quantity;
  if (
    print.value.n !== 1n ||
    print.value.d !== 1n ||
    print.digits !== 1 ||
    quantity.known !== 'none' ||
    !/[:：]/.test(text.charAt(quantity.end))
  )
    return undefined;
  const second = isDigit(text, quantity.end + 1) ? quantityAt(text, quantity.end + 1) : undefined;
  if (!second || second.print === undefined || second.print.value.d !== 1n || second.print.value.n < 100n)
    return undefined;
  const value = div(one, second.print.value);
  const { interval } = loosen({ ...print, print: 'ratio', value, ...ratioEnds(second.print) }, 'number', '');
  return {
    text: text.slice(quantity.start, second.end),
    start: quantity.start,
    end: second.end,
    interval,
    unit: bareNumber,
    rule: 'one-in',
    printed: value,
  };
}

function ratioEnds(print: NumberPrint): { low: Rational; high: Rational } {
  const digits = print.value.n.toString();
  const zeros = digits.length - Math.max(2, digits.replace(/0+$/, '').length);
  const doubled = { n: print.value.n * 2n, d: 1n };
  const step = 10n ** BigInt(Math.max(0, zeros));
  return {
    low: div({ n: 2n, d: 1n }, { n: doubled.n + step, d: 1n }),
    high: div({ n: 2n, d: 1n }, { n: doubled.n - step, d: 1n }),
  };
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
