/** Is a number in print a quantity at all? Times, marks, names and the numerals inside of Chinese words are not. */
import { isDigit, isHan, isLatin, skipSpaces } from './chars.ts';
import { small } from './en.ts';
import { opensClause } from './lone-numerals.ts';
import { isLabelled, isName } from './names.ts';
import type { Context, Quantity } from './printed-quantity.ts';
import { inTitle, isTitle, properName } from './titles.ts';

export function rejected(context: Context, quantity: Quantity, isHedged: boolean): boolean {
  const { text } = context;
  const { print, known, start, end } = quantity;
  if (context.whole(start, end)) return print.weak === true && print.print === 'spread';
  if (isLatin(text, quantity.from) && properName(text, quantity)) return true;
  if (!isHedged && isTitle(text, quantity)) return true;
  if (/^(?:一半|半[数數])$/.test(text.slice(quantity.from, quantity.to))) return false;
  if (print.weak && print.value.n < 0n) return false;
  if (inTitle(text, start, end)) return true;
  if (known === 'none' && feastDays.test(text.slice(quantity.from, quantity.to))) return true;
  if (isModel(text, quantity)) return true;
  // Runway 27L, gate 40C.
  if (end === quantity.to + 1 && isLatin(text, quantity.to) && isLabelled(text, start)) return true;
  // 前一年 is the year before, and 后一天 the day after.
  if (
    known === 'measure' &&
    text.charAt(quantity.from) === '一' &&
    quantity.to === quantity.from + 1 &&
    toldPeriod(text, quantity)
  )
    return true;
  // 第三天 is a place in an order.
  if (text.charAt(start - 1) === '第') return true;
  if (print.weak) return weakFails(context, quantity, isHedged);
  if (print.print === 'spread' && print.scale && !isHedged && known === 'none' && isHan(text, quantity.from)) {
    return !'数數几幾'.includes(text.charAt(quantity.from)) && print.lowClosed === true;
  }
  if (
    (isHan(text, quantity.from) || (print.digits !== undefined && !print.grouped) || print.print === 'rounded') &&
    known === 'none' &&
    !isHedged &&
    !print.scale &&
    loneHan(text, quantity)
  )
    return true;
  const clock = text.charAt(end) === ':' || text.charAt(end) === '：' ? isDigit(text, end + 1) : false;
  const clockTail = (text.charAt(start - 1) === ':' || text.charAt(start - 1) === '：') && isDigit(text, start - 2);
  if (known !== 'measure' && (clock || clockTail)) return true;
  if (known === 'none' && meridiem(text, end)) return true;
  // 9点30分 is a time to its last character.
  if (known === 'counted' && text.charAt(end - 1) === '分' && /[点點时時]$/.test(text.slice(0, start).slice(-1)))
    return true;
  if (print.digits !== undefined && print.digits > 1 && text.charAt(quantity.from) === '0' && known !== 'measure')
    return true;
  return isName(text, {
    start,
    end: quantity.known === 'none' ? end : quantity.to,
    digits: print.digits,
    grouped: print.grouped === true,
    decimals: (print.print === 'rounded' || print.print === 'exact') && !print.scale,
    worded: isLatin(text, quantity.from) || isHan(text, quantity.from),
    unit: print.scale || print.print === 'ratio' ? 'measure' : known,
    hedged: isHedged,
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

const toldPeriod = (text: string, { from, unit }: Quantity): boolean =>
  unit.dimension === 'duration' &&
  '前后後次翌同'.includes(text.charAt(from - 1) || 'x') &&
  !/[以之]/.test(text.charAt(from - 2));

function meridiem(text: string, at: number): boolean {
  const i = skipSpaces(text, at, 1);
  return (
    /^(?:[ap]\.?m\b|o['’]clock|[點点]|时\b|時\b)/i.test(text.slice(i, i + 8)) &&
    !/^[点點](?:[^钟鐘整半]|$)/.test(text.slice(i, i + 2))
  );
}

/** 三 in 三星, 一 in 一带一路: a lone numeral counts only before a counter, or by itself. */
function weakFails(context: Context, quantity: Quantity, isHedged: boolean): boolean {
  const { text } = context;
  const { print, known, from, end } = quantity;
  const c = text.charAt(from);
  if (isLatin(text, from)) return known === 'none' ? !listed(text, quantity) : known === 'counted' && !isHedged;
  if (known === 'measure') return /^[百千万萬亿億兆]$/.test(c) && !isHedged;
  if (known === 'counted' && /^[百千万萬亿億兆]$/.test(c)) return !isHedged;
  if (known === 'counted' && context.whole(quantity.start, end + 1)) return false;
  if (known === 'counted') return c === '一' || c === '半' ? !isHedged : isHan(text, quantity.to) ? false : !isHedged;
  if (isHedged) return print.print !== 'spread' && isHan(text, end);
  if (isTop(text, from, end)) return false;
  const mark = text.charAt(end);
  if ((mark === '、' || mark === '．') && (from === 0 || text.charAt(from - 1) === '\n')) return true;
  if ((mark === '）' || mark === ')') && '（('.includes(text.charAt(from - 1) || 'x')) return true;
  if (mark === '的' && opensClause(text, from)) return false;
  const said = '是为為'.includes(text.charAt(from - 1) || 'x');
  if (said) return isHan(text, end) && !'那这這却也'.includes(text.charAt(end));
  return isHan(text, from - 1) || isHan(text, end);
}

/** 排名前三的品牌, 前五大: the top three are a number; 目前 and 以前 are other words. */
const isTop = (text: string, from: number, end: number): boolean =>
  text.charAt(from - 1) === '前' &&
  !'目以之年日此提面当當天月先从從事生午史眼跟'.includes(text.charAt(from - 2) || '以') &&
  (!isHan(text, end) || '大强強甲的'.includes(text.charAt(end)));

/** "one, two and three": one among other numbers. */
function listed(text: string, quantity: Quantity): boolean {
  const next = /^(?:,? and |, | )([a-z]+)/i.exec(text.slice(quantity.end, quantity.end + 16));
  return next?.[1] !== undefined && small[next[1].toLowerCase()] !== undefined;
}

const openBefore =
  '是为為有达達到至和与與跟及或等了共约約按以比从從的占佔计計得率量值价價数數额額于於由超过過近逾升降涨漲跌增减減扣含第仅僅只每乘加除破含均';
const openAfter = '的是和与與跟及至到或以之就也都了比又再吗嗎呢吧者时時';

/** What is measured without a unit: 規模6.4, 指数52.3. */
const scored =
  /(?:规模|規模|震级|震級|系数|係數|评分|評分|得分|分数|分數|汇率|匯率|地震|比值|数值|數值|[数數]为|[数數]為)\s?$/;

/** A number amid Chinese characters (十四五, 双十一, 小米14, 618大促) is no quantity unless particles stand beside it. */
function loneHan(text: string, quantity: Quantity): boolean {
  const { start, end } = quantity;
  const before =
    isHan(text, start - 1) &&
    !openBefore.includes(text.charAt(start - 1)) &&
    !scored.test(text.slice(Math.max(0, start - 5), start));
  const after = isHan(text, end) && !openAfter.includes(text.charAt(end));
  return before || after;
}
