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

  it('is what a page of a line or two says, and not its links and notices', () => {
    const nav = '<nav><a href=/>Home</a></nav><p><a href=/x>A rival has 5 plants</a></p>';
    const foot = '<footer>All of it since 1999</footer>';
    expect(body(`<body>${nav}<h1>Plants</h1><p>It has 7 plants</p>${foot}</body>`)).toEqual(['It has 7 plants']);
    expect(body(`<body>${nav}${foot}</body>`)).toEqual([]);
    const lines = ['Sales of phones: $5 million.', '销售额：3.2亿元。'];
    expect(body(`<body>${nav}<div><p>${lines.join('</p><p>')}</p></div>${foot}</body>`)).toEqual(lines);
  });

  it('has captions of its own kind, where pictures and films stand among its paragraphs', () => {
    const figure = (text: string, credit = ''): string =>
      `<figure><img src=a.jpg><figcaption>${text}</figcaption>${credit}</figure>`;
    const html = `<body><div class="promo">${figure('A rival has 3,000 workers.')}</div><article>
      ${figure('Over the first paragraph nothing tells whose it is.')}${paragraphs(1, 3)}
      ${figure('Workers leave the plant, which made 400 cars in 2019.', '<p class="credit">A. Photographer, 2019</p>')}
      <div class="video"><div class="video-caption"><p>The film shows 12 cars.</p></div></div>
      <div class="media"><div class="caption"><h4><a href=/v>Other news in 90 seconds</a></h4><p>All of it in 90 seconds.</p></div></div>
      <div class="gallery">${figure('Image 1 of 30')}</div><div class="ad-caption">Advertisement for 5 things</div>
      ${figure('Photo: an agency')}${paragraphs(4, 6)}</article></body>`;
    const { blocks } = page(html);
    expect(blocks.flatMap(({ text, body, caption }) => (caption ? [[text, body]] : []))).toEqual([
      ['Workers leave the plant, which made 400 cars in 2019.', false],
      ['The film shows 12 cars.', false],
    ]);
    expect(body(html)).toEqual(all(1, 6));
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

  it('goes on in boxes whose names tell of their label, their subject or their gate', () => {
    const html = `<body><article><h1>Title</h1>
      <div class="field field--label-hidden"><div class="item">${paragraphs(1, 3)}</div></div>
      <div class="field field--label-hidden"><div class="item">${paragraphs(4, 6)}</div></div>
      <div class="paywall">${paragraphs(7, 8)}</div></article></body>`;
    expect(body(html)).toEqual(all(1, 8));
    expect(body(`<body><div class="post tag-social category-popular">${paragraphs(1, 2)}</div></body>`)).toEqual(
      all(1, 2),
    );
  });

  it('a lead that leads nowhere is its own, and one that leads away is not', () => {
    const lead = (inner: string): string =>
      `<body><article><div class="head"><h1>Title</h1><div class="teaser-text">${inner}</div></div>
       <div class="text">${paragraphs(2, 5)}</div></article></body>`;
    expect(body(lead(paragraphs(1, 1)))).toEqual(all(1, 5));
    expect(body(lead(`<a href="/other"><img></a>${paragraphs(90, 90)}`))).toEqual(all(2, 5));
  });

  it('boxes in a row under it, each a link and a line on it, tease other articles', () => {
    const box = (n: number): string =>
      `<div class="tile"><div><a href="/d${n}">Another diet of ${n} days</a></div><div>Lose ${n} kg in ${n} days, says this one.</div></div>`;
    const html = `<body><div class="main"><h1>Title</h1>${paragraphs(1, 5)}<div class="tiles"><h2>Most read</h2>${[7, 10, 14].map(box).join('')}</div></div></body>`;
    expect(body(html)).toEqual(all(1, 5));
  });

  it('entries of a running report stay, though each has its author for a link', () => {
    const entry = (n: number): string => `<div><a href="/by/${n}">Reporter of the desk</a><p>${sentence(n)}</p></div>`;
    const html = `<body><h1>Title</h1><div>${[1, 2, 3, 4, 5].map(entry).join('')}</div></body>`;
    expect(body(html)).toEqual(expect.arrayContaining(all(1, 5)));
  });

  it('begins after its title and its day, and ends with its last line', () => {
    const html = `<body><div><div>Friday, 22 October 2010 at 20:13</div>${paragraphs(1, 3)}<h2>Comments of our readers</h2>
      <div><b>1</b> <a href="?p=2">2</a> <a href="?p=3">3</a></div></div></body>`;
    expect(body(html)).toEqual(all(1, 3));
  });

  it('holds short lines with figures, such as the results of a poll, and an address to write to', () => {
    const votes = [165, 250, 437].map((n) => `<li><div><span>${n} votes</span></div></li>`).join('');
    const html = `<body><div><h1>Title</h1>${paragraphs(1, 4)}<ul>${votes}</ul><div><a href="mailto:a1@example.org">a1@example.org</a></div></div></body>`;
    expect(body(html)).toEqual([...all(1, 4), '165 votes', '250 votes', '437 votes', 'a1@example.org']);
  });

  it('is not a longer list of notices beside it', () => {
    const notices = Array.from({ length: 12 }, (_, i) => `<div class="swiper-slide">${sentence(60 + i)}</div>`);
    const html = `<body><div><h1>Title</h1><div class="text">${paragraphs(1, 4)}</div></div><div class="swiper-wrapper">${notices.join('')}</div></body>`;
    expect(body(html)).toEqual(all(1, 4));
  });

  it('a title that links to its own page teases nothing', () => {
    const html = `<body><div class="post"><h1><a href="/p/1">A short note</a></h1><p>${sentence(1)}</p></div>
      <form class="cookies"><p>${sentence(95)}</p></form></body>`;
    expect(body(html)).toEqual([sentence(1)]);
  });
});
