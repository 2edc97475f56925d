/** Where a Chinese date may begin: a cheap look at two characters, made at every character of a text. */
import { once } from '../once.ts';
import { chineseFeasts } from './feasts.ts';
import { eras } from './zh-eras.ts';
import { foldable, foldedCode } from './zh-print.ts';

/** First characters, and those that may follow them; both simplified. Numerals begin a date before anything. */
const pairs: readonly (readonly [string, string])[] = [
  ['上下', '个一二三四五六七八九十两0123456789周星礼月季半年世旬上下财'],
  ['本这', '个一周星礼月季年财'],
  ['今昨明', '年天日晚夜晨早个'],
  ['今', '后'],
  ['本上', '世'],
  ['二', 'O'],
  ['琴寻听', '日天'],
  ['前后', '年天日半一二三四五六七八九十两0123456789'],
  ['大', '前后大年'],
  ['去', '年'],
  ['首', '季二三四五六七八九十两0123456789'],
  ['头', '二三四五六七八九十两0123456789'],
  ['第', '一二三四1234'],
  ['过', '去'],
  ['近', '一二三四五六七八九十两0123456789'],
  ['未接', '来下'],
  ['最', '近'],
  ['年月', '初底末中'],
  ['中', '旬'],
  ['周', '一二三四五六日天'],
  ['星', '期'],
  ['礼', '拜'],
  ['半', '年个'],
  ['农', '历'],
  ['阴', '历'],
  ['闰', '一二三四五六七八九十'],
  ['正腊', '月'],
  ['公西', '元'],
];
const numerals = '零一二三四五六七八九十廿两';
const behindNumeral = `${numerals}百年月日号季周天个世至到和与半星 -—–~长黄假小期`;

/** First characters, as they are printed, and the folded ones that may follow. */
const followers = once(() => {
  const table = new Map<number, Set<number>>();
  const follow = (firsts: string, nexts: string): void => {
    for (const first of firsts) {
      const after = table.get(first.charCodeAt(0)) ?? new Set();
      for (const next of nexts) after.add(next.charCodeAt(0));
      table.set(first.charCodeAt(0), after);
    }
  };
  for (const [firsts, nexts] of pairs) follow(firsts, nexts);
  follow(numerals, behindNumeral);
  for (const name of [...chineseFeasts.keys(), ...eras.keys()]) follow(name[0] ?? '', name[1] ?? '');
  for (const other of foldable) {
    const after = table.get(foldedCode(other.charCodeAt(0)));
    if (after) table.set(other.charCodeAt(0), after);
  }
  return table;
});

/** 一个 counts everything; of time only these. */
const countedTime = '月季星礼世';

/** May a Chinese date begin with this character, before the next one? The last one may be 十一, whole. */
export function mayBegin(text: string, at: number): boolean {
  const next = foldedCode(text.charCodeAt(at + 1));
  if (!followers().get(text.charCodeAt(at))?.has(next)) return false;
  return (
    next !== 0x4e2a ||
    countedTime.includes(String.fromCharCode(foldedCode(text.charCodeAt(at + 2)))) ||
    '这這今上下'.includes(text.charAt(at))
  );
}

/** The codes of the characters that {@link mayBegin} answers for. */
export const chineseStarts = (): Iterable<number> => followers().keys();
