import { describe, expect, it } from 'vitest';
import type { ReadingContext } from '../../src/figures/figure.ts';
import { answer } from '../../src/locate/answer.ts';
import { bareCurrenciesOf } from '../../src/locate/page-currency.ts';
import { bytes, near } from './ask.ts';

/** The currencies that are read at the blank of a page whose root says its language so. */
const read = (language: string, sentence: string, words: string, context: ReadingContext = {}): string[] => {
  const page = {
    url: 'https://news.example.org/a',
    body: bytes(`<html lang="${language}"><article><h1>T</h1><p>${sentence}</p></article>`),
    contentType: 'text/html; charset=utf-8',
  };
  const question = { ...near(words, { dimension: 'money' }), context };
  return answer(page, [question]).answers.flatMap(({ readings }) =>
    readings.map(({ value }) => (value.kind === 'figure' ? value.figure.unit.name : value.kind)),
  );
};

describe('what a bare 元 means on a page', () => {
  it.each([
    ['https://a.example.com/x', 'zh-TW', 'TWD'],
    ['https://a.example.com/x', 'zh-Hant-TW', 'TWD'],
    ['https://a.example.com/x', 'zh_HK', 'HKD'],
    ['https://a.example.com/x', 'yue-HK', 'HKD'],
    ['https://a.example.tw/x', 'zh-Hant', 'TWD'],
    ['https://a.example.hk', undefined, 'HKD'],
    ['https://a.example.hk/x', 'zh-CN', undefined],
    ['https://a.example.hk/x', 'zh-Hans', undefined],
    ['https://a.example.hk/x', 'en', undefined],
    ['https://a.example.com/x', 'zh-Hant', 'XXX'],
    ['https://a.example.com/x', 'zh-Hant-CN', undefined],
    ['https://a.example.com/b.tw/x', 'zh', undefined],
  ])('on %s in %s is %s', (url, language, currency) => {
    expect(bareCurrenciesOf(url, language).currency).toBe(currency);
  });

  it('is the money of Taiwan or Hong Kong there, and of the mainland elsewhere', () => {
    const sentence = '公司去年營收 398億元，並表示明年會繼續投資。';
    expect(read('zh-TW', sentence, '營收 ___')).toEqual(['TWD']);
    expect(read('zh-HK', sentence, '營收 ___')).toEqual(['HKD']);
    expect(read('zh-CN', sentence, '營收 ___')).toEqual(['CNY']);
    expect(read('zh-TW', '公司去年營收人民幣 398億元，並表示明年會繼續投資。', '營收 ___')).toEqual(['CNY']);
  });

  it('is what the author says of the place, where that currency is printed so', () => {
    expect(read('zh-TW', '公司去年營收 398億元，並表示明年會繼續投資。', '營收 ___', { currency: 'CNY' })).toEqual([
      'CNY',
    ]);
    expect(read('en', 'The company spent $5 billion on chips.', 'spent ___', { currency: 'CAD' })).toEqual(['CAD']);
    expect(read('en', 'The company spent $5 billion on chips.', 'spent ___', { currency: 'CNY' })).toEqual(['USD']);
  });

  it.each(['CNY', 'TWD', 'HKD', 'USD'])('is left open for a claim in %s where the page does not settle it', (unit) => {
    const asks = (language: string, sentence: string) => {
      const page = {
        url: 'https://news.example.org/a',
        body: bytes(`<html lang="${language}"><article><h1>T</h1><p>${sentence}</p></article>`),
        contentType: 'text/html; charset=utf-8',
      };
      return answer(page, [near('營收 ___', { dimension: 'money', unit })]).answers[0];
    };
    for (const [language, sentence] of [
      ['zh-Hant', '公司去年營收 398億元，並表示明年會繼續投資。'],
      ['zh-TW', '公司去年營收 $398億，並表示明年會繼續投資。'],
      ['zh-HK', '公司去年營收 $398億，並表示明年會繼續投資。'],
    ] as const) {
      const found = asks(language, sentence);
      expect(found?.readings).toEqual([]);
      expect(found?.passedOver.map(({ why }) => why)).toContain('other-unit');
    }
  });

  it('is settled by the print or by the author', () => {
    expect(read('zh-Hant', '公司去年營收新台幣 398億元，並表示明年會繼續投資。', '營收 ___')).toEqual(['TWD']);
    expect(read('zh-Hant', '公司去年營收 398億美元，並表示明年會繼續投資。', '營收 ___')).toEqual(['USD']);
    expect(read('zh-TW', '公司去年營收 US$398億，並表示明年會繼續投資。', '營收 ___')).toEqual(['USD']);
    const bare = '公司去年營收 $398億，並表示明年會繼續投資。';
    expect(read('zh-TW', bare, '營收 ___', { currency: 'TWD' })).toEqual(['TWD']);
    expect(read('zh-TW', bare, '營收 ___', { currency: 'USD' })).toEqual(['USD']);
  });
});
