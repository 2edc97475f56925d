/**
 * How fast a host is asked: one lane per host rule, shared by everything in a run. A lane has places (requests under
 * way at once), a distance between two starts, and a time before which the host asked not to be asked again.
 */
import type { Clock } from './clock.ts';
import type { Deadline } from './deadline.ts';
import { WebError } from './web.ts';

/** The longest single wait that a run gives a host. Beyond it the run goes on without the host. */
const longestWaitMs = 60_000;

/** All waits for one host in one run. */
const allWaitsMs = 180_000;

/** Requests under way at once, over all hosts. */
const placesInAll = 16;

/** What a lane is opened with. */
export interface Lane {
  readonly name: string;
  readonly connections: number;
  readonly everyMs: number;
}

export interface Pace {
  /** Waits for its turn. @returns the way to hand the place back. @throws WebError `rate-limited`, `unreachable` (deadline) */
  enter(lane: Lane): Promise<() => void>;
  /** The host asked to be left alone for so long. */
  hold(lane: Lane, ms: number): void;
}

interface Places {
  free: number;
  readonly waiting: (() => void)[];
}

interface LaneState extends Places {
  nextStart: number;
  notBefore: number;
  waitedMs: number;
  /** No more waiting for this host, as long as `notBefore` lies ahead. */
  spent: boolean;
}

const takePlace = (places: Places): Promise<void> | undefined => {
  if (places.free === 0) return new Promise((resolve) => places.waiting.push(resolve));
  places.free -= 1;
  return undefined;
};

const leavePlace = (places: Places): void => {
  const next = places.waiting.shift();
  if (next === undefined) places.free += 1;
  else next();
};

export function openPace(clock: Clock, deadline: Deadline, onWait: (lane: string, ms: number) => void): Pace {
  const lanes = new Map<string, LaneState>();
  const everywhere: Places = { free: placesInAll, waiting: [] };

  const stateOf = (lane: Lane): LaneState => {
    const known = lanes.get(lane.name);
    if (known !== undefined) return known;
    const fresh = { free: lane.connections, waiting: [], nextStart: 0, notBefore: 0, waitedMs: 0, spent: false };
    lanes.set(lane.name, fresh);
    return fresh;
  };

  /** Sleeps until the host may be asked; a hold that comes meanwhile counts. */
  async function waitForTurn(lane: Lane, state: LaneState): Promise<void> {
    let start = 0;
    if (lane.everyMs > 0) {
      start = Math.max(clock.elapsedMs(), state.nextStart);
      state.nextStart = start + lane.everyMs;
    }
    for (;;) {
      const now = clock.elapsedMs();
      const held = state.notBefore - now;
      if (held > 0 && state.spent) throw rateLimited(lane.name, held);
      const ms = Math.max(held, start - now);
      if (ms <= 0) return;
      deadline.mustHold(ms);
      if (held > 0) onWait(lane.name, held);
      // A timer may fire a millisecond early; the host's clock would see it.
      await clock.sleep(Math.ceil(ms) + 1);
    }
  }

  return {
    async enter(lane) {
      const state = stateOf(lane);
      await takePlace(state);
      try {
        await waitForTurn(lane, state);
      } catch (error) {
        leavePlace(state);
        throw error;
      }
      await takePlace(everywhere);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        leavePlace(everywhere);
        leavePlace(state);
      };
    },
    hold(lane, ms) {
      const state = stateOf(lane);
      const now = clock.elapsedMs();
      const until = now + ms;
      if (until <= state.notBefore) return;
      state.waitedMs += until - Math.max(now, state.notBefore);
      state.notBefore = until;
      state.spent = ms > longestWaitMs || state.waitedMs > allWaitsMs;
    },
  };
}

const rateLimited = (host: string, ms: number): WebError =>
  new WebError(
    'rate-limited',
    `wait ${Math.ceil(ms / 1000)} s`,
    `${host} asked not to be asked for a while: run again later, or use an archived copy.`,
  );
