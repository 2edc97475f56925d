import { describe, expect, it } from 'vitest';
import { parseHttpText } from '../../src/net/http-text.ts';

const page = `# Made by hand on 2025-12-12: the figures are the page's,
# the sentences our own.
https://example.org/old
taken: 2025-12-11T00:00:00Z
301 https://example.org/news/1
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<p>破 3,000 萬</p>

after an empty line
`;

describe('a capture written by hand', () => {
  it('is read from a text file', () => {
    const capture = parseHttpText(Buffer.from(page));
    expect(Buffer.from(capture.body).toString()).toBe('<p>破 3,000 萬</p>\n\nafter an empty line\n');
    expect({ ...capture, body: 0 }).toEqual({
      url: 'https://example.org/old',
      finalUrl: 'https://example.org/news/1',
      status: 200,
      headers: [['content-type', 'text/html; charset=utf-8']],
      body: 0,
      takenAt: '2025-12-11T00:00:00Z',
      digest: capture.digest,
      how: 'pinned',
      provenance: 'reconstructed',
      remark: "Made by hand on 2025-12-12: the figures are the page's, the sentences our own.",
      hops: [{ url: 'https://example.org/old', status: 301, headers: [['location', 'https://example.org/news/1']] }],
    });
  });

  it('keeps a body in any encoding byte for byte, below CRLF headers too', () => {
    const body = Buffer.from([0xa4, 0x40, 13, 10, 0, 0xff]);
    const head =
      '# made\r\nhttp://example.org/\r\nHTTP/1.1 404 Not Found\r\ncontent-type: text/plain; charset=big5\r\n\r\n';
    const capture = parseHttpText(Buffer.concat([Buffer.from(head), body]), '2026-01-01T00:00:00Z');
    expect(capture.status).toBe(404);
    expect(Buffer.from(capture.body)).toEqual(body);
  });

  it.each([
    ['says how it was made', page.replaceAll(/^#.*\n/gm, ''), /made by hand/],
    ['has an instant', page.replace(/taken.*\n/, ''), /no instant/],
    ['has a real instant', page.replace('2025-12-11T', '2025-13-11T'), /no instant/],
    ['has an address', page.replace('https://example.org/old', 'example.org'), /no http address/],
    ['has a status line', page.replace('HTTP/1.1 200 OK\n', ''), /Content-Type/],
    ['separates headers and body', 'https://example.org/\nHTTP/1.1 200 OK', /empty line/],
  ])('%s, or is refused', (_, text, message) => {
    expect(() => parseHttpText(Buffer.from(text))).toThrow(message);
  });
});
