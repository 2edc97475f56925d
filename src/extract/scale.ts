/**
 * What a line of text says of the scale of the figures round it: "(in millions, except per share amounts)" above a table,
 * "shares in thousands" in its header, 单位：百万元. Its exceptions are stated in the same breath. A number before the
 * word ("5 million") makes it an amount and no scale.
 */

/** Powers of ten that one statement gives to amounts and, where it speaks of them, to counts of shares. */
export interface Scale {
  readonly money: number;
  /** 0 where they are excepted, their own where one is stated; absent where nothing is said of them. */
  readonly shares?: number;
  /** Said of money ("dollars in millions"): counts of other things are as printed. */
  readonly moneyOnly: boolean;
  /** Said of counts: "thousands of people". */
  readonly ofCounts?: boolean;
  /** What it excepts: "per share amounts and headcount". */
  readonly except: string;
  /** The words that say so, with the currency beside them. */
  readonly words: string;
}

const powers: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  k: 3,
  m: 6,
  mn: 6,
  mm: 6,
  bn: 9,
  b: 9,
  十: 1,
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
};

const word = '(?<word>hundred|thousand|million|billion|trillion)';
const sign = '[A-Za-z]{0,3}[$€£¥￥₩₹]';
const money = `(?:${sign}|(?:US|U\\.S\\.|United States|Canadian|Australian|Hong Kong|Singapore|New Taiwan|Japanese|Indian|British)?\\s?(?:dollars?|euros?|pounds?(?: sterling)?|yen|yuan|renminbi|rupees?|won)|USD|RMB|CNY|EUR|GBP|HKD|TWD|NTD|JPY|INR|CAD|AUD|NZD|SGD|KRW|CHF|SEK|NOK|DKK|BRL|MXN|ZAR|Rs\\.?)`;
/** Ways to state a scale, the surest first. */
const english: readonly RegExp[] = [
  // "in millions", "expressed in RMB thousands", "in € million"
  new RegExp(`\\bin\\s+(?:${money}\\s*)?${word}s?\\b`, 'i'),
  // "US$ million", "€ millions", "dollars thousands"
  new RegExp(`(?<![\\w$€£¥])${money}\\s*(?:in\\s+)?${word}s?\\b`, 'i'),
  // "Millions of dollars", "(Thousands", "Amounts and shares, thousands": a plural that no number stands before
  new RegExp(`(?:^|[(（[,，:：]\\s*|\\b(?:of|amounts?|shares?|units?|figures?)\\s+)${word}s\\b`, 'i'),
  new RegExp(`[(（[]\\s*${word}\\s*[)）\\]]`, 'i'),
  new RegExp(`^${word}s?$`, 'i'),
  new RegExp(`(?<![\\w$€£¥])(?:${sign}|USD|RMB|CNY|EUR|GBP|HKD|TWD|JPY)\\s?(?<word>mn|mm|m|bn|b|k)\\b`, 'i'),
  /[(（[]\s*(?<word>mn|bn)\s*[)）\]]/i,
];
const noughts =
  /(?:[’'‘]\s?(?<quoted>000,000|000)s?|(?<![\d,.])(?<bare>000,000|000)(?:[’'‘]?s)\b|[$€£¥]\s?(?<signed>000,000|000))(?!\d)/i;

/** In longer text "000" counts only in a bracket of its own: "(in US$’000)". */
const bracketedNoughts = new RegExp(`[(（][^()（）\\d]{0,20}(?:${noughts.source})[^()（）]{0,20}[)）]`, 'i');
const shortText = 60;

const chineseWord = '(?<word>[十百佰千仟]?[万萬亿億]|[百佰][万萬]|[千仟])';
const chinese: readonly RegExp[] = [
  new RegExp(`(?:单位|單位|金额|金額|币值|幣值)\\s*[:：为為]?\\s*[^，。,;；\\n\\d]{0,12}?${chineseWord}`, 'u'),
  new RegExp(
    `(?:人民[币幣]|新[台臺][币幣]|港[币幣元]|美元|[欧歐]元|日[元圓円]|[(（])\\s*${chineseWord}\\s*(?:[元円圓]|美元|港元|人|[户戶]|[台臺]|[辆輛]|[吨噸]|股|份|[)）])`,
    'u',
  ),
  /^(?<word>[十百佰千仟]?[万萬亿億]|[百佰][万萬]|[千仟])[元円圓]$/u,
];

const numberBefore =
  /(?:\d|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many|hundreds?|tens|dozens?|over|nearly|about|the))\s*$/i;
/** "In thousands of homes" tells a story; "in thousands of tonnes)" is a unit. */
const ofPeople = /^\s+of\s+(?:people|customers|users|years|homes|cases|men|women|children|jobs|lives|millions)\b/i;

/** "(in thousands of people)": a unit wherever it stands. */
const ofPeopleInBrackets = /[(（[]\s*(?:in\s+)?(?<word>thousand|million|billion)s\s+of\s+[a-z]+\s*[)）\]]/i;
/** "Thousands of people": a unit where it is all that a cell or a caption says. */
const ofPeopleAlone = /^(?:in\s+)?(?<word>thousand|million|billion)s\s+of\s+[a-z]+$/i;

function scaleOfCounts(flat: string, isWhole: boolean): Scale | undefined {
  const match = ofPeopleInBrackets.exec(flat) ?? (isWhole ? ofPeopleAlone.exec(flat.trim()) : null);
  const found = match?.groups?.['word'];
  if (match === null || found === undefined || namesMoney.test(match[0])) return undefined;
  return { money: powers[found.toLowerCase()] ?? 0, moneyOnly: false, ofCounts: true, except: '', words: match[0] };
}

/** The scale that a line of text states; undefined where it states none. `isWhole` for all that a cell or a caption says. */
export function readScale(text: string, isWhole = false): Scale | undefined {
  if (!mayState.test(text)) return undefined;
  const flat = text.replace(/\s+/g, ' ');
  const counts = scaleOfCounts(flat, isWhole);
  if (counts !== undefined) return counts;
  const main = flat.split(excepts)[0] ?? flat;
  for (const pattern of english) {
    const match = pattern.exec(main);
    const found = match?.groups?.['word'];
    if (match === null || found === undefined) continue;
    const end = match.index + match[0].length;
    if (numberBefore.test(main.slice(0, match.index)) || ofPeople.test(main.slice(end))) continue;
    return statedIn(flat, main, match.index, end, powers[found.toLowerCase()] ?? 0);
  }
  for (const pattern of chinese) {
    const match = pattern.exec(main);
    const found = match?.groups?.['word'];
    if (match === null || found === undefined) continue;
    const power = [...found].reduce((sum, char) => sum + (powers[char] ?? 0), 0);
    return statedIn(flat, main, match.index, match.index + match[0].length, power);
  }
  const match = (flat.length < shortText ? noughts : bracketedNoughts).exec(main);
  if (match === null) return undefined;
  const found = match.groups?.['quoted'] ?? match.groups?.['bare'] ?? match.groups?.['signed'];
  return statedIn(flat, main, match.index, match.index + match[0].length, found === '000,000' ? 6 : 3);
}

/** Most texts over a table say nothing of its scale. */
const mayState =
  /hundred|thousand|million|billion|trillion|000|\b(?:mn|mm|m|bn|b|k)\b|[$€£¥]\s?[mbk]|[十百佰千仟万萬亿億]/i;
const excepts = /\bexcept|\bexcluding|\bother than|除|惟/i;
const namesMoney = /\b(?:dollars?|euros?|pounds?|yen|yuan|renminbi|USD|RMB|CNY|EUR|GBP|HKD|TWD|JPY)\b|[$€£¥]|元/i;

function statedIn(flat: string, main: string, start: number, end: number, power: number): Scale {
  const near = main.slice(Math.max(0, start - 40), end + 40);
  const except = flat.slice(main.length);
  const shares = shareScale(flat.slice(0, end), flat.slice(end), except, power);
  return {
    money: power,
    ...(shares === undefined ? {} : { shares }),
    moneyOnly: namesMoney.test(main.slice(Math.max(0, start - 30), end + 30)),
    except,
    words: near.trim(),
  };
}

/**
 * Counts of shares, by the clause after the scale: "except share and per share data" leaves them unscaled, "except number
 * of shares, which are reflected in thousands" scales them by their own word, "except per share amounts" scales them as
 * everything else. Undefined where nothing is said of them.
 */
function shareScale(before: string, rest: string, except: string, money: number): number | undefined {
  const own = /\bshares?\b[^.;()]{0,60}?\bin\s+(thousand|million|billion)s?\b/i.exec(rest)?.[1];
  if (own !== undefined) return powers[own.toLowerCase()] ?? money;
  if (/\bshares?\b[^.;()]{0,30}\bin\s+(?:thousand|million|billion)s\b[^()]*$/i.test(before)) return money;
  if (except === '') return /\bshares\b|股/i.test(rest) ? money : undefined;
  const counted = except.replace(/\bper[- ](?:\w+[- ]){0,2}(?:share|unit|ads)s?\b/gi, '');
  return /\b(?:shares?|units?|warrants?|ADSs?)\b|股/i.test(counted) ? 0 : money;
}
