import { describe, expect, it } from 'vitest';
import { dayNumber, days } from '../../src/figures/day.ts';
import { slashedDays } from '../../src/locate/slashed-days.ts';

const on = (year: number, month: number, day: number) => days(dayNumber({ year, month, day }));

describe('days written like 03/04/2025', () => {
  it('are read in the order that another label of the column tells', () => {
    expect(slashedDays(['03/04/2025', '13/04/2025'])('03/04/2025')).toEqual(on(2025, 4, 3));
    expect(slashedDays(['03/04/2025', '03/14/2025'])('03/04/2025')).toEqual(on(2025, 3, 4));
  });

  it('cannot be read where none tells it, or two tell different orders', () => {
    expect(() => slashedDays(['03/04/2025', '04/04/2025'])).toThrow(/day from the month/);
    expect(() => slashedDays(['13/04/2025', '03/14/2025'])).toThrow(/day from the month/);
    expect(slashedDays(['04/04/2025'])('04/04/2025')).toEqual(on(2025, 4, 4));
    expect(slashedDays(['2025-04-03'])('2025-04-03')).toBeUndefined();
  });
});
