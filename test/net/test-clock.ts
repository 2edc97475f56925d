/** A clock that tests wind: a sleep takes no time, and is written down. */
import type { Clock } from '../../src/net/clock.ts';

export interface TestClock extends Clock {
  /** Every sleep that was asked for, in milliseconds. */
  readonly slept: number[];
  advance(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 0, 5)): TestClock {
  let passed = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => start + passed,
    elapsedMs: () => passed,
    async sleep(ms) {
      slept.push(ms);
      passed += ms;
    },
    advance(ms) {
      passed += ms;
    },
  };
}
