/** Is a number in print a quantity at all? Times, marks, names and the numerals inside of Chinese words are not. */
import { isDigit, isHan, isLatin, skipSpaces } from './chars.ts';
import { small } from './en.ts';
import { isName } from './names.ts';
import type { Context, Quantity } from './printed-quantity.ts';

export function rejected(context: Context, quantity: Quantity, isHedged: boolean): boolean {
  const { text } = context;
  const { print, known, start, end } = quantity;
  if (context.whole(start, end)) return print.weak === true && print.print === 'spread';
  if (print.weak) return weakFails(text, quantity, isHedged);
  if (
    print.print === 'spread' &&
    print.scale &&
    !isHedged &&
    known === 'none' &&
    quantity.worded &&
    isHan(text, quantity.from)
  ) {
    return !'数數几幾'.includes(text.charAt(quantity.from)) && print.lowClosed === true;
  }
  if (
    quantity.worded &&
    isHan(text, quantity.from) &&
    known === 'none' &&
    !isHedged &&
    !print.scale &&
    loneHan(text, quantity)
  )
    return true;
  const clock = text.charAt(end) === ':' || text.charAt(end) === '：' ? isDigit(text, end + 1) : false;
  const clockTail = (text.charAt(start - 1) === ':' || text.charAt(start - 1) === '：') && isDigit(text, start - 2);
  if (known === 'none' && (clock || clockTail)) return true;
  if (known === 'none' && meridiem(text, end)) return true;
  if (print.digits !== undefined && print.digits > 1 && text.charAt(quantity.from) === '0' && known !== 'measure')
    return true;
  return isName(text, {
    start,
    end: quantity.known === 'none' ? end : quantity.to,
    digits: print.digits,
    grouped: print.grouped === true,
    decimals: print.print === 'rounded' && !print.scale,
    worded: quantity.worded,
    unit: print.scale || print.print === 'ratio' ? 'measure' : known,
    hedged: isHedged,
    value: Number(print.value.n),
  });
}

function meridiem(text: string, at: number): boolean {
  const i = skipSpaces(text, at, 1);
  return (
    /^(?:[ap]\.?m\b|o['’]clock|[點点]|时\b|時\b)/i.test(text.slice(i, i + 8)) &&
    !/^[点點](?:[^钟鐘整半]|$)/.test(text.slice(i, i + 2))
  );
}

/** 三 in 三星, 一 in 一带一路: a lone numeral counts only before a counter, or by itself. */
function weakFails(text: string, quantity: Quantity, isHedged: boolean): boolean {
  const { print, known, from, end } = quantity;
  const c = text.charAt(from);
  if (isLatin(text, from)) return known === 'none' ? !listed(text, quantity) : known === 'counted' && !isHedged;
  if (known === 'measure') return /^[百千万萬亿億兆]$/.test(c) && !isHedged;
  if (known === 'counted') return c === '一' || c === '半' ? !isHedged : isHan(text, quantity.to) ? false : !isHedged;
  if (isHedged) return print.print !== 'spread' && isHan(text, end);
  return isHan(text, from - 1) || isHan(text, end);
}

/** "one, two and three": one among other numbers. */
function listed(text: string, quantity: Quantity): boolean {
  const next = /^(?:,? and |, | )([a-z]+)/i.exec(text.slice(quantity.end, quantity.end + 16));
  return next?.[1] !== undefined && small[next[1].toLowerCase()] !== undefined;
}

/** A number in characters amid other characters (十四五, 双十一): no quantity unless a particle stands beside it. */
function loneHan(text: string, quantity: Quantity): boolean {
  const before = text.charAt(quantity.start - 1);
  const after = text.charAt(quantity.end);
  const openBefore =
    !isHan(text, quantity.start - 1) || '是为為有达達到至和与與及或等了共约約按以比从從的'.includes(before);
  const openAfter = !isHan(text, quantity.end) || '的是和与與至到或以之就也都了比'.includes(after);
  return !openBefore || !openAfter;
}
