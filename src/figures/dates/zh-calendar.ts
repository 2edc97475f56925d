/** Chinese dates that name their year, month, day, quarter, half or age. All of it reads a folded window. */
import { civil } from './calendar.ts';
import type { Piece } from './en-parts.ts';
import { chineseFeasts } from './feasts.ts';
import type { CalendarMoment, Moment, Part, YearPrint } from './moment.ts';
import { fullYear, matchAt } from './print.ts';
import { eras } from './zh-eras.ts';
import { lunarAt, openDay, openMonth, openQuarter } from './zh-open.ts';
import { countOf, numeral } from './zh-print.ts';

type Found = Piece<Moment> | undefined;

const cn = '[零一二三四五六七八九十廿卅两]';
const yearPattern = /(\d{4}|[一二][零O一二三四五六七八九]{3}) ?年(?!代|前夕?来)(?:度(?!假))?/y;
const shortYearPattern = /(\d{2}|[零一二三四五六七八九]{2}) ?年(?!代|度|级|期|间|来|龄|资|史|多)/y;
const relativeYear = /(大前年|前年|去年|上一?年|今年|本年|这一?年|明年|下一?年|大后年|后年)(?:度(?!假))?/y;
/** Of the Republic, as Taiwan prints it without 民國: three digits before a month. */
const republicYear = /(1[01]\d) ?年(?= ?\d{1,2} ?月)/y;
const eraPattern = new RegExp(`(${[...eras.keys()].join('|')})(前)?(元|\\d{1,4}|${cn}{1,4}) ?年`, 'y');
const offsets: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  上一年: -1,
  今年: 0,
  本年: 0,
  这年: 0,
  这一年: 0,
  明年: 1,
  下年: 1,
  下一年: 1,
  后年: 2,
  大后年: 3,
};

/** What stands behind a year of two digits that is no count of years: 18年10月, 08年三季度, 96年初. */
const behindShort =
  / ?(?:\d|[一二三四五六七八九十]{1,2}月|第?[一二三四]季|上半年|下半年|年?[初底末]|Q[1-4]|[春夏秋冬]|元旦|国庆|春节|第)/y;

export interface YearPiece extends Piece<YearPrint> {
  /** Two digits and nothing that tells them from a count of years. */
  readonly short?: true;
}

/** A year with its 年: 2025年, 二〇二五年, 08年, 民國114年, 康熙三年, 去年. */
export function zhYearAt(window: string, at: number, current: number | undefined): YearPiece | undefined {
  const full = matchAt(yearPattern, window, at);
  if (full) {
    const year = numeral((full[1] ?? '').replaceAll('O', '零'));
    return year !== undefined && year >= 1000 && year <= 2999 ? { value: year, end: at + full[0].length } : undefined;
  }
  const relative = matchAt(relativeYear, window, at);
  if (relative) return { value: { offset: offsets[relative[1] ?? ''] ?? 0 }, end: at + relative[0].length };
  const short = matchAt(shortYearPattern, window, at);
  if (short) {
    const two = numeral(short[1] ?? '');
    const end = at + short[0].length;
    if (two === undefined) return undefined;
    const sure = /^[0零]/.test(short[1] ?? '') || matchAt(behindShort, window, end);
    return { value: fullYear(two, current), end, ...(sure ? {} : { short: true }) };
  }
  const republic = matchAt(republicYear, window, at);
  if (republic) return { value: 1911 + Number(republic[1]), end: at + republic[0].length };
  const era = matchAt(eraPattern, window, at);
  if (!era) return undefined;
  const number = numeral(era[3] ?? '');
  const base = eras.get(era[1] ?? '') ?? 0;
  if (number === undefined || number === 0) return undefined;
  return { value: era[2] ? 1 - number : base + number, end: at + era[0].length };
}

const monthPattern =
  /(1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九]) ?月(?!球|亮|饼|嫂|光|薪|龄|齡|怀胎|懷胎|革命|天(?!气|氣))(份)?/y;
const dayPattern = new RegExp(` ?(\\d{1,2}|${cn}{1,3}) ?[日号](?!元|本|线|楼|院|店|机|文件)`, 'y');
const bareDay = new RegExp(`(\\d{1,2}|${cn}{1,3})(?=$|[\\s，,。、；;)）至到\\-—])`, 'y');
const partPattern =
  /(上旬|中旬|下旬|年?初期?|年?中期|年底|年末|年中|月初|月底|月末|月中|初|底|末)(?!级|中|学|始|期|衷|部|层|价|盘)/y;
const parts: Readonly<Record<string, Part>> = {
  上旬: 'early',
  中旬: 'mid',
  下旬: 'late',
  中: 'mid',
  初: 'early',
  底: 'late',
  末: 'late',
};

/** 初, 底, 中旬 ... behind a month or year. */
export function zhPartAt(window: string, at: number, of: Moment): Piece<Moment> {
  const match = matchAt(partPattern, window, at);
  if (!match) return { value: of, end: at };
  const key = (match[1] ?? '').replace(/^[年月]/, '').replace(/期$/, '');
  return { value: { kind: 'part', part: parts[key] ?? 'early', of }, end: at + match[0].length };
}

/** The day behind a month: 3号, 十五日; without 日 only before an edge. */
export function zhDayAt(window: string, at: number): Piece<number> | undefined {
  const match = matchAt(dayPattern, window, at) ?? matchAt(bareDay, window, at);
  const day = match && numeral(match[1] ?? '');
  return match && day !== undefined && day >= 1 && day <= 31 ? { value: day, end: at + match[0].length } : undefined;
}

/** A month and what is behind it: 9月3号, 十月底, 3月份. */
export function zhMonthAt(window: string, at: number, year: YearPrint | undefined): Found {
  const match = matchAt(monthPattern, window, at);
  const month = match && numeral(match[1] ?? '');
  if (!match || month === undefined || month < 1 || month > 12) return undefined;
  const end = at + match[0].length;
  const named: CalendarMoment = { kind: 'calendar', ...(year === undefined ? {} : { year }), month };
  const day = match[2] ? undefined : (openDay(window, end) ?? zhDayAt(window, end));
  if (day && !civil(2000, month, day.value)) return undefined;
  if (day) {
    // A copy of the month to which the day is added would take ten times as long.
    const dated: CalendarMoment = { kind: 'calendar', ...(year === undefined ? {} : { year }), month, day: day.value };
    return weekdayBehind(window, { value: dated, end: day.end });
  }
  return zhNthAt(window, end, named) ?? zhPartAt(window, end, named);
}

const weekdayPattern = / ?[，,(]? ?(?:星期|周|礼拜)([一二三四五六日天])\)?/y;

/** A weekday beside its date chooses the year: 10月12号，星期一. */
function weekdayBehind(window: string, date: { readonly value: CalendarMoment; readonly end: number }): Piece<Moment> {
  const match = matchAt(weekdayPattern, window, date.end);
  if (!match) return date;
  const weekday = '一二三四五六日'.indexOf((match[1] ?? '').replace('天', '日'));
  return { value: { ...date.value, weekday }, end: date.end + match[0].length };
}

const quarterPattern =
  /(?:第?([一二三四1-4])个?季(?!第|播|集|回|完结|开播|首播|收官|赛)(?:度|报)?|(首)季度?|Q([1-4])|第([一二三四1-4])财季)/y;
const halfPattern = /([上下前后])半年|H([12])/y;
const seasonPattern = /([春夏秋冬])(?:季|天)/y;

/** A part of a year: quarter, half, season; `year` is what was printed before it. */
export function zhYearPartAt(window: string, at: number, year: YearPrint | undefined, fiscal: boolean): Found {
  const printed = year === undefined ? {} : { year };
  const quarter = matchAt(quarterPattern, window, at);
  const kind = fiscal || quarter?.[4] ? 'fiscal' : 'calendar';
  if (quarter) {
    const number = numeral(quarter[1] ?? quarter[2] ?? quarter[3] ?? quarter[4] ?? '') ?? 1;
    return { value: { kind, ...printed, quarter: number }, end: at + quarter[0].length };
  }
  const half = matchAt(halfPattern, window, at);
  if (half) {
    const number = half[2] ? Number(half[2]) : '上前'.includes(half[1] ?? '') ? 1 : 2;
    return { value: { kind, ...printed, half: number }, end: at + half[0].length };
  }
  const season = matchAt(seasonPattern, window, at);
  return season && year !== undefined
    ? {
        value: { kind: 'calendar', ...printed, season: '春夏秋冬'.indexOf(season[1] ?? '') },
        end: at + season[0].length,
      }
    : undefined;
}

const nthPattern = new RegExp(
  `(前|头|首|后|最后|最末|末)(\\d{1,2}|${cn}{1,3}) ?(?:个)?(月|季度?|天|日|周|星期)|第(\\d{1,3}|${cn}{1,3})个?(月|季度?|天|日|周|星期)|(首|最后一?|末)个?(月|周|季度?|日|天)`,
  'y',
);
const nthUnits: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter'>> = {
  月: 'month',
  季: 'quarter',
  季度: 'quarter',
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
};

/** 前五个月, 最后五天, 第8个月, 首月 of a year or month. */
export function zhNthAt(window: string, at: number, of: Moment): Found {
  const start = window[at] === '的' ? at + 1 : at;
  const match = matchAt(nthPattern, window, start);
  if (!match) return undefined;
  const unit = nthUnits[match[3] ?? match[5] ?? match[7] ?? ''];
  if (!unit) return undefined;
  const end = start + match[0].length;
  if (match[2] !== undefined) {
    const count = countOf(match[2]);
    if (!count) return undefined;
    const late = /^(?:后|最|末)/.test(match[1] ?? '');
    return { value: { kind: 'nth', unit, index: late ? -count : 1, count, of }, end };
  }
  if (match[4] !== undefined) {
    const index = numeral(match[4]);
    return index ? { value: { kind: 'nth', unit, index, count: 1, of }, end } : undefined;
  }
  return { value: { kind: 'nth', unit, index: match[6] === '首' ? 1 : -1, count: 1, of }, end };
}

/** A feast by its name, of the year that was printed before it. */
export function zhFeastAt(window: string, at: number, year: YearPrint | undefined): Found {
  for (const length of [5, 4, 3, 2]) {
    const find = chineseFeasts.get(window.slice(at, at + length));
    if (find) return { value: { kind: 'feast', find, ...(year === undefined ? {} : { year }) }, end: at + length };
  }
  return undefined;
}

const fiscalPattern = /(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))? ?(?:年)?(?:财年|财政年度|会计年度)(?:的)?/y;
const relativeFiscal = /(上个?|本|下个?)财年/y;

/** 2026財年第三季度, 2024/25財政年度, 本財年. */
export function zhFiscalAt(window: string, at: number, current: number | undefined): Found {
  const match = matchAt(fiscalPattern, window, at);
  if (match) {
    const print = match[2] ?? match[1] ?? '';
    const year = print.length === 2 ? fullYear(Number(print), current) : Number(print);
    const end = at + match[0].length;
    return zhYearPartAt(window, end, year, true) ?? { value: { kind: 'fiscal', year }, end };
  }
  const relative = matchAt(relativeFiscal, window, at);
  if (!relative) return undefined;
  const offset = relative[1]?.startsWith('上') ? -1 : relative[1] === '本' ? 0 : 1;
  const end = at + relative[0].length;
  return zhYearPartAt(window, end, { offset }, true) ?? { value: { kind: 'fiscal', year: { offset } }, end };
}

const decadePattern = new RegExp(
  `(?:(\\d{2}|${cn}{1,3}|上个?)世纪)?(\\d{4}|\\d{2}|[二三四五六七八九]十|[一二][零一二三四五六七八九]{3}) ?年代`,
  'y',
);
const centuryPattern = new RegExp(`(?:公元)?(\\d{1,2}|${cn}{1,3}|上个?|本) ?世纪`, 'y');
const yearsOf = (first: number, count: number): Moment => ({ kind: 'years', first, count });

/** 90年代, 20世纪九十年代, 1990年代, 19世纪. */
export function zhAgeAt(window: string, at: number): Found {
  const decade = matchAt(decadePattern, window, at);
  if (decade) {
    const number = numeral(decade[2] ?? '');
    if (number === undefined || number % 10 !== 0) return undefined;
    const century = decade[1]?.startsWith('上') ? 20 : numeral(decade[1] ?? '');
    const year =
      number >= 1000 ? number : century ? (century - 1) * 100 + number : number + (number >= 30 ? 1900 : 2000);
    return zhPartAt(window, at + decade[0].length, yearsOf(year, 10));
  }
  const century = matchAt(centuryPattern, window, at);
  const word = century?.[1] ?? '';
  const number = word.startsWith('上') ? 20 : word === '本' ? 21 : numeral(word);
  if (!century || !number || number > 30) return undefined;
  return zhPartAt(window, at + century[0].length, yearsOf((number - 1) * 100, 100));
}

/** What is behind a year: month, quarter, half, 前五个月, 初, a feast; the year itself where nothing is. */
export function zhBehindYear(window: string, year: YearPiece): Piece<Moment> | undefined {
  const gap = /^[，,的 ]/.test(window.slice(year.end, year.end + 1)) ? year.end + 1 : year.end;
  const of: CalendarMoment = { kind: 'calendar', year: year.value };
  const found =
    openMonth(window, gap, year.value) ??
    lunarAt(window, gap, year.value) ??
    zhMonthAt(window, gap, year.value) ??
    openQuarter(window, gap, year.value) ??
    zhYearPartAt(window, gap, year.value, false) ??
    zhNthAt(window, year.end, of) ??
    zhFeastAt(window, gap, year.value);
  if (found) return found;
  const part = zhPartAt(window, year.end, of);
  if (part.end === year.end && year.short) return undefined;
  return part;
}
