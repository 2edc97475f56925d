/** `factcheck run`: check, print, write reports, set the exit code. */
import type { Claim, ClaimsFile } from '../claims/claim.ts';
import { nearest } from '../claims/nearest.ts';
import type { Finding } from '../judge/finding.ts';
import type { Run } from '../judge/run.ts';
import { archiveKey } from '../net/archive-key.ts';
import type { PinMode } from '../net/pinned.ts';
import { plainLine } from '../report/plain.ts';
import { capturesOf } from '../report/words.ts';
import { bugText } from './bug.ts';
import { collect } from './collect.ts';
import { exitCodes, exitOf, parseFailOn } from './exit-policy.ts';
import { type Loaded, loadFiles } from './load-files.ts';
import { lockPath, nextLock, readLock } from './lock-file.ts';
import { progressOn } from './progress.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { openWorld, type WorldOptions } from './world.ts';
import { checkTargets, writeWhole } from './written-files.ts';

/** What every command that looks at evidence takes. */
export interface EvidenceFlags {
  readonly pinned?: boolean;
  readonly live?: boolean;
  /** True, or ids whose evidence is fetched anew. */
  readonly refresh?: boolean | readonly string[];
  readonly allowHost?: readonly string[];
  readonly allowPort?: readonly string[];
  readonly robots?: boolean;
  readonly contact?: string;
  /** Milliseconds. */
  readonly deadline?: number;
}

export interface RunFlags extends EvidenceFlags {
  readonly claim?: readonly string[];
  readonly tag?: readonly string[];
  readonly changed?: string;
  readonly report?: string;
  readonly json?: string;
  readonly failOn: string;
  readonly annotate?: boolean;
}

export function modeOf({ pinned, live, refresh }: EvidenceFlags): PinMode {
  const chosen = [pinned && '--pinned', live && '--live', refresh && '--refresh'].filter(Boolean);
  if (chosen.length > 1) throw new UsageError(`${chosen.join(' and ')} exclude each other: choose one`);
  return pinned ? 'pinned' : live ? 'live' : refresh ? 'refresh' : 'pinned-first';
}

/** The world that the flags ask for. */
export const worldOptions = (flags: EvidenceFlags, refreshOnly?: (url: string) => boolean): WorldOptions => ({
  mode: modeOf(flags),
  ...(refreshOnly ? { refreshOnly } : {}),
  allowHosts: flags.allowHost ?? [],
  allowPorts: (flags.allowPort ?? []).map(Number),
  robots: flags.robots ?? true,
  ...(flags.contact === undefined ? {} : { contact: flags.contact }),
  ...(flags.deadline === undefined ? {} : { networkMs: flags.deadline }),
});

/** An id as a narrow terminal prints it, cut, stands for those that begin so. */
const globs = (patterns: readonly string[]): ((text: string) => boolean) => {
  const matchers = patterns.map(
    (pattern) =>
      new RegExp(
        `^${pattern
          .replace(/…$/, '*')
          .split('*')
          .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}$`,
      ),
  );
  return (text) => matchers.some((matcher) => matcher.test(text));
};

/** Which claims are meant. @throws UsageError where a name fits none. */
export function chooser(
  files: readonly ClaimsFile[],
  { claim = [], tag = [] }: Pick<RunFlags, 'claim' | 'tag'>,
): (claim: Claim) => boolean {
  const all = files.flatMap(({ claims }) => claims);
  const ids = all.map(({ id }) => id);
  for (const pattern of claim) {
    if (ids.some(globs([pattern]))) continue;
    throw new UsageError(`no claim is called "${pattern}"${likeName(pattern, ids)}`);
  }
  const tags = [...new Set(all.flatMap((one) => one.tags))].sort();
  for (const name of tag) {
    if (tags.includes(name)) continue;
    const close = nearest(name, tags);
    const hint = close ? `; did you mean "${close}"?` : tags.length > 0 ? `; there are: ${tags.join(', ')}` : '';
    throw new UsageError(`no claim has the tag "${name}"${hint}`);
  }
  const [byId, byTag] = [globs(claim), new Set(tag)];
  return ({ id, tags }) => (claim.length === 0 || byId(id)) && (tag.length === 0 || tags.some((one) => byTag.has(one)));
}

/** `; did you mean "x"?` where one is spelt nearly so. */
function likeName(word: string, known: readonly string[]): string {
  const close = nearest(word, known) ?? known.find((name) => word !== '' && name.includes(word));
  return close ? `; did you mean "${close}"?` : '; see them with: factcheck lint --list';
}

/** What the chosen claims came to on the evidence that is pinned: the old side of a refresh. */
async function pinnedFindings(
  { files, config }: Loaded,
  chosen: (claim: Claim) => boolean,
  flags: RunFlags,
  shell: Shell,
): Promise<readonly Finding[]> {
  const world = await openWorld(worldOptions({ ...flags, refresh: false, pinned: true }), { ...shell, config });
  try {
    return (await collect({ files, chosen, world, version: shell.version })).findings;
  } finally {
    await world.close();
  }
}

/** Pages that the chosen claims rest on, by their keys. */
const pagesOf = (findings: readonly Finding[], chosen: (claim: Claim) => boolean): Set<string> =>
  new Set(
    findings
      .filter(({ claim }) => chosen(claim))
      .flatMap((finding) => capturesOf(finding).map(({ url }) => archiveKey(url))),
  );

/** Writes the lock of each file whose evidence was looked at, where it changed. */
async function writeLocks(files: readonly ClaimsFile[], findings: readonly Finding[], shell: Shell): Promise<void> {
  const { printLock } = await import('../net/lock.ts');
  for (const file of files) {
    const before = readLock(file.path, shell.folder);
    const own = findings.filter(({ claim }) => claim.place.file === file.path);
    const next = nextLock(file, own, before);
    if (own.length > 0 && next !== (before && printLock(before))) await writeWhole(lockPath(file.path), next, shell);
  }
}

export async function run(names: readonly string[], flags: RunFlags, shell: Shell): Promise<number> {
  const fails = parseFailOn(flags.failOn);
  const mode = modeOf(flags);
  const loaded = await loadFiles(names, shell);
  if (loaded.failed) {
    shell.error(loaded.text);
    return exitCodes.misused;
  }
  if (loaded.text !== '') shell.error(loaded.text);
  const { files, config } = loaded;
  const chosen = chooser(files, flags);
  checkTargets(
    [flags.report, flags.json].filter((path) => path !== undefined),
    files.flatMap(({ path }) => [path, lockPath(path)]),
    shell,
  );
  const change =
    flags.changed === undefined
      ? undefined
      : await (await import('./changed.ts')).changedSince(flags.changed, loaded, shell);
  if (change && files.some(({ claims }) => claims.some(change.open)))
    change.settle(await pinnedFindings(loaded, (claim) => chosen(claim) && change.open(claim), flags, shell));
  const isChosen = (claim: Claim): boolean => chosen(claim) && (change?.has(claim) ?? true);

  const { claimLines, closing, head } = await import('../report/terminal.ts');
  const style = { width: shell.width, chalk: shell.chalk };
  const longestId = Math.max(8, ...files.flatMap(({ claims }) => claims.filter(isChosen).map(({ id }) => id.length)));
  const before = mode === 'refresh' ? await pinnedFindings(loaded, isChosen, flags, shell) : [];
  const refreshed = Array.isArray(flags.refresh)
    ? pagesOf(before, chooser(files, { claim: flags.refresh }))
    : undefined;
  const progress = progressOn(shell.stderr, shell.elapsedMs);
  const began = shell.elapsedMs();
  const bugs: unknown[] = [];
  const world = await openWorld(worldOptions(flags, refreshed && ((url) => refreshed.has(archiveKey(url)))), {
    ...shell,
    config,
    progress,
    onBug: (error) => bugs.push(error),
  });
  let result: Run;
  try {
    if (shell.isTerminal) {
      const claims = files.reduce((sum, file) => sum + file.claims.filter(isChosen).length, 0);
      const asOf = [...new Set(files.map(({ article }) => article.publishedText ?? '-'))].join(', ');
      const paths = files.map(({ path }) => path);
      for (const line of head({ version: shell.version, files: paths, claims, asOf }, shell.width)) shell.print(line);
      shell.print('');
    }
    result = await collect({
      files,
      chosen: isChosen,
      world,
      version: shell.version,
      ...(change ? { baseDigests: change.baseDigests } : {}),
      onFinding: (finding) => {
        progress.clear();
        if (shell.isTerminal) for (const line of claimLines(finding, longestId, style)) shell.print(line);
        else shell.print(plainLine(finding));
      },
    });
  } finally {
    progress.end();
    await world.close();
  }
  const { findings } = result;
  const reports: string[] = [];
  if (flags.report !== undefined) {
    const { markdown } = await import('../report/markdown.ts');
    await writeWhole(flags.report, markdown(result), shell);
    reports.push(flags.report);
  }
  if (flags.json !== undefined) {
    const { json } = await import('../report/json.ts');
    await writeWhole(flags.json, json(result), shell);
    reports.push(flags.json);
  }
  const exit = exitOf(findings, fails, flags.failOn);
  if (flags.annotate) {
    const { annotations } = await import('../report/annotations.ts');
    for (const line of annotations(findings, fails)) shell.print(line);
  }
  if (shell.isTerminal) {
    const seconds = `${((shell.elapsedMs() - began) / 1000).toFixed(1)} s`;
    for (const line of closing(findings, style, { reports, seconds, exit: exit.reason })) shell.print(line);
  } else shell.error(exit.reason);
  if (mode === 'refresh') {
    const { refreshLines } = await import('./refresh.ts');
    for (const line of refreshLines(world.captured, before, findings)) shell.error(line);
  }
  if (mode === 'refresh' || mode === 'pinned-first') await writeLocks(files, findings, shell);
  for (const bug of bugs) shell.error(bugText(bug, shell.env));
  return bugs.length > 0 ? exitCodes.misused : exit.code;
}
