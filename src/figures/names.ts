/** Digits that are no quantities: names, versions, identifiers, telephone numbers, marks. Rules about their surroundings. */
import { isDigit, isHan, isLatin, isSpace, skipSpacesBack } from './chars.ts';
import { isDialled } from './labels.ts';
import { isListed, isWordLabelled, latinName } from './latin-names.ts';
import { firstOf, type Rules, takes } from './left-alone.ts';

const labelsZh =
  /(?:(?<![代发發外仪儀])表|如图|(?<![下调調划劃])(?:拨|撥)打?|致电|致電|型号|型號|版本|版|编号|編號|房号|邮编|郵編|邮政编码|电话|電話|热线|熱線|手机号|手機號|身份证号|证号|账号|帳號|卡号|代码|代碼|代号|代號|序号|图|圖|附件|附录|附錄|航班|车次|文号|工号|学号|學號|单号|單號|订单号|牌号|车牌|尾号|尾號|尾数|尾數|密码|密碼|验证码|驗證碼|标普|標普|标准普尔|沪深|滬深|中证|中證|科创|科創|纳斯达克|納斯達克|日经|日經|富时|富時|罗素|財富|财富|(?<!全)世界|频道|頻道|波音|空客|空中客车|歼|歼-|东风|東風|长征|長征|神舟|天宫|嫦娥|天问|北斗|型|传真|微信|QQ|qq|国道|省道|高速|公路|一加|[号號码碼](?=[:：]))(?:[是为為]|[:：]\s?|\s|-)?$/;

/** Of those the ends of other words, where something is counted behind: 大型300人会议, 图表12个. */
const wordEndsZh = /[表图圖型版路界速]\s?$/;

/** What follows a number that is a label in Chinese: 3号线, 101室, 500强. */
const tailsZh =
  /^\s?(?:[号號室强強路]|楼|樓|年级|年級|年代|年版|班[级級]?[^次]|指数|指數|[点點][钟鐘整半]|[点點]\d|时\d|時\d|ETF|型|系列?|线城|線城|[届屆]|周年纪念)/;

/** A number with what stands around it: only those without a unit of measure or a hedge are asked for their names. */
export interface Surroundings {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The characters right before and behind it. */
  readonly before: string;
  readonly after: string;
  /** Digits without separators, as many; undefined for words and for digits with decimals. */
  readonly digits: number | undefined;
  /** In digits without separators or decimals. */
  readonly bare: boolean;
  readonly decimals: boolean;
  readonly worded: boolean;
  /** A unit of measure or money; `counted` is only a counted thing. */
  readonly unit: 'none' | 'counted' | 'measure';
  readonly hedged: boolean;
  readonly value: number;
}

const beginsSentence = (text: string, at: number): boolean => {
  const end = skipSpacesBack(text, at, 3);
  return end === 0 || '.!?。！？:：;；\n\r"“”(（•|'.includes(text.charAt(end - 1));
};

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

/** Numbers that are names by themselves: universities, working hours, feasts of shops. */
const namesByThemselves = /^(?:985|211|996|007|618|12306|12315|12345|12348)$/;

/** Boeing's types: "the 757", "its 737 jets". */
const boeing = /\b(?:the|an?|its|their|new|older|Boeing(?:['’]s)?)\s$/i;

const isBoeing = ({ text, start, end, digits, unit }: Surroundings): boolean =>
  digits === 3 &&
  /^7[0-8]7$/.test(text.slice(start, end)) &&
  (unit === 'counted'
    ? /^\s(?:jets?|planes?|aircraft|airplanes?|airliners?)\b/.test(text.slice(end, end + 11))
    : boeing.test(text.slice(Math.max(0, start - 10), start)));

const nearHan = ({ text, start, end, after }: Surroundings): boolean =>
  isHan(text, start - 1) || isHan(text, end) || '，。、“”'.includes(after || 'x');

/** Does a Chinese character stand between these places, or one of these letters? A look before an expression is asked. */
function hasHan(text: string, from: number, to: number, letters: string): boolean {
  for (let i = from; i < to; i += 1) if (isHan(text, i) || letters.includes(text.charAt(i) || 'x')) return true;
  return false;
}

/** 型号12 and 标普500; before something counted only a short number, and none behind the end of another word. */
function isLabelledZh({ text, start, unit, digits }: Surroundings): boolean {
  if (unit === 'counted' && (digits ?? 9) > 4) return false;
  return (
    hasHan(text, start - 4, start, 'Qq') &&
    labelsZh.test(text.slice(Math.max(0, start - 6), start)) &&
    !(unit === 'counted' && wordEndsZh.test(text.slice(Math.max(0, start - 2), start)))
  );
}

/** 拨110或120, 编号12、13和14: one of a list whose first number is labelled. */
function isListedZh(s: Surroundings): boolean {
  if (!'、或和及与與'.includes(s.before || 'x')) return false;
  const list = /(?<!\d)\d{1,6}[、或和及与與](?:\d{1,6}[、或和及与與]){0,3}$/.exec(
    s.text.slice(Math.max(0, s.start - 24), s.start),
  );
  return list !== null && isLabelledZh({ ...s, start: s.start - list[0].length });
}

/** "Equals 5000" compares numbers: what has nothing else about it is one. */
const equated = /(?:等于|等於|equals?(?: to)?)\s?$/i;

const isEquated = ({ text, start }: Surroundings): boolean => equated.test(text.slice(Math.max(0, start - 10), start));

/** What is played: e4, Nf3, Bxc6, O-O. */
const chessMove = /^\.{1,3}\s?(?:[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8]|O-O)(?![A-Za-z\d])/;

/** Exchanges, before the code of a share: "HKEX: 9988". */
const exchange = /\b(?:HKEX|HKG|SEHK|SSE|SZSE|SHSE|SHA|SHE|TYO|TSE|TWSE|TPE|KRX|BOM)[:：]\s?$/;

/** Their numbers are so long that print groups them. */
const patented = /\b(?:[Pp]atent|[Ss]erial|[Dd]ocket)s?\s$/;

/** Labels, parts of names and marks. */
export const nameRules = [
  {
    name: 'sign-of-a-name',
    why: 'Behind #, №, _, @ or a backslash it is a name: #12.',
    applies: ({ before }) => before !== '' && '#№_@\\'.includes(before),
  },
  {
    name: 'law',
    why: '42 U.S.C. § 1983, 17 CFR 240: titles of codes.',
    applies: ({ text, end, after }) =>
      after === ' ' &&
      /^ (?:U\.?S\.?C\b|C\.?F\.?R\b|F\.(?:2d|3d|4th)|S\. ?Ct\b|U\.S\. \d)/.test(text.slice(end, end + 9)),
  },
  takes(({ unit, hedged }) => unit === 'measure' || hedged),
  {
    name: 'titled-word',
    why: 'A number word with a capital inside a sentence belongs to a name: Formula One, Big Four.',
    applies: ({ text, start, worded }) => worded && titled(text, start),
  },
  {
    name: 'labelled-word',
    why: 'A number word behind a label is a name: chapter five.',
    applies: ({ text, start, end, worded, unit }) => worded && unit === 'none' && isWordLabelled(text, start, end),
  },
  takes(({ worded }) => worded),
  {
    name: 'group-of',
    why: 'Group of 20, Council of Three: the name of a body.',
    applies: ({ text, start }) => ofNames.test(text.slice(Math.max(0, start - 14), start)),
  },
  {
    name: 'labelled',
    why: 'Digits behind a label or a word with a capital are a name: room 12, Llama 4.',
    applies: ({ text, start, end, bare, decimals, unit }) =>
      (bare || decimals || patented.test(text.slice(Math.max(0, start - 8), start))) &&
      latinName(text, start, end, unit),
  },
  {
    name: 'labelled-zh',
    why: 'Digits behind a Chinese label are a name: 型号12, 标普500.',
    applies: (s) => isLabelledZh(s),
  },
  { name: 'boeing', why: 'The 757, its 737 jets: types of aircraft.', applies: (s) => isBoeing(s) },
  takes(({ unit, digits }) => unit === 'counted' && digits !== 5),
  {
    name: 'name-by-itself',
    why: '985, 211, 996, 007 and 618 in Chinese print, and numbers of services: 12306网站.',
    applies: (s) => s.bare && namesByThemselves.test(s.text.slice(s.start, s.end)) && nearHan(s),
  },
  takes(({ unit }) => unit === 'counted'),
  {
    name: 'share-code',
    why: 'Behind the name of an exchange it is the code of a share: HKEX: 9988.',
    applies: ({ text, start, bare }) => bare && exchange.test(text.slice(Math.max(0, start - 8), start)),
  },
  {
    name: 'dialled',
    why: 'A number that is called, rung or texted: dial 911.',
    applies: ({ text, start, end, bare }) => bare && isDialled(text, start, end),
  },
  {
    name: 'listed',
    why: 'One of a list whose first number is labelled: rooms 5 and 6.',
    applies: (s) => s.bare && (isListed(s.text, s.start, s.end) || isListedZh(s)),
  },
  {
    name: 'hyphen-behind-a-character',
    why: 'A hyphen behind a character joins a name: 东风-61.',
    applies: ({ text, start, before }) => (before === '-' || before === '－') && isHan(text, start - 2),
  },
  {
    name: 'code-with-a-star',
    why: '*611 is a code; **611** is emphasis.',
    applies: ({ text, start, before, after }) => before === '*' && after !== '*' && !isDigit(text, start - 2),
  },
  {
    name: 'numbered-thing',
    why: 'What follows makes it a label: 3号线, 101室, 500强, 3点半.',
    applies: ({ text, end }) => hasHan(text, end, end + 2, 'E') && tailsZh.test(text.slice(end, end + 5)),
  },
  {
    name: 'path',
    why: 'A slash, an underscore or @ joins it to an address or a name.',
    applies: ({ text, end, before, after }) =>
      before === '/' || after === '_' || after === '@' || (after === '/' && !isSpace(text, end + 1)),
  },
  {
    name: 'letters-behind',
    why: 'Letters on the digits that are no unit make a name of them: 7B, 4G.',
    applies: ({ text, end }) => isLatin(text, end),
  },
  {
    name: 'sign-behind-a-letter',
    why: "Behind a letter's colon, plus, caret or dash: arXiv:2104.12255, C++20, m^2.",
    applies: ({ text, start, before }) =>
      ':+^−-=?&'.includes(before || 'x') && /[a-z\d+)]/i.test(text.charAt(start - 2)),
  },
  {
    name: 'point-and-letter',
    why: 'A point and a letter on the digits make a name of them: 3.js.',
    applies: ({ text, end, after }) => after === '.' && isLatin(text, end + 1),
  },
  {
    name: 'bare-point',
    why: 'A point without a digit before it and without a unit is no decimal: .45.',
    applies: ({ text, start }) =>
      text.charAt(start) === '.' || (text.charAt(start) === '-' && text.charAt(start + 1) === '.'),
  },
  {
    name: 'area-code',
    why: '(555) 123-4567 is a telephone number.',
    applies: ({ text, end, after }) => after === ')' && /^\)\s?\d{3}-\d/.test(text.slice(end, end + 7)),
  },
  {
    name: 'hyphen',
    why: 'A hyphen joins it to digits or a capital: 747-8, 3-D.',
    applies: ({ text, start, end, before, after }) =>
      (after === '-' && /[A-Z\d]/.test(text.charAt(end + 1))) || (before === '-' && isDigit(text, start - 2)),
  },
  {
    name: 'footnote',
    why: 'In square brackets it is the mark of a note: [12].',
    applies: ({ before, after }) => before === '[' && after === ']',
  },
  {
    name: 'number-in-brackets',
    why: 'One digit or two in brackets mark an item or a note, more behind a Chinese name are its code: (3), 鴻海（2317）.',
    applies: ({ text, start, before, after, bare, digits }) =>
      (before === '(' || before === '（') &&
      (after === ')' || after === '）') &&
      bare &&
      ((digits ?? 9) <= 2 || isHan(text, start - 2)),
  },
  {
    name: 'dialling-code',
    why: 'A plus before digits that end with a blank is a dialling code: +44.',
    applies: ({ text, end, before }) => before === '+' && isSpace(text, end),
  },
  {
    name: 'year',
    why: 'Four digits from 1500 to 2100 without a unit are a year; where it is a date, it is read as one.',
    applies: (s) => s.bare && s.digits === 4 && s.value >= 1500 && s.value <= 2100 && !isEquated(s),
  },
  {
    name: 'identifier',
    why: 'Print groups the digits of large numbers: five and more in a row, without a unit, are an identifier.',
    applies: (s) => s.bare && s.digits !== undefined && s.digits >= 5 && !isEquated(s),
  },
  {
    name: 'move',
    why: 'Before a move on a chessboard it numbers the move: 2. Nf3.',
    applies: ({ text, end, bare, after }) => bare && after === '.' && chessMove.test(text.slice(end, end + 10)),
  },
  {
    name: 'list-mark',
    why: '1. or 2) or 3、 at the beginning of a line numbers a list.',
    applies: (s) =>
      s.bare && s.digits !== undefined && s.digits <= 2 && listMark(s.text, s.start, s.end) && !isEquated(s),
  },
] as const satisfies Rules<Surroundings>;

export type NameRule = NonNullable<(typeof nameRules)[number]['name']>;

/** The rule by which the number is a label, a part of a name or a mark. */
export function nameOf(s: Surroundings): NameRule | undefined {
  return firstOf(nameRules, s)?.name;
}

/** "1. Sales" or "2) Costs" or "3、" at the beginning of a line. */
function listMark(text: string, start: number, end: number): boolean {
  const line = skipSpacesBack(text, start, 8);
  const atLine = line === 0 || text[line - 1] === '\n';
  const c = text.charAt(end);
  if (c === ')' || c === '）') return text[start - 1] !== '(' || atLine;
  return atLine && (c === '、' || ('.．'.includes(c || 'x') && (isSpace(text, end + 1) || isHan(text, end + 1))));
}
