import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts, type XbrlFact } from '../../src/extract/ixbrl.ts';
import { failureOf } from './page.ts';

/** Made by hand after the shape of SEC filings; the prefixes are not the usual ones, since they are only a habit. */
const filing = (body: string): string => `<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:i="http://www.xbrl.org/2013/inlineXBRL" xmlns:x="http://www.xbrl.org/2003/instance"
 xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:gaap="http://fasb.org/us-gaap/2025" xmlns:acme="http://acme.example/2025"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12">
<body><div style="display:none"><i:header><i:hidden>
 <i:nonFraction id="h" contextRef="q" unitRef="shares" decimals="INF" name="gaap:SharesIssued">12</i:nonFraction></i:hidden><i:resources>
<x:context id="q"><x:entity><x:identifier>1</x:identifier></x:entity><x:period><x:startDate>2025-07-01</x:startDate><x:endDate>2025-09-30</x:endDate></x:period></x:context>
<x:context id="cloud"><x:entity><x:segment><d:explicitMember dimension="gaap:SegmentAxis">acme:CloudMember</d:explicitMember></x:segment></x:entity><x:period><x:instant>2025-09-30</x:instant></x:period></x:context>
<x:unit id="usd"><x:measure>iso4217:USD</x:measure></x:unit><x:unit id="shares"><x:measure>x:shares</x:measure></x:unit>
<x:unit id="eps"><x:divide><x:unitNumerator><x:measure>iso4217:USD</x:measure></x:unitNumerator><x:unitDenominator><x:measure>x:shares</x:measure></x:unitDenominator></x:divide></x:unit>
</i:resources></i:header></div>${body}</body></html>`;

const facts = (body: string): XbrlFact[] => readFacts(filing(body)).filter((fact) => !fact.hidden);
const number = (attributes: string, text: string): string | null | undefined =>
  facts(`<i:nonFraction contextRef="q" unitRef="usd" name="gaap:Revenues" ${attributes}>${text}</i:nonFraction>`)[0]
    ?.value;

describe('facts of an inline XBRL filing', () => {
  it('have concept, value, unit, period and rounding', () => {
    const [fact] = facts(
      '<p>(<i:nonFraction contextRef="q" unitRef="usd" name="gaap:Revenues" decimals="-6" scale="6" sign="-" format="ixt:num-dot-decimal" id="f1">1,234.5</i:nonFraction>)</p>',
    );
    expect(fact).toEqual({
      concept: 'us-gaap:Revenues',
      namespace: 'http://fasb.org/us-gaap/2025',
      kind: 'number',
      value: '-1234500000',
      printed: '1,234.5',
      decimals: -6,
      unit: 'USD',
      period: { start: '2025-07-01', end: '2025-09-30' },
      dimensions: [],
      hidden: false,
      id: 'f1',
    });
  });

  it('have their dimensions, and an instant has an end only', () => {
    const [fact] = facts('<i:nonFraction contextRef="cloud" unitRef="eps" name="acme:Thing">5</i:nonFraction>');
    expect(fact).toMatchObject({
      concept: 'acme:Thing',
      unit: 'USD/shares',
      period: { end: '2025-09-30' },
      dimensions: [{ axis: 'us-gaap:SegmentAxis', member: 'acme:CloudMember' }],
    });
  });

  it('hidden ones are read and said to be hidden', () => {
    expect(readFacts(filing(''))).toMatchObject([
      { concept: 'us-gaap:SharesIssued', value: '12', decimals: 'INF', hidden: true },
    ]);
  });

  it.each([
    ['scale="6"', '52', '52000000'],
    ['scale="-2"', '15.3', '0.153'],
    ['scale="3" format="ixt:num-dot-decimal"', '1,002', '1002000'],
    ['format="ixt:num-comma-decimal"', '1.002,50', '1002.5'],
    ['format="ixt:fixed-zero"', '—', '0'],
    ['format="ixt:zerodash" scale="6"', '-', '0'],
    ['format="ixt-sec:numwordsen"', 'no', '0'],
    ['format="ixt-sec:numwordsen"', 'one hundred and twenty-one thousand', '121000'],
    ['', '007.10', '7.1'],
    ['sign="-"', '0', '0'],
    ['', '123456789012345678901.5', '123456789012345678901.5'],
    ['', 'n/a', null],
  ])('%s of "%s" is %s', (attributes, text, value) => {
    expect(number(attributes, text)).toBe(value);
  });

  it('a nil fact has no value, with and without an end tag', () => {
    expect(number('xsi:nil="true"', '')).toBe(null);
    const [first, second] = facts(
      '<p><i:nonFraction contextRef="q" unitRef="usd" name="gaap:A" xsi:nil="true"/> and <i:nonFraction contextRef="q" unitRef="usd" name="gaap:B">5</i:nonFraction></p>',
    );
    expect([first?.value, second?.value]).toEqual([null, '5']);
  });

  it('nested tags are facts of the same text', () => {
    const nested =
      '<i:nonFraction contextRef="q" unitRef="usd" name="gaap:A"><i:nonFraction contextRef="cloud" unitRef="usd" name="gaap:A" scale="3">1<b>2</b></i:nonFraction></i:nonFraction>';
    expect(facts(nested).map((fact) => fact.value)).toEqual(['12', '12000']);
  });

  it('a long text goes on where its continuation stands, without what it excludes', () => {
    const html =
      '<i:nonNumeric contextRef="q" name="acme:Note" continuedAt="c1">One <i:exclude>page 3</i:exclude>two</i:nonNumeric><i:continuation id="c1" continuedAt="c2"> three</i:continuation><i:continuation id="c2" continuedAt="c1"> four</i:continuation>';
    expect(facts(html)[0]?.value).toBe('One two three four');
  });

  it.each([
    ['ixt:date-monthname-day-year-en', 'September 30, 2025', '2025-09-30'],
    ['ixt:datemonthdayyearen', 'Sept. 30, 2025', '2025-09-30'],
    ['ixt:date-day-month-year', '30/09/25', '2025-09-30'],
    ['ixt:date-monthname-day-en', 'March 31', '--03-31'],
    ['ixt-sec:durwordsen', 'two years', 'P2Y'],
    ['ixt-sec:durwordsen', '90 days', 'P90D'],
    ['ixt-sec:duryear', '2.5', 'P2Y6M'],
    ['ixt-sec:boolballotbox', '☒', 'true'],
    ['ixt:fixed-false', 'anything', 'false'],
    ['ixt-sec:stateprovnameen', 'State of Delaware', 'DE'],
    ['ixt-sec:exchnameen', 'The New York Stock Exchange', 'NYSE'],
    ['ixt:unheard-of', 'As printed', 'As printed'],
  ])('text in %s: "%s" is %s', (format, text, value) => {
    expect(
      facts(`<i:nonNumeric contextRef="q" name="acme:T" format="${format}">${text}</i:nonNumeric>`)[0]?.value,
    ).toBe(value);
  });

  it('a page without inline XBRL has none', () => {
    expect(readFacts('<p>Revenue was $5 million.</p>')).toEqual([]);
  });

  it('a filing as deep as no browser goes is refused', () => {
    expect(failureOf(() => readFacts(filing('<div>'.repeat(100_000))))).toBe('too-large depth');
  });
});

const samples = new URL('../../../shared/samples/edgar/', import.meta.url);
const oracle = new URL('10-Q_aeon_htm.xml', samples);

describe('a real 10-Q', () => {
  // Public records outside of this repository: skipped where they are not at hand.
  it.skipIf(!existsSync(oracle))('has the facts that the SEC extracted from it, all of them', () => {
    const instance = readFileSync(oracle, 'utf8');
    const expected = [
      ...instance.matchAll(/<([\w-]+:\w+)\s[^>]*?\bid="([^"]+)"[^>]*?(?:xsi:nil="true"[^>]*?\/>|>([^<]*)<\/\1>)/g),
    ]
      .filter(([whole]) => whole.includes('unitRef='))
      .map(([, concept, id, value]) => [id, concept, value === undefined ? null : String(Number(value))]);
    const read = new Map(
      readFacts(readFileSync(new URL('10-Q_ixbrl_aeon.htm', samples), 'utf8')).map((fact) => [fact.id, fact]),
    );
    expect(expected.length).toBe(1002);
    for (const [id, concept, value] of expected) {
      const fact = read.get(id ?? '');
      expect([id, fact?.concept, fact?.value == null ? null : String(Number(fact.value))]).toEqual([
        id,
        concept,
        value,
      ]);
    }
  });
});
