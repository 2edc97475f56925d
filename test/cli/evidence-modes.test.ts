/** Where evidence comes from: pinned first, `--pinned`, `--refresh`, `--live`; and whether a report follows again. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Press, press } from './press.ts';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

let at: Stage;
let paper: Press;
let allow: readonly string[];

beforeEach(async () => {
  paper = await press();
  allow = ['--allow-host', paper.host];
  paper.print('/growth', news('Monthly active users grew 149.03% in November, the firm said.'));
  paper.print('/price', news('The average price rose by 3.5% in a year.'));
  at = stage({
    'claims/a.yaml': claimsFile(
      claimOf('growth', 'Users grew 149.03% in November.', paper.url('/growth'), 'users grew ___'),
      claimOf('more', 'Users grew more than 140% in November.', paper.url('/growth'), 'users grew ___'),
      claimOf('price', 'The price rose by 4.5%.', paper.url('/price'), 'price rose by ___'),
    ),
  });
});
afterEach(async () => {
  at.remove();
  await paper.close();
});

const captures = (): string[] =>
  existsSync(join(at.folder, 'claims/evidence'))
    ? readdirSync(join(at.folder, 'claims/evidence'), { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.warc.gz'))
    : [];

const verdicts = (out: string): string[] =>
  out
    .trim()
    .split('\n')
    .map((line) => line.split('\t').slice(0, 2).join(' '));

it('asks for each page once, however many claims want it, and then never again', async () => {
  const { code, out, err } = await at.play(['run', ...allow]);
  expect(verdicts(out)).toEqual(['supported growth', 'supported more', 'contradicted price']);
  expect([code, err]).toEqual([1, 'exit 1: 1 contradicted (--fail-on contradicted)\n']);
  expect([...paper.asked].sort()).toEqual(['/growth', '/price', '/robots.txt']);
  expect(captures()).toHaveLength(2);
  expect(at.read('claims/a.lock')).toMatch(
    /^# factcheck evidence lock 1\n\ngrowth\n {2}sha256:[0-9a-f]{64} {2}\d{4}-\d\d-\d\d {2}http:\/\/127\.0\.0\.1:\d+\/growth\n\nmore\n.*\n\nprice\n.*\/price\n$/,
  );
  const lock = at.read('claims/a.lock');
  for (const mode of [[], ['--pinned']]) expect((await at.play(['run', ...mode, ...allow])).out).toBe(out);
  expect(paper.asked).toHaveLength(3);
  expect(at.read('claims/a.lock')).toBe(lock);
});

it('asks nobody with --pinned, and names what is missing', async () => {
  const { code, out, err } = await at.play(['run', '--pinned', ...allow]);
  expect(out.match(/\tnot-pinned\t/g)).toHaveLength(3);
  expect([code, err]).toEqual([1, 'exit 1: no checkable claim could be decided\n']);
  expect(paper.asked).toEqual([]);
  expect(existsSync(join(at.folder, 'claims/a.lock'))).toBe(false);
});

it('keeps nothing with --live', async () => {
  expect((await at.play(['run', '--live', ...allow])).code).toBe(1);
  expect(paper.asked).toHaveLength(3);
  expect([captures(), existsSync(join(at.folder, 'claims/a.lock'))]).toEqual([[], false]);
});

it('leaves open what the time of a run was too short for, and goes on from what it has kept', async () => {
  await at.play(['run', '--claim', 'growth', '--deadline', '10s', ...allow]);
  const lock = at.read('claims/a.lock');
  paper.delayMs = 2_000;
  const short = ['--deadline', '0.2s', ...allow];
  const { code, out } = await at.play(['run', '--json', 'report.json', ...short]);
  expect(verdicts(out)).toEqual(['supported growth', 'supported more', 'unverifiable price']);
  expect(out).toContain('\tunreachable\t');
  expect(code).toBe(0);
  expect(at.read('report.json')).toContain('"detail": "deadline"');
  expect(captures()).toHaveLength(1);

  const refreshed = await at.play(['run', '--refresh', 'growth', '--claim', 'growth', ...short]);
  expect(verdicts(refreshed.out)).toEqual(['unverifiable growth']);
  expect(at.read('claims/a.lock')).toContain(lock.slice(lock.indexOf('growth')));

  paper.delayMs = 0;
  const before = paper.asked.length;
  expect(verdicts((await at.play(['run', ...allow])).out)).toContain('contradicted price');
  expect(paper.asked.slice(before).sort()).toEqual(['/price', '/robots.txt']);
});

it.each(['90', '0s', '-1s', '1d', 'soon'])('takes no "%s" for a time', async (time) => {
  const { code, err } = await at.play(['run', '--deadline', time]);
  expect(code).toBe(2);
  expect(err).toContain('a time is written as 90s, 2m or 1h');
});

it('goes on with the capture that the lock names when a newer one is there', async () => {
  await at.play(['run', ...allow]);
  const url = paper.url('/growth');
  await at.pin(url, news('Monthly active users grew 12% in November.'), { takenAt: '2099-01-01T00:00:00Z' });
  expect(verdicts((await at.play(['run', '--pinned'])).out)).toContain('supported growth');
  rmSync(join(at.folder, 'claims/a.lock'));
  expect(verdicts((await at.play(['run', '--pinned'])).out)).toContain('contradicted growth');
});

describe('a refresh', () => {
  beforeEach(async () => {
    await at.play(['run', ...allow]);
    paper.asked.length = 0;
    paper.print('/growth', news('Monthly active users grew 132.5% in November, the firm said.'));
  });

  it('shows verdict, finding and passage, old and new side by side', async () => {
    const before = at.read('claims/a.lock');
    const { err, out } = await at.play(['run', '--refresh', ...allow]);
    expect(verdicts(out)).toEqual(['contradicted growth', 'contradicted more', 'contradicted price']);
    expect(err.replaceAll(paper.host, 'HOST')).toBe(`exit 1: 3 contradicted (--fail-on contradicted)
refreshed 2 captures
  changed    http://HOST/growth
  same       http://HOST/price
  growth
    verdict  supported → contradicted
    found    149.03% → 132.5%
    passage  Monthly active users grew [-149.03%-]{+132.5%+} in November, the firm said.
  more
    verdict  supported → contradicted
    found    149.03% → 132.5%
    passage  Monthly active users grew [-149.03%-]{+132.5%+} in November, the firm said.
`);
    expect(paper.asked.filter((path) => path !== '/robots.txt').sort()).toEqual(['/growth', '/price']);
    expect(at.read('claims/a.lock')).not.toBe(before);
    expect(verdicts((await at.play(['run', '--pinned'])).out)).toContain('contradicted growth');
  });

  it('of one claim fetches its pages alone, with a lock and without', async () => {
    for (const unlock of [false, true]) {
      if (unlock) rmSync(join(at.folder, 'claims/a.lock'));
      paper.asked.length = 0;
      const { err } = await at.play(['run', '--refresh', 'growth', ...allow]);
      expect(paper.asked.filter((path) => path !== '/robots.txt')).toEqual(['/growth']);
      expect(err).toMatch(/refreshed 1 capture\n/);
    }
  });

  it.each([
    [404, 'gone'],
    [403, 'blocked'],
    [501, 'unreachable'],
  ])('that is answered with %i leaves the evidence and the lock as they were', async (status, gap) => {
    const before = at.read('claims/a.lock');
    paper.print('/growth', { status, body: 'Users grew 1% in November.' });
    const { out, err } = await at.play(['run', '--refresh', ...allow]);
    expect(verdicts(out)).toEqual(['unverifiable growth', 'unverifiable more', 'contradicted price']);
    expect(err).toContain(`verdict  supported → unverifiable (${gap})`);
    expect(at.read('claims/a.lock')).toBe(before);
    for (const mode of ['--pinned', '--allow-port=81'])
      expect(verdicts((await at.play(['run', mode])).out)).toContain('supported growth');
  });
});

describe('a stored report', () => {
  beforeEach(async () => {
    await at.play(['run', '--json', 'report.json', ...allow]);
  });

  it('follows again, byte for byte, from what its run fetched', async () => {
    await paper.close();
    expect(at.read('report.json')).toContain('"how": "live"');
    expect(await at.play(['verify', 'report.json'])).toEqual({
      code: 0,
      out: 'The report follows again, byte for byte.\n',
      err: '',
      drawn: '',
    });
  });

  it('names the step that differs: claims file, evidence, version', async () => {
    const file = at.read('claims/a.yaml');
    const told = async (): Promise<string> => {
      const { code, out } = await at.play(['verify', 'report.json']);
      expect(code).toBe(1);
      return out;
    };
    at.write('claims/a.yaml', file.replace('more than 140%', 'more than 150%'));
    expect(await told()).toMatch(/more.*supported.*contradicted[\s\S]*claims file/);
    at.write('claims/a.yaml', file);
    const report = at.read('report.json');
    at.write('report.json', report.replace('"version": "0.0.0"', '"version": "0.0.1"'));
    expect(await told()).toMatch(/another version of the tool/);
    at.write('report.json', report.replaceAll('149.03%', '148.03%'));
    expect(await told()).toMatch(/reading/);
    at.write('report.json', report);
    rmSync(join(at.folder, 'claims/evidence'), { recursive: true });
    expect(await told()).toMatch(/growth.*supported.*unverifiable \(not-pinned\)/);
  });

  it('uses the captures of its own run when newer ones have come', async () => {
    paper.print('/growth', news('Monthly active users grew 132.5% in November, the firm said.'));
    await at.play(['run', '--refresh', ...allow]);
    expect((await at.play(['verify', 'report.json'])).out).toBe('The report follows again, byte for byte.\n');
  });

  it('quotes no file that it names', async () => {
    at.write('secret.txt', 'password: hunter2\n');
    at.write('report.json', at.read('report.json').replaceAll('claims/a.yaml', 'secret.txt'));
    const { code, out, err } = await at.play(['verify', 'report.json']);
    expect(code).toBe(2);
    expect(out + err).not.toContain('hunter2');
  });
});

it('says which lock still names an earlier capture than the one that was added', async () => {
  await at.play(['run', ...allow]);
  const url = `http://${paper.host}/growth`;
  at.write('saved.html', news('Monthly active users grew 99% in November, the firm said.'));
  const add = ['evidence', 'add', url, 'saved.html', '--by', 'Ann'];
  // Newer than what was just fetched, and no further ahead than a clock may be.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const { code, err } = await at.play([...add, '--at', tomorrow]);
  expect([code, err.trim()]).toEqual([
    0,
    `claims/a.lock still names an earlier capture of ${url}: to use the newest, remove claims/a.lock and run: factcheck run claims/a.yaml`,
  ]);
  rmSync(join(at.folder, 'claims/a.lock'));
  expect((await at.play([...add, '--at', tomorrow])).err).toBe('');
});

it('draws one line of progress on a terminal while pages come slowly, and takes it away', async () => {
  paper.delayMs = 1300;
  const { drawn, out, err } = await at.play(['run', '--no-robots', ...allow], { isTerminal: true });
  expect(drawn).toContain(`\r\u001b[2Kfetching 1 of 2  ${paper.host} 2`);
  expect(drawn.endsWith('\r\u001b[2K')).toBe(true);
  expect(drawn).not.toContain('\n');
  expect(out + err).not.toContain('fetching');
});
