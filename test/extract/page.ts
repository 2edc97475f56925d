import type { HtmlDocument } from '../../src/extract/document.ts';
import { extract } from '../../src/extract/extract.ts';

/** A page as it would come from a server that says nothing of its encoding. */
export function page(html: string, url = 'https://news.example.org/a'): HtmlDocument {
  const document = extract({ url, body: new TextEncoder().encode(html), contentType: 'text/html' });
  if (document.kind !== 'html') throw new Error(`read as ${document.kind}`);
  return document;
}

export const texts = (document: HtmlDocument): string[] => document.blocks.map((block) => block.text);

/** What a call throws, as far as a gap would show it. */
export function failureOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'detail' in error) return `${error.code} ${error.detail}`;
    throw error;
  }
  return 'read';
}
