/**
 * The evidence lock: per claim the digests of its trail, so that a review of an edit shows which evidence changed. It
 * can be committed without the captures, which are their publishers' property.
 *
 * ```
 * # factcheck evidence lock 1
 *
 * qwen-downloads
 *   sha256:5ae4...  2026-01-05  https://huggingface.co/api/models/Qwen/Qwen3-8B
 * ```
 *
 * Claims in order of their ids, captures in order of their URLs, a line each: two branches that touch different claims
 * merge, and a changed page is one line in a diff.
 */
import { archiveKey } from './archive-key.ts';

/** One capture of a claim's trail. */
export interface LockedCapture {
  readonly url: string;
  /** Day, UTC, at which it was taken. */
  readonly day: string;
  /** "sha256:..." of the body. */
  readonly digest: string;
}

/** Claim id -> its trail, sorted, each capture once. */
export type Lock = ReadonlyMap<string, readonly LockedCapture[]>;

/** What an evidence step has to have to be locked: `TrailStep` and `Capture` both do. */
interface Step {
  readonly url: string;
  readonly takenAt: string;
  readonly digest: string;
}

const title = '# factcheck evidence lock 1';

const ordered = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The lock of a run: the trails of its claims, by id. */
export function makeLock(trails: Iterable<readonly [id: string, trail: readonly Step[]]>): Lock {
  const lock = new Map<string, readonly LockedCapture[]>();
  for (const [id, trail] of trails) {
    const held = trail.map(({ url, takenAt, digest }) => ({ url: archiveKey(url), day: takenAt.slice(0, 10), digest }));
    const lines = new Map([...(lock.get(id) ?? []), ...held].map((capture) => [line(capture), capture]));
    lock.set(id, [...lines.values()].sort(byUrl));
  }
  return new Map([...lock].sort(([a], [b]) => ordered(a, b)));
}

const byUrl = (a: LockedCapture, b: LockedCapture): number =>
  ordered(a.url, b.url) || ordered(a.day, b.day) || ordered(a.digest, b.digest);

const line = ({ url, day, digest }: LockedCapture): string => `  ${digest}  ${day}  ${url}`;

export function printLock(lock: Lock): string {
  const claims = [...lock].map(([id, captures]) => [id, ...captures.map(line)].join('\n'));
  return `${[title, ...claims].join('\n\n')}\n`;
}

/** A line of the lock that cannot be read: where, and what stands there. */
export interface LockProblem {
  readonly line: number;
  readonly text: string;
}

const claimLine = /^[a-z0-9][a-z0-9._-]{0,79}$/;
const captureLine = /^\s+(sha256:[0-9a-f]{64})\s+(\d{4}-\d{2}-\d{2})\s+(https?:\/\/\S+)$/;

/** Reads a lock, whichever order a merge has left its lines in; what cannot be read (a merge's own marks) is named. */
export function parseLock(text: string): { lock: Lock; problems: readonly LockProblem[] } {
  const trails = new Map<string, Step[]>();
  const problems: LockProblem[] = [];
  let trail: Step[] | undefined;
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [, digest, day, url] = captureLine.exec(row) ?? [];
    if (claimLine.test(row)) {
      trail = trails.get(row) ?? [];
      trails.set(row, trail);
    } else if (trail && digest !== undefined && day !== undefined && url !== undefined && URL.canParse(url)) {
      trail.push({ url, takenAt: day, digest });
    } else problems.push({ line: index + 1, text: row });
  }
  return { lock: makeLock(trails), problems };
}

/** How the evidence of one claim differs between two locks. */
export interface LockChange {
  readonly id: string;
  readonly added: readonly LockedCapture[];
  readonly removed: readonly LockedCapture[];
}

/** Claims whose trails differ in what they hold. The day alone is no difference: the page says the same. */
export function compareLocks(before: Lock, after: Lock): readonly LockChange[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort(ordered);
  return ids.flatMap((id) => {
    const [old, now] = [before.get(id) ?? [], after.get(id) ?? []];
    const added = now.filter((capture) => !holds(old, capture));
    const removed = old.filter((capture) => !holds(now, capture));
    return added.length + removed.length === 0 ? [] : [{ id, added, removed }];
  });
}

const holds = (captures: readonly LockedCapture[], { url, digest }: LockedCapture): boolean =>
  captures.some((other) => other.url === url && other.digest === digest);

/**
 * Which capture a run on this lock uses for a URL: the one of the newest day that any claim names. Where a day has
 * several the lock cannot tell their order, and the archive's newest is used. For `pinnedWeb`'s `wanted`.
 */
export function wantedBy(lock: Lock): (url: string) => string | undefined {
  const newest = new Map<string, { day: string; digests: Set<string> }>();
  for (const { url, day, digest } of [...lock.values()].flat()) {
    const known = newest.get(url);
    if (known === undefined || known.day < day) newest.set(url, { day, digests: new Set([digest]) });
    else if (known.day === day) known.digests.add(digest);
  }
  return (url) => {
    const [digest, another] = newest.get(archiveKey(url))?.digests ?? [];
    return another === undefined ? digest : undefined;
  };
}
