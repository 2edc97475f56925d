import { page } from '../../src/sources/page.ts';
import { describeSource } from './describe-source.ts';
import { html } from './loopback.ts';

const url = 'https://news.example.org/2025/12/03/app';
const around = (sentence: string): string =>
  `<html lang="en"><body><nav>Markets up 0.7%</nav><article><h1>An app</h1><p>Published on 3 December 2025.</p><p>${sentence}</p><p>Its rival grew 3.1% in the month.</p></article></body></html>`;

describeSource(page, {
  takes: [{ page: url }, { page: 'http://example.org/a?b=c' }],
  refuses: [
    { page: 'ftp://example.org/' },
    { page: 'example.org' },
    { page: 'https://me:secret@example.org/' },
    { page: url, pages: 1 },
    {},
  ],
  entry: { page: url },
  question: { place: { by: 'near', words: '___ jump in monthly active users' }, dimension: 'percent' },
  world: { [url]: html(around('The app showed a 149% jump in monthly active users during November.')) },
  says: ['[148.5, 149.5) percent'],
  changed: { [url]: html(around('The app was much talked about; its maker hired 149 people.')) },
  needs: url,
});
