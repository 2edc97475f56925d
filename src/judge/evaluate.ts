/** The value of an expression: arithmetic, comparisons and logic; functions are in `functions.ts`. */
import type { Comparison, Expression } from '../claims/expression.ts';
import type { Figure } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { compareQuantities, threshold } from './comparison.ts';
import {
  type Computed,
  type ListValue,
  type Scope,
  type SeriesValue,
  type TruthsValue,
  truthOf,
  unknown,
} from './computed.ts';
import { asQuantity, asTruth, failed, isMany, pairUp } from './elements.ts';
import { rangeOf } from './formula.ts';
import { callFunction } from './functions.ts';
import { at, span, within } from './in-time.ts';
import { listOf } from './members.ts';
import type { Option } from './operands.ts';
import { folded } from './origins.ts';
import { pricesClaimed } from './prices.ts';
import { addUp, divide, fixed, multiply, negated, type Quantity } from './quantity.ts';
import { formatPeriod } from './time.ts';
import { isFractionPrint } from './units.ts';

const fromFigure = (figure: Figure): Quantity => ({
  kind: 'quantity',
  formula: { op: 'constant', interval: figure.interval },
  unit: figure.unit,
  text: figure.text,
  ...(figure.printed && { printed: figure.printed }),
});

/** What an option is in the calculation. `key` makes its occurrences one value. */
function fromOption({ value, evidence }: Option, key: string): Computed {
  switch (value.kind) {
    case 'figure': {
      const { unit, text, interval } = value.figure;
      const bareRead = unit.dimension === 'number' && !unit.per && !isFractionPrint(text);
      return {
        ...fromFigure(value.figure),
        formula: { op: 'value', key, interval },
        ...(bareRead && { bareRead }),
      };
    }
    case 'computed':
      return {
        kind: 'quantity',
        formula: { op: 'value', key, interval: value.interval },
        unit: value.unit,
        text: value.text,
      };
    case 'series':
      return { kind: 'series', name: key, unit: value.unit, points: value.points };
    case 'list':
      return { kind: 'list', unit: value.unit, members: value.members, open: value.open };
    case 'term': {
      const names = evidence.flatMap(({ reading }) =>
        reading.value.kind === 'term' && reading.value.term !== null ? [reading.value.term] : [],
      );
      return { kind: 'names', names: [...new Set(names)].sort(), perhaps: [] };
    }
    case 'quote':
      return unknown('other-unit', 'a quotation is no value');
  }
}

function operandValue(name: string, scope: Scope): Computed {
  const found = scope.options(name, scope.when);
  if (!found) return unknown('no-source', `${name} is no operand`);
  const { options } = found;
  if (options.length === 0) return unknown(found.cause ?? 'no-source', `${name}: ${found.why ?? 'no value'}`);
  const index = scope.pick(scope.when ? `${name} ${formatPeriod(scope.when)}` : name, options.length);
  const option = options[index];
  if (!option) throw new Error(`no option ${index} of ${name}`);
  const key = scope.when ? `${name} ${formatPeriod(scope.when)}` : name;
  scope.log.used.set(key, option);
  scope.log.caveats.push(...option.caveats);
  const value = fromOption(option, `${key}/${index}`);
  if (value.kind === 'quantity') scope.log.shown.set(name, value.text);
  if (value.kind === 'names' && value.names.length > 0) scope.log.shown.set(name, value.names.join(' and '));
  return value.kind === 'series' ? { ...value, name } : value;
}

const shapeOf = (a: Computed, b: Computed): SeriesValue | ListValue | undefined =>
  isMany(a) ? a : isMany(b) ? b : undefined;
const isOpen = (a: Computed, b: Computed): boolean => [a, b].some((value) => value.kind === 'list' && value.open);

function combine(op: '+' | '-' | '*' | '/', a: Quantity, b: Quantity, scope: Scope): Computed {
  if (op === '*') return failed(multiply(a, b));
  return failed(op === '/' ? divide(a, b, scope.anyBasis) : addUp(a, b, op, scope.anyBasis));
}

/** Both sides as the scope wants them: one number each, or element by element. */
function sides(left: Expression, right: Expression, scope: Scope): readonly [Computed, Computed] {
  const side = (expression: Expression): Computed => {
    const value = evaluate(expression, scope);
    return (value.kind === 'series' && !scope.elementwise) || value.kind === 'moment'
      ? asQuantity(value, scope)
      : value;
  };
  return [side(left), side(right)];
}

function arithmetic(op: '+' | '-' | '*' | '/', left: Expression, right: Expression, scope: Scope): Computed {
  const [a, b] = sides(left, right, scope);
  if (a.kind === 'unknown') return a;
  if (b.kind === 'unknown') return b;
  if (a.kind === 'quantity' && b.kind === 'quantity') return combine(op, a, b, scope);
  const shape = shapeOf(a, b);
  if (!shape) return unknown('undefined', 'truths and names cannot be calculated with');
  let unit = shape.unit;
  const members = pairUp(a, b).map((pair) => {
    const result =
      pair.left.kind === 'quantity' && pair.right.kind === 'quantity'
        ? combine(op, pair.left, pair.right, scope)
        : unknown('not-found', pair.name);
    if (result.kind === 'quantity') unit = result.unit;
    return { pair, value: result.kind === 'quantity' ? rangeOfQuantity(result) : null };
  });
  if (shape.kind === 'series')
    return {
      kind: 'series',
      name: `${scope.text.slice(left.start, right.end)}`,
      unit,
      points: members.map(({ pair, value }) => ({ label: pair.name, at: pair.at ?? { low: null, high: null }, value })),
    };
  return {
    kind: 'list',
    unit,
    open: isOpen(a, b),
    members: members.map(({ pair, value }) => ({ name: pair.name, value })),
  };
}

const rangeOfQuantity = (quantity: Quantity): Interval | null => rangeOf(quantity.formula) ?? null;

function comparison(op: Comparison, expression: Extract<Expression, { kind: 'compare' }>, scope: Scope): Computed {
  const [a, b] = sides(expression.left, expression.right, scope);
  if (a.kind === 'unknown' || b.kind === 'unknown') {
    const why = a.kind === 'unknown' ? a : b.kind === 'unknown' ? b : undefined;
    return truthOf('unknown', { cause: why?.cause ?? 'no-source', why: why?.why ?? '' });
  }
  if (a.kind === 'names' || b.kind === 'names') return sameNames(op, a, b);
  const literal = { left: threshold(expression.left), right: threshold(expression.right) };
  if (a.kind === 'quantity' && b.kind === 'quantity') return compareQuantities(op, a, b, literal, scope);
  const shape = shapeOf(a, b);
  if (!shape) return unknown('undefined', 'truths cannot be compared');
  const entries = pairUp(a, b).map((pair): TruthsValue['entries'][number] => {
    const one =
      pair.left.kind === 'quantity' && pair.right.kind === 'quantity'
        ? compareQuantities(op, pair.left, pair.right, literal, scope).truth
        : 'unknown';
    return { name: pair.name, ...(pair.at && { at: pair.at }), truth: one };
  });
  return { kind: 'truths', entries, open: isOpen(a, b) };
}

/** Two sets of names are equal where each name of one is in the other. */
function sameNames(op: Comparison, a: Computed, b: Computed): Computed {
  if (a.kind !== 'names' || b.kind !== 'names' || (op !== '=' && op !== '!='))
    return unknown('undefined', 'sets of names are equal or not');
  const set = (names: readonly string[]): string => [...new Set(names.map(folded))].sort().join('\n');
  if (a.perhaps.length > 0 || b.perhaps.length > 0)
    return truthOf('unknown', { cause: 'too-coarse', why: 'it is not known of all names' });
  const same = set(a.names) === set(b.names);
  return truthOf(same === (op === '=') ? 'yes' : 'no');
}

function logic(op: 'and' | 'or', left: Expression, right: Expression, scope: Scope): Computed {
  const [a, b] = [asTruth(evaluate(left, scope)), asTruth(evaluate(right, scope))];
  const [decisive, other] = op === 'and' ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
  const settled = [a, b].find(({ truth }) => truth === decisive);
  if (settled) return settled;
  const open = [a, b].find(({ truth }) => truth === 'unknown');
  return open ?? { ...a, truth: other };
}

export function evaluate(expression: Expression, scope: Scope): Computed {
  switch (expression.kind) {
    case 'figure':
      return fromFigure({ ...expression.figure, unit: pricesClaimed(expression.figure.unit, scope.world) });
    case 'operand':
      return operandValue(expression.name, scope);
    case 'as-of':
      return fixed(scope.world.timing.asOf, { dimension: 'date', name: 'day' }, 'as-of');
    case 'arithmetic':
      return arithmetic(expression.op, expression.left, expression.right, scope);
    case 'negate': {
      const of = asQuantity(evaluate(expression.of, scope), scope);
      return of.kind === 'quantity' ? negated(of) : of;
    }
    case 'compare':
      return comparison(expression.op, expression, scope);
    case 'logic':
      return logic(expression.op, expression.left, expression.right, scope);
    case 'not': {
      const of = asTruth(evaluate(expression.of, scope));
      return of.truth === 'unknown' ? of : truthOf(of.truth === 'yes' ? 'no' : 'yes');
    }
    case 'at':
      return at(expression.of, expression.when, scope);
    case 'span':
      return span(expression, scope);
    case 'in':
      return within(expression.of, expression.when, scope);
    case 'list':
      return listOf(expression.of, scope);
    case 'call':
      return callFunction(expression, scope);
  }
}
