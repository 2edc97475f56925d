/** Claims and evidence for the judge, made tersely: what a case does not say is the plainest thing. */
import type { Article, Claim, ClaimReading, Operand, Statement, Tolerance } from '../../src/claims/claim.ts';
import type { Evidence, GapCode, Gathered, Hedge, PageFacts, Value } from '../../src/evidence.ts';
import { parseDay } from '../../src/figures/day.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { div, rational } from '../../src/figures/rational.ts';
import type { Finding } from '../../src/judge/finding.ts';
import { judge } from '../../src/judge/judge.ts';
import type { Ask, Question, Standing, Term } from '../../src/question.ts';
import { expression, figure, interval, number, period, unit } from './parse.ts';

/** One thing read at a place. */
export interface Candidate {
  readonly print?: string;
  /** "[149.025, 149.035) %": an interval and its unit. */
  readonly is?: string;
  readonly printed?: string;
  readonly modifier?: string;
  readonly other?: Record<string, string>;
  readonly unresolved?: boolean;
  /** A term that stands at the place; `null` with `text` where something else does. */
  readonly term?: string | null;
  readonly text?: string;
  readonly wording?: string;
  readonly speaker?: string | null;
  /** Values by period, `~` for a hole. */
  readonly series?: Record<string, string | null>;
  /** Values by name; a name may have a history instead. */
  readonly list?: Record<string, string | null | Record<string, string | null>>;
  readonly open?: boolean;
  readonly unit?: string;
  readonly hedge?: Hedge['kind'];
  readonly asked?: boolean;
  readonly refers?: string;
  /** The author's own words for the place hold that period. */
  readonly refersAsked?: boolean;
}

/** One source: what it holds, whose it is, and when. */
export interface Source extends Candidate {
  readonly origin?: string;
  readonly standing?: Standing;
  readonly source?: string;
  readonly place?: 'near' | 'json' | 'published' | 'text';
  readonly published?: string | null;
  readonly modified?: string;
  readonly observed?: string;
  readonly at?: string;
  readonly period?: string;
  readonly grows?: boolean;
  readonly complete?: boolean;
  readonly author?: string;
  readonly url?: string;
  readonly attributions?: readonly string[];
  readonly sketch?: readonly number[];
  readonly provenance?: 'recorded' | 'reconstructed' | 'supplied-by-hand';
  readonly gap?: GapCode;
  readonly candidates?: readonly Candidate[];
}

type Figures = Record<string, Source | readonly Source[]>;

/** One statement. */
export interface Says {
  readonly says?: string;
  readonly claimed?: string;
  readonly printed?: string;
  readonly modifier?: string;
  readonly other?: Record<string, string>;
  readonly tolerance?: string;
  readonly anyBasis?: boolean;
  readonly term?: string | readonly string[];
  readonly mode?: 'is' | 'includes' | 'some' | 'all';
  readonly noMore?: boolean;
  readonly rivals?: readonly string[];
  readonly weaker?: readonly string[];
  readonly quote?: string;
  readonly original?: readonly string[];
  readonly speakers?: readonly string[];
  readonly before?: string;
  readonly calc?: string;
  readonly figures?: Figures;
  /** Operands that are sets of names. */
  readonly names?: readonly string[];
  /** Literals of the calculation that are no plain number: `half: "[0.45, 0.55]"`. */
  readonly literals?: Record<string, string>;
  readonly evidence?: Source | readonly Source[];
}

export interface Case extends Says {
  /** The sentence, where it says more than its figure. */
  readonly claim?: string;
  readonly asOf?: string;
  readonly published?: string;
  readonly zone?: string;
  readonly subjects?: readonly string[];
  readonly needs?: 'primary' | number;
  readonly opinion?: string;
  readonly unclear?: string;
  readonly note?: string;
  readonly natural?: boolean;
  readonly onlyIf?: boolean;
  /** A condition beside what decides. */
  readonly condition?: Says;
  readonly all?: readonly Says[];
  readonly each?: Record<string, Says>;
  readonly readings?: Record<string, Omit<Case, 'readings'>>;
  readonly also?: { readonly name: string; readonly calc: string; readonly figures: Figures };
  readonly base?: readonly string[];
}

const asList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
const term = (name: string): Term => ({ name, spellings: [name] });

const defaultAsOf = '2025-12-11';

function readValue(candidate: Candidate): Value {
  const of = unit(candidate.unit ?? 'number');
  if (candidate.term !== undefined)
    return { kind: 'term', term: candidate.term, text: candidate.text ?? candidate.term ?? '' };
  if (candidate.wording !== undefined)
    return { kind: 'quote', wording: candidate.wording, speaker: candidate.speaker ?? null };
  const points = (values: Record<string, string | null>) =>
    Object.entries(values).map(([label, value]) => ({
      label,
      at: period(label),
      value: value === null ? null : interval(String(value)),
    }));
  if (candidate.series) return { kind: 'series', unit: of, points: points(candidate.series) };
  if (candidate.list)
    return {
      kind: 'list',
      unit: of,
      open: candidate.open ?? false,
      members: Object.entries(candidate.list).map(([name, value]) =>
        value === null || typeof value !== 'object'
          ? { name, value: value === null ? null : interval(String(value)) }
          : { name, value: null, points: points(value) },
      ),
    };
  const read = figure(candidate.print ?? candidate.is ?? '', candidate.is ?? '0', candidate);
  return { kind: 'figure', figure: candidate.unresolved ? { ...read, unresolved: true } : read };
}

function question(id: string, source: Source): Question {
  const by = source.place ?? 'near';
  return {
    id,
    kind: 'figure',
    place: by === 'json' ? { by, path: '$.value' } : by === 'near' ? { by, words: 'words ___' } : { by },
    asOf: period(defaultAsOf),
    ...(source.period !== undefined && { period: period(source.period) }),
  };
}

function gather(id: string, source: Source): Gathered {
  const ask: Ask = {
    id,
    source: source.source ?? 'page',
    options: {},
    question: question(id, source),
    line: 1,
    ...(source.at !== undefined && { at: parseDay(source.at) ?? 0 }),
    ...(source.complete && { complete: true }),
    ...(source.grows && { onlyGrows: true }),
    ...(source.origin !== undefined && { origin: source.origin }),
  };
  const observed = `${source.observed ?? source.at ?? defaultAsOf}T12:00:00Z`;
  const url = source.url ?? `https://example.org/${id}`;
  const step = {
    url,
    finalUrl: url,
    status: 200,
    takenAt: observed,
    digest: `sha256:${id}`,
    bytes: 1,
    how: 'pinned' as const,
    provenance: source.provenance ?? ('recorded' as const),
  };
  if (source.gap)
    return { ask, gap: { ask, code: source.gap, detail: 'by hand', hint: '', trail: [step], passedOver: [] } };
  // A page has a date, unless the case says that it has none; data has none, unless the case gives one.
  const date =
    source.published === undefined
      ? source.source === undefined && source.place !== 'json'
        ? defaultAsOf
        : null
      : source.published;
  const dateOf = (text: string) => ({
    text,
    day: parseDay(text.slice(0, 10)) ?? 0,
    from: 'by hand',
    trust: 'declared' as const,
  });
  const page: PageFacts = {
    ...(date !== null && { published: dateOf(date) }),
    ...(source.modified !== undefined && { modified: dateOf(source.modified) }),
    ...(source.author !== undefined && { author: source.author }),
    ...(source.attributions && { attributions: source.attributions }),
    ...(source.sketch && { sketch: source.sketch }),
  };
  const evidence = (source.candidates ?? [source]).map((candidate, i): Evidence => {
    const value = readValue(candidate);
    const text =
      value.kind === 'figure' ? value.figure.text : (candidate.text ?? candidate.term ?? candidate.wording ?? '');
    const refers = candidate.refers ?? source.refers;
    return {
      ask,
      origin: source.origin ?? 'example.org',
      standing: source.standing ?? 'secondary',
      page,
      observedAt: observed,
      trail: [step],
      reading: {
        value,
        passage: { text, start: 0, end: text.length, address: `text:${i}` },
        ...(candidate.hedge && { hedge: { kind: candidate.hedge, word: 'by hand', asked: candidate.asked ?? false } }),
        ...(refers !== undefined && { refersTo: period(refers) }),
        ...(candidate.refersAsked && { periodAsked: true as const }),
      },
    };
  });
  const [first, ...rest] = evidence;
  if (!first) throw new Error('a source without candidates');
  return { ask, evidence: [first, ...rest], passedOver: [] };
}

function toleranceOf(text: string): Tolerance {
  const [, digits = '', name = ''] = /^([\d.]+)\s*(.*)$/.exec(text) ?? [];
  if (name === '%') return { kind: 'relative', share: div(number(digits), rational(100)), text };
  return {
    kind: 'absolute',
    amount: number(digits),
    unit: unit(name.replace(/^(day|month|year)s$/, '$1') || 'number'),
    text,
  };
}

/** A case as a claim with all that was gathered for it. */
export function make(spec: Case): {
  readonly claim: Claim;
  readonly article: Article;
  readonly gathered: Map<string, Gathered>;
} {
  const gathered = new Map<string, Gathered>();
  let count = 0;
  const operand = (sources: Source | readonly Source[] | undefined): Operand => {
    const asks = asList(sources).map((source) => {
      count += 1;
      const one = gather(`ask/${count}`, source);
      gathered.set(one.ask.id, one);
      return one.ask;
    });
    return { kind: 'asks', asks };
  };
  const operands = (figures: Figures | undefined, says: Says): Record<string, Operand> =>
    Object.fromEntries(
      Object.entries(figures ?? {}).map(([name, sources]): [string, Operand] => {
        const made = operand(sources);
        return [
          name,
          says.names?.includes(name) && made.kind === 'asks' ? { kind: 'names', which: [], asks: made.asks } : made,
        ];
      }),
    );
  const statement = (says: Says): Statement => {
    const tolerance = says.tolerance === undefined ? {} : { tolerance: toleranceOf(says.tolerance) };
    const anyBasis = says.anyBasis ? { anyBasis: true } : {};
    if (says.calc !== undefined) {
      const literals: Record<string, Figure> = Object.fromEntries(
        Object.entries(says.literals ?? {}).map(([name, is]) => [name, figure(name, is)]),
      );
      return {
        kind: 'expression',
        text: says.calc,
        expression: expression(says.calc, literals),
        operands: operands(says.figures, says),
        ...tolerance,
        ...anyBasis,
      };
    }
    if (says.quote !== undefined)
      return {
        kind: 'quote',
        text: says.quote,
        quote: says.quote,
        original: says.original ?? [],
        weaker: says.weaker ?? [],
        speaker: (says.speakers ?? []).map(term),
        rivals: (says.rivals ?? []).map(term),
        ...(says.before !== undefined && { before: parseDay(says.before) ?? 0 }),
        operand: operand(says.evidence),
      };
    if (says.term !== undefined)
      return {
        kind: 'term',
        text: asList(says.term).join(', '),
        mode: says.mode ?? 'is',
        terms: asList(says.term).map(term),
        rivals: (says.rivals ?? []).map(term),
        weaker: (says.weaker ?? []).map(term),
        ...(says.noMore && { noMore: true }),
        operand: operand(says.evidence),
      };
    return {
      kind: 'figure',
      text: says.says ?? '',
      figure: figure(says.says ?? '', says.claimed ?? '0', says),
      ...tolerance,
      ...anyBasis,
      operand: operand(says.evidence),
    };
  };
  const published = spec.published ?? defaultAsOf;
  const asOf = period(spec.asOf ?? published);
  const reading = (name: string | null, own: Omit<Case, 'readings'>): ClaimReading => ({
    name,
    natural: own.natural ?? false,
    asOf: own.asOf === undefined ? asOf : period(own.asOf),
    parts: [
      ...(own.each
        ? Object.entries(own.each).map(([part, says]) => ({ name: part, statements: [statement(says)] }))
        : [
            {
              name: null,
              ...(own.onlyIf && { onlyIf: true as const }),
              statements: (own.all ?? (hasStatement(own) ? [own] : [])).map(statement),
            },
          ]),
      ...(own.condition ? [{ name: 'only-if', onlyIf: true as const, statements: [statement(own.condition)] }] : []),
    ],
  });
  const readings = spec.readings
    ? Object.entries(spec.readings).map(([name, own]) => reading(name, own))
    : [reading(null, spec)];
  const claim: Claim = {
    id: 'case',
    text: spec.claim ?? spec.says ?? spec.calc ?? 'a claim',
    place: { file: 'claims.yaml', line: 1, column: 1 },
    tags: [],
    ...(spec.note !== undefined && { note: spec.note }),
    asOf,
    asOfText: spec.asOf ?? published,
    ...(spec.zone !== undefined && { zone: spec.zone }),
    ...(spec.opinion !== undefined && { opinion: spec.opinion }),
    ...(spec.unclear !== undefined && { unclear: spec.unclear }),
    ...(spec.needs !== undefined && {
      needs: spec.needs === 'primary' ? { kind: 'primary' } : { kind: 'origins', count: spec.needs },
    }),
    readings,
    also: spec.also
      ? [
          {
            name: spec.also.name,
            text: spec.also.calc,
            expression: expression(spec.also.calc),
            operands: operands(spec.also.figures, {}),
          },
        ]
      : [],
    subjects: (spec.subjects ?? []).map(term),
    digest: 'sha256:0',
  };
  const article: Article = {
    title: 'An article',
    url: 'https://example.org/article',
    author: 'The Author',
    published: parseDay(published) ?? 0,
    publishedText: published,
  };
  return { claim, article, gathered };
}

const hasStatement = ({ says, term: terms, quote, calc }: Says): boolean =>
  [says, terms, quote, calc].some((part) => part !== undefined);

/** The finding of a case; `others` are findings that its operands may name. */
export function judged(spec: Case, others: Readonly<Record<string, Finding>> = {}): Finding {
  const { claim, article, gathered } = make(spec);
  return judge(claim, gathered, {
    article,
    findingOf: (id) => others[id],
    ...(spec.base && { baseDigests: new Set(spec.base) }),
  });
}
