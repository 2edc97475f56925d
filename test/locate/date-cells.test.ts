import { describe, expect, it } from 'vitest';
import type { Place, Question } from '../../src/question.ts';
import { ask, found, question } from './ask.ts';

const table = (...rows: readonly (readonly string[])[]): string =>
  `<html><body><h1>Acts</h1><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

const acts = table(
  ['Act', 'Published'],
  ['184', 'April 15, 2020'],
  ['185', 'April 17, 2020'],
  ['186', '—'],
  ['183', 'March 27, 2020'],
);
const column = (rest: Partial<Question>, place: Omit<Extract<Place, { by: 'table' }>, 'by'> = {}): Question =>
  question({ by: 'table', row: 'all', column: 'Published', ...place }, { dimension: 'date', ...rest });

describe('a column of dates', () => {
  it('is a list like any other, and what is not there is a hole in it', () => {
    expect(found(ask(acts, column({ kind: 'list' })))).toEqual(['184 {18367}; 185 {18369}; 186 -; 183 {18348}']);
  });

  it('has a latest and an earliest day, which stand in cells of their own', () => {
    const latest = ask(acts, column({ kind: 'date', read: 'latest' }));
    expect(latest.readings.map(({ passage }) => passage.text)).toEqual(['185 | Published | April 17, 2020']);
    expect(found(ask(acts, column({ kind: 'date', read: 'earliest' })))).toEqual(['{18348} day']);
  });

  it('shows the days that come next, and why they were not taken', () => {
    const { passedOver } = ask(acts, column({ kind: 'date', read: 'latest' }));
    expect(passedOver.map(({ passage, why }) => `${why}: ${passage.text}`)).toEqual([
      'earlier: 184 | Published | April 15, 2020',
      'earlier: 183 | Published | March 27, 2020',
      'no-value: 186 | Published | —',
    ]);
  });

  it('has its latest day however long it is, and wherever in it that stands', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`${i}`, i === 40 ? '3 May 2021' : `${(i % 28) + 1} April 2020`]);
    const long = table(['Act', 'Published'], ...rows);
    expect(found(ask(long, column({ kind: 'date', read: 'latest' })))).toEqual(['{18750} day']);
  });

  it.each([
    ['is no date', 'to be announced', 'no-day'],
    ['has two dates', 'May 1, 2020 (amended June 3, 2020)', 'several-days'],
    ['can be read in two ways', '04/05/2020', 'several-days'],
    ['lacks its year', 'May 12', 'several-days'],
  ])('has no latest day where a cell of it %s: that one could be it', (_, cell, why) => {
    const page = table(['Act', 'Published'], ['184', 'April 15, 2020'], ['185', cell]);
    const answer = ask(page, column({ kind: 'date', read: 'latest' }));
    expect(answer.readings).toEqual([]);
    expect(answer.passedOver.map((each) => each.why)).toEqual([why]);
  });

  it('may be the first one, which names the rows', () => {
    const page = table(['Published', 'Act'], ['2020-04-15', '184'], ['2020-04-17', '185']);
    expect(found(ask(page, column({ kind: 'date', read: 'latest' })))).toEqual(['{18369} day']);
  });

  it('is not confused by the day that stands in a header', () => {
    const page = `<html><body><table><tr><th>Act</th><th>Published</th></tr><tr><th></th><th>as of June 30, 2021</th></tr>
<tr><td>184</td><td>April 15, 2020</td></tr></table></body></html>`;
    expect(found(ask(page, column({ kind: 'date', read: 'latest' })))).toEqual(['{18367} day']);
  });
});

describe('a row of dates', () => {
  const page = table(['', 'First', 'Second'], ['Released', 'April 15, 2020', 'May 3, 2021'], ['Staff', '12', '14']);

  it('has a latest one', () => {
    const asked = { row: 'Released', column: 'all' };
    expect(found(ask(page, column({ kind: 'date', read: 'latest' }, asked)))).toEqual(['{18750} day']);
  });

  it('has one under each of its columns', () => {
    const asked = { row: 'Released', column: 'First' };
    expect(found(ask(page, column({ kind: 'date' }, asked)))).toEqual(['{18367} day']);
  });
});

describe('the latest of days that are not exact', () => {
  const page = table(['Act', 'Published'], ['1', '2020'], ['2', 'May 17, 2020']);

  it('is the period that ends last, and the earliest the one that begins first', () => {
    expect(found(ask(page, column({ kind: 'date', read: 'latest' })))).toEqual(['[18262, 18627] day']);
    expect(found(ask(page, column({ kind: 'date', read: 'earliest' })))).toEqual(['[18262, 18627] day']);
  });
});
