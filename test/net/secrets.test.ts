import { afterEach, describe, expect, test } from 'vitest';
import { type HostileServer, openHostileServer, page, redirect } from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';
import { testCertificate } from './test-certificate.ts';

const canary = 'hf_canary0123456789';
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(...args: Parameters<typeof openHostileServer>): Promise<HostileServer> {
  const server = await openHostileServer(...args);
  closing.push(server.close);
  return server;
}

function open(servers: readonly HostileServer[], tokenOrigin: string, options: Parameters<typeof liveWeb>[0] = {}) {
  const web = liveWeb({
    allowHosts: servers.flatMap((server) => [server.host, `other.test:${server.port}`]),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ca: testCertificate,
    env: { HF_TOKEN: canary },
    hostRules: [
      {
        hosts: ['localhost', '127.0.0.1', 'other.test'],
        token: { env: 'HF_TOKEN', origin: tokenOrigin },
        source: 'this test',
      },
    ],
    ...options,
  });
  closing.push(() => web.close());
  return web;
}

const tokens = (server: HostileServer) => server.asked.map(({ headers }) => headers.get('authorization'));

describe('P5: a token goes to its own origin and nowhere else', () => {
  test('to the origin that it is for', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    await open([server], server.origin).get({ url: `${server.origin}/` });
    expect(tokens(server)).toEqual([`Bearer ${canary}`]);
  });

  test('not to another name of the same host', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    await open([server], server.origin).get({ url: `https://other.test:${server.port}/` });
    expect(tokens(server)).toEqual([undefined]);
  });

  test('not to another port of the same host', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    const other = await serve({ '/': page('hello') }, { tls: true });
    await open([server, other], server.origin).get({ url: `${other.origin}/` });
    expect(tokens(other)).toEqual([undefined]);
  });

  test('not over http, whatever the rule says', async () => {
    const server = await serve({ '/': page('hello') });
    await open([server], server.origin).get({ url: `${server.origin}/` });
    expect(tokens(server)).toEqual([undefined]);
  });

  test('not on from a redirect, nor to its own origin by way of one', async () => {
    const elsewhere = await serve({ '/': page('hello') }, { tls: true });
    const server = await serve(
      { '/away': redirect(`${elsewhere.origin}/`), '/here': redirect('/there'), '/there': page('hello') },
      { tls: true },
    );
    const web = open([server, elsewhere], server.origin);
    await web.get({ url: `${server.origin}/away` });
    await web.get({ url: `${server.origin}/here` });
    expect(tokens(elsewhere)).toEqual([undefined]);
    expect(tokens(server)).toEqual([`Bearer ${canary}`, `Bearer ${canary}`, undefined]);
  });

  test('no cookie is kept and none is sent', async () => {
    const server = await serve({ '/a': page('hello', { 'set-cookie': 'id=1' }), '/b': page('hello') }, { tls: true });
    const web = open([server], server.origin);
    await web.get({ url: `${server.origin}/a` });
    await web.get({ url: `${server.origin}/b` });
    expect(server.asked.map(({ headers }) => headers.get('cookie'))).toEqual([undefined, undefined]);
  });

  test('a token that could start a header of its own is not sent, and not shown', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    const web = open([server], server.origin, { env: { HF_TOKEN: `${canary}\r\nx-injected: 1` } });
    const failure = await web.get({ url: `${server.origin}/` }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'refused', detail: 'token' });
    expect(JSON.stringify(failure)).not.toContain(canary);
    expect(server.asked).toHaveLength(0);
  });
});

describe('P6: no secret in a capture', () => {
  test('the headers that are kept are those that were sent, without the token', async () => {
    const server = await serve(() => page('hello'), { tls: true });
    const capture = await open([server], server.origin).get({ url: `${server.origin}/?access_token=${canary}` });
    expect(capture.sent?.map(([name]) => name)).toEqual(['user-agent', 'accept', 'accept-encoding']);
    expect(JSON.stringify({ ...capture, body: undefined })).not.toContain(canary);
  });

  test('nor in a progress line', async () => {
    const server = await serve(() => page('hello'), { tls: true });
    const told: unknown[] = [];
    const web = open([server], server.origin, { onProgress: (progress) => told.push(progress) });
    await web.get({ url: `${server.origin}/?access_token=${canary}` });
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain(canary);
  });
});

describe('P26: whoever answers for a host can prove it', () => {
  test('a certificate that nobody trusts', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    const web = liveWeb({ allowHosts: [server.host] });
    closing.push(() => web.close());
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('unreachable (tls)');
    expect(server.asked).toHaveLength(0);
  });

  test('a certificate for another name', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    const web = liveWeb({
      allowHosts: [`third.test:${server.port}`],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      ca: testCertificate,
    });
    closing.push(() => web.close());
    expect(await failureOf(web.get({ url: `https://third.test:${server.port}/` }))).toBe('unreachable (tls)');
  });

  test('a host that speaks no TLS', async () => {
    const server = await serve({ '/': page('hello') });
    const web = liveWeb({ allowHosts: [server.host] });
    closing.push(() => web.close());
    const failure = await failureOf(web.get({ url: `https://${server.host}/` }));
    expect(failure).toMatch(/^unreachable \((tls|timeout)\)$/);
  });

  test('a switch that would trust anybody is refused at once', () => {
    expect(() => liveWeb({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })).toThrow('refused (tls)');
  });

  test('the switch does not reach a connection either', async () => {
    const server = await serve({ '/': page('hello') }, { tls: true });
    const web = liveWeb({ allowHosts: [server.host] });
    closing.push(() => web.close());
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('unreachable (tls)');
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });

  test('https never falls back to http', async () => {
    const plain = await serve({ '/': page('hello') });
    const server = await serve({ '/': redirect(`${plain.origin}/`) }, { tls: true });
    expect(await failureOf(open([server, plain], server.origin).get({ url: `${server.origin}/` }))).toBe(
      'refused (scheme)',
    );
    expect(plain.asked).toHaveLength(0);
  });
});

describe('P27: time comes from the one clock that was handed in', () => {
  test('a capture is stamped with it, whatever the server says', async () => {
    const server = await serve({ '/': page('hello', { date: 'Thu, 01 Jan 1970 00:00:00 GMT' }) }, { tls: true });
    const clock = {
      now: () => Date.UTC(2031, 4, 6, 7, 8, 9),
      elapsedMs: () => 0,
      sleep: async () => {},
    };
    const capture = await open([server], server.origin, { clock }).get({ url: `${server.origin}/` });
    expect(capture.takenAt).toBe('2031-05-06T07:08:09.000Z');
  });

  test('a clock that is set back does not make a wait longer', async () => {
    let tries = 0;
    const server = await serve(
      () => {
        tries += 1;
        return tries === 1
          ? (socket) => socket.write('HTTP/1.1 429 So\r\nretry-after: 2\r\ncontent-length: 0\r\n\r\n')
          : page('hello');
      },
      { tls: true },
    );
    let now = Date.UTC(2031, 4, 6);
    let elapsed = 0;
    const slept: number[] = [];
    const clock = {
      now: () => (now -= 3_600_000),
      elapsedMs: () => elapsed,
      sleep: async (ms: number) => {
        slept.push(ms);
        elapsed += ms;
      },
    };
    await open([server], server.origin, { clock }).get({ url: `${server.origin}/` });
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(2_600);
  });
});
