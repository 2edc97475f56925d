// Takes each guard out of a copy and looks whether its test turns red: node bench/guards.mjs [P16]
// What a line replaces must be found exactly once: a guard that has moved fails here, and loudly.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Promise, file, what stands there, what stands there instead, test. */
const guards = [
  ['P1', 'src/net/address.ts', "if (parsed.range() !== 'unicast') return false;", '', 'test/net/address.test.ts'],
  [
    'P1',
    'src/net/address.ts',
    'parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast)',
    'true',
    'test/net/address.test.ts',
  ],
  ['P1', 'src/net/guard.ts', 'if (objected !== undefined) throw objected;', '', 'test/net/guard.test.ts'],
  [
    'P2',
    'src/net/guard.ts',
    "if (objected !== undefined) callback(objected, '');\n        else ",
    '',
    'test/net/guard.test.ts',
  ],
  [
    'P3',
    'src/net/open.ts',
    'seen.has(url.href) || hops.length > maxHops',
    'seen.has(url.href)',
    'test/net/guard.test.ts',
  ],
  [
    'P3',
    'src/net/open.ts',
    'seen.has(url.href) || hops.length > maxHops',
    'hops.length > maxHops',
    'test/net/guard.test.ts',
  ],
  [
    'P3',
    'src/net/open.ts',
    '      guard.checkUrl(url);\n      const rule',
    '      if (hops.length === 0) guard.checkUrl(url);\n      const rule',
    'test/net/guard.test.ts',
  ],
  ['P4', 'src/net/guard.ts', "url.username !== '' || url.password !== ''", 'false', 'test/net/guard.test.ts'],
  [
    'P4',
    'src/net/guard.ts',
    'port !== 80 && port !== 443 && !openings.ports.includes(port)',
    'false',
    'test/net/guard.test.ts',
  ],
  ['P5', 'src/net/request.ts', '!isFirst || ', '', 'test/net/secrets.test.ts'],
  ['P5', 'src/net/request.ts', "url.protocol !== 'https:' || ", '', 'test/net/secrets.test.ts'],
  ['P5', 'src/net/request.ts', ' || url.origin !== token.origin', '', 'test/net/secrets.test.ts'],
  [
    'P6',
    'src/net/open.ts',
    "sent: sent.filter(([name]) => name !== 'authorization')",
    'sent',
    'test/net/secrets.test.ts',
  ],
  ['P6', 'src/net/open.ts', 'url: withoutSecrets(request.url)', 'url: request.url', 'test/net/secrets.test.ts'],
  ['P6', 'src/net/warc-http.ts', '!secretFields.test(name) && ', '', 'test/net/warc.test.ts'],
  [
    'P7',
    'src/net/exchange.ts',
    'if (bodyBytes > (answer?.bounds.maxBodyBytes ?? 0)) tooMuch();',
    '',
    'test/net/limits.test.ts',
  ],
  ['P9', 'src/net/exchange.ts', 'if (connection.failure !== undefined)', 'if (false)', 'test/net/limits.test.ts'],
  ['P10', 'src/net/failure.ts', 'status === 200 || answers.includes(status)', 'true', 'test/net/limits.test.ts'],
  ['P11', 'src/net/retry.ts', 'const until = httpDate(text);', 'const until = Number.NaN;', 'test/net/manners.test.ts'],
  [
    'P11',
    'src/net/retry.ts',
    'if (/^\\d+(\\.\\d+)?$/.test(text)) return seconds(text);',
    '',
    'test/net/manners.test.ts',
  ],
  ['P12', 'src/net/robots.ts', 'if (status >= 500) return allowNone;', '', 'test/net/manners.test.ts'],
  [
    'P16',
    'src/locate/worker-host.ts',
    'this.#timer = setTimeout(() => this.#cut(), ms);',
    '',
    'test/locate/worker-host.test.ts',
  ],
  ['P17', 'src/extract/tree.ts', 'this.#open.length >= maxDepth', 'false', 'test/extract/html.test.ts'],
  ['P17', 'src/extract/tree.ts', '++this.#attributeCount > maxAttributes', 'false', 'test/extract/html.test.ts'],
  ['P17', 'src/extract/tree.ts', '++this.#tags > maxTags', 'false', 'test/extract/html.test.ts'],
  ['P18', 'src/locate/answer.ts', "reading.passage.text.includes('\\ufffd')", 'false', 'test/locate/undecoded.test.ts'],
  [
    'P19',
    'src/extract/tree.ts',
    "if (unseenTags.has(tag) || attributes.has('hidden')) return true;",
    '',
    'test/extract/html.test.ts',
  ],
  ['P19', 'src/extract/visible-text.ts', "text.replace(unseen, '')", 'text', 'test/extract/html.test.ts'],
  ['P25', 'src/net/warc.ts', 'if (/[\\r\\n\\0]/.test(value))', 'if (false)', 'test/net/warc.test.ts'],
  [
    'P26',
    'src/net/connections.ts',
    'rejectUnauthorized: true',
    'rejectUnauthorized: false',
    'test/net/secrets.test.ts',
  ],
  [
    'P26',
    'src/net/request.ts',
    "url.protocol === 'https:' && next.protocol === 'http:'",
    'false',
    'test/net/secrets.test.ts',
  ],
  ['P27', 'src/net/open.ts', 'new Date(clock.now())', 'new Date()', 'test/net/secrets.test.ts'],
];

const only = process.argv[2];
const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'factcheck-guards-'));
let failed = false;
try {
  for (const name of [
    'src',
    'test',
    'fixtures',
    'docs',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'build',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const isGreen = (test) =>
    spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', test], { cwd: copy }).status ===
    0;
  const green = new Map();
  for (const [promise, file, from, to, test] of guards) {
    if (only !== undefined && promise !== only) continue;
    if (!green.has(test)) green.set(test, isGreen(test));
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    const found = text.split(from).length - 1;
    let said = green.get(test) ? '' : 'RED WITH ITS GUARD IN PLACE';
    if (found !== 1) said = `GUARD FOUND ${found} TIMES`;
    else if (said === '') {
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
      said = isGreen(test) ? 'STAYS GREEN' : 'red, as it should be';
      writeFileSync(path, text);
    }
    failed ||= !said.startsWith('red, as');
    console.log(`${promise.padEnd(4)} ${said.padEnd(28)} ${file}: ${from.trim().split('\n')[0]}`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
