// What the archive costs, beside zlib itself and warcio, interleaved:
//   node bench/archive-speed.mjs [rounds=5] [folder of pages]     (needs a build: npm run build)
// Without a folder the pages are made up: 35 to 105 kB of words that compress about as news pages do.
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import { openArchive } from '../dist/net/archive.js';
import { pinnedWeb } from '../dist/net/pinned.js';

const [rounds = '5', from] = process.argv.slice(2);
const count = 200;

function madeUp(index) {
  let state = index + 1;
  const next = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const words = Array.from({ length: 3_000 }, () =>
    Array.from({ length: 2 + next(8) }, () => String.fromCharCode(97 + next(26))).join(''),
  );
  const size = 35_000 + next(70_000);
  let text = '<!doctype html><title>page</title>';
  while (text.length < size) {
    const sentence = Array.from({ length: 8 + next(12) }, () => words[next(next(words.length) + 1)]).join(' ');
    text += `<div class="c${next(40)}"><p data-id="${next(1e9)}">${sentence} ${next(1e6)}.</p></div>\n`;
  }
  return Buffer.from(text);
}

function pagesOf(folder) {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const pages = files
    .filter((file) => statSync(file).isFile() && statSync(file).size > 2_000)
    .map((file) => readFileSync(file));
  return Array.from({ length: count }, (_, index) =>
    Buffer.concat([pages[index % pages.length], Buffer.from(`<!-- ${index} -->`)]),
  );
}

const bodies = from === undefined ? Array.from({ length: count }, (_, index) => madeUp(index)) : pagesOf(from);
const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
const captures = bodies.map((body, index) => ({
  url: `https://example.org/page/${index}`,
  finalUrl: `https://example.org/page/${index}`,
  status: 200,
  headers: [
    ['content-type', 'text/html; charset=utf-8'],
    ['content-encoding', 'gzip'],
    ['date', 'Mon, 05 Jan 2026 09:00:00 GMT'],
  ],
  sent: [
    ['user-agent', 'factcheck/0.0.0'],
    ['accept', '*/*'],
  ],
  body,
  takenAt: '2026-01-05T09:00:00Z',
  digest: `sha256:${createHash('sha256').update(body).digest('hex')}`,
  how: 'live',
  provenance: 'recorded',
}));
/** A fixed order that jumps about. */
const order = Array.from({ length: count }, (_, index) => (index * 73) % count);

const root = mkdtempSync(join(tmpdir(), 'factcheck-speed-'));
const timings = new Map();
// One way's garbage is no cost of the next.
setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc');
async function time(name, work) {
  sweep();
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const all = timings.get(name) ?? [];
  timings.set(name, [...all, { wall: performance.now() - wall, cpu: (user + system) / 1000 }]);
}

const warcioRecord = (capture) =>
  WARCRecord.create(
    {
      url: capture.url,
      date: capture.takenAt,
      type: 'response',
      warcVersion: 'WARC/1.1',
      httpHeaders: Object.fromEntries(capture.headers.filter(([name]) => name !== 'content-encoding')),
    },
    [capture.body],
  );

for (let round = 0; round < Number(rounds); round++) {
  const folder = join(root, `ours-${round}`);
  const single = join(root, `warcio-${round}.warc.gz`);
  const places = [];
  await time('write: zlib alone, level 6', () => bodies.map((body) => gzipSync(body, { level: 6 })));
  const archive = openArchive(folder);
  await time('write: archive', async () => {
    // As many at once as a run has connections.
    for (let at = 0; at < count; at += 4)
      await Promise.all(captures.slice(at, at + 4).map((capture) => archive.put(capture)));
  });
  await time('write: archive, flush at the end', () => archive.flush());
  await time('write: warcio', async () => {
    const members = [];
    let offset = 0;
    for (const capture of captures) {
      const member = await WARCSerializer.serialize(warcioRecord(capture), { gzip: true });
      places.push([offset, member.length]);
      offset += member.length;
      members.push(member);
    }
    writeFileSync(single, Buffer.concat(members));
  });
  const plain = join(root, 'plain');
  if (round === 0) for (const [index, body] of bodies.entries()) writeFileSync(`${plain}-${index}`, body);
  await time('read: plain files', () => order.map((index) => readFileSync(`${plain}-${index}`)));
  await time('read: archive, by URL', () => {
    const archive = openArchive(folder);
    for (const index of order) {
      if (archive.find(captures[index].url)?.body.length !== bodies[index].length) throw new Error('not found');
    }
  });
  await time('read: pinned web', async () => {
    const web = pinnedWeb({ archive: openArchive(folder), mode: 'pinned' });
    for (const index of order) await web.get({ url: captures[index].url });
  });
  await time('read: warcio, by offset', async () => {
    for (const index of order) {
      const [start, length] = places[index];
      const record = await new WARCParser(createReadStream(single, { start, end: start + length - 1 })).parse();
      if ((await record.readFully(true)).length !== bodies[index].length) throw new Error('not read');
    }
  });
}
rmSync(root, { recursive: true });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
console.log(
  `${count} pages, ${(bytes / 2 ** 20).toFixed(1)} MiB, ${rounds} rounds, ms per page: median CPU, median wall, least wall`,
);
for (const [name, all] of timings) {
  const per = (value) => (value / count).toFixed(3).padStart(8);
  const walls = all.map(({ wall }) => wall);
  console.log(
    `${name.padEnd(34)}${per(median(all.map(({ cpu }) => cpu)))}${per(median(walls))}${per(Math.min(...walls))}`,
  );
}
const cpu = (name) => median((timings.get(name) ?? []).map((one) => one.cpu));
console.log(`write: ${(cpu('write: archive') / cpu('write: zlib alone, level 6')).toFixed(2)} x zlib (goal 1.3)`);
console.log(
  `read: ${(cpu('read: warcio, by offset') / cpu('read: archive, by URL')).toFixed(1)} x as fast as warcio (goal 3)`,
);
console.log(
  `read: +${((cpu('read: pinned web') - cpu('read: plain files')) / count).toFixed(2)} ms a page over plain files (goal 0.6)`,
);
