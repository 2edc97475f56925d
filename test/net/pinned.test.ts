import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../src/net/archive.ts';
import { type Captured, type PinnedOptions, pinnedWeb } from '../../src/net/pinned.ts';
import { sha256 } from '../../src/net/warc.ts';
import { type Capture, type Request, type Web, WebError } from '../../src/net/web.ts';

let folder: string;
let archive: Archive;
let requests: Request[];
/** What the world answers: a body, or a failure. */
let world: (request: Request) => string | WebError;
let second: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'factcheck-pinned-'));
  archive = openArchive(folder);
  requests = [];
  second = 0;
  world = (request) => `the page at ${request.url}`;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function capture(request: Request, text: string, status = 200): Capture {
  const body = new TextEncoder().encode(text);
  second += 1;
  return {
    url: request.url,
    finalUrl: request.url,
    status,
    headers: [['content-type', 'text/plain']],
    body,
    takenAt: `2026-01-05T09:00:${String(second).padStart(2, '0')}Z`,
    digest: sha256(body),
    how: 'live',
    provenance: 'recorded',
  };
}

const live: Web = {
  get: async (request) => {
    requests.push(request);
    const answer = world(request);
    if (answer instanceof WebError) throw answer;
    return capture(request, answer);
  },
};

const open = (mode: PinnedOptions['mode'], more: Partial<PinnedOptions> = {}): Web =>
  pinnedWeb({ archive: openArchive(folder), live, mode, ...more });

const text = (answer: Capture): string => Buffer.from(answer.body).toString();
const page = { url: 'https://example.org/a' };

describe('a run on pinned evidence', () => {
  it('fetches what is missing, once, and keeps it', async () => {
    const captured: Captured[] = [];
    const web = open('pinned-first', { onCapture: (one) => captured.push(one) });
    const answers = await Promise.all([web.get(page), web.get({ url: 'https://example.org/a#top' }), web.get(page)]);
    answers.push(await web.get(page));
    expect(answers.map(text)).toEqual(Array(4).fill('the page at https://example.org/a'));
    expect(answers.map((answer) => answer.how)).toEqual(Array(4).fill('live'));
    expect(requests).toHaveLength(1);
    expect(captured).toHaveLength(1);
    expect(captured[0]?.capture).not.toHaveProperty('body');
    const again = await open('pinned-first').get(page);
    expect(requests).toHaveLength(1);
    expect({ ...again, body: text(again) }).toEqual({ ...answers[0], how: 'pinned', body: text(again) });
  });

  it('never touches the network when pinned', async () => {
    await open('pinned-first').get(page);
    const web = pinnedWeb({ archive: openArchive(folder), mode: 'pinned' });
    expect(text(await web.get(page))).toContain('the page');
    await expect(web.get({ url: 'https://example.org/b' })).rejects.toMatchObject({ code: 'not-pinned' });
    expect(requests).toHaveLength(1);
  });

  it('refreshes what it is told to, hands over what was held, and tells what was there before', async () => {
    await open('pinned-first').get(page);
    await open('pinned-first').get({ url: 'https://example.org/b' });
    world = () => 'changed';
    const captured: Captured[] = [];
    const web = open('refresh', { refreshOnly: (url) => url === page.url, onCapture: (one) => captured.push(one) });
    expect(text(await web.get({ url: 'https://example.org/b' }))).toContain('the page');
    expect(text(await web.get(page))).toBe('changed');
    expect(text(await web.get(page))).toBe('changed');
    expect(requests).toHaveLength(3);
    expect(requests[2]?.previous?.digest).toBe(captured[0]?.before?.digest);
    expect(captured[0]?.before?.digest).toBe(sha256(new TextEncoder().encode('the page at https://example.org/a')));
    expect(text(await open('pinned').get(page))).toBe('changed');
  });

  it('keeps nothing when live', async () => {
    expect(text(await open('live').get(page))).toContain('the page');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('uses the capture that the lock names, though a newer one is there', async () => {
    const first = await open('pinned-first').get(page);
    world = () => 'newer';
    await open('refresh').get(page);
    expect((await open('pinned', { wanted: () => first.digest }).get(page)).digest).toBe(first.digest);
    const other = open('pinned', { wanted: () => sha256(new Uint8Array([1])) });
    await expect(other.get(page)).rejects.toMatchObject({ code: 'not-pinned', detail: 'not the capture of the lock' });
  });

  it('takes a 404 for an answer only from who asked for it', async () => {
    world = (request) => new WebError('gone', 'status 404', '', { capture: capture(request, 'no such item', 404) });
    const web = open('pinned-first');
    await expect(web.get(page)).rejects.toMatchObject({ code: 'gone' });
    expect((await web.get({ ...page, answers: [404] })).status).toBe(404);
    expect(requests).toHaveLength(1);
    const pinned = open('pinned');
    await expect(pinned.get(page)).rejects.toMatchObject({ code: 'gone', detail: 'status 404' });
    expect((await pinned.get({ ...page, answers: [404] })).status).toBe(404);
  });

  it('fails again in the same words, and asks again when it may', async () => {
    world = (request) => new WebError('blocked', 'wall', 'Save it.', { capture: capture(request, 'are you a robot?') });
    await expect(open('pinned-first').get(page)).rejects.toMatchObject({ code: 'blocked' });
    const replayed = { code: 'blocked', detail: 'wall', hint: 'Save it.', capture: { status: 200 } };
    await expect(open('pinned').get(page)).rejects.toMatchObject(replayed);
    await expect(open('pinned').get({ ...page, answers: [200] })).rejects.toMatchObject(replayed);
    // The same wall once more is not kept twice.
    await expect(open('pinned-first').get(page)).rejects.toMatchObject({ code: 'blocked' });
    expect([requests.length, openArchive(folder).entries().length]).toEqual([2, 1]);
    expect(requests[1]?.previous).toBeUndefined();
    world = () => 'open again';
    expect(text(await open('pinned-first').get(page))).toBe('open again');
  });

  it('does not lose evidence to a failure that came later', async () => {
    await open('pinned-first').get(page);
    world = (request) => new WebError('gone', 'status 410', '', { capture: capture(request, 'gone', 410) });
    await expect(open('refresh').get(page)).rejects.toMatchObject({ code: 'gone', detail: 'status 410' });
    expect(text(await open('pinned-first').get(page))).toContain('the page');
    expect(text(await open('pinned').get(page))).toContain('the page');
  });

  it('keeps no answer of a host in trouble', async () => {
    world = (request) => new WebError('unreachable', 'status 503', '', { capture: capture(request, 'busy', 503) });
    await expect(open('pinned-first').get(page)).rejects.toMatchObject({ detail: 'status 503' });
    expect(openArchive(folder).entries()).toEqual([]);
    await expect(open('pinned').get(page)).rejects.toMatchObject({ code: 'not-pinned' });
  });

  it('asks a failing page once', async () => {
    world = () => new WebError('unreachable', 'dns', '');
    const web = open('pinned-first');
    await expect(web.get(page)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(web.get(page)).rejects.toMatchObject({ code: 'unreachable' });
    expect(requests).toHaveLength(1);
  });

  it('stays with the page that was brought by hand while its host turns programs away', async () => {
    await archive.put({ ...capture(page, 'by hand'), provenance: 'supplied-by-hand', remark: 'saved by A. Editor' });
    world = (request) => new WebError('blocked', 'wall', '', { capture: capture(request, 'robot?') });
    expect(await open('refresh').get(page)).toMatchObject({
      provenance: 'supplied-by-hand',
      remark: 'saved by A. Editor',
    });
    world = () => new WebError('unreachable', 'dns', '');
    await expect(open('refresh').get(page)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('does not fetch past a damaged capture, nor fall back on an older one', async () => {
    await open('pinned-first').get(page);
    world = () => 'newer';
    await open('refresh').get(page);
    const newest = archive.entries().at(-1);
    writeFileSync(join(folder, newest?.file ?? ''), 'damaged');
    await expect(open('pinned-first').get(page)).rejects.toMatchObject({
      code: 'unreadable',
      detail: 'damaged capture',
    });
    expect(requests).toHaveLength(2);
  });
});
