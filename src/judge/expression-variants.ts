/** Variants of a claimed calculation: its comparison turned, its threshold or its date moved. */
import type { Statement } from '../claims/claim.ts';
import type { Comparison, Expression } from '../claims/expression.ts';
import { days, formatDay } from '../figures/day.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { add, mul, rational } from '../figures/rational.ts';
import type { StatementFinding } from './finding.ts';
import { type Change, moved, shifted } from './shift.ts';

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

export function expressionChanges(
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
    // Within a tolerance both directions may hold.
    const changes = statement.tolerance
      ? []
      : [
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
