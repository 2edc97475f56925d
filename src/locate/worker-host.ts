/**
 * The reader in a worker of its own, so that it can be ended: a selector, pattern or path that runs away, or a page that
 * takes for ever, costs its own question and no other. One worker is kept warm; it is started with the first page.
 */
import { Worker } from 'node:worker_threads';
import type { Question } from '../question.ts';
import { isEvaluated } from './evaluated.ts';
import type { Answer, Locate, Located, Page } from './locate.ts';
import type { Report } from './worker.ts';

/** Time for one selector, pattern or path of a claims file (P15, P16). */
export const defaultDeadlineMs = 2000;
/** Opening a page may take this many times as long: a filing of 16 MB takes two seconds. */
const pageFactor = 10;

export interface Reader {
  readonly locate: Locate;
  close(): Promise<void>;
}

export interface ReaderOptions {
  readonly deadlineMs?: number;
  /** The worker's script; the one beside this file unless a test says otherwise. */
  readonly script?: URL;
}

const ownScript = (): URL => new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

interface Waiting {
  readonly page: Page;
  /** Not yet answered, in order. */
  questions: readonly Question[];
  readonly order: readonly string[];
  readonly answers: Map<string, Answer>;
  readonly resolve: (located: Located) => void;
  readonly reject: (error: unknown) => void;
}

const tooSlow = (question: string, hint: string): Answer => ({
  question,
  readings: [],
  passedOver: [],
  failure: { code: 'too-slow', detail: 'deadline', hint },
});

const slowPlace =
  'The selector, pattern or path took too long on this page: write a simpler one. Cut by the clock, so not re-derivable.';
const slowPage = 'The page took too long to read. Cut by the clock, so not re-derivable.';

class WarmReader implements Reader {
  readonly #deadlineMs: number;
  readonly #script: URL;
  readonly #queue: Waiting[] = [];
  #current: Waiting | undefined;
  #job = 0;
  #worker: Worker | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: string | undefined;
  #closed = false;

  constructor({ deadlineMs = defaultDeadlineMs, script = ownScript() }: ReaderOptions) {
    this.#deadlineMs = deadlineMs;
    this.#script = script;
  }

  readonly locate: Locate = (page, questions) =>
    new Promise((resolve, reject) => {
      if (this.#closed) throw new Error('the reader is closed');
      const order = questions.map(({ id }) => id);
      // Those that evaluate nothing of a stranger's go first: no deadline of another can cost them their answer.
      const sorted = [...questions.filter((each) => !isEvaluated(each)), ...questions.filter(isEvaluated)];
      this.#queue.push({ page, questions: sorted, order, answers: new Map(), resolve, reject });
      this.#next();
    });

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
    for (const waiting of [this.#current, ...this.#queue.splice(0)])
      waiting?.reject(new Error('the reader was closed'));
    this.#current = undefined;
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.shift();
    if (this.#current) this.#send(this.#current);
    else this.#worker?.unref();
  }

  #send({ page, questions }: Waiting): void {
    this.#job += 1;
    this.#running = undefined;
    this.#worker ??= this.#start();
    this.#worker.ref();
    // A copy of its own, handed over: the caller's bytes stay his, and nothing is copied twice.
    // Not `slice`: a Buffer's shares its memory, and handing that over would empty the caller's.
    const body = new Uint8Array(page.body);
    this.#worker.postMessage({ job: this.#job, page: { ...page, body }, questions }, [body.buffer]);
    this.#wait(this.#deadlineMs * pageFactor);
  }

  #start(): Worker {
    // A heap of its own bounds: a page that fills it ends the worker and not the run. A filing of 64 MB takes 400.
    // What is young on a large page mostly stays: room for more of it is memory taken, and no time won.
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 },
    });
    worker.on('message', (report: Report) => this.#hear(report));
    worker.on('error', (error: NodeJS.ErrnoException) => this.#broke(worker, error));
    return worker;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#cut(), ms);
  }

  #hear(report: Report): void {
    const current = this.#current;
    if (!current || report.job !== this.#job) return;
    if (report.kind === 'broken') this.#fail(current, report.error);
    else if (report.kind === 'running') {
      this.#keep(current, report.done);
      this.#running = report.question;
      this.#wait(this.#deadlineMs);
    } else {
      this.#keep(current, report.located.answers);
      this.#finish(current, report.located);
    }
  }

  #keep(current: Waiting, answers: readonly Answer[]): void {
    for (const answer of answers) current.answers.set(answer.question, answer);
  }

  #finish(current: Waiting, { facts }: Pick<Located, 'facts'>): void {
    clearTimeout(this.#timer);
    this.#current = undefined;
    const answers = current.order.flatMap((id) => current.answers.get(id) ?? []);
    current.resolve({ facts, answers });
    this.#next();
  }

  #fail(current: Waiting, error: unknown): void {
    clearTimeout(this.#timer);
    this.#current = undefined;
    current.reject(error);
    this.#next();
  }

  /** The clock ran out: the worker is ended, the question that ran is given up, all others are asked again. */
  #cut(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    const current = this.#current;
    if (current) this.#giveUp(current, slowPlace, slowPage);
  }

  #giveUp(current: Waiting, forPlace: string, forPage: string): void {
    const running = this.#running;
    if (running !== undefined) current.answers.set(running, tooSlow(running, forPlace));
    else
      for (const { id } of current.questions)
        if (!current.answers.has(id)) current.answers.set(id, tooSlow(id, forPage));
    current.questions = current.questions.filter(({ id }) => !current.answers.has(id));
    // Without a question left the page is opened once more for what it says of itself; a page that is too slow is not.
    if (running === undefined) this.#finish(current, { facts: {} });
    else this.#send(current);
  }

  #broke(worker: Worker, error: NodeJS.ErrnoException): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    clearTimeout(this.#timer);
    const current = this.#current;
    if (!current) return;
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!outOfMemory) this.#fail(current, error);
    else
      this.#giveUp(
        current,
        'What the place asks for takes too much memory on this page.',
        'The page takes too much memory to read.',
      );
  }
}

export function startReader(options: ReaderOptions = {}): Reader {
  return new WarmReader(options);
}
