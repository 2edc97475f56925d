// What replaying pinned pages costs beside a straight-line program that reads plain files, interleaved:
//   node bench/replay-speed.mjs [rounds=5] [folder of pages]     (needs a build: npm run build)
// Both put the same question to the same reader on 200 pages; only where the bytes come from differs.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '../dist/extract/extract.js';
import { openArchive } from '../dist/net/archive.js';
import { pinnedWeb } from '../dist/net/pinned.js';

const [rounds = '5', from] = process.argv.slice(2);
const count = 200;
const contentType = 'text/html; charset=utf-8';

function madeUp(index) {
  const paragraph = (line) =>
    `<p>In week ${line} of year ${2000 + (index % 25)} sales of unit ${index} grew ${(line * 37 + index) % 90}.${line % 10}% to ${line * 1_013 + index} million.</p>`;
  return Buffer.from(
    `<!doctype html><title>Page ${index}</title><article>${Array.from({ length: 500 }, (_, line) => paragraph(line)).join('\n')}</article>`,
  );
}

const files =
  from === undefined
    ? []
    : readdirSync(from)
        .map((name) => join(from, name))
        .filter((file) => file.endsWith('.html') && statSync(file).size < 400_000);
const bodies = Array.from({ length: count }, (_, index) =>
  files.length === 0 ? madeUp(index) : readFileSync(files[index % files.length] ?? ''),
);
const urls = bodies.map((_, index) => `https://example.org/page/${index}`);

const root = mkdtempSync(join(tmpdir(), 'factcheck-replay-'));
const archive = openArchive(join(root, 'evidence'));
for (const [index, body] of bodies.entries()) {
  writeFileSync(join(root, `${index}`), body);
  await archive.put({
    url: urls[index],
    finalUrl: urls[index],
    status: 200,
    headers: [['content-type', contentType]],
    sent: [['accept', '*/*']],
    body,
    takenAt: '2026-01-05T09:00:00Z',
    digest: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    how: 'live',
    provenance: 'recorded',
  });
}

const ways = {
  'plain files': async () => {
    for (const [index, url] of urls.entries())
      extract({ url, body: readFileSync(join(root, `${index}`)), contentType });
  },
  'pinned web': async () => {
    const web = pinnedWeb({ archive: openArchive(join(root, 'evidence')), mode: 'pinned' });
    for (const url of urls) extract({ url, body: (await web.get({ url })).body, contentType });
  },
};
const times = new Map(Object.keys(ways).map((name) => [name, []]));
// The first round warms the compiler up.
for (let round = 0; round <= Number(rounds); round++) {
  for (const [name, work] of Object.entries(ways)) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (round > 0) times.get(name)?.push((user + system) / 1000 / count);
  }
}
rmSync(root, { recursive: true });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [plain, pinned] = [...times.values()].map(median);
console.log(`CPU, ms a page, median of ${rounds}: plain files ${plain.toFixed(2)}, pinned web ${pinned.toFixed(2)}`);
console.log(
  `goal: ${(1.3 * plain + 0.6).toFixed(2)} (1.3 x, and 0.6 ms) ${pinned <= 1.3 * plain + 0.6 ? 'met' : 'missed'}`,
);
