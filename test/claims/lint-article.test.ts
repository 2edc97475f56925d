import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lintArticle } from '../../src/claims/lint-article.ts';
import { loadClaims } from '../../src/claims/load.ts';

const page = {
  name: 'page',
  entry: z.strictObject({ page: z.string() }),
  place: () => undefined,
  answers: ['figure'] as const,
};

const lint = (words: string, article: string, says = '149.03%'): readonly string[] => {
  const text = `claims:\n- claim: c\n  says: ${says}\n  page: https://a.example/\n  near: by ___\n  words: ${words}\n`;
  const { files } = loadClaims([{ path: 'c.yaml', bytes: new TextEncoder().encode(text) }], { sources: [page] });
  return files
    .flatMap((file) => lintArticle(file, article))
    .map(({ code, place }) => `${place.line}:${place.column} ${code}`);
};

describe("the article's own words", () => {
  it('are there, whatever the white space, the width and the quotation marks', () => {
    expect(lint('users grew 149.03%', 'The app’s users\n grew １４９.０３% in November.')).toEqual([]);
    expect(lint('增长149.03%', '月活增长149.03%，居首。')).toEqual([]);
  });

  it('are gone', () => expect(lint('users grew 149.03%', 'Nothing of the kind.')).toEqual(['6:10 words-gone']));

  it('have another figure now', () => {
    expect(lint('users grew 149.03% in', 'The users grew 149.3% in November.')).toEqual(['6:10 figure-changed']);
    expect(lint('增长149.03%', '月活增长149.30%，居首。')).toEqual(['6:10 figure-changed']);
  });

  it('have another figure than the claim', () => {
    expect(lint('users grew 149.30%', 'The users grew 149.30%.')).toEqual(['6:10 words-say-other']);
  });
});
