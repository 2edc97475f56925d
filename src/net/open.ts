/**
 * The live web. A URL is checked, its host's robots.txt asked, a place in the host's lane waited for, and one exchange
 * made; a redirect starts over with the next address. Passing trouble is asked again a few times, as the host says.
 * What comes back complete, with a status that is an answer and no wall in its place, is a capture; all else throws.
 */
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { withoutSecrets } from './archive-key.ts';
import { type Budget, openAsk } from './ask.ts';
import type { Clock } from './clock.ts';
import { openConnections } from './connections.ts';
import { openDeadline } from './deadline.ts';
import type { Answer, Headers } from './exchange.ts';
import { refusalOf } from './failure.ts';
import { openGuard, type Resolve } from './guard.ts';
import { bodyOf } from './memento.ts';
import { openOnce } from './once.ts';
import { openPace } from './pace.ts';
import { nextUrl, requestHeaders } from './request.ts';
import { maxRobotsBytes, openRobots } from './robots.ts';
import { openRoom } from './room.ts';
import { ruleFor } from './rules.ts';
import { wallOf } from './walls.ts';
import { type Capture, type Hop, type HostRule, type Request, type Web, WebError } from './web.ts';

export interface Timeouts {
  /** Name, socket and handshake. */
  readonly connectMs: number;
  readonly headersMs: number;
  /** One URL, its redirects and repetitions, without the waits that a host asked for. */
  readonly totalMs: number;
  /** The same where a rule raised the size of bodies. */
  readonly totalRaisedMs: number;
}

const defaultTimeouts: Timeouts = { connectMs: 5_000, headersMs: 10_000, totalMs: 30_000, totalRaisedMs: 120_000 };

/** One exchange begins and ends, whatever it comes to; or a host's wait begins. */
export type Progress =
  | { readonly kind: 'asking' | 'answered'; readonly url: string }
  | { readonly kind: 'waiting'; readonly host: string; readonly ms: number };

export interface OpenWebOptions {
  readonly clock: Clock;
  /** In [0, 1): the jitter of back-offs. */
  readonly random: () => number;
  /** The environment: tokens are looked up in it, and unsafe settings refused. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** An e-mail address or a URL, for the User-Agent. */
  readonly contact?: string;
  readonly hostRules: readonly HostRule[];
  /** Honour robots.txt for pages. */
  readonly robots: boolean;
  /** The operator's: `host` or `host:port` that may be asked although the guard would refuse. */
  readonly allowHosts?: readonly string[];
  readonly allowPorts?: readonly number[];
  readonly timeouts?: Partial<Timeouts>;
  /** On the clock's `elapsedMs`: nothing is asked for after it, nor waited for. */
  readonly until?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** False where the caller never asks for a URL twice, as a web over an archive: then no body is held here. */
  readonly remember?: boolean;
  /** Resolves names in place of the system. */
  readonly resolve?: Resolve;
  /** Certificate authorities in PEM, in place of Node's. */
  readonly ca?: string;
}

export interface WebStats {
  /** Requests on the wire, repetitions, redirects and robots.txt among them. */
  readonly requests: number;
  readonly robots: number;
  readonly retries: number;
}

/** Redirects that are followed. Source: Fetch allows 20, curl 30; news sites need three. */
const maxHops = 10;

/** Bodies under way at once, in bytes, besides the largest of them. */
const maxUnderWayBytes = 24 * 2 ** 20;

const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

export function openWeb(options: OpenWebOptions): Web & { close(): Promise<void>; stats(): WebStats } {
  if (options.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new WebError(
      'refused',
      'tls',
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would let anybody answer for a source: unset it, or name your authority in NODE_EXTRA_CA_CERTS.',
    );
  }
  const { clock } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const progress = options.onProgress ?? (() => {});
  const openings = { hosts: options.allowHosts ?? [], ports: options.allowPorts ?? [] };
  const guard = openGuard(openings, options.resolve ?? resolveBySystem);
  const connections = openConnections({
    guard,
    connectMs: timeouts.connectMs,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  const deadline = openDeadline(clock, options.until);
  const pace = openPace(clock, deadline, (host, ms) => progress({ kind: 'waiting', host, ms }));
  const once = openOnce(options.remember ?? true);
  const counts = { requests: 0, robots: 0, retries: 0 };

  const ask = openAsk({
    clock,
    random: options.random,
    headersMs: timeouts.headersMs,
    connections,
    pace,
    room: openRoom(maxUnderWayBytes),
    deadline,
    onAsking: (url) => {
      counts.requests += 1;
      progress({ kind: 'asking', url });
    },
    onAnswered: (url) => progress({ kind: 'answered', url }),
    onRetry: () => {
      counts.retries += 1;
    },
  });

  const checkRobots = openRobots(async (url, isFirst) => {
    guard.checkUrl(url);
    if (isFirst) counts.robots += 1;
    const rule = ruleFor(options.hostRules, url);
    const sent = requestHeaders(options, url, rule, { accept: 'text/plain, */*;q=0.1', isFirst });
    return ask(url, rule, sent, { maxBodyBytes: maxRobotsBytes, excess: 'truncate' }, { leftMs: timeouts.totalMs });
  });

  async function fetch(request: Request): Promise<Capture> {
    const hops: Hop[] = [];
    const seen = new Set<string>();
    let url = parse(request.url);
    const budget: Budget = { leftMs: timeouts.totalMs };
    for (;;) {
      url.hash = '';
      if (seen.has(url.href) || hops.length > maxHops) {
        throw new WebError(
          'unreachable',
          'redirect',
          'The page leads round in a circle, often by way of a cookie or a login: look for another address.',
        );
      }
      seen.add(url.href);
      guard.checkUrl(url);
      const rule = ruleFor(options.hostRules, url);
      if (rule.isRaised && hops.length === 0) budget.leftMs = timeouts.totalRaisedMs;
      if (rule.needsContact && (options.contact ?? '') === '') {
        throw new WebError(
          'blocked',
          'contact',
          `${url.hostname} wants to know who asks: set a contact address (an e-mail or a URL).`,
        );
      }
      if (options.robots && !rule.api) await checkRobots(url);
      const sent = requestHeaders(options, url, rule, { ...request, isFirst: hops.length === 0 });
      const answer = await ask(url, rule, sent, { maxBodyBytes: rule.maxBodyBytes, excess: 'fail' }, budget);
      const next = nextUrl(url, answer);
      if (next === undefined) return captureOf(request, url, answer, sent, hops, rule.maxBodyBytes);
      hops.push({ url: withoutSecrets(url.href), status: answer.status, headers: answer.headers });
      url = next;
    }
  }

  function captureOf(
    request: Request,
    url: URL,
    answer: Answer,
    sent: Headers,
    hops: readonly Hop[],
    maxBodyBytes: number,
  ): Capture {
    const takenAt = new Date(clock.now()).toISOString();
    const asked = {
      url: withoutSecrets(request.url),
      finalUrl: withoutSecrets(url.href),
      takenAt,
      how: 'live',
      provenance: 'recorded',
      sent: sent.filter(([name]) => name !== 'authorization'),
      ...(hops.length === 0 ? {} : { hops }),
    } as const;
    if (answer.status === 304 && request.previous !== undefined) {
      const { status, headers, body, digest } = request.previous;
      return { ...asked, status, headers, body, digest, unchanged: true };
    }
    const { status, headers } = answer;
    const body = bodyOf(answer, maxBodyBytes);
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    const capture: Capture = { ...asked, status, headers, body, digest };
    // Half an error page has no digest that anyone could find again.
    const cut = answer.truncated ? refusalOf(capture, []) : undefined;
    if (cut !== undefined) throw new WebError(cut.code, cut.detail, cut.hint);
    return capture;
  }

  return {
    async get(request) {
      const key = parse(request.url);
      key.hash = '';
      const capture = await once.get(key.href, () => fetch(request));
      // Not before: a failure that is remembered would hold its page in memory until the run ends.
      const refusal = refusalOf(capture, request.answers ?? []) ?? wallInPlaceOf(capture);
      if (refusal !== undefined) throw refusal;
      return capture;
    },
    async close() {
      await connections.close();
      await once.close();
    },
    stats: () => ({ ...counts }),
  };
}

/** What was said to be unchanged was looked at when it came. */
function wallInPlaceOf(capture: Capture): WebError | undefined {
  const wall = capture.status === 200 && !capture.unchanged ? wallOf(capture) : undefined;
  return wall && new WebError(wall.code, wall.detail, wall.hint, { capture });
}

function parse(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new WebError(
    'refused',
    'address',
    `"${text.slice(0, 100)}" is no web address: write it with https:// in front.`,
  );
}
