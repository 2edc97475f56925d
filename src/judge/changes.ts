/** Change and drop are absolute (in points for shares), growth and fall relative; a ratio is times as much. */
import type { Expression } from '../claims/expression.ts';
import { type Computed, type ListValue, type Scope, unknown } from './computed.ts';
import { asQuantity, failed } from './elements.ts';
import { pickPair } from './endpoints.ts';
import { rangeOf } from './formula.ts';
import { addUp, divide, fixed, growthOf, negated, type Quantity } from './quantity.ts';
import { isKnown } from './series.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** Each member of a list from its first value to its last: "in every country". */
function perMember(list: ListValue, of: (from: Quantity, to: Quantity) => Computed): Computed {
  let { unit } = list;
  const members = list.members.map(({ name, points }) => {
    const [first, last] = [points?.[0], points?.at(-1)];
    // A hole at the beginning or the end is no later beginning and no earlier end.
    if (!first || !last || first === last || !isKnown(first) || !isKnown(last)) return { name, value: null };
    const result = of(
      fixed(first.value, list.unit, `${name} ${first.label}`),
      fixed(last.value, list.unit, `${name} ${last.label}`),
    );
    if (result.kind !== 'quantity') return { name, value: null };
    ({ unit } = result);
    return { name, value: rangeOf(result.formula) ?? null };
  });
  return { kind: 'list', unit, open: list.open, members };
}

/** From the first argument to the second, or from the beginning of a series' span to its end. */
function between(call: Call, scope: Scope, of: (from: Quantity, to: Quantity) => Computed): Computed {
  const [first, second] = call.args;
  if (!first) return unknown('undefined', 'a change of nothing');
  if (second) {
    const [from, to] = [
      asQuantity(scope.evaluate(first, scope), scope),
      asQuantity(scope.evaluate(second, scope), scope),
    ];
    if (from.kind !== 'quantity') return from;
    return to.kind === 'quantity' ? of(from, to) : to;
  }
  const value = scope.evaluate(first, { ...scope, elementwise: true });
  if (value.kind === 'unknown') return value;
  if (value.kind === 'list') return perMember(value, of);
  if (value.kind !== 'series') return unknown('undefined', 'a change needs a series, or two figures');
  const ends = pickPair(value, scope);
  if (ends.kind !== 'pair') return ends;
  scope.log.shown.set(scope.text.slice(call.start, call.end), `${call.fn} of ${value.name} from ${ends.text}`);
  return of(ends.from, ends.to);
}

export const change = (call: Call, scope: Scope, sign: 1 | -1): Computed =>
  between(call, scope, (from, to) =>
    failed(sign === 1 ? addUp(to, from, '-', scope.anyBasis) : addUp(from, to, '-', scope.anyBasis)),
  );

export const growth = (call: Call, scope: Scope, sign: 1 | -1): Computed =>
  between(call, scope, (from, to) => {
    const result = growthOf(from, to, scope.anyBasis);
    return result.kind === 'trouble' || sign === 1 ? failed(result) : negated(result);
  });

/** `ratio(a, b)` is a / b; over a span it is the end by the beginning. */
export function ratio(call: Call, scope: Scope): Computed {
  const two = call.args.length > 1;
  return between(call, scope, (from, to) =>
    failed(two ? divide(from, to, scope.anyBasis) : divide(to, from, scope.anyBasis)),
  );
}
