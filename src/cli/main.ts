#!/usr/bin/env node
/** The way in. `--version` is answered before anything else is imported: it is asked by scripts, and often. */
import { version } from '../version.ts';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./program.ts');
  process.exitCode = await main(args, version);
}
