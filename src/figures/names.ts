/** Digits that are no quantities: names, versions, identifiers, telephone numbers, marks. Rules about their surroundings. */
import { isDigit, isHan, isLatin, isSpace, skipSpacesBack } from './chars.ts';
import { isDialled, isLabel } from './labels.ts';

/** Capitalised words that begin sentences and are no names. */
const openers: ReadonlySet<string> = new Set(
  'a about above after all almost also although among an and another any approximately are around as at average because been before being below besides between both but by did do does during each either even every exactly except expect fewer for from get give given had has have he her here his how however i if in including into is it its just last least less like make many may meanwhile minimum more most my nearly neither next no nor not now of on once only or other our out over overall per perhaps plus probably roughly save says see sell she since so some spend such than that the their them then there these they this those though through throughout to today together total under unlike until up upon was we were what when where whether which while who whose why with within without yesterday yet you your'.split(
    ' ',
  ),
);

const labelsZh =
  /(?:(?<![代发發外仪儀])表|如图|拨打|撥打|致电|致電|型号|型號|版本|版|编号|編號|房号|邮编|郵編|邮政编码|电话|電話|热线|熱線|手机号|手機號|身份证号|证号|账号|帳號|卡号|代码|代碼|代号|代號|序号|图|圖|附件|附录|附錄|航班|车次|文号|工号|学号|學號|单号|單號|订单号|牌号|车牌|尾号|尾號|尾数|尾數|密码|密碼|验证码|驗證碼|标普|標普|标准普尔|沪深|滬深|中证|中證|科创|科創|纳斯达克|納斯達克|日经|日經|富时|富時|罗素|財富|财富|(?<!全)世界|频道|頻道|波音|空客|空中客车|歼|歼-|东风|東風|长征|長征|神舟|天宫|嫦娥|天问|北斗|型|传真|微信|QQ|qq|国道|省道|高速|公路|一加|[号號码碼](?=[:：]))(?:[是为為]|[:：]\s?|\s|-)?$/;

/** Of those the ends of other words, where something is counted behind: 大型300人会议, 图表12个. */
const wordEndsZh = /[表图圖型版路界速]\s?$/;

/** What follows a number that is a label in Chinese: 3号线, 101室, 500强. */
const tailsZh =
  /^\s?(?:[号號室强強路]|楼|樓|年级|年級|年代|年版|班[级級]?[^次]|指数|指數|[点點][钟鐘整半]|[点點]\d|时\d|時\d|ETF|型|系列?|线城|線城|[届屆]|周年纪念)/;

export interface Surroundings {
  readonly start: number;
  readonly end: number;
  /** Digits without separators, as many; undefined for words and for digits with decimals. */
  readonly digits: number | undefined;
  readonly grouped: boolean;
  readonly decimals: boolean;
  readonly worded: boolean;
  /** A unit of measure or money; `counted` is only a counted thing. */
  readonly unit: 'none' | 'counted' | 'measure';
  readonly hedged: boolean;
  readonly value: number;
}

/** The Latin word that ends before `at`, apart by at most two blanks or a hyphen. */
function wordBefore(text: string, at: number): { word: string; start: number; hyphen: boolean } | undefined {
  let end = skipSpacesBack(text, at, 2);
  let hyphen = false;
  if (end === at && text[at - 1] === '-') {
    end = at - 1;
    hyphen = true;
  }
  if (end === at) return undefined;
  if (text[end - 1] === '.') end -= 1;
  let start = end;
  while (start > end - 30 && start > 0 && (isLatin(text, start - 1) || (isDigit(text, start - 1) && start < end)))
    start -= 1;
  if (start === end || !isLatin(text, start)) return undefined;
  return { word: text.slice(start, end), start, hyphen };
}

const beginsSentence = (text: string, at: number): boolean => {
  const end = skipSpacesBack(text, at, 3);
  return end === 0 || '.!?。！？:：;；\n\r"“”(（•|'.includes(text.charAt(end - 1));
};

/** Is the number at `start` part of a name in Latin letters ("Llama 4", "No. 22")? */
export function isLabelled(text: string, start: number): boolean {
  return latinName(text, {
    start,
    end: start,
    digits: 1,
    grouped: false,
    decimals: false,
    worded: false,
    unit: 'none',
    hedged: false,
    value: 0,
  });
}

/** "pages 12–14": what labels the first of a pair labels the second. */
function pairStart(text: string, start: number): number {
  if (!'-–/'.includes(text.charAt(start - 1) || 'x')) return start;
  let at = start - 1;
  while (at > start - 6 && isDigit(text, at - 1)) at -= 1;
  return at;
}

function latinName(text: string, s: Surroundings): boolean {
  const before = wordBefore(text, s.start) ?? wordBefore(text, pairStart(text, s.start));
  if (!before) return false;
  const lower = before.word.toLowerCase();
  if (isLabel(text, lower, before.start, s.end) && (s.unit === 'none' || capitalised(before.word)))
    return lower.length > 1;
  if (lower === 'p' && text.charAt(before.start + 1) === '.') return true;
  const first = before.word.charAt(0);
  const capital = first !== first.toLowerCase() || /[a-z][A-Z]/.test(before.word);
  if (!capital || openers.has(lower)) return false;
  // "In Gaza 20 people": behind a place the number counts, if it counts at all.
  return (
    s.unit !== 'counted' ||
    !/(?:^|\s)(?:in|at|near|across|around|outside|from|over)\s$/i.test(
      text.slice(Math.max(0, before.start - 9), before.start),
    )
  );
}

const capitalised = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

/** "Group of 20", "Council of Three". */
const ofNames = /\b(?:Group|Gang|Council|Class|Committee|Band|House|League|Team)\sof\s$/;

/** A number word with a capital inside a sentence belongs to a name: Formula One, Big Four. */
const titled = (text: string, start: number): boolean => {
  const c = text.charAt(start);
  return (
    c !== c.toLowerCase() &&
    !beginsSentence(text, start) &&
    text.slice(start, start + 4) !== text.slice(start, start + 4).toUpperCase()
  );
};

/** "Chapter five", "phase two". */
function isWordLabelled(text: string, start: number, end: number): boolean {
  const before = wordBefore(text, start);
  return before !== undefined && isLabel(text, before.word.toLowerCase(), before.start, end);
}

/** Numbers that are names by themselves: universities, working hours, feasts of shops. */
const namesByThemselves = /^(?:985|211|996|007|618)$/;

/** Boeing's types: "the 757", "its 737 jets". */
const boeing = /\b(?:the|an?|its|their|new|older|Boeing(?:['’]s)?)\s$/i;

const isBoeing = (text: string, s: Surroundings): boolean =>
  s.digits === 3 &&
  /^7[0-8]7$/.test(text.slice(s.start, s.end)) &&
  (s.unit === 'counted'
    ? /^\s(?:jets?|planes?|aircraft|airplanes?|airliners?)\b/.test(text.slice(s.end, s.end + 11))
    : boeing.test(text.slice(Math.max(0, s.start - 10), s.start)));

const nearHan = (text: string, s: Surroundings): boolean =>
  isHan(text, s.start - 1) || isHan(text, s.end) || '，。、“”'.includes(text.charAt(s.end) || 'x');

/** "No. 5 or 6", "Windows 10 and 11": the start of the first number of a list that goes on to `at`. */
function listStart(text: string, at: number): number {
  let start = at;
  for (let n = 0; n < 3; n += 1) {
    const before = /(?<![\d.,])\d{1,4}(?:,?\s(?:and|or|to|&)\s|,\s)$/.exec(text.slice(Math.max(0, start - 12), start));
    if (!before) break;
    start -= before[0].length;
  }
  return start;
}

/** Is it one of a list whose first number is labelled, with nothing behind it that it could count? */
function isListed(text: string, s: Surroundings): boolean {
  const start = listStart(text, s.start);
  return (
    start < s.start &&
    !/^\s(?!(?:is|was|has|does|as)\b)[a-z-]+s\b/.test(text.slice(s.end, s.end + 24)) &&
    isLabelled(text, start)
  );
}

/** Is the number a label, a name's part, a mark? Only numbers without a unit of measure or a hedge are asked. */
export function isName(text: string, s: Surroundings): boolean {
  const before = text.charAt(s.start - 1);
  const after = text.charAt(s.end);
  const bare = !s.grouped && s.digits !== undefined;
  if (before === '#' || before === '№' || before === '_' || before === '@' || before === '\\') return true;
  if (s.unit === 'measure' || s.hedged) return false;
  if (s.worded) return titled(text, s.start) || (s.unit === 'none' && isWordLabelled(text, s.start, s.end));
  if (ofNames.test(text.slice(Math.max(0, s.start - 14), s.start))) return true;
  if ((bare || s.decimals) && latinName(text, s)) return true;
  if (
    s.unit === 'counted' &&
    !s.worded &&
    (s.digits ?? 9) <= 4 &&
    labelsZh.test(text.slice(Math.max(0, s.start - 6), s.start)) &&
    !wordEndsZh.test(text.slice(Math.max(0, s.start - 2), s.start))
  )
    return true;
  if (isBoeing(text, s)) return true;
  if (s.unit === 'counted') return false;
  if (bare && (isDialled(text, s.start, s.end) || isListed(text, s))) return true;
  if (bare && namesByThemselves.test(text.slice(s.start, s.end)) && nearHan(text, s)) return true;
  // 东风-61: a hyphen behind a character joins a name.
  if ((before === '-' || before === '－') && isHan(text, s.start - 2)) return true;
  // *611 is a code; **611** is emphasis.
  if (before === '*' && after !== '*' && !isDigit(text, s.start - 2)) return true;
  if (labelsZh.test(text.slice(Math.max(0, s.start - 6), s.start))) return true;
  if (tailsZh.test(text.slice(s.end, s.end + 5))) return true;
  if (before === '/' || after === '_' || after === '@' || (after === '/' && !isSpace(text, s.end + 1))) return true;
  if (isLatin(text, s.end)) return true;
  // Behind a letter's colon, plus, caret or dash: arXiv:2104.12255, C++20, m^2, fb−1.
  if (':+^−-=?&'.includes(before || 'x') && /[a-z\d+)]/i.test(text.charAt(s.start - 2))) return true;
  if (after === '.' && isLatin(text, s.end + 1)) return true;
  if (text.charAt(s.start) === '.' || (text.charAt(s.start) === '-' && text.charAt(s.start + 1) === '.')) return true;
  if (after === ')' && /^\)\s?\d{3}-\d/.test(text.slice(s.end, s.end + 7))) return true;
  if (after === '-' && /[A-Z\d]/.test(text.charAt(s.end + 1))) return true;
  if (before === '-' && isDigit(text, s.start - 2)) return true;
  if (before === '[' && after === ']') return true;
  // 42 U.S.C. § 1983, 17 CFR 240: titles of codes.
  if (
    after === ' ' &&
    /^ (?:U\.?S\.?C\b|C\.?F\.?R\b|F\.(?:2d|3d|4th)|S\. ?Ct\b|U\.S\. \d)/.test(text.slice(s.end, s.end + 9))
  )
    return true;
  if ((before === '(' || before === '（') && (after === ')' || after === '）') && bare && (s.digits ?? 9) <= 2)
    return true;
  if (before === '+' && isSpace(text, s.end)) return true;
  if (
    bare &&
    s.digits !== undefined &&
    !/(?:等于|等於|equals?(?: to)?)\s?$/i.test(text.slice(Math.max(0, s.start - 10), s.start))
  ) {
    if (s.digits === 4 && s.value >= 1500 && s.value <= 2100) return true;
    // Print groups the digits of large numbers; five and more in a row are an identifier.
    if (s.digits >= 5) return true;
    if (s.digits <= 2 && listMark(text, s.start, s.end)) return true;
  }
  return false;
}

/** "1. Sales" or "2) Costs" or "3、" at the beginning of a line. */
function listMark(text: string, start: number, end: number): boolean {
  const line = skipSpacesBack(text, start, 8);
  const atLine = line === 0 || text[line - 1] === '\n';
  const c = text.charAt(end);
  if (c === ')' || c === '）') return text[start - 1] !== '(' || atLine;
  return atLine && (c === '、' || ('.．'.includes(c || 'x') && (isSpace(text, end + 1) || isHan(text, end + 1))));
}
