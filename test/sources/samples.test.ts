/** Real answers of the hosts, served again on loopback: they lie beside the repository or not at all. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Gathered } from '../../src/evidence.ts';
import { days, parseDay } from '../../src/figures/day.ts';
import type { Question } from '../../src/question.ts';
import { filing } from '../../src/sources/filing.ts';
import { huggingface } from '../../src/sources/huggingface.ts';
import { page } from '../../src/sources/page.ts';
import { series } from '../../src/sources/series.ts';
import type { Source } from '../../src/sources/source.ts';
import { wikidata } from '../../src/sources/wikidata.ts';
import { asked, askFor, evidenceIn, gapIn, saidBy } from './describe-source.ts';
import { html, json, type Routes, type Said } from './loopback.ts';

const samples = new URL('../../../shared/samples/', import.meta.url);
const there = existsSync(samples);
/** Where the samples are absent the suites below are skipped, and collected all the same: then every answer is empty. */
const text = (path: string): string => (there ? readFileSync(new URL(path, samples), 'utf8') : '');
const data = (path: string): Said => ({ headers: { 'content-type': 'application/json' }, body: text(path) });

interface Asking {
  readonly server: readonly string[];
  readonly said: readonly string[];
  readonly gathered: Gathered;
}

async function ask(
  source: Source,
  entry: Readonly<Record<string, unknown>>,
  routes: Routes,
  question: Partial<Question> = {},
  at?: number,
): Promise<Asking> {
  const { all, server } = await asked(source, routes, [
    { ...askFor(source, entry, question), ...(at === undefined ? {} : { at }) },
  ]);
  const [gathered] = all;
  if (!gathered) throw new Error('nothing was gathered');
  return { server: server.asked, said: saidBy(gathered), gathered };
}

const dayOf = (written: string): number => parseDay(written) ?? Number.NaN;
const on = (written: string): Partial<Question> => ({ asOf: days(dayOf(written)) });

describe.runIf(there)('real answers of the Hub', () => {
  const api = 'https://huggingface.co/api';
  const llama = `${api}/models/meta-llama/Llama-3.1-8B-Instruct`;
  const world: Routes = { [llama]: data('huggingface/model_info_llama31_8b_instruct.excerpt.json') };
  const of = (field: string, question: Partial<Question> = {}) =>
    ask(huggingface, { huggingface: { model: 'meta-llama/Llama-3.1-8B-Instruct', field } }, world, question);

  it('one model: counts with what they count, words, the day of its last change', async () => {
    const downloads = await of('downloads');
    const [evidence] = evidenceIn(downloads.gathered);
    expect(downloads.said).toEqual(['{6375575} download']);
    expect(evidence?.reading.value).toMatchObject({ figure: { unit: { per: { of: 'month' } } } });
    expect(evidence?.reading.passage.address).toBe('json:$.downloads');
    expect((await of('likes')).said).toEqual(['{6675} like']);
    expect((await of('lastModified', { kind: 'date', dimension: 'date' })).said).toEqual([
      `{${dayOf('2024-09-25')}} day`,
    ]);
    const terms = ['auto', 'manual'].map((name) => ({ name, spellings: [name] }));
    expect((await of('gated', { kind: 'term', terms })).said).toEqual(['manual']);
  });

  it('a field that the answer does not have is a gap', async () => {
    const { said, gathered } = await of('parameters');
    expect([said, gapIn(gathered)?.code]).toEqual([[], 'not-found']);
  });

  it('a repository of the first day of all dates was made then or before', async () => {
    const { said } = await ask(
      huggingface,
      { huggingface: { model: 'mcpotato/42-eicar-street', field: 'createdAt' } },
      { [`${api}/models/mcpotato/42-eicar-street`]: data('huggingface/model_info_blobs_eicar.json') },
      { kind: 'date', dimension: 'date' },
    );
    expect(said).toEqual([`(−∞, ${dayOf('2022-03-02')}] day`]);
  });

  it('children are counted by relation, and the count of quantisations is left open', async () => {
    const model = `${api}/models/microsoft/Phi-3.5-mini-instruct`;
    const world: Routes = {
      [`${model}?expand[]=childrenModelCount`]: data('huggingface/children_model_count_phi35.excerpt.json'),
    };
    const entry = (field: string) => ({ huggingface: { model: 'microsoft/Phi-3.5-mini-instruct', field } });
    expect((await ask(huggingface, entry('derivatives'), world)).said).toEqual(['[1063, 1253] model']);
    expect((await ask(huggingface, entry('derivatives.adapter'), world)).said).toEqual(['{716} model']);
  });

  it('a list of models is counted and added up; what a row leaves out is not zero', async () => {
    const list = `${api}/models?author=maker&sort=createdAt&limit=1000&expand[]=createdAt&expand[]=downloads&expand[]=downloadsAllTime&expand[]=likes&expand[]=cardData`;
    const world: Routes = { [list]: data('huggingface/models_list_trending_3.json') };
    const rows = JSON.parse(text('huggingface/models_list_trending_3.json')) as { downloads: number }[];
    const total = rows.reduce((sum, row) => sum + row.downloads, 0);
    const entry = (field: string) => ({ huggingface: { author: 'maker', field } });
    expect((await ask(huggingface, entry('models'), world)).said).toEqual(['{3} model']);
    expect((await ask(huggingface, entry('downloads'), world)).said).toEqual([`{${total}} download`]);
    expect((await ask(huggingface, entry('downloadsAllTime'), world)).said).toEqual(['[0, ∞) download']);
  });

  it("a model's own answer with one field, in the host's own headers", async () => {
    const { headers } = JSON.parse(text('huggingface/model_llama31_expand_inferenceProviderMapping.http.json')) as {
      headers: Record<string, string>;
    };
    const { connection: _connection, 'content-length': _length, 'transfer-encoding': _coding, ...rest } = headers;
    const { said } = await ask(
      page,
      { page: `${llama}?expand=inferenceProviderMapping` },
      {
        [`${llama}?expand=inferenceProviderMapping`]: {
          headers: rest,
          body: text('huggingface/model_llama31_expand_inferenceProviderMapping.json'),
        },
      },
      {
        kind: 'term',
        place: { by: 'json', path: "$.inferenceProviderMapping['nebius'].status" },
        terms: ['live', 'staging'].map((name) => ({ name, spellings: [name] })),
      },
    );
    expect(said).toEqual(['staging']);
  });
});

describe.runIf(there)('real answers of EDGAR', () => {
  const tickers = 'https://www.sec.gov/files/company_tickers.json';
  const submissions = (cik: string): string => `https://data.sec.gov/submissions/CIK${cik}.json`;
  const facts = (cik: string): string => `https://data.sec.gov/api/xbrl/companyfacts/CIK${cik}.json`;
  const archive = 'https://www.sec.gov/Archives/edgar/data';
  const document = html('<html><body><p>Net sales were $394.3 billion.</p></body></html>');
  const netSales: Partial<Question> = { place: { by: 'near', words: 'net sales were ___' }, dimension: 'money' };
  const older = 'https://data.sec.gov/submissions/CIK0000320193-submissions-001.json';
  const apple: Routes = {
    [tickers]: data('edgar/company_tickers.json'),
    [submissions('0000320193')]: data('edgar/submissions_CIK0000320193_apple.json'),
    [older]: data('edgar/submissions_CIK0000320193-submissions-001_apple.json'),
  };
  const ofApple = (rest: object, where: string, question: Partial<Question> = {}, at?: number) =>
    ask(
      filing,
      { filing: { company: 'AAPL', form: '10-K', ...rest } },
      { ...apple, [`${archive}/320193/${where}`]: document },
      { ...on('2023-08-09'), ...netSales, ...question },
      at,
    );

  it('from the ticker to the annual report of a period', async () => {
    const { said, server, gathered } = await ofApple({ period: '2022-09-24' }, '000032019322000108/aapl-20220924.htm');
    expect(said).toHaveLength(1);
    expect(server).toEqual([
      tickers,
      submissions('0000320193'),
      `${archive}/320193/000032019322000108/aapl-20220924.htm`,
    ]);
    expect(evidenceIn(gathered)[0]?.page.published).toMatchObject({ text: '2022-10-28', from: 'EDGAR filingDate' });
  });

  it('a period of before the list is on its older page', async () => {
    const { said, server } = await ofApple({ period: '2012-09-29' }, '000119312512444068/d411355d10k.htm');
    expect([said.length, server.includes(older)]).toEqual([1, true]);
  });

  it('so is an accession number of before the list', async () => {
    const { said } = await ofApple(
      { accession: '0001193125-12-444068', form: undefined },
      '000119312512444068/d411355d10k.htm',
    );
    expect(said).toHaveLength(1);
  });

  it('a filing of the years without documents of their own is read as the one text that it is', async () => {
    const { server } = await ofApple({ period: '1999-09-25' }, '000091205799010244/0000912057-99-010244.txt');
    expect(server.at(-1)).toBe(`${archive}/320193/000091205799010244/0000912057-99-010244.txt`);
  });

  it('the last annual report is the last one of the as-of day, or of the day that is asked for', async () => {
    const place = '000032019321000105/aapl-20210925.htm';
    expect((await ofApple({}, place, on('2022-10-27'))).said).toHaveLength(1);
    expect((await ofApple({}, place, on('2023-08-09'), dayOf('2022-10-27'))).said).toHaveLength(1);
    const first = await ofApple({}, '000119312510238044/d10k.htm', on('2011-10-25'));
    expect([first.said.length, first.server.includes(older)]).toEqual([1, true]);
  });

  it('a newer list has the number with its zeros, and keys that nobody announced', async () => {
    const boeing = `${archive}/12927/000001292725000015/ba-20241231.htm`;
    const { said } = await ask(
      filing,
      { filing: { company: '12927', form: '10-K', period: '2024-12-31' } },
      { [submissions('0000012927')]: data('edgar/submissions_boeing.json'), [boeing]: document },
      netSales,
    );
    expect(said).toHaveLength(1);
  });

  describe('tagged facts', () => {
    const nvidia: Routes = { [facts('0001045810')]: data('edgar/companyfacts_nvda.json') };
    const revenues = (rest: object, question: Partial<Question> = on('2025-12-11')) =>
      ask(filing, { filing: { company: '1045810', concept: 'us-gaap:Revenues', ...rest } }, nvidia, question);

    it('a quarter and the year to date end on one day', async () => {
      const period = '2025-07-27';
      expect((await revenues({ period, duration: 'quarter' })).said).toEqual(['{46743000000} USD']);
      expect((await revenues({ period, duration: 'half' })).said).toEqual(['{90805000000} USD']);
      expect((await revenues({ period })).said.toSorted()).toEqual(['{46743000000} USD', '{90805000000} USD']);
    });

    it('a year is one fact, however many filings repeat it under their own fiscal year', async () => {
      expect((await revenues({ period: '2025-01-26', duration: 'year' }, on('2026-07-01'))).said).toEqual([
        '{130497000000} USD',
      ]);
    });

    it('what was filed after the as-of day was not known', async () => {
      const { said, gathered } = await revenues({ period: '2025-07-27', duration: 'quarter' }, on('2025-08-26'));
      expect([said, gapIn(gathered)?.code]).toEqual([[], 'not-found']);
    });

    it('the fourth quarter is not there, and is not made up from the others', async () => {
      expect((await revenues({ period: '2025-01-26', duration: 'quarter' }, on('2026-07-01'))).said).toEqual([]);
    });

    const alibaba: Routes = {
      [tickers]: data('edgar/company_tickers.json'),
      [facts('0001577552')]: data('edgar/companyfacts_alibaba_1577552.excerpt.json'),
    };
    const payables = (rest: object, question: Partial<Question>) =>
      ask(
        filing,
        { filing: { company: 'BABA', concept: 'us-gaap:AccountsPayableAndAccruedLiabilitiesCurrent', ...rest } },
        alibaba,
        question,
      );

    it('a restatement does not reach back, and the first report can be asked for', async () => {
      const restated = { period: '2016-03-31', unit: 'CNY' };
      expect((await payables(restated, on('2017-07-01'))).said).toEqual(['{27334000000} CNY']);
      expect((await payables(restated, on('2018-07-01'))).said).toEqual(['{27325000000} CNY']);
      expect((await payables(restated, { ...on('2018-07-01'), read: 'earliest' })).said).toEqual(['{27334000000} CNY']);
    });

    it('two currencies are two facts, and both are shown where none is named', async () => {
      const period = '2020-03-31';
      expect((await payables({ period, unit: 'USD' }, {})).said).toEqual(['{22813000000} USD']);
      expect((await payables({ period }, {})).said).toEqual(['{161536000000} CNY', '{22813000000} USD']);
    });

    it('a ratio is not an amount, and an instant has one day', async () => {
      const ratio = await ask(
        filing,
        { filing: { company: 'BABA', concept: 'dei:EntityListingDepositoryReceiptRatio', period: '2019-07-30' } },
        alibaba,
      );
      const [evidence] = evidenceIn(ratio.gathered);
      expect(evidence?.reading).toMatchObject({
        value: { figure: { unit: { dimension: 'multiple' } } },
        refersTo: days(dayOf('2019-07-30')),
      });
    });
  });

  it('the page for a client without a name is a refusal, and no evidence', async () => {
    const { gathered } = await ask(
      filing,
      { filing: { company: 'AAPL', form: '10-K' } },
      {
        [tickers]: {
          status: 403,
          headers: { 'content-type': 'text/html' },
          body: text('edgar/error_403_undeclared_automated_tool.html'),
        },
      },
    );
    expect(gapIn(gathered)?.code).toBe('blocked');
  });

  it('hits of the full-text search are counted, and of ten thousand it is told that there are more', async () => {
    const url = 'https://efts.sec.gov/LATEST/search-index?q=%22a%22';
    const hits = (name: string, path: string, question: Partial<Question> = {}) =>
      ask(page, { page: url }, { [url]: data(`edgar/${name}`) }, { place: { by: 'json', path }, ...question });
    expect((await hits('efts_100_hits.json', '$.hits.total.value')).said).toEqual(['{100}']);
    expect((await hits('efts_0_hits.json', '$.hits.total.value')).said).toEqual(['{0}']);
    const terms = ['eq', 'gte'].map((name) => ({ name, spellings: [name] }));
    expect((await hits('efts_10000_hits.json', '$.hits.total.relation', { kind: 'term', terms })).said).toEqual([
      'gte',
    ]);
  });
});

describe.runIf(there)('real histories of prices', () => {
  const history = (file: string): Said =>
    json((JSON.parse(text(file)) as { response: { bodyJson: unknown } }).response.bodyJson);
  const pricesOf = async (symbol: string, value: string, file: string) => {
    const first = dayOf('2020-12-11') - 420;
    const url = `https://query2.finance.yahoo.com/v8/finance/chart/${symbol}?interval=1d&period1=${first * 86400}&period2=${(dayOf('2020-12-11') + 2) * 86400}&events=div%7Csplit`;
    const { gathered } = await ask(
      series,
      { series: `yahoo:${symbol}`, value },
      { [url]: history(file) },
      { kind: 'series', ...on('2020-12-11') },
    );
    const read = evidenceIn(gathered)[0]?.reading.value;
    if (read?.kind !== 'series') throw new Error('no series');
    return read;
  };

  it('a close and an adjusted close differ, and the noise of the floats is gone', async () => {
    const file = 'stocks/yahoo_chart-BABA-2020-01-01-to-2020-01-03.json';
    const [close, adjusted] = await Promise.all([pricesOf('BABA', 'close', file), pricesOf('BABA', 'adjclose', file)]);
    const at = ({ points }: typeof close, label: string) =>
      points.find((point) => point.label === label)?.value?.low?.value;
    expect(at(close, '2020-01-02')).toEqual({ n: 21977n, d: 100n });
    expect(at(adjusted, '2020-01-02')).toEqual({ n: 5306n, d: 25n });
    expect(close.unit).toEqual({ dimension: 'money', name: 'USD' });
  });

  it("days are the exchange's, each once and in order, across the change of its clocks", async () => {
    const { points } = await pricesOf('AAPL', 'close', 'stocks/yahoo_chart-AAPL-2020-08-31-to-2020-11-07.json');
    const labels = points.map(({ label }) => label);
    expect([labels[0], labels.at(-1)]).toEqual(['2020-08-31', '2020-11-06']);
    expect(labels).toEqual([...new Set(labels)].toSorted());
  });
});

describe.runIf(there)('real answers of Wikidata and Wikipedia', () => {
  const url = 'https://www.wikidata.org/wiki/Special:EntityData/Q1299.json';
  const of = (statement: string, question: Partial<Question> = { kind: 'date', dimension: 'date' }) =>
    ask(
      wikidata,
      { wikidata: { item: 'Q1299', statement } },
      { [url]: data('wikipedia/wikidata_EntityData_Q1299.json') },
      question,
    );

  it('a year is a year and a day a day', async () => {
    expect((await of('P571')).said).toEqual([`[${dayOf('1960-01-01')}, ${dayOf('1960-12-31')}] day`]);
    expect((await of('P576')).said).toEqual([`{${dayOf('1970-04-10')}} day`]);
  });

  it('a statement that the item does not have is a gap', async () => {
    expect(gapIn((await of('P577')).gathered)).toMatchObject({ code: 'not-found', detail: 'no P577' });
  });

  it("an encyclopedia's summary in an answer is prose", async () => {
    const api = 'https://en.wikipedia.org/w/api.php?action=query&prop=extracts&titles=Python';
    const { said } = await ask(
      page,
      { page: api },
      { [api]: data('wikipedia/TestVcrAsyncPageExtractProps.test_summary_0.json') },
      { kind: 'date', dimension: 'date', place: { by: 'near', words: 'Python 3.0 released in ___' } },
    );
    expect(said).toEqual([`[${dayOf('2008-01-01')}, ${dayOf('2008-12-31')}] day`]);
  });

  it('a page that does not exist says nothing, though the status is 200', async () => {
    const api = 'https://en.wikipedia.org/w/api.php?action=query&titles=NonExistentPage';
    const { said } = await ask(
      page,
      { page: api },
      { [api]: data('wikipedia/TestVcrAsyncPageExistence.test_exists_false_0.json') },
      { place: { by: 'json', path: '$.query.pages.*.extract' } },
    );
    expect(said).toEqual([]);
  });
});
