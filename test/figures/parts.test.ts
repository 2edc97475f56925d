import { describe, expect, it } from 'vitest';
import { otherPart } from '../../src/figures/parts.ts';

const differ = (source: string, claim: string): string | undefined =>
  otherPart({ beside: source, around: source }, { beside: claim, around: claim });

describe('a part is not the whole', () => {
  it.each([
    ['Youth unemployment was 17%', 'Unemployment was 17%'],
    ['Core inflation was 3.1%', 'Inflation was 3.1%'],
    ['30 million paying users', '30 million users'],
    ['At constant currency, revenue rose 12%', 'Revenue rose 12%'],
    ['Excluding China, it has 900 stores', 'It has 900 stores'],
    ['城镇居民人均可支配收入54188元', '全国居民人均可支配收入54188元'],
    ['2024 as previously reported | 490', 'Revenue was $490 million'],
    ['1—10月，销售额30亿元', '10月份销售额30亿元'],
  ])('%s / %s', (source, claim) => {
    expect(differ(source, claim)).toBeDefined();
  });

  it.each([
    ['Youth unemployment was 17%', '17% of young people are out of work'],
    ['Excluding China, it has 900 stores', 'It has 900 stores outside China'],
    ['It carries an average of 500 people a day', 'It carries 500 people a day'],
    ['全国城镇调查失业率为5.1%', '失业率为5.1%'],
    ['the company has just under 30 million users', 'the company has 29 million users'],
  ])('%s / %s says the same in other words', (source, claim) => {
    expect(differ(source, claim)).toBeUndefined();
  });
});
