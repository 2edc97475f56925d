/** What a document says of itself, and marks by which two texts of one origin are known. */

import type { PageFacts } from '../evidence.ts';
import type { Block, Document, HtmlDocument } from '../extract/document.ts';
import { fold } from './fold.ts';
import { tokensOf } from './tokens.ts';

/** Words or Chinese characters in one shingle: shorter ones are shared by any two texts on one subject. */
const shingleLength = 6;
/** Hashes kept: the share of them that two sketches have in common tells the share of their text within some 6 %. */
const sketchSize = 64;
/** Words of one page that are sketched. */
const maxWords = 20_000;

/** FNV-1a, 32 bits. Source: draft-eastlake-fnv. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
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
  const hashes = new Set<number>();
  for (let at = 0; at + shingleLength <= words.length; at += 1) {
    hashes.add(hashOf(words.slice(at, at + shingleLength).join(' ')));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, sketchSize);
}

const attribution =
  /\b(?:according to|data (?:from|by)|figures (?:from|by)|research by|a report (?:from|by)|first reported by|reported by|source:)\s+((?:(?:the|a)\s+)?[\p{Lu}\d][\p{L}\p{N}.&'’-]*(?:\s+(?:(?:of|for|and|the|&)\s+)?[\p{Lu}\d][\p{L}\p{N}.&'’-]*){0,5})|(?:据|根据|來源[:：]|来源[:：])\s*([\p{L}\p{N}《》·]{2,20}?)(?=(?:\d|的|报道|報道|報導|消息|数据|數據|统计|統計|显示|顯示|称|稱|介绍|披露|发布|發布)|[,，。\s]|$)/gu;

const mostAttributions = 12;

function attributionsOf(blocks: readonly Block[]): string[] {
  const found = new Set<string>();
  for (const { text } of blocks) {
    for (const match of text.matchAll(attribution)) {
      const name = match[1] ?? match[2];
      if (name !== undefined)
        found.add(
          fold(name)
            .replace(/^(?:the|a)\s+/, '')
            .replace(/[.,]+$/, ''),
        );
      if (found.size >= mostAttributions) return [...found];
    }
  }
  return [...found];
}

function factsOfHtml(document: HtmlDocument): PageFacts {
  const { title, author, publisher, language, canonical, published, modified, blocks } = document;
  const own = blocks.filter(({ body }) => body);
  const body = own.length > 0 ? own : blocks;
  const sketch = sketchOf(body.map(({ text }) => text));
  const attributions = attributionsOf(body);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(language === undefined ? {} : { language }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(published === undefined ? {} : { published }),
    ...(modified === undefined ? {} : { modified }),
    ...(sketch.length === 0 ? {} : { sketch }),
    ...(attributions.length === 0 ? {} : { attributions }),
  };
}

export const factsOf = (document: Document): PageFacts => (document.kind === 'html' ? factsOfHtml(document) : {});
