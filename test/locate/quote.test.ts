import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/question.ts';
import { article, ask, found, question } from './ask.ts';

const speakers = [
  { name: 'Chesky', spellings: ['Brian Chesky', '切斯基'] },
  { name: 'Huang', spellings: ['Jensen Huang', '黄仁勋', '黃仁勳'] },
  { name: 'Zuckerberg', spellings: ['Mark Zuckerberg'] },
];
const quote = (...wordings: readonly string[]): Question =>
  question({ by: 'text' }, { kind: 'quote', wordings, speakers });

describe('a quote', () => {
  it.each([
    [
      'with its speaker after it',
      '“It is very good. It is fast and cheap,” Brian Chesky said on Tuesday.',
      'fast and cheap',
      'Chesky',
    ],
    [
      'with its speaker turned round',
      '“It is fast and cheap,” said Airbnb CEO Brian Chesky.',
      'fast and cheap',
      'Chesky',
    ],
    ['with its speaker before it', 'Chesky told reporters that Qwen is “fast and cheap”.', 'fast and cheap', 'Chesky'],
    [
      'by a pronoun that points back',
      'Jensen Huang met the press. “China is far ahead,” he said.',
      'China is far ahead',
      'Huang',
    ],
    ['according to somebody', 'The model is “fast and cheap”, according to Brian Chesky.', 'fast and cheap', 'Chesky'],
    [
      'by somebody that nobody asked for',
      '“It is fast and cheap,” said Jane Doe, an analyst.',
      'fast and cheap',
      'Jane Doe',
    ],
    ['in Chinese', '黃仁勳表示：「中國已經遙遙領先」。', '中国已经遥遥领先', 'Huang'],
    ['in Chinese with the verb after it', '“中国已经遥遥领先”，黄仁勋在采访中说。', '中国已经遥遥领先', 'Huang'],
    ['without a speaker', 'A banner said nothing but this. The text: fast and cheap.', 'fast and cheap', '?'],
  ])('is found %s', (_, text, wording, speaker) => {
    expect(found(ask(article(text), quote(wording)))).toEqual([`${wording} / ${speaker}`]);
  });

  it('may differ in spaces, marks, case and width, never in its words', () => {
    const page = article('Chesky said: “It’s  FAST — and, cheap”.');
    expect(found(ask(page, quote("it's fast and cheap")))).toEqual(["it's fast and cheap / Chesky"]);
    expect(found(ask(page, quote('it is fast and cheap')))).toEqual([]);
    expect(found(ask(page, quote('faster and cheaper')))).toEqual([]);
    expect(found(ask(page, quote('cheap and fast')))).toEqual([]);
  });

  it('is found under who said it, not under who is named near it', () => {
    const page = article('Mark Zuckerberg had no comment. “China is far ahead,” Jensen Huang said in Taipei.');
    expect(found(ask(page, quote('China is far ahead')))).toEqual(['China is far ahead / Huang']);
  });

  it('is hedged where it is denied that it was said', () => {
    const [reading] = ask(
      article('Jensen Huang never said that China is far ahead.'),
      quote('China is far ahead'),
    ).readings;
    expect(reading?.hedge?.kind).toBe('negated');
  });
});
