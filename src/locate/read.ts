/** `read: latest` and `read: earliest`: of several dated candidates the one that the author means. */
import type { PassedOver, Reading } from '../evidence.ts';
import type { Interval } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';
import type { Question } from '../question.ts';

function dayOf({ value, refersTo }: Reading): Interval | undefined {
  if (value.kind === 'figure' && value.figure.unit.dimension === 'date') return value.figure.interval;
  return refersTo;
}

function order(a: Interval, b: Interval): number {
  const [left, right] = [a.high ?? a.low, b.high ?? b.low];
  return left && right ? compare(left.value, right.value) : 0;
}

/** All candidates where none is dated; where one of them is not, it stays beside the chosen one. */
export function chosen(
  question: Question,
  readings: readonly Reading[],
  passedOver: readonly PassedOver[],
): { readings: readonly Reading[]; passedOver: readonly PassedOver[] } {
  if (question.read === undefined || readings.length < 2) return { readings, passedOver };
  const sign = question.read === 'latest' ? 1 : -1;
  let best: Interval | undefined;
  for (const reading of readings) {
    const day = dayOf(reading);
    if (day && (!best || order(day, best) * sign > 0)) best = day;
  }
  if (!best) return { readings, passedOver };
  const kept = readings.filter((reading) => {
    const day = dayOf(reading);
    return !day || order(day, best) === 0;
  });
  return { readings: kept, passedOver };
}
