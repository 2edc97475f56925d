import { expect, it } from 'vitest';
import type { Question } from '../../src/question.ts';
import { ask, near, question } from './ask.ts';

/** As a page cut in the middle of a letter shows it. */
const broken = '\ufffd';
const html = (inside: string): string => `<html><body><article>${inside}</article></body></html>`;
const row = `<table><tr><th>Firm</th><th>Share</th></tr><tr><td>Alpha</td><td>12%</td></tr><tr><td>B${broken}ta Works</td><td>34%</td></tr></table>`;
const page = 'text/html';
const percent = { dimension: 'percent' } as const;
const terms = [{ name: 'Paris', spellings: ['Paris'] }];

const cases: readonly (readonly [string, string, Question, string])[] = [
  ['near with a blank', html(`<p>Sales of B${broken}ta grew 34% in May.</p>`), near('grew ___', percent), page],
  ['near without one', html(`<p>Sales of B${broken}ta grew 34% in May.</p>`), near('sales grew', percent), page],
  ['near in a row', html(row), near('Works Share', percent), page],
  ['table', html(row), question({ by: 'table', row: 'Works', column: 'Share' }, percent), page],
  ['css', html(`<p id="n">B${broken}ta 34%</p>`), question({ by: 'css', selector: '#n' }, percent), page],
  [
    'regex',
    html(`<p>B${broken}ta has 34% of it.</p>`),
    question({ by: 'regex', pattern: 'has ([0-9]+%)' }, percent),
    page,
  ],
  ['json', `{"share":"B${broken}ta 34%"}`, question({ by: 'json', path: '$.share' }, percent), 'application/json'],
  ['a term', html(`<p>The seat of B${broken}ta is Paris.</p>`), near('is ___', { kind: 'term', terms }), page],
  [
    'a quote',
    html(`<p>“It is faster,” said B${broken}ta’s chief.</p>`),
    question({ by: 'text' }, { kind: 'quote', wordings: ['it is faster'] }),
    page,
  ],
];

it.each(cases)('a passage that holds a character nobody could decode is no evidence: %s', (_how, body, asked, type) => {
  const { readings, passedOver } = ask(body, asked, type);
  expect(readings).toEqual([]);
  expect(passedOver.map(({ why }) => why)).toContain('replacement-character');
  // The same passage without it is evidence: the question is right.
  expect(ask(body.replaceAll(broken, 'e'), asked, type).readings).toHaveLength(1);
});
