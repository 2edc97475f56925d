import { describe, expect, it } from 'vitest';
import { answer } from '../../src/locate/answer.ts';
import { bytes, question } from './ask.ts';

const table = (caption: string, header: string, cell: string, above = ''): string =>
  `<article>${above}<table><caption>${caption}</caption><tr><th></th><th>${header}</th></tr>
   <tr><td>Revenue</td><td>${cell}</td></tr><tr><td>Net income</td><td>${cell.replace('512', '44')}</td></tr></table></article>`;

/** The currencies that the cell is read in, and why it is not where it is none. */
function read(body: string, language = 'en', url = 'https://example.org/a', unit?: string): string[] {
  const page = { url, body: bytes(`<html lang="${language}"><body>${body}`), contentType: 'text/html; charset=utf-8' };
  const asked = question(
    { by: 'table', row: 'Revenue' },
    { dimension: 'money', ...(unit === undefined ? {} : { unit }) },
  );
  const { answers } = answer(page, [asked]);
  return answers.flatMap(({ readings, passedOver }) => [
    ...readings.map(({ value }) => (value.kind === 'figure' ? value.figure.unit.name : value.kind)),
    ...passedOver.map(({ why }) => why),
  ]);
}

describe('a sign that several currencies share, in a cell', () => {
  it('is the currency that the header or the caption names', () => {
    expect(read(table('In millions of Canadian dollars', '2025', '$512'))).toEqual(['CAD']);
    expect(read(table('In millions', '2025 (HK$)', '$512'))).toEqual(['HKD']);
    expect(read(table('(Canadian $ in millions)', '2025', '512'))).toEqual(['CAD']);
    expect(read(table('單位：新台幣千元', '2025', '512'), 'zh-Hant')).toEqual(['TWD']);
    expect(read(table('单位：元 币种：人民币', '2025', '512'), 'zh-CN')).toEqual(['CNY']);
    expect(read(table('Millions of yen (¥)', '2025', '¥512'))).toEqual(['JPY']);
  });

  it('is what the page means by it, as in prose', () => {
    expect(read(table('單位：千元', '2025', '512'), 'zh-TW')).toEqual(['TWD']);
    expect(read(table('单位：千元', '2025', '512'), 'zh-CN')).toEqual(['CNY']);
    expect(read(table('In millions', '2025', '$512'))).toEqual(['USD']);
    expect(read(table('In millions', '2025', '$512', '<p>All amounts are in Australian dollars.</p>'))).toEqual([
      'AUD',
    ]);
    expect(read(table('Dollars in millions', '2025', '512', '<p>A$ unless stated.</p>'))).toEqual(['AUD']);
    expect(read(table('In millions', '2025', '¥512'), 'ja')).toEqual(['JPY']);
    expect(read(table('In millions', '2025', '¥512'), 'en', 'https://example.co.jp/a')).toEqual(['JPY']);
  });

  it.each(['USD', 'TWD', 'HKD', 'CNY'])('is open for a claim in %s where nothing settles it', (unit) => {
    const asked = (body: string, language: string) => read(body, language, 'https://example.org/a', unit);
    expect(asked(table('', '2025', '$512'), 'zh-TW')).toEqual(['other-unit']);
    expect(asked(table('單位：千元', '2025', '512'), 'zh-Hant')).toEqual(['other-unit']);
    const both = '<p>All amounts are in Australian dollars. All amounts in this annex are in Canadian dollars.</p>';
    expect(asked(table('In millions', '2025', '$512', both), 'en')).toEqual(['other-unit']);
    expect(asked(table('', 'Hong Kong dollar loans, $ million', '512'), 'en')).toEqual(['other-unit']);
    expect(asked(table('In US dollars and Canadian dollars', '2025', '$512'), 'en')).toEqual(['other-unit']);
  });
});
