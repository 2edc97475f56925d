/**
 * Which time the parts of a sentence are told in. "In 2019 it bought a rival; it has 30 million users": the year dates
 * what happened and not what is. Parts in one tense share their date: "in 2019 it had 5 million users; 2 million paid".
 */
import type { Clause } from './hedge.ts';

/** Where a sentence sets one statement against another. A comma sets a date before what it dates, and parts nothing. */
const parts = /[;；]|\s(?=(?:but|while|whereas|although|though)\s)|(?=但|不过|不過|然而)/gi;

const future =
  /\b(?:will|shall|would|(?:expect|project|predict|forecast|anticipat|plann?|schedul|target|slat)e?(?:ed|s|ing)?|expects?|plans?|aims?|intends?|due (?:to|in|by|for)|set to|going to|likely)\b|将|將|预计|預計|预期|預期|计划|計劃|计劃|有望|拟|擬|料/i;
const now = /\b(?:now|currently|today|nowadays|to date)\b|目前|现在|現在|如今|现有|現有|当前|當前|迄今|至今/i;
/** "That is 30 % of them" speaks of what was just said, in the present and about its time. */
const present = /(?<!\b(?:that|this|which)\s+)\b(?:is|are|has|have)\b/i;
/** A form in -ed is a verb where a word of function or a number follows; most others are adjectives. */
const past =
  /\b(?:was|were|had|did|became|began|bought|built|came|fell|found|gave|got|grew|held|kept|left|lost|made|met|paid|ran|rose|said|saw|sold|spent|took|went|won)\b|\b(?!(?:compared|based|adjusted|diluted|related|combined|estimated)\b)[a-z]{2,}ed\s+(?:\d|(?:in|as|for|by|to|the|an?|its|their|his|her|at|on|with|from|over|out|up)\b)|曾|已|[了过過]/i;

type Tense = 'past' | 'present' | 'now' | 'future' | 'unsaid';

function tenseOf(text: string): Tense {
  if (future.test(text)) return 'future';
  if (now.test(text)) return 'now';
  if (present.test(text)) return 'present';
  return past.test(text) ? 'past' : 'unsaid';
}

/** Bounds of the part that holds a place. */
function partRound(sentence: string, { start, end }: Clause): Clause {
  const bounds = [...sentence.matchAll(parts)].map(({ index, 0: sign }) => ({ from: index, to: index + sign.length }));
  return {
    start: Math.max(0, ...bounds.filter(({ to }) => to <= start).map(({ to }) => to)),
    end: Math.min(sentence.length, ...bounds.filter(({ from }) => from >= end).map(({ from }) => from)),
  };
}

/** Does a date speak of another time than the answer, in another part of the sentence and another tense? */
export function isOfAnotherTime(sentence: string, date: Clause, answer: Clause): boolean {
  const [theirs, own] = [partRound(sentence, date), partRound(sentence, answer)];
  if (theirs.start === own.start && theirs.end === own.end) return false;
  const [dated, said] = [theirs, own].map(({ start, end }) => tenseOf(sentence.slice(start, end)));
  if (dated === 'future') return said === 'past';
  return said === 'now' ? dated === 'past' || dated === 'unsaid' : said === 'present' && dated === 'past';
}
