/** Is a number in print a quantity at all? Times, marks, names and the numerals inside of Chinese words are not. */
import { isDigit, isHan, isLatin, skipSpaces } from './chars.ts';
import { wordsOfCounters } from './counters.ts';
import { small } from './en.ts';
import { isLabelled } from './latin-names.ts';
import { firstOf, type Rules, takes } from './left-alone.ts';
import { opensClause } from './lone-numerals.ts';
import { type NameRule, nameOf } from './names.ts';
import { isDivisor } from './per.ts';
import type { Context, Quantity } from './printed-quantity.ts';
import { inTitle, isTitle, properName } from './titles.ts';

/** A number with what stands around it, before it is a figure. */
interface Candidate {
  readonly context: Context;
  readonly text: string;
  readonly quantity: Quantity;
  readonly hedged: boolean;
}

/** Asked of every number. */
const everyNumber = [
  {
    name: 'scale-alone',
    why: 'One scale character that is the whole text is a word.',
    applies: ({ context, quantity: { print, known, start, end } }) =>
      print.weak === true && print.print === 'spread' && known === 'none' && context.whole(start, end),
  },
  takes(({ context, quantity }) => context.whole(quantity.start, quantity.end)),
  {
    name: 'name-in-capitals',
    why: 'A number word with a capital before a word with one is a name: Six Flags.',
    applies: ({ text, quantity }) => isLatin(text, quantity.from) && properName(text, quantity),
  },
  {
    name: 'title',
    why: 'A number before words in capitals is the title of a work, a band or a street: 28 Years Later.',
    applies: ({ text, quantity, hedged }) => !hedged && isTitle(text, quantity),
  },
  takes(({ text, quantity }) => /^(?:一半|半[数數])$/.test(text.slice(quantity.from, quantity.to))),
  takes(({ quantity: { print } }) => print.weak === true && print.value.n < 0n),
  {
    name: 'book-marks',
    why: 'Between the marks of a title it belongs to the title: 《八佰》.',
    applies: ({ text, quantity }) => inTitle(text, quantity.start, quantity.end),
  },
  {
    name: 'feast-day',
    why: '五一 and 九一八 are days of the year.',
    applies: ({ text, quantity: { known, from, to } }) => known === 'none' && feastDays.test(text.slice(from, to)),
  },
  {
    name: 'model',
    why: 'A letter on digits behind a name is part of the name: Ultra 9 285K.',
    applies: ({ text, quantity }) => isModel(text, quantity),
  },
  {
    name: 'lettered-label',
    why: 'A letter on the number behind a label belongs to the label: gate 40C.',
    applies: ({ text, quantity: { start, end, to } }) => end === to + 1 && isLatin(text, to) && isLabelled(text, start),
  },
  {
    name: 'neighbouring-period',
    why: '前一年 is the year before, and 后一天 the day after.',
    applies: ({ text, quantity }) => isNeighbour(text, quantity),
  },
  {
    name: 'place-in-order',
    why: '第三天 is a place in an order.',
    applies: ({ text, quantity }) => text.charAt(quantity.start - 1) === '第',
  },
  {
    name: 'divisor',
    why: '每10万人 and "per 100,000 people" say of what another number is.',
    applies: ({ text, quantity }) => isDivisor(text, quantity),
  },
] as const satisfies Rules<Candidate>;

/** Asked of lone numerals, which are as often words: 三 in 三星, 一 in 一带一路, "one". They count before a counter, or by themselves. */
const loneNumeral = [
  {
    name: 'everyday-word',
    why: 'Some numerals make another word with their counter: 四处, 五花八门.',
    applies: ({ text, quantity: { from, to } }) => wordsOfCounters.has(text.slice(from, to + 1)),
  },
  {
    name: 'lone-word',
    why: '"One" by itself is a pronoun, and before what could be counted an article, unless a hedge leads it.',
    applies: ({ text, quantity, hedged }) =>
      isLatin(text, quantity.from) &&
      (quantity.known === 'none' ? !isListedWord(text, quantity) : quantity.known === 'counted' && !hedged),
  },
  takes(({ text, quantity }) => isLatin(text, quantity.from)),
  {
    name: 'lone-scale',
    why: 'One scale character before a unit or a counted thing is a word, unless a hedge leads it: 百米, 千人.',
    applies: ({ text, quantity: { known, from }, hedged }) =>
      known !== 'none' && !hedged && scaleCharacter.test(text.charAt(from)),
  },
  takes(
    ({ context, text, quantity: { known, from, start, end } }) =>
      known === 'measure' ||
      (known === 'counted' && (scaleCharacter.test(text.charAt(from)) || context.whole(start, end + 1))),
  ),
  {
    name: 'article',
    why: '一 and 半 before a counter are an article, unless a hedge leads them; so is a lone numeral before a word in Latin letters.',
    applies: ({ text, quantity: { known, from, to }, hedged }) =>
      known === 'counted' && !hedged && ('一半'.includes(text.charAt(from)) || !isHan(text, to)),
  },
  takes(({ quantity }) => quantity.known === 'counted'),
  takes(({ text, quantity: { from, end }, hedged }) => hedged && isMostlyHalf(text, from, end)),
  {
    name: 'part-of-a-word',
    why: 'A lone numeral behind a hedge, with a character on it that counts nothing, is part of a word.',
    applies: ({ text, quantity: { print, end }, hedged }) => hedged && print.print !== 'spread' && isHan(text, end),
  },
  takes(({ hedged }) => hedged),
  takes(({ text, quantity: { from, end } }) => isTop(text, from, end)),
  {
    name: 'item-mark',
    why: '一、 at the beginning of a line and （一） number a list.',
    applies: ({ text, quantity: { from, end } }) => isItemMark(text, from, end),
  },
  takes(({ text, quantity: { from, end } }) => text.charAt(end) === '的' && opensClause(text, from)),
  {
    name: 'amid-characters',
    why: 'A lone numeral amid other characters is part of a word: 三星, 一带一路.',
    applies: ({ text, quantity: { from, end } }) =>
      '是为為'.includes(text.charAt(from - 1) || 'x')
        ? isHan(text, end) && !'那这這却也'.includes(text.charAt(end))
        : isHan(text, from - 1) || isHan(text, end),
  },
] as const satisfies Rules<Candidate>;

/** Asked of all other numbers, before their names. */
const plainNumber = [
  {
    name: 'scale-without-unit',
    why: 'Scale characters alone, without a unit or a hedge, are a word: 千万.',
    applies: ({ text, quantity, hedged }) =>
      isBareScale(text, quantity, hedged) &&
      !'数數几幾'.includes(text.charAt(quantity.from)) &&
      quantity.print.lowClosed === true,
  },
  takes(({ text, quantity, hedged }) => isBareScale(text, quantity, hedged)),
  {
    name: 'touching-characters',
    why: 'A number that touches Chinese characters, none of them a particle, is part of a name: 双十一, 小米14.',
    applies: ({ text, quantity, hedged }) => isTouching(text, quantity, hedged),
  },
  {
    name: 'time-of-day',
    why: 'Hours and minutes are a time: 9:30, 5 p.m., 9点30分.',
    applies: ({ text, quantity }) => isTime(text, quantity),
  },
  {
    name: 'leading-zero',
    why: 'Digits that begin with a zero, without a unit of measure, are a code.',
    applies: ({ text, quantity: { print, known, from } }) =>
      print.digits !== undefined && print.digits > 1 && text.charAt(from) === '0' && known !== 'measure',
  },
] as const satisfies Rules<Candidate>;

/** The rules of these tables, in the order in which they are asked. */
export const acceptRules = () => [...everyNumber, ...loneNumeral, ...plainNumber];

export type AcceptRule = NonNullable<ReturnType<typeof acceptRules>[number]['name']>;

/** The rule by which this is no figure; undefined where it is one. */
export function whyNone(context: Context, quantity: Quantity, hedged: boolean): AcceptRule | NameRule | undefined {
  const { text } = context;
  const { print } = quantity;
  const candidate: Candidate = { context, text, quantity, hedged };
  const rule =
    firstOf(everyNumber, candidate) ?? (print.weak ? firstOf(loneNumeral, candidate) : firstOf(plainNumber, candidate));
  if (rule) return rule.name;
  if (print.weak) return undefined;
  const { start, known } = quantity;
  const end = known === 'none' ? quantity.end : quantity.to;
  return nameOf({
    text,
    start,
    end,
    before: text.charAt(start - 1),
    after: text.charAt(end),
    digits: print.digits,
    bare: print.grouped !== true && print.digits !== undefined,
    decimals: (print.print === 'rounded' || print.print === 'exact') && !print.scale,
    worded: isLatin(text, quantity.from) || isHan(text, quantity.from),
    unit: print.scale || print.print === 'ratio' ? 'measure' : known,
    hedged,
    value: Number(print.value.n),
  });
}

/** "Core i9 14900K", "Ultra 9 285K", 极氪9X: a letter on digits behind a name is part of it, no scale and no "times". */
function isModel(text: string, { from, to, end, print, unit, known }: Quantity): boolean {
  const times = unit.dimension === 'multiple' && text.charAt(end - 1) === 'X';
  if (!times && !(known === 'none' && print.scale && text.charAt(to - 1) === 'K' && isDigit(text, to - 2)))
    return false;
  const before = text.slice(Math.max(0, from - 24), from);
  return times && isHan(text, from - 1)
    ? !openBefore.includes(text.charAt(from - 1))
    : /(?:[A-Za-z]\d+|\d[A-Za-z]+|[A-Z][A-Za-z]*\s\d{1,2})\s$/.test(before);
}

/** 五一 and 九一八 are days. */
const feastDays = /^(?:三八|五[一四]|六一|七[一七]|八一|九一八)$/;

const isNeighbour = (text: string, { from, to, unit, known }: Quantity): boolean =>
  known === 'measure' &&
  text.charAt(from) === '一' &&
  to === from + 1 &&
  unit.dimension === 'duration' &&
  '前后後次翌同'.includes(text.charAt(from - 1) || 'x') &&
  !/[以之]/.test(text.charAt(from - 2));

const isColon = (c: string): boolean => c === ':' || c === '：';

function isTime(text: string, { start, end, known }: Quantity): boolean {
  if (known !== 'measure') {
    if (isColon(text.charAt(end)) && isDigit(text, end + 1)) return true;
    if (isColon(text.charAt(start - 1)) && isDigit(text, start - 2)) return true;
  }
  if (known === 'none') return meridiem(text, end);
  // 9点30分 is a time to its last character.
  return known === 'counted' && text.charAt(end - 1) === '分' && /[点點时時]/.test(text.charAt(start - 1));
}

function meridiem(text: string, at: number): boolean {
  const i = skipSpaces(text, at, 1);
  return (
    /^(?:[ap]\.?m\b|o['’]clock|[點点]|时\b|時\b)/i.test(text.slice(i, i + 8)) &&
    !/^[点點](?:[^钟鐘整半]|$)/.test(text.slice(i, i + 2))
  );
}

const scaleCharacter = /^[百千万萬亿億兆]$/;

function isItemMark(text: string, from: number, end: number): boolean {
  const mark = text.charAt(end);
  if (mark === '、' || mark === '．') return from === 0 || text.charAt(from - 1) === '\n';
  return (mark === '）' || mark === ')') && '（('.includes(text.charAt(from - 1) || 'x');
}

/** 排名前三的品牌, 前五大: the top three are a number; 目前 and 以前 are other words. */
const isTop = (text: string, from: number, end: number): boolean =>
  text.charAt(from - 1) === '前' &&
  !'目以之年日此提面当當天月先从從事生午史眼跟'.includes(text.charAt(from - 2) || '以') &&
  (!isHan(text, end) || '大强強甲的'.includes(text.charAt(end)));

/** What begins another word with 半: 半岛, 半年, 年过半百. */
const halfWords = '百岛島山场場夜途径徑导導世生天年月日身路空职職成脱脫票挂掛球边邊截个個小价價';

/** 过半民众, 近半受访者: more than half of them, nearly half. */
const isMostlyHalf = (text: string, from: number, end: number): boolean =>
  text.charAt(from) === '半' && end === from + 1 && isHan(text, end) && !halfWords.includes(text.charAt(end));

/** "one, two and three": one among other numbers. */
function isListedWord(text: string, quantity: Quantity): boolean {
  const next = /^(?:,? and |, | )([a-z]+)/i.exec(text.slice(quantity.end, quantity.end + 16));
  return next?.[1] !== undefined && small[next[1].toLowerCase()] !== undefined;
}

const openBefore =
  '是为為有达達到至和与與跟及或等了共约約按以比从從的占佔计計得率量值价價数數额額于於由超过過近逾升降涨漲跌增减減扣含第仅僅只每乘加除破含均报報';
const openAfter = '的是和与與跟及至到或以之就也都了比又再吗嗎呢吧者时時';

/** What is measured without a unit: 規模6.4, 指数52.3. */
const scored =
  /(?:规模|規模|震级|震級|系数|係數|评分|評分|得分|分数|分數|汇率|匯率|地震|比值|数值|數值|[数數]为|[数數]為)\s?$/;

const isBareScale = (text: string, { print, known, from }: Quantity, hedged: boolean): boolean =>
  print.print === 'spread' && print.scale !== undefined && !hedged && known === 'none' && isHan(text, from);

/** A number amid Chinese characters (十四五, 双十一, 小米14, 618大促) is no quantity unless particles stand beside it. */
function isTouching(text: string, { print, known, from, start, end }: Quantity, hedged: boolean): boolean {
  if (known !== 'none' || hedged || print.scale) return false;
  if (!isHan(text, from) && (print.digits === undefined || print.grouped) && print.print !== 'rounded') return false;
  // 三分之二来自海外: a fraction is no part of a word.
  if (text.slice(from, end).includes('分之')) return false;
  const before =
    isHan(text, start - 1) &&
    !openBefore.includes(text.charAt(start - 1)) &&
    !scored.test(text.slice(Math.max(0, start - 5), start));
  return before || (isHan(text, end) && !openAfter.includes(text.charAt(end)));
}
