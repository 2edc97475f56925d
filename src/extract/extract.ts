/**
 * The bytes of one capture to a document, by its content type and by what the bytes are: a page, data, or plain text.
 * Everything here is a pure function of the capture; nothing reads the clock, the disk or the claim.
 */
import { decode } from './decode.ts';
import type { Document } from './document.ts';
import { ReadError } from './document.ts';
import { readHtml } from './html.ts';
import { readJson } from './json.ts';

export interface PageBytes {
  readonly url: string;
  readonly body: Uint8Array;
  readonly contentType?: string;
}

/** First bytes of formats that hold no text we could read. */
const binaries: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'gzip', bytes: [0x1f, 0x8b, 0x08] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'RIFF', bytes: [0x52, 0x49, 0x46, 0x46] },
];

function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const pathOf = (url: string): string => url.replace(/[?#].*$/, '').toLowerCase();

/** Reads a capture, or throws a {@link ReadError}. */
export function extract(page: PageBytes): Document {
  return documentOf(page, markupOf(page));
}

/** The characters of a capture, as they were written; throws a {@link ReadError} where it holds none. */
export function markupOf({ body, contentType }: Pick<PageBytes, 'body' | 'contentType'>): string {
  const binary = binaries.find(({ bytes }) => bytes.every((byte, index) => body[index] === byte));
  if (binary !== undefined) {
    throw new ReadError(
      'unreadable',
      'type',
      `This is a ${binary.name} file; only pages, JSON, CSV and plain text are read.`,
    );
  }
  return decode(body, contentType).text;
}

/** What those characters say. */
export function documentOf({ url, contentType }: Pick<PageBytes, 'url' | 'contentType'>, text: string): Document {
  const type = mediaType(contentType);
  if (/[/+]json\b|^application\/(?:x-)?javascript$/.test(type)) return jsonDocument(text);
  if (/^(?:text|application)\/(?:csv|tab-separated-values|x-csv)$/.test(type)) return { kind: 'text', text, csv: true };
  const start = /^[\s\ufeff]*(?:<!--[\s\S]*?-->\s*)*(.{0,200})/s.exec(text)?.[1] ?? '';
  if (/^[{[]/.test(start) || /^\)\]\}'/.test(start)) {
    const document = ifJson(text);
    if (document !== undefined) return document;
  }
  const isFeed = /^<\?xml/.test(start) && !/<html[\s>]/i.test(text.slice(0, 5000));
  if (/^<(?:rss|feed|rdf:rdf|error)\b/i.test(start) || isFeed) return readHtml(text, url, { xml: true });
  if (type === 'text/html' || type === 'application/xhtml+xml' || /xml$/.test(type))
    return readHtml(text, url, { xml: false });
  if (type !== 'text/plain' && /^<(?:!doctype|html|head|body|\?xml|[a-z])/i.test(start))
    return readHtml(text, url, { xml: false });
  return { kind: 'text', text, csv: /\.(?:csv|tsv)$/.test(pathOf(url)) };
}

function jsonDocument(text: string): Document {
  return { kind: 'json', text, value: readJson(text) };
}

function ifJson(text: string): Document | undefined {
  try {
    return jsonDocument(text);
  } catch (error) {
    if (error instanceof ReadError && error.detail === 'syntax') return undefined;
    throw error;
  }
}
