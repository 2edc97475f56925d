/** A live web for tests: short deadlines, a wound clock, no robots.txt unless asked for. */
import { type OpenWebOptions, openWeb } from '../../src/net/open.ts';
import { WebError } from '../../src/net/web.ts';
import { testClock } from './test-clock.ts';

export const liveWeb = (options: Partial<OpenWebOptions> = {}) =>
  openWeb({
    clock: testClock(),
    random: () => 0,
    env: {},
    version: '0.0.0',
    hostRules: [],
    robots: false,
    timeouts: { connectMs: 1_000, headersMs: 400, totalMs: 800, totalRaisedMs: 4_000 },
    ...options,
  });

/** `code (detail)` of the failure that a request must end in. */
export const failureOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
    return 'no failure';
  } catch (error) {
    if (error instanceof WebError) return error.message;
    throw error;
  }
};
