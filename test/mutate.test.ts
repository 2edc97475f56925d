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

const typeOf = (text: string): string =>
  text.startsWith('<') ? 'text/html; charset=utf-8' : text.startsWith('{') ? 'application/json' : 'text/csv';

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
        headers: [['content-type', typeOf(html)]],
        body: new TextEncoder().encode(html),
        takenAt: '2025-12-11T00:00:00Z',
        digest: `sha256:${url}`,
        how: 'pinned',
        provenance: 'reconstructed',
      };
      const body = changes.find(({ digest }) => digest === capture.digest)?.edit(capture.body, typeOf(html));
      return body ? { ...capture, body } : capture;
    },
  };
}

async function mutated(
  claims: string,
  pages: Readonly<Record<string, string>>,
  head = '',
): Promise<{ finding: Finding; mutation: Mutation }> {
  const text = `article: { title: An article, published: 2025-12-11 }\n${head}claims:\n${claims}`;
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
    expect(outcomes(mutation, 'claim')).toEqual({
      'term exchanged for a rival': 'killed',
      'one more in the list': 'killed',
      'term that says less than is claimed': 'killed',
      'one more spelling': 'held',
    });
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
    expect(outcomes(mutation, 'claim')).toEqual({
      'comparison turned': 'killed',
      'right side just too much': 'killed',
      'right side just not enough': 'held',
      'right side more than the least found': 'killed',
    });
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

  it('whatever is put round a sentence so that it asserts nothing turns what was read in it', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The app has over 30 million users.
  says: over 30 million users
  page: https://example.org/app
  near: The app reached ___`,
      { '/app': page('<p>In 2025 the app had a good year.</p><p>The app reached 31.4 million users in 2025.</p>') },
    );
    expect(finding.verdict).toBe('supported');
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'unit on the page exchanged': 'killed',
      'sentence denied': 'killed',
      'sentence expected': 'killed',
      'sentence not so yet': 'killed',
      'sentence supposed': 'killed',
      'sentence passed on': 'killed',
      'sentence quoted as false': 'killed',
      'sentence taken back behind it': 'killed',
      'answer put off': 'killed',
      'sentence moved into a teaser': 'killed',
      'year in the sentence moved': 'killed',
    });
  });

  it('a sentence about somebody else survives where the words to look for do not name whom the claim is about', async () => {
    const claim = (near: string): string =>
      `- claim: Alpha has over 30 million users.
  says: over 30 million users
  page: https://example.org/app
  near: ${near}`;
    const pages = { '/app': page('<p>The app of Alpha reached 31.4 million users, it said.</p>') };
    const names = 'names: { Alpha: [Alpha Group] }\n';
    const careless = await mutated(claim('reached ___'), pages, names);
    const careful = await mutated(claim('app of Alpha reached ___'), pages, names);
    expect(outcomes(careless.mutation, 'evidence')).toMatchObject({ 'name in the sentence exchanged': 'survived' });
    expect(outcomes(careful.mutation, 'evidence')).toMatchObject({ 'name in the sentence exchanged': 'killed' });
  });

  it("a page's own date turns with the page", async () => {
    const { mutation } = await mutated(
      `- claim: The news broke yesterday.
  says: yesterday
  page: https://example.org/news
  read: published`,
      { '/news': page('<p>The news.</p>') },
    );
    expect(outcomes(mutation, 'evidence')).toEqual({ "page's date moved": 'killed' });
  });

  it('a cell turns when its row or its column changes places with a neighbour', async () => {
    const { mutation } = await mutated(
      `- claim: Alpha's share is 35.8 %.
  says: 35.8%
  page: https://example.org/table
  table: { row: Alpha, column: Share }`,
      {
        '/table': page(
          '<table><tr><th>Name</th><th>Share</th><th>Growth</th></tr><tr><th>Alpha</th><td>35.8%</td><td>3%</td></tr><tr><th>Beta</th><td>14.8%</td><td>9%</td></tr></table>',
        ),
      },
    );
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'row label given to the row below': 'killed',
      'column label exchanged': 'killed',
      'column label given to the next': 'killed',
    });
  });

  it.each([
    ['CSV', '/series.csv', 'year,alpha,beta\n2021,1,5\n2022,2,4\n2023,4,3\n2024,6,2\n'],
    [
      'JSON',
      '/series.json',
      '{"rows":[{"year":2021,"alpha":1,"beta":5},{"year":2022,"alpha":2,"beta":4},{"year":2023,"alpha":4,"beta":3},{"year":2024,"alpha":6,"beta":2}]}',
    ],
  ])('a crossing computed from %s turns with the values and with the column', async (_, path, data) => {
    const { finding, mutation } = await mutated(
      `- claim: Alpha passed Beta in 2023.
  says: first(alpha > beta) in 2023
  figures:
    alpha: { series: 'https://example.org${path}', value: alpha }
    beta: { series: 'https://example.org${path}', value: beta }`,
      { [path]: data },
    );
    expect(finding.verdict).toBe('supported');
    expect(mutation.evidence.survived).toBe(0);
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'values in the opposite order': 'killed',
      'column renamed': 'killed',
    });
  });

  const shares = 'year,alpha,beta,gamma\n2023,1,5,9\n2024,2,4,8\n';
  const long = 'year,name,share\n2023,alpha,1\n2023,beta,5\n2023,gamma,9\n2024,alpha,2\n2024,beta,4\n2024,gamma,8\n';
  const members = 'value: [alpha, beta, gamma]';
  it.each([
    ['columns', '/wide.csv', shares, members, 'rank(gamma, list) = 1st'],
    ['rows of a long table', '/long.csv', long, `label: name, where: {}, ${members}`, 'rank(gamma, list) = 1st'],
    ['columns', '/wide.csv', shares, members, 'rank(alpha, list, lowest) = 1st'],
  ])(
    'a rank among %s turns when its members change places, and no other change of all values can turn it',
    async (_, path, data, place, says) => {
      const { finding, mutation } = await mutated(
        `- claim: It is the first.
  says: ["${says}"]
  figures:
    list: { series: 'https://example.org${path}', ${place} }`.replace(' where: {},', ''),
        { [path]: data },
      );
      expect(finding.verdict).toBe('supported');
      expect(mutation.evidence.survived).toBe(0);
      expect(outcomes(mutation, 'evidence')).toMatchObject({
        'values a thousand times as large': 'held',
        "each member given its neighbour's values": 'killed',
      });
    },
  );

  it.each([
    ['rank(Gamma, list) = 1st', { 'values one more': 'held', "each member given its neighbour's values": 'killed' }],
    ['sum(list) = 17', { 'values one more': 'killed', "each member given its neighbour's values": 'held' }],
    ['count(list > 3) = 2', { 'values a thousandth': 'killed', "each member given its neighbour's values": 'held' }],
  ])('a column of a page turns with its values or with who has them: %s', async (says, expected) => {
    const { finding, mutation } = await mutated(
      `- claim: It is so.
  says: ["${says}"]
  figures:
    list: { page: 'https://example.org/table', table: { rows: all, column: Ships } }`,
      {
        '/table': page(
          '<table><tr><th>Port</th><th>Berths</th><th>Ships</th></tr><tr><td>Alpha</td><td>9</td><td>2</td></tr><tr><td>Beta</td><td>9</td><td>5</td></tr><tr><td>Gamma</td><td>9</td><td><b>10</b></td></tr></table>',
        ),
      },
    );
    expect(finding.verdict).toBe('supported');
    expect(mutation.evidence.survived).toBe(0);
    expect(outcomes(mutation, 'evidence')).toMatchObject(expected);
  });

  it('what was contradicted turns when the page prints what was claimed, and not when it misses in another way', async () => {
    const { finding, mutation } = await mutated(
      `- claim: The app has 300 million users.
  says: 300 million users
  page: https://example.org/app
  near: reached ___ users`,
      { '/app': page('<p>The app reached 29.3 million users.</p>') },
    );
    expect(finding.verdict).toBe('contradicted');
    expect(outcomes(mutation, 'evidence')).toMatchObject({
      'figure on the page set to what was claimed': 'killed',
      'nearer figure of the same unit': 'killed',
    });
    expect(mutation.evidence.survived).toBe(0);
  });

  it('every day of a window is measured: a variant is made outside of all of them', async () => {
    const { finding, mutation } = await mutated(
      `- claim: More than 225 people had died by the end of October.
  says: more than 225 deaths
  as-of: 2020-10-28 to 2020-10-30
  series: https://example.org/deaths.csv
  date: day
  value: deaths
  only-grows: true`,
      { '/deaths.csv': 'day,deaths\n2020-10-27,226\n2020-10-28,227\n2020-10-29,228\n2020-10-30,230\n' },
    );
    expect(finding.verdict).toBe('supported');
    expect(mutation.claim.survived).toBe(0);
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
