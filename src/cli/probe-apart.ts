/** A page probed in a worker of its own, so that one that takes for ever, or all memory, ends there and is named. */
import { Worker } from 'node:worker_threads';
import type { Page } from '../locate/locate.ts';
import type { Probe, ProbeOptions } from '../probe.ts';

export type Probed = Probe & { readonly total: number };

/** A filing of 16 MB, with every locator that is offered tried on it, takes six seconds. */
const defaultDeadlineMs = 60_000;
/** As much as the reader of a run has: `locate/worker-host.ts`. */
const heapMb = 512;

interface Bounds {
  readonly deadlineMs?: number;
  /** The worker's script; the one beside this file unless a test says otherwise. */
  readonly script?: URL;
}

export function probeApart(
  page: Page,
  options: ProbeOptions,
  { deadlineMs = defaultDeadlineMs, script = new URL('./probe-worker.js', import.meta.url) }: Bounds = {},
): Promise<Probed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { page, options },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      resolve(givenUp('deadline', 'The page took too long to read.'));
    }, deadlineMs);
    worker.on('message', (probed: Probed) => {
      clearTimeout(timer);
      resolve(probed);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        resolve(givenUp('memory', 'The page takes too much memory to read.'));
      else reject(error);
    });
  });
}

function givenUp(detail: string, hint: string): Probed {
  return {
    facts: {},
    kind: 'text',
    figures: [],
    tables: [],
    quotes: [],
    total: 0,
    failure: { code: 'too-slow', detail, hint },
  };
}
