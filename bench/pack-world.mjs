// Packs the hand-made pages of a fixture world into its evidence folder: node bench/pack-world.mjs fixtures/<world>
// reads fixtures/<world>/pages/*.http (format: src/net/http-text.ts) and writes fixtures/<world>/evidence.
// The same pages give the same bytes. Needs a build: npm run build.
import { join } from 'node:path';
import { importMade } from '../dist/cli/evidence-import.js';

for (const world of process.argv.slice(2)) {
  const told = await importMade(join(world, 'pages'), join(world, 'evidence'));
  console.log(`${world}: ${told.text}`);
  if (!told.ok) process.exitCode = 1;
}
