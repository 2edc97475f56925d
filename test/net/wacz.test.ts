import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSurt, WARCParser } from 'warcio';
import { openArchive } from '../../src/net/archive.ts';
import { exportWacz, surt } from '../../src/net/wacz.ts';
import { sha256 } from '../../src/net/warc.ts';
import type { Capture } from '../../src/net/web.ts';

const folder = mkdtempSync(join(tmpdir(), 'factcheck-wacz-'));
const options = { title: 'Evidence', createdAt: '2026-01-07T00:00:00Z', software: 'factcheck 0.1.0' };
let file: Uint8Array;
let entries: Record<string, Uint8Array>;
const info: UnzipFileInfo[] = [];

const capture = (url: string, text: string, takenAt: string, more: Partial<Capture> = {}): Capture => {
  const body = Buffer.from(text);
  return {
    url,
    finalUrl: url,
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body,
    takenAt,
    digest: sha256(body),
    how: 'live',
    provenance: 'recorded',
    ...more,
  };
};

const page = 'https://www.example.org/News?b=2&a=1';

beforeAll(async () => {
  const archive = openArchive(folder);
  await archive.put(capture(page, 'one', '2026-01-05T09:00:00Z'));
  await archive.put(capture(page, 'one', '2026-01-06T09:00:00Z'));
  await archive.put(capture('http://a.example:8080/', 'none', '2026-01-04T09:00:00Z', { status: 404 }));
  await archive.put(
    capture('https://example.org/old', 'two', '2026-01-05T09:00:00Z', {
      finalUrl: 'https://example.org/new',
      hops: [{ url: 'https://example.org/old', status: 301, headers: [['location', '/new']] }],
      provenance: 'reconstructed',
      remark: 'made',
    }),
  );
  file = exportWacz(openArchive(folder), options);
  entries = unzipSync(file, {
    filter: (one) => {
      info.push(one);
      return true;
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const text = (name: string): string => Buffer.from(entries[name] ?? []).toString();

describe('an export in the format of web archive viewers (WACZ 1.1.1)', () => {
  it('has the folders and files that the format asks for, and no other', () => {
    expect(Object.keys(entries).sort()).toEqual([
      'archive/evidence.warc.gz',
      'datapackage-digest.json',
      'datapackage.json',
      'indexes/index.cdx.gz',
      'pages/pages.jsonl',
    ]);
  });

  it('is a ZIP whose files are stored, so that viewers read ranges of them', () => {
    expect(info.map((one) => one.compression)).toEqual(Array(5).fill(0));
  });

  it('lists every file with its size and digest, and the digest of the list', () => {
    const manifest = JSON.parse(text('datapackage.json'));
    expect(manifest).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: 'Evidence',
      software: options.software,
    });
    expect(manifest.created).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
    const listed = manifest.resources.map((one: { path: string }) => one.path).sort();
    expect(listed).toEqual(
      Object.keys(entries)
        .filter((name) => !name.startsWith('datapackage'))
        .sort(),
    );
    for (const { name, path, hash, bytes } of manifest.resources) {
      expect(name).toMatch(/^[a-z0-9._-]+$/);
      expect([hash, bytes]).toEqual([sha256(entries[path] ?? new Uint8Array()), entries[path]?.length]);
    }
    const digest = JSON.parse(text('datapackage-digest.json'));
    expect(digest).toEqual({ path: 'datapackage.json', hash: sha256(entries['datapackage.json'] ?? new Uint8Array()) });
  });

  it('has pages with address and time, after a line that names the format', () => {
    const [header, ...pages] = text('pages/pages.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(header).toEqual({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });
    expect(pages.map((one) => [one.url, one.ts])).toEqual([
      ['https://example.org/old', '2026-01-05T09:00:00Z'],
      [page, '2026-01-05T09:00:00Z'],
      [page, '2026-01-06T09:00:00Z'],
    ]);
  });

  it('has a sorted index by which each record is found alone', async () => {
    const lines = gunzipSync(entries['indexes/index.cdx.gz'] ?? new Uint8Array())
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines).toEqual([...lines].sort());
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const [, key, time, json] = /^(\S+) (\d{14}) (\{.*\})$/.exec(line) ?? [];
      const { url, offset, length, filename, digest, status, mime } = JSON.parse(json ?? '');
      expect(key).toBe(getSurt(url));
      const warc = entries[`archive/${filename}`] ?? new Uint8Array();
      const record = await new WARCParser([warc.subarray(Number(offset), Number(offset) + Number(length))]).parse();
      expect(record?.warcTargetURI).toBe(url);
      expect(record?.warcDate?.replace(/\D/g, '')).toBe(time);
      expect(record?.warcPayloadDigest).toBe(digest);
      expect(String(record?.httpHeaders?.statusCode)).toBe(status);
      expect(mime === 'warc/revisit').toBe(record?.warcType === 'revisit');
    }
  });

  it('leads from each page over the index to its answer, with nothing but ZIP, gzip, JSON and a hash', () => {
    const lines = gunzipSync(entries['indexes/index.cdx.gz'] ?? new Uint8Array())
      .toString()
      .trimEnd()
      .split('\n');
    const index = lines.map((line) => ({ time: line.split(' ')[1], ...JSON.parse(line.slice(line.indexOf('{'))) }));
    const warc = Buffer.from(entries['archive/evidence.warc.gz'] ?? []);
    const recordAt = ({ offset, length }: { offset: string; length: string }): string =>
      gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length))).toString('latin1');
    // The records that the index names, with what was asked and noted between them, are the whole file.
    for (const { offset } of index)
      expect([...warc.subarray(Number(offset), Number(offset) + 2)]).toEqual([0x1f, 0x8b]);
    expect(new Set(index.map(({ offset }) => offset)).size).toBe(index.length);

    const [, ...pages] = text('pages/pages.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { url, ts } of pages) {
      let found = index.find((one) => one.url === url && one.time === ts.replace(/\D/g, ''));
      // As a viewer does: a redirect leads on, a revisit to the record that holds the body.
      if (/^3/.test(found.status)) {
        const target = new URL(/\r\nlocation: (.*)\r\n/i.exec(recordAt(found))?.[1] ?? '', url).href;
        found = index.find((one) => one.url === target);
      }
      const record = recordAt(found);
      const [head = '', http = ''] = record.split('\r\n\r\n', 2);
      const fieldOf = (name: string): string => new RegExp(`^${name}: (.*?)\r?$`, 'im').exec(head)?.[1] ?? '';
      const block = Buffer.from(record, 'latin1').subarray(
        head.length + 4,
        head.length + 4 + Number(fieldOf('Content-Length')),
      );
      expect(record.length).toBe(head.length + 4 + block.length + 4);
      expect(fieldOf('WARC-Block-Digest')).toBe(`sha256:${createHash('sha256').update(block).digest('hex')}`);
      expect(http).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      const body = block.subarray(http.length + 4);
      const original =
        fieldOf('WARC-Type') === 'revisit'
          ? index.find((one) => one.digest === found.digest && one.mime !== 'warc/revisit')
          : undefined;
      if (original) expect(recordAt(original)).toContain(fieldOf('WARC-Refers-To-Date'));
      else expect(found.digest).toBe(`sha256:${createHash('sha256').update(body).digest('hex')}`);
    }
    expect(pages).toHaveLength(3);
  });

  it('holds the same bytes whenever it is made', () => {
    expect(Buffer.from(exportWacz(openArchive(folder), options)).equals(Buffer.from(file))).toBe(true);
  });

  it.each([
    'https://www2.Example.org:8443/A?z=1&b=2',
    'http://example.org',
    'https://1.2.3.4/x?',
    'https://example.org/ü?ä=%C3',
  ])('sorts %s where other indexes do', (url) => {
    expect(surt(new URL(url).href)).toBe(getSurt(new URL(url).href));
  });
});
