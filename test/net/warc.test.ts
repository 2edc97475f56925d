import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { readCapture, writeCapture } from '../../src/net/archive-file.ts';
import { digestHolds, fieldLines, readRecords, recordId, sha256, WarcError, writeRecord } from '../../src/net/warc.ts';
import { decodedBody } from '../../src/net/warc-http.ts';
import { importWarc } from '../../src/net/warc-import.ts';
import type { Capture } from '../../src/net/web.ts';

/** Every byte, and a record inside a body. */
const nasty = Buffer.concat([
  Buffer.from(Array.from({ length: 256 }, (_, index) => index)),
  Buffer.from(
    '\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://bank.example/\r\nContent-Length: 0\r\n\r\n',
  ),
]);

const capture = (more: Partial<Capture> = {}): Capture => ({
  url: 'https://example.org/a?b=2&a=1',
  finalUrl: 'https://example.org/a?b=2&a=1',
  status: 200,
  headers: [
    ['content-type', 'text/html; charset=utf-8'],
    ['content-encoding', 'br'],
    ['content-length', '12'],
    ['x-title', 'Überschrift 標題'],
  ],
  sent: [['user-agent', 'factcheck/0.1']],
  body: nasty,
  takenAt: '2026-01-05T09:00:00.123Z',
  digest: sha256(nasty),
  how: 'live',
  provenance: 'recorded',
  ...more,
});

describe('a WARC of ours', () => {
  it('is read by warcio, record for record and byte for byte', async () => {
    const hops = [{ url: 'https://example.org/old', status: 301, headers: [['location', '/a?b=2&a=1']] as const }];
    const file = writeCapture(capture({ url: 'https://example.org/old', hops, remark: '由編輯補充' }));
    const parser = new WARCParser([file], { keepHeadersCase: true });
    const seen: unknown[] = [];
    for await (const record of parser) {
      const body = await record.readFully(true);
      seen.push([
        record.warcType,
        record.warcTargetURI,
        record.warcDate,
        record.httpHeaders?.statusline,
        record.warcType === 'response' ? sha256(body) : Buffer.from(body).toString(),
      ]);
      if (record.warcType === 'response') {
        expect(record.warcHeader('WARC-Factcheck-Provenance')).toBe('recorded');
        expect(record.warcPayloadDigest).toBe(sha256(body));
      }
    }
    const date = '2026-01-05T09:00:00.123Z';
    const [old, now] = ['https://example.org/old', 'https://example.org/a?b=2&a=1'];
    expect(seen).toEqual([
      ['request', old, date, 'GET /old HTTP/1.1', ''],
      ['response', old, date, 'HTTP/1.1 301 Moved Permanently', sha256(new Uint8Array())],
      ['request', now, date, 'GET /a?b=2&a=1 HTTP/1.1', ''],
      ['response', now, date, 'HTTP/1.1 200 OK', sha256(nasty)],
      ['metadata', now, date, undefined, 'remark: 由編輯補充\r\n'],
    ]);
  });

  it('has one gzip member per record, each where it is said to be', () => {
    const file = writeCapture(capture({ remark: 'x' }));
    const records = [...readRecords(file)];
    expect(records.map((record) => record.type)).toEqual(['request', 'response', 'metadata']);
    expect(records.reduce((sum, record) => sum + record.length, 0)).toBe(file.length);
    for (const { offset, length, type } of records) {
      const alone = gunzipSync(file.subarray(offset, offset + length)).toString('latin1');
      expect(alone).toMatch(new RegExp(`^WARC/1\\.1\r\nWARC-Type: ${type}\r\n[^]*\r\n\r\n$`));
    }
  });

  it('is the same bytes each time, with nothing of the machine in them', () => {
    const file = writeCapture(capture());
    expect(writeCapture(capture())).toEqual(file);
    // No time of writing, no operating system: RFC 1952.
    expect([...file.subarray(4, 8), file[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it('gives back any body and any headers that a host can send', () => {
    const value = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{Cc}\p{Zs}\s]/gu, ''));
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const law = fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.tuple(fc.oneof(name, fc.constantFrom('content-length', 'x-orig-x', 'content-encoding')), value)),
      (body, headers) => {
        const read = readCapture(writeCapture(capture({ body, headers, digest: sha256(body) }))).capture;
        expect(read.headers).toEqual(headers);
        expect(Buffer.from(read.body)).toEqual(Buffer.from(body));
      },
    );
    fc.assert(law, { numRuns: 200 });
  });

  it.each(['a\r\nb', 'a\nb', 'a\rb', 'a\0b'])('refuses the header value %j', (value) => {
    expect(() => fieldLines([['x', value]])).toThrow(/line break or NUL/);
    expect(() => writeCapture(capture({ headers: [['x', value]] }))).toThrow(/line break or NUL/);
    expect(() => writeCapture(capture({ sent: [['x', value]] }))).toThrow(/line break or NUL/);
  });

  it.each(['', 'a b', 'a:b', 'a\r\nb', 'ä'])('refuses the header name %j', (name) => {
    expect(() => fieldLines([[name, 'x']])).toThrow(/token/);
  });

  it('keeps a remark on one line, whatever is in it', () => {
    const read = readCapture(writeCapture(capture({ remark: 'x\r\nremark: y\r\n\r\nWARC/1.1\0' })));
    expect(read.capture.remark).toBe('x remark: y WARC/1.1');
  });

  it.each([false, true])('is never read as something else after a single byte was changed (quickly: %s)', (quickly) => {
    const sound = writeCapture(capture());
    const before = readCapture(sound, quickly);
    for (let at = 0; at < sound.length; at++) {
      const changed = Buffer.from(sound);
      changed.writeUInt8((sound.readUInt8(at) + 1) % 256, at);
      let read: unknown = before;
      try {
        read = readCapture(changed, quickly);
      } catch (error) {
        expect(error).toBeInstanceOf(WarcError);
      }
      // A gzip header has bytes that say nothing: there the same capture comes back.
      if (read !== before) expect(read, `byte ${at}`).toEqual(before);
    }
  });

  it.each([
    ['the body', 'WARC-Type: response\r\n\r\n', 'WARC-Type: request!\r\n\r\n'],
    ['a header', 'x-title', 'y-title'],
    ['the body, with the digest of its block made anew', 'million', 'billion'],
  ])('does not pass when %s was changed and compressed anew', (_, from, to) => {
    const body = Buffer.from('over 30 million \r\nWARC-Type: response\r\n\r\n');
    const file = writeCapture(capture({ body, digest: sha256(body) }));
    const members = [...readRecords(file)].map(({ offset, length }) => {
      const record = gunzipSync(file.subarray(offset, offset + length)).toString('latin1');
      const changed = record.replace(from, to);
      if (from !== 'million') return gzipSync(Buffer.from(changed, 'latin1'));
      const [, bytes = '0'] = /Content-Length: (\d+)/.exec(changed) ?? [];
      const start = changed.indexOf('\r\n\r\n') + 4;
      const block = Buffer.from(changed.slice(start, start + Number(bytes)), 'latin1');
      return gzipSync(Buffer.from(changed.replace(/Block-Digest: \S+/, `Block-Digest: ${sha256(block)}`), 'latin1'));
    });
    for (const quickly of [false, true])
      expect(() => readCapture(Buffer.concat(members), quickly)).toThrow(/does not match its digest/);
    expect(importWarc(Buffer.concat(members), 'x')).toMatchObject({ captures: [], skipped: [{}] });
  });

  /** Each member unpacked, changed and packed anew. */
  const repacked = (file: Buffer, change: (record: string) => string): Buffer =>
    Buffer.concat(
      [...readRecords(file)].map(({ offset, length }) =>
        gzipSync(Buffer.from(change(gunzipSync(file.subarray(offset, offset + length)).toString('latin1')), 'latin1')),
      ),
    );

  it('has an id that stands for its answer, so that a quick reading hashes the body once', () => {
    const wrong = repacked(writeCapture(capture()), (record) =>
      record.includes('WARC-Type: response')
        ? record.replace(/(?<=Block-Digest: sha256:)[0-9a-f]{64}/, '0'.repeat(64))
        : record,
    );
    expect(readCapture(wrong, true)).toEqual(readCapture(writeCapture(capture())));
    expect(() => readCapture(wrong)).toThrow(/does not match its digest/);
  });

  it.each([
    ['the status', '200 OK', '404 OK'],
    ['the provenance', 'Provenance: recorded', 'Provenance: supplied-by-hand'],
    ['the instant', 'WARC-Date: 2026', 'WARC-Date: 2025'],
    ['the address', 'WARC-Target-URI: https://example.org/', 'WARC-Target-URI: https://example.com/'],
  ])('is not taken by its id where %s is another, and its block has another digest', (_, from, to) => {
    const changed = repacked(writeCapture(capture()), (record) =>
      record.includes('WARC-Type: response')
        ? record.replace(from, to).replace(/(?<=Block-Digest: sha256:)[0-9a-f]{64}/, '0'.repeat(64))
        : record,
    );
    expect(() => readCapture(changed, true)).toThrow(/does not match its digest/);
  });

  it('of an older version, whose id says less, is checked as a whole', () => {
    const { url, takenAt, provenance, digest } = capture();
    const old = repacked(writeCapture(capture()), (record) =>
      record.includes('WARC-Type: response')
        ? record.replace(/(?<=WARC-Record-ID: )\S+/, recordId(url, takenAt, provenance, digest, 'answer'))
        : record,
    );
    expect(readCapture(old, true)).toEqual(readCapture(writeCapture(capture())));
    const changed = repacked(old, (record) => record.replace('200 OK', '404 OK'));
    expect(() => readCapture(changed, true)).toThrow(/does not match its digest/);
  });

  it.each([
    ['cut in its member', (file: Buffer) => file.subarray(0, file.length - 1), /cut off/],
    ['cut between members', (file: Buffer) => file.subarray(0, [...readRecords(file)][1]?.offset), /no answer/],
    ['followed by something else', (file: Buffer) => Buffer.concat([file, Buffer.from('x')]), /no gzip header/],
    ['made of zeros', () => Buffer.alloc(100), /header does not end/],
    ['empty', () => Buffer.alloc(0), /no answer/],
    ['a heap of empty members', () => Buffer.concat(Array(1000).fill(gzipSync(''))), /no record/],
    ['a heap of records', (file: Buffer) => Buffer.concat(Array(40).fill(file)), /more than 64 records/],
    ['all header', () => gzipSync(`WARC/1.1\r\n${'a:\n'.repeat(1_000_000)}`), /header does not end/],
    [
      'all HTTP header',
      () => writeRecord([['WARC-Type', 'response']], 'HTTP/1.1 200 OK\r\n', Buffer.from('a:\n'.repeat(1e6))),
      /does not end/,
    ],
    ['a bomb', () => gzipSync(Buffer.alloc(70 * 1024 * 1024)), /larger than/],
  ])('%s is damaged, and said to be', (_, change, message) => {
    expect(() => readCapture(change(writeCapture(capture())))).toThrow(message);
  });
});

describe('digests', () => {
  it('are read in the forms that crawlers write', () => {
    const bytes = Buffer.from('hello');
    expect(digestHolds('sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N', bytes)).toBe(true);
    expect(digestHolds('sha1:aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d', bytes)).toBe(true);
    expect(digestHolds(sha256(bytes), bytes)).toBe(true);
    expect(digestHolds('sha-256:FTZE3OS7WCRQ4JXIHMVMLOPCTYNRMHS4D6TUEXTTAQZWFE4LTASA====', bytes)).toBe(true);
    expect(digestHolds('sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2M', bytes)).toBe(false);
    expect(digestHolds('md5:5d41402abc4b2a76b9719d911017c592', bytes)).toBeUndefined();
  });

  it('give record ids that are uuids', () => {
    expect(recordId('a', 'b')).toMatch(
      /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/,
    );
    expect(recordId('a', 'b')).not.toBe(recordId('ab'));
  });
});

/** A response as warcio writes it. */
async function foreign(body: Uint8Array, httpHeaders: Record<string, string>, more: object = {}): Promise<Uint8Array> {
  const record = WARCRecord.create(
    {
      url: 'https://example.org/page',
      date: '2026-01-05T09:00:00Z',
      type: 'response',
      warcVersion: 'WARC/1.1',
      httpHeaders,
      ...more,
    },
    [body],
  );
  return WARCSerializer.serialize(record, { gzip: true });
}

const chunked = (body: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`5;x=y\r\n`),
    body.subarray(0, 5),
    Buffer.from(`\r\n${(body.length - 5).toString(16).toUpperCase()}\r\n`),
    body.subarray(5),
    Buffer.from('\r\n0\r\nx: trailer\r\n\r\n'),
  ]);

describe('a WARC of another tool', () => {
  const page = Buffer.from('<p>over 30 million</p>');
  it.each([
    ['as it is', page, {}],
    ['gzip', gzipSync(page), { 'Content-Encoding': 'gzip' }],
    ['brotli', brotliCompressSync(page), { 'Content-Encoding': 'br' }],
    ['deflate', deflateSync(page), { 'Content-Encoding': 'deflate' }],
    ['chunked', chunked(page), { 'Transfer-Encoding': 'chunked' }],
    ['chunked gzip', chunked(gzipSync(page)), { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }],
    ['decoded under the old headers', page, { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' }],
  ])('is read: %s', async (_, body, headers) => {
    const { captures, skipped } = importWarc(
      await foreign(body, { 'Content-Type': 'text/html', ...headers }),
      'x.warc.gz',
    );
    expect(skipped).toEqual([]);
    expect(captures.map((one) => Buffer.from(one.body).toString())).toEqual([page.toString()]);
    expect(captures[0]).toMatchObject({
      provenance: 'recorded',
      remark: 'imported from x.warc.gz',
      digest: sha256(page),
    });
  });

  it('joins redirects, follows revisits, and leaves out what is no evidence', async () => {
    const at = (url: string, date: string) => ({ url: `https://example.org/${url}`, date });
    const parts = [
      await WARCSerializer.serialize(
        WARCRecord.createWARCInfo({ filename: 'a', warcVersion: 'WARC/1.1' }, { software: 'crawler 1' }),
        { gzip: true },
      ),
      await foreign(
        new Uint8Array(),
        { Location: '/page' },
        { ...at('go', '2026-01-05T08:59:59Z'), statusline: 'HTTP/1.1 302 Found' },
      ),
      await foreign(page, { 'Content-Type': 'text/html' }),
      await foreign(
        Buffer.from('busy'),
        {},
        { ...at('busy', '2026-01-05T09:00:00Z'), statusline: 'HTTP/1.1 503 Busy' },
      ),
      await WARCSerializer.serialize(
        WARCRecord.create({
          ...at('page', '2026-02-05T09:00:00Z'),
          type: 'revisit',
          warcVersion: 'WARC/1.1',
          refersToUrl: 'https://example.org/page',
          refersToDate: '2026-01-05T09:00:00Z',
          httpHeaders: { 'Content-Type': 'text/plain' },
        }),
        { gzip: true },
      ),
      await foreign(Buffer.from('dns'), {}, { url: 'dns:example.org' }),
    ];
    const { captures, skipped } = importWarc(Buffer.concat(parts), 'x.warc.gz');
    expect(
      captures.map((one) => [one.url, one.finalUrl, one.status, one.takenAt, Buffer.from(one.body).toString()]),
    ).toEqual([
      ['https://example.org/go', 'https://example.org/page', 200, '2026-01-05T09:00:00Z', page.toString()],
      ['https://example.org/page', 'https://example.org/page', 200, '2026-01-05T09:00:00Z', page.toString()],
      ['https://example.org/page', 'https://example.org/page', 200, '2026-02-05T09:00:00Z', page.toString()],
    ]);
    expect(captures[0]?.remark).toBe('imported from x.warc.gz, recorded by crawler 1');
    expect(skipped).toEqual([{ what: 'https://example.org/busy', why: 'status 503' }]);
  });

  it('leaves out a body that does not match its digest, and the answer to a POST', async () => {
    const sound = await foreign(page, {});
    const changed = gunzipSync(sound).toString('latin1').replace('30 million', '31 million');
    expect(importWarc(Buffer.from(changed, 'latin1'), 'x').skipped).toEqual([
      { what: 'https://example.org/page', why: 'the record does not match its digest' },
    ]);
    const id =
      gunzipSync(sound)
        .toString('latin1')
        .match(/WARC-Record-ID: (\S+)/)?.[1] ?? '';
    const post = writeRecord(
      [
        ['WARC-Type', 'request'],
        ['WARC-Concurrent-To', id],
      ],
      'POST /page HTTP/1.1\r\n\r\n',
    );
    expect(importWarc(Buffer.concat([post, sound]), 'x')).toMatchObject({
      captures: [],
      skipped: [{ why: expect.stringContaining('GET') }],
    });
  });

  it('does not turn what was made by hand into a recording', () => {
    const made = capture({ provenance: 'reconstructed', remark: 'made', how: 'pinned' });
    const { captures } = importWarc(writeCapture(made), 'x');
    expect(captures[0]).toMatchObject({ provenance: 'reconstructed', remark: 'made', headers: made.headers });
  });

  it('refuses a coding that it cannot undo, and one that hides more than the limit', () => {
    const headers = [['content-encoding', 'zstd']] as const;
    expect(() => decodedBody({ status: 200, headers, body: page }, 100)).toThrow(/zstd/);
    const bomb = gzipSync(Buffer.alloc(1000));
    expect(() => decodedBody({ status: 200, headers: [['content-encoding', 'gzip']], body: bomb }, 100)).toThrow(
      /larger/,
    );
  });
});

it('P6: writes no header that holds a secret, whoever hands it over', () => {
  const secrets = ['Authorization', 'proxy-authorization', 'Cookie', 'x-api-key', 'X-Auth-Token', 'client-secret'];
  const sent = [['accept', '*/*'], ...secrets.map((name) => [name, 'canary'])] as [string, string][];
  const text = [...readRecords(writeCapture(capture({ sent })))].map(({ block }) =>
    Buffer.from(block).toString('latin1'),
  );
  expect(text.join('\n')).toContain('accept: */*');
  expect(text.join('\n')).not.toContain('canary');
});
