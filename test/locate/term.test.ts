import { describe, expect, it } from 'vitest';
import { termsInField as read } from '../../src/locate/term.ts';
import type { Term } from '../../src/question.ts';
import { article, ask, found, near, question } from './ask.ts';

const terms = (...names: readonly string[]): { kind: 'term'; terms: Term[] } => ({
  kind: 'term',
  terms: names.map((name) => ({ name, spellings: [name] })),
});

describe('a term in a sentence', () => {
  it('is the one at the blank, wherever else another one stands', () => {
    const page = article(
      'Airbnb uses Qwen to power its AI customer service agent.',
      'Recommendation is a word that stands on this page, next to Airbnb and Qwen.',
    );
    expect(found(ask(page, near('to power its ___', terms('customer service', 'recommendation'))))).toEqual([
      'customer service',
    ]);
  });

  it('is both where both stand there, and the judge calls it ambiguous', () => {
    const page = article('It uses Qwen to power its customer service and its recommendation engine.');
    expect(found(ask(page, near('to power its ___', terms('customer service', 'recommendation'))))).toEqual([
      'customer service',
      'recommendation',
    ]);
  });

  it('is not the one that is only named to say that it is not', () => {
    const page = article('The lab may be launched as a closed rather than open model.');
    const { readings, passedOver } = ask(page, near('may be launched as a ___ model', terms('closed', 'open')));
    expect(
      readings.map(({ value, hedge }) => [value.kind === 'term' && value.term, hedge?.word, hedge?.asked]),
    ).toEqual([['closed', 'may', true]]);
    expect(passedOver.map(({ why }) => why)).toEqual(['contrasted']);
  });

  it.each([
    ['Zalo chose Llama, not Qwen.', ['Llama']],
    ['Zalo chose Qwen over Llama.', ['Qwen']],
    ['Zalo chose Qwen instead of Llama.', ['Qwen']],
    ['Zalo chose Qwen and Llama.', ['Qwen', 'Llama']],
  ])('"%s": it is %s', (sentence, names) => {
    const { readings } = ask(article(sentence), near('Zalo chose ___', terms('Llama', 'Qwen')));
    expect(readings.map(({ value, hedge }) => [value.kind === 'term' && value.term, hedge])).toEqual(
      names.map((name) => [name, undefined]),
    );
  });

  it('is not the one that the sentence sets it apart from', () => {
    expect(
      found(
        ask(article('Unlike Llama, Qwen was chosen by Zalo.'), near('___ was chosen by Zalo', terms('Llama', 'Qwen'))),
      ),
    ).toEqual(['Qwen']);
  });

  it('is the longest one: "open-source" is not "open"', () => {
    expect(
      found(
        ask(
          article('It was released as an open-source model.'),
          near('released as an ___ model', terms('open', 'open-source')),
        ),
      ),
    ).toEqual(['open-source']);
  });

  it('is a whole word: "non-Qwen" and "closure" are others', () => {
    expect(found(ask(article('They picked a non-Qwen model.'), near('picked a ___ model', terms('Qwen'))))).toEqual([]);
    expect(
      found(ask(article('They saw the closure of it.'), near('saw the ___', terms('close down', 'clos')))),
    ).toEqual([]);
  });

  it('needs all words in its own sentence where there is no blank', () => {
    const page = article('He appeared before Congress eight times.', 'In January he said it on a podcast.');
    expect(found(ask(page, near('January said', terms('Congress', 'podcast'))))).toEqual(['podcast']);
    expect(found(ask(page, near('January appeared', terms('Congress', 'podcast'))))).toEqual([]);
  });

  it('reaches a list behind the blank but no further statement', () => {
    const page = article(
      'It is distilled from rival models including Gemma, gpt-oss and Qwen, while Llama was dropped.',
    );
    expect(found(ask(page, near('rival models including ___', terms('Llama', 'Qwen'))))).toEqual(['Qwen']);
  });

  it('is denied, hoped for or hearsay where its clause says so', () => {
    const hedged = (sentence: string): string | undefined =>
      ask(article(sentence), near('Zalo ___', terms('chose Qwen'))).readings[0]?.hedge?.kind;
    expect(hedged('Zalo chose Qwen.')).toBeUndefined();
    expect(hedged('Zalo reportedly chose Qwen.')).toBe('hearsay');
  });

  it('is found in Chinese, in either script', () => {
    expect(found(ask(article('愛彼迎用千問支持客服系統。'), near('千问 支持 ___', terms('客服', '推荐'))))).toEqual([
      '客服',
    ]);
  });
});

describe('a term on a page without a word of where', () => {
  const anywhere = (...names: readonly string[]) => question({ by: 'text' }, terms(...names));

  it('is no answer where it merely occurs, and no absence either', () => {
    const { readings, failure, passedOver } = ask(
      article('The open-source strategy was dropped.'),
      anywhere('open-source'),
    );
    expect(readings).toEqual([]);
    expect(failure).toMatchObject({ code: 'unreadable', detail: 'no-place' });
    expect(passedOver.map(({ why }) => why)).toEqual(['no-place']);
  });

  it('is absent where it does not occur', () => {
    expect(ask(article('The strategy was dropped.'), anywhere('open-source')).failure).toBeUndefined();
  });
});

const termsInField = (...args: Parameters<typeof read>) => read(...args).map(({ term }) => term);

describe('a term in a field', () => {
  const qwen = [{ name: 'Qwen', spellings: ['Qwen/*'] }];

  it('is an id as a whole, with a star for its rest', () => {
    expect(termsInField('Qwen/Qwen3-32B', qwen)).toEqual(['Qwen']);
    expect(termsInField('qwen/Qwen3-32B', qwen)).toEqual(['Qwen']);
    expect(termsInField('meta-llama/Qwen-distill', qwen)).toEqual([null]);
  });

  it('is something else where none of the terms stands there', () => {
    expect(termsInField('not released', [{ name: 'released', spellings: ['released'] }])).toEqual([null]);
    expect(termsInField('尚未支援', [{ name: '支援', spellings: ['支援'] }])).toEqual([null]);
    expect(termsInField('apache-2.0', [{ name: 'qwen', spellings: ['qwen', 'Qwen*'] }])).toEqual([null]);
  });
});
