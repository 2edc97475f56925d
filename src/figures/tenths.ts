/** 成 and 折 behind a number: tenths of a whole and of a price. */
import { isDigit, isHan, skipSpaces } from './chars.ts';
import { readDigits } from './digits.ts';
import { longest } from './lexicon.ts';
import { scaledPrint } from './loosen.ts';
import type { NumberPrint } from './numbers.ts';
import { add, compare, one, rational } from './rational.ts';
import { afterNumber } from './vocabulary.ts';

const afterTenths =
  /[的左以]|受访|受訪|认为|認為|表示|支持|反对|反對|赞成|贊成|同意|相信|觉得|覺得|希望|来自|來自|满意|滿意|不|未|没|沒|有|曾|已|会|會|是|为|為|愿|願|想|担心|擔心|赞|贊|选|選|民众|民眾/y;

/** 九成三 before a stop, a thing without its counter (九成三受访者) or a verb of opinion; in 两成二手房 the numeral is another word's. */
function endsTenths(text: string, at: number): boolean {
  if (!isHan(text, at)) return true;
  afterTenths.lastIndex = at;
  if (afterTenths.test(text)) return true;
  const thing = longest(afterNumber, text, at);
  return thing?.value.counted === true && thing.to - thing.from > 1 && !counters.test(text.charAt(at));
}

const counters = /[个個家名位种種次所间間座款台部件张張颗枚项項条條篇本]/;

/** 7 2 折: print that sets its digits apart, as 九 九 折 does. */
function digitsApart(text: string, print: NumberPrint, at: number): { print: NumberPrint; to: number } | undefined {
  if (print.digits !== 1 || at === print.end || !isDigit(text, at)) return undefined;
  const to = skipSpaces(text, at + 1, 2);
  if (text.charAt(to) !== '折') return undefined;
  const second = readDigits(text, at).value;
  if (second === undefined) return undefined;
  const value = add(scaledPrint(print, rational(10)).value, second);
  return { print: { ...print, end: at + 1, value, step: one, print: 'rounded', tenths: true }, to: to + 1 };
}

/** 成 and 折: tenths, which are no 成 of 成员 or 成功. */
export function tenthsAt(text: string, print: NumberPrint): { print: NumberPrint; to: number } | undefined {
  const at = skipSpaces(text, print.end, 2);
  const c = text.charAt(at);
  if (c !== '成' && c !== '折') return digitsApart(text, print, at);
  const staff = text.startsWith('员工', at + 1) || text.startsWith('員工', at + 1);
  if (
    c === '成' && !staff
      ? '员員功为為立本长長果都就年交绩績分型品为熟因群'.includes(text.charAt(at + 1) || 'x')
      : '叠疊磨射腾'.includes(text.charAt(at + 1) || 'x')
  )
    return undefined;
  const ten = rational(10);
  // 半折 is half the price.
  if (c === '折' && print.value.n === 1n && print.value.d === 2n)
    return { print: { ...scaledPrint(print, rational(100)), print: 'worded' }, to: at + 1 };
  const half = text.charAt(at + 1) === '半';
  const more = c === '成' ? '一二三四五六七八九'.indexOf(text.charAt(at + 1) || 'x') + 1 : 0;
  if (more > 0 && print.value.d === 1n && endsTenths(text, at + 2)) {
    // 一成二 is twelve hundredths.
    const value = add(print.value, rational(more, 10));
    return { print: { ...scaledPrint({ ...print, value, step: rational(1, 10), print: 'rounded' }, ten) }, to: at + 2 };
  }
  // Ten tenths of a price are no discount.
  if (c === '折' && compare(print.value, ten) === 0) return undefined;
  const factor = c === '折' && compare(print.value, ten) > 0 ? one : ten;
  const value = half ? add(print.value, rational(1, 2)) : print.value;
  const step = half ? rational(1, 2) : print.print === 'plain' || print.weak ? one : print.step;
  if (print.print === 'spread') return { print: { ...scaledPrint(print, ten), step: one }, to: at + 1 };
  return {
    print: { ...scaledPrint({ ...print, value, step, print: 'rounded', tenths: true }, factor) },
    to: at + (half ? 2 : 1),
  };
}
