/** The closed tables, their documents and their golden cases are one list. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causesByNearness, caveatEntries, decidingRules, doubtEntries, gapEntries } from '../../src/judge/rules.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const headings = (text: string): readonly string[] =>
  [...text.matchAll(/^###? `?([\w-]+)`?$/gm)].map(([, name]) => name ?? '');
const goldens = readdirSync(new URL('../../fixtures/judgements/', import.meta.url))
  .map((name) => read(`fixtures/judgements/${name}`))
  .join('\n');

describe('the closed tables', () => {
  it('every gap, doubt and caveat has its section, and no section is without one', () => {
    const codes = [...Object.keys(gapEntries), ...Object.keys(doubtEntries), ...Object.keys(caveatEntries)];
    expect([...headings(read('docs/when-it-says.md'))].sort()).toEqual([...codes].sort());
  });

  it('every deciding rule has its section in the documents', () => {
    const documented = new Set(headings(read('docs/how-verdicts-work.md')));
    expect(Object.keys(decidingRules).filter((name) => !documented.has(name))).toEqual([]);
  });

  it('every deciding rule has a golden case', () => {
    const covered = new Set([...goldens.matchAll(/rule: ([\w-]+)/g)].map(([, name]) => name));
    expect(Object.keys(decidingRules).filter((name) => !covered.has(name))).toEqual([]);
  });

  it('every doubt has a golden case', () => {
    const covered = new Set([...goldens.matchAll(/cause: ([\w-]+)/g)].map(([, name]) => name));
    expect(Object.keys(doubtEntries).filter((name) => !covered.has(name))).toEqual([]);
  });

  it('every caveat has a golden case', () => {
    const covered = new Set(
      [...goldens.matchAll(/caveats: \[([\w, -]+)\]/g)].flatMap(([, names]) => (names ?? '').split(', ')),
    );
    expect(Object.keys(caveatEntries).filter((name) => !covered.has(name) && name !== 'secondary-only')).toEqual([]);
  });

  it('the order of causes names each of them once', () => {
    expect([...causesByNearness].sort()).toEqual([...Object.keys(gapEntries), ...Object.keys(doubtEntries)].sort());
  });
});
