/** What strangers write and serve, in everything that the program prints or writes: it is there, and it does nothing. */
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { news, type Printed, type Stage, stage } from './stage.ts';

/** As a YAML scalar in double quotes: clears a screen, turns the line round, ends it, and speaks to code hosts. */
const poison =
  '\\e[2J\\u202e\\u2066\\r\\n::error::pwned ##[error]pwned ##[stop-commands]x\\u2028 ::warning::pwned\\u2028## head [a](http://evil.example) ![b](http://evil.example) @everyone #1 <img src=x onerror=alert(1)> <!-- ``` | ~~x~~ \\a\\b\\u200b\\ue000 www.evil.example {{x}}';
/** The same as a page has it. */
const served = JSON.parse(`"${poison.replaceAll('\\e', '\\u001b').replaceAll('\\a', '\\u0007')}"`) as string;
const inHtml = served.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const claims = `article: { title: "T ${poison}", url: "https://example.org/x?a=|%60)[", author: "A ${poison}", published: 2025-12-11 }
claims:
- id: growth
  claim: "=1+1 Users grew 149.03% in November. ${poison}"
  says: 149.03%
  page: "https://example.org/growth?q=)](http://evil.example"
  near: users grew ___
  origin: "=HYPERLINK(1) ${poison}"
  note: "+note ${poison}"
  tags: ["@tag ${poison}"]
- id: airbnb
  claim: "It powers customer service."
  says: { term: "recommendation", rivals: ["customer service"] }
  page: https://example.org/airbnb
  near: to power its ___
- id: missing
  claim: "::error::The price rose by 3%. ${poison}"
  says: 3%
  page: https://example.org/missing
  near: "price ${poison.slice(0, 40)} ___"
- id: view
  claim: "-view ${poison}"
  opinion: "a forecast ${poison}"
`;

let at: Stage;
const printed: Record<string, Printed> = {};
beforeAll(async () => {
  at = stage({ 'claims/a.yaml': claims });
  await at.pin(
    'https://example.org/growth?q=)](http://evil.example',
    news(`${inHtml} Monthly active users grew 149.03% ${inHtml} in November ${inHtml}.`),
    { remark: served, finalUrl: 'https://example.org/growth?q=)](http://evil.example' },
  );
  await at.pin('https://example.org/airbnb', news(`The model is used to power its customer service ${inHtml}.`));
  const run = ['run', '--pinned', '--annotate', '--fail-on', 'contradicted,unverifiable'];
  printed['piped'] = await at.play([...run, '--report', 'r.md', '--json', 'r.json']);
  for (const width of [60, 80, 200]) printed[`terminal of ${width}`] = await at.play(run, { isTerminal: true, width });
  printed['in colour'] = await at.play(run, { isTerminal: true, colour: true });
  printed['growth explained'] = await at.play(['explain', 'growth', '--pinned']);
  printed['missing explained'] = await at.play(['explain', 'missing', '--pinned']);
  printed['evidence listed'] = await at.play(['evidence', 'list']);
  printed['evidence shown'] = await at.play(['evidence', 'show', 'https://example.org/airbnb']);
  printed['page probed'] = await at.play(['probe', '--pinned', 'https://example.org/airbnb']);
  printed['verified'] = await at.play(['verify', 'r.json']);
  at.write(
    'claims/b.yaml',
    claims.replaceAll('says: 149.03%', `says: "${poison}"`).replace('growth\n', `"g ${poison}"\n`),
  );
  printed['page probed as JSON'] = await at.play(['probe', '--pinned', '--json', 'https://example.org/airbnb']);
  printed['figures'] = await at.play(['figures', `grew 5% ${served} in 2\u202e024, 30 mil\u200blion`]);
  printed['figures as JSON'] = await at.play(['figures', '--json', `grew 5\u200b% ${served} in 2\u202e024`]);
  printed['sources'] = await at.play(['sources']);
  printed['mutants'] = await at.play(['mutate']);
  printed['mistakes'] = await at.play(['lint', 'claims/b.yaml']);
  const named = '::error::\u001b[2J\u202e##[error]x';
  at.write('claims/evidence/2025-12-12/example.org.warc', 'x');
  at.write(`claims/evidence/${named}`, 'x');
  printed['evidence verified'] = await at.play(['evidence', 'verify']);
  at.write(`made/${named}.http`, `${served}\n\n`);
  printed['hand-made refused'] = await at.play(['evidence', 'import', 'made']);
  at.write(`${named}.har`, JSON.stringify({ log: { entries: [{ request: { url: served, method: served } }] } }));
  printed['recording refused'] = await at.play(['evidence', 'import', `${named}.har`]);
  at.write('claims/a.lock', `# factcheck evidence lock 1\n${served}\n`);
  printed['lock refused'] = await at.play(['run', '--pinned']);
  // Files at the root, whose names begin lines.
  at.write('factcheck.config.yaml', "claims: '*.yaml'\n");
  at.write(`${named}.yaml`, `claims:\n- claim: "${poison}\n  "${poison}": 1\n`);
  printed['a name at the root'] = await at.play(['lint', `${named}.yaml`]);
  at.write(`${named}.yaml`, `claims:\n- claim: It grew by 5%.\n  ${'k'.repeat(5000)}: 1\n  x##[error]x: 1\n`);
  printed['a long name'] = await at.play(['lint', `${named}.yaml`]);
  at.write('factcheck.config.yaml', `${served.replaceAll('\n', ' ')}: 1\n`);
  printed['config refused'] = await at.play(['run', '--pinned']);
  at.write('factcheck.config.yaml', 'claims: claims/a.yaml\n');
  printed['no such file'] = await at.play(['lint', `${served}.yaml`]);
  printed['no such claim'] = await at.play(['run', '--claim', served]);
  printed['no such command'] = await at.play([served]);
});
afterAll(() => at.remove());

const names = [
  'piped',
  'terminal of 60',
  'terminal of 80',
  'terminal of 200',
  'in colour',
  'growth explained',
  'missing explained',
  'evidence listed',
  'evidence shown',
  'page probed',
  'verified',
  'page probed as JSON',
  'figures',
  'figures as JSON',
  'sources',
  'mutants',
  'evidence verified',
  'hand-made refused',
  'recording refused',
  'lock refused',
  'a name at the root',
  'a long name',
  'config refused',
  'mistakes',
  'no such file',
  'no such claim',
  'no such command',
];

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

describe.each(names)('%s', (name) => {
  const lines = (): string[] => {
    const { out, err } = printed[name] as Printed;
    const text = out + err;
    // Colours are the program's own.
    return (name === 'in colour' ? stripVTControlCharacters(text) : text).split('\n');
  };

  it('prints no control or format character', () => {
    for (const line of lines()) expect(line.replaceAll('\t', ' ')).not.toMatch(unseen);
  });

  it('begins no line with text from outside', () => {
    for (const line of lines()) {
      expect(line).not.toMatch(/^\s*::(?!(error|warning) file=claims\/a\.yaml,line=\d+,col=\d+,title=)/);
      expect(line).not.toMatch(/^(##|pwned)/);
      // The runner's older form counts anywhere in a line that is no command of the newer one.
      if (!line.startsWith('::')) expect(line).not.toContain('##[');
    }
  });

  it('says what is wrong without a trace of the program, and no line of theirs without end', () => {
    expect(lines().join('\n')).not.toMatch(/that is a bug|\n\s+at .*:\d+:\d+/);
    if (!name.endsWith('JSON')) for (const line of lines()) expect([...line].length).toBeLessThan(2500);
  });
});

it('gives spreadsheets no formula', () => {
  const rows = (printed['piped']?.out ?? '').split('\n').filter((line) => line.includes('\t'));
  expect(rows).toHaveLength(4);
  for (const cell of rows.flatMap((row) => row.split('\t'))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

it('annotates with data that ends no command and adds no property', () => {
  const commands = (printed['piped']?.out ?? '').split('\n').filter((line) => line.startsWith('::'));
  expect(commands.map((line) => line.replace(/::[^:].*::.*/s, ''))).toHaveLength(2);
  for (const line of commands)
    expect(
      line
        .split('::')[1]
        ?.split(',')
        .map((part) => part.split('=')[0]),
    ).toEqual(['error file', 'line', 'col', 'title']);
});

it('writes JSON that holds every character as data', () => {
  const text = at.read('r.json');
  expect(text.split('\n').every((line) => !unseen.test(line.replaceAll(/[\u200b\u202e\u2066\ue000\u2028]/g, '')))).toBe(
    true,
  );
  expect(JSON.parse(text).claims[0].claim).toContain('\u202e');
});

/** A line of Markdown without its code spans and escaped characters, as CommonMark reads it. */
function liveText(line: string): string {
  let text = '';
  for (let at = 0; at < line.length; ) {
    const [fence = ''] = /^`+/.exec(line.slice(at)) ?? [];
    const close = fence === '' ? -1 : line.slice(at + fence.length).search(new RegExp(`(?<!\`)${fence}(?!\`)`));
    if (close >= 0) at += close + 2 * fence.length;
    else if (line[at] === '\\') at += 2;
    else {
      text += line[at];
      at += 1;
    }
  }
  return text;
}

it('writes Markdown in which no link, image, mention, heading or tag of theirs lives', () => {
  const document = at.read('r.md');
  expect(document.replaceAll('\n', ' ').replaceAll('\u200b', '')).not.toMatch(unseen);
  const live = document
    .replace(/```sh[\s\S]*?```/, '')
    .split('\n')
    .map(liveText)
    .join('\n');
  expect(live).not.toMatch(/<(?!br>)[a-z!/]/i);
  expect(live).not.toMatch(/!\[/);
  expect(live).not.toMatch(/@(?!\u200b)/);
  expect(live).not.toMatch(/(^|\s)www\./);
  const targets = [...live.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? '');
  for (const target of targets) expect(target).toMatch(/^(#[a-z]+|https:\/\/example\.org\/[^\s()<>[\]]*)$/);
  expect(live.match(/^#+ .*$/gm)).toEqual([
    '# Fact check',
    '## Claims',
    '### growth',
    '### airbnb',
    '### missing',
    '### view',
    '## Evidence',
    '## How to repeat this',
  ]);
});
