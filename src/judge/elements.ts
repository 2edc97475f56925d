/** One number out of what a calculation has, or element by element. */
import type { Unit } from '../figures/figure.ts';
import { formatInterval, hull, type Interval } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';
import { type Computed, type ListValue, type Scope, type SeriesValue, truthOf, unknown } from './computed.ts';
import { folded } from './origins.ts';
import { fixed, type Quantity, type Trouble } from './quantity.ts';
import { isKnown, pointsAt, pointsIn } from './series.ts';
import { formatPeriod } from './time.ts';

/** A series or list of one as the one number that the claim means at its as-of. */
export function asQuantity(value: Computed, scope: Scope): Computed {
  switch (value.kind) {
    case 'series': {
      const named = value.ends ?? (scope.when && pointsIn(value.points, scope.when));
      const at = named
        ? { chosen: named, neighbours: [], why: 'it has no value there' }
        : pointsAt(value.points, scope.world.timing.asOf, value.unit);
      if (at.chosen.length === 0) return unknown(named ? 'not-found' : 'other-time', `${value.name}: ${at.why}`);
      let chosen = at.chosen[scope.pick(`${value.name} at`, at.chosen.length)];
      if (at.neighbours.length > 0) scope.log.neighbours = true;
      if (chosen && scope.neighbour !== 'none' && at.neighbours.length > 0) {
        const now = chosen.at;
        const before = at.neighbours.find((neighbour) => isBefore(neighbour.at, now));
        const after = at.neighbours.find((neighbour) => neighbour !== before);
        chosen = (scope.neighbour === 'before' ? before : after) ?? chosen;
      }
      if (!chosen) throw new Error('a choice outside its range');
      return fromPoint(value, chosen, scope);
    }
    case 'list': {
      const [only, ...others] = value.members;
      if (!only || others.length > 0)
        return unknown('ambiguous', 'a whole list where one number is needed: use sum, max, rank ...');
      return only.value ? fixed(only.value, value.unit, only.name) : unknown('not-found', `${only.name} has no value`);
    }
    case 'moment': {
      const [first, ...rest] = value.candidates;
      if (!first) return unknown('not-found', 'it never happened in what was read');
      if (!value.surely) return unknown('too-coarse', 'it is not sure that it happened');
      const all = rest.reduce((so, { at }) => hull(so, at), first.at);
      return fixed(all, { dimension: 'date', name: 'day' }, value.candidates.map(({ label }) => label).join(' or '));
    }
    case 'quantity':
    case 'unknown':
      return value;
    default:
      return unknown('undefined', 'a truth or a set of names where a number is needed');
  }
}

const isBefore = (a: Interval, b: Interval): boolean =>
  a.low !== null && b.low !== null && compare(a.low.value, b.low.value) < 0;

/** A number that its source left bare is said to be no share, and no share is read into it. */
export const bareReadOf = ({ dimension, per }: Unit): { readonly bareRead?: true } =>
  dimension === 'number' && !per ? { bareRead: true } : {};

/** One point of a series, as a value of its own: the same point is the same value wherever it is used. */
export function fromPoint(
  series: SeriesValue,
  { label, value }: { label: string; value: Interval },
  scope?: Scope,
): Quantity {
  scope?.log.shown.set(series.name, `${formatInterval(value)} (${label})`);
  return {
    kind: 'quantity',
    formula: { op: 'value', key: `${series.name}@${label}`, interval: value },
    unit: series.unit,
    text: `${series.name} ${label}`,
    ...bareReadOf(series.unit),
  };
}

export const failed = (result: Quantity | Trouble): Computed =>
  result.kind === 'trouble' ? unknown(result.cause, result.why) : result;

/** Does a value have many elements? */
export const isMany = (value: Computed): value is SeriesValue | ListValue =>
  value.kind === 'series' || value.kind === 'list';

/** The elements of one side beside those of the other: by period, by name, or one for all. */
export interface Pairing {
  readonly left: Computed;
  readonly right: Computed;
  readonly name: string;
  readonly at?: Interval;
}

export const elementsOf = (
  value: SeriesValue | ListValue,
): readonly { name: string; at?: Interval; quantity: Computed }[] =>
  value.kind === 'series'
    ? value.points.map((p) => ({
        name: p.label,
        at: p.at,
        quantity: isKnown(p) ? fromPoint(value, p) : unknown('not-found', `${p.label} has no value`),
      }))
    : value.members.map((member) => ({
        name: member.name,
        quantity:
          member.quantity ??
          (member.value
            ? fixed(member.value, value.unit, member.name)
            : unknown('not-found', `${member.name} has no value`)),
      }));

export function pairUp(left: Computed, right: Computed): readonly Pairing[] {
  if (isMany(left) && isMany(right)) {
    const others = elementsOf(right);
    return elementsOf(left).map((element) => {
      const { at } = element;
      const other = others.find((o) =>
        at && o.at ? formatPeriod(o.at) === formatPeriod(at) : folded(o.name) === folded(element.name),
      );
      return {
        name: element.name,
        ...(at && { at }),
        left: element.quantity,
        right: other?.quantity ?? unknown('not-found', `${element.name} is missing on one side`),
      };
    });
  }
  if (isMany(left))
    return elementsOf(left).map(({ name, at, quantity }) => ({ name, ...(at && { at }), left: quantity, right }));
  if (isMany(right))
    return elementsOf(right).map(({ name, at, quantity }) => ({ name, ...(at && { at }), left, right: quantity }));
  return [{ name: '', left, right }];
}

/** A truth; anything else is not one. */
export function asTruth(value: Computed): ReturnType<typeof truthOf> {
  if (value.kind === 'truth') return value;
  if (value.kind === 'unknown') return truthOf('unknown', { cause: value.cause, why: value.why });
  return truthOf('unknown', {
    cause: 'undefined',
    why: 'this is no statement that can hold: compare it with something, or use all, any, only',
  });
}
