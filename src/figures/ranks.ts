/** Places in an order (third-largest, 第二至四名), periods in a row (nine consecutive quarters, 連續九個季度) and numbers of digits (三位數). */
import { fold, isDigit, isHan, isLatin, skipSpaces } from './chars.ts';
import { readDigits } from './digits.ts';
import { inARow, ordinals, rankWords, small } from './en.ts';
import type { Figure, Unit } from './figure.ts';
import { readHanzi } from './hanzi.ts';
import { closed, halfOpen, type Interval, point } from './interval.ts';
import { longest } from './lexicon.ts';
import { unitAhead } from './number-at.ts';
import { compare, power, type Rational, rational } from './rational.ts';
import type { Rule } from './rules.ts';
import { afterNumber } from './vocabulary.ts';
import { type Word, wordAt } from './word-at.ts';

const figure = (
  text: string,
  start: number,
  end: number,
  interval: Interval,
  unit: Unit,
  rule: Rule,
  printed?: Rational,
): Figure => ({
  text: text.slice(start, end),
  start,
  end,
  interval,
  unit,
  rule,
  ...(printed ? { printed } : {}),
});

const ordinal = (text: string, start: number, end: number, low: Rational, high: Rational): Figure => {
  const single = compare(low, high) === 0;
  return {
    ...figure(
      text,
      start,
      end,
      single ? point(low) : closed(low, high),
      { dimension: 'ordinal', name: '' },
      'ordinal',
      single ? low : undefined,
    ),
    ...(single ? {} : { modifier: 'range' as const }),
  };
};

const period = (text: string, at: number): { name: string; end: number } | undefined => {
  const found = longest(afterNumber, text, skipSpaces(text, at, 2));
  if (found?.value.unit.dimension !== 'duration') return undefined;
  return { name: found.value.unit.name, end: found.to };
};

/** What follows one another: periods make a streak, anything else ("12 consecutive tweets") is a count of it. */
interface Row {
  readonly name: string;
  readonly end: number;
  readonly thing?: true;
}

/** "consecutive quarters" after a number, "nine straight months"; also "quarters in a row". */
export function streakAfter(text: string, at: number): Row | undefined {
  const from = skipSpaces(text, at, 2) || at;
  const begin = fold(text.charCodeAt(at)) === 0x2d ? at + 1 : from;
  if (begin === at) return undefined;
  const word = wordAt(text, begin);
  if (word && inARow.has(word.word)) return period(text, word.end) ?? anyPeriod(text, word.end);
  if (!word) return undefined;
  const unit = period(text, at);
  const row = /\s{1,2}(?:in a row|running|on the trot|straight)\b/iy;
  row.lastIndex = unit?.end ?? at;
  const found = unit && row.exec(text);
  return found && unit ? { name: unit.name, end: unit.end + found[0].length } : undefined;
}

/** "five straight wins": what repeats is no period; it is named as the table of things or else the print has it. */
function anyPeriod(text: string, at: number): Row | undefined {
  const from = skipSpaces(text, at, 2);
  const known = longest(afterNumber, text, from);
  if (known?.value.counted) return { name: known.value.unit.name, end: known.to, thing: true };
  const word = wordAt(text, from);
  return word && word.start > at ? { name: word.word.replace(/s$/, ''), end: word.end, thing: true } : undefined;
}

const streak = (text: string, start: number, value: Rational, row: Row): Figure =>
  figure(text, start, row.end, point(value), { dimension: 'streak', name: row.name }, 'streak', value);

/** So many in a row, from a cardinal: a streak of periods, a count of anything else. */
export const inRow = (text: string, start: number, value: Rational, row: Row): Figure =>
  row.thing
    ? figure(text, start, row.end, point(value), { dimension: 'count', name: row.name }, 'streak', value)
    : streak(text, start, value, row);

/** An ordinal in English words: "third-largest", "ninth consecutive quarter", "the twenty-first". */
export function readOrdinal(text: string, word: Word): Figure | undefined {
  let n = ordinals[word.word];
  let { end } = word;
  if (n === undefined) {
    const tens = small[word.word];
    if (tens === undefined || tens < 20 || fold(text.charCodeAt(word.end)) !== 0x2d) return undefined;
    const unit = wordAt(text, word.end + 1);
    const second = unit ? ordinals[unit.word] : undefined;
    if (!unit || second === undefined || second > 9) return undefined;
    n = tens + second;
    end = unit.end;
  }
  return ordinalOrStreak(text, word.start, end, rational(n), n <= 3);
}

/** "21st", "3rd" behind digits. */
export function ordinalSuffix(text: string, start: number, end: number, value: Rational): Figure | undefined {
  if (!isLatin(text, end) || !/^(st|nd|rd|th)(?![a-z0-9])/i.test(text.slice(end, end + 3))) return undefined;
  return ordinalOrStreak(text, start, end + 2, value, false);
}

function ordinalOrStreak(
  text: string,
  start: number,
  end: number,
  value: Rational,
  common: boolean,
): Figure | undefined {
  const row = streakAfter(text, end);
  if (row) return streak(text, start, value, row);
  const next = wordAt(text, fold(text.charCodeAt(end)) === 0x2d ? end + 1 : skipSpaces(text, end, 2));
  // "first", "second" and "third" alone are seldom a place in an order.
  if (common && !(next && rankWords.has(next.word))) return undefined;
  if (next && /^(quarter|half)$/.test(next.word)) return undefined;
  return ordinal(text, start, end, value, value);
}

function numberZh(text: string, at: number): { value: Rational; end: number } | undefined {
  if (isDigit(text, at)) {
    const literal = readDigits(text, at);
    return literal.value === undefined || literal.fraction ? undefined : { value: literal.value, end: literal.end };
  }
  const print = readHanzi(text, at, unitAhead(text));
  return print && print.print === 'plain' && print.value.d === 1n ? { value: print.value, end: print.end } : undefined;
}

const places = /[名位大]/;

/** 第三方, 第一时间, 第一财经: words and names, and no place in an order; 第三方案 is one. */
const fixed = /^(?:方(?![面向案阵陣法])|者|世界|帝[国國]|夫人|[时時][间間]|手(?![机機])|[财財][经經])/;

/** 第三大, 第二至四名, 第九個季度 (a streak after 連續). Periods (第三季度) are dates and left to their reader. */
export function readDi(text: string, at: number): Figure | undefined {
  const first = numberZh(text, skipSpaces(text, at + 1, 1));
  if (!first || fixed.test(text.slice(first.end, first.end + 3))) return undefined;
  const joint = /\s?[至到、—~～-]\s?第?/y;
  joint.lastIndex = first.end;
  const found = joint.exec(text);
  const second = found ? numberZh(text, first.end + found[0].length) : undefined;
  const end = second?.end ?? first.end;
  const high = second && compare(second.value, first.value) > 0 ? second.value : first.value;
  const stop = second && high === first.value ? first.end : end;
  if (
    /^\s?(?:季|[个個]?月|年|日|周|週|天)/.test(text.slice(stop, stop + 3)) &&
    !/^\s?[个個]/.test(text.slice(stop, stop + 2))
  )
    return undefined;
  return ordinal(text, at, places.test(text.charAt(stop)) ? stop + 1 : stop, first.value, high);
}

/** 連續九個季度, 連三年, 连涨三年, 连续第九个季度. */
export function readLian(text: string, at: number): Figure | undefined {
  const lead = /[连連](?:续|續)?(?:[涨漲跌升降增减減])?(?:了)?第?\s?/y;
  lead.lastIndex = at;
  const found = lead.exec(text);
  if (!found) return undefined;
  // 大连 is a city, 相连 a verb.
  const short = found[0].length < 2;
  if (short && '大相关關黄黃'.includes(text.charAt(at - 1) || 'x')) return undefined;
  const number = numberZh(text, at + found[0].length);
  if (!number) return undefined;
  const unit = period(text, number.end);
  if (unit) return streak(text, at, number.value, unit);
  const c = text.charAt(number.end);
  return !short && c !== '' && '次届屆场場轮輪期日'.includes(c)
    ? streak(text, at, number.value, { name: c === '日' ? 'day' : c, end: number.end + 1 })
    : undefined;
}

const growth =
  /增|涨|漲|升|跌|降|跃|躍|成长|成長|百分|%|％|grow|grew|rise|rose|rising|gain|increas|percent|jump|surg|climb|return|inflation|drop|fell|declin|interest/i;

/** "triple-digit growth", 三位数增长: so many digits, percent where the sentence speaks of growth. */
function digitCount(text: string, start: number, end: number, count: number): Figure {
  const near = text.slice(Math.max(0, start - 40), end + 40);
  const unit: Unit = growth.test(near) ? { dimension: 'percent', name: 'percent' } : { dimension: 'number', name: '' };
  return {
    ...figure(text, start, end, halfOpen(power(count - 1), power(count)), unit, 'digit-count'),
    modifier: 'magnitude',
  };
}

const counts: Readonly<Record<string, number>> = {
  single: 1,
  double: 2,
  two: 2,
  triple: 3,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

export function readDigitCount(text: string, word: Word): Figure | undefined {
  const count = counts[word.word];
  if (count === undefined) return undefined;
  const digits = wordAt(text, fold(text.charCodeAt(word.end)) === 0x2d ? word.end + 1 : skipSpaces(text, word.end, 1));
  if (!digits || digits.start === word.end || !/^(digit|digits|figure)$/.test(digits.word)) return undefined;
  return digitCount(text, word.start, digits.end, count);
}

/** After a Chinese number or digit: 位数. */
export function digitCountZh(text: string, start: number, end: number, value: Rational): Figure | undefined {
  const at = skipSpaces(text, end, 1);
  if (text.charAt(at) !== '位' || !'数數'.includes(text.charAt(at + 1) || 'x')) return undefined;
  const count = value.d === 1n ? Number(value.n) : 0;
  return count >= 1 && count <= 20 && (isHan(text, start) || isDigit(text, start))
    ? digitCount(text, start, at + 2, count)
    : undefined;
}
