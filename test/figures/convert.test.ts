import { describe, expect, it } from 'vitest';
import { convert, formatFigureInterval, growthOfRatio, ratioOfGrowth, sameUnit } from '../../src/figures/convert.ts';
import type { Unit } from '../../src/figures/figure.ts';
import { closed, formatInterval, point } from '../../src/figures/interval.ts';
import { rational } from '../../src/figures/rational.ts';
import { readFigure } from '../../src/figures/read.ts';

const unit = (dimension: Unit['dimension'], name: string, per?: Unit['per']): Unit => ({
  dimension,
  name,
  ...(per ? { per } : {}),
});
const percent = unit('percent', 'percent');

describe('exact conversions', () => {
  it.each([
    [2, unit('multiple', 'times'), percent, '{200}'],
    [50, percent, unit('number', ''), '{0.5}'],
    [3, unit('length', 'km'), unit('length', 'm'), '{3000}'],
    [500, unit('mass', 'g'), unit('mass', 'kg'), '{0.5}'],
    [90, unit('duration', 'minute'), unit('duration', 'hour'), '{1.5}'],
    [212, unit('temperature', '°F'), unit('temperature', '°C'), '{100}'],
    [0, unit('temperature', '°C'), unit('temperature', 'K'), '{273.15}'],
    [
      5,
      unit('count', 'death', { of: 'person', count: rational(1000) }),
      unit('count', 'death', { of: 'person', count: rational(100_000) }),
      '{500}',
    ],
    [470, unit('money', 'pence'), unit('money', 'GBP'), '{4.7}'],
  ])('%d %o in %o', (value, from, to, expected) => {
    const converted = convert(point(rational(value)), from, to);
    expect(converted && formatInterval(converted.interval)).toBe(expected);
  });

  it('a year is 365 days and 8,760 hours, and says so', () => {
    const hourly = unit('money', 'USD', { of: 'hour', count: rational(1) });
    const yearly = unit('money', 'USD', { of: 'year', count: rational(1) });
    expect(convert(point(rational(2)), hourly, yearly)).toEqual({
      interval: point(rational(17_520)),
      remark: 'a year as 365 days, 8,760 hours',
    });
  });

  it.each([
    [unit('money', 'USD'), unit('money', 'CNY')],
    [unit('count', 'user'), unit('count', 'download')],
    [percent, unit('points', 'point')],
    [unit('duration', 'month'), unit('duration', 'day')],
    [unit('money', 'USD', { of: 'hour', count: rational(1) }), unit('money', 'USD')],
    [{ ...unit('money', 'USD'), basis: 'constant' } as const, unit('money', 'USD')],
  ])('%o is never turned into %o', (from, to) => {
    expect(convert(point(rational(1)), from, to)).toBeUndefined();
  });

  it('twice is +100 % and back', () => {
    const ratio = point(rational(2));
    expect(formatInterval(growthOfRatio(ratio))).toBe('{100}');
    expect(ratioOfGrowth(growthOfRatio(ratio))).toEqual(ratio);
  });

  it('the same unit is the same in dimension, name, divisor and basis', () => {
    expect(sameUnit(percent, unit('percent', 'percent'))).toBe(true);
    expect(sameUnit(percent, { ...percent, per: { of: 'year', count: rational(1) } })).toBe(false);
  });
});

describe('for people', () => {
  it.each([
    ['over 30 million users', 'over 30 million users'],
    ['1,234 people', '1,234 people'],
    ['5%', '4.5 to under 5.5%'],
    ['25 basis points', '0.245 to under 0.255 percentage points'],
    ['nine consecutive quarters', '9 consecutive quarters'],
    ['up to 12 km', '11.5 to under 12.5 km'],
    ['at most 3 countries', 'at most 3 countries'],
    ['5.4 deaths per 1,000 people', '5.35 to under 5.45 deaths per 1,000 person'],
    ['No. 3', undefined],
  ])('"%s" is shown as "%s"', (text, expected) => {
    const figure = readFigure(text);
    expect(figure && formatFigureInterval(figure.interval, figure.unit)).toBe(expected);
  });

  it('a date is shown by its days', () => {
    expect(formatFigureInterval(closed(rational(20_000), rational(20_001)), unit('date', ''))).toBe(
      '2024-10-04 to 2024-10-05',
    );
  });
});
