/**
 * Web Archive Collection Zipped 1.1.1: the evidence as one file that archive viewers open. Source of the rules:
 * https://specs.webrecorder.net/wacz/1.1.1/ (read 2026-11-24); the tests hold a file against each of them.
 */
import { type Zippable, zipSync } from 'fflate';
import type { Archive, Held } from './archive.ts';
import { field, gzipMember, readRecords, sha256, WarcError, type WarcRecord } from './warc.ts';
import { parseResponse } from './warc-http.ts';

export interface WaczOptions {
  readonly title: string;
  readonly description?: string;
  /** UTC instant. */
  readonly createdAt: string;
  /** "factcheck 0.1.0". */
  readonly software: string;
}

/** The one file of records inside. Viewers find a record by name, offset and length. */
const warcName = 'evidence.warc.gz';

/**
 * The archive's sound captures as a WACZ, in memory. The same captures and options give the same bytes.
 *
 * @throws WarcError where a capture is damaged: an export would hide it.
 */
export function exportWacz(archive: Archive, options: WaczOptions): Uint8Array {
  const parts: Buffer[] = [];
  const index: string[] = [];
  const pages: string[] = [];
  let offset = 0;
  // Files in order of time: a revisit comes after the record that it refers to.
  const entries = [...archive.entries()].sort((a, b) =>
    a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0,
  );
  for (const entry of entries) {
    const held: Held = archive.read(entry);
    if ('damage' in held) throw new WarcError(`${entry.file} ${held.damage}`);
    const bytes = archive.bytes(entry);
    for (const record of readRecords(bytes)) {
      if (record.type === 'response' || record.type === 'revisit') index.push(cdxLine(record, offset));
    }
    if (held.capture.status === 200 && held.capture.refused === undefined) pages.push(pageLine(held));
    parts.push(bytes);
    offset += bytes.length;
  }
  const cdx = gzipMember(
    Buffer.from(
      index
        .sort()
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
  const header = JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' });
  const files: Record<string, Uint8Array> = {
    [`archive/${warcName}`]: Buffer.concat(parts),
    'indexes/index.cdx.gz': cdx,
    'pages/pages.jsonl': Buffer.from([header, ...pages].map((line) => `${line}\n`).join('')),
  };
  const manifest = Buffer.from(`${JSON.stringify(datapackage(files, options), null, 2)}\n`);
  const digest = Buffer.from(`${JSON.stringify({ path: 'datapackage.json', hash: sha256(manifest) }, null, 2)}\n`);
  return zip({ ...files, 'datapackage.json': manifest, 'datapackage-digest.json': digest });
}

const datapackage = (files: Readonly<Record<string, Uint8Array>>, options: WaczOptions): object => ({
  profile: 'data-package',
  wacz_version: '1.1.1',
  title: options.title,
  ...(options.description === undefined ? {} : { description: options.description }),
  created: options.createdAt,
  modified: options.createdAt,
  software: options.software,
  resources: Object.entries(files).map(([path, bytes]) => ({
    // Names of a Frictionless package are lower case letters, digits, ".", "_" and "-".
    name: path.slice(path.indexOf('/') + 1),
    path,
    hash: sha256(bytes),
    bytes: bytes.length,
  })),
});

/** Stored, not deflated: viewers read ranges out of the middle. Dated to the first day that ZIP knows, in every zone. */
function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const content: Zippable = {};
  for (const [path, bytes] of Object.entries(files)) content[path] = [bytes, { level: 0, mtime: new Date(1980, 0, 1) }];
  return zipSync(content);
}

function pageLine(held: Extract<Held, { capture: unknown }>): string {
  const { url, takenAt, digest, provenance } = held.capture;
  return JSON.stringify({ id: held.entry.digest12, url, ts: takenAt, title: url, provenance, digest });
}

/** CDXJ, as pywb has it: SURT key, 14-digit time, JSON. */
function cdxLine(record: WarcRecord, base: number): string {
  const url = field(record.fields, 'warc-target-uri') ?? '';
  const time = (field(record.fields, 'warc-date') ?? '').replace(/\D/g, '').slice(0, 14);
  const message = parseResponse(record.block);
  const type = message.headers.find(([name]) => name === 'content-type')?.[1];
  const mime = record.type === 'revisit' ? 'warc/revisit' : (type ?? 'unk').replace(/;.*$/s, '').trim();
  const facts = {
    url,
    mime,
    status: String(message.status),
    digest: field(record.fields, 'warc-payload-digest') ?? '',
    length: String(record.length),
    offset: String(base + record.offset),
    filename: warcName,
  };
  return `${surt(url)} ${time} ${JSON.stringify(facts)}`;
}

/** Sort-friendly URI: host turned round, lower case, query sorted. Source: the canonical form that pywb and warcio use. */
export function surt(url: string): string {
  const { hostname, port, pathname, search } = new URL(url.toLowerCase());
  const host = hostname
    .replace(/^www\d*\./, '')
    .split('.')
    .reverse()
    .join(',');
  const query = search === '' ? '' : `?${search.slice(1).split('&').sort().join('&')}`;
  return `${host}${port === '' ? '' : `:${port}`})${pathname}${query}`;
}
