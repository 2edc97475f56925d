/** The few words that all reports share: signs, the tail of a line, what a trail rests on. */
import type { Evidence, TrailStep } from '../evidence.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Finding, Judged, StatementFinding } from '../judge/finding.ts';

/** An opinion is `unverifiable` to a program and something of its own to a person. */
export type Tone = 'supported' | 'contradicted' | 'unverifiable' | 'opinion';

export const toneOf = (finding: Finding): Tone => (finding.cause === 'opinion' ? 'opinion' : finding.verdict);

export const signs: Readonly<Record<Tone, string>> = {
  supported: '✓',
  contradicted: '✗',
  unverifiable: '?',
  opinion: '·',
};

/** Worst first: the order of summaries. */
export const tones: readonly Tone[] = ['contradicted', 'unverifiable', 'supported', 'opinion'];

/** Every capture that a finding rests on, once each. */
export function capturesOf(finding: Pick<Finding, 'gathered'>): TrailStep[] {
  const steps = new Map<string, TrailStep>();
  for (const gathered of finding.gathered) {
    const trails = 'gap' in gathered ? [gathered.gap.trail] : gathered.evidence.map(({ trail }) => trail);
    for (const step of trails.flat()) steps.set(`${step.url}\n${step.digest}`, step);
  }
  return [...steps.values()];
}

const deciding = (finding: Finding): Judged[] => finding.evidence.filter(({ outcome }) => outcome !== 'abstains');

/** The verdict's evidence, best first: what decided, else what abstained. */
export function shown(finding: Finding): Judged[] {
  const decided = deciding(finding);
  return decided.length > 0 ? decided : [...finding.evidence];
}

/** A verdict that was decided on hand-made captures. */
export const isReconstructed = (finding: Finding): boolean =>
  deciding(finding).some(({ evidence }) => evidence.trail.some(({ provenance }) => provenance === 'reconstructed'));

/** "6-K, primary", "Aicpb": who says it. */
export function whoSays({ origin, standing }: Pick<Evidence, 'origin' | 'standing'>): string {
  return standing === 'primary' ? `${origin}, primary` : origin;
}

/** Of what was not found in a table: its row is there under other columns, or its column beside other rows. */
function nearBy(finding: Finding): string {
  const seen = finding.gathered.flatMap((one) => ('gap' in one ? one.gap.passedOver.map(({ why }) => why) : []));
  const near = (['other-column', 'other-row'] as const).find((why) => seen.includes(why));
  return near && finding.cause === 'not-found' ? `, ${near}` : '';
}

/** What a line ends with: the distance of what is wrong, the cause of what is open, who says what is right. */
export function tail(finding: Finding): string {
  if (finding.verdict === 'unverifiable') {
    if (finding.cause === 'opinion') return '';
    const open = finding.evidence.length;
    return open > 1 ? `${finding.cause}, ${open} passages` : `${finding.cause}${nearBy(finding)}`;
  }
  const who = [...new Set(deciding(finding).map(({ evidence }) => whoSays(evidence)))].slice(0, 2).join('; ');
  if (finding.verdict === 'contradicted' && finding.distance) return `${finding.distance.text}  ${who}`.trim();
  return who;
}

/** A piece's own interval: in the claim's unit where it was compared, else as the operand of a calculation was read. */
export function readAs({ measured, unit, evidence }: Judged): string | undefined {
  if (measured && unit) return formatFigureInterval(measured, unit);
  const { value } = evidence.reading;
  return value.kind === 'figure' ? formatFigureInterval(value.figure.interval, value.figure.unit) : undefined;
}

/** What was computed of several pieces, none of which was itself compared with the claim. */
export function computedOf({ measured, unit, judged }: StatementFinding): string | undefined {
  if (!measured || !unit || judged.some((piece) => piece.measured)) return undefined;
  return formatFigureInterval(measured, unit);
}

/** "abstains: other-time (it is about 2019)". */
export const abstention = ({ doubt, rule, remark }: Judged): string =>
  `abstains: ${doubt ?? rule}${remark ? ` (${remark})` : ''}`;

export const statementsOf = (finding: Finding): StatementFinding[] =>
  finding.readings.flatMap(({ parts }) => parts.flatMap(({ statements }) => statements));

/** "1 claim", "65 claims". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The page that a person opens: an archived one without its raw form. */
export function pageOf({ trail }: Pick<Evidence, 'trail'>): string {
  const last = trail[trail.length - 1] ?? trail[0];
  return last.finalUrl.replace(/^(https:\/\/web\.archive\.org\/web\/\d+)id_\//, '$1/');
}

/** The page with the text fragment that scrolls a browser to the passage, where there is one. */
export function addressOf(evidence: Evidence): string {
  const page = pageOf(evidence);
  const fragment = evidence.reading.passage.fragment;
  return fragment && !page.includes('#') ? `${page}#${fragment}` : page;
}
