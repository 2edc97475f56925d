/** A capture that has been decoded and parsed, with what several questions need of it made once and when first asked. */

import type { PageFacts } from '../evidence.ts';
import type { Document } from '../extract/document.ts';
import type { ReadingContext } from '../figures/figure.ts';
import type { Question } from '../question.ts';
import { declaredCurrencies } from './declared-currency.ts';
import { factsOf } from './facts.ts';
import { type Line, linesOf } from './line.ts';
import { bareCurrenciesOf, withDeclared } from './page-currency.ts';

export interface Opened {
  /** Its characters as they were written, decoded once: for what asks more of them than the document keeps. */
  readonly markup: string;
  readonly document: Document;
  readonly facts: PageFacts;
  /** Sentences of prose, in the order of the page; rows of data tables are not among them. */
  readonly lines: readonly Line[];
  /** What a question reads figures with on this page. */
  contextFor(question: Question): ReadingContext;
  /** Something made from this document once, under a name of its maker's. */
  once<Value>(name: string, make: () => Value): Value;
}

/** Blank lines part the paragraphs of plain text; a single line end inside one is white space. */
function paragraphsOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g)) {
    const block = {
      text: match[0].replace(/\s/g, ' ').trimEnd(),
      start: match.index,
      tag: 'p',
      headings: [],
      body: true,
    };
    lines.push(...linesOf(block));
  }
  return lines;
}

/** Longest strings of a JSON answer that are read as prose, and how many of them. */
const maxProse = 2000;

/** A JSON answer may hold prose (an encyclopedia's extract): its longer strings, one after another. */
function proseOf(value: unknown): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let count = 0;
  const visit = (item: unknown): void => {
    if (count >= maxProse) return;
    if (typeof item === 'string') {
      if (!/\s|\p{Script=Han}/u.test(item.slice(0, 200))) return;
      count += 1;
      for (const paragraph of item.split(/\n+/)) {
        const text = paragraph.replace(/<[^<>]{1,200}>/g, '');
        lines.push(...linesOf({ text, start, tag: 'p', headings: [], body: true }));
        start += text.length + 1;
      }
    } else if (Array.isArray(item)) item.forEach(visit);
    else if (item !== null && typeof item === 'object') Object.values(item).forEach(visit);
  };
  visit(value);
  return lines;
}

function readLines(document: Document): Line[] {
  if (document.kind === 'text') return document.csv ? [] : paragraphsOf(document.text);
  if (document.kind === 'json') return proseOf(document.value);
  return document.blocks.filter(({ table }) => table === undefined).flatMap(linesOf);
}

export function open(url: string, markup: string, document: Document): Opened {
  const made = new Map<string, unknown>();
  const once = <Value>(name: string, make: () => Value): Value => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as Value;
  };
  // Relative words on a page resolve against that page's date and no other: against none where it gives several.
  const dateline =
    document.kind === 'html' && document.otherwisePublished === undefined ? document.published?.day : undefined;
  const readContext = (): ReadingContext => {
    const tagged = document.kind === 'html' ? document.currencies : undefined;
    const bare = bareCurrenciesOf(url, document.kind === 'html' ? document.language : undefined);
    return {
      ...(document.kind === 'json' ? bare : withDeclared(bare, declaredCurrencies(document.text), tagged)),
      ...(dateline === undefined ? {} : { dateline }),
    };
  };
  /** One object for questions that read alike: what is made with it is kept by it. */
  const contexts = new Map<string, ReadingContext>();
  return {
    markup,
    document,
    get facts() {
      return once('facts', () => factsOf(document));
    },
    get lines() {
      return once('lines', () => readLines(document));
    },
    contextFor({ context = {} }) {
      // What the author says of the place goes before what the page lets guess, but for its date.
      const { dateline: _unused, ...said } = context;
      const key = JSON.stringify(said);
      const known = contexts.get(key);
      if (known) return known;
      const { currency } = said;
      const made = {
        ...once('context', readContext),
        ...(currency === undefined ? {} : { bareDollar: currency, bareYen: currency }),
        ...said,
      };
      contexts.set(key, made);
      return made;
    },
    once,
  };
}
