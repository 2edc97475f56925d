/** What a person copies from `factcheck probe` into a claims file finds there what was shown. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { loadClaims } from '../src/claims/load.ts';
import { asYaml, probePage } from '../src/probe.ts';
import { sources } from '../src/sources/index.ts';
import { type Stage, stage } from './cli/stage.ts';

const url = 'https://example.org/report';

/** A page made by hand, with what makes a claims file stumble: colons, signs, quotes and brackets in the words. */
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The app's month</title>
<meta property="article:published_time" content="2025-12-09T08:00:00Z"></head><body><nav><a href="/">Home 24</a></nav><article>
<h1>The app's month</h1>
<p>Monthly active users of the app grew 149.03% in November, and revenue rose to $4.2 billion. The firm's "Cloud": sales there were up 34%.</p>
<p>应用的月活跃用户突破3000万，环比增长12.5%。</p>
<p>“It is faster and cheaper than what we had,” said Brian Chesky, who runs the firm. It was founded on 4 March 2019. It has 12 employees.</p>
<p>He added: “Nobody else: not one [of them] came close.”</p>
<table><caption>Shares of the market (in %)</caption><tr><th>Firm</th><th>2024</th><th>2025</th></tr>
<tr><th>Alpha & Sons</th><td>30.1</td><td>35.8</td></tr><tr><th>Beta</th><td>12.0</td><td>13.1</td></tr></table>
</article></body></html>`;

const seen = probePage({ url, body: new TextEncoder().encode(page), contentType: 'text/html' });

let at: Stage | undefined;
afterEach(() => at?.remove());

/** Verdicts of a run over claims that each say what the page was shown to say. */
async function verdictsOf(
  claims: readonly string[],
  body: string,
  type = 'text/html; charset=utf-8',
): Promise<string[]> {
  const file = `article: { title: A report, published: 2025-12-11 }\nclaims:\n${claims.join('')}`;
  at = stage({ 'claims/a.yaml': file });
  await at.pin(url, body, { headers: [['content-type', type]] });
  const { out, err } = await at.play(['run', '--pinned']);
  expect(err).not.toMatch(/a\.yaml:\d+:\d+/);
  return out
    .trim()
    .split('\n')
    .map((line) => line.split('\t').slice(0, 2).join(' '));
}

describe('what is pasted from a probe', () => {
  it('finds each figure that was shown, and agrees with what was shown', async () => {
    const offered = seen.figures.filter(({ near }) => near !== undefined);
    expect(offered.map(({ figure }) => figure.text)).toEqual([
      '149.03%',
      'November',
      '$4.2 billion',
      '34%',
      '突破3000万',
      '12.5%',
      '4 March 2019',
      '12 employees',
    ]);
    const claims = offered.map(
      ({ figure, near = '' }, number) =>
        `- id: f${number}\n  claim: It says ${figure.text}.\n  says: ${asYaml(figure.text)}\n  page: ${url}\n  near: ${asYaml(near)}\n`,
    );
    expect(await verdictsOf(claims, page)).toEqual(claims.map((_claim, number) => `supported f${number}`));
    // The very same places, on a page that says something else: what was found is read there and nowhere else.
    at?.remove();
    const others = {
      '149.03': '88.01',
      '4.2': '7.3',
      '34%': '12%',
      '3000万': '2000万',
      '12.5%': '3%',
      '4 March': '9 May',
      'has 12': 'has 900',
    };
    const other = Object.entries(others).reduce(
      (text, [was, is]) => text.replace(was, is),
      page.replace('in November', 'in December'),
    );
    const turned = await verdictsOf(claims, other);
    expect(turned.filter((line) => line.startsWith('supported'))).toEqual([]);
  });

  it('names the value of data by its record, and finds it in another order', async () => {
    const records = [
      { id: 'a/one', downloads: 1200, made: '2025-04-22T06:04:45.000Z', tags: ['8-bit'], "o'clock": 7 },
      { id: 'b/two', downloads: 1200.5, made: '2025-04-23', "o'clock": 9 },
    ];
    const data = probePage({
      url,
      body: new TextEncoder().encode(JSON.stringify({ total: 2, records })),
      contentType: 'application/json',
    });
    expect(data.figures.map(({ json, figure }) => [json, figure.text])).toEqual([
      ['$.total', '2'],
      ["$.records[?@.id == 'a/one'].downloads", '1200'],
      ["$.records[?@.id == 'a/one'].made", '2025-04-22T06:04:45.000Z'],
      ["$.records[?@.id == 'a/one'].tags[0]", '8-bit'],
      ["$.records[?@.id == 'a/one']['o\\'clock']", '7'],
      ["$.records[?@.id == 'b/two'].downloads", '1200.5'],
      ["$.records[?@.id == 'b/two'].made", '2025-04-23'],
      ["$.records[?@.id == 'b/two']['o\\'clock']", '9'],
    ]);
    const claims = data.figures.map(
      ({ figure, json = '' }, number) =>
        `- id: d${number}\n  claim: It says ${figure.text}.\n  says: ${asYaml(figure.text)}\n  as-of: 2025-12-12\n  page: ${url}\n  json: ${asYaml(json)}\n`,
    );
    const turned = JSON.stringify({ total: 2, records: records.toReversed() });
    expect(await verdictsOf(claims, turned, 'application/json')).toEqual(
      claims.map((_, number) => `supported d${number}`),
    );
  });

  it('offers nothing beside the article, where nothing is evidence', () => {
    const html = page.replace('Home 24', 'Home: our readers grew 12% in a year');
    const { figures } = probePage({ url, body: new TextEncoder().encode(html), contentType: 'text/html' });
    expect(figures.find(({ figure }) => figure.text === '12%')).toMatchObject({ body: false });
    expect(figures.filter(({ body, near }) => !body && near !== undefined)).toEqual([]);
  });

  it('begins with the first words of the sentence where those beside the figure stand twice', () => {
    const html =
      '<article><p>Net sales of the firm in all of its shops decreased 3 percent in the quarter, as had been expected by all who follow it.</p><p>Costs of the firm in all of its shops decreased 7 percent in the quarter, which nobody who follows it had expected at all.</p></article>';
    const { figures } = probePage({ url, body: new TextEncoder().encode(html), contentType: 'text/html' });
    expect(figures.map(({ near }) => near)).toEqual(['Net sales * decreased ___ in', 'Costs of * decreased ___ in']);
  });

  it('finds each of several that grew, by the clause before it or behind it', () => {
    const sentence =
      '上半年实现销售金额1056.2亿元，同比增长8.8%；营业额385.7亿元，同比增长42.2%；核心溢利为47.0亿元，同比增长26%。';
    const body = new TextEncoder().encode(`<html lang="zh-CN"><article><p>${sentence}</p></article></html>`);
    const grown = probePage({ url, body, contentType: 'text/html' }).figures.filter(({ figure }) =>
      figure.text.endsWith('%'),
    );
    expect(grown.map(({ near }) => near)).toEqual([
      '1056.2亿元，同比增长 ___',
      '385.7亿元，同比增长 ___',
      '47.0亿元，同比增长 ___',
    ]);
  });

  it('finds what stands behind a colon', () => {
    const body = new TextEncoder().encode(
      '<html><article><p>Sales of phones: $5 million.</p><p>销售额：3.2亿元。</p></article></html>',
    );
    const { figures } = probePage({ url, body, contentType: 'text/html' });
    expect(figures.map(({ near }) => near)).toEqual(['of phones: ___', '销售额： ___']);
  });

  it('tells tables with the same rows apart by the heading over them', () => {
    const table =
      '<table><tr><th></th><th>2025</th></tr><tr><td>Phones</td><td>44</td></tr><tr><td>Tablets</td><td>8</td></tr></table>';
    const body = new TextEncoder().encode(
      `<html><article><h2>Net sales</h2>${table}<h2>Segments</h2>${table}</article></html>`,
    );
    const { tables } = probePage({ url, body, contentType: 'text/html' });
    expect(tables.map(({ place }) => place?.caption)).toEqual(['Net sales', 'Segments']);
  });

  it('finds the cell of each table that was shown', async () => {
    const [table] = seen.tables;
    expect(table).toMatchObject({ caption: 'Shares of the market (in %)', columns: ['2024', '2025'] });
    expect(table?.rows[0]).toEqual({ label: 'Alpha & Sons', figures: ['30.1', '35.8'] });
    const { row = '', column = '' } = table?.place ?? {};
    const place = `table: { row: ${asYaml(row)}, column: ${asYaml(column)} }`;
    expect(await verdictsOf([`- id: t\n  claim: It had 30.1%.\n  page: ${url}\n  ${place}\n`], page)).toEqual([
      'supported t',
    ]);
  });

  it('shows all that stands over a column, and finds a cell by it', () => {
    const html =
      '<table><tr><td></td><th colspan="2">Three Months Ended</th><th colspan="2">Nine Months Ended</th></tr>' +
      '<tr><td></td><th>June 28, 2025</th><th>June 29, 2024</th><th>June 28, 2025</th><th>June 29, 2024</th></tr>' +
      '<tr><td>Net income</td><td>23</td><td>21</td><td>84</td><td>79</td></tr></table>';
    const { tables } = probePage({ url, body: new TextEncoder().encode(html), contentType: 'text/html' });
    expect(tables[0]?.columns).toContain('Nine Months Ended June 29, 2024');
    expect(tables[0]?.place).toEqual({
      by: 'table',
      row: 'Net income',
      column: 'Three Months Ended June 28, 2025',
    });
  });

  it('finds each quote that was shown, with its speaker', async () => {
    expect(seen.quotes).toEqual([
      { words: 'It is faster and cheaper than what we had', speaker: 'Brian Chesky', alone: true },
      { words: 'Nobody else: not one [of them] came close', speaker: 'Brian Chesky', alone: true },
    ]);
    const claims = seen.quotes.map(({ words, speaker }, number) => {
      const said = speaker === undefined ? '' : `, speaker: ${asYaml(speaker)}`;
      return `- id: q${number}\n  claim: Somebody said so.\n  says: { quote: ${asYaml(words)}${said} }\n  page: ${url}\n`;
    });
    expect(await verdictsOf(claims, page)).toEqual(['supported q0', 'supported q1']);
  });

  it('is printed as it is pasted', async () => {
    at = stage();
    at.write('page.html', page);
    const { out } = await at.play(['probe', 'page.html'], { width: 60 });
    expect(out).toContain('published  2025-12-09');
    for (const { near } of seen.figures) if (near !== undefined) expect(out).toContain(`      near: ${asYaml(near)}\n`);
    expect(out).toContain('      table: { row: "Alpha & Sons", column: 2024 }\n');
    expect(out).toContain(
      '      says: { quote: "Nobody else: not one [of them] came close", speaker: Brian Chesky }\n',
    );
  });
});

const samples = new URL('../../shared/samples/news/', import.meta.url);

// Real pages are their publishers'; they lie beside the repository or not at all.
describe.runIf(existsSync(samples))('on real pages', () => {
  it.each(['en_bbc.html', 'gne_163_1.html', 'tw_ltn.html', 'fundus_us_TechCrunch_2024_05_17.html'])(
    'what is pasted from a probe of %s is read as it was printed',
    (name) => {
      const body = readFileSync(new URL(name, samples));
      const { figures, quotes } = probePage({ url, body, contentType: 'text/html' }, { most: 30 });
      const nears = figures.flatMap(({ near }) => near ?? []);
      expect(nears.length).toBeGreaterThan(figures.filter(({ body }) => body).length / 2);
      const claims = [
        ...nears.map((near) => `- { claim: It was so., says: 5%, page: ${url}, near: ${asYaml(near)} }\n`),
        ...quotes.map(({ words }) => `- { claim: It was said., says: { quote: ${asYaml(words)} }, page: ${url} }\n`),
      ];
      const file = `article: { title: A report, published: 2025-12-11 }\nclaims:\n${claims.join('')}`;
      const { files } = loadClaims([{ path: 'a.yaml', bytes: new TextEncoder().encode(file) }], { sources });
      const asked = files.flatMap((one) =>
        one.claims.flatMap((claim) =>
          JSON.stringify(claim, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
        ),
      );
      for (const near of nears) expect(asked.join('\n')).toContain(JSON.stringify(near));
      for (const { words } of quotes) expect(asked.join('\n')).toContain(JSON.stringify(words));
    },
  );
});
