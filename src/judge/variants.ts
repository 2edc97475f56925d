/**
 * Variants of a claim that ought to be judged otherwise, and some that ought not: the half of `mutate` that moves the
 * claim. It is made from the finding, so that each lies just outside (or inside) of what was measured.
 */
import type { Claim, ClaimReading, Part, Statement } from '../claims/claim.ts';
import type { Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';
import { expressionChanges } from './expression-variants.ts';
import type { Finding, Judged, StatementFinding } from './finding.ts';
import { type Change, moved, shifted } from './shift.ts';
import { quoteChanges, termChanges } from './term-variants.ts';

/** A claim that differs in one thing. */
export interface Variant {
  /** "says: figure just below what was found". */
  readonly name: string;
  readonly claim: Claim;
  /** Ought the verdict to turn? */
  readonly expected: 'turn' | 'stay';
}

/** Everything that was measured by the pieces that decided, in the claim's unit. */
function measuredBy(finding: StatementFinding): Interval | undefined {
  const all = finding.judged.flatMap(({ outcome, measured, unit }) =>
    outcome !== 'abstains' && measured && unit?.name === finding.unit?.name ? [measured] : [],
  );
  const [first, ...rest] = all.length > 0 ? all : finding.measured ? [finding.measured] : [];
  if (!first) return undefined;
  return rest.reduce<Interval>(
    (so, m) => ({
      low: so.low && m.low ? (compare(so.low.value, m.low.value) <= 0 ? so.low : m.low) : null,
      high: so.high && m.high ? (compare(so.high.value, m.high.value) >= 0 ? so.high : m.high) : null,
    }),
    first,
  );
}

/** A unit that the figure is not in. */
function otherUnit(unit: Unit): Unit | undefined {
  const { per: _, ...plain } = unit;
  switch (unit.dimension) {
    case 'percent':
      return { ...plain, dimension: 'points', name: 'point' };
    case 'money':
      return { ...plain, name: unit.name === 'USD' ? 'EUR' : 'USD' };
    case 'count':
      // Not another thing to be counted: print often leaves out what it counts.
      return { dimension: 'money', name: 'EUR' };
    case 'number':
    case 'date':
      return undefined;
    default:
      return { dimension: 'temperature', name: '°C' };
  }
}

function figureChanges(
  statement: Extract<Statement, { kind: 'figure' }>,
  finding: StatementFinding,
): readonly Change[] {
  const measured = measuredBy(finding);
  if (!measured) return [];
  const { figure } = statement;
  const supported = finding.verdict === 'supported';
  // A length of months or years was compared in days, and is moved in days.
  const own = finding.unit ?? figure.unit;
  const inDays = own.name !== figure.unit.name;
  // What can be read in two ways was measured in one: round it is no place for both.
  const twoWays = finding.judged.some(
    ({ evidence: { reading } }) => reading.value.kind === 'figure' && reading.value.figure.otherReadings !== undefined,
  );
  // One that was undecided may decide against the narrower claim.
  const others = finding.judged.some((piece) => piece.outcome === 'abstains' && piece.measured !== undefined);
  const variants = shifted(measured, inDays ? measured : figure.interval, figure.unit.dimension === 'date');
  const changes = variants
    .filter(({ outside }) => outside || !(twoWays || others))
    .map(({ name, interval, outside }): Change => {
      const { tolerance: _, ...strict } = statement;
      return {
        name: `figure ${name}`,
        statement: { ...strict, figure: { ...moved(figure, interval, `(${name})`), unit: own } },
        expected: outside === supported ? 'turn' : 'stay',
      };
    });
  const unit = otherUnit(figure.unit);
  if (unit)
    changes.push({
      name: 'figure in another unit',
      statement: { ...statement, figure: { ...figure, unit } },
      expected: 'turn',
    });
  const { low, high } = figure.interval;
  // Within a tolerance both directions may hold.
  if ((low === null) !== (high === null) && !statement.tolerance)
    changes.push({
      name: 'comparison turned',
      statement: {
        ...statement,
        figure: moved(
          figure,
          low
            ? { low: null, high: { value: low.value, closed: !low.closed } }
            : { low: high && { value: high.value, closed: !high.closed }, high: null },
          '(turned)',
        ),
      },
      expected: 'turn',
    });
  return changes;
}

function changesOf(statement: Statement, finding: StatementFinding): readonly Change[] {
  switch (statement.kind) {
    case 'figure':
      return figureChanges(statement, finding);
    case 'term':
      return termChanges(statement, finding);
    case 'quote':
      return quoteChanges(statement, finding);
    case 'expression':
      return expressionChanges(statement, finding);
  }
}

/** The readings on which the verdict rests: the natural one, or all. */
function deciding(claim: Claim): readonly number[] {
  const natural = claim.readings.findIndex((reading) => reading.natural);
  return natural === -1 ? claim.readings.map((_, i) => i) : [natural];
}

function withStatement(claim: Claim, r: number, p: number, s: number, statement: Statement): Claim {
  const at = <T>(list: readonly T[], i: number, make: (item: T) => T): readonly T[] =>
    list.map((item, j) => (i === j ? make(item) : item));
  return {
    ...claim,
    readings: at(
      claim.readings,
      r,
      (reading): ClaimReading => ({
        ...reading,
        parts: at(reading.parts, p, (part): Part => ({ ...part, statements: at(part.statements, s, () => statement) })),
      }),
    ),
  };
}

/** All variants of a claim that was decided; none of one that was not. */
export function variantsOf({ claim, readings, verdict }: Finding): readonly Variant[] {
  if (verdict === 'unverifiable') return [];
  return deciding(claim).flatMap((r) =>
    (claim.readings[r]?.parts ?? []).flatMap((part, p) =>
      part.statements.flatMap((statement, s): readonly Variant[] => {
        // What a condition says does not decide where it holds.
        if (part.onlyIf && verdict === 'supported') return [];
        const own = readings[r]?.parts[p]?.statements[s];
        // In a contradicted claim only the statement that fails can turn it, and only if no other one fails too.
        if (!own || own.verdict !== verdict) return [];
        const failing = readings[r]?.parts
          .flatMap(({ statements }) => statements)
          .filter((one) => one.verdict === verdict);
        if (verdict === 'contradicted' && (failing?.length ?? 0) > 1) return [];
        const several =
          claim.readings.length > 1 || (claim.readings[r]?.parts.length ?? 0) > 1 || part.statements.length > 1;
        const where = several
          ? `${[claim.readings[r]?.name, part.name].filter(Boolean).join(' / ')} ${statement.text}: `
          : '';
        return changesOf(statement, own).map(({ name, statement: next, expected }) => ({
          name: `${where.trimStart()}${name}`,
          claim: withStatement(claim, r, p, s, next),
          expected,
        }));
      }),
    ),
  );
}

/** Pieces of evidence on which a decided finding rests, once per passage. */
export function decidingPieces(finding: Finding): readonly Judged[] {
  if (finding.verdict === 'unverifiable') return [];
  const key = ({ evidence }: Judged): string =>
    `${evidence.trail.at(-1)?.digest} ${evidence.reading.passage.address} ${evidence.ask.id}`;
  return [...new Map(finding.evidence.map((piece) => [key(piece), piece])).values()];
}
