/**
 * The words of a picture or film that stands in an article: between two of its paragraphs, in a box that is nothing but
 * theirs. They are the article's, but of another kind: their day is the picture's, and an agency wrote many of them, so
 * that no statement of the article rests on them.
 */
import { isFurniture } from './article.ts';
import { isCaption, isNamedAside } from './aside.ts';
import type { DraftBlock } from './blocks.ts';
import type { Element } from './element.ts';
import { cardsOf } from './teasers.ts';

/** One flag a block; `body` is the same for the article's text. */
export function captionsOf(blocks: readonly DraftBlock[], body: readonly boolean[]): readonly boolean[] {
  const holdsBody = new Set<Element>();
  blocks.forEach(({ element }, index) => {
    if (body[index] !== true) return;
    for (let at: Element | null = element; at !== null && !holdsBody.has(at); at = at.parent) holdsBody.add(at);
  });
  const [first, last] = [body.indexOf(true), body.lastIndexOf(true)];
  const cards = cardsOf(blocks);
  return blocks.map(({ text, linked, element }, index) => {
    if (index < first || index > last) return false;
    if (cards.has(index) || linked > text.length / 2 || isFurniture(text)) return false;
    let captioned = false;
    for (let at: Element | null = element; at !== null && !holdsBody.has(at); at = at.parent) {
      if (isCaption(at)) captioned = true;
      else if (isNamedAside(at)) return false;
    }
    return captioned;
  });
}
