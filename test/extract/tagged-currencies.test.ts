import { describe, expect, it } from 'vitest';
import { taggedUnits } from '../../src/extract/tagged-currencies.ts';

const unit = (id: string, inside: string): string => `<xbrli:unit id="${id}">${inside}</xbrli:unit>`;
const measure = (name: string): string => `<xbrli:measure>${name}</xbrli:measure>`;
const each = (over: string, under: string): string =>
  `<xbrli:divide><xbrli:unitNumerator>${measure(over)}</xbrli:unitNumerator><xbrli:unitDenominator>${measure(under)}</xbrli:unitDenominator></xbrli:divide>`;
const read = (markup: string): [string, string][] => [...taggedUnits(markup)];

describe('the units of an inline XBRL page', () => {
  it('are amounts, and amounts for each share', () => {
    expect(read(unit('cad', measure('iso4217:CAD')) + unit('eps', each('iso4217:CAD', 'xbrli:shares')))).toEqual([
      ['cad', 'CAD'],
      ['eps', 'CAD'],
    ]);
  });

  it('are none where they count, or say what one currency costs in another', () => {
    expect(read(unit('s', measure('xbrli:shares')) + unit('rate', each('iso4217:CNY', 'iso4217:USD')))).toEqual([]);
  });

  it('are read whatever their prefix, and in their lines', () => {
    expect(read(`<unit\n class="a" id='u1'>\n  <measure>\n    iso4217:HKD\n  </measure></unit>`)).toEqual([
      ['u1', 'HKD'],
    ]);
    expect(read(`<x:unit id="u"><x:measure>iso4217:USD</x:measure></x:unit>`)).toEqual([['u', 'USD']]);
  });

  it('are none on a page that has no tags', () => {
    expect(read('<p>A unit id="u" of iso4217:USD</p>')).toEqual([]);
  });
});
