/**
 * WARC 1.1 (ISO 28500:2017), the web archives' own format: records one after the other, each its own gzip member, so
 * that any of them can be read alone. Own writing and reading, because the measured library costs four times the
 * compression itself; that library reads what is written here, and the other way round (test/net/warc.test.ts).
 */
import { createHash, hash } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Named fields in order; names in lower case when read, as given when written. */
export type Fields = readonly (readonly [name: string, value: string])[];

export interface WarcRecord {
  /** "response", "request", "revisit", "metadata", "warcinfo", "resource" ... */
  readonly type: string;
  readonly fields: Fields;
  readonly block: Uint8Array;
  /** Where the record (where compressed: its gzip member) stands in the file, in bytes. */
  readonly offset: number;
  readonly length: number;
}

/** A WARC that cannot be read, or whose bytes are not those that were written. */
export class WarcError extends Error {
  override readonly name = 'WarcError';
}

export const field = (fields: Fields, name: string): string | undefined => fields.find(([key]) => key === name)?.[1];

/** `sha256:` and 64 hex digits: how digests are written in captures, file names, locks and reports. */
export const sha256 = (bytes: Uint8Array): string => `sha256:${hash('sha256', bytes)}`;

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * `name: value` lines. A value with CR, LF or NUL would become a second header or record when it is read back.
 *
 * @throws WarcError
 */
export function fieldLines(fields: Fields): string {
  return fields
    .map(([name, value]) => {
      if (!token.test(name)) throw new WarcError(`header name ${JSON.stringify(name)} is not a token`);
      if (/[\r\n\0]/.test(value)) throw new WarcError(`header "${name}" holds a line break or NUL in its value`);
      return `${name}: ${value}\r\n`;
    })
    .join('');
}

/** Setting zlib up costs more than such a record takes; a member may hold its bytes as they are. */
const storedBytes = 1024;

/**
 * The bytes of one gzip member. Its header names no operating system (RFC 1952: 255, unknown) and no time, so that the
 * same record is the same bytes wherever the same zlib made them. More memory for zlib, and its answer in one piece, make
 * up for what the rest of a record costs.
 */
export function gzipMember(bytes: Uint8Array, level = 6): Buffer {
  if (bytes.length <= storedBytes) return storedMember(bytes);
  const chunkSize = Math.min(Math.max(bytes.length >> 1, 4096), 1024 * 1024);
  return member(deflateRawSync(bytes, { level, memLevel: 9, chunkSize }), bytes);
}

/** One stored block of RFC 1951. */
function storedMember(bytes: Uint8Array): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return member(Buffer.concat([head, bytes]), bytes);
}

const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** RFC 1952 round what the bytes were packed to. */
function member(packed: Uint8Array, bytes: Uint8Array): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length % 2 ** 32, 4);
  return Buffer.concat([gzipHeader, packed, trailer]);
}

/** One record as a gzip member. Length and block digest are added; type, id, date and the rest are the caller's. */
export function writeRecord(fields: Fields, head: Uint8Array | string, body: Uint8Array = new Uint8Array()): Buffer {
  const start = typeof head === 'string' ? Buffer.from(head) : head;
  const digest = createHash('sha256').update(start).update(body).digest('hex');
  const lines = fieldLines([
    ...fields,
    ['WARC-Block-Digest', `sha256:${digest}`],
    ['Content-Length', String(start.length + body.length)],
  ]);
  return gzipMember(Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines}\r\n`), start, body, Buffer.from('\r\n\r\n')]));
}

/** A record id that follows from what the record says, so that the same capture is the same bytes each time. */
export function recordId(...parts: readonly string[]): string {
  const hex = hash('sha256', parts.join('\n'));
  // RFC 9562, version 8: bits of one's own choice, apart from the four of the version and the two of the variant.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}

/** Largest record that is read unless the caller says otherwise: the largest body of any source (64 MiB) and its headers. */
const maxRecordBytes = 65 * 1024 * 1024;

/**
 * The records of a file, compressed member by member, as a whole, or not at all.
 *
 * @throws WarcError
 */
export function* readRecords(file: Uint8Array, options: { maxBytes?: number } = {}): Generator<WarcRecord> {
  const maxBytes = options.maxBytes ?? maxRecordBytes;
  if (file[0] !== 0x1f) {
    yield* recordsOf(file, maxBytes, (start, end) => ({ offset: start, length: end - start }));
    return;
  }
  for (let offset = 0; offset < file.length; ) {
    const { bytes, length } = inflateMember(file, offset, maxBytes);
    const place = { offset, length };
    // Without this a file of nothing but empty members would keep a reader busy for minutes.
    if (skipBreaks(bytes, 0) === bytes.length) throw new WarcError(`gzip member at byte ${offset}: no record`);
    yield* recordsOf(bytes, maxBytes, () => place);
    offset += length;
  }
}

/** RFC 1952. The flags that lengthen a member's header. */
const flags = { crc: 2, extra: 4, name: 8, comment: 16 };

function inflateMember(file: Uint8Array, offset: number, maxBytes: number): { bytes: Uint8Array; length: number } {
  const fail = (what: string, cause?: unknown): never => {
    throw new WarcError(`gzip member at byte ${offset}: ${what}`, { cause });
  };
  if (file[offset] !== 0x1f || file[offset + 1] !== 0x8b || file[offset + 2] !== 8) fail('no gzip header');
  const set = file[offset + 3] ?? 0;
  let at = offset + 10;
  if (set & flags.extra) at += 2 + ((file[at] ?? 0) | ((file[at + 1] ?? 0) << 8));
  for (const text of [flags.name, flags.comment]) if (set & text) at = file.indexOf(0, at) + 1 || file.length;
  if (set & flags.crc) at += 2;
  const { bytes, read } = inflate(file.subarray(at), maxBytes, fail);
  at += read;
  if (at + 8 > file.length) fail('cut off');
  const trailer = new DataView(file.buffer, file.byteOffset + at, 8);
  if (trailer.getUint32(0, true) !== crc32(bytes)) fail('checksum differs');
  if (trailer.getUint32(4, true) !== bytes.length >>> 0) fail('length differs');
  return { bytes, length: at + 8 - offset };
}

function inflate(
  raw: Uint8Array,
  maxBytes: number,
  fail: (what: string, cause?: unknown) => never,
): { bytes: Uint8Array; read: number } {
  const stored = readStored(raw);
  if (stored !== undefined) return stored;
  try {
    // `info` makes zlib tell how much of its input it used; the types of Node 20 do not know of it.
    const chunkSize = Math.min(Math.max(sizeHint(raw), 4096), 1024 * 1024);
    const options: object = { maxOutputLength: maxBytes, info: true, chunkSize };
    const result: unknown = inflateRawSync(raw, options);
    const { buffer, engine } = result as { buffer: Uint8Array; engine: { bytesWritten: number } };
    return { bytes: buffer, read: engine.bytesWritten };
  } catch (cause) {
    return fail(cause instanceof RangeError ? `larger than ${maxBytes} bytes` : 'damaged', cause);
  }
}

/**
 * Bytes of the buffer that is inflated into. The last member says its size at its end, the answer mostly is the last; else
 * markup shrinks to a fifth.
 */
function sizeHint(raw: Uint8Array): number {
  if (raw.length < 4) return 0;
  const said = new DataView(raw.buffer, raw.byteOffset).getUint32(raw.length - 4, true) + 1;
  return said > raw.length && said < raw.length * 12 ? said : raw.length * 6;
}

/** A member that is one stored block, as {@link gzipMember} writes small ones. */
function readStored(raw: Uint8Array): { bytes: Uint8Array; read: number } | undefined {
  if (raw[0] !== 1 || raw.length < 5) return undefined;
  const view = new DataView(raw.buffer, raw.byteOffset);
  const length = view.getUint16(1, true);
  if (view.getUint16(3, true) !== (length ^ 0xffff) || raw.length < 5 + length) return undefined;
  return { bytes: raw.subarray(5, 5 + length), read: 5 + length };
}

function* recordsOf(
  bytes: Uint8Array,
  maxBytes: number,
  place: (start: number, end: number) => { offset: number; length: number },
): Generator<WarcRecord> {
  for (let start = skipBreaks(bytes, 0); start < bytes.length; ) {
    const headEnd = endOfHead(bytes, start);
    if (headEnd === undefined) throw new WarcError(`record at byte ${start}: its header does not end`);
    const [version = '', ...lines] = unfold(textOf(bytes, start, headEnd.lines));
    if (!/^WARC\/\d+\.\d+$/.test(version.trim()))
      throw new WarcError(`byte ${start} is not the start of a WARC record`);
    const fields = parseFields(lines);
    const length = field(fields, 'content-length') ?? '';
    if (!/^\d{1,15}$/.test(length)) throw new WarcError(`record at byte ${start}: no Content-Length`);
    const end = headEnd.body + Number(length);
    if (end > bytes.length) throw new WarcError(`record at byte ${start}: cut off`);
    if (Number(length) > maxBytes) throw new WarcError(`record at byte ${start}: larger than ${maxBytes} bytes`);
    const next = skipBreaks(bytes, end);
    const type = field(fields, 'warc-type') ?? '';
    yield { type, fields, block: bytes.subarray(headEnd.body, end), ...place(start, next) };
    start = next;
  }
}

function skipBreaks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 13 || bytes[at] === 10) at++;
  return at;
}

/** Largest header of a record or an HTTP message. Node takes 16 KiB from a host, crawlers' own fields are short. */
export const maxHeadBytes = 1024 * 1024;

/**
 * Where the header's last line ends and where what follows its blank line begins; undefined where there is none within
 * {@link maxHeadBytes}. Bare line feeds are tolerated.
 */
export function endOfHead(bytes: Uint8Array, start: number): { lines: number; body: number } | undefined {
  for (let at = bytes.indexOf(10, start); at >= 0 && at - start < maxHeadBytes; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return { lines: at, body: at + 2 };
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return { lines: at, body: at + 3 };
  }
  return undefined;
}

/** UTF-8, without a copy of the bytes. */
const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', start, end);

/** Lines of a header; a line that starts with a space continues the one before. */
export const unfold = (head: string): string[] => head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);

/** `name: value` lines, names in lower case. A line without a colon is no field, and is left out. */
export function parseFields(lines: readonly string[]): Fields {
  return lines.flatMap((line) => {
    const at = line.indexOf(':');
    return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const] : [];
  });
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32Hex(text: string): string {
  let bits = 0n;
  for (const letter of text) bits = bits * 32n + BigInt(Math.max(0, base32.indexOf(letter)));
  const digits = Math.floor((text.length * 5) / 4);
  return (bits >> BigInt((text.length * 5) % 4)).toString(16).padStart(digits, '0');
}

/**
 * Whether a digest field is true of the bytes; undefined where its algorithm is not known here. Written are
 * `sha256:` + hex; read are sha1 and sha256, in hex or (as most crawlers write sha1) base32.
 */
export function digestHolds(written: string, bytes: Uint8Array): boolean | undefined {
  const [, name, value = ''] = /^(sha-?1|sha-?256):(.*?)=*$/is.exec(written.trim()) ?? [];
  if (name === undefined) return undefined;
  if (!/^[0-9A-Za-z]+$/.test(value)) return false;
  const algorithm = name.toLowerCase().replace('-', '');
  const hexDigits = algorithm === 'sha1' ? 40 : 64;
  const hex = hash(algorithm, bytes);
  if (value.length === hexDigits) return value.toLowerCase() === hex;
  return base32Hex(value.toUpperCase()).slice(0, hexDigits) === hex;
}
