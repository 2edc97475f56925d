/** The period that a passage says its figure is about. */
import type { Figure } from '../figures/figure.ts';
import { equals, type Interval } from '../figures/interval.ts';
import { type Clause, clausesOf } from './hedge.ts';
import { isOfAnotherTime } from './tense.ts';

/** A date after one of these is what is compared with, not what the figure is about. */
const compared =
  /(?:\b(?:than|from|versus|vs\.?|against|over|since|with|before|after|until|by|of last|as in)\s+(?:the\s+|those\s+(?:of|in)\s+|end\s+of\s+|in\s+)*|(?:compared|comparable|prior|same|corresponding)\b[^.;]{0,30}|(?:[比较較自从從]|(?<!截止?)[至到])(?:去年|上年)?|同比|相比于?)\s*$/i;

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

const inside = (figure: Figure, clause: Clause): boolean => figure.start >= clause.start && figure.end <= clause.end;

const clauseOf = (sentence: string, answer: Clause): Clause | undefined =>
  clausesOf(sentence).find(({ start, end }) => answer.start < end && answer.end > start);

function only(dates: readonly Figure[]): Interval | undefined {
  const [first, ...rest] = dates;
  return first && rest.every((date) => equals(date.interval, first.interval)) ? first.interval : undefined;
}

/**
 * The one period named in the answer's clause; else the one named in its sentence for what is told in the same time, else
 * in the nearest heading. Where two are named there, it is not known which is meant, and nothing is said.
 */
export function refersTo(
  sentence: string,
  figures: readonly Figure[],
  answer: Clause,
  headings: readonly (readonly Figure[])[] = [],
): Interval | undefined {
  const dates = figures.filter(
    (figure) =>
      isPeriod(figure) &&
      !(figure.start < answer.end && figure.end > answer.start) &&
      !isSpeechDay(sentence, figure) &&
      !compared.test(sentence.slice(Math.max(0, figure.start - 60), figure.start)),
  );
  const clause = clauseOf(sentence, answer);
  const near = clause ? dates.filter((date) => inside(date, clause)) : [];
  if (near.length > 0) return only(near);
  const shared = dates.filter((date) => !isOfAnotherTime(sentence, date, answer));
  if (shared.length > 0) return only(shared);
  for (const heading of [...headings].reverse()) {
    const named = heading.filter(isPeriod);
    if (named.length > 0) return only(named);
  }
  return undefined;
}

export interface Dated {
  readonly refersTo?: Interval;
  readonly periodAsked?: true;
}

/** A date after one of these says when something began, and not what a figure of it is about. */
const beginning =
  /\b(?:began|begun|start(?:ed|ing)|founded|established|launched|born|opened|introduced|created|set up)\s+(?:back\s+)?(?:in|on)\s+(?:the\s+|early\s+|late\s+|mid-?)*$|(?:成立|创立|創立|创办|創辦|始|创建|創建|建)[于於]\s*$/i;
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
    (figure) => !isBeginning(figure) || (!isAsked(figure) && clause !== undefined && inside(figure, clause)),
  );
  const named = (among: readonly Figure[]): Interval | undefined => refersTo(sentence, among, answer, headings);
  const said = named(dating.filter((figure) => !isAsked(figure)));
  const period = named(dating) ?? said;
  if (!period) return {};
  const asked = figures.some((figure) => isAsked(figure) && equals(figure.interval, period));
  return { refersTo: period, ...(asked && !(said && equals(said, period)) && { periodAsked: true as const }) };
}
