/** What a clumsy user types: each slip is a sentence that says what to do, and exit code 2. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

const growth = claimOf('growth', 'Users grew 149.03% in November.', 'https://example.org/a', 'grew ___');

let at: Stage;
beforeEach(() => {
  at = stage({ 'claims/a.yaml': claimsFile(growth) });
});
afterEach(() => at.remove());

/** No stack trace, no internal name, and something to do. */
function expectSentence(text: string): void {
  expect(text).not.toMatch(/\n\s+at |that is a bug|\bis undefined|\[object|E[A-Z]{4,}\b/);
  expect(text.trim()).not.toBe('');
}

describe('a claims file that cannot be read', () => {
  it.each<[what: string, make: () => void, name: string, says: RegExp]>([
    ['is missing', () => {}, 'claims/b.yaml', /claims\/b\.yaml: no such file\. Name a claims file/],
    ['is empty', () => at.write('b.yaml', ''), 'b.yaml', /b\.yaml:1:1 {2}empty-file/],
    ['is a folder', () => mkdirSync(join(at.folder, 'more')), 'more', /more: a folder.*'more\/\*\.yaml'/],
    ['is binary', () => at.write('b.yaml', new Uint8Array([0, 1, 2, 255])), 'b.yaml', /b\.yaml:1:1 {2}not-text/],
    ['is a pipe', () => execFileSync('mkfifo', [join(at.folder, 'p.yaml')]), 'p.yaml', /p\.yaml: not a regular file/],
    ['is a link', () => symlinkSync('/etc/passwd', join(at.folder, 'l.yaml')), 'l.yaml', /l\.yaml: not a regular file/],
    ['never ends', () => {}, '/dev/zero', /^\/dev\/zero: not a regular file/],
    ['is too large', () => at.write('b.yaml', `# ${'x'.repeat(300 * 1024)}`), 'b.yaml', /b\.yaml:1:1 {2}too-large/],
    [
      'is nested deeply',
      () => at.write('b.yaml', `claims: ${'['.repeat(2000)}${']'.repeat(2000)}`),
      'b.yaml',
      /too-deep/,
    ],
    ['has no name', () => {}, '', /^"" names no file\. Name a claims file/],
    ['lies below a file', () => {}, 'claims/a.yaml/b', /claims\/a\.yaml\/b: no such file/],
    ['matches no pattern', () => {}, 'claims/*.txt', /claims\/\*\.txt: no file matches/],
  ])('%s', async (_what, make, name, says) => {
    make();
    const { code, out, err } = await at.play(['lint', name]);
    expect(err).toMatch(says);
    expectSentence(err);
    expect([code, out]).toEqual([2, '']);
  });

  it('is named although another one is fine', async () => {
    expect(await at.play(['lint', 'claims/a.yaml', 'no/*.yaml'])).toMatchObject({ code: 2, err: /no\/\*\.yaml/ });
  });

  it('may have a byte-order mark and the line ends of another system', async () => {
    at.write('claims/a.yaml', `\ufeff${claimsFile(growth).replaceAll('\n', '\r\n')}`);
    expect(await at.play(['lint'])).toMatchObject({ code: 0, err: '', out: '1 claim in 1 file: no errors\n' });
  });

  it('is told of a slip in a source that no claim uses yet', async () => {
    at.write('claims/a.yaml', `sources:\n  later: { hugingface: { model: a/b } }\n${claimsFile(growth)}`);
    const { code, err } = await at.play(['lint']);
    expect(code).toBe(2);
    expect(err).toMatch(/:2:12 {2}unknown-source.*\n.*\n.*did you mean "huggingface"\?/);
  });

  it('is counted with what can never be decided', async () => {
    at.write('claims/a.yaml', claimsFile(`${growth}- id: bare\n  claim: Sales rose 5%.\n`));
    expect((await at.play(['lint'])).out).toBe('2 claims in 1 file: no errors; without a source: bare\n');
    const { out } = await at.play(['explain', 'bare', '--pinned']);
    expect(out).toContain('? unverifiable: Unverifiable (no-source): the claim names no source.');
    expect(out).toContain('\nwhat to do: Add a source of the kind that the claim needs.\n');
    expect(out).toContain('rule no-evidence');
    expect(out).not.toContain('\n\n\n');
  });

  it('is told in its line that the row is there, and not the column', async () => {
    const table = '</p><table><tr><th></th><th>Q2</th></tr><tr><th>Revenue</th><td>CNY 5</td></tr></table><p>';
    const page = 'https://example.org/table';
    await at.pin(page, news(`Figures. ${table}`));
    const claim = claimOf('revenue', 'Revenue came to CNY 5 in Q3 2025.', page, '').replace(
      /near: .*/,
      'table: { row: Revenue, column: Q3 }',
    );
    at.write('claims/a.yaml', claimsFile(claim));
    const { out } = await at.play(['run', '--pinned']);
    expect(out).toContain('not-found, other-column');
  });

  it('reaches no prototype by its keys', async () => {
    at.write('claims/a.yaml', claimsFile(`${growth}  __proto__: { polluted: yes }\n  constructor: x\n`));
    const { code, err } = await at.play(['lint']);
    expect(code).toBe(2);
    expect(err).toMatch(/:7:3 {2}unknown-key.*"__proto__"/);
    expect(err).toMatch(/:8:3 {2}unknown-key.*"constructor"/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is asked for where there is none', async () => {
    const nowhere = stage();
    try {
      const { code, err } = await nowhere.play(['run']);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^No claims files: claims\/\*\.yaml.*docs\/claim-format\.md/),
      ]);
    } finally {
      nowhere.remove();
    }
  });
});

it('tells ten mistakes of a file at once, each at its place, and checks nothing', async () => {
  at.write(
    'claims/a.yaml',
    `article: { title: Ten, published: 2025-02-30 }
sources:
  rankings: { page: ftp://example.org/a }
claims:
- id: one
  claim: It grew 5%.
  pge: https://example.org/a
  near: grew ___
- id: one
  claim: It grew many.
  page: https://example.org/a
  near: grew ___
- id: three
  claim: It grew 5%.
  source: rankings
  near: grew ___
- id: four
  claim: It grew 5%.
  page: https://example.org/a
  near: grew 5%
- id: five
  claim: Chesky says: we rely on it
  page: https://example.org/a
- id: six
  claim: It grew 5%.
  says: 6%
  page: https://example.org/a
  near: grew ___
- id: seven
  claim: It grew 5% and 7%.
  says: 5% >> 7%
  page: https://example.org/a
  near: grew ___
`,
  );
  const { code, out, err } = await at.play(['run', '--pinned', '--report', 'r.md']);
  expectSentence(err);
  expect([code, out, existsSync(join(at.folder, 'r.md'))]).toEqual([2, '', false]);
  const places = [...err.matchAll(/^claims\/a\.yaml:(\d+):(\d+) {2}([a-z-]+)/gm)].map(
    ([, line, column, name]) => `${line}:${column} ${name}`,
  );
  expect(places).toEqual([
    '1:35 bad-date',
    '3:21 bad-url',
    '7:3 unknown-source',
    '9:3 says-missing',
    '9:7 duplicate-id',
    '20:14 locator-holds-value',
    '21:3 says-missing',
    '22:21 colon-in-text',
    '26:9 says-not-in-claim',
    '31:13 bad-expression',
  ]);
});

describe('a flag that was mistyped', () => {
  it.each<[args: string[], says: RegExp]>([
    [['run', '--pined'], /unknown option '--pined'/],
    [['rnu'], /unknown command 'rnu'\n\(Did you mean run\?\)/],
    [['run', '--fail-on', 'contradict'], /"contradict" is no policy: write contradicted/],
    [['run', '--fail-on', ''], /"" is no policy/],
    [['run', '--fail-on', 'unverifiable:blokced'], /"unverifiable:blokced" is no policy/],
    [['run', '--fail-on', 'contradicted:very'], /contradicted:near-miss/],
    [['run', '--claim', 'groth'], /no claim is called "groth"; did you mean "growth"\?/],
    [['run', '--claim', 'nothing-like-it'], /see them with: factcheck lint --list/],
    [['run', '--tag', 'x'], /no claim has the tag "x"/],
    [['run', '--pinned', '--live'], /--pinned and --live exclude each other/],
    [['run', '--allow-port', '99999'], /a port is a number from 1 to 65535/],
    [['run', '--refresh', 'groth'], /no claim is called "groth"; did you mean "growth"\?/],
    [['run', '--changed', 'nowhere'], /git knows no commit "nowhere" here/],
    [['run', '--changed', '--output=x'], /git knows no commit "--output=x" here/],
    [['explain'], /missing required argument 'id'\n\(see: factcheck explain --help/],
    [['evidence', 'add', 'a', 'b'], /--by <name>' not specified\n\(see: factcheck evidence add --help/],
    [['explain', 'groth'], /did you mean "growth"\?/],
    [['mutate', '--min-score', 'all'], /write a percentage from 0 to 100/],
    [['lint', '--article', 'none.txt'], /none\.txt: the article's text cannot be read/],
    [['probe', 'example.org'], /neither a URL \(https:\/\/\.\.\.\) nor a file/],
    [['probe', 'claims'], /neither a URL \(https:\/\/\.\.\.\) nor a file/],
    [
      ['verify', 'none.json'],
      /none\.json: no such file or folder\. Write a report with: factcheck run --json report\.json/,
    ],
    [['verify', 'claims/a.yaml'], /claims\/a\.yaml: this is not JSON/],
    [['figures', '--dateline', 'yesterday', '5%'], /write the day as 2025-12-11/],
  ])('%j', async (args, says) => {
    const { code, err } = await at.play(args);
    expect(err).toMatch(says);
    expectSentence(err);
    expect(code).toBe(2);
  });

  it('names the tags that there are', async () => {
    at.write('claims/a.yaml', claimsFile(`${growth}  tags: [users, app]\n`));
    expect((await at.play(['run', '--tag', 'usres'])).err).toMatch(/did you mean "users"/);
    expect((await at.play(['run', '--tag', 'elections'])).err).toMatch(/there are: app, users/);
  });
});

describe('a report that cannot be written', () => {
  it.each<[args: string[], says: RegExp]>([
    [
      ['--report', 'no/such/r.md'],
      /no\/such\/r\.md: cannot be written, the folder no\/such is not there\. Make it first\./,
    ],
    [['--report', 'claims'], /claims: cannot be written, it is no file/],
    [['--report', 'claims/a.yaml'], /claims\/a\.yaml: no place for a report, it is the file/],
    [['--json', './claims/a.lock'], /\.\/claims\/a\.lock: no place for a report, it is the file claims\/a\.lock/],
    [['--report', 'r', '--json', 'r'], /r: two reports cannot be one file/],
    [['--report', ''], /A report needs a name/],
  ])('is told before anything is checked: %j', async (args, says) => {
    const { code, out, err } = await at.play(['run', '--pinned', ...args]);
    expect(err).toMatch(says);
    expect([code, out]).toEqual([2, '']);
    expect(at.read('claims/a.yaml')).toBe(claimsFile(growth));
  });

  it.skipIf(process.getuid?.() === 0)('for want of permission', async () => {
    mkdirSync(join(at.folder, 'locked'));
    chmodSync(join(at.folder, 'locked'), 0o500);
    expect((await at.play(['run', '--pinned', '--report', 'locked/r.md'])).err).toMatch(/no permission/);
  });
});

it('takes a file after --refresh for a file', async () => {
  const { code, err } = await at.play(['run', '--refresh', 'claims/b.yaml']);
  expect([code, err]).toEqual([2, expect.stringMatching(/^claims\/b\.yaml: no such file/)]);
});

it('says that a config is wrong, and where', async () => {
  at.write('factcheck.config.yaml', 'evidnce: there\n');
  expect(await at.play(['run'])).toMatchObject({ code: 2, err: expect.stringContaining('"evidnce" is unknown') });
  at.write('factcheck.config.yaml', '{\n');
  expect(await at.play(['run'])).toMatchObject({ code: 2, err: expect.stringContaining('not readable YAML') });
});

it.each(['evidence: ../elsewhere\n', 'evidence: /tmp/elsewhere\n', 'claims: ../*.yaml\n'])(
  'lets no config lead out of its folder: %s',
  async (config) => {
    at.write('factcheck.config.yaml', config);
    expect(await at.play(['run'])).toMatchObject({ code: 2, err: expect.stringContaining('leads out of its folder') });
  },
);
