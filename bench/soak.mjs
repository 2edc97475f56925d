// Ends recording runs with SIGKILL at seeded moments, and looks each time whether the evidence is whole:
//   node bench/soak.mjs [kills=200] [seed=1]     (needs a build: npm run build)
// After every kill: each capture verifies, nothing that a run had called captured is missing, and the next run goes on
// from there, asking for none of it again. When a run reaches its end, all pages are there, and a new folder begins.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const pages = 40;

/** Numbers in [0, 1) from a seed: Marsaglia's xorshift32. */
function randomFrom(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** 20 to 60 kB that compress as pages do; every fourth page is reached by a redirect. */
function serve() {
  const asked = new Map();
  const server = createServer((request, response) => {
    const page = request.url ?? '/';
    asked.set(page, (asked.get(page) ?? 0) + 1);
    if (/^\/\d+$/.test(page) && Number(page.slice(1)) % 4 === 0) {
      response.writeHead(302, { location: `/moved${page}` }).end();
      return;
    }
    const word = createHash('sha256').update(page).digest('hex');
    const size = 20_000 + (Number.parseInt(word.slice(0, 4), 16) % 40_000);
    const lines = Array.from({ length: Math.ceil(size / 100) }, (_, line) => `<p>${line} ${word} million</p>`);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(lines.join('\n').padEnd(size));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ base: `http://127.0.0.1:${server.address().port}`, asked, server }));
  });
}

/** Runs until the given number of captures was reported and some more milliseconds, then kills. */
function runAndKill(dist, folder, base, killAfter, moreMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(here, 'soak-run.mjs'), dist, folder, base, String(pages)]);
    let [text, errors, timer] = ['', '', undefined];
    const reported = () => text.split('\n').slice(0, -1);
    const arm = () => {
      if (timer === undefined && reported().length >= killAfter)
        timer = setTimeout(() => child.kill('SIGKILL'), moreMs);
    };
    child.stdout.on('data', (chunk) => {
      text += chunk;
      arm();
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    arm();
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === null && code !== 0) reject(new Error(`a run failed: ${errors}`));
      else resolve({ reported: reported().map((line) => line.split(' ').slice(1)), killed: signal === 'SIGKILL' });
    });
  });
}

/** @returns counts; throws where anything that was reported is lost or damaged. */
export async function soak({ dist, kills, seed = 1, log = () => {} }) {
  const { openArchive } = await import(pathToFileURL(join(dist, 'net/archive.js')).href);
  const random = randomFrom(seed);
  const { base, asked, server } = await serve();
  const counts = { kills: 0, finished: 0, captures: 0, halfWritten: 0 };
  let folder = mkdtempSync(join(tmpdir(), 'factcheck-soak-'));
  let known = new Map();
  const check = () => {
    const archive = openArchive(folder);
    for (const entry of archive.entries()) {
      const held = archive.read(entry);
      if ('damage' in held) throw new Error(`${entry.file} ${held.damage}`);
    }
    for (const [url, digest] of known) {
      if (archive.find(url)?.digest !== digest) throw new Error(`${url} was reported and is lost`);
    }
    counts.halfWritten += archive.strangers().length;
    archive.sweep();
    return archive.entries().length;
  };
  try {
    while (counts.kills < kills) {
      asked.clear();
      const before = [...known.keys()];
      // One in five in the midst of starting; the others a few milliseconds after some capture.
      const [killAfter, moreMs] = random() < 0.2 ? [0, random() * 400] : [1 + Math.floor(random() * 12), random() * 6];
      const { reported, killed } = await runAndKill(dist, folder, base, killAfter, moreMs);
      for (const url of before) if (asked.has(new URL(url).pathname)) throw new Error(`${url} was asked for again`);
      for (const [url, digest] of reported) known.set(url, digest);
      counts.captures += reported.length;
      const entries = check();
      if (killed) counts.kills += 1;
      else {
        if (entries !== pages) throw new Error(`a run ended with ${entries} of ${pages} pages`);
        counts.finished += 1;
        rmSync(folder, { recursive: true });
        folder = mkdtempSync(join(tmpdir(), 'factcheck-soak-'));
        known = new Map();
      }
      log(counts);
    }
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  }
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = '200', seed = '1'] = process.argv.slice(2);
  const log = ({ kills: done }) => {
    if (done % 20 === 0) process.stderr.write(`${done} kills\n`);
  };
  const counts = await soak({ dist: join(here, '../dist'), kills: Number(kills), seed: Number(seed), log });
  console.log(JSON.stringify(counts));
}
