import { describe, expect, it } from 'vitest';
import { compareLocks, makeLock, parseLock, printLock, wantedBy } from '../../src/net/lock.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const step = (url: string, letter: string, day = '2026-01-05') => ({
  url,
  takenAt: `${day}T09:00:00Z`,
  digest: digest(letter),
});
const page = 'https://example.org/news';
const api = 'https://example.org/api?a=1';

const lock = makeLock([
  ['users', [step(page, 'b'), step(api, 'a'), step(page, 'b')]],
  ['downloads', [step(api, 'a'), step(`${page}?token=secret-of-ours`, 'c')]],
]);

describe('the evidence lock', () => {
  it('names each capture of a claim once, in an order that does not depend on the run', () => {
    expect(printLock(lock)).toBe(`# factcheck evidence lock 1

downloads
  ${digest('a')}  2026-01-05  https://example.org/api?a=1
  ${digest('c')}  2026-01-05  https://example.org/news?token=***

users
  ${digest('a')}  2026-01-05  https://example.org/api?a=1
  ${digest('b')}  2026-01-05  https://example.org/news
`);
    expect(parseLock(printLock(lock))).toEqual({ lock, problems: [] });
  });

  it('is read whichever order a merge has left, and names the marks of a conflict', () => {
    const [title, first, second] = printLock(lock).trimEnd().split('\n\n');
    expect(parseLock([title, second, first].join('\r\n')).lock).toEqual(lock);
    const conflict = `<<<<<<< ours\n${printLock(lock)}`;
    expect(parseLock(conflict)).toEqual({ lock, problems: [{ line: 1, text: '<<<<<<< ours' }] });
    expect(parseLock(`  ${digest('a')}  2026-01-05  ${page}`).problems).toHaveLength(1);
  });

  it('shows which claims rest on other evidence now; the same page on another day is the same', () => {
    const after = makeLock([
      ['users', [step(page, 'd', '2026-02-05'), step(api, 'a', '2026-02-05')]],
      ['downloads', lock.get('downloads')?.map((one) => ({ ...one, takenAt: one.day })) ?? []],
      ['new', [step(page, 'd')]],
    ]);
    expect(compareLocks(lock, after).map((one) => [one.id, one.added.length, one.removed.length])).toEqual([
      ['new', 1, 0],
      ['users', 1, 1],
    ]);
    expect(compareLocks(lock, lock)).toEqual([]);
  });

  it('pins a URL to the newest capture that a claim names, unless one day has two', () => {
    const wanted = wantedBy(
      makeLock([
        ['a', [step(page, 'f', '2026-01-04')]],
        ['b', [step(page, 'a')]],
        ['c', [step(api, 'a'), step(api, 'b')]],
      ]),
    );
    expect(wanted(`${page}#top`)).toBe(digest('a'));
    expect(wanted(api)).toBeUndefined();
    expect(wanted('https://example.org/other')).toBeUndefined();
  });
});
