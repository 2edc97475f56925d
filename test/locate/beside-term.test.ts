import { describe, expect, it } from 'vitest';
import { holderBefore, isAnother, isPartOfName, trialBefore } from '../../src/locate/beside-term.ts';
import { tokensOf } from '../../src/locate/tokens.ts';

const isPart = (text: string, name: string): boolean => {
  const tokens = tokensOf(text);
  const [start, end] = [text.indexOf(name), text.indexOf(name) + name.length];
  const first = tokens.findIndex((token) => token.end > start);
  const after = tokens.findIndex((token) => token.start >= end);
  return isPartOfName(text, tokens, first, after < 0 ? tokens.length : after);
};

describe('a term that is part of a longer name', () => {
  it.each([
    ['The deal was signed by Alibaba Pictures.', 'Alibaba'],
    ['The plant stands in New Mexico.', 'Mexico'],
    ['The ship is registered in Equatorial Guinea.', 'Guinea'],
    ['合作方是阿里巴巴影业。', '阿里巴巴'],
  ])('%s', (text, name) => {
    expect(isPart(text, name)).toBe(true);
  });

  it.each([
    ['The deal was signed by Alibaba Group.', 'Alibaba'],
    ['It runs on Qwen 3 in most shops.', 'Qwen'],
    ["It runs on Alibaba's Qwen in most shops.", "Alibaba's"],
    ['The plant stands in Mexico. China supplies it.', 'Mexico'],
    ['Airbnb Uses Qwen For Its Service', 'Qwen'],
    ['合作方是阿里巴巴。', '阿里巴巴'],
  ])('is the whole name in: %s', (text, name) => {
    expect(isPart(text, name)).toBe(false);
  });
});

describe('what stands beside a term', () => {
  it('makes another one of it', () => {
    expect(isAnother("'s main rival")).toBe(true);
    expect(isAnother(' in favour of ChatGPT')).toBe(true);
    expect(isAnother('的竞争对手豆包')).toBe(true);
    expect(isAnother(' for its service')).toBe(false);
  });

  it('tells a trial from use, and a former holder from the one of today', () => {
    expect(trialBefore('Airbnb is testing ')).toBe('testing');
    expect(trialBefore('Airbnb uses ')).toBeUndefined();
    expect(holderBefore('The former ')).toBe('former');
    expect(holderBefore('目前')).toBeUndefined();
  });
});
