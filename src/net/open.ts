/**
 * The live web. A URL is checked, its host's robots.txt asked, a place in the host's lane waited for, and one exchange
 * made; a redirect starts over with the next address. Passing trouble is asked again a few times, as the host says.
 * What comes back complete, with a status that is an answer and no wall in its place, is a capture; all else throws.
 */
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { withoutSecrets } from './archive-key.ts';
import type { Clock } from './clock.ts';
import { openConnections } from './connections.ts';
import { type Answer, type Bounds, exchange, type Headers } from './exchange.ts';
import { refusalOf, toWebError } from './failure.ts';
import { openGuard, type Resolve } from './guard.ts';
import { openOnce } from './once.ts';
import { openPace } from './pace.ts';
import { nextUrl, requestHeaders } from './request.ts';
import { backOffMs, isPassing, maxRetries, mayPass, quotaWaitMs, retryAfterMs } from './retry.ts';
import { allowAll, maxRobotsBytes, productToken, type Robots, readRobots } from './robots.ts';
import { hostName, type Rule, ruleFor } from './rules.ts';
import { gateOf, wallOf } from './walls.ts';
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

/** How much of a page is read that is no evidence, for its shape: redirects, errors, walls. */
const maxOtherBytes = 2 ** 20;

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
  const pace = openPace(clock, (host, ms) => progress({ kind: 'waiting', host, ms }));
  const once = openOnce(options.remember ?? true);
  const robotsOf = new Map<string, Promise<Robots>>();
  const counts = { requests: 0, robots: 0, retries: 0 };

  /** Time that is left for one URL: asking takes from it, waiting for a turn does not. */
  interface Budget {
    leftMs: number;
  }

  const spend = async <T>(budget: Budget, work: () => Promise<T>): Promise<T> => {
    const start = clock.elapsedMs();
    try {
      return await work();
    } finally {
      budget.leftMs -= clock.elapsedMs() - start;
    }
  };

  async function askOnce(url: URL, rule: Rule, sent: Headers, body: Bounds, budget: Budget): Promise<Answer> {
    const leave = await pace.enter(rule.lane);
    try {
      counts.requests += 1;
      progress({ kind: 'asking', url: withoutSecrets(url.href) });
      return await spend(budget, async () => {
        const connection = await connections.take(url);
        let sound = false;
        try {
          const boundsFor = (status: number): Bounds =>
            status === 200 ? body : { maxBodyBytes: maxOtherBytes, excess: 'truncate' };
          const deadlines = { headersMs: timeouts.headersMs, totalMs: Math.max(1, budget.leftMs) };
          const answer = await exchange(connection, url, sent, boundsFor, deadlines);
          sound = !answer.truncated;
          return answer;
        } finally {
          connections.give(url, connection, sound);
        }
      });
    } finally {
      leave();
    }
  }

  /** One address, asked again while its trouble may pass. */
  async function ask(url: URL, rule: Rule, sent: Headers, body: Bounds, budget: Budget): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      let answer: Answer | undefined;
      let failure: WebError | undefined;
      try {
        answer = await askOnce(url, rule, sent, body, budget);
        const quota = quotaWaitMs(answer.headers, clock.now());
        if (quota !== undefined) pace.hold(rule.lane, quota);
        if (!isPassing(answer.status, answer.headers) || gateOf(answer)?.code === 'blocked') return answer;
        const asked = retryAfterMs(answer.headers, clock.now());
        if (asked !== undefined) pace.hold(rule.lane, asked);
        else if (answer.status === 429 && quota === undefined) {
          pace.hold(rule.lane, rule.waitAfter429Ms ?? 2 * backOffMs(attempt, options.random()));
        }
        if (attempt === maxRetries) return answer;
      } catch (error) {
        failure = toWebError(error);
        if (failure === undefined || attempt === maxRetries || !mayPass(failure)) throw error;
      }
      const pauseMs = backOffMs(attempt, options.random());
      if (pauseMs >= budget.leftMs) {
        if (answer !== undefined) return answer;
        throw failure;
      }
      counts.retries += 1;
      budget.leftMs -= pauseMs;
      await clock.sleep(pauseMs);
    }
  }

  /** robots.txt of a host, with redirects followed; a host that cannot be reached says so itself when it is asked. */
  async function fetchRobots(of: URL): Promise<Robots> {
    counts.robots += 1;
    let url = new URL('/robots.txt', of);
    const budget: Budget = { leftMs: timeouts.totalMs };
    // Source: RFC 9309, 2.3.1.2: at least five.
    for (let hop = 0; hop <= 5; hop += 1) {
      guard.checkUrl(url);
      const rule = ruleFor(options.hostRules, url);
      const sent = requestHeaders(options, url, rule, { accept: 'text/plain, */*;q=0.1', isFirst: hop === 0 });
      const answer = await ask(url, rule, sent, { maxBodyBytes: maxRobotsBytes, excess: 'truncate' }, budget);
      if (answer.status === 429)
        throw new WebError('rate-limited', 'robots.txt', 'The host wants fewer requests: run again later.');
      const next = nextUrl(url, answer);
      if (next === undefined) return readRobots(answer.status, answer.body);
      url = next;
    }
    return allowAll;
  }

  async function checkRobots(url: URL, rule: Rule): Promise<void> {
    if (!options.robots || rule.api || url.pathname === '/robots.txt') return;
    const host = hostName(url);
    let robots = robotsOf.get(host);
    if (robots === undefined) {
      robots = fetchRobots(url);
      robotsOf.set(host, robots);
    }
    if ((await robots)(url)) return;
    throw new WebError(
      'blocked',
      'robots',
      `The host's robots.txt keeps ${productToken} away from this page: save the page in a browser and add it, or use an archived copy.`,
    );
  }

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
      await checkRobots(url, rule);
      const sent = requestHeaders(options, url, rule, { ...request, isFirst: hops.length === 0 });
      const answer = await ask(url, rule, sent, { maxBodyBytes: rule.maxBodyBytes, excess: 'fail' }, budget);
      const next = nextUrl(url, answer);
      if (next === undefined) return captureOf(request, url, answer, sent, hops);
      hops.push({ url: withoutSecrets(url.href), status: answer.status, headers: answer.headers });
      url = next;
    }
  }

  function captureOf(request: Request, url: URL, answer: Answer, sent: Headers, hops: readonly Hop[]): Capture {
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
    const { status, headers, body } = answer;
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    const capture: Capture = { ...asked, status, headers, body, digest };
    // Half an error page has no digest that anyone could find again.
    const cut = answer.truncated ? refusalOf(capture, []) : undefined;
    if (cut !== undefined) throw new WebError(cut.code, cut.detail, cut.hint);
    const wall = status === 200 ? wallOf(capture) : undefined;
    if (wall !== undefined) throw new WebError(wall.code, wall.detail, wall.hint, { capture });
    return capture;
  }

  return {
    async get(request) {
      const key = parse(request.url);
      key.hash = '';
      const capture = await once.get(key.href, async () => {
        const answered = await fetch(request);
        progress({ kind: 'answered', url: answered.url });
        return answered;
      });
      const refusal = refusalOf(capture, request.answers ?? []);
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

function parse(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new WebError(
    'refused',
    'address',
    `"${text.slice(0, 100)}" is no web address: write it with https:// in front.`,
  );
}
