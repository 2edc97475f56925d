/** Figures in order of time: a CSV, a JSON array of records, or a history of prices. */
import { z } from 'zod';
import type { Bound } from '../figures/interval.ts';
import type { Ask, Place } from '../question.ts';
import { hostOf, httpUrl } from './http-url.ts';
import { isPriceHistory, priceHistoryUrl, readPriceHistory } from './price-history.ts';
import { readCapture } from './read-capture.ts';
import type { AskOf, Source, SourceAnswer } from './source.ts';

const entry = z.strictObject({
  series: z
    .union([httpUrl, z.string().regex(/^yahoo:[\w.^=-]{1,20}$/)], {
      error: 'give the address of the series, or "yahoo:" and a ticker',
    })
    .describe('Address of a CSV or JSON file, or "yahoo:BABA" for a history of prices.'),
  date: z.string().optional().describe('The column of time. Default: the first one.'),
  value: z.union([z.string(), z.array(z.string())]).describe('The column of values, several of them, or "all".'),
  label: z.string().optional().describe('For tables in long form: the column that names the member of a row.'),
  where: z.record(z.string(), z.string()).optional().describe('Rows that count: { country: Norway }.'),
  records: z.string().optional().describe('JSONPath of the array of records, where the answer is not an array itself.'),
});

type Options = z.infer<typeof entry>;

/** Days that a history of prices begins before the first day asked about: a year, a window around its start, and room for holidays. */
const historyDays = 420;

const dayOf = (bound: Bound): number => Number(bound.value.n / bound.value.d);

function addressOf(ask: Pick<Ask, 'options' | 'question'> & { readonly options: Options }): string {
  const { series } = ask.options;
  if (!series.startsWith('yahoo:')) return series;
  const { asOf, period } = ask.question;
  const last = asOf.high ?? asOf.low;
  const day = last ? dayOf(last) : 0;
  const first = Math.min(day, ...[asOf.low, period?.low].flatMap((bound) => (bound ? [dayOf(bound)] : [])));
  return priceHistoryUrl(series.slice('yahoo:'.length), first - historyDays, day + 1);
}

const placeOf = ({ date, value, label, where, records }: Options): Place => ({
  by: 'series',
  value,
  ...(date === undefined ? {} : { date }),
  ...(label === undefined ? {} : { label }),
  ...(where === undefined ? {} : { where }),
  ...(records === undefined ? {} : { records }),
});

async function askOne(
  url: string,
  asks: readonly AskOf<Options>[],
  tools: Parameters<Source<Options>['ask']>[1],
): Promise<SourceAnswer[]> {
  const capture = await tools.web.get({ url, accept: 'text/csv,application/json;q=0.9,*/*;q=0.8' });
  if (!isPriceHistory(url)) return readCapture(asks, capture, tools.locate);
  return asks.map((ask) => ({
    ask: ask.id,
    facts: {},
    passedOver: [],
    trail: [capture],
    ...readPriceHistory(capture, ask.options.value),
  }));
}

export const series: Source<Options> = {
  name: 'series',
  summary: 'A series in time: CSV, JSON records, or a history of prices.',
  example: 'series: https://example.org/deaths.csv\ndate: day\nvalue: deaths',
  limits: [
    'A hole in a series is missing, never zero.',
    'Which value is "now" follows one rule: a level is the last at or before the as-of day, a flow the last full period before it.',
    'Prices: `close` is as traded, `adjclose` takes dividends and splits out; they give different gains over a year. A history begins 420 days before the as-of day, or before the first day of `period:`. The service is unofficial and may refuse.',
  ],
  entry,
  hosts: [
    {
      hosts: ['query1.finance.yahoo.com', 'query2.finance.yahoo.com'],
      connections: 1,
      everyMs: 500,
      waitAfter429Ms: 60_000,
      api: true,
      source: 'no published rule; clients report refusals from the first request on, seen 2026',
    },
  ],
  answers: ['figure', 'series', 'list', 'date'],
  place: placeOf,
  standing: () => 'primary',
  origin: ({ series: address }) => (address.startsWith('yahoo:') ? 'Yahoo Finance' : hostOf(address)),
  key: ({ series: address }) => address,
  async ask(asks, tools) {
    const groups = new Map<string, AskOf<Options>[]>();
    for (const ask of asks) groups.set(addressOf(ask), [...(groups.get(addressOf(ask)) ?? []), ask]);
    const answers = await Promise.all([...groups].map(([url, members]) => askOne(url, members, tools)));
    return answers.flat();
  },
};
