/**
 * One request per URL and run, however many ask: whoever comes second gets the first one's answer. Bodies beyond what
 * memory is given for them wait in a private folder of the system's temporary directory, and are gone with the run.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Capture } from './web.ts';

/** Bodies held in memory, in bytes. */
const memoryBytes = 4 * 2 ** 20;

interface Kept {
  readonly rest: Omit<Capture, 'body'>;
  body: Uint8Array | undefined;
  file: string | undefined;
}

export interface Once {
  get(key: string, fetch: () => Promise<Capture>): Promise<Capture>;
  close(): Promise<void>;
}

/** @param keeps false where the caller keeps answers itself: then only what is under way is shared */
export function openOnce(keeps: boolean): Once {
  const entries = new Map<string, Promise<Kept>>();
  const inMemory: Kept[] = [];
  let bytes = 0;
  let files = 0;
  let folder: Promise<string> | undefined;
  let closed = false;

  async function shelve(kept: Kept): Promise<void> {
    if (closed || kept.body === undefined) return;
    try {
      folder ??= mkdtemp(join(tmpdir(), 'factcheck-'));
      files += 1;
      const file = join(await folder, String(files));
      await writeFile(file, kept.body, { flag: 'wx', mode: 0o600 });
      kept.file = file;
      kept.body = undefined;
    } catch {
      // No room there: memory holds it after all.
    }
  }

  async function keep(answer: Capture): Promise<Kept> {
    const { body, ...rest } = answer;
    const kept: Kept = { rest, body, file: undefined };
    if (!keeps) return kept;
    inMemory.push(kept);
    bytes += body.length;
    while (bytes > memoryBytes) {
      const oldest = inMemory.shift();
      if (oldest === undefined) break;
      bytes -= oldest.body?.length ?? 0;
      await shelve(oldest);
    }
    return kept;
  }

  return {
    async get(key, fetch) {
      const known = entries.get(key);
      if (known === undefined) {
        const answered = fetch();
        const kept = answered.then(keep);
        entries.set(key, kept);
        // The one who asked first takes the answer, or its failure, straight from the wire.
        kept.catch(() => {});
        try {
          return await answered;
        } finally {
          if (!keeps) entries.delete(key);
        }
      }
      const { rest, body, file } = await known;
      const bytesOf = body ?? (file === undefined ? new Uint8Array() : await readFile(file));
      return { ...rest, body: bytesOf };
    },
    async close() {
      closed = true;
      if (folder === undefined) return;
      // The folder may never have come to be: then there is nothing to remove.
      const made = await folder.catch(() => undefined);
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}
