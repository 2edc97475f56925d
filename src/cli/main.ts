#!/usr/bin/env node
/**
 * The way in. `--version` is answered before anything else is imported: it is asked by scripts, and often; so is a Node
 * that could not read what is imported.
 */
import { version } from '../version.ts';
import { tooOld } from './node-version.ts';

const args = process.argv.slice(2);
const refusal = tooOld(process.versions.node);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
} else {
  const { main } = await import('./program.ts');
  process.exitCode = await main(args, version);
}
