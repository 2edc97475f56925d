/** What a document says of itself, and marks by which two texts of one origin are known. */

import type { PageFacts } from '../evidence.ts';
import type { Document, HtmlDocument } from '../extract/document.ts';
import { attributionsOf } from './attributions.ts';
import { fold } from './fold.ts';
import { tokensOf } from './tokens.ts';

/** Words or Chinese characters in one shingle: shorter ones are shared by any two texts on one subject. */
const shingleLength = 6;
/** Hashes kept: the share of them that two sketches have in common tells the share of their text within some 6 %. */
const sketchSize = 64;
/** Words of one page that are sketched. */
const maxWords = 20_000;

/** FNV-1a, 32 bits, of the words of one shingle with a space between them. Source: draft-eastlake-fnv. */
function hashOf(words: readonly string[], first: number): number {
  let hash = 0x811c9dc5;
  for (let at = first; at < first + shingleLength; at += 1) {
    if (at > first) hash = Math.imul(hash ^ 0x20, 0x01000193);
    const word = words[at] ?? '';
    for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The smallest hashes of all shingles of a text (bottom-k sketch); none for a text too short to be known again. */
export function sketchOf(texts: readonly string[]): number[] {
  const words: string[] = [];
  for (const text of texts) {
    for (const { kind, norm } of tokensOf(text)) if (kind !== 'mark') words.push(norm);
    if (words.length > maxWords) break;
  }
  const hashes = new Uint32Array(Math.max(0, words.length - shingleLength + 1))
    .map((_, at) => hashOf(words, at))
    .sort();
  return [...hashes.filter((hash, at) => hash !== hashes[at - 1]).subarray(0, sketchSize)];
}

/** Notices are short: a long text that begins so is about another one. */
const longestNotice = 240;
const retractedTitle =
  /^\W*(?:retracted|withdrawn|retraction(?:\s+notice)?)\s*[:：\]–—-]|^[\s【[（(]*(?:已)?撤(?:稿|回|下)[】\]）):：]/iu;
const notice =
  /^(?:(?:editor['’]?s|publisher['’]?s)?\s*(?:note|notice)\s*[:：]\s*)?this\s+(?:article|story|post|paper|study|report|page|column|piece)\s+(?:has\s+(?:since\s+)?been|was)\s+(?:since\s+)?(?:retracted|withdrawn|taken down|unpublished)\b|^this\s+(?:article|story|post|page|site|is)\s+(?:is\s+)?(?:a\s+(?:work|piece)\s+of\s+)?(?:satire|satirical|parody|fiction)\b|^(?:本文|此文|该文|本报道|本文章|本论文)(?:章)?(?:现)?(?:已经|已)?(?:被)?(?:撤回|撤稿|撤下|撤销)|^本文(?:纯属|系|为)(?:虚构|讽刺|恶搞)/;

function withdrawnBy(title: string | undefined, texts: readonly string[]): string | undefined {
  if (title !== undefined && retractedTitle.test(title)) return title;
  return texts.find((text) => text.length <= longestNotice && notice.test(fold(text).trim()));
}

function factsOfHtml(document: HtmlDocument): PageFacts {
  const { title, author, publisher, language, canonical, published, otherwisePublished, modified, blocks } = document;
  const own = blocks.filter(({ body }) => body);
  const body = own.length > 0 ? own : blocks;
  const sketch = sketchOf(body.map(({ text }) => text));
  const attributions = attributionsOf(body.map(({ text }) => text));
  const withdrawn = withdrawnBy(
    title,
    blocks.map(({ text }) => text),
  );
  return {
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(language === undefined ? {} : { language }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(published === undefined ? {} : { published }),
    ...(otherwisePublished === undefined ? {} : { otherwisePublished }),
    ...(modified === undefined ? {} : { modified }),
    ...(sketch.length === 0 ? {} : { sketch }),
    ...(attributions.length === 0 ? {} : { attributions }),
  };
}

export const factsOf = (document: Document): PageFacts => (document.kind === 'html' ? factsOfHtml(document) : {});
