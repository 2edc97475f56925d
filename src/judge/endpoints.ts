/** The two values between which a series is said to have changed. */

import { days } from '../figures/day.ts';
import { formatInterval, relate } from '../figures/interval.ts';
import { rational, sub } from '../figures/rational.ts';
import { type Scope, type SeriesValue, type Unknown, unknown } from './computed.ts';
import { fromPoint } from './elements.ts';
import type { Quantity } from './quantity.ts';
import { isKnown, type Known, pointsAt } from './series.ts';

export interface Pair {
  readonly kind: 'pair';
  readonly from: Quantity;
  readonly to: Quantity;
  /** Both values with their periods, for the steps. */
  readonly text: string;
}

/** Half the width of "a year ago", in days. Source: DESIGN.md section 3. */
const window = 15;

/** Where no beginning is named: the period before, and the same period a year before. They must agree. */
function unnamedStarts(series: SeriesValue, end: Known): readonly Known[] {
  const known = series.points.filter(isKnown);
  const before = known[known.findIndex(({ label }) => label === end.label) - 1];
  const { low } = end.at;
  if (!low) return before ? [before] : [];
  const day = Number(low.value.n / low.value.d) - 365;
  const around = days(day - window, day + window);
  const yearBefore = known.filter(({ at }) => {
    const start = at.low && sub(at.low.value, rational(0));
    return (
      start !== null &&
      relate({ low: { value: start, closed: true }, high: { value: start, closed: true } }, around) === 'inside'
    );
  });
  return [...new Set([...(before ? [before] : []), ...yearBefore])];
}

function choose(what: string, among: readonly Known[], scope: Scope): Known | undefined {
  return among.length === 0 ? undefined : among[scope.pick(what, among.length)];
}

export function pickPair(series: SeriesValue, scope: Scope): Pair | Unknown {
  const ends = series.ends ?? pointsAt(series.points, scope.world.timing.asOf, series.unit).chosen;
  const end = choose(`${series.name} end`, ends, scope);
  if (!end) return unknown('not-found', `${series.name} has no value at the end`);
  const starts = series.starts ?? unnamedStarts(series, end);
  const start = choose(`${series.name} start`, starts, scope);
  if (!start) return unknown('not-found', `${series.name} has no value at the beginning`);
  const text = `${formatInterval(start.value)} (${start.label}) to ${formatInterval(end.value)} (${end.label})`;
  return { kind: 'pair', from: fromPoint(series, start), to: fromPoint(series, end), text };
}
