/** What a refresh changed: pages, and then verdicts, readings and passages, old and new side by side. */
import type { Finding } from '../judge/finding.ts';
import { comparePages, comparePassages } from '../net/changes.ts';
import type { Captured } from '../net/pinned.ts';
import { forTerminal } from '../report/escape.ts';
import { shown, toneOf } from '../report/words.ts';

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
  // Two files may each have a claim of one id.
  const keyOf = ({ claim }: Finding): string => `${claim.place.file}\n${claim.id}`;
  const old = new Map(before.map((finding) => [keyOf(finding), finding]));
  const lines = [
    `refreshed ${captured.length} ${captured.length === 1 ? 'capture' : 'captures'}`,
    ...pageLines(captured),
  ];
  for (const finding of after) {
    const was = old.get(keyOf(finding));
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
