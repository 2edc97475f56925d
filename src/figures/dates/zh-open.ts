/** Chinese dates whose first part leans on what follows or stands before: "1-9月", "1995-1997年", 20日 in news. */
import type { Piece } from './en-parts.ts';
import type { CalendarMoment, Moment, YearPrint } from './moment.ts';
import { matchAt } from './print.ts';
import { lunarDay, lunarMonth } from './zh-lunar.ts';
import { behind, numeral } from './zh-print.ts';

type Found = Piece<Moment> | undefined;

const open = (number: string, unit: string): RegExp =>
  new RegExp(`(${number}) ?(?:至|到|[-—–~]{1,2}) ?(?:第)?(${number}) ?${unit}`, 'y');
const small = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const openMonthPattern = open(small, '月');
const openDayPattern = open(small, '[日号]');
const openQuarterPattern = new RegExp(`第?${open('[一二三四1-4]', '个?季').source}`, 'y');
const openYearPattern = /(\d{4}) ?(?:至|到|和|与|[-—–~]{1,2}) ?(\d{4}) ?年/y;

/** "1-9月", 一至三月, "2018年1－9月份": the first end of a range has no 月 of its own. */
export function openMonth(window: string, at: number, year: YearPrint | undefined): Found {
  const match = matchAt(openMonthPattern, window, at);
  const month = match && numeral(match[1] ?? '');
  if (!match || !month || month > 12) return undefined;
  return {
    value: { kind: 'calendar', ...(year === undefined ? {} : { year }), month },
    end: at + (match[1] ?? '').length,
  };
}

/** 1至3季度, 第一至三季度. */
export function openQuarter(window: string, at: number, year: YearPrint | undefined): Found {
  const match = matchAt(openQuarterPattern, window, at);
  const quarter = match && numeral(match[1] ?? '');
  if (!match || !quarter) return undefined;
  const end = at + match[0].indexOf(match[1] ?? '') + 1;
  return { value: { kind: 'calendar', ...(year === undefined ? {} : { year }), quarter }, end };
}

/** 10月"10至12日": the first day of a range has no 日 of its own; behind its month. */
export function openDay(window: string, at: number): Piece<number> | undefined {
  const match = matchAt(openDayPattern, window, at);
  const day = match && numeral(match[1] ?? '');
  return match && day && day <= 31 ? { value: day, end: at + (match[1] ?? '').length } : undefined;
}

/** "1995-1997年", "2020至2025年". */
export function openYear(window: string): Found {
  const match = matchAt(openYearPattern, window, 0);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  return match && from >= 1000 && from < to && to < 3000
    ? { value: { kind: 'calendar', year: from }, end: 4 }
    : undefined;
}

/** What makes "20日" a length, a stock's average, a name: 20日内, 7日年化, 日本. */
const newsDayPattern =
  /(\d{1,2}|[一二三]?十[一二三四五六七八九]?)日(?!元|本|内|前|后|游|线|均|报|常|益|渐|间|期|经|子|落|出|用|历|程|志|照|光|语|耳|之|以|年化|\d|[一二三四五六七八九十]|無休|无休|左右|遊|圆|圓)/y;

/** 20日 in news is a day of the dateline's month or the one before; of the printed month in 11月5日、7日. */
export function newsDay(window: string, text: string, at: number): Found {
  const match = matchAt(newsDayPattern, window, 0);
  const day = match && numeral(match[1] ?? '');
  if (!match || !day || day > 31) return undefined;
  const before = behind(text, at, 14);
  const list = /(?:(\d{4})年)?(\d{1,2})月(?:\d{1,2}[日号]?[、，,和及与])+$/.exec(before);
  if (list) {
    const year = list[1] === undefined ? {} : { year: Number(list[1]) };
    return { value: { kind: 'calendar', ...year, month: Number(list[2]), day }, end: match[0].length };
  }
  if (/[第共达约超近每满逾至到—–~\-.,/年月个有了长短余多几数整、零一二三四五六七八九十\d]$/.test(before))
    return undefined;
  return { value: { kind: 'calendar', day }, end: match[0].length };
}

const lunarPattern =
  /(农历|阴历|大年)?(?:的)?(闰)?(?:(正|腊|冬|1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)?(?:(初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])日?)?/y;

/** 农历八月十五, 正月初一, 闰四月: only where the print says that the lunar calendar is meant. */
export function lunarAt(window: string, at: number, year: YearPrint | undefined): Found {
  const match = matchAt(lunarPattern, window, at);
  if (!match) return undefined;
  const [, said, leap, printed, date] = match;
  // 大年初一 is the first day of the first month, without its name.
  const name = printed ?? (said === '大年' && date?.startsWith('初') ? '正' : undefined);
  if (name === undefined) return undefined;
  if (!said && !leap && !/[正腊]/.test(name) && !date?.startsWith('初')) return undefined;
  const month = name === '腊' ? 12 : name === '冬' ? 11 : numeral(name);
  const day = date === undefined ? undefined : numeral(date.replace('初', ''));
  if (month === undefined) return undefined;
  const isLeap = leap !== undefined;
  const find = (lunarYear: number): ReturnType<typeof lunarDay> =>
    day === undefined ? lunarMonth(lunarYear, month, isLeap) : lunarDay(lunarYear, month, day, isLeap);
  return { value: { kind: 'feast', find, ...(year === undefined ? {} : { year }) }, end: at + match[0].length };
}

const listPattern = /[，,、] ?(\d{1,2}|[一二三]?十?[一二三四五六七八九]?)[日号]/y;

/** 9月10号，11号，12号: days one after the other are one range. */
export function dayList(window: string, first: Piece<Moment>): Piece<Moment> | undefined {
  if (first.value.kind !== 'calendar' || first.value.day === undefined) return undefined;
  let { day } = first.value;
  let end = first.end;
  for (;;) {
    const match = matchAt(listPattern, window, end);
    if (!match || numeral(match[1] ?? '') !== day + 1) break;
    day += 1;
    end += match[0].length;
  }
  const to: CalendarMoment = { ...first.value, day };
  return end === first.end ? undefined : { value: { kind: 'range', from: first.value, to }, end };
}
