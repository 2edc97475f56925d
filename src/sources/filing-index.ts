/** Finding a filing at the SEC's EDGAR: company -> CIK -> its filings -> the documents of one. */
import { z } from 'zod';
import { extract } from '../extract/extract.ts';
import { formatDay, parseDay } from '../figures/day.ts';
import { type Capture, header, type Web, WebError } from '../net/web.ts';

const archives = 'https://www.sec.gov/Archives/edgar/data';
const data = 'https://data.sec.gov';

/** How long after a period's end its results are looked for, in days: foreign private issuers take up to four months. */
const resultsWithin = 125;
/** Filings of one form that are opened to find the period that their exhibit is about. */
const mostOpened = 15;

export interface Filing {
  readonly accession: string;
  readonly form: string;
  /** Day numbers. */
  readonly filed: number;
  readonly period: number | undefined;
  readonly primaryDocument: string;
  /** Where the company's list of filings has it: the column's name goes between. */
  readonly listed: { readonly capture: Capture; readonly columns: string; readonly row: number };
}

/** Thrown where EDGAR has answered and what was asked for is not there; `trail` says what was looked at. */
export class NotFiled extends Error {
  override readonly name = 'NotFiled';
  readonly trail: readonly Capture[];
  readonly hint: string;
  constructor(detail: string, hint: string, trail: readonly Capture[]) {
    super(detail);
    this.hint = hint;
    this.trail = trail;
  }
}

const columns = z.object({
  accessionNumber: z.array(z.string()),
  filingDate: z.array(z.string()),
  reportDate: z.array(z.string()),
  form: z.array(z.string()),
  primaryDocument: z.array(z.string()),
});
const submissions = z.object({
  name: z.string().optional(),
  /** "0331": the last day of the fiscal year. */
  fiscalYearEnd: z.string().nullish(),
  filings: z.object({
    recent: columns,
    files: z.array(z.object({ name: z.string(), filingFrom: z.string(), filingTo: z.string() })),
  }),
});
const tickers = z.record(z.string(), z.object({ cik_str: z.union([z.number(), z.string()]), ticker: z.string() }));

export function parseAs<T>(schema: z.ZodType<T>, capture: Capture, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(capture.body));
  } catch (cause) {
    throw new WebError('unreadable', 'syntax', `EDGAR answered something else than ${what}.`, { cause, capture });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WebError('unreadable', 'type', `EDGAR's ${what} has another shape than it used to have.`, {
    cause: parsed.error,
    capture,
  });
}

const getJson = (web: Web, url: string): Promise<Capture> => web.get({ url, accept: 'application/json' });

/** The company's number of ten digits, from a number or a ticker. */
export async function cikOf(
  company: string,
  web: Web,
): Promise<{ readonly cik: string; readonly trail: readonly Capture[] }> {
  const digits = /^(?:CIK)?(\d{1,10})$/i.exec(company)?.[1];
  if (digits !== undefined) return { cik: digits.padStart(10, '0'), trail: [] };
  const capture = await getJson(web, 'https://www.sec.gov/files/company_tickers.json');
  const rows = Object.values(parseAs(tickers, capture, 'list of tickers'));
  const found = rows.find(({ ticker }) => ticker.toUpperCase() === company.toUpperCase());
  if (found) return { cik: String(found.cik_str).padStart(10, '0'), trail: [capture] };
  throw new NotFiled(
    `no company with the ticker ${company}`,
    'Write the ticker as the SEC lists it, or the CIK number.',
    [capture],
  );
}

function rowsOf(table: z.infer<typeof columns>, capture: Capture, path: string): Filing[] {
  return table.accessionNumber.flatMap((accession, at) => {
    const filed = parseDay(table.filingDate[at] ?? '');
    if (filed === undefined) return [];
    return [
      {
        accession,
        form: table.form[at] ?? '',
        filed,
        period: parseDay(table.reportDate[at] ?? ''),
        primaryDocument: table.primaryDocument[at] ?? '',
        listed: { capture, columns: path, row: at },
      },
    ];
  });
}

export interface Filings {
  readonly filings: readonly Filing[];
  readonly name: string | undefined;
  /** Last month of the fiscal year, 1-12. */
  readonly fiscalYearEnd: number | undefined;
  readonly trail: readonly Capture[];
}

/** A company's filings, with the older pages that reach back to `since`. */
export async function filingsOf(cik: string, since: number | undefined, web: Web): Promise<Filings> {
  const capture = await getJson(web, `${data}/submissions/CIK${cik}.json`);
  const { name, fiscalYearEnd, filings } = parseAs(submissions, capture, 'list of filings');
  const all = rowsOf(filings.recent, capture, '$.filings.recent');
  const trail = [capture];
  const oldest = all.reduce((day, { filed }) => Math.min(day, filed), Number.POSITIVE_INFINITY);
  if (since !== undefined && since < oldest)
    for (const file of filings.files) {
      const to = parseDay(file.filingTo);
      if (!/^CIK\d{10}-submissions-\d+\.json$/.test(file.name) || (to !== undefined && to < since)) continue;
      const older = await getJson(web, `${data}/submissions/${file.name}`);
      trail.push(older);
      all.push(...rowsOf(parseAs(columns, older, 'older list of filings'), older, '$'));
    }
  const month = Number((fiscalYearEnd ?? '').slice(0, 2));
  return { filings: all, name, fiscalYearEnd: month >= 1 && month <= 12 ? month : undefined, trail };
}

const folderOf = (cik: string, accession: string): string =>
  `${archives}/${Number(cik)}/${accession.replaceAll('-', '')}`;

/**
 * The address of a document; the viewer's `/ix?doc=` prefix and stylesheet folders are not part of it. Filings of before
 * 2001 are one text with everything in it, and their lists name no document.
 */
export const documentUrl = (cik: string, filing: Filing, name: string): string =>
  `${folderOf(cik, filing.accession)}/${name === '' ? `${filing.accession}.txt` : encodeURIComponent(name.replace(/^xsl[^/]*\//, ''))}`;

export interface FiledDocument {
  /** "EX-99.1", or the form itself for the main document. */
  readonly type: string;
  readonly name: string;
}

/** The documents of a filing by the index page that EDGAR keeps for it. */
export async function documentsOf(
  cik: string,
  filing: Filing,
  web: Web,
): Promise<{ documents: FiledDocument[]; capture: Capture }> {
  const url = `${folderOf(cik, filing.accession)}/${filing.accession}-index.html`;
  const capture = await web.get({ url, accept: 'text/html' });
  const contentType = header(capture, 'content-type');
  const page = extract({ url, body: capture.body, ...(contentType === undefined ? {} : { contentType }) });
  const documents: FiledDocument[] = [];
  for (const table of page.kind === 'html' ? page.tables : []) {
    const heads = (table.grid[0] ?? []).map((cell) => cell?.text.trim().toLowerCase() ?? '');
    const [name, type] = [heads.indexOf('document'), heads.indexOf('type')];
    if (name < 0 || type < 0) continue;
    for (const row of table.grid.slice(1)) {
      const document = row[name]?.text.trim().split(/\s/)[0];
      if (document) documents.push({ name: document, type: row[type]?.text.trim().toUpperCase() ?? '' });
    }
  }
  return { documents, capture };
}

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "ended September 30, 2025": how a press text names the period that it reports. */
function namesPeriod(capture: Capture, period: number): boolean {
  const [year, month, day] = formatDay(period).split('-').map(Number);
  const text = new TextDecoder()
    .decode(capture.body)
    .replace(/<[^>]*>|&nbsp;|&#160;/g, ' ')
    .replace(/\s+/g, ' ');
  return new RegExp(`ended\\s+${months[(month ?? 1) - 1]}\\s+${day}\\s*,\\s*${year}`, 'i').test(text);
}

export interface Wanted {
  readonly form?: string | undefined;
  readonly period?: number | undefined;
  readonly filed?: number | undefined;
  readonly accession?: string | undefined;
  /** What was filed after this day was not there. */
  readonly knownBy?: number | undefined;
}

/** A report of an event or a month is dated by that: what is filed by the last day of a period has no results of it. */
const comesTooEarly = ({ form, filed }: Filing, period: number): boolean => /^(6-K|8-K)/.test(form) && filed <= period;

/** Filings that the claims file does not tell apart. */
const shown = 5;
function several(filings: readonly Filing[], looked: readonly Capture[]): NotFiled {
  const names = filings
    .slice(0, shown)
    .map(({ accession, form, filed }) => `${accession} (${form}, ${formatDay(filed)})`);
  const more = filings.length > shown ? ` and ${filings.length - shown} more` : '';
  return new NotFiled(
    `${filings.length} filings`,
    `Name the form or the accession number of the one that is meant: ${names.join(', ')}${more}.`,
    looked,
  );
}

/**
 * The filing that is meant. A report date equal to the period decides, where one filing has it; where none has (a
 * free-form 6-K carries the day of the report) or several, the exhibits filed after the period's end are opened and the
 * first that names it is the one. What is still not told apart is not chosen from.
 */
export async function findFiling(
  cik: string,
  all: readonly Filing[],
  wanted: Wanted,
  web: Web,
): Promise<{ filing: Filing; trail: Capture[] }> {
  const matching = all
    .filter(
      ({ form, accession, filed }) =>
        (!wanted.form || form === wanted.form) &&
        (!wanted.accession || accession === wanted.accession) &&
        (wanted.filed === undefined || filed === wanted.filed) &&
        (wanted.knownBy === undefined || filed <= wanted.knownBy),
    )
    .sort((a, b) => a.filed - b.filed || (a.accession < b.accession ? -1 : 1));
  const { period } = wanted;
  const last = matching.at(-1);
  const exact = matching.filter((filing) =>
    period === undefined ? filing.filed === last?.filed : filing.period === period,
  );
  const [only] = exact.length === 1 ? exact : [];
  if (only && (period === undefined || !comesTooEarly(only, period))) return { filing: only, trail: [] };
  if (period === undefined && exact.length > 1) throw several(exact, []);
  const looked: Capture[] = [];
  const near =
    period === undefined
      ? []
      : (exact.length > 1 ? exact : matching).filter(({ filed }) => filed > period && filed <= period + resultsWithin);
  for (const filing of near.slice(0, mostOpened)) {
    const { documents, capture: index } = await documentsOf(cik, filing, web);
    const exhibit = documents.find(({ type }) => type === 'EX-99.1');
    if (!exhibit || period === undefined) continue;
    const capture = await web.get({ url: documentUrl(cik, filing, exhibit.name), accept: 'text/html' });
    looked.push(index, capture);
    if (namesPeriod(capture, period)) return { filing, trail: [index] };
  }
  if (only) return { filing: only, trail: looked };
  if (exact.length > 1) throw several(exact, looked);
  const what = [wanted.form, period === undefined ? undefined : `for ${formatDay(period)}`].filter(Boolean).join(' ');
  throw new NotFiled(
    `no filing ${what}`.trim(),
    "Check form and period against the company's filings at sec.gov, or name the accession number.",
    looked,
  );
}
