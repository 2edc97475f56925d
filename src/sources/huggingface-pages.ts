/** Lists of the Hub, page by page. */
import { type Capture, header, type Web } from '../net/web.ts';
import { hub } from './huggingface-fields.ts';

/** Pages of a list that are followed before it is called too large: 50 of up to 1,000 rows. */
export const mostPages = 50;

export interface Pages {
  readonly captures: readonly Capture[];
  readonly complete: boolean;
}

/**
 * Follows `Link: rel="next"`; only a missing one means the end, whatever the size of a page. `enough` may stop earlier.
 */
export async function allPages(
  web: Web,
  url: string,
  enough: (page: Capture) => boolean = () => false,
): Promise<Pages> {
  const get = (address: string): Promise<Capture> =>
    web.get({ url: address, accept: 'application/json', answers: [401, 403, 404] });
  let last = await get(url);
  const captures = [last];
  while (captures.length < mostPages) {
    const next = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(header(last, 'link') ?? '')?.[1];
    // A link that leaves the Hub is none of its pages.
    if (next === undefined || new URL(next, hub).origin !== hub || enough(last)) return { captures, complete: true };
    last = await get(new URL(next, hub).href);
    captures.push(last);
  }
  return { captures, complete: false };
}
