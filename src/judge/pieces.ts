/** From the asks of a statement to pieces of evidence and gaps, and from pieces that were judged to one verdict. */
import type { Article, Claim, ClaimReading, Operand } from '../claims/claim.ts';
import type { Evidence, Gap, Gathered, Reading } from '../evidence.ts';
import { formatDay } from '../figures/day.ts';
import type { Ask } from '../question.ts';
import type { Cause, Caveat, Finding, Judged, Verdict } from './finding.ts';
import { byOrigin, isCircular, isOwnArticle, isSelfReported, leadsToArticle } from './origins.ts';
import { isOwnHedge, repeatsHedge } from './own-hedge.ts';
import { nearestCause, type RuleName } from './rules.ts';
import type { TimingContext } from './time.ts';

/** What a statement is judged in. */
export interface World {
  readonly claim: Claim;
  readonly reading: ClaimReading;
  readonly article: Article;
  readonly gathered: ReadonlyMap<string, Gathered>;
  /** Findings of other claims; undefined where there is none, or where asking for it would go round in a circle. */
  readonly findingOf: (id: string) => Finding | undefined;
  readonly timing: TimingContext;
}

/** One ask with its candidates, or why there are none. */
export interface Answered {
  readonly ask: Ask;
  readonly candidates: readonly Evidence[];
  readonly gap?: Gap;
  /** The whole source was to hold it and does not: the evidence of that. */
  readonly absence?: Evidence;
}

/** That a whole source, which was to hold it, was read and has nothing like it, is evidence too. */
function absenceOf(gap: Gap): Evidence | undefined {
  const [first, ...rest] = gap.trail;
  if (gap.code !== 'not-found' || gap.ask.complete !== true || gap.passedOver.length > 0 || !first) return undefined;
  const last = rest.at(-1) ?? first;
  const reading: Reading = {
    value: { kind: 'term', term: null, text: '' },
    passage: { text: '', start: 0, end: 0, address: 'document' },
  };
  return {
    ask: gap.ask,
    reading,
    origin: gap.ask.origin ?? last.finalUrl,
    standing: gap.ask.standing ?? 'secondary',
    page: {},
    observedAt: last.mementoAt ?? last.takenAt,
    trail: [first, ...rest],
  };
}

/** What came of an operand's asks, in the order of the file. */
export function answersOf(operand: Operand, world: World): readonly Answered[] {
  if (operand.kind === 'claim') return [];
  return operand.asks.map((ask) => {
    const gathered = world.gathered.get(ask.id);
    if (!gathered) return { ask, candidates: [] };
    if ('evidence' in gathered) return { ask, candidates: gathered.evidence };
    const absence = absenceOf(gathered.gap);
    return { ask, candidates: [], gap: gathered.gap, ...(absence && { absence }) };
  });
}

export const gapsOf = (answers: readonly Answered[]): readonly Gap[] =>
  answers.flatMap(({ gap, absence }) => (gap && !absence ? [gap] : []));

const caveat = (code: Caveat['code'], text: string): Caveat => ({ code, text });

/** What must be said with any verdict that rests on a piece: whose it is, and whether it was recorded. */
export function caveatsOfPiece(evidence: Evidence, claim: Claim): Caveat[] {
  const caveats: Caveat[] = [];
  if (isSelfReported(evidence, claim)) caveats.push(caveat('self-reported', `${evidence.origin} says so of itself.`));
  const { published, otherwisePublished } = evidence.page;
  if (published && otherwisePublished) {
    const days = [published, ...otherwisePublished].map(({ day, from }) => `${formatDay(day)} (${from})`);
    caveats.push(caveat('note', `The page gives several days for its publication: ${days.join(', ')}.`));
  }
  for (const step of evidence.trail)
    if (step.provenance !== 'recorded') {
      const remark = step.remark ? ` (${step.remark})` : '';
      caveats.push(
        step.provenance === 'reconstructed'
          ? caveat('reconstructed', `The capture of ${step.url} was made by hand${remark}; it is no recording.`)
          : caveat('supplied-by-hand', `The capture of ${step.url} was supplied by hand${remark}.`),
      );
      break;
    }
  return caveats;
}

/** A hedge round the passage keeps it from being asserted, unless the author asked for it and claims no more than that. */
export function hedgeOf(
  evidence: Evidence,
  world: World,
): { readonly doubt?: string; readonly caveats: readonly Caveat[] } {
  const { hedge } = evidence.reading;
  if (!hedge) return { caveats: [] };
  if ((hedge.asked && isOwnHedge(hedge, evidence, world)) || repeatsHedge(hedge, world))
    return { caveats: [caveat('note', `The source hedges: "${hedge.word}".`)] };
  const how = { negated: 'negates', hoped: 'expects or hopes for', hearsay: 'only passes on' }[hedge.kind];
  return { doubt: `the source ${how} it: "${hedge.word}"`, caveats: [] };
}

const standsBeside = ({ ask, reading: { passage } }: Evidence): boolean =>
  passage.body === false &&
  passage.address.startsWith('text') &&
  (ask.question.place.by === 'near' || ask.question.place.by === 'text');

/**
 * A sentence found by its words outside of the article's body belongs to another text, of another day: the headline of a
 * teaser says what its own page has to say, and decides nothing where the body is silent. Beside one in the body it still
 * shows that two stand there. A place that the author named (a selector, a row) is as he wants it.
 */
function onlyBeside(evidence: Evidence, world: World): boolean {
  if (!standsBeside(evidence)) return false;
  const own = world.gathered.get(evidence.ask.id);
  const candidates = own && 'evidence' in own ? own.evidence : [];
  return !candidates.some((other) => !standsBeside(other) && hedgeOf(other, world).doubt === undefined);
}

/** Abstains at once, for reasons that have nothing to do with what was read: a circle, a hedge. */
export function abstainsAnyway(evidence: Evidence, world: World): Pick<Judged, 'doubt' | 'remark'> | undefined {
  if (isCircular(evidence, world.article)) return { doubt: 'circular', remark: 'it is the article, or repeats it' };
  const { withdrawn } = evidence.page;
  if (withdrawn !== undefined) return { doubt: 'not-asserted', remark: `the page takes itself back: "${withdrawn}"` };
  if (onlyBeside(evidence, world)) {
    const where = evidence.reading.passage.caption
      ? 'it is the words of a picture or film, whose day may be another'
      : 'it stands beside the article: in a teaser, the navigation or the footer';
    return { doubt: 'not-asserted', remark: where };
  }
  const { doubt } = hedgeOf(evidence, world);
  return doubt === undefined ? undefined : { doubt: 'not-asserted', remark: doubt };
}

/** The article, and what sends its reader to the article, may contradict it and never support it. */
export function withoutSelfSupport(judged: Judged, { article }: World): Judged {
  if (judged.outcome !== 'supports') return judged;
  const own = isOwnArticle(judged.evidence, article);
  if (!own && !leadsToArticle(judged.evidence, article)) return judged;
  const remark = own ? 'the article cannot support itself' : 'its paragraph links to the article';
  return { ...judged, outcome: 'abstains', rule: 'abstained', doubt: 'circular', remark };
}

/** All abstain: the candidates of one ask lead to different outcomes, so that it is not known which one is meant. */
export const ambiguous = (candidates: readonly Judged[]): readonly Judged[] =>
  candidates.map((judged) => ({
    ...judged,
    outcome: 'abstains' as const,
    rule: 'abstained',
    doubt: judged.doubt ?? ('ambiguous' as const),
    remark: judged.remark ?? 'several candidates at the place lead to different outcomes',
  }));

/** Copies of one origin: the issuer's own word outranks reports of it that say otherwise. */
function outranked(group: readonly Judged[]): readonly Judged[] {
  const primary = group.filter(({ evidence, outcome }) => evidence.standing === 'primary' && outcome !== 'abstains');
  if (primary.length === 0) return group;
  return group.map((judged) => {
    if (judged.outcome === 'abstains' || judged.evidence.standing === 'primary') return judged;
    const own = primary.filter(({ evidence }) => evidence.origin === judged.evidence.origin);
    return own.some(({ outcome }) => outcome !== judged.outcome)
      ? {
          ...judged,
          outcome: 'abstains' as const,
          rule: 'abstained',
          doubt: 'sources-disagree' as const,
          remark: `outranked: ${judged.evidence.origin} itself says otherwise`,
        }
      : judged;
  });
}

/** The verdict of the pieces of one statement. */
export interface Combined {
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly rule: RuleName;
  readonly judged: readonly Judged[];
  /** Origins among the deciders, copies counted once. */
  readonly origins: number;
}

/** The deciders agree, or nothing is decided; those that abstain are shown. */
export function combine(pieces: readonly Judged[], gaps: readonly Gap[], rule: (judged: Judged) => RuleName): Combined {
  const copies = byOrigin(pieces, ({ evidence }) => evidence);
  const groups = copies.map(outranked);
  // By piece and not by evidence: the days of a window are several pieces of one series.
  const ranked = new Map(groups.flatMap((group, g) => group.map((judged, i) => [copies[g]?.[i], judged] as const)));
  const judged = pieces.map((piece) => ranked.get(piece) ?? piece);
  const deciding = groups.map((group) => group.filter(({ outcome }) => outcome !== 'abstains'));
  const deciders = deciding.flat();
  const origins = deciding.filter((group) => group.length > 0).length;
  const outcomes = new Set(deciders.map(({ outcome }) => outcome));
  const [first] = deciders;
  if (outcomes.size > 1)
    return { verdict: 'unverifiable', cause: 'sources-disagree', rule: 'disagreement', judged, origins };
  if (first) {
    const verdict = first.outcome === 'supports' ? 'supported' : 'contradicted';
    const rules = deciders.map(rule).sort();
    return { verdict, rule: rules[0] ?? rule(first), judged, origins };
  }
  const doubts = judged.flatMap(({ doubt }) => (doubt ? [doubt] : []));
  const cause = nearestCause([...doubts, ...gaps.map(({ code }) => code)]) ?? 'no-source';
  return { verdict: 'unverifiable', cause, rule: doubts.length > 0 ? 'abstained' : 'no-evidence', judged, origins };
}
