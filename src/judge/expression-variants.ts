/** Variants of a claimed calculation: its comparison turned, its threshold or its date moved. */
import type { Statement } from '../claims/claim.ts';
import type { Comparison, Expression } from '../claims/expression.ts';
import { days, formatDay } from '../figures/day.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { add, mul, type Rational, rational, sub } from '../figures/rational.ts';
import type { StatementFinding } from './finding.ts';
import { type Change, moved, shifted, stepOf } from './shift.ts';

const turned: Readonly<Record<Comparison, Comparison>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
};

type Node = Extract<Expression, { kind: 'compare' | 'in' | 'call' }>;

/**
 * The comparisons each of which decides: the one that there is, those that `and` joins where all hold, those that `or` joins where
 * none does. Of others it is not known what turning one of them does.
 */
function comparisonsIn(expression: Expression, holds: boolean): readonly { node: Node; holds: boolean }[] {
  if (expression.kind === 'not') return comparisonsIn(expression.of, !holds);
  if (expression.kind !== 'logic')
    return expression.kind === 'compare' || expression.kind === 'in' || expression.kind === 'call'
      ? [{ node: expression, holds }]
      : [];
  if ((expression.op === 'and') !== holds) return [];
  return [...comparisonsIn(expression.left, holds), ...comparisonsIn(expression.right, holds)];
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
  // A length of months or years was compared in days, and is moved in days.
  const calendar = unit.dimension === 'duration' && unit.name !== figure.unit.name;
  if (unit.dimension !== figure.unit.dimension || (unit.name !== figure.unit.name && !calendar)) return [];
  return shifted(measured, calendar ? measured : figure.interval).map(({ name, interval, outside }) => {
    const { low, high } = interval;
    const printed = low && high ? mul(add(low.value, high.value), rational(1n, 2n)) : (low ?? high)?.value;
    const next: Figure = { ...moved(figure, interval, `(${name})`), unit, ...(printed && { printed }) };
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

interface MovedSide {
  readonly name: string;
  readonly node: Expression;
  readonly turns: boolean;
}

/** Where both sides are evidence: so much more or less on the right that the comparison turns, or all but turns. */
function movedSide(
  node: Extract<Expression, { kind: 'compare' }>,
  measured: Interval,
  unit: Unit,
  supported: boolean,
): readonly MovedSide[] {
  if (node.left.kind === 'figure' || node.right.kind === 'figure' || unit.dimension === 'date') return [];
  const { start, end } = node.right;
  const by = (name: string, at: Rational): Expression => {
    const interval = { low: { value: at, closed: true }, high: { value: at, closed: true } };
    const figure: Figure = { text: `(${name})`, start, end, interval, unit, printed: at, rule: 'moved' };
    const literal: Expression = { kind: 'figure', figure, start, end };
    return { ...node, right: { kind: 'arithmetic', op: '+', left: node.right, right: literal, start, end } };
  };
  const step = stepOf(measured, measured, false);
  const upper = node.op.startsWith('>');
  const { low, high } = measured;
  const side = (name: string, at: Rational, turns: boolean): MovedSide => ({ name, node: by(name, at), turns });
  const holds = upper === supported;
  return [
    ...(high ? [side('right side just too much', add(high.value, step), node.op === '=' ? supported : holds)] : []),
    ...(low ? [side('right side just not enough', sub(low.value, step), node.op === '=' ? supported : !holds)] : []),
    // Not for sure any more is a turn as well, and all that there is where "more than 113,000" has no upper end.
    ...(node.op !== '=' && holds && low
      ? [side('right side more than the least found', add(low.value, step), true)]
      : []),
    ...(node.op !== '=' && !holds && high
      ? [side('right side less than the most found', sub(high.value, step), true)]
      : []),
  ];
}

export function expressionChanges(
  statement: Extract<Statement, { kind: 'expression' }>,
  finding: StatementFinding,
): readonly Change[] {
  const { expression } = statement;
  const nodes = comparisonsIn(expression, finding.verdict === 'supported');
  const put = (name: string, node: Expression, by: Expression, expected: Change['expected']): Change => {
    const { tolerance: _, ...strict } = statement;
    return { name, statement: { ...strict, expression: exchange(expression, node, by) }, expected };
  };
  const negated = (node: Expression): Change => {
    const not: Expression = { kind: 'not', of: node, start: node.start, end: node.end };
    return {
      name: 'statement negated',
      statement: { ...statement, expression: exchange(expression, node, not) },
      expected: 'turn',
    };
  };
  if (nodes.length === 0) return [negated(expression)];
  return nodes.flatMap(({ node, holds }): readonly Change[] => {
    if (node.kind === 'in')
      // What did not hold in one period may well in another.
      return holds
        ? besides(node.when).map(({ name, when }) => put(`date ${name}`, node, { ...node, when }, 'turn'))
        : [negated(node)];
    if (node.kind === 'call') return [negated(node)];
    // Within a tolerance both directions may hold.
    const changes = statement.tolerance
      ? []
      : [put('comparison turned', node, { ...node, op: turned[node.op] }, 'turn')];
    const { measured, unit } = finding;
    if (nodes.length === 1 && measured && unit && node.op === '=')
      for (const { name, node: by, outside } of movedThreshold(node, measured, unit))
        changes.push(put(`figure ${name}`, node, by, outside === holds ? 'turn' : 'stay'));
    if (nodes.length === 1 && measured && unit && ['>', '>=', '<', '<='].includes(node.op)) {
      // Only the side on which the comparison would fail is a change.
      const upper = node.op.startsWith('>') === (node.right.kind === 'figure');
      for (const { name, node: by } of movedThreshold(node, measured, unit).filter(({ outside }) => outside)) {
        const fails = name.includes('above') === upper;
        changes.push(put(`figure ${name}`, node, by, fails === holds ? 'turn' : 'stay'));
      }
    }
    if (nodes.length === 1 && measured && unit && node.op !== '!=')
      for (const { name, node: by, turns } of movedSide(node, measured, unit, holds))
        changes.push(put(name, node, by, turns ? 'turn' : 'stay'));
    // What is denied of two things is true of one and itself.
    if ((node.op === '=' || node.op === '!=') && nodes.length === 1 && (node.op === '=') !== holds)
      changes.push(put('left side against itself', node, { ...node, right: node.left }, 'turn'));
    return changes;
  });
}
