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

/** Time that a request takes of its own, without what it waits for others. */
export interface Watch {
  spentMs(): number;
  isStopped(): boolean;
  stop(): void;
  goOn(): void;
}

export function startWatch(clock: Pick<Clock, 'elapsedMs'>): Watch {
  let began = clock.elapsedMs();
  let stopped: number | undefined;
  return {
    spentMs: () => (stopped ?? clock.elapsedMs()) - began,
    isStopped: () => stopped !== undefined,
    stop() {
      stopped ??= clock.elapsedMs();
    },
    goOn() {
      if (stopped !== undefined) began += clock.elapsedMs() - stopped;
      stopped = undefined;
    },
  };
}
