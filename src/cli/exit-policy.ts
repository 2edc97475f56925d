/** Which findings fail a run: `--fail-on contradicted,unverifiable:not-pinned`. */
import type { Cause, Finding } from '../judge/finding.ts';
import { causesByNearness as causes } from '../judge/rules.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes, as every command keeps them. */
export const exitCodes = { fine: 0, failed: 1, misused: 2 } as const;

export type FailsOn = (finding: Finding) => boolean;

const isNearMiss = (finding: Finding): boolean => finding.caveats.some(({ code }) => code === 'near-miss');

function policyOf(word: string): FailsOn {
  const [verdict, detail] = word.split(':');
  if (verdict === 'contradicted') {
    if (detail === undefined) return (finding) => finding.verdict === 'contradicted';
    if (detail === 'near-miss') return (finding) => finding.verdict === 'contradicted' && isNearMiss(finding);
    if (detail === 'clear') return (finding) => finding.verdict === 'contradicted' && !isNearMiss(finding);
    throw new UsageError(`"${word}" is no policy: write contradicted, contradicted:near-miss or contradicted:clear`);
  }
  const cause = verdict === 'unverifiable' ? detail : detail === undefined ? verdict : undefined;
  if (verdict === 'unverifiable' && detail === undefined)
    return (finding) => finding.verdict === 'unverifiable' && finding.cause !== 'opinion';
  if (cause !== undefined && (causes as readonly string[]).includes(cause))
    return (finding) => finding.cause === (cause as Cause);
  throw new UsageError(
    `"${word}" is no policy: write contradicted, unverifiable, one of its causes (${causes.join(', ')}), or none`,
  );
}

/** Reads `--fail-on`: words between commas; "none" lets everything pass. */
export function parseFailOn(text: string): FailsOn {
  const words = text.split(',').map((word) => word.trim());
  const policies = words.filter((word) => word !== 'none').map(policyOf);
  return (finding) => policies.some((fails) => fails(finding));
}

/** The exit code of a run and the sentence that says why. */
export function exitOf(findings: readonly Finding[], fails: FailsOn, failOn: string): { code: 0 | 1; reason: string } {
  const failing = findings.filter(fails);
  if (failing.length > 0) {
    const kinds = new Map<string, number>();
    for (const { verdict, cause } of failing) {
      const kind = cause ?? verdict;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const counts = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
    return { code: 1, reason: `exit 1: ${counts} (--fail-on ${failOn})` };
  }
  const checkable = findings.filter(({ cause }) => cause !== 'opinion');
  if (checkable.length > 0 && checkable.every(({ verdict }) => verdict === 'unverifiable'))
    return { code: 1, reason: 'exit 1: no checkable claim could be decided' };
  return { code: 0, reason: `exit 0: nothing failed (--fail-on ${failOn})` };
}
