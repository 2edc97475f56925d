/** Lone Chinese numerals that begin no figure, told from what stands beside them before anything is read: 一 is one character in seventy. */
import { classAt, han, numeral, other, skipSpacesBack, space } from './chars.ts';
import { plainCounters } from './counters.ts';
import { fillers, hedges } from './hedges.ts';
import { afterEntries } from './vocabulary.ts';

let followers: Uint8Array | undefined;
let leaders: Uint8Array | undefined;

const marked = (characters: Iterable<string>): Uint8Array => {
  const table = new Uint8Array(65536);
  for (const c of characters) table[c.charCodeAt(0)] = 1;
  return table;
};

/** First characters of whatever can follow a number and make it one. */
function mayFollow(): Uint8Array {
  followers ??= marked([
    ...afterEntries().map(([word]) => word),
    ...hedges()
      .filter(({ place }) => place === 'after')
      .flatMap(({ words }) => words),
    ...plainCounters,
    ...'成折分点點个個半又多余餘几幾来來位至到和与與打间間番倍路',
  ]);
  return followers;
}

/** Last characters of whatever before a number makes it one. */
function mayLead(): Uint8Array {
  leaders ??= marked([
    ...hedges()
      .filter(({ place, language }) => place === 'before' && language === 'zh')
      .flatMap(({ words }) => words.map((word) => word.slice(-1))),
    ...fillers,
    ...'第连連续續负負每前',
  ]);
  return leaders;
}

const single = '一二三四五六七八九两兩半';
const indefinite = '个個种種家位名次项項些样樣直般定起切旦方带帶';

/** Does nothing that is written in characters, letters or digits stand right before? */
export const opensClause = (text: string, at: number): boolean => {
  const kind = classAt(text, skipSpacesBack(text, at, 2) - 1);
  return kind === other || kind === space;
};

/** Is the numeral at `at` surely no figure? Says no wherever there is doubt. */
export function surelyNone(text: string, at: number): boolean {
  if (classAt(text, at + 1) !== han || classAt(text, at - 1) === numeral) return false;
  const c = text.charAt(at);
  if (!single.includes(c)) return false;
  if (mayLead()[text.charCodeAt(at - 1)] === 1) return false;
  // 三的平方: spoken of as a number, where a clause begins with it.
  if (text.charAt(at + 1) === '的' && opensClause(text, at)) return false;
  if (mayFollow()[text.charCodeAt(at + 1)] === 0) return true;
  // 一个问题, 一家公司: an article, unless a hedge leads it or nothing else is there.
  return (
    c === '一' &&
    text.length > 8 &&
    indefinite.includes(text.charAt(at + 1)) &&
    classAt(text, at + 2) === han &&
    !'半百亿億万萬月小多余餘'.includes(text.charAt(at + 2))
  );
}
