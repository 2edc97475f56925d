/**
 * Filings at the SEC's EDGAR: a company's report by form and period, its document or exhibit, its tagged facts. The
 * filer's own words and data: `primary`.
 */
import { z } from 'zod';
import { formatDay, parseDay } from '../figures/day.ts';
import type { Capture } from '../net/web.ts';
import type { Ask, Place, Question } from '../question.ts';
import { describe, durations, factsOf } from './filing-facts.ts';
import { cikOf, documentsOf, documentUrl, type Filing, filingsOf, findFiling, NotFiled } from './filing-index.ts';
import { readCapture } from './read-capture.ts';
import type { AskOf, Source, SourceAnswer, Tools } from './source.ts';

const day = z.string().refine((text) => parseDay(text) !== undefined, 'write the day as 2025-09-30');

const entry = z.strictObject({
  filing: z.strictObject({
    company: z.string().describe('Ticker or CIK number.'),
    form: z.string().optional().describe('"10-K", "10-Q", "20-F", "6-K", "8-K".'),
    period: day.optional().describe('Last day of the period that the filing reports.'),
    filed: day.optional().describe('The day on which it was filed.'),
    accession: z
      .string()
      .regex(/^\d{10}-\d{2}-\d{6}$/)
      .optional()
      .describe('The accession number, where form and period do not tell filings apart.'),
    exhibit: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .optional()
      .describe('"99.1". Without it: the press release (99.1) of a 6-K or 8-K, the main document of other forms.'),
    field: z.enum(['periodOfReport', 'filingDate']).optional().describe('A date of the filing itself.'),
    concept: z
      .string()
      .regex(/^[\w-]+:\w+$/)
      .optional()
      .describe(
        'A tagged fact: "us-gaap:Revenues". With a form it is read from that document, without from all filings.',
      ),
    unit: z.string().optional().describe('Unit of the fact: "USD", "CNY", "shares".'),
    duration: z.enum(durations).optional().describe('Quarter or year to date: both can end on one day.'),
    from: day.optional().describe("First day of the fact's period."),
  }),
});

type Options = z.infer<typeof entry>;
type Asked = Options['filing'];

const dayOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : parseDay(text));
const isWholeCompany = (asked: Asked): boolean =>
  asked.concept !== undefined && asked.form === undefined && asked.accession === undefined;

/** The day by which it must have been filed: `at`, else the as-of day. */
function knownBy({ at, question: { asOf } }: Ask): number | undefined {
  return at ?? (asOf.high ? Number(asOf.high.value.n / asOf.high.value.d) : undefined);
}

/** Nothing but the form is named: the last filing that was there. A filing that is named may be of after the as-of day. */
const isLast = ({ period, filed, accession }: Asked): boolean =>
  period === undefined && filed === undefined && accession === undefined;

/** A year, and the weeks by which an annual report may be later than the one before. */
const yearOfReports = 400;

/** How far back the list of filings must go where no day is named: to the year of the accession number, or by one round of reports. */
function reachesTo(ask: AskOf<Options>): number | undefined {
  const year = /^\d{10}-(\d\d)-/.exec(ask.options.filing.accession ?? '')?.[1];
  // Numbers are of 1993 and later.
  if (year !== undefined) return dayOf(`${Number(year) > 90 ? '19' : '20'}${year}-01-01`);
  const by = knownBy(ask);
  return by === undefined ? undefined : by - yearOfReports;
}

/** Asks that are answered by one filing. */
function byFiling(asks: readonly AskOf<Options>[]): AskOf<Options>[][] {
  const groups = new Map<number | undefined, AskOf<Options>[]>();
  for (const ask of asks) {
    const { filing: asked } = ask.options;
    const day = isLast(asked) && !isWholeCompany(asked) ? knownBy(ask) : undefined;
    groups.set(day, [...(groups.get(day) ?? []), ask]);
  }
  return [...groups.values()];
}

/** The captures in order, the one that holds the passage last. */
const trailOf = (captures: readonly Capture[], last: Capture): Capture[] => [
  ...captures.filter((capture) => capture !== last),
  last,
];

async function askFacts(
  asks: readonly AskOf<Options>[],
  cik: string,
  before: readonly Capture[],
  { web }: Tools,
): Promise<SourceAnswer[]> {
  const url = `https://data.sec.gov/api/xbrl/companyfacts/CIK${cik}.json`;
  const capture = await web.get({ url, accept: 'application/json' });
  return asks.map((ask) => {
    const { filing: asked } = ask.options;
    const query = {
      concept: asked.concept ?? '',
      unit: asked.unit,
      from: dayOf(asked.from),
      to: dayOf(asked.period),
      duration: asked.duration,
      knownBy: knownBy(ask),
      first: ask.question.read === 'earliest',
    };
    const readings = factsOf(capture, query);
    const failure = {
      code: 'not-found',
      detail: `no ${describe(query)}`,
      hint: 'Check concept, unit, period and duration; figures of segments and of quarterly 6-K releases are not tagged.',
    } as const;
    return {
      ask: ask.id,
      facts: {},
      readings,
      passedOver: [],
      ...(readings.length === 0 ? { failure } : {}),
      trail: trailOf(before, capture),
    };
  });
}

/** A date of the filing itself, in its own row of the company's list: an empty one is none. */
function fieldPlace({ listed: { columns, row } }: Filing, field: 'periodOfReport' | 'filingDate'): Place {
  return { by: 'json', path: `${columns}.${field === 'filingDate' ? 'filingDate' : 'reportDate'}[${row}]` };
}

async function documentOf(
  cik: string,
  filing: Filing,
  asked: Asked,
  tools: Tools,
): Promise<{ capture: Capture; before: Capture[] }> {
  const release = /^(6-K|8-K)/.test(filing.form) ? '99.1' : undefined;
  const exhibit = asked.exhibit ?? release;
  if (exhibit === undefined)
    return {
      capture: await tools.web.get({ url: documentUrl(cik, filing, filing.primaryDocument), accept: 'text/html' }),
      before: [],
    };
  const { documents, capture: index } = await documentsOf(cik, filing, tools.web);
  const found = documents.find(({ type }) => type === `EX-${exhibit}`);
  if (!found && asked.exhibit !== undefined)
    throw new NotFiled(
      `no exhibit ${exhibit}`,
      `The filing has: ${
        documents
          .map(({ type }) => type)
          .filter((type) => type !== '')
          .join(', ') || 'no exhibits'
      }.`,
      [index],
    );
  const url = documentUrl(cik, filing, found?.name ?? filing.primaryDocument);
  return { capture: await tools.web.get({ url, accept: 'text/html' }), before: [index] };
}

async function askFiling(
  asks: readonly AskOf<Options>[],
  first: AskOf<Options>,
  tools: Tools,
): Promise<SourceAnswer[]> {
  const { filing: asked } = first.options;
  const { cik, trail: before } = await cikOf(asked.company, tools.web);
  if (isWholeCompany(asked)) return askFacts(asks, cik, before, tools);
  const period = dayOf(asked.period);
  const filed = dayOf(asked.filed);
  const list = await filingsOf(cik, filed ?? period ?? reachesTo(first), tools.web);
  const { filing, trail: found } = await findFiling(
    cik,
    list.filings,
    {
      form: asked.form,
      period,
      filed,
      accession: asked.accession,
      knownBy: isLast(asked) ? knownBy(first) : first.at,
    },
    tools.web,
  );
  const trail = [...before, ...list.trail, ...found];
  const inYear = list.fiscalYearEnd === undefined ? {} : { fiscalYearEnd: list.fiscalYearEnd };
  const rewrite = (ask: AskOf<Options>): Question => ({
    ...ask.question,
    context: { dateline: filing.filed, ...inYear, ...ask.question.context },
  });
  const byField = asks.filter((ask) => ask.options.filing.field !== undefined);
  const byDocument = asks.filter((ask) => ask.options.filing.field === undefined);
  const answers: SourceAnswer[] = [];
  const { capture: listed } = filing.listed;
  if (byField.length > 0)
    answers.push(
      ...(await readCapture(byField, listed, tools.locate, {
        before: trail.filter((capture) => capture !== listed),
        rewrite: (ask) => ({
          ...rewrite(ask),
          place: fieldPlace(filing, ask.options.filing.field ?? 'filingDate'),
        }),
      })),
    );
  if (byDocument.length > 0) {
    const { capture, before: index } = await documentOf(cik, filing, asked, tools);
    const read = await readCapture(byDocument, capture, tools.locate, {
      before: [...trail, ...index],
      rewrite: (ask) => rewrite(ask),
    });
    const published = {
      text: formatDay(filing.filed),
      day: filing.filed,
      from: 'EDGAR filingDate',
      trust: 'declared',
    } as const;
    answers.push(
      ...read.map((answer) => {
        const { otherwisePublished: _documents, ...facts } = answer.facts;
        return { ...answer, facts: { ...facts, published } };
      }),
    );
  }
  return answers;
}

export const filing: Source<Options> = {
  name: 'filing',
  summary: "A company's filing at the SEC's EDGAR: its document, its exhibits, its tagged facts.",
  example: 'filing: { company: BABA, form: 6-K, period: 2025-09-30 }\nnear: revenue from Cloud ___',
  limits: [
    'Foreign private issuers file their quarters as a 6-K with a press release and without tagged facts.',
    'Tagged facts over all filings have no segments; a fact is known by concept, unit and days, never by the fiscal year of the filing that repeats it.',
    'Of several filings of one fact the last that was filed by the as-of day counts; `read: earliest` takes the first, `at:` another day.',
    'Where only the form is named it is the last one that was filed by the as-of day. Of several filings that fit none is chosen: `accession` names one.',
    "A convenience translation into dollars is at the rate of the period's end.",
  ],
  entry,
  hosts: [
    {
      hosts: ['www.sec.gov', 'data.sec.gov', 'efts.sec.gov'],
      connections: 4,
      everyMs: 125,
      needsContact: true,
      maxBodyBytes: 64 * 1024 * 1024,
      waitAfter429Ms: 600_000,
      api: true,
      source:
        'sec.gov/os/accessing-edgar-data, read 2026-01: at most 10 requests a second over all hosts, and a contact in the User-Agent',
    },
  ],
  answers: ['figure', 'date', 'list', 'term', 'quote'],
  place: ({ filing: asked }) => {
    if (asked.field) return { by: 'json', path: `$.${asked.field}` };
    if (!asked.concept) return undefined;
    const unit = asked.unit === undefined ? {} : { unit: asked.unit };
    return { by: 'concept', concept: asked.concept, ...unit };
  },
  standing: () => 'primary',
  origin: ({ filing: { company } }) => company.toUpperCase(),
  key: ({ filing: { field: _field, concept, unit: _unit, duration: _duration, from: _from, ...rest } }) =>
    JSON.stringify(
      concept !== undefined && rest.form === undefined && rest.accession === undefined ? [rest.company, 'facts'] : rest,
    ),
  ownPast: true,
  async ask(asks, tools) {
    const answers: SourceAnswer[] = [];
    for (const group of byFiling(asks)) answers.push(...(await askGroup(group, tools)));
    return answers;
  },
};

async function askGroup(asks: readonly AskOf<Options>[], tools: Tools): Promise<readonly SourceAnswer[]> {
  const [first] = asks;
  if (!first) return [];
  try {
    return await askFiling(asks, first, tools);
  } catch (error) {
    if (!(error instanceof NotFiled)) throw error;
    const { message: detail, hint, trail } = error;
    const failure = { code: 'not-found', detail, hint } as const;
    return asks.map((ask) => ({ ask: ask.id, facts: {}, readings: [], passedOver: [], failure, trail }));
  }
}
