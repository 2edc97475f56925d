/** A locator that holds the claimed value, in any form in which it would be found, is refused; one that only looks alike is not. */
import { describe, expect, it } from 'vitest';
import { loadClaims } from '../../src/claims/load.ts';
import { sources } from '../../src/sources/index.ts';

const head = 'article: { title: x, published: 2025-12-11 }\nnames: { Qwen: [千问, 通義千問] }\nclaims:\n';

function isHeld(claim: string): boolean {
  const bytes = new TextEncoder().encode(head + claim);
  const { diagnostics } = loadClaims([{ path: 'claims.yaml', bytes }], { sources });
  const others = diagnostics.filter(({ code, severity }) => severity === 'error' && code !== 'locator-holds-value');
  expect(others.map(({ message }) => message)).toEqual([]);
  return diagnostics.some(({ code }) => code === 'locator-holds-value');
}

const figure = (place: string, says = 'over 93%'): string =>
  `- { claim: c, says: ${says}, page: https://example.org/p, ${place} }\n`;
const term = (place: string, word = 'recommendation', rival = 'customer service'): string =>
  figure(place, `{ term: ${word}, rivals: [${rival}] }`);

describe('a claimed figure', () => {
  it.each([
    ['with its hedge', 'near: rose over 93% to ___'],
    ['without its hedge', 'near: rose 93% to ___'],
    ['in full width', 'near: 涨幅９３％ ___'],
    ['in words', 'near: rose ninety-three percent to ___'],
    ['in Chinese', 'near: 上涨百分之九十三 ___'],
    ['without its sign', 'near: rose 93 to ___'],
    ['in the name of a row', 'table: { row: 93%, column: Gain }'],
    ['in the name of a column', 'table: { row: Gain, column: "93" }'],
    ['in a caption', 'table: { row: Gain, caption: up 93 per cent }'],
    ['in a quoted attribute', `css: 'td[title="93%"]'`],
    ['in an attribute', 'css: "td[data-v=93]"'],
    ['in the text of a selector', 'css: "td:contains(93%)"'],
    ['in a filter', 'json: "$.rows[?@.growth == 93].growth"'],
    ['in a filter, turned round', 'json: "$.rows[?93 == @.growth].growth"'],
    ['in a pattern', 'regex: "(93)%"'],
    ['in a pattern between word ends', String.raw`regex: '\b93\b'`],
    ['in a pattern with a class', "regex: '9[3]%'"],
    ['in one branch of a pattern', "regex: '(92|93|94)%'"],
  ])('is found %s', (_, place) => expect(isHeld(figure(place))).toBe(true));

  it.each([
    ['half is 50 %', '50%', 'near: half of it ___'],
    ['doubled is +100 %', '100%', 'near: it doubled to ___'],
    ['the scale is written out', '30 million users', 'near: "has 30,000,000 users ___"'],
    ['the scale is another one', '30 million users', 'near: 用户3000万 ___'],
    ['a dozen is twelve', '12 tweets', 'near: a dozen tweets ___'],
    ['a month of the date', 'October 2025', 'near: passed in October ___'],
    ['the date in figures', 'October 2025', 'near: 2025-10 passed ___'],
    ['the ninth in a row', 'nine consecutive quarters', 'near: ninth consecutive quarter ___'],
  ])('is found in other words: %s', (_, says, place) => expect(isHeld(figure(place, says))).toBe(true));

  it('is found in the rows that are chosen, in an address that searches for it, and in a source that is named above', () => {
    const where =
      '- { claim: c, says: over 93%, series: https://example.org/a.csv, value: growth, where: { growth: "93" } }\n';
    expect(isHeld(where)).toBe(true);
    expect(isHeld('- { claim: c, says: over 93%, page: "https://example.org/s?q=93%25", near: rose ___ }\n')).toBe(
      true,
    );
  });

  it('is found in a figure of a calculation', () => {
    const calculation = '- { claim: c, says: a > 93%, page: https://example.org/p, figures: { a: rose 93% to ___ } }\n';
    expect(isHeld(calculation)).toBe(true);
  });

  it.each([
    ['a position', 'json: "$.rows[93].growth"'],
    ['a number of something else', 'near: the S&P 500 gained ___'],
    ['a place among siblings', 'css: "tr:nth-child(93) td"'],
    ['the year of a month', 'near: in 2025 it passed ___', 'October 2025'],
  ])('is not %s', (_, place, says?: string) => expect(isHeld(figure(place, says))).toBe(false));

  it('is not what the address of a page is called', () => {
    const slug = '- { claim: c, says: over 93%, page: https://example.org/up-93-percent, near: rose ___ }\n';
    expect(isHeld(slug)).toBe(false);
  });
});

describe('a claimed term', () => {
  it.each([
    ['as it is', 'near: power its recommendation ___'],
    ['in the plural', 'near: power its recommendations ___'],
    ['in another width', 'near: power its Ｒecommendation ___'],
    ['in part, the rest being free', 'near: power its recommend* ___'],
    ['in an attribute', 'css: "a[rel=recommendation]"'],
    ['in a filter', `json: "$[?@.use == 'recommendation'].use"`],
    ['in a pattern', "regex: '(recommendation)'"],
    ['in a pattern, in part', String.raw`regex: 'its (recommend\w+)'`],
    ['in the name of a row', 'table: { row: Recommendation, column: Use }'],
  ])('is found %s', (_, place) => expect(isHeld(term(place))).toBe(true));

  it.each([
    ['in traditional characters', '推荐', '客服', 'near: 用于推薦 ___'],
    ['in simplified characters', '推薦', '客服', 'near: 用于推荐 ___'],
    ['in one of its spellings', 'Qwen', 'Llama', 'near: uses 通义千问 ___'],
    ['without its star', 'Qwen/*', 'Llama/*', 'near: based on Qwen ___'],
    ['without its hyphen', 'open-source', 'closed', 'near: an open source ___'],
  ])('is found %s', (_, word, rival, place) => expect(isHeld(term(place, word, rival))).toBe(true));

  it('is not the key of a field, a class of the page, or a part of another word', () => {
    expect(isHeld(term('json: "$.recommendation"'))).toBe(false);
    expect(isHeld(term('css: ".recommendation"'))).toBe(false);
    expect(isHeld(term('near: the openness of it ___', 'open', 'closed'))).toBe(false);
  });
});
