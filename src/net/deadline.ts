/** The end of the time that a run gives the network: what was not there by then is a gap, and no answer. */
import type { Clock } from './clock.ts';
import { WebError } from './web.ts';

export interface Deadline {
  /** Milliseconds that are left; none or fewer once it has passed. */
  leftMs(): number;
  /** Before a request, and before a wait that would only end too late. @throws WebError `unreachable`, `deadline` */
  mustHold(ms: number): void;
}

const detail = 'deadline';

export const pastDeadline = (): WebError =>
  new WebError(
    'unreachable',
    detail,
    'The time of the run was over before the page was there: run again, and it goes on from what is archived.',
  );

export const isPastDeadline = (error: WebError | undefined): boolean =>
  error?.code === 'unreachable' && error.detail === detail;

/** @param until on the clock's `elapsedMs`; without, there is no end */
export function openDeadline(clock: Clock, until = Number.POSITIVE_INFINITY): Deadline {
  const leftMs = (): number => until - clock.elapsedMs();
  return {
    leftMs,
    mustHold(ms) {
      if (leftMs() <= ms) throw pastDeadline();
    },
  };
}

/** How often it is looked whether a timer comes late: then this process was busy with other pages, and heard no host. */
const beatMs = 100;

/** What is forgiven at most, in parts of the time that a request has: a flood of a host's keeps us busy as well. */
const mostForgiven = 3;

/** Time that a request takes of its own, without what it waits for others and what this process missed. */
export interface Watch {
  spentMs(): number;
  stop(): void;
  goOn(): void;
  /** Calls back when so much time has passed in which the host could be heard. @returns the way to call it off */
  after(ms: number, call: () => void): () => void;
  /** Looks no more whether timers come late. */
  end(): void;
}

export function startWatch(clock: Pick<Clock, 'elapsedMs'>, totalMs: number): Watch {
  let began = clock.elapsedMs();
  let stopped: number | undefined;
  let forgivenMs = 0;
  let atBeat = 0;
  const spentMs = (): number => (stopped ?? clock.elapsedMs()) - began;
  const beat = (): void => {
    const missedMs = Math.min(spentMs() - atBeat - beatMs, mostForgiven * totalMs - forgivenMs);
    if (missedMs > 0) {
      forgivenMs += missedMs;
      began += missedMs;
    }
    atBeat = spentMs();
  };
  const heart = setInterval(beat, beatMs);

  function after(ms: number, call: () => void): () => void {
    const before = forgivenMs;
    let cancel = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      beat();
      if (forgivenMs > before) cancel = after(forgivenMs - before, call);
      else call();
    }, ms);
    return () => cancel();
  }

  return {
    spentMs,
    stop() {
      stopped ??= clock.elapsedMs();
    },
    goOn() {
      if (stopped !== undefined) began += clock.elapsedMs() - stopped;
      stopped = undefined;
    },
    after,
    end: () => clearInterval(heart),
  };
}
