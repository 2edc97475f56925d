/** The commands of `factcheck evidence`, as functions from arguments to text. */
import { type Archive, type Entry, type Held, openArchive } from '../net/archive.ts';
import type { Original } from '../net/archive-file.ts';
import { archiveKey } from '../net/archive-key.ts';
import { comparePages } from '../net/changes.ts';
import type { Lock, LockedCapture } from '../net/lock.ts';
import { exportWacz, type WaczOptions } from '../net/wacz.ts';
import { WarcError } from '../net/warc.ts';
import type { Capture } from '../net/web.ts';
import { forTerminal } from '../report/escape.ts';

/** What a command has to say, and whether all is well (exit code 0). */
export interface Told {
  readonly text: string;
  readonly ok: boolean;
}

/** A sound capture without its body, of which a folder may hold more than memory does. */
interface Sound {
  readonly entry: Entry;
  readonly capture: Omit<Capture, 'body'> & { readonly bytes: number };
  readonly revisitOf?: Original;
}

type Seen = Sound | Extract<Held, { damage: string }>;

const isSound = (held: Seen): held is Sound => 'capture' in held;

const readAll = (archive: Archive): Seen[] =>
  archive.entries().map((entry) => {
    const held = archive.read(entry);
    if ('damage' in held) return held;
    const { body, ...capture } = held.capture;
    return { ...held, capture: { ...capture, bytes: body.length } };
  });

const said: Readonly<Record<Capture['provenance'], string>> = {
  recorded: '',
  reconstructed: '  made by hand',
  'supplied-by-hand': '  supplied by hand',
};

/** One line per capture, in order of time. */
export function listEvidence(evidence: string): Told {
  const archive = openArchive(evidence);
  const held = readAll(archive).sort(byTime);
  const lines = held.map((one) => (isSound(one) ? summary(one) : damaged(one)));
  const sound = held.filter(isSound);
  const pages = new Set(sound.map(({ capture }) => capture.url)).size;
  const total = `${count(held.length, 'capture')} of ${count(pages, 'page')}${sound.length < held.length ? `, ${held.length - sound.length} damaged` : ''}`;
  return { text: [...lines, total].join('\n'), ok: sound.length === held.length };
}

const momentOf = (held: Seen): string => (isSound(held) ? held.capture.takenAt : held.entry.day);

const byTime = (a: Seen, b: Seen): number =>
  momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : a.entry.file < b.entry.file ? -1 : 1;

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function summary({ entry, capture }: Sound): string {
  const { takenAt, status, url, provenance, refused } = capture;
  const failure = refused === undefined ? '' : `  no evidence: ${refused.code} (${forTerminal(refused.detail)})`;
  return `${takenAt.slice(0, 19)}Z  ${status}  ${entry.digest12}  ${forTerminal(url)}${said[provenance]}${failure}`;
}

const damaged = ({ entry, damage }: Exclude<Seen, Sound>): string =>
  `${entry.day}  damaged: ${forTerminal(entry.file)} ${forTerminal(damage)}`;

/** All captures of one URL, newest last, with what changed between them. */
export function showEvidence(evidence: string, url: string): Told {
  if (!URL.canParse(url)) return { text: `"${forTerminal(url)}" is no address`, ok: false };
  const archive = openArchive(evidence);
  const key = archiveKey(url);
  const held = readAll(archive).filter(isSound);
  const captures = held.filter(({ capture }) => capture.url === key || capture.finalUrl === key).sort(byTime);
  if (captures.length === 0) return { text: `no capture of ${forTerminal(key)}`, ok: false };
  return { text: captures.map((one, index) => details(one, captures[index - 1])).join('\n\n'), ok: true };
}

function details({ entry, capture, revisitOf }: Sound, before: Sound | undefined): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['address', capture.url],
    ...(capture.hops ?? []).map((hop) => [`  ${hop.status}`, hop.url] as const),
    ['answered by', capture.finalUrl === capture.url ? undefined : capture.finalUrl],
    ['taken', capture.takenAt],
    ['status', String(capture.status)],
    ['bytes', String(capture.bytes)],
    ['digest', capture.digest],
    ['came about', capture.provenance],
    ['remark', capture.remark],
    ['no evidence', capture.refused && `${capture.refused.code} (${capture.refused.detail})`],
    ['file', entry.file],
    ['body kept', revisitOf === undefined ? undefined : `once, with the capture of ${revisitOf.takenAt}`],
    ['content', changed(before, capture)],
    ...capture.headers.map(([name, value]) => ['header', `${name}: ${value}`] as const),
  ];
  return rows
    .flatMap(([name, value]) => (value === undefined ? [] : `${name.padEnd(12)} ${forTerminal(value)}`))
    .join('\n');
}

function changed(before: Sound | undefined, capture: Sound['capture']): string | undefined {
  if (before === undefined) return undefined;
  return comparePages(before.capture, capture).same
    ? `as at ${before.capture.takenAt}`
    : `changed since ${before.capture.takenAt}`;
}

/** Reads every capture and checks every digest; with a lock, also whether all that it names is there. */
export function verifyEvidence(evidence: string, lock?: Lock): Told {
  const archive = openArchive(evidence);
  const held = readAll(archive);
  const problems = held.flatMap((one) =>
    isSound(one) ? [] : `${forTerminal(one.entry.file)} ${forTerminal(one.damage)}`,
  );
  const strangers = archive.strangers();
  const halfWritten = strangers.filter((name) => name.endsWith('.tmp'));
  const others = strangers.filter((name) => !name.endsWith('.tmp'));
  const missing = lock === undefined ? [] : missingFrom(held, lock);
  const lines = [
    ...problems,
    ...missing.map((one) => `missing: ${one.digest} of ${one.day}, ${forTerminal(one.url)}`),
    ...others.map((name) => `not a capture, and not read: ${forTerminal(name)}`),
    ...(halfWritten.length === 0
      ? []
      : [`${count(halfWritten.length, 'half-written file')} of an ended run: harmless, "prune" removes them`]),
    `${count(held.length, 'capture')} read, ${held.length - problems.length} sound`,
  ];
  return { text: lines.join('\n'), ok: problems.length === 0 && missing.length === 0 };
}

function missingFrom(held: readonly Seen[], lock: Lock): LockedCapture[] {
  const there = new Set(held.filter(isSound).map(({ capture }) => `${capture.url} ${capture.digest}`));
  const missing = [...lock.values()].flat().filter((one) => !there.has(`${one.url} ${one.digest}`));
  return [...new Map(missing.map((one) => [`${one.url} ${one.digest}`, one])).values()];
}

/**
 * Removes captures that no lock names, and what runs that were ended left behind. Bodies that a kept capture refers to
 * stay. Without a lock, all but the newest capture of each URL go. `dryRun` only tells.
 */
export function pruneEvidence(evidence: string, options: { lock?: Lock; dryRun: boolean }): Told {
  const archive = openArchive(evidence);
  const held = readAll(archive);
  const sound = held.filter(isSound);
  const kept = new Set(options.lock === undefined ? newestOfEach(sound) : namedBy(sound, options.lock));
  for (const one of [...kept]) {
    const original = one.revisitOf;
    const full = sound.find(
      ({ entry, capture, revisitOf }) =>
        revisitOf === undefined &&
        entry.page === one.entry.page &&
        capture.takenAt === original?.takenAt &&
        capture.digest === original.digest,
    );
    if (original !== undefined && full !== undefined) kept.add(full);
  }
  // Damaged ones are evidence of something: "verify" names them, a person removes them.
  const gone = sound.filter((one) => !kept.has(one));
  const halfWritten = archive.strangers().filter((name) => name.endsWith('.tmp'));
  if (!options.dryRun) {
    archive.remove(gone.map(({ entry }) => entry));
    archive.sweep();
  }
  const verb = options.dryRun ? 'would remove' : 'removed';
  const lines = gone.map((one) => `${verb}  ${summary(one)}`);
  const total = `${verb} ${count(gone.length, 'capture')} and ${count(halfWritten.length, 'half-written file')}, ${kept.size} kept`;
  return { text: [...lines, total].join('\n'), ok: true };
}

/** The page itself, and not that it is gone or withheld. */
const isPage = ({ capture }: Sound): boolean => capture.refused === undefined && capture.status === 200;

const newestByUrl = (sound: readonly Sound[]): Map<string, Sound> =>
  new Map([...sound].sort(byTime).map((one) => [one.capture.url, one]));

/**
 * What a run without a lock uses of each URL. A failure that came later takes nothing from what was evidence before; a
 * 404 that some sources take for an answer stands beside the page, for the others.
 */
function newestOfEach(sound: readonly Sound[]): Sound[] {
  const answers = newestByUrl(sound.filter(({ capture }) => capture.refused === undefined));
  const newest = new Map([...newestByUrl(sound), ...answers]);
  return [...new Set([...newest.values(), ...newestByUrl(sound.filter(isPage)).values()])];
}

/** Every capture whose page and content a lock names. */
function namedBy(sound: readonly Sound[], lock: Lock): Sound[] {
  const named = new Set([...lock.values()].flat().map((one) => `${one.url} ${one.digest}`));
  return sound.filter(({ capture }) => named.has(`${capture.url} ${capture.digest}`));
}

/**
 * Pages of a lock of which the folder has a newer capture than the lock names. That a page is gone or withheld, whenever
 * that was, stands before none.
 */
export function passedOver(evidence: string, locked: readonly LockedCapture[]): string[] {
  const sound = readAll(openArchive(evidence)).filter(isSound);
  const named = new Set(locked.map(({ url, digest }) => `${url} ${digest}`));
  const used = newestByUrl(sound.filter(({ capture }) => named.has(`${capture.url} ${capture.digest}`)));
  const newest = newestByUrl(sound.filter(isPage));
  return [...new Set(locked.map(({ url }) => url))].filter((url) => {
    const page = newest.get(url);
    const held = used.get(url);
    return page !== undefined && page !== held && (held === undefined || byTime(held, page) < 0);
  });
}

/** The evidence as one WACZ file for archive viewers; `undefined` bytes where a capture is damaged. */
export function exportEvidence(evidence: string, options: WaczOptions): Told & { readonly bytes?: Uint8Array } {
  const archive: Archive = openArchive(evidence);
  if (archive.entries().length === 0) return { text: `no captures in ${forTerminal(evidence)}`, ok: false };
  try {
    const bytes = exportWacz(archive, options);
    return { text: `${count(archive.entries().length, 'capture')}, ${bytes.length} bytes`, ok: true, bytes };
  } catch (error) {
    if (!(error instanceof WarcError)) throw error;
    return { text: `nothing exported: ${forTerminal(error.message)}`, ok: false };
  }
}
