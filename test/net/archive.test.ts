import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../src/net/archive.ts';
import { sha256 } from '../../src/net/warc.ts';
import type { Capture } from '../../src/net/web.ts';

let folder: string;
let archive: Archive;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'factcheck-archive-')), 'evidence');
  archive = openArchive(folder);
});

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

function capture(body: string | Uint8Array, more: Partial<Capture> = {}): Capture {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    url: 'https://example.org/news?b=2&a=1',
    finalUrl: 'https://example.org/news?b=2&a=1',
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: bytes,
    takenAt: '2026-01-05T09:00:00Z',
    digest: sha256(bytes),
    how: 'live',
    provenance: 'recorded',
    ...more,
  };
}

const pinned = (kept: Capture): Capture => ({ ...kept, how: 'pinned' });
const reread = (): Archive => openArchive(folder);

/** Compared as bytes, whatever kind of array holds them. */
const plain = (value: Capture | undefined): unknown =>
  value && { ...value, body: Buffer.from(value.body).toString('latin1') };

describe('an evidence folder', () => {
  it('gives back what was put in, to the byte, in another process as well', async () => {
    const every = Uint8Array.from({ length: 1024 }, (_, index) => index & 255);
    const kept = await archive.put(
      capture(every, {
        headers: [
          ['content-type', 'text/html'],
          ['content-encoding', 'gzip'],
          ['content-length', '77'],
          ['transfer-encoding', 'chunked'],
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
          ['x-orig-thing', '字'],
          ['x-empty', ''],
        ],
        hops: [
          { url: 'https://example.org/news?b=2&a=1', status: 301, headers: [['location', 'https://example.org/a']] },
          { url: 'https://example.org/a', status: 302, headers: [['location', '/b']] },
        ],
        finalUrl: 'https://example.org/b',
        remark: 'nach der Überschrift\nzu urteilen: 同一頁',
      }),
    );
    expect(kept.remark).toBe('nach der Überschrift zu urteilen: 同一頁');
    expect(plain(reread().find('https://example.org/news?b=2&a=1#top'))).toEqual(plain(pinned(kept)));
    expect(reread().find('https://example.org/b')).toBeUndefined();
  });

  it('keeps no secret of a request, and finds the page by its URL all the same', async () => {
    const canary = 'canary-0123456789abcdef';
    const url = `https://user:${canary}@example.org/data?series=1&token=${canary}&key=${canary}`;
    await archive.put(
      capture('x', {
        url,
        finalUrl: url,
        sent: [
          ['accept', '*/*'],
          ['Authorization', `Bearer ${canary}`],
          ['cookie', canary],
          ['x-api-key', canary],
        ],
      }),
    );
    const written = execFileSync('sh', ['-c', `gunzip -c ${folder}/*/*.gz`]).toString('latin1');
    expect(written).toContain('accept: */*');
    expect(written).not.toContain(canary);
    expect(readdirSync(folder, { recursive: true }).join()).not.toContain(canary);
    expect(archive.find(url)?.url).toBe('https://example.org/data?series=1&token=***&key=***');
  });

  it('does not take one series of a host for another because both are called key', async () => {
    await archive.put(
      capture('1', { url: 'https://example.org/d?key=GDP', finalUrl: 'https://example.org/d?key=GDP' }),
    );
    expect(archive.find('https://example.org/d?key=CPI')).toBeUndefined();
  });

  it('answers with the newest capture, unless a digest is asked for', async () => {
    const first = await archive.put(capture('one'));
    const second = await archive.put(capture('two', { takenAt: '2026-01-05T09:00:01Z' }));
    const third = await archive.put(capture('three', { takenAt: '2026-01-06T00:00:00.5Z' }));
    const fourth = await archive.put(capture('four', { takenAt: '2026-01-06T00:00:00.25Z' }));
    for (const opened of [archive, reread()]) {
      expect(opened.find(first.url)?.digest).toBe(third.digest);
      expect(opened.find(first.url, first.digest)?.digest).toBe(first.digest);
      expect(opened.find(first.url, second.digest)?.takenAt).toBe(second.takenAt);
      expect(opened.find(first.url, sha256(new Uint8Array()))).toBeUndefined();
    }
    expect(fourth.takenAt < third.takenAt).toBe(true);
  });

  it('keeps an unchanged body once', async () => {
    const body = 'x'.repeat(1000) + Math.PI;
    const first = await archive.put(capture(body));
    const again = await archive.put(
      capture(body, { takenAt: '2026-02-05T09:00:00Z', headers: [['content-type', 'text/plain']] }),
    );
    const third = await archive.put(
      capture(body, { takenAt: '2026-03-05T09:00:00Z', headers: again.headers, unchanged: true }),
    );
    expect(again.headers).toEqual([['content-type', 'text/plain']]);
    // A 304 names no headers of its own: those of the full answer hold.
    expect(third).toMatchObject({ takenAt: '2026-03-05T09:00:00Z', status: 200, headers: first.headers });
    const held = reread().entries().map(reread().read);
    expect(held.map((one) => 'revisitOf' in one && one.revisitOf?.takenAt)).toEqual([
      false,
      first.takenAt,
      first.takenAt,
    ]);
    expect(plain(reread().find(first.url))).toEqual(plain(pinned(third)));
    expect(plain(reread().find(first.url)?.body === undefined ? undefined : third)).toEqual(plain(third));
    archive.remove(archive.entries().slice(0, 1));
    expect(() => reread().find(first.url)).toThrow(/missing/);
  });

  it('tells the same second apart by what was captured', async () => {
    await archive.put(capture('', { status: 404 }));
    await archive.put(capture('', { status: 410 }));
    await archive.put(capture('', { status: 410 }));
    const names = reread()
      .entries()
      .map((entry) => entry.file);
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(/[0-9a-f]{12}-2\.warc\.gz$/);
  });

  it('refuses a header that would become two', async () => {
    const evil = capture('x', { headers: [['x-a', 'b\r\nWARC-Type: response']] });
    await expect(archive.put(evil)).rejects.toThrow(/line break/);
    expect(readdirSync(folder, { recursive: true })).toEqual(['2026-01-05']);
  });

  it('says what is wrong with a damaged file, and answers with nothing from it', async () => {
    const kept = await archive.put(capture('Singapore 42 percent'));
    const [entry] = archive.entries();
    if (entry === undefined) throw new Error('nothing kept');
    const path = join(folder, entry.file);
    writeFileSync(path, readFileSync(path).subarray(0, -5));
    expect(reread().read(entry)).toMatchObject({ damage: expect.stringContaining('cut off') });
    expect(() => reread().find(kept.url)).toThrow(/cut off/);
  });

  it.each<[what: string, change: (text: string) => string, says: RegExp]>([
    ['the body', (text) => text.replace('42 percent', '43 percent'), /the body does not match its digest/],
    [
      'a header',
      (text) => text.replace('charset=utf-8', 'charset=utf-7'),
      /the response record does not match its digest/,
    ],
    [
      'the status',
      (text) => text.replace('HTTP/1.1 200', 'HTTP/1.1 404'),
      /the response record does not match its digest/,
    ],
    [
      'what was asked',
      (text) => text.replace('GET /news', 'GET /olds'),
      /the request record does not match its digest/,
    ],
    ['a digest', (text) => text.replace('WARC-Block-Digest', 'WARC-Block-Nothing'), /does not match its digest/],
  ])('finds %s changed, by whoever packed it anew', async (_what, change, says) => {
    const kept = await archive.put(capture('Singapore 42 percent'));
    const [entry] = archive.entries();
    if (entry === undefined) throw new Error('nothing kept');
    const path = join(folder, entry.file);
    const text = gunzipSync(readFileSync(path)).toString('latin1');
    expect(change(text)).not.toBe(text);
    writeFileSync(path, gzipSync(Buffer.from(change(text), 'latin1')));
    expect(() => reread().find(kept.url)).toThrow(says);
    expect(reread().read(entry)).toMatchObject({ damage: expect.stringMatching(says) });
  });

  it('does not answer for another URL whose short hash is the same', async () => {
    // Found by trying: sha256 of both begins with e4b4a35cdd.
    const [mine, other] = ['https://a.example/ka17', 'https://a.example/ufjx'];
    await archive.put(capture('mine', { url: mine, finalUrl: mine }));
    expect(reread().find(mine)).toBeDefined();
    expect(reread().find(other)).toBeUndefined();
  });

  it('does not answer for another URL when its file is renamed', async () => {
    await archive.put(capture('x'));
    const other = await archive.put(
      capture('x', { url: 'https://other.example/', finalUrl: 'https://other.example/' }),
    );
    const [mine, theirs] = archive.entries();
    if (mine === undefined || theirs === undefined) throw new Error('two were kept');
    writeFileSync(join(folder, theirs.file), readFileSync(join(folder, mine.file)));
    expect(() => reread().find(other.url)).toThrow(/is named/);
  });

  it('reads no link, pipe or device, and nothing outside', async () => {
    await archive.put(capture('x'));
    const [entry] = archive.entries();
    if (entry === undefined) throw new Error('nothing kept');
    const elsewhere = join(folder, '..', 'elsewhere');
    mkdirSync(elsewhere);
    const name = entry.file.slice(entry.day.length + 1);
    writeFileSync(join(elsewhere, name), readFileSync(join(folder, entry.file)));
    rmSync(join(folder, entry.day), { recursive: true });
    symlinkSync(elsewhere, join(folder, entry.day));
    expect(reread().entries()).toEqual([]);
    await expect(reread().put(capture('x'))).rejects.toThrow(/is a symbolic link/);
    rmSync(join(folder, entry.day));
    mkdirSync(join(folder, entry.day));
    symlinkSync(join(elsewhere, name), join(folder, entry.file));
    expect(reread().entries()).toEqual([]);
    expect(reread().read(entry)).toEqual({ entry, damage: 'is a symbolic link' });
    rmSync(join(folder, entry.file));
    execFileSync('mkfifo', [join(folder, entry.file)]);
    expect(reread().entries()).toEqual([]);
    expect(reread().read(entry)).toEqual({ entry, damage: 'is not a regular file' });
    symlinkSync(elsewhere, join(folder, '..', 'link'));
    expect(() => openArchive(join(folder, '..', 'link'))).toThrow(/symbolic link/);
  });

  it('is safe with two runs at once', async () => {
    const bodies = Array.from({ length: 30 }, (_, index) => `page ${index % 10}`);
    const both = [openArchive(folder), openArchive(folder)];
    await Promise.all(bodies.flatMap((body) => both.map((one) => one.put(capture(body)))));
    expect(reread().entries()).toHaveLength(10);
    expect(reread().strangers()).toEqual([]);
    for (const entry of reread().entries()) expect(reread().read(entry)).toHaveProperty('capture');
  });

  it('waits for the disk at the end of a run, even for what was removed meanwhile', async () => {
    await archive.put(capture('x'));
    await archive.put(capture('y', { takenAt: '2026-01-06T09:00:00Z' }));
    archive.remove(archive.entries().slice(0, 1));
    await archive.flush();
    await archive.flush();
    expect(reread().entries()).toHaveLength(1);
  });

  it('passes over what is half-written', async () => {
    await archive.put(capture('x'));
    writeFileSync(join(folder, '2026-01-05', '.example.org-0123456789-090000-0123456789ab.warc.gz.a1.tmp'), 'half');
    expect(reread().entries()).toHaveLength(1);
    expect(reread().strangers()).toHaveLength(1);
    expect(existsSync(folder)).toBe(true);
  });
});
