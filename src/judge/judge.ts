/**
 * The judge: a claim and what was gathered for it in, its verdict with the reason out. Pure: no disk, clock or network.
 * Each statement is judged on each piece of its evidence (`figure-statement`, `term-statement`, `quote-statement`,
 * `expression-statement`), the pieces by origin (`pieces`, `origins`); here statements are joined to parts, parts to
 * readings, readings to the claim, by three-valued logic.
 */
import type { Article, Claim, ClaimReading, Part, Statement } from '../claims/claim.ts';
import type { Gathered } from '../evidence.ts';
import { days } from '../figures/day.ts';
import { equals } from '../figures/interval.ts';
import { claimCaveats } from './caveats.ts';
import { decidingParts, failsByCondition, partsOf } from './conditions.ts';
import { computeAlso, judgeExpression } from './expression-statement.ts';
import { judgeFigure } from './figure-statement.ts';
import type { Cause, Finding, Judged, PartFinding, ReadingFinding, StatementFinding, Verdict } from './finding.ts';
import type { World } from './pieces.ts';
import { judgeQuote } from './quote-statement.ts';
import { reasonOf, saysOf } from './reason.ts';
import { nearestCause, type RuleName } from './rules.ts';
import { judgeTerm } from './term-statement.ts';

/** What the judge is told besides the claim and its evidence. */
export interface JudgeContext {
  readonly article: Article;
  /** The finding of another claim, for operands that are claims; undefined where it is unknown or refers back. */
  readonly findingOf: (id: string) => Finding | undefined;
  /** Digests of the captures that the base of a change rested on: what is not among them is `new-evidence`. */
  readonly baseDigests?: ReadonlySet<string>;
}

/** A statement's finding, and how many origins decided it. */
type Weighed = StatementFinding & { readonly origins: number };

function judgeStatement(statement: Statement, world: World): Weighed {
  switch (statement.kind) {
    case 'figure':
      return judgeFigure(statement, world);
    case 'term':
      return judgeTerm(statement, world);
    case 'quote':
      return judgeQuote(statement, world);
    case 'expression':
      return judgeExpression(statement, world);
  }
}

/** What the claim demands of the evidence that decides: the issuer's own word, or several who know it independently. */
function demand(weighed: Weighed, { needs }: Claim): StatementFinding {
  const { origins, ...finding } = weighed;
  if (!needs || finding.verdict === 'unverifiable') return finding;
  const deciders = finding.judged.filter(({ outcome }) => outcome !== 'abstains');
  const met =
    needs.kind === 'primary'
      ? deciders.some(({ evidence }) => evidence.standing === 'primary')
      : origins >= needs.count;
  return met ? finding : { ...finding, verdict: 'unverifiable', cause: 'no-source', rule: 'standing-missing' };
}

/** Three-valued AND: one that fails is enough; else all must hold. */
function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('contradicted')) return 'contradicted';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'supported') ? 'supported' : 'unverifiable';
}

const causesOf = (findings: readonly { readonly cause?: Cause }[]): Cause[] =>
  findings.flatMap(({ cause }) => (cause ? [cause] : []));

/** A verdict without a decision names the cause that came nearest to one. */
const withCause = (verdict: Verdict, causes: readonly Cause[]): { verdict: Verdict; cause?: Cause } =>
  verdict === 'unverifiable' ? { verdict, cause: nearestCause(causes) ?? 'no-source' } : { verdict };

function judgePart(part: Part, world: World): PartFinding {
  const onlyIf = part.onlyIf ?? false;
  const statements = part.statements.map((statement) => demand(judgeStatement(statement, world), world.claim));
  const joined = withCause(all(statements.map(({ verdict }) => verdict)), causesOf(statements));
  // A condition without which the claim cannot hold proves nothing where it holds.
  const verdict = onlyIf && joined.verdict === 'supported' ? withCause('unverifiable', ['no-source']) : joined;
  return { name: part.name, onlyIf, ...verdict, statements };
}

function judgeReading(
  reading: ClaimReading,
  claim: Claim,
  gathered: ReadonlyMap<string, Gathered>,
  context: JudgeContext,
): ReadingFinding {
  const { article } = context;
  const zone = claim.zone ?? article.zone;
  const byDefault = article.published !== undefined && equals(reading.asOf, days(article.published));
  const world: World = {
    claim,
    reading,
    article,
    gathered,
    findingOf: context.findingOf,
    timing: { asOf: reading.asOf, asOfTyped: !byDefault, zone, sentence: claim.text, written: article.published },
  };
  const parts = reading.parts.map((part) => judgePart(part, world));
  const decide = decidingParts(parts);
  const { name, natural } = reading;
  return {
    name,
    natural,
    onlyIf: decide.every(({ onlyIf }) => onlyIf),
    ...withCause(all(decide.map(({ verdict }) => verdict)), causesOf(decide)),
    parts,
  };
}

interface Joined {
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly rule: RuleName;
  /** The readings on which the verdict rests. */
  readonly deciding: readonly ReadingFinding[];
}

/** The natural reading decides; without one all must agree. */
function joinReadings(readings: readonly ReadingFinding[]): Joined {
  const [only] = readings;
  const pick = (reading: ReadingFinding, rule: RuleName): Joined => ({
    verdict: reading.verdict,
    ...(reading.cause && { cause: reading.cause }),
    rule,
    deciding: [reading],
  });
  if (!only) return { verdict: 'unverifiable', cause: 'no-source', rule: 'no-evidence', deciding: [] };
  if (readings.length === 1) return pick(only, only.onlyIf ? 'only-if' : 'readings-agree');
  const natural = readings.find((reading) => reading.natural);
  if (natural) return pick(natural, 'natural-reading');
  const verdicts = new Set(readings.map(({ verdict }) => verdict));
  if (verdicts.size === 1 && only.verdict !== 'unverifiable')
    return { verdict: only.verdict, rule: 'readings-agree', deciding: readings };
  if (verdicts.size === 1)
    return { ...withCause('unverifiable', causesOf(readings)), rule: 'abstained', deciding: readings };
  return { verdict: 'unverifiable', cause: 'readings-differ', rule: 'disagreement', deciding: readings };
}

/** What the one line shows: the statement that decided, or came nearest to it. */
export function leadingStatement(readings: readonly ReadingFinding[], verdict: Verdict): StatementFinding | undefined {
  const statements = partsOf(readings).flatMap(({ statements }) => statements);
  const nearest = nearestCause(causesOf(statements));
  return (
    statements.find(
      (statement) => statement.verdict === verdict && (verdict !== 'unverifiable' || statement.cause === nearest),
    ) ?? statements[0]
  );
}

/** The pieces that a verdict rests on: of the statements that led to it. */
function evidenceFor(readings: readonly ReadingFinding[], verdict: Verdict): readonly Judged[] {
  const statements = partsOf(readings).flatMap(({ statements }) => statements);
  if (verdict === 'unverifiable') return statements.flatMap(({ judged }) => judged);
  const outcome = verdict === 'supported' ? 'supports' : 'contradicts';
  return statements
    .filter((statement) => statement.verdict === verdict)
    .flatMap(({ judged }) => judged.filter((piece) => piece.outcome === outcome));
}

/** The rule of the statement that decided, unless the joining itself is what decided. */
function ruleOf(joined: Joined, lead: StatementFinding | undefined): string {
  const parts = partsOf(joined.deciding);
  const several = parts.length > 1 || parts.some(({ statements }) => statements.length > 1);
  if (joined.rule === 'natural-reading' || joined.rule === 'disagreement') return joined.rule;
  if (joined.verdict === 'contradicted' && failsByCondition(joined.deciding)) return 'only-if';
  if (joined.rule === 'only-if') return 'undetermined';
  if (joined.deciding.length > 1 && joined.verdict !== 'unverifiable') return 'readings-agree';
  if (several && joined.verdict === 'supported') return 'every-part';
  if (several && joined.verdict === 'contradicted') return 'one-part-fails';
  return lead?.rule ?? 'no-evidence';
}

/** The verdict on one claim. */
export function judge(claim: Claim, gathered: ReadonlyMap<string, Gathered>, context: JudgeContext): Finding {
  const readings = claim.readings.map((reading) => judgeReading(reading, claim, gathered, context));
  const said: Joined | undefined =
    claim.opinion !== undefined
      ? { verdict: 'unverifiable', cause: 'opinion', rule: 'said-to-be', deciding: readings }
      : claim.unclear !== undefined
        ? { verdict: 'unverifiable', cause: 'undefined', rule: 'said-to-be', deciding: readings }
        : undefined;
  const joined = said ?? joinReadings(readings);
  const evidence = evidenceFor(joined.deciding, joined.verdict);
  const lead = leadingStatement(joined.deciding, joined.verdict);
  const rule = said ? 'said-to-be' : ruleOf(joined, lead);
  const timing = {
    asOf: claim.asOf,
    asOfTyped: context.article.published === undefined || !equals(claim.asOf, days(context.article.published)),
    zone: claim.zone ?? context.article.zone,
    sentence: claim.text,
    written: context.article.published,
  };
  const [firstReading] = claim.readings;
  const body = {
    claim,
    rule,
    says: saysOf(claim, lead),
    found: said && !lead ? '-' : (lead?.found ?? '-'),
    ...(lead?.distance && !said && { distance: lead.distance }),
    caveats: claimCaveats(claim, readings, joined, evidence, context.baseDigests),
    readings,
    also: firstReading
      ? claim.also.map((also) =>
          computeAlso(also, {
            claim,
            reading: firstReading,
            article: context.article,
            gathered,
            findingOf: context.findingOf,
            timing,
          }),
        )
      : [],
    gathered: gatheredFor(claim, gathered),
    reason: reasonOf(claim, joined, readings, lead, rule, evidence),
  };
  const [first, ...rest] = evidence;
  if (joined.verdict === 'unverifiable')
    return { ...body, verdict: joined.verdict, cause: joined.cause ?? 'no-source', evidence };
  // Verdicts are made of pieces that decided; without one there is a mistake of ours above.
  if (!first) throw new Error(`claim ${claim.id} is ${joined.verdict} without evidence`);
  return { ...body, verdict: joined.verdict, evidence: [first, ...rest] };
}

/** All that was gathered for the claim, in the order of its asks, each once. */
function gatheredFor(claim: Claim, gathered: ReadonlyMap<string, Gathered>): readonly Gathered[] {
  const operands = [
    ...claim.readings
      .flatMap(({ parts }) => parts)
      .flatMap(({ statements }) => statements)
      .flatMap((statement) =>
        statement.kind === 'expression' ? Object.values(statement.operands) : [statement.operand],
      ),
    ...claim.also.flatMap(({ operands: own }) => Object.values(own)),
  ];
  const ids = new Set(
    operands.flatMap((operand) => (operand.kind === 'claim' ? [] : operand.asks.map(({ id }) => id))),
  );
  return [...ids].flatMap((id) => gathered.get(id) ?? []);
}
