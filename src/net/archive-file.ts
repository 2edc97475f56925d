/**
 * One capture, one file: for every hop and for the final answer a `request` record (where one was sent) and a
 * `response`, in order; `revisit` in place of the last `response` where the body is that of an earlier capture.
 *
 * What is ours rides in the response's own header, `WARC-Factcheck-Provenance`: WARC lets writers add fields and obliges
 * readers to pass over unknown ones, and a field cannot be parted from its record by a tool that repacks or filters, as
 * a record of its own can. Free text (the remark) may be in any language, which some readers do not take in a header:
 * it stands in a `metadata` record, "concurrent to" the response.
 */
import { archiveKey } from './archive-key.ts';
import {
  digestHolds,
  type Fields,
  field,
  fieldLines,
  maxHeadBytes,
  parseFields,
  readRecords,
  recordId,
  sha256,
  unfold,
  WarcError,
  type WarcRecord,
  writeRecord,
} from './warc.ts';
import { parseResponse, receivedHeaders, requestHead, responseHead } from './warc-http.ts';
import type { Capture, Hop, Refused } from './web.ts';

const provenanceField = 'warc-factcheck-provenance';
const provenances: readonly Capture['provenance'][] = ['recorded', 'reconstructed', 'supplied-by-hand'];

const sameBody = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
const notModified = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';

/** Largest sum of the records of one capture: the largest body of any source, and headers. */
const maxFileBytes = 66 * 1024 * 1024;

/** More than ten hops, the answer and their requests and notes come to. */
const maxRecords = 64;

/** The capture that a revisit has its body from. */
export interface Original {
  readonly url: string;
  readonly takenAt: string;
  readonly digest: string;
}

/** What a file says, before a revisit has been given its body. */
export interface Stored {
  readonly capture: Capture;
  /** Its `body` is empty until the body of this one is put in; `notModified`: so are its status and headers. */
  readonly revisitOf?: Original & { readonly notModified: boolean };
}

/** UTC to the second, or finer, as WARC 1.1 has it. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** A day that the calendar has, too: the engine takes 31 February for 3 March. */
export function isInstant(text: string): boolean {
  const at = instant.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
}

/**
 * The file of a capture; the same capture gives the same bytes.
 *
 * @throws WarcError where a header cannot be kept safely.
 */
export function writeCapture(capture: Capture, original?: Original): Buffer {
  if (!isInstant(capture.takenAt)) throw new WarcError(`"${capture.takenAt}" is no UTC instant`);
  const members: Buffer[] = [];
  const wasSent = capture.provenance === 'recorded';
  const hops = capture.hops ?? [];
  for (const [index, hop] of hops.entries()) {
    const place = common(hop.url, capture, `hop ${index}`);
    if (wasSent) members.push(request(place, capture.sent ?? []));
    members.push(response(place, capture, responseHead(hop.status, hop.headers, 0), new Uint8Array()));
  }
  const head = headOf(capture, original);
  const place = common(hops.length === 0 ? capture.url : capture.finalUrl, capture, sha256(Buffer.from(head)));
  if (wasSent) members.push(request(place, capture.sent ?? []));
  members.push(
    original === undefined ? response(place, capture, head, capture.body) : revisit(place, capture, head, original),
  );
  const notes: Fields = [
    ['remark', oneLine(capture.remark ?? '')] as const,
    ['memento-at', oneLine(capture.mementoAt ?? '')] as const,
    ['refused', capture.refused?.code ?? ''] as const,
    ['refused-detail', oneLine(capture.refused?.detail ?? '')] as const,
    ['refused-hint', oneLine(capture.refused?.hint ?? '')] as const,
    ['final-url', hops.length === 0 && capture.finalUrl !== capture.url ? archiveKey(capture.finalUrl) : ''] as const,
  ].filter(([, value]) => value !== '');
  if (notes.length > 0) members.push(metadata(place, fieldLines(notes)));
  return Buffer.concat(members);
}

/** A capture as it will be read back: what is not kept is gone, addresses are in the form in which they are kept. */
export function asKept(capture: Capture): Capture {
  const { sent: _, unchanged: __, remark, mementoAt, hops, ...rest } = capture;
  return {
    ...rest,
    url: archiveKey(capture.url),
    finalUrl: archiveKey(capture.finalUrl),
    ...(oneLine(remark ?? '') === '' ? {} : { remark: oneLine(remark ?? '') }),
    ...(mementoAt === undefined ? {} : { mementoAt }),
    ...(hops === undefined || hops.length === 0
      ? {}
      : { hops: hops.map(({ url, status, headers }) => ({ url: archiveKey(url), status, headers })) }),
  };
}

interface RecordPlace {
  readonly url: string;
  readonly takenAt: string;
  readonly id: string;
}

/** @param part tells the record from the others of its capture; of the answer itself the digest of its head */
function common(url: string, capture: Capture, part: string): RecordPlace {
  const key = archiveKey(url);
  return { url: key, takenAt: capture.takenAt, id: idOf({ ...capture, url: key }, part) };
}

const idOf = ({ url, takenAt, provenance, digest }: Capture, part: string): string =>
  recordId(url, takenAt, provenance, digest, part);

const opening = (type: string, place: RecordPlace, id: string): Fields => [
  ['WARC-Type', type],
  ['WARC-Target-URI', place.url],
  ['WARC-Date', place.takenAt],
  ['WARC-Record-ID', id],
];

const request = (place: RecordPlace, sent: Fields): Buffer =>
  writeRecord(
    [
      ...opening('request', place, recordId(place.id, 'request')),
      ['WARC-Concurrent-To', place.id],
      ['Content-Type', 'application/http; msgtype=request'],
    ],
    requestHead(place.url, sent),
  );

function response(place: RecordPlace, capture: Capture, head: string, body: Uint8Array): Buffer {
  return writeRecord(
    [
      ...opening('response', place, place.id),
      ['WARC-Factcheck-Provenance', capture.provenance],
      ['WARC-Payload-Digest', body.length === 0 ? sha256(body) : capture.digest],
      ['Content-Type', 'application/http; msgtype=response'],
    ],
    head,
    body,
  );
}

function headOf({ status, headers, body, unchanged }: Capture, original: Original | undefined): string {
  if (original === undefined) return responseHead(status, headers, body.length);
  return unchanged ? responseHead(304, [], undefined) : responseHead(status, headers, undefined);
}

function revisit(place: RecordPlace, capture: Capture, head: string, original: Original): Buffer {
  return writeRecord(
    [
      ...opening('revisit', place, place.id),
      ['WARC-Factcheck-Provenance', capture.provenance],
      ['WARC-Profile', capture.unchanged ? notModified : sameBody],
      ['WARC-Payload-Digest', original.digest],
      ['WARC-Refers-To-Target-URI', archiveKey(original.url)],
      ['WARC-Refers-To-Date', original.takenAt],
      ['Content-Type', 'application/http; msgtype=response'],
    ],
    head,
  );
}

const metadata = (place: RecordPlace, block: string): Buffer =>
  writeRecord(
    [
      ...opening('metadata', place, recordId(place.id, 'metadata')),
      ['WARC-Concurrent-To', place.id],
      ['Content-Type', 'application/warc-fields'],
    ],
    block,
  );

const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/**
 * Reads a file that {@link writeCapture} made, and checks every digest on the way.
 *
 * @param quickly does not hash the answer's body twice: the digest of its payload covers the body, and the id of its record
 *   the rest. Captures of an older version, whose id says less, are read as slowly as ever.
 * @throws WarcError
 */
export function readCapture(file: Uint8Array, quickly = false): Stored {
  const answers: WarcRecord[] = [];
  let notes: Fields = [];
  let [total, records] = [0, 0];
  for (const record of readRecords(file)) {
    total += record.block.length;
    records += 1;
    if (records > maxRecords) throw new WarcError(`holds more than ${maxRecords} records`);
    if (total > maxFileBytes) throw new WarcError(`larger than ${maxFileBytes} bytes`);
    if (record.type !== 'response') checkBlock(record);
    if (record.type === 'response' || record.type === 'revisit') answers.push(record);
    if (record.type === 'metadata' && record.block.length <= maxHeadBytes)
      notes = parseFields(unfold(Buffer.from(record.block).toString('utf8')));
  }
  const last = answers.at(-1);
  const first = answers[0];
  if (first === undefined || last === undefined) throw new WarcError('holds no answer');
  const hops = answers.slice(0, -1).map(readHop);
  const remark = field(notes, 'remark');
  const mementoAt = field(notes, 'memento-at');
  const refused = readRefused(notes);
  const { capture, revisitOf } = readAnswer(last);
  if (!quickly || !isNamedFor(last, capture)) checkBlock(last);
  return {
    capture: {
      ...capture,
      url: targetOf(first),
      finalUrl: field(notes, 'final-url') ?? capture.finalUrl,
      ...(remark === undefined ? {} : { remark }),
      ...(mementoAt === undefined ? {} : { mementoAt }),
      ...(hops.length === 0 ? {} : { hops }),
      ...(refused === undefined ? {} : { refused }),
    },
    ...(revisitOf === undefined ? {} : { revisitOf }),
  };
}

function readRefused(notes: Fields): Refused | undefined {
  const said = field(notes, 'refused');
  if (said === undefined) return undefined;
  const code = (['gone', 'blocked'] as const).find((word) => word === said);
  if (code === undefined) throw new WarcError(`was refused for an unknown reason "${said}"`);
  return { code, detail: field(notes, 'refused-detail') ?? '', hint: field(notes, 'refused-hint') ?? '' };
}

function checkBlock(record: WarcRecord): void {
  const digest = field(record.fields, 'warc-block-digest');
  if (digest === undefined || !digestHolds(digest, record.block)) {
    throw new WarcError(`the ${record.type} record does not match its digest`);
  }
}

function targetOf(record: WarcRecord): string {
  const url = field(record.fields, 'warc-target-uri') ?? '';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new WarcError('a record names no address');
  return url;
}

/** Whether the id is the one that follows from what is read here: address, instant, provenance, head, digest of the body. */
function isNamedFor({ fields, block }: WarcRecord, capture: Capture): boolean {
  const head = block.subarray(0, block.length - capture.body.length);
  return field(fields, 'warc-record-id') === idOf(capture, sha256(head));
}

function readHop(record: WarcRecord): Hop {
  checkBlock(record);
  const { status, headers } = parseResponse(record.block);
  return { url: targetOf(record), status, headers: receivedHeaders(headers) };
}

function readAnswer(record: WarcRecord): Stored {
  const message = parseResponse(record.block);
  const url = targetOf(record);
  const digest = field(record.fields, 'warc-payload-digest') ?? '';
  const provenance = provenances.find((word) => word === field(record.fields, provenanceField));
  const takenAt = field(record.fields, 'warc-date') ?? '';
  if (provenance === undefined) throw new WarcError('says not whether it was recorded: import it first');
  if (!isInstant(takenAt)) throw new WarcError('has no date');
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new WarcError('has no sha256 of its payload');
  const capture: Capture = {
    url,
    finalUrl: url,
    status: message.status,
    headers: receivedHeaders(message.headers),
    body: message.body,
    takenAt,
    digest,
    how: 'pinned',
    provenance,
  };
  if (record.type === 'revisit') return { capture, revisitOf: readOriginal(record, digest) };
  if (sha256(message.body) !== digest) throw new WarcError('the body does not match its digest');
  return { capture };
}

function readOriginal(record: WarcRecord, digest: string): Original & { notModified: boolean } {
  const url = field(record.fields, 'warc-refers-to-target-uri');
  const takenAt = field(record.fields, 'warc-refers-to-date');
  if (url === undefined || takenAt === undefined) throw new WarcError('a revisit that does not say of what');
  return { url, takenAt, digest, notModified: field(record.fields, 'warc-profile') === notModified };
}
