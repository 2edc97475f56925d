#!/usr/bin/env node
/** The way in. `--version` is answered before anything is imported: it is asked by scripts, and often. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);

function versionOf(): string {
  const parsed: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
}

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${versionOf()}\n`);
} else {
  const { main } = await import('./program.ts');
  process.exitCode = await main(args, versionOf());
}
