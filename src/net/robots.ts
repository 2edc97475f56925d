/** What a host lets robots read (RFC 9309). Asked once per host and run, for pages; documented APIs are not pages. */
import robotsModule from 'robots-parser';

/** A CommonJS function whose types describe a default export that is not there. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** The name that robots.txt files know us by. */
export const productToken = 'factcheck';

/** What is read of a robots.txt. Source: RFC 9309, 2.5. */
export const maxRobotsBytes = 500 * 1024;

export type Robots = (url: URL) => boolean;

export const allowAll: Robots = () => true;
export const allowNone: Robots = () => false;

/** @param status of robots.txt, after redirects */
export function readRobots(status: number, body: Uint8Array): Robots {
  if (status >= 500) return allowNone;
  if (status < 200 || status >= 300) return allowAll;
  // A run of stars matches what one does, and costs the matcher a pass each.
  const text = new TextDecoder().decode(body).replace(/\*{2,}/g, '*');
  // The rules are asked by path alone: http and https of one host share them.
  const base = 'https://robots.invalid';
  const rules = robotsParser(`${base}/robots.txt`, text);
  return (url) => rules.isAllowed(base + url.pathname + url.search, productToken) !== false;
}
