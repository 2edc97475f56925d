import { describe, expect, it } from 'vitest';
import { otherMeasure, overYears } from '../../src/figures/measures.ts';

const placed = (text: string, figure: string) => {
  const start = text.indexOf(figure);
  return { text, start, end: start + figure.length, around: '' };
};
const between = (source: string, claim: string, figure: string): string | undefined =>
  otherMeasure(placed(source, figure), placed(claim, figure));

describe('what a figure measures', () => {
  it.each([
    ['Adjusted net profit was $9 million.', 'Net profit was $9 million.', '$9 million', 'in the source it is adjusted'],
    ['Net profit was $9 million.', 'Adjusted net profit was $9 million.', '$9 million', 'in the claim it is adjusted'],
    [
      'On an annualised basis, sales were $9 million.',
      'Sales were $9 million.',
      '$9 million',
      'in the source it is annualised',
    ],
    ['Sales were $9 million, annualised.', 'Sales were $9 million.', '$9 million', 'in the source it is annualised'],
    ['GDP per capita is $12,000.', 'GDP is $12,000.', '$12,000', 'in the source it is per head'],
    [
      '销量环比增长12%。',
      '销量同比增长12%。',
      '12%',
      'in the source it is from the period before, in the claim from the year before',
    ],
    ['该厂年产能达50万辆。', '该厂年产50万辆。', '50万辆', 'in the source it is capacity, in the claim output'],
    [
      'The median wage is $900.',
      'The average wage is $900.',
      '$900',
      'in the source it is median, in the claim average',
    ],
  ])('%s / %s', (source, claim, figure, expected) => {
    expect(between(source, claim, figure)).toBe(expected);
  });

  it.each([
    ['Adjusted net profit was $2 million, and sales were $9 million.', 'Sales were $9 million.', '$9 million'],
    ['Sales were $9 million, while adjusted profit fell.', 'Sales were $9 million.', '$9 million'],
    ['Seasonally adjusted unemployment was 9%.', 'Unemployment was 9%.', '9%'],
    ['Non-GAAP profit was $9 million.', 'Adjusted profit was $9 million.', '$9 million'],
    ['The plant made 500 cars.', 'The plant produces 500 cars.', '500 cars'],
    ['Capacity utilisation was 80%.', 'Production ran at 80%.', '80%'],
  ])('is one in: %s / %s', (source, claim, figure) => {
    expect(between(source, claim, figure)).toBeUndefined();
  });

  it('is a change over years where the source says so and the claim does not', () => {
    expect(overYears('Since 2015, the price has risen 80%.', 'The price rose 80%.')).toBe(true);
    expect(overYears('Since 2015, the price has risen 80%.', 'The price has risen 80% since 2015.')).toBe(false);
    expect(overYears('The price rose 80%.', 'The price rose 80%.')).toBe(false);
  });
});
