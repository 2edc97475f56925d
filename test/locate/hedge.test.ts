import { describe, expect, it } from 'vitest';
import { article, ask, near } from './ask.ts';

const hedgeIn = (sentence: string, words: string, dimension: 'percent' | 'number' = 'percent'): string | undefined => {
  const [reading, ...others] = ask(article(sentence), near(words, { dimension })).readings;
  if (!reading || others.length > 0) throw new Error(`${others.length + (reading ? 1 : 0)} readings of "${sentence}"`);
  const { hedge } = reading;
  return hedge && `${hedge.kind}: ${hedge.word}${hedge.asked ? ' (asked)' : ''}`;
};

describe('what only looks like a hedge', () => {
  it.each([
    ['HackerRank offers support for 36% of languages.', 'offers support for ___'],
    ['In case you’re wondering, women hold 27% of all seats.', 'women hold ___'],
    ['In its report Target Corp. said that sales grew 34%.', 'sales grew ___'],
    ['By the count of Goal AG sales grew 34%.', 'Goal AG sales grew ___'],
  ])('asserts: %s', (sentence, words) => expect(hedgeIn(sentence, words)).toBeUndefined());

  it.each([
    ['In case of a merger, sales grew 34%.', 'sales grew ___', 'hoped: In case'],
    ['Revenue Will Grow 34% This Year.', 'Revenue * Grow ___', 'hoped: Will'],
    ['Its offer for 36% of the shares stands.', '___ of the shares stands', 'hoped: offer'],
  ])('still hedges: %s', (sentence, words, hedge) => expect(hedgeIn(sentence, words)).toBe(hedge));
});

describe('what keeps a sentence from asserting its figure', () => {
  it.each([
    ['Revenue did not grow 34% this year.', 'revenue grow ___', 'negated: did not'],
    ["Revenue didn't grow 34% this year.", 'revenue grow ___', "negated: didn't"],
    ['Revenue never grew 34%.', 'revenue grew ___', 'negated: never'],
    ['Revenue failed to grow 34%.', 'revenue grow ___', 'negated: failed to'],
    ['Revenue may grow 34% this year.', 'revenue grow ___', 'hoped: may'],
    ['Revenue is expected to grow 34%.', 'revenue grow ___', 'hoped: expected'],
    ['The company plans for revenue growth of 34%.', 'revenue growth of ___', 'hoped: plans'],
    ['It is false that revenue grew 34%.', 'revenue grew ___', 'negated: false'],
    ['Revenue has yet to grow 34%.', 'revenue * grow ___', 'negated: yet to'],
    ['The firm aims for revenue growth of 34%.', 'revenue growth of ___', 'hoped: aims'],
    ['The company plans to keep revenue growth of 34%.', 'revenue growth of ___', 'hoped: plans'],
    ['Revenue reportedly grew 34%.', 'revenue grew ___', 'hearsay: reportedly'],
    ['Reportedly, revenue grew 34%.', 'revenue grew ___', 'hearsay: Reportedly'],
    ['It is rumoured that revenue grew 34%.', 'revenue grew ___', 'hearsay: rumoured'],
    ['Did revenue grow 34%?', 'revenue grow ___', 'hoped: ?'],
    ['营收并未增长34%。', '增长___', 'negated: 并未'],
    ['营收没有增长34%。', '增长___', 'negated: 没有'],
    ['營收或將增長34%。', '增長___', 'hoped: 或將'],
    ['营收可能增长34%。', '增长___', 'hoped: 可能'],
    ['据传营收增长34%。', '增长___', 'hearsay: 据传'],
    ['公司拟提价34%。', '提价___', 'hoped: 拟'],
  ])('%s', (sentence, words, hedge) => {
    expect(hedgeIn(sentence, words)).toBe(hedge);
  });

  it.each([
    ['Not only revenue grew 34%.', 'revenue grew ___'],
    ['Alibaba did not name its rivals, but revenue grew 34%.', 'revenue grew ___'],
    ['Revenue, which did not grow last year, grew 34%.', 'revenue * grew ___'],
    ['In May revenue grew 34%.', 'revenue grew ___'],
    ['The firm reached its goal of revenue growth of 34%.', 'revenue growth of ___'],
    ['May revenue grew 34%.', 'revenue grew ___'],
    ['Revenue grew 34%, more than expected.', 'revenue grew ___'],
    ['As expected revenue grew 34%.', 'revenue grew ___'],
    ['The pension plan revenue grew 34%.', 'revenue grew ___'],
    ['Due to strong demand revenue grew 34%.', 'revenue grew ___'],
    ['不仅营收增长34%。', '营收增长___'],
    ['未来科技营收增长34%。', '营收增长___'],
    ['虚拟业务营收增长34%。', '营收增长___'],
    ['营收增长34%，超出市场预期。', '营收增长___'],
    ['公司没有公布利润，但营收增长34%。', '营收增长___'],
  ])('"%s" asserts it', (sentence, words) => {
    expect(hedgeIn(sentence, words)).toBeUndefined();
  });

  it("is the author's own where he wrote the very word", () => {
    expect(hedgeIn('The company expects revenue to grow 34%.', 'expect revenue to grow ___')).toBe(
      'hoped: expects (asked)',
    );
    expect(hedgeIn('The company reportedly expects revenue to grow 34%.', 'expects revenue to grow ___')).toBe(
      'hearsay: reportedly',
    );
  });
});
