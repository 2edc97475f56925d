/**
 * The library: claims as text in, a run of findings out. What reaches the world (network, disk, clock) is handed in, so
 * that a caller decides whether pages are fetched, replayed or made up for a test.
 *
 * ```ts
 * const { run, diagnostics } = await check(yaml, { web });
 * if (run) console.log(markdown(run));
 * ```
 */
import { check as checkFile } from './check.ts';
import type { Diagnostic } from './claims/claim.ts';
import { loadClaims } from './claims/load.ts';
import type { Finding } from './judge/finding.ts';
import type { Run } from './judge/run.ts';
import { answer } from './locate/answer.ts';
import type { Locate } from './locate/locate.ts';
import { placeProblem } from './locate/place-syntax.ts';
import { past } from './net/past.ts';
import type { Web } from './net/web.ts';
import { rulesDigest } from './rules-digest.ts';
import { sources } from './sources/index.ts';
import type { Source } from './sources/source.ts';
import { version } from './version.ts';

export type { Article, Claim, ClaimsFile, Diagnostic } from './claims/claim.ts';
export { formatDiagnostics } from './claims/format-diagnostic.ts';
export { loadClaims } from './claims/load.ts';
export type { Evidence, Gap, Gathered, Passage, Reading, TrailStep } from './evidence.ts';
export { convert, formatFigureInterval } from './figures/convert.ts';
export type { Figure, ReadingContext, Unit } from './figures/figure.ts';
export { formatInterval, type Interval, relate } from './figures/interval.ts';
export { readFigure, readFigures } from './figures/read.ts';
export type { Cause, Finding, Verdict } from './judge/finding.ts';
export type { Run } from './judge/run.ts';
export type { Answer, Locate, Located, Page } from './locate/locate.ts';
export { openArchive } from './net/archive.ts';
export { type OpenWebOptions, openWeb } from './net/open.ts';
export { past } from './net/past.ts';
export { type PinMode, pinnedWeb } from './net/pinned.ts';
export { type Capture, type HostRule, type Request, type Web, WebError } from './net/web.ts';
export type { Ask, Place, Question } from './question.ts';
export { json, reportOf } from './report/json.ts';
export { markdown } from './report/markdown.ts';
export { type Report, reportSchema } from './report/report-schema.ts';
export { sources } from './sources/index.ts';
export type { Source, Tools } from './sources/source.ts';
export { compareReports } from './verify.ts';

export interface CheckOptions {
  /** Live (`openWeb`), replayed (`pinnedWeb`), or the caller's own. */
  readonly web: Web;
  /** The name that findings and diagnostics carry. Default "claims.yaml". */
  readonly path?: string;
  /** Where locators run. Default: in process. */
  readonly locate?: Locate;
  /** Kinds of place to look. Default: all that come with the package. */
  readonly sources?: readonly Source[];
}

export interface Checked {
  /** Every problem of the claims file; where one is an error nothing was checked. */
  readonly diagnostics: readonly Diagnostic[];
  readonly run?: Run;
}

/** Checks the claims of one file. Never rejects for what the world does: that is a gap in a finding. */
export async function check(yaml: string | Uint8Array, options: CheckOptions): Promise<Checked> {
  const { web, path = 'claims.yaml' } = options;
  const kinds = options.sources ?? sources;
  const bytes = typeof yaml === 'string' ? new TextEncoder().encode(yaml) : yaml;
  const { files, diagnostics } = loadClaims([{ path, bytes }], { sources: kinds, placeProblem });
  const [file] = files;
  if (!file || diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  const locate = options.locate ?? (async (page, questions) => answer(page, questions));
  const findings: Finding[] = [];
  const tools = { web, locate, past: (day: number) => past(web, day) };
  for await (const finding of checkFile(file, () => true, { tools, sources: kinds })) findings.push(finding);
  const { article, digest } = file;
  const asOfText = article.publishedText ?? 'each claim';
  const run: Run = {
    tool: { name: 'factcheck', version },
    rules: rulesDigest(),
    files: [{ path, digest, article, asOfText }],
    findings,
    total: file.claims.length,
  };
  return { diagnostics, run };
}
