/** Which addresses the checker may connect to: those that anyone on the public internet could reach as well. */
import ipaddr from 'ipaddr.js';

/**
 * The part of IPv6 that is given out for global unicast (IANA, "IPv6 Global Unicast Address Assignments"). Needed beside
 * the ranges of ipaddr.js, which calls the IPv4-compatible `::7f00:1` "unicast": a URL's `[::127.0.0.1]` is that.
 */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** True for globally routable unicast; false for everything else, and for what is no address. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}
