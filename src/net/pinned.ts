/** A web over the archive: what is pinned is read from there, the rest is fetched and kept, as the mode allows. */
import type { Archive } from './archive.ts';
import { DiskError } from './archive-disk.ts';
import { archiveKey } from './archive-key.ts';
import { refusalOf } from './failure.ts';
import { WarcError } from './warc.ts';
import { type Capture, type Request, type Web, WebError } from './web.ts';

/**
 * - `pinned-first`: the pinned capture where there is one; the rest is fetched and kept.
 * - `pinned`: never touches the network.
 * - `refresh`: fetched anew and kept beside what was held.
 * - `live`: fetched, and nothing is kept.
 */
export type PinMode = 'pinned-first' | 'pinned' | 'refresh' | 'live';

/** What is told of a capture, without its body: whoever collects these must not hold every page of a run. */
export type CaptureNote = Pick<Capture, 'url' | 'takenAt' | 'status' | 'digest' | 'provenance'>;

/** What was just fetched, for progress lines and for "what has changed". It is on the disk. */
export interface Captured {
  readonly capture: CaptureNote;
  /** The newest one held before, where a refresh replaced it. */
  readonly before?: CaptureNote;
}

const noteOf = ({ url, takenAt, status, digest, provenance }: Capture): CaptureNote => ({
  url,
  takenAt,
  status,
  digest,
  provenance,
});

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

/**
 * What became of a URL in this run: where its answer is kept, or a failure that left no answer (a host
 * that is not there, one that is too slow).
 */
type Settled = Pick<Capture, 'digest' | 'takenAt' | 'how'> | WebError;

/**
 * Asks for one URL are one request. Bodies are not held between asks: what was kept is read again, so that memory does
 * not grow with the number of pages.
 *
 * An answer that is no evidence (the page is gone, a wall stands before it) is kept as well, marked with its failure, so
 * that a replay fails in the same words. It never stands before an earlier answer that is evidence, and is asked for
 * anew whenever the network may be used.
 */
export function pinnedWeb(options: PinnedOptions): Web {
  const { archive, mode, live } = options;
  const settled = new Map<string, Settled>();
  const underWay = new Map<string, Promise<Capture>>();

  const find = (request: Request, digest: string | undefined, accepts?: (capture: Capture) => boolean) => {
    try {
      return archive.find(request.url, digest, accepts);
    } catch (error) {
      if (!(error instanceof WarcError) && !(error instanceof DiskError)) throw error;
      const hint = 'Run "factcheck evidence verify"; restore the file, or remove it to fetch the page anew.';
      throw new WebError('unreadable', 'damaged capture', hint, { cause: error });
    }
  };

  const fetched = async (request: Request, before?: Capture): Promise<Capture> => {
    if (live === undefined) throw new Error(`mode ${mode} needs a live web`);
    const capture = await keepable(() => live.get(before === undefined ? request : { ...request, previous: before }));
    const held = capture.refused === undefined ? undefined : find(request, capture.digest, sameRefusal(capture));
    if (held !== undefined) return held;
    const kept = await archive.put(capture);
    options.onCapture?.({ capture: noteOf(kept), ...(before === undefined ? {} : { before: noteOf(before) }) });
    return kept;
  };

  const first = async (request: Request): Promise<Capture> => {
    const refresh = mode === 'refresh' && (options.refreshOnly?.(request.url) ?? true);
    const wanted = refresh ? undefined : options.wanted?.(request.url);
    const held = find(request, wanted, (capture) => refusal(capture, request) === undefined);
    if (held !== undefined && !refresh) return held;
    if (mode === 'pinned') {
      const failed = find(request, wanted);
      if (failed === undefined) throw notPinned(request.url, wanted);
      return failed;
    }
    const answer = await fetched(request, held);
    // It was brought by hand because the host turns programs away; that it still does is no news.
    return held?.provenance === 'supplied-by-hand' && answer.refused?.code === 'blocked' ? held : answer;
  };

  const once = async (request: Request): Promise<Capture> => {
    const key = archiveKey(request.url);
    const before = settled.get(key);
    if (before instanceof WebError) throw before;
    if (before !== undefined) {
      const held = find(request, before.digest, ({ takenAt }) => takenAt === before.takenAt);
      if (held === undefined) throw new Error(`the capture of ${key} was removed during the run`);
      return { ...held, how: before.how };
    }
    const running = underWay.get(key) ?? first(request);
    underWay.set(key, running);
    try {
      const capture = await running;
      settled.set(key, { digest: capture.digest, takenAt: capture.takenAt, how: capture.how });
      return capture;
    } catch (error) {
      // With an answer it is not held, for its body's sake: the live web remembers answers, and makes no second request.
      if (error instanceof WebError && error.capture === undefined) settled.set(key, error);
      throw error;
    } finally {
      underWay.delete(key);
    }
  };

  return {
    get: async (request) => {
      if (mode === 'live' && live !== undefined) return live.get(request);
      const capture = await once(request);
      const failure = refusal(capture, request);
      if (failure !== undefined) throw failure;
      return capture;
    },
  };
}

/** What the live web gives, or throws with an answer that a replay can be refused by. */
async function keepable(get: () => Promise<Capture>): Promise<Capture> {
  try {
    return await get();
  } catch (error) {
    if (!(error instanceof WebError) || error.capture === undefined) throw error;
    const { code, detail, hint, capture } = error;
    if (code !== 'gone' && code !== 'blocked') throw error;
    return { ...capture, refused: { code, detail, hint } };
  }
}

const sameRefusal = (capture: Capture) => (held: Capture) =>
  held.status === capture.status &&
  held.refused?.code === capture.refused?.code &&
  held.refused?.detail === capture.refused?.detail;

/** A capture is an answer to who asked for such a status; to others it is the failure that it was, or would have been. */
function refusal(capture: Capture, request: Request): WebError | undefined {
  const { refused, status } = capture;
  const answers = request.answers ?? [];
  if (refused !== undefined && !(refused.code === 'gone' && answers.includes(status))) {
    return new WebError(refused.code, refused.detail, refused.hint, { capture });
  }
  return refusalOf(capture, answers);
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
