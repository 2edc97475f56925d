import { describe, expect, it } from 'vitest';
import { readDay, readDayField } from '../../src/extract/day-text.ts';
import { page } from './page.ts';

const published = (html: string, url?: string): string | undefined => {
  const date = page(html, url).published;
  return date === undefined ? undefined : `${date.text} ${date.from} ${date.trust}`;
};
const jsonLd = (text: string): string => `<script type="application/ld+json">${text}</script>`;

describe('dates as pages write them', () => {
  it.each([
    ['2024-09-16T21:33+0100', '2024-09-16T21:33+01:00'],
    ['2018-02-21 18:03', '2018-02-21T18:03'],
    ['2018-09-16T15:31:57+08:00', '2018-09-16T15:31:57+08:00'],
    ['Tue Jan 28 15:28:56 CET 2020', '2020-01-28'],
    ['Tue, 28 Jan 2020 15:28:56 GMT', '2020-01-28'],
    ['4/6/2016 4:00:00 PM', '2016-04-06'],
    ['28/1/2020', '2020-01-28'],
    ['28.01.2020', '2020-01-28'],
    ['January 5th, 2026', '2026-01-05'],
    ['Sept. 3, 2025', '2025-09-03'],
    ['3 de octubre de 2025', '2025-10-03'],
    ['1er août 2023', '2023-08-01'],
    ['12. März 2024', '2024-03-12'],
    ['5 ноября 2020', '2020-11-05'],
    ['2025年10月1日', '2025-10-01'],
    ['二〇二五年十月二十一日', '2025-10-21'],
    ['民國113年5月20日', '2024-05-20'],
    ['2020년 1월 2일', '2020-01-02'],
    ['1579447500', '2020-01-19'],
    ['1579447500000', '2020-01-19'],
    ['20200119', '2020-01-19'],
    ['20200119T1525', '2020-01-19T15:25'],
  ])('%s', (text, day) => {
    expect(readDayField(text)?.text).toBe(day);
  });

  it.each([
    '2025-02-30',
    '31.04.2025',
    '13/13/2020',
    'October',
    '2025',
    '0001-01-01T00:00:00',
    '99999999',
    'Q3 2025',
    '1.2.3.4',
  ])('no day: %s', (text) => {
    expect(readDayField(text)).toBeUndefined();
  });

  it('what is no day in one order is one in the other; else the language decides', () => {
    expect(readDay('4/6/2016', { monthFirst: true })?.text).toBe('2016-04-06');
    expect(readDay('4/6/2016', { monthFirst: false })?.text).toBe('2016-06-04');
    expect(readDay('13/6/2016', { monthFirst: true })?.text).toBe('2016-06-13');
  });
});

describe('the day of publication', () => {
  it('JSON-LD goes before meta, meta before elements, these before the address', () => {
    const article = jsonLd('{"@type":"NewsArticle","datePublished":"2025-01-01T09:00:00+08:00"}');
    const meta = '<meta property="article:published_time" content="2025-01-02">';
    const time = '<p><time datetime="2025-01-03">Friday</time></p>';
    const url = 'https://news.example.org/2025/01/04/x';
    expect(published(article + meta + time, url)).toBe('2025-01-01T09:00:00+08:00 json-ld datePublished declared');
    expect(published(meta + time, url)).toBe('2025-01-02 meta article:published_time declared');
    expect(published(time, url)).toBe('2025-01-03 time derived');
    expect(published('<p>x</p>', url)).toBe('2025-01-04 url derived');
    expect(published('<h1>Title</h1><p>5 January 2025</p>')).toBe('2025-01-05 text derived');
    expect(published('<p>x</p>')).toBeUndefined();
  });

  it('disagrees with others only where they speak of publication, of this page, and of another day', () => {
    const otherwise = (html: string, url?: string): string[] =>
      (page(html, url).otherwisePublished ?? []).map(({ text, from }) => `${text} ${from}`);
    const article = jsonLd(
      '{"@type":"NewsArticle","datePublished":"2025-12-01T23:30:00-05:00","dateModified":"2025-12-20"}',
    );
    expect(otherwise(article, 'https://news.example.org/2023/03/12/plant')).toEqual(['2023-03-12 url']);
    expect(otherwise(`${article}<h1>Plant</h1><p>Published 12 March 2023</p>`)).toEqual(['2023-03-12 text']);
    expect(otherwise(`${article}<meta name="date.published" content="2023-03-12">`)).toEqual([
      '2023-03-12 meta date.published',
    ]);
    const agreeing = [
      ['<h1>Plant</h1><p>Published 12/1/2025</p>'],
      ['<h1>Plant</h1><p>Updated 20 December 2025</p>'],
      ['<meta property="article:modified_time" content="2025-12-20"><time datetime="2025-12-20">20 December</time>'],
      ['<meta property="article:published_time" content="2025-12-02T04:30:00Z">'],
      ['', 'https://news.example.org/results-20250930.html'],
    ] as const;
    for (const [html, url] of agreeing) expect(otherwise(article + html, url)).toEqual([]);
    expect(otherwise('<h1>Plant</h1><p>Published 12 March 2023</p>')).toEqual([]);
  });

  it('JSON-LD may be a list, a graph, have two types, or not quite parse', () => {
    const day = '2025-01-01 json-ld datePublished declared';
    expect(published(jsonLd('[{"@type":["NewsArticle","Product"],"datePublished":"2025-01-01"}]'))).toBe(day);
    expect(
      published(jsonLd('{"@graph":[{"@type":"Organization"},{"@type":"Article","datePublished":"2025-01-01"}]}')),
    ).toBe(day);
    expect(published(jsonLd('{"@type":"Article","description":"two\nlines","datePublished":"2025-01-01",}'))).toBe(day);
    expect(published(jsonLd('<!-- {"@type":"Article","datePublished":"2025-01-01"}; -->'))).toBe(day);
    expect(published(jsonLd('{"@type":"Article","datePublished":"2018-09-16T15:31:57&#x2B;08:00"}'))).toContain(
      'T15:31:57+08:00',
    );
  });

  it('a video’s day of upload is not the article’s', () => {
    const html = `${jsonLd('{"@type":"VideoObject","uploadDate":"2015-01-16"}')}<meta name="pubdate" content="2017-12-01">`;
    expect(published(html)).toBe('2017-12-01 meta pubdate declared');
  });

  it('an instant in UTC is the day that the page itself writes', () => {
    const late = jsonLd('{"@type":"Article","datePublished":"2023-11-09T02:11:03Z"}');
    expect(published(`${late}<time datetime="2023-11-08T21:11:03-05:00">x</time>`)).toMatch(/^2023-11-08/);
    expect(published(`${late}<time datetime="2023-11-07T21:11:03-05:00">x</time>`)).toMatch(/^2023-11-09/);
    expect(published(late, 'https://news.example.org/2023/11/08/x')).toMatch(/^2023-11-08/);
  });

  it('a line that says what its date is for goes before a loose meta, and prose about a day comes last', () => {
    expect(published('<meta name="date" content="2020-04-29"><h1>T</h1><p>Stand: 28.04.2020 18:00 Uhr</p>')).toContain(
      '2020-04-28',
    );
    const prose =
      '<h1>T</h1><p>The tunnel is closed from 24 April to 2 October 2017, the operator says, for repairs.</p>';
    expect(published(`${prose}<p>7 September 2017</p>`)).toContain('2017-09-07');
  });

  it('the day of the last change is kept apart', () => {
    const html = jsonLd('{"@type":"Article","datePublished":"2012-05-10","dateModified":"2026-04-25T10:00:00Z"}');
    expect(page(html)).toMatchObject({ published: { day: 15470 }, modified: { text: '2026-04-25T10:00:00Z' } });
  });
});

describe('what a page says of itself', () => {
  it('title, author, publisher, language and canonical address', () => {
    const html =
      '<html lang="en-GB"><head><title>Up 5 % | Example News</title><meta property="og:site_name" content="Example News">' +
      '<link rel="canonical" href="/a"></head><body>' +
      jsonLd(
        '{"@type":"NewsArticle","headline":"Up 5&nbsp;%","author":[{"@type":"Person","name":"A. Writer"},{"name":"B. Other"}]}',
      );
    expect(page(html, 'https://news.example.org/a?utm=1')).toMatchObject({
      title: 'Up 5 %',
      author: 'A. Writer, B. Other',
      publisher: 'Example News',
      language: 'en-GB',
      canonical: 'https://news.example.org/a',
    });
  });

  it('an address that is none, or of another scheme, is no canonical address', () => {
    expect(page('<link rel=canonical href="javascript:alert(1)">').canonical).toBeUndefined();
    expect(page('<link rel=canonical href="https://[">').canonical).toBeUndefined();
  });
});

describe('what bars the way', () => {
  const sentence = 'The cloud unit grew by 34 per cent in the quarter, the company said on Tuesday. ';
  const paywalled = jsonLd('{"@type":"NewsArticle","isAccessibleForFree":"False"}');

  it('a teaser that is said not to be free is a paywall, a whole article is not', () => {
    expect(page(`${paywalled}<p>${sentence}</p>`).wall).toBe('paywall');
    expect(page(`${paywalled}${`<p>${sentence.repeat(4)}</p>`.repeat(10)}`).wall).toBeUndefined();
    expect(
      page(`${jsonLd('{"@type":"NewsArticle","isAccessibleForFree":true}')}<p>${sentence}</p>`).wall,
    ).toBeUndefined();
  });

  it('challenges, consent and empty shells are told apart', () => {
    expect(page('<title>Just a moment...</title><h1>Just a moment...</h1><p>Checking your browser</p>').wall).toBe(
      'wall',
    );
    expect(page('<h1>Before you continue to Example</h1><p>Accept all cookies</p>').wall).toBe('consent');
    expect(page(`<div id="root"></div><script>${'x'.repeat(3000)}</script>`).wall).toBe('needs-script');
    expect(page(`<p>${sentence.repeat(5)}</p>`).wall).toBeUndefined();
  });
});
