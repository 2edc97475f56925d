import { describe, expect, it } from 'vitest';
import { point } from '../../src/figures/interval.ts';
import { rational } from '../../src/figures/rational.ts';
import { withoutTotals } from '../../src/locate/totals.ts';

const namesOf = (values: Record<string, number>): readonly string[] =>
  withoutTotals(Object.entries(values).map(([name, value]) => ({ name, value: point(rational(value)) }))).map(
    ({ name }) => name,
  );

describe('members of a column', () => {
  it('are what is summed up, and not the sum', () =>
    expect(namesOf({ North: 10, South: 30, Total: 40 })).toEqual(['North', 'South']));

  it('are none of the averages, in Chinese either', () =>
    expect(namesOf({ 北部: 10, 南部: 30, 平均: 20, 合計: 40 })).toEqual(['北部', '南部']));

  it('may be called Total, where others are more', () =>
    expect(namesOf({ BP: 50, Shell: 60, Total: 40 })).toEqual(['BP', 'Shell', 'Total']));
});
