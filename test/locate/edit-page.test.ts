/** Editing a page round a passage, whatever markup stands between its words. */
import { describe, expect, it } from 'vitest';
import { editPage, replaceOnPage } from '../../src/locate/edit-page.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined): string | undefined => body && new TextDecoder().decode(body);
const spot = (passage: string, answer: string) => {
  const start = passage.indexOf(answer);
  return { text: passage, start, end: start + answer.length };
};
const exchange = (html: string, passage: string, answer: string, to: string): string | undefined =>
  text(
    editPage(bytes(html), 'text/html', spot(passage, answer), (_, { answers }) => answers.map((at) => ({ ...at, to }))),
  );

describe('editPage', () => {
  it('finds a passage through tags, entities and folded white space', () => {
    expect(
      exchange(
        '<p>It grew by\n  <b>149</b>.03&nbsp;% &amp; more.</p>',
        'It grew by 149.03 % & more.',
        '149.03 %',
        '7 %',
      ),
    ).toBe('<p>It grew by\n  <b>7 % &amp; more.</p>');
  });

  it('leaves attributes, scripts and comments alone', () => {
    const html = '<p title="12 cars"><!-- 12 cars --><script>"12 cars"</script>They made 12 cars.</p>';
    expect(exchange(html, 'They made 12 cars.', '12', '99')).toBe(html.replace('made 12', 'made 99'));
  });

  it('takes every place of the answer where the passage was put together from cells', () => {
    expect(exchange('<tr><td>Meta</td><td>46,000</td></tr>', 'Meta | Derived models | 46,000', '46,000', '1')).toBe(
      '<tr><td>Meta</td><td>1</td></tr>',
    );
  });

  it('says so where the page does not hold the passage', () => {
    expect(exchange('<p>Nothing here.</p>', 'They made 12 cars.', '12', '99')).toBeUndefined();
  });

  it('writes UTF-8 that is read as such, whatever the page declares', () => {
    const page = Uint8Array.from([...bytes('<meta charset="gbk"><p>'), 0xd4, 0xc2, 0xbb, 0xee, ...bytes(' 12</p>')]);
    const edited = editPage(page, 'text/html; charset=gbk', spot('月活 12', '12'), (_, { answers }) =>
      answers.map((at) => ({ ...at, to: '99' })),
    );
    expect([...(edited ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(text(edited)).toContain('月活 99');
  });

  it('finds a number in JSON', () => {
    expect(
      text(
        editPage(bytes('{"downloads": 113214}'), 'application/json', spot('113214', '113214'), (_, { answers }) =>
          answers.map((at) => ({ ...at, to: '1' })),
        ),
      ),
    ).toBe('{"downloads": 1}');
  });

  it('replaces a label wherever it is seen', () => {
    expect(
      text(replaceOnPage(bytes('<th>Alpha <i>Cloud</i></th><p>Alpha Cloud</p>'), 'text/html', ['Alpha Cloud'], 'X')),
    ).toBe('<th>X</i></th><p>X</p>');
  });
});
