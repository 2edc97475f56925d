/**
 * What a person sees while a run goes on: one line a claim in file order, then the contradicted ones in full, then the
 * counts. Colour only repeats what a sign or word already says.
 */
import type { ChalkInstance } from 'chalk';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Finding, Judged, StatementFinding } from '../judge/finding.ts';
import { cut, pad, widthOf, wrap } from './columns.ts';
import { forTerminal } from './escape.ts';
import {
  abstention,
  capturesOf,
  computedOf,
  counted,
  isReconstructed,
  pageOf,
  readAs,
  shown,
  signs,
  statementsOf,
  type Tone,
  tail,
  toneOf,
  tones,
  whoSays,
} from './words.ts';

export interface TerminalStyle {
  /** Places in a line. */
  readonly width: number;
  readonly chalk: ChalkInstance;
}

const paint = (chalk: ChalkInstance, tone: Tone): ((text: string) => string) =>
  ({ supported: chalk.green, contradicted: chalk.red, unverifiable: chalk.yellow, opinion: chalk.dim })[tone];

/** The head: tool, files, how many claims, as of when; on two lines where one is too narrow. */
export function head(
  parts: { version: string; files: readonly string[]; claims: number; asOf: string },
  width: number,
): string[] {
  const [first = '', ...others] = parts.files;
  const files = others.length === 0 ? first : `${first} and ${others.length} more`;
  const halves = [
    `factcheck ${parts.version}  ${forTerminal(files)}`,
    `${counted(parts.claims, 'claim')}  as of ${forTerminal(parts.asOf)}`,
  ];
  const inOne = halves.join('  ');
  return widthOf(inOne) <= width ? [inOne] : halves.flatMap((half) => wrap(half, width));
}

/** Widths of the columns; they are fixed before the first line, since lines are printed as claims are decided. */
interface Layout {
  readonly id: number;
  readonly says: number;
  readonly found: number;
  readonly tail: number;
}

function layoutFor(width: number, longestId: number): Layout {
  const id = Math.min(longestId, Math.max(16, Math.floor(width * 0.36)), 44);
  const rest = width - 2 - id - 6;
  const says = Math.max(12, Math.floor(rest * (width >= 140 ? 0.2 : 0.32)));
  return { id, says, found: says, tail: rest - says - says };
}

/** Fewer places of what is said than these tell nothing. */
const leastSaid = 4;

/**
 * The lines of one claim. An id is not cut while it fits the line, since `explain` is asked by it: a long one takes its
 * places from what is said. At 60 places the readings go below; at 140 and more the passage joins the line.
 */
export function claimLines(finding: Finding, longestId: number, { width, chalk }: TerminalStyle): string[] {
  const tone = toneOf(finding);
  const colour = paint(chalk, tone);
  const layout = layoutFor(width, longestId);
  const { id, opinion } = finding.claim;
  const sign = colour(signs[tone]);
  const says = tone === 'opinion' ? `opinion (${forTerminal(opinion ?? '')})` : forTerminal(finding.says);
  const [found, end] = [forTerminal(finding.found) || '-', forTerminal(tail(finding))];
  const firstTwo = layout.id + 2 + layout.says;
  if (width < 72 || id.length > firstTwo) {
    const below = tone === 'opinion' ? says : [says, found, end].filter((text) => text !== '').join('  ');
    return [`${sign} ${cut(id, width - 2)}`, ...wrap(below, width - 4).map((line) => `    ${line}`)];
  }
  const named = `${sign} ${id.padEnd(layout.id)}`;
  const room = firstTwo - Math.max(layout.id, id.length) - 2;
  if (tone === 'opinion') return [`${named}  ${chalk.dim(cut(says, width - 2 - firstTwo + room))}`];
  const said = pad(room < leastSaid ? '' : `  ${pad(says, room)}`, room + 2);
  const line = `${named}${said}  ${pad(found, layout.found)}  `;
  if (width < 140) return [`${line}${colour(cut(end, layout.tail))}`.trimEnd()];
  const passage = shown(finding)[0]?.evidence.reading.passage.text;
  const quote = passage === undefined ? '' : `  "${forTerminal(passage)}"`;
  return [
    `${line}${colour(cut(end, layout.tail))}${chalk.dim(cut(quote, Math.max(0, layout.tail - widthOf(end))))}`.trimEnd(),
  ];
}

const rule = (title: string, width: number): string =>
  `─ ${title} ${'─'.repeat(Math.max(0, width - widthOf(title) - 3))}`;

function labelled(label: string, text: string, width: number, indent = 10): string[] {
  const [first = '', ...rest] = wrap(text, Math.max(20, width - indent));
  return [`  ${pad(label, indent - 2)}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
}

function sideBySide(text: string, interval: string | undefined): string {
  return interval === undefined || interval === text ? text : `${text}  → ${interval}`;
}

/** "ainvest.com, published 2025-12-12, read 2025-12-15, reconstructed". */
export function provenanceLine({ evidence }: Judged): string {
  const last = evidence.trail[evidence.trail.length - 1] ?? evidence.trail[0];
  const host = new URL(last.finalUrl).hostname.replace(/^www\./, '');
  return [
    ...(evidence.origin === host ? [] : [host]),
    whoSays(evidence),
    evidence.page.published && `published ${evidence.page.published.text.slice(0, 10)}`,
    last.mementoAt && `as archived ${last.mementoAt.slice(0, 10)}`,
    `read ${last.takenAt.slice(0, 10)}`,
    last.provenance === 'recorded' ? undefined : last.provenance,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function statementLines(statement: StatementFinding, width: number): string[] {
  const unit = statement.unit;
  const claimed = statement.claimed && unit && formatFigureInterval(statement.claimed, unit);
  const lines = labelled('says', sideBySide(forTerminal(statement.text), claimed), width);
  for (const judged of statement.judged) {
    const distance = judged.distance ? `  ${judged.distance.full}` : '';
    const abstains = judged.outcome === 'abstains' ? `  ${forTerminal(abstention(judged))}` : '';
    const found = sideBySide(forTerminal(judged.found), readAs(judged));
    lines.push(...labelled('found', `${found}${distance}${abstains}`, width));
    lines.push(...labelled('', `"${forTerminal(judged.evidence.reading.passage.text)}"`, width));
    lines.push(...labelled('', forTerminal(provenanceLine(judged)), width));
    lines.push(...labelled('', forTerminal(pageOf(judged.evidence)), width));
  }
  for (const gap of statement.gaps)
    lines.push(...labelled('', forTerminal(`no evidence: ${gap.code} (${gap.detail})`), width));
  for (const step of statement.steps) lines.push(...labelled('step', forTerminal(step), width));
  const computed = computedOf(statement);
  if (computed !== undefined) {
    const distance = statement.distance ? `  ${statement.distance.full}` : '';
    lines.push(...labelled('found', `${sideBySide(forTerminal(statement.found), computed)}${distance}`, width));
  }
  lines.push(...labelled('rule', forTerminal(statement.rule), width));
  return lines;
}

/** A claim in full, as the summary of a run shows the contradicted ones. */
export function details(finding: Finding, { width, chalk }: TerminalStyle): string[] {
  const tone = toneOf(finding);
  const { file, line, column } = finding.claim.place;
  const where = `${forTerminal(file)}:${line}:${column}`;
  const title = `${signs[tone]} ${finding.claim.id}`;
  const fits = widthOf(`${title}  ${where}`) <= width;
  return [
    `${paint(chalk, tone)(cut(title, width))}${fits ? `  ${where}` : ''}`,
    ...(fits ? [] : labelled('at', where, width)),
    ...labelled('claim', forTerminal(finding.claim.text), width),
    ...statementsOf(finding).flatMap((statement) => statementLines(statement, width)),
    ...labelled('because', forTerminal(finding.reason), width),
    // That evidence was made by hand stands beside its passage already.
    ...finding.caveats
      .filter(({ code }) => code !== 'reconstructed')
      .flatMap(({ code, text }) => labelled('caveat', forTerminal(`${code}: ${text}`), width)),
    ...labelled('more', `factcheck explain ${finding.claim.id}`, width),
  ];
}

/** "self-reported 7, happened-later 4": the caveats of a run by how often they were said. */
function caveatCounts(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { caveats } of findings)
    for (const code of new Set(caveats.map((caveat) => caveat.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.map(([code, count]) => `${code} ${count}`).join(', ');
}

/** What comes after the lines: the contradicted claims in full, and the counts. */
export function closing(
  findings: readonly Finding[],
  style: TerminalStyle,
  facts: { readonly reports: readonly string[]; readonly seconds: string; readonly exit: string },
): string[] {
  const { width } = style;
  const contradicted = findings.filter((finding) => toneOf(finding) === 'contradicted');
  const lines: string[] = [];
  if (contradicted.length > 0) lines.push(rule('contradicted', width));
  for (const finding of contradicted) lines.push(...details(finding, style), '');
  if (contradicted.length > 0) lines.push('─'.repeat(width));

  const counts = tones.map((tone) => [tone, findings.filter((f) => toneOf(f) === tone).length] as const);
  const order: readonly Tone[] = ['supported', 'contradicted', 'unverifiable', 'opinion'];
  const summary = order.map((tone) => {
    const count = counts.find(([name]) => name === tone)?.[1] ?? 0;
    return count === 0 && tone === 'opinion' ? '' : paint(style.chalk, tone)(`${count} ${tone}`);
  });
  const total = counted(findings.length, 'claim');
  const numbers = summary.filter((text) => text !== '');
  const inOne = `${total}   ${numbers.join('   ')}`;
  if (widthOf(inOne) <= width) lines.push(inOne);
  else lines.push(total, ...numbers.map((text) => `  ${text}`));

  const caveats = caveatCounts(findings);
  const withCaveats = findings.filter((finding) => finding.caveats.length > 0).length;
  if (caveats) lines.push(...labelled('', `${withCaveats} with caveats: ${caveats}`, width, 12));
  const reconstructed = findings.filter(isReconstructed).length;
  if (reconstructed > 0) {
    const [verb, them] = reconstructed === 1 ? ['verdict rests', 'it'] : ['verdicts rest', 'it'];
    lines.push(
      ...labelled('', `${reconstructed} ${verb} on reconstructed evidence; --refresh replaces ${them}`, width, 12),
    );
  }
  const captures = new Map(findings.flatMap(capturesOf).map((step) => [`${step.url}\n${step.digest}`, step]));
  const live = [...captures.values()].filter(({ how }) => how !== 'pinned').length;
  const pinned = live === 0 ? 'all pinned' : `${live} fetched now`;
  const reports = facts.reports.map((path) => `report written to ${forTerminal(path)}`);
  const rested = captures.size === 0 ? 'none' : `${counted(captures.size, 'capture')}, ${pinned}`;
  const [first = '', ...more] = wrap([rested, ...reports, facts.seconds].join('   '), width - 12);
  lines.push(`evidence    ${first}`, ...more.map((line) => ' '.repeat(12) + line), ...wrap(facts.exit, width));
  return lines;
}
