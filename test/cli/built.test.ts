/** The program as it is installed, in processes of its own: what only a process has (pipes, signals, time zones, flags). */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rulesDigest } from '../../src/rules-digest.ts';
import { press } from './press.ts';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

let place: string;
let program: string;
let at: Stage;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'factcheck-built-'));
  copyFileSync('package.json', join(place, 'package.json'));
  symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
  // Types are checked elsewhere; here the compiler only takes them out.
  const emit = ['--sourceMap', 'false', '--declaration', 'false', '--removeComments'];
  execFileSync('node_modules/.bin/tsc', [
    '-p',
    'tsconfig.build.json',
    '--noCheck',
    ...emit,
    '--outDir',
    join(place, 'dist'),
  ]);
  execFileSync(process.execPath, ['.build/join.mjs', join(place, 'dist')]);
  program = join(place, 'dist/cli/main.js');
  at = stage({
    'claims/a.yaml': claimsFile(
      claimOf('growth', 'Users grew 149.03% in November.', 'https://example.org/growth', 'users grew ___'),
      claimOf('date', 'The paper was printed on 9 December 2025.', 'https://example.org/growth', 'growth').replace(
        'near: growth',
        'read: published',
      ),
      claimOf('cell', '第三季的收入是3.1億元。', 'https://example.org/table', '').replace(
        /near: .*/,
        'table: { row: Revenue, column: Q3 }\n  unit: CNY',
      ),
      '- id: field\n  claim: It is called Qwen3.\n  says: { term: Qwen3 }\n  page: https://example.org/j.json\n  json: $.models[?search(@.name, "^Qwen[0-9]$")].name\n',
      '- id: selected\n  claim: The price rose by 3.5%.\n  page: https://example.org/table\n  css: "main > p:nth-of-type(1) b"\n',
    ),
  });
  await at.pin('https://example.org/growth', news('Monthly active users grew 149.03% in November, on 12/9/2025.'));
  await at.pin(
    'https://example.org/table',
    '<html><body><main><p>The price rose by <b>3.5%</b>.</p><table><caption>CNY million</caption><tr><th></th><th>Q2</th><th>Q3</th></tr><tr><td>Revenue</td><td>290.0</td><td>310.0</td></tr></table></main></body></html>',
  );
  await at.pin('https://example.org/j.json', '{"models":[{"name":"Qwen3"},{"name":"Qwen3-Coder"}]}', {
    headers: [['content-type', 'application/json']],
  });
}, 60_000);
afterAll(() => {
  at.remove();
  rmSync(place, { recursive: true, force: true });
});

const node = (args: readonly string[], env: NodeJS.ProcessEnv = {}, flags: readonly string[] = []) =>
  spawnSync(process.execPath, [...flags, program, ...args], {
    cwd: at.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });

it('writes the same bytes in any locale and time zone, and where no code may be made from strings', () => {
  const write = (name: string, env: NodeJS.ProcessEnv, flags: readonly string[] = []): string[] => {
    const args = ['run', '--pinned', '--report', `${name}.md`, '--json', `${name}.json`];
    const { status, stdout, stderr } = node(args, env, flags);
    expect(stderr).toBe('exit 0: nothing failed (--fail-on contradicted)\n');
    expect(status).toBe(0);
    return [stdout, at.read(`${name}.md`), at.read(`${name}.json`)];
  };
  const [out, ...reports] = write('one', { TZ: 'UTC', LC_ALL: 'C' });
  expect(out?.match(/^supported/gm)).toHaveLength(5);
  const other = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' };
  expect(write('two', other, ['--disallow-code-generation-from-strings'])).toEqual([out, ...reports]);
}, 30_000);

it('comes to its end when nobody reads its output any more', () => {
  const command = `"${process.execPath}" "${program}" run --pinned --report piped.md | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: at.folder, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['0\n', 'exit 0: nothing failed (--fail-on contradicted)\n']);
  expect(at.read('piped.md')).toContain('### selected');
}, 30_000);

it('leaves no half of a report when it is interrupted', async () => {
  const paper = await press();
  paper.delayMs = 20_000;
  const own = stage({
    'claims/a.yaml': claimsFile(claimOf('slow', 'Users grew 5%.', paper.url('/a'), 'users grew ___')),
    'r.md': 'the report of yesterday\n',
  });
  try {
    const args = [program, 'run', '--no-robots', '--allow-host', paper.host, '--report', 'r.md'];
    const child = spawn(process.execPath, args, { cwd: own.folder, stdio: 'ignore' });
    const ended = new Promise<string | null>((settle) => child.on('exit', (_code, signal) => settle(signal)));
    while (paper.asked.length === 0) await new Promise((settle) => setTimeout(settle, 20));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(own.read('r.md')).toBe('the report of yesterday\n');
    expect(readdirSync(own.folder).sort()).toEqual(['claims', 'r.md']);
    expect(readdirSync(join(own.folder, 'claims')).sort()).toEqual(['a.yaml']);
  } finally {
    own.remove();
    await paper.close();
  }
}, 30_000);

it('colours when told to, and never against NO_COLOR', () => {
  const sequence = '\u001b[';
  expect(node(['sources']).stdout).not.toContain(sequence);
  expect(node(['sources'], { FORCE_COLOR: '1' }).stdout).toContain(sequence);
  expect(node(['sources'], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(sequence);
}, 30_000);

it('names the rules of the sources in its reports, joined as it is', () => {
  expect(node(['run', '--pinned', '--json', 'rules.json']).status).toBe(0);
  expect(JSON.parse(at.read('rules.json'))).toMatchObject({ rules: rulesDigest() });
}, 30_000);

it('opens the reader of figures in a handful of files, under 300 kB', () => {
  const files = new Map<string, string>();
  const open = (file: string): void => {
    if (files.has(file)) return;
    const code = readFileSync(file, 'utf8');
    files.set(file, code);
    for (const [, path = ''] of code.matchAll(/(?:import|export)\{[^}]*\}from"(\.[^"]+)"/g))
      open(resolve(file, '..', path));
  };
  open(join(place, 'dist/figures/read.js'));
  expect(files.size).toBeGreaterThan(1);
  expect(files.size).toBeLessThan(10);
  const bytes = [...files.values()].reduce((sum, code) => sum + Buffer.byteLength(code), 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(300_000);
});

it('prints its schemas and its version', () => {
  expect(node(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  copyFileSync('report.schema.json', join(place, 'report.schema.json'));
  expect(JSON.parse(node(['schema', '--of', 'report']).stdout)).toHaveProperty('$schema');
});
