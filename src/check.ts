/**
 * The story: what the claims ask is gathered, each claim is judged, and its finding handed on in the order of the file
 * as soon as it and those before it are decided.
 */
import type { Claim, ClaimsFile, Operand } from './claims/claim.ts';
import type { Gathered } from './evidence.ts';
import type { Finding } from './judge/finding.ts';
import { type JudgeContext, judge } from './judge/judge.ts';
import type { Ask } from './question.ts';
import { bugGap, type GatheredBy, gather } from './sources/gather.ts';
import type { Source, Tools } from './sources/source.ts';

/** What a check is handed besides the claims. */
export interface Checking {
  readonly tools: Tools;
  readonly sources: readonly Source[];
  /** Digests of the captures that the base of a change rested on: what is not among them is `new-evidence`. */
  readonly baseDigests?: ReadonlySet<string>;
}

const operandsOf = (claim: Claim): Operand[] => [
  ...claim.readings.flatMap(({ parts }) =>
    parts.flatMap(({ statements }) =>
      statements.flatMap((statement) =>
        statement.kind === 'expression' ? Object.values(statement.operands) : [statement.operand],
      ),
    ),
  ),
  ...claim.also.flatMap(({ operands }) => Object.values(operands)),
];

/** Every question that a claim puts, once each. */
export function asksOf(claim: Claim): Ask[] {
  const asks = operandsOf(claim).flatMap((operand) => (operand.kind === 'claim' ? [] : operand.asks));
  return [...new Map(asks.map((ask) => [ask.id, ask])).values()];
}

/** Ids of the claims whose evidence this one's operands are. */
const claimsUsedBy = (claim: Claim): string[] =>
  operandsOf(claim).flatMap((operand) => (operand.kind === 'claim' ? [operand.id] : []));

/** Judges one claim, and before it those that it computes with; a circle of claims ends where it closes. */
class Judging {
  readonly #gathered: GatheredBy;
  readonly #claims: ReadonlyMap<string, Claim>;
  readonly #context: Omit<JudgeContext, 'findingOf'>;
  readonly #onBug: Tools['onBug'];
  readonly #findings = new Map<string, Promise<Finding>>();
  constructor(
    gathered: GatheredBy,
    claims: readonly Claim[],
    context: Omit<JudgeContext, 'findingOf'>,
    onBug: Tools['onBug'],
  ) {
    this.#onBug = onBug;
    this.#gathered = gathered;
    this.#claims = new Map(claims.map((claim) => [claim.id, claim]));
    this.#context = context;
  }
  finding(claim: Claim, above: readonly string[] = []): Promise<Finding> {
    const known = this.#findings.get(claim.id);
    if (known) return known;
    const finding = this.#judge(claim, [...above, claim.id]);
    this.#findings.set(claim.id, finding);
    return finding;
  }
  async #judge(claim: Claim, above: readonly string[]): Promise<Finding> {
    const others = new Map<string, Finding>();
    for (const id of claimsUsedBy(claim)) {
      const other = this.#claims.get(id);
      if (other && !above.includes(id)) others.set(id, await this.finding(other, above));
    }
    const gathered = new Map<string, Gathered>();
    for (const { id } of asksOf(claim)) gathered.set(id, await this.#gathered(id));
    const context = { ...this.#context, findingOf: (id: string) => others.get(id) };
    try {
      return judge(claim, gathered, context);
    } catch (error) {
      if (!this.#onBug) throw error;
      this.#onBug(error);
      return judge(claim, new Map(asksOf(claim).map((ask) => [ask.id, bugGap(ask)])), context);
    }
  }
}

/** Findings of the chosen claims of one file, in its order. Claims that they compute with are asked too. */
export async function* check(
  file: ClaimsFile,
  chosen: (claim: Claim) => boolean,
  { tools, sources, baseDigests }: Checking,
): AsyncGenerator<Finding> {
  const wanted = new Set(file.claims.filter(chosen));
  const byId = new Map(file.claims.map((claim) => [claim.id, claim]));
  for (const claim of wanted) for (const id of claimsUsedBy(claim)) if (byId.has(id)) wanted.add(byId.get(id) as Claim);
  const asked = file.claims.filter((claim) => wanted.has(claim));
  const gathered = gather(asked.flatMap(asksOf), sources, tools);
  const context = { article: file.article, ...(baseDigests ? { baseDigests } : {}) };
  const judging = new Judging(gathered, asked, context, tools.onBug);
  for (const claim of file.claims) if (chosen(claim)) yield judging.finding(claim);
}
