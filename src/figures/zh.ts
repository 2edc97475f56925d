/** Chinese, both scripts: the characters of numbers. Their grammar is `hanzi.ts`. */

export const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  兩: 2,
  // Banknote forms, with the variants that occur in filings.
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  参: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};

/** Banknote forms that are ordinary characters too (大陆, 队伍, 放肆, 参加, 收拾): numbers only among their like. */
export const banknote: ReadonlySet<string> = new Set('壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟');

export const tens: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };

/** 廿 20, 卅 30, 卌 40. */
export const contracted: Readonly<Record<string, number>> = { 廿: 2, 卅: 3, 卌: 4 };

/** 兆 is a million million; before 瓦, 赫 and the like it is mega and belongs to the unit. */
export const larges: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8, 兆: 12 };

export const vague = '几幾数數';
export const andMore = '多余餘几幾来來';
export const points = '点點';
export const negatives = '负負';
