/** WARC files of other tools (crawlers, browser extensions) as captures: GET answers over http and https. */
import { isInstant } from './archive-file.ts';
import { type Imported, joinRedirects, maxBodyBytes } from './archive-import.ts';
import { archiveKey } from './archive-key.ts';
import { digestHolds, field, parseFields, readRecords, sha256, unfold, WarcError, type WarcRecord } from './warc.ts';
import { decodedBody, type HttpMessage, parseResponse, receivedHeaders } from './warc-http.ts';
import type { Capture } from './web.ts';

/**
 * `name` is the file's own name, for the remark. Records that say of themselves how they came about (`WARC-Factcheck-
 * Provenance`) keep that word: nothing that was made by hand becomes a recording by being exported and imported.
 *
 * Of a damaged file what stands before the damage is taken; what comes after is not looked for, since a page that holds
 * records of its own could pass for some.
 *
 * @throws WarcError where the file is no WARC.
 */
export function importWarc(file: Uint8Array, name: string): Imported {
  const { records, damage } = readSound(file);
  const posts = concurrentTo(records.filter((record) => record.type === 'request' && !isGet(record)));
  const notes = new Map(
    records
      .filter((record) => record.type === 'metadata')
      .map((record) => [field(record.fields, 'warc-concurrent-to') ?? '', textOf(record)]),
  );
  const software = field(parseFields(unfold(textOf(records.find((one) => one.type === 'warcinfo')))), 'software');
  const origin = `imported from ${name}${software === undefined ? '' : `, recorded by ${software}`}`;
  const open = damage === undefined ? undefined : openAnswer(records);
  const exchanges: Capture[] = [];
  const skipped: { what: string; why: string }[] = [];
  const full = new Map<string, Capture>();
  for (const record of records) {
    if (!isAnswer(record)) continue;
    const id = field(record.fields, 'warc-record-id') ?? '';
    const what = targetOf(record);
    // DNS answers and the crawler's own notes are records as well.
    if (!/^https?:\/\//.test(what)) continue;
    try {
      if (record === open) throw new WarcError('what belongs to it may be in the damaged part of the file');
      if (!URL.canParse(what)) throw new WarcError('no address');
      if (posts.has(id)) throw new WarcError('the answer to a request that was not a GET');
      const exchange = read(record, full, parseFields(unfold(notes.get(id) ?? '')), origin);
      exchanges.push(exchange);
      if (record.type === 'revisit') continue;
      full.set(`${archiveKey(what)} ${exchange.takenAt}`, exchange);
      full.set(field(record.fields, 'warc-payload-digest') ?? '', exchange);
    } catch (error) {
      if (!(error instanceof WarcError)) throw error;
      skipped.push({ what, why: error.message });
    }
  }
  const joined = joinRedirects(exchanges);
  return {
    captures: joined.captures,
    skipped: [...skipped, ...joined.skipped],
    ...(damage === undefined ? {} : { damage }),
  };
}

const isAnswer = ({ type }: WarcRecord): boolean => ['response', 'revisit', 'resource'].includes(type);

/**
 * The last answer, where what belongs to it may come after the damage: that it was asked for with a POST, or, of a file of
 * our own, that it was refused.
 */
function openAnswer(records: readonly WarcRecord[]): WarcRecord | undefined {
  const answers = records.filter(isAnswer);
  const last = answers.at(-1);
  const requests = records.filter(({ type }) => type === 'request');
  const id = field(last?.fields ?? [], 'warc-record-id') ?? '';
  const isOurs = field(last?.fields ?? [], 'warc-factcheck-provenance') !== undefined;
  const isAsked = concurrentTo(requests).has(id) || (requests.length === 0 && answers.length > 1);
  return isAsked && !isOurs ? undefined : last;
}

/** The records as far as the file is sound. */
function readSound(file: Uint8Array): { records: WarcRecord[]; damage?: string } {
  const records: WarcRecord[] = [];
  try {
    for (const record of readRecords(file)) records.push(record);
    return { records };
  } catch (error) {
    if (!(error instanceof WarcError) || records.length === 0) throw error;
    return { records, damage: error.message };
  }
}

const textOf = (record: WarcRecord | undefined): string => Buffer.from(record?.block ?? []).toString('utf8');

const isGet = (record: WarcRecord): boolean => Buffer.from(record.block.subarray(0, 4)).toString('latin1') === 'GET ';

const concurrentTo = (records: readonly WarcRecord[]): Set<string> =>
  new Set(records.flatMap((record) => field(record.fields, 'warc-concurrent-to') ?? []));

/** Some crawlers write the address in angle brackets, as WARC 1.0 had it by mistake. */
const targetOf = (record: WarcRecord): string =>
  (field(record.fields, 'warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');

function read(
  record: WarcRecord,
  full: ReadonlyMap<string, Capture>,
  notes: readonly (readonly [string, string])[],
  origin: string,
): Capture {
  const url = archiveKey(targetOf(record));
  const refused = field(notes, 'refused');
  if (refused !== undefined) throw new WarcError(`no evidence when it was recorded: ${refused}`);
  const cut = field(record.fields, 'warc-truncated');
  if (cut !== undefined) throw new WarcError(`cut off when it was recorded: ${cut}`);
  const takenAt = field(record.fields, 'warc-date') ?? '';
  if (!isInstant(takenAt)) throw new WarcError(`"${takenAt}" is no UTC instant to the second`);
  const message = messageOf(record);
  const body = record.type === 'revisit' ? revisited(record, full) : bodyOf(record, message);
  const said = field(record.fields, 'warc-factcheck-provenance');
  const ours = (['reconstructed', 'supplied-by-hand'] as const).find((word) => word === said);
  const remark = field(notes, 'remark');
  return {
    url,
    finalUrl: url,
    status: message.status,
    // What was stored by us has the headers of the coded body under other names.
    headers: said === undefined ? message.headers : receivedHeaders(message.headers),
    body,
    takenAt,
    digest: sha256(body),
    how: 'pinned',
    provenance: ours ?? 'recorded',
    remark: remark ?? origin,
  };
}

/** A `resource` record is a file without the exchange that brought it. */
function messageOf(record: WarcRecord): HttpMessage {
  if (record.type === 'response' || (record.type === 'revisit' && record.block.length > 0)) {
    return parseResponse(record.block);
  }
  const type = field(record.fields, 'content-type') ?? 'application/octet-stream';
  return { status: 200, headers: [['content-type', type]], body: record.block };
}

function bodyOf(record: WarcRecord, message: HttpMessage): Uint8Array {
  const ofBlock = field(record.fields, 'warc-block-digest');
  if (ofBlock !== undefined && digestHolds(ofBlock, record.block) === false) {
    throw new WarcError('the record does not match its digest');
  }
  const body = decodedBody(message, maxBodyBytes);
  const ofPayload = field(record.fields, 'warc-payload-digest');
  // Tools disagree whether the payload has its codings still on, so a sound block digest settles it; ours has none on.
  const ours = field(record.fields, 'warc-factcheck-provenance') !== undefined;
  const sound = !ours && ofBlock !== undefined && digestHolds(ofBlock, record.block) === true;
  if (ofPayload !== undefined && !sound) {
    const either = [message.body, body].map((bytes) => digestHolds(ofPayload, bytes));
    if (either.every((holds) => holds === false)) throw new WarcError('the body does not match its digest');
  }
  return body;
}

function revisited(record: WarcRecord, full: ReadonlyMap<string, Capture>): Uint8Array {
  const url = field(record.fields, 'warc-refers-to-target-uri')?.replace(/^<(.*)>$/, '$1');
  const date = field(record.fields, 'warc-refers-to-date');
  const named = url !== undefined && URL.canParse(url) ? full.get(`${archiveKey(url)} ${date}`) : undefined;
  const earlier = named ?? full.get(field(record.fields, 'warc-payload-digest') ?? 'none');
  if (earlier === undefined) throw new WarcError('a revisit whose body is not in this file');
  return earlier.body;
}
