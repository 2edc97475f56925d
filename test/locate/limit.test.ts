import { expect, it } from 'vitest';
import { article, ask, found, near } from './ask.ts';

const pounds = { dimension: 'money' as const, unit: 'GBP' };
const users = { dimension: 'count' as const, unit: 'user' };

const fine = article('The fine starts at £200 and doubles, up to a maximum of £3,200 for those who flout the rules.');

it.each([
  ['a maximum that is asked for is the printed number, and no more', 'up to a maximum of ___', '[3199.5, 3200] GBP'],
  ['a maximum that the page has by itself bounds what is paid', 'doubles up to ___', '(−∞, 3200] GBP'],
])('%s', (_, words, interval) => {
  expect(found(ask(fine, near(words, pounds)))).toEqual([interval]);
});

it.each([
  ['more than', 'It has more than 30 million users.', 'It has more than ___ users', '(30000000, ∞) user'],
  ['over', 'It has over 30 million users.', 'It has over ___', '(30000000, ∞) user'],
  ['at least', 'It has at least 30 million users.', 'has at least ___', '[30000000, ∞) user'],
])('a bound stays one where the author wrote "%s": it names nothing that has a value', (_, text, words, interval) => {
  expect(found(ask(article(text), near(words, users)))).toEqual([interval]);
});

it('a minimum that is asked for, and a limit in Chinese, are what is printed', () => {
  const page = article('Tickets cost a minimum of £15 each.', '罚款上限为5000元。');
  expect(found(ask(page, near('cost a minimum of ___', pounds)))).toEqual(['[15, 15.5) GBP']);
  expect(found(ask(page, near('罚款上限为 ___', { dimension: 'money', unit: 'CNY' })))).toEqual(['[4999.5, 5000] CNY']);
});
