/**
 * Chinese dates: what may begin at a character, the second end of a range, and the words that close it. The grammar reads
 * a window of folded characters (simplified, narrow), so that 號 and 号, ２ and 2 are one; offsets stay those of the text.
 */
import type { Piece } from './en-parts.ts';
import { chineseFeasts } from './feasts.ts';
import type { CalendarMoment, Moment, Reading } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { digitOf, digitsAt, matchAt } from './print.ts';
import {
  zhAgeAt,
  zhBehindYear,
  zhDayAt,
  zhFeastAt,
  zhFiscalAt,
  zhMonthAt,
  zhYearAt,
  zhYearPartAt,
} from './zh-calendar.ts';
import { eras } from './zh-eras.ts';
import { behind, numeral, windowAt } from './zh-print.ts';
import { zhAloneAt, zhRelativeDayAt, zhRelativePeriodAt, zhShiftAt, zhWeekdayAt, zhWindowAt } from './zh-relative.ts';

type Found = Piece<Moment> | undefined;

const second: readonly (readonly [string, string])[] = [
  ['上下', '个個一二三四五六七八九十两兩0123456789周週星礼禮月季半年世旬上下'],
  ['本这這', '个個一周週星礼禮月季年财財'],
  ['今昨明', '年天日晚夜晨早个個后後'],
  ['琴寻尋听聽', '日天'],
  ['前后後', '年天日半一二三四五六七八九十两兩0123456789'],
  ['大', '前后後正大'],
  ['去', '年'],
  ['首', '季'],
  ['第', '一二三四1234'],
  ['过過', '去'],
  ['近', '一二三四五六七八九十两兩0123456789'],
  ['未接', '来來下'],
  ['最', '近'],
  ['年', '初底末中'],
  ['月', '初底末中'],
  ['中', '旬'],
  ['周週', '一二三四五六日天'],
  ['星', '期'],
  ['礼禮', '拜'],
  ['半', '年个個'],
  ['零〇○一二三四五六七八九十廿两兩两壹贰貳', ''],
];
const always = new Set<string>();
const followers = new Map<string, Set<string>>();
for (const [firsts, next] of second) {
  for (const first of firsts) {
    if (next === '') always.add(first);
    else followers.set(first, new Set([...(followers.get(first) ?? []), ...next]));
  }
}
const traditionalHeads: Readonly<Record<string, string>> = {
  国: '國',
  劳: '勞',
  妇: '婦',
  儿: '兒',
  军: '軍',
  双: '雙',
  圣: '聖',
  万: '萬',
  复: '復',
  顺: '順',
  启: '啟',
  历: '曆',
  乐: '樂',
  贞: '貞',
  开: '開',
  龙: '龍',
};
for (const name of [...chineseFeasts.keys(), ...eras.keys()]) {
  const [first = '', next = ''] = name;
  for (const head of [first, traditionalHeads[first] ?? first]) {
    if (always.has(head)) continue;
    followers.set(head, new Set([...(followers.get(head) ?? []), next, traditionalHeads[next] ?? next]));
  }
}

/** May a Chinese date begin with this character, before the next one? A cheap look, called at every character. */
export function mayBegin(text: string, at: number): boolean {
  const first = text[at] ?? '';
  return always.has(first) || (followers.get(first)?.has(text[at + 1] ?? '') ?? false);
}

/** The characters that {@link mayBegin} answers for. */
export const chineseStarts: readonly string[] = [...always, ...followers.keys()];

const bareNews =
  /^(?:\d{1,2})日(?!元|本|内|前|后|游|线|均|报|常|益|渐|间|期|经|子|落|出|夜|用|历|程|志|照|光|语|耳|之|以|\d)/;
const feastDigits = /^(十一|五一)(?=$|长假|黄金周|假期|小长假|期间|节)/;

function numbered(window: string, text: string, at: number, current: number | undefined): Found {
  const fiscal = zhFiscalAt(window, 0, current);
  if (fiscal) return fiscal;
  const age = zhAgeAt(window, 0);
  if (age) return age;
  const year = zhYearAt(window, 0, current);
  if (year) {
    const found = zhBehindYear(window, year);
    if (found) return found;
    const whole = at === 0 && year.end >= text.length;
    const ranged = /^(?:至|到|[-—–~])\d{2}年/.test(window.slice(year.end, year.end + 5));
    if (year.short && (whole || ranged)) return { value: { kind: 'calendar', year: year.value }, end: year.end };
  }
  const feast = matchAt(/(十一|五一)(?=$|长假|黄金周|假期|小长假|期间)/y, window, 0);
  if (feast && (at === 0 || feastDigits.test(window)) && (window.length > 2 || text.length === 2)) {
    const value: CalendarMoment =
      feast[1] === '十一' ? { kind: 'calendar', month: 10, day: 1 } : { kind: 'calendar', month: 5, day: 1 };
    return { value, end: 2 };
  }
  return (
    zhMonthAt(window, 0, undefined) ??
    zhShiftAt(window, 0) ??
    openMonth(window) ??
    openYear(window) ??
    quarterAlone(window, text, at) ??
    newsDay(window, text, at)
  );
}

/** 一季度, 第三季度 without a year. */
function quarterAlone(window: string, text: string, at: number): Found {
  const found = zhYearPartAt(window, 0, undefined, false);
  return found && !/[0-9一二三四五六七八九十]/.test(text[at - 1] ?? '') ? found : undefined;
}

/** "1-9月", 一至三月: the first end of a range has no 月 of its own. */
function openMonth(window: string): Found {
  const match = matchAt(
    /(\d{1,2}|[一二三四五六七八九十]{1,2}) ?(?:至|到|[-—–~]) ?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?月/y,
    window,
    0,
  );
  const month = match && numeral(match[1] ?? '');
  return match && month && month >= 1 && month <= 12
    ? { value: { kind: 'calendar', month }, end: (match[1] ?? '').length }
    : undefined;
}

/** "1995-1997年", "2020至2025年". */
function openYear(window: string): Found {
  const match = matchAt(/(\d{4}) ?(?:至|到|和|与|[-—–~]{1,2}) ?(\d{4}) ?年/y, window, 0);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  return match && from >= 1000 && from < to && to < 3000
    ? { value: { kind: 'calendar', year: from }, end: 4 }
    : undefined;
}

/** 20日 in news is a day of the dateline's month or the one before, where it is no count of days. */
function newsDay(window: string, text: string, at: number): Found {
  if (!bareNews.test(window) || /[第共达達期约約超近每满滿逾至到—–~\-.,/年月个個有了]/.test(text[at - 1] ?? ''))
    return undefined;
  const day = digitsAt(window, 0, 2);
  return day && day.value >= 1 && day.value <= 31
    ? { value: { kind: 'calendar', day: day.value }, end: day.end + 1 }
    : undefined;
}

function coreAt(window: string, text: string, at: number, current: number | undefined): Found {
  const char = window[0] ?? '';
  if (/[0-9零一二三四五六七八九十廿两]/.test(char)) return numbered(window, text, at, current);
  if (char === '半') return zhShiftAt(window, 0);
  const day = zhRelativeDayAt(window, 0);
  if (day) return day;
  const fiscal = zhFiscalAt(window, 0, current);
  if (fiscal) return fiscal;
  const year = zhYearAt(window, 0, current);
  if (year) {
    const fiscalBehind = /^财/.test(window.slice(year.end)) ? undefined : zhBehindYear(window, year);
    if (fiscalBehind) return fiscalBehind;
  }
  return (
    zhAgeAt(window, 0) ??
    zhRelativePeriodAt(window, 0) ??
    zhWindowAt(window, 0) ??
    zhYearPartAt(window, 0, undefined, false) ??
    zhAloneAt(window, 0) ??
    zhWeekdayAt(window, 0) ??
    zhFeastAt(window, 0, undefined) ??
    nthOfYear(window)
  );
}

/** 前三季度, 首三季 without a year: of the dateline's. */
function nthOfYear(window: string): Found {
  const match = matchAt(/(?:前|首|头)([二三2-3])个?季度?/y, window, 0);
  const count = match && numeral(match[1] ?? '');
  return match && count
    ? {
        value: { kind: 'nth', unit: 'quarter', index: 1, count, of: { kind: 'calendar', year: { offset: 0 } } },
        end: match[0].length,
      }
    : undefined;
}

const connector = / ?(?:日|号)?(?:起|开始)? ?(?:至|到|直到|——|--|[-—–~～ー]) ?/y;
const andConnector = / ?(?:和|与|及) ?/y;

/** The second end of a range in the window, sharing with the first what it does not print itself. */
function rangeEnd(window: string, at: number, from: Moment, current: number | undefined): Found {
  const joint = matchAt(connector, window, at);
  const and = joint ? undefined : matchAt(andConnector, window, at);
  const match = joint ?? and;
  if (!match) return undefined;
  const start = at + match[0].length;
  const found = rangeEndAt(window, start, from, current);
  if (!found || !and) return found;
  const close = matchAt(/ ?之?间/y, window, found.end);
  return close && { value: found.value, end: found.end + close[0].length };
}

function rangeEndAt(window: string, start: number, from: Moment, current: number | undefined): Found {
  const numeric = readNumeric(window, start, current, true);
  if (numeric) return { value: numeric.moment, end: numeric.end };
  const age = zhAgeAt(window, start);
  if (age) return age;
  const year = zhYearAt(window, start, current);
  const behindYear = year && zhBehindYear(window, year);
  if (behindYear) return behindYear;
  if (year?.short) return { value: { kind: 'calendar', year: year.value }, end: year.end };
  const printed = from.kind === 'calendar' ? from.year : undefined;
  const month = zhMonthAt(window, start, undefined);
  if (month?.value.kind === 'calendar') {
    const value: CalendarMoment =
      printed === undefined || typeof printed === 'object'
        ? { ...month.value, ...(printed ? { year: printed } : {}) }
        : month.value;
    return { value, end: month.end };
  }
  if (month) return month;
  if (from.kind === 'calendar' && from.day !== undefined) {
    const day = zhDayAt(window, start);
    if (day) return { value: { ...from, day: day.value }, end: day.end };
  }
  if (from.kind === 'nth' && from.unit === 'day') {
    const day = zhDayAt(window, start);
    if (day) return { value: { ...from, index: day.value }, end: day.end };
  }
  return (
    zhYearPartAt(window, start, printed, false) ??
    zhRelativeDayAt(window, start) ??
    zhRelativePeriodAt(window, start) ??
    zhAloneAt(window, start) ??
    zhWeekdayAt(window, start)
  );
}

/** A Chinese date, range or period at the character at `at`. */
export function readChinese(text: string, at: number, current: number | undefined): Reading | undefined {
  const window = windowAt(text, at);
  const numeric = digitOf(text.charCodeAt(at)) >= 0 ? readNumeric(text, at, current) : undefined;
  const core = numeric ? { value: numeric.moment, end: numeric.end - at } : coreAt(window, text, at, current);
  if (!core) return undefined;
  const to =
    core.value.kind === 'range' && !('year' in core.value) && core.value.from.kind !== 'calendar'
      ? undefined
      : rangeEnd(window, core.end, core.value, current);
  if (!to) return { moment: core.value, start: at, end: at + core.end };
  const before = behind(text, at, 1);
  const opened = before === '从' || before === '自' || before === '由';
  const close = matchAt(/止|为止/y, window, to.end);
  const dated =
    /^前/.test(window.slice(to.end)) && core.value.kind === 'calendar' && core.value.month === undefined ? 1 : 0;
  return {
    moment: { kind: 'range', from: core.value, to: to.value },
    start: opened ? at - 1 : at,
    end: at + to.end + (close ? close[0].length : dated),
  };
}
