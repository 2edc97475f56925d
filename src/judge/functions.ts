/** The functions of computed claims, by name: one table. */
import type { Expression, FunctionName } from '../claims/expression.ts';
import { all, any, count, extreme, mean, median, most, sum } from './aggregates.ts';
import { change, growth, ratio } from './changes.ts';
import type { Computed, Scope } from './computed.ts';
import { unknown } from './computed.ts';
import { asQuantity } from './elements.ts';
import { only, rank, share, where } from './members.ts';
import { firstOrLast, monotone, peak, streak } from './runs.ts';

export type Call = Extract<Expression, { kind: 'call' }>;

type Implementation = (call: Call, scope: Scope) => Computed;

const table: Readonly<Record<FunctionName, Implementation>> = {
  sum,
  mean,
  median,
  max: (call, scope) => extreme(call, scope, 'max'),
  min: (call, scope) => extreme(call, scope, 'min'),
  count,
  all,
  any,
  most,
  only,
  rank,
  share,
  where,
  ratio,
  change: (call, scope) => change(call, scope, 1),
  drop: (call, scope) => change(call, scope, -1),
  growth: (call, scope) => growth(call, scope, 1),
  fall: (call, scope) => growth(call, scope, -1),
  peak: (call, scope) => peak(call, scope, 'max'),
  trough: (call, scope) => peak(call, scope, 'min'),
  rising: (call, scope) => monotone(call, scope, 'rising'),
  falling: (call, scope) => monotone(call, scope, 'falling'),
  streak,
  first: (call, scope) => firstOrLast(call, scope, 'first'),
  last: (call, scope) => firstOrLast(call, scope, 'last'),
  abs: (call, scope) => {
    const [arg] = call.args;
    if (!arg) return unknown('undefined', 'abs of nothing');
    const of = asQuantity(scope.evaluate(arg, scope), scope);
    return of.kind === 'quantity'
      ? { kind: 'quantity', formula: { op: 'absolute', of: of.formula }, unit: of.unit, text: `|${of.text}|` }
      : of;
  },
};

export const callFunction: Implementation = (call, scope) => table[call.fn](call, scope);
