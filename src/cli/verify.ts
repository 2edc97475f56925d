/** `factcheck verify report.json`: the same claims on the captures that the report names, without network. */
import { resolve } from 'node:path';
import { DiskError, readRegular } from '../net/archive-disk.ts';
import { archiveKey } from '../net/archive-key.ts';
import { forTerminal } from '../report/escape.ts';
import { reportOf } from '../report/json.ts';
import { type Report, reportSchema } from '../report/report-schema.ts';
import { compareReports, tellVerification } from '../verify.ts';
import { collect } from './collect.ts';
import { exitCodes } from './exit-policy.ts';
import { loadFiles } from './load-files.ts';
import type { Shell } from './shell.ts';
import { reasonOf, UsageError } from './usage-error.ts';
import { openWorld } from './world.ts';

const howToWrite = 'Write a report with: factcheck run --json report.json';

/** Bytes of a report that are read: that of 10,000 claims has some 40 MB. */
const maxReportBytes = 256 * 1024 * 1024;

function readReport(path: string, shell: Shell): Report {
  let text: string;
  try {
    text = readRegular(resolve(shell.folder, path), maxReportBytes).toString('utf8');
  } catch (cause) {
    if (!(cause instanceof DiskError)) throw cause;
    throw new UsageError(`${path}: ${reasonOf(cause.cause ?? cause)}. ${howToWrite}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${path}: this is not JSON. ${howToWrite}`);
  }
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('/') ?? '';
  throw new UsageError(`${path}: not a report of format factcheck-report/1 (${where}: ${issue?.message ?? 'unknown'})`);
}

type ClaimReport = Report['claims'][number];

type CaptureReport = Report['captures'][number];

/** Captures by URL, where the report rests on one of it. The article's own text comes from its file. */
function captureOf(report: Report): (url: string) => CaptureReport | undefined {
  const trails = report.claims.flatMap(({ evidence, gaps }) => [...evidence, ...gaps]);
  const places = new Set(trails.filter(({ source }) => source !== 'article').flatMap(({ trail }) => trail));
  const captures = new Map<string, CaptureReport[]>();
  for (const [place, capture] of report.captures.entries()) {
    if (!places.has(place) || !URL.canParse(capture.url)) continue;
    const key = archiveKey(capture.url);
    captures.set(key, [...(captures.get(key) ?? []), capture]);
  }
  return (url) => {
    const [capture, other] = captures.get(archiveKey(url)) ?? [];
    return other === undefined ? capture : undefined;
  };
}

const isNew = ({ code }: { readonly code: string }): boolean => code === 'new-evidence';

/**
 * What the base of the change knew when the report was made with `--changed`: all that its caveats do not call new.
 * Undefined where no caveat speaks of it, so that verifying makes none either.
 */
function baseOf(report: Report): ReadonlySet<string> | undefined {
  const newTo = ({ caveats }: ClaimReport): string =>
    caveats
      .filter(isNew)
      .flatMap(({ text }) => text)
      .join(' ');
  if (!report.claims.some(({ caveats }) => caveats.some(isNew))) return undefined;
  const added = new Set(
    report.claims.flatMap((claim) =>
      claim.evidence.flatMap(({ trail }) => {
        const last = report.captures[trail.at(-1) ?? -1];
        return last && newTo(claim).includes(` ${last.url} `) ? [last.digest] : [];
      }),
    ),
  );
  return new Set(report.captures.map(({ digest }) => digest).filter((digest) => !added.has(digest)));
}

export async function verifyReport(path: string, shell: Shell): Promise<number> {
  const report = readReport(path, shell);
  const named = report.files.map(({ path: file }) => file);
  const loaded = await loadFiles(named, shell);
  // The problems are not shown: a stranger's report may name any file, and they would quote its lines.
  if (loaded.failed)
    throw new UsageError(
      `The report's claims file has errors, so nothing follows from it: factcheck lint ${named.join(' ')}`,
    );
  const base = baseOf(report);
  const held = captureOf(report);
  const ids = new Set(report.claims.map(({ id, file }) => `${file}\n${id}`));
  const world = await openWorld(
    {
      mode: 'pinned',
      wanted: (url) => held(url)?.digest,
      takenAt: (url) => held(url)?.takenAt,
      allowHosts: [],
      allowPorts: [],
      robots: true,
    },
    { ...shell, config: loaded.config },
  );
  try {
    const run = await collect({
      files: loaded.files,
      chosen: ({ id, place }) => ids.has(`${place.file}\n${id}`),
      world,
      version: shell.version,
      ...(base ? { baseDigests: () => base } : {}),
    });
    const verification = compareReports(report, reportOf(run));
    shell.print(tellVerification(verification, forTerminal));
    return verification.same ? exitCodes.fine : exitCodes.failed;
  } finally {
    await world.close();
  }
}
