/** The lock beside a claims file: read before a run, written after one that looked at evidence and kept it. */
import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClaimsFile } from '../claims/claim.ts';
import type { GapCode, Gathered, TrailStep } from '../evidence.ts';
import type { Finding } from '../judge/finding.ts';
import { DiskError, readRegular } from '../net/archive-disk.ts';
import { archiveKey } from '../net/archive-key.ts';
import { type Lock, makeLock, parseLock, printLock } from '../net/lock.ts';
import { capturesOf } from '../report/words.ts';
import { UsageError } from './usage-error.ts';

/** Bytes of a lock: 800 claims with twenty captures each. */
const maxLockBytes = 4 * 1024 * 1024;

/** "claims/a.yaml" -> "claims/a.lock". */
export const lockPath = (claimsPath: string): string => `${claimsPath.replace(/\.ya?ml$/, '')}.lock`;

/** @throws UsageError which names the line that is no line of a lock. */
export function lockOf(text: string, path: string): Lock {
  const { lock, problems } = parseLock(text);
  const [first] = problems;
  if (first)
    throw new UsageError(
      `${path}:${first.line}: not a line of a lock: "${first.text}". Settle the merge, or remove the file and run again.`,
    );
  return lock;
}

/** The lock of a claims file; undefined where there is none yet. */
export function readLock(claimsPath: string, folder: string): Lock | undefined {
  const path = lockPath(claimsPath);
  const there = lstatSync(resolve(folder, path), { throwIfNoEntry: false });
  // No lock yet: the newest captures count, and the run writes one.
  if (there === undefined) return undefined;
  let text: string;
  try {
    text = readRegular(resolve(folder, path), maxLockBytes).toString('utf8');
  } catch (cause) {
    if (!(cause instanceof DiskError)) throw cause;
    throw new UsageError(`${path} ${cause.message}. Remove it and run again.`);
  }
  return lockOf(text, path);
}

/** The article's own text lies beside the claims file: no lock has to hold it. */
const isOfTheWeb = ({ ask }: Gathered): boolean => ask.source !== 'article';

/** Gaps of a host that gave no page: they say nothing about the evidence that is held. */
const withoutPage: ReadonlySet<GapCode> = new Set([
  'unreachable',
  'rate-limited',
  'blocked',
  'gone',
  'refused',
  'too-large',
  'too-slow',
]);
const gaveNoPage = (gathered: Gathered): boolean => 'gap' in gathered && withoutPage.has(gathered.gap.code);

type Step = Pick<TrailStep, 'url' | 'takenAt' | 'digest'>;

/** What a claim rests on now; where a host failed, what it rested on before stays in the lock. */
function trailOf(finding: Finding, old: readonly Step[]): readonly Step[] {
  const gathered = finding.gathered.filter(isOfTheWeb);
  if (old.length === 0 || !gathered.some(gaveNoPage)) return capturesOf({ gathered });
  const now = capturesOf({ gathered: gathered.filter((one) => !gaveNoPage(one)) });
  const urls = new Set(now.map(({ url }) => archiveKey(url)));
  return [...now, ...old.filter(({ url }) => !urls.has(url))];
}

/** The lock after a run: checked claims anew, the others as they were, claims that are gone left out. */
export function nextLock(file: ClaimsFile, findings: readonly Finding[], before: Lock | undefined): string {
  const checked = new Map(findings.map((finding) => [finding.claim.id, finding]));
  const trails = file.claims.flatMap(({ id }) => {
    const finding = checked.get(id);
    const old = (before?.get(id) ?? []).map(({ url, day, digest }) => ({ url, takenAt: day, digest }));
    const trail = finding ? trailOf(finding, old) : old;
    return trail.length === 0 ? [] : [[id, trail] as const];
  });
  return printLock(makeLock(trails));
}
