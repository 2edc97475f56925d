/** The hedge before or after a number: which word of the table stands there, and whether it is that word. */
import { isDigit, isHan, isLatin, skipSpaces, skipSpacesBack } from './chars.ts';
import { fillers, type Hedge, hedges } from './hedges.ts';
import { type Found, longest } from './lexicon.ts';
import { asDenied } from './negated.ts';
import type { NumberPrint } from './numbers.ts';
import { once } from './once.ts';
import { hedgeAfter, hedgeBefore } from './vocabulary.ts';

/** Characters before which a one-character hedge is part of another word (附近, 通过, 爆破), and after which (内容). */
const spoilers: Readonly<Record<string, RegExp>> = {
  过: /[通经不透路度超难走错来]/,
  過: /[通經不透路度超難走錯來]/,
  近: /[附最靠亲临]/,
  破: /[打爆攻侦突]/,
  约: /[条合签契预相节制]/,
  約: /[條合簽契預相節制]/,
  超: /[中英德意法西赶]/,
};

/** The hedge that ends where the number begins, with the particle that may stand between (超过了, 至少有). */
export function hedgeBeforeNumber(text: string, at: number, print: NumberPrint): Found<Hedge> | undefined {
  let end = skipSpacesBack(text, at, 2);
  let found = longest(hedgeBefore, text, end);
  if (!found && isHan(text, end - 1) && fillers.includes(text.charAt(end - 1))) {
    end = skipSpacesBack(text, end - 1, 1);
    found = longest(hedgeBefore, text, end);
  }
  if (!found) return undefined;
  const words = text.slice(found.from, found.to);
  if (words.length === 1) {
    if (
      words === '上' &&
      (print.print !== 'spread' || /[网線线以身手车市岸路晚早午]/.test(text.charAt(found.from - 1)))
    )
      return undefined;
    if (words !== '上' && spoilers[words]?.test(text.charAt(found.from - 1) || ' ')) return undefined;
  }
  if ((words === '~' || words === '～' || words === '±') && isDigit(text, skipSpacesBack(text, found.from, 2) - 1))
    return undefined;
  // "How about 3 people?" asks for three.
  if (/^about$/i.test(words) && /\b(?:how|what)\s$/i.test(text.slice(Math.max(0, found.from - 5), found.from)))
    return undefined;
  if (/^(?:pass|cross)/i.test(words) && !isLevel(text, at, print)) return undefined;
  // "<>30" says nothing, "=>30" is an arrow.
  if ('<>'.includes(words) && '<>='.includes(text.charAt(found.from - 1) || 'x')) return undefined;
  return asDenied(text, found);
}

/** An amount, or a change, before "over ten years": the years are those in which it came. */
const spentOver =
  /(?:[%％]|\d(?:[kmbt]n?)?|\b(?:[kmbt]n?|hundred|thousand|million|billion|trillion|per ?cent|points?|dollars|euros|pounds|yuan|yen|jobs|people|units|times|\w*fold|doubled|tripled|quadrupled|halved|grew|grown|grow|rose|risen|rise|fell|fallen|fall|increased?|declined?|dropped|spread|staged|phased|repaid|paid|invest(?:ed)?))\s$/i;

/** "$5bn over ten years", 过了三年: the years in which, or that went by, no more than them. */
export function isDuring(text: string, { from, to }: Found<Hedge>): boolean {
  const word = text.slice(from, to);
  if (word === '过' || word === '過') return text.charAt(to) === '了';
  return /^over$/i.test(word) && spentOver.test(text.slice(Math.max(0, from - 14), from));
}

/** Bills and rivers are passed and crossed as well: only money, a share or a large round number is a level. */
const isLevel = (text: string, at: number, print: NumberPrint): boolean =>
  print.scale !== undefined ||
  print.grouped === true ||
  '%％'.includes(text.charAt(print.end) || 'x') ||
  '$€£¥￥'.includes(text.charAt(at) || 'x');

export function hedgeAfterNumber(text: string, at: number): Found<Hedge> | undefined {
  const from = skipSpaces(text, at, 2);
  const found = longest(hedgeAfter, text, from);
  if (!found) return undefined;
  const words = text.slice(found.from, found.to);
  if (/^\s(?:than\b|\d)/i.test(text.slice(found.to, found.to + 5)) && /^or\s/i.test(words)) return undefined;
  // "5.4 per cent plus £500" adds.
  if (/^plus$/i.test(words) && /^\s?(?:[$€£¥]|\d|an?\s)/i.test(text.slice(found.to, found.to + 3))) return undefined;
  if (words === 'MAX' || words === 'Max') return undefined;
  if ((words === '+' || words === '＋') && (from !== at || isDigit(text, found.to) || isLatin(text, found.to)))
    return undefined;
  if ((words === '内' || words === '內') && '容地部外阁閣存涵心'.includes(text.charAt(found.to) || 'x'))
    return undefined;
  // 三分之一强: of a fraction, and of nothing else.
  if (
    '强強弱'.includes(words) &&
    !/(?:分之[一二三四五六七八九十\d]{1,3}|成)$/.test(text.slice(Math.max(0, at - 6), at))
  )
    return undefined;
  if (words === '起' && !/[元块美币幣]/.test(text.charAt(at - 1))) return undefined;
  if ((words === '许' || words === '許') && '多可诺'.includes(text.charAt(found.to) || 'x')) return undefined;
  if (
    (words === '上下' || words === '前后' || words === '前後') &&
    isHan(text, found.to) &&
    !'的，'.includes(text.charAt(found.to))
  )
    return undefined;
  if (words === 'max' && from !== at && isLatin(text, found.to)) return undefined;
  return found;
}

const around = once(() =>
  hedges()
    .filter(({ place }) => place === 'around')
    .flatMap((value) =>
      value.words.map((word) => {
        const [opening = '', closing = ''] = word.split('…');
        return { value, opening, closing };
      }),
    ),
);

/** 比170低, 比100大的: the comparison stands round its number. 3比2 is a score, and 比10%高出 goes on to say by how much. */
export function hedgeAroundNumber(text: string, start: number, end: number): Found<Hedge> | undefined {
  const from = skipSpacesBack(text, start, 2);
  if (text.charAt(from - 1) !== '比' || isDigit(text, from - 2)) return undefined;
  const at = skipSpaces(text, end, 2);
  const found = around().find(({ opening, closing }) => text.endsWith(opening, from) && text.startsWith(closing, at));
  if (!found) return undefined;
  const to = at + found.closing.length;
  if (isHan(text, to) && !'的了得很许許一'.includes(text.charAt(to))) return undefined;
  return asDenied(text, { value: found.value, from: from - found.opening.length, to });
}
