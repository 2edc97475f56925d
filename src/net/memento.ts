/** Answers about the past: a web archive hands over what it stored, under its own headers. */
import { gunzipSync } from 'node:zlib';
import type { Answer } from './exchange.ts';
import { header, WebError } from './web.ts';

/** An archive's copy is named by this header and no other sign (RFC 7089, 2.1.1). */
export const isMemento = (answer: Pick<Answer, 'headers'>): boolean => header(answer, 'memento-datetime') !== undefined;

/** Instant of a capture; its header is the only proof that an answer is one. */
export function mementoOf(answer: Pick<Answer, 'headers'>): string | undefined {
  const ms = Date.parse(header(answer, 'memento-datetime') ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** The address of the page that an address in a web archive is a copy of: "/web/20250928080000id_/https://example.org/". */
export const originalOf = (url: string): string =>
  /^https?:\/\/[^?#]*?\/\d{14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/s.exec(url)?.[1] ?? url;

/** What the site said of its bytes: the archive's own header may name the encoding that it guessed. */
export const contentTypeOf = (answer: Pick<Answer, 'headers'>): string | undefined =>
  (isMemento(answer) ? header(answer, 'x-archive-orig-content-type') : undefined) ?? header(answer, 'content-type');

/**
 * A body that was crawled packed is stored and handed over packed, inside the coding of the archive's own answer: the
 * one coding that the site used is undone as it would have been when the page was live.
 */
export function bodyOf(answer: Answer, maxBodyBytes: number): Uint8Array {
  const { body } = answer;
  const wasPacked = isMemento(answer) && /gzip/i.test(header(answer, 'x-archive-orig-content-encoding') ?? '');
  if (!wasPacked || body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return new Uint8Array(gunzipSync(body, { maxOutputLength: maxBodyBytes }));
  } catch (cause) {
    throw new WebError('unreadable', 'encoding', 'The archived copy does not unpack: ask for another day.', { cause });
  }
}
