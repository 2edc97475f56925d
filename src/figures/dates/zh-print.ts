/**
 * Chinese print on its way to the grammar: a window of text in which traditional and full-width characters have become
 * their simplified and narrow ones, one for one, so that offsets stay. And numerals: 二〇二五, 二十五, 廿五, 25.
 */
const traditional = '號個後這當週禮從過來兩間國節紀財聖雙農曆閏臘貳參陸萬內開幾勞動婦兒軍師萬慶陰體尋聽陽恩敬歷';
const simplified = '号个后这当周礼从过来两间国节纪财圣双农历闰腊贰叁陆万内开几劳动妇儿军师万庆阴体寻听阳恩敬历';
const fold: ReadonlyMap<string, string> = new Map([
  ...[...traditional].map((char, index): [string, string] => [char, simplified[index] ?? char]),
  ...[...'０１２３４５６７８９／－．：（），～'].map((char, index): [string, string] => [
    char,
    '0123456789/-.:(),~'[index] ?? char,
  ]),
  ['〇', '零'],
  ['○', '零'],
  ['Ｏ', '零'],
  ['壹', '一'],
  ['贰', '二'],
  ['貳', '二'],
  ['叁', '三'],
  ['參', '三'],
  ['肆', '四'],
  ['伍', '五'],
  ['陸', '六'],
  ['陆', '六'],
  ['柒', '七'],
  ['捌', '八'],
  ['玖', '九'],
  ['拾', '十'],
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\n', ' '],
]);

/** Characters that one Chinese date, range and all, can have. */
const windowLength = 44;

/** The folded characters from `at` on: as many as a date can have. */
export function windowAt(text: string, at: number): string {
  let folded = '';
  const end = Math.min(text.length, at + windowLength);
  for (let i = at; i < end; i += 1) {
    const char = text[i] ?? '';
    folded += fold.get(char) ?? char;
  }
  return folded;
}

/** The folded characters before `at`, for the words that bound a date. */
export function behind(text: string, at: number, length = 8): string {
  return windowAt(text, Math.max(0, at - length)).slice(0, Math.min(length, at));
}

const digits = '零一二三四五六七八九';

/** The value of a numeral in digits, in positions (二零二五) or in places (二十五, 廿五, 一百); undefined for none. */
export function numeral(print: string): number | undefined {
  if (/^\d+$/.test(print)) return Number(print);
  if (print === '元' || print === '首' || print === '正') return 1;
  const plain = print.replaceAll('两', '二').replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (/^[零一二三四五六七八九]+$/.test(plain)) {
    return plain.length === 1 || plain.length === 2 || plain.length === 4
      ? [...plain].reduce((value, char) => value * 10 + digits.indexOf(char), 0)
      : undefined;
  }
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain);
  if (!match || plain === '') return undefined;
  const [, hundreds, tens, ten, units] = match;
  const digit = (char: string | undefined): number => (char ? digits.indexOf(char) : 0);
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(units);
}
