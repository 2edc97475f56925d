/** Golden judgements: a print claimed, a print found, and what follows, written by hand with its why. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../src/judge/finding.ts';
import { type Case, judged } from './make.ts';

interface Golden extends Case {
  readonly why: string;
  readonly then: {
    readonly verdict: 'supported' | 'contradicted' | 'unverifiable';
    readonly cause?: string;
    readonly rule?: string;
    readonly distance?: string;
    /** All caveats but those that every secondary source has. */
    readonly caveats?: readonly string[];
    readonly found?: string;
    readonly also?: string;
  };
}

const folder = new URL('../../fixtures/judgements/', import.meta.url);

const summary = (finding: Finding, { then }: Golden) => ({
  verdict: finding.verdict,
  ...(then.cause !== undefined && { cause: finding.cause }),
  ...(then.rule !== undefined && { rule: finding.rule }),
  ...(then.distance !== undefined && { distance: finding.distance?.text }),
  ...(then.caveats !== undefined && {
    caveats: [...new Set(finding.caveats.map(({ code }) => code))].filter((code) => code !== 'secondary-only'),
  }),
  ...(then.found !== undefined && { found: finding.found }),
  ...(then.also !== undefined && { also: finding.also[0]?.text }),
});

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()) {
  const cases = parse(readFileSync(new URL(file, folder), 'utf8'), { schema: 'core' }) as readonly Golden[];
  describe(file.replace('.yaml', ''), () => {
    it.each(cases.map((golden) => [golden.why, golden] as const))('%s', (_, golden) => {
      const finding = judged(golden);
      expect(summary(finding, golden)).toEqual(golden.then);
      if (finding.verdict !== 'unverifiable') expect(finding.evidence.length).toBeGreaterThan(0);
      expect(finding.reason).not.toMatch(/\[object|NaN|: undefined undefined/);
    });
  });
}
