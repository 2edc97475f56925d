/** `factcheck verify report.json`: the same claims on the captures that the report names, without network. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { archiveKey } from '../net/archive-key.ts';
import { forTerminal } from '../report/escape.ts';
import { reportOf } from '../report/json.ts';
import { type Report, reportSchema } from '../report/report-schema.ts';
import { compareReports, tellVerification } from '../verify.ts';
import { collect } from './collect.ts';
import { exitCodes } from './exit-policy.ts';
import { loadFiles } from './load-files.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { openWorld } from './world.ts';

function readReport(path: string, shell: Shell): Report {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(resolve(shell.folder, path), 'utf8'));
  } catch {
    throw new UsageError(`${path}: no JSON report. Write one with: factcheck run --json ${path}`);
  }
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('/') ?? '';
  throw new UsageError(`${path}: not a report of format factcheck-report/1 (${where}: ${issue?.message ?? 'unknown'})`);
}

/** Digests by URL, where the report rests on one capture of it. */
function capturesOf(report: Report): (url: string) => string | undefined {
  const digests = new Map(report.captures.map(({ url, digest }) => [archiveKey(url), digest]));
  return (url) => digests.get(archiveKey(url));
}

export async function verifyReport(path: string, shell: Shell): Promise<number> {
  const report = readReport(path, shell);
  const loaded = await loadFiles(
    report.files.map(({ path: file }) => file),
    shell,
  );
  if (loaded.failed) {
    shell.error(loaded.text);
    return exitCodes.misused;
  }
  const ids = new Set(report.claims.map(({ id, file }) => `${file}\n${id}`));
  const world = await openWorld(
    { mode: 'pinned', wanted: capturesOf(report), allowHosts: [], allowPorts: [], robots: true },
    { ...shell, config: loaded.config },
  );
  try {
    const run = await collect({
      files: loaded.files,
      chosen: ({ id, place }) => ids.has(`${place.file}\n${id}`),
      world,
      version: shell.version,
    });
    const verification = compareReports(report, reportOf(run));
    shell.print(tellVerification(verification, forTerminal));
    return verification.same ? exitCodes.fine : exitCodes.failed;
  } finally {
    await world.close();
  }
}
