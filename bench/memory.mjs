// What a run holds in memory: peak RSS of recording and of replaying few captures and many, and of many huge pages at once:
//   node bench/memory.mjs [few=200] [many=2000] [rounds=3]     (needs a build: npm run build)
// A server on loopback hands out the pages, `factcheck run` is a process of its own that says its peak when it ends.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [few = '200', many = '2000', rounds = '3'] = process.argv.slice(2);
const program = new URL('../dist/cli/main.js', import.meta.url).pathname;
const root = mkdtempSync(join(tmpdir(), 'factcheck-memory-'));

/** Claims in one file: as many as a long article has. */
const perFile = 100;
const hugeHosts = 8;
const hugeBytes = 15 * 2 ** 20;

const paragraph = (page, line) =>
  `<p>In week ${line} sales of unit ${page} went from ${line * 1_013 + page} to ${line * 1_021 + page} pieces.</p>\n`;
const pageOf = (page, bytes) => {
  const lines = [
    `<!doctype html><html lang="en"><title>Page ${page}</title><article><p>Output grew ${page}.5% in May.</p>`,
  ];
  for (let size = 0, line = 1; size < bytes; line++) size += lines[lines.push(paragraph(page, line)) - 1].length;
  return Buffer.from(`${lines.join('')}</article>`);
};
// In a comment, so that they cost no minutes to read: what is measured is how many are held at once.
const huge = Buffer.from(
  `<!doctype html><html lang="en"><title>Page</title><!-- ${pageOf(0, hugeBytes)} --><p>Output grew 1.5% in May.</p>`,
);
const server = createServer(({ url = '' }, response) => {
  const page = Number(/^\/(\d+)$/.exec(url)?.[1]);
  const body = url === '/robots.txt' ? '' : url.startsWith('/huge') ? huge : pageOf(page, 60_000);
  response.writeHead(200, { 'content-type': url === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8' });
  response.end(body);
});
await new Promise((done) => server.listen(0, '0.0.0.0', done));
const { port } = server.address();

function write(name, urls) {
  const folder = join(root, name);
  mkdirSync(join(folder, 'claims'), { recursive: true });
  for (let at = 0; at < urls.length; at += perFile) {
    const claims = urls
      .slice(at, at + perFile)
      .map(
        ([url, figure], index) =>
          `- id: c${at + index}\n  claim: Output grew ${figure}% in May.\n  page: ${url}\n  near: Output grew ___\n`,
      );
    const head = 'article: { title: On growth, published: 2025-12-11 }\nclaims:\n';
    writeFileSync(join(folder, 'claims', `a${at}.yaml`), head + claims.join(''));
  }
  return folder;
}

/** @returns peak RSS in MiB */
function peak(folder, hosts, flags) {
  const file = join(root, 'peak');
  const say = `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)))`;
  const preload = join(root, 'say.cjs');
  writeFileSync(preload, say);
  const allowed = hosts.flatMap((host) => ['--allow-host', `${host}:${port}`]);
  const child = spawn(process.execPath, ['--require', preload, program, 'run', ...flags, ...allowed], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  return new Promise((done) => {
    child.on('close', () => done({ mebibytes: Number(readFileSync(file, 'utf8')) / 1024, out }));
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const loopback = ['127.0.0.1'];
const peaks = new Map();
async function measure(name, folder, hosts, flags, expected) {
  const { mebibytes, out } = await peak(folder, hosts, flags);
  const supported = out.match(/^supported\t/gm)?.length ?? 0;
  if (supported !== expected) throw new Error(`${name}: ${supported} of ${expected} supported\n${out.slice(0, 1000)}`);
  peaks.set(name, [...(peaks.get(name) ?? []), mebibytes]);
  console.log(`${name.padEnd(26)} ${mebibytes.toFixed(0).padStart(5)} MiB`);
}
try {
  for (let round = 0; round < Number(rounds); round++) {
    for (const count of [Number(few), Number(many)]) {
      const urls = Array.from({ length: count }, (_, page) => [`http://127.0.0.1:${port}/${page}`, `${page}.5`]);
      const folder = write(`${count}-${round}`, urls);
      await measure(`recording ${count}`, folder, loopback, [], count);
      await measure(`replaying ${count}`, folder, loopback, ['--pinned'], count);
      rmSync(folder, { recursive: true });
    }
    const hosts = Array.from({ length: hugeHosts }, (_, index) => `127.0.0.${index + 1}`);
    const urls = hosts.flatMap((host) => [1, 2].map((page) => [`http://${host}:${port}/huge/${page}`, '1.5']));
    const folder = write(`huge-${round}`, urls);
    await measure(`recording ${urls.length} of 15 MiB`, folder, hosts, [], urls.length);
    await measure(`replaying ${urls.length} of 15 MiB`, folder, hosts, ['--pinned'], urls.length);
    rmSync(folder, { recursive: true });
  }
} finally {
  server.close();
  rmSync(root, { recursive: true });
}
for (const way of ['recording', 'replaying']) {
  const times = median(peaks.get(`${way} ${many}`)) / median(peaks.get(`${way} ${few}`));
  console.log(`${way}: ${times.toFixed(2)} x (goal 1.3)`);
}
