import { describe, expect, it } from 'vitest';
import { yearOf } from '../../src/figures/day.ts';
import { article, ask, near } from './ask.ts';

const years = { dimension: 'duration' as const, unit: 'year' };
const people = { dimension: 'count' as const, unit: 'person' };

const period = (text: string, words: string, asked: object): unknown[] =>
  ask(article(text), near(words, asked)).readings.map(({ refersTo, periodAsked }) => [refersTo, periodAsked]);

const rule = 'The military rule that began in 1966 lasted 13 years, and the one from 1983 on 16 years.';

describe('a date in the author’s own words', () => {
  it('dates nothing where it says when something began', () => {
    expect(period(rule, 'began in 1966 lasted ___', years)).toEqual([[undefined, undefined]]);
  });

  it('dates nothing in another clause either', () => {
    expect(period(rule, 'from 1983 on ___', years)).toEqual([[undefined, undefined]]);
  });

  it('dates its figure where it says which period that is of, and is known to be the author’s', () => {
    expect(period('In 1918 the flu killed 50 million people.', 'in 1918 the flu killed ___', people)).toEqual([
      [yearOf(1918), true],
    ]);
  });

  it('leaves the date to the page where the page names another one', () => {
    expect(period('In 2024 the plan of 1966 reached 300 people.', 'plan of 1966 reached ___', people)).toEqual([
      [yearOf(2024), undefined],
    ]);
  });
});

describe('a date that the author did not write', () => {
  it('dates the figure, even where it says when something began', () => {
    expect(period(rule, 'military rule * lasted ___', years)).toEqual([[yearOf(1966), undefined]]);
  });

  it('dates the figure in its own clause', () => {
    expect(period('In 2019 the average wait was 14 years.', 'average wait was ___', years)).toEqual([
      [yearOf(2019), undefined],
    ]);
  });
});

it('a wait of a year that the author names is of that year', () => {
  expect(period('In 2019 the average wait was 14 years.', 'In 2019 the average wait was ___', years)).toEqual([
    [yearOf(2019), true],
  ]);
});
