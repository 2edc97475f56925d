/**
 * One line on stderr while the network is slow: `fetching 12 of 48  huggingface.co 4, waiting for web.archive.org 20 s`.
 * On a terminal it overwrites itself; elsewhere nothing is written.
 */
import { cut } from '../report/columns.ts';
import { forTerminal } from '../report/escape.ts';

/** Nothing is shown for work that ends before this. */
const slowAfterMs = 800;

export interface Progress {
  asked(host: string): void;
  done(host: string): void;
  waiting(host: string, ms: number): void;
  /** Takes the line away, so that another can be printed. */
  clear(): void;
  end(): void;
}

export function progressOn(stream: NodeJS.WriteStream, now: () => number): Progress {
  const open = new Map<string, number>();
  let total = 0;
  let finished = 0;
  let shown = false;
  let wait: { host: string; until: number } | undefined;
  const began = now();
  const draw = (): void => {
    if (!stream.isTTY || now() - began < slowAfterMs || finished === total) return;
    const hosts = [...open].filter(([, count]) => count > 0).map(([host, count]) => `${forTerminal(host)} ${count}`);
    const left = wait && Math.ceil((wait.until - now()) / 1000);
    const waits = wait && left !== undefined && left > 0 ? [`waiting for ${forTerminal(wait.host)} ${left} s`] : [];
    const line = `fetching ${finished + 1} of ${total}  ${[...hosts, ...waits].join(', ')}`;
    stream.write(`\r\u001b[2K${cut(line, (stream.columns || 80) - 1)}`);
    shown = true;
  };
  const timer = setInterval(draw, 200);
  timer.unref();
  const clear = (): void => {
    if (shown) stream.write('\r\u001b[2K');
    shown = false;
  };
  return {
    asked(host) {
      total += 1;
      open.set(host, (open.get(host) ?? 0) + 1);
    },
    done(host) {
      finished += 1;
      open.set(host, (open.get(host) ?? 1) - 1);
    },
    waiting(host, ms) {
      wait = { host, until: now() + ms };
    },
    clear,
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
