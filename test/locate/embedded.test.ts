import { describe, expect, it } from 'vitest';
import { embeddedBy } from '../../src/locate/embedded.ts';

/** The hedge of `answer`, to which the words `led` lead. */
function governorOf(sentence: string, answer: string, led = answer, headings: readonly string[] = []) {
  const at = (text: string) => ({ start: sentence.indexOf(text), end: sentence.indexOf(text) + text.length });
  return embeddedBy(sentence, at(answer), [at(led)], headings, led)?.word;
}

describe('a clause of "that"', () => {
  it.each([
    'The minister confirmed that the app has 30 million users.',
    'The bank said in a statement on Monday that the app has 30 million users.',
    'It is so cheap that the app has 30 million users.',
    'In that year the app has 30 million users.',
  ])('is asserted by a verb that reports or knows: %s', (sentence) => {
    expect(governorOf(sentence, '30 million', 'the app has')).toBeUndefined();
  });

  it.each([
    'The minister scoffed at the idea that the app has 30 million users.',
    'The bank said the idea that the app has 30 million users came from abroad.',
    'The defence argued that the app has 30 million users.',
    'The company issued a pamphlet that the app has 30 million users.',
  ])('is not asserted by any other: %s', (sentence) => {
    expect(governorOf(sentence, '30 million', 'the app has')).toMatch(/ that$/);
  });

  it('that says which thing is meant is told as a fact', () => {
    expect(governorOf('It is a firm that employs 640 workers.', '640', 'employs')).toBeUndefined();
    expect(governorOf('It is a firm that quietly employed 640 workers.', '640', 'employed')).toBeUndefined();
  });
});

describe('an infinitive', () => {
  it.each([
    'Parliament voted to raise the wage to $15.',
    'The firm managed to raise the wage to $15.',
    'It was the first country to raise the wage to $15.',
  ])('came about where its verb says so: %s', (sentence) => {
    expect(governorOf(sentence, '$15', 'raise the wage')).toBeUndefined();
  });

  it.each([
    'Parliament threw out a motion to raise the wage to $15.',
    'The firm has permission to raise the wage to $15.',
  ])('did not, or nobody knows, behind any other: %s', (sentence) => {
    expect(governorOf(sentence, '$15', 'raise the wage')).toMatch(/ to raise$/);
  });

  it('behind the words of the place says what the thing was for', () => {
    expect(governorOf('The group paid $3 billion to buy the firm.', '$3 billion', 'paid')).toBeUndefined();
  });
});

it('a heading of targets or myths holds for what stands under it, and a title that speaks of the weather does not', () => {
  expect(governorOf('Emissions cut by 40%', '40%', 'cut', ['Our targets'])).toBe('our targets');
  expect(governorOf('The tower has 365 windows.', '365', 'has', ['Myths of the town'])).toBe('myths');
  expect(governorOf('The tower has 365 windows.', '365', 'has', ['The tower'])).toBeUndefined();
});
