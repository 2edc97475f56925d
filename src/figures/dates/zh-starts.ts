/** Where a Chinese date may begin: a cheap look at two characters, made at every character of a text. */
import { chineseFeasts } from './feasts.ts';
import { eras } from './zh-eras.ts';
import { variants } from './zh-print.ts';

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

const followers = new Map<string, Set<string>>();
const follow = (first: string, next: string): void => {
  for (const head of variants(first)) {
    if (/[\d０-９ ]/.test(head)) continue;
    const after = followers.get(head) ?? new Set<string>();
    for (const char of variants(next)) after.add(char);
    followers.set(head, after);
  }
};
for (const [firsts, nexts] of pairs) for (const first of firsts) for (const next of nexts) follow(first, next);
for (const first of numerals) for (const next of behindNumeral) follow(first, next);
for (const name of [...chineseFeasts.keys(), ...eras.keys()]) follow(name[0] ?? '', name[1] ?? '');

/** 一个 counts everything; of time only these. */
const countedTime = new Set([...'月季星礼世'].flatMap(variants));

/** May a Chinese date begin with this character, before the next one? The last one may be 十一, whole. */
export function mayBegin(text: string, at: number): boolean {
  const next = text[at + 1];
  if (next === undefined || !followers.get(text[at] ?? '')?.has(next)) return false;
  return (
    (next !== '个' && next !== '個') || countedTime.has(text[at + 2] ?? '') || '这這今上下'.includes(text[at] ?? ' ')
  );
}

/** The characters that {@link mayBegin} answers for. */
export const chineseStarts: readonly string[] = [...followers.keys()];
