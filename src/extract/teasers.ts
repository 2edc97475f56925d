/** What teases other articles: a heading that is a link with a few lines on it, or boxes in a row. */
import type { DraftBlock } from './blocks.ts';
import type { Element } from './element.ts';
import { headingTags } from './tags.ts';

/** A heading that is a link, and what it teases: a box of at most a few lines. */
export function cardsOf(blocks: readonly DraftBlock[]): Set<number> {
  const cards = new Set<number>();
  // Titles often link to their own page.
  const hasOneTitle = blocks.filter(({ tag }) => tag === 'h1').length === 1;
  blocks.forEach(({ tag, text, linked, element }, index) => {
    if (!headingTags.has(tag) || linked < text.length / 2 || (tag === 'h1' && hasOneTitle)) return;
    let box: Element | null = element.parent;
    for (let level = 0; level < 3 && box !== null; level++, box = box.parent) {
      const holder = box;
      const members: number[] = [];
      for (let i = Math.max(0, index - 4); i < Math.min(blocks.length, index + 6); i++) {
        const block = blocks[i];
        if (block !== undefined && contains(holder, block.element)) members.push(i);
      }
      const prose = members.reduce((sum, i) => sum + (blocks[i]?.text.length ?? 0), 0);
      if (members.length > 6 || prose > longestCard) break;
      for (const member of members) cards.add(member);
    }
  });
  return cards;
}

/** What else there is to read: boxes in a row, each of a line that is a link and a few lines on it. */
export function withoutTeasers(blocks: readonly DraftBlock[], body: readonly boolean[]): readonly boolean[] {
  const teasers = new Set<number>();
  let row: number[] = [];
  let boxes = 0;
  for (let index = 0; index <= blocks.length; index++) {
    const size = teaserAt(blocks, index);
    if (size === 0) {
      if (boxes >= fewestTeasers) for (const member of row) teasers.add(member);
      row = [];
      boxes = 0;
      continue;
    }
    for (let i = 0; i < size; i++) row.push(index + i);
    boxes++;
    index += size - 1;
  }
  let all = 0;
  let teased = 0;
  blocks.forEach(({ text }, index) => {
    if (body[index] !== true) return;
    all += text.length;
    if (teasers.has(index)) teased += text.length;
  });
  // Where most of it is such boxes they are entries, each with its author or its time for a link.
  return teased > all / 3 ? body : body.map((isBody, index) => isBody && !teasers.has(index));
}

/** Fewer boxes than this may be anything. */
const fewestTeasers = 3;
const mostLinesOfTeaser = 4;

/** How many blocks the box holds that begins here with a link; 0 if none does. */
function teaserAt(blocks: readonly DraftBlock[], index: number): number {
  const first = blocks[index];
  if (first === undefined || first.linked < first.text.length * 0.9) return 0;
  let size = 0;
  let box: Element | null = first.element.parent;
  for (let level = 0; level < 3 && box !== null; level++, box = box.parent) {
    let count = 1;
    let letters = first.text.length;
    while (count <= mostLinesOfTeaser) {
      const block = blocks[index + count];
      if (block === undefined || !contains(box, block.element)) break;
      letters += block.text.length;
      count++;
    }
    const before = blocks[index - 1];
    const isWhole = before === undefined || !contains(box, before.element);
    if (!isWhole || count > mostLinesOfTeaser || letters > longestCard) break;
    if (count > 1) size = count;
  }
  return size;
}

/** Letters of a teaser with its heading. */
const longestCard = 500;

function contains(holder: Element, element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at === holder) return true;
  return false;
}
