/** Was it said, by whom, in which words? Never: is it true. */
import type { Statement } from '../claims/claim.ts';
import type { Evidence } from '../evidence.ts';
import { days, formatDay } from '../figures/day.ts';
import type { Caveat, Judged, StatementFinding } from './finding.ts';
import { folded, isOneOf } from './origins.ts';
import {
  abstainsAnyway,
  ambiguous,
  answersOf,
  caveatsOfPiece,
  combine,
  gapsOf,
  hedgeOf,
  type World,
  withoutSelfSupport,
} from './pieces.ts';
import type { RuleName } from './rules.ts';
import { dayOfInstant, endsBefore, lastPublished, timeOfStatement } from './time.ts';

type QuoteStatement = Extract<Statement, { kind: 'quote' }>;

const among = (wording: string, wordings: readonly string[]): boolean =>
  wordings.some((other) => folded(other) === folded(wording));

/** When the words were there at the latest: published, else observed. */
const seenBy = (evidence: Evidence, zone: string | undefined): number | undefined =>
  lastPublished(evidence.page) ?? dayOfInstant(evidence.observedAt, zone);

function judgeOne(evidence: Evidence, statement: QuoteStatement, world: World): Judged {
  const { value, passage } = evidence.reading;
  const found =
    value.kind === 'quote' ? `"${value.wording}"${value.speaker ? ` (${value.speaker})` : ''}` : passage.text;
  const abstain = (doubt: NonNullable<Judged['doubt']>, remark: string): Judged => ({
    evidence,
    outcome: 'abstains',
    rule: 'abstained',
    doubt,
    found,
    remark,
  });
  const anyway = abstainsAnyway(evidence, world);
  if (anyway) return { evidence, outcome: 'abstains', rule: 'abstained', found, ...anyway };
  if (value.kind !== 'quote') return abstain('not-asserted', 'no quotation stands there');
  const timing = timeOfStatement(evidence, world.timing);
  if (!timing.counts) return abstain('other-time', timing.remark);
  const caveats: Caveat[] = [
    ...caveatsOfPiece(evidence, world.claim),
    ...hedgeOf(evidence, world).caveats,
    ...timing.caveats,
  ];
  const decide = (outcome: 'supports' | 'contradicts', rule: RuleName): Judged =>
    withoutSelfSupport({ evidence, outcome, rule, found, ...(caveats.length > 0 && { caveats }) }, world);
  const same = among(value.wording, [statement.quote]);
  const original = among(value.wording, statement.original);
  if (!same && !original) return abstain('weaker-wording', `the source says "${value.wording}", which is less`);
  // A rival who said less, or something else, leaves open who said this.
  if (value.speaker !== null && isOneOf(value.speaker, statement.rivals)) return decide('contradicts', 'rival-speaker');
  if (statement.speaker.length > 0 && (value.speaker === null || !isOneOf(value.speaker, statement.speaker)))
    return abstain(
      'other-speaker',
      value.speaker === null
        ? 'the source does not say whose words they are'
        : `the source has them from ${value.speaker}`,
    );
  if (statement.before !== undefined) {
    const seen = seenBy(evidence, world.timing.zone);
    if (seen === undefined || !endsBefore(days(seen), days(statement.before)))
      return abstain(
        'other-time',
        `seen only on ${seen === undefined ? 'an unknown day' : formatDay(seen)}, not before ${formatDay(statement.before)}`,
      );
  }
  if (!same) caveats.push({ code: 'translated', text: `The words were found as "${value.wording}".` });
  return decide('supports', 'quote-found');
}

const isTorn = (candidates: readonly Judged[]): boolean =>
  candidates.some(({ outcome }) => outcome === 'supports') &&
  candidates.some(({ outcome }) => outcome === 'contradicts');

/**
 * One occurrence by the claimed speaker is enough; one by a rival beside it leaves open whose words they are, and no other
 * page that has them from a rival shows that the speaker did not say them.
 */
function settle(pages: readonly (readonly Judged[])[]): readonly Judged[] {
  const torn = pages.some(isTorn);
  return pages.flatMap((candidates) =>
    isTorn(candidates) || (torn && candidates.some(({ rule }) => rule === 'rival-speaker'))
      ? ambiguous(candidates)
      : candidates,
  );
}

export function judgeQuote(statement: QuoteStatement, world: World): StatementFinding & { readonly origins: number } {
  const answers = answersOf(statement.operand, world);
  const pages = answers.map(({ candidates, absence }): readonly Judged[] => {
    if (!absence) return candidates.map((evidence) => judgeOne(evidence, statement, world));
    const caveats = caveatsOfPiece(absence, world.claim);
    return [
      {
        evidence: absence,
        outcome: 'contradicts',
        rule: 'absent-from-complete',
        found: 'nothing',
        ...(caveats.length > 0 && { caveats }),
      },
    ];
  });
  const gaps = gapsOf(answers);
  const combined = combine(settle(pages), gaps, ({ rule }) => rule as RuleName);
  const shown = combined.judged.filter(({ outcome }) => combined.verdict === 'unverifiable' || outcome !== 'abstains');
  return {
    text: statement.text,
    verdict: combined.verdict,
    ...(combined.cause && { cause: combined.cause }),
    rule: combined.rule,
    found: [...new Set(shown.map(({ found }) => found))].sort().join(', ') || '-',
    judged: combined.judged,
    gaps,
    steps: [],
    origins: combined.origins,
  };
}
