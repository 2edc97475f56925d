/**
 * Negation, hope and hearsay around an answer: words that keep a passage from asserting it. Scoped to the clauses that
 * hold the answer and the words that led to it; a negation in another clause is none.
 */
import type { Hedge } from '../evidence.ts';
import { disownedBy } from './disowned.ts';
import { fold } from './fold.ts';
import { frameOf } from './frames.ts';
import { tokensOf } from './tokens.ts';

interface Rule {
  readonly kind: Hedge['kind'];
  readonly words: RegExp;
}

/** On folded text: lower case, simplified characters, straight widths. Curly apostrophes stay. */
const rules: readonly Rule[] = [
  {
    kind: 'negated',
    words:
      /\b(?:(?:did|does|do|has|have|had|was|were|is|are|would|will|could|can|should)\s+(?:\w+ly\s+)?not\b|\w+n['’]t\b|cannot\b|never\b|no longer\b|neither\b|nor\b|den(?:y|ies|ied|ying)\b|(?:fail(?:s|ed|ing)?|unable|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\s+to\b|far from\b|short of\b|yet to\b|close to\s+\w+ing\b|contrary to\b|(?:stopp(?:ed|ing)|stops?|ceas(?:e|es|ed|ing)|quit)\s+\w+ing\b|(?<!\b(?:is|are|was|were|be|been|being|gets?|got)\s)used to\s+(?:be|have|rely|use|run|work|own|lead|make|say|hold|depend)\b|rul(?:es|ed|ing) out\b|(?:bann?(?:s|ed|ing)?|barr(?:ed|ing)|prohibit(?:s|ed|ing)?|forb(?:id|ids|ade|idden)|block(?:s|ed|ing)?|prevent(?:s|ed|ing)?)\s+(?:\w+\s+){0,3}from\b|(?:dropp(?:ed|ing)|abandon(?:s|ed|ing)?|scrapp(?:ed|ing)|cancel(?:s|l?ed|l?ing)|shelv(?:ed|ing))\s+(?:\w+\s+){0,2}(?:plans?|talks|efforts?|intentions?)\b|hardly\b|scarcely\b|barely any\b|(?:nearly|almost)\s+(?:chose|went|bought|picked|selected|signed|adopted|became|won|joined|used|struck|switched|agreed|merged|reached|hit)\b|false(?:ly|hood)?\b|untrue\b|hoax\b|not\b|reject(?:s|ed|ing)?\b|none\b|nobody\b|nothing\b|rarely\b|seldom\b|hardly\b|scarcely\b|no\b)/g,
  },
  // "Few paid over $700" is no statement of what they paid; "a few" and "the past few years" deny nothing.
  { kind: 'negated', words: /^\s*(?:very\s+)?few\b/g },
  {
    kind: 'negated',
    words:
      /并未|并没有|无人|没人|无一|鲜有|鲜少|很少|极少|罕有|并非|并不|未能|尚未|未曾|从未|没有|没能|不是|不会|不再|不曾|无法|否认|不可能|未必|暂不|不支持|不含|差点|险些|拒绝|毫无|绝非|绝不|未(?=[达有获得到增突超发公宣推实完见出进取说作做提披被在])/g,
  },
  {
    kind: 'hearsay',
    words:
      /\b(?:reportedly|allegedly|alleged|purportedly|supposedly|rumou?r(?:s|ed|edly)?|unconfirmed|(?:is|are|was|were) said to|hearsay|speculat(?:e|es|ed|ion))\b/g,
  },
  { kind: 'hearsay', words: /据传|据称|据说|传闻|传言|谣传|网传|疑似|盛传|风传|未经证实/g },
  {
    kind: 'hoped',
    words:
      /\b(?:may|might|could|would|will|shall|should|perhaps|possibly|probably|maybe|likely|potentially|hopes?|hoped|hoping|aims?|aimed|aiming|plans?|planned|planning|intends?|intended|intending|expects?|expected|expecting|expectations?|seeks?|seeking|wants? to|wanted to|targets?|targeted|targeting|projects?|projected|predicts?|predicted|anticipates?|anticipated|forecasts?|goals?|estimates that|proposes?|proposed|if|unless|on track to|set to|poised to|about to|can\s+\w+\s+(?:up to|as (?:much|many))|in talks\b|negotiat(?:es|ed|ing)|weigh(?:s|ed|ing)|mull(?:s|ed|ing)|eye(?:s|d|ing)|explor(?:es|ed|ing)|considers?|considering|vow(?:s|ed|ing)?|pledg(?:es|ed|ing)|promis(?:es|ed|ing)|guid(?:es|ed|ing) for|guidance)\b/g,
  },
  {
    kind: 'hoped',
    words:
      /争取|估计|预估|或将|或会|或许|也许|可能|有望|预计|预期|预测|拟|将会|即将|将于|将达|将在|将推|将成|将有|将超|将突破|计划|希望|力争|目标|打算|考虑|如果|倘若|一旦|准备/g,
  },
];

/** Looks like one and is none. Tested on what stands before and after the word. */
const innocent: readonly { readonly word: RegExp; readonly before?: RegExp; readonly after?: RegExp }[] = [
  // "It reached its goal of 30 million" says that it did.
  {
    word: /^(?:goals?|targets?|plans?|forecasts?)$/,
    before:
      /\b(?:reach(?:ed|es|ing)?|hit|met|achiev(?:ed|es|ing)|beat|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|topped)\s+(?:[\w'’]+\s+){0,2}$/,
  },
  // "62 goals" are scored.
  { word: /^goals$/, before: /(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred))\s+$/ },
  { word: /^(?:not|.+ not|.+n['’]t|no)$/, after: /^\s*(?:only|just|merely|simply|least|solely)\b/ },
  { word: /^(?:nothing|none)$/, after: /^\s*(?:but|less than|short of|other than)\b/ },
  // "no more than 5 %" is a bound, "no doubt" and "No. 1" assert.
  {
    word: /^(?:not|no|.+ not)$/,
    after: /^\s*(?:more|less|fewer|greater|lower|later|earlier|smaller|larger|higher)\s+than\b/,
  },
  { word: /^no$/, after: /^(?:\s*\.\s*\d|\s+doubt\b|\s+\d|\s*1\b)/ },
  {
    word: /^may$/,
    before:
      /\b(?:in|of|since|by|until|till|on|from|to|early|late|mid|last|this|next|and|\d{1,2}(?:st|nd|rd|th)?)[\s-]$/,
  },
  { word: /^may$/, after: /^\s+(?:\d|of\b)/ },
  { word: /^will$/, before: /\b(?:free|good|ill|at|the|own|his|her)\s$/ },
  {
    word: /^expect/,
    before:
      /\b(?:than|as|beat|beating|topped|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|miss(?:ed|ing)?|above|below|analysts?['’]?|market|wall street|investors?['’]?|consensus|life)\s+(?:\w+\s+){0,2}$/,
  },
  {
    word: /^(?:expectations?|forecasts?|targets?|estimates?)$/,
    before:
      /\b(?:than|as|beat|beating|topped|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|miss(?:ed|ing)?|above|below|against|price|its|their|the|a|of)\s+(?:[\w'’]+\s+){0,3}$/,
  },
  {
    word: /^(?:plan|project|hope|aim|proposed)$/,
    before: /\b(?:the|a|an|its|their|his|her|this|that|these|those|each|every|all|of|pension|\d+)\s+(?:\w+\s+)?$/,
    after: /^(?!\s+to\b)/,
  },
  {
    word: /^(?:plans|projects|hopes|aims)$/,
    before: /\b(?:the|a|an|its|their|his|her|this|that|these|those|each|every|all|of|pension|\d+)\s+$/,
    after: /^(?!\s+to\b)/,
  },
  {
    word: /^(?:plans?|projects?|targets?|aims?|hopes?|forecasts?|considers?)$/,
    after: /^\s*(?:[.,;:)]|in\b|with\b|and\b|$)/,
  },
  { word: /^set to$/, before: /\b(?:data|training|test|rule|mind|tool)\s$/ },
  { word: /^(?:should)$/, before: /\bas it\s$/ },
  { word: /^likely$/, before: /\b(?:more|less|times|as)\s+(?:\w+\s+)?$/ },
  { word: /^if$/, before: /\b(?:as|even|what)\s$/ },
  { word: /^considers?$/, after: /^\s+(?:it|this|that|the|a|itself|him|her|them)\b/ },
  { word: /^(?:并不|不会|不是|没有|并非)$/, after: /^(?:仅|只|单|少于|低于|小于)/ },
  { word: /^没有$/, before: /(?:有)$/ },
  { word: /^拟$/, before: /[虚模比]$/ },
  { word: /^(?:预期|预测|预计)$/, before: /[超于合出乎及过]$|市场$|分析师$/ },
  { word: /^目标$/, after: /^(?!是|为|要|达到|在)/ },
  { word: /^计划$/, before: /[该此的年项个新划]$/ },
  { word: /^计划$/, after: /^(?:的|中|书|经济|生育|外|单列|内)/ },
  { word: /^准备$/, after: /^(?:金|率|好|的|工作)/ },
  { word: /^可能$/, after: /^(?:性)/ },
  { word: /^将在$|^将有$|^将成$/, before: /[大中小老名主上少]$/ },
  { word: /^考虑$/, after: /^(?:到)/ },
  { word: /^希望$/, after: /^(?:工程|小学)/ },
];

const isInnocent = (word: string, before: string, after: string): boolean =>
  innocent.some(
    (exception) =>
      exception.word.test(word) &&
      (exception.before === undefined || exception.before.test(before)) &&
      (exception.after === undefined || exception.after.test(after)),
  );

/** Words that begin names as well: "Target Corp.", "Will Smith", "Goal AG". In a headline every word is printed so. */
const inNames = /^(?:goals?|targets?|hopes?|will|plans?|forecast|promise)$/;

function isName(clause: string, folded: string, at: number, word: string): boolean {
  if (!inNames.test(word) || clause.length !== folded.length || at === 0) return false;
  const printed = clause.slice(at);
  return /^\p{Lu}\p{Ll}+\s+\p{Lu}/u.test(printed) && /(?:^|\s)\p{Ll}{4,}/u.test(clause);
}

export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** Where one statement ends and the next begins inside a sentence. Dashes and brackets enclose, commas part. */
const clauseEnds =
  /[;；:：，、—–()（）]|,(?!\d{3})|\s(?=(?:but|while|whereas|although|though|which|who|because|after|before)\s)|(?<!\b(?:not|never|as|and|or)|n['’]t)\s(?=yet\s)|(?=但|而(?:是|且)?|不过|然而|虽然)/gi;

export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of sentence.matchAll(clauseEnds)) {
    if (match.index > start) clauses.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < sentence.length) clauses.push({ start, end: sentence.length });
  return clauses;
}

/** An adverb between commas ("Reportedly, ...", ", it is said,") belongs to the clauses beside it. */
const shortAside = 3;

interface Around {
  readonly text: string;
  readonly start: number;
  /** It stands beside the clause of the answer: "not Qwen" behind a comma denies its own word, and nothing else. */
  readonly aside: boolean;
}

function clausesRound(sentence: string, spans: readonly Clause[]): Around[] {
  const clauses = clausesOf(sentence);
  const touched = clauses.map((clause) => spans.some((span) => span.start < clause.end && span.end > clause.start));
  const words = clauses.map(({ start, end }) => tokensOf(sentence.slice(start, end)).length);
  return clauses.flatMap(({ start, end }, index) => {
    const aside = (words[index] ?? 0) <= shortAside && Boolean(touched[index - 1] || touched[index + 1]);
    return touched[index] || aside ? [{ text: sentence.slice(start, end), start, aside: !touched[index] }] : [];
  });
}

const aim =
  'targets?|goals?|forecasts?|guidance|projections?|estimates?|expectations?|ambitions?|aims?|pledges?|promises?|bids?|offer|outlook';
const aimBefore = new RegExp(String.raw`\b(${aim})\s+(?:\w+\s+){0,2}?(?:of|at|for|to|is|was)\s+(?:\w+\s+){0,2}$`);
const aimBehind = new RegExp(String.raw`^\s+(?:[\w-]+\s+){0,2}?(${aim})\b(?!\s+(?:by|in)\b)`);
const aimReached = /\b(?:reach(?:ed|es|ing)?|hit|met|achiev(?:ed|es|ing))\s+(?:[\w'’-]+\s+){0,3}$/;

/** "A target of 5 %", "its 5 % growth target": the figure itself is what was aimed at. "Reached its goal of" is none. */
function aimedAt(sentence: string, { start, end }: Clause): Hedge | undefined {
  const text = fold(sentence);
  if (text.length !== sentence.length) return undefined;
  const before = aimBefore.exec(text.slice(0, start));
  const word = before?.[1] ?? aimBehind.exec(text.slice(end))?.[1];
  if (word === undefined) return undefined;
  if (aimReached.test(text.slice(0, before ? before.index : start))) return undefined;
  return { kind: 'hoped', word, asked: false };
}

/**
 * The word that keeps the sentence from asserting what stands at `spans` (the answer and the words that led to it).
 * `asked` is what the author wrote: a hedge in it is his own.
 */
export function hedgeOf(sentence: string, spans: readonly Clause[], asked: string): Hedge | undefined {
  const askedWords = new Set(tokensOf(asked).map((token) => token.stem));
  const askedFolded = fold(asked);
  const [answer] = spans;
  const reaching = answer
    ? [
        frameOf(sentence, answer.start, answer.end),
        disownedBy(sentence, answer.start, answer.end),
        aimedAt(sentence, answer),
      ].filter((hedge) => hedge !== undefined)
    : [];
  let own: Hedge | undefined;
  for (const hedge of reaching) {
    if (!askedFolded.includes(fold(hedge.word)) && !tokensOf(hedge.word).every(({ stem }) => askedWords.has(stem)))
      return hedge;
    own ??= { ...hedge, asked: true };
  }
  for (const { text: clause, start, aside } of clausesRound(sentence, spans)) {
    const folded = fold(clause);
    const isPartOfAnswer = (end: number): boolean =>
      folded.length === clause.length &&
      answer !== undefined &&
      start + end > answer.start &&
      start + end <= answer.end;
    for (const { kind, words } of rules) {
      if (aside && kind === 'negated') continue;
      for (const match of folded.matchAll(words)) {
        const word = match[0].trim();
        // "Did not exceed 5 %" is read as what it says: at most 5 %.
        if (kind === 'negated' && isPartOfAnswer(match.index + word.length)) continue;
        if (word === 'may' && printedForm(clause, word) === 'May') continue; // the month
        if (isName(clause, folded, match.index, word)) continue;
        if (isInnocent(word, folded.slice(0, match.index), folded.slice(match.index + match[0].length))) continue;
        const tokens = tokensOf(word);
        const wasAsked =
          askedFolded.includes(word) || (tokens.length > 0 && tokens.every(({ stem }) => askedWords.has(stem)));
        const hedge = { kind, word: printedForm(clause, word), asked: wasAsked };
        if (!wasAsked) return hedge;
        own ??= hedge;
      }
    }
  }
  if (own) return own;
  if (/[?？]["'”’」』)）]*\s*$/.test(sentence)) return { kind: 'hoped', word: '?', asked: false };
  return undefined;
}

/** The word as the page prints it. */
function printedForm(clause: string, word: string): string {
  const folded = fold(clause);
  const at = folded.indexOf(word);
  return folded.length === clause.length && at >= 0 ? clause.slice(at, at + word.length) : word;
}
