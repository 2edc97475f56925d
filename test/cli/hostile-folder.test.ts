/** Folders of strangers: links, pipes and devices where files and folders are expected. Nothing is read or written through them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

const url = 'https://example.org/a';
const secret = 'top secret line';

let at: Stage;
let outside: string;
beforeEach(async () => {
  // The working folder is one below the stage's own, so that there is an outside.
  at = stage({ 'claims/a.yaml': claimsFile(claimOf('growth', 'Users grew 149.03%.', url, 'grew ___')) }, 'work');
  await at.pin(url, news('Users grew 149.03% in November.'));
  outside = join(at.folder, '..', 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'file'), secret);
});
afterEach(() => {
  rmSync(outside, { recursive: true });
  at.remove();
});

const link = (target: string, path: string): void => symlinkSync(join(outside, target), join(at.folder, path));

describe('a folder of claims that is a link to one outside', () => {
  beforeEach(() => {
    writeFileSync(join(outside, 'a.yaml'), claimsFile(claimOf('growth', 'Users grew 149.03%.', url, 'grew ___')));
    at.write('saved.html', news('Users grew 149.03% in November.'));
    rmSync(join(at.folder, 'claims'), { recursive: true });
    link('.', 'claims');
  });

  it.each([
    [['lint']],
    [['run', '--pinned']],
    [['run', '--pinned', 'claims/a.yaml']],
    [['evidence', 'list']],
    [['evidence', 'add', url, 'saved.html', '--by', 'Ann', '--at', '2026-01-05']],
  ])('%j reads nothing through it and writes nothing', async (args) => {
    const { code, out, err } = await at.play(args);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/a symbolic link on its way leads out/)]);
    expect(readdirSync(outside).sort()).toEqual(['a.yaml', 'file']);
  });

  it('is read where it leads to a folder inside', async () => {
    rmSync(join(at.folder, 'claims'));
    mkdirSync(join(at.folder, 'texts'));
    at.write('texts/a.yaml', claimsFile(claimOf('growth', 'Users grew 149.03%.', url, 'grew ___')));
    symlinkSync('texts', join(at.folder, 'claims'));
    expect(await at.play(['lint'])).toMatchObject({ code: 0 });
  });
});

it('is a sound folder before anything is put in its way', async () => {
  expect(await at.play(['run', '--pinned', '--report', 'r.md'])).toMatchObject({ code: 0 });
});

describe('what a link leads to is neither shown nor written to', () => {
  it.each<[what: string, make: () => void, args: readonly string[]]>([
    ['a lock', () => link('file', 'claims/a.lock'), ['run', '--pinned']],
    ['a config', () => link('file', 'factcheck.config.yaml'), ['run', '--pinned']],
    ['a claims file', () => link('file', 'claims/b.yaml'), ['run', '--pinned', 'claims/b.yaml']],
    ['a report', () => link('file', 'r.md'), ['run', '--pinned', '--report', 'r.md']],
    ['the folder of a report', () => link('.', 'reports'), ['run', '--pinned', '--json', 'reports/r.json']],
    [
      'a saved page',
      () => link('file', 'p.html'),
      ['evidence', 'add', url, 'p.html', '--by', 'A', '--at', '2026-01-05'],
    ],
    ['an export', () => link('file', 'e.wacz'), ['evidence', 'export', '--wacz', 'e.wacz']],
    ['a report to verify', () => link('file', 'r.json'), ['verify', 'r.json']],
  ])('%s', async (_what, make, args) => {
    make();
    const { code, out, err } = await at.play(args);
    expect(code).not.toBe(0);
    expect(out + err).not.toContain(secret);
    expect(err).not.toMatch(/that is a bug/);
    expect(readdirSync(outside)).toEqual(['file']);
    expect(readFileSync(join(outside, 'file'), 'utf8')).toBe(secret);
  });

  it('the evidence folder', async () => {
    rmSync(join(at.folder, 'claims/evidence'), { recursive: true });
    link('.', 'claims/evidence');
    for (const args of [
      ['run', '--pinned'],
      ['evidence', 'list'],
      ['evidence', 'verify'],
      ['evidence', 'prune', '--yes'],
    ]) {
      const { code, err } = await at.play(args);
      expect([code, err]).toEqual([2, expect.stringMatching(/is a symbolic link/)]);
    }
    expect(readdirSync(outside)).toEqual(['file']);
  });
});

describe('what is no regular file is not waited for', () => {
  const pipe = (path: string): void => {
    execFileSync('mkfifo', [join(at.folder, path)]);
  };
  it.each(['claims/a.lock', 'factcheck.config.yaml'])('a pipe as %s', async (path) => {
    pipe(path);
    expect(await at.play(['run', '--pinned'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/not a regular file/),
    });
  });

  it('a pipe in the place of a capture', async () => {
    const [day = ''] = readdirSync(join(at.folder, 'claims/evidence'));
    const [name = ''] = readdirSync(join(at.folder, 'claims/evidence', day));
    rmSync(join(at.folder, 'claims/evidence', day, name));
    pipe(`claims/evidence/${day}/${name}`);
    expect(await at.play(['run', '--pinned'])).toMatchObject({ code: 1, out: expect.stringMatching(/not-pinned/) });
    expect((await at.play(['evidence', 'verify'])).out).toMatch(/not a capture, and not read/);
  });

  it.each<[what: string, make: (path: string) => void]>([
    ['a file', (path) => writeFileSync(join(at.folder, path), secret)],
    ['a pipe', pipe],
  ])('%s in the place of the evidence folder', async (_what, make) => {
    rmSync(join(at.folder, 'claims/evidence'), { recursive: true });
    make('claims/evidence');
    const { code, err } = await at.play(['run', '--pinned']);
    expect([code, err]).toEqual([2, expect.stringMatching(/claims\/evidence is not a folder/)]);
  });
});

it('takes no time over a pattern of many stars, and finds by it what it names', async () => {
  at.write(`claims/${'a'.repeat(240)}`, 'x');
  at.write('claims/b.c.yaml', claimsFile(claimOf('other', 'Users grew 149.03%.', url, 'grew ___')));
  at.write('factcheck.config.yaml', `claims: 'claims/${'*a'.repeat(60)}*b.yaml'\n`);
  const began = process.cpuUsage();
  expect(await at.play(['lint'])).toMatchObject({ code: 2, err: expect.stringMatching(/^No claims files: /) });
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
  for (const [pattern, count] of [
    ['*.yaml', 2],
    ['b*.yaml', 1],
    ['b.*.yaml', 1],
    ['*b*c*', 1],
    ['a.yaml*', 1],
    ['a.y*yaml', 0],
    ['b.c.yaml*.yaml', 0],
    ['b?c.yaml', 0],
  ] as const) {
    at.write('factcheck.config.yaml', `claims: 'claims/${pattern}'\n`);
    expect([pattern, (await at.play(['lint'])).out]).toEqual([
      pattern,
      count === 0 ? '' : expect.stringContaining(`${count} claim`),
    ]);
  }
});

it('finds no place for evidence outside through a claim’s name or address', async () => {
  at.write('claims/a.yaml', claimsFile(claimOf('../../outside/x', 'Users grew 149.03%.', url, 'grew ___')));
  expect(await at.play(['run', '--pinned'])).toMatchObject({ code: 2 });
  await at.pin('https://example.org/../../../outside/%2e%2e/x', news('Users grew 1%.'));
  expect(readdirSync(outside)).toEqual(['file']);
  expect(existsSync(join(at.folder, '..', 'x'))).toBe(false);
});
