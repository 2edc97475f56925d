/** A case is a folder of `fixtures/runs`: claims, the world as hand-made pages, what must come of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check, json, markdown, type Run, type Web, WebError } from '../src/index.ts';
import { archiveKey } from '../src/net/archive-key.ts';
import { parseHttpText } from '../src/net/http-text.ts';

const cases = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'fixtures/runs');

function worldOf(folder: string): Web {
  const captures = new Map(
    readdirSync(folder).map((name) => {
      const capture = parseHttpText(readFileSync(join(folder, name)));
      return [archiveKey(capture.url), capture] as const;
    }),
  );
  return {
    async get({ url }) {
      const capture = captures.get(archiveKey(url));
      if (!capture) throw new WebError('not-pinned', 'no capture', 'Run once without --pinned to fetch and keep it.');
      return capture;
    },
  };
}

interface Expected {
  readonly verdict: string;
  readonly cause?: string;
  /** Among its caveats. */
  readonly caveats?: readonly string[];
}

describe.each(readdirSync(cases))('%s', (name) => {
  const folder = join(cases, name);
  const expected: Readonly<Record<string, Expected>> = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8'));
  const checked = check(readFileSync(join(folder, 'claims.yaml')), {
    web: worldOf(join(folder, 'pages')),
    path: 'claims.yaml',
  });
  const runOf = async (): Promise<Run> => {
    const { run, diagnostics } = await checked;
    if (!run)
      throw new Error(
        diagnostics.map(({ code, message, place }) => `${place.line}:${place.column} ${code} ${message}`).join('\n'),
      );
    return run;
  };

  it.each(Object.entries(expected))('%s', async (id, { verdict, cause, caveats = [] }) => {
    const finding = (await runOf()).findings.find(({ claim }) => claim.id === id);
    expect({ verdict: finding?.verdict, cause: cause && finding?.cause }).toEqual({ verdict, cause });
    expect(finding?.caveats.map(({ code }) => code)).toEqual(expect.arrayContaining([...caveats]));
  });

  it('has an expectation for every claim', async () => {
    expect((await runOf()).findings.map(({ claim }) => claim.id).sort()).toEqual(Object.keys(expected).sort());
  });

  it.runIf(existsSync(join(folder, 'expected.md')))('gives the same reports, byte for byte', async () => {
    const run = await runOf();
    await expect(markdown(run)).toMatchFileSnapshot(join(folder, 'expected.md'));
    await expect(json(run)).toMatchFileSnapshot(join(folder, 'expected.json'));
  });
});
