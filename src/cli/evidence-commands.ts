/** `factcheck evidence ...`: from arguments and flags to the functions of `evidence.ts` and `evidence-import.ts`. */
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Lock } from '../net/lock.ts';
import { forTerminal } from '../report/escape.ts';
import { readClaimsFiles } from './claims-files.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import {
  exportEvidence,
  listEvidence,
  passedOver,
  pruneEvidence,
  showEvidence,
  type Told,
  verifyEvidence,
} from './evidence.ts';
import { addSaved, importMade, importRecorded } from './evidence-import.ts';
import { exitCodes } from './exit-policy.ts';
import { lockPath, readLock } from './lock-file.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { evidenceFolder } from './world.ts';
import { writeWhole } from './written-files.ts';

type Flags = Readonly<Record<string, string | boolean | undefined>>;

const textFlag = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
};

function folderOf(flags: Flags, config: Config, shell: Shell): string {
  const named = textFlag(flags, 'folder');
  return named === undefined ? evidenceFolder('claims/any.yaml', config, shell.folder) : resolve(shell.folder, named);
}

/** Every claims file that the config names; none where there is none that can be read. */
function claimsPaths(config: Config, shell: Shell): string[] {
  try {
    return readClaimsFiles([], config, shell.folder).map(({ path }) => path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [];
  }
}

/** The locks of all claims files together: what any of them names is kept. */
function allLocks(config: Config, shell: Shell): Lock | undefined {
  const paths = claimsPaths(config, shell);
  const locks = paths.map((path) => readLock(path, shell.folder));
  const known = locks.filter((lock) => lock !== undefined);
  if (known.length === 0) return undefined;
  // Ids of two files may be alike; the path keeps their trails apart.
  return new Map(
    locks.flatMap((lock, at) => [...(lock ?? [])].map(([id, trail]) => [`${paths[at]} ${id}`, trail] as const)),
  );
}

/**
 * A line for each claims file over this folder whose lock names other captures than the newest: a run stays on those of
 * the lock, so that what was brought just now would go unread without a word.
 */
function staleLocks(folder: string, config: Config, shell: Shell): string[] {
  return claimsPaths(config, shell)
    .filter((path) => evidenceFolder(path, config, shell.folder) === folder)
    .flatMap((path) => {
      const captures = [...(readLock(path, shell.folder) ?? new Map()).values()].flat();
      const pages = new Set(passedOver(folder, captures));
      if (pages.size === 0) return [];
      const [first = ''] = pages;
      const what = pages.size === 1 ? first : `${first} and ${pages.size - 1} more`;
      const file = lockPath(path);
      return `${file} still names an earlier capture of ${what}: to use the newest, remove ${file} and run: factcheck run ${path}`;
    })
    .map(forTerminal);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

async function told(name: string, args: readonly string[], flags: Flags, shell: Shell): Promise<Told> {
  const config = await readConfig(shell.folder);
  const folder = folderOf(flags, config, shell);
  const [first = '', second = ''] = args;
  switch (name) {
    case 'list':
      return listEvidence(folder);
    case 'show':
      return showEvidence(folder, first);
    case 'verify':
      return verifyEvidence(folder, allLocks(config, shell));
    case 'prune': {
      const lock = allLocks(config, shell);
      return pruneEvidence(folder, { dryRun: flags['yes'] !== true, ...(lock ? { lock } : {}) });
    }
    case 'import': {
      const from = resolve(shell.folder, first);
      if (!statSync(from, { throwIfNoEntry: false })) throw new UsageError(`${first}: no such file or folder`);
      return isFolder(from)
        ? importMade(from, folder, textFlag(flags, 'taken'))
        : importRecorded(from, folder, systemClock.now());
    }
    case 'add': {
      const type = textFlag(flags, 'type');
      const page = {
        url: first,
        file: resolve(shell.folder, second),
        by: textFlag(flags, 'by') ?? '',
        at: textFlag(flags, 'at') ?? '',
      };
      return addSaved({ ...page, ...(type === undefined ? {} : { type }) }, folder, systemClock.now());
    }
    default: {
      const file = textFlag(flags, 'wacz') ?? '';
      const created = new Date(systemClock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
      const made = exportEvidence(folder, {
        createdAt: created,
        title: basename(file),
        software: `factcheck ${shell.version}`,
      });
      if (made.bytes) await writeWhole(file, Buffer.from(made.bytes), shell);
      return made;
    }
  }
}

/** `given` is what commander hands to an action: the arguments, the flags, the command. */
export async function evidenceCommand(name: string, given: readonly unknown[], shell: Shell): Promise<number> {
  const args = given.slice(0, -2).map(String);
  const flags = given[given.length - 2] as Flags;
  const { text, ok } = await told(name, args, flags, shell);
  if (ok) shell.print(text);
  else shell.error(text);
  // An import in part is none to be content with, and has brought captures all the same.
  if (name === 'import' || (ok && name === 'add')) {
    const config = await readConfig(shell.folder);
    for (const line of staleLocks(folderOf(flags, config, shell), config, shell)) shell.error(line);
  }
  return ok ? exitCodes.fine : exitCodes.failed;
}
