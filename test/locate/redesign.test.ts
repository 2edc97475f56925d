import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/question.ts';
import { ask, near, question, shown } from './ask.ts';

/** A page made by hand, as its makers might have it before and after a new look. */
const sentence = 'Monthly active users of the app grew 149.03% in November, the report says.';
const filler =
  'It is a report of some length, and more is said in it of how the counting was done, by whom, and for what.';
const table =
  '<table class="T"><caption>Shares (%)</caption><tr><th>Company</th><th>2024</th><th>2025</th></tr><tr><th>Alibaba</th><td>30.1</td><td>35.8</td></tr><tr><th>Huawei</th><td>12.0</td><td>13.1</td></tr></table>';

const before = `<html><body><article><h1>The report</h1><p>${sentence}</p><p>${filler}</p>${table}</article></body></html>`;

const looks: Readonly<Record<string, string>> = {
  'classes and elements renamed': `<html><body><main><section class="x9"><h2>The report</h2><div>${sentence}</div><div>${filler}</div>${table.replace('"T"', '"q7"')}</section></main></body></html>`,
  'blocks moved': `<html><body><article>${table}<p>${filler}</p><h1>The report</h1><p>${filler}</p><p>${sentence}</p></article></body></html>`,
  'a newer figure of the same unit above': `<html><body><article><h1>The report</h1><p>Monthly active users of the app grew 12.5% in December, the report says.</p><p>${sentence}</p><p>${filler}</p>${table}</article></body></html>`,
  'only the newer figure left': `<html><body><article><h1>The report</h1><p>Monthly active users of another app fell 12.5% in December, the report says.</p><p>${filler}</p></article></body></html>`,
  'the old one left in a teaser': `<html><body><nav><ul><li><a href="/old">${sentence}</a></li></ul></nav><article><h1>The report</h1><p>Revenue of the app grew 12.5% in December, the report says.</p><p>${filler}</p></article></body></html>`,
  'the sentence turned round': `<html><body><article><h1>The report</h1><p>In November the app's growth in monthly active users was 149.03%.</p><p>${filler}</p></article></body></html>`,
  'rows and columns moved': `<html><body><article><p>${filler}</p><table><caption>Shares (%)</caption><tr><th>Company</th><th>2025</th><th>2024</th></tr><tr><th>Huawei</th><td>13.1</td><td>12.0</td></tr><tr><th>Alibaba</th><td>35.8</td><td>30.1</td></tr></table></article></body></html>`,
  'a column of another year in front': `<html><body><article><p>${filler}</p>${table.replace('<th>2024</th>', '<th>2026</th><th>2024</th>').replaceAll(/(<tr><th>(?:Alibaba|Huawei)<\/th>)/g, '$1<td>1.1</td>')}</article></body></html>`,
  'another table of the same shape above': `<html><body><article>${table.replace('Shares', 'Staff').replaceAll('35.8', '7.5')}<p>${filler}</p>${table}</article></body></html>`,
};

const questions: Readonly<Record<string, Question>> = {
  'by near with a blank': near('monthly active users * grew ___', { dimension: 'percent' }),
  'by near without a blank': near('monthly active users grew November', { dimension: 'percent' }),
  'by table': question({ by: 'table', row: 'Alibaba', column: '2025' }, { dimension: 'percent' }),
  'by near in a row': near('Alibaba 2025', { dimension: 'percent' }),
};

describe('after a redesign', () => {
  for (const [look, page] of Object.entries(looks)) {
    for (const [how, asked] of Object.entries(questions)) {
      it(`${look}: ${how} the figure is the same, one of several, or not found, and never another`, () => {
        const [was] = ask(before, asked).readings.map(shown);
        expect(was).toBeDefined();
        const now = new Set(ask(page, asked).readings.map(shown));
        if (now.size > 0) expect(now).toContain(was);
      });
    }
  }
});

/** A statement made by hand, as filings print it, and what the next year's page makes of it. */
const cells = (...texts: readonly string[]): string => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const statementOf = (above: string, ...rows: readonly (readonly string[])[]): string =>
  `<p>${above}</p><table>${rows.map((row) => cells(...row)).join('')}</table>`;
const page = (...parts: readonly string[]): string => `<html><body>${parts.join('')}</body></html>`;
const header = ['', '', '2025', '', '2024'];
const revenue = ['Revenue', '$', '5', '$', '4'];
const costs = ['Cost of revenue', '', '3', '', '2'];
const oldStatement = page(statementOf('(in millions)', header, revenue, costs));

const newStatements: Readonly<Record<string, string>> = {
  'a column of a newer year in front': page(
    statementOf(
      '(in millions)',
      ['', '', '2026', '', '2025', '', '2024'],
      ['Revenue', '$', '6', '$', '5', '$', '4'],
      ['Cost of revenue', '', '4', '', '3', '', '2'],
    ),
  ),
  'the asked year gone': page(
    statementOf(
      '(in millions)',
      ['', '', '2027', '', '2026'],
      ['Revenue', '$', '7', '$', '6'],
      ['Cost of revenue', '', '5', '', '4'],
    ),
  ),
  'rows moved and the asked one renamed': page(
    statementOf('(in millions)', header, costs, ['Net sales', '$', '5', '$', '4']),
  ),
  'the asked row gone, and another measure of it there': page(
    statementOf(
      '(in millions)',
      header,
      costs,
      ['Gross revenue', '$', '8', '$', '7'],
      ['Net revenue', '$', '6', '$', '5'],
    ),
  ),
  'another scale': page(
    statementOf(
      '(in thousands)',
      header,
      ['Revenue', '$', '5,000', '$', '4,000'],
      ['Cost of revenue', '', '3,000', '', '2,000'],
    ),
  ),
  'the scale left out, where another table has one': page(
    statementOf('(in millions)', ['', '', '2023'], ['Cash', '$', '9']),
    '<p>What was earned:</p>',
    statementOf('By year', header, revenue, costs),
  ),
  'years over months': page(
    statementOf(
      '(in millions)',
      ['', '', 'Three months ended', '', 'Year ended'],
      header,
      ['Revenue', '$', '1', '$', '4'],
      costs,
    ),
  ),
  'signs in the cells of the figures': page(
    statementOf('(in millions)', ['', '2025', '2024'], ['Revenue (1)', '$5', '$4'], ['Cost of revenue', '3', '2']),
  ),
};

describe('after a redesign of a statement', () => {
  const asked = question({ by: 'table', row: 'Revenue', column: '2025' }, { dimension: 'money', unit: 'USD' });
  /** Whole millions, whatever they are rounded to. */
  const amounts = (body: string): number[] =>
    ask(body, asked).readings.flatMap(({ value }) =>
      value.kind === 'figure' && value.figure.printed ? [Number(value.figure.printed.n / value.figure.printed.d)] : [],
    );

  it.each(Object.entries(newStatements).filter(([look]) => look !== 'years over months'))(
    '%s: the amount is the same, or not found',
    (_look, body) => {
      expect(amounts(oldStatement)).toEqual([5_000_000]);
      expect([[], [5_000_000]]).toContainEqual(amounts(body));
    },
  );

  it('years over months: a quarter is told from the year by its period', () => {
    const quarter = question(
      { by: 'table', row: 'Revenue', column: 'Year ended 2025' },
      { dimension: 'money', unit: 'USD' },
    );
    expect(ask(newStatements['years over months'] ?? '', quarter).readings).toEqual([]);
  });
});
