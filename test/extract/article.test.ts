import { describe, expect, it } from 'vitest';
import { page } from './page.ts';

const sentence = (n: number): string =>
  `Sentence number ${n} tells in some detail what the company reported, and what it did not say about the year.`;
const paragraphs = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `<p>${sentence(from + i)}</p>`).join('');

const body = (html: string): string[] => page(html).blocks.flatMap((block) => (block.body ? [block.text] : []));
const all = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => sentence(from + i));

describe('the article on its page', () => {
  it('is its prose, without navigation, teasers, comments and footer', () => {
    const html = `<body>
      <header><a href=/>Home</a> <a href=/a>Markets</a></header>
      <div class="layout with-sidebar"><h1>Title</h1><div class="story">${paragraphs(1, 6)}</div>
      <div class="sidebar"><p>${sentence(90)}</p></div>
      <div><h3><a href=/x>A rival grew by 60 per cent</a></h3><p>${sentence(91)}</p></div></div>
      <div class="comments-area"><p>${sentence(92)}</p></div>
      <footer>Copyright 2025. ${sentence(93)}</footer></body>`;
    expect(body(html)).toEqual(all(1, 6));
  });

  it('goes on after an advertisement, in a box of its own each paragraph', () => {
    const boxes = all(1, 8).map((text) => `<div class="text-block"><p>${text}</p></div>`);
    boxes.splice(4, 0, '<div class="ad">Advertisement</div>');
    expect(body(`<body><main>${boxes.join('')}</main></body>`)).toEqual(all(1, 8));
  });

  it('holds its tables, lists and headings', () => {
    const html = `<article>${paragraphs(1, 4)}<h2>Results</h2><table><tr><th>Year</th><th>Sales</th></tr><tr><td>2025</td><td>5</td></tr></table>
      <ul><li>Cloud: 34 %</li><li>Retail: 10 %</li></ul>${paragraphs(5, 6)}</article>`;
    expect(body(html)).toEqual([
      ...all(1, 4),
      'Results',
      'Year | Sales',
      '2025 | 5',
      'Cloud: 34 %',
      'Retail: 10 %',
      ...all(5, 6),
    ]);
  });

  it('may be in Chinese, where a sentence has few characters', () => {
    const lines = [
      '公司周二公布了第三季度的业绩。',
      '云业务收入同比增长百分之三十四。',
      '分析师此前预计增长百分之三十。',
    ];
    const html = `<body><ul><li><a href=/>首页</a></li><li><a href=/a>财经</a></li></ul><div>${lines.map((line) => `<p>${line}</p>`).join('')}</div></body>`;
    expect(body(html)).toEqual(lines);
  });

  it('is not what readers wrote under it, though it be longer', () => {
    const html = `<body><div class="post">${paragraphs(1, 3)}</div><div id="comments">${`<div class="comment">${paragraphs(50, 54)}</div>`.repeat(2)}</div></body>`;
    expect(body(html)).toEqual(all(1, 3));
  });

  it('a wrapper with an unlucky name does not take the article away', () => {
    expect(body(`<body><form class="ads-enabled menu-open"><div>${paragraphs(1, 4)}</div></form></body>`)).toEqual(
      all(1, 4),
    );
  });

  it('a page without prose has no article, and all its blocks', () => {
    const { blocks } = page('<body><a href=/>Home</a></body>');
    expect(blocks).toMatchObject([{ text: 'Home', body: false }]);
  });
});
