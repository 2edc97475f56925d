/** Sums, means, extremes and quantifiers over lists, series and what is written out. */
import type { Expression } from '../claims/expression.ts';
import type { Unit } from '../figures/figure.ts';
import { type Bound, closed, type Interval, point, type Truth } from '../figures/interval.ts';
import { compare, rational } from '../figures/rational.ts';
import {
  type Computed,
  type Scope,
  type TruthsValue,
  type TruthValue,
  truthOf,
  type Unknown,
  unknown,
} from './computed.ts';
import { asQuantity, asTruth, bareReadOf, elementsOf } from './elements.ts';
import { constant, type Formula, rangeOf } from './formula.ts';
import { bare, nameOf, type Quantity, quantityIn } from './quantity.ts';
import { isKnown, pointsBetween } from './series.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** What an aggregate runs over: those that are there, those that are missing. */
interface Values {
  readonly unit: Unit;
  readonly there: readonly Quantity[];
  readonly missing: readonly string[];
  readonly open: boolean;
}

/** The elements of one argument, in the unit of the first. */
function elements(value: Computed, scope: Scope): Values | Unknown {
  if (value.kind === 'quantity') return { unit: value.unit, there: [value], missing: [], open: false };
  if (value.kind === 'unknown') return value;
  if (value.kind === 'series') {
    // What is not given a span is meant as far as it goes at the as-of.
    const points = value.ends ? value.points : pointsBetween(value.points, null, scope.world.timing.asOf);
    const all = elementsOf({ ...value, points });
    return {
      unit: value.unit,
      there: all.flatMap(({ quantity }) => (quantity.kind === 'quantity' ? [quantity] : [])),
      missing: points.filter((p) => !isKnown(p)).map(({ label }) => label),
      open: false,
    };
  }
  if (value.kind !== 'list') return unknown('undefined', 'truths and names have no sum, mean or extreme');
  const there: Quantity[] = [];
  const missing: string[] = [];
  for (const member of value.members) {
    const own =
      member.quantity ??
      (member.value && {
        kind: 'quantity' as const,
        formula: { op: 'value' as const, key: `member ${member.name}`, interval: member.value },
        unit: value.unit,
        text: member.name,
        ...bareReadOf(value.unit),
      });
    if (own) there.push(own);
    else if (!member.points) missing.push(member.name);
    else
      for (const p of member.points)
        if (p.value)
          there.push({
            kind: 'quantity',
            formula: constant(p.value),
            unit: value.unit,
            text: `${member.name} ${p.label}`,
            ...bareReadOf(value.unit),
          });
        else missing.push(`${member.name} ${p.label}`);
  }
  return { unit: value.unit, there, missing, open: value.open };
}

/** All arguments: one series or list is taken apart, several are each one number. */
export function valuesOf(args: readonly Expression[], scope: Scope): Values | Unknown {
  const [only, ...others] = args;
  if (!only) return unknown('undefined', 'nothing to calculate with');
  if (others.length === 0) return elements(scope.evaluate(only, { ...scope, elementwise: true }), scope);
  const parts: Values[] = [];
  for (const arg of args) {
    const value = scope.evaluate(arg, scope);
    const part = elements(value.kind === 'list' ? value : asQuantity(value, scope), scope);
    if ('kind' in part) return part;
    parts.push(part);
  }
  const [first] = parts;
  return {
    unit: first?.unit ?? bare,
    there: parts.flatMap(({ there }) => there),
    missing: parts.flatMap(({ missing }) => missing),
    open: parts.some(({ open }) => open),
  };
}

/** All in one unit, or why not. A list that the author did not name is what it is: holes in it are said. */
function alike(call: Call, scope: Scope): Values | Unknown {
  const values = valuesOf(call.args, scope);
  if ('kind' in values) return values;
  const [first] = values.there;
  if (!first) return unknown('not-found', 'no member has a value');
  const there: Quantity[] = [];
  for (const quantity of values.there) {
    const like = quantityIn(quantity, first.unit, scope.anyBasis);
    if (!like) return unknown('other-unit', `${nameOf(first.unit)} and ${nameOf(quantity.unit)}`);
    there.push(like);
  }
  if (values.open && values.missing.length > 0)
    scope.log.caveats.push({ code: 'note', text: `The list has no value for ${values.missing.join(', ')}.` });
  return { ...values, unit: first.unit, there, missing: values.open ? [] : values.missing };
}

const total = (quantities: readonly Quantity[]): Formula =>
  quantities.reduce<Formula>(
    (so, { formula }) =>
      so.op === 'constant' && so.interval === nothing ? formula : { op: '+', left: so, right: formula },
    constant(nothing),
  );
const nothing: Interval = point(rational(0));

const textOf = (call: Call, scope: Scope): string => scope.text.slice(call.start, call.end);

export function sum(call: Call, scope: Scope): Computed {
  const values = alike(call, scope);
  if ('kind' in values) return values;
  if (values.unit.dimension === 'date') return unknown('other-unit', 'days of the calendar have no sum');
  if (values.missing.length > 0) return unknown('not-found', `a sum without ${values.missing.join(', ')}`);
  return {
    kind: 'quantity',
    formula: total(values.there),
    unit: values.unit,
    text: textOf(call, scope),
    ...bareReadOf(values.unit),
  };
}

export function mean(call: Call, scope: Scope): Computed {
  const values = alike(call, scope);
  if ('kind' in values) return values;
  if (values.missing.length > 0) return unknown('not-found', `a mean without ${values.missing.join(', ')}`);
  const formula: Formula = {
    op: '/',
    left: total(values.there),
    right: constant(point(rational(values.there.length))),
  };
  return { kind: 'quantity', formula, unit: values.unit, text: textOf(call, scope), ...bareReadOf(values.unit) };
}

const rangesOf = (quantities: readonly Quantity[]): readonly Interval[] =>
  quantities.flatMap(({ formula }) => rangeOf(formula) ?? []);

/** Low ends from the least up: without an end first, a closed one before an open one. */
const byLow = (a: Bound | null, b: Bound | null): number =>
  !a || !b ? (a ? 1 : b ? -1 : 0) : compare(a.value, b.value) || Number(b.closed) - Number(a.closed);
/** High ends from the least up: an open one before a closed one, without an end last. */
const byHigh = (a: Bound | null, b: Bound | null): number =>
  !a || !b ? (a ? -1 : b ? 1 : 0) : compare(a.value, b.value) || Number(a.closed) - Number(b.closed);

export function median(call: Call, scope: Scope): Computed {
  const values = alike(call, scope);
  if ('kind' in values) return values;
  if (values.missing.length > 0) return unknown('not-found', `a median without ${values.missing.join(', ')}`);
  const ranges = rangesOf(values.there);
  const [lows, highs] = [ranges.map(({ low }) => low).sort(byLow), ranges.map(({ high }) => high).sort(byHigh)];
  const upper = Math.floor(ranges.length / 2);
  const lower = Math.floor((ranges.length - 1) / 2);
  const at = (i: number): Interval => ({ low: lows[i] ?? null, high: highs[i] ?? null });
  const formula: Formula =
    upper === lower
      ? constant(at(upper))
      : {
          op: '/',
          left: { op: '+', left: constant(at(lower)), right: constant(at(upper)) },
          right: constant(point(rational(2))),
        };
  return { kind: 'quantity', formula, unit: values.unit, text: textOf(call, scope), ...bareReadOf(values.unit) };
}

export function extreme(call: Call, scope: Scope, which: 'max' | 'min'): Computed {
  const values = alike(call, scope);
  if ('kind' in values) return values;
  const ranges = rangesOf(values.there);
  const [lows, highs] = [ranges.map(({ low }) => low).sort(byLow), ranges.map(({ high }) => high).sort(byHigh)];
  const i = which === 'max' ? ranges.length - 1 : 0;
  // What is missing could be more than any other: then only one side is known.
  const known = values.missing.length === 0;
  const interval: Interval = {
    low: known || which === 'max' ? (lows[i] ?? null) : null,
    high: known || which === 'min' ? (highs[i] ?? null) : null,
  };
  return {
    kind: 'quantity',
    formula: constant(interval),
    unit: values.unit,
    text: textOf(call, scope),
    ...bareReadOf(values.unit),
  };
}

/** The truths of one argument with a condition, or of several conditions. */
export function truthsOf(args: readonly Expression[], scope: Scope): TruthsValue | Unknown {
  const [only, ...others] = args;
  if (!only) return unknown('undefined', 'nothing to ask of');
  if (others.length > 0)
    return {
      kind: 'truths',
      open: false,
      entries: args.map((arg) => ({
        name: scope.text.slice(arg.start, arg.end),
        truth: asTruth(scope.evaluate(arg, scope)).truth,
      })),
    };
  const value = scope.evaluate(only, { ...scope, elementwise: true });
  if (value.kind === 'truths') return value;
  if (value.kind === 'truth') {
    if (value.truth === 'unknown' && value.cause) return unknown(value.cause, value.why ?? '');
    return { kind: 'truths', open: false, entries: [{ name: '', truth: value.truth }] };
  }
  return value.kind === 'unknown' ? value : unknown('undefined', 'a condition is needed: "x > 5"');
}

const tally = (entries: TruthsValue['entries'], truth: Truth): number =>
  entries.filter((entry) => entry.truth === truth).length;

const open = (why: string): TruthValue => truthOf('unknown', { cause: 'too-coarse', why });

/** Ends a series' truths at the as-of: what came later is not meant. */
export function upToNow(truths: TruthsValue, scope: Scope): TruthsValue {
  const now = scope.world.timing.asOf.high;
  if (!now) return truths;
  return { ...truths, entries: truths.entries.filter(({ at }) => !at?.low || compare(at.low.value, now.value) <= 0) };
}

function quantified(call: Call, scope: Scope): TruthsValue | Unknown {
  const truths = truthsOf(call.args, scope);
  return truths.kind === 'unknown' ? truths : upToNow(truths, scope);
}

export function all(call: Call, scope: Scope): Computed {
  const truths = quantified(call, scope);
  if (truths.kind === 'unknown') return truths;
  const { entries } = truths;
  if (tally(entries, 'no') > 0) return truthOf('no');
  return entries.length > 0 && tally(entries, 'unknown') === 0 ? truthOf('yes') : open('it is not known of all');
}

export function any(call: Call, scope: Scope): Computed {
  const truths = quantified(call, scope);
  if (truths.kind === 'unknown') return truths;
  const { entries } = truths;
  if (tally(entries, 'yes') > 0) return truthOf('yes');
  // In a list that the author did not name, one that is missing could be the one.
  return entries.length > 0 && tally(entries, 'unknown') === 0 ? truthOf('no') : open('it is not known of all');
}

export function most(call: Call, scope: Scope): Computed {
  const truths = quantified(call, scope);
  if (truths.kind === 'unknown') return truths;
  const { entries } = truths;
  const [yes, no] = [tally(entries, 'yes'), tally(entries, 'no')];
  if (yes * 2 > entries.length) return truthOf('yes');
  return no * 2 >= entries.length && entries.length > 0 ? truthOf('no') : open('it is not known of enough');
}

/** How many: of those for which a condition holds, or of the members. */
export function count(call: Call, scope: Scope): Computed {
  const [only] = call.args;
  const value = only && call.args.length === 1 ? scope.evaluate(only, { ...scope, elementwise: true }) : undefined;
  if (value?.kind === 'list' || value?.kind === 'series') {
    const n = value.kind === 'list' ? value.members.length : value.points.length;
    return { kind: 'quantity', formula: constant(point(rational(n))), unit: bare, text: `${n}` };
  }
  if (value?.kind === 'names')
    return {
      kind: 'quantity',
      formula: constant(closed(rational(value.names.length), rational(value.names.length + value.perhaps.length))),
      unit: bare,
      text: `${value.names.length}`,
    };
  const truths = quantified(call, scope);
  if (truths.kind === 'unknown') return truths;
  const [yes, unsure] = [tally(truths.entries, 'yes'), tally(truths.entries, 'unknown')];
  return {
    kind: 'quantity',
    formula: constant(closed(rational(yes), rational(yes + unsure))),
    unit: bare,
    text: unsure > 0 ? `${yes} to ${yes + unsure}` : `${yes}`,
  };
}
