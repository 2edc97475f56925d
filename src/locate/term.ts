/** Which of the question's terms stands at a place. The claimed one is among them and is not known. */
import type { Hedge, PassedOver, Reading } from '../evidence.ts';
import type { Question, Term } from '../question.ts';
import { holderBefore, isAnother, isPartOfName, trialBefore } from './beside-term.ts';
import { splitAtBlanks } from './blank.ts';
import { type Candidate, type Found, passed } from './candidates.ts';
import { longAgo } from './disowned.ts';
import { embeddedBy } from './embedded.ts';
import { isOpposite } from './field-words.ts';
import { fold } from './fold.ts';
import { unlessTakenBack } from './frames.ts';
import { type Clause, hedgeOf } from './hedge.ts';
import type { Line } from './line.ts';
import { allOf, type Placed, runsOf } from './match.ts';
import type { NearPage } from './near.ts';
import { passageOf } from './passage.ts';
import type { Item, Pattern } from './pattern.ts';
import { isBreak, matchAt, type Spelling, spellingsOf } from './spellings.ts';
import { refersTo } from './time.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface TermAt {
  readonly name: string;
  /** Token indexes. */
  readonly first: number;
  readonly after: number;
}

/** A term after one of these and a hyphen is another word: "non-Qwen". */
const otherWord = new Set('non anti ex un semi quasi pseudo pre post co mid sub'.split(' '));

function isWhole(text: string, tokens: readonly Token[], first: number): boolean {
  const [hyphen, before] = [tokens[first - 1], tokens[first - 2]];
  const here = tokens[first] as Token;
  if (!hyphen || !before || !/[-‐‑]/.test(text.slice(before.end, here.start))) return true;
  return !(hyphen.end === here.start && before.end === hyphen.start && otherWord.has(before.norm));
}

/** "Bank of America": a name that ends in the term is another name. */
function endsName(tokens: readonly Token[], first: number): boolean {
  const [of, head] = [tokens[first - 1], tokens[first - 2]];
  return of?.norm === 'of' && head?.kind === 'word' && head.capital && first > 2 && (tokens[first] as Token).capital;
}

/** All terms in a text. Of two that overlap the longer one stands there: "open-source" is not "open". */
export function termsIn(text: string, tokens: readonly Token[], terms: readonly Term[]): TermAt[] {
  const spellings = spellingsOf(terms).sort((a, b) => b.tokens.length - a.tokens.length);
  const found: TermAt[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const matches = spellings
      .map((spelling) => ({ spelling, after: matchSpelling(tokens, at, spelling) }))
      .filter(
        (match): match is { spelling: Spelling; after: number } =>
          match.after !== undefined && isWhole(text, tokens, at) && !endsName(tokens, at),
      );
    const longest = Math.max(0, ...matches.map(({ after }) => after));
    if (longest === 0) continue;
    for (const name of new Set(matches.filter(({ after }) => after === longest).map(({ spelling }) => spelling.name))) {
      found.push({ name, first: at, after: longest });
    }
    at = longest - 1;
  }
  return found;
}

function matchSpelling(tokens: readonly Token[], at: number, { tokens: wanted, open }: Spelling): number | undefined {
  const after = matchAt(tokens, at, wanted, 'inflected', open);
  if (after === undefined || !open) return after;
  // "Qwen/*": the rest of the id is part of the term.
  let end = after;
  while (end < tokens.length && tokens[end]?.start === tokens[end - 1]?.end && !isBreak(tokens[end] as Token)) end += 1;
  return end;
}

/** "customer service rather than recommendation": the second is named to say that it is not. */
const contrast =
  /\b(?:until|from|as of|starting)\s+(?:next|last)\s+(?:year|month|week|spring|summer|autumn|fall|winter),?\s*(?:on\s+)?(?:an?\s+|the\s+)?$|(?:\b(?:rather than|instead of|unlike|not|as opposed to|in place of|no longer|other than|except)|而非|而不是|不是|并非|並非|除了)\s*(?:[^\s,，;；]+\s+){0,2}$|\b(?:choos|chose|prefer|pick|select|favou?r)\w*\s[^,.;]{0,40}\bover\s+(?:\w+\s+)?$|\bprefer\w*\s+[^,.;\s][^,.;]{0,40}\sto\s+(?:the\s+|its\s+)?$|\b(?:replac(?:e|es|ed|ing)|ditch(?:es|ed|ing)?|abandon(?:s|ed|ing)?|dropp?(?:s|ed|ing)?|swapp?(?:s|ed|ing)?(?:\s+out)?|without|remov(?:e|es|ed|ing)|reject(?:s|ed|ing)?|shunn?(?:s|ed|ing)?|(?:switch|shift|mov|migrat)\w*\s+(?:away\s+)?from|(?:rivals?|competitors?)\s+(?:of|to)|alternatives?\s+to|similar\s+to|compet\w+\s+with)\s+(?:the|its|their|using|any)?\s*$|(?:取代了?|替代了?|弃用|棄用|放弃|放棄|淘汰|停用|不再使用|有别于|不同于)$/i;

/** Named as what the thing at the place is measured by, excepted from or beholden to: "ahead of Brazil", "every state save Texas". */
const reference =
  /\b(?:ahead\s+of|save(?:\s+for)?|bar(?:ring)?|second(?:\s+only)?\s+to|next\s+to|(?:similar|akin|comparable|equivalent|close)\s+to(?:\s+(?:that|those)\s+of)?|(?:successors?|predecessors?|rivals?|critics?|copy|clones?|imitations?|deput(?:y|ies)|aides?|advisers?|opponents?|friends?|wife|husband|son|daughter|brother|sister|widow)\s+(?:of|to)|\bto\s+[^,.;]{1,30}\s+over)\s+(?:the\s+|its\s+)?(?:[^\s,;]+\s+(?:and|or)\s+)?$/i;

/** Words between the blank's neighbour and the end of what counts as being at the blank. */
const blankReach = 8;

/** Token range in which a term counts as standing at the blank. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Placed[];
  readonly passed: number;
}

/** The end of the reach: a strong break, or a word that begins another statement. */
function reachFrom(tokens: readonly Token[], from: number, step: 1 | -1): number {
  let words = 0;
  let at = from;
  let and: number | undefined;
  for (; at >= 0 && at < tokens.length && words < blankReach; at += step) {
    const token = tokens[at] as Token;
    if (
      token.kind === 'mark' &&
      isBreak(token) &&
      token.norm !== ',' &&
      token.norm !== '、' &&
      token.norm !== ':' &&
      token.norm !== '|'
    )
      break;
    if (token.kind === 'word' && /^(?:but|while|which|who|although|whereas|because)$/.test(token.norm)) break;
    // "Canberra and that of New Zealand is Wellington": what has a verb of its own behind "and" is another statement.
    if (/^(?:and|or)$/.test(token.norm)) and ??= at;
    if (step === 1 && and !== undefined && /^(?:is|are|was|were|has|have|had)$/.test(token.norm)) return and;
    words += token.kind === 'sign' ? 0.5 : token.kind === 'mark' ? 0 : 1;
  }
  return at;
}

function windowsOf(tokens: readonly Token[], pattern: Pattern): Window[] {
  return splitAtBlanks(pattern).flatMap(({ left, right }): Window[] => {
    const has = (items: readonly Item[]): boolean => items.some((item) => item.kind === 'words');
    const lefts = runsOf(tokens, left.items);
    const rights = runsOf(tokens, right.items);
    if (has(left.items) && has(right.items)) {
      return lefts.flatMap((before) => {
        const end = left.skips || right.skips ? tokens.length : reachFrom(tokens, before.after, 1);
        const after = rights.find((run) => run.first > before.after && run.first <= end);
        if (!after) return [];
        return [
          {
            from: before.after,
            to: after.first,
            words: [...before.items, ...after.items],
            passed: before.passed + after.passed,
          },
        ];
      });
    }
    if (has(left.items)) {
      return lefts.map((run) => ({
        from: run.after,
        to: left.skips ? tokens.length : reachFrom(tokens, run.after, 1),
        words: run.items,
        passed: run.passed,
      }));
    }
    return rights.map((run) => ({
      from: right.skips ? 0 : reachFrom(tokens, run.first - 1, -1) + 1,
      to: run.first,
      words: run.items,
      passed: run.passed,
    }));
  });
}

const spansOf = (tokens: readonly Token[], placed: readonly Placed[]): Clause[] =>
  placed.map(({ first, after }) => ({ start: tokens[first]?.start ?? 0, end: tokens[after - 1]?.end ?? 0 }));

function readTerms(
  line: Line,
  terms: readonly TermAt[],
  words: readonly Clause[],
  asked: string,
  page: NearPage,
  distance: number,
): Found {
  const { tokens } = line;
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const seen = new Set<string>();
  const placed = terms.map((term) => {
    const start = tokens[term.first]?.start ?? 0;
    const end = tokens[term.after - 1]?.end ?? 0;
    return {
      ...term,
      start,
      end,
      contrasted:
        contrast.test(line.text.slice(0, start)) ||
        reference.test(line.text.slice(0, start)) ||
        isAnother(line.text.slice(end)),
    };
  });
  const asserted = placed.filter(({ contrasted }) => !contrasted);
  for (const { name, start, end, contrasted } of placed) {
    const passage = passageOf(line, start, end, page);
    if (contrasted && asserted.length > 0) {
      passedOver.push(passed(passage, 'contrasted'));
      continue;
    }
    if (seen.has(name)) continue;
    seen.add(name);
    const span = { start, end };
    const period = refersTo(line.text, line.figures(page.context), span);
    const hedge = contrasted
      ? (hedgeOf(line.text, [span, ...words], asked) ?? { kind: 'negated' as const, word: 'not', asked: false })
      : (unlessTakenBack(hedgeOf(line.text, [span, ...words], asked) ?? besides(line, span, words, asked), line.next) ??
        embeddedBy(line.text, span, words, line.headings, asked) ??
        (period === undefined ? longAgo(line.text, span, asked) : undefined));
    const reading: Reading = {
      value: { kind: 'term', term: name, text: line.text.slice(start, end) },
      passage,
      ...(hedge === undefined ? {} : { hedge }),
      ...(period === undefined ? {} : { refersTo: period }),
    };
    candidates.push({ reading, distance });
  }
  return { candidates, passedOver };
}

/** A trial of it, or a former holder of the office, where the author did not ask for one. */
function besides(line: Line, { start }: Clause, words: readonly Clause[], asked: string): Hedge | undefined {
  const trial = trialBefore(line.text.slice(0, start));
  const holder = words.map((word) => holderBefore(line.text.slice(0, word.start))).find((word) => word !== undefined);
  const word = trial ?? holder;
  if (word === undefined || fold(asked).includes(fold(word))) return undefined;
  return { kind: trial === undefined ? 'negated' : 'hoped', word, asked: false };
}

/** The terms of a sentence, those left out that are only part of a longer name: "Alibaba Pictures" is not Alibaba. */
function wholeNames({ text, tokens }: Line, terms: readonly Term[]): TermAt[] {
  const open = new Set(
    terms
      .filter((term) => [term.name, ...term.spellings].some((each) => each.trimEnd().endsWith('*')))
      .map(({ name }) => name),
  );
  return termsIn(text, tokens, terms).filter(
    ({ name, first, after }) => open.has(name) || !isPartOfName(text, tokens, first, after),
  );
}

/** Terms at the blank, or, without one, in a sentence that holds all words. */
export function termNear(line: Line, pattern: Pattern, asked: string, question: Question, page: NearPage): Found {
  const { tokens } = line;
  const nowhere = (): Found => ({
    candidates: [],
    passedOver: [passed(passageOf(line, 0, line.text.length, page), 'no-term')],
  });
  if (pattern.blanks > 0) {
    const windows = windowsOf(tokens, pattern);
    if (windows.length === 0) return { candidates: [], passedOver: [] };
    const all = wholeNames(line, question.terms ?? []);
    const parts = windows.map((window) => {
      const here = all.filter(({ first, after }) => first >= window.from && after <= window.to);
      return here.length === 0
        ? undefined
        : readTerms(line, here, spansOf(tokens, window.words), asked, page, window.passed);
    });
    const found = parts.filter((part) => part !== undefined);
    if (found.length === 0) return nowhere();
    return {
      candidates: found.flatMap(({ candidates }) => candidates),
      passedOver: found.flatMap(({ passedOver }) => passedOver),
    };
  }
  const placed = allOf(tokens, pattern.items);
  if (!placed || placed.length === 0) return { candidates: [], passedOver: [] };
  const terms = wholeNames(line, question.terms ?? []);
  return terms.length === 0 ? nowhere() : readTerms(line, terms, spansOf(tokens, placed), asked, page, 0);
}

const idLike = /^[^\s/]+\/[^\s]+$/;

/** A term that a field holds, and where in it; `term` is null for something else. */
export interface InField {
  readonly term: string | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Which terms a field holds. An id ("org/name") is one of them as a whole or not at all; other text holds a term as a
 * word, and "not released" holds none. Nothing of the list there is an answer too: something else is.
 */
export function termsInField(text: string, terms: readonly Term[]): InField[] {
  const value = text.trim();
  const folded = fold(value);
  const all = (term: string | null): InField => ({ term, start: 0, end: text.length });
  const whole = terms.filter((term) =>
    [term.name, ...term.spellings].some((spelling) => {
      const wanted = fold(spelling.trim());
      return wanted.endsWith('*') ? folded.startsWith(wanted.slice(0, -1)) : folded === wanted;
    }),
  );
  if (whole.length > 0) return whole.map(({ name }) => all(name));
  if (idLike.test(value)) return [all(null)];
  const tokens = tokensOf(text);
  const found = new Map<string, InField>();
  for (const { name, first, after } of termsIn(text, tokens, terms)) {
    const [start, end] = [tokens[first]?.start ?? 0, tokens[after - 1]?.end ?? 0];
    if (!found.has(name) && !isOpposite(text.slice(0, start))) found.set(name, { term: name, start, end });
  }
  return found.size === 0 ? [all(null)] : [...found.values()];
}
