/** `factcheck probe <url or file>`: what the reader sees. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Page } from '../locate/locate.ts';
import { contentTypeOf, originalOf } from '../net/memento.ts';
import { WebError } from '../net/web.ts';
import { forJson } from '../report/escape.ts';
import { readConfig } from './config.ts';
import { exitCodes } from './exit-policy.ts';
import { progressOn } from './progress.ts';
import { type EvidenceFlags, worldOptions } from './run.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { openWorld } from './world.ts';

const types: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
};

async function pageAt(target: string, flags: EvidenceFlags, shell: Shell): Promise<Page> {
  if (!/^https?:\/\//i.test(target)) {
    const path = resolve(shell.folder, target);
    if (!existsSync(path) || !statSync(path).isFile())
      throw new UsageError(`${target}: neither a URL (https://...) nor a file`);
    return {
      url: 'file:///page',
      body: readFileSync(path),
      contentType: types[extname(path).toLowerCase()] ?? 'text/html',
    };
  }
  const config = await readConfig(shell.folder);
  const progress = progressOn(shell.stderr, shell.elapsedMs);
  const world = await openWorld(worldOptions(flags), { ...shell, config, progress });
  try {
    const { web } = await world.toolsFor({ path: 'claims/any.yaml', article: { title: '' } });
    const capture = await web.get({ url: target });
    const contentType = contentTypeOf(capture);
    return {
      url: originalOf(capture.finalUrl),
      body: capture.body,
      ...(contentType === undefined ? {} : { contentType }),
    };
  } catch (error) {
    if (error instanceof WebError) throw new UsageError(`${target}: ${error.message}. ${error.hint}`);
    throw error;
  } finally {
    progress.end();
    await world.close();
  }
}

export async function probe(
  target: string,
  flags: EvidenceFlags & { readonly from: string; readonly json?: boolean },
  shell: Shell,
): Promise<number> {
  const from = Number(flags.from) - 1;
  if (!Number.isInteger(from) || from < 0)
    throw new UsageError(`--from ${flags.from}: write the number of a figure, from 1 on`);
  const page = await pageAt(target, flags, shell);
  const [{ probeApart }, { probeText }] = await Promise.all([import('./probe-apart.ts'), import('../report/probe.ts')]);
  const seen = await (shell.probe ?? probeApart)(page, { from });
  const asText = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
  shell.print(flags.json ? forJson(seen, asText) : probeText(seen, { width: shell.width, from }));
  return exitCodes.fine;
}
