/** HTTP Archive (HAR 1.2) files, as browsers save them from their network panel, as captures. */
import { isInstant } from './archive-file.ts';
import { type Imported, joinRedirects, maxBodyBytes } from './archive-import.ts';
import { archiveKey } from './archive-key.ts';
import { maxHeadBytes, sha256, WarcError } from './warc.ts';
import type { Capture } from './web.ts';

type Json = unknown;

const at = (value: Json, key: string): Json =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

const text = (value: Json): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * `name` is the file's own name, for the remark. A HAR is a text that its holder can edit, without digests: what comes
 * from one is `supplied-by-hand`, with the browser that wrote it.
 *
 * @throws WarcError where the file is no HAR.
 */
export function importHar(file: Uint8Array, name: string): Imported {
  const log = at(parse(file), 'log');
  const entries = at(log, 'entries');
  if (!Array.isArray(entries)) throw new WarcError('no HAR: it has no "log" with "entries"');
  const writer = at(log, 'browser') ?? at(log, 'creator');
  const by = [text(at(writer, 'name')), text(at(writer, 'version'))].filter((part) => part !== undefined).join(' ');
  const remark = `browser recording imported from ${name}${by === '' ? '' : `, written by ${by}`}`;
  const exchanges: Capture[] = [];
  const skipped: { what: string; why: string }[] = [];
  for (const [index, entry] of entries.entries()) {
    const url = text(at(at(entry, 'request'), 'url')) ?? '?';
    try {
      exchanges.push(read(entry, url, remark));
    } catch (error) {
      if (!(error instanceof WarcError)) throw error;
      skipped.push({ what: `log.entries[${index}] ${url}`, why: error.message });
    }
  }
  const joined = joinRedirects(exchanges);
  return { captures: joined.captures, skipped: [...skipped, ...joined.skipped] };
}

function parse(file: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch (cause) {
    throw new WarcError('no HAR: not JSON in UTF-8', { cause });
  }
}

function read(entry: Json, url: string, remark: string): Capture {
  const [request, response] = [at(entry, 'request'), at(entry, 'response')];
  if (text(at(request, 'method')) !== 'GET') throw new WarcError('not a GET');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new WarcError('no http address');
  const takenAt = instantOf(text(at(entry, 'startedDateTime')) ?? '');
  const said = at(response, 'status');
  const status = typeof said === 'number' && Number.isInteger(said) ? said : 0;
  if (status < 200 || status > 599) throw new WarcError('no answer');
  const received = headersOf(at(response, 'headers'));
  if (received.reduce((sum, [name, value]) => sum + name.length + 3 * value.length, 0) > maxHeadBytes / 2)
    throw new WarcError('its headers are too long to be kept');
  const { body, headers } = bodyOf(at(response, 'content'), received, status);
  const key = archiveKey(url);
  return {
    url: key,
    finalUrl: key,
    status,
    headers,
    body,
    takenAt,
    digest: sha256(body),
    how: 'pinned',
    provenance: 'supplied-by-hand',
    remark,
  };
}

/**
 * A time without its zone would be read in that of the machine that imports it, and the capture be of another instant,
 * or day, on each. HAR 1.2 asks for the zone; what leaves it out is refused.
 */
function instantOf(started: string): string {
  const [, day = '', clock = '', zone] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(started) ?? [];
  if (!isInstant(`${day}T00:00:00Z`)) throw new WarcError('no time at which it was asked');
  if (zone === undefined) throw new WarcError(`startedDateTime "${started}" does not say its time zone`);
  const instant = Date.parse(`${day}T${clock}${zone}`);
  if (Number.isNaN(instant)) throw new WarcError('no time at which it was asked');
  return new Date(instant).toISOString();
}

type Headers = readonly (readonly [string, string])[];

/** Chromium joins repeated headers with line feeds; pseudo-headers of HTTP/2 (":status") are none. */
function headersOf(list: Json): Headers {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: Json) => {
    const [name, value] = [text(at(one, 'name')), text(at(one, 'value'))];
    if (name === undefined || value === undefined || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return [];
    return value.split(/[\r\n\0]+/).map((part) => [name.toLowerCase(), part.trim()] as const);
  });
}

function bodyOf(content: Json, received: Headers, status: number): { body: Uint8Array; headers: Headers } {
  const stored = text(at(content, 'text'));
  if (stored === undefined) {
    // Redirects have no body worth keeping; a page without one was not saved with its content.
    if (status >= 300 && status < 400) return { body: new Uint8Array(), headers: received };
    throw new WarcError('saved without its content');
  }
  if (text(at(content, 'encoding')) === 'base64') {
    const body = bounded(fromBase64(stored));
    checkSize(content, body.length, 0);
    return { body, headers: received };
  }
  const body = bounded(Buffer.from(stored, 'utf8'));
  const type = received.find(([name]) => name === 'content-type')?.[1] ?? text(at(content, 'mimeType')) ?? 'text/plain';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase();
  // The byte order mark is not part of the text that the browser saved. Other encodings take up to twice the bytes.
  if (charset === 'utf-8' || charset === 'utf8') checkSize(content, body.length, 3);
  else checkSize(content, body.length, body.length + 64);
  // The browser decoded the text. It is kept in UTF-8, and the header says so, whatever the page was in.
  const plainType = `${type.replace(/;.*$/s, '').trim()}; charset=utf-8`;
  return { body, headers: [...received.filter(([name]) => name !== 'content-type'), ['content-type', plainType]] };
}

/** Node passes over what is no base64, and the page would be a shorter one. Line breaks and missing padding are harmless. */
function fromBase64(stored: string): Buffer {
  const packed = stored.replace(/[\r\n]+/g, '').replace(/={0,2}$/, '');
  const odd = /[^A-Za-z0-9+/]/.exec(packed);
  if (odd !== null)
    throw new WarcError(`response.content.text is no base64: ${JSON.stringify(odd[0])} at character ${odd.index}`);
  const body = Buffer.from(packed, 'base64');
  // One character alone, or bits that belong to no byte: it was cut.
  if (body.toString('base64').replace(/=+$/, '') !== packed)
    throw new WarcError('response.content.text is no base64: its end is cut off');
  return body;
}

function bounded(body: Buffer): Buffer {
  if (body.length > maxBodyBytes) throw new WarcError(`body larger than ${maxBodyBytes} bytes`);
  return body;
}

/** Browsers cut what is long: a page without its end is no evidence. */
function checkSize(content: Json, bytes: number, slack: number): void {
  const size = at(content, 'size');
  if (typeof size === 'number' && size > bytes + slack) throw new WarcError(`saved in part: ${bytes} of ${size} bytes`);
}
