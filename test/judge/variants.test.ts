/** What is changed in a claim turns its verdict, or leaves it, as it ought to: on every golden judgement that is decided. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judge } from '../../src/judge/judge.ts';
import { variantsOf } from '../../src/judge/variants.ts';
import { type Case, judged, make } from './make.ts';

const folder = new URL('../../fixtures/judgements/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap(
    (name) => parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }) as (Case & { why: string })[],
  );

describe('the variants of a claim', () => {
  it.each(goldens.map((golden) => [golden.why, golden] as const))('do as they ought to: %s', (_, golden) => {
    const finding = judged(golden);
    const { article, gathered } = make(golden);
    for (const { name, claim, expected } of variantsOf(finding)) {
      const after = judge(claim, gathered, { article, findingOf: () => undefined });
      expect([name, after.verdict === finding.verdict ? 'stay' : 'turn']).toEqual([name, expected]);
    }
  });
});
