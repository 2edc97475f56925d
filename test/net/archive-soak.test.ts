import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Soak {
  soak(options: { dist: string; kills: number; seed: number }): Promise<{ kills: number; captures: number }>;
}

/** A run that is killed is a process of its own, and Node 20 runs no TypeScript: what it needs is built for it. */
function build(folder: string): string {
  const files = ['net/open.ts', 'net/pinned.ts', 'cli/clock.ts'].map((file) => join(root, 'src', file));
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions: { rootDir: join(root, 'src'), outDir: join(folder, 'dist'), declaration: false, noCheck: true },
    include: [],
    files,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
  return join(folder, 'dist');
}

it('loses nothing that a killed run had called captured, and the next run goes on from it', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'factcheck-build-'));
  try {
    const { soak }: Soak = await import(pathToFileURL(join(root, 'bench/soak.mjs')).href);
    const counts = await soak({ dist: build(folder), kills: 10, seed: 7 });
    expect(counts.kills).toBe(10);
    expect(counts.captures).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
