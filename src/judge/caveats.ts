/** What must be said with a verdict: gathered from its pieces, its calculation and its readings, each thing once. */
import type { Claim } from '../claims/claim.ts';
import { openConditions, partsOf } from './conditions.ts';
import type { Caveat, CaveatCode, Judged, ReadingFinding, Verdict } from './finding.ts';
import { caveatEntries } from './rules.ts';

const caveat = (code: CaveatCode, text: string): Caveat => ({ code, text });

/** In the order of the table, each text once. */
function tidy(caveats: readonly Caveat[]): readonly Caveat[] {
  const once = new Map(caveats.map((entry) => [`${entry.code} ${entry.text}`, entry]));
  const order = Object.keys(caveatEntries);
  return [...once.values()].sort(
    (a, b) => order.indexOf(a.code) - order.indexOf(b.code) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
  );
}

interface Joined {
  readonly verdict: Verdict;
  readonly deciding: readonly ReadingFinding[];
}

/** All caveats of a finding. */
export function claimCaveats(
  claim: Claim,
  readings: readonly ReadingFinding[],
  { verdict, deciding }: Joined,
  evidence: readonly Judged[],
  baseDigests: ReadonlySet<string> | undefined,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  const statements = partsOf(deciding).flatMap((part) => part.statements);
  if (verdict !== 'unverifiable') {
    for (const piece of evidence) caveats.push(...(piece.caveats ?? []));
    for (const statement of statements) if (statement.verdict === verdict) caveats.push(...(statement.caveats ?? []));
    if (evidence.length > 0 && evidence.every((piece) => piece.evidence.standing === 'secondary'))
      caveats.push(caveat('secondary-only', 'Only reports of others say so, not the issuer.'));
    if (verdict === 'supported') caveats.push(...openConditions(deciding));
    if (readings.some((reading) => reading.verdict !== verdict))
      caveats.push(caveat('reading-dependent', `Another reading of the claim is not ${verdict}.`));
  } else {
    // Nothing was decided; what the shown evidence is made of is said all the same.
    for (const piece of evidence)
      caveats.push(
        ...(piece.caveats ?? []).filter(({ code }) => code === 'reconstructed' || code === 'supplied-by-hand'),
      );
  }
  if (baseDigests)
    for (const { evidence: piece } of evidence) {
      const last = piece.trail.at(-1);
      if (last && !baseDigests.has(last.digest))
        caveats.push(caveat('new-evidence', `The capture of ${last.url} is new with this change.`));
    }
  if (claim.note !== undefined) caveats.push(caveat('note', claim.note));
  return tidy(caveats);
}
