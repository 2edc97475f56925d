/** What a condition must be that is asked of each period of a series. */
import type { Expression } from './expression.ts';

/** Does it come to one value for each period? A change of a series or its mean is one for all. */
export function isOfEachPeriod(expression: Expression): boolean {
  switch (expression.kind) {
    case 'operand':
      return true;
    case 'figure':
    case 'as-of':
    case 'at':
      return false;
    case 'call':
      return (
        ['rising', 'falling'].includes(expression.fn) ||
        (expression.fn === 'abs' && expression.args.some(isOfEachPeriod))
      );
    case 'list':
      return expression.of.some(isOfEachPeriod);
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return isOfEachPeriod(expression.left) || isOfEachPeriod(expression.right);
    default:
      return isOfEachPeriod(expression.of);
  }
}
