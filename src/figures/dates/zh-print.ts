/**
 * Chinese print on its way to the grammar: a window of text in which traditional and full-width characters have become
 * their simplified and narrow ones, one for one, so that offsets stay. And numerals: 二〇二五, 二十五, 廿五, 25.
 */
import { once } from '../once.ts';

const traditional =
  '號個後這當週禮從過來兩間國節紀財聖雙農曆閏臘萬內開幾勞動婦兒軍師慶陰體尋聽陽敬歷復順啟樂貞龍緒統豐禎弘隆熙寶觀親黨會計達約滿數專級緊';
const simplified =
  '号个后这当周礼从过来两间国节纪财圣双农历闰腊万内开几劳动妇儿军师庆阴体寻听阳敬历复顺启乐贞龙绪统丰祯弘隆熙宝观亲党会计达约满数专级紧';
const wide = '０１２３４５６７８９／－．：（），～〇○Ｏ壹贰貳叁參肆伍陸陆柒捌玖拾\u3000\u00a0\n';
const narrow = '0123456789/-.:(),~零零零一二二三三四五六六七八九十   ';

/** All characters that become another. */
export const foldable: string = traditional + wide;

/** What a character becomes; 0 for those that stay. */
const others = once(() => {
  const table = new Uint16Array(0x10000);
  const plain = simplified + narrow;
  for (let i = 0; i < foldable.length; i += 1) table[foldable.charCodeAt(i)] = plain.charCodeAt(i);
  return table;
});

/** The code of the simplified and narrow character. */
export const foldedCode = (code: number): number => others()[code] || code;

/** Characters that one Chinese date, range and all, can have. */
const windowLength = 44;

function foldRange(text: string, from: number, to: number): string {
  const table = others();
  let plain = '';
  let start = from;
  for (let i = from; i < to; i += 1) {
    const other = table[text.charCodeAt(i)] ?? 0;
    if (other === 0) continue;
    plain += text.slice(start, i) + String.fromCharCode(other);
    start = i + 1;
  }
  return plain + text.slice(start, to);
}

/** The folded characters from `at` on: as many as a date can have. */
export const windowAt = (text: string, at: number): string => ahead(text, at, windowLength);

/** So many folded characters from `at` on, as far as there are any. */
export const ahead = (text: string, at: number, length: number): string =>
  foldRange(text, at, Math.min(text.length, at + length));

/** The folded characters before `at`, for the words that bound a date. */
export const behind = (text: string, at: number, length = 8): string => foldRange(text, Math.max(0, at - length), at);

const digits = '零一二三四五六七八九';

/** The value of a numeral in digits, in positions (二零二五) or in places (二十五, 廿五, 一百); undefined for none. */
export function numeral(print: string): number | undefined {
  const single = print.length === 1 ? digits.indexOf(print) : -1;
  if (single >= 0) return single;
  if (/^\d+$/.test(print)) return Number(print);
  if (print === '元' || print === '首' || print === '正') return 1;
  const plain = print.replaceAll('两', '二').replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (/^[零一二三四五六七八九]+$/.test(plain)) {
    return plain.length <= 4 ? [...plain].reduce((value, char) => value * 10 + digits.indexOf(char), 0) : undefined;
  }
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain);
  if (!match || plain === '') return undefined;
  const [, hundreds, tens, ten, units] = match;
  const digit = (char: string | undefined): number => (char ? digits.indexOf(char) : 0);
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(units);
}

/** How many days or years: 两三年 and 三五天 leave open which, and are no twenty-three. */
export function countOf(print: string): number | undefined {
  const [first = '', second = ''] = print.replaceAll('两', '二');
  const pair = print.length === 2 ? [digits.indexOf(first), digits.indexOf(second)] : [];
  const [low = 0, high = 0] = pair;
  return low > 0 && (high - low === 1 || `${low}${high}` === '35') ? undefined : numeral(print);
}
