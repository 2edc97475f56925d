/** What a host lets robots read (RFC 9309). Asked once per host and run, for pages; documented APIs are not pages. */
import robotsModule from 'robots-parser';
import { isPastDeadline } from './deadline.ts';
import type { Answer } from './exchange.ts';
import { nextUrl, productToken } from './request.ts';
import { hostName } from './rules.ts';
import { WebError } from './web.ts';

/** A CommonJS function whose types describe a default export that is not there. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What is read of a robots.txt. Source: RFC 9309, 2.5. */
export const maxRobotsBytes = 500 * 1024;

/** Redirects of a robots.txt that are followed. Source: RFC 9309, 2.3.1.2. */
const maxHops = 5;

/**
 * Stars that are matched. They cost the matcher a pass over the path each: 500 KiB of them took it four seconds a page.
 * The largest files of well-known hosts have a few hundred.
 */
const maxStars = 5_000;

type Robots = (url: URL) => boolean;

const allowAll: Robots = () => true;
const allowNone: Robots = () => false;

/** RFC 9309, 2.2.2: an octet that needs no percent sign is the same path with one. */
const plainOctets = (text: string): string =>
  text.replace(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, (octet) => decodeURIComponent(octet));

/** @param status of robots.txt, after redirects */
function readRobots({ status, body }: Pick<Answer, 'status' | 'body'>): Robots {
  if (status >= 500) return allowNone;
  if (status < 200 || status >= 300) return allowAll;
  // A run of stars matches what one does, and costs the matcher a pass each.
  const text = plainOctets(new TextDecoder().decode(body).replace(/\*{2,}/g, '*'));
  // What cannot be read in good time is read as "no".
  if (text.split('*').length > maxStars) return allowNone;
  // The rules are asked by path alone: http and https of one host share them.
  const base = 'https://robots.invalid';
  const rules = robotsParser(`${base}/robots.txt`, text);
  return (url) => rules.isAllowed(base + plainOctets(url.pathname + url.search), productToken) !== false;
}

/** Asks one address for robots.txt. */
type Fetch = (url: URL, isFirst: boolean) => Promise<Answer>;

async function fetchRobots(of: URL, fetch: Fetch): Promise<Robots> {
  let url = new URL('/robots.txt', of);
  for (let hop = 0; hop <= maxHops; hop += 1) {
    try {
      const answer = await fetch(url, hop === 0);
      if (answer.status === 429) {
        throw new WebError('rate-limited', 'robots.txt', 'The host wants fewer requests: run again later.');
      }
      const next = nextUrl(url, answer);
      if (next === undefined) return readRobots(answer);
      url = next;
    } catch (error) {
      // A host that cannot be reached cannot be asked for the page either, and says so better. Anything else about a
      // robots.txt that does not come is read as "no" (RFC 9309, 2.3.1.4).
      if (!(error instanceof WebError) || isPastDeadline(error)) throw error;
      if (hop === 0 && ['unreachable', 'rate-limited', 'refused', 'blocked'].includes(error.code)) throw error;
      return allowNone;
    }
  }
  return allowAll;
}

/** @returns a check of one page. @throws WebError `blocked` (robots), or what kept the host's robots.txt from coming */
export function openRobots(fetch: Fetch): (url: URL) => Promise<void> {
  const known = new Map<string, Promise<Robots>>();
  return async (url) => {
    if (url.pathname === '/robots.txt') return;
    const host = hostName(url);
    let robots = known.get(host);
    if (robots === undefined) {
      robots = fetchRobots(url, fetch);
      known.set(host, robots);
    }
    if ((await robots)(url)) return;
    throw new WebError(
      'blocked',
      'robots',
      `The host's robots.txt keeps ${productToken} away from this page: save the page in a browser and add it, or use an archived copy.`,
    );
  };
}
