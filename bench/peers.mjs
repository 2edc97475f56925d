#!/usr/bin/env node
// The built reader of figures beside the libraries in bench/node_modules, suite by suite: node bench/peers.mjs [reader.mjs]
// The suites lie beside the repository (../shared/suites); each library has an adapter in adapters/peers, renaming fields.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const suites = resolve(here, '../../shared/suites');
const peersFolder = join(here, 'adapters/peers');

const load = (path) => import(pathToFileURL(path).href);

async function installed(file) {
  try {
    return [{ name: file.replace(/\.mjs$/, ''), adapter: await load(join(peersFolder, file)) }];
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.log(`${file}: its library is not installed (npm install --prefix bench)`);
    return [];
  }
}

if (!existsSync(suites)) {
  console.log('The outside suites are not here (../shared/suites): nothing is compared.');
} else {
  const { load: casesOf, prf, scoreSuite } = await load(join(suites, 'score.mjs'));
  const cases = casesOf(join(suites, 'figures'));
  const peers = (await Promise.all(readdirSync(peersFolder).map(installed))).flat();
  const ours = scoreSuite(cases, await load(resolve(process.argv[2] ?? join(here, 'adapters/figures.mjs'))));
  const scores = peers.map(({ name, adapter }) => ({ name, by: scoreSuite(cases, adapter) }));
  const percent = (n) => (100 * n).toFixed(1).padStart(6);
  console.log('suite'.padEnd(38), 'cases   ours   best  library');
  for (const [key, row] of ours) {
    const [suite, language, kind] = key.split('|');
    const f = prf(row).f;
    const [best] = scores.map(({ name, by }) => ({ name, f: prf(by.get(key)).f })).toSorted((a, b) => b.f - a.f);
    const mark = best && best.f > f ? ' <' : '';
    console.log(
      `${suite.padEnd(26)}${language} ${kind.padEnd(10)}${String(row.cases).padStart(5)}${percent(f)}${percent(best?.f ?? 0)}  ${best?.f ? best.name : '-'}${mark}`,
    );
  }
}
