/** An operand that is another claim: the evidence on which that one was decided. */
import type { Operand } from '../claims/claim.ts';
import type { Evidence, Gap } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import type { Finding, StatementFinding } from './finding.ts';
import { folded } from './origins.ts';
import type { World } from './pieces.ts';

/** What another claim's finding gives to a calculation. */
export interface OtherClaim {
  readonly evidence: readonly Evidence[];
  readonly gaps: readonly Gap[];
  /** What it computed, where its figure was no print: the date of a crossing. */
  readonly computed: readonly {
    readonly interval: Interval;
    readonly unit: Unit;
    readonly text: string;
    readonly evidence: readonly Evidence[];
  }[];
  /** It is not there, or refers back. */
  readonly missing?: string;
}

const none: OtherClaim = { evidence: [], gaps: [], computed: [] };

/** All statements, the natural reading's alone where there is one. */
function statementsOf(finding: Finding, figure: string | undefined): readonly StatementFinding[] {
  const natural = finding.readings.filter((reading) => reading.natural);
  const readings = natural.length > 0 ? natural : finding.readings;
  const all = readings.flatMap(({ parts }) => parts).flatMap(({ statements }) => statements);
  return figure === undefined ? all : all.filter(({ text }) => folded(text) === folded(figure));
}

export function wholeFinding(operand: Operand, world: World): OtherClaim {
  if (operand.kind !== 'claim') return none;
  const finding = world.findingOf(operand.id);
  if (!finding) return { ...none, missing: `claim ${operand.id} has no finding` };
  const statements = statementsOf(finding, operand.figure);
  if (statements.length === 0)
    return { ...none, missing: `claim ${operand.id} has no figure "${operand.figure ?? ''}"` };
  const judged = statements.flatMap((statement) => statement.judged);
  const isNumber = ({ reading }: Evidence): boolean => ['figure', 'series', 'list'].includes(reading.value.kind);
  const evidence = judged
    .filter((piece) => piece.outcome !== 'abstains' || piece.doubt === 'too-coarse' || piece.doubt === 'at-the-edge')
    .map((piece) => piece.evidence);
  const computed = statements.flatMap(({ measured, unit, found, steps, judged: pieces }) =>
    steps.length > 0 && measured && unit
      ? [{ interval: measured, unit, text: found, evidence: pieces.map((piece) => piece.evidence) }]
      : [],
  );
  return {
    evidence: computed.length > 0 ? [] : evidence.filter(isNumber),
    gaps: statements.flatMap((statement) => statement.gaps),
    computed,
  };
}
