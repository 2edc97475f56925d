// Takes each guard out of a copy and looks whether its test turns red: node bench/guards.mjs [P8 P16 ...]
// What a line replaces must be found exactly once: a guard that has moved fails here, and loudly.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const table = Object.entries(parse(readFileSync(join(root, 'bench/guards.yaml'), 'utf8')));
const promises = process.argv.slice(2);
for (const name of promises)
  if (!table.some(([promise]) => promise === name)) throw new Error(`no guard of ${name} is listed`);

const copied = ['src', 'test', 'fixtures', 'docs', '.github', '.build', '.ci', 'package.json', 'tsconfig.json'].concat(
  'tsconfig.build.json',
  'vitest.config.ts',
  'claims.schema.json',
  'report.schema.json',
);
const copy = mkdtempSync(join(tmpdir(), 'factcheck-guards-'));
// A slow machine is no guard: only what a test expects may turn it red. A test that never ends is red as well.
const flags = ['--testTimeout', '60000', '--hookTimeout', '120000', '--bail', '1'];
const isGreen = (test) =>
  spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', test, ...flags], {
    cwd: copy,
    timeout: 300_000,
    killSignal: 'SIGKILL',
  }).status === 0;
const green = new Map();

/** What became of the test of one guard. */
function without({ file, test, there, instead }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const found = text.split(there).length - 1;
  if (found !== 1) return `GUARD FOUND ${found} TIMES`;
  if (!green.has(test)) green.set(test, isGreen(test));
  if (!green.get(test)) return 'RED WITH ITS GUARD IN PLACE';
  writeFileSync(
    path,
    text.replace(there, () => instead),
  );
  const stays = isGreen(test);
  writeFileSync(path, text);
  return stays ? 'STAYS GREEN' : 'red, as it should be';
}

let failed = false;
try {
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [promise, guards] of table) {
    if (promises.length > 0 && !promises.includes(promise)) continue;
    for (const guard of guards) {
      const said = without(guard);
      failed ||= !said.startsWith('red, as');
      console.log(`${promise.padEnd(4)} ${said.padEnd(28)} ${guard.file}: ${guard.there.trim().split('\n')[0]}`);
    }
  }
} finally {
  rmSync(copy, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
