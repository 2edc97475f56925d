/** Whom a page has it from, by its own words. */
import { describe, expect, it } from 'vitest';
import { attributionsOf } from '../../src/locate/attributions.ts';

const of = (text: string): string[] => attributionsOf([text]);

describe('whom a page has it from', () => {
  it.each([
    ['The app led in November, according to Aicpb.', 'aicpb'],
    ['The app led in November, Aicpb data show.', 'aicpb'],
    ['Aicpb.com data showed that the app led.', 'aicpb'],
    ['Data from Aicpb put the app first.', 'aicpb'],
    ["Aicpb's figures indicate that the app led.", 'aicpb'],
    ['The share was 36%, according to research firm Omdia.', 'omdia'],
    ['Shipments rose, figures from market tracker IDC show.', 'idc'],
    ['Prices fell, data compiled by Bloomberg show.', 'bloomberg'],
    ['Rates rose, Bureau of Labor Statistics data show.', 'bureau of labor statistics'],
    ['New York Fed data show that debt rose.', 'new york fed'],
    ['据AI产品榜数据，应用增长最快。', 'ai产品榜'],
    ['AI产品榜数据显示，应用增长最快。', 'ai产品榜'],
    ['根据AI产品榜发布的数据，应用增长最快。', 'ai产品榜'],
    ['來自AI产品榜的數據，應用增長最快。', 'ai产品榜'],
    ['11月AI产品榜的最新统计显示，应用增长最快。', 'ai产品榜'],
    ['據新華社報道，應用增長最快。', '新华社'],
  ])('is named in "%s"', (text, name) => {
    expect(of(text)).toEqual([name]);
  });

  it.each([
    'Official data show that exports fell.',
    'The data show that exports fell.',
    'November figures show a rise.',
    'In 2025 data showed a rise.',
    'Official Chinese data show a rise.',
    'Internal company data show a rise.',
    '公开数据显示，出口下降。',
    '最新统计显示，出口下降。',
    '公司新建了数据中心，并占据了市场。',
    '证据不足。',
  ])('is nobody in "%s"', (text) => {
    expect(of(text)).toEqual([]);
  });

  it('is each named once, however often', () => {
    expect(of('Aicpb data show a rise. According to Aicpb, it was the largest; Omdia data showed less.')).toEqual([
      'aicpb',
      'omdia',
    ]);
  });
});
