/** What every verdict must be able to say for itself: rule, both sides, distance, times, and what was passed over. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFigureInterval } from '../../src/figures/convert.ts';
import { decidingRules } from '../../src/judge/rules.ts';
import { explain } from '../../src/report/explain.ts';
import { type Case, judged } from '../judge/make.ts';

const folder = new URL('../../fixtures/judgements/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap(
    (name) => parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }) as (Case & { why: string })[],
  );

describe('the reason of a verdict', () => {
  it.each(goldens.map((golden) => [golden.why, golden] as const))('is complete: %s', (_, golden) => {
    const finding = judged(golden);
    const text = explain(finding, { width: 100_000 });
    const lines = text.split('\n').map((line) => line.trim());
    expect(Object.keys(decidingRules)).toContain(finding.rule);
    expect(text).toContain(`rule ${finding.rule}`);
    for (const gathered of finding.gathered) {
      if ('gap' in gathered) expect(text).toContain(`no evidence: ${gathered.gap.code}`);
      else
        for (const { observedAt, page, reading } of gathered.evidence) {
          expect(text).toContain(`observed ${observedAt}`);
          if (page.published) expect(text).toContain(`published ${page.published.text}`);
          if (reading.refersTo) expect(text).toContain('about ');
        }
    }
    for (const { statements } of finding.readings.flatMap(({ parts }) => parts))
      for (const statement of statements) {
        const { claimed, measured, unit, distance } = statement;
        expect(Object.keys(decidingRules)).toContain(statement.rule);
        expect(lines.some((line) => line.includes(`rule ${statement.rule}`))).toBe(true);
        expect(text).toContain(`says ${statement.text}`);
        expect(text).toContain(', as of ');
        if (claimed && unit) expect(text).toContain(formatFigureInterval(claimed, unit));
        if (measured && unit) expect(text).toContain(formatFigureInterval(measured, unit));
        if (distance) expect(text).toContain(distance.text);
        if (distance?.percent !== undefined) expect(text).toContain('%');
        for (const { outcome, doubt } of statement.judged)
          if (outcome === 'abstains' && doubt) expect(text).toContain(`abstains (${doubt})`);
      }
  });
});
