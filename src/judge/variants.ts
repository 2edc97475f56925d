/**
 * Variants of a claim that ought to be judged otherwise, and some that ought not: the half of `mutate` that moves the
 * claim. It is made from the finding, so that each lies just outside (or inside) of what was measured.
 */
import type { Claim, ClaimReading, Part, Statement } from '../claims/claim.ts';
import type { Comparison, Expression } from '../claims/expression.ts';
import { days, formatDay } from '../figures/day.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import { type Interval, isEmpty } from '../figures/interval.ts';
import { add, compare, maxOf, mul, type Rational, rational, sub } from '../figures/rational.ts';
import type { Term } from '../question.ts';
import type { Finding, Judged, StatementFinding } from './finding.ts';
import { inUnit } from './units.ts';

/** A claim that differs in one thing. */
export interface Variant {
  /** "says: figure just below what was found". */
  readonly name: string;
  readonly claim: Claim;
  /** Ought the verdict to turn? */
  readonly expected: 'turn' | 'stay';
}

type Change = { readonly name: string; readonly statement: Statement; readonly expected: 'turn' | 'stay' };

const width = ({ low, high }: Interval): Rational | undefined => (low && high ? sub(high.value, low.value) : undefined);

/** The least step that is surely outside: the looseness of what was measured, or a whole unit of an exact count. */
function stepOf(measured: Interval, claimed: Interval, isDate: boolean): Rational {
  // A miss of one day may be one of zones.
  if (isDate) return rational(2);
  const loose = [width(measured), width(claimed)].filter((w) => w !== undefined && w.n > 0n);
  const [first, second] = loose;
  if (first && second) return maxOf(first, second);
  return first ?? rational(1);
}

/** Everything that was measured by the pieces that decided, in the claim's unit. */
function measuredBy(finding: StatementFinding): Interval | undefined {
  const all = finding.judged.flatMap(({ outcome, measured }) => (outcome !== 'abstains' && measured ? [measured] : []));
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

const moved = (figure: Figure, interval: Interval, text: string): Figure => {
  const { printed: _, otherReadings: __, ...rest } = figure;
  return { ...rest, interval, text };
};

/** The claimed interval just above, just below, and narrowly round what was measured. */
function shifted(
  measured: Interval,
  claimed: Interval,
  isDate = false,
): readonly { name: string; interval: Interval; outside: boolean }[] {
  const step = stepOf(measured, claimed, isDate);
  const size = width(claimed) ?? step;
  const variants: { name: string; interval: Interval; outside: boolean }[] = [];
  if (measured.high) {
    const low = { value: add(measured.high.value, step), closed: true };
    variants.push({
      name: 'just above what was found',
      interval: { low, high: claimed.high && claimed.low ? { value: add(low.value, size), closed: true } : null },
      outside: true,
    });
  }
  if (measured.low) {
    const high = { value: sub(measured.low.value, step), closed: true };
    variants.push({
      name: 'just below what was found',
      interval: { low: claimed.high && claimed.low ? { value: sub(high.value, size), closed: true } : null, high },
      outside: true,
    });
  }
  if (measured.low && measured.high)
    variants.push({
      name: 'close around what was found',
      interval: {
        low: { value: sub(measured.low.value, step), closed: true },
        high: { value: add(measured.high.value, step), closed: true },
      },
      outside: false,
    });
  return variants.filter(({ interval }) => !isEmpty(interval));
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
  // Days of a claimed length of months were compared in days: the figure itself is in its own unit.
  const own =
    finding.unit && figure.unit.dimension === 'duration'
      ? inUnit(measured, finding.unit, figure.unit)?.interval
      : measured;
  const changes = own
    ? shifted(own, figure.interval, figure.unit.dimension === 'date').map(({ name, interval, outside }): Change => {
        const { tolerance: _, ...strict } = statement;
        return {
          name: `figure ${name}`,
          statement: { ...strict, figure: moved(figure, interval, `(${name})`) },
          expected: outside === supported ? 'turn' : 'stay',
        };
      })
    : [];
  const unit = otherUnit(figure.unit);
  if (unit)
    changes.push({
      name: 'figure in another unit',
      statement: { ...statement, figure: { ...figure, unit } },
      expected: 'turn',
    });
  const { low, high } = figure.interval;
  if ((low === null) !== (high === null))
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

const invented = (name: string): Term => ({ name, spellings: [name] });

function termChanges(statement: Extract<Statement, { kind: 'term' }>, finding: StatementFinding): readonly Change[] {
  const { terms, rivals } = statement;
  const [rival] = rivals;
  const found = finding.judged.find(({ outcome }) => outcome === 'contradicts')?.evidence.reading.value;
  if (finding.verdict === 'contradicted') {
    const name = found?.kind === 'term' ? (found.term ?? found.text) : undefined;
    if (name === undefined || name === '') return [];
    return [
      {
        name: 'term exchanged for what stands there',
        statement: { ...statement, terms: [invented(name)], rivals: terms },
        expected: 'turn',
      },
    ];
  }
  const exchanged: Term = rival ?? invented('something that stands nowhere');
  const changes: Change[] = [
    {
      name: rival ? 'term exchanged for a rival' : 'term exchanged',
      statement: { ...statement, terms: [exchanged], rivals: [...terms, ...rivals.slice(1)] },
      expected: 'turn',
    },
  ];
  if (statement.mode === 'all')
    changes.push({
      name: 'one more in the list',
      statement: { ...statement, terms: [...terms, invented('something that stands nowhere')] },
      expected: 'turn',
    });
  if (statement.mode === 'is' && terms.length === 1)
    changes.push({
      name: 'one more spelling',
      statement: { ...statement, terms: [...terms, invented('another spelling')] },
      expected: 'stay',
    });
  return changes;
}

function quoteChanges(statement: Extract<Statement, { kind: 'quote' }>, finding: StatementFinding): readonly Change[] {
  if (finding.verdict !== 'supported') return [];
  const changes: Change[] = [
    {
      name: 'other words',
      statement: { ...statement, quote: 'words that nobody said', original: [] },
      expected: 'turn',
    },
  ];
  if (statement.speaker.length > 0)
    changes.push({
      name: 'another speaker',
      statement: { ...statement, speaker: [statement.rivals[0] ?? invented('Nobody at all')] },
      expected: 'turn',
    });
  return changes;
}

const turned: Readonly<Record<Comparison, Comparison>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
};

/** The statement's own comparison: the whole of it, or what `and` joins, from left to right. */
function comparisonsIn(expression: Expression): readonly Extract<Expression, { kind: 'compare' | 'in' | 'call' }>[] {
  if (expression.kind === 'logic') return [...comparisonsIn(expression.left), ...comparisonsIn(expression.right)];
  if (expression.kind === 'not') return comparisonsIn(expression.of);
  return expression.kind === 'compare' || expression.kind === 'in' || expression.kind === 'call' ? [expression] : [];
}

/** The same tree with one node exchanged. */
function exchange(tree: Expression, node: Expression, by: Expression): Expression {
  if (tree === node) return by;
  if (tree.kind === 'logic')
    return { ...tree, left: exchange(tree.left, node, by), right: exchange(tree.right, node, by) };
  return tree.kind === 'not' ? { ...tree, of: exchange(tree.of, node, by) } : tree;
}

/** A threshold that is written in the comparison, moved to the other side of what was measured. */
function movedThreshold(
  node: Extract<Expression, { kind: 'compare' }>,
  measured: Interval,
  unit: Unit,
): readonly { name: string; node: Expression; outside: boolean }[] {
  const side = node.right.kind === 'figure' ? 'right' : node.left.kind === 'figure' ? 'left' : undefined;
  const literal = side && node[side];
  if (!side || literal?.kind !== 'figure') return [];
  const { figure } = literal;
  if (unit.dimension !== figure.unit.dimension || unit.name !== figure.unit.name) return [];
  return shifted(measured, figure.interval).map(({ name, interval, outside }) => {
    const { low, high } = interval;
    const printed = low && high ? mul(add(low.value, high.value), rational(1n, 2n)) : (low ?? high)?.value;
    const next: Figure = { ...moved(figure, interval, `(${name})`), ...(printed && { printed }) };
    return { name, node: { ...node, [side]: { ...literal, figure: next } }, outside };
  });
}

/** Days before or after a period, as long as the period itself. */
function besides(when: Interval): readonly { name: string; when: Interval }[] {
  const { low, high } = when;
  if (!low || !high) return [];
  const [first, last] = [Number(low.value.n / low.value.d), Number(high.value.n / high.value.d)];
  const length = last - first + 1;
  // Twice the length: the neighbouring day could be the same one in another zone.
  return [
    { name: `moved to ${formatDay(first - 2 * length)}`, when: days(first - 2 * length, last - 2 * length) },
    { name: `moved to ${formatDay(first + 2 * length)}`, when: days(first + 2 * length, last + 2 * length) },
  ];
}

function expressionChanges(
  statement: Extract<Statement, { kind: 'expression' }>,
  finding: StatementFinding,
): readonly Change[] {
  const { expression } = statement;
  const supported = finding.verdict === 'supported';
  const nodes = comparisonsIn(expression);
  const put = (name: string, node: Expression, by: Expression, expected: Change['expected']): Change => {
    const { tolerance: _, ...strict } = statement;
    return { name, statement: { ...strict, expression: exchange(expression, node, by) }, expected };
  };
  return nodes.flatMap((node): readonly Change[] => {
    if (node.kind === 'in')
      return besides(node.when).map(({ name, when }) =>
        put(`date ${name}`, node, { ...node, when }, supported ? 'turn' : 'stay'),
      );
    if (node.kind === 'call')
      return [put('statement negated', node, { kind: 'not', of: node, start: node.start, end: node.end }, 'turn')];
    const changes = [
      put(
        'comparison turned',
        node,
        { ...node, op: turned[node.op] },
        nodes.length === 1 || supported ? 'turn' : 'stay',
      ),
    ];
    const { measured, unit } = finding;
    if (nodes.length === 1 && measured && unit && node.op === '=')
      for (const { name, node: by, outside } of movedThreshold(node, measured, unit))
        changes.push(put(`figure ${name}`, node, by, outside === supported ? 'turn' : 'stay'));
    if (nodes.length === 1 && measured && unit && ['>', '>=', '<', '<='].includes(node.op)) {
      // Only the side on which the comparison would fail is a change.
      const upper = node.op.startsWith('>') === (node.right.kind === 'figure');
      for (const { name, node: by } of movedThreshold(node, measured, unit).filter(({ outside }) => outside)) {
        const fails = name.includes('above') === upper;
        changes.push(put(`figure ${name}`, node, by, fails === supported ? 'turn' : 'stay'));
      }
    }
    return changes;
  });
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
