import { describe, expect, it } from 'vitest';
import { disownedBy, longAgo, revisedBy } from '../../src/locate/disowned.ts';

const word = (sentence: string, figure = '30 million'): string | undefined => {
  const start = sentence.indexOf(figure);
  return disownedBy(sentence, start, start + figure.length)?.word;
};

describe('a statement that its writer does not stand behind', () => {
  it.each([
    ['The analyst doubts that the app has 30 million users.', 'doubts that'],
    ['Asked whether the app has 30 million users, the firm was silent.', 'Asked whether'],
    ['Nobody at the firm, old or new, has 30 million users; nothing shows that it has 30 million.', undefined],
    ['Nothing in the report suggests that the app has 30 million users.', 'Nothing in the report suggests'],
    ['The app once had 30 million users.', 'once had'],
    ['The firm is to pay 30 million users.', 'is to pay'],
    ['The plant was scheduled for 30 million cars.', 'scheduled for'],
    ['All but 30 million of them left.', 'All but'],
    [
      'The app has 30 million users, a number that could not be independently verified.',
      'could not be independently verified',
    ],
    ['The app has 30 million users, but the figure could not be verified.', 'could not be verified'],
    ['The app has 30 million users (the company denies this).', 'the company denies this'],
    ['That it has 30 million users is an exaggeration.', 'is an exaggeration'],
  ])('%s', (sentence, expected) => {
    expect(word(sentence)).toBe(expected);
  });

  it.each([
    'The chair, who once worked for Globex, said that the app has 30 million users.',
    'The rise was due to 30 million new users.',
    'The rise was due to rising demand from 30 million users.',
    'He doubted that it would last, but the app has 30 million users.',
    'The app has 30 million users, and the firm could not be reached.',
  ])('asserts: %s', (sentence) => {
    expect(word(sentence)).toBeUndefined();
  });

  it('is replaced by the sentence behind it', () => {
    expect(revisedBy('The figure was later revised down to 2.4%.')?.kind).toBe('negated');
    expect(revisedBy('该数字后被修正为2.4%。')?.kind).toBe('negated');
    expect(revisedBy('The figure was published on Monday.')).toBeUndefined();
  });
});

describe('a day in the past that nothing names', () => {
  const then = (sentence: string, figure: string, asked = ''): string | undefined => {
    const start = sentence.indexOf(figure);
    return longAgo(sentence, { start, end: start + figure.length }, asked)?.word;
  };

  it.each([
    ['Five years ago the app had 30 million users.', '30 million'],
    ['The app had 30 million users five years ago.', '30 million'],
    ['At the time it had 30 million users.', '30 million'],
    ['When it was sold, the app had 30 million users.', '30 million'],
    ['五年前，該應用有3000萬用戶。', '3000萬'],
    ['当时该应用有3000万用户。', '3000万'],
  ])('%s', (sentence, figure) => expect(then(sentence, figure)).toBeDefined());

  it.each([
    ['It rose to 12% from 9% three years earlier.', '12%'],
    ['Unemployment is 12%, up from 9% three years earlier.', '12%'],
    ['At the height of the spring 22 million lost their jobs.', '22 million'],
    ['When prices rise by 3%, wages follow.', '3%'],
    ['该应用有3000万用户，当时的用户只有一半。', '3000万'],
  ])('%s: none', (sentence, figure) => expect(then(sentence, figure)).toBeUndefined());

  it('is meant where the author names it', () =>
    expect(then('Five years ago it had 30 million users.', '30 million', 'five years ago it had')).toBeUndefined());
});
