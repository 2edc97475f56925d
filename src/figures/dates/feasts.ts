/** Days that are known by name: fixed ones, weekdays of a month, days counted from Easter. */
import { civil, type Days, easter, monthDays, weekdayOf } from './calendar.ts';
import { lunarDay } from './zh-lunar.ts';

export type Feast = (year: number) => Days | undefined;

const on =
  (month: number, day: number): Feast =>
  (year) =>
    civil(year, month, day);

/** The `nth` weekday of a month, from its end where negative; `plus` days on. */
const nth =
  (month: number, weekday: number, index: number, plus = 0): Feast =>
  (year) => {
    const { first, last } = monthDays(year, month);
    const day =
      index > 0
        ? first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (index - 1)
        : last - ((weekdayOf(last) - weekday + 7) % 7) + 7 * (index + 1);
    return { first: day + plus, last: day + plus };
  };

const fromEaster =
  (plus: number): Feast =>
  (year) => ({ first: easter(year) + plus, last: easter(year) + plus });

const lunar =
  (month: number, day: number): Feast =>
  (year) =>
    lunarDay(year, month, day);

/** 清明, in the years 1901 to 2099. Source: the solar term formula [Y × 0.2422 + C] − [Y ÷ 4] of the almanacs. */
const pureBrightness: Feast = (year) => {
  const two = year % 100;
  return civil(year, 4, Math.floor(two * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - Math.floor(two / 4));
};

/** English names, in small letters, of up to four words. */
export const englishFeasts: ReadonlyMap<string, Feast> = new Map(
  Object.entries({
    "new year's day": on(1, 1),
    "new year's eve": on(12, 31),
    "valentine's day": on(2, 14),
    "st patrick's day": on(3, 17),
    "april fools' day": on(4, 1),
    "april fool's day": on(4, 1),
    'earth day': on(4, 22),
    'may day': on(5, 1),
    juneteenth: on(6, 19),
    'freedom day': on(6, 19),
    'jubilee day': on(6, 19),
    'independence day': on(7, 4),
    'bastille day': on(7, 14),
    halloween: on(10, 31),
    'veterans day': on(11, 11),
    'armistice day': on(11, 11),
    'remembrance day': on(11, 11),
    'christmas eve': on(12, 24),
    'christmas day': on(12, 25),
    christmas: on(12, 25),
    xmas: on(12, 25),
    'boxing day': on(12, 26),
    'martin luther king day': nth(1, 0, 3),
    'mlk day': nth(1, 0, 3),
    "presidents' day": nth(2, 0, 3),
    'presidents day': nth(2, 0, 3),
    "mother's day": nth(5, 6, 2),
    'mothers day': nth(5, 6, 2),
    'memorial day': nth(5, 0, -1),
    "father's day": nth(6, 6, 3),
    'fathers day': nth(6, 6, 3),
    'labor day': nth(9, 0, 1),
    'columbus day': nth(10, 0, 2),
    'thanksgiving day': nth(11, 3, 4),
    thanksgiving: nth(11, 3, 4),
    'black friday': nth(11, 3, 4, 1),
    'cyber monday': nth(11, 3, 4, 4),
    'ash wednesday': fromEaster(-46),
    'palm sunday': fromEaster(-7),
    'good friday': fromEaster(-2),
    'easter sunday': fromEaster(0),
    easter: fromEaster(0),
    'easter monday': fromEaster(1),
  }),
);

/** Chinese names, simplified. */
export const chineseFeasts: ReadonlyMap<string, Feast> = new Map(
  Object.entries({
    元旦: on(1, 1),
    元旦节: on(1, 1),
    情人节: on(2, 14),
    妇女节: on(3, 8),
    愚人节: on(4, 1),
    劳动节: on(5, 1),
    五一劳动节: on(5, 1),
    青年节: on(5, 4),
    儿童节: on(6, 1),
    六一儿童节: on(6, 1),
    建党节: on(7, 1),
    建军节: on(8, 1),
    教师节: on(9, 10),
    国庆: on(10, 1),
    国庆节: on(10, 1),
    万圣节: on(10, 31),
    双十一: on(11, 11),
    双11: on(11, 11),
    双十二: on(12, 12),
    双12: on(12, 12),
    平安夜: on(12, 24),
    圣诞: on(12, 25),
    圣诞节: on(12, 25),
    母亲节: nth(5, 6, 2),
    父亲节: nth(6, 6, 3),
    感恩节: nth(11, 3, 4),
    复活节: fromEaster(0),
    清明: pureBrightness,
    清明节: pureBrightness,
    春节: lunar(1, 1),
    除夕: lunar(1, 0),
    元宵节: lunar(1, 15),
    端午: lunar(5, 5),
    端午节: lunar(5, 5),
    七夕: lunar(7, 7),
    七夕节: lunar(7, 7),
    中秋: lunar(8, 15),
    中秋节: lunar(8, 15),
    重阳节: lunar(9, 9),
    腊八节: lunar(12, 8),
  }),
);
