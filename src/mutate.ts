/**
 * Checks that can fail: for every decided claim its variants that ought to be judged otherwise, and the pages it rests
 * on with the passage changed, in memory. A verdict that does not turn rests on nothing, or on something else than it
 * says. Moving the claim alone only tests arithmetic, since the reader never sees it: the two are scored apart.
 */
import type { Claim, Statement } from './claims/claim.ts';
import type { Finding, Judged } from './judge/finding.ts';
import { decidingPieces, variantsOf } from './judge/variants.ts';
import type { About, PageChange, PageMutant } from './locate/page-mutant.ts';
import { pageMutants } from './locate/page-mutants.ts';

/** One capture with other bytes. It goes through decoding and locating like the true one. */
export interface ChangedCapture {
  readonly digest: string;
  /** Undefined where the page does not hold what was to be changed. */
  readonly edit: PageChange;
}

/** Judges a claim again, on the pinned evidence, with captures changed in memory. */
export type Rerun = (claim: Claim, changes?: readonly ChangedCapture[]) => Promise<Finding>;

export interface Mutant {
  readonly of: 'claim' | 'evidence';
  readonly name: string;
  readonly expected: 'turn' | 'stay';
  /** `killed`: it turned as it ought to; `held`: it stayed as it ought to; `skipped`: it could not be made. */
  readonly outcome: 'killed' | 'held' | 'survived' | 'skipped';
  /** What came of it: "unverifiable (ambiguous)". */
  readonly why: string;
}

export interface Score {
  /** Turned as they ought to. */
  readonly killed: number;
  /** Did not, or turned though they ought to stay. */
  readonly survived: number;
}

export interface Mutation {
  readonly id: string;
  readonly verdict: Finding['verdict'];
  readonly mutants: readonly Mutant[];
  readonly claim: Score;
  readonly evidence: Score;
}

const told = ({ verdict, cause }: Finding): string => (cause === undefined ? verdict : `${verdict} (${cause})`);

function outcomeOf(before: Finding, after: Finding, expected: 'turn' | 'stay'): Mutant['outcome'] {
  const turned = after.verdict !== before.verdict;
  if (expected === 'turn') return turned ? 'killed' : 'survived';
  return turned ? 'survived' : 'held';
}

const scoreOf = (mutants: readonly Mutant[], of: Mutant['of']): Score => {
  const own = mutants.filter((mutant) => mutant.of === of);
  const count = (outcome: Mutant['outcome']): number => own.filter((mutant) => mutant.outcome === outcome).length;
  return { killed: count('killed'), survived: count('survived') };
};

/** Remembers whether a page could be changed at all, while the change goes through the reader. */
function tracked(edit: PageChange): { readonly edit: PageChange; readonly applied: () => boolean } {
  let applied = false;
  return {
    applied: () => applied,
    edit: (body, contentType) => {
      const changed = edit(body, contentType);
      if (changed) applied = true;
      return changed;
    },
  };
}

/** Pieces of one kind of change, joined per capture: several answers on one page are changed together. */
function joined(pieces: readonly { readonly digest: string; readonly edit: PageChange }[]): readonly ChangedCapture[] {
  const byDigest = new Map<string, PageChange[]>();
  for (const { digest, edit } of pieces) byDigest.set(digest, [...(byDigest.get(digest) ?? []), edit]);
  return [...byDigest].map(([digest, edits]) => ({
    digest,
    edit: (body, contentType) => {
      let current: Uint8Array | undefined;
      for (const edit of edits) current = edit(current ?? body, contentType) ?? current;
      return current;
    },
  }));
}

/** "shares/alibaba/1" is the second source of "shares/alibaba". */
const operandOf = (id: string): string => id.slice(0, id.lastIndexOf('/'));

/** How many pieces a change of this one must go with, so that none is left to decide in its place. */
const besides = ({ to, piece }: PageMutant & { readonly piece: Judged }, deciding: readonly Judged[]): number =>
  to === 'all'
    ? deciding.length
    : deciding.filter(({ evidence }) => operandOf(evidence.ask.id) === operandOf(piece.evidence.ask.id)).length;

interface Planned {
  readonly name: string;
  readonly changes: readonly ChangedCapture[];
  /** Each of these ought to turn it, or only one of all that share a name. */
  readonly group?: string;
  /** It touches every piece that decided; otherwise what it leaves may rightly go on to decide. */
  readonly whole: boolean;
  /** It has no aim. */
  readonly blind: boolean;
}

/**
 * What is done to the pages. What keeps evidence from counting is done to every piece that decided, since the others would
 * rightly go on to decide; a figure is moved source by source, since another figure is a contradiction.
 */
function planned(before: Finding): readonly Planned[] {
  const deciding = decidingPieces(before);
  const made = deciding.flatMap((piece) => {
    const digest = piece.evidence.trail.at(-1)?.digest;
    if (digest === undefined) return [];
    return pageMutants(piece.evidence, aboutPiece(piece, before)).map((mutant) => ({ ...mutant, digest, piece }));
  });
  const plans = new Map<
    string,
    { name: string; group?: string; pieces: (PageMutant & { digest: string; piece: Judged })[] }
  >();
  for (const mutant of made) {
    const { id } = mutant.piece.evidence.ask;
    const of = { all: '', operand: ` (${operandOf(id)})`, each: ` (${id})` }[mutant.to];
    const key = `${mutant.name}${of}`;
    const plan = plans.get(key) ?? {
      name: key,
      ...(mutant.anyOf !== undefined && { group: mutant.anyOf }),
      pieces: [],
    };
    plan.pieces.push(mutant);
    plans.set(key, plan);
  }
  return [...plans.values()].map(({ name, group, pieces }) => ({
    name,
    changes: joined(pieces),
    blind: pieces.every((piece) => piece.blind === true),
    whole: pieces.every((piece) => piece.to === 'each' || pieces.length === besides(piece, deciding)),
    ...(group !== undefined && { group }),
  }));
}

const statementsOf = ({ readings }: Claim): readonly Statement[] =>
  readings.flatMap(({ parts }) => parts).flatMap(({ statements }) => statements);

const asks = (statement: Statement, id: string): boolean =>
  (statement.kind === 'expression' ? Object.values(statement.operands) : [statement.operand]).some(
    (operand) => operand.kind !== 'claim' && operand.asks.some((ask) => ask.id === id),
  );

/** A spelling as it may stand on a page: what `*` stands for is made up. */
const spelled = (spelling: string): string => spelling.replace(/^\*|\*$/g, 'x');

/** What could stand there instead, so that the verdict would be another. */
function instead(statement: Statement, verdict: Finding['verdict']): string | undefined {
  if (statement.kind === 'term') {
    const [term] = verdict === 'supported' ? statement.rivals : statement.terms;
    const [spelling] = term?.spellings ?? [];
    return spelling === undefined
      ? verdict === 'supported'
        ? 'something else altogether'
        : undefined
      : spelled(spelling);
  }
  return verdict === 'supported' ? 'something else altogether' : undefined;
}

function aboutPiece(piece: Judged, { claim, verdict }: Finding): About {
  const statement = statementsOf(claim).find((one) => asks(one, piece.evidence.ask.id));
  return {
    // Where the figure lies outside already, it is not known which way leads in.
    claimed: statement?.kind === 'figure' && verdict === 'supported' ? statement.figure.interval : undefined,
    instead: statement && instead(statement, verdict),
    subjects: claim.subjects,
    calculated: statement?.kind === 'expression',
    missed: statement?.kind === 'figure' && verdict === 'contradicted' ? statement.figure.text : undefined,
  };
}

async function tryVariants(before: Finding, rerun: Rerun): Promise<readonly Mutant[]> {
  const mutants: Mutant[] = [];
  for (const { name, claim, expected } of variantsOf(before)) {
    const after = await rerun(claim);
    mutants.push({ of: 'claim', name, expected, outcome: outcomeOf(before, after, expected), why: told(after) });
  }
  return mutants;
}

async function tryPages(before: Finding, rerun: Rerun): Promise<readonly Mutant[]> {
  const mutants: (Mutant & Pick<Planned, 'group' | 'whole' | 'blind'>)[] = [];
  for (const { name, changes, group, whole, blind } of planned(before)) {
    const watched = changes.map(({ digest, edit }) => ({ digest, ...tracked(edit) }));
    const after = await rerun(before.claim, watched);
    const applied = watched.some((change) => change.applied());
    mutants.push({
      of: 'evidence',
      name,
      expected: 'turn',
      outcome: applied ? outcomeOf(before, after, 'turn') : 'skipped',
      why: applied ? told(after) : 'the passage does not stand in the bytes as it was read',
      whole,
      blind,
      ...(group !== undefined && { group }),
    });
  }
  // Of two directions one is enough, where it is not known which of them leads out.
  const turned = new Set(mutants.filter(({ outcome }) => outcome === 'killed').map(({ group }) => group));
  return mutants.map(({ group, whole, blind, ...mutant }): Mutant => {
    if (mutant.outcome !== 'survived') return mutant;
    const rest = !whole
      ? 'other evidence remains'
      : group !== undefined && turned.has(group)
        ? 'another change of it turns it'
        : blind && before.verdict === 'contradicted'
          ? 'another amount misses as well'
          : undefined;
    return rest === undefined
      ? mutant
      : { ...mutant, expected: 'stay', outcome: 'held', why: `${mutant.why}; ${rest}` };
  });
}

/** The mutants of one finding; a claim that was not decided has none. */
export async function mutate(before: Finding, rerun: Rerun): Promise<Mutation> {
  const mutants = [...(await tryVariants(before, rerun)), ...(await tryPages(before, rerun))];
  return {
    id: before.claim.id,
    verdict: before.verdict,
    mutants,
    claim: scoreOf(mutants, 'claim'),
    evidence: scoreOf(mutants, 'evidence'),
  };
}

/** Killed by all, as a share of those that ought to turn; 1 where there are none. */
export const shareKilled = ({ killed, survived }: Score): number =>
  killed + survived === 0 ? 1 : killed / (killed + survived);

export const totalOf = (scores: readonly Score[]): Score => ({
  killed: scores.reduce((sum, { killed }) => sum + killed, 0),
  survived: scores.reduce((sum, { survived }) => sum + survived, 0),
});
