import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/extract/csv.ts';
import { extract } from '../../src/extract/extract.ts';
import { NumberToken, printedAt, readJson } from '../../src/extract/json.ts';
import { failureOf } from './page.ts';

const document = (text: string, contentType?: string, url = 'https://api.example.org/data') =>
  extract({ url, body: new TextEncoder().encode(text), ...(contentType === undefined ? {} : { contentType }) });

describe('JSON', () => {
  it('is known by its type, its suffix, or by what it is', () => {
    for (const type of [
      'application/json; charset=utf-8',
      'application/vnd.api+json',
      'text/plain',
      undefined,
      'text/html',
    ]) {
      expect(document('{"downloads":1}', type)).toMatchObject({ kind: 'json', value: { downloads: 1 } });
    }
  });

  it('numbers can be had as printed', () => {
    const text = '{"a":{"price":1.10,"id":12345678901234567890,"list":[0.0,-2e3,true,null,"5"]}}';
    expect(printedAt(text, ['a', 'price'])).toEqual(new NumberToken('1.10'));
    expect(printedAt(text, ['a', 'id'])).toEqual(new NumberToken('12345678901234567890'));
    expect(printedAt(text, ['a', 'list'])).toEqual([new NumberToken('0.0'), new NumberToken('-2e3'), true, null, '5']);
  });

  it('a path that leads nowhere gives nothing', () => {
    expect(printedAt('{"a":[1,2]}', ['a', 2])).toBeUndefined();
    expect(printedAt('{"a":[1,2]}', ['b'])).toBeUndefined();
    expect(printedAt('{"a":[1,2]}', ['a', 'length'])).toBeUndefined();
    expect(printedAt('{"__proto__":1,"constructor":{}}', ['toString'])).toBeUndefined();
  });

  it('of members with one name the last counts, as in the value', () => {
    expect(printedAt('{"a":1,"a":2.0}', ['a'])).toEqual(new NumberToken('2.0'));
  });

  it('a walk to any place finds what the parsed value has there', () => {
    const unprinted = (value: unknown): unknown => {
      if (value instanceof NumberToken) return Number(value.digits);
      if (Array.isArray(value)) return value.map(unprinted);
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unprinted(item)]));
      }
      return value;
    };
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        const value = JSON.parse(text) as unknown;
        const spaced = JSON.stringify(value, null, indent);
        if (spaced.includes('__proto__')) return;
        expect(unprinted(printedAt(spaced, []))).toEqual(JSON.parse(spaced));
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
          for (const [key, item] of Object.entries(value)) {
            expect(unprinted(printedAt(spaced, [key]))).toEqual(JSON.parse(JSON.stringify(item)));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a guard against scripts before it is no part of it', () => {
    expect(readJson(')]}\',\n{"a":1}')).toEqual({ a: 1 });
    expect(printedAt('\ufeff)]}\'\n{"a":1.50}', ['a'])).toEqual(new NumberToken('1.50'));
  });

  it('what is said to be JSON and is not, is unreadable; what nests too deep is too large', () => {
    expect(failureOf(() => document('{"a":', 'application/json'))).toBe('unreadable syntax');
    expect(failureOf(() => document('['.repeat(513) + ']'.repeat(513), 'application/json'))).toBe('too-large depth');
    expect(failureOf(() => document('['.repeat(512) + ']'.repeat(512), 'application/json'))).toBe('read');
    expect(failureOf(() => document(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'application/json'))).toBe(
      'too-large depth',
    );
  });
});

describe('CSV', () => {
  it('quoted fields hold separators, line ends and quotes', () => {
    expect(readCsv('a,b\r\n"1,5","x\ny"\n"say ""so""",\n')).toEqual([
      ['a', 'b'],
      ['1,5', 'x\ny'],
      ['say "so"', ''],
    ]);
  });

  it('the first line tells the separator', () => {
    expect(readCsv('day;value\n2025-01-01;1,5')).toEqual([
      ['day', 'value'],
      ['2025-01-01', '1,5'],
    ]);
    expect(readCsv('"a,b"\tc\n1\t2')).toEqual([
      ['a,b', 'c'],
      ['1', '2'],
    ]);
  });

  it('empty lines are no records, and a mark at the start is no text', () => {
    expect(readCsv('\ufeffa,b\n\n1,\n\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  it('a quote that nobody closed takes the rest', () => {
    expect(readCsv('a,b\n1,"2\n3')).toEqual([
      ['a', 'b'],
      ['1', '2\n3'],
    ]);
  });

  it('what was written is what is read', () => {
    const field = fc.string();
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (rows) => {
        const text = ['a,b', ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join(
          '\r\n',
        );
        expect(readCsv(text)).toEqual([['a', 'b'], ...rows.map((row) => [...row])]);
      }),
    );
  });

  it('is known by its type or its name', () => {
    expect(document('a,b\n1,2', 'text/csv')).toMatchObject({ kind: 'text', csv: true });
    expect(document('a,b\n1,2', 'text/plain', 'https://x.example.org/a.csv?raw=1')).toMatchObject({ csv: true });
    expect(document('just text', 'text/plain')).toMatchObject({ kind: 'text', csv: false });
  });
});

describe('other answers', () => {
  it('pictures, archives and PDF are unreadable and say so', () => {
    expect(failureOf(() => document('%PDF-1.7 ...', 'application/pdf'))).toBe('unreadable type');
    expect(failureOf(() => extract({ url: 'x', body: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) }))).toBe(
      'unreadable type',
    );
  });

  it('a feed is read with its CDATA, each element a block', () => {
    const feed = document(
      '<?xml version="1.0"?><rss><channel><title>News</title><item><title>Up 5 %</title><link>https://x.example.org/1</link><description><![CDATA[<p>All of it.</p>]]></description></item></channel></rss>',
      'application/rss+xml',
    );
    expect(feed.kind === 'html' && feed.blocks.map((block) => block.text)).toEqual([
      'News',
      'Up 5 %',
      'https://x.example.org/1',
      'All of it.',
    ]);
  });
});
