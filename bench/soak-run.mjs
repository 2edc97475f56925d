// One recording run, made to be killed: node bench/soak-run.mjs <dist> <evidence folder> <base URL> <pages>
// prints "captured <URL> <digest>" for every capture that is safe on the disk.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, folder, base, pages] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(dist, file)).href);
const [{ openWeb }, { pinnedWeb }, { openArchive }, { systemClock }] = await Promise.all(
  ['net/open.js', 'net/pinned.js', 'net/archive.js', 'cli/clock.js'].map(load),
);
const live = openWeb({
  clock: systemClock,
  random: Math.random,
  env: {},
  version: '0.0.0',
  hostRules: [],
  robots: false,
  allowHosts: [new URL(base).host],
  remember: false,
});
const web = pinnedWeb({
  archive: openArchive(folder),
  live,
  mode: 'pinned-first',
  onCapture: ({ capture }) => process.stdout.write(`captured ${capture.url} ${capture.digest}\n`),
});
const visit = async (page) => {
  // The answer is let go of at once, as a source does that has read it.
  await web.get({ url: `${base}/${page}` });
};
await Promise.all(Array.from({ length: Number(pages) }, (_, page) => visit(page)));
await live.close();
