/**
 * `--changed <ref>`: the claims that differ from a git ref, by claim and not by file. A claim also counts as changed where
 * the header or a named source that it rests on changed (its digest covers them), and where the evidence did: its lines
 * of the lock, a capture of a page that it rests on, the article's own text, or where the config says that evidence is.
 */
import { execFile } from 'node:child_process';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { asksOf } from '../check.ts';
import type { Claim, ClaimsFile } from '../claims/claim.ts';
import { loadClaims } from '../claims/load.ts';
import type { Finding } from '../judge/finding.ts';
import { archiveKey, keyName } from '../net/archive-key.ts';
import { compareLocks, type Lock } from '../net/lock.ts';
import { capturesOf } from '../report/words.ts';
import { sources } from '../sources/index.ts';
import { configName } from './config.ts';
import type { Loaded } from './load-files.ts';
import { lockOf, lockPath, readLock } from './lock-file.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { evidenceFolder } from './world.ts';

const run = promisify(execFile);

/** Bytes of git's answers that are taken: a claims file, or the names of an archive. */
const mostOutput = 64 * 1024 * 1024;

async function git(folder: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', [...args], { cwd: folder, encoding: 'buffer', maxBuffer: mostOutput });
  return stdout;
}

/** A file at a ref; undefined where it was not there. */
async function fileAt(ref: string, path: string, folder: string): Promise<Buffer | undefined> {
  try {
    return await git(folder, ['show', `${ref}:./${path}`]);
  } catch {
    // The ref exists (it was resolved before), so git says only that the path was not there.
    return undefined;
  }
}

/** Pages of the archive, by {@link keyName}, whose captures differ from the ref; untracked ones count as added. */
interface ChangedPages {
  readonly pages: ReadonlySet<string>;
  /** Some of them were removed: a claim that is not pinned now may have been pinned then. */
  readonly removed: boolean;
}

async function changedPages(ref: string, evidence: string): Promise<ChangedPages> {
  const parent = dirname(evidence);
  const pathspec = `./${relative(parent, evidence)}`;
  let names: string;
  let removed: boolean;
  try {
    const [differing, untracked, deleted] = await Promise.all([
      git(parent, ['diff', '--name-only', '-z', ref, '--', pathspec]),
      git(parent, ['ls-files', '--others', '--exclude-standard', '-z', '--', pathspec]),
      git(parent, ['diff', '--name-only', '--diff-filter=D', '-z', ref, '--', pathspec]),
    ]);
    names = `${differing}\0${untracked}`;
    removed = deleted.length > 0;
  } catch {
    // The folder is not there, or not in the repository: then nothing in it can have changed.
    return { pages: new Set(), removed: false };
  }
  const pages = names
    .split('\0')
    .map((name) => /([a-z0-9][a-z0-9.-]*-[0-9a-f]{10})-\d{6}-[0-9a-f]{12}[^/]*$/.exec(name)?.[1]);
  return { pages: new Set(pages.filter((page) => page !== undefined)), removed };
}

/** Whether a file in the working folder differs from the ref's: changed, added, removed or untracked. */
async function differs(ref: string, path: string): Promise<boolean> {
  const [folder, name] = [dirname(path), `./${basename(path)}`];
  try {
    const names = await Promise.all([
      git(folder, ['diff', '--name-only', ref, '--', name]),
      git(folder, ['ls-files', '--others', '--', name]),
    ]);
    return names.some((output) => output.length > 0);
  } catch {
    // Not in the repository: git has nothing to compare it with, so it may have changed.
    return true;
  }
}

/** A claim whose verdict may rest on the article's own text. */
const readsArticle = (claim: Claim): boolean => asksOf(claim).some(({ source }) => source === 'article');

export interface Changed {
  has(claim: Claim): boolean;
  /** Claims that no lock names, while captures changed: they are changed where what they rest on is among those. */
  readonly open: (claim: Claim) => boolean;
  /** Counts the open ones among these, on the evidence that is there now, as changed or not. */
  settle(findings: readonly Finding[]): void;
  /** Digests that the ref's lock names; empty where it had none, so that all evidence is new. */
  baseDigests(file: ClaimsFile): ReadonlySet<string>;
}

/** @throws UsageError where git does not know the ref. */
export async function changedSince(
  ref: string,
  { files, config }: Pick<Loaded, 'files' | 'config'>,
  shell: Pick<Shell, 'folder'>,
): Promise<Changed> {
  let commit: string;
  try {
    commit = (await git(shell.folder, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]))
      .toString()
      .trim();
  } catch {
    throw new UsageError(`git knows no commit "${ref}" here: fetch it first (in CI: fetch-depth: 0)`);
  }
  const changed = new Set<Claim>();
  const open = new Map<Claim, ChangedPages>();
  const configured = await differs(commit, join(config.root, configName));
  const bases = new Map<string, Lock>();
  for (const file of files) {
    const bytes = await fileAt(commit, file.path, shell.folder);
    const old = bytes && loadClaims([{ path: file.path, bytes }], { sources }).files[0];
    const digests = new Set(old?.claims.map(({ id, digest }) => `${id} ${digest}`));
    const lockText = await fileAt(commit, lockPath(file.path), shell.folder);
    const base: Lock =
      lockText === undefined ? new Map() : lockOf(lockText.toString(), `${ref}:${lockPath(file.path)}`);
    const now: Lock = readLock(file.path, shell.folder) ?? new Map();
    const { pages, removed } = await changedPages(commit, evidenceFolder(file.path, config, shell.folder));
    const relocked = new Set(compareLocks(base, now).map(({ id }) => id));
    const text = file.article.file;
    const rewritten =
      text !== undefined && (await differs(commit, resolve(dirname(resolve(shell.folder, file.path)), text)));
    for (const claim of file.claims) {
      const trail = now.get(claim.id);
      const recaptured = trail?.some(({ url }) => pages.has(keyName(url)));
      if (
        configured ||
        !digests.has(`${claim.id} ${claim.digest}`) ||
        relocked.has(claim.id) ||
        recaptured ||
        (rewritten && readsArticle(claim))
      )
        changed.add(claim);
      else if (trail === undefined && pages.size > 0 && asksOf(claim).length > 0) open.set(claim, { pages, removed });
    }
    bases.set(resolve(file.path), base);
  }
  return {
    has: (claim) => changed.has(claim),
    open: (claim) => open.has(claim),
    settle(findings) {
      for (const finding of findings) {
        const change = open.get(finding.claim);
        if (!change) continue;
        const restsOnThem = capturesOf(finding).some(({ url }) => change.pages.has(keyName(archiveKey(url))));
        // What is not pinned may be what the change removed; what never was is no change.
        if (restsOnThem || (change.removed && finding.cause === 'not-pinned')) changed.add(finding.claim);
      }
    },
    baseDigests: (file) =>
      new Set(
        [...(bases.get(resolve(file.path)) ?? new Map<string, never[]>()).values()].flat().map(({ digest }) => digest),
      ),
  };
}
