/** A case is a folder of `fixtures/runs`: claims, the world as hand-made pages, what must come of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { json, markdown } from '../src/index.ts';
import { folderOf, runNames, runOf } from './runs.ts';

interface Expected {
  readonly verdict: string;
  readonly cause?: string;
  /** Among its caveats. */
  readonly caveats?: readonly string[];
}

describe.each(runNames)('%s', (name) => {
  const folder = folderOf(name);
  const expected: Readonly<Record<string, Expected>> = parse(readFileSync(join(folder, 'expected.yaml'), 'utf8'));
  const run = runOf(name);

  it.each(Object.entries(expected))('%s', async (id, { verdict, cause, caveats = [] }) => {
    const finding = (await run).findings.find(({ claim }) => claim.id === id);
    expect({ verdict: finding?.verdict, cause: cause && finding?.cause }).toEqual({ verdict, cause });
    expect(finding?.caveats.map(({ code }) => code)).toEqual(expect.arrayContaining([...caveats]));
  });

  it('has an expectation for every claim', async () => {
    expect((await run).findings.map(({ claim }) => claim.id).sort()).toEqual(Object.keys(expected).sort());
  });

  it.runIf(existsSync(join(folder, 'expected.md')))('gives the same reports, byte for byte', async () => {
    await expect(markdown(await run)).toMatchFileSnapshot(join(folder, 'expected.md'));
    await expect(json(await run)).toMatchFileSnapshot(join(folder, 'expected.json'));
  });
});
