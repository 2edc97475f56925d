/** What a calculation needs of each of its operands: one value, a series, a list; a date, an amount of a unit. */
import type { Unit } from '../figures/figure.ts';
import type { Expression } from './expression.ts';
import { type ArgumentRole, functions } from './functions.ts';

export interface Need {
  /** `many`: a list or a series, whichever its place is. */
  readonly role: 'figure' | 'series' | 'many';
  readonly unit?: Unit;
}

type Role = Need['role'];

const rank: Readonly<Record<Role, number>> = { figure: 0, many: 1, series: 2 };

const dayUnit: Unit = { dimension: 'date', name: 'day' };

/** Kinds through which the unit of an operand is the unit of the whole. */
function bareOperands(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'operand':
      return [expression.name];
    case 'at':
    case 'span':
    case 'negate':
      return bareOperands(expression.of);
    case 'call':
      return ['max', 'min', 'mean', 'median', 'sum', 'abs'].includes(expression.fn)
        ? expression.args.flatMap(bareOperands)
        : [];
    case 'arithmetic':
      return expression.op === '+' || expression.op === '-'
        ? [...bareOperands(expression.left), ...bareOperands(expression.right)]
        : [];
    default:
      return [];
  }
}

const isDuration = (expression: Expression): boolean =>
  expression.kind === 'figure' && expression.figure.unit.dimension === 'duration';

/** Needs by operand name. A name that a calculation uses twice has the stronger need. */
export function needsOf(expression: Expression): ReadonlyMap<string, Need> {
  const needs = new Map<string, Need>();
  const need = (name: string, role: Role): void => {
    const known = needs.get(name);
    if (!known || rank[role] > rank[known.role]) needs.set(name, { ...known, role });
  };
  const unit = (names: readonly string[], of: Unit): void => {
    for (const name of names) {
      const known = needs.get(name);
      if (known && !known.unit) needs.set(name, { ...known, unit: of });
    }
  };

  const roleOf = (argument: ArgumentRole | undefined): Role | undefined => {
    if (argument === 'member') return undefined;
    if (argument === 'many' || argument === 'condition') return 'many';
    return argument === 'series' || argument === 'series-condition' ? 'series' : 'figure';
  };

  const walkArguments = ({ fn, args }: Extract<Expression, { kind: 'call' }>): void => {
    const { takes, more, days } = functions[fn];
    for (const [index, argument] of args.entries()) {
      // change(a, b) is of two figures, max(a, b, c) of several: each of them is one value.
      const each = args.length > 1 && (more || days) ? 'figure' : roleOf(takes[index] ?? takes.at(-1));
      walk(argument, each ?? 'figure');
    }
  };

  const walk = (node: Expression, role: Role): void => {
    switch (node.kind) {
      case 'operand':
        need(node.name, role);
        break;
      case 'figure':
      case 'as-of':
        break;
      case 'at':
      case 'span':
        walk(node.of, 'series');
        break;
      case 'in':
        walk(node.of, role);
        unit(bareOperands(node.of), dayUnit);
        break;
      case 'negate':
      case 'not':
        walk(node.of, role);
        break;
      case 'list':
        for (const item of node.of) walk(item, role);
        break;
      case 'call':
        walkArguments(node);
        break;
      case 'arithmetic':
      case 'logic':
      case 'compare':
        walk(node.left, role);
        walk(node.right, role);
    }
    if (node.kind === 'compare') {
      compared(node.left, node.right);
      compared(node.right, node.left);
    }
  };

  /** `a - b = 2 years` asks for two days; `change > 93%` for a percentage. */
  const compared = (side: Expression, other: Expression): void => {
    if (isDuration(other) && side.kind === 'arithmetic' && side.op === '-') {
      unit([...bareOperands(side.left), ...bareOperands(side.right)], dayUnit);
    } else if (other.kind === 'as-of') {
      unit(bareOperands(side), dayUnit);
    } else if (other.kind === 'figure') {
      const { unit: said } = other.figure;
      // "3 points" between two figures are of an index, of votes, or of two percentages: the figures tell.
      if (said.dimension === 'count' && said.name === 'point' && side.kind === 'arithmetic') return;
      if (['number', 'multiple', 'ordinal', 'streak'].includes(said.dimension)) return;
      // Percentages differ by points.
      const differ = said.dimension === 'points' && side.kind === 'arithmetic';
      unit(bareOperands(side), differ ? { dimension: 'percent', name: 'percent' } : said);
    }
  };

  walk(expression, 'figure');
  return needs;
}
