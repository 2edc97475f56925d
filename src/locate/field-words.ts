/**
 * Words in a field of data, a cell or an element that keep its value from being so: "unknown (formerly 300)",
 * "target: 300", "not released". Such a place is no sentence: a word in front of a colon or in a bracket is said of all.
 */
import type { Hedge } from '../evidence.ts';
import { fold } from './fold.ts';
import { type Clause, clausesOf, hedgeOf } from './hedge.ts';
import { sentencesOf } from './sentences.ts';

/** Nobody knows it, or it is not there: whatever else the field holds is something else. */
const unknown =
  /^\W*(?:unknown|n\/?a\b|tba\b|tbd\b|tbc\b|none\b|unavailable|undisclosed|missing|pending|(?:not|no longer)\s+(?:yet\s+)?(?:available|known|disclosed|announced|published|reported)|不详|未知|未公布|未披露|暂无|待定|无数据|缺)/;
/** What it was, in the part of the field that says so. */
const past =
  /\b(?:formerly|previously|originally|former|prev|until)\b|^\s*(?:was|were|before|old|ex|past)\b|此前|之前|以前|^原|原(?:为|先|本|名|定)|曾|^旧|前身/;
/** A part beside the value that bounds it: "(until v2)", "; commercial since", 但不含商用. */
const bounds =
  /^\s*(?:until|till|up to|before|except|excluding|unless|only|if|for|with|without|subject to|under|pending|but|not|non|trial|see|expir\w+|deprecated|superseded|replaced|withdrawn|revoked|disputed|alleged|unofficial|unverified|unconfirmed)\b|^\s*(?:仅|限|但|至|直到|除|不|非|试|待|已(?:过期|废|撤|替|弃))/;
/** What it is to be, wherever a label says so. */
const planned =
  /\b(?:targets?|goals?|forecasts?|projected|projections?|planned|plans?|proposed|expected|expects?|estimated time|due|eta|budget(?:ed)?|guidance|outlook|coming soon)\b|预计|预测|目标|计划|拟|将|预期|预算|即将/;

/** Longer than that it is prose, and its own words tell. */
const longestLabel = 80;

const spanOf = (text: string, { start, end }: Clause): Clause =>
  sentencesOf(text).find((sentence) => sentence.start <= start && sentence.end >= end) ?? {
    start: 0,
    end: text.length,
  };

function labelled(text: string, answer: Clause): Hedge | undefined {
  const clauses = clausesOf(text);
  const at = clauses.findIndex(({ start, end }) => answer.start < end && answer.end > start);
  const words = clauses.map(({ start, end }) => fold(text.slice(start, end)));
  const beyond = words.find((said, index) => index !== at && bounds.test(said));
  const none = unknown.exec(fold(text)) ?? past.exec(words[at] ?? '') ?? (beyond && bounds.exec(beyond));
  if (none) return { kind: 'negated', word: none[0].trim(), asked: false };
  for (const beside of [at, at - 1, at + 1]) {
    const said = words[beside];
    if (said === undefined) continue;
    // A part with a number of its own speaks of that, and one before a colon of what follows.
    const label = beside === at + 1 && /[:：]/.test(text.charAt(clauses[beside]?.end ?? 0));
    if (beside !== at && (label || /\d/.test(said))) continue;
    const match = planned.exec(said);
    if (match) return { kind: 'hoped', word: match[0], asked: false };
  }
  return undefined;
}

/** What keeps the answer at `start` to `end` of a field from being so. `asked` is what the author wrote. */
export function hedgeInField(text: string, answer: Clause, asked: string): Hedge | undefined {
  const sentence = spanOf(text, answer);
  const own = { start: answer.start - sentence.start, end: answer.end - sentence.start };
  const hedge =
    hedgeOf(text.slice(sentence.start, sentence.end), [own], asked) ??
    (text.length <= longestLabel ? labelled(text, answer) : undefined);
  return hedge && fold(asked).includes(fold(hedge.word)) ? { ...hedge, asked: true } : hedge;
}

/** Of a place that holds none of the terms: whether it says what it is at all. */
export function unknownField(text: string): Hedge | undefined {
  const match = unknown.exec(fold(text));
  return match ? { kind: 'negated', word: match[0].trim(), asked: false } : undefined;
}

/** "Not released", 不支持, "non-commercial": the opposite of the term behind it. */
const opposite =
  /(?:\b(?:not|no|non|never|without|neither|nor|isn['’]t|aren['’]t|wasn['’]t)\b[\s-]*(?:(?:yet|longer|currently|officially|fully|being|been|a|an|the|any)\s+){0,2}|[不未没無无非](?:再|能|予|被|获|得|有|曾|经|可)?)$/;

export const isOpposite = (before: string): boolean => opposite.test(fold(before));
