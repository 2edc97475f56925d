/**
 * Whether the words that lead to an answer stand in a statement of their own, or inside of what another word makes of
 * it: "scoffed at the idea that", "permission to build". What is told in a clause of "that" is asserted where its verb
 * reports or knows; what is told in an infinitive, where its verb says that it came to it. Any other governor is none.
 */
import type { Hedge } from '../evidence.ts';
import { fold } from './fold.ts';
import type { Clause } from './hedge.ts';
import { turns } from './turns.ts';

/** Verbs, adjectives and nouns that vouch for the clause behind "that". */
const vouches =
  /\b(?:sa(?:y|ys|id|ying)|stat(?:e[sd]?|ing)|announc\w+|confirm\w+|show(?:s|ed|n|ing)?|report(?:s|ed|ing)?|not(?:e[sd]?|ing)|wr(?:ite|ites|ote|itten|iting)|t(?:ell|ells|old|elling)|reveal\w*|disclos\w+|add(?:s|ed|ing)?|f(?:ind|inds|ound|inding|indings)|learn\w*|kn(?:ow|ows|ew|own|owing)|mean(?:s|t|ing)?|clear|true|fact|news|certif\w+|establish\w*|demonstrat\w+|indicat\w+|prove[sdn]?|see(?:s|n|ing)?|saw|observ\w+|calculat\w+|conclud\w+|determin\w+|document\w*|record\w*|acknowledg\w+|admit\w*|conced\w+|reali[sz]\w+|remember\w*|recall\w*|point(?:s|ed|ing)?\s+out|explain\w*|mention\w*|emphasi[sz]\w+|stress\w*|underlin\w+|highlight\w*|remark\w*|declar\w+|testif\w+|verif\w+|rul(?:es|ed|ing)|publish\w*|releas\w+|inform(?:s|ed|ing)?|remind\w*|ensur\w+|result\w*|emerg\w+|transpir\w+|turn(?:s|ed)?\s+out|important|so|such|now|given|except|proof|truth|reality|upshot|outcome|conclusion|announcement|confirmation|glad|pleased|proud|happy|delighted|regret\w*|surpris\w+|striking|notabl[ey]|remarkabl[ey]|figures?|data|estimat\w+|reckon\w*|put(?:s|ting)?|counts?|counted|notice[sd]?|celebrat\w+|boast(?:s|ed|ing)?)\b/;

/** Nouns for what somebody thinks or says, whoever reports it: "said the idea that". */
const thought =
  /\b(?:ideas?|notions?|claims?|suggestions?|theor(?:y|ies)|beliefs?|views?|allegations?|assertions?|contentions?|arguments?|hopes?|fears?|prospects?|possibility|speculation|perceptions?|impressions?|assumptions?|accusations?|charges?|insinuations?|pretence|pretense|illusions?|delusions?)\s+that$/;

const finite =
  /^(?:has|have|had|is|are|was|were|will|would|can|could|may|might|does|did|do|now|\w+ed|rose|fell|grew|made|sold|bought|ran|won|lost|cost|costs|held|led|paid|met|took|gave|kept|began|became|came|went|shows|makes|runs)$/;
/** Before "that" and behind it, what makes a pointing word of it: "in that year", "that of". */
const pointsBefore = /\b(?:in|at|by|on|of|for|from|to|with|after|before|during|than|like|as|about|since|until)$/;
const pointsBehind =
  /^(?:of|is|was|year|month|week|day|quarter|time|figure|number|point|period|rate|same|amount|total|date|sum|level)$/;

const words = (text: string): string[] => text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];

/** A relative clause says of a thing what it is, and is told as a fact: "the app that has". */
function isRelative(behind: string): boolean {
  const [first = '', second = ''] = words(
    behind.replace(/^\s+(?:(?:more|most|less|now|still|also|once|already|\w+ly)\s+)+/, ' '),
  );
  return finite.test(first) || (first.endsWith('s') && !finite.test(second));
}

function inThatClause(text: string, first: number): string | undefined {
  const at = [...text.slice(0, first).matchAll(/\bthat\b/g)].at(-1)?.index;
  if (at === undefined) return undefined;
  const behind = text.slice(at + 4);
  const before = text.slice(0, at).trimEnd();
  if (turns.test(text.slice(at + 4, first)) || /[.;]/.test(text.slice(at, first))) return undefined;
  if (pointsBefore.test(before) || pointsBehind.test(words(behind)[0] ?? '') || isRelative(behind)) return undefined;
  const led = words(before.slice(before.search(/[^;:]*$/))).slice(-9);
  if (led.length === 0) return undefined;
  const lead = `${led.join(' ')} that`;
  if (!thought.test(lead) && vouches.test(led.join(' '))) return undefined;
  return `${led.at(-1)} that`;
}

const verbs =
  'buy|sell|spend|raise|cut|issue|build|open|close|hire|fire|adopt|use|reach|hit|pay|invest|launch|acquire|take|make|create|add|lift|lower|reduce|increase|double|produce|deliver|ship|supply|employ|own|run|operate|install|import|export|grow|expand|merge|move|switch|sign|join|host|win|lose|get|have|be|become|set|fix|charge|levy|impose|borrow|lend|grant|donate|provide|fund|finance|allocate|commit|release|publish|serve|carry|recruit|train|lay|shed|store|generate|emit|attract|earn|save|plant|print|rely|end|start|begin|go|come|fall|rise|drop|exceed|surpass|top|receive|repay|return|rent|lease|award|fine|jail|sentence';

/** What stands before "to" and says that it came to it. */
const cameToIt =
  /\b(?:vot(?:e|es|ed|ing)|go(?:es)?\s+on|went\s+on|gone\s+on|going\s+on|manag(?:e|es|ed|ing)|continu(?:e|es|ed|ing)|c(?:o|a)mes?|had|help(?:s|ed|ing)?|prov(?:e|es|ed|ing)|turn(?:s|ed)?\s+out|happen(?:s|ed)?|beg[aiu]ns?|start(?:s|ed|ing)?|got|enough|proud|pleased|delighted|first|second|third|fourth|fifth|last|latest|only|\w+est)\b(?:\s+[\w'’-]+){0,3}$/;

/** Nouns for what may be done: any verb behind them is what it may be. */
const leave =
  'licen[cs]es?|permissions?|permits?|rights?|plans?|proposals?|motions?|options?|orders?|push|efforts?|attempts?|bids?|moves?|decisions?|pledges?|promises?|petitions?|offers?|calls?|needs?|ability|capacity|chances?|opportunit(?:y|ies)|mandates?|obligations?|commitments?|requests?|demands?|intent|intentions?|power|authority|space|room';

function inInfinitive(text: string, first: number, answer: Clause): string | undefined {
  const pattern = new RegExp(String.raw`\bto\s+(${verbs})\b|(?<=\b(?:${leave})\s+)to\s+([a-z]+)\b`, 'g');
  const last = [...text.slice(0, answer.start).matchAll(pattern)].at(-1);
  if (last === undefined) return undefined;
  const verb = last[1] ?? last[2] ?? '';
  const verbAt = last.index + last[0].length - verb.length;
  if (verbAt > first) return undefined;
  const between = text.slice(verbAt, first);
  if (/[,;:，.]/.test(between) || turns.test(between) || /\b(?:and|which|who|that)\b/.test(between)) return undefined;
  const before = text.slice(0, last.index).trimEnd();
  const led = before.slice(before.search(/[^,;:]*$/));
  const governor = words(led).at(-1);
  if (governor === undefined || cameToIt.test(led)) return undefined;
  return `${governor} to ${verb}`;
}

/** "Claim: the app has", 谣言：: set out to be looked into. */
const setOut =
  /^\W*(?:the\s+)?(?:claim|rumou?r|myth|fiction|false|fake|hoax|statement|allegation|网传|传言|谣言|流言|说法|误区|迷思)\s*(?:\d+\s*)?[:：]/;

/** What a heading makes of all that stands under it. */
const headed: readonly { readonly kind: Hedge['kind']; readonly words: RegExp }[] = [
  {
    kind: 'hoped',
    words:
      /^\W*(?:\w+\W+){0,3}(?:outlook|forecasts?|projections?|targets?|goals|ambitions|roadmap|scenarios?|proposals?|hypothetical)\b|展望|目标$|目标[:：]|规划|预测/,
  },
  {
    kind: 'negated',
    words:
      /^\W*(?:[\w-]+\W+){0,2}(?:myths?|misconceptions?|hoax(?:es)?|misinformation|disinformation|fake news|false claims?)\b|^谣言|^误区|^迷思/,
  },
  {
    kind: 'hearsay',
    words:
      /\b(?:rumou?rs?|(?:could|can)(?:\s?not|n['’]t)\s+(?:confirm|verify)|unverified|unconfirmed)\b|传闻|传言|网传/,
  },
];

/** Words of a quotation that its speaker does not vouch for in the eyes of the page: "…," shouted a protester. */
const loose =
  /^[^“"”]*[”"]\s*,?\s*(?:[\p{L}'’.]+\s+){0,3}?(?:shout|jok|quipp|claim|argu|insist|alleg|scoff|mock|teas|brag|boast|fum|rant|chant)(?:e?s|ed|ing)\b/u;

/** The word that governs the statement of the answer, or the heading over it, and does not vouch for it. */
export function embeddedBy(
  sentence: string,
  answer: Clause,
  led: readonly Clause[],
  headings: readonly string[],
  asked: string,
): Hedge | undefined {
  const text = fold(sentence);
  if (text.length !== sentence.length) return undefined;
  const first = Math.min(answer.start, ...led.map(({ start }) => start));
  const written = fold(asked);
  const hedge = (kind: Hedge['kind'], word: string | undefined): Hedge | undefined =>
    word === undefined ? undefined : { kind, word: word.trim(), asked: written.includes(word.trim()) };
  const heading = fold(headings.at(-1) ?? '');
  return (
    hedge('hearsay', inThatClause(text, first)) ??
    hedge('hoped', inInfinitive(text, first, answer)) ??
    hedge('hearsay', loose.exec(text.slice(answer.end))?.[0]) ??
    hedge('hearsay', setOut.exec(text.slice(0, first))?.[0]) ??
    headed.map(({ kind, words: of }) => hedge(kind, of.exec(heading)?.[0])).find((found) => found !== undefined)
  );
}
