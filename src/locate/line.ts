/** The units in which a page is read: a sentence of prose, with what is known of where it stands. */
import type { Block } from '../extract/document.ts';
import type { Figure, ReadingContext } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import { sentencesOf } from './sentences.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Line {
  readonly text: string;
  /** Offset in the text of the document. */
  readonly start: number;
  readonly headings: readonly string[];
  readonly body: boolean;
  readonly caption?: true;
  /** Where the links of its block lead. */
  readonly links?: readonly string[];
  /** The sentence behind it in the same block. */
  readonly next?: string;
  readonly tokens: readonly Token[];
  figures(context: ReadingContext): readonly Figure[];
}

/** A figure reader that remembers: many questions meet on one sentence. */
export function remembered(text: string): (context: ReadingContext) => readonly Figure[] {
  let last: { readonly key: string; readonly figures: readonly Figure[] } | undefined;
  return (context) => {
    const key = `${context.dateline ?? ''}/${context.fiscalYearEnd ?? ''}/${context.currency ?? ''}/${context.bareDollar ?? ''}/${context.bareYen ?? ''}`;
    if (last?.key !== key) last = { key, figures: readFigures(text, context) };
    return last.figures;
  };
}

function lineOf(block: Block, start: number, end: number, next: string | undefined): Line {
  const text = block.text.slice(start, end);
  let tokens: readonly Token[] | undefined;
  return {
    text,
    start: block.start + start,
    headings: block.headings,
    body: block.body,
    ...(block.caption ? { caption: true } : {}),
    ...(block.links ? { links: block.links } : {}),
    ...(next === undefined ? {} : { next }),
    get tokens() {
      tokens ??= tokensOf(text);
      return tokens;
    },
    figures: remembered(text),
  };
}

/** The sentences of a block, in order. */
export const linesOf = (block: Block): Line[] =>
  sentencesOf(block.text).map(({ start, end }, index, all) => {
    const next = all[index + 1];
    return lineOf(block, start, end, next && block.text.slice(next.start, next.end));
  });
