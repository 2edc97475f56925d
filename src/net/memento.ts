/** Answers about the past: a web archive hands over what it stored, under its own headers. */
import { gunzipSync } from 'node:zlib';
import type { Answer } from './exchange.ts';
import { header, WebError } from './web.ts';

/** An archive's copy is named by this header and no other sign (RFC 7089, 2.1.1). */
export const isMemento = (answer: Pick<Answer, 'headers'>): boolean => header(answer, 'memento-datetime') !== undefined;

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
