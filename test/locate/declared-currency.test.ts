import { describe, expect, it } from 'vitest';
import { declaredCurrencies } from '../../src/locate/declared-currency.ts';

const declared = (text: string): string => [...declaredCurrencies(text)].join(' ');

describe('what a page says that its amounts are in', () => {
  it.each([
    ['All amounts are in Australian dollars.', 'AUD'],
    ['All dollar amounts in this report are expressed in Canadian dollars unless otherwise indicated.', 'CAD'],
    ['A$ unless stated.', 'AUD'],
    ['Amounts are presented in thousands of Canadian dollars.', 'CAD'],
    ['All figures in New Zealand dollars.', 'NZD'],
    ['The reporting currency of the group is the Singapore dollar.', 'SGD'],
    ['References to “$” are to Canadian dollars and references to “US$” are to United States dollars.', 'CAD'],
    ['In this document, "$" means Australian dollars.', 'AUD'],
    ['除另有說明外，本公告金額均以港元列示。', 'HKD'],
    ['本公司主要數據（以港元計）', 'HKD'],
    ['本报告货币单位：人民币', 'CNY'],
  ])('%s: %s', (text, code) => {
    expect(declared(text)).toBe(code);
  });

  it.each([
    'The company borrowed 20 million Australian dollars.',
    'In Canadian dollars the fund lost 4 % in a year.',
    'All notes denominated in Hong Kong dollars were repaid.',
    'The Australian dollar fell, and all prices rose.',
    '以港元计，该基金去年亏损百分之四。',
    'All staff were at work. Canadian dollars were exchanged.',
  ])('nothing: %s', (text) => {
    expect(declared(text)).toBe('');
  });

  it('two of them leave the sign open', () => {
    expect(declared('All amounts are in Australian dollars. All amounts in this annex are in Canadian dollars.')).toBe(
      'AUD CAD',
    );
  });
});
