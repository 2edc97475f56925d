/** The machine's clock: the only place, besides progress, where it is looked at. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../net/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  sleep: async (ms) => {
    await sleep(ms);
  },
};
