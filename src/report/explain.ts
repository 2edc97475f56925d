/** One claim, step by step, as it happened: asked, came, read, passed over, compared; and how to repeat it. */
import type { Evidence, Gathered, PassedOver, Reading, TrailStep } from '../evidence.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import { formatInterval, type Interval } from '../figures/interval.ts';
import { toDecimal } from '../figures/rational.ts';
import type { Finding, StatementFinding } from '../judge/finding.ts';
import { widthOf, wrap } from './columns.ts';
import { forTerminal, oneLine } from './escape.ts';
import { pageOf, signs, toneOf, whoSays } from './words.ts';

const describePlace = (gathered: Gathered): string => {
  const { place } = gathered.ask.question;
  switch (place.by) {
    case 'near':
      return `near "${place.words}"`;
    case 'table':
      return `table ${[place.caption && `captioned "${place.caption}"`, place.row && `row "${place.row}"`, place.column && `column "${place.column}"`].filter(Boolean).join(', ')}`;
    case 'css':
      return `css ${place.selector}`;
    case 'json':
      return `JSONPath ${place.path}`;
    case 'regex':
      return `pattern ${place.pattern}`;
    case 'concept':
      return `XBRL concept ${place.concept}`;
    case 'series':
      return `series of ${[place.value].flat().join(', ')}`;
    case 'published':
      return "the page's own date";
    case 'text':
      return 'the whole text';
  }
};

/** Captures that were shown already, by the number of their step: each is described once. */
type Shown = Map<string, number>;

const captureLines = (trail: readonly TrailStep[], shown: Shown, step: number): string[] =>
  trail.flatMap((one) => {
    const key = `${one.url}\n${one.digest}\n${one.takenAt}`;
    const before = shown.get(key);
    if (before !== undefined) return [`GET ${one.url}`, `  the capture of step ${before}`];
    shown.set(key, step);
    return [
      `GET ${one.url}`,
      ...(one.finalUrl === one.url ? [] : [`  led to ${one.finalUrl}`]),
      `  ${one.status}, ${one.bytes} bytes, taken ${one.takenAt}${one.mementoAt ? `, archived ${one.mementoAt}` : ''}, ${one.how}, ${one.provenance}${one.remark ? ` (${one.remark})` : ''}`,
      `  ${one.digest}`,
    ];
  });

function valueLine({ value }: Reading): string {
  switch (value.kind) {
    case 'figure': {
      const { figure } = value;
      return `${figure.text}  → ${figure.rule} → ${formatFigureInterval(figure.interval, figure.unit)}`;
    }
    case 'term':
      return value.term === null ? `"${value.text}": none of the terms` : `"${value.text}" is "${value.term}"`;
    case 'quote':
      return `"${value.wording}", said by ${value.speaker ?? 'nobody that the page names'}`;
    case 'series':
      return `${value.points.length} values, ${value.points[0]?.label ?? ''} to ${value.points[value.points.length - 1]?.label ?? ''}`;
    case 'list':
      return `${value.members.length} members: ${value.members
        .map(({ name }) => name)
        .slice(0, 12)
        .join(', ')}`;
  }
}

/** Told to the end: the reason and its caveats are what was asked for. */
const whole = (text: string): string => oneLine(text, 4000);

const ofDays = (period: Interval): string => formatFigureInterval(period, { dimension: 'date', name: 'day' });

/** The times of a piece of evidence, each by its own name: what it is about, when it was published, when it was seen. */
function timesOf({ ask, page, observedAt, reading }: Evidence): string {
  const about = reading.refersTo ?? ask.question.period;
  return [
    about && `about ${ofDays(about)}${reading.refersTo ? '' : ' (so the author)'}`,
    page.published
      ? `published ${page.published.text} (${page.published.from})`
      : 'published on a day that it does not say',
    `observed ${observedAt}`,
  ]
    .filter(Boolean)
    .join(', ');
}

const candidateLines = (evidence: Evidence): string[] => {
  const { passage, hedge } = evidence.reading;
  return [
    `candidate  ${valueLine(evidence.reading)}`,
    `  "${passage.text}"`,
    `  ${passage.address}${passage.headings?.length ? `, under ${passage.headings.join(' › ')}` : ''}`,
    ...(hedge ? [`  ${hedge.kind}: "${hedge.word}"${hedge.asked ? ', which the claim itself names' : ''}`] : []),
    `  ${timesOf(evidence)}`,
    `  ${whoSays(evidence)}; ${pageOf(evidence)}`,
  ];
};

const passedLines = (passed: readonly PassedOver[]): string[] =>
  passed.map(({ passage, why }) => `passed over (${why}): "${passage.text}"`);

function askLines(gathered: Gathered, shown: Shown, step: number): string[] {
  const { ask } = gathered;
  const { question } = ask;
  const kind = question.terms
    ? `which of ${question.terms.map(({ name }) => name).join(', ')} stands`
    : `a ${question.kind}`;
  const unit = question.unit || question.dimension;
  const asked = `asked ${ask.source} for ${kind}${unit ? ` (${unit})` : ''}, ${describePlace(gathered)}`;
  if ('gap' in gathered) {
    const { gap } = gathered;
    return [
      asked,
      ...captureLines(gap.trail, shown, step),
      `no evidence: ${gap.code} (${gap.detail}). ${gap.hint}`,
      ...passedLines(gap.passedOver),
    ];
  }
  const [first] = gathered.evidence;
  return [
    asked,
    ...captureLines(first.trail, shown, step),
    ...gathered.evidence.flatMap(candidateLines),
    ...passedLines(gathered.passedOver),
  ];
}

/** Claim and measurement drawn on one line of numbers, to scale; undefined where an end of neither is finite. */
export function numberLine(claimed: Interval, measured: Interval, width: number): string[] | undefined {
  const toNumber = (bound: Interval['low']): number | undefined => (bound ? Number(toDecimal(bound.value)) : undefined);
  const ends = [claimed.low, claimed.high, measured.low, measured.high].map(toNumber).filter((n) => n !== undefined);
  if (ends.length === 0) return undefined;
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  const margin = (max - min || Math.abs(max) || 1) * 0.15;
  const places = Math.max(20, width - 12);
  const at = (n: number): number => Math.round(((n - min + margin) / (max - min + 2 * margin)) * (places - 1));
  const draw = (interval: Interval): string => {
    const [low, high] = [toNumber(interval.low), toNumber(interval.high)];
    const from = low === undefined ? 0 : at(low);
    const to = high === undefined ? places - 1 : Math.max(at(high), from);
    const open = low === undefined ? '◀' : interval.low?.closed ? '[' : '(';
    const close = high === undefined ? '▶' : interval.high?.closed ? ']' : ')';
    const line = to === from ? '│' : `${open}${'─'.repeat(to - from - 1)}${close}`;
    return ' '.repeat(from) + line;
  };
  return [`  claim   ${draw(claimed)}`.trimEnd(), `  found   ${draw(measured)}`.trimEnd()];
}

interface Said {
  readonly statement: StatementFinding;
  /** Names of its reading and its part, and the days of the reading. */
  readonly of: string;
}

const saidIn = ({ claim, readings }: Finding): readonly Said[] =>
  readings.flatMap(({ name, parts }, r) =>
    parts.flatMap((part) =>
      part.statements.map((statement) => {
        const asOf = claim.readings[r]?.asOf;
        const names = [name, part.name].filter((one) => one !== null).join(' / ');
        return { statement, of: `${names === '' ? '' : `, under "${names}"`}${asOf ? `, as of ${ofDays(asOf)}` : ''}` };
      }),
    ),
  );

function comparisonLines({ statement, of }: Said, width: number): string[] {
  const { measured, claimed, unit } = statement.measured
    ? statement
    : (statement.judged.find((judged) => judged.measured) ?? statement);
  const format = (interval: Interval): string =>
    unit ? formatFigureInterval(interval, unit) : formatInterval(interval);
  const drawing = claimed && measured ? numberLine(claimed, measured, width) : undefined;
  return [
    `says ${statement.text}${claimed ? `  → ${format(claimed)}` : ''}${of}`,
    ...statement.steps,
    `found ${statement.found || '-'}${measured ? `  → ${format(measured)}` : ''}`,
    ...(drawing ?? []),
    `${statement.verdict}${statement.cause ? `, ${statement.cause}` : ''}: rule ${statement.rule}${statement.distance ? `, ${statement.distance.full}` : ''}`,
    ...statement.judged
      .filter(({ outcome }) => outcome === 'abstains')
      .map(
        (judged) =>
          `abstains (${judged.doubt ?? judged.rule}): ${judged.found}${judged.remark ? `, ${judged.remark}` : ''}`,
      ),
  ];
}

/** Several readings that ask the same of the same page are one step. */
function distinct(gathered: readonly Gathered[]): Gathered[] {
  const asked = new Map<string, Gathered>();
  for (const one of gathered) {
    const { ask } = one;
    const { place, kind, unit, dimension } = ask.question;
    const last = 'gap' in one ? one.gap.trail.at(-1) : one.evidence[0].trail.at(-1);
    const key = JSON.stringify([ask.source, place, kind, unit, dimension, last?.url]);
    if (!asked.has(key)) asked.set(key, one);
  }
  return [...asked.values()];
}

export interface ExplainStyle {
  /** Places in a line. */
  readonly width: number;
  /** Of an unverifiable finding: what its reader can do about the cause. */
  readonly whatToDo?: string;
}

/** Numbered steps, as lines of at most `width` places. */
export function explain(finding: Finding, { width, whatToDo }: ExplainStyle): string {
  const { claim } = finding;
  const tone = toneOf(finding);
  const shown: Shown = new Map();
  const steps = [
    ...distinct(finding.gathered).map((gathered, at) => askLines(gathered, shown, at + 1)),
    ...saidIn(finding).map((said) => comparisonLines(said, width - 4)),
  ];
  const body = steps.flatMap((lines, index) =>
    lines.flatMap((line, at) => {
      const prefix = at === 0 ? `${String(index + 1).padStart(3)} ` : '    ';
      const indent = /^ */.exec(line)?.[0] ?? '';
      // A drawing keeps its spaces; everything else is folded and wrapped.
      if (/^ {2}(claim|found) {3}/.test(line)) return [prefix + line];
      const wrapped = wrap(forTerminal(line), Math.max(20, width - widthOf(prefix) - indent.length));
      return wrapped.map((text, row) => (row === 0 ? prefix : '    ') + indent + text);
    }),
  );
  const file = forTerminal(claim.place.file);
  return [
    `${claim.id}  ${file}:${claim.place.line}:${claim.place.column}`,
    ...wrap(forTerminal(claim.text), width - 2).map((line) => `  ${line}`),
    '',
    ...(body.length > 0 ? [...body, ''] : []),
    ...wrap(`${signs[tone]} ${tone}: ${whole(finding.reason)}`, width),
    ...(whatToDo === undefined ? [] : wrap(`what to do: ${whatToDo}`, width)),
    ...finding.caveats.flatMap(({ code, text }) => wrap(`caveat ${code}: ${whole(text)}`, width)),
    ...finding.also.flatMap(({ name, text }) => wrap(`also ${forTerminal(name)}: ${forTerminal(text)}`, width)),
    '',
    `rule ${finding.rule}: docs/how-verdicts-work.md`,
    `repeat without network   factcheck explain ${claim.id} ${file} --pinned`,
    `repeat with network      factcheck explain ${claim.id} ${file} --live`,
    '',
  ].join('\n');
}
