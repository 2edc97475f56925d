/** What other tools recorded, or a person saved, as captures. Each keeps saying where it came from. */
import { archiveKey } from './archive-key.ts';
import { sha256 } from './warc.ts';
import type { Capture, Hop } from './web.ts';

/** What an import came to: captures, and what was left out with the reason. */
export interface Imported {
  readonly captures: readonly Capture[];
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
}

/** As many as the live web follows. */
const maxHops = 10;

const isRedirect = (exchange: Capture): boolean => [301, 302, 303, 307, 308].includes(exchange.status);

/** Statuses that can be evidence: the page, or that there is none. */
const isEvidence = (exchange: Capture): boolean => [200, 404, 410].includes(exchange.status);

/**
 * Single exchanges, in the order in which they were made, as captures: a redirect is joined to the answer that it led
 * to, so that the page is found under the address that an article gives.
 */
export function joinRedirects(exchanges: readonly Capture[]): Imported {
  const captures: Capture[] = [];
  const skipped: { what: string; why: string }[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const { hops, end } = follow(exchanges, index);
    if (end === undefined) skipped.push({ what: exchange.url, why: 'a redirect whose end was not recorded' });
    else if (!isEvidence(end)) skipped.push({ what: exchange.url, why: `status ${end.status}` });
    else if (hops.length === 0) captures.push(end);
    else captures.push({ ...end, url: archiveKey(exchange.url), finalUrl: end.finalUrl, hops });
  }
  return { captures, skipped };
}

function follow(exchanges: readonly Capture[], start: number): { hops: Hop[]; end?: Capture } {
  const hops: Hop[] = [];
  let at = start;
  for (let exchange = exchanges[at]; exchange !== undefined; exchange = exchanges[at]) {
    if (!isRedirect(exchange)) return { hops, end: exchange };
    const location = exchange.headers.find(([name]) => name === 'location')?.[1];
    if (location === undefined || !URL.canParse(location, exchange.url) || hops.length === maxHops) return { hops };
    hops.push({ url: archiveKey(exchange.url), status: exchange.status, headers: exchange.headers });
    const next = archiveKey(new URL(location, exchange.url).href);
    const later = exchanges.findIndex((other, index) => index > at && archiveKey(other.url) === next);
    // A recorder may have seen the target before the redirect to it.
    at = later >= 0 ? later : exchanges.findIndex((other) => archiveKey(other.url) === next);
  }
  return { hops };
}

/** A page that a person saved, because its host turns programs away. */
export interface SavedPage {
  readonly url: string;
  readonly bytes: Uint8Array;
  /** "text/html": without a charset the page's own declaration counts. */
  readonly contentType: string;
  /** Who saved it: a name, a mail address. */
  readonly by: string;
  /** UTC instant at which it was saved. */
  readonly savedAt: string;
}

export function suppliedByHand(page: SavedPage): Capture {
  return {
    url: archiveKey(page.url),
    finalUrl: archiveKey(page.url),
    status: 200,
    headers: [['content-type', page.contentType]],
    body: page.bytes,
    takenAt: page.savedAt,
    digest: sha256(page.bytes),
    how: 'pinned',
    provenance: 'supplied-by-hand',
    remark: `saved by ${page.by} at ${page.savedAt}`,
  };
}
