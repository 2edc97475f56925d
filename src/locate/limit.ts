/**
 * "A maximum of £3,200" bounds what somebody pays, and names the maximum itself. Where the author's own words before the
 * blank are "a maximum of", the maximum is what he asks for, and that is the printed number: still no more than it says.
 * "Over ___" names nothing that would have a value of its own, and stays a bound.
 */
import type { Figure } from '../figures/figure.ts';
import { intersect } from '../figures/interval.ts';
import type { Clause } from './hedge.ts';

/** Words that name an end, not words that compare with one. */
const naming = /\b(?:max(?:imum)?|min(?:imum)?|cap(?:ped)?|limit(?:ed)?|ceiling|floor)\b|上限|下限|最低|封[顶頂]/giu;

/** The figure as the end that it names, where the author wrote the word that names it. */
export function asLimit(text: string, figure: Figure, words: readonly Clause[]): Figure {
  const { bare, modifier } = figure;
  if (!bare || (modifier !== 'at-most' && modifier !== 'at-least')) return figure;
  const isAsked = [...text.slice(figure.start, figure.end).matchAll(naming)].some(({ index, 0: word }) => {
    const [from, to] = [figure.start + index, figure.start + index + word.length];
    return words.some(({ start, end }) => start <= from && end >= to);
  });
  return isAsked
    ? { ...figure, interval: intersect(figure.interval, bare.interval), rule: 'peak', modifier: 'peak' }
    : figure;
}
