import { describe, expect, it } from 'vitest';
import { readTables, type TableCell } from '../../src/extract/read-table.ts';
import { readScale } from '../../src/extract/scale.ts';
import { measureOfCell, powerOf } from '../../src/extract/table-scale.ts';
import { page } from './page.ts';

const grid = (html: string): string[][] =>
  (page(html).tables[0]?.grid ?? []).map((row) => row.map((cell) => cell?.text ?? ''));

describe('the grid of a table', () => {
  it('a spanning cell stands at each of its places', () => {
    const html = '<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>';
    expect(grid(html)).toEqual([
      ['a', 'a', 'b'],
      ['a', 'a', 'c'],
      ['d', 'e', 'f'],
    ]);
    const cell = page(html).tables[0]?.grid[1]?.[1];
    expect(cell).toMatchObject({ row: 0, column: 0, rowspan: 2, colspan: 2 });
  });

  it('a row span of 0 ends with its group, and no span passes it', () => {
    const html =
      '<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td rowspan=9>d<td>e</tbody><tfoot><tr><td>f<td>g</tfoot></table>';
    expect(grid(html)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'e'],
      ['f', 'g'],
    ]);
  });

  it('a foot written before the body stands last', () => {
    const html = '<table><tfoot><tr><td>total</tfoot><tbody><tr><td>1</tbody><thead><tr><th>n</thead></table>';
    expect(grid(html)).toEqual([['n'], ['1'], ['total']]);
  });

  it('a table in a cell is a table of its own, and no text of that cell', () => {
    const { tables } = page('<table><tr><td>a<table><tr><td>x<td>y</table><td>b</table>');
    expect(tables.map(({ index, grid: rows }) => [index, rows.length, rows[0]?.length])).toEqual([
      [0, 1, 2],
      [1, 1, 2],
    ]);
    expect(tables[0]?.grid[0]?.[0]?.text).toBe('a');
  });

  it('hidden cells take no place', () => {
    expect(grid('<table><tr><td>a<td style="display:none">9<td>b</table>')).toEqual([['a', 'b']]);
  });
});

/** Made by hand after the way in which filing agents write: signs, brackets and spacers in cells of their own. */
const statement = `
<p>STATEMENTS OF OPERATIONS</p><p>(In millions, except number of shares, which are reflected in thousands, and per-share amounts)</p>
<table>
<tr><td></td><td colspan=6>Three Months Ended</td></tr>
<tr><td></td><td colspan=3>June 28, 2025</td><td colspan=3>June 29, 2024</td></tr>
<tr><td>Net sales:</td><td colspan=6></td></tr>
<tr><td>Products</td><td>$</td><td>66,613</td><td></td><td>$</td><td>61,564</td><td></td></tr>
<tr><td>Other income/(expense), net</td><td></td><td>(171</td><td>)</td><td></td><td>142</td><td></td></tr>
<tr><td>Effective tax rate</td><td></td><td>16.4</td><td>%</td><td></td><td>15.9</td><td>%</td></tr>
<tr><td>Earnings per share:</td><td colspan=6></td></tr>
<tr><td>Basic</td><td>$</td><td>1.57</td><td></td><td>$</td><td>1.40</td><td></td></tr>
<tr><td>Shares used in computing earnings per share:</td><td colspan=6></td></tr>
<tr><td>Basic</td><td></td><td>14,902,886</td><td></td><td></td><td>15,287,521</td><td></td></tr>
</table>`;

interface Figure extends TableCell {
  readonly name: string;
  readonly headers: readonly string[];
  readonly measure: ReturnType<typeof measureOfCell>;
  readonly power: ReturnType<typeof powerOf>;
}

function figuresOf(html: string): Figure[] {
  return readTables(page(html).tables).flatMap((read) =>
    read.data
      .filter(({ number }) => number !== undefined)
      .map((cell): Figure => {
        const measure = measureOfCell(read, cell);
        return {
          ...cell,
          name: [...read.groupsOf(cell.row), read.labelsOf(cell.row)[0]].join(' / '),
          headers: read.headersOf(cell.row, cell.column),
          measure,
          power: powerOf(read, cell, measure),
        };
      }),
  );
}
const read = (html: string): string[] =>
  figuresOf(html).map(
    ({ name, number, measure, power }) =>
      `${name} = ${number?.negative ? '-' : ''}${number?.digits}e${power} ${measure ?? 'unsaid'}`,
  );

describe('figures in a table', () => {
  it('have the sign, the unit and the scale that the words give them', () => {
    expect(read(statement).filter((_, index) => index % 2 === 0)).toEqual([
      'Net sales: / Products = 66613e6 money',
      'Net sales: / Other income/(expense), net = -171e6 money',
      'Net sales: / Effective tax rate = 16.4e0 percent',
      'Earnings per share: / Basic = 1.57e0 per-unit',
      'Shares used in computing earnings per share: / Basic = 14902886e3 shares',
    ]);
  });

  it('stand under their headers, though these span', () => {
    expect(
      figuresOf(statement)
        .slice(0, 2)
        .map(({ headers }) => headers),
    ).toEqual([
      ['Three Months Ended', 'June 28, 2025'],
      ['Three Months Ended', 'June 29, 2024'],
    ]);
  });

  it('take the currency at the top of their column', () => {
    expect(
      figuresOf(statement)
        .slice(2, 4)
        .map(({ sign }) => sign),
    ).toEqual(['$', '$']);
  });

  it('"(1)" is minus one and "(a)" a footnote', () => {
    const html =
      '<table><tr><td>(in millions)</td><td>2025</td></tr><tr><td>Other (a)</td><td>(1</td><td>)</td></tr><tr><td>Rest</td><td>5</td><td>(a)</td></tr><tr><td>Last</td><td>(2)</td></tr></table>';
    expect(read(html)).toEqual(['Other (a) = -1e6 unsaid', 'Rest = 5e6 unsaid', 'Last = -2e6 unsaid']);
  });

  it('a header in the middle of a table takes over from the one above', () => {
    const html =
      '<table><tr><td>(in thousands)</td><td>2025</td></tr><tr><td>Cash</td><td>5</td></tr><tr><td></td><td>2024</td></tr><tr><td>Cash</td><td>4</td></tr></table>';
    expect(figuresOf(html).map(({ headers }) => headers)).toEqual([['2025'], ['2024']]);
  });

  it('a period over the labels is said of every column', () => {
    const html =
      '<table><tr><td>December 31, 2021 (in millions)</td><td>Level 1</td><td>Level 2</td></tr><tr><td>Loans</td><td>7</td><td>8</td></tr></table>';
    expect(figuresOf(html)[1]).toMatchObject({
      headers: ['December 31, 2021 (in millions)', 'Level 2'],
      power: 6,
    });
  });

  it('a scale over one column among several is that column’s', () => {
    const html =
      '<table><tr><td></td><td>Number of RSUs (in thousands)</td><td>Fair value per share</td></tr><tr><td>Granted</td><td>66</td><td>$151.28</td></tr></table>';
    expect(read(html)).toEqual(['Granted = 66e3 shares', 'Granted = 151.28e0 per-unit']);
  });

  it('in a statement of equity the column says what is counted, not the row', () => {
    const html =
      '<p>(in thousands, except share data)</p><table><tr><td></td><td>Shares</td><td>Amount</td></tr><tr><td>Shares issued in the merger</td><td>16,500,000</td><td>2</td></tr></table>';
    expect(read(html)).toEqual([
      'Shares issued in the merger = 16500000e0 shares',
      'Shares issued in the merger = 2e3 money',
    ]);
  });

  it('a table that goes on from another has its scale', () => {
    const html =
      '<p>(in millions)</p><table><tr><td></td><td>2025</td></tr><tr><td>Cash</td><td>5</td></tr></table><p>12</p><table><tr><td></td><td>2024</td></tr><tr><td>Cash</td><td>4</td></tr></table>' +
      `<p>${'Prose parts what does not belong together. '.repeat(3)}</p>`.repeat(5) +
      '<table><tr><td></td><td>2023</td></tr><tr><td>Cash</td><td>3</td></tr></table>';
    expect(read(html)).toEqual(['Cash = 5e6 unsaid', 'Cash = 4e6 unsaid', 'Cash = 3e0 unsaid']);
  });

  it('a dash is no figure, and no header either', () => {
    const html =
      '<table><tr><td></td><td>2025</td><td>2024</td></tr><tr><td>Debt</td><td>—</td><td>4</td></tr><tr><td>Cash</td><td>1</td><td>—</td></tr></table>';
    expect(figuresOf(html).map(({ name, headers }) => [name, headers])).toEqual([
      ['Debt', ['2024']],
      ['Cash', ['2025']],
    ]);
  });
});

describe('statements of scale', () => {
  it.each([
    ['(in millions, except per share amounts)', 6, 6],
    ['(in thousands, except share and per share data)', 3, 0],
    ['(In millions, except number of shares, which are reflected in thousands, and per-share amounts)', 6, 3],
    ['Dollars in thousands', 3, undefined],
    ['(Millions of dollars)', 6, undefined],
    ['($ in billions)', 9, undefined],
    ['RMB in millions', 6, undefined],
    ['(US$’000)', 3, undefined],
    ['单位：百万元', 6, undefined],
    ['單位：新台幣千元', 3, undefined],
    ['（人民币亿元）', 8, undefined],
    ['Employment (in thousands of people)', 3, undefined],
  ])('%s', (text, money, shares) => {
    const scale = readScale(text);
    expect([scale?.money, scale?.shares]).toEqual([money, shares]);
  });

  it.each([
    'Revenue rose by $5 million',
    '300 million users',
    'Growth in 2025',
    'in thousands of people’s homes',
    '10,000 元',
  ])('none: %s', (text) => {
    expect(readScale(text)).toBeUndefined();
  });

  it('is of people where that is all that a cell says', () => {
    expect(readScale('Thousands of people', true)?.money).toBe(3);
    expect(readScale('Thousands of people')).toBeUndefined();
    expect(readScale('Thousands of people moved', true)).toBeUndefined();
  });
});
