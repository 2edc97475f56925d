/** What every verdict must be able to say for itself: rule, both sides, distance, times, and what was passed over. */
import { readdirSync, readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Gap, PassedOver } from '../../src/evidence.ts';
import { formatFigureInterval } from '../../src/figures/convert.ts';
import type { Interval } from '../../src/figures/interval.ts';
import { type Rational, toDecimal } from '../../src/figures/rational.ts';
import type { Finding, Judged, StatementFinding } from '../../src/judge/finding.ts';
import { decidingRules } from '../../src/judge/rules.ts';
import { codeSpan, forMarkdown, forTerminal, oneLine } from '../../src/report/escape.ts';
import { explain } from '../../src/report/explain.ts';
import { reportOf } from '../../src/report/json.ts';
import { markdown } from '../../src/report/markdown.ts';
import { details } from '../../src/report/terminal.ts';
import { type Case, judged } from '../judge/make.ts';
import { runNames, runOf } from '../runs.ts';

const folder = new URL('../../fixtures/judgements/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap(
    (name) => parse(readFileSync(new URL(name, folder), 'utf8'), { schema: 'core' }) as (Case & { why: string })[],
  );

const explained = (finding: Finding): string => explain(finding, { width: 100_000 });
const statementsOf = ({ readings }: Finding): StatementFinding[] =>
  readings.flatMap(({ parts }) => parts.flatMap(({ statements }) => statements));
const gapsOf = ({ gathered }: Finding): Gap[] => gathered.flatMap((one) => ('gap' in one ? [one.gap] : []));
const passedOf = ({ gathered }: Finding): PassedOver[] =>
  gathered.flatMap((one) => ('gap' in one ? one.gap.passedOver : one.passedOver));
const abstaining = ({ judged: pieces }: StatementFinding): Judged[] =>
  pieces.filter(({ outcome }) => outcome === 'abstains');

describe('the reason of a verdict', () => {
  it.each(goldens.map((golden) => [golden.why, golden] as const))('is complete: %s', (_, golden) => {
    const finding = judged(golden);
    const text = explained(finding);
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
    for (const statement of statementsOf(finding)) {
      const { claimed, measured, unit, distance } = statement;
      expect(Object.keys(decidingRules)).toContain(statement.rule);
      expect(lines.some((line) => line.includes(`rule ${statement.rule}`))).toBe(true);
      expect(text).toContain(`says ${statement.text}`);
      expect(text).toContain(', as of ');
      if (claimed && unit) expect(text).toContain(formatFigureInterval(claimed, unit));
      if (measured && unit) expect(text).toContain(formatFigureInterval(measured, unit));
      if (distance) expect(text).toContain(distance.full);
      for (const { doubt } of abstaining(statement)) if (doubt) expect(text).toContain(`abstains (${doubt})`);
    }
  });

  it.each(goldens.map((golden) => [golden.why, golden] as const))('tells how far: %s', (_, golden) => {
    const finding = judged(golden);
    for (const statement of statementsOf(finding)) tellsHowFar(statement);
  });
});

/** Decided by numbers: both sides are there, and how far apart their nearest bounds are, in the claim's unit and in percent. */
function tellsHowFar({ verdict, claimed, measured, unit, distance }: StatementFinding): void {
  if (verdict === 'unverifiable' || !measured) return;
  if (!claimed || !unit || !distance) throw new Error('a comparison without its other side or its distance');
  expect(distance.amount).toMatch(/^-?[\d.]+$/);
  expect(distance.amount.startsWith('-') || distance.amount === '0').toBe(
    verdict === 'contradicted' || distance.amount === '0',
  );
  expect(distance.unit.dimension).toBe(unit.dimension === 'date' ? 'duration' : unit.dimension);
  expect(distance.full.startsWith(distance.text)).toBe(true);
  const bounds = [claimed.low, claimed.high].filter((bound) => bound !== null);
  if (unit.dimension === 'date') expect(distance.percent).toBeUndefined();
  else if (bounds.every(({ value }) => value.n !== 0n)) {
    expect(distance.percent).toMatch(/^[\d.]+$/);
    expect(distance.full).toMatch(/ %/);
    expect(distance.full).toMatch(/\(.+\)$/);
  }
}

const runs = runNames.map((name) => ({ name, run: runOf(name) }));

describe.each(runs)('every verdict of $name', ({ run }) => {
  it('has a rule of the closed list and, where numbers decided, both sides and their distance', async () => {
    for (const finding of (await run).findings) {
      expect(Object.keys(decidingRules)).toContain(finding.rule);
      for (const statement of statementsOf(finding)) tellsHowFar(statement);
    }
  });

  it('is told whole by explain', async () => {
    for (const finding of (await run).findings) {
      const text = explained(finding);
      expect(text).toContain(`rule ${finding.rule}`);
      for (const statement of statementsOf(finding)) {
        expect(text).toContain(`rule ${statement.rule}`);
        for (const words of toldOf(statement)) expect(text).toContain(forTerminal(words));
        for (const { doubt, rule, found, remark } of abstaining(statement))
          expect(text).toContain(forTerminal(`abstains (${doubt ?? rule}): ${found}${remark ? `, ${remark}` : ''}`));
      }
      for (const { code, detail } of gapsOf(finding)) expect(text).toContain(`no evidence: ${code} (${detail})`);
      for (const { passage, why } of passedOf(finding))
        expect(text).toContain(forTerminal(`passed over (${why}): "${passage.text}"`));
    }
  });

  it('is told whole by the report for people', async () => {
    const sections = sectionsOf(markdown(await run));
    for (const finding of (await run).findings) {
      const text = sections.get(finding.claim.id) ?? '';
      expect(text).toContain(forMarkdown(finding.reason, 600));
      expect(finding.reason).toContain(
        finding.verdict === 'unverifiable' && finding.cause === 'opinion' ? 'said to be' : '(',
      );
      for (const statement of statementsOf(finding)) {
        expect(text).toContain(`by the rule ${codeSpan(statement.rule)}`);
        expect(text).toContain(codeSpan(statement.text));
        const { claimed, measured, unit, distance } = statement;
        if (claimed && unit) expect(text).toContain(codeSpan(formatFigureInterval(claimed, unit)));
        if (measured && unit) expect(text).toContain(codeSpan(formatFigureInterval(measured, unit)));
        if (measured && unit && statement.found !== formatFigureInterval(measured, unit))
          expect(text).toContain(forMarkdown(statement.found));
        if (distance) expect(text).toContain(forMarkdown(distance.full));
        for (const { doubt, rule, remark } of abstaining(statement)) {
          expect(text).toContain(`**abstains: ${doubt ?? rule}**`);
          if (remark) expect(text).toContain(`(${forMarkdown(remark)})`);
        }
        for (const piece of statement.judged)
          if (piece.measured && piece.unit)
            expect(text).toContain(codeSpan(formatFigureInterval(piece.measured, piece.unit)));
        for (const { evidence } of statement.judged) {
          const { value, passage } = evidence.reading;
          expect(text).toContain(forMarkdown(passage.text));
          if (value.kind === 'figure' && statement.steps.length > 0)
            expect(text).toContain(codeSpan(formatFigureInterval(value.figure.interval, value.figure.unit)));
        }
        for (const { code, detail } of statement.gaps)
          expect(text).toContain(`no evidence: **${code}** (${forMarkdown(detail)})`);
      }
      for (const gathered of finding.gathered) {
        const passed = 'gap' in gathered ? gathered.gap.passedOver : gathered.passedOver;
        for (const { passage, why } of passed.slice(0, 5))
          expect(text).toContain(`passed over (${forMarkdown(why)}): ${forMarkdown(passage.text)}`);
        if (passed.length > 5) expect(text).toContain(`and ${passed.length - 5} more passed over`);
      }
    }
  });

  it('is told whole by the report for programs', async () => {
    const { findings } = await run;
    const claims = reportOf(await run).claims;
    for (const [at, finding] of findings.entries()) {
      const told = claims[at];
      expect(told?.rule).toBe(finding.rule);
      const statements = told?.readings.flatMap(({ parts }) => parts.flatMap((part) => part.statements)) ?? [];
      for (const [place, own] of statementsOf(finding).entries()) {
        const statement = statements[place];
        expect(statement).toMatchObject({ says: own.text, rule: own.rule, found: own.found, steps: own.steps });
        expect(statement?.claimed).toEqual(own.claimed && plain(own.claimed));
        expect(statement?.measured).toEqual(own.measured && plain(own.measured));
        expect(statement?.unit?.dimension).toBe(own.unit?.dimension);
        const { distance } = own;
        expect(statement?.distance?.amount).toBe(distance?.amount);
        expect(statement?.distance?.percent).toBe(distance?.percent);
        expect(statement?.distance?.unit).toMatchObject(
          distance ? { dimension: distance.unit.dimension, name: distance.unit.name } : {},
        );
        expect(statement?.judged.map(({ outcome, doubt, remark }) => [outcome, doubt, remark])).toEqual(
          own.judged.map(({ outcome, doubt, remark }) => [outcome, doubt, remark]),
        );
        for (const piece of statement?.judged ?? [])
          expect(told?.evidence.find(({ id }) => id === piece.evidence)?.printed).toBeDefined();
      }
      expect(told?.gaps.map(({ code, detail }) => [code, detail])).toEqual(
        gapsOf(finding).map(({ code, detail }) => [code, detail]),
      );
      const passed = [...(told?.passedOver ?? []), ...(told?.gaps.flatMap(({ passedOver }) => passedOver) ?? [])];
      expect(passed.map(({ text, why }) => `${why}: ${text}`).sort()).toEqual(
        passedOf(finding)
          .map(({ passage, why }) => `${why}: ${passage.text}`)
          .sort(),
      );
    }
  });

  it('is told whole on a terminal where it is contradicted', async () => {
    for (const finding of (await run).findings.filter(({ verdict }) => verdict === 'contradicted')) {
      const text = details(finding, { width: 100_000, chalk: new Chalk({ level: 0 }) }).join('\n');
      for (const statement of statementsOf(finding)) {
        expect(text).toContain(statement.rule);
        for (const words of toldOf(statement)) expect(text).toContain(forTerminal(words));
        for (const { doubt, rule } of abstaining(statement)) expect(text).toContain(`abstains: ${doubt ?? rule}`);
        for (const { code, detail } of statement.gaps) expect(text).toContain(`no evidence: ${code} (${detail})`);
      }
    }
  });
});

/** Both sides as printed and as read, and how far apart. */
function toldOf({ text, found, claimed, measured, unit, distance }: StatementFinding): readonly string[] {
  const read = [claimed, measured].flatMap((interval) =>
    interval && unit ? [formatFigureInterval(interval, unit)] : [],
  );
  return [text, ...(measured ? [found] : []), ...read, ...(distance ? [distance.full] : [])];
}

/** Sections of the Markdown report by the claim's id. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section) => [oneLine(section.slice(0, section.indexOf('\n'))), section] as const),
  );
}

function plain({ low, high }: Interval): unknown {
  const exact = (value: Rational): string => {
    let rest = value.d;
    for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
    return rest === 1n ? toDecimal(value) : `${value.n}/${value.d}`;
  };
  return {
    low: low && { value: exact(low.value), closed: low.closed },
    high: high && { value: exact(high.value), closed: high.closed },
  };
}
