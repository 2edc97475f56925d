import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readDates } from '../../../src/figures/dates/read-dates.ts';
import { formatDay, parseDay } from '../../../src/figures/day.ts';
import type { Figure } from '../../../src/figures/figure.ts';
import type { Bound } from '../../../src/figures/interval.ts';

interface Table {
  readonly dateline: string;
  readonly reads: readonly { readonly text: string; readonly dateline?: string; readonly reads: readonly string[] }[];
  readonly none: readonly string[];
}

const day = ({ value }: Bound): string => formatDay(Number(value.n / value.d));

/** A figure in the words of the tables. */
function show({ text, interval: { low, high }, unresolved }: Figure): string {
  const side = (): string => {
    if (unresolved) return '?';
    if (low && high) return day(low) === day(high) ? day(low) : `${day(low)}/${day(high)}`;
    if (high) return high.closed ? `..${day(high)}` : `<${day(high)}`;
    if (low) return low.closed ? `${day(low)}..` : `>${day(low)}`;
    return 'everything';
  };
  return `${text} = ${side()}`;
}

const read = (text: string, dateline: string | undefined): string[] => {
  const number = dateline === undefined ? undefined : parseDay(dateline);
  return readDates(text, number === undefined ? {} : { dateline: number }).map(show);
};

for (const language of ['en', 'zh']) {
  const path = new URL(`tables/${language}.yaml`, import.meta.url);
  const table = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }) as Table;

  describe(`dates in print: ${language}`, () => {
    it.each(table.reads)('$text', ({ text, dateline, reads }) => {
      expect(read(text, dateline ?? table.dateline)).toEqual(reads);
    });
    it.each(table.none)('no date in: %s', (text) => {
      expect(read(text, table.dateline)).toEqual([]);
    });
  });
}
