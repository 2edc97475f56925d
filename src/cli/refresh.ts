/** What a refresh changed: pages, and then verdicts, readings and passages, old and new side by side. */
import type { Claim, ClaimsFile } from '../claims/claim.ts';
import type { Finding } from '../judge/finding.ts';
import { archiveKey } from '../net/archive-key.ts';
import { comparePages, comparePassages } from '../net/changes.ts';
import type { Captured } from '../net/pinned.ts';
import { forTerminal } from '../report/escape.ts';
import { shown, toneOf } from '../report/words.ts';
import { readLock } from './lock-file.ts';

/** Addresses that the chosen claims rested on when the lock was written, by their keys. */
export function lockedUrls(
  files: readonly ClaimsFile[],
  chosen: (claim: Claim) => boolean,
  folder: string,
): Set<string> {
  const urls = new Set<string>();
  for (const file of files) {
    const lock = readLock(file.path, folder);
    for (const claim of file.claims.filter(chosen))
      for (const { url } of lock?.get(claim.id) ?? []) urls.add(archiveKey(url));
  }
  return urls;
}

function pageLines(captured: readonly Captured[]): string[] {
  return captured.flatMap(({ capture, before }) => {
    if (!before) return [`  new        ${forTerminal(capture.url)}`];
    const { same } = comparePages(before, capture);
    const word = same ? 'same' : before.provenance === 'recorded' ? 'changed' : 'recorded';
    return [`  ${word.padEnd(9)}  ${forTerminal(capture.url)}`];
  });
}

const passageOf = (finding: Finding): string => shown(finding)[0]?.evidence.reading.passage.text ?? '';

/** "31 million" became "33 million": what went in brackets with a minus, what came with a plus. */
function sideBySide(before: string, after: string): string {
  const parts = comparePassages(before, after).map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
  );
  return forTerminal(parts.join(''));
}

/** The lines that a refresh prints after its findings. */
export function refreshLines(
  captured: readonly Captured[],
  before: readonly Finding[],
  after: readonly Finding[],
): string[] {
  const old = new Map(before.map((finding) => [finding.claim.id, finding]));
  const lines = [
    `refreshed ${captured.length} ${captured.length === 1 ? 'capture' : 'captures'}`,
    ...pageLines(captured),
  ];
  for (const finding of after) {
    const was = old.get(finding.claim.id);
    if (!was) continue;
    const changes: string[] = [];
    if (toneOf(was) !== toneOf(finding) || was.cause !== finding.cause) {
      const word = ({ verdict, cause }: Finding): string => (cause ? `${verdict} (${cause})` : verdict);
      changes.push(`    verdict  ${word(was)} → ${word(finding)}`);
    }
    if (was.found !== finding.found)
      changes.push(`    found    ${forTerminal(was.found) || '-'} → ${forTerminal(finding.found) || '-'}`);
    const [oldPassage, newPassage] = [passageOf(was), passageOf(finding)];
    if (oldPassage !== newPassage) changes.push(`    passage  ${sideBySide(oldPassage, newPassage)}`);
    if (changes.length > 0) lines.push(`  ${finding.claim.id}`, ...changes);
  }
  return lines;
}
