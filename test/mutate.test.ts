/** Checks that can fail: claims and pages with one thing changed, through loading, locating and judging. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.ts';
import { loadClaims } from '../src/claims/load.ts';
import type { Finding } from '../src/judge/finding.ts';
import { answer } from '../src/locate/answer.ts';
import {
  type ChangedCapture,
  type Mutant,
  type Mutation,
  mutate,
  type Rerun,
  shareKilled,
  totalOf,
} from '../src/mutate.ts';
import { type Capture, type Web, WebError } from '../src/net/web.ts';
import { sources } from '../src/sources/index.ts';

const page = (body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>A page</title><meta property="article:published_time" content="2025-12-10"></head><body><main><h1>A page</h1>${body}</main></body></html>`;

/** A world of a few pages, made by hand. */
function world(pages: Readonly<Record<string, string>>, changes: readonly ChangedCapture[] = []): Web {
  return {
    async get({ url }) {
      const html = pages[new URL(url).pathname];
      if (html === undefined) throw new WebError('gone', 'status 404', 'made by hand');
      const capture: Capture = {
        url,
        finalUrl: url,
        status: 200,
        headers: [['content-type', 'text/html; charset=utf-8']],
        body: new TextEncoder().encode(html),
        takenAt: '2025-12-11T00:00:00Z',
        digest: `sha256:${url}`,
        how: 'pinned',
        provenance: 'reconstructed',
      };
      const body = changes.find(({ digest }) => digest === capture.digest)?.edit(capture.body, 'text/html');
      return body ? { ...capture, body } : capture;
    },
  };
}

async function mutated(
  claims: string,
  pages: Readonly<Record<string, string>>,
): Promise<{ finding: Finding; mutation: Mutation }> {
  const text = `article: { title: An article, published: 2025-12-11 }\nclaims:\n${claims}`;
  const { files, diagnostics } = loadClaims([{ path: 'claims.yaml', bytes: new TextEncoder().encode(text) }], {
    sources,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [file] = files;
  if (!file) throw new Error('no claims');
  const rerun: Rerun = async (claim, changes = []) => {
    const web = world(pages, changes);
    const tools = { web, past: () => web, locate: async (...asked: Parameters<typeof answer>) => answer(...asked) };
    for await (const finding of check({ ...file, claims: [claim] }, () => true, { tools, sources })) return finding;
    throw new Error('nothing was judged');
  };
  const [claim] = file.claims;
  if (!claim) throw new Error('no claim');
  const finding = await rerun(claim);
  return { finding, mutation: await mutate(finding, rerun) };
}

const outcomes = ({ mutants }: Mutation, of: Mutant['of']): Record<string, string> =>
  Object.fromEntries(
    mutants.filter((mutant) => mutant.of === of).map(({ name, outcome }) => [name.replace(/ \(.*\)$/, ''), outcome]),
  );

describe('mutate', () => {
  it('a figure read at its place turns with the claim and with the page', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The app has over 30 million monthly users.
  says: over 30 million users
  page: https://example.org/app
  near: The app reached ___`,
      {
        '/app': page(
          '<p>The app reached <b>31.4 million</b> users, its maker said, after 12 million users in the spring.</p>',
        ),
      },
    );
    expect(finding.verdict).toBe('supported');
    expect(outcomes(mutation, 'claim')).toMatchObject({
      'figure just above what was found': 'killed',
      'figure just below what was found': 'killed',
      'figure close around what was found': 'held',
      'figure in another unit': 'killed',
      'comparison turned': 'killed',
    });
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'figure on the page moved down': 'killed',
      'nearer figure of the same unit': 'killed',
      'sentence negated': 'killed',
      'passage removed': 'killed',
    });
  });

  it('a term turns when a rival stands in its place', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The shop uses it for recommendations.
  says: { term: recommendations, rivals: [customer service] }
  page: https://example.org/shop
  near: uses it for ___`,
      { '/shop': page('<p>The shop uses it for recommendations, its head said.</p>') },
    );
    expect(finding.verdict).toBe('supported');
    expect(outcomes(mutation, 'claim')).toMatchObject({ 'term exchanged for a rival': 'killed' });
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'term on the page exchanged': 'killed',
      'passage removed': 'killed',
    });
  });

  it('a comparison turns when one of its figures is moved, in whichever direction', async () => {
    const { finding, mutation } = await mutated(
      `- claim: Alpha has more than Beta and Gamma together.
  says: alpha > beta + gamma
  page: https://example.org/shares
  figures: { alpha: Alpha ___%, beta: Beta ___%, gamma: Gamma ___% }`,
      { '/shares': page('<p>Alpha 35.8%, Beta 14.8%, Gamma 13.1%, all by revenue.</p>') },
    );
    expect(finding.verdict).toBe('supported');
    expect(mutation.claim).toEqual({ killed: 1, survived: 0 });
    expect(mutation.evidence.survived).toBe(0);
    expect(
      mutation.mutants.filter(({ name, outcome }) => name.startsWith('figure on the page') && outcome === 'killed')
        .length,
    ).toBeGreaterThanOrEqual(3);
  });

  it('a table cell turns with the label of its row', async () => {
    const { mutation } = await mutated(
      `- claim: Alpha's share is 35.8 %.
  says: 35.8%
  page: https://example.org/table
  table: { row: Alpha, column: Share }`,
      {
        '/table': page(
          '<table><tr><th>Name</th><th>Share</th></tr><tr><th>Alpha</th><td>35.8%</td></tr><tr><th>Beta</th><td>14.8%</td></tr></table>',
        ),
      },
    );
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'row label exchanged': 'killed',
      'figure on the page moved up': 'killed',
    });
  });

  it('a contradicted claim turns when the claim is moved onto the evidence', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The app has over 300 million users.
  says: over 300 million users
  page: https://example.org/app
  near: reached ___ users`,
      { '/app': page('<p>The app reached 298.3 million users.</p>') },
    );
    expect(finding.verdict).toBe('contradicted');
    expect(outcomes(mutation, 'claim')).toMatchObject({
      'figure close around what was found': 'killed',
      'figure just above what was found': 'held',
    });
  });

  it('a claim that was not decided has no mutants', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The app has over 300 million users.
  says: over 300 million users
  page: https://example.org/app
  near: reached ___ users`,
      { '/app': page('<p>The app has users.</p>') },
    );
    expect(finding.verdict).toBe('unverifiable');
    expect(mutation.mutants).toEqual([]);
  });

  it('scores are added up, and nothing to kill is no failure', () => {
    expect(
      totalOf([
        { killed: 3, survived: 1 },
        { killed: 1, survived: 0 },
      ]),
    ).toEqual({ killed: 4, survived: 1 });
    expect(shareKilled({ killed: 4, survived: 1 })).toBe(0.8);
    expect(shareKilled({ killed: 0, survived: 0 })).toBe(1);
  });
});
