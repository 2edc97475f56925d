/** A calculation told step by step: the expression with the values in the place of its operands, and what came of it. */
import type { Statement } from '../claims/claim.ts';
import type { Expression } from '../claims/expression.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Log, Margin, TruthValue } from './computed.ts';

type ExpressionStatement = Extract<Statement, { kind: 'expression' }>;
export type Calculation = Pick<ExpressionStatement, 'text' | 'expression' | 'operands'> &
  Partial<Pick<ExpressionStatement, 'tolerance' | 'anyBasis'>>;

/** One run with one combination of values. */
export interface Outcome<T> {
  readonly value: T;
  readonly log: Log;
}

/** Names of the operands that an expression uses, in the order of the text. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'operand':
      return [expression.name];
    case 'figure':
    case 'as-of':
      return [];
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'list':
      return expression.of.flatMap(namesIn);
    case 'call':
      return expression.args.flatMap(namesIn);
    default:
      return namesIn(expression.of);
  }
}

/** The expression with the values in the place of its operands. */
export function filledIn(text: string, expression: Expression, shown: ReadonlyMap<string, string>): string {
  const places: { start: number; end: number; value: string }[] = [];
  const visit = (node: Expression): void => {
    const value =
      node.kind === 'operand'
        ? shown.get(node.name)
        : node.kind === 'call'
          ? shown.get(text.slice(node.start, node.end))
          : undefined;
    if (value !== undefined) {
      places.push({ start: node.start, end: node.end, value });
      return;
    }
    if ('left' in node) [node.left, node.right].forEach(visit);
    else if (node.kind === 'call') node.args.forEach(visit);
    else if (node.kind === 'list') node.of.forEach(visit);
    else if ('of' in node) visit(node.of);
  };
  visit(expression);
  let [result, at] = ['', 0];
  for (const { start, end, value } of places.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + value;
    at = end;
  }
  return result + text.slice(at);
}

export const sideOf = ({ measured, unit }: Margin): string => formatFigureInterval(measured, unit);

export function stepOf(calculation: Calculation, { value, log }: Outcome<TruthValue>): string {
  const line = filledIn(calculation.text, calculation.expression, log.shown);
  const measured = value.margin
    ? `: ${sideOf(value.margin)} against ${value.margin.except ? 'anything but ' : ''}${formatFigureInterval(value.margin.claimed, value.margin.unit)}`
    : '';
  const truth = { yes: 'holds', no: 'does not hold', unknown: `not known${value.why ? ` (${value.why})` : ''}` }[
    value.truth
  ];
  return `${line}${measured}: ${truth}`;
}
