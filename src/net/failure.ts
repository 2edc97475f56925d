/** Failures told apart: what went wrong on the way, in the closed words of gaps, each with the next step. */

import { isMemento } from './memento.ts';
import { isForNow } from './retry.ts';
import { wallOf } from './walls.ts';
import { type Capture, WebError, type WebErrorCode } from './web.ts';

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  // All addresses of a name failed: Node lists the errors of each.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error.code;
  // undici's parser loses the code of some of its own errors.
  return error.name === 'HTTPParserError' ? 'HPE_' : '';
};

/** Detail of `unreachable` per error code of Node and undici; the first pattern that fits. */
const networkFailures: readonly (readonly [pattern: RegExp, detail: string, hint: string])[] = [
  [/^(ENOTFOUND|ENODATA|EAI_)/, 'dns', 'The host has no address: check its spelling, or try again later.'],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'timeout', 'The host did not answer in time: try again later.'],
  [
    /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|EPROTO)/,
    'tls',
    'The host showed no certificate that can be trusted: check the address in a browser.',
  ],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/, 'connect', 'Nothing accepts connections there.'],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|HPE_|UND_ERR_(SOCKET|HEADERS_OVERFLOW|RES_))/,
    'protocol',
    'The answer was cut off or malformed, and counts for nothing: try again later.',
  ],
];

/** @returns undefined for what is no failure of the world: a defect of ours, to be thrown on. */
export function toWebError(error: unknown): WebError | undefined {
  if (error instanceof WebError) return error;
  const code = codeOf(error);
  const known = networkFailures.find(([pattern]) => pattern.test(code));
  return known && new WebError('unreachable', known[1], known[2], { cause: error });
}

export const protocolError = (hint: string, cause?: unknown): WebError =>
  new WebError('unreachable', 'protocol', hint, { cause });

export const timeoutError = (what: string, ms: number): WebError =>
  new WebError('unreachable', 'timeout', `${what} took longer than ${ms / 1000} s: try again later.`);

interface StatusMeaning {
  readonly code: WebErrorCode;
  readonly hint: string;
}

function meaningOf(status: number): StatusMeaning {
  if (status === 404 || status === 410) {
    return { code: 'gone', hint: 'The page is not there any more: look for its new address or an archived copy.' };
  }
  if (status === 429) return { code: 'rate-limited', hint: 'The host wants fewer requests: run again later.' };
  if (status === 402) return { code: 'blocked', hint: 'The page must be paid for: look for another source.' };
  if (status === 401 || status === 403 || status === 406 || status === 451) {
    return {
      code: 'blocked',
      hint: 'The host does not show this to us: look for an archived copy, or save the page and add it by hand.',
    };
  }
  if (status >= 500) return { code: 'unreachable', hint: 'The host has trouble of its own: try again later.' };
  return { code: 'unreachable', hint: 'The host did not answer with the page: check the address.' };
}

/**
 * What keeps a complete answer from being evidence. Only a final 200, or a status that the asker said is an answer, is
 * evidence. (A wall with status 200 never gets this far.)
 */
export function refusalOf(capture: Capture, answers: readonly number[]): WebError | undefined {
  const { status } = capture;
  if (status === 200 || answers.includes(status)) return undefined;
  const wall = wallOf(capture);
  if (wall !== undefined) return new WebError(wall.code, wall.detail, wall.hint, { capture });
  const { code, hint } = meaningOf(isForNow(status, capture.headers) ? 429 : status);
  const archived = isMemento(capture);
  return new WebError(
    // An archived 429 says that the page was withheld from the archive then, not that we should wait.
    archived && code === 'rate-limited' ? 'blocked' : code,
    `${archived ? 'archived ' : ''}status ${status}`,
    archived ? `The web archive holds no page here but an error that it was shown: ask for another day.` : hint,
    { capture },
  );
}
