/** `docs/figures.md`, made from the reader's own tables. */
import { cents, currencies } from '../../src/figures/currencies.ts';
import { abbreviatedScales, moneyScales, multiples, scales } from '../../src/figures/en.ts';
import { hedges } from '../../src/figures/hedges.ts';
import { toDecimal } from '../../src/figures/rational.ts';
import { rules } from '../../src/figures/rules.ts';
import { things } from '../../src/figures/things.ts';
import { unitRows } from '../../src/figures/units.ts';
import { whyNot } from '../../src/figures/why-not.ts';
import { larges, tens } from '../../src/figures/zh.ts';

const languages = { en: 'English', zh: 'Chinese', sign: 'signs' } as const;

const meanings = {
  over: '(x, ∞)',
  'at-least': '[x, ∞)',
  under: '(−∞, x)',
  'at-most': '(−∞, x]',
  nearly: '[0.9x, x)',
  about: '[0.9x, 1.1x]',
  peak: 'the peak itself, rounded as printed',
} as const;

const words = (list: Iterable<string>): string =>
  [...list].map((word) => `\`${word.replace(/^=/, '').replaceAll('|', '\\|')}\``).join(' ');

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const powers = (record: Readonly<Record<string, number>>): string[][] => {
  const by = new Map<number, string[]>();
  for (const [word, exponent] of Object.entries(record)) by.set(exponent, [...(by.get(exponent) ?? []), word]);
  return [...by].sort(([a], [b]) => a - b).map(([exponent, list]) => [`10^${exponent}`, words(list)]);
};

const merged = <T>(entries: Iterable<readonly [string, T]>): string[][] =>
  [...entries].map(([name, value]) => [name, String(value)]);

const otherwise: readonly (readonly [print: string, others: string, here: string])[] = [
  [
    '12,500 crore, 220亿',
    'half a unit of the last digit',
    'trailing zeros before a scale word do not count: 124.5 to 125.5 billion',
  ],
  ['23 days', 'exactly 23', 'counted with or without the first: [22, 23.5)'],
  ['$171, 1318公里', 'exact', 'an integer in a measured unit is print: half a unit either way'],
  ['one-tenth, tenfold, 翻一番', 'exact', 'a tenth either way: words without digits are rough'],
  ['up to 40 %', '40 or less', 'the peak itself, rounded: whoever says "up to" names a highest value that was reached'],
  ['十几万, 二百三十余万', 'from the number upwards', 'past the number and short of the next of its last digit'],
  ['2.5亿年~6500万年', 'in the printed order', 'from the lower to the higher'],
  ['less than 10 and more than 40', 'joined or not', 'two bounds that leave nothing are two figures'],
  ['192.168.1.2, +1-222-2222', 'four numbers', 'an address, a telephone number: nothing'],
  ['version two, Voyager 2, English 101', 'a number', 'a name: nothing'],
  ['1979 in a sentence', 'a number', 'a year: a date'],
  ['ten pounds', 'money', 'a weight, unless a scale word or £ stands with it'],
  ['五分, 两角 alone', '0.05 and 0.2 yuan, or cents', 'cents of a currency that is not said'],
  ['百分之二三十, 二三十個百分點', 'nothing', 'from 20 to 30'],
  ['5个百分点', 'percent', 'percentage points, which are another unit'],
  ['3/15, 9/11, 24/7', 'a fraction', 'a day or an idiom: nothing'],
  ['3k', 'three kilometres', 'three thousand'],
  ['這是五那是四, 五台山, 一对, 另一种', '5, 4, 5, 1 and 1', 'a lone numeral amid other characters is nothing'],
  ['1502222 in a sentence', 'a number', 'five digits and more in a row, without a unit: an identifier'],
  ['二分之 without a numerator', '2', 'a fraction broken off: nothing'],
  ['a 45 degrees angle, 24 degrees', 'nothing, because no temperature', 'degrees of a scale that is not said'],
  ['upcoming 2 days, 2 upcoming years', 'the last of them alone', 'all of them: a window'],
  ['兩個月之前, 三年後', 'all days until then', 'the day that is named, and a window about it'],
  ['12 consecutive tweets', 'a streak', 'a count: only periods of time make a streak'],
  ['eight to 10 feet', '10 feet', 'from 8 to 10 feet'],
  ['5-20%之间', '20 % alone', 'from 5 to 20 %'],
  ['500 grams of strawberries', 'what is weighed belongs to the print', 'the print ends with the unit'],
  ['三个, 半個', 'the counter belongs to the print', 'a counter that names nothing stands outside'],
  ['五分 after 角 without 元', 'parts of a yuan', 'cents of a currency that is not said'],
  ['巴黎时间20点', '20', 'a time of day: nothing'],
];

export function page(): string {
  const hedgeRows = hedges().map((hedge) => [
    hedge.modifier,
    meanings[hedge.modifier],
    `${languages[hedge.language]}, ${hedge.place} the number${hedge.signed ? ', on the number line' : ''}`,
    words(hedge.words),
  ]);
  return `# Figures: what a number in print stands for

<!-- Made from the tables in src/figures by test/figures/page.test.ts; edit the tables. -->

A printed number is an interval: the set of values that would have been printed so. A verdict is whether what was
measured lies inside of what was claimed, so the looseness of words is written down here and nowhere else. Where a row
names no other source, the looseness is this project's own decision and the words are those of newspapers in both languages.

\`factcheck figures\` shows what is read in a text, with the rule that was used; with \`--why-not\` also the numbers that are left
alone, each with the rule that says so.

## Rules

${table(['rule', 'what it does'], merged(Object.entries(rules)))}

## Left alone

A number that is a name, a mark, a time or a part of a word is no figure. The first of these rules that applies says so:

${table(['rule', 'why'], merged(whyNot()))}

## Hedges

A hedge replaces the looseness of the digits: "more than a quarter" begins at 0.25 exactly. Negative figures are the mirror
of positive ones, except where the words compare on the number line ("below -30").

${table(['hedge', 'stands for', 'where', 'words'], hedgeRows)}

"between" and "and", "from" and "to", a dash, ~, 至 and 到 make a range, both ends included; "from 5 % to 3 %" after a word of
change is two figures. "only", 僅 and 只 change nothing. "equals", "equal to" and 等于 before a bare number belong to its print, as
"more than" does, and change nothing.

## Scale words

Before a scale word trailing zeros do not count, but two digits always do. 30 million, 3000萬 and 三千万 are all
[29500000, 30500000).

${table(['power', 'English'], powers(scales))}

Abbreviated, behind digits:

${table(['power', 'English'], powers(abbreviatedScales))}

Letters, behind digits with money before them (€1.2m, $3B):

${table(['power', 'letter'], powers(moneyScales))}

${table(['power', 'Chinese'], powers({ ...tens, ...larges }))}

Multiples in one word are rough by a tenth:

${table(['word', 'times'], merged(Object.entries(multiples)))}

Bare scale words are orders of magnitude: "billions" is [1e9, 1e12), "hundreds of millions" [1e8, 1e9), "several million"
[1e6, 1e7), "dozens" [12, 120), 千億 [1e11, 1e12), 數百億 [1e10, 1e11); after over, 破 or 逾 they begin at their lower end. 多, 餘
and 几 after a number are past it and short of the next of its last digit, so too behind a unit or within it: 一千三百多万 is
(13000000, 14000000), 两年多 (2, 3) and 三个多月 (3, 4).

## Units

Sizes are in the base of their kind (metre, gram, litre, second, month, joule, watt, byte, hertz); units of one kind convert into each other
exactly. A year is 365 days or 8,760 hours where a rate needs it, and the report says so; months are never turned into
days. Source of the sizes: the International System of Units, the yard and pound agreement of 1959, and 市斤 and 市兩 as in the mainland.

${table(
  ['dimension', 'unit', 'size', 'words'],
  unitRows().map((unit) => [unit.dimension, unit.name, toDecimal(unit.size), words(unit.words)]),
)}

## Money

Codes are those of ISO 4217. A bare "$" is USD and a bare 元 or "¥" CNY unless the reading is told otherwise. On a page, in prose and tables alike, such
a sign is what the page declares ("all amounts in Australian dollars", 金額以港元列示); in a cell, first of all what its header
or caption names. Where neither settles it - two currencies that print it alike are declared or named, "$" on a Chinese page of
Taiwan or Hong Kong, 元 in traditional characters without a region - it is left open and is the figure of no claim. Currencies
are never converted.

${table(
  ['code', 'before the number', 'after it'],
  currencies.map(({ code, signs, names }) => [
    code,
    words(signs.split('|').filter((sign) => sign !== '')),
    words(names.split('|').filter((name) => name !== '')),
  ]),
)}

Parts of a hundred, of a currency that is not said: ${words(cents.flatMap((cent) => cent.words.split('|')))}.

## What is counted

A whole number before one of these is a count, and exact. Before any other word it is a bare number.

${table(
  ['thing', 'words'],
  [...things()].map(([name, list]) => [name, words(list)]),
)}

## Read otherwise than elsewhere

Test suites of other projects decide these cases differently. Here they are read so on purpose:

${table(
  ['print', 'elsewhere', 'here'],
  otherwise.map((cells) => [...cells]),
)}
`;
}
