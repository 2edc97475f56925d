import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Figure } from '../../src/figures/figure.ts';
import { formatInterval } from '../../src/figures/interval.ts';
import { toDecimal } from '../../src/figures/rational.ts';
import { readFigure, readFigures } from '../../src/figures/read.ts';

interface Table {
  readonly sentences: readonly { readonly says: string; readonly reads: Readonly<Record<string, string>> | null }[];
  readonly none: readonly string[];
}

const tableOf = (language: string): Table =>
  parse(readFileSync(new URL(`./tables/${language}.yaml`, import.meta.url), 'utf8'));

function shown({ interval, unit, modifier }: Figure): string {
  const per = unit.per ? `per ${toDecimal(unit.per.count)} ${unit.per.of}`.trim() : '';
  const words = [unit.dimension, unit.name, per, modifier ? `(${modifier})` : ''].filter((word) => word !== '');
  return `${formatInterval(interval)} ${words.join(' ')}`;
}

const numbers = (text: string): Figure[] => readFigures(text).filter(({ unit }) => unit.dimension !== 'date');

describe.each(['en', 'zh'])('the table of sentences in %s', (language) => {
  const table = tableOf(language);

  it.each(table.sentences)('reads "$says"', ({ says, reads }) => {
    const read = numbers(says).map((figure) => [figure.text, shown(figure)]);
    expect(Object.fromEntries(read)).toEqual(reads ?? {});
  });

  it.each(table.none)('finds no quantity in "%s"', (says) => {
    const quantities = numbers(says).filter(({ unit }) => unit.dimension !== 'ordinal');
    expect(quantities.map(({ text }) => text)).toEqual([]);
  });

  it('has about as many negatives as positives', () => {
    expect(table.none.length).toBeGreaterThanOrEqual(table.sentences.length * 0.8);
  });
});

describe('names and identifiers', () => {
  const lines = ['en', 'zh'].flatMap((language) =>
    readFileSync(new URL(`./tables/names-${language}.txt`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );

  it('are reported as quantities in at most one sentence of a hundred', () => {
    const wrong = lines.filter((line) => {
      const [sentence = '', labels = ''] = line.split(' => ');
      const allowed = labels.split(' | ');
      const places = new Set(['date', 'ordinal', 'streak']);
      const quantities = readFigures(sentence).filter(({ unit }) => !places.has(unit.dimension));
      return quantities.some(
        ({ text }) => !allowed.some((label) => label !== '' && (label.includes(text) || text.includes(label))),
      );
    });
    expect(lines.length).toBeGreaterThan(500);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(lines.length / 100);
  });
});

describe('one figure as a whole text', () => {
  it.each([
    ['over 30 million', '(30000000, ∞) number (over)'],
    ['nine consecutive quarters', '{9} streak quarter'],
    ['triple-digit growth', '[100, 1000) percent percent (magnitude)'],
    ['三位數增長', '[100, 1000) percent percent (magnitude)'],
    ['149.03%', '[149.025, 149.035) percent percent'],
    ['(1,234)', '{-1234} number'],
    ['more than a quarter', '(0.25, ∞) number (over)'],
    ['三成', '[25, 35) percent percent'],
    ['千億', '[100000000000, 1000000000000) number (magnitude)'],
    ['a quarter', '[0.225, 0.275] number'],
    ['only 30%', '[29.5, 30.5) percent percent'],
    ['1.2 billion a year', '[1150000000, 1250000000) number per 1 year'],
    ['數百億', '[10000000000, 100000000000) number (magnitude)'],
  ])('"%s" is read as a whole', (text, expected) => {
    const figure = readFigure(text);
    expect(figure && shown(figure)).toBe(expected);
  });

  it.each(['GPT-4', 'about Qwen', '30 million and 40 million', ''])('"%s" is no single figure', (text) => {
    expect(readFigure(text)).toBeUndefined();
  });

  it('keeps the figure without its hedge beside it', () => {
    const figure = readFigure('over £3,200 a month');
    expect(figure?.bare && 'over £3,200 a month'.slice(figure.bare.start, figure.bare.end)).toBe('£3,200 a month');
    expect(figure?.bare && formatInterval(figure.bare.interval)).toBe('[3199.5, 3200.5)');
    expect(readFigure('£3,200')?.bare).toBeUndefined();
  });

  it('reads a bare dollar in the currency that the context names', () => {
    expect(readFigure('$5', { currency: 'CAD' })?.unit.name).toBe('CAD');
    expect(readFigure('US$5', { currency: 'CAD' })?.unit.name).toBe('USD');
    expect(readFigure('3億元', { currency: 'TWD' })?.unit.name).toBe('TWD');
  });
});
