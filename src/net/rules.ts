/** Which host rule holds for a URL, and what it comes to where a rule is silent. */
import { portOf } from './guard.ts';
import type { Lane } from './pace.ts';
import type { HostRule } from './web.ts';

/** Body of one answer, in bytes, unless a rule raises it; and how far a rule may. Filings are large. */
const defaultBodyBytes = 16 * 2 ** 20;
const largestBodyBytes = 64 * 2 ** 20;

/** Requests under way at once at one host, unless its rule says otherwise. */
const defaultConnections = 4;

export interface Rule {
  readonly lane: Lane;
  readonly maxBodyBytes: number;
  /** The bound was raised, and with it the time. */
  readonly isRaised: boolean;
  readonly api: boolean;
  readonly needsContact: boolean;
  readonly waitAfter429Ms: number | undefined;
  readonly token: HostRule['token'];
}

/** How closely a pattern fits: its length, more for a host named outright; 0 where it does not fit. */
function closeness(pattern: string, host: string): number {
  if (pattern === host) return 10_000;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1)) ? pattern.length : 0;
}

/** The rule that names the host most closely, then the longest path. */
function closest(rules: readonly HostRule[], url: URL): HostRule | undefined {
  let best: HostRule | undefined;
  let bestScore = 0;
  for (const rule of rules) {
    if (rule.path !== undefined && !url.pathname.startsWith(rule.path)) continue;
    const named = Math.max(
      ...rule.hosts.map((host) => Math.max(closeness(host, url.hostname), closeness(host, url.host))),
      0,
    );
    const score = named === 0 ? 0 : named + (rule.path?.length ?? 0) / 10_000;
    if (score > bestScore) {
      best = rule;
      bestScore = score;
    }
  }
  return best;
}

/** http and https of one host are one host; another port is another. */
export function hostName(url: URL): string {
  const port = portOf(url);
  return port === 80 || port === 443 ? url.hostname : `${url.hostname}:${port}`;
}

export function ruleFor(rules: readonly HostRule[], url: URL): Rule {
  const rule = closest(rules, url);
  const maxBodyBytes = Math.min(rule?.maxBodyBytes ?? defaultBodyBytes, largestBodyBytes);
  return {
    lane: {
      name: rule === undefined ? hostName(url) : `${rule.hosts[0]}${rule.path ?? ''}`,
      connections: Math.max(1, rule?.connections ?? defaultConnections),
      everyMs: rule?.everyMs ?? 0,
    },
    maxBodyBytes,
    isRaised: maxBodyBytes > defaultBodyBytes,
    api: rule?.api ?? false,
    needsContact: rule?.needsContact ?? false,
    waitAfter429Ms: rule?.waitAfter429Ms,
    token: rule?.token,
  };
}
