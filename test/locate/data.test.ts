import { describe, expect, it } from 'vitest';
import type { Place, Question } from '../../src/question.ts';
import { ask, found, question } from './ask.ts';

const json = (path: string, rest: Partial<Question> = {}): Question => question({ by: 'json', path }, rest);
const series = (place: Omit<Extract<Place, { by: 'series' }>, 'by'>, rest: Partial<Question> = {}): Question =>
  question({ by: 'series', ...place }, { kind: 'series', ...rest });
const type = 'application/json';

describe('a JSON field', () => {
  it('is exact, with the digits that are printed', () => {
    expect(found(ask('{"downloads": 12345678901234567890, "price": 1.10}', json('$.downloads'), type))).toEqual([
      '{12345678901234567890}',
    ]);
    expect(found(ask('{"price": 1.10}', json('$.price', { dimension: 'money', unit: 'USD' }), type))).toEqual([
      '{1.1} USD',
    ]);
  });

  it('is read like print where it is text', () => {
    expect(
      found(ask('{"a": "over 30 million users"}', json('$.a', { dimension: 'count', unit: 'user' }), type)),
    ).toEqual(['(30000000, ∞) user']);
  });

  it('is a day in any of the usual forms', () => {
    const asked = (value: string): string[] => found(ask(`{"d": ${value}}`, json('$.d', { kind: 'date' }), type));
    expect(asked('"2023-08-03T09:24:13.000Z"')).toEqual(['{19572} day']);
    expect(asked('1691054653')).toEqual(['{19572} day']);
    expect(asked('20230803')).toEqual(['{19572} day']);
    expect(asked('2023')).toEqual(['[19358, 19722] day']);
  });

  it('is each of an array, and nothing where it is null', () => {
    expect(found(ask('{"a": [1, 2]}', json('$.a'), type))).toEqual(['{1}', '{2}']);
    expect(ask('{"a": null}', json('$.a'), type).passedOver.map(({ why }) => why)).toEqual(['no-value']);
    expect(ask('{"a": {}}', json('$.a'), type).passedOver.map(({ why }) => why)).toEqual(['not-a-number']);
  });

  it('holds one of the terms or something else', () => {
    const terms = [{ name: 'Qwen', spellings: ['Qwen/*'] }];
    const asked = (value: string): string[] =>
      found(ask(`{"base": ${value}}`, json('$.base', { kind: 'term', terms }), type));
    expect(asked('"Qwen/Qwen3-32B"')).toEqual(['Qwen']);
    expect(asked('["Qwen/Qwen3-32B", "google/gemma"]')).toEqual(['Qwen', 'other: google/gemma']);
  });

  it('is never a name that no record has of its own', () => {
    for (const path of ['$.__proto__', '$.constructor', '$["__proto__"].a', '$.toString', '$..__proto__']) {
      expect(ask('{"a": 1, "__proto__": {"a": 2}}', json(path), type).readings).toEqual([]);
    }
    expect(found(ask('{"a": 1, "__proto__": {"a": 2}}', json('$..a'), type))).toEqual(['{1}']);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('runs patterns of a path in linear time, and says of a bad path what is wrong', () => {
    const evil = JSON.stringify([{ a: `${'a'.repeat(5000)}!`, v: 1 }]);
    const began = process.cpuUsage();
    expect(ask(evil, json("$[?match(@.a, '(a+)+$')].v"), type).readings).toEqual([]);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
    expect(ask('{"a": 1}', json('$.a['), type).failure).toMatchObject({ code: 'unreadable', detail: 'bad-path' });
  });
});

const csv = 'day,deaths,cases\n2020-10-29,100,1.5\n2020-10-31,,3\n2020-10-30,0,2\n';

describe('a series', () => {
  it('is in order of time; zero is a value and a hole is none', () => {
    expect(found(ask(csv, series({ date: 'day', value: 'deaths' }), 'text/csv'))).toEqual([
      '2020-10-29 {100}; 2020-10-30 {0}; 2020-10-31 -',
    ]);
  });

  it('is in the unit that its values are printed with, and of no other', () => {
    const shares = 'day,share\n2020,12%\n2021,13.5%\n';
    const place = { date: 'day', value: 'share' };
    const [reading] = ask(shares, series(place, { dimension: 'percent' }), 'text/csv').readings;
    expect(reading?.value).toMatchObject({ kind: 'series', unit: { dimension: 'percent', name: 'percent' } });
    const other = ask(shares, series(place, { dimension: 'count', unit: 'user' }), 'text/csv');
    expect([other.readings, other.passedOver.map(({ why }) => why)]).toEqual([[], ['other-unit']]);
    const mixed = ask('day,share\n2020,12%\n2021,13.5\n', series(place, { dimension: 'percent' }), 'text/csv');
    expect(mixed.failure).toMatchObject({ detail: 'mixed-units' });
  });

  it('is a list of members where several columns are named, or all', () => {
    expect(found(ask(csv, series({ value: ['cases', 'deaths'] }), 'text/csv'))).toEqual(['cases {3}; deaths {0}']);
    const [reading] = ask(csv, series({ value: 'all' }), 'text/csv').readings;
    expect(reading?.value.kind === 'list' && reading.value.open).toBe(true);
  });

  it('is read in long form too', () => {
    const long = 'entity,year,share\nNorway,2019,85.0\nSweden,2019,40\nNorway,2020,86\n';
    expect(found(ask(long, series({ label: 'entity', value: 'Norway' }), 'text/csv'))).toEqual([
      '2019 {85}; 2020 {86}',
    ]);
    expect(found(ask(long, series({ value: 'share', where: { entity: 'norway' } }), 'text/csv'))).toEqual([
      '2019 {85}; 2020 {86}',
    ]);
    expect(ask(long, series({ value: 'share' }), 'text/csv').failure).toMatchObject({ detail: 'two-values' });
    expect(found(ask(long, series({ label: 'entity', value: 'all' }, { kind: 'list' }), 'text/csv'))).toEqual([
      'Norway {86}; Sweden {40}',
    ]);
  });

  it('is read from JSON records, named or wrapped, with labels of months, quarters and seconds', () => {
    const records = (items: unknown): string => JSON.stringify(items);
    expect(
      found(
        ask(
          records([
            { date: '2024-05', v: 1 },
            { date: '2024-Q1', v: 2 },
          ]),
          series({ date: 'date', value: 'v' }),
          type,
        ),
      ),
    ).toEqual(['2024-Q1 {2}; 2024-05 {1}']);
    expect(
      found(
        ask(
          records({ rows: [{ row_idx: 0, row: { date: '2024-01-02', v: 3 } }] }),
          series({ date: 'date', value: 'v' }),
          type,
        ),
      ),
    ).toEqual(['2024-01-02 {3}']);
    expect(
      found(
        ask(
          records({ a: { b: [{ t: 1691054653, v: 3 }] }, c: [] }),
          series({ date: 't', value: 'v', records: '$.a.b' }),
          type,
        ),
      ),
    ).toEqual(['1691054653 {3}']);
    expect(found(ask(records({ '2024-01-01': 5, '2024-01-02': 6 }), series({ value: 'value' }), type))).toEqual([
      '2024-01-01 {5}; 2024-01-02 {6}',
    ]);
  });

  it('says which columns there are where one is misspelt', () => {
    expect(ask(csv, series({ value: 'death' }), 'text/csv').failure).toMatchObject({
      code: 'not-found',
      detail: 'no-column',
    });
  });
});

describe('an element by its selector', () => {
  const page =
    '<html><body><div class="n"><b>1,234</b> users</div><template><div class="n">9 users</div></template><div class="n" style="display:none">8 users</div><meta itemprop="count" content="77"></body></html>';
  const css = (selector: string, attribute?: string): Question =>
    question(
      { by: 'css', selector, ...(attribute === undefined ? {} : { attribute }) },
      { dimension: 'count', unit: 'user' },
    );

  it('is read as people see it, and what is out of sight is no evidence', () => {
    expect(found(ask(page, css('.n')))).toEqual(['{1234} user']);
    expect(found(ask(page, css('meta[itemprop=count]', 'content')))).toEqual(['{77} user']);
  });

  it('says of a bad selector what is wrong', () => {
    expect(ask(page, css('div[')).failure).toMatchObject({ code: 'unreadable', detail: 'bad-selector' });
  });
});

describe('a passage by a pattern', () => {
  const regex = (pattern: string): Question => question({ by: 'regex', pattern }, { dimension: 'number' });

  it('is its first group', () => {
    expect(found(ask('total: 42 of 50', regex('total: (\\d+)'), 'text/plain'))).toEqual(['{42}']);
  });

  it('is refused where it looks around, and linear where others take for ever', () => {
    expect(ask('x', regex('(?<=a)b'), 'text/plain').failure).toMatchObject({ detail: 'bad-pattern' });
    expect(ask(`${'a'.repeat(50_000)}!`, regex('(a+)+$'), 'text/plain').readings).toEqual([]);
    expect(ask('aa', regex('(a)\\1'), 'text/plain').failure).toMatchObject({ detail: 'bad-pattern' });
  });

  it('has a bound, and so has the text that it is run over', () => {
    expect(ask('n=5', regex(`n=(5)|${'x'.repeat(1000)}`), 'text/plain').failure).toMatchObject({
      detail: 'bad-pattern',
    });
    expect(ask(`n=5 ${'x '.repeat(600_000)}`, regex('n=(5)'), 'text/plain').failure).toMatchObject({
      detail: 'too-much-text',
    });
  });
});

describe('the date of a page', () => {
  it('is the answer where it is asked for', () => {
    const page =
      '<html><head><meta property="article:published_time" content="2025-12-10T08:00:00Z"></head><body><p>Text.</p></body></html>';
    expect(found(ask(page, question({ by: 'published' }, { kind: 'date' })))).toEqual(['{20432} day']);
    expect(
      ask('<html><body><p>Text.</p></body></html>', question({ by: 'published' }, { kind: 'date' })).readings,
    ).toEqual([]);
  });
});
