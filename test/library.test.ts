/** The library as a newsroom's own program uses it: claims as text, a web of its own making, typed results. */
import { expect, it } from 'vitest';
import {
  type Capture,
  type Checked,
  check,
  formatDiagnostics,
  json,
  markdown,
  reportOf,
  reportSchema,
  type Web,
  WebError,
} from '../src/index.ts';

const digest = `sha256:${'0'.repeat(64)}`;

/** A web of made-up pages. */
function webOf(pages: Readonly<Record<string, string>>): Web & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async get({ url }): Promise<Capture> {
      asked.push(url);
      const text = Object.hasOwn(pages, url) ? pages[url] : undefined;
      if (text === undefined) throw new WebError('gone', 'status 404', 'Correct the address.');
      return {
        url,
        finalUrl: url,
        status: 200,
        headers: [['content-type', 'text/html; charset=utf-8']],
        body: new TextEncoder().encode(`<html><body><p>${text}</p></body></html>`),
        takenAt: '2025-12-11T09:00:00Z',
        digest,
        how: 'live',
        provenance: 'recorded',
      };
    },
  };
}

const claims = `article: { title: On growth, published: 2025-12-11 }
claims:
- id: growth
  claim: Users grew 149.03% in November.
  page: https://example.org/a
  near: users grew ___
- id: gone
  claim: The price rose by 3%.
  page: https://example.org/b
  near: price rose by ___
`;

it('checks claims on any web, and reports them', async () => {
  const web = webOf({ 'https://example.org/a': 'Monthly active users grew 149.03% in November 2025.' });
  const { run, diagnostics }: Checked = await check(claims, { web, path: 'growth.yaml' });
  expect(diagnostics).toEqual([]);
  expect(run?.findings.map(({ claim, verdict, cause }) => [claim.id, verdict, cause])).toEqual([
    ['growth', 'supported', undefined],
    ['gone', 'unverifiable', 'gone'],
  ]);
  expect(web.asked.sort()).toEqual(['https://example.org/a', 'https://example.org/b']);
  if (!run) throw new Error('nothing was checked');
  expect(reportSchema.parse(reportOf(run)).claims).toHaveLength(2);
  expect(JSON.parse(json(run))).toEqual(JSON.parse(JSON.stringify(reportOf(run))));
  expect(markdown(run)).toContain('### growth');
});

it('gives back every mistake of the author, and checks nothing then', async () => {
  const web = webOf({});
  const { run, diagnostics } = await check(claims.replace('near: users', 'naer: users'), { web });
  expect(run).toBeUndefined();
  expect(diagnostics.map(({ code, place }) => [code, place.file, place.line])).toEqual([
    ['unknown-key', 'claims.yaml', 6],
  ]);
  expect(formatDiagnostics(diagnostics, 1)).toMatch(/did you mean "near"\?/);
  expect(web.asked).toEqual([]);
});

it('lets an error of the program through: a caller is not told that the page failed', async () => {
  const web = webOf({ 'https://example.org/a': 'Users grew 149.03%.' });
  const locate = () => Promise.reject(new TypeError('a bug'));
  await expect(check(claims, { web, locate })).rejects.toThrow('a bug');
});
