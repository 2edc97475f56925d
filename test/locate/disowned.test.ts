import { describe, expect, it } from 'vitest';
import { disownedBy, revisedBy } from '../../src/locate/disowned.ts';

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
