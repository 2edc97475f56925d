/** One tab-separated line a claim: for pipes, logs and spreadsheets. */
import type { Finding } from '../judge/finding.ts';
import { forTsv } from './escape.ts';
import { pageOf, shown, tail, toneOf } from './words.ts';

/** verdict, id, says, found, because, place, source. */
export function plainLine(finding: Finding): string {
  const best = shown(finding)[0];
  const { file, line } = finding.claim.place;
  const cells = [
    toneOf(finding),
    finding.claim.id,
    finding.says,
    finding.found,
    tail(finding) || finding.rule,
    `${file}:${line}`,
    best ? pageOf(best.evidence) : '',
  ];
  return cells.map(forTsv).join('\t');
}
