/** HTTP messages as they stand in WARC records: written without codings, read with whatever other tools left on. */
import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { endOfHead, type Fields, field, fieldLines, maxHeadBytes, parseFields, unfold, WarcError } from './warc.ts';

/** Header fields that described the coded body. Other readers would decode again what is stored decoded. */
const codingFields = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** The name under which browser-based archiving tools keep a header that no longer describes what is stored. */
const original = 'x-orig-';

/** Reason phrases are decoration (RFC 9112 lets them be empty); the usual ones help who reads the file by eye. */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  403: 'Forbidden',
  404: 'Not Found',
  410: 'Gone',
};

/**
 * The head of a response whose body is stored with its codings removed: fields that described the coded body get the
 * prefix `x-orig-`, the true length is added. {@link receivedHeaders} undoes it exactly.
 */
export function responseHead(status: number, received: Fields, bodyBytes: number | undefined): string {
  const headers = received.map(([name, value]) => {
    const lower = name.toLowerCase();
    return [codingFields.has(lower) || lower.startsWith(original) ? original + lower : lower, value] as const;
  });
  const length = bodyBytes === undefined ? [] : [['content-length', String(bodyBytes)] as const];
  return `HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\n${fieldLines([...headers, ...length])}\r\n`;
}

/** Response headers as the host sent them, from a head written by {@link responseHead}. */
export const receivedHeaders = (stored: Fields): Fields =>
  stored
    .filter(([name]) => name !== 'content-length')
    .map(([name, value]) => (name.startsWith(original) ? [name.slice(original.length), value] : [name, value]));

/** Request headers that hold secrets, or that name the person rather than the program. */
const secretFields = /^(authorization|proxy-authorization|cookie|x-api-key|x-auth-token|.*(token|secret|api-?key).*)$/i;

/** The request as sent, without secrets. */
export function requestHead(url: string, sent: Fields): string {
  const { host, pathname, search } = new URL(url);
  const headers = sent.filter(([name]) => !secretFields.test(name) && name.toLowerCase() !== 'host');
  return `GET ${pathname}${search} HTTP/1.1\r\n${fieldLines([['host', host], ...headers])}\r\n`;
}

export interface HttpMessage {
  readonly status: number;
  readonly headers: Fields;
  /** As it stands in the record: transfer and content coding still on, where the record's writer kept them. */
  readonly body: Uint8Array;
}

/** @throws WarcError */
export function parseResponse(block: Uint8Array): HttpMessage {
  const end = endOfHead(block, 0) ?? { lines: block.length, body: block.length };
  if (end.lines > maxHeadBytes) throw new WarcError('an HTTP header does not end');
  const [line = '', ...lines] = unfold(decodeHead(block.subarray(0, end.lines)));
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(line.trimEnd())?.[1];
  if (status === undefined) throw new WarcError('a response record does not start with an HTTP status line');
  return { status: Number(status), headers: parseFields(lines), body: block.subarray(end.body) };
}

function decodeHead(bytes: Uint8Array): string {
  // Headers of old servers are Latin-1; every byte is a character there.
  return Buffer.from(bytes).toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/**
 * The body without its codings. Tools that store a decoded body under its old headers are common, so a body that does
 * not look coded is taken as it is.
 *
 * @throws WarcError
 */
export function decodedBody(message: HttpMessage, maxBytes: number): Uint8Array {
  const chunked = /\bchunked\b/i.test(field(message.headers, 'transfer-encoding') ?? '');
  let body = (chunked ? unchunk(message.body) : undefined) ?? message.body;
  if (chunked && body === message.body && beginsChunk(body))
    throw new WarcError('body is cut off: a chunk does not end');
  const codings = message.headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const length = /^\d{1,15}$/.exec(field(message.headers, 'content-length') ?? '')?.[0];
  // Of a body that was unpacked for the record the length is another one.
  if (!chunked && codings.length === 0 && Number(length ?? 0) > body.length)
    throw new WarcError(`body is cut off: ${body.length} of ${length} bytes`);
  for (const coding of codings.reverse()) body = removeCoding(coding, body, maxBytes);
  if (body.length > maxBytes) throw new WarcError(`body larger than ${maxBytes} bytes`);
  return body;
}

function removeCoding(coding: string, body: Uint8Array, maxBytes: number): Uint8Array {
  const options = { maxOutputLength: maxBytes };
  try {
    if (coding === 'gzip' || coding === 'x-gzip') {
      return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, options) : body;
    }
    if (coding === 'deflate')
      return (body[0] ?? 0) % 16 === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    if (coding === 'br') return brotliDecompressSync(body, options);
  } catch (cause) {
    if (cause instanceof RangeError) throw new WarcError(`body larger than ${maxBytes} bytes`, { cause });
    throw new WarcError(`body is not ${coding}, as its header says`, { cause });
  }
  throw new WarcError(`content coding "${coding}" cannot be read`);
}

/** A size in hex on a line of its own, as nothing else begins that a page is made of. */
const beginsChunk = (body: Uint8Array): boolean =>
  /^[0-9a-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n/i.test(Buffer.from(body.subarray(0, 200)).toString('latin1'));

/** RFC 9112, 7.1. Undefined where the bytes are not chunked (any more). */
function unchunk(body: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf(10, at);
    if (lineEnd < 0) return undefined;
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(
      Buffer.from(body.subarray(at, lineEnd)).toString('latin1').trim(),
    )?.[1];
    if (size === undefined) return undefined;
    const length = Number.parseInt(size, 16);
    const start = lineEnd + 1;
    if (length === 0) return Buffer.concat(chunks);
    if (start + length > body.length) return undefined;
    chunks.push(body.subarray(start, start + length));
    at = start + length;
    if (body[at] === 13) at++;
    if (body[at] === 10) at++;
  }
}
