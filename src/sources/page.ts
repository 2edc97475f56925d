import { z } from 'zod';
import { originalOf } from '../net/memento.ts';
import { hostOf, httpUrl } from './http-url.ts';
import { readCapture } from './read-capture.ts';
import type { Source } from './source.ts';

/** Any web page or JSON answer: the claims file says where on it to look. */
export const page: Source<{ page: string }> = {
  name: 'page',
  summary: 'A web page, feed or JSON answer at a URL.',
  example: 'page: https://example.org/report\nnear: monthly active users grew ___',
  limits: [
    'What a page shows only after running scripts is not seen: `needs-script`.',
    'The date of a page is the one that it declares, else the one in its URL or text; it is shown with where it was read.',
    'Pages change: `at:` asks a web archive for the page as it was on a day.',
  ],
  entry: z.strictObject({ page: httpUrl.describe('The address of the page.') }),
  hosts: [],
  answers: ['figure', 'date', 'series', 'list', 'term', 'quote'],
  place: () => undefined,
  standing: () => 'secondary',
  origin: ({ page: url }) => hostOf(originalOf(url)),
  key: ({ page: url }) => url,
  async ask(asks, { web, locate }) {
    const [first] = asks;
    if (!first) return [];
    const capture = await web.get({ url: first.options.page, accept: 'text/html,application/json;q=0.9,*/*;q=0.8' });
    return readCapture(asks, capture, locate);
  },
};
