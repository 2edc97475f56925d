import { describe, expect, it } from 'vitest';
import { suppliedByHand } from '../../src/net/archive-import.ts';
import { importHar } from '../../src/net/har.ts';

interface Parts {
  readonly url?: string;
  readonly method?: string;
  readonly status?: number;
  readonly headers?: readonly { name: string; value: string }[];
  readonly content?: object;
  readonly startedDateTime?: string;
}

const entry = (parts: Parts): object => ({
  startedDateTime: parts.startedDateTime ?? '2026-01-05T10:00:00.500+01:00',
  request: { method: parts.method ?? 'GET', url: parts.url ?? 'https://example.org/' },
  response: {
    status: parts.status ?? 200,
    headers: parts.headers ?? [{ name: 'Content-Type', value: 'text/html; charset=big5' }],
    content: parts.content ?? { text: '<p>3000萬</p>', size: 13, mimeType: 'text/html' },
  },
});

const har = (...parts: Parts[]): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      log: { version: '1.2', creator: { name: 'Firefox', version: '140' }, entries: parts.map(entry) },
    }),
  );

describe('a browser recording', () => {
  it('is supplied by hand, in the encoding in which the browser saved it', () => {
    const { captures, skipped } = importHar(har({}), 'page.har');
    expect(skipped).toEqual([]);
    expect(captures[0]).toMatchObject({
      url: 'https://example.org/',
      takenAt: '2026-01-05T09:00:00.500Z',
      headers: [['content-type', 'text/html; charset=utf-8']],
      provenance: 'supplied-by-hand',
      remark: 'browser recording imported from page.har, written by Firefox 140',
    });
    expect(Buffer.from(captures[0]?.body ?? []).toString()).toBe('<p>3000萬</p>');
  });

  it('keeps bytes that it holds as bytes, and repeated headers apart', () => {
    const headers = [
      { name: ':status', value: '200' },
      { name: 'Set-Cookie', value: 'a=1\nb=2' },
      { name: 'Content-Type', value: 'text/html; charset=big5' },
    ];
    const content = { text: Buffer.from([0xa4, 0x40]).toString('base64'), encoding: 'base64', size: 2 };
    const [capture] = importHar(har({ headers, content }), 'page.har').captures;
    expect(capture?.headers).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['content-type', 'text/html; charset=big5'],
    ]);
    expect([...(capture?.body ?? [])]).toEqual([0xa4, 0x40]);
  });

  it.each(['YWJj', 'YW\r\nJj\n', 'YWI=', 'YWI', 'YQ==', 'YQ', ''])('takes base64 as tools write it: %j', (stored) => {
    const [capture] = importHar(har({ content: { text: stored, encoding: 'base64' } }), 'page.har').captures;
    const expected = 'abc'.slice(0, Math.floor((stored.replace(/[^A-Za-z]/g, '').length * 3) / 4));
    expect(Buffer.from(capture?.body ?? []).toString()).toBe(expected);
  });

  it('reads a time in the zone that it names, whichever the machine is in', () => {
    const zone = process.env['TZ'];
    try {
      for (const machine of ['Asia/Shanghai', 'America/New_York']) {
        process.env['TZ'] = machine;
        const [capture] = importHar(har({ startedDateTime: '2026-01-05T01:30:00+08:00' }), 'page.har').captures;
        expect(capture?.takenAt).toBe('2026-01-04T17:30:00.000Z');
        expect(importHar(har({ startedDateTime: '2026-01-05T01:30:00' }), 'page.har').captures).toEqual([]);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('joins a redirect to the page that it led to', () => {
    const redirect = {
      url: 'https://example.org/go',
      status: 301,
      headers: [{ name: 'location', value: '/' }],
      content: {},
    };
    const { captures } = importHar(har(redirect, {}), 'page.har');
    expect(captures.map((one) => [one.url, one.finalUrl, one.hops?.length])).toEqual([
      ['https://example.org/go', 'https://example.org/', 1],
      ['https://example.org/', 'https://example.org/', undefined],
    ]);
  });

  it('of 40,000 entries, half of them redirects in chains, is joined in one pass', () => {
    const chain = (n: number): Parts[] =>
      Array.from({ length: 20 }, (_, hop) => ({
        url: `https://example.org/${n}/${hop}`,
        status: hop < 10 ? 302 : 200,
        headers: hop < 10 ? [{ name: 'location', value: `/${n}/${hop + 1}` }] : [],
        content: hop < 10 ? {} : { text: 'x' },
      }));
    const began = process.cpuUsage();
    const { captures, skipped } = importHar(har(...Array.from({ length: 2000 }, (_, n) => chain(n)).flat()), 'x.har');
    expect([captures.length, skipped.length]).toEqual([40_000, 0]);
    // Walked through for each of 110,000 hops, so many entries would take minutes.
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
  });

  it('joins a redirect that was asked twice to the answer that came after each', () => {
    const redirect = {
      url: 'https://example.org/go',
      status: 302,
      headers: [{ name: 'location', value: '/' }],
      content: {},
    };
    const { captures } = importHar(
      har(redirect, { content: { text: 'one' } }, redirect, { content: { text: 'two' } }),
      'x.har',
    );
    const joined = captures.filter(({ hops }) => hops !== undefined);
    expect(joined.map(({ body }) => Buffer.from(body).toString())).toEqual(['one', 'two']);
  });

  it.each([
    ['a POST', { method: 'POST' }, /not a GET/],
    ['a page saved without content', { content: { size: 5 } }, /without its content/],
    ['a page that was cut', { content: { text: 'YQ==', encoding: 'base64', size: 5 } }, /in part: 1 of 5/],
    ['an answer that never came', { status: 0 }, /no answer/],
    ['an error page', { status: 503 }, /status 503/],
    ['a loop', { status: 302, headers: [{ name: 'location', value: '/' }], content: {} }, /end was not recorded/],
    ['an extension', { url: 'chrome-extension://x/' }, /no http address/],
    ['a request without its time', { startedDateTime: 'soon' }, /no time/],
    ['a time without its zone', { startedDateTime: '2026-01-05T10:00:00.500' }, /does not say its time zone/],
    ['a day alone', { startedDateTime: '2026-01-05' }, /no time/],
    ['a day that no calendar has', { startedDateTime: '2026-02-31T10:00:00Z' }, /no time/],
    ['a status that is none', { status: 200.5 }, /no answer/],
    ['base64 with other signs', { content: { text: 'YW*Jj', encoding: 'base64' } }, /no base64: "\*" at character 2/],
    ['base64 that is text', { content: { text: '<p>5%</p>', encoding: 'base64' } }, /no base64: "<" at character 0/],
    ['base64 of addresses', { content: { text: 'YW-_', encoding: 'base64' } }, /no base64: "-" at character 2/],
    ['base64 that was cut', { content: { text: 'YWJjZ', encoding: 'base64' } }, /no base64: its end is cut off/],
    [
      'base64 with padding inside',
      { content: { text: 'YQ==YQ==', encoding: 'base64' } },
      /no base64: "=" at character 2/,
    ],
  ])('leaves out %s, and says why', (_, parts, why) => {
    const { captures, skipped } = importHar(har(parts), 'page.har');
    expect(captures).toEqual([]);
    expect(skipped.map((one) => one.why).join()).toMatch(why);
    // What no redirect led to is known by its address alone.
    if (!/end was not|503/.test(String(why))) expect(skipped[0]?.what).toMatch(/^log\.entries\[0\] /);
  });

  it.each(['', '[]', '{"log":{}}', 'null', '{"log":{"entries":{}}}'])('%j is refused', (text) => {
    expect(() => importHar(Buffer.from(text), 'x')).toThrow(/no HAR/);
  });
});

describe('a saved page', () => {
  it('says who saved it and when', () => {
    const page = {
      url: 'https://example.org/a#b',
      bytes: Buffer.from('x'),
      contentType: 'text/html',
      by: 'A. Editor',
      savedAt: '2026-01-05T00:00:00Z',
    };
    expect(suppliedByHand(page)).toMatchObject({
      url: 'https://example.org/a',
      provenance: 'supplied-by-hand',
      remark: 'saved by A. Editor at 2026-01-05T00:00:00Z',
    });
  });
});
