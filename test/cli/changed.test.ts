/** `--changed`: exactly the claims that a change touches, in a repository that holds more than claims. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimOf, news, type Stage, stage } from './stage.ts';

const pageOf = (name: string): string => `https://example.org/${name}`;
const growth = claimOf('growth', 'Users grew 149.03% in November.', pageOf('growth'), 'users grew ___');
const named = `- id: named
  claim: Sales fell by 12.5%.
  source: sales
  near: sales fell by ___
`;
const other = claimOf('other', 'The price rose by 3.5%.', pageOf('price'), 'price rose by ___');
const header = 'article: { title: On growth, published: 2025-12-11 }\n';
const sources = `sources:\n  sales: { page: ${pageOf('sales')} }\n`;
const file = (...claims: string[]): string => `${header}${sources}claims:\n${claims.join('')}`;

let base: Stage;
let at: Stage;
beforeAll(async () => {
  base = stage({ 'claims/a.yaml': file(growth, named, other) }, 'desk');
  await base.pin(pageOf('growth'), news('Monthly active users grew 149.03% in November.'));
  await base.pin(pageOf('sales'), news('Total sales fell by 12.5% in the third quarter.'));
  await base.pin(pageOf('price'), news('The average price rose by 3.5% in a year.'));
  await base.play(['run']);
  base.git('init', '-q', '..');
  base.git('add', '.');
  base.git('commit', '-q', '-m', 'base');
});
afterAll(() => base.remove());
beforeEach(() => {
  at = stage({}, 'desk');
  cpSync(join(base.folder, '..'), join(at.folder, '..'), { recursive: true });
});
afterEach(() => at.remove());

/** Ids that a check against the base commit looks at. */
async function checked(...more: string[]): Promise<string[]> {
  const { out, err, code } = await at.play(['run', '--pinned', '--changed', 'HEAD', ...more]);
  expect(code, err).toBeLessThan(2);
  return out.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
}

describe('a check of what changed', () => {
  it('looks at nothing where nothing did', async () => {
    expect(await checked()).toEqual([]);
  });

  it('looks at the claim that was edited, and at one that was added, though lines moved', async () => {
    const added = claimOf('added', 'The price rose by 4.5%.', pageOf('price'), 'price rose by ___');
    at.write('claims/a.yaml', file(added, growth.replaceAll('149.03', '149.04'), named, other));
    expect(await checked()).toEqual(['added', 'growth']);
  });

  it('looks at no claim for a comment, a moved claim or one that was removed', async () => {
    at.write('claims/a.yaml', `# ${'a comment'}\n${file(other, growth)}`);
    expect(await checked()).toEqual([]);
  });

  it('looks at all claims of a file whose article changed', async () => {
    at.write('claims/a.yaml', file(growth, named, other).replace('2025-12-11', '2025-12-12'));
    expect(await checked()).toEqual(['growth', 'named', 'other']);
  });

  it('looks at the claims that use a named source which changed', async () => {
    at.write('claims/a.yaml', file(growth, named, other).replace('sales: { page', 'sales: { origin: Reuters, page'));
    expect(await checked()).toEqual(['named']);
  });

  it('looks at the claims that rest on a capture which changed, tracked or not, and calls it new', async () => {
    await at.pin(pageOf('growth'), news('Monthly active users grew 150% in November.'), {
      takenAt: '2025-12-13T09:00:00Z',
    });
    expect(await checked()).toEqual(['growth']);
    at.git('add', '.');
    expect(await checked()).toEqual(['growth']);
    // The lock still names the old capture: the new one decides once the lock does.
    const { out } = await at.play(['run', '--pinned', '--changed', 'HEAD']);
    expect(out).toMatch(/^supported\tgrowth/);
    rmSync(join(at.folder, 'claims/a.lock'));
    const { out: unlocked } = await at.play(['run', '--pinned', '--changed', 'HEAD', '--json', 'r.json']);
    expect(unlocked).toMatch(/^contradicted\tgrowth/);
    expect(at.read('r.json')).toMatch(
      /"code": "new-evidence",\n\s+"text": "The capture of https:\/\/example\.org\/growth is new/,
    );
    expect((await at.play(['verify', 'r.json'])).out).toBe('The report follows again, byte for byte.\n');
  });

  it('looks at the claims whose lines of the lock changed, or whose capture is gone', async () => {
    const lock = at.read('claims/a.lock');
    const line = lock.split('\n').find((row) => row.endsWith(pageOf('price'))) ?? '';
    at.write('claims/a.lock', lock.replace(line, line.replace(/sha256:..../, 'sha256:0000')));
    expect(await checked()).toEqual(['other']);
    at.write('claims/a.lock', lock);
    expect(await checked()).toEqual([]);
    rmSync(join(at.folder, 'claims/evidence'), { recursive: true });
    expect(await checked()).toEqual(['growth', 'named', 'other']);
  });

  it('knows without a lock which claims rest on a changed capture', async () => {
    rmSync(join(at.folder, 'claims/a.lock'));
    at.git('add', '.');
    at.git('commit', '-q', '-m', 'no lock');
    expect(await checked()).toEqual([]);
    await at.pin(pageOf('sales'), news('Total sales fell by 13% in the third quarter.'), {
      takenAt: '2025-12-13T09:00:00Z',
    });
    expect(await checked()).toEqual(['named']);
  });

  it('looks at all where the config says that evidence is elsewhere', async () => {
    at.write('factcheck.config.yaml', 'evidence: elsewhere\n');
    expect(await checked()).toEqual(['growth', 'named', 'other']);
  });

  it('looks at all of a file that was not there, and can be narrowed further', async () => {
    at.write('claims/b.yaml', file(growth.replace('id: growth', 'id: again')));
    expect(await checked()).toEqual(['again']);
    at.write('claims/a.yaml', file(growth, named, other).replace('2025-12-11', '2025-12-12'));
    expect(await checked('--claim', 'g*')).toEqual(['growth']);
  });

  it('looks at what uses the article itself where its text changed', async () => {
    const own = `- id: own\n  claim: The article says 5%.\n  article: 1\n  near: grew ___\n`;
    const text = file(growth, own).replace('title: On growth', 'title: On growth, file: article.txt');
    at.write('claims/a.yaml', text);
    at.write('claims/article.txt', 'It grew 6% then.\n');
    at.git('add', '.');
    at.git('commit', '-q', '-m', 'article');
    await at.play(['run', '--pinned']);
    expect(await checked()).toEqual([]);
    at.write('claims/article.txt', 'It grew 5% then.\n');
    expect(await checked()).toEqual(['own']);
  });
});

it('says that a lock is not settled after a merge', async () => {
  at.write('claims/a.lock', `<<<<<<< HEAD\n${at.read('claims/a.lock')}`);
  const { code, err } = await at.play(['run', '--pinned']);
  expect([code, err]).toEqual([2, expect.stringMatching(/^claims\/a\.lock:1: not a line of a lock.*Settle the merge/)]);
});

it('writes a lock that it can read again where a claim rests on the article without an address', async () => {
  const own = `- id: own\n  claim: The article says 5%.\n  article: 1\n  near: grew ___\n`;
  at.write('claims/a.yaml', file(growth, own).replace('title: On growth', 'title: On growth, file: article.txt'));
  at.write('claims/article.txt', 'It grew 6% then.\n');
  for (const _ of [1, 2])
    expect(await at.play(['run'])).toMatchObject({ code: 1, err: expect.stringMatching(/^exit 1/) });
  expect(at.read('claims/a.lock')).not.toContain('own');
});
