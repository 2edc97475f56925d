/** `read: latest` and `read: earliest`: of several dated candidates the one that the author means. */
import type { Reading } from '../evidence.ts';
import type { Interval } from '../figures/interval.ts';
import { compare } from '../figures/rational.ts';
import type { Question } from '../question.ts';
import { type Found, passed } from './candidates.ts';

function dayOf({ value, refersTo }: Reading): Interval | undefined {
  if (value.kind === 'figure' && value.figure.unit.dimension === 'date') return value.figure.interval;
  return refersTo;
}

/** Where a day is not exact, the latest one can be is what counts for "latest", and the earliest for "earliest". */
function compareDays(a: Interval, b: Interval, read: 'latest' | 'earliest'): number {
  const [left, right] = read === 'latest' ? [a.high, b.high] : [a.low, b.low];
  const open = read === 'latest' ? 1 : -1;
  if (!left || !right) return left === right ? 0 : left ? -open : open;
  return compare(left.value, right.value);
}

const shownOthers = 3;

/**
 * All candidates where none is dated; where one of them is not, it stays beside the chosen one. Those that come next in
 * time are shown.
 */
export function chosen({ read }: Question, { candidates, passedOver }: Found): Found {
  if (read === undefined || candidates.length < 2) return { candidates, passedOver };
  const sign = read === 'latest' ? -1 : 1;
  const dated = candidates
    .flatMap((candidate) => {
      const day = dayOf(candidate.reading);
      return day ? [{ candidate, day }] : [];
    })
    .sort((a, b) => compareDays(a.day, b.day, read) * sign);
  const best = dated[0]?.day;
  if (!best) return { candidates, passedOver };
  const others = dated.filter(({ day }) => compareDays(day, best, read) !== 0).map(({ candidate }) => candidate);
  const shown = others.slice(0, shownOthers).map(({ reading }) => {
    return passed(reading.passage, read === 'latest' ? 'earlier' : 'later');
  });
  return {
    candidates: candidates.filter((candidate) => !others.includes(candidate)),
    passedOver: [...shown, ...passedOver],
  };
}
