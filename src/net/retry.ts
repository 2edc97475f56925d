/** When to ask again: what the host said about it, and a back-off where it said nothing. */
import type { Headers } from './exchange.ts';
import { isMemento } from './memento.ts';
import type { WebError } from './web.ts';

/** Times that one request is asked again. */
export const maxRetries = 3;

/** Statuses that may be different next time. */
const passing: readonly number[] = [429, 500, 502, 503, 504];

/** Waits longer than this are all the same: a number with forty digits must not overflow a timer into one millisecond. */
const foreverMs = 365 * 24 * 3_600_000;

const seconds = (text: string): number => Math.min(Math.ceil(Number(text) * 1000), foreverMs);

const first = (headers: Headers, name: string): string | undefined => headers.find(([key]) => key === name)?.[1].trim();

/** An HTTP date; the obsolete form without a zone is in GMT as well (RFC 9110, 5.6.7). */
const httpDate = (text: string): number => Date.parse(/GMT|UTC|[+-]\d{4}$/.test(text) ? text : `${text} GMT`);

/** Milliseconds of `Retry-After`, in either form (RFC 9110, 10.2.3); the longest where a host and its front both ask. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const waits = headers
    .filter(([name]) => name === 'retry-after')
    .map(([, text]) => askedMs(text.trim(), headers, now));
  const asked = waits.filter((ms) => ms !== undefined);
  return asked.length === 0 ? undefined : Math.max(...asked);
}

function askedMs(text: string, headers: Headers, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return seconds(text);
  const until = httpDate(text);
  if (Number.isNaN(until)) return undefined;
  // By our clock and by the host's: where the two differ, the longer wait is never too short.
  const hosts = httpDate(first(headers, 'date') ?? '');
  return Math.min(Math.max(0, until - now, Number.isNaN(hosts) ? 0 : until - hosts), foreverMs);
}

/** Of numbers that are no instant: no quota lasts thirty years, and clocks have counted more seconds than that. */
const firstInstant = 1_000_000_000;

/**
 * Milliseconds until a spent quota is full again; undefined while something is left of it. Forms: `"api";r=0;t=189`
 * (draft-ietf-httpapi-ratelimit-headers-09, Hugging Face), `limit=9, remaining=0, reset=189` (draft 7), a header for each
 * of the three (draft 6, and with `X-` before it GitHub and many others, some of which give a Unix time).
 */
export function quotaWaitMs(headers: Headers, now: number): number | undefined {
  const quota = first(headers, 'ratelimit') ?? '';
  const spent = quota
    .split(',')
    .filter((one) => /;\s*r=0\s*(;|$)/.test(one))
    .map((one) => /;\s*t=(\d+)/.exec(one)?.[1]);
  if (/(?:^|,)\s*remaining=0\s*(?:,|$)/.test(quota)) spent.push(/(?:^|,)\s*reset=(\d+)/.exec(quota)?.[1]);
  for (const name of ['ratelimit', 'x-ratelimit', 'x-rate-limit']) {
    if (first(headers, `${name}-remaining`) === '0')
      spent.push(/^\d+/.exec(first(headers, `${name}-reset`) ?? '')?.[0]);
  }
  const waits = spent.filter((text) => text !== undefined).map((text) => untilMs(text, now));
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** Of seconds from now, or of a Unix time. */
const untilMs = (text: string, now: number): number =>
  Number(text) < firstInstant ? seconds(text) : Math.max(0, Math.min(Number(text) * 1000 - now, foreverMs));

/** Half a second, doubled with each try, and up to as much again by chance, so that runs do not march in step. */
export const backOffMs = (attempt: number, random: number): number => Math.round(500 * 2 ** attempt * (1 + random));

/** A refusal that is for now: some hosts say 403 where they mean 429 (GitHub's secondary limits). */
export const isForNow = (status: number, headers: Headers): boolean =>
  status === 403 && (first(headers, 'retry-after') !== undefined || first(headers, 'x-ratelimit-remaining') === '0');

/** An answer about the past (RFC 7089) is as final as a page, whatever its status. */
export const isPassing = (status: number, headers: Headers): boolean =>
  (passing.includes(status) || isForNow(status, headers)) && !isMemento({ headers });

/** A connection that broke may hold next time; what is malformed, distrusted or silent will be so again. */
export function mayPass(error: WebError): boolean {
  const cause = error.cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return error.code === 'unreachable' && /^(EAI_AGAIN|ECONNRESET|ECONNREFUSED|EPIPE|UND_ERR_SOCKET)$/.test(code);
}
