/**
 * The words that bound a date on one side: "by October" is everything up to 31 October, "before 2025" leaves 2025 out,
 * "since 1990" begins with its first day. "As of" bounds nothing: it names the day on which something was so.
 */
import { above, atLeast, atMost, below, type Interval } from '../interval.ts';
import { rational } from '../rational.ts';
import type { Days } from './calendar.ts';
import { wordBefore } from './en-parts.ts';
import { ahead, behind } from './zh-print.ts';

export type DateModifier = 'by' | 'before' | 'since' | 'after' | 'until';

export interface Bounded {
  readonly modifier: DateModifier;
  readonly start: number;
  readonly end: number;
}

/** The interval of a date with such a word. */
export function bound(days: Days, modifier: DateModifier): Interval {
  const [first, last] = [rational(days.first), rational(days.last)];
  switch (modifier) {
    case 'by':
    case 'until':
      return atMost(last);
    case 'before':
      return below(first);
    case 'since':
      return atLeast(first);
    case 'after':
      return above(last);
  }
}

const boundWords = (table: Readonly<Record<string, DateModifier>>): ReadonlyMap<string, DateModifier> =>
  new Map(Object.entries(table));

const single = boundWords({
  by: 'by',
  before: 'before',
  since: 'since',
  after: 'after',
  until: 'until',
  till: 'until',
  til: 'until',
});
const pairs = boundWords({
  'prior to': 'before',
  'not yet': 'before',
  'earlier than': 'before',
  'ahead of': 'before',
  'later than': 'after',
  'subsequent to': 'after',
  'starting in': 'since',
  'starting from': 'since',
  'beginning in': 'since',
  'up to': 'until',
  'up until': 'until',
  'up till': 'until',
  'starting on': 'since',
});
const triples = boundWords({
  'no later than': 'by',
  'not later than': 'by',
  'no earlier than': 'since',
  'not earlier than': 'since',
  'not before': 'since',
  'on or before': 'by',
  'on or after': 'since',
  'in or before': 'by',
  'in or after': 'since',
  'by or before': 'by',
});

/** The last words of those phrases: most dates have none before them. */
const lastWords = new Set(
  [...single.keys(), ...pairs.keys(), ...triples.keys(), 'from'].map((phrase) => phrase.split(' ').at(-1)),
);

const denies = /\b(?:not|never|nobody|nothing|none|no \w+|\w+n['’]t)\b[^,.;:]*$/i;
const deniesWithin = 40;

/** "by", "no later than" before an English date; "onwards" behind "from" one. */
export function englishBound(text: string, start: number, end: number): Bounded | undefined {
  const one = wordBefore(text, start);
  if (!one) return undefined;
  const anchor = one.word === 'the' ? wordBefore(text, one.start) : one;
  if (!anchor || !lastWords.has(anchor.word)) return undefined;
  const two = wordBefore(text, anchor.start);
  const three = two && wordBefore(text, two.start);
  const triple = two && three && triples.get(`${three.word} ${two.word} ${anchor.word}`);
  if (triple && three) return { modifier: triple, start: three.start, end };
  const pair = two && (pairs.get(`${two.word} ${anchor.word}`) ?? triples.get(`${two.word} ${anchor.word}`));
  if (pair && two) return { modifier: pair, start: two.start, end };
  if (anchor.word === 'from') {
    const onward = /^ (?:onwards?|on(?= *[,.;]))/.exec(text.slice(end, end + 9));
    return onward ? { modifier: 'since', start: anchor.start, end: end + onward[0].length } : undefined;
  }
  const modifier = single.get(anchor.word);
  // "Did not open until October" is when it opened, "the day after tomorrow" no bound.
  if (!modifier || two?.word === 'day') return undefined;
  if (modifier === 'until' && denies.test(text.slice(Math.max(0, anchor.start - deniesWithin), anchor.start)))
    return undefined;
  return { modifier, start: anchor.start, end };
}

const suffix: readonly (readonly [RegExp, DateModifier])[] = [
  [/^(?:或|及)(?:之|以)?前/, 'by'],
  [/^(?:或|及)(?:之|以)?(?:后)/, 'since'],
  [/^(?:以来|开始|起(?!诉|步|义|码|到|初|源)|至今|以降)/, 'since'],
  [/^(?:之|以)?前(?!后|[一二三四五六七八九十\d]|往|夕|半|所|期|列|景|线|卫|进|途)/, 'before'],
  [/^(?:之|以)?后(?!半|期|来|[一二三四五六七八九十\d]|方|者|续)/, 'after'],
  [/^(?:为止|止(?!损|血))/, 'until'],
];
const prefix: readonly (readonly [RegExp, DateModifier])[] = [
  [/(?:不晚于|不迟于)$/, 'by'],
  [/(?:早于)$/, 'before'],
  [/(?:不早于)$/, 'since'],
  [/(?:晚于|迟于)$/, 'after'],
  [/(?:直到|直至)$/, 'until'],
];

/** 自下周一开始 begins a time; 将于下周一开始 says when something does. */
const onThatDay = /[于於在将將]$/;

/** How those begin and end: most dates have none of it. */
const suffixStarts = /^[或及以开起至之前后为止]/;
const prefixEnds = /[于到至]$/;

/** 前, 以来, 起 behind a Chinese date; 不晚于, 直到 before it; 自 ... 以来 round it. `late` is a date with 底 or 末. */
export function chineseBound(text: string, start: number, end: number, late: boolean): Bounded | undefined {
  const after = ahead(text, end, 5);
  const says = after.startsWith('开始') && onThatDay.test(behind(text, start, 1));
  if (suffixStarts.test(after) && !says)
    for (const [pattern, modifier] of suffix) {
      const match = pattern.exec(after);
      if (!match) continue;
      const head = behind(text, start, 1);
      const opened = modifier === 'since' && /[自从由]/.test(head) ? 1 : 0;
      return {
        modifier: modifier === 'before' && late ? 'by' : modifier,
        start: start - opened,
        end: end + match[0].length,
      };
    }
  const before = behind(text, start, 3);
  if (!prefixEnds.test(before)) return undefined;
  for (const [pattern, modifier] of prefix) {
    const match = pattern.exec(before);
    // 直到2010年才成立 says when it was founded.
    if (match && modifier === 'until' && /^[^，。；,;]{0,4}才/.test(after)) return undefined;
    if (match) return { modifier, start: start - match[0].length, end };
  }
  return undefined;
}
