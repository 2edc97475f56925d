import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/net/archive.ts';
import { pinnedWeb } from '../../src/net/pinned.ts';
import { WebError } from '../../src/net/web.ts';
import { answer, type Behaviour, type HostileServer, openHostileServer, page, redirect } from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';
import { testClock } from './test-clock.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(...args: Parameters<typeof openHostileServer>): Promise<HostileServer> {
  const server = await openHostileServer(...args);
  closing.push(server.close);
  return server;
}

function open(server: HostileServer, options: Parameters<typeof liveWeb>[0] = {}) {
  const web = liveWeb({ allowHosts: [server.host], ...options });
  closing.push(() => web.close());
  return web;
}

/** The first behaviours once each, then the last for ever. */
const inTurn = (...behaviours: readonly Behaviour[]): Behaviour => {
  let next = 0;
  return (socket, asked) => {
    behaviours[Math.min(next, behaviours.length - 1)]?.(socket, asked);
    next += 1;
  };
};

const limited = (headers: Record<string, string | number | readonly string[]> = {}): Behaviour =>
  answer(429, headers, 'slow down');
const total = (slept: readonly number[]): number => slept.reduce((sum, ms) => sum + ms, 0);

describe('P11: a host is asked again when it said, and not sooner', () => {
  test.each([
    ['seconds', { 'retry-after': 7 }, 7_000],
    ['seconds with a fraction', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Mon, 05 Jan 2026 00:00:09 GMT' }, 9_000],
    ['a date in the form without a zone', { 'retry-after': 'Mon Jan  5 00:00:09 2026' }, 9_000],
    [
      'a date by a clock that runs ahead',
      { 'retry-after': 'Mon, 05 Jan 2026 01:00:09 GMT', date: 'Mon, 05 Jan 2026 01:00:00 GMT' },
      undefined,
    ],
    ['a spent quota', { ratelimit: '"api";r=0;t=12, "pages";r=40;t=12' }, 12_000],
    ['a host and its front that ask for two times', { 'retry-after': ['1', '9'] }, 9_000],
    ['a spent quota, as the draft before had it', { ratelimit: 'limit=100, remaining=0, reset=12' }, 12_000],
    ['a spent quota in headers of their own', { 'ratelimit-remaining': 0, 'ratelimit-reset': 12 }, 12_000],
    ['a spent quota in seconds', { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': 12 }, 12_000],
    ['two spent quotas', { ratelimit: '"api";r=0;t=12, "pages";r=0;t=20' }, 20_000],
    [
      'a quota with its reset as a Unix time',
      { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': Date.UTC(2026, 0, 5) / 1000 + 15 },
      15_000,
    ],
  ])('%s', async (_name, headers, ms) => {
    const server = await serve({ '/': inTurn(limited(headers), page('there')) });
    const clock = testClock();
    const asked = open(server, { clock }).get({ url: `${server.origin}/` });
    if (ms === undefined) {
      // An hour by our clock, nine seconds by the host's: the longer one is never too short.
      expect(await failureOf(asked)).toBe('rate-limited (wait 3609 s)');
      return;
    }
    expect((await asked).status).toBe(200);
    expect(total(clock.slept)).toBeGreaterThanOrEqual(ms);
    expect(total(clock.slept)).toBeLessThan(ms + 10);
  });

  test('503 with a time is waited for too', async () => {
    const server = await serve({ '/': inTurn(answer(503, { 'retry-after': 5 }), page('there')) });
    const clock = testClock();
    expect((await open(server, { clock }).get({ url: `${server.origin}/` })).status).toBe(200);
    expect(total(clock.slept)).toBeGreaterThanOrEqual(5_000);
  });

  test.each([
    ['over a minute', { 'retry-after': 61 }],
    ['a number that no timer can hold', { 'retry-after': '9'.repeat(40) }],
    ['a date in the next century', { 'retry-after': 'Fri, 01 Jan 2126 00:00:00 GMT' }],
    ['a quota that is full again in three minutes', { ratelimit: '"api";r=0;t=189' }],
  ])('%s: the run goes on without the host', async (_name, headers) => {
    const server = await serve({ '/': limited(headers), '/other': page('there') });
    const clock = testClock();
    const web = open(server, { clock });
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toMatch(/^rate-limited/);
    expect(await failureOf(web.get({ url: `${server.origin}/other` }))).toMatch(/^rate-limited/);
    expect(server.asked).toHaveLength(1);
    expect(total(clock.slept)).toBeLessThan(1_000);
  });

  test('a 403 that is for now is a limit', async () => {
    const server = await serve({
      '/': answer(403, { 'retry-after': 90 }),
      '/spent': answer(403, { 'x-ratelimit-remaining': 0 }),
    });
    expect(await failureOf(open(server).get({ url: `${server.origin}/` }))).toMatch(/^rate-limited/);
    expect(await failureOf(open(server).get({ url: `${server.origin}/spent` }))).toMatch(/^rate-limited/);
  });

  test('a host that locked us out is left alone', async () => {
    const locked = '<html><body><h1>Request Rate Threshold Exceeded</h1></body></html>';
    const server = await serve({ '/': answer(403, { 'content-type': 'text/html' }, locked), '/other': page('there') });
    const web = open(server);
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('rate-limited (threshold)');
    expect(await failureOf(web.get({ url: `${server.origin}/other` }))).toBe('rate-limited (wait 600 s)');
    expect(server.asked).toHaveLength(1);
  });

  test('a gate is not asked again, whatever its status', async () => {
    const gate = '<html><head><title>Just a moment...</title></head><body></body></html>';
    const server = await serve({ '/': answer(503, { 'content-type': 'text/html' }, gate) });
    expect(await failureOf(open(server).get({ url: `${server.origin}/` }))).toBe('blocked (wall)');
    expect(server.asked).toHaveLength(1);
  });

  test('a gate that answers 200 is a failure', async () => {
    const gate = '<html><head><title>Just a moment...</title></head><body><p>149.03%</p></body></html>';
    const server = await serve({ '/': page(gate) });
    await expect(open(server).get({ url: `${server.origin}/` })).rejects.toMatchObject({
      message: 'blocked (wall)',
      capture: { status: 200 },
    });
  });

  test('a wait holds for every page of the host', async () => {
    const server = await serve({ '/a': inTurn(limited({ 'retry-after': 30 }), page('a')), '/b': page('b') });
    const clock = testClock();
    const web = open(server, { clock });
    await web.get({ url: `${server.origin}/a` });
    const before = clock.elapsedMs();
    await web.get({ url: `${server.origin}/b` });
    expect(before).toBeGreaterThanOrEqual(30_000);
    expect(clock.elapsedMs()).toBe(before);
  });

  test('three minutes of waiting are all that a host gets in a run', async () => {
    const server = await serve(() => limited({ 'retry-after': 55 }));
    const clock = testClock();
    const web = open(server, { clock });
    expect(await failureOf(web.get({ url: `${server.origin}/a` }))).toMatch(/^rate-limited/);
    expect(await failureOf(web.get({ url: `${server.origin}/b` }))).toMatch(/^rate-limited/);
    expect(server.asked).toHaveLength(4);
    expect(clock.elapsedMs()).toBeLessThan(180_000);
  });

  test('a quota that is not spent is no reason to wait', async () => {
    const server = await serve({ '/': page('there', { ratelimit: '"api";r=489;t=189' }), '/b': page('there') });
    const clock = testClock();
    const web = open(server, { clock });
    await web.get({ url: `${server.origin}/` });
    await web.get({ url: `${server.origin}/b` });
    expect(clock.slept).toEqual([]);
  });

  test('a 429 without a time: the host rule says how long, else it is backed off from', async () => {
    const server = await serve({ '/': inTurn(limited(), page('there')) });
    const clock = testClock();
    const hostRules = [{ hosts: ['127.0.0.1'], waitAfter429Ms: 45_000, source: 'this test' }];
    await open(server, { clock, hostRules }).get({ url: `${server.origin}/` });
    expect(total(clock.slept)).toBeGreaterThanOrEqual(45_000);
  });

  test('a host that says "at once" is backed off from all the same', async () => {
    const server = await serve({ '/': answer(503, { 'retry-after': 0 }) });
    const clock = testClock();
    await failureOf(open(server, { clock, timeouts: { totalMs: 30_000 } }).get({ url: `${server.origin}/` }));
    expect(clock.slept).toEqual([500, 1_000, 2_000]);
  });

  test('at most three repetitions, each later than the last', async () => {
    const server = await serve({ '/': answer(502) });
    const clock = testClock();
    const web = open(server, { clock, timeouts: { totalMs: 30_000 } });
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('unreachable (status 502)');
    expect(server.asked).toHaveLength(4);
    expect(clock.slept).toEqual([500, 1_000, 2_000]);
    expect(web.stats()).toMatchObject({ requests: 4, retries: 3 });
  });

  test('chance makes a back-off longer, never shorter', async () => {
    const server = await serve({ '/': inTurn(answer(502), page('there')) });
    const clock = testClock();
    await open(server, { clock, random: () => 0.999, timeouts: { totalMs: 30_000 } }).get({ url: `${server.origin}/` });
    expect(clock.slept).toEqual([1_000]);
  });

  test.each([400, 403, 404, 501])('%d is not asked again', async (status) => {
    const server = await serve({ '/': answer(status) });
    await failureOf(open(server).get({ url: `${server.origin}/` }));
    expect(server.asked).toHaveLength(1);
  });
});

describe('P12: one request per page, a few at a time', () => {
  test('1,000 asks for 100 pages are 100 requests and one robots.txt', async () => {
    const server = await serve(({ path }) =>
      path === '/robots.txt'
        ? answer(200, { 'content-type': 'text/plain' }, 'User-agent: *\nDisallow: /no\n')
        : page(path),
    );
    const web = open(server, { robots: true });
    const asks = Array.from({ length: 1_000 }, (_, i) => web.get({ url: `${server.origin}/${i % 100}#${i}` }));
    const captures = await Promise.all(asks);
    expect(captures.every(({ body }, i) => new TextDecoder().decode(body) === `/${i % 100}`)).toBe(true);
    expect(server.asked).toHaveLength(101);
    expect(new Set(server.asked.map(({ path }) => path)).size).toBe(101);
    expect(server.peak()).toBe(4);
    expect(web.stats()).toEqual({ requests: 101, robots: 1, retries: 0 });
  });

  test('a failure is asked for once as well', async () => {
    const server = await serve({});
    const web = open(server);
    const url = `${server.origin}/`;
    expect(await Promise.all([failureOf(web.get({ url })), failureOf(web.get({ url }))])).toEqual([
      'gone (status 404)',
      'gone (status 404)',
    ]);
    expect(await failureOf(web.get({ url }))).toBe('gone (status 404)');
    expect(server.asked).toHaveLength(1);
  });

  test.each([
    ['a wall', page('<title>Just a moment...</title><p>Verify you are human'), 'blocked (wall)'],
    ['a host in trouble', answer(503, {}, 'so sorry'), 'unreachable (status 503)'],
  ])('%s is not asked for again over an archive, and says the same to all', async (_name, behaviour, failure) => {
    const server = await serve({ '/': behaviour });
    const folder = mkdtempSync(join(tmpdir(), 'factcheck-manners-'));
    closing.push(async () => rmSync(folder, { recursive: true }));
    const web = pinnedWeb({ archive: openArchive(folder), live: open(server), mode: 'pinned-first' });
    const failures: unknown[] = [];
    const ask = () => web.get({ url: `${server.origin}/` }).catch((error) => failures.push(error));
    await ask();
    const asked = server.asked.length;
    await ask();
    await ask();
    const bytes = new Set(failures.map((error) => error instanceof WebError && error.capture?.body.length));
    expect(failures.map(String)).toEqual(Array(3).fill(`WebError: ${failure}`));
    expect([bytes.size, server.asked.length]).toEqual([1, asked]);
  });

  test('bodies that memory has no room for come back whole', async () => {
    const body = 'x'.repeat(3 * 2 ** 20);
    const server = await serve(({ path }) => page(path + body));
    const web = open(server, { timeouts: { totalMs: 10_000 } });
    const first = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => web.get({ url: `${server.origin}/${n}` })));
    const again = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => web.get({ url: `${server.origin}/${n}` })));
    expect(again.map(({ digest, body: bytes }) => [digest, bytes.length])).toEqual(
      first.map(({ digest, body: bytes }) => [digest, bytes.length]),
    );
    expect(again.every(({ body: bytes }, i) => bytes[1] === 49 + i)).toBe(true);
    expect(server.asked).toHaveLength(6);
  });

  test('a host rule sets the requests at once and the time between two', async () => {
    const server = await serve(() => page('there'));
    const clock = testClock();
    const hostRules = [{ hosts: ['127.0.0.1'], connections: 2, everyMs: 100, source: 'this test' }];
    const web = open(server, { clock, hostRules });
    await Promise.all([1, 2, 3, 4, 5].map((n) => web.get({ url: `${server.origin}/${n}` })));
    expect(server.peak()).toBeLessThanOrEqual(2);
    expect(clock.elapsedMs()).toBeGreaterThanOrEqual(400);
  });

  test('a connection that is given up is closed before another takes its place', async () => {
    const server = await serve(() => page('x'.repeat(400_000)));
    const hostRules = [{ hosts: ['127.0.0.1'], maxBodyBytes: 100_000, source: 'this test' }];
    const web = open(server, { hostRules });
    const asks = Array.from({ length: 24 }, (_, n) => failureOf(web.get({ url: `${server.origin}/${n}` })));
    expect(new Set(await Promise.all(asks)).size).toBe(1);
    expect(server.peak()).toBeLessThanOrEqual(4);
  });

  test('who asks is said in the User-Agent', async () => {
    const server = await serve(() => page('there'));
    await open(server, { version: '1.2.3', contact: 'desk@example.org\r\nx-injected: 1' }).get({
      url: `${server.origin}/`,
    });
    expect(server.asked[0]?.headers.get('user-agent')).toBe('factcheck/1.2.3 (desk@example.orgx-injected: 1)');
  });

  test('a host that wants a contact is not asked without one', async () => {
    const server = await serve(() => page('there'));
    const hostRules = [{ hosts: ['127.0.0.1'], needsContact: true, source: 'this test' }];
    expect(await failureOf(open(server, { hostRules }).get({ url: `${server.origin}/` }))).toBe('blocked (contact)');
    expect(server.asked).toHaveLength(0);
    const contact = 'desk@example.org';
    expect((await open(server, { hostRules, contact }).get({ url: `${server.origin}/` })).status).toBe(200);
  });

  test('on a refresh the host is asked whether anything changed', async () => {
    const server = await serve(() => (socket, asked) => {
      if (asked.headers.get('if-none-match') === 'W/"1"') answer(304, { etag: 'W/"1"' })(socket, asked);
      else page('there', { etag: 'W/"1"' })(socket, asked);
    });
    const url = `${server.origin}/`;
    const previous = await open(server).get({ url });
    const clock = testClock(Date.UTC(2026, 1, 1));
    const refreshed = await open(server, { clock }).get({ url, previous });
    expect(refreshed).toMatchObject({
      status: 200,
      unchanged: true,
      digest: previous.digest,
      takenAt: '2026-02-01T00:00:00.000Z',
    });
    expect(new TextDecoder().decode(refreshed.body)).toBe('there');
  });

  test('what was made by hand is not asked after, but asked for', async () => {
    const server = await serve(() => page('there', { etag: '"1"' }));
    const url = `${server.origin}/`;
    const previous = { ...(await open(server).get({ url })), provenance: 'reconstructed' } as const;
    await open(server).get({ url, previous });
    expect(server.asked[1]?.headers.has('if-none-match')).toBe(false);
  });
});

describe('P12: robots.txt is honoured for pages', () => {
  const robots = (text: string | Uint8Array, status = 200): Behaviour =>
    answer(status, { 'content-type': 'text/plain' }, text);
  const withRobots = async (behaviour: Behaviour) => {
    const server = await serve(({ path }) => (path === '/robots.txt' ? behaviour : page('there')));
    const web = open(server, { robots: true, timeouts: { totalMs: 10_000 } });
    return (path: string) => failureOf(web.get({ url: server.origin + path }));
  };

  test('the longest rule wins, stars and ends count', async () => {
    const get = await withRobots(robots('User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\n'));
    expect(await get('/a/c')).toBe('blocked (robots)');
    expect(await get('/a/b')).toBe('no failure');
    expect(await get('/x.pdf')).toBe('blocked (robots)');
    expect(await get('/x.pdf?page=2')).toBe('no failure');
  });

  test('rules for us come before rules for all', async () => {
    const get = await withRobots(robots('User-agent: *\nDisallow: /\n\nUser-agent: FactCheck/2.0\nAllow: /\n'));
    expect(await get('/')).toBe('no failure');
  });

  test.each([
    [404, 'no failure'],
    [403, 'no failure'],
    [500, 'blocked (robots)'],
    [503, 'blocked (robots)'],
    [429, 'rate-limited (robots.txt)'],
  ])('a robots.txt with status %d: %s', async (status, expected) => {
    const get = await withRobots(robots('User-agent: *\nAllow: /\n', status));
    expect(await get('/')).toBe(expected);
  });

  test('500 KiB of it are read, and no more', async () => {
    const filler = '# nothing to see here\n'.repeat(24_000);
    const get = await withRobots(robots(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late\n`));
    expect(await get('/early')).toBe('blocked (robots)');
    expect(await get('/late')).toBe('no failure');
  });

  test('a letter is the same with a percent sign, in the rule and in the address', async () => {
    const get = await withRobots(robots('User-agent: *\nDisallow: /%73ecret\nDisallow: /~ann\nDisallow: /a%2fb\n'));
    expect(await get('/secret')).toBe('blocked (robots)');
    expect(await get('/%73ecret')).toBe('blocked (robots)');
    expect(await get('/%7eann')).toBe('blocked (robots)');
    expect(await get('/a%2Fb')).toBe('blocked (robots)');
    expect(await get('/a/b')).not.toBe('blocked (robots)');
  });

  test('a robots.txt of nothing but stars is read as "no", at once', async () => {
    const get = await withRobots(robots(`User-agent: *\n${'Disallow: /*a*a*a*a*a*a*a*a*b$\n'.repeat(16_000)}`));
    const start = performance.now();
    expect(await get(`/${'a'.repeat(2_000)}`)).toBe('blocked (robots)');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('stars by the thousand cost nothing', async () => {
    const get = await withRobots(robots(`User-agent: *\nDisallow: /${'*'.repeat(100_000)}x\n`));
    const start = performance.now();
    expect(await get(`/${'a'.repeat(2_000)}`)).toBe('no failure');
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('a redirect is asked about at the host that it leads to', async () => {
    const other = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /\n'), '/': page('there') });
    const server = await serve({ '/': redirect(`${other.origin}/`) });
    const web = open(server, { robots: true, allowHosts: [server.host, other.host] });
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('blocked (robots)');
  });

  test('a documented API is not a page', async () => {
    const server = await serve(({ path }) =>
      path === '/robots.txt' ? robots('User-agent: *\nDisallow: /\n') : page('there'),
    );
    const hostRules = [{ hosts: ['127.0.0.1'], api: true, source: 'this test' }];
    expect((await open(server, { robots: true, hostRules }).get({ url: `${server.origin}/` })).status).toBe(200);
    expect(server.asked).toHaveLength(1);
  });

  test('a host that cannot be reached is said to be just that', async () => {
    const server = await serve({});
    await server.close();
    const web = open(server, { robots: true, timeouts: { totalMs: 400 } });
    expect(await failureOf(web.get({ url: `${server.origin}/` }))).toBe('unreachable (connect)');
  });
});
