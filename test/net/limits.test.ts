import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { ruleFor } from '../../src/net/rules.ts';
import {
  answer,
  type Behaviour,
  bomb,
  drip,
  dripHeaders,
  endless,
  type HostileServer,
  head,
  openHostileServer,
  page,
  raw,
  rawOpen,
  rawReset,
  silent,
} from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';
import { testClock } from './test-clock.ts';

const article = '<p>Sales grew 149.03% in November.</p>';
const html = { 'content-type': 'text/html' };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(behaviour: Behaviour, options: Parameters<typeof liveWeb>[0] = {}) {
  const server: HostileServer = await openHostileServer(() => behaviour);
  const web = liveWeb({ allowHosts: [server.host], ...options });
  closing.push(() => web.close(), server.close);
  return { server, web, url: `${server.origin}/page` };
}

/** What a server that behaves so comes to: the failure, or the text. */
async function outcome(behaviour: Behaviour, options: Parameters<typeof liveWeb>[0] = {}): Promise<string> {
  const { web, url } = await serve(behaviour, options);
  try {
    return new TextDecoder().decode((await web.get({ url })).body);
  } catch {
    return await failureOf(web.get({ url }));
  }
}

const MiB = 2 ** 20;
const raised = [{ hosts: ['127.0.0.1'], maxBodyBytes: 20 * MiB, source: 'this test' }];

describe('P7: a body is bounded after its coding is undone', () => {
  const small = { hostRules: [{ hosts: ['127.0.0.1'], maxBodyBytes: MiB, source: 'this test' }] };

  test('16 MiB, and 64 MiB where a rule raises it further', () => {
    const bound = (maxBodyBytes?: number) =>
      ruleFor(
        maxBodyBytes === undefined ? [] : [{ hosts: ['example.org'], maxBodyBytes, source: 'this test' }],
        new URL('https://example.org/'),
      ).maxBodyBytes;
    expect([bound(), bound(20 * MiB), bound(500 * MiB)]).toEqual([16 * MiB, 20 * MiB, 64 * MiB]);
  });

  test('a bomb is too large, never its first kilobyte', async () => {
    expect(await outcome(bomb(17 * MiB), { timeouts: { totalMs: 10_000 } })).toBe('too-large (over 16 MiB)');
  });

  test('a body without an end stops at the bound', async () => {
    expect(await outcome(endless, small)).toBe('too-large (over 1 MiB)');
  });

  test('codings that pack nothing into much are bounded too', async () => {
    const member = gzipSync('');
    const many = Buffer.concat(Array.from({ length: Math.ceil((2 * MiB) / member.length) }, () => member));
    expect(await outcome(page(many, { 'content-encoding': 'gzip' }), small)).toBe('too-large (over 1 MiB)');
  });

  test.each([
    ['gzip', gzipSync(article)],
    ['x-gzip', gzipSync(article)],
    ['GZIP', gzipSync(article)],
    ['br', brotliCompressSync(article)],
    ['deflate', deflateSync(article)],
    ['deflate', deflateRawSync(article)],
    ['identity', Buffer.from(article)],
  ])('one coding is undone: %s', async (coding, body) => {
    expect(await outcome(page(body, { 'content-encoding': coding }))).toBe(article);
  });

  test.each([
    ['gzip, gzip', gzipSync(gzipSync(article))],
    ['zstd', Buffer.from(article)],
    ['constructor', Buffer.from(article)],
  ])('a stacked or unknown coding is unreadable: %s', async (coding, body) => {
    expect(await outcome(page(body, { 'content-encoding': coding }))).toBe('unreadable (encoding)');
  });

  test('a coding named in two headers is stacked as well', async () => {
    const twice = page(gzipSync(gzipSync(article)), { 'content-encoding': ['gzip', 'gzip'] });
    expect(await outcome(twice)).toBe('unreadable (encoding)');
  });
});

describe('P8: no server takes longer than it is given', () => {
  /** Time enough in all: what ends these is the time of their headers. */
  const patient = { timeouts: { headersMs: 300, totalMs: 4_000 } };

  const timed = async (behaviour: Behaviour, options: Parameters<typeof liveWeb>[0] = {}) => {
    const start = performance.now();
    return [await outcome(behaviour, options), performance.now() - start] as const;
  };

  test('a server that never answers', async () => {
    const [result, ms] = await timed(silent, patient);
    expect(result).toBe('unreachable (timeout)');
    expect(ms).toBeLessThan(2_000);
  });

  test('headers that drip do not extend their time', async () => {
    const [result, ms] = await timed(dripHeaders(20), patient);
    expect(result).toBe('unreachable (timeout)');
    expect(ms).toBeLessThan(2_000);
  });

  test('a body that drips does not extend the time in all', async () => {
    const [result, ms] = await timed(drip(20));
    expect(result).toBe('unreachable (timeout)');
    expect(ms).toBeLessThan(2_000);
  });

  test('answers that only announce one do not extend the time of headers', async () => {
    const hints: Behaviour = (socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    };
    const [result, ms] = await timed(hints, patient);
    expect(result).toBe('unreachable (timeout)');
    expect(ms).toBeLessThan(2_000);
  });

  test('a host is not blamed for the time in which this process heard nobody', async () => {
    const late: Behaviour = (socket, asked) => {
      setTimeout(() => page(article)(socket, asked), 100);
      const until = performance.now() + 900;
      while (performance.now() < until);
    };
    const clock = { ...testClock(), elapsedMs: () => performance.now() };
    expect(await outcome(late, { clock, timeouts: { headersMs: 400, totalMs: 600 } })).toBe(article);
  });

  test('a handshake that never ends', async () => {
    const { server } = await serve(silent);
    const web = liveWeb({ allowHosts: [server.host], timeouts: { connectMs: 300, totalMs: 4_000 } });
    closing.push(() => web.close());
    const start = performance.now();
    expect(await failureOf(web.get({ url: `https://${server.host}/` }))).toBe('unreachable (timeout)');
    expect(performance.now() - start).toBeLessThan(3_500);
  });

  test('a raised size comes with a longer time', async () => {
    const late: Behaviour = (socket) => {
      socket.write(head(200, { ...html, 'content-length': article.length }));
      setTimeout(() => socket.write(article), 1_000);
    };
    expect(await outcome(late)).toBe('unreachable (timeout)');
    expect(await outcome(late, { hostRules: raised })).toBe(article);
  });
});

describe('P9: what is cut off or malformed is no evidence, even where the figure had come', () => {
  const chunk = `${article.length.toString(16)}\r\n${article}\r\n`;
  const packed = gzipSync(article.repeat(50));

  test.each<[string, Behaviour]>([
    ['a body shorter than its length', raw(head(200, { ...html, 'content-length': 500 }), article)],
    [
      'the same, on a connection said to close',
      raw(head(200, { ...html, 'content-length': 500, connection: 'close' }), article),
    ],
    ['a body longer than its length', rawOpen(head(200, { ...html, 'content-length': 22 }), article)],
    [
      'the same, on a connection said to close',
      raw(head(200, { ...html, 'content-length': 22, connection: 'close' }), article),
    ],
    ['a reset in the body', rawReset(head(200, { ...html, 'content-length': 500 }), article)],
    [
      'a reset where only the end would tell the length',
      rawReset(head(200, { ...html, connection: 'close' }), article),
    ],
    ['chunks without their end', raw(head(200, { ...html, 'transfer-encoding': 'chunked' }), chunk)],
    [
      'the same, on a connection said to close',
      raw(head(200, { ...html, 'transfer-encoding': 'chunked', connection: 'close' }), chunk),
    ],
    [
      'a chunk cut in the middle',
      raw(head(200, { ...html, 'transfer-encoding': 'chunked', connection: 'close' }), `fff\r\n${article}`),
    ],
    [
      'a chunk size that is none',
      rawOpen(head(200, { ...html, 'transfer-encoding': 'chunked' }), `xyz\r\n${article}\r\n0\r\n\r\n`),
    ],
    ['two lengths', rawOpen(head(200, { ...html, 'content-length': [String(article.length), '5'] }), article)],
    [
      'a length and chunks',
      rawOpen(head(200, { ...html, 'content-length': 5, 'transfer-encoding': 'chunked' }), `${chunk}0\r\n\r\n`),
    ],
    [
      'a coding of the transfer that nobody asked for',
      rawOpen(head(200, { ...html, 'transfer-encoding': 'gzip, chunked' }), `${chunk}0\r\n\r\n`),
    ],
    [
      'chunks said twice',
      rawOpen(head(200, { ...html, 'transfer-encoding': ['chunked', 'chunked'] }), `${chunk}0\r\n\r\n`),
    ],
    ['a length that is no number', rawOpen(head(200, { ...html, 'content-length': '-5' }), article)],
    ['a gzip cut off', page(packed.subarray(0, packed.length - 12), { 'content-encoding': 'gzip' })],
    ['a gzip damaged', page(Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), { 'content-encoding': 'gzip' })],
    ['a brotli cut off', page(brotliCompressSync(article).subarray(0, -6), { 'content-encoding': 'br' })],
    ['text that says it is gzip', page(article, { 'content-encoding': 'gzip' })],
    ['no HTTP', raw('SSH-2.0-OpenSSH_9.6\r\n')],
    ['no answer at all', raw('')],
    ['HTTP without a status', raw('HTTP/1.1 \r\n\r\n')],
    [
      'headers over 16 KiB',
      rawOpen(head(200, { ...html, 'x-long': 'x'.repeat(17_000), 'content-length': article.length }), article),
    ],
    [
      'a thousand headers',
      rawOpen(
        head(200, {
          ...html,
          'x-many': Array.from({ length: 2_000 }, (_, i) => `value ${i}`),
          'content-length': article.length,
        }),
        article,
      ),
    ],
    ['a change of protocol', rawOpen(head(101, { connection: 'upgrade', upgrade: 'websocket' }), article)],
  ])('%s', async (_name, behaviour) => {
    expect(await outcome(behaviour, { timeouts: { totalMs: 5_000 } })).toBe('unreachable (protocol)');
  });

  test('a connection that broke once is tried again', async () => {
    let tries = 0;
    const { web, url } = await serve((socket, asked) => {
      tries += 1;
      (tries === 1 ? rawReset(head(200, { ...html, 'content-length': 500 }), article) : page(article))(socket, asked);
    });
    expect((await web.get({ url })).status).toBe(200);
    expect(tries).toBe(2);
  });

  test('a connection that broke while nobody asked is no failure of the next answer', async () => {
    const { web, server } = await serve((socket, asked) => {
      page(article)(socket, asked);
      if (asked.path === '/first') setTimeout(() => socket.resetAndDestroy(), 10);
    });
    await web.get({ url: `${server.origin}/first` });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await web.get({ url: `${server.origin}/second` })).status).toBe(200);
    expect(web.stats()).toMatchObject({ requests: 2, retries: 0 });
  });

  test('what is said after one answer is not taken for the next', async () => {
    const forged = `${head(200, { ...html, 'content-length': 3 })}3%.`;
    const { web, server } = await serve((socket, asked) => {
      if (asked.path === '/first') rawOpen(head(200, { ...html, 'content-length': 2 }), 'ok', forged)(socket, asked);
      else page(article)(socket, asked);
    });
    expect(await failureOf(web.get({ url: `${server.origin}/first` }))).toBe('unreachable (protocol)');
    const next = await web.get({ url: `${server.origin}/second` });
    expect(new TextDecoder().decode(next.body)).toBe(article);
  });

  test('a body that only the end of the connection ends is complete', async () => {
    expect(await outcome(raw(head(200, html), article))).toBe(article);
  });
});

describe('P10: only a complete final 200 is evidence', () => {
  test.each([
    [201, 'unreachable (status 201)'],
    [206, 'unreachable (status 206)'],
    [300, 'unreachable (status 300)'],
    [400, 'unreachable (status 400)'],
    [401, 'blocked (status 401)'],
    [402, 'blocked (status 402)'],
    [403, 'blocked (status 403)'],
    [404, 'gone (status 404)'],
    [410, 'gone (status 410)'],
    [429, 'rate-limited (status 429)'],
    [451, 'blocked (status 451)'],
    [500, 'unreachable (status 500)'],
    [503, 'unreachable (status 503)'],
  ])('a page with status %d that carries the figure: %s', async (status, expected) => {
    const body = `<p>${'All about the market. '.repeat(200)}</p>${article}`;
    expect(await outcome(answer(status, html, body))).toBe(expected);
  });

  test('a 304 that nobody asked for is no page', async () => {
    expect(await outcome(raw(head(304)))).toBe('unreachable (status 304)');
  });

  test('a status that the asker named is an answer', async () => {
    const { web, url } = await serve(answer(404, { 'content-type': 'application/json' }, '{"error":"no such item"}'));
    expect((await web.get({ url, answers: [404] })).status).toBe(404);
    expect(await failureOf(web.get({ url }))).toBe('gone (status 404)');
  });

  test('the answer that could not be used is handed over for the report', async () => {
    const { web, url } = await serve(answer(404, html, 'gone'));
    await expect(web.get({ url })).rejects.toMatchObject({ capture: { status: 404, url } });
  });
});

describe('P7: pages that come at once share one room', () => {
  const large = Buffer.alloc(9 * MiB, 'x');

  test('each of them comes whole, packed or not, whoever must wait', async () => {
    const packed = gzipSync(large);
    const server = await openHostileServer(({ path }) =>
      path.startsWith('/packed') ? page(packed, { 'content-encoding': 'gzip' }) : page(large),
    );
    const web = liveWeb({
      allowHosts: [server.host],
      hostRules: [{ hosts: ['127.0.0.1'], connections: 8, source: 'this test' }],
      timeouts: { connectMs: 1_000, headersMs: 5_000, totalMs: 20_000, totalRaisedMs: 20_000 },
      remember: false,
    });
    closing.push(() => web.close(), server.close);
    const paths = ['/a', '/packed-a', '/b', '/packed-b', '/c', '/packed-c', '/d', '/packed-d'];
    const sizes = await Promise.all(
      paths.map(async (path) => (await web.get({ url: server.origin + path })).body.length),
    );
    expect(sizes).toEqual(paths.map(() => large.length));
  }, 30_000);

  test('who drips holds the others up until its own time is over, and theirs stands still meanwhile', async () => {
    const stall: Behaviour = (socket) => {
      socket.write(head(200, { 'content-type': 'text/html', 'content-length': 16 * MiB }));
      socket.write(Buffer.alloc(14 * MiB, 'x'));
    };
    const server = await openHostileServer(({ path }) => (path.startsWith('/stall') ? stall : page(large)));
    const web = liveWeb({
      clock: { ...testClock(), elapsedMs: () => performance.now() },
      allowHosts: [server.host],
      hostRules: [{ hosts: ['127.0.0.1'], connections: 8, source: 'this test' }],
      timeouts: { connectMs: 1_000, headersMs: 5_000, totalMs: 2_500, totalRaisedMs: 2_500 },
      remember: false,
    });
    closing.push(() => web.close(), server.close);
    const stalled = [1, 2, 3].map((number) => failureOf(web.get({ url: `${server.origin}/stall${number}` })));
    const others = [1, 2].map((number) => web.get({ url: `${server.origin}/page${number}` }));
    expect((await Promise.all(others)).map(({ body }) => body.length)).toEqual([large.length, large.length]);
    expect(new Set(await Promise.all(stalled))).toEqual(new Set(['unreachable (timeout)']));
  }, 30_000);

  /** Twelve megabytes and no end, four times: more than there is room for; `then` is what becomes of each. */
  async function crowd(then: (socket: Parameters<Behaviour>[0]) => void, options: Parameters<typeof liveWeb>[0]) {
    const half: Behaviour = (socket) => {
      socket.write(head(200, { 'content-type': 'text/html', 'content-length': 16 * MiB }));
      socket.write(Buffer.alloc(12 * MiB, 'x'));
      then(socket);
    };
    const server = await openHostileServer(({ path }) => (path.startsWith('/half') ? half : page(large)));
    const web = liveWeb({
      allowHosts: [server.host],
      hostRules: [{ hosts: ['127.0.0.1'], connections: 8, source: 'this test' }],
      timeouts: { headersMs: 20_000, totalMs: 20_000 },
      remember: false,
      ...options,
    });
    closing.push(() => web.close(), server.close);
    const failures = [1, 2, 3, 4].map((number) => failureOf(web.get({ url: `${server.origin}/half${number}` })));
    return { failures, after: () => web.get({ url: `${server.origin}/after` }) };
  }

  test('who waits for room waits no longer than the run', async () => {
    const { failures } = await crowd(() => {}, { until: 1_500 });
    expect(new Set(await Promise.all(failures))).toEqual(new Set(['unreachable (deadline)']));
  }, 30_000);

  test('hosts that go away while their pages wait leave the room to the next', async () => {
    const { failures, after } = await crowd((socket) => {
      setTimeout(() => socket.resetAndDestroy(), 1_000);
    }, {});
    expect(new Set(await Promise.all(failures))).toEqual(new Set(['unreachable (protocol)']));
    expect((await after()).body).toHaveLength(large.length);
  }, 60_000);
});
