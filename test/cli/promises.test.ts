/** Promises of docs/security.md that the command line keeps as a whole. */
import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

let at: Stage;
beforeEach(() => {
  at = stage();
});
afterEach(() => at.remove());

const growth = claimOf('growth', 'Users grew 149.03% in November.', 'https://example.org/a', 'users grew ___');
const pinGrowth = () => at.pin('https://example.org/a', news('Monthly active users grew 149.03% in November.'));

/** Every byte that lies below a folder, packed ones unpacked. */
function bytesBelow(folder: string): string {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return paths
    .filter((path) => statSync(path).isFile())
    .map((path) => (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('latin1'))
    .join('\n');
}

it('P6: no secret of the environment is in any byte that is written, printed or sent', async () => {
  const canary = 'hf_CANARY0123456789abcdef';
  const env = {
    HF_TOKEN: canary,
    GITHUB_TOKEN: canary,
    SEC_CONTACT: canary,
    HTTP_PROXY: `http://${canary}@127.0.0.1:9/`,
  };
  // What it is sent it prints, so that a secret would come back as an excerpt.
  const mirror = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      news(`${JSON.stringify(request.headers)} Monthly active users grew 149.03% ${request.headers.authorization}.`),
    );
  });
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
  try {
    const host = `127.0.0.1:${(mirror.address() as AddressInfo).port}`;
    at.write('claims/a.yaml', claimsFile(growth.replace('https://example.org', `http://${host}`)));
    const run = await at.play(['run', '--allow-host', host, '--report', 'r.md', '--json', 'r.json'], { env });
    expect(run.out).toMatch(/^supported\tgrowth/);
    const explained = await at.play(['explain', 'growth', '--live', '--allow-host', host], { env });
    const shown = await at.play(['evidence', 'show', `http://${host}/a`], { env });
    const printed = [run, explained, shown].map(({ out, err }) => out + err).join('\n');
    expect(printed + bytesBelow(at.folder)).not.toContain('CANARY');
    expect(bytesBelow(at.folder)).toContain('GET /a HTTP');
  } finally {
    await new Promise((resolve) => mirror.close(resolve));
  }
});

describe('P13: a claims file that means harm is a sentence at a place, soon', () => {
  it.each<[what: string, text: string]>([
    ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a,*a,*a]\nclaims: [*b,*b,*b]\n`],
    ['a merge', `x: &x { claim: It grew 5%. }\nclaims:\n- <<: *x\n`],
    ['a tag', 'claims: !!js/function "x"\n'],
    ['a directive', '%YAML 1.1\n---\nclaims: []\n'],
    ['a second document', `${claimsFile(growth)}---\n${claimsFile(growth)}`],
    ['a key that is there twice', `claims: []\nclaims: []\n`],
    ['depth', `claims: ${'['.repeat(5000)}`],
    ['depth in maps, thrice', `claims: [${`${'{a: '.repeat(800)}1${'}'.repeat(800)},`.repeat(3)}]`],
    ['depth in lists without brackets', `claims:\n${'- '.repeat(3000)}x\n`],
    ['thousands of keys', `claims:\n- ${Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join('\n  ')}\n`],
    ['size', `claims: "${'x'.repeat(300 * 1024)}"\n`],
    ['a file of one long line', `claims: ${'x '.repeat(120_000)}\n`],
  ])('%s', async (what, text) => {
    at.write('claims/a.yaml', text);
    const began = process.cpuUsage();
    const { code, err, out } = await at.play(['run', '--pinned']);
    const { user, system } = process.cpuUsage(began);
    expect(err).toMatch(/^claims\/a\.yaml:\d+:\d+ {2}[a-z-]+ {2}/);
    expect(err).not.toMatch(/\n\s+at |that is a bug/);
    if (what.startsWith('depth')) expect(err).toContain('  too-deep  ');
    if (what === 'size') expect(err).toContain('  too-large  ');
    expect([code, out]).toEqual([2, '']);
    expect((user + system) / 1000).toBeLessThan(2000);
  });

  it('in the config as well', async () => {
    at.write('claims/a.yaml', claimsFile(growth));
    const texts: readonly (readonly [text: string, says: string])[] = [
      ['['.repeat(4000), 'is nested too deeply'],
      ['- '.repeat(500), 'is nested too deeply'],
      [`claims: ${'x'.repeat(5000)}`, 'is larger than 4096 bytes'],
      ['a: &a x\nclaims: *a\n', 'is not readable YAML'],
    ];
    for (const [text, says] of texts) {
      at.write('factcheck.config.yaml', text);
      const { code, err } = await at.play(['run', '--pinned']);
      expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`^factcheck\\.config\\.yaml ${says}`))]);
    }
  });
});

it('P14: no name in a claims file or page reaches a prototype', async () => {
  const before = Reflect.ownKeys(Object.prototype);
  at.write(
    'claims/a.yaml',
    claimsFile(
      `- id: constructor
  claim: It has 5 users.
  page: https://example.org/j.json
  json: $.__proto__.users
- id: inherited
  claim: It has 5 users.
  page: https://example.org/j.json
  json: $.constructor.name
- id: own
  claim: It has 7 users.
  page: https://example.org/j.json
  json: $.users
- id: text
  claim: It is toString.
  says: { term: toString, rivals: [valueOf, __proto__] }
  page: https://example.org/j.json
  json: $.missing.toString
- id: sums
  claim: It has 5 users.
  says: hasOwnProperty > valueOf
  figures:
    hasOwnProperty: { page: https://example.org/j.json, json: $.users }
    valueOf: { page: https://example.org/j.json, json: $.toString }
- id: tostring
  claim: It has 6 users.
  says: a > b
  figures: { a: { claim: own }, b: { page: https://example.org/s.csv, css: __proto__ } }
- id: series
  claim: It has 5 users.
  figures: { x: { series: https://example.org/s.csv, date: __proto__, value: constructor } }
  says: x > 5
`,
    ).replace('claims:', 'names: { valueOf: [hasOwnProperty], constructor: [__proto__] }\nclaims:'),
  );
  // Observed on the day that the claims speak of.
  const json = { headers: [['content-type', 'application/json']] as const, takenAt: '2025-12-11T09:00:00Z' };
  await at.pin(
    'https://example.org/j.json',
    '{"users": 7, "__proto__": {"users": 5, "polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    json,
  );
  await at.pin('https://example.org/s.csv', '__proto__,constructor\n2020,5\n2021,6\n', {
    headers: [['content-type', 'text/csv']],
  });
  const { out, err, code } = await at.play(['run', '--pinned', '--json', 'r.json', '--report', 'r.md']);
  expect(code, out + err).toBe(0);
  const verdicts = new Map(
    out
      .trim()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 2).reverse() as [string, string]),
  );
  expect(verdicts.get('own')).toBe('supported');
  for (const id of ['constructor', 'inherited', 'text', 'sums', 'series'])
    expect(verdicts.get(id)).toBe('unverifiable');
  expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('P14: what every object inherits is no key, name or function', () => {
  it.each<[what: string, text: string, code: string]>([
    [
      'keys of a claim',
      '- { claim: It grew 5%., __proto__: { page: "https://example.org/", near: grew ___ } }\n',
      'unknown-key',
    ],
    ['keys of the header', '- claim: It grew 5%.\n__proto__: { article: { title: x } }\n', 'unknown-key'],
    [
      'keys of a source',
      '- { claim: It grew 5%., sources: [{ __proto__: { page: "https://example.org/" } }] }\n',
      'unknown-source',
    ],
    [
      'functions',
      '- { claim: It grew., says: constructor(x) > 5, figures: { x: { claim: a } } }\n',
      'unknown-function',
    ],
    [
      'names of figures',
      '- { claim: It grew., says: toString > 5, figures: { x: { claim: a } } }\n',
      'unknown-operand',
    ],
    ['named sources', '- { claim: It grew 5%., source: valueOf }\n', 'unknown-source'],
  ])('%s', async (_what, text, code) => {
    at.write('claims/a.yaml', claimsFile(text));
    const { code: exit, err } = await at.play(['lint']);
    expect([exit, err]).toEqual([2, expect.stringContaining(`  ${code}  `)]);
  });
});

describe('P23: only regular files beside the claims are read', () => {
  const own = '- id: own\n  claim: The article says 5%.\n  article: 1\n  near: grew ___\n';
  it.each(['../secret.txt', 'link.txt', 'below', '/etc/hostname', 'below/../../secret.txt'])('not %s', async (name) => {
    at.write('secret.txt', 'It grew 6% in secret.\n');
    at.write('claims/a.yaml', claimsFile(own).replace('On growth', `On growth, file: ${name}`));
    mkdirSync(join(at.folder, 'claims/below'));
    symlinkSync('../secret.txt', join(at.folder, 'claims/link.txt'));
    const { out } = await at.play(['run', '--pinned']);
    expect(out).toMatch(/^unverifiable\town\t5%\t\tnot-found/);
    expect(out).not.toContain('secret.');
  });

  it.each(['claims/a.lock', 'factcheck.config.yaml'])('%s is no way to another file', async (name) => {
    at.write('claims/a.yaml', claimsFile(growth));
    for (const target of ['/etc/passwd', '/dev/zero']) {
      symlinkSync(target, join(at.folder, name));
      const { code, err, out } = await at.play(['run', '--pinned']);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/ is a symbolic link/);
      expect(err).not.toContain('root:');
      at.remove();
      at = stage({ 'claims/a.yaml': claimsFile(growth) });
    }
  });
});

describe('P29: whatever one page does, every other claim gets its verdict', () => {
  const bad = (name: string, more = ''): string =>
    claimOf(name, 'Sales rose by 5%.', `https://example.org/${name}`, 'sales rose by ___') + more;
  const names = ['missing', 'deep', 'tags', 'json', 'binary', 'damaged', 'wall', 'charset', 'digits', 'empty'];

  it('in a run over pages that do all they can', async () => {
    at.write('claims/a.yaml', claimsFile(...names.map((name) => bad(name)), growth));
    at.write('claims/b.yaml', claimsFile(growth.replace('growth', 'other')));
    await at.pin('https://example.org/deep', `<p>Sales rose by 5%.${'<div>'.repeat(100_000)}`);
    await at.pin(
      'https://example.org/tags',
      `<p ${Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(' ')}>Sales rose by 5%.`,
    );
    await at.pin('https://example.org/json', '['.repeat(200_000), { headers: [['content-type', 'application/json']] });
    await at.pin('https://example.org/binary', new Uint8Array(2000).fill(0x9d));
    await at.pin('https://example.org/wall', 'Sales rose by 5%.', {
      status: 403,
      refused: { code: 'blocked', detail: 'wall', hint: 'x' },
    });
    await at.pin('https://example.org/charset', Buffer.from('<p>Sales rose by 5\xff%.', 'latin1'), {
      headers: [['content-type', 'text/html; charset=utf-8']],
    });
    await at.pin('https://example.org/digits', news(`Total sales rose by ${'9'.repeat(5000)}% in a year.`));
    await at.pin('https://example.org/empty', '');
    const damaged = await at.pin('https://example.org/damaged', news('Total sales rose by 5% in a year.'));
    const folder = join(at.folder, 'claims/evidence', damaged.takenAt.slice(0, 10));
    for (const name of readdirSync(folder).filter((file) => file.includes(damaged.digest.slice(7, 19))))
      writeFileSync(join(folder, name), 'damaged');
    await pinGrowth();
    const { code, out, err } = await at.play(['run', '--pinned', '--report', 'r.md', '--json', 'r.json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const causes = Object.fromEntries(
      lines.map(([verdict, id, , , because]) => [id, verdict === 'unverifiable' ? because : verdict]),
    );
    expect(causes).toEqual({
      missing: 'not-pinned',
      deep: 'too-large',
      tags: 'too-large',
      json: 'too-large',
      binary: 'unreadable',
      damaged: 'unreadable',
      wall: 'blocked',
      charset: 'unreadable',
      digits: 'not-found',
      empty: 'not-found',
      growth: 'supported',
      other: 'supported',
    });
    expect([code, err]).toEqual([0, 'exit 0: nothing failed (--fail-on contradicted)\n']);
    expect(at.read('r.md')).toMatch(/factcheck 0\.0\.0, rules .*\n$/);
    expect(JSON.parse(at.read('r.json')).claims).toHaveLength(12);
  });

  it('in a run whose reports take the place of others: whoever reads them sees the old or the new one, whole', async () => {
    at.write('claims/a.yaml', claimsFile(growth));
    await pinGrowth();
    for (const name of ['r.md', 'r.json']) {
      at.write(name, 'old');
      linkSync(join(at.folder, name), join(at.folder, `${name}.held`));
    }
    expect((await at.play(['run', '--pinned', '--report', 'r.md', '--json', 'r.json'])).code).toBe(0);
    expect(at.read('r.md')).toContain('# Fact check');
    expect(['r.md', 'r.json'].map((name) => at.read(`${name}.held`))).toEqual(['old', 'old']);
  });

  it('in a run in which the program itself errs on a page: the report is whole, and the exit code says so', async () => {
    at.write('claims/a.yaml', claimsFile(bad('odd'), growth));
    await at.pin('https://example.org/odd', news('Total sales rose by 5% in a year.'));
    await pinGrowth();
    const reader = {
      locate: () => Promise.reject(new TypeError('of no importance')),
      close: async () => {},
    };
    const { code, out, err } = await at.play(['run', '--pinned', '--json', 'r.json'], {
      reader: (page) => (page.url.endsWith('/odd') ? reader : undefined),
    });
    expect(out).toMatch(/^unverifiable\todd\t5%\t\tunreadable.*\nsupported\tgrowth/);
    expect(JSON.parse(at.read('r.json')).claims).toHaveLength(2);
    expect([code, err]).toEqual([2, expect.stringContaining('factcheck erred, and that is a bug: of no importance')]);
  });
});

describe('P28: the workflow that newsrooms copy', () => {
  const text = readFileSync('.github/workflows/factcheck.yml', 'utf8');
  const workflow = parse(text);
  const steps: readonly Record<string, unknown>[] = workflow.jobs.claims.steps;

  it('runs on pull requests, reads only, and has no secret', () => {
    expect(Object.keys(workflow.on)).toEqual(['pull_request']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.claims.permissions).toBeUndefined();
    expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN|pull_request_target|workflow_run/);
  });

  it('pins every action by its commit, and leaves no credentials behind', () => {
    const used = steps.flatMap(({ uses }) => (typeof uses === 'string' ? [uses] : []));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    expect(steps.find(({ uses }) => String(uses).startsWith('actions/checkout@'))?.['with']).toMatchObject({
      'fetch-depth': 0,
      'persist-credentials': false,
    });
  });

  it('puts no text of a pull request into a script', () => {
    for (const { run } of steps) expect(String(run ?? '')).not.toContain('${{');
  });

  it('fails on what a review must see, without network', () => {
    const script = steps.map(({ run }) => String(run ?? '')).join('\n');
    expect(script).toMatch(/factcheck run --pinned --changed "\$BASE" --fail-on contradicted,not-pinned,no-source/);
    expect(script).toContain('GITHUB_STEP_SUMMARY');
  });
});
