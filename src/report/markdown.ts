/**
 * The verdict report for people: a summary table, worst first, then a section a claim that can be linked to, then the
 * evidence and how to repeat it. Whatever comes from outside is inert: see `escape.ts`.
 */
import type { Gap, PassedOver, TrailStep } from '../evidence.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import { formatDay } from '../figures/day.ts';
import { isPoint } from '../figures/interval.ts';
import type { Finding, Judged, ReadingFinding, StatementFinding } from '../judge/finding.ts';
import type { Run } from '../judge/run.ts';
import { codeSpan, forMarkdown, markdownLink, oneLine } from './escape.ts';
import {
  addressOf,
  capturesOf,
  computedOf,
  counted,
  isReconstructed,
  readAs,
  shown,
  signs,
  type Tone,
  toneOf,
  tones,
  whoSays,
} from './words.ts';

/** The anchors that code hosts give headings that hold just the ids: those that are alike are numbered in their order. */
function anchorsOf(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const times = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const anchor = finding.claim.id.toLowerCase().replace(/[^a-z0-9_-]/g, '');
      const time = times.get(anchor) ?? 0;
      times.set(anchor, time + 1);
      return [finding, time === 0 ? anchor : `${anchor}-${time}`];
    }),
  );
}

const toneWord = (tone: Tone): string => `${signs[tone]} ${tone}`;

function summaryRow(finding: Finding, anchor: string): string {
  const { claim } = finding;
  const best = shown(finding)[0];
  const cells = [
    toneWord(toneOf(finding)),
    `[${forMarkdown(claim.text)}](#${anchor})`,
    forMarkdown(finding.says, 120),
    forMarkdown(finding.found, 120) || '–',
    finding.verdict === 'unverifiable' ? forMarkdown(finding.cause) : forMarkdown(finding.distance?.text ?? ''),
    best ? markdownLink(whoSays(best.evidence), addressOf(best.evidence)) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

const sortedByTone = (findings: readonly Finding[]): Finding[] =>
  tones.flatMap((tone) => findings.filter((finding) => toneOf(finding) === tone));

function dates({ evidence }: Judged): string {
  const last = evidence.trail[evidence.trail.length - 1] ?? evidence.trail[0];
  const refersTo = evidence.reading.refersTo;
  const span =
    refersTo?.low && refersTo.high
      ? isPoint(refersTo)
        ? formatDay(Number(refersTo.low.value.n))
        : `${formatDay(Math.floor(Number(refersTo.low.value.n) / Number(refersTo.low.value.d)))} to ${formatDay(Math.floor(Number(refersTo.high.value.n) / Number(refersTo.high.value.d)))}`
      : undefined;
  const { published } = evidence.page;
  return [
    published && `published ${forMarkdown(published.text.slice(0, 10))} (read from ${forMarkdown(published.from)})`,
    span && `about ${span}`,
    evidence.observedAt === last.takenAt ? undefined : `as it was on ${evidence.observedAt.slice(0, 10)}`,
    `captured ${last.takenAt.slice(0, 10)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function judgedLines(judged: Judged): string[] {
  const { evidence } = judged;
  const last = evidence.trail[evidence.trail.length - 1] ?? evidence.trail[0];
  const read = readAs(judged);
  const stands = read === undefined ? '' : ` → ${codeSpan(read)}`;
  const outcome = judged.outcome === 'abstains' ? `abstains: ${judged.doubt ?? judged.rule}` : judged.outcome;
  const made = last.provenance === 'recorded' ? '' : `, **${last.provenance}**`;
  return [
    `- **${forMarkdown(outcome)}**: ${forMarkdown(judged.found)}${stands}${judged.distance ? `, ${forMarkdown(judged.distance.full)}` : ''}${judged.remark ? ` (${forMarkdown(judged.remark)})` : ''}`,
    `  > ${forMarkdown(evidence.reading.passage.text)}`,
    '',
    `  ${markdownLink(whoSays(evidence), addressOf(evidence))}, ${dates(judged)}${made}; ${codeSpan(evidence.reading.passage.address)}, digest ${codeSpan(last.digest.slice(0, 19))}`,
  ];
}

/** Passages that are listed in full; the rest is counted. */
const mostPassed = 5;

function passedLines(passed: readonly PassedOver[]): string[] {
  const told = passed
    .slice(0, mostPassed)
    .map(({ passage, why }) => `  - passed over (${forMarkdown(why)}): ${forMarkdown(passage.text)}`);
  const more = passed.length - told.length;
  return more > 0 ? [...told, `  - and ${more} more passed over, which \`factcheck explain\` lists`] : told;
}

function gapLine(gap: Gap): string {
  const url = gap.trail[gap.trail.length - 1]?.url;
  const where = url ? ` at ${markdownLink(url, url)}` : '';
  return [
    `- no evidence: **${gap.code}** (${forMarkdown(gap.detail)})${where}. ${forMarkdown(gap.hint)}`,
    ...passedLines(gap.passedOver),
  ].join('\n');
}

/** Passages beside those that were taken, by the source that was asked. */
const passedOf = (finding: Finding): string[] =>
  finding.gathered.flatMap((gathered) =>
    'gap' in gathered || gathered.passedOver.length === 0
      ? []
      : [`- also seen by ${codeSpan(gathered.ask.id)}, and not taken:`, ...passedLines(gathered.passedOver)],
  );

/** "Found 3.1 points → ..., margin 0.25 points": what a calculation came to. */
function computedLine(statement: StatementFinding): string[] {
  const computed = computedOf(statement);
  if (computed === undefined) return [];
  const distance = statement.distance ? `, ${forMarkdown(statement.distance.full)}` : '';
  const printed = statement.found === computed ? '' : `${forMarkdown(statement.found)} → `;
  return [`- found ${printed}${codeSpan(computed)}${distance}`];
}

function statementLines(statement: StatementFinding): string[] {
  const { unit } = statement;
  const stands = statement.claimed && unit ? ` → ${codeSpan(formatFigureInterval(statement.claimed, unit))}` : '';
  const verdict = statement.cause ? `${statement.verdict}, ${statement.cause}` : statement.verdict;
  return [
    `Says ${codeSpan(statement.text)}${stands}: **${forMarkdown(verdict)}** by the rule ${codeSpan(statement.rule)}.`,
    '',
    ...statement.steps.map((step) => `- ${codeSpan(step)}`),
    ...computedLine(statement),
    ...statement.judged.flatMap(judgedLines),
    ...statement.gaps.map(gapLine),
    '',
  ];
}

function readingLines(reading: ReadingFinding): string[] {
  const kind = reading.onlyIf ? ' (necessary condition only)' : reading.natural ? ' (natural)' : '';
  const title =
    reading.name === null
      ? []
      : [
          `**Reading “${forMarkdown(reading.name)}”**${kind}: ${forMarkdown(reading.verdict)}${reading.cause ? `, ${reading.cause}` : ''}`,
          '',
        ];
  const parts = reading.parts.flatMap((part) => [
    ...(part.name === null ? [] : [`*${forMarkdown(part.name)}*: ${forMarkdown(part.verdict)}`, '']),
    ...part.statements.flatMap(statementLines),
  ]);
  return [...title, ...parts];
}

function section(finding: Finding): string[] {
  const { claim } = finding;
  const made = isReconstructed(finding) ? ['', '*Rests on reconstructed evidence: made by hand, not recorded.*'] : [];
  return [
    `### ${claim.id}`,
    '',
    `**${forMarkdown(claim.text)}**`,
    '',
    `${toneWord(toneOf(finding))}: ${forMarkdown(finding.reason, 600)}`,
    ...made,
    '',
    ...finding.readings.flatMap(readingLines),
    ...passedOf(finding),
    ...finding.also.map(({ name, text }) => `- also, ${forMarkdown(name)}: ${forMarkdown(text)}`),
    ...finding.caveats.map(({ code, text }) => `- caveat ${codeSpan(code)}: ${forMarkdown(text, 600)}`),
    '',
    `As of ${forMarkdown(claim.asOfText)}; ${codeSpan(`${claim.place.file}:${claim.place.line}`)}`,
    '',
  ];
}

const captureLine = (step: TrailStep): string =>
  `| ${markdownLink(step.url, step.url)} | ${step.status} | ${step.takenAt} | ${codeSpan(step.digest)} | ${step.provenance}${step.remark ? `: ${forMarkdown(step.remark)}` : ''} |`;

function sentence(run: Run): string {
  const count = (tone: Tone): number => run.findings.filter((finding) => toneOf(finding) === tone).length;
  const asOf = [...new Set(run.files.map(({ asOfText }) => asOfText))].join(', ');
  const of = run.findings.length === run.total ? '' : ` (of ${run.total})`;
  const opinions = count('opinion');
  if (run.findings.length === 0) return `No claim was checked${of}.`;
  return `Of ${counted(run.findings.length, 'claim')}${of} checked as of ${forMarkdown(asOf)}, **${count('supported')} are supported, ${count('contradicted')} contradicted and ${count('unverifiable')} unverifiable**${opinions > 0 ? `; ${counted(opinions, 'statement')} of opinion cannot be checked and ${opinions === 1 ? 'is' : 'are'} listed as such` : ''}.`;
}

/** The whole report. The same run gives the same bytes. */
export function markdown(run: Run): string {
  const reconstructed = run.findings.filter(isReconstructed).length;
  const anchors = anchorsOf(run.findings);
  const captures = new Map<string, TrailStep>();
  for (const step of run.findings.flatMap(capturesOf)) captures.set(`${step.url}\n${step.digest}`, step);
  const named = run.files.map(({ path }) => `'${oneLine(path).replace(/['`]/g, '')}'`).join(' ');
  const titles = run.files.map(({ article }) =>
    article.url ? markdownLink(article.title, article.url) : forMarkdown(article.title),
  );
  const lines = [
    '# Fact check',
    '',
    titles.join('; '),
    '',
    sentence(run),
    '',
    ...(reconstructed > 0
      ? [
          `${reconstructed === 1 ? 'One verdict rests' : `${reconstructed} verdicts rest`} on **reconstructed** evidence: pages made by hand in place of a recording. \`factcheck run --refresh\` fetches the real ones.`,
          '',
        ]
      : []),
    '| verdict | claim | says | found | distance or cause | source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...sortedByTone(run.findings).map((finding) => summaryRow(finding, anchors.get(finding) ?? '')),
    '',
    '*Supported*: every value that the evidence allows lies inside what the claim says. *Contradicted*: none does. *Unverifiable*: the evidence does not decide, or there is none; the cause says why.',
    '',
    '## Claims',
    '',
    ...run.findings.flatMap(section),
    '## Evidence',
    '',
    '| address | status | captured | digest | provenance |',
    '| --- | --- | --- | --- | --- |',
    ...[...captures.values()].map(captureLine),
    '',
    '## How to repeat this',
    '',
    '```sh',
    `factcheck run ${named} --pinned    # the same evidence, no network`,
    `factcheck run ${named} --refresh   # fetched anew`,
    'factcheck verify report.json   # does a stored JSON report still follow from its evidence?',
    '```',
    '',
    `factcheck ${run.tool.version}, rules ${codeSpan(run.rules.slice(0, 19))}${run.files.map(({ path, digest }) => `, ${codeSpan(path)} ${codeSpan(digest.slice(0, 19))}`).join('')}`,
    '',
  ];
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
