import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { whyPassedOver } from '../../src/locate/why.ts';

it('every reason for passing something over is explained in the documentation, and no other', () => {
  const text = readFileSync(new URL('../../docs/finding-the-place.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([\w-]+)`\s+\| (.+?)\s+\|$/gm)].map(([, code, meaning]) => [code, meaning]);
  expect(rows).toEqual(Object.entries(whyPassedOver));
});
