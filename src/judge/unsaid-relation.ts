/**
 * A place of names alone ("Airbnb * ___") finds both names in one sentence, whatever stands between them: "got cold feet
 * about". It counts where the sentence holds a word of the claim beside the names.
 */
import type { Evidence } from '../evidence.ts';

const ofGrammar =
  /^(?:a|an|the|and|or|of|in|on|at|by|to|for|from|with|as|is|are|was|were|be|been|has|have|had|do|does|did|it|its|their|his|her|that|this|which|who|will|not|no|also|now|than|into|over|under|about|up|out)$/;

const wordsOf = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}'’-]+/gu) ?? [];
const isContent = (word: string): boolean => /^\p{Ll}/u.test(word) && !ofGrammar.test(word);
const base = (word: string): string => word.toLowerCase().replace(/(?:['’]s|ing|ed|es|s|e)$/, '');

/** Why a term that stands in such a sentence says nothing of the claim; undefined where nothing is missing. */
export function relationUnsaid({ ask, reading }: Evidence, claim: string): string | undefined {
  const { place } = ask.question;
  if (place.by !== 'near' || !place.words.includes('*') || wordsOf(place.words).some(isContent)) return undefined;
  const own = wordsOf(claim).filter(isContent).map(base);
  if (own.length === 0 || /\p{Script=Han}/u.test(reading.passage.text)) return undefined;
  const said = new Set(wordsOf(reading.passage.text).map(base));
  return own.some((word) => said.has(word))
    ? undefined
    : 'the place has only names, and the sentence no other word of the claim: write what it says of them into "near"';
}
