/**
 * Whether the figure that was read is of what the claim speaks of, as far as the words beside both tell. Numbers that are
 * equal prove nothing where one is of a fall and the other of a rise, one a change and the other a level.
 */
import type { Statement } from '../claims/claim.ts';
import type { Evidence } from '../evidence.ts';
import { balanceNamed, changeNamed, type Direction, directionAt, type Step, stepAt } from '../figures/direction.ts';
import type { Unit } from '../figures/figure.ts';
import { type Interval, isPoint, negate } from '../figures/interval.ts';
import { otherMeasure, overYears } from '../figures/measures.ts';
import { askedWords } from './asked-words.ts';
import type { Judged } from './finding.ts';
import { otherLength, otherSpan } from './period-length.ts';
import type { World } from './pieces.ts';
import { otherCaptionYear, otherFiscalYear, otherSubject } from './same-subject.ts';

type FigureStatement = Extract<Statement, { kind: 'figure' }>;
type Why = { readonly doubt: NonNullable<Judged['doubt']>; readonly remark: string };

const isRelative = ({ dimension }: Unit): boolean => ['percent', 'points', 'multiple'].includes(dimension);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the claim's own sentence prints the figure; undefined where it words it otherwise. */
function inSentence({ figure }: FigureStatement, { claim }: World): Span | undefined {
  const start = claim.text.indexOf(figure.text);
  return start < 0 ? undefined : { start, end: start + figure.text.length };
}

/** Read out of a cell: "label | header | 71". What the row and the column are called is all that is said of it. */
const isCell = ({ reading: { passage } }: Evidence): boolean => passage.address.startsWith('table');

const lossRow = /\b(?:loss(?:es)?|deficit|decline|decrease)\b|亏损|虧損|赤字|降幅|跌幅/i;
const gainRow = /\b(?:profits?|income|gains?|surplus|earnings)\b|盈利|利润|利潤|盈余|盈餘/i;
const changeRow =
  /\b(?:change|growth|chg|yoy|y\/y)\b|year[ -]o(?:n|ver)[ -]year|增减|增減|变动|變動|变化|變化|增长|增長|同比|环比|環比|增速|增幅|涨幅/i;

/** Which way a figure goes in its sentence: a level that a change led to goes as what it is the level of. */
function directionIn(text: string, { start, end }: Span, unit: Unit): Direction | undefined {
  const step = stepAt(text, start);
  if (step === 'to' && isRelative(unit)) return changeNamed(text, start) ?? directionAt(text, start);
  return step === 'to' || step === 'from' ? balanceNamed(text, start) : directionAt(text, start, end);
}

function directionRead(evidence: Evidence, unit: Unit): Direction | undefined {
  const { passage } = evidence.reading;
  if (!isCell(evidence)) return directionIn(passage.text, passage, unit);
  const names = passage.text.slice(0, passage.start);
  return lossRow.test(names) && !gainRow.test(names) ? 'down' : undefined;
}

function stepOf(text: string, at: number, unit: Unit): Step | undefined {
  const step = stepAt(text, at);
  return step === 'to' && isRelative(unit) && changeNamed(text, at) !== undefined ? 'by' : step;
}

const exceeds = /^\s*(?:above|below|higher than|lower than|more than|less than|cheaper than|better than|worse than)\b/i;
/** "5 million more users than", "5 million fewer users": how many more, and not how many. */
const differs = /^\s*(?:(?:fewer|less)\b|more\b[^,;.]*\bthan\b)/i;
const exceedsBefore = /(?:比|较|較)[^，。；]{1,20}(?:高|低|多|少)(?:出|了)?\s*$/;
const compares = /\b(?:than|above|below|over|under|exceed\w*|compared)\b|比|高于|低于|高於|低於|超/i;

const isDifference = (figure: string, after: string): boolean =>
  /\b(?:fewer|less)\s+(?!than\b)\p{L}/iu.test(figure) || differs.test(after);

/** Why the figure is of something else; undefined where nothing tells. */
export function otherThing(evidence: Evidence, unit: Unit, statement: FigureStatement, world: World): Why | undefined {
  const { value, passage } = evidence.reading;
  if (value.kind !== 'figure' || !['near', 'table', 'css', 'regex'].includes(evidence.ask.question.place.by))
    return undefined;
  const asked = askedWords(evidence);
  const at = inSentence(statement, world);
  const about = evidence.reading.refersTo;
  const length = about
    ? world.timing.asOfTyped && !isPoint(world.timing.asOf)
      ? undefined
      : otherSpan(about, world.claim.text, asked)
    : otherLength(passage, world.claim.text, asked, world.timing);
  if (length !== undefined) return { doubt: 'other-time', remark: length };
  const notAsserted = (remark: string): Why => ({ doubt: 'not-asserted', remark });
  if (at !== undefined) {
    const claimed = directionIn(world.claim.text, at, unit);
    const read = claimed && directionRead(evidence, unit);
    if (read !== undefined && read !== claimed)
      return notAsserted("the figure is of a rise or a gain, the claim's of a fall or a loss, or the other way round");
    const [own, theirs] = [stepOf(world.claim.text, at.start, unit), stepOf(passage.text, passage.start, unit)];
    if (own && theirs && own !== theirs && !isCell(evidence))
      return notAsserted(`in the source it is ${named[theirs]}, in the claim ${named[own]}`);
    if (own === 'to' && theirs === 'to' && !isCell(evidence)) {
      const [moved, asRead] = [directionAt(world.claim.text, at.start), directionAt(passage.text, passage.start)];
      if (moved && asRead && moved !== asRead)
        return notAsserted('the source tells of a fall to it, the claim of a rise, or the other way round');
    }
    if (
      theirs === 'by' &&
      isRelative(unit) &&
      !isCell(evidence) &&
      overYears(passage.text, `${world.claim.text} ${asked}`)
    )
      return { doubt: 'other-time', remark: 'the source tells of a change over years, and the claim of none' };
    const after = passage.text.slice(passage.end);
    const isExcess = isRelative(unit)
      ? exceeds.test(after) || exceedsBefore.test(passage.text.slice(0, passage.start))
      : isDifference(value.figure.text, after) || exceedsBefore.test(passage.text.slice(0, passage.start));
    if (isExcess && !compares.test(`${world.claim.text} ${asked}`))
      return notAsserted('in the source it is how much more or less than something else');
  }
  const fiscal = otherFiscalYear(passage, world.claim.text);
  if (fiscal !== undefined) return { doubt: 'other-time', remark: fiscal };
  const caption = isCell(evidence) && about === undefined ? otherCaptionYear(passage, world.claim.text) : undefined;
  if (caption !== undefined) return { doubt: 'other-time', remark: caption };
  const subject = otherSubject(
    passage,
    at === undefined ? { text: world.claim.text, start: 0, end: 0 } : { text: world.claim.text, ...at },
  );
  if (subject !== undefined && !isCell(evidence)) return notAsserted(`the source says it of ${subject}`);
  const claim = at === undefined ? { text: statement.text, start: 0, end: 0 } : { text: world.claim.text, ...at };
  const measure = otherMeasure(
    {
      text: passage.text,
      start: passage.start,
      end: passage.end,
      around: isCell(evidence) ? undefined : (passage.headings ?? []).join(' '),
      over: isCell(evidence) ? `${passage.headings?.at(-1) ?? ''} ${passage.text.slice(0, passage.start)}` : '',
    },
    { ...claim, around: [world.claim.text, statement.text, asked].join(' ') },
  );
  return measure === undefined ? undefined : { doubt: 'other-unit', remark: measure };
}

const named: Readonly<Record<Step, string>> = {
  by: 'the size of a change',
  to: 'a level reached',
  from: 'a level left',
};

/** A fall is printed as 2.5 % in a sentence and as -2.5 in a column of changes. */
export function asPrinted(
  measured: Interval,
  evidence: Evidence,
  unit: Unit,
  statement: FigureStatement,
  world: World,
): Interval | Why {
  const at = inSentence(statement, world);
  const { low } = statement.figure.interval;
  if (at === undefined || !low || low.value.n < 0n || directionAt(world.claim.text, at.start, at.end) !== 'down')
    return measured;
  if (evidence.reading.value.kind !== 'figure') return measured;
  if (measured.high && measured.high.value.n < 0n) return negate(measured);
  const { text, start } = evidence.reading.passage;
  if (
    isCell(evidence) &&
    isRelative(unit) &&
    changeRow.test(text.slice(0, start)) &&
    measured.low &&
    measured.low.value.n > 0n
  )
    return { doubt: 'not-asserted', remark: "the column is of changes, and this one is a rise; the claim's is a fall" };
  return measured;
}

const atMost = /^(?:up to|as (?:many|much) as|最多|至多)/i;
const bounded = new Set(['peak', 'under', 'at-most']);

/** "Up to 5,000" says how many there were at the most. */
export const namesTheMost = ({ reading: { value } }: Evidence): boolean =>
  value.kind === 'figure' && value.figure.modifier === 'peak' && atMost.test(value.figure.text);

const limits =
  /\b(?:max(?:im\w+)?|min(?:im\w+)?|cap(?:s|ped)?|limit\w*|ceilings?|floors?|at (?:the )?(?:most|least)|up to|no (?:more|less|fewer) than|restrict\w*)\b|上限|下限|最[低高多少]|至多|至少|封[顶頂]|限[制于於]/i;

/** A print that names an end, which the place asked for: a limit, and nobody says that it was reached. */
const isLimit = ({ reading: { value } }: Evidence): boolean =>
  value.kind === 'figure' && value.figure.modifier === 'peak' && limits.test(value.figure.text);

/** What may be: a limit says just that. */
const possible = /\b(?:can|could|may|might) (?:be|reach|come to)\b|可[达達高至]/i;

/** "Up to 5,000" names the most that there was: it supports "up to" and "under", and no plain 5,000. */
export const isOnlyTheMost = (evidence: Evidence, { figure, text }: FigureStatement, { claim }: World): boolean =>
  (namesTheMost(evidence) && !(figure.modifier !== undefined && bounded.has(figure.modifier))) ||
  (isLimit(evidence) && !possible.test(claim.text) && !limits.test(`${claim.text} ${text}`));
