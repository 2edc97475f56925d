/** The whole way to a copy in a web archive, over a stand-in on loopback that answers as the Wayback Machine is recorded to. Made by hand. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { contentTypeOf, originalOf } from '../../src/net/memento.ts';
import { past } from '../../src/net/past.ts';
import { indexUrl } from '../../src/net/wayback-index.ts';
import type { Capture, Web } from '../../src/net/web.ts';
import {
  answer,
  type Behaviour,
  type HostileServer,
  head,
  openHostileServer,
  rawReset,
  redirect,
} from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';
import { testClock } from './test-clock.ts';

const day = 20_458;
const page = 'https://www.example.org/stats';
const archive = 'https://web.archive.org';
const pathOf = (timestamp: string, original = page): string => `/web/${timestamp}id_/${original}`;
const indexPath = indexUrl(page, '20260105235959').slice(archive.length);
const rows = (...timestamps: readonly string[]): Behaviour =>
  answer(
    200,
    { 'content-type': 'text/plain; charset=utf-8' },
    timestamps
      .map((at) => `org,example)/stats ${at} ${page} text/html 200 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 1234\n`)
      .join(''),
  );
const when = { 'memento-datetime': 'Mon, 05 Jan 2026 08:00:00 GMT', 'content-type': 'text/html; charset=utf-8' };
const copy = (
  body: string | Uint8Array = '<p>30 million</p>',
  headers: Readonly<Record<string, string>> = {},
): Behaviour => answer(200, { ...when, link: `<${page}>; rel="original"`, ...headers }, body);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Stood {
  readonly server: HostileServer;
  readonly slept: readonly number[];
  get(): Promise<Capture>;
}

/** The archive's own addresses lead to the stand-in; everything behind is the program's own. */
async function stood(behaviours: (origin: string) => Readonly<Record<string, Behaviour>>): Promise<Stood> {
  let all: Readonly<Record<string, Behaviour>> = {};
  const gone = answer(404, { 'content-type': 'text/html' }, '<h1>Wayback Machine has not archived that URL</h1>');
  const server = await openHostileServer(({ path }) => all[path] ?? gone);
  all = behaviours(server.origin);
  const clock = testClock();
  const live = liveWeb({ allowHosts: [server.host], clock });
  opened.push(async () => {
    await live.close();
    await server.close();
  });
  const web: Web = { get: (request) => live.get({ ...request, url: request.url.replace(archive, server.origin) }) };
  return { server, slept: clock.slept, get: () => past(web, day).get({ url: page }) };
}

const at = pathOf('20260105080000');

describe('a copy over the wire', () => {
  test('is the nearest that the archive leads on to, by a redirect that is no copy itself', async () => {
    const { get } = await stood((origin) => ({
      [indexPath]: rows('20260105080000'),
      [at]: redirect(`${origin}${pathOf('20260105075900')}`),
      [pathOf('20260105075900')]: copy(),
    }));
    expect(await get()).toMatchObject({ how: 'archived', mementoAt: '2026-01-05T08:00:00.000Z', status: 200 });
  });

  test('is none where it leads to a later one, or the site itself led to another page then', async () => {
    const later = await stood((origin) => ({
      [indexPath]: rows('20260105080000'),
      [at]: redirect(`${origin}${pathOf('20260301000000')}`),
      [pathOf('20260301000000')]: copy('<p>40 million</p>', { 'memento-datetime': 'Sun, 01 Mar 2026 00:00:00 GMT' }),
    }));
    expect(await failureOf(later.get())).toBe('not-found (no archived copy)');
    const moved = pathOf('20260105080000', 'https://www.example.org/');
    const led = await stood((origin) => ({
      [indexPath]: rows('20260105080000'),
      [at]: answer(301, { ...when, location: `${origin}${moved}` }),
      [moved]: copy('<p>Home of 30 million</p>'),
    }));
    expect(await failureOf(led.get())).toBe('not-found (no archived copy)');
  });

  test('keeps what the site said of its encoding, whatever the archive guessed', async () => {
    const gb2312 = Uint8Array.of(0xc6, 0xf3, 0xd2, 0xb5, 0x39);
    const { get } = await stood(() => ({
      [indexPath]: rows('20260105080000'),
      [at]: copy(gzipSync(gb2312), {
        'content-encoding': 'gzip',
        'x-archive-guessed-charset': 'utf-8',
        'x-archive-orig-content-type': 'text/html; charset=gb2312',
      }),
    }));
    const capture = await get();
    expect([...capture.body]).toEqual([...gb2312]);
    expect(contentTypeOf(capture)).toBe('text/html; charset=gb2312');
    expect(
      contentTypeOf({
        headers: [
          ['content-type', 'text/html'],
          ['x-archive-orig-content-type', 'text/plain'],
        ],
      }),
    ).toBe('text/html');
  });
});

describe('no copy over the wire', () => {
  const failing = async (
    index: Behaviour,
    snapshot?: Behaviour,
  ): Promise<{ failure: string; asked: number; slept: number }> => {
    const { get, server, slept } = await stood(() => ({ [indexPath]: index, ...(snapshot && { [at]: snapshot }) }));
    const failure = await failureOf(get());
    return { failure, asked: server.asked.length, slept: Math.max(0, ...slept) };
  };
  const text = { 'content-type': 'text/plain' };
  const html = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' };

  test('is a limit of ours where the index or the archive says 429, and waited for as long as it says', async () => {
    const limited = await failing(answer(429, { ...text, 'retry-after': 7 }));
    expect(limited.failure).toBe('rate-limited (status 429)');
    expect(limited.slept).toBeGreaterThanOrEqual(7_000);
    expect((await failing(rows('20260105080000'), answer(429, text))).failure).toBe('rate-limited (status 429)');
  });

  test('is what the site said then where an archived 429 comes back, asked once', async () => {
    const archived = await failing(
      rows('20260105080000'),
      answer(429, { ...when, 'retry-after': 7 }, 'Too Many Requests'),
    );
    expect(archived).toEqual({ failure: 'blocked (archived status 429)', asked: 2, slept: 0 });
  });

  test('is at the wish of the site, told in each of the ways', async () => {
    const administrative = 'org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n';
    expect((await failing(answer(403, text, administrative))).failure).toBe('blocked (excluded)');
    const robots = 'org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots\n';
    expect((await failing(answer(403, text, robots))).failure).toBe('blocked (robots)');
    const sorry = gzipSync('<html><p>Sorry.</p><p>This URL has been excluded from the Wayback Machine.</p></html>');
    const snapshot = (status: number): Promise<{ failure: string }> =>
      failing(rows('20260105080000'), answer(status, html, sorry));
    expect((await snapshot(200)).failure).toBe('blocked (excluded)');
    expect((await snapshot(403)).failure).toBe('blocked (excluded)');
  });

  test('is missing, and never a proof that there was no page', async () => {
    expect((await failing(rows())).failure).toBe('not-found (no archived copy)');
    expect((await failing(rows('20260105080000'))).failure).toBe('not-found (no archived copy)');
    expect((await failing(rows('20260105080000'), answer(200, html, gzipSync('<p>30 million</p>')))).failure).toBe(
      'not-found (no archived copy)',
    );
  });

  test('is trouble of the archive, which is no missing copy', async () => {
    expect((await failing(answer(503, text, 'overloaded'))).failure).toBe('unreachable (status 503)');
    expect((await failing(answer(403, text, 'go away'))).failure).toBe('blocked (status 403)');
    expect(
      (await failing(rawReset(head(200, { ...text, 'content-length': 900 }), 'org,example)/stats 2026'))).failure,
    ).toMatch(/^unreachable /);
    expect(
      (await failing(rows('20260105080000'), answer(200, { ...when, 'content-encoding': 'gzip' }, 'no gzip'))).failure,
    ).toMatch(/^unreadable |^unreachable /);
  });
});

test('an address in an archive is that of the page that it is a copy of', () => {
  expect(originalOf('https://web.archive.org/web/20250928080000id_/https://example.org/a?b=1')).toBe(
    'https://example.org/a?b=1',
  );
  expect(originalOf('https://web.archive.org/web/20250928080000/http://example.org/')).toBe('http://example.org/');
  expect(originalOf('https://example.org/?to=/20250928080000/https://rival.example/')).toBe(
    'https://example.org/?to=/20250928080000/https://rival.example/',
  );
  expect(originalOf('https://example.org/2025/09/28/a')).toBe('https://example.org/2025/09/28/a');
});
