/**
 * Captures written by hand, for demonstrations and tests: one `.http` file each.
 *
 * ```
 * # Made by hand: figures of the page of 2025-12-10, sentences of our own.
 * https://www.example.org/old-address
 * taken: 2025-12-11T00:00:00Z
 * 301 https://www.example.org/news/1
 * HTTP/1.1 200 OK
 * content-type: text/html; charset=utf-8
 *
 * <!doctype html> ...
 * ```
 *
 * Lines that start with `#` come first; they are the remark, which every report prints. Then the URL as a source asks
 * for it; `taken:` with the instant, where the importer is not told one; a line `<status> <URL>` per redirect; the status
 * line, the headers, an empty line. All after it is the body, byte for byte, in whatever encoding the header names.
 */
import { isInstant } from './archive-file.ts';
import { archiveKey } from './archive-key.ts';
import { endOfHead, fieldLines, parseFields, sha256, WarcError } from './warc.ts';
import type { Capture, Hop } from './web.ts';

/** What an author of a hand-made capture says. */
export interface Made {
  readonly url: string;
  readonly hops?: readonly Hop[];
  /** After redirects; the URL itself where there were none. */
  readonly finalUrl?: string;
  readonly status?: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  readonly takenAt: string;
  readonly remark: string;
}

function checkAddress(url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new WarcError(`"${url}" is no http address`);
}

/** A capture that says of itself that nobody recorded it. @throws WarcError */
export function reconstructed(made: Made): Capture {
  if (!/^https?:\/\//.test(made.url) || !URL.canParse(made.url))
    throw new WarcError(`"${made.url}" is no http address`);
  if (made.remark.trim() === '') throw new WarcError('a capture made by hand says how: a line "# ..." before the URL');
  fieldLines(made.headers);
  return {
    url: archiveKey(made.url),
    finalUrl: archiveKey(made.finalUrl ?? made.url),
    status: made.status ?? 200,
    headers: made.headers.map(([name, value]) => [name.toLowerCase(), value]),
    body: made.body,
    takenAt: made.takenAt,
    digest: sha256(made.body),
    how: 'pinned',
    provenance: 'reconstructed',
    remark: made.remark.trim(),
    ...(made.hops === undefined || made.hops.length === 0 ? {} : { hops: made.hops }),
  };
}

/**
 * Reads one `.http` file. `takenAt` is for those that do not say it themselves.
 *
 * @throws WarcError which names the line that is not as it should be.
 */
export function parseHttpText(file: Uint8Array, takenAt?: string): Capture {
  const end = endOfHead(file, 0);
  if (end === undefined) throw new WarcError('no empty line between the headers and the body');
  const lines = Buffer.from(file.subarray(0, end.lines)).toString('utf8').split(/\r?\n/);
  const remark: string[] = [];
  while (lines[0]?.startsWith('#')) remark.push((lines.shift() ?? '').replace(/^#+\s*/, ''));
  const url = (lines.shift() ?? '').trim();
  checkAddress(url);
  let taken = takenAt;
  let at = url;
  const hops: Hop[] = [];
  for (let line = lines.shift(); ; line = lines.shift()) {
    const instant = /^taken:\s*(\S+)$/.exec(line ?? '')?.[1];
    const [, hopStatus, location] = /^(30[12378]) (https?:\/\/\S+)$/.exec(line ?? '') ?? [];
    const status = /^HTTP\/1\.[01] (\d{3})(?: .*)?$/.exec(line ?? '')?.[1];
    if (instant !== undefined) taken = instant;
    else if (hopStatus !== undefined && location !== undefined) {
      hops.push({ url: archiveKey(at), status: Number(hopStatus), headers: [['location', location]] });
      at = location;
    } else if (status !== undefined) {
      if (taken === undefined || !isInstant(taken))
        throw new WarcError('no instant: a line "taken: 2025-12-11T00:00:00Z"');
      return reconstructed({
        url,
        hops,
        finalUrl: at,
        status: Number(status),
        headers: parseFields(lines),
        body: file.slice(end.body),
        takenAt: taken,
        remark: remark.join(' '),
      });
    } else throw new WarcError(`"${line ?? ''}" is neither "taken:", a redirect nor a status line "HTTP/1.1 200 OK"`);
  }
}
