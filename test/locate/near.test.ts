import { describe, expect, it } from 'vitest';
import { article, ask, found, near, textsOf } from './ask.ts';

const percent = { dimension: 'percent' as const };
const users = { dimension: 'count' as const, unit: 'user' };

describe('a figure at the blank', () => {
  it('is taken with the words in any inflection and a hedge between', () => {
    const page = article(
      'Its monthly active user base was large. Monthly active users grew by about 149.03% in November.',
    );
    expect(textsOf(ask(page, near('monthly active users grow ___', percent)))).toEqual(['about 149.03%']);
  });
});
