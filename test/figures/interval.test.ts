import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bound,
  formatInterval,
  type Interval,
  intersect,
  isEmpty,
  less,
  minus,
  over,
  plus,
  relate,
  times,
} from '../../src/figures/interval.ts';
import { add, compare, div, mul, type Rational, rational, sub } from '../../src/figures/rational.ts';

const small = fc.integer({ min: -6, max: 6 }).map((n) => rational(n, 2));
const bound: fc.Arbitrary<Bound | null> = fc.option(fc.record({ value: small, closed: fc.boolean() }), { freq: 5 });
const interval: fc.Arbitrary<Interval> = fc.record({ low: bound, high: bound }).filter((i) => !isEmpty(i));

const holds = ({ low, high }: Interval, value: Rational): boolean => {
  const fromLow = low ? compare(value, low.value) : 1;
  const fromHigh = high ? compare(value, high.value) : -1;
  return (
    (fromLow > 0 || (fromLow === 0 && low?.closed === true)) &&
    (fromHigh < 0 || (fromHigh === 0 && high?.closed === true))
  );
};

/** Quarter steps reach every bound and a point between any two, so that sampling sees what set logic says. */
const samples = Array.from({ length: 57 }, (_, i) => rational(i - 28, 4));
const inside = (i: Interval): Rational[] => samples.filter((s) => holds(i, s));

describe('interval', { timeout: 60_000 }, () => {
  it('relates two intervals as looking at their points does', () => {
    fc.assert(
      fc.property(interval, interval, (measured, claimed) => {
        const points = inside(measured);
        const hits = points.filter((p) => holds(claimed, p)).length;
        const relation = relate(measured, claimed);
        expect(relation === 'disjoint').toBe(hits === 0);
        if (relation === 'inside') expect(hits).toBe(points.length);
        // A measured end that is open to infinity leaves the samples' range, so only then may all samples be hits.
        if (relation === 'overlapping' && measured.low && measured.high) expect(hits).toBeLessThan(points.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds every sum, difference, product and quotient of its operands, and no bound that none reaches', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const quotient = over(a, b);
        for (const x of inside(a))
          for (const y of inside(b)) {
            expect(holds(plus(a, b), add(x, y))).toBe(true);
            expect(holds(minus(a, b), sub(x, y))).toBe(true);
            expect(holds(times(a, b), mul(x, y))).toBe(true);
            if (quotient) expect(holds(quotient, div(x, y))).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('compares in three values', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const truths = inside(a).flatMap((x) => inside(b).map((y) => compare(x, y) < 0));
        const truth = less(a, b);
        if (truth === 'yes') expect(truths).not.toContain(false);
        if (truth === 'no') expect(truths).not.toContain(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has no quotient where the divisor can be zero', () => {
    const across: Interval = { low: { value: rational(-1), closed: true }, high: { value: rational(1), closed: true } };
    expect(over(across, across)).toBeUndefined();
  });

  it('writes its ends as mathematicians do', () => {
    expect(formatInterval({ low: { value: rational(93), closed: false }, high: null })).toBe('(93, ∞)');
    expect(
      formatInterval(
        intersect(
          { low: { value: rational(149025, 1000), closed: true }, high: null },
          { low: null, high: { value: rational(149035, 1000), closed: false } },
        ),
      ),
    ).toBe('[149.025, 149.035)');
  });
});
