/** A page as it was on a day, from the claims file to the report, over what a web archive answered and was pinned. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexUrl } from '../../src/net/wayback-index.ts';
import { news, type Stage, stage } from '../cli/stage.ts';

const page = 'https://example.org/report';
const data = 'https://api.example.org/users.json';
const snapshot = (timestamp: string, url: string): string => `https://web.archive.org/web/${timestamp}id_/${url}`;
const row = (timestamp: string, url: string): string =>
  `org,example)/ ${timestamp} ${url} text/html 200 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 1234\n`;

const claims = `article: { title: On growth, published: 2025-12-11 }
claims:
- { id: then, claim: It had 3 million users on 1 October 2025., as-of: 2025-10-01, says: 3 million, page: ${page}, at: 2025-10-01, near: has ___ users }
- { id: now, claim: It has 5 million users., page: ${page}, near: has ___ users }
- { id: api, claim: It had 3100000 users on 1 October 2025., as-of: 2025-10-01, says: 3100000 users, page: ${data}, at: 2025-10-01, json: $.users, unit: users }
- { id: none, claim: It had 2 million users in 2020., says: 2 million, page: ${page}, at: 2020-01-01, near: has ___ users }
`;

let at: Stage;
beforeEach(async () => {
  at = stage({ 'claims/a.yaml': claims });
  const memento = [['memento-datetime', 'Sun, 28 Sep 2025 08:00:00 GMT'] as const];
  const text = { headers: [['content-type', 'text/plain'] as const] };
  await at.pin(page, news('The app has 5 million users.'));
  await at.pin(indexUrl(page, '20251001235959'), row('20250928080000', page), text);
  await at.pin(
    snapshot('20250928080000', page),
    news('The app has 3 million users.').replace('2025-12-09', '2025-09-27'),
    {
      headers: [['content-type', 'text/html'], ...memento],
    },
  );
  await at.pin(indexUrl(data, '20251001235959'), row('20250928080000', data), text);
  await at.pin(snapshot('20250928080000', data), '{"users":3100000}', {
    headers: [['content-type', 'application/json'], ...memento],
  });
  await at.pin(indexUrl(page, '20200101235959'), '', text);
});
afterEach(() => at.remove());

describe('a page or an answer asked for as of a day', () => {
  it('is the one that the archive had by then, and the page of today is another', async () => {
    const { out } = await at.play(['run', '--pinned']);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split('\t').slice(0, 2).join(' ')),
    ).toEqual(['supported then', 'supported now', 'supported api', 'unverifiable none']);
  });

  it('says both days: that of the copy, and that on which it was fetched', async () => {
    const { out } = await at.play(['explain', 'then', '--pinned']);
    expect(out.replace(/\s+/g, ' ')).toContain('taken 2025-12-12T09:00:00Z, archived 2025-09-28T08:00:00.000Z');
    // The index is the first step of the trail, the copy the second.
    expect(out.indexOf('web.archive.org/cdx')).toBeLessThan(out.indexOf('web.archive.org/web/20250928080000id_/'));
    await at.play(['run', '--pinned', '--report', 'report.md']);
    expect(at.read('report.md')).toContain('as it was on 2025-09-28');
  });

  it('is a gap where the archive has no copy, which says nothing about the page', async () => {
    const { out } = await at.play(['explain', 'none', '--pinned']);
    expect(out.replace(/\s+/g, ' ')).toMatch(/not-found.*no archived copy/);
  });
});

describe('an address in a web archive that the author typed', () => {
  const old = snapshot('20230101000000', data);
  const own = snapshot('20251210000000', 'https://paper.example.net/on-growth');
  const hongKong = snapshot('20251210000000', 'https://news.example.hk/report');
  const typed = `article: { title: On growth, published: 2025-12-11, url: https://paper.example.net/on-growth }
claims:
- { id: state, claim: It has 3100000 users., says: 3100000 users, page: ${old}, json: $.users, unit: users }
- { id: own, claim: It has 5 million users., page: ${own}, near: has ___ users }
- { id: dollars, claim: It earned 5 million US dollars., says: US$5 million, page: ${hongKong}, near: earned ___ }
`;

  it('is evidence of its own day, from the page that it is a copy of', async () => {
    at.write('claims/a.yaml', typed);
    const memento = (when: string, type = 'text/html'): { headers: [string, string][] } => ({
      headers: [
        ['content-type', type],
        ['memento-datetime', when],
      ],
    });
    await at.pin(old, '{"users":3100000}', memento('Sun, 01 Jan 2023 00:00:00 GMT', 'application/json'));
    await at.pin(own, news('The app has 5 million users.'), memento('Wed, 10 Dec 2025 00:00:00 GMT'));
    await at.pin(
      hongKong,
      news('The app earned $5 million.').replace('lang="en"', 'lang="zh"'),
      memento('Wed, 10 Dec 2025 00:00:00 GMT'),
    );
    const { out } = await at.play(['run', '--pinned']);
    // What a field said in 2023 is no state of today, the article no witness of itself, and $ there another dollar.
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split('\t')[0]),
    ).toEqual(Array(3).fill('unverifiable'));
    const { out: why } = await at.play(['explain', 'state', '--pinned'], { width: 200 });
    expect(why).toContain('archived 2023-01-01');
  });
});
