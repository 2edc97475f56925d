/** What a person sees at a terminal of any width: whole lines, in columns, in two scripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { claimOf, claimsFile, news, type Stage, stage } from './stage.ts';

let at: Stage;
beforeAll(async () => {
  at = stage({
    'claims/a-file-with-quite-a-long-name-of-its-own.yaml': claimsFile(
      claimOf('growth', 'Users grew 149.03% in November.', 'https://example.org/a', 'users grew ___'),
      claimOf(
        'a-claim-with-an-id-that-is-much-longer-than-most-ids-are-and-still-allowed',
        '阿里云的收入达到500億元。',
        'https://example.org/b',
        '',
      ).replace(/near: .*/, 'near: 收入达到 ___\n  says: 500億\n  unit: CNY'),
      '- id: wrong\n  claim: Users grew 160% in November.\n  page: https://example.org/a\n  near: users grew ___\n  note: A note that is long enough to be wrapped at any width, twice over, and then some more words.\n',
      '- id: view\n  claim: It will grow.\n  opinion: a forecast\n',
    ),
  });
  await at.pin('https://example.org/a', news('Monthly active users grew 149.03% in November.'));
  await at.pin(
    'https://example.org/b',
    news('阿里云表示，本季度的收入达到496.5亿元，较上年同期有所增长，其中海外的部分仍然很小。'),
  );
});
afterAll(() => at.remove());

describe.each([40, 60, 72, 80, 100, 140, 200])('at %i columns', (width) => {
  it('no line of a run is wider, and nothing of the verdicts is lost', async () => {
    const { out, err, code } = await at.play(['run', '--pinned'], { isTerminal: true, width });
    const lines = out.split('\n');
    expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    expect(code, err).toBe(1);
    expect(lines.filter((line) => /^[✓✗?·] /.test(line)).length).toBe(5);
    expect(out.replace(/\s+/g, ' ')).toMatch(/2 supported.*1 contradicted.*0 unverifiable.*1 opinion/);
  });

  it('an id that fits a line is printed whole', async () => {
    const { out } = await at.play(['run', '--pinned'], { isTerminal: true, width });
    const id = 'a-claim-with-an-id-that-is-much-longer-than-most-ids-are-and-still-allowed';
    expect(out.includes(`\n✓ ${id}\n`)).toBe(width >= 2 + id.length && width < 200);
  });

  it('colour changes no letter', async () => {
    const plain = await at.play(['run', '--pinned'], { isTerminal: true, width });
    const coloured = await at.play(['run', '--pinned'], { isTerminal: true, width, colour: true });
    const seconds = /\d+\.\d\s+s/;
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured.out).toMatch(escapes);
    expect(coloured.out.replace(escapes, '').replace(seconds, '')).toBe(plain.out.replace(seconds, ''));
  });

  it('an id is understood as it is printed, cut or whole', async () => {
    const { out } = await at.play(['run', '--pinned'], { isTerminal: true, width });
    const [printed = ''] = /(?<=^[✓✗?·] )a-claim-\S+/m.exec(out) ?? [];
    const { code, err } = await at.play(['explain', printed, '--pinned'], { width });
    expect(code, `${printed}: ${err}`).toBe(0);
  });

  it('an explanation keeps to the width', async () => {
    const { out } = await at.play(['explain', 'a-claim-*', '--pinned'], { width });
    const commands = /^repeat with/;
    expect(
      out
        .split('\n')
        .filter((line) => widthOf(line) > width && !commands.test(line))
        .slice(1),
    ).toEqual([]);
  });
});

describe('of a claims file in two scripts', () => {
  let two: Stage;
  beforeAll(async () => {
    two = stage({
      'claims/two.yaml': claimsFile(
        claimOf('growth', 'Users grew 149.03% in November.', 'https://example.org/a', 'users grew ___'),
        claimOf('cloud', '阿里云的收入达到500億元。', 'https://example.org/b', '收入达到 ___'),
        claimOf('growth-of-the-application-in-november', 'Users grew 160%.', 'https://example.org/a', 'users grew ___'),
      ),
    });
    await two.pin('https://example.org/a', news('Monthly active users grew 149.03% in November.'));
    await two.pin('https://example.org/b', news('阿里云表示，本季度的收入达到496.5亿元，较上年同期有所增长。'));
  });
  afterAll(() => two.remove());

  it.each([80, 100, 140])(
    'columns stand below each other at %i columns, and a long id pushes none away',
    async (width) => {
      const { out } = await two.play(['run', '--pinned'], { isTerminal: true, width });
      const rows = out.split('\n').filter((line) => /^[✓✗?] \S+ {2}/.test(line) && !/\.yaml/.test(line));
      const found = [/149\.03%(?= +\S*example)/, /496\.5亿/, /149\.03%(?= +misses)/];
      expect(rows.map((row) => row.slice(2).split(' ')[0])).toEqual([
        'growth',
        'cloud',
        'growth-of-the-application-in-november',
      ]);
      const starts = rows.map((row, at) => widthOf(row.slice(0, row.search(found[at] ?? /$^/))));
      expect(new Set(starts).size, out).toBe(1);
    },
  );
});

it('a pipe gets one line a claim, tab-separated, and the exit on stderr', async () => {
  const { out, err } = await at.play(['run', '--pinned']);
  expect(out.split('\n').map((line) => line.split('\t').length)).toEqual([7, 7, 7, 7, 1]);
  expect(err).toBe('exit 1: 1 contradicted (--fail-on contradicted)\n');
});
