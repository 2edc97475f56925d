/** One address, asked in its turn, and again while its trouble may pass. */
import { withoutSecrets } from './archive-key.ts';
import type { Clock } from './clock.ts';
import type { Connections } from './connections.ts';
import { type Deadline, isPastDeadline, startWatch } from './deadline.ts';
import { type Answer, type Bounds, exchange, type Headers } from './exchange.ts';
import { toWebError } from './failure.ts';
import type { Pace } from './pace.ts';
import { backOffMs, isPassing, maxRetries, mayPass, quotaWaitMs, retryAfterMs } from './retry.ts';
import type { Room } from './room.ts';
import type { Rule } from './rules.ts';
import { gateOf } from './walls.ts';
import type { WebError } from './web.ts';

/** Time that is left for one URL: asking and backing off take from it, waiting for a turn or for room does not. */
export interface Budget {
  leftMs: number;
}

/** How much of a page is read that is no evidence, for its shape: redirects, errors, walls. */
const maxOtherBytes = 2 ** 20;

/**
 * How long a host is left alone that locked us out. Source: reports on www.sec.gov's "Request Rate Threshold Exceeded",
 * which speak of ten minutes, prolonged by every request.
 */
const lockedMs = 600_000;

export interface AskOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly headersMs: number;
  readonly connections: Connections;
  readonly pace: Pace;
  /** For the bodies that are under way. */
  readonly room: Room;
  /** Of the whole run. */
  readonly deadline: Deadline;
  /** Each exchange begins and ends once, whatever it comes to. */
  readonly onAsking: (url: string) => void;
  readonly onAnswered: (url: string) => void;
  readonly onRetry: () => void;
}

/** @throws WebError */
export type AskAddress = (url: URL, rule: Rule, sent: Headers, page: Bounds, budget: Budget) => Promise<Answer>;

export function openAsk({
  clock,
  random,
  headersMs,
  connections,
  pace,
  room,
  deadline,
  onAsking,
  onAnswered,
  onRetry,
}: AskOptions): AskAddress {
  async function onConnection(url: URL, sent: Headers, page: Bounds, budget: Budget): Promise<Answer> {
    const connection = await connections.take(url);
    const totalMs = Math.max(1, budget.leftMs);
    const watch = startWatch(clock, totalMs);
    const share = room.enter();
    let sound = false;
    try {
      const boundsFor = (status: number): Bounds =>
        status === 200 ? page : { maxBodyBytes: maxOtherBytes, excess: 'truncate' };
      const deadlines = { headersMs, totalMs, watch, runLeftMs: deadline.leftMs };
      const answer = await exchange(connection, url, sent, boundsFor, deadlines, share);
      sound = !answer.truncated;
      return answer;
    } finally {
      share.leave();
      watch.end();
      await connections.give(url, connection, sound);
      budget.leftMs -= watch.spentMs();
    }
  }

  async function once(url: URL, rule: Rule, sent: Headers, page: Bounds, budget: Budget): Promise<Answer> {
    const leave = await pace.enter(rule.lane);
    try {
      deadline.mustHold(0);
      const name = withoutSecrets(url.href);
      onAsking(name);
      return await onConnection(url, sent, page, budget).finally(() => onAnswered(name));
    } finally {
      leave();
    }
  }

  /**
   * What to do about an answer: take it, ask again when the host said (which is noted for all who ask it), or ask again
   * after a back-off of our own.
   */
  function next(answer: Answer, rule: Rule, attempt: number): 'take' | 'wait' | 'back off' {
    const quota = quotaWaitMs(answer.headers, clock.now());
    if (quota !== undefined) pace.hold(rule.lane, quota);
    const gate = answer.status === 200 ? undefined : gateOf(answer);
    if (gate?.code === 'rate-limited') pace.hold(rule.lane, rule.waitAfter429Ms ?? lockedMs);
    if (gate !== undefined || !isPassing(answer.status, answer.headers)) return 'take';
    // "At once" is no time: then it is ours to choose.
    const asked = retryAfterMs(answer.headers, clock.now()) || undefined;
    if (asked !== undefined) pace.hold(rule.lane, asked);
    else if (answer.status === 429 && quota === undefined) {
      pace.hold(rule.lane, rule.waitAfter429Ms ?? 2 * backOffMs(attempt, random()));
    }
    return asked === undefined && answer.status !== 429 ? 'back off' : 'wait';
  }

  return async (url, rule, sent, page, budget) => {
    let answer: Answer | undefined;
    for (let attempt = 0; ; attempt += 1) {
      let failure: WebError | undefined;
      let step: ReturnType<typeof next> = 'back off';
      try {
        answer = await once(url, rule, sent, page, budget);
        step = next(answer, rule, attempt);
        if (step === 'take') return answer;
      } catch (error) {
        failure = toWebError(error);
        // What the host said before its turn came too late says more than that it did.
        if (answer !== undefined && isPastDeadline(failure)) return answer;
        if (failure === undefined || !mayPass(failure)) throw error;
        answer = undefined;
      }
      const pauseMs = step === 'wait' ? 0 : backOffMs(attempt, random());
      if (attempt === maxRetries || pauseMs >= Math.min(budget.leftMs, deadline.leftMs())) {
        if (answer !== undefined) return answer;
        throw failure;
      }
      onRetry();
      budget.leftMs -= pauseMs;
      if (pauseMs > 0) await clock.sleep(pauseMs);
    }
  };
}
