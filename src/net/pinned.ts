/** A web over the archive: what is pinned is read from there, the rest is fetched and kept, as the mode allows. */
import type { Archive } from './archive.ts';
import { DiskError } from './archive-disk.ts';
import { archiveKey } from './archive-key.ts';
import { WarcError } from './warc.ts';
import { type Capture, type Request, type Web, WebError } from './web.ts';

/**
 * - `pinned-first`: the pinned capture where there is one; the rest is fetched and kept.
 * - `pinned`: never touches the network.
 * - `refresh`: fetched anew and kept beside what was held.
 * - `live`: fetched, and nothing is kept.
 */
export type PinMode = 'pinned-first' | 'pinned' | 'refresh' | 'live';

/** What was just fetched, for progress lines and for "what has changed". It is on the disk unless the mode is `live`. */
export interface Captured {
  readonly capture: Capture;
  /** The newest one held before, where a refresh replaced it. */
  readonly before?: Capture;
}

export interface PinnedOptions {
  readonly archive: Archive;
  /** Needed by every mode but `pinned`. */
  readonly live?: Web;
  readonly mode: PinMode;
  /** In mode `refresh`: the URLs that it is for; all, where it is left out. The others are pinned first. */
  readonly refreshOnly?: (url: string) => boolean;
  /** The digest that a lock names for a URL; the newest capture where it names none. */
  readonly wanted?: (url: string) => string | undefined;
  /** Called once per fetched URL, after the capture is safe on the disk. */
  readonly onCapture?: (captured: Captured) => void;
}

type Settled = { readonly digest: string; readonly how: Capture['how'] } | WebError;

/**
 * Asks for one URL are one request. Bodies are not held between asks: what was kept is read again, so that memory does
 * not grow with the number of pages.
 */
export function pinnedWeb(options: PinnedOptions): Web {
  const { archive, mode } = options;
  /** What became of each URL in this run. */
  const settled = new Map<string, Settled>();
  const underWay = new Map<string, Promise<Capture>>();

  const fetched = async (request: Request, before?: Capture): Promise<Capture> => {
    if (options.live === undefined) throw new Error(`mode ${mode} needs a live web`);
    const capture = await options.live.get(before === undefined ? request : { ...request, previous: before });
    if (mode === 'live') return capture;
    const kept = await archive.put(capture);
    options.onCapture?.({ capture: kept, ...(before === undefined ? {} : { before }) });
    return kept;
  };

  const find = (url: string, digest?: string): Capture | undefined => {
    try {
      return archive.find(url, digest);
    } catch (error) {
      if (!(error instanceof WarcError) && !(error instanceof DiskError)) throw error;
      const hint = 'Run "factcheck evidence verify"; restore the file, or remove it to fetch the page anew.';
      throw new WebError('unreadable', 'damaged capture', hint, { cause: error });
    }
  };

  const first = async (request: Request): Promise<Capture> => {
    const refresh = mode === 'refresh' && (options.refreshOnly?.(request.url) ?? true);
    const held = find(request.url, refresh ? undefined : options.wanted?.(request.url));
    if (mode === 'pinned' && held === undefined) throw notPinned(request.url, options.wanted?.(request.url));
    if (held !== undefined && !refresh) return held;
    try {
      return await fetched(request, held);
    } catch (error) {
      // It was brought by hand because the host turns programs away; that it still does is no news.
      const still = error instanceof WebError && error.code === 'blocked' && held?.provenance === 'supplied-by-hand';
      if (still) return held;
      throw error;
    }
  };

  const once = async (request: Request): Promise<Capture> => {
    const key = archiveKey(request.url);
    const before = settled.get(key);
    if (before !== undefined) return again(request, before);
    const running = underWay.get(key) ?? first(request);
    underWay.set(key, running);
    try {
      const capture = await running;
      settled.set(key, { digest: capture.digest, how: capture.how });
      return capture;
    } catch (error) {
      if (error instanceof WebError) settled.set(key, error);
      throw error;
    } finally {
      underWay.delete(key);
    }
  };

  const again = async (request: Request, before: Settled): Promise<Capture> => {
    if (before instanceof WebError) {
      const answer = before.capture;
      // Who asked first had no use for a 404; who asks now has.
      if (answer === undefined || !(request.answers ?? []).includes(answer.status)) throw before;
      return archive.put(answer);
    }
    const held = find(request.url, before.digest);
    if (held === undefined) throw new Error(`the capture of ${archiveKey(request.url)} was removed during the run`);
    return { ...held, how: before.how };
  };

  const get = (request: Request): Promise<Capture> => (mode === 'live' ? first(request) : once(request));

  return { get: async (request) => answerOf(await get(request), request) };
}

/** A capture is an answer to who asked for such a status; to others it is the failure that it would have been live. */
function answerOf(capture: Capture, request: Request): Capture {
  if (capture.status === 200 || (request.answers ?? []).includes(capture.status)) return capture;
  if (capture.status === 404 || capture.status === 410) {
    throw new WebError(
      'gone',
      `status ${capture.status}`,
      'Look for the page under another address, or in a web archive.',
      {
        capture,
      },
    );
  }
  const hint = 'What is pinned is not the page: remove that capture, or supply the saved page.';
  throw new WebError('unreachable', `status ${capture.status}`, hint, { capture });
}

function notPinned(url: string, digest?: string): WebError {
  return digest === undefined
    ? new WebError('not-pinned', 'no capture', 'Run once without --pinned to fetch and keep it.')
    : new WebError(
        'not-pinned',
        'not the capture of the lock',
        `The evidence folder has no capture of ${archiveKey(url)} with ${digest}.`,
      );
}
