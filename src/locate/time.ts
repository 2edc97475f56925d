/** The period that a passage says its figure is about. */
import type { Figure } from '../figures/figure.ts';
import { equals, type Interval } from '../figures/interval.ts';
import { add, compare, one } from '../figures/rational.ts';
import { type Clause, clausesOf } from './hedge.ts';
import { isOfAnotherTime } from './tense.ts';

/** A date after one of these is what is compared with, not what the figure is about. */
const compared =
  /(?:\b(?:than|from|versus|vs\.?|against|over|since|with|before|after|until|by|of last|as in)\s+(?:the\s+|those\s+(?:of|in)\s+|end\s+of\s+|in\s+)*|(?:compared|comparable|prior|same|corresponding)\b[^.;]{0,30}|(?:[比较較自从從]|(?<!截止?)[至到])(?:去年|上年)?|同比|相比于?)\s*$/i;

const isCompared = (sentence: string, at: number): boolean => compared.test(sentence.slice(Math.max(0, at - 60), at));

/** "said on Monday": when it was said is not what it is about. */
const spoken =
  /\b(?:said|says|told|announced|reported|released|published|unveiled|disclosed|posted|wrote|confirmed|added|filed)\b|表示|宣布|发布|發布|公布|披露|称|稱|报道|報道|報導|说|說|透露/i;
const spokenWithin = 30;

function isSpeechDay(sentence: string, { start, end, interval }: Figure): boolean {
  const oneDay = interval.low && interval.high && equals({ low: interval.low, high: interval.low }, interval);
  if (!oneDay) return false;
  return (
    spoken.test(sentence.slice(Math.max(0, start - spokenWithin), start)) ||
    spoken.test(sentence.slice(end, end + spokenWithin))
  );
}

function isPeriod(figure: Figure): boolean {
  return (
    figure.unit.dimension === 'date' &&
    !figure.unresolved &&
    figure.interval.low !== null &&
    figure.interval.high !== null
  );
}

/** "from 9.2 % in 2019", "more than the 9.2 % of": the figure is what another one is compared with. */
const base =
  /(?:\b(?:than|from|versus|vs\.?|against|compared\s+(?:with|to))\s+(?:the\s+|about\s+|around\s+|some\s+|nearly\s+|almost\s+|over\s+|(?:more|less)\s+than\s+)*|[从從自]|相比于?)$/i;
const isBase = (sentence: string, { start }: Clause): boolean =>
  base.test(sentence.slice(Math.max(0, start - 40), start));

/** What stands between a figure and the date behind it or before it that is its own. */
const behind =
  /^\s*(?:[(（]\s*)?(?:(?:back\s+)?in|during|for|as\s+of|at\s+the\s+end\s+of)\s+(?:the\s+)?(?:year\s+)?$|^\s*[(（]\s*$/i;
const ahead = /^(?:,?\s*|[为為是达達]+)$/;
const genitive = /^的$/;
/** "in 2019 and 2024": two years behind one figure are not its own. */
const another = /^(?:,?\s*(?:and|or|&|through|until)\s+(?:in\s+)?|\s*[、和与與及至到~–-]\s*)$/i;

function isBehind(sentence: string, dates: readonly Figure[], date: Figure, figure: Clause): boolean {
  return (
    figure.end <= date.start &&
    behind.test(sentence.slice(figure.end, date.start)) &&
    !dates.some(({ start }) => start >= date.end && another.test(sentence.slice(date.end, start)))
  );
}

/** The date right behind the answer, "6.1 % in 2024", or right before it, "in 2024, 6.1 %", "2024年的6.1%". */
function ownDate(sentence: string, figures: readonly Figure[], answer: Clause): Figure | undefined {
  const dates = figures.filter((figure) => isPeriod(figure) && !isSpeechDay(sentence, figure));
  const after = dates.find((date) => isBehind(sentence, dates, date, answer));
  if (after) return after;
  const others = figures.filter(({ unit }) => unit.dimension !== 'date');
  const isAhead = ({ start, end }: Figure): boolean => {
    const between = sentence.slice(end, answer.start);
    return genitive.test(between) || (ahead.test(between) && !isCompared(sentence, start));
  };
  return dates.find(
    (date) =>
      date.end <= answer.start && isAhead(date) && !others.some((other) => isBehind(sentence, dates, date, other)),
  );
}

/** "from 9.2 % in 2019 to 6.1 %": the date of the one figure of a comparison is not that of the other. */
function isOfTheOther(sentence: string, figures: readonly Figure[], date: Figure, answer: Clause): boolean {
  return figures.some(
    (figure) =>
      figure.unit.dimension !== 'date' &&
      !(figure.start < answer.end && figure.end > answer.start) &&
      isBehind(sentence, [date], date, figure) &&
      isBase(sentence, figure) !== isBase(sentence, answer),
  );
}

const inside = (figure: Figure, clause: Clause): boolean => figure.start >= clause.start && figure.end <= clause.end;

const clauseOf = (sentence: string, answer: Clause): Clause | undefined =>
  clausesOf(sentence).find(({ start, end }) => answer.start < end && answer.end > start);

/** Each period once. */
function distinct(periods: readonly Interval[]): readonly Interval[] {
  return periods.filter((period, index) => periods.findIndex((each) => equals(each, period)) === index);
}

const both = /^\s*(?:and|&|[、和与與及])\s*(?:in\s+)?$/i;

const isNext = ({ high }: Interval, { low }: Interval): boolean =>
  high !== null && low !== null && compare(add(high.value, one), low.value) === 0;

/** Two periods, one after the other, of which one figure is told ("in March and April it lent $45 billion") are one. */
function together(sentence: string, figures: readonly Figure[], dates: readonly Figure[]): readonly Interval[] {
  const isAlone = figures.filter(({ unit }) => unit.dimension !== 'date').length === 1;
  const periods: Interval[] = [];
  dates.forEach(({ start, interval }, index) => {
    const [last, before] = [periods.at(-1), dates[index - 1]];
    if (isAlone && last && before && both.test(sentence.slice(before.end, start)) && isNext(last, interval))
      periods[periods.length - 1] = { low: last.low, high: interval.high };
    else periods.push(interval);
  });
  return distinct(periods);
}

/**
 * The date right beside the answer; else those named in its clause; else those named in its sentence for what is told in
 * the same time, else in the nearest heading. Where there are several, it is not known which is meant.
 */
function periodsOf(
  sentence: string,
  figures: readonly Figure[],
  answer: Clause,
  headings: readonly (readonly Figure[])[],
): readonly Interval[] {
  const own = ownDate(sentence, figures, answer);
  if (own) return [own.interval];
  const dates = figures.filter(
    (figure) =>
      isPeriod(figure) &&
      !isOfTheOther(sentence, figures, figure, answer) &&
      !(figure.start < answer.end && figure.end > answer.start) &&
      !isSpeechDay(sentence, figure) &&
      !isCompared(sentence, figure.start),
  );
  const clause = clauseOf(sentence, answer);
  const near = clause ? dates.filter((date) => inside(date, clause)) : [];
  if (near.length > 0) return together(sentence, figures, near);
  const shared = dates.filter((date) => !isOfAnotherTime(sentence, date, answer));
  if (shared.length > 0) return together(sentence, figures, shared);
  for (const heading of [...headings].reverse()) {
    const named = distinct(heading.filter(isPeriod).map(({ interval }) => interval));
    // Several in a heading are of what stands below it altogether.
    if (named.length > 0) return named.length === 1 ? named : [];
  }
  return [];
}

/** The one period that a passage names for its answer; undefined where it names none, or several. */
export function refersTo(sentence: string, figures: readonly Figure[], answer: Clause): Interval | undefined {
  const [first, ...others] = periodsOf(sentence, figures, answer, []);
  return others.length === 0 ? first : undefined;
}

export interface Dated {
  readonly refersTo?: Interval;
  readonly eitherOf?: readonly Interval[];
  readonly periodAsked?: true;
  readonly told?: 'now' | 'so-far';
}

const soFar =
  /\bso far (?:this|in the|in its|in (?:19|20)\d\d)\b|\b(?:this|the) (?:\w+ )?(?:quarter|year|month|season|half) so far\b|\b(?:quarter|year|month)[- ]to[- ]date\b|[本今](?:年度?|季度?|月|财年|財年)(?:以[来來]|迄今|至今|[到截]?至?目前)/i;
const now = /\b(?:now|currently|nowadays)\b(?!-)|目前|现在|現在|如今|现有|現有|当前|當前/i;

/** Does the sentence speak of its own day, or of a period up to that day? */
export function toldOf(sentence: string, answer: Clause): Dated['told'] {
  if (soFar.test(sentence)) return 'so-far';
  const clause = clauseOf(sentence, answer);
  return clause && now.test(sentence.slice(clause.start, clause.end)) ? 'now' : undefined;
}

/** A date after one of these says when something began, and not what a figure of it is about. */
const beginning =
  /\b(?:began|begun|start(?:ed|ing)|founded|established|launched|born|opened|introduced|created|set up)\s+(?:back\s+)?(?:in|on)\s+(?:the\s+|early\s+|late\s+|mid-?)*$|(?:成立|创立|創立|创办|創辦|始|创建|創建|建)[于於]\s*$/i;
/** "In 2015 prices", "2015 dollars": what the money would have been worth then, of whatever day it is. */
const ofPrices = /^\s+(?:(?:US|constant)\s+)*(?:prices|dollars|euros|pounds|money)\b/i;
const begun = /^\s*(?:开始|開始|启动|啟動|成立|创立|創立|创办|創辦|建立|起)/;

/**
 * The period of an answer, told apart from what the author wrote to find the place: in "began in 1966 lasted ___" the
 * date is when it began, and dates nothing, here or in other clauses; "in 1918 the flu killed ___" is about 1918 because
 * the author says so.
 */
export function datedBy(
  sentence: string,
  figures: readonly Figure[],
  answer: Figure,
  words: readonly Clause[],
  headings: readonly (readonly Figure[])[],
): Dated {
  const isAsked = (date: Figure): boolean => words.some(({ start, end }) => start < date.end && end > date.start);
  const clause = clauseOf(sentence, answer);
  const isBeginning = ({ start, end }: Figure): boolean =>
    beginning.test(sentence.slice(Math.max(0, start - 40), start)) || begun.test(sentence.slice(end));
  const dating = figures.filter(
    (figure) =>
      !ofPrices.test(sentence.slice(figure.end)) &&
      (!isBeginning(figure) || (!isAsked(figure) && clause !== undefined && inside(figure, clause))),
  );
  const named = (among: readonly Figure[]): readonly Interval[] => periodsOf(sentence, among, answer, headings);
  const one = (periods: readonly Interval[]): Interval | undefined => (periods.length === 1 ? periods[0] : undefined);
  const said = one(named(dating.filter((figure) => !isAsked(figure))));
  const all = named(dating);
  const period = one(all) ?? said;
  const told = toldOf(sentence, answer);
  if (!period) return { ...(told && { told }), ...(all.length > 1 && { eitherOf: all }) };
  const asked = figures.some((figure) => isAsked(figure) && equals(figure.interval, period));
  return {
    refersTo: period,
    ...(told === 'so-far' && { told }),
    ...(asked && !(said && equals(said, period)) && { periodAsked: true as const }),
  };
}
