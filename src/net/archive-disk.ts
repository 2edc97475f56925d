/** The only places where the archive touches the disk. A folder from a stranger may hold links, pipes and devices. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A file or folder of the archive that is not what it should be. Of a file that is read the message says what is wrong, for
 * whoever reports it after the file's name; of a folder, or of what cannot be written, it is a sentence with the name.
 */
export class DiskError extends Error {
  override readonly name = 'DiskError';
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * The bytes of a regular file. Opened without following a link and without waiting for a pipe's other end.
 *
 * @throws DiskError
 */
export function readRegular(path: string, maxBytes: number): Buffer {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    throw new DiskError(codeOf(cause) === 'ELOOP' ? 'is a symbolic link' : `cannot be opened (${codeOf(cause)})`, {
      cause,
    });
  }
  try {
    const { size } = regular(handle);
    if (size > maxBytes) throw new DiskError(`is larger than ${maxBytes} bytes`);
    const bytes = Buffer.allocUnsafe(size);
    let read = 0;
    for (let got = 1; got > 0 && read < size; read += got) got = readSync(handle, bytes, read, size - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}

function regular(handle: number): { size: number } {
  const stat = fstatSync(handle);
  if (!stat.isFile()) throw new DiskError('is not a regular file');
  return stat;
}

/** What a folder holds: names, sorted. */
export interface Listing {
  /** Regular files. */
  readonly files: readonly string[];
  /** Real folders. */
  readonly folders: readonly string[];
  /** Links, pipes, devices. */
  readonly others: readonly string[];
}

/** A folder that is not there holds nothing. @throws DiskError */
export function listFolder(path: string): Listing {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { files: [], folders: [], others: [] };
    throw new DiskError(
      codeOf(cause) === 'ENOTDIR' ? `${path} is not a folder` : `${path} cannot be read (${codeOf(cause)})`,
      { cause },
    );
  }
  const names = (wanted: (entry: Dirent) => boolean): string[] =>
    entries
      .filter(wanted)
      .map((entry) => entry.name)
      .sort();
  return {
    files: names((entry) => entry.isFile()),
    folders: names((entry) => entry.isDirectory()),
    others: names((entry) => !entry.isFile() && !entry.isDirectory()),
  };
}

/**
 * Makes sure of a real folder: a link in its place would put what is written somewhere else.
 *
 * @throws DiskError
 */
export function realFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw unwritable(path, cause);
  }
  if (!lstatSync(path).isDirectory())
    throw new DiskError(`${path} is a symbolic link: evidence goes into real folders`);
}

const unwritable = (path: string, cause: unknown): DiskError =>
  new DiskError(`${path} cannot be written (${codeOf(cause) ?? 'no reason given'})`, { cause });

/** True where the folder is a link: nothing is read or written through it. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** True where something is there that is no folder. */
export const isOther = (folder: string): boolean =>
  !(lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? true);

/** Tells the half-written files of one process from those of another. */
const run = randomBytes(4).toString('hex');
let writes = 0;

/**
 * Writes a file that must not exist yet, whole or not at all: beside its place, then under its name in one step. Returns
 * false where the name is taken. A process that is ended at any moment leaves at most a `.tmp` file, which nothing reads.
 * Two processes that write one name in the same instant each write a whole file, and one of them stays.
 *
 * @throws DiskError
 */
export function writeOnce(folder: string, name: string, bytes: Uint8Array): boolean {
  const path = join(folder, name);
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return false;
  writes += 1;
  const temporary = join(folder, `.${name}.${run}${writes.toString(16).padStart(4, '0')}.tmp`);
  try {
    const handle = openSync(temporary, 'wx', 0o644);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    return true;
  } catch (cause) {
    removeIfThere(temporary);
    throw unwritable(path, cause);
  }
}

/** Waits until a file and its name are on the disk itself, and survive a loss of power. One that is gone is no trouble. */
export async function flushFile(path: string): Promise<void> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    // Not every file system and not every system lets a folder be flushed.
    if (!['ENOENT', 'EISDIR', 'EPERM', 'EINVAL'].includes(codeOf(error) ?? '')) throw error;
  }
}

export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Removes a folder that has become empty; one that has not stays. */
export function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOENT') throw error;
  }
}
