/** The only places where the archive touches the disk. A folder from a stranger may hold links, pipes and devices. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
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

/** A file or folder of the archive that is not what it should be; the name is relative to nothing: it is as asked. */
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

/** Names of the regular files and real folders in a folder, sorted; links, pipes and devices are left out. */
export function listFolder(path: string): { files: string[]; folders: string[] } {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    const names = (wanted: 'isFile' | 'isDirectory'): string[] =>
      entries
        .filter((entry) => entry[wanted]())
        .map((entry) => entry.name)
        .sort();
    return { files: names('isFile'), folders: names('isDirectory') };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { files: [], folders: [] };
    throw error;
  }
}

/**
 * Makes sure of a real folder: a link in its place would put what is written somewhere else.
 *
 * @throws DiskError
 */
export function realFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  if (!lstatSync(path).isDirectory()) throw new DiskError('is not a folder of its own (a symbolic link?)');
}

/** True where the folder is a link: nothing is read or written through it. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Tells the half-written files of one process from those of another. */
const run = randomBytes(4).toString('hex');
let writes = 0;

/**
 * Writes a file that must not exist yet, whole or not at all: beside its place, then under its name in one step. Returns
 * false where the name is taken. A process that is ended at any moment leaves at most a `.tmp` file, which nothing reads.
 * Two processes that write one name in the same instant each write a whole file, and one of them stays.
 */
export function writeOnce(folder: string, name: string, bytes: Uint8Array): boolean {
  const path = join(folder, name);
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return false;
  writes += 1;
  const temporary = join(folder, `.${name}.${run}${writes.toString(16).padStart(4, '0')}.tmp`);
  const handle = openSync(temporary, 'wx', 0o644);
  try {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    return true;
  } catch (error) {
    removeIfThere(temporary);
    throw error;
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
