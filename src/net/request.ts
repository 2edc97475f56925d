/** What goes out with a request, and where its answer sends us next. */
import { acceptEncoding } from './coding.ts';
import type { Answer, Headers } from './exchange.ts';
import type { Rule } from './rules.ts';
import { type Capture, header, WebError } from './web.ts';

/** The name that hosts and their robots.txt know us by. */
export const productToken = 'factcheck';

const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** HTML first, as a reader's browser asks; data where a host has nothing else. */
const defaultAccept = 'text/html,application/xhtml+xml,application/json;q=0.9,text/csv;q=0.9,*/*;q=0.8';

interface Sender {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly contact?: string;
}

/** Header values are visible ASCII; a contact typed with anything else would break the request, or start a new header. */
const asHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim();

const userAgent = ({ version, contact }: Sender): string =>
  asHeader(`${productToken}/${version}${contact ? ` (${contact})` : ''}`);

/** The token of this origin, and of no other: over https, and never after a redirect, which a stranger may have sent. */
function tokenFor(sender: Sender, url: URL, { token }: Rule, isFirst: boolean): string | undefined {
  if (token === undefined || !isFirst || url.protocol !== 'https:' || url.origin !== token.origin) return undefined;
  const value = sender.env[token.env]?.trim();
  if (value === undefined || value === '') return undefined;
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new WebError('refused', 'token', `${token.env} holds characters that no token has: set it anew.`);
  }
  return value;
}

/** Only an answer that came from where we ask now, and from the network, can be asked after. */
function conditions(url: URL, previous: Capture | undefined): Headers {
  if (previous === undefined || previous.status !== 200 || previous.provenance !== 'recorded') return [];
  if (previous.finalUrl !== url.href) return [];
  const etag = header(previous, 'etag');
  const modified = header(previous, 'last-modified');
  return [
    ...(etag === undefined ? [] : [['if-none-match', asHeader(etag)] as const]),
    ...(modified === undefined ? [] : [['if-modified-since', asHeader(modified)] as const]),
  ];
}

export function requestHeaders(
  sender: Sender,
  url: URL,
  rule: Rule,
  asked: { readonly accept?: string; readonly previous?: Capture; readonly isFirst: boolean },
): Headers {
  const token = tokenFor(sender, url, rule, asked.isFirst);
  return [
    ['user-agent', userAgent(sender)],
    ['accept', asHeader(asked.accept ?? defaultAccept)],
    ['accept-encoding', acceptEncoding],
    ...conditions(url, asked.previous),
    ...(token === undefined ? [] : [['authorization', `Bearer ${token}`] as const]),
  ];
}

/** Bytes of a header that are UTF-8, as some hosts write `Location`; else as they came. */
function utf8(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('�') ? value : text;
}

/** Where an answer leads; undefined where it is final. @throws WebError for a redirect that is not followed */
export function nextUrl(url: URL, answer: Pick<Answer, 'status' | 'headers'>): URL | undefined {
  if (!redirects.includes(answer.status)) return undefined;
  const location = header(answer, 'location');
  if (location === undefined || !URL.canParse(utf8(location), url.href)) {
    throw new WebError(
      'unreachable',
      'redirect',
      'The page has moved and does not say where to: look for its new address.',
    );
  }
  const next = new URL(utf8(location), url);
  if (url.protocol === 'https:' && next.protocol === 'http:') {
    throw new WebError('refused', 'scheme', 'The page leads from https to http, where anybody could answer for it.');
  }
  return next;
}
