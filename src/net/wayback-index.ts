/** The Wayback Machine's index of captures: one line each, in seven fields, of which some are broken. */

export interface IndexRow {
  /** `YYYYMMDDhhmmss`, UTC. */
  readonly timestamp: string;
  /** The address as it was crawled. */
  readonly original: string;
  readonly status: string;
  /** Base32 SHA-1 of the bytes that are stored. */
  readonly digest: string;
}

/** How many of the last captures are asked for: some rows are another address under the same key. */
const rowsAsked = 8;

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** `YYYYMMDDhhmmss` of an instant. */
export function timestampOf(ms: number): string {
  const at = new Date(ms);
  const date = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return [...date, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(twoDigits).join('');
}

/**
 * Asks for the last good captures up to an instant. Without `fastLatest`, which looks at one block of the index and may
 * miss an older capture. Source: wayback-cdx-server's README, read 2026-11-23.
 */
export const indexUrl = (url: string, until: string): string =>
  `https://web.archive.org/cdx/search/cdx?url=${encodeURIComponent(url)}&to=${until}&filter=statuscode:200&limit=-${rowsAsked}`;

/**
 * What the index takes for one place: it lowers cases and drops schemes, `www.` and slashes in its keys, and of these
 * only a scheme, `www.`, the usual port and a slash at the end are no other page.
 */
function placeOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const host = hostname.replace(/^www\d?\./, '');
  return `${host}:${/^(80|443)?$/.test(port) ? '' : port}${pathname.replace(/\/$/, '')}${search}`;
}

/** Whether two addresses are one page to the index, scheme and `www.` aside. */
export const isSamePage = (one: string, other: string): boolean => {
  const place = placeOf(one);
  return place !== undefined && place === placeOf(other);
};

/** An index without rows is empty; anything else without a row in it is no index. */
export const isIndex = (text: string): boolean => text.trim() === '' || /^\S+ \d{14} /m.test(text);

/** The rows of a good capture of `url`, in order of time, each once. */
export function readIndex(text: string, url: string): readonly IndexRow[] {
  const place = placeOf(url);
  const rows = new Map<string, IndexRow>();
  for (const line of text.split('\n')) {
    const [, timestamp = '', original = '', , status = '', digest = '', length] = line.trim().split(' ');
    if (length === undefined || !/^\d{14}$/.test(timestamp) || status !== '200') continue;
    if (placeOf(original) === place) rows.set(`${timestamp} ${original}`, { timestamp, original, status, digest });
  }
  return [...rows.values()].sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0));
}
