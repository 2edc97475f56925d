// Reads a page with the project's own extractor, in the shape that the outside article and date suites ask for.
import { extract as read } from '../../dist/extract/extract.js';

export const name = 'factcheck';

export async function extract(html, url, { bytes } = {}) {
  const body = bytes ?? new TextEncoder().encode(html);
  const page = read({ url, body, contentType: 'text/html' });
  if (page.kind !== 'html') return { text: page.text };
  return {
    text: page.blocks
      .filter((block) => block.body || block.caption)
      .map((block) => block.text)
      .join('\n'),
    title: page.title,
    author: page.author,
    publisher: page.publisher,
    publishedAt: page.published?.text,
    modifiedAt: page.modified?.text,
  };
}
