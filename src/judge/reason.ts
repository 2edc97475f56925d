/** The reason of a verdict in one sentence: who says what, by which rule, and what was passed over. */
import type { Claim } from '../claims/claim.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Cause, Judged, ReadingFinding, StatementFinding, Verdict } from './finding.ts';
import { decidingRules, type RuleName } from './rules.ts';

/** The claim's side for the one line. */
export function saysOf(claim: Claim, lead: StatementFinding | undefined): string {
  if (claim.opinion !== undefined) return `opinion (${claim.opinion})`;
  if (claim.unclear !== undefined) return `unclear (${claim.unclear})`;
  return lead?.text ?? claim.text;
}

interface Joined {
  readonly verdict: Verdict;
  readonly cause?: Cause;
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** "[93, ∞) %" beside what is printed. */
function claimedSide({ text, claimed, unit }: StatementFinding): string {
  return claimed && unit ? `"${text}" (${formatFigureInterval(claimed, unit)})` : `"${text}"`;
}

function foundSide({ found, measured, unit }: StatementFinding): string {
  const read = measured && unit && formatFigureInterval(measured, unit);
  return read === undefined || read === found ? found : `${found} (${read})`;
}

function passedOver(statement: StatementFinding): string {
  const abstaining = statement.judged.filter(({ outcome, doubt }) => outcome === 'abstains' && doubt !== undefined);
  const parts = [
    ...abstaining.map(({ evidence, doubt, remark }) => `${evidence.origin}: ${doubt}${remark ? ` (${remark})` : ''}`),
    ...statement.gaps.map((gap) => `${gap.ask.source}: ${gap.code} (${gap.detail})`),
  ];
  return parts.length > 0 ? `; passed over: ${[...new Set(parts)].join('; ')}` : '';
}

const originsOf = (evidence: readonly Judged[]): string =>
  [...new Set(evidence.map(({ evidence: piece }) => piece.origin))].sort().join(', ');

/** One sentence that an angry reader can be told. */
export function reasonOf(
  claim: Claim,
  { verdict, cause }: Joined,
  readings: readonly ReadingFinding[],
  lead: StatementFinding | undefined,
  rule: string,
  evidence: readonly Judged[],
): string {
  if (claim.opinion !== undefined) return `Not checkable, and said to be so: ${claim.opinion}.`;
  const several =
    readings.length > 1
      ? ` (${readings.map(({ name, verdict: own, cause: why }) => `${name ?? 'reading'}: ${why ?? own}`).join('; ')})`
      : '';
  if (claim.unclear !== undefined) return `Not checkable as it stands: ${claim.unclear}${several}.`;
  const because = rule in decidingRules ? lower(decidingRules[rule as RuleName].sentence) : rule;
  if (!lead) return `${capital(verdict)} (${cause ?? rule}): the claim names no source.`;
  const distance = lead.distance && verdict !== 'unverifiable' ? `, ${lead.distance.full}` : '';
  const from = evidence.length > 0 && verdict !== 'unverifiable' ? ` from ${originsOf(evidence)}` : '';
  const head = `${capital(verdict)} (${cause ?? rule}): claimed ${claimedSide(lead)}, found ${foundSide(lead)}${from}${distance}`;
  return `${head}; ${because.replace(/\.$/, '')}${several}${passedOver(lead)}.`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
