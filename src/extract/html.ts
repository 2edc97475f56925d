/** A page to its document: one parse, then blocks, tables, what the page says of itself, and what bars the way. */
import { bodyOf } from './article.ts';
import { type DraftBlock, readFlow } from './blocks.ts';
import { captionsOf } from './captions.ts';
import type { Block, HtmlDocument } from './document.ts';

import { absolute, readHead, statedFacts } from './head.ts';
import { readJsonLd, recordsIn } from './json-ld.ts';
import { type DateLine, modifiedOf, otherwisePublished, publishedOf } from './published.ts';
import { sourceLinks } from './source-links.ts';
import { taggedUnits } from './tagged-currencies.ts';
import { readTree } from './tree.ts';
import { wallOf } from './wall.ts';

export function readHtml(markup: string, url: string, options: { readonly xml: boolean }): HtmlDocument {
  const tree = readTree(markup, options);
  const units = taggedUnits(markup);
  const { blocks: drafts, tables } = readFlow(tree, { ...options, units });
  const head = readHead(tree);
  const jsonLd = readJsonLd(head.jsonLdScripts);
  const records = recordsIn(jsonLd);
  const body = bodyOf(drafts);
  const captions = captionsOf(drafts, body);
  const blocks: Block[] = [];
  let start = 0;
  const links = sourceLinks(drafts);
  drafts.forEach(({ text, tag, headings, table, row }, index) => {
    // Of what stands beside the article only tables are evidence.
    const counts = body[index] === true || table !== undefined;
    const ways = counts ? (links[index] ?? []).flatMap((href) => absolute(href, url) ?? []) : [];
    blocks.push({
      text,
      start,
      tag,
      headings,
      body: body[index] === true,
      ...(ways.length === 0 ? {} : { links: ways }),
      ...(captions[index] === true ? { caption: true } : {}),
      ...(table === undefined ? {} : { table }),
      ...(row === undefined ? {} : { row }),
    });
    start += text.length + 1;
  });
  const clues = {
    url,
    ...(head.language === undefined ? {} : { language: head.language }),
    records,
    meta: head.meta,
    elements: head.dateElements,
    lines: dateLines(drafts, body),
  };
  const published = publishedOf(clues);
  const otherwise = published === undefined ? [] : otherwisePublished(published, clues);
  const wall = wallOf({ blocks, records, markup });
  return {
    kind: 'html',
    ...statedFacts(head, records, url),
    ...optional('published', published),
    ...(otherwise.length === 0 ? {} : { otherwisePublished: otherwise }),
    ...optional('modified', modifiedOf(clues)),
    text: drafts.map((draft) => draft.text).join('\n'),
    blocks,
    tables,
    ...(units.size === 0 ? {} : { currencies: [...new Set(units.values())] }),
    jsonLd,
    ...optional('wall', wall),
  };
}

/** Longer blocks are prose: what they date is not the page. */
const longestLine = 200;

/** Lines with their distance from the title, or where there is none from the first line of the article. */
function dateLines(blocks: readonly DraftBlock[], body: readonly boolean[]): DateLine[] {
  const heading = blocks.findIndex(({ tag }) => tag === 'h1');
  const title = Math.max(0, heading >= 0 ? heading : body.indexOf(true));
  return blocks.flatMap(({ text }, index) => (text.length < longestLine ? [{ text, fromTitle: index - title }] : []));
}

/** A member only where there is something to say. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
