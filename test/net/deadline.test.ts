import { afterEach, describe, expect, test, vi } from 'vitest';
import { startWatch } from '../../src/net/deadline.ts';
import {
  answer,
  type Behaviour,
  type HostileServer,
  openHostileServer,
  page,
  redirect,
  silent,
} from './hostile-server.ts';
import { failureOf, liveWeb } from './live-web.ts';
import { testClock } from './test-clock.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A web whose run ends at `until`, on a clock that only moves where it is wound. */
async function serve(
  behaviour: (path: string) => Behaviour,
  until: number,
  options: Parameters<typeof liveWeb>[0] = {},
) {
  const server: HostileServer = await openHostileServer(({ path }) => behaviour(path));
  const clock = testClock();
  const web = liveWeb({ allowHosts: [server.host], clock, until, timeouts: { totalMs: 30_000 }, ...options });
  closing.push(() => web.close(), server.close);
  return { server, clock, ask: (path: string) => web.get({ url: server.origin + path }) };
}

const tooLate = 'unreachable (deadline)';

describe('a run that may take so long', () => {
  test('asks for nothing after its time, and keeps what it has', async () => {
    const { server, clock, ask } = await serve((path) => page(path), 1_000);
    await ask('/early');
    clock.advance(1_000);
    expect(await failureOf(ask('/late'))).toBe(tooLate);
    expect(new TextDecoder().decode((await ask('/early')).body)).toBe('/early');
    expect(server.asked.map(({ path }) => path)).toEqual(['/early']);
  });

  test('gives up what is under way, and whatever waits behind it', async () => {
    const { server, ask } = await serve(() => silent, 150);
    const start = performance.now();
    // Each exchange has as much time as the clock, which stands still, says is left.
    const asks = ['/1', '/2', '/3', '/4'].map((path) => failureOf(ask(path)));
    expect(new Set(await Promise.all(asks))).toEqual(new Set([tooLate]));
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(server.asked).toHaveLength(4);
  });

  test('those in the queue of a host are never asked for', async () => {
    const { server, clock, ask } = await serve(
      () => (socket, asked) => {
        clock.advance(100);
        page(asked.path)(socket, asked);
      },
      250,
      { hostRules: [{ hosts: ['127.0.0.1'], connections: 1, source: 'this test' }] },
    );
    const outcomes = await Promise.all(['/1', '/2', '/3', '/4', '/5'].map((path) => failureOf(ask(path))));
    expect(outcomes).toEqual(['no failure', 'no failure', 'no failure', tooLate, tooLate]);
    expect(server.asked).toHaveLength(3);
  });

  test('waits for no turn that comes too late', async () => {
    const hostRules = [{ hosts: ['127.0.0.1'], everyMs: 10_000, source: 'this test' }];
    const { server, clock, ask } = await serve((path) => page(path), 25_000, { hostRules });
    const outcomes = await Promise.all(['/1', '/2', '/3', '/4', '/5'].map((path) => failureOf(ask(path))));
    expect(outcomes).toEqual(['no failure', 'no failure', 'no failure', tooLate, tooLate]);
    expect(server.asked).toHaveLength(3);
    expect(clock.elapsedMs()).toBeLessThanOrEqual(25_000);
  });

  test('does not ask a host again that wants to be left alone for longer, and says what it said', async () => {
    const { server, clock, ask } = await serve(() => answer(429, { 'retry-after': 30 }), 20_000);
    expect(await failureOf(ask('/1'))).toBe('rate-limited (status 429)');
    expect(await failureOf(ask('/2'))).toBe(tooLate);
    expect(server.asked).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  test('begins no back-off that ends too late', async () => {
    const { server, clock, ask } = await serve(() => answer(503), 1_200);
    expect(await failureOf(ask('/'))).toBe('unreachable (status 503)');
    // Half a second fits, a second more does not.
    expect(clock.slept).toEqual([500]);
    expect(server.asked).toHaveLength(2);
  });

  test('is no reason to call a page kept from robots', async () => {
    const { server, clock, ask } = await serve(
      () => (socket, asked) => {
        clock.advance(1_000);
        redirect('/elsewhere')(socket, asked);
      },
      1_000,
      { robots: true },
    );
    expect(await failureOf(ask('/page'))).toBe(tooLate);
    expect(server.asked.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test('longer than one address takes, changes nothing', async () => {
    const { ask } = await serve(() => silent, 60_000, { timeouts: { headersMs: 400, totalMs: 150 } });
    expect(await failureOf(ask('/'))).toBe('unreachable (timeout)');
  });
});

describe('the time of one request', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A watch over 1,000 ms on a clock that timers hear of; `busy` lets it go on while no timer is heard. */
  function watched() {
    vi.useFakeTimers();
    let missedMs = 0;
    const watch = startWatch({ elapsedMs: () => Date.now() + missedMs }, 1_000);
    const over = vi.fn();
    watch.after(1_000, over);
    const busy = (ms: number): void => {
      missedMs += ms;
    };
    return { watch, over, busy };
  }

  test('is over when it is over', () => {
    const { over } = watched();
    vi.advanceTimersByTime(999);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(over).toHaveBeenCalledOnce();
  });

  test('is not that in which this process heard no host', () => {
    const { watch, over, busy } = watched();
    vi.advanceTimersByTime(450);
    busy(600);
    vi.advanceTimersByTime(550);
    expect(over).not.toHaveBeenCalled();
    expect(watch.spentMs()).toBe(1_000);
    vi.advanceTimersByTime(600);
    expect(over).toHaveBeenCalledOnce();
  });

  test('is given three times more at most, for it may be the host that keeps us busy', () => {
    const { over, busy } = watched();
    busy(100_000);
    vi.advanceTimersByTime(3_999);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(over).toHaveBeenCalledOnce();
  });

  test('stands still while it waits for others, and what is missed meanwhile is not forgiven again', () => {
    const { watch, busy } = watched();
    vi.advanceTimersByTime(200);
    watch.stop();
    busy(5_000);
    vi.advanceTimersByTime(300);
    watch.goOn();
    expect(watch.spentMs()).toBe(200);
    vi.advanceTimersByTime(300);
    expect(watch.spentMs()).toBe(500);
  });
});
