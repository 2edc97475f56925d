/** From what was typed to the bytes of claims files, or a sentence that says what to do. */
import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Config } from './config.ts';
import { leadsOut } from './leads-out.ts';
import { reasonOf, UsageError } from './usage-error.ts';

export interface ClaimsBytes {
  /** Relative to the working folder, with forward slashes: the name in reports. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Bytes that are read of a claims file; one more than a file may have, so that the loader can say "too large". */
const most = 256 * 1024 + 1;

const nameOne = 'Name a claims file, or run without one to check those that the config names (claims/*.yaml).';

/** Whether a name fits a pattern with stars. Each part is taken where it first comes: no pattern of a stranger's takes long. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return name === pattern;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

function expand(pattern: string, root: string): string[] {
  const folder = join(root, dirname(pattern));
  const name = basename(pattern);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // A folder that is not there holds no claims; whether that is a mistake is decided by the caller.
    return [];
  }
  // Plain code-unit order: the same on every machine.
  return names
    .filter((file) => matches(file, name))
    .sort()
    .map((file) => join(folder, file));
}

/** @param typed the name as the user knows it */
function read(path: string, typed: string): Uint8Array {
  let kind: ReturnType<typeof lstatSync>;
  try {
    kind = lstatSync(path);
  } catch {
    // Whatever is in the way: there is nothing that could be read.
    throw new UsageError(`${typed}: no such file. ${nameOne}`);
  }
  if (kind.isDirectory())
    throw new UsageError(`${typed}: a folder. Name the claims files in it: '${join(typed, '*.yaml')}'`);
  // A link could show any file of this machine in a diagnostic; a pipe or device could block or never end.
  if (!kind.isFile()) throw new UsageError(`${typed}: not a regular file (a link, pipe or device). ${nameOne}`);
  try {
    return readStart(path);
  } catch (cause) {
    throw new UsageError(`${typed}: cannot be read (${reasonOf(cause)}). ${nameOne}`);
  }
}

/** The file, or as much of a huge one as shows that it is too large. */
function readStart(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(most);
    let size = 0;
    for (let read = -1; read !== 0 && size < most; size += read) read = readSync(file, buffer, size, most - size, size);
    // In memory of its own size: a folder may hold thousands.
    return new Uint8Array(buffer.subarray(0, size));
  } finally {
    closeSync(file);
  }
}

/** Reads the claims files that are meant. @throws UsageError */
export function readClaimsFiles(named: readonly string[], config: Config, folder: string): ClaimsBytes[] {
  const shown = (path: string): string => relative(folder, path).split(sep).join('/');
  const files = new Map<string, string>();
  for (const name of named) {
    if (name.trim() === '') throw new UsageError(`"${name}" names no file. ${nameOne}`);
    const found = name.includes('*') ? expand(name, folder).map((path) => [path, shown(path)] as const) : undefined;
    if (found?.length === 0) throw new UsageError(`${name}: no file matches. ${nameOne}`);
    for (const [path, typed] of found ?? [[resolve(folder, name), name] as const]) files.set(path, typed);
  }
  if (named.length === 0)
    for (const path of config.claims.flatMap((pattern) => expand(pattern, config.root))) files.set(path, shown(path));
  if (files.size === 0)
    throw new UsageError(
      `No claims files: ${config.claims.join(', ')} matches nothing. Name one, or write one: see docs/claim-format.md.`,
    );
  for (const [path, typed] of files)
    if (leadsOut(dirname(path), folder) || leadsOut(dirname(path), config.root))
      throw new UsageError(`${typed}: not read, a symbolic link on its way leads out of the working folder.`);
  return [...files].map(([path, typed]) => ({ path: shown(path), bytes: read(path, typed) }));
}
