/** Chinese dates counted from another day: 昨天, 上月, 三天前, 過去12個月, 上週五. All of it reads a folded window. */
import type { Period } from './calendar.ts';
import type { Piece } from './en-parts.ts';
import type { Moment } from './moment.ts';
import { matchAt } from './print.ts';
import { zhDayAt, zhNthAt, zhPartAt } from './zh-calendar.ts';
import { countOf } from './zh-print.ts';

type Found = Piece<Moment> | undefined;

const dayPattern = /(大大前|大大后|大前|大后|前|后|昨|今|明|琴|寻|听)(天|日)|(昨|今|明)(晚|夜|晨|早)(?!餐|饭|报|会)/y;
const dayOffsets: Readonly<Record<string, number>> = {
  大大前: -4,
  大前: -3,
  前: -2,
  昨: -1,
  琴: -1,
  寻: -1,
  今: 0,
  明: 1,
  听: 1,
  后: 2,
  大后: 3,
  大大后: 4,
};
/** Names that begin with a day: a news app, a film. */
const dayNames = /^(?:今日头条|明日之[后星]|今日资本|明日之子|后天(?:形成|性|养成)|前天津|明日方舟|前日本|今日美)/;

/** 今天, 昨日, 前天, 大後天, 昨晚. */
export function zhRelativeDayAt(window: string, at: number): Found {
  const match = matchAt(dayPattern, window, at);
  if (!match || dayNames.test(window.slice(at, at + 5))) return undefined;
  const offset = dayOffsets[match[1] ?? match[3] ?? ''];
  return offset === undefined
    ? undefined
    : { value: { kind: 'period', unit: 'day', offset }, end: at + match[0].length };
}

const periodPattern = /(上上|下下|上一?|下一?|本|这一?|今)个?(月份?|周|星期|礼拜|季度?)(?!围|刊|边|报|记|全|天)/y;
const periodUnits: Readonly<Record<string, Period>> = {
  月: 'month',
  周: 'week',
  星: 'week',
  礼: 'week',
  季: 'quarter',
};

/** 上月, 本季度, 下週, 今個月; with a day or weekday: 上个月15号, 下下周日. */
export function zhRelativePeriodAt(window: string, at: number): Found {
  const match = matchAt(periodPattern, window, at);
  const unit = match && periodUnits[(match[2] ?? '')[0] ?? ''];
  if (!match || !unit) return undefined;
  const word = match[1] ?? '';
  const offset =
    (word.startsWith('上') ? -1 : word.startsWith('下') ? 1 : 0) * (word === '上上' || word === '下下' ? 2 : 1);
  const end = at + match[0].length;
  const value: Moment = { kind: 'period', unit, offset };
  if (unit === 'week') {
    const weekday = '一二三四五六日天'.indexOf(window[end] ?? '-');
    if (window[end] === '末')
      return { value: { kind: 'nth', unit: 'day', index: 6, count: 2, of: value }, end: end + 1 };
    if (weekday >= 0) return { value: { kind: 'weekday', weekday: Math.min(weekday, 6), weeks: offset }, end: end + 1 };
    return { value, end };
  }
  if (unit !== 'month') return zhPartAt(window, end, value);
  const day = zhDayAt(window, end);
  if (day && /[日号]$/.test(window.slice(end, day.end)))
    return { value: { kind: 'nth', unit: 'day', index: day.value, count: 1, of: value }, end: day.end };
  return zhNthAt(window, end, value) ?? zhPartAt(window, end, value);
}

const weekdayPattern = /(?:星期|周|礼拜)([一二三四五六日天])(?!围|福|家|岁)/y;

/** 周五, 星期一. */
export function zhWeekdayAt(window: string, at: number): Found {
  const match = matchAt(weekdayPattern, window, at);
  if (!match) return undefined;
  const weekday = Math.min('一二三四五六日天'.indexOf(match[1] ?? ''), 6);
  return { value: { kind: 'weekday', weekday }, end: at + match[0].length };
}

const count = '(\\d{1,3}|[一二三四五六七八九十两廿]{1,3}|半)';
const unitWord = '(年|个?月|个?季度|周|个?星期|天|日|个?世纪)';
const shiftPattern = new RegExp(`${count} ?${unitWord}(?:之|以)?(前|后)(?!半|期|上映)`, 'y');
const withinPattern = new RegExp(`${count} ?${unitWord}(?:之|以)?内`, 'y');
const windowPattern = new RegExp(
  `(过去|最近|近|前|上|未来|今后|接下来|后|下)的?${count} ?${unitWord}(?!前|后|内|的?历史)`,
  'y',
);
const sincePattern = new RegExp(`${count} ?${unitWord}(?:以)?来(?!说|看|讲|源|自|到|临)`, 'y');
const unitsOf: Readonly<Record<string, Period>> = {
  年: 'year',
  月: 'month',
  季度: 'quarter',
  周: 'week',
  星期: 'week',
  天: 'day',
  日: 'day',
  世纪: 'century',
};

/** Before 三年后 or 17天内 these put them ahead of the writer; without one they are counted from the story, or lengths. */
const ahead = /将|会|預計|预计|计划|計劃|力争|力爭|有望|未来|未來|目标|目標|将于|拟|要|必须|應|应/;

/** 一年以来, 三年来: up to the dateline. */
export function zhSinceAt(window: string): Found {
  const match = matchAt(sincePattern, window, 0);
  const half = match?.[1] === '半';
  const amount = half ? 6 : match && countOf(match[1] ?? '');
  const unit = unitsOf[(match?.[2] ?? '').replace('个', '')];
  if (!match || !amount || !unit || (half && unit !== 'year')) return undefined;
  const value: Moment = { kind: 'window', unit: half ? 'month' : unit, count: amount, side: -1, rolling: true };
  return { value, end: match[0].length };
}

/** 三天前, 两年后, 17天内; 半年 is six months. */
export function zhShiftAt(window: string, text: string, at: number): Found {
  const match = matchAt(shiftPattern, window, 0) ?? matchAt(withinPattern, window, 0);
  if (!match) return undefined;
  const end = match[0].length;
  const whole = at === 0 && end >= text.length;
  if (match[3] !== '前' && !whole && !ahead.test(text.slice(Math.max(0, at - 12), at))) return undefined;
  const unit = unitsOf[(match[2] ?? '').replace('个', '')];
  const half = match[1] === '半';
  const amount = half ? 6 : countOf(match[1] ?? '');
  if (!unit || !amount || (half && unit !== 'year') || amount > 3000) return undefined;
  const period: Period = half ? 'month' : unit;
  if (match[3] === undefined) return { value: { kind: 'within', unit: period, count: amount }, end };
  return { value: { kind: 'shift', unit: period, amount: match[3] === '前' ? -amount : amount }, end };
}

/** 過去12個月, 近三年, 前兩個月, 未來五年: 過去 and 近 run up to the dateline, the others are whole periods. */
export function zhWindowAt(window: string, at: number): Found {
  const match = matchAt(windowPattern, window, at);
  if (!match) return undefined;
  const unit = unitsOf[(match[3] ?? '').replace('个', '')];
  const half = match[2] === '半';
  const amount = half ? 6 : countOf(match[2] ?? '');
  const word = match[1] ?? '';
  if (!unit || !amount || (half && unit !== 'year')) return undefined;
  // 上一年 and 下一周 are the period itself; 前一天 is counted from the story.
  if (amount === 1 && (word === '上' || word === '下' || word === '前')) return undefined;
  const side = '未来今后接下后'.includes(word) || word === '接下来' ? 1 : -1;
  const rolling =
    word === '过去' || word.endsWith('近') || (word === '后' && unit === 'year') || word === '未来' || word === '今后';
  return {
    value: { kind: 'window', unit: half ? 'month' : unit, count: amount, side, rolling },
    end: at + match[0].length,
  };
}

const alonePattern =
  /(年初|年底|年末|年中|月初|月底|月末|月中|上旬|中旬|下旬|上半月|下半月|上半周|下半周)(?!有余|余额|考|学)/y;

/** 年初, 月底, 上半月 alone: of the dateline's year or month. */
export function zhAloneAt(window: string, at: number): Found {
  const match = matchAt(alonePattern, window, at);
  if (!match) return undefined;
  const word = match[1] ?? '';
  const end = at + word.length;
  if (word.includes('半')) {
    const unit: Period = word.endsWith('周') ? 'week' : 'month';
    return { value: { kind: 'half-of', of: { kind: 'period', unit, offset: 0 }, half: word[0] === '上' ? 1 : 2 }, end };
  }
  const unit: Period = word[0] === '年' ? 'year' : 'month';
  return zhPartAt(window, at, { kind: 'period', unit, offset: 0 });
}
