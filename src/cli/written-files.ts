/** Files that a run writes: whole or not at all, and only where they harm nothing. */
import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { leadsOut } from './leads-out.ts';
import type { Shell } from './shell.ts';
import { reasonOf, UsageError } from './usage-error.ts';

/**
 * What lies in the working folder may come with a pull request: a link there must not lead a report to a file elsewhere.
 * @throws UsageError
 */
function checkPlace(path: string, folder: string): void {
  const full = resolve(folder, path);
  if (lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UsageError(`${path}: cannot be written, it is a symbolic link. Name the file itself.`);
  if (leadsOut(dirname(full), folder))
    throw new UsageError(`${path}: cannot be written, a symbolic link on its way leads out of the working folder.`);
}

/**
 * Whether reports can be written where they are wanted: asked before a run, so that a slip of the pen does not cost one.
 * @param kept what a report may not take the place of: claims files and their locks
 */
export function checkTargets(
  targets: readonly string[],
  kept: readonly string[],
  { folder }: Pick<Shell, 'folder'>,
): void {
  const precious = new Map(kept.map((path) => [resolve(folder, path), path]));
  const taken = new Set<string>();
  for (const target of targets) {
    const path = resolve(folder, target);
    const other = precious.get(path);
    if (target.trim() === '') throw new UsageError('A report needs a name: --report report.md, --json report.json');
    if (other !== undefined) throw new UsageError(`${target}: no place for a report, it is the file ${other}`);
    if (taken.has(path)) throw new UsageError(`${target}: two reports cannot be one file`);
    taken.add(path);
    const parent = dirname(path);
    if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`${target}: cannot be written, the folder ${dirname(target)} is not there. Make it first.`);
    checkPlace(target, folder);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw new UsageError(`${target}: cannot be written, it is no file. Name a file.`);
    try {
      accessSync(parent, constants.W_OK);
      if (there) accessSync(path, constants.W_OK);
    } catch (cause) {
      throw new UsageError(`${target}: cannot be written (${reasonOf(cause)})`);
    }
  }
}

/** Writes a file beside its place and then moves it there: whoever reads it sees the old or the new one, whole. */
export async function writeWhole(
  path: string,
  text: string | Buffer,
  { folder }: Pick<Shell, 'folder'>,
): Promise<void> {
  const { default: writeAtomic } = await import('write-file-atomic');
  checkPlace(path, folder);
  try {
    await writeAtomic(resolve(folder, path), text);
  } catch (cause) {
    throw new UsageError(`${path}: cannot be written (${reasonOf(cause)})`);
  }
}
