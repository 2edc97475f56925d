import { describe, expect, it } from 'vitest';
import { failureOf, page, texts } from './page.ts';

describe('text that a reader sees', () => {
  it('leaves out what no reader sees', () => {
    const hidden = [
      '<template>9 %</template>',
      '<!-- 9 % -->',
      '<script>9</script><style>9</style><noscript>9 %</noscript>',
      '<p hidden>9 %</p>',
      '<p style="color:red; display : none !important">9 %</p>',
      '<p style="visibility:hidden">9 %</p>',
      '<span style="font-size:0">9</span>',
      '<div style="opacity: 0">9 %</div>',
      '<dialog>9 %</dialog>',
      '<svg><text>9 %</text></svg>',
      '<select><option>9 %</option></select>',
      '<textarea>9 %</textarea>',
    ];
    expect(texts(page(`<body><p>Growth was 5 %.</p>${hidden.join('')}</body>`))).toEqual(['Growth was 5 %.']);
  });

  it('leaves out what is struck out: the page takes it back', () => {
    const struck = [
      '<del>6 %</del> 5 %',
      '<s>6 %</s> 5 %',
      '<strike>6 %</strike> 5 %',
      '<span style="text-decoration: line-through">6 %</span> 5 %',
      '<span style="color:red;text-decoration-line:underline line-through">6 %</span> 5 %',
      '<ins>5 %</ins>',
      '<span style="text-decoration: underline">5 %</span>',
    ];
    for (const text of struck) expect(texts(page(`<p>Growth was ${text}.</p>`))).toEqual(['Growth was 5 %.']);
  });

  it('what hidden text holds may be shown again, but not out of display:none', () => {
    const html =
      '<ul style="font-size:0"><li style="font-size:14px">5 %</li></ul>' +
      '<div style="visibility:hidden">6 <b style="visibility:visible">7</b></div>' +
      '<div style="display:none"><p style="display:block">8</p></div>';
    expect(texts(page(html))).toEqual(['5 %', '7']);
  });

  it('leaves out what the page’s own style sheet hides for good', () => {
    const css =
      '/* .a{display:none} */ @import "x"; @media print { .b { display: none } } .c, p.d { color: red; display: none }' +
      '#e{display:none!important} .tab{display:none} .tab.active{display:block} .f .c2{display:none}';
    const html =
      `<style>${css}</style><p class=a>1</p><p class=b>2</p><p class="x c">9</p><p class=d>9</p><div id=e><p>9</p></div>` +
      '<div class="tab active">3</div><p class=c2>4</p><p class=c style="display:block">5</p>';
    expect(texts(page(html))).toEqual(['1', '2', '3', '4', '5']);
  });

  it('a body that a script reveals is not lost', () => {
    expect(texts(page('<body style="display:none"><p>5 %</p></body>'))).toEqual(['5 %']);
  });

  it('removes characters that take no room', () => {
    expect(texts(page('<p>1\u200b2\u00ad,\u206045\u202e0&#8203;&zwnj; users\u0000</p>'))).toEqual(['12,450 users']);
  });

  it('folds white space of every width', () => {
    expect(texts(page('<p> 5\u00a0%\n\t of\u3000all&nbsp;&ensp;users </p>'))).toEqual(['5 % of all users']);
  });

  it('a superscript is no digit of the figure it stands at', () => {
    expect(texts(page('<p>14<sup>1</sup>% of 3 km<sup>2</sup>, the 10<sup>th</sup> time<sup>[3]</sup></p>'))).toEqual([
      '14¹% of 3 km², the 10th time [3]',
    ]);
  });

  it('decodes entities once', () => {
    expect(texts(page('<p>AT&amp;T &#36;5 &amp;lt; &euro;6 &#150; 7</p>'))).toEqual(['AT&T $5 &lt; €6 – 7']);
  });
});

describe('blocks', () => {
  it('a paragraph that nobody closed ends where the next begins', () => {
    expect(texts(page('<p>One<p>Two<div>Three</div>Four<ul><li>Five<li>Six</ul>'))).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
      'Six',
    ]);
  });

  it('two line breaks part paragraphs, one parts lines', () => {
    expect(texts(page('<div>One<br>line<br><br>Two</div>'))).toEqual(['One\nline', 'Two']);
  });

  it('inline tags do not part a sentence, though they are closed in the wrong order', () => {
    expect(texts(page('<p>Up <b><i>5</b></i> <span>per</span> cent</p>'))).toEqual(['Up 5 per cent']);
  });

  it('knows the headings above', () => {
    const { blocks } = page('<h1>Q3</h1><h2>Cloud</h2><p>a</p><h2>Retail</h2><p>b</p>');
    expect(blocks.map(({ text, headings }) => [text, headings.join('/')])).toEqual([
      ['Q3', ''],
      ['Cloud', 'Q3'],
      ['a', 'Q3/Cloud'],
      ['Retail', 'Q3'],
      ['b', 'Q3/Retail'],
    ]);
  });

  it('a short bold line heads what follows, as in filings, which have no heading tags', () => {
    const { blocks } = page(
      '<h2>Notes</h2><div><span style="font-weight:700">Segment results</span></div><p>a</p><p><b>Bold prose ends.</b></p><h2>B</h2><p>c</p>',
    );
    expect(blocks.map(({ text, headings }) => [text, headings.join('/')])).toEqual([
      ['Notes', ''],
      ['Segment results', 'Notes'],
      ['a', 'Notes/Segment results'],
      ['Bold prose ends.', 'Notes/Segment results'],
      ['B', ''],
      ['c', 'B'],
    ]);
  });

  it('offsets are places in the text of the page', () => {
    const { text, blocks } = page('<p>One</p><table><tr><td>a</td><td>1</td></tr></table><p>Two</p>');
    for (const block of blocks) expect(text.slice(block.start, block.start + block.text.length)).toBe(block.text);
  });

  it('a row of a table is one block that knows its place; signs join their figures', () => {
    const { blocks } = page(
      '<table><tr><td>Net</td><td>$</td><td>(1,234</td><td>)</td><td>5</td><td>%</td></tr></table>',
    );
    expect(blocks).toMatchObject([{ text: 'Net | $(1,234) | 5%', tag: 'tr', table: 0, row: 0 }]);
  });

  it('a table that only lays the page out is read as its paragraphs', () => {
    const html =
      '<table><tr><td><p>One</p><p>Two</p><table><tr><td>a</td><td>1</td></tr></table></td><td>x</td></tr></table>';
    expect(texts(page(html))).toEqual(['One', 'Two', 'a | 1', 'x']);
  });
});

describe('hostile pages', () => {
  it('200,000 open elements are refused at once', () => {
    expect(failureOf(() => page('<div>'.repeat(200_000)))).toBe('too-large depth');
    expect(failureOf(() => page('<b>'.repeat(20_000)))).toBe('too-large depth');
  });

  it('as deep as browsers nest is read', () => {
    expect(texts(page(`${'<div>'.repeat(500)}5 %${'</div>'.repeat(500)}`))).toEqual(['5 %']);
  });

  it('what closes itself is not deep', () => {
    expect(texts(page(`<svg>${'<path/>'.repeat(12_000)}</svg><p>5 %</p>`))).toEqual(['5 %']);
    expect(texts(page('<li><p>x'.repeat(5000)))).toHaveLength(5000);
    expect(texts(page('<tr><td>x'.repeat(3)))).not.toEqual([]);
  });

  it('more tags than any filing has are refused, before they fill the memory', { timeout: 30_000 }, () => {
    expect(failureOf(() => page(`<template>${'<i></i>'.repeat(600_000)}</template>`))).toBe('too-large tags');
  });

  it('a paragraph longer than any book is refused', () => {
    expect(failureOf(() => page(`<p>${'word after word '.repeat(300_000)}`))).toBe('too-large paragraph');
    expect(failureOf(() => page('<'.repeat(1_500_000)))).toBe('too-large text');
  });

  it('a tag with more than a thousand attributes is refused', () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ');
    expect(failureOf(() => page(`<p ${attributes}>5 %</p>`))).toBe('too-large attributes');
  });

  it('a span of a hundred million columns is clamped', () => {
    expect(
      page('<table><tr><td colspan=100000000>a</td></tr><tr><td>1</td></tr></table>').tables[0]?.grid[0],
    ).toHaveLength(1000);
  });

  it('many great spans do not multiply', () => {
    const row = `<tr>${'<td colspan=1000 rowspan=65534>a</td>'.repeat(200)}</tr>`;
    const { tables } = page(`<table>${row.repeat(200)}</table>`);
    expect(tables[0]?.grid.length).toBe(200);
  });

  it('names of the language itself are ordinary names', () => {
    const { jsonLd } = page(
      '<p constructor=1 __proto__=2>x</p><script type="application/ld+json">{"@type":"Article","__proto__":{"a":1}}</script>',
    );
    expect(jsonLd).toHaveLength(1);
    expect(Object.prototype).not.toHaveProperty('a');
  });
});
