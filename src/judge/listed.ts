/** How a sentence joins the terms that it lists: may it hold more than those, are they one or the other? */
import type { Passage } from '../evidence.ts';

const joins = /^(?:[\s,，、;；:：]|\b(?:and|as well as|plus|the|an?|both)\b|和|与|與|及|以及|还有|還有)*$/i;
const opensList =
  /(?:\binclud\w*|\bsuch as|\bamong\w*|\be\.g\.,?|\blike|\bfor example,?|包括|包含|例如|比如|诸如)\s*(?:the\s+|an?\s+)?$/i;
const goesOn = /^\s*(?:[,，、]|(?:and|or|as well as|plus|etc|among)\b|等|及|以及|和|与|與)/i;

interface Row {
  readonly text: string;
  readonly before: string;
  readonly gaps: readonly string[];
  readonly after: string;
}

/** What stands before, between and behind the answers of one sentence. */
function rowOf(text: string, passages: readonly Passage[]): Row {
  const spans = passages
    .filter((passage) => passage.text === text)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  return {
    text,
    before: text.slice(0, spans[0]?.start ?? 0),
    gaps: spans.slice(1).map(({ start }, i) => text.slice(spans[i]?.end ?? 0, start)),
    after: text.slice(spans.at(-1)?.end ?? 0),
  };
}

/** A sentence shows no more than its list where nothing but joining words stands between and round the terms. */
export function mayHoldMore(passages: readonly Passage[]): boolean {
  const [first] = passages;
  if (!first?.address.startsWith('text')) return false;
  if (passages.some(({ text }) => text !== first.text)) return true;
  const { before, gaps, after } = rowOf(first.text, passages);
  return gaps.some((gap) => !joins.test(gap)) || opensList.test(before) || goesOn.test(after);
}

const or = /\b(?:or|nor)\b(?!\s+(?:so|not|more|less)\b)|或(?!许|許)|还是|還是/i;
/** The list goes on behind the last of the terms, and ends in one that was not asked for. */
const orBehind = /^[\s,，、]*(?:or\b(?!\s+(?:so|not|more|less)\b)|或(?!许|許))/i;
const orBefore = /(?:\b(?:n?or|either)|或者?)\s*(?:the\s+|an?\s+)?$/i;
const and = /\band\b|[和与與及]/i;

/** The sentences that join their terms with "or", 或: not each of them is said of them. */
export function sentencesOfChoice(passages: readonly Passage[]): ReadonlySet<string> {
  const rows = [...new Set(passages.map(({ text }) => text))].map((text) => rowOf(text, passages));
  // In a field each term's passage is the whole of it.
  const isWhole = ({ before, after }: Row): boolean => before === '' && after === '';
  const isChoice = (row: Row): boolean =>
    row.gaps.some((gap) => or.test(gap)) ||
    (isWhole(row) && or.test(row.text)) ||
    orBefore.test(row.before) ||
    (orBehind.test(row.after) && !row.gaps.some((gap) => and.test(gap)));
  return new Set(rows.filter(isChoice).map(({ text }) => text));
}
