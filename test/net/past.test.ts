/** A stand-in for the Wayback Machine, made by hand after its documented answers; a day is 2026-01-05. */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../src/net/failure.ts';
import { base32, past, waybackRules } from '../../src/net/past.ts';
import { ruleFor } from '../../src/net/rules.ts';
import { indexUrl, readIndex } from '../../src/net/wayback-index.ts';
import { type Capture, type Web, WebError } from '../../src/net/web.ts';
import { answer, type Behaviour, openHostileServer, page as respond } from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';

const day = 20_458;
const page = 'https://www.example.org/stats/';
const indexOf = (until = '20260105235959') => indexUrl(page, until);
const row = (timestamp: string, original = page, status = '200', digest = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA') =>
  `org,example)/stats ${timestamp} ${original} text/html ${status} ${digest} 1234\n`;

type Answer = { status?: number; headers?: Record<string, string>; body?: string; finalUrl?: string };

/** Answers as the live web does: a failure for every status but 200. */
function archive(answers: Readonly<Record<string, Answer>>): Web & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async get({ url }) {
      asked.push(url);
      const answer = answers[url];
      if (answer === undefined) throw new WebError('gone', 'status 404', 'not in this test');
      const capture: Capture = {
        url,
        finalUrl: answer.finalUrl ?? url,
        status: answer.status ?? 200,
        headers: Object.entries(answer.headers ?? {}),
        body: new TextEncoder().encode(answer.body ?? ''),
        takenAt: '2026-02-01T00:00:00.000Z',
        digest: 'sha256:0',
        how: 'live',
        provenance: 'recorded',
      };
      const refusal = refusalOf(capture, []);
      if (refusal !== undefined) throw refusal;
      return capture;
    },
  };
}

const memento = (when: string, more: Answer = {}): Answer => ({
  body: '<p>30 million</p>',
  ...more,
  headers: { 'content-type': 'text/html', 'memento-datetime': when, ...more.headers },
});

const at = (timestamp: string, original = page) => `https://web.archive.org/web/${timestamp}id_/${original}`;

describe('the page as it was on a day', () => {
  test('is the last good capture from that day or before, with the index in its trail', async () => {
    const web = archive({
      [indexOf()]: { body: row('20251230101010') + row('20260105080000') },
      [at('20260105080000')]: memento('Mon, 05 Jan 2026 08:00:00 GMT'),
    });
    const capture = await past(web, day).get({ url: `${page}#today` });
    expect(capture).toMatchObject({
      how: 'archived',
      mementoAt: '2026-01-05T08:00:00.000Z',
      url: at('20260105080000'),
    });
    expect(capture.via?.map(({ url }) => url)).toEqual([indexOf()]);
    expect(new TextDecoder().decode(capture.body)).toBe('<p>30 million</p>');
  });

  test('may be the nearest copy that the archive leads on to, and never one of another page', async () => {
    const led = (finalUrl: string) =>
      past(
        archive({
          [indexOf()]: { body: row('20260105080000') },
          [at('20260105080000')]: memento('Mon, 05 Jan 2026 07:59:00 GMT', { finalUrl }),
        }),
        day,
      ).get({ url: page });
    expect((await led(at('20260105075900', 'http://example.org/stats'))).mementoAt).toBe('2026-01-05T07:59:00.000Z');
    await expect(led(at('20260105075900', 'https://www.example.org/'))).rejects.toMatchObject({
      code: 'not-found',
      detail: 'no archived copy',
    });
    await expect(led('https://web.archive.org/about')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is unreadable where the index is none, which is no page without copies', async () => {
    const web = archive({ [indexOf()]: { body: '<html><title>Wayback Machine</title>' } });
    await expect(past(web, day).get({ url: page })).rejects.toMatchObject({ code: 'unreadable', detail: 'type' });
  });

  test('ends when the day ends where the author is', async () => {
    const web = archive({});
    await failureOf(past(web, day, '+08:00').get({ url: page }));
    await failureOf(past(web, day, '-05:00').get({ url: page }));
    expect(web.asked).toEqual([indexOf('20260105155959'), indexOf('20260106045959')]);
  });

  test('is never a later one, even where the archive leads on to the nearest', async () => {
    const web = archive({
      [indexOf()]: { body: row('20260105080000') },
      [at('20260105080000')]: memento('Tue, 06 Jan 2026 08:00:00 GMT'),
    });
    expect(await failureOf(past(web, day).get({ url: page }))).toBe('not-found (no archived copy)');
  });

  test('is not known where the index has none', async () => {
    expect(await failureOf(past(archive({ [indexOf()]: {} }), day).get({ url: page }))).toBe(
      'not-found (no archived copy)',
    );
  });

  test('is not what came without a Memento-Datetime', async () => {
    const web = archive({
      [indexOf()]: { body: row('20260105080000') },
      [at('20260105080000')]: { headers: { 'content-type': 'text/html' }, body: '<p>30 million</p>' },
    });
    expect(await failureOf(past(web, day).get({ url: page }))).toBe('not-found (no archived copy)');
  });

  test('was an error then, where the archive has one: that is no rate limit of ours', async () => {
    const archivedStatus = (status: number) =>
      failureOf(
        past(
          archive({
            [indexOf()]: { body: row('20260105080000') },
            [at('20260105080000')]: memento('Mon, 05 Jan 2026 08:00:00 GMT', { status }),
          }),
          day,
        ).get({ url: page }),
      );
    expect(await archivedStatus(429)).toBe('blocked (archived status 429)');
    expect(await archivedStatus(404)).toBe('gone (archived status 404)');
    expect(await archivedStatus(503)).toBe('unreachable (archived status 503)');
  });

  test('is kept back: by the owner, by robots.txt', async () => {
    const error = (name: string) => ({
      status: 403,
      headers: { 'x-archive-wayback-runtime-error': `org.archive.wayback.exception.${name}: no` },
    });
    const asked = (answer: Answer) => failureOf(past(archive({ [indexOf()]: answer }), day).get({ url: page }));
    expect(await asked(error('AdministrativeAccessControlException'))).toBe('blocked (excluded)');
    expect(await asked(error('RobotAccessControlException'))).toBe('blocked (robots)');
    expect(await asked({ status: 429 })).toBe('rate-limited (status 429)');
    const excluded = archive({
      [indexOf()]: { body: row('20260105080000') },
      [at('20260105080000')]: { body: '<p>This URL has been excluded from the Wayback Machine.</p>' },
    });
    expect(await failureOf(past(excluded, day).get({ url: page }))).toBe('blocked (excluded)');
  });

  test('may differ from the digest of the index, and says so', async () => {
    const digest = 'WSKFDXZDLRUOJFVFPRMKKUQNLOWAXCYI';
    const get = (headers: Record<string, string>) =>
      past(
        archive({
          [indexOf()]: { body: row('20260105080000', page, '200', digest) },
          [at('20260105080000')]: memento('Mon, 05 Jan 2026 08:00:00 GMT', { headers }),
        }),
        day,
      ).get({ url: page });
    expect((await get({})).remark).toContain(digest);
    expect((await get({ 'x-archive-orig-content-encoding': 'gzip' })).remark).toBeUndefined();
  });
});

describe('the index', () => {
  test('rows of another place under the same key are no capture of this one', () => {
    const rows = (original: string, url = page) => readIndex(row('20260105080000', original), url).length;
    expect(rows('http://www.example.org:80/stats')).toBe(1);
    expect(rows('https://example.org/stats/')).toBe(1);
    expect(rows('https://www.example.org/Stats/')).toBe(0);
    expect(rows('https://www.example.org/stats/?page=2')).toBe(0);
    expect(rows('http://mailto:someone@example.org/')).toBe(0);
    expect(rows('some/not/even/url/thing')).toBe(0);
  });

  test('broken rows are passed over, and doubled ones count once', () => {
    const text = `${row('20260105080000')}${row('20260105080000')}${row('2026', page)}${row('20260104000000', page, '301')}<html>\n\norg,example%20key`;
    expect(readIndex(text, page).map(({ timestamp }) => timestamp)).toEqual(['20260105080000']);
  });

  test('has its own pace on the host of the captures', () => {
    expect(ruleFor(waybackRules, new URL(indexOf())).lane).toMatchObject({ connections: 1, everyMs: 2_500 });
    expect(ruleFor(waybackRules, new URL(at('20260105080000'))).lane).toMatchObject({ everyMs: 125 });
  });

  test('digests are base32', () => {
    expect(base32(new TextEncoder().encode('foob!'))).toBe('MZXW6YRB');
  });
});

describe('the live web knows answers about the past', () => {
  const when = 'Mon, 05 Jan 2026 08:00:00 GMT';
  const get = async (behaviour: Behaviour) => {
    const server = await openHostileServer(() => behaviour);
    const web = liveWeb({ allowHosts: [server.host] });
    const asked = web.get({ url: `${server.origin}/` });
    const failure = await failureOf(asked);
    const body = failure === 'no failure' ? new TextDecoder().decode((await asked).body) : undefined;
    await web.close();
    await server.close();
    return { failure, body, requests: server.asked.length };
  };

  test('an error that was archived is not asked again', async () => {
    expect(await get(answer(429, { 'memento-datetime': when, 'retry-after': 6 }))).toMatchObject({
      failure: 'blocked (archived status 429)',
      requests: 1,
    });
  });

  test('a body that was crawled packed is unpacked twice', async () => {
    const headers = { 'memento-datetime': when, 'x-archive-orig-content-encoding': 'gzip', 'content-encoding': 'gzip' };
    const text = '<p>30 million</p>';
    expect((await get(respond(gzipSync(gzipSync(text)), headers))).body).toBe(text);
    expect((await get(respond(gzipSync(text), headers))).body).toBe(text);
    expect((await get(respond(gzipSync(gzipSync(text).subarray(0, -4)), headers))).failure).toBe(
      'unreadable (encoding)',
    );
  });
});

const samples = new URL('../../../shared/samples/wayback/', import.meta.url);

test.skipIf(!existsSync(samples))(
  'recorded indexes of ../shared are read (skipped where the folder is not there)',
  () => {
    const read = (name: string, url: string) => readIndex(readFileSync(new URL(name, samples), 'latin1'), url);
    expect(read('cdx_malformed_cdx.txt', 'https://www.epa.gov/').length).toBeGreaterThan(0);
    expect(read('cdx_cnn_page1.txt', 'https://cnn.com/')[0]?.timestamp).toBe('20010410213930');
    expect(read('cdx_nasa_resumekey.txt', 'https://nasa.gov')).toHaveLength(1);
    expect(read('cdx_403_blocked.txt', 'https://nationalpost.com/health')).toEqual([]);
  },
);
