import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/figures/rules.ts';

const source = new URL('../../src/', import.meta.url);
/** Folders that read; the rules that judge have a table of their own. */
const readers = ['figures', 'extract', 'locate', 'sources', 'claims'];

const named = readers.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, source), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const text = readFileSync(new URL(`${folder}/${path}`, source), 'utf8');
      return [...text.matchAll(/\brule: '([a-z-]+)'/g)].map(([, rule = '']) => ({ rule, where: `${folder}/${path}` }));
    }),
);

describe('the table of rules', () => {
  it('has a sentence for every rule that a reader names', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ rule }) => !(rule in rules))).toEqual([]);
  });
});
