import { describe, expect, it } from 'vitest';
import type { Place, Question } from '../../src/question.ts';
import { ask, found, question } from './ask.ts';

/** A filing made by hand: one company, two quarters, one of its parts, a fact that there is none of. */
const filing = `<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:us-gaap="http://fasb.org/us-gaap/2024"><body>
<div style="display:none"><ix:header><ix:resources>
${[
  ['now', '<xbrli:startDate>2025-04-01</xbrli:startDate><xbrli:endDate>2025-06-30</xbrli:endDate>', ''],
  ['before', '<xbrli:startDate>2024-04-01</xbrli:startDate><xbrli:endDate>2024-06-30</xbrli:endDate>', ''],
  [
    'part',
    '<xbrli:startDate>2025-04-01</xbrli:startDate><xbrli:endDate>2025-06-30</xbrli:endDate>',
    '<xbrli:segment><xbrldi:explicitMember dimension="us-gaap:Axis">x:Cloud</xbrldi:explicitMember></xbrli:segment>',
  ],
]
  .map(
    ([id, period, segment]) =>
      `<xbrli:context id="${id}"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier>${segment}</xbrli:entity><xbrli:period>${period}</xbrli:period></xbrli:context>`,
  )
  .join('')}
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
<p>Revenue <ix:nonFraction name="us-gaap:Revenues" contextRef="now" unitRef="usd" decimals="-6" scale="6">1,234</ix:nonFraction>
<ix:nonFraction name="us-gaap:Revenues" contextRef="before" unitRef="usd" decimals="-6" scale="6">1,000</ix:nonFraction>
<ix:nonFraction name="us-gaap:Revenues" contextRef="part" unitRef="usd" decimals="-6" scale="6">77</ix:nonFraction>
loss (<ix:nonFraction name="us-gaap:NetIncomeLoss" contextRef="now" unitRef="usd" decimals="-6" scale="6" sign="-">5</ix:nonFraction>)
<ix:nonFraction name="us-gaap:Goodwill" contextRef="part" unitRef="usd" decimals="-6" scale="6">9</ix:nonFraction></p></body></html>`;

const fact = (place: Omit<Extract<Place, { by: 'concept' }>, 'by'>, rest: Partial<Question> = {}): Question =>
  question({ by: 'concept', ...place }, { dimension: 'money', unit: 'USD', ...rest });

describe('a tagged fact', () => {
  it('is that of the whole company, for each period, rounded as the filer says', () => {
    const { readings } = ask(filing, fact({ concept: 'us-gaap:Revenues' }));
    expect(readings.map(({ refersTo }) => Number(refersTo?.high?.value.n))).toEqual([20269, 19904]);
    expect(found(ask(filing, fact({ concept: 'Revenues' })))).toEqual([
      '[1233500000, 1234500000) USD',
      '[999500000, 1000500000) USD',
    ]);
  });

  it('has the sign of its tag, not of the brackets round it', () => {
    expect(found(ask(filing, fact({ concept: 'us-gaap:NetIncomeLoss' })))).toEqual(['(-5500000, -4500000] USD']);
  });

  it('of a part is not one of the whole', () => {
    const { readings, passedOver } = ask(filing, fact({ concept: 'us-gaap:Goodwill' }));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['dimensioned']);
  });

  it('in another unit is passed over', () => {
    expect(
      ask(filing, fact({ concept: 'us-gaap:Revenues' }, { unit: 'EUR' })).passedOver.map(({ why }) => why),
    ).toEqual(['other-unit', 'other-unit']);
  });
});
