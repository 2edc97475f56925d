/** The worker's side of `factcheck probe`: one page comes in, what the reader sees goes out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Page } from '../locate/locate.ts';
import { type ProbeOptions, probePage } from '../probe.ts';

const { page, options } = workerData as { readonly page: Page; readonly options: ProbeOptions };
parentPort?.postMessage(probePage(page, options));
