import { describe, expect, it } from 'vitest';
import { monthOf, yearOf } from '../../src/figures/day.ts';
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

const users = { dimension: 'count' as const, unit: 'user' };
const percent = { dimension: 'percent' as const };

describe('two periods of one figure', () => {
  const marchAndApril = { low: monthOf(2020, 3).low, high: monthOf(2020, 4).high };
  it('are one where the second follows the first', () => {
    expect(period('In March 2020 and April 2020 the bank helped 900 people.', 'helped ___', people)).toEqual([
      [marchAndApril, undefined],
    ]);
    expect(period('2020年3月和2020年4月，银行帮助了900人。', '银行帮助了 ___', people)).toEqual([
      [marchAndApril, undefined],
    ]);
  });

  it('are two where months lie between them, or where each has a figure of its own', () => {
    expect(period('In March 2020 and June 2020 the bank helped 900 people.', 'helped ___', people)).toEqual([
      [undefined, undefined],
    ]);
    expect(
      period('In March 2020 and April 2020 the bank helped 900 people and 300 firms.', 'helped ___', people)[0],
    ).toEqual([undefined, undefined]);
  });
});

describe('a date in another part of the sentence', () => {
  it('does not date what is told in the present beside a past that has it', () => {
    expect(period('In 2019 Acme bought a rival; it has 30 million users.', 'has ___ users', users)).toEqual([
      [undefined, undefined],
    ]);
    expect(period('It had 5 million users in 2019 but now has 30 million users.', 'now has ___ users', users)).toEqual([
      [undefined, undefined],
    ]);
  });

  it('dates what is told in the same past', () => {
    expect(period('In 2019 Acme bought a rival; it had 30 million users.', 'had ___ users', users)).toEqual([
      [yearOf(2019), undefined],
    ]);
  });

  it('dates what stands behind a comma, in whatever tense', () => {
    expect(period('In 2019, the app has 30 million users.', 'has ___ users', users)).toEqual([
      [yearOf(2019), undefined],
    ]);
  });

  it('dates what is said of what had it: "that is"', () => {
    expect(
      period('In 2019 the app had 30 million users; that is 40 percent of the country.', 'that is ___', percent),
    ).toEqual([[yearOf(2019), undefined]]);
  });

  it('does not date what was, where it is when something is expected', () => {
    const text = 'The app is expected to open in 2027; in tests it was used by 3 million users.';
    expect(period(text, 'used by ___ users', users)).toEqual([[undefined, undefined]]);
  });

  it('dates a forecast beside a forecast, and what no verb tells apart from one', () => {
    const text = 'Sales in 2027 are expected to rise; the number of clients is 3 million users.';
    expect(period(text, 'number of clients is ___ users', users)).toEqual([[yearOf(2027), undefined]]);
  });

  it('dates what stands beside a heading of results that has no verb', () => {
    const text = 'Results for 2024: 5 million users in all; the share of women is 40 percent.';
    expect(period(text, 'share of women is ___', percent)).toEqual([[yearOf(2024), undefined]]);
  });

  it('is told apart in Chinese by its words of time', () => {
    expect(period('公司2019年收购了对手；目前拥有3000万用户。', '目前拥有 ___', users)).toEqual([
      [undefined, undefined],
    ]);
    expect(period('公司2019年收购了对手；当时拥有3000万用户。', '当时拥有 ___', users)).toEqual([
      [yearOf(2019), undefined],
    ]);
  });
});

it('a wait of a year that the author names is of that year', () => {
  expect(period('In 2019 the average wait was 14 years.', 'In 2019 the average wait was ___', years)).toEqual([
    [yearOf(2019), true],
  ]);
});

describe('two figures of two times in one sentence', () => {
  const fell = 'Unemployment among fishers fell from 9.2% in 2019 to 6.1% in 2024.';

  it('are each of the year right behind them', () => {
    expect(period(fell, 'fishers fell from ___', percent)).toEqual([[yearOf(2019), undefined]]);
    expect(period(fell, 'fishers fell from * to ___', percent)).toEqual([[yearOf(2024), undefined]]);
    expect(period(fell, 'fishers fell from * to ___ in 2024', percent)).toEqual([[yearOf(2024), true]]);
  });

  it('leave the year of the one that is compared with to that one', () => {
    expect(period('The rate fell to 6.1% from 9.2% in 2019.', 'rate fell to ___', percent)).toEqual([
      [undefined, undefined],
    ]);
    expect(period('The rate fell from 9.2% in 2019 to 6.1%.', 'rate fell from * to ___', percent)).toEqual([
      [undefined, undefined],
    ]);
    expect(period('The rate fell to 6.1% in 2024 from 9.2%.', 'from ___', percent)).toEqual([[undefined, undefined]]);
  });

  it('share the year behind the second where neither is compared with', () => {
    expect(period('Users rose by 3% to 5 million users in 2024.', 'rose by ___', percent)).toEqual([
      [yearOf(2024), undefined],
    ]);
  });

  it('are each of the year right before them', () => {
    const boats = 'In 2019, 12% of boats were electric; in 2024, 31% were.';
    expect(period(boats, 'boats were electric * ___ were', percent)).toEqual([[yearOf(2024), undefined]]);
    expect(period('失业率从2019年的9.2%降至2024年的6.1%。', '降至2024年的 ___', percent)).toEqual([
      [yearOf(2024), true],
    ]);
    expect(period('失业率从2019年的9.2%降至2024年的6.1%。', '失业率从2019年的 ___', percent)).toEqual([
      [yearOf(2019), true],
    ]);
  });

  it('have no year of their own where two stand behind one', () => {
    const both = 'The towns had 9.2% and the villages 6.1% in 2019 and in 2024.';
    expect(period(both, 'the villages ___', percent)).toEqual([[undefined, undefined]]);
  });

  it('have no year of their own where it only says since when', () => {
    expect(period('Since 2019, 12% of the boats were sold.', '___ of the boats', percent)).toEqual([
      [undefined, undefined],
    ]);
  });
});
