import { describe, expect, it } from 'vitest';
import type { Place, Question } from '../../src/question.ts';
import { ask, found, question } from './ask.ts';

const percent = { dimension: 'percent' as const };
const stated = { ...percent, stated: { dimension: 'percent' as const, name: 'percent' } };
const json = (path: string, rest: Partial<Question> = percent): Question => question({ by: 'json', path }, rest);
const field = JSON.stringify({ share: 0.85, zero: 0, one: 1, whole: 85, loss: -0.2 });
const inField = (asked: Question): string[] => found(ask(field, asked, 'application/json'));

describe('a bare number that a percentage was asked for', () => {
  it('is one where it is above one', () => expect(inField(json('$.whole'))).toEqual(['{85} percent']));

  it('is a bare number where it can be a share of one as well', () => {
    expect(inField(json('$.share'))).toEqual(['{0.85}']);
    expect(inField(json('$.one'))).toEqual(['{1}']);
    expect(inField(json('$.loss'))).toEqual(['{-0.2}']);
  });

  it('is one where the author says so of the source', () =>
    expect(inField(json('$.share', stated))).toEqual(['{0.85} percent']));

  it('is one where it is nothing: zero is both', () => expect(inField(json('$.zero'))).toEqual(['{0} percent']));
});

describe('a column of bare numbers that percentages were asked for', () => {
  const series = (csv: string): unknown => {
    const place: Place = { by: 'series', value: 'share' };
    const [reading] = ask(csv, question(place, { ...percent, kind: 'series' }), 'text/csv').readings;
    return reading?.value.kind === 'series' ? reading.value.unit.dimension : reading;
  };

  it('holds percentages where one of them is above one', () => {
    expect(series('year,share\n2019,0.4\n2020,1.3\n')).toBe('percent');
  });

  it('may hold shares of one where none is', () => {
    expect(series('year,share\n2019,0.4\n2020,0.9\n')).toBe('number');
  });

  const table = (...values: readonly string[]): string =>
    `<html><body><table><tr><td>Name</td><td>Share</td></tr>${values.map((value, row) => `<tr><td>Row ${row}</td><td>${value}</td></tr>`).join('')}</table></body></html>`;
  const cell = question({ by: 'table', row: 'Row 0', column: 'Share' }, percent);

  it('is told by its neighbours in a table as well', () => {
    expect(found(ask(table('0.4', '35.8'), cell))).toEqual(['[0.35, 0.45) percent']);
    expect(found(ask(table('0.4', '0.58'), cell))).toEqual(['[0.35, 0.45)']);
  });
});
