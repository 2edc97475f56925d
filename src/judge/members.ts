/** Places among others: rank, share, "the only one", those for which something holds. */
import type { Expression } from '../claims/expression.ts';
import { closed, less } from '../figures/interval.ts';
import { rational } from '../figures/rational.ts';
import { truthsOf, upToNow, valuesOf } from './aggregates.ts';
import {
  type Computed,
  type ListMember,
  type ListValue,
  type Scope,
  type TruthsValue,
  truthOf,
  unknown,
} from './computed.ts';
import { asQuantity, failed } from './elements.ts';
import { type Formula, rangeOf } from './formula.ts';
import { folded } from './origins.ts';
import { divide, fixed, percent, type Quantity, quantityIn } from './quantity.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** All spellings of a name that the claim's subjects know. */
function spellings(name: string, scope: Scope): ReadonlySet<string> {
  const known = scope.world.claim.subjects.filter((term) =>
    [term.name, ...term.spellings].some((s) => folded(s) === folded(name)),
  );
  return new Set([name, ...known.flatMap((term) => [term.name, ...term.spellings])].map(folded));
}

const isMember = (member: { readonly name: string }, names: ReadonlySet<string>): boolean =>
  names.has(folded(member.name));

/** What a call names first: an operand's or a member's name. */
const named = (expression: Expression): string | undefined =>
  expression.kind === 'operand' ? expression.name : undefined;

/** The members of a list, written out or read; each may be the value of an operand. */
function listAt(expression: Expression, scope: Scope): ListValue | undefined {
  const value = scope.evaluate(expression, { ...scope, elementwise: true });
  return value.kind === 'list' ? value : undefined;
}

const quantityOf = (member: ListMember, list: ListValue): Quantity | undefined =>
  member.quantity ?? (member.value ? fixed(member.value, list.unit, member.name) : undefined);

/** A member that a call names, as it stands in its list; undefined where the name is an operand's. */
function byName(expression: Expression, others: Expression, scope: Scope): Computed | undefined {
  const name = named(expression);
  if (name === undefined || scope.options(name, scope.when) !== undefined) return undefined;
  const list = listAt(others, scope);
  const self = list?.members.find((member) => isMember(member, spellings(name, scope)));
  if (!list || !self) return unknown('not-found', `${name} is not in the list`);
  if (!self.quantity && self.value)
    // The same value as in the list's sum.
    return {
      kind: 'quantity',
      formula: { op: 'value', key: `member ${self.name}`, interval: self.value },
      unit: list.unit,
      text: name,
    };
  return self.quantity ?? unknown('not-found', `the list has no value for ${name}`);
}

/** `rank(x, list, lowest)`: its place among the others, from the highest down unless "lowest" is said. */
export function rank(call: Call, scope: Scope): Computed {
  const [who, others] = call.args;
  if (!who || !others) return unknown('undefined', 'a rank needs a member and a list');
  const list = listAt(others, scope);
  if (!list) return unknown('undefined', 'a rank needs a list');
  const name = named(who);
  const names = spellings(name ?? '', scope);
  const self = name === undefined ? undefined : list.members.find((member) => isMember(member, names));
  const isOperand = name === undefined || scope.options(name, scope.when) !== undefined;
  const own = isOperand ? asQuantity(scope.evaluate(who, scope), scope) : self && quantityOf(self, list);
  if (!own) return unknown('not-found', `${name ?? 'it'} is not in the list`);
  if (own.kind !== 'quantity') return own;
  const value = rangeOf(own.formula);
  if (!value) return unknown('undefined', `${own.text} has no value`);
  let [surely, perhaps] = [0, 0];
  const missing: string[] = [];
  for (const member of list.members) {
    if (member === self) continue; // a member is never compared with itself
    const quantity = quantityOf(member, list);
    const like = quantity && quantityIn(quantity, own.unit, scope.anyBasis);
    const theirs = like && rangeOf(like.formula);
    if (!theirs) {
      missing.push(member.name);
      if (!list.open) perhaps += 1;
      continue;
    }
    const ahead = call.flag === 'lowest' ? less(theirs, value) : less(value, theirs);
    if (ahead === 'yes') surely += 1;
    if (ahead !== 'no') perhaps += 1;
  }
  if (list.open && missing.length > 0)
    scope.log.caveats.push({ code: 'note', text: `The list has no value for ${missing.join(', ')}.` });
  const [best, worst] = [1 + surely, 1 + perhaps];
  scope.log.shown.set(scope.text.slice(call.start, call.end), best === worst ? `${best}.` : `${best}. to ${worst}.`);
  return fixed(
    closed(rational(best), rational(worst)),
    { dimension: 'ordinal', name: '' },
    best === worst ? `${best}` : `${best} to ${worst}`,
  );
}

/** `share(x, total)`: in percent of a total, of a list's sum, or of all that are named. */
export function share(call: Call, scope: Scope): Computed {
  const [who, ...rest] = call.args;
  if (!who || rest.length === 0) return unknown('undefined', 'a share needs a part and a total');
  const [only] = rest;
  const part = asQuantity((only && byName(who, only, scope)) ?? scope.evaluate(who, scope), scope);
  if (part.kind !== 'quantity') return part;
  const single = rest.length === 1 && only ? scope.evaluate(only, scope) : undefined;
  const whole = single && single.kind !== 'list' ? asQuantity(single, scope) : undefined;
  if (whole && whole.kind !== 'quantity') return whole;
  const total = whole ?? sumOf(rest, scope);
  if (total.kind !== 'quantity') return total;
  const quotient = divide(part, total, scope.anyBasis);
  return quotient.kind === 'quantity'
    ? (quantityIn(quotient, percent, scope.anyBasis) ?? unknown('other-unit', `${part.text} by ${total.text}`))
    : failed(quotient);
}

function sumOf(args: readonly Expression[], scope: Scope): Computed {
  const values = valuesOf(args, scope);
  if ('kind' in values) return values;
  const [first, ...others] = values.there;
  if (!first) return unknown('not-found', 'no member has a value');
  if (values.missing.length > 0 && !values.open)
    return unknown('not-found', `a total without ${values.missing.join(', ')}`);
  let formula: Formula = first.formula;
  for (const other of others) {
    const like = quantityIn(other, first.unit, scope.anyBasis);
    if (!like) return unknown('other-unit', `${first.text} and ${other.text}`);
    formula = { op: '+', left: formula, right: like.formula };
  }
  return { kind: 'quantity', formula, unit: first.unit, text: 'the total' };
}

/** `only(x, condition)`: it holds of x, and of no other. */
export function only(call: Call, scope: Scope): Computed {
  const [who, condition] = call.args;
  const name = who && named(who);
  if (name === undefined || !condition) return unknown('undefined', 'only(member, condition)');
  const truths = truthsOf([condition], scope);
  if (truths.kind === 'unknown') return truths;
  const names = spellings(name, scope);
  const self = truths.entries.find((entry) => isMember(entry, names));
  if (!self) return unknown('not-found', `${name} is not in the list`);
  const others = truths.entries.filter((entry) => entry !== self);
  const also = others.filter(({ truth }) => truth === 'yes');
  scope.log.shown.set(
    scope.text.slice(call.start, call.end),
    also.length > 0 ? `also ${also.map((o) => o.name).join(', ')}` : `${self.name}: ${self.truth}`,
  );
  if (self.truth === 'no' || also.length > 0) return truthOf('no');
  return self.truth === 'yes' && others.every(({ truth }) => truth === 'no')
    ? truthOf('yes')
    : truthOf('unknown', { cause: 'too-coarse', why: 'it is not known of all' });
}

const namesWith = (truths: TruthsValue, truth: 'yes' | 'unknown'): readonly string[] =>
  truths.entries.filter((entry) => entry.truth === truth).map(({ name }) => name);

/** `where(list, condition)`: the names of those for which it holds. */
export function where(call: Call, scope: Scope): Computed {
  const condition = call.args.at(-1);
  if (!condition) return unknown('undefined', 'where(condition)');
  const truths = truthsOf([condition], scope);
  if (truths.kind === 'unknown') return truths;
  const now = upToNow(truths, scope);
  return { kind: 'names', names: namesWith(now, 'yes'), perhaps: namesWith(now, 'unknown') };
}

/** `[a, b, c]`: a list of operands, each under its own name; or a set of names, where they are none. */
export function listOf(items: readonly Expression[], scope: Scope): Computed {
  const bareNames = items.flatMap((item) =>
    item.kind === 'operand' && scope.options(item.name, scope.when) === undefined ? [item.name] : [],
  );
  if (bareNames.length === items.length && items.length > 0) return { kind: 'names', names: bareNames, perhaps: [] };
  const members: ListMember[] = [];
  let unit: ListValue['unit'] | undefined;
  for (const item of items) {
    const value = scope.evaluate(item, scope);
    if (value.kind === 'list') {
      unit ??= value.unit;
      members.push(...value.members);
      continue;
    }
    const quantity = asQuantity(value, scope);
    const name = scope.text.slice(item.start, item.end);
    if (quantity.kind !== 'quantity') {
      members.push({ name, value: null });
      continue;
    }
    unit ??= quantity.unit;
    members.push({ name, value: rangeOf(quantity.formula) ?? null, quantity });
  }
  return unit
    ? { kind: 'list', unit, members, open: false }
    : unknown('not-found', 'no member of the list has a value');
}
