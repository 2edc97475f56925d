/** A Beijing day and a New York day are two days: when a miss of one day is none. */
import type { Evidence } from '../evidence.ts';
import type { Interval } from '../figures/interval.ts';
import { compare, rational, sub } from '../figures/rational.ts';
import type { World } from './pieces.ts';
import { zoneOffset, zoneOfInstant } from './time.ts';

/** Both ends are one day. */
export const isWholeDay = ({ low, high }: Interval): boolean =>
  low !== null && high !== null && compare(low.value, high.value) === 0;

/** Disjoint by exactly one day: the same moment can be two days in two zones. */
export function missesByADay(measured: Interval, claimed: Interval): boolean {
  const apart = (a: Interval, b: Interval): boolean =>
    a.high !== null && b.low !== null && compare(sub(b.low.value, a.high.value), rational(1)) === 0;
  return apart(measured, claimed) || apart(claimed, measured);
}

/** Could the miss be one of zones? Not where the evidence names the claim's own. */
export function zonesDiffer(evidence: Evidence, world: World): boolean {
  const { zone } = world.timing;
  if (zone === undefined) return false;
  const own = zoneOfInstant(evidence.page.published?.text ?? '');
  const named = evidence.ask.question.place.by === 'published' ? own : undefined;
  return named === undefined || named !== zoneOffset(zone);
}
