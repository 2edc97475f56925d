/** The run as data: see `report-schema.ts`. The same run gives the same bytes. */
import type { Evidence, Gap, PassedOver, TrailStep, Value } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import type { Bound, Interval } from '../figures/interval.ts';
import { type Rational, toDecimal } from '../figures/rational.ts';
import type { Distance, Finding, Judged, StatementFinding } from '../judge/finding.ts';
import type { Run } from '../judge/run.ts';
import { forJson } from './escape.ts';
import type { Report } from './report-schema.ts';
import { addressOf, isReconstructed, toneOf } from './words.ts';

type ClaimReport = Report['claims'][number];

function exact(value: Rational): string {
  let rest = value.d;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  return rest === 1n ? toDecimal(value) : `${value.n}/${value.d}`;
}

const boundOf = (bound: Bound | null) => bound && { value: exact(bound.value), closed: bound.closed };
const intervalOf = ({ low, high }: Interval) => ({ low: boundOf(low), high: boundOf(high) });

/** Leaves out what is undefined, so that a field is there or not. */
const some = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const unitOf = ({ dimension, name, per, basis }: Unit) => ({
  dimension,
  name,
  ...some('per', per && { of: per.of, count: exact(per.count) }),
  ...some('basis', basis),
});

const distanceOf = (distance: Distance | undefined) =>
  distance && {
    amount: distance.amount,
    unit: unitOf(distance.unit),
    ...some('percent', distance.percent),
    text: distance.text,
  };

function printedOf(value: Value): string {
  switch (value.kind) {
    case 'figure':
      return value.figure.text;
    case 'term':
      return value.text;
    case 'quote':
      return value.speaker === null ? value.wording : `${value.wording} (${value.speaker})`;
    case 'series':
      return `${value.points.length} values`;
    case 'list':
      return `${value.members.length} members`;
  }
}

/** Numbers the captures of a report in the order in which its claims rest on them. */
class Captures {
  readonly list: TrailStep[] = [];
  readonly #places = new Map<string, number>();
  place(step: TrailStep): number {
    const key = `${step.url}\n${step.digest}\n${step.takenAt}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    this.list.push(step);
    return this.list.length - 1;
  }
}

function evidenceOf(id: string, evidence: Evidence, captures: Captures): ClaimReport['evidence'][number] {
  const { reading, page } = evidence;
  const figure = reading.value.kind === 'figure' ? reading.value.figure : undefined;
  const { text, start, end, address } = reading.passage;
  return {
    id,
    source: evidence.ask.source,
    origin: evidence.origin,
    standing: evidence.standing,
    printed: printedOf(reading.value),
    ...some('interval', figure && intervalOf(figure.interval)),
    ...some('unit', figure && unitOf(figure.unit)),
    ...some('rule', figure?.rule),
    ...some('hedge', reading.hedge && `${reading.hedge.kind}: ${reading.hedge.word}`),
    ...some('refersTo', reading.refersTo && intervalOf(reading.refersTo)),
    ...some(
      'published',
      page.published && { text: page.published.text, from: page.published.from, trust: page.published.trust },
    ),
    observedAt: evidence.observedAt,
    passage: { text, start, end, address, url: addressOf(evidence) },
    trail: evidence.trail.map((step) => captures.place(step)),
  };
}

const passedOf = ({ passage, why }: PassedOver) => ({ text: passage.text, address: passage.address, why });

const gapOf = (gap: Gap, captures: Captures): ClaimReport['gaps'][number] => ({
  ask: gap.ask.id,
  source: gap.ask.source,
  code: gap.code,
  detail: gap.detail,
  hint: gap.hint,
  trail: gap.trail.map((step) => captures.place(step)),
  passedOver: gap.passedOver.map(passedOf),
});

function judgedOf(judged: Judged, id: string) {
  return {
    evidence: id,
    outcome: judged.outcome,
    rule: judged.rule,
    ...some('doubt', judged.doubt),
    ...some('claimed', judged.claimed && intervalOf(judged.claimed)),
    ...some('measured', judged.measured && intervalOf(judged.measured)),
    ...some('unit', judged.unit && unitOf(judged.unit)),
    found: judged.found,
    ...some('distance', distanceOf(judged.distance)),
    ...some('remark', judged.remark),
  };
}

const statementOf = (statement: StatementFinding, idOf: (evidence: Evidence) => string) => ({
  says: statement.text,
  verdict: statement.verdict,
  ...some('cause', statement.cause),
  rule: statement.rule,
  ...some('claimed', statement.claimed && intervalOf(statement.claimed)),
  ...some('measured', statement.measured && intervalOf(statement.measured)),
  ...some('unit', statement.unit && unitOf(statement.unit)),
  found: statement.found,
  ...some('distance', distanceOf(statement.distance)),
  steps: [...statement.steps],
  judged: statement.judged.map((judged) => judgedOf(judged, idOf(judged.evidence))),
});

function claimOf(finding: Finding, captures: Captures): ClaimReport {
  const { claim } = finding;
  const ids = new Map<Evidence, string>();
  const gaps: Gap[] = [];
  for (const gathered of finding.gathered)
    if ('gap' in gathered) gaps.push(gathered.gap);
    else for (const [at, evidence] of gathered.evidence.entries()) ids.set(evidence, `${evidence.ask.id}.${at}`);
  // An operand that is another claim brings that claim's evidence, under that claim's own id.
  const idOf = (evidence: Evidence): string => {
    const id = ids.get(evidence) ?? `${evidence.ask.id}.${ids.size}`;
    ids.set(evidence, id);
    return id;
  };
  const readings = finding.readings.map(({ name, natural, onlyIf, verdict, cause, parts }) => ({
    name,
    natural,
    onlyIf,
    verdict,
    ...some('cause', cause),
    parts: parts.map((part) => ({
      name: part.name,
      verdict: part.verdict,
      ...some('cause', part.cause),
      statements: part.statements.map((statement) => statementOf(statement, idOf)),
    })),
  }));
  return {
    id: claim.id,
    claim: claim.text,
    file: claim.place.file,
    line: claim.place.line,
    tags: [...claim.tags],
    asOf: claim.asOfText,
    digest: claim.digest,
    verdict: finding.verdict,
    ...some('cause', finding.cause),
    reason: finding.reason,
    rule: finding.rule,
    says: finding.says,
    found: finding.found,
    ...some('distance', distanceOf(finding.distance)),
    caveats: finding.caveats.map(({ code, text }) => ({ code, text })),
    reconstructed: isReconstructed(finding),
    readings,
    also: finding.also.map(({ name, text }) => ({ name, text })),
    evidence: [...ids].map(([evidence, id]) => evidenceOf(id, evidence, captures)),
    passedOver: finding.gathered.flatMap((gathered) =>
      'gap' in gathered ? [] : gathered.passedOver.map((passed) => ({ ask: gathered.ask.id, ...passedOf(passed) })),
    ),
    gaps: gaps.map((gap) => gapOf(gap, captures)),
  };
}

/** The report as an object that `reportSchema` describes. */
export function reportOf(run: Run): Report {
  const captures = new Captures();
  const count = (test: (finding: Finding) => boolean): number => run.findings.filter(test).length;
  return {
    format: 'factcheck-report/1',
    tool: run.tool,
    rules: run.rules,
    files: run.files.map(({ path, digest, article, asOfText }) => ({
      path,
      digest,
      title: article.title,
      ...some('url', article.url),
      ...some('author', article.author),
      asOf: asOfText,
    })),
    summary: {
      claims: run.total,
      chosen: run.findings.length,
      supported: count(({ verdict }) => verdict === 'supported'),
      contradicted: count(({ verdict }) => verdict === 'contradicted'),
      unverifiable: count(({ verdict }) => verdict === 'unverifiable'),
      opinions: count((finding) => toneOf(finding) === 'opinion'),
      reconstructed: count(isReconstructed),
    },
    claims: run.findings.map((finding) => claimOf(finding, captures)),
    captures: captures.list.map((step) => ({ ...step })),
  };
}

/** The bytes that `--json` writes. */
export const json = (run: Run): string => `${forJson(reportOf(run))}\n`;
