/**
 * The evidence folder: `<day>/<host>-<hash of the URL>-<time>-<start of the digest>.warc.gz`, one small file per capture.
 * Two branches that record different pages add different files, so they merge without conflict; and the names are the
 * index: which captures a URL has, when they were taken and what they hold is known from two listings, with no file
 * opened and nothing beside the captures that could be stale. Every read checks the record's digests and the name
 * against what is in it.
 */
import { dirname, join } from 'node:path';
import {
  DiskError,
  flushFile,
  isLink,
  isOther,
  listFolder,
  readRegular,
  realFolder,
  removeIfEmpty,
  removeIfThere,
  writeOnce,
} from './archive-disk.ts';
import { asKept, type Original, readCapture, type Stored, writeCapture } from './archive-file.ts';
import { archiveKey, keyName } from './archive-key.ts';
import { sha256, WarcError } from './warc.ts';
import type { Capture } from './web.ts';

/** A capture's file, as far as its name tells. */
export interface Entry {
  /** Relative to the folder, with a forward slash: "2026-01-05/example.org-0123456789-090000-0123456789ab.warc.gz". */
  readonly file: string;
  /** "2026-01-05". */
  readonly day: string;
  /** "090000", UTC. */
  readonly time: string;
  /** {@link keyName} of its URL. */
  readonly page: string;
  /** First 12 hex digits of the body's sha256. */
  readonly digest12: string;
}

/** A capture that is in the archive, or what is wrong with its file. */
export type Held =
  | { readonly entry: Entry; readonly capture: Capture; readonly revisitOf?: Original }
  | { readonly entry: Entry; readonly damage: string };

export interface Archive {
  readonly folder: string;
  /** Sorted by file name. No file is opened. */
  entries(): readonly Entry[];
  /** Files and folders that are none of the archive's own: names, sorted. Half-written ones end in `.tmp`. */
  strangers(): readonly string[];
  /**
   * The newest capture of a URL: of those with that digest ("sha256:..."), of those that `accepts` takes.
   *
   * @throws WarcError where that capture is damaged: an older one never steps in silently.
   */
  find(url: string, digest?: string, accepts?: (capture: Capture) => boolean): Capture | undefined;
  /**
   * Keeps a capture, and gives it as it will be read back. When the promise resolves, it survives the end of the process,
   * however that comes about. A body that is held already for the same URL is not written again (`revisit`).
   *
   * @throws DiskError where it cannot be written
   */
  put(capture: Capture): Promise<Capture>;
  /**
   * Waits until what was put since is on the disk itself: once at the end of a run. (For each capture alone it would cost
   * twice the compression; what a loss of power leaves in pieces before that is found by its digest.)
   */
  flush(): Promise<void>;
  /** A capture, read with all its digests checked: `find` leaves out the one that only repeats what two others say. */
  read(entry: Entry): Held;
  /** Bytes of a capture's file as they stand on the disk. @throws DiskError */
  bytes(entry: Entry): Buffer;
  remove(entries: readonly Entry[]): void;
  /** Removes what runs that were ended in the midst of writing left behind. */
  sweep(): void;
}

const dayName = /^\d{4}-\d{2}-\d{2}$/;
const fileName = /^([a-z0-9][a-z0-9.-]*-[0-9a-f]{10})-(\d{6})-([0-9a-f]{12})(?:-[2-9])?\.warc\.gz$/;

/** As `writeOnce` names a file that is not whole yet. */
const halfWritten = /^\d{4}-\d{2}-\d{2}\/\.[^/]+\.[0-9a-f]{12,}\.tmp$/;

/** Largest file that is opened: the largest capture, barely compressed. */
const maxFileBytes = 68 * 1024 * 1024;

/** @throws DiskError where the folder is a link, or no folder. */
export function openArchive(folder: string): Archive {
  if (isLink(folder)) throw new DiskError(`${folder} is a symbolic link: name the folder itself`);
  if (isOther(folder)) throw new DiskError(`${folder} is not a folder`);
  let pages: Map<string, Entry[]> | undefined;
  /** Written since the last flush. */
  let unflushed: string[] = [];
  /** Days whose folders are known to be there, and real ones. */
  const made = new Set<string>();

  const byPage = (): Map<string, Entry[]> => {
    if (pages === undefined) {
      pages = new Map();
      for (const entry of listing(folder).entries) remember(pages, entry);
    }
    return pages;
  };

  const makeFolders = (day: string): void => {
    if (made.has(day)) return;
    for (const path of [folder, join(folder, day)]) realFolder(path);
    made.add(day);
  };

  const candidates = (url: string): readonly Entry[] => byPage().get(keyName(archiveKey(url))) ?? [];

  const load = (entry: Entry, quickly: boolean): Capture & { revisitOf?: Original } => {
    const stored = open(folder, entry, quickly);
    if (stored.revisitOf === undefined) return stored.capture;
    return withBody(stored, byPage().get(entry.page) ?? [], (other) => open(folder, other, quickly));
  };

  return {
    folder,
    entries: () => [...byPage().values()].flat().sort(byName),
    strangers: () => listing(folder).strangers,
    find: (url, digest, accepts = () => true) => {
      const key = archiveKey(url);
      const asked = (capture: Capture): boolean =>
        capture.url === key && (digest === undefined || capture.digest === digest) && accepts(capture);
      return newest(candidates(url), digest, asked, (entry) => load(entry, true));
    },
    bytes: (entry) => readRegular(join(folder, entry.file), maxFileBytes),

    read: (entry) => {
      try {
        const { revisitOf, ...capture } = load(entry, false);
        return { entry, capture, ...(revisitOf === undefined ? {} : { revisitOf }) };
      } catch (error) {
        if (error instanceof WarcError || error instanceof DiskError) return { entry, damage: error.message };
        throw error;
      }
    },

    put: async (capture) => {
      if (sha256(capture.body) !== capture.digest) throw new Error(`digest of ${capture.url} is not that of its body`);
      makeFolders(capture.takenAt.slice(0, 10));
      const original = capture.body.length === 0 ? undefined : fullCapture(candidates(capture.url), capture, folder);
      const bytes = writeCapture(capture, original);
      for (let number = 1; number <= 9; number++) {
        const entry = entryFor(capture, number);
        const [day, name] = [entry.day, entry.file.slice(entry.day.length + 1)];
        const written = writeOnce(join(folder, day), name, bytes);
        if (written) unflushed.push(entry.file);
        remember(byPage(), entry);
        if (written && !capture.unchanged) return asKept(capture);
        const { revisitOf: _, ...held } = load(entry, true);
        if (written || isSame(held, capture)) return { ...held, how: capture.how };
      }
      throw new Error(`nine different captures of ${capture.url} at ${capture.takenAt}`);
    },

    flush: async () => {
      const files = unflushed;
      unflushed = [];
      const paths = [...files, ...new Set(files.map((file) => dirname(file)))].map((name) => join(folder, name));
      // A few at once: the file system commits them together.
      for (let at = 0; at < paths.length; at += 16) await Promise.all(paths.slice(at, at + 16).map(flushFile));
    },

    remove: (entries) => {
      for (const entry of entries) {
        removeIfThere(join(folder, entry.file));
        removeIfEmpty(join(folder, entry.day));
        made.delete(entry.day);
        const rest = (byPage().get(entry.page) ?? []).filter((other) => other.file !== entry.file);
        byPage().set(entry.page, rest);
      }
    },

    sweep: () => {
      for (const name of listing(folder).strangers) if (halfWritten.test(name)) removeIfThere(join(folder, name));
    },
  };
}

const byName = (a: Entry, b: Entry): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);

function listing(folder: string): { entries: Entry[]; strangers: string[] } {
  const top = listFolder(folder);
  const entries: Entry[] = [];
  const strangers = [...top.files, ...top.others, ...top.folders.filter((name) => !dayName.test(name))];
  for (const day of top.folders.filter((name) => dayName.test(name))) {
    const { files, folders, others } = listFolder(join(folder, day));
    strangers.push(...[...folders, ...others].map((name) => `${day}/${name}`));
    for (const name of files) {
      const entry = parseName(day, name);
      if (entry === undefined) strangers.push(`${day}/${name}`);
      else entries.push(entry);
    }
  }
  return { entries, strangers: strangers.sort() };
}

function parseName(day: string, name: string): Entry | undefined {
  const [, page, time, digest12] = fileName.exec(name) ?? [];
  if (page === undefined || time === undefined || digest12 === undefined) return undefined;
  return { file: `${day}/${name}`, day, time, page, digest12 };
}

function entryFor(capture: Capture, number: number): Entry {
  const day = capture.takenAt.slice(0, 10);
  const time = capture.takenAt.slice(11, 19).replaceAll(':', '');
  const page = keyName(archiveKey(capture.url));
  const digest12 = capture.digest.slice('sha256:'.length, 'sha256:'.length + 12);
  const suffix = number === 1 ? '' : `-${number}`;
  return { file: `${day}/${page}-${time}-${digest12}${suffix}.warc.gz`, day, time, page, digest12 };
}

function remember(pages: Map<string, Entry[]>, entry: Entry): void {
  const known = pages.get(entry.page);
  if (known === undefined) pages.set(entry.page, [entry]);
  else if (!known.some((other) => other.file === entry.file)) known.push(entry);
}

/** One file, checked against its own name. */
function open(folder: string, entry: Entry, quickly: boolean): Stored {
  // A day's folder was listed as a real one; its file is opened without following links.
  const stored = readCapture(readRegular(join(folder, entry.file), maxFileBytes), quickly);
  const named = entryFor(stored.capture, 1);
  for (const part of ['day', 'time', 'page', 'digest12'] as const) {
    if (named[part] !== entry[part]) throw new WarcError(`is named "${entry[part]}" and holds "${named[part]}"`);
  }
  return stored;
}

function newest(
  entries: readonly Entry[],
  digest: string | undefined,
  asked: (capture: Capture) => boolean,
  load: (entry: Entry) => Capture & { revisitOf?: Original },
): Capture | undefined {
  const wanted = digest?.slice('sha256:'.length, 'sha256:'.length + 12);
  const moment = (entry: Entry): string => `${entry.day} ${entry.time}`;
  const sorted = entries
    .filter((entry) => wanted === undefined || entry.digest12 === wanted)
    .sort((a, b) => (moment(a) < moment(b) ? 1 : moment(a) > moment(b) ? -1 : byName(a, b)));
  let best: Capture | undefined;
  for (const entry of sorted) {
    // Names tell the second. Where one second has several, the finer instant decides, then the name.
    if (best !== undefined && moment(entry) !== moment(entryFor(best, 1))) break;
    const { revisitOf: _, ...capture } = load(entry);
    if (asked(capture) && (best === undefined || capture.takenAt > best.takenAt)) best = capture;
  }
  return best;
}

/** The earlier capture of the same URL that holds the same body in full. */
function fullCapture(entries: readonly Entry[], capture: Capture, folder: string): Original | undefined {
  const { digest12, page } = entryFor(capture, 1);
  for (const entry of entries) {
    if (entry.digest12 !== digest12 || entry.page !== page) continue;
    const stored = readable(folder, entry);
    const earlier = stored?.capture;
    if (earlier === undefined || stored?.revisitOf !== undefined) continue;
    if (earlier.digest !== capture.digest || earlier.takenAt >= capture.takenAt) continue;
    return { url: earlier.finalUrl, takenAt: earlier.takenAt, digest: earlier.digest };
  }
  return undefined;
}

function readable(folder: string, entry: Entry): Stored | undefined {
  try {
    return open(folder, entry, true);
  } catch (error) {
    // A damaged capture is no reason not to keep a sound one; it is named whenever it is asked for.
    if (error instanceof WarcError || error instanceof DiskError) return undefined;
    throw error;
  }
}

function withBody(
  { capture, revisitOf }: Stored,
  entries: readonly Entry[],
  load: (entry: Entry) => Stored,
): Capture & { revisitOf?: Original } {
  if (revisitOf === undefined) return capture;
  const { notModified, ...original } = revisitOf;
  for (const entry of entries) {
    if (!original.digest.startsWith(`sha256:${entry.digest12}`)) continue;
    if (entry.day !== original.takenAt.slice(0, 10)) continue;
    const { capture: earlier, revisitOf: again } = load(entry);
    if (again !== undefined || earlier.digest !== original.digest || earlier.takenAt !== original.takenAt) continue;
    const state = notModified ? { status: earlier.status, headers: earlier.headers } : {};
    return { ...capture, ...state, body: earlier.body, revisitOf: original };
  }
  throw new WarcError(`has its body in a capture of ${original.takenAt} that is missing`);
}

const isSame = (held: Capture, capture: Capture): boolean =>
  held.takenAt === capture.takenAt &&
  held.status === capture.status &&
  held.provenance === capture.provenance &&
  held.digest === capture.digest &&
  held.refused?.detail === capture.refused?.detail &&
  held.finalUrl === archiveKey(capture.finalUrl);
