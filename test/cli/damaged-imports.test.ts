/** Files of other tools that are cut off, lie or mean harm, through the command: a sentence each, and nothing is lost. */
import { createHash } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../src/net/archive.ts';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

const url = 'https://example.org/a';
const page = (percent: string): string => news(`Monthly active users grew ${percent}% in November.`);

let at: Stage;
beforeEach(async () => {
  at = stage({ 'claims/a.yaml': claimsFile(claimOf('growth', 'Users grew 149.03%.', url, 'users grew ___')) });
  await at.pin(url, page('149.03'));
});
afterEach(() => at.remove());

type Fields = Readonly<Record<string, string | number>>;

function record(block: string | Buffer, more: Fields = {}, type = 'response'): Buffer {
  const bytes = Buffer.from(block);
  const fields: Fields = {
    'WARC-Type': type,
    'WARC-Target-URI': 'https://example.org/b',
    'WARC-Date': '2026-01-05T00:00:00Z',
    'WARC-Record-ID': `<urn:uuid:${createHash('md5').update(bytes).update(JSON.stringify(more)).digest('hex')}>`,
    'Content-Type': 'application/http; msgtype=response',
    'Content-Length': bytes.length,
    ...more,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

const http = (body: string | Buffer, headers = '', status = '200 OK'): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\ncontent-type: text/html\r\n${headers}\r\n`), Buffer.from(body)]);

const sound = record(http(page('5')));
const html = page('149.03');
const wall =
  '<html><head><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></head><body><p>Monthly active users grew 149.03% in November.</p></body></html>';

const har = (...entries: readonly unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });
const entry = (content: object = { text: html }, more: object = {}): object => ({
  startedDateTime: '2026-01-05T10:00:00Z',
  request: { method: 'GET', url: 'https://example.org/b' },
  response: { status: 200, headers: [{ name: 'content-type', value: 'text/html' }], content, ...more },
});

describe('nothing is taken from', () => {
  it.each<[what: string, name: string, bytes: string | Buffer, says: RegExp]>([
    ['an empty file', 'x.warc', '', /neither a WARC nor a HAR/],
    ['a file of something else', 'x.warc', '\0\0\0garbage', /neither a WARC nor a HAR/],
    ['a WARC whose gzip is cut off', 'x.warc.gz', gzipSync(sound).subarray(0, 90), /gzip member at byte 0: /],
    [
      'a WARC with more than gzip after it',
      'x.warc.gz',
      Buffer.concat([gzipSync(sound), Buffer.from('MORE')]),
      /no gzip header/,
    ],
    ['a gzip bomb', 'x.warc.gz', gzipSync(Buffer.alloc(100 * 2 ** 20)), /larger than \d+ bytes/],
    [
      'a length beyond the file',
      'x.warc',
      record(http(html), { 'Content-Length': 99_999 }),
      /record at byte 0: cut off/,
    ],
    [
      'a length before the end',
      'x.warc',
      Buffer.concat([record(http(html), { 'Content-Length': 20 }), sound]),
      /not the start of a WARC record/,
    ],
    ['a length without bound', 'x.warc', record(http(html), { 'Content-Length': '9'.repeat(15) }), /cut off/],
    [
      'a body shorter than its length',
      'x.warc',
      record(http(html, 'content-length: 5000\r\n')),
      /left out: https:\/\/example\.org\/b \(body is cut off: \d+ of 5000/,
    ],
    [
      'a chunk that does not end',
      'x.warc',
      record(http(`fff\r\n${html}`, 'transfer-encoding: chunked\r\n')),
      /a chunk does not end/,
    ],
    [
      'a record that says it was cut',
      'x.warc',
      record(http(html), { 'WARC-Truncated': 'length' }),
      /cut off when it was recorded: length/,
    ],
    [
      'a body that unpacks to too much',
      'x.warc',
      record(http(gzipSync(Buffer.alloc(70 * 2 ** 20)), 'content-encoding: gzip\r\n')),
      /body larger than/,
    ],
    [
      'a digest that is not true',
      'x.warc',
      record(http(html), { 'WARC-Payload-Digest': `sha1:${'A'.repeat(32)}` }),
      /does not match its digest/,
    ],
    [
      'a digest that is none',
      'x.warc',
      record(http(html), { 'WARC-Payload-Digest': 'sha256:__proto__' }),
      /does not match its digest/,
    ],
    [
      'an address that is none',
      'x.warc',
      record(http(html), { 'WARC-Target-URI': 'https://[' }),
      /https:\/\/\[ \(no address\)/,
    ],
    [
      'a day that no calendar has',
      'x.warc',
      record(http(html), { 'WARC-Date': '2026-02-31T00:00:00Z' }),
      /is no UTC instant/,
    ],
    [
      'a time without its zone',
      'x.warc',
      record(http(html), { 'WARC-Date': '2026-01-05T00:00:00' }),
      /is no UTC instant/,
    ],
    [
      'a page of a day to come',
      'x.warc',
      record(http(html), { 'WARC-Date': '2199-01-05T00:00:00Z' }),
      /left out: https:\/\/example\.org\/b \(taken at 2199-01-05T00:00:00Z, which is yet to come/,
    ],
    ['what is no HTTP', 'x.warc', record('page'), /HTTP status line/],
    ['headers without an end', 'x.warc', record(http(html, `x: ${'y'.repeat(1_100_000)}\r\n`)), /header does not end/],
    ['a revisit of nothing', 'x.warc', record(http(''), {}, 'revisit'), /body is not in this file/],
    ['redirects in a circle', 'x.warc', record(http('', 'location: /b\r\n', '302 Found')), /end was not recorded/],
    ['a check for robots', 'x.warc', record(http(wall)), /blocked \(wall\)/],
    [
      'what was no evidence when we recorded it',
      'x.warc',
      Buffer.concat([
        record(http(html), { 'WARC-Record-ID': '<a>', 'WARC-Factcheck-Provenance': 'recorded' }),
        record('refused: blocked\r\n', { 'WARC-Concurrent-To': '<a>' }, 'metadata'),
      ]),
      /no evidence when it was recorded: blocked/,
    ],
    ['a HAR that is cut off', 'x.har', har(entry()).slice(0, 200), /no HAR: not JSON/],
    ['a HAR in another encoding', 'x.har', Buffer.from(har(entry({ text: 'caf\xe9' })), 'latin1'), /not JSON in UTF-8/],
    ['a HAR of brackets', 'x.har', `{"log":${'['.repeat(200_000)}`, /no HAR/],
    ['inherited names', 'x.har', `{"__proto__":${har(entry())}}`, /no HAR: it has no "log"/],
    [
      'base64 that is none',
      'x.har',
      har(entry({ text: 'YW*j', encoding: 'base64' })),
      /log\.entries\[0\] https:\/\/example\.org\/b \(response\.content\.text is no base64/,
    ],
    ['a size that says more', 'x.har', har(entry({ text: html, size: 99_999 })), /saved in part/],
    [
      'headers that could not be read again',
      'x.har',
      har(entry({ text: html }, { headers: [{ name: 'x', value: 'y'.repeat(2e6) }] })),
      /headers are too long/,
    ],
    ['entries that are none', 'x.har', har(null, 5, [], {}), /log\.entries\[3\] \? \(not a GET\)/],
    ['a wall in a browser', 'x.har', har(entry({ text: wall })), /blocked \(wall\)/],
  ])('%s', async (_what, name, bytes, says) => {
    at.write(name, bytes);
    const { code, err, out } = await at.play(['evidence', 'import', name]);
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(says)]);
    expect(err).not.toMatch(/\n\s+at |that is a bug/);
    await nothingIsLost();
  });

  it('a file larger than is read, a hand-made one as well', async () => {
    for (const [name, path, megabytes] of [
      ['x.warc', 'x.warc', 1200],
      ['made', 'made/a.http', 70],
    ] as const) {
      at.write(path, '');
      truncateSync(join(at.folder, path), megabytes * 1e6);
      const { code, err } = await at.play(['evidence', 'import', name]);
      expect([code, err]).toEqual([1, expect.stringMatching(/is larger than \d+ bytes/)]);
    }
    await nothingIsLost();
  });

  it('a saved page of a day to come', async () => {
    at.write('p.html', html);
    expect(await at.play(['evidence', 'add', url, 'p.html', '--by', 'Ann', '--at', '2199-01-05'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^2199-01-05 is yet to come/),
    });
    await nothingIsLost();
  });

  it('a saved page that is a check for robots, or no page at all', async () => {
    at.write('w.html', wall);
    at.write('e.html', '');
    for (const [name, says] of [
      ['w.html', /w\.html is not the page: blocked \(wall\)/],
      ['e.html', /is empty/],
      ['none.html', /cannot be opened/],
    ] as const) {
      const args = ['evidence', 'add', url, name, '--by', 'Ann', '--at', '2026-01-05'];
      expect(await at.play(args)).toMatchObject({ code: 1, err: expect.stringMatching(says) });
    }
    await nothingIsLost();
  });
});

async function nothingIsLost(): Promise<void> {
  expect(openArchive(join(at.folder, 'claims/evidence')).entries()).toHaveLength(1);
  expect((await at.play(['evidence', 'verify'])).code).toBe(0);
  expect((await at.play(['run', '--pinned'])).out).toMatch(/^supported\tgrowth/);
}

describe('a WARC that is damaged in its middle', () => {
  const of = (path: string, percent: string, more: Fields = {}): Buffer =>
    record(http(page(percent)), {
      'WARC-Target-URI': `https://example.org/${path}`,
      'WARC-Record-ID': `<${path}>`,
      ...more,
    });
  const asked = (path: string, method = 'GET'): Buffer =>
    record(
      `${method} /${path} HTTP/1.1\r\nhost: example.org\r\n\r\n`,
      { 'WARC-Target-URI': `https://example.org/${path}`, 'WARC-Concurrent-To': `<${path}>` },
      'request',
    );
  const cut = (bytes: Buffer): Buffer => gzipSync(bytes).subarray(0, -20);
  const importing = async (...members: readonly Buffer[]): Promise<{ code: number; out: string; err: string }> => {
    at.write('x.warc.gz', Buffer.concat(members));
    return await at.play(['evidence', 'import', 'x.warc.gz']);
  };

  it('gives what stands before the damage, says where it is, and that this is not all', async () => {
    const before = [of('b', '5'), of('c', '6')].map((bytes) => gzipSync(bytes));
    const { code, out, err } = await importing(...before, cut(of('d', '7')), gzipSync(of('e', '8')));
    const offset = Buffer.concat(before).length;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      new RegExp(
        `x\\.warc\\.gz: gzip member at byte ${offset}: .*not read\\.\nIn part: 2 captures imported, 0 left out`,
      ),
    );
    expect(await at.play(['evidence', 'verify'])).toMatchObject({ code: 0, out: '3 captures read, 3 sound\n' });
  });

  it('takes no record that a page behind the damage holds', async () => {
    const forged = gzipSync(of('a', '149.03'));
    const { err } = await importing(gzipSync(of('b', '5')), gzipSync(of('c', '6')), cut(of('d', '7')), forged);
    expect(err).toMatch(/2 captures imported/);
  });

  it('leaves out the last answer where what was asked for it may be lost', async () => {
    const { err } = await importing(
      ...[of('b', '5'), asked('b'), of('c', '6')].map((bytes) => gzipSync(bytes)),
      cut(asked('c', 'POST')),
    );
    expect(err).toMatch(/left out: https:\/\/example\.org\/c \(what belongs to it may be in the damaged part/);
    expect(err).toMatch(/In part: 1 captures imported, 1 left out/);
  });

  it('leaves out a last capture of our own, whose refusal may be lost', async () => {
    const ours = of('c', '6', { 'WARC-Factcheck-Provenance': 'recorded' });
    const refused = record('refused: blocked\r\n', { 'WARC-Concurrent-To': '<c>' }, 'metadata');
    const { err } = await importing(gzipSync(of('b', '5')), gzipSync(ours), cut(refused));
    expect(err).toMatch(/In part: 1 captures imported, 1 left out/);
  });
});

describe('what is sound is taken, whatever stands beside it', () => {
  it('two answers of one address at one moment are two captures, each under its own digest', async () => {
    at.write('x.warc', Buffer.concat(Array.from({ length: 12 }, (_, n) => record(http(page(String(n)))))));
    expect(await at.play(['evidence', 'import', 'x.warc'])).toMatchObject({
      code: 0,
      out: '12 captures imported, 0 left out\n',
    });
    expect(await at.play(['evidence', 'verify'])).toMatchObject({ code: 0, out: '13 captures read, 13 sound\n' });
  });

  it('a record of another name, of DNS or of nothing does not keep its neighbours out', async () => {
    const odd = record('x', { 'WARC-Target-URI': '__proto__' }, '__proto__');
    const dns = record('x', { 'WARC-Target-URI': 'dns:example.org' });
    at.write(
      'x.warc.gz',
      Buffer.concat([gzipSync(Buffer.concat([odd, dns])), gzipSync(Buffer.concat([sound, sound]))]),
    );
    expect(await at.play(['evidence', 'import', 'x.warc.gz'])).toMatchObject({ code: 0, err: '' });
    expect(await at.play(['evidence', 'verify'])).toMatchObject({ code: 0, out: '2 captures read, 2 sound\n' });
  });

  it('headers of a browser that would be others when they are read again are parted or left out', async () => {
    const headers = [
      { name: 'content-type', value: 'text/html' },
      { name: '__proto__', value: 'x' },
      { name: 'x\r\ny', value: 'z' },
      { name: 'x-b', value: 'a\r\nHTTP/1.1 200 OK' },
      null,
      5,
    ];
    at.write('x.har', har(entry({ text: html }, { headers })));
    expect(await at.play(['evidence', 'import', 'x.har'])).toMatchObject({ code: 0 });
    expect((await at.play(['evidence', 'show', 'https://example.org/b'])).out).toMatch(
      /x-b: a\nheader +x-b: HTTP\/1\.1 200 OK/,
    );
  });
});

describe('a lock that is damaged', () => {
  it.each([
    'No line of a lock',
    '__proto__\n  sha256:0  2026-01-05  https://example.org/a',
    '<<<<<<< HEAD\ngrowth',
    'growth\n  sha256:00  2026-01-05  https://example.org/a',
    `growth\n  sha256:${'0'.repeat(64)}  2026-01-05  file:///etc/passwd`,
    'growth\n\0\u202e\u001b[2J',
  ])('is named with its line: %j', async (text) => {
    at.write('claims/a.lock', `# factcheck evidence lock 1\n\n${text}\n`);
    for (const args of [
      ['run', '--pinned'],
      ['evidence', 'verify'],
      ['evidence', 'prune', '--yes'],
    ]) {
      const { code, err, out } = await at.play(args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^claims\/a\.lock:\d+: not a line of a lock: /);
      expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    expect(openArchive(join(at.folder, 'claims/evidence')).entries()).toHaveLength(1);
  });

  it('larger than a lock can be is not read', async () => {
    at.write('claims/a.lock', 'growth\n'.repeat(700_000));
    expect(await at.play(['run', '--pinned'])).toMatchObject({ code: 2, err: expect.stringMatching(/larger than/) });
  });

  it('names a constructor as it would any claim that is gone', async () => {
    at.write('claims/a.lock', `constructor\n  sha256:${'0'.repeat(64)}  2026-01-05  https://example.org/z\n`);
    expect(await at.play(['run', '--pinned'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^supported\tgrowth/),
    });
  });
});
