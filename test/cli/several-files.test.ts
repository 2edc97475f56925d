/** Runs over more than one claims file, claims that lead to others, and runs of nothing. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

const page = 'https://example.org/a';
const growth = claimOf('growth', 'Users grew 149.03% in November.', page, 'users grew ___');
const wrong = claimOf('growth', 'Users grew 160% in November.', page, 'users grew ___');

let at: Stage;
beforeEach(async () => {
  at = stage({ 'claims/a.yaml': claimsFile(growth), 'claims/b.yaml': claimsFile(wrong) });
  await at.pin(page, news('Monthly active users grew 149.03% in November.'));
});
afterEach(() => at.remove());

it('two files may use one id: each claim keeps its verdict, its place, its lock and its heading', async () => {
  const { out, code } = await at.play(['run', '--json', 'r.json', '--report', 'r.md']);
  expect(code).toBe(1);
  expect(out).toMatch(/^supported\tgrowth\t.*\tclaims\/a\.yaml:3\t.*\ncontradicted\tgrowth\t.*\tclaims\/b\.yaml:3\t/);
  expect(at.read('claims/b.lock')).toBe(at.read('claims/a.lock'));
  // Code hosts number headings that are alike, in their order.
  const markdown = at.read('r.md');
  expect(markdown).toMatch(/\| ✗ contradicted \| \[Users grew 160%[^\]]*\]\(#growth-1\)/);
  expect(markdown).toMatch(/\| ✓ supported \| \[Users grew 149\.03%[^\]]*\]\(#growth\)/);
  expect((await at.play(['verify', 'r.json'])).out).toBe('The report follows again, byte for byte.\n');
  expect((await at.play(['run', 'claims/b.yaml'])).out.match(/growth/g)).toHaveLength(1);
});

it('a file that is named twice is checked once', async () => {
  const { out } = await at.play(['run', 'claims/a.yaml', './claims/a.yaml', 'claims/*.yaml']);
  expect(out.match(/\tgrowth\t/g)).toHaveLength(2);
});

it('claims that rest on each other are a mistake at its place', async () => {
  at.write(
    'claims/a.yaml',
    claimsFile(
      '- id: one\n  claim: One is more.\n  says: a > 5\n  figures: { a: { claim: two } }\n',
      '- id: two\n  claim: Two is more.\n  says: a > 5\n  figures: { a: { claim: three } }\n',
      '- id: three\n  claim: Three is more.\n  says: a > 5\n  figures: { a: { claim: one } }\n',
      '- id: self\n  claim: Self is more.\n  says: a > 5\n  figures: { a: { claim: self } }\n',
    ),
  );
  const { code, err, out } = await at.play(['run', '--pinned']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/claims\/a\.yaml:6:\d+ {2}claims-in-circle/);
  expect(err).toMatch(/claims\/a\.yaml:15:\d+ {2}claims-in-circle/);
});

it('a run in which nothing was chosen is fine, and its report says so', async () => {
  at.write('claims/a.yaml', 'claims: []\n');
  const { code, out, err } = await at.play([
    'run',
    'claims/a.yaml',
    '--pinned',
    '--report',
    'r.md',
    '--json',
    'r.json',
  ]);
  expect([code, out, err]).toEqual([0, '', 'exit 0: nothing failed (--fail-on contradicted)\n']);
  expect(at.read('r.md')).toContain('No claim was checked');
  expect(JSON.parse(at.read('r.json')).summary).toMatchObject({ chosen: 0 });
});

it.each([
  ['contradicted', 1],
  ['none', 0],
  ['contradicted:near-miss', 0],
  ['contradicted:clear', 1],
  ['unverifiable', 0],
  ['not-pinned', 0],
  ['contradicted,unverifiable:not-pinned', 1],
])('--fail-on %s exits with %i on a figure that is far off', async (policy, code) => {
  expect((await at.play(['run', '--pinned', '--fail-on', policy])).code).toBe(code);
});

it('exits with 1 where no checkable claim could be decided, opinions aside', async () => {
  at.write(
    'claims/a.yaml',
    claimsFile(growth.replace(page, 'https://example.org/b'), '- claim: It will.\n  opinion: a view\n'),
  );
  const { code, err } = await at.play(['run', '--pinned', 'claims/a.yaml', '--fail-on', 'none']);
  expect([code, err]).toEqual([1, 'exit 1: no checkable claim could be decided\n']);
  at.write('claims/a.yaml', claimsFile('- claim: It will.\n  opinion: a view\n'));
  expect((await at.play(['run', '--pinned', 'claims/a.yaml'])).code).toBe(0);
});
