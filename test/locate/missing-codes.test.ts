import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/evidence.ts';
import { yearOf } from '../../src/figures/day.ts';
import { point } from '../../src/figures/interval.ts';
import { rational } from '../../src/figures/rational.ts';
import { isMissingCode, withoutCodes } from '../../src/locate/missing-codes.ts';

/** The years whose value is one of these codes. */
const holes = (areCounts: boolean, ...values: readonly (number | bigint)[]): number[] => {
  const points = values.map(
    (value, index): Point => ({ label: `${2020 + index}`, at: yearOf(2020 + index), value: point(rational(value)) }),
  );
  return withoutCodes(points, areCounts).flatMap(({ label, value }) => (value === null ? [Number(label)] : []));
};

describe('codes for no value in a series', () => {
  it('are minus nines that nothing comes near', () => {
    expect(holes(false, 14, 15, -9999)).toEqual([2022]);
    expect(holes(false, 14, -999, 15, -999)).toEqual([2021, 2023]);
    expect(holes(false, -950, -999)).toEqual([]);
  });

  it('are -99 where nothing else is below zero', () => {
    expect(holes(false, 14, 15, -99)).toEqual([2022]);
    expect(holes(false, 14, -3, -99)).toEqual([]);
    expect(holes(false, 14, -99)).toEqual([]);
  });

  it('are nines that all else is a hundredth of, where there is more than one other', () => {
    expect(holes(false, 14, 15, 9999)).toEqual([2022]);
    expect(holes(false, 140, 15, 9999)).toEqual([]);
    expect(holes(false, 15, 9999)).toEqual([]);
  });

  it('are -1 among counts, and not where a value may be below zero', () => {
    expect(holes(true, 14, -1, 0)).toEqual([2021]);
    expect(holes(true, 14, -1, -3)).toEqual([]);
    expect(holes(false, 14, -1, 0)).toEqual([]);
  });
});

describe('a code for no value by itself', () => {
  it('is below zero, where a count is asked for', () => {
    expect(isMissingCode(rational(-1), [], true)).toBe(true);
    expect(isMissingCode(rational(-99), [], true)).toBe(true);
    expect(isMissingCode(rational(-1), [rational(1n, 2n)], true)).toBe(false);
    expect(isMissingCode(rational(-99), [], false)).toBe(false);
    expect(isMissingCode(rational(9999), [], true)).toBe(false);
  });
});
