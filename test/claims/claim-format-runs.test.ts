/** Every example of the page on the claims file is run, and so is the example of every function. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/check.ts';
import { functions } from '../../src/claims/functions.ts';
import { loadClaims, past, type Tools, type Web, WebError } from '../../src/index.ts';
import { answer } from '../../src/locate/answer.ts';
import { archiveKey } from '../../src/net/archive-key.ts';
import { parseHttpText } from '../../src/net/http-text.ts';
import { sources } from '../../src/sources/index.ts';

const repository = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, repository), 'utf8');
const examples = [...text('docs/claim-format.md').matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml ?? '');

interface Page {
  readonly published?: string;
  readonly says?: string;
  readonly table?: readonly (readonly string[])[];
  readonly csv?: string;
  /** A body of its own, and one whole page. */
  readonly html?: string;
  readonly raw?: string;
  readonly json?: unknown;
  /** A line of a web archive's index, and the instant of a capture that it hands over. */
  readonly cdx?: string;
  readonly memento?: string;
  /** Lines of the article's own text, by their number. */
  readonly lines?: Readonly<Record<string, string>>;
}

const cells = (row: readonly string[], tag: string): string => row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
const rows = (table: Page['table'] = []): string =>
  table.map((row, index) => `<tr>${cells(row, index === 0 ? 'th' : 'td')}</tr>`).join('');
const bodyOf = ({ published, says = '', table, csv, html = '', raw, json, cdx }: Page): string =>
  csv ??
  raw ??
  cdx ??
  (json === undefined ? undefined : JSON.stringify(json)) ??
  `<!doctype html><html lang="en"><head><title>By hand</title><meta property="article:published_time" content="${published}"></head><body><article><h1>By hand</h1><p>${says}</p>${html}<table>${rows(table)}</table></article></body></html>`;

const typeOf = ({ csv, cdx, json }: Page): string =>
  csv !== undefined
    ? 'text/csv'
    : json !== undefined
      ? 'application/json'
      : cdx !== undefined
        ? 'text/plain'
        : 'text/html; charset=utf-8';

const capture = (url: string, page: Page) =>
  parseHttpText(
    new TextEncoder().encode(
      `# Made by hand for a test.\n${url}\ntaken: 2025-12-11T00:00:00Z\nHTTP/1.1 200 OK\ncontent-type: ${typeOf(page)}\n${page.memento === undefined ? '' : `memento-datetime: ${page.memento}\n`}\n${bodyOf(page)}`,
    ),
  );

function webOf(captures: readonly ReturnType<typeof parseHttpText>[]): Web {
  const held = new Map(captures.map((each) => [archiveKey(each.url), each]));
  return {
    async get({ url }) {
      const found = held.get(archiveKey(url));
      if (!found) throw new WebError('not-pinned', 'no capture', 'Run once without --pinned.');
      return found;
    },
  };
}

async function outcomes(yaml: string, web: Web, article?: Page): Promise<string[]> {
  const bytes = new TextEncoder().encode(yaml);
  const { files, diagnostics } = loadClaims([{ path: 'claims.yaml', bytes }], { sources });
  const [file] = files;
  if (!file || diagnostics.some(({ severity }) => severity === 'error'))
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  const tools: Tools = {
    web,
    locate: async (page, questions) => answer(page, questions),
    past: (day) => past(web, day),
    ...(file.article.file !== undefined && article && { article: async () => textOf(article) }),
  };
  const told: string[] = [];
  for await (const { verdict, cause } of check(file, () => true, { tools, sources }))
    told.push(verdict === 'unverifiable' ? (cause ?? '') : verdict);
  return told;
}

/** The article as a capture: its lines at their numbers. */
function textOf({ lines = {} }: Page) {
  const most = Math.max(...Object.keys(lines).map(Number));
  const body = Array.from({ length: most }, (_, at) => lines[at + 1] ?? '').join('\n');
  return parseHttpText(
    new TextEncoder().encode(
      `# Made by hand for a test.\nhttps://example.org/article.txt\ntaken: 2025-12-11T00:00:00Z\nHTTP/1.1 200 OK\ncontent-type: text/plain; charset=utf-8\n\n${body}`,
    ),
  );
}

const known = 'fixtures/qwen-overtakes-llama/pages/';
const world: Readonly<Record<string, Page>> = parse(text('fixtures/claim-format/world.yaml'));
const web = webOf([
  ...readdirSync(new URL(known, repository)).map((name) =>
    parseHttpText(readFileSync(new URL(known + name, repository))),
  ),
  ...Object.entries(world).flatMap(([url, page]) => (page.lines ? [] : [capture(url, page)])),
]);

describe('an example of the page on the claims file', () => {
  const expected: Readonly<Record<string, readonly string[]>> = parse(text('fixtures/claim-format/expected.yaml'));

  it('is expected to come to something, each of them', () => {
    expect(Object.keys(expected)).toEqual(examples.map((_, index) => `${index + 1}`));
  });

  it.each(Object.entries(expected))('%s comes to what it ought to', async (index, verdicts) => {
    expect(await outcomes(examples[Number(index) - 1] ?? '', web, world['article.txt'])).toEqual(verdicts);
  });
});

type Data = Readonly<Record<string, string | Readonly<Record<string, number>>>>;
interface Case {
  readonly holds: Data;
  readonly fails: Data;
  readonly unit?: string;
}

/** A claims file with the example as what it says, and a CSV for each of its figures. */
function asked(example: string, data: Data, unit: string | undefined): { readonly yaml: string; readonly web: Web } {
  const figures: string[] = [];
  const captures = Object.entries(data).map(([name, values]) => {
    const url = `https://example.org/${name}.csv`;
    const members = typeof values === 'string' ? undefined : Object.keys(values);
    const value = members ? `[${members.join(', ')}]` : 'value';
    figures.push(
      `{ series: ${url}, date: period, value: ${value}${unit ? `, unit: ${unit}` : ''} }`.replace(/^/, `${name}: `),
    );
    const csv =
      typeof values === 'string'
        ? `period,value\n${values.replaceAll(', ', '\n').replaceAll(': ', ',')}\n`
        : `period,${Object.keys(values).join(',')}\n2025,${Object.values(values).join(',')}\n`;
    return capture(url, { csv });
  });
  const yaml = `article: { title: x, published: 2025-12-31 }\nclaims:\n- { claim: c, as-of: 1990 to 2025, says: "${example}", figures: { ${figures.join(', ')} } }\n`;
  return { yaml, web: webOf(captures) };
}

describe('the example of a function', () => {
  const cases: Readonly<Record<string, Case>> = parse(text('fixtures/claim-format/functions.yaml'));

  it('is run, of every function', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(functions).sort()));

  it.each(Object.entries(functions))('%s holds, and can fail', async (name, { example }) => {
    const { holds, fails, unit } = cases[name] as Case;
    const of = async (data: Data): Promise<string[]> => {
      const { yaml, web: own } = asked(example, data, unit);
      return outcomes(yaml, own);
    };
    expect([await of(holds), await of(fails)]).toEqual([['supported'], ['contradicted']]);
  });
});
