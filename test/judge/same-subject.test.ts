import { describe, expect, it } from 'vitest';
import { otherFiscalYear, otherSubject } from '../../src/judge/same-subject.ts';

const placed = (text: string, print: string) => ({
  text,
  start: text.indexOf(print),
  end: text.indexOf(print) + print.length,
});
const subject = (source: string, claim: string, print: string): string | undefined =>
  otherSubject({ ...placed(source, print), address: 'text:0-1' }, placed(claim, print));

describe('of whom or what the source says it', () => {
  it.each([
    [
      'Profit in China was $3 billion and in Japan $1 billion.',
      'Profit in Japan was $3 billion.',
      '$3 billion',
      'China',
    ],
    ['Sales of cars came to 500 and of lorries to 200.', 'Sales of lorries came to 500.', '500', 'cars'],
    ['Foo has 30 million users, more than Bar.', 'Bar has 30 million users.', '30 million', 'Foo'],
    ['In Europe, the app has 30 million users.', 'The app has 30 million users worldwide.', '30 million', 'Europe'],
    ['It has 5,000 employees worldwide.', 'It has 5,000 employees in Germany.', '5,000', 'the world'],
    ['吉林市人口为362万。', '吉林省人口为362万。', '362万', '吉林市'],
  ])('%s / %s', (source, claim, print, other) => {
    expect(subject(source, claim, print)).toBe(other);
  });

  it.each([
    ['Profit in China was $3 billion and in Japan $1 billion.', 'Profit in China was $3 billion.', '$3 billion'],
    ['Foo has 30 million users, more than Bar.', 'Foo has 30 million users, more than Bar.', '30 million'],
    ['In March, the app had 30 million users.', 'The app has 30 million users worldwide.', '30 million'],
    ['The plant has 640 workers in Esbjerg.', 'The plant has 640 workers.', '640'],
    ['吉林省吉林市人口为362万。', '吉林省吉林市人口为362万。', '362万'],
  ])('%s / %s is of the same', (source, claim, print) => {
    expect(subject(source, claim, print)).toBeUndefined();
  });

  it('is a fiscal year of its own, whatever the calendar of either', () => {
    const passage = { ...placed('Revenue came to $512 million.', '$512 million'), address: 'text:0-1' };
    const under = { ...passage, headings: ['Fiscal year 2023'] };
    expect(otherFiscalYear(under, 'Revenue came to $512 million in fiscal year 2024.')).toBeDefined();
    expect(otherFiscalYear(under, 'Revenue came to $512 million in FY23.')).toBeUndefined();
    expect(otherFiscalYear(passage, 'Revenue came to $512 million in FY23.')).toBeUndefined();
  });
});
