/**
 * A figure dated after its page was published is no observation, in whatever tense it is told: "by 2030 the market is
 * worth $90 billion". What is told in the past tense was observed, and then the page is newer than it says.
 */
import type { Evidence } from '../evidence.ts';
import { formatDay } from '../figures/day.ts';
import { compare, rational } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { World } from './pieces.ts';
import { dayOfInstant, lastPublished } from './time.ts';

/** A date behind one of these is when something is so. */
const link =
  /(?:^|\b(?:in|during|for|come|by)\s+)(?:early\s+|late\s+|(?:the\s+)?(?:start|middle|end|close)\s+of\s+)*$|[到至在于於截]$/i;
/** The date is only a part of a name, "the 2030 World Cup", or ends something else, "due in 2030". */
const nameBehind = /^\s+\p{Lu}/u;
const past =
  /\b(?:was|were|had|did|rose|fell|grew|sold|made|bought|spent|paid|won|took|came|stood|(?<!\b(?:is|are|be)\s+)\p{Ll}+[^e\P{Ll}]ed)\b|[了曾已]/u;
const onlyWords = /^\s*(?:(?:but|and|so|yet|already|then|globally|worldwide)\s*,?\s*)*$/i;
const fewWords = /^(?:\s+(?!(?:that|which|who|to|when|where|and|but)\b|\p{Ll}+ing\b|due\b)[\p{L}-]+){0,3}\s*$/u;
const clauseEnds = /[;；。]|,(?!\d)|，/g;

/** The clause round a place, and the adverbial that heads the sentence. */
function clauseRound(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  const ends = [...text.matchAll(clauseEnds)].map(({ index }) => index);
  return {
    from: (ends.filter((at) => at < start).at(-1) ?? -1) + 1,
    to: ends.find((at) => at >= end) ?? text.length,
  };
}

/** The first day of a date as it is printed; "by 2030" is what ends with that year. */
const firstDay = (printed: string): bigint | undefined => {
  const [date] = readFigures(`in ${printed.replace(/^by\s+(?:the\s+)?/i, '')}`, {});
  const low = date?.unit.dimension === 'date' && !date.unresolved ? date.interval.low : null;
  return low ? low.value.n / low.value.d : undefined;
};

const digits = (printed: string): string => /\d{4}/.exec(printed)?.[0] ?? printed;

/** In days: a page may be of the day before in another zone. */
const grace = 1;

/** Why the figure of a sentence is still to come; undefined where nothing tells. */
export function stillToCome(
  { ask, reading: { value, passage }, page, observedAt }: Evidence,
  { claim, timing }: World,
): string | undefined {
  if (value.kind !== 'figure' || value.figure.unit.dimension === 'date' || ask.question.place.by !== 'near')
    return undefined;
  const written = lastPublished(page) ?? ask.at ?? dayOfInstant(observedAt, timing.zone);
  const day = Math.max(written ?? 0, page.modified?.day ?? 0);
  const { text, start, end } = passage;
  const { from, to } = clauseRound(text, start, end);
  if (day === 0 || past.test(text.slice(from, to))) return undefined;
  for (const date of readFigures(text, {})) {
    if (date.unit.dimension !== 'date' || (date.modifier !== undefined && date.modifier !== 'by')) continue;
    const first = firstDay(date.text);
    if (first === undefined || compare(rational(first), rational(BigInt(day + grace))) <= 0) continue;
    const lead = text.slice(0, date.start);
    if (date.modifier === undefined && !link.test(lead)) continue;
    if (nameBehind.test(text.slice(date.end))) continue;
    const own = clauseRound(text, date.start, date.end).from;
    const heads = date.end <= start && (own === from || own === 0) && onlyWords.test(lead.slice(own).replace(link, ''));
    const follows =
      date.start >= end && date.start < to && fewWords.test(text.slice(end, date.start).replace(link, ' '));
    // Then the claim looks ahead as well, to the same day.
    const isClaimed =
      timing.written !== undefined && first > BigInt(timing.written) && claim.text.includes(digits(date.text));
    if ((heads || follows) && !isClaimed)
      return `the source of ${formatDay(day)} dates it "${date.text}", which was still to come`;
  }
  return undefined;
}
