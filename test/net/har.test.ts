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
  ])('leaves out %s, and says why', (_, parts, why) => {
    const { captures, skipped } = importHar(har(parts), 'page.har');
    expect(captures).toEqual([]);
    expect(skipped.map((one) => one.why).join()).toMatch(why);
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
