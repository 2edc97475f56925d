import { expect, it } from 'vitest';
import { page } from './page.ts';

it('docs/figures.md holds the words, their looseness and their source as the tables of the code have them', async () => {
  // Run with -u to write the page anew after a change of a table.
  await expect(page()).toMatchFileSnapshot('../../docs/figures.md');
});
