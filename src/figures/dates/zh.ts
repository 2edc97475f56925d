/**
 * Chinese dates: what may begin at a character, the second end of a range, and the words that close it. The grammar reads
 * a window of folded characters (simplified, narrow), so that 號 and 号, ２ and 2 are one; offsets stay those of the text.
 */
import type { Piece } from './en-parts.ts';
import type { CalendarMoment, Moment, Reading } from './moment.ts';
import { readNumeric } from './numeric.ts';
import { digitOf, matchAt } from './print.ts';
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
import { dayList, lunarAt, newsDay, openMonth, openQuarter, openYear } from './zh-open.ts';
import { behind, countOf, windowAt } from './zh-print.ts';
import {
  zhAloneAt,
  zhRelativeDayAt,
  zhRelativePeriodAt,
  zhShiftAt,
  zhSinceAt,
  zhWeekdayAt,
  zhWindowAt,
} from './zh-relative.ts';

type Found = Piece<Moment> | undefined;

/** 十一 and 五一 are feasts before their holiday's words, or alone. */
const numberedFeast = /(十一|五一)(?:$|(长假|黄金周|假期|小长假|期间))/y;

/** What may begin with a numeral or digit. */
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
  const holiday = matchAt(numberedFeast, window, 0);
  if (holiday && (at === 0 || (holiday[2] ?? '') !== '')) {
    const [month, day] = holiday[1] === '十一' ? [10, 1] : [5, 1];
    return { value: { kind: 'calendar', month, day }, end: 2 };
  }
  // "7年10月" is a term of prison: the 月 belongs to a length.
  const month = /[年]/.test(text[at - 1] ?? '')
    ? undefined
    : (openMonth(window, 0, undefined) ?? zhMonthAt(window, 0, undefined));
  return (
    month ??
    zhShiftAt(window, text, at) ??
    zhSinceAt(window) ??
    openYear(window) ??
    openQuarter(window, 0, undefined) ??
    quarterAlone(window, text, at) ??
    newsDay(window, text, at)
  );
}

/** 一季度, 第三季度 without a year. */
function quarterAlone(window: string, text: string, at: number): Found {
  const found = zhYearPartAt(window, 0, undefined, false);
  return found && !/[0-9一二三四五六七八九十]/.test(text[at - 1] ?? '') ? found : undefined;
}

/** What stands before a date and makes it none: 八九十年代, 每周一, 明后天, 2024/25財年 from the 25. */
const spoiling = /(?:[零一二三四五六七八九十]|每个?|逢|\d[/-])$/;

function coreAt(window: string, text: string, at: number, current: number | undefined): Found {
  const char = window[0] ?? '';
  if (at > 0 && spoiling.test(behind(text, at, 2)) && !/^\d{1,2}[日号月]/.test(window)) return undefined;
  if (/[0-9零一二三四五六七八九十廿两]/.test(char)) return numbered(window, text, at, current);
  if (char === '半') return zhShiftAt(window, text, at) ?? zhSinceAt(window);
  const lunar = lunarAt(window, 0, undefined);
  if (lunar) return lunar;
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
    zhYearPartAt(window, 0, undefined, false) ??
    zhWindowAt(window, 0) ??
    openQuarter(window, 0, undefined) ??
    zhAloneAt(window, 0) ??
    zhWeekdayAt(window, 0) ??
    zhFeastAt(window, 0, undefined) ??
    nthOfYear(window)
  );
}

/** 前三季度, 首三季, 首十個月 without a year: of the dateline's. */
const firstOfYear = /(?:前([二三2-3])个?(季)度?|(?:首|头)(\d{1,2}|[二三四五六七八九十两]{1,2})个?(月|季)度?)/y;

function nthOfYear(window: string): Found {
  const match = matchAt(firstOfYear, window, 0);
  const count = match && countOf(match[1] ?? match[3] ?? '');
  if (!match || !count) return undefined;
  const unit = (match[2] ?? match[4]) === '季' ? 'quarter' : 'month';
  const of: CalendarMoment = { kind: 'calendar', year: { offset: 0 } };
  return { value: { kind: 'nth', unit, index: 1, count, of }, end: match[0].length };
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

const endedPattern = /止(?:的)?(?:(三|六|九|十二|\d{1,2})个月|(季度|半年|(?:财政|会计)?年度|财年))/y;

/** 截至2025年9月30日"止三个月", 止季度, 止年度: the months that end there. */
function endedAt(window: string, at: Piece<Moment>): Found {
  const match = matchAt(endedPattern, window, at.end);
  if (!match) return undefined;
  const count = match[1] ? countOf(match[1]) : ({ 季: 3, 半: 6 }[(match[2] ?? '')[0] ?? ''] ?? 12);
  return count
    ? { value: { kind: 'ended', unit: 'month', count, at: at.value }, end: at.end + match[0].length }
    : undefined;
}

const isNumeral = (c: string): boolean => c !== '' && '零一二三四五六七八九十两百'.includes(c);

/** A Chinese date, range or period at the character at `at`. */
export function readChinese(text: string, at: number, current: number | undefined): Reading | undefined {
  const window = windowAt(text, at);
  // 两三天前 is no 三天前: what goes on a row of numerals begins no date.
  if (isNumeral(window.charAt(0)) && isNumeral(behind(text, at, 1))) return undefined;
  const numeric = digitOf(text.charCodeAt(at)) >= 0 ? readNumeric(text, at, current) : undefined;
  const found = numeric ? { value: numeric.moment, end: numeric.end - at } : coreAt(window, text, at, current);
  if (!found) return undefined;
  const core = endedAt(window, found) ?? dayList(window, found) ?? found;
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
