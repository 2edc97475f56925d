/** Which blocks are the article, and which are what surrounds it: navigation, teasers, comments, footers. */
import type { DraftBlock } from './blocks.ts';

/** One flag a block. */
export function bodyOf(blocks: readonly DraftBlock[]): readonly boolean[] {
  return blocks.map((block) => /^(?:p|li|blockquote|h[2-6]|tr)$/.test(block.tag));
}
