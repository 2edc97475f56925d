/**
 * Yahoo's chart answers as a series. Prices come as floats with the noise of 32 bits and are rounded to the decimals that
 * the answer itself names (`priceHint`); days are those of the exchange, by the offset that it names.
 */
import { z } from 'zod';
import type { Point, Reading } from '../evidence.ts';
import { days, formatDay } from '../figures/day.ts';
import { point } from '../figures/interval.ts';
import { parseRational } from '../figures/rational.ts';
import type { Capture } from '../net/web.ts';
import type { SourceAnswer } from './source.ts';

const secondsPerDay = 86_400;
const chart = 'https://query2.finance.yahoo.com/v8/finance/chart/';

const columns = ['open', 'high', 'low', 'close', 'adjclose'] as const;
const prices = z.array(z.number().nullable());
const answer = z.object({
  chart: z.object({
    result: z
      .array(
        z.object({
          meta: z.object({
            currency: z.string(),
            symbol: z.string(),
            gmtoffset: z.number(),
            priceHint: z.number().int().min(0).max(8).default(2),
          }),
          timestamp: z.array(z.number()).default([]),
          indicators: z.object({
            quote: z.array(z.object({ open: prices, high: prices, low: prices, close: prices }).partial()),
            adjclose: z.array(z.object({ adjclose: prices })).optional(),
          }),
        }),
      )
      .nullable(),
    error: z.object({ code: z.string(), description: z.string() }).nullish(),
  }),
});

export const isPriceHistory = (url: string): boolean => url.startsWith(chart);

/** Daily bars from the first to the last day, both included. */
export const priceHistoryUrl = (symbol: string, first: number, last: number): string =>
  `${chart}${encodeURIComponent(symbol)}?interval=1d&period1=${first * secondsPerDay}&period2=${(last + 1) * secondsPerDay}&events=div%7Csplit`;

type Read = Pick<SourceAnswer, 'readings' | 'failure'> & { readonly readings: readonly Reading[] };

const failure = (code: 'unreadable' | 'not-found', detail: string, hint: string): Read => ({
  readings: [],
  failure: { code, detail, hint },
});

/** One series of the column that is asked for. */
export function readPriceHistory(capture: Capture, value: string | readonly string[]): Read {
  const column = columns.find((name) => name === value);
  if (!column)
    return failure(
      'not-found',
      `no column ${[value].flat().join(', ')}`,
      `A history of prices has the columns ${columns.join(', ')}.`,
    );
  let parsed: ReturnType<typeof answer.safeParse>;
  try {
    parsed = answer.safeParse(JSON.parse(new TextDecoder().decode(capture.body)));
  } catch {
    return failure(
      'unreadable',
      'syntax',
      'The service answered something else than JSON; it is unofficial and may refuse.',
    );
  }
  if (!parsed.success)
    return failure('unreadable', 'type', 'The history of prices has another shape than it used to have.');
  const { result, error } = parsed.data.chart;
  const [history] = result ?? [];
  if (!history)
    return failure('not-found', error?.code ?? 'no result', error?.description ?? 'The service knows no such ticker.');
  const { meta, timestamp, indicators } = history;
  const bars = column === 'adjclose' ? indicators.adjclose?.[0]?.adjclose : indicators.quote[0]?.[column];
  const points = timestamp.map((seconds, at): Point => {
    const day = Math.floor((seconds + meta.gmtoffset) / secondsPerDay);
    const price = bars?.[at] ?? undefined;
    const exact = price === undefined ? undefined : parseRational(price.toFixed(meta.priceHint));
    return { label: formatDay(day), at: days(day), value: exact ? point(exact) : null };
  });
  const unit = { dimension: 'money', name: meta.currency } as const;
  const text = `${meta.symbol} ${column}, ${points.length} days`;
  const address = `json:$.chart.result[0].${column}`;
  return {
    readings: [
      {
        value: { kind: 'series', unit, points, name: `${meta.symbol} ${column}` },
        passage: { text, start: 0, end: text.length, address },
      },
    ],
  };
}
