/** A figure moved just outside of what was measured, or close around it. */
import type { Statement } from '../claims/claim.ts';
import type { Figure } from '../figures/figure.ts';
import { type Interval, isEmpty } from '../figures/interval.ts';
import { add, maxOf, type Rational, rational, sub } from '../figures/rational.ts';

/** A statement with one thing changed. */
export type Change = { readonly name: string; readonly statement: Statement; readonly expected: 'turn' | 'stay' };

const width = ({ low, high }: Interval): Rational | undefined => (low && high ? sub(high.value, low.value) : undefined);

/** The least step that is surely outside: the looseness of what was measured, or a whole unit of an exact count. */
export function stepOf(measured: Interval, claimed: Interval, isDate: boolean): Rational {
  // A miss of one day may be one of zones.
  if (isDate) return rational(2);
  const loose = [width(measured), width(claimed)].filter((w) => w !== undefined && w.n > 0n);
  const [first, second] = loose;
  if (first && second) return maxOf(first, second);
  return first ?? rational(1);
}

export const moved = (figure: Figure, interval: Interval, text: string): Figure => {
  const { printed: _, otherReadings: __, ...rest } = figure;
  return { ...rest, interval, text };
};

/** The claimed interval just above, just below, and narrowly round what was measured. */
export function shifted(
  measured: Interval,
  claimed: Interval,
  isDate = false,
): readonly { name: string; interval: Interval; outside: boolean }[] {
  const step = stepOf(measured, claimed, isDate);
  const size = width(claimed) ?? step;
  const variants: { name: string; interval: Interval; outside: boolean }[] = [];
  if (measured.high) {
    const low = { value: add(measured.high.value, step), closed: true };
    variants.push({
      name: 'just above what was found',
      interval: { low, high: claimed.high && claimed.low ? { value: add(low.value, size), closed: true } : null },
      outside: true,
    });
  }
  if (measured.low) {
    const high = { value: sub(measured.low.value, step), closed: true };
    variants.push({
      name: 'just below what was found',
      interval: { low: claimed.high && claimed.low ? { value: sub(high.value, size), closed: true } : null, high },
      outside: true,
    });
  }
  if (measured.low && measured.high)
    variants.push({
      name: 'close around what was found',
      interval: {
        low: { value: sub(measured.low.value, step), closed: true },
        high: { value: add(measured.high.value, step), closed: true },
      },
      outside: false,
    });
  return variants.filter(({ interval }) => !isEmpty(interval));
}
