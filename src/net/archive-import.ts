/** What other tools recorded, or a person saved, as captures. Each keeps saying where it came from. */
import { archiveKey } from './archive-key.ts';
import { wallOf } from './walls.ts';
import { sha256 } from './warc.ts';
import type { Capture, Hop } from './web.ts';

/** What an import came to: captures, and what was left out with the reason. */
export interface Imported {
  readonly captures: readonly Capture[];
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
  /** Where the file is damaged: what follows was not read. */
  readonly damage?: string;
}

/** Largest body that is taken over: the largest that a source reads. A larger one could be kept, and not be read again. */
export const maxBodyBytes = 64 * 1024 * 1024;

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
  const places = placesByPage(exchanges);
  for (const [index, exchange] of exchanges.entries()) {
    const { hops, end } = follow(exchanges, index, places);
    const wall = end?.status === 200 ? wallOf(end) : undefined;
    if (end === undefined) skipped.push({ what: exchange.url, why: 'a redirect whose end was not recorded' });
    else if (!isEvidence(end)) skipped.push({ what: exchange.url, why: `status ${end.status}` });
    else if (wall !== undefined)
      skipped.push({ what: exchange.url, why: `${wall.code} (${wall.detail}): ${wall.hint}` });
    else if (hops.length === 0) captures.push(end);
    else captures.push({ ...end, url: archiveKey(exchange.url), finalUrl: end.finalUrl, hops });
  }
  return { captures, skipped };
}

/** Where the exchanges of each page stand, ascending. A browser's recording has 10^5 of them: none is looked for by walking. */
function placesByPage(exchanges: readonly Capture[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { url }] of exchanges.entries()) {
    const key = archiveKey(url);
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  return places;
}

/** The first place after `at`; a recorder may have seen the target before the redirect to it. */
function placeAfter(places: readonly number[], at: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return places[low] ?? places[0];
}

function follow(
  exchanges: readonly Capture[],
  start: number,
  places: ReadonlyMap<string, readonly number[]>,
): { hops: Hop[]; end?: Capture } {
  const hops: Hop[] = [];
  let at: number | undefined = start;
  for (let exchange = exchanges[at]; exchange !== undefined; exchange = at === undefined ? undefined : exchanges[at]) {
    if (!isRedirect(exchange)) return { hops, end: exchange };
    const location = exchange.headers.find(([name]) => name === 'location')?.[1];
    if (location === undefined || !URL.canParse(location, exchange.url) || hops.length === maxHops) return { hops };
    hops.push({ url: archiveKey(exchange.url), status: exchange.status, headers: exchange.headers });
    at = placeAfter(places.get(archiveKey(new URL(location, exchange.url).href)) ?? [], at ?? start);
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
