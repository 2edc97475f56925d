import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/evidence.ts';
import { monthOf, yearOf } from '../../src/figures/day.ts';
import { point } from '../../src/figures/interval.ts';
import { rational } from '../../src/figures/rational.ts';
import { withHoles } from '../../src/locate/holes.ts';

const year = (of: number, value = 1): Point => ({ label: `${of}`, at: yearOf(of), value: point(rational(value)) });
const shown = (points: readonly Point[]): string[] =>
  points.map(({ label, value }) => (value === null ? `${label}: hole` : label));

describe('periods that a series leaves out', () => {
  it('are holes between years and months that stand side by side', () => {
    expect(shown(withHoles([year(2018), year(2020), year(2021)]))).toEqual(['2018', '2019: hole', '2020', '2021']);
    const months = [11, 12].map((of): Point => ({ label: `2024-${of}`, at: monthOf(2024, of), value: null }));
    const march: Point = { label: '2025-03', at: monthOf(2025, 3), value: null };
    expect(withHoles([...months, march]).map(({ label }) => label)).toEqual([
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
      '2025-03',
    ]);
  });

  it('are none in a census of every ten years', () => {
    expect(shown(withHoles([year(1990), year(2000), year(2010), year(2011)]))).toHaveLength(4);
  });
});
