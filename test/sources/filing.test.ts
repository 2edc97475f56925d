import { describe, expect, it } from 'vitest';
import { days } from '../../src/figures/day.ts';
import { filing } from '../../src/sources/filing.ts';
import { asked, askFor, describeSource, evidenceIn, gapIn, saidBy } from './describe-source.ts';
import { html, json, type Routes } from './loopback.ts';

const tickers = 'https://www.sec.gov/files/company_tickers.json';
const submissions = 'https://data.sec.gov/submissions/CIK0000012345.json';
const folder = (accession: string): string =>
  `https://www.sec.gov/Archives/edgar/data/12345/${accession.replaceAll('-', '')}`;

interface Row {
  readonly accession: string;
  readonly filed: string;
  readonly period: string;
  readonly form: string;
  readonly document: string;
}

const columns = (rows: readonly Row[]) => ({
  accessionNumber: rows.map(({ accession }) => accession),
  filingDate: rows.map(({ filed }) => filed),
  reportDate: rows.map(({ period }) => period),
  form: rows.map(({ form }) => form),
  primaryDocument: rows.map(({ document }) => document),
  items: rows.map(() => ''),
});

/** Shape of 2026: columns, a CIK with leading zeros, keys that come and go. */
const listed = (rows: readonly Row[], files: readonly object[] = []) =>
  json({
    cik: '0000012345',
    name: 'MAKER INC',
    tickers: ['MAKR'],
    fiscalYearEnd: '0331',
    lei: null,
    filings: { recent: columns(rows), files },
  });

const release: Row = {
  accession: '0000012345-25-000009',
  filed: '2025-11-25',
  period: '2025-09-30',
  form: '6-K',
  document: 'main.htm',
};
const index = (accession: string, exhibit: string) =>
  html(
    `<html><body><table class="tableFile" summary="Document Format Files"><tr><th scope="col">Seq</th><th scope="col">Description</th><th scope="col">Document</th><th scope="col">Type</th><th scope="col">Size</th></tr>
    <tr><td>1</td><td>6-K</td><td><a href="/x/main.htm">main.htm</a></td><td>6-K</td><td>100</td></tr>
    <tr><td>2</td><td>EX-99.1</td><td><a href="/x/${exhibit}">${exhibit}</a></td><td>EX-99.1</td><td>${accession.length}</td></tr></table></body></html>`,
  );
const exhibit = html(
  '<html><body><p>Results for the quarter ended September 30, 2025</p><p>Cloud revenue grew 34% to RMB39,824 million, after 26% in the quarter before.</p><p>Net income fell 53%.</p></body></html>',
);

const world: Routes = {
  [tickers]: json({
    '0': { cik_str: 12345, ticker: 'MAKR', title: 'MAKER INC' },
    '1': { cik_str: 99, ticker: 'OTHR', title: 'OTHER' },
  }),
  [submissions]: listed([release]),
  [`${folder(release.accession)}/${release.accession}-index.html`]: index(release.accession, 'ex99-1.htm'),
  [`${folder(release.accession)}/ex99-1.htm`]: exhibit,
};
const entry = { filing: { company: 'MAKR', form: '6-K', period: '2025-09-30' } };
const question = { place: { by: 'near', words: 'Cloud revenue grew ___' }, dimension: 'percent' } as const;

describeSource(filing, {
  takes: [
    entry,
    { filing: { company: '0000012345', concept: 'us-gaap:Revenues', unit: 'CNY' } },
    { filing: { company: 'MAKR', accession: '0000012345-25-000009' } },
  ],
  refuses: [
    { filing: { company: 'MAKR', period: 'Q3 2025' } },
    { filing: {} },
    { filing: { company: 'MAKR', accession: '12' } },
    { filing: { company: 'MAKR', concept: 'Revenues' } },
  ],
  entry,
  question,
  world,
  says: ['[33.5, 34.5) percent'],
  changed: {
    ...world,
    [`${folder(release.accession)}/ex99-1.htm`]: html(
      '<html><body><p>Revenue of the cloud is given elsewhere; income fell 53%.</p></body></html>',
    ),
  },
  needs: submissions,
});

const one = async (asking: Parameters<typeof askFor>[1], routes: Routes, asking2 = {}) => {
  const { all, server } = await asked(filing, routes, [askFor(filing, asking, asking2)]);
  return { gathered: all[0] as (typeof all)[0], server };
};

describe('filing', () => {
  it('sends a contact, without which EDGAR refuses', async () => {
    const { server } = await one(entry, world, question);
    expect(server.sent[0]?.['user-agent']).toContain('tests@example.org');
  });

  it('knows the page by which EDGAR refuses a client without a name', async () => {
    const refusal = {
      status: 403,
      headers: { 'content-type': 'text/html' },
      body: '<html><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head><body>Undeclared</body></html>',
    };
    const { gathered } = await one(entry, { ...world, [tickers]: refusal }, question);
    expect(gapIn(gathered)?.code).toBe('blocked');
  });

  it('names an unknown ticker', async () => {
    const { gathered } = await one({ filing: { company: 'NOPE', form: '6-K' } }, world, question);
    expect(gapIn(gathered)).toMatchObject({ code: 'not-found', detail: 'no company with the ticker NOPE' });
  });

  it('opens the releases after a period where the report date is the day of the report', async () => {
    const notice: Row = { ...release, accession: '0000012345-25-000008', filed: '2025-10-20', period: '2025-10-20' };
    const dated = { ...release, period: '2025-11-25' };
    const routes: Routes = {
      ...world,
      [submissions]: listed([dated, notice]),
      [`${folder(notice.accession)}/${notice.accession}-index.html`]: index(notice.accession, 'notice.htm'),
      [`${folder(notice.accession)}/notice.htm`]: html(
        '<html><body><p>A meeting will be held. Cloud revenue grew 26% in the quarter ended June 30, 2025.</p></body></html>',
      ),
    };
    const { gathered } = await one(
      { filing: { company: '12345', form: '6-K', period: '2025-09-30' } },
      routes,
      question,
    );
    expect(saidBy(gathered)).toEqual(['[33.5, 34.5) percent']);
  });

  it('turns to the older pages of the list for an old period', async () => {
    const old = {
      ...release,
      accession: '0000012345-15-000001',
      filed: '2015-05-20',
      period: '2015-03-31',
      form: '20-F',
      document: 'annual.htm',
    };
    const older = 'CIK0000012345-submissions-001.json';
    const routes: Routes = {
      ...world,
      [submissions]: listed(
        [release],
        [{ name: older, filingCount: 1, filingFrom: '2014-01-01', filingTo: '2016-01-01' }],
      ),
      [`https://data.sec.gov/submissions/${older}`]: json(columns([old])),
      [`${folder(old.accession)}/annual.htm`]: html(
        '<html><body><p>Cloud revenue grew 64% in the year.</p></body></html>',
      ),
    };
    const { gathered } = await one(
      { filing: { company: '12345', form: '20-F', period: '2015-03-31' } },
      routes,
      question,
    );
    expect(saidBy(gathered)).toEqual(['[63.5, 64.5) percent']);
  });

  it('names the exhibits that a filing has where the one asked for is missing', async () => {
    const { gathered } = await one(
      { filing: { company: '12345', form: '6-K', period: '2025-09-30', exhibit: '99.7' } },
      world,
      question,
    );
    expect(gapIn(gathered)).toMatchObject({ code: 'not-found', detail: 'no exhibit 99.7' });
    expect(gapIn(gathered)?.hint).toContain('EX-99.1');
  });

  it('reads the period of the report itself', async () => {
    const { gathered } = await one(
      { filing: { company: '12345', form: '6-K', filed: '2025-11-25', field: 'periodOfReport' } },
      world,
      { kind: 'date', dimension: 'date' },
    );
    expect(saidBy(gathered)).toEqual(['{20361} day']);
  });

  it("has no period of the report where the list leaves it empty, and takes no other filing's", async () => {
    const undated: Row = { ...release, period: '' };
    const other: Row = { ...release, accession: '0000012345-25-000011', filed: '2025-12-01', period: '2025-11-25' };
    const { gathered } = await one(
      { filing: { company: '12345', form: '6-K', filed: '2025-11-25', field: 'periodOfReport' } },
      { ...world, [submissions]: listed([other, undated]) },
      { kind: 'date', dimension: 'date' },
    );
    expect(gapIn(gathered)?.code).toBe('not-found');
  });

  it('reads the date of an old filing from the older page that lists it', async () => {
    const page = 'https://data.sec.gov/submissions/CIK0000012345-submissions-001.json';
    const old: Row = {
      ...release,
      accession: '0000012345-15-000009',
      filed: '2015-05-20',
      period: '2015-03-31',
      form: '20-F',
    };
    const { gathered } = await one(
      { filing: { company: '12345', form: '20-F', period: '2015-03-31', field: 'filingDate' } },
      {
        ...world,
        [submissions]: listed(
          [release],
          [
            {
              name: 'CIK0000012345-submissions-001.json',
              filingCount: 1,
              filingFrom: '2014-01-01',
              filingTo: '2016-01-01',
            },
          ],
        ),
        [page]: json(columns([old])),
      },
      { kind: 'date', dimension: 'date' },
    );
    expect(saidBy(gathered)).toEqual(['{16575} day']);
    expect(evidenceIn(gathered)[0]?.trail.at(-1)?.url).toBe(page);
  });

  describe('where several filings fit', () => {
    const second: Row = { ...release, accession: '0000012345-25-000010' };
    const indexOf = ({ accession }: Row): string => `${folder(accession)}/${accession}-index.html`;
    const two: Routes = {
      ...world,
      [submissions]: listed([second, release]),
      [indexOf(second)]: index(second.accession, 'notice.htm'),
      [`${folder(second.accession)}/notice.htm`]: html(
        '<html><body><p>Cloud revenue grew 99% somewhere.</p></body></html>',
      ),
    };

    it('takes the release that names the period', async () => {
      expect(saidBy((await one(entry, two, question)).gathered)).toEqual(['[33.5, 34.5) percent']);
    });

    it.each([
      ['of one day', { filed: '2025-11-25' }],
      ['that are the last ones', { form: '6-K' }],
      ['of one period, neither of which names it', { form: '6-K', period: '2025-09-30' }],
    ])('chooses none of two %s, and names both', async (_which, rest) => {
      const routes = {
        ...two,
        [`${folder(release.accession)}/ex99-1.htm`]: html('<html><body><p>Cloud revenue grew 34%.</p></body></html>'),
      };
      const { gathered } = await one({ filing: { company: 'MAKR', ...rest } }, routes, question);
      expect(gapIn(gathered)).toMatchObject({ code: 'not-found', detail: '2 filings' });
      expect(gapIn(gathered)?.hint).toContain('0000012345-25-000009 (6-K, 2025-11-25), 0000012345-25-000010');
    });

    it("takes a report of the period's own month for none of its results", async () => {
      const monthly: Row = { ...second, filed: '2025-09-12' };
      const dated: Row = { ...release, period: '2025-11-30' };
      const { gathered } = await one(entry, { ...two, [submissions]: listed([dated, monthly]) }, question);
      expect(saidBy(gathered)).toEqual(['[33.5, 34.5) percent']);
    });
  });

  it('dates the evidence by the day of filing', async () => {
    const { gathered } = await one(entry, world, question);
    expect(evidenceIn(gathered).map(({ page }) => page.published?.text)).toEqual(['2025-11-25']);
  });
});

const facts = 'https://data.sec.gov/api/xbrl/companyfacts/CIK0000012345.json';
const fact = (rest: object) => ({ accn: '0000012345-25-000010', fy: 2025, fp: 'FY', form: '10-K', ...rest });
const taggedFacts = (rows: readonly object[], unit = 'USD') =>
  json({
    cik: 12345,
    entityName: 'MAKER INC',
    facts: { 'us-gaap': { Revenues: { label: null, description: null, units: { [unit]: rows } } } },
  });
const ask = (rest: object) => ({ filing: { company: '12345', concept: 'us-gaap:Revenues', ...rest } });

describe('filing: tagged facts', () => {
  const quarter = fact({ start: '2025-04-28', end: '2025-07-27', val: 46743000000, filed: '2025-08-27' });
  const toDate = fact({ start: '2025-01-27', end: '2025-07-27', val: 90805000000, filed: '2025-08-27' });

  it('tells the quarter from the year to date, which end on one day', async () => {
    const routes = { [facts]: taggedFacts([quarter, toDate]) };
    expect(saidBy((await one(ask({ period: '2025-07-27', duration: 'quarter' }), routes)).gathered)).toEqual([
      '{46743000000} USD',
    ]);
    expect(saidBy((await one(ask({ period: '2025-07-27', duration: 'half' }), routes)).gathered)).toEqual([
      '{90805000000} USD',
    ]);
    expect(saidBy((await one(ask({ period: '2025-07-27' }), routes)).gathered)).toHaveLength(2);
  });

  it('takes the last filing that was known by the as-of day, and the first where that is asked', async () => {
    const routes = {
      [facts]: taggedFacts([
        fact({ end: '2016-03-31', val: 27334, filed: '2016-05-24', form: '20-F' }),
        fact({ end: '2016-03-31', val: 27325, filed: '2017-11-02', form: '6-K', frame: 'CY2016Q1I' }),
      ]),
    };
    const at = (day: number, read?: 'earliest') => ({ asOf: days(day), ...(read ? { read } : {}) });
    expect(saidBy((await one(ask({ period: '2016-03-31' }), routes, at(18_000))).gathered)).toEqual(['{27325} USD']);
    expect(saidBy((await one(ask({ period: '2016-03-31' }), routes, at(17_000))).gathered)).toEqual(['{27334} USD']);
    expect(saidBy((await one(ask({ period: '2016-03-31' }), routes, at(18_000, 'earliest'))).gathered)).toEqual([
      '{27334} USD',
    ]);
  });

  it('keeps two currencies apart', async () => {
    const both = json({
      facts: { 'us-gaap': { Revenues: { units: { CNY: [quarter], USD: [{ ...quarter, val: 6500000000 }] } } } },
    });
    expect(saidBy((await one(ask({ period: '2025-07-27', unit: 'CNY' }), { [facts]: both })).gathered)).toEqual([
      '{46743000000} CNY',
    ]);
  });

  it('finds nothing under a name that every object inherits', async () => {
    const { gathered } = await one(
      { filing: { company: '12345', concept: 'constructor:toString' } },
      { [facts]: taggedFacts([quarter]) },
    );
    expect(gapIn(gathered)?.code).toBe('not-found');
  });
});
