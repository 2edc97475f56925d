/** Findings as workflow commands, which a code host shows beside the lines of the claims file. */
import type { Finding } from '../judge/finding.ts';
import { forWorkflowData, forWorkflowProperty } from './escape.ts';
import { toneOf } from './words.ts';

/** One line a claim that is contradicted or open; supported claims and opinions are silent. */
export function annotations(findings: readonly Finding[], fails: (finding: Finding) => boolean): string[] {
  return findings
    .filter((finding) => ['contradicted', 'unverifiable'].includes(toneOf(finding)))
    .map((finding) => {
      const { file, line, column } = finding.claim.place;
      const level = fails(finding) ? 'error' : 'warning';
      const title = `${finding.verdict}: ${finding.claim.id}`;
      const place = `file=${forWorkflowProperty(file)},line=${line},col=${column},title=${forWorkflowProperty(title)}`;
      return `::${level} ${place}::${forWorkflowData(finding.reason)}`;
    });
}
