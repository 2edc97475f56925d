import { describe, expect, it } from 'vitest';
import { answer } from '../../src/locate/answer.ts';
import { encodeDirective } from '../../src/locate/passage.ts';
import type { Question } from '../../src/question.ts';
import { article, ask, bytes, near, question } from './ask.ts';

const page = (body: string | Uint8Array, contentType = 'text/html') => ({
  url: 'https://example.org/',
  body: typeof body === 'string' ? bytes(body) : body,
  contentType,
});
const percent = { dimension: 'percent' as const };

describe('one page and many questions', () => {
  it('gives each its own answer, in order, whatever another one did', () => {
    const located = answer(page(article('Users grew 5%.')), [
      { ...near('users grew ___', percent), id: 'a' },
      { ...question({ by: 'css', selector: 'p[' }), id: 'b' },
      { ...question({ by: 'json', path: '$.a' }), id: 'c' },
      { ...near('users grew', percent), id: 'd' },
    ]);
    expect(
      located.answers.map(({ question: id, readings, failure }) => [id, readings.length, failure?.detail]),
    ).toEqual([
      ['a', 1, undefined],
      ['b', 0, 'bad-selector'],
      ['c', 0, 'wrong-type'],
      ['d', 1, undefined],
    ]);
  });

  it('is decoded once, whatever is asked of it', () => {
    const body = bytes(
      '<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body><p id="n">Users grew 5%.</p></body></html>',
    );
    let readings = 0;
    const counted = {
      url: 'https://example.org/',
      contentType: 'text/html',
      get body() {
        readings += 1;
        return body;
      },
    };
    const { answers } = answer(counted, [
      { ...near('users grew ___', percent), id: 'a' },
      { ...question({ by: 'css', selector: '#n' }, percent), id: 'b' },
      { ...question({ by: 'css', selector: 'p' }, percent), id: 'c' },
      { ...question({ by: 'concept', concept: 'us-gaap:Revenues' }), id: 'd' },
      { ...question({ by: 'regex', pattern: 'grew (\\d+%)' }, percent), id: 'e' },
    ]);
    expect(answers.map((each) => each.readings.length)).toEqual([1, 1, 1, 0, 1]);
    expect(readings).toBe(1);
  });

  it('is told as unreadable or too large where the page cannot be read, and never throws', () => {
    const asked = [near('users grew ___', percent)];
    expect(answer(page(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31)), asked).answers[0]?.failure?.code).toBe(
      'unreadable',
    );
    expect(answer(page('<div>'.repeat(5000)), asked).answers[0]?.failure?.code).toBe('too-large');
    expect(answer(page('{"a":', 'application/json'), asked).answers[0]?.failure?.code).toBe('unreadable');
    expect(answer(page(''), asked).answers[0]?.readings).toEqual([]);
  });

  it('is asked without the claimed value: a question has no field that could carry one', () => {
    // Every field there is. A new one stops this from compiling until somebody has thought about what it tells a reader.
    const fields: Record<keyof Question, string> = {
      id: 'a name',
      kind: 'figure, term, ...',
      place: 'where to look',
      dimension: 'what is measured',
      unit: 'in which unit',
      per: 'for each of what',
      stated: 'what bare numbers of the source count',
      terms: 'all that could stand there, in alphabetical order',
      wordings: 'a quote is looked for by its own words',
      speakers: 'who may have said it',
      names: 'spellings',
      read: 'which of several dates',
      asOf: 'days of interest',
      period: 'what the author says the source is about',
      context: 'dateline, fiscal year, currency',
    };
    expect(Object.keys(fields)).not.toContain('says');
    const body = article('In 2024 users grew 5%.', 'In 2025 users grew 6%.');
    const values = (asked: Question): string[] => ask(body, asked).readings.map(({ passage }) => passage.text);
    expect(values(near('users grew ___', percent))).toEqual(['In 2024 users grew 5%.', 'In 2025 users grew 6%.']);
  });

  it('answers alike in whatever order terms are given: none of them is known to be the claimed one', () => {
    const body = article('It runs on Gemma and Qwen.');
    const terms = ['Gemma', 'Llama', 'Qwen'].map((name) => ({ name, spellings: [name] }));
    const asked = { ...near('runs on ___'), kind: 'term' as const };
    expect(ask(body, { ...asked, terms })).toEqual(ask(body, { ...asked, terms: terms.toReversed() }));
  });

  it('answers the same whatever day is asked about: no date selects a figure', () => {
    const body = article('In October 2025 users grew 5%. In November 2025 users grew 6%.');
    const one = ask(body, { ...near('users grew ___', percent), asOf: { low: null, high: null } });
    const other = ask(body, { ...near('users grew ___', percent), period: { low: null, high: null } });
    expect(one).toEqual(other);
  });
});

describe('a passage', () => {
  it('has its address, its offsets, its headings and a link to its words', () => {
    const [reading] = ask(
      article(
        'First. Its users - 1,000 & more - grew 5% (at last), in all, and so on until the sentence has become a rather long one.',
      ),
      near('* grew ___', percent),
    ).readings;
    const { text, start, end, headings, fragment, address, body } = reading?.passage ?? {
      text: '',
      start: 0,
      end: 0,
      address: '',
    };
    expect(text.slice(start, end)).toBe('5%');
    expect(headings).toEqual(['A page made by hand']);
    expect(address).toMatch(/^text:\d+-\d+$/);
    expect(body).toBe(true);
    expect(fragment).toBe(':~:text=Its%20users%20%2D%201%2C000%20%26,become%20a%20rather%20long%20one.');
  });

  it('is told from its double by the words before it', () => {
    const [first, second] = ask(
      article('In spring it was so. Users grew 5%.', 'In autumn it was so. Users grew 5%.'),
      near('users grew ___', percent),
    ).readings;
    expect(first?.passage.fragment).toBe(':~:text=it%20was%20so.-,Users%20grew%205%25.');
    expect(second?.passage.address).not.toBe(first?.passage.address);
  });

  it('is encoded so that no mark of it has a meaning in the directive', () => {
    expect(encodeDirective("a-b, c&d 100% 'é' (x)")).toBe('a%2Db%2C%20c%26d%20100%25%20%27%C3%A9%27%20%28x%29');
    expect(encodeDirective('\ud800')).toBe('%EF%BF%BD');
  });
});

describe('what a page says of itself', () => {
  it('holds a sketch by which two copies are known, and whom it names as its source', () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${index} and other${index * 7}`).join(' ');
    const sketch = (body: string): readonly number[] => answer(page(article(body)), []).facts.sketch ?? [];
    const shared = (a: readonly number[], b: readonly number[]): number =>
      a.filter((hash) => b.includes(hash)).length / a.length;
    expect(shared(sketch(text), sketch(`${text} More was added here by an editor.`))).toBeGreaterThan(0.8);
    expect(shared(sketch(text), sketch(text.replaceAll('word', 'term')))).toBeLessThan(0.2);
    const facts = answer(
      page(article('Users grew 5%, according to Aicpb, a counter.', '据新华社报道，用户增长5%。')),
      [],
    ).facts;
    expect(facts.attributions).toEqual(['aicpb', '新华社']);
  });
});

describe('a wall before a page', () => {
  it('is told as blocked where nothing was found', () => {
    const walled =
      '<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"headline":"x"}</script></head><body><article><h1>News</h1><p>Subscribe to read.</p></article></body></html>';
    const found = ask(walled, near('users grew ___', percent));
    expect(found.readings).toEqual([]);
    expect([undefined, 'blocked']).toContain(found.failure?.code);
  });
});
