import { describe, expect, it } from 'vitest';
import { days, parseDay } from '../../src/figures/day.ts';
import type { Interval } from '../../src/figures/interval.ts';
import { series } from '../../src/sources/series.ts';
import { asked, askFor, describeSource, evidenceIn, gapIn } from './describe-source.ts';
import { json, type Routes } from './loopback.ts';

const url = 'https://data.example.org/deaths.csv';
const csv = (body: string) => ({ headers: { 'content-type': 'text/csv' }, body });

describeSource(series, {
  takes: [
    { series: url, date: 'day', value: 'deaths' },
    { series: 'yahoo:BABA', value: 'close' },
    { series: url, value: ['a', 'b'], where: { country: 'Norway' } },
  ],
  refuses: [{ series: 'deaths.csv', value: 'deaths' }, { series: url }, { series: 'yahoo:../x', value: 'close' }],
  entry: { series: url, date: 'day', value: 'deaths' },
  question: { kind: 'series' },
  world: { [url]: csv('day,deaths,cases\n2025-12-09,10,100\n2025-12-10,,120\n2025-12-11,0,130\n') },
  says: ['3 points'],
  changed: { [url]: csv('when,count\n2025-12-09,10\n') },
  needs: url,
});

const chart =
  'https://query2.finance.yahoo.com/v8/finance/chart/BABA?interval=1d&period1=1729123200&period2=1765584000&events=div%7Csplit';
/** As the service answers: floats with the noise of 32 bits, holes as null, New York's offset. */
const history = (rest: object = {}) =>
  json({
    chart: {
      result: [
        {
          meta: {
            currency: 'USD',
            symbol: 'BABA',
            exchangeName: 'NYQ',
            gmtoffset: -18000,
            exchangeTimezoneName: 'America/New_York',
            priceHint: 2,
          },
          timestamp: [1765290600, 1765377000, 1765463400],
          indicators: {
            quote: [{ open: [1, 2, 3], close: [158.8300018310547, null, 153.9499969482422] }],
            adjclose: [{ adjclose: [157.10000610351562, null, 152.3] }],
          },
          ...rest,
        },
      ],
      error: null,
    },
  });

describe('series: a history of prices', () => {
  const one = async (value: string, routes: Routes) =>
    (await asked(series, routes, [askFor(series, { series: 'yahoo:BABA', value }, { kind: 'series' })]))
      .all[0] as Awaited<ReturnType<typeof asked>>['all'][0];

  it('begins more than a year before the first day that is asked about', async () => {
    const day = (text: string): Interval => days(parseDay(text) ?? 0);
    const { first, low } = { first: day('2019-01-02'), low: day('2025-12-11') };
    const question = { kind: 'series' as const, asOf: low, period: { low: first.low, high: low.high } };
    const from = (parseDay('2019-01-02') ?? 0) - 420;
    const long = chart.replace(/period1=\d+/, `period1=${from * 86_400}`);
    const { all } = await asked(series, { [long]: history() }, [
      askFor(series, { series: 'yahoo:BABA', value: 'close' }, question),
    ]);
    expect(evidenceIn(all[0] as (typeof all)[number])).toHaveLength(1);
  });

  it('rounds the noise away and keeps a hole a hole', async () => {
    const [evidence] = evidenceIn(await one('close', { [chart]: history() }));
    const value = evidence?.reading.value;
    expect(value?.kind === 'series' && value.points.map((point) => [point.label, point.value?.low?.value])).toEqual([
      ['2025-12-09', { n: 15883n, d: 100n }],
      ['2025-12-10', undefined],
      ['2025-12-11', { n: 3079n, d: 20n }],
    ]);
    expect(value?.kind === 'series' && value.unit).toEqual({ dimension: 'money', name: 'USD' });
  });

  it('keeps the adjusted close apart from the close as traded', async () => {
    const [evidence] = evidenceIn(await one('adjclose', { [chart]: history() }));
    expect(evidence?.reading.value.kind === 'series' && evidence.reading.value.name).toBe('BABA adjclose');
  });

  it('names the columns where another is asked for', async () => {
    expect(gapIn(await one('volume', { [chart]: history() }))).toMatchObject({
      code: 'not-found',
      detail: 'no column volume',
    });
  });

  it("passes the service's own word on where it knows no such ticker", async () => {
    const unknown = json({
      chart: { result: null, error: { code: 'Not Found', description: 'No data found, symbol may be delisted' } },
    });
    expect(gapIn(await one('close', { [chart]: unknown }))).toMatchObject({ code: 'not-found', detail: 'Not Found' });
  });

  it('reads nothing from a page that answers 200 in place of data', async () => {
    expect(
      gapIn(
        await one('close', { [chart]: { headers: { 'content-type': 'text/html' }, body: '<html>Working...</html>' } }),
      )?.code,
    ).toBe('unreadable');
  });
});
