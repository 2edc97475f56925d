import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = [...page.matchAll(/^\| (P\d+) *\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, promise = '', , kept = '', shown = '']) => ({ promise, kept, shown }),
);
const pathsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

it('names every promise once, in order', () => {
  expect(rows.map(({ promise }) => promise)).toEqual(Array.from({ length: 29 }, (_, index) => `P${index + 1}`));
});

it.each(rows)('$promise is kept in code that is there, and shown by a test that is there', ({ kept, shown }) => {
  const tests = pathsIn(shown);
  expect(tests.length).toBeGreaterThan(0);
  for (const path of [...pathsIn(kept), ...tests]) expect(existsSync(join(root, path)), path).toBe(true);
  for (const path of tests) expect(path).toMatch(/^test\/.*\.test\.ts$/);
});
