/**
 * Dates without their year, or without their month, beside a dateline. A month or day lies in the dateline's calendar
 * year (news print the year of every other), except where the sentence looks the other way ("will open in March",
 * "resigned in October"), and except that of a December in January: where the year before's is within three months and
 * its own is over nine to come, the near one is meant.
 */
import { civilDay } from '../day.ts';
import { type Days, periodAround, weekdayOf } from './calendar.ts';
import type { Direction } from './tense.ts';

const distance = ({ first, last }: Days, day: number): number =>
  day < first ? first - day : day > last ? day - last : 0;

/** Days by which a date may lie ahead before the past one is taken for it: nine months. */
const farDays = 274;

/** Days by which a sentence and its page's date may miss one another: a page is renewed, a text is older than its page. */
const slackDays = 31;

/** Of the days that `find` gives in the dateline's year and its neighbours, the one that news means. */
export function nearest(
  find: (year: number) => Days | undefined,
  dateline: number,
  weekday: number | undefined,
  direction: Direction | undefined,
): Days | undefined {
  const own = civilDay(dateline).year;
  const [here, earlier, later] = [find(own), find(own - 1), find(own + 1)];
  if (weekday !== undefined) {
    const fitting = [here, earlier, later].find((days) => days && weekdayOf(days.first) === weekday);
    if (fitting) return fitting;
  }
  if (here) {
    const isAhead = here.first - dateline > slackDays;
    if (direction === -1 && isAhead) return earlier ?? here;
    if (direction === 1) return dateline - here.last > slackDays ? (later ?? here) : here;
    const wasNear = earlier && distance(earlier, dateline) <= 92;
    return here.first - dateline > farDays && wasNear ? earlier : here;
  }
  // 29 February: the nearest year that has one.
  for (let away = 1; away <= 8; away += 1) {
    const days = find(own - away) ?? find(own + away);
    if (days) return days;
  }
  return undefined;
}

/**
 * A quarter, half or season is the one closest in time, on the side to which the sentence looks; one to come counts as
 * further off by half its own length, since news report what has been.
 */
export function closest(
  find: (year: number) => Days | undefined,
  dateline: number,
  direction: Direction | undefined,
): Days | undefined {
  const own = civilDay(dateline).year;
  const found = [own, own - 1, own + 1].flatMap((year) => find(year) ?? []);
  const cost = (days: Days): number =>
    2 * distance(days, dateline) + (days.first > dateline ? days.last - days.first + 1 : 0);
  const looked = ({ first, last }: Days): boolean => (direction === -1 ? first <= dateline : last >= dateline);
  const sided = direction === undefined ? found : found.filter(looked);
  return sided.toSorted((a, b) => cost(a) - cost(b))[0];
}

/** A day without its month: in the dateline's month or a neighbour, where the weekday fits, else the last one passed. */
export function dayOfNearMonth(day: number, weekday: number | undefined, dateline: number): Days | undefined {
  const found = [0, -1, 1, -2].flatMap((offset) => {
    const month = periodAround(dateline, 'month', offset);
    const at = month.first + day - 1;
    return at <= month.last && (weekday === undefined || weekdayOf(at) === weekday) ? [at] : [];
  });
  const at =
    weekday === undefined
      ? (found.find((number) => number <= dateline && dateline - number < 31) ?? found[0])
      : found[0];
  return at === undefined ? undefined : { first: at, last: at };
}
