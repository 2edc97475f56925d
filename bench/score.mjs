#!/usr/bin/env node
// Scores the built readers against outside suites, where they lie beside the repository: node bench/score.mjs [--fails N]
// Each suite has its own scorer and asks for an adapter of `bench/adapters`; what is absent is skipped with a message.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const outside = resolve(here, '../../shared');
const suites = join(outside, 'suites');
const adapter = (name) => join(here, 'adapters', `${name}.mjs`);

// What is run: the scorer's file and its arguments. A new suite is one more row.
const runs = [
  { name: 'figures', scorer: 'score.mjs', paths: [join(suites, 'figures')] },
  { name: 'articles', scorer: 'score-articles.mjs', paths: [join(suites, 'pages/articles')] },
  { name: 'dates', scorer: 'score-meta.mjs', paths: [join(suites, 'pages/dates')] },
  { name: 'tables', scorer: 'score-tables.mjs', paths: [join(outside, 'samples/edgar')] },
  { name: 'tables', scorer: 'score-table-cases.mjs', paths: [] },
];

const percent = (n) => (100 * n).toFixed(1).padStart(6);

/** One line per measure that the goals are stated in, over all suites of figures. */
async function summary() {
  const { load, prf, scoreSuite } = await import(pathToFileURL(join(suites, 'score.mjs')).href);
  const by = scoreSuite(load(join(suites, 'figures')), await import(pathToFileURL(adapter('figures')).href));
  const sumOf = (wanted) => {
    const all = {};
    for (const [key, row] of by) {
      const [suite, language, kind] = key.split('|');
      if (wanted({ suite, language, kind }))
        for (const [field, n] of Object.entries(row)) all[field] = (all[field] ?? 0) + n;
    }
    return all;
  };
  const lines = [
    ['English numeric, value F1', prf(sumOf((s) => s.language === 'en' && s.kind !== 'date')).f],
    ['Chinese numeric, value F1', prf(sumOf((s) => s.language === 'zh' && s.kind !== 'date')).f],
    ['English currency, F1', prf(sumOf((s) => s.language === 'en' && s.kind === 'currency')).f],
    ['Chinese currency, F1', prf(sumOf((s) => s.language === 'zh' && s.kind === 'currency')).f],
    ['English dates, F1', prf(sumOf((s) => s.language === 'en' && s.kind === 'date')).f],
    ['Chinese dates, F1', prf(sumOf((s) => s.language === 'zh' && s.kind === 'date')).f],
  ];
  const all = sumOf((s) => s.kind !== 'date');
  lines.push(
    ['bounds and ranges as intervals', all.iv / all.ivN],
    ['modifiers', all.mod / all.modN],
    ['spans exact, of hits', all.span / all.spanN],
  );
  for (const [name, value] of lines) console.log(name.padEnd(34), percent(value));
}

if (!existsSync(suites)) {
  console.log('The outside suites are not here (../shared/suites): nothing is scored.');
} else {
  // What is scored is what stands in src: a build of yesterday would say nothing of it.
  const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: join(here, '..'), stdio: 'inherit' });
  if (build.status !== 0) console.log('The build has errors: what it made is scored all the same.');
  const beside = pathToFileURL(join(here, 'packages-from-here.mjs')).href;
  const present = new Set(readdirSync(join(here, 'adapters')));
  for (const { name, scorer, paths } of runs) {
    const lacking = [join(suites, scorer), ...paths].find((path) => !existsSync(path));
    if (!present.has(`${name}.mjs`) || lacking) {
      console.log(`\n${name}: skipped, ${lacking ? `${lacking} is absent` : `there is no adapter ${name}.mjs`}`);
      continue;
    }
    console.log(`\n${name}`);
    const scoring = ['--import', beside, join(suites, scorer), ...paths, adapter(name), ...process.argv.slice(2)];
    const { status } = spawnSync(process.execPath, scoring, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 2;
    if (name === 'figures') await summary();
  }
}
