import { describe, expect, it } from 'vitest';
import type { Place, Question } from '../../src/question.ts';
import { ask, found, near, question, shown } from './ask.ts';

const usd = { dimension: 'money' as const, unit: 'USD' };
const percent = { dimension: 'percent' as const };
const number = { dimension: 'number' as const };
const cell = (place: Omit<Extract<Place, { by: 'table' }>, 'by'>, rest: Partial<Question> = usd): Question =>
  question({ by: 'table', ...place }, rest);

/** A statement as filings print it: signs in cells of their own, spanning headers, brackets. */
const statement = `<html><body><p>CONSOLIDATED STATEMENTS</p><p>(In millions, except number of shares, which are reflected in thousands, and per-share amounts)</p>
<table><tr><td></td><td colspan="6">Three Months Ended</td></tr>
<tr><td></td><td colspan="3">June 28, 2025</td><td colspan="3">June 29, 2024</td></tr>
<tr><td>Revenues:</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>Products</td><td>$</td><td>6,613</td><td></td><td>$</td><td>5,564</td><td></td></tr>
<tr><td>Services</td><td></td><td>2,423</td><td></td><td></td><td>2,213</td><td></td></tr>
<tr><td>Total revenues (1)</td><td></td><td>9,036</td><td></td><td></td><td>7,777</td><td></td></tr>
<tr><td>Other income/(expense), net</td><td></td><td>(171</td><td>)</td><td></td><td>142</td><td></td></tr>
<tr><td>Impairment</td><td></td><td>—</td><td></td><td></td><td>0</td><td></td></tr>
<tr><td>Effective tax rate</td><td></td><td>16.4</td><td>%</td><td></td><td>15.9</td><td>%</td></tr>
<tr><td>Earnings per share:</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>Basic</td><td>$</td><td>1.57</td><td></td><td>$</td><td>1.40</td><td></td></tr>
<tr><td>Shares used in computing earnings per share:</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>Basic</td><td></td><td>14,902</td><td></td><td></td><td>15,287</td><td></td></tr>
</table></body></html>`;

/** The second column holds days, whose parts are no part of a row's name. */
const releases = `<html><body><table><tr><th>Release</th><th>Released</th><th>Users</th></tr>
<tr><td>Version 1</td><td>March 3, 2024</td><td>500</td></tr><tr><td>Version 2</td><td>June 5, 2025</td><td>900</td></tr></table>
<table><tr><th>Company</th><th>Country</th><th>Staff</th></tr><tr><td>Alibaba Group</td><td>China</td><td>700</td></tr>
<tr><td>Alibaba Group</td><td>Singapore</td><td>80</td></tr></table></body></html>`;

describe('a cell by row and column', () => {
  it('is of no row whose words stand in a day beside its name', () => {
    expect(ask(releases, cell({ row: 'Version 3', column: 'Users' }, number)).readings).toEqual([]);
    expect(ask(releases, cell({ row: 'Version 3', column: 'Released' }, { kind: 'date' })).readings).toEqual([]);
    expect(found(ask(releases, cell({ row: 'Version 2', column: 'Users' }, number)))).toEqual(['{900}']);
  });

  it('is of the row whose name goes on in the next cell', () => {
    expect(found(ask(releases, cell({ row: 'Alibaba Singapore', column: 'Staff' }, number))).length).toBe(1);
    expect(ask(releases, cell({ row: 'Alibaba Japan', column: 'Staff' }, number)).readings).toEqual([]);
  });

  it('has the scale that stands over the table and the currency of its column', () => {
    expect(found(ask(statement, cell({ row: 'Services', column: 'June 28, 2025' })))).toEqual([
      '[2422500000, 2423500000) USD',
    ]);
  });

  it('is negative in brackets, wherever the closing one stands', () => {
    expect(found(ask(statement, cell({ row: 'Other income/(expense), net', column: 'June 28, 2025' })))).toEqual([
      '(-171500000, -170500000] USD',
    ]);
  });

  it('has no scale where it is per share, a per cent figure, or a number of shares with its own', () => {
    expect(found(ask(statement, cell({ row: 'Earnings per share Basic', column: 'June 28, 2025' })))).toEqual([
      '[1.565, 1.575) USD',
    ]);
    expect(found(ask(statement, cell({ row: 'Effective tax rate', column: 'June 29, 2024' }, percent)))).toEqual([
      '[15.85, 15.95) percent',
    ]);
    expect(found(ask(statement, cell({ row: 'Shares used Basic', column: 'June 28, 2025' }, number)))).toEqual([
      '[14901500, 14902500) share',
    ]);
  });

  it('is nothing where a dash stands for it, and zero where zero is printed', () => {
    expect(
      ask(statement, cell({ row: 'Impairment', column: 'June 28, 2025' })).passedOver.map(({ why }) => why),
    ).toEqual(['no-value']);
    expect(found(ask(statement, cell({ row: 'Impairment', column: 'June 29, 2024' })))).toEqual([
      '[-500000, 500000) USD',
    ]);
  });

  it('is found by the whole header, however many rows it spans, and dated by it', () => {
    const [reading, ...others] = ask(
      statement,
      cell({ row: 'Products', column: 'Three months ended June 28, 2025' }),
    ).readings;
    expect(others).toEqual([]);
    expect(
      reading?.refersTo && [Number(reading.refersTo.low?.value.n), Number(reading.refersTo.high?.value.n)],
    ).toEqual([20176, 20267]);
  });

  it('is the row of that very name: "Revenues" is not "Total revenues"', () => {
    expect(found(ask(statement, cell({ row: 'Total revenues', column: 'June 28, 2025' })))).toEqual([
      '[9035500000, 9036500000) USD',
    ]);
    expect(ask(statement, cell({ row: 'Total costs', column: 'June 28, 2025' })).readings).toEqual([]);
  });

  it('of another period is passed over and said to be there', () => {
    const { readings, passedOver } = ask(statement, cell({ row: 'Products', column: 'June 24, 2023' }));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['other-column']);
  });

  it('is every cell of the row where no column is named', () => {
    expect(found(ask(statement, cell({ row: 'Products' })))).toHaveLength(2);
  });
});

const shares = `<html><body><h2>Market shares</h2><table><caption>Share of the cloud market (%)</caption>
<thead><tr><th>Company</th><th>Share</th><th>Growth (%)</th><th>Founded</th></tr></thead>
<tr><th>Alibaba Cloud</th><td>35.8</td><td>30</td><td>2009</td></tr><tr><th>Volcano Engine</th><td>14.8</td><td>-2.5</td><td>2020</td></tr>
<tr><th>Huawei Cloud</th><td>13.1</td><td>n/a</td><td>2017</td></tr></table></body></html>`;

describe('a small table of a web page', () => {
  it('has its unit in the caption or the header', () => {
    expect(found(ask(shares, cell({ row: 'Alibaba Cloud', column: 'Share' }, percent)))).toEqual([
      '[35.75, 35.85) percent',
    ]);
    expect(found(ask(shares, cell({ row: 'Volcano Engine', column: 'Growth (%)' }, percent)))).toEqual([
      '(-2.55, -2.45] percent',
    ]);
  });

  it('gives a column as a list, with a hole where there is no number', () => {
    expect(found(ask(shares, cell({ row: 'all', column: 'Share' }, { kind: 'list', ...percent })))).toEqual([
      'Alibaba Cloud [35.75, 35.85); Volcano Engine [14.75, 14.85); Huawei Cloud [13.05, 13.15)',
    ]);
    expect(found(ask(shares, cell({ row: 'all', column: 'Growth (%)' }, { kind: 'list', ...percent })))).toEqual([
      'Alibaba Cloud [29.5, 30.5); Volcano Engine (-2.55, -2.45]; Huawei Cloud -',
    ]);
  });

  it('has its unit in the cell, be it the only row', () => {
    const catches = (head: string, rows: string): string =>
      `<html><body><table><caption>Catch</caption>${head}${rows}</table></body></html>`;
    const tonnes = { dimension: 'mass' as const, unit: 'tonne' };
    const bergen = '<tr><td>Bergen</td><td>410 t</td><td>12 boats</td></tr>';
    const oslo = '<tr><td>Oslo</td><td>55 t</td><td>3 boats</td></tr>';
    const marked = '<tr><th>Port</th><th>Cod</th><th>Fleet</th></tr>';
    const plain = '<tr><td>Port</td><td>Cod</td><td>Fleet</td></tr>';
    const cod = cell({ row: 'Bergen', column: 'Cod' }, tonnes);
    for (const html of [catches(marked, bergen), catches(marked, bergen + oslo), catches(plain, bergen + oslo)])
      expect(found(ask(html, cod))).toEqual(['[409.5, 410.5) tonne']);
    const all = cell({ row: 'all', column: 'Cod' }, { kind: 'list', ...tonnes });
    expect(found(ask(catches(marked, bergen + oslo), all))).toEqual(['Bergen [409.5, 410.5); Oslo [54.5, 55.5)']);
    expect(found(ask(catches('', bergen), cell({ row: 'Bergen', caption: 'Catch' }, tonnes)))).toContain(
      '[409.5, 410.5) tonne',
    );
  });

  it('a distance over a column names it', () => {
    const html =
      '<html><body><table><tr><td>Runner</td><td>5 miles</td><td>10 miles</td></tr><tr><td>Ada</td><td>17</td><td>35</td></tr></table></body></html>';
    expect(found(ask(html, cell({ row: 'Ada', column: '10 miles' }, { dimension: 'number' })))).toEqual(['{35}']);
    expect(found(ask(html, cell({ row: 'Runner' }, { dimension: 'length', unit: 'mile' })))).toEqual([]);
  });

  it('is read by `near` too, row by row', () => {
    expect(found(ask(shares, near('Volcano Engine share', percent)))).toEqual(['[14.75, 14.85) percent']);
    expect(found(ask(shares, near('Volcano Engine ___', percent)))).toEqual(['[14.75, 14.85) percent']);
    expect(found(ask(shares, near('Tencent share', percent)))).toEqual([]);
  });

  it('is named by its caption where several would answer', () => {
    const two = shares.replace(
      '</body>',
      '<table><caption>Share of staff (%)</caption><tr><th>Company</th><th>Share</th></tr><tr><th>Alibaba Cloud</th><td>7.5</td></tr><tr><th>Huawei Cloud</th><td>9.5</td></tr></table></body>',
    );
    expect(found(ask(two, cell({ row: 'Alibaba Cloud', column: 'Share' }, percent)))).toHaveLength(2);
    expect(found(ask(two, cell({ row: 'Alibaba Cloud', column: 'Share', caption: 'staff' }, percent)))).toEqual([
      '[7.45, 7.55) percent',
    ]);
  });

  it('holds terms as fields do', () => {
    const licences =
      '<table><tr><th>Model</th><th>Licence</th></tr><tr><td>Qwen3</td><td>Apache 2.0</td></tr><tr><td>Llama</td><td>own licence</td></tr></table>';
    const terms = ['Apache 2.0', 'MIT'].map((name) => ({ name, spellings: [name] }));
    expect(found(ask(licences, cell({ row: 'Qwen3', column: 'Licence' }, { kind: 'term', terms })))).toEqual([
      'Apache 2.0',
    ]);
    expect(found(ask(licences, cell({ row: 'Llama', column: 'Licence' }, { kind: 'term', terms })))).toEqual([
      'other: own licence',
    ]);
  });
});

describe('a scale that is not known', () => {
  it('is never guessed: a table that says nothing among others in millions gives no money', () => {
    const page = statement.replace(
      '</body>',
      '<p>Leases</p><table><tr><td></td><td>2025</td><td>2024</td></tr><tr><td>Lease cost</td><td>$16</td><td>$53</td></tr></table></body>',
    );
    const { readings, passedOver } = ask(page, cell({ row: 'Lease cost', column: '2025' }));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['scale-unknown']);
  });

  it('is read in Chinese', () => {
    const page =
      '<p>单位：百万元</p><table><tr><th>项目</th><th>2025年</th></tr><tr><td>营业收入</td><td>1,234</td></tr><tr><td>每股收益（元）</td><td>0.89</td></tr></table>';
    expect(found(ask(page, cell({ row: '營業收入', column: '2025年' }, { dimension: 'money', unit: 'CNY' })))).toEqual([
      '[1233500000, 1234500000) CNY',
    ]);
    expect(found(ask(page, cell({ row: '每股收益', column: '2025年' }, { dimension: 'money', unit: 'CNY' })))).toEqual([
      '[0.885, 0.895) CNY',
    ]);
  });
});

/** A table made by hand: `rows` in the markup of cells, under a header and a caption. */
const shortTable = (caption: string, header: string, ...rows: readonly string[]): string =>
  `<html><body><p>${caption}</p><table><tr>${header}</tr>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></body></html>`;
const years = '<td></td><td>2025</td><td>2024</td>';

describe('marks of footnotes', () => {
  it.each([
    ['35.8<sup>1</sup>', '[35.75, 35.85) percent'],
    ['35.8<sup>a</sup>', '[35.75, 35.85) percent'],
    ['35.8<sup>1,2</sup>', '[35.75, 35.85) percent'],
    ['35.8<sup>(a)</sup>', '[35.75, 35.85) percent'],
    ['35.8<sup>[3]</sup>', '[35.75, 35.85) percent'],
    ['35.8†', '[35.75, 35.85) percent'],
    ['35.8*', '[35.75, 35.85) percent'],
    ['(35.8)<sup>b</sup>', '(-35.85, -35.75] percent'],
  ])('are no part of the figure: %s', (print, figure) => {
    const page = shortTable('Shares (%)', years, `<td>Alibaba</td><td>${print}</td><td>30.1</td>`);
    expect(found(ask(page, cell({ row: 'Alibaba', column: '2025' }, percent)))).toEqual([figure]);
  });

  it('are no part of a name of a row or column', () => {
    const page = shortTable(
      '(in millions)',
      '<td></td><td>2025<sup>b</sup></td><td>2024 (2)</td>',
      '<td>Revenue<sup>1</sup></td><td>$5</td><td>$4</td>',
      '<td>Cost of revenue<sup>†</sup></td><td>$3</td><td>$2</td>',
      '<td>Revenue (US)</td><td>$1</td><td>$1</td>',
    );
    expect(found(ask(page, cell({ row: 'Revenue', column: '2024' })))).toEqual(['[3500000, 4500000) USD']);
    expect(found(ask(page, cell({ row: 'Revenue', column: '2025' })))).toEqual(['[4500000, 5500000) USD']);
  });

  it('"(1)" in a cell of its own is minus one', () => {
    const page = shortTable('(in millions of dollars)', years, '<td>Other</td><td>(1)</td><td>(2)</td>');
    expect(found(ask(page, cell({ row: 'Other' })))).toEqual(['(-1500000, -500000] USD', '(-2500000, -1500000] USD']);
  });
});

describe('signs in cells of their own', () => {
  it('a dash is no value and no minus of its neighbour', () => {
    const page = shortTable(
      '(in millions)',
      years,
      '<td>Debt</td><td>–</td><td>4</td>',
      '<td>Cash</td><td>$9</td><td>$8</td>',
    );
    const debt = ask(page, cell({ row: 'Debt' }));
    expect(found(debt)).toEqual(['[3500000, 4500000) USD']);
    expect(debt.passedOver.map(({ why }) => why)).toEqual(['no-value']);
  });

  it.each(['—', '–', '-', 'n/a', 'N/A', 'nil', 'NM'])('%s is no value, and never zero', (print) => {
    const page = shortTable('(in millions)', years, `<td>Debt</td><td>${print}</td><td>$4</td>`);
    const { readings, passedOver } = ask(page, cell({ row: 'Debt', column: '2025' }));
    expect(readings).toEqual([]);
    expect(passedOver.map(({ why }) => why)).toEqual(['no-value']);
  });

  it('a bracket, a currency sign and a per cent sign belong to the figure between them', () => {
    const page = shortTable(
      '(in thousands, except per share data)',
      '<td></td><td colspan=4>2025</td>',
      '<td>Loss</td><td>$</td><td>(</td><td>171</td><td>)</td>',
      '<td>Loss per share</td><td>€</td><td>(</td><td>0.17</td><td>)</td>',
      '<td>Margin</td><td></td><td>(</td><td>3.2</td><td>)%</td>',
    );
    expect(found(ask(page, cell({ row: 'Loss', column: '2025' })))).toEqual(['(-171500, -170500] USD']);
    expect(
      found(ask(page, cell({ row: 'Loss per share', column: '2025' }, { dimension: 'money', unit: 'EUR' }))),
    ).toEqual(['(-0.175, -0.165] EUR']);
    expect(found(ask(page, cell({ row: 'Margin', column: '2025' }, percent)))).toEqual(['(-3.25, -3.15] percent']);
  });
});

describe('what a cell does not say', () => {
  it.each([
    ['<1%', percent],
    ['~35%', percent],
    ['>300', number],
  ] as const)('"%s" is a bound or an estimate and no exact figure', (print, rest) => {
    const page = shortTable('Shares', years, `<td>Alibaba</td><td>${print.replace('<', '&lt;')}</td><td>30.1%</td>`);
    const intervals = found(ask(page, cell({ row: 'Alibaba', column: '2025' }, rest)));
    expect(intervals.filter((each) => /^[[{](?:0\.5|1\b|34\.5|35\b|299|300\})/.test(each))).toEqual([]);
  });

  it('a number in prose above a table is no scale of it', () => {
    const page = shortTable(
      'Sales grew in 2025 to 5 million.',
      years,
      '<td>Stores</td><td>512</td><td>498</td>',
      '<td>Sales</td><td>$5,012,300</td><td>$4,100,000</td>',
    );
    expect(found(ask(page, cell({ row: 'Stores', column: '2025' }, number)))).toEqual(['{512}']);
    expect(found(ask(page, cell({ row: 'Sales', column: '2025' })))).toEqual(['[5012299.5, 5012300.5) USD']);
  });

  it('whether a count is in the scale of the amounts is not guessed', () => {
    const page = (caption: string): string =>
      shortTable(
        caption,
        years,
        '<td>Revenue</td><td>$5</td><td>$4</td>',
        '<td>Employees</td><td>512</td><td>498</td>',
        '<td>Weighted average shares outstanding</td><td>90</td><td>91</td>',
      );
    const whyOf = (caption: string, row: string): string[] => {
      const { readings, passedOver } = ask(page(caption), cell({ row, column: '2025' }, number));
      return [...readings.map(shown), ...passedOver.map(({ why }) => why)];
    };
    expect(whyOf('(in millions)', 'Employees')).toEqual(['scale-unknown']);
    expect(whyOf('(in millions, except employees)', 'Employees')).toEqual(['{512}']);
    expect(whyOf('(dollars in millions)', 'Employees')).toEqual(['{512}']);
    expect(whyOf('(in millions)', 'Weighted average shares outstanding')).toEqual(['scale-unknown']);
    expect(whyOf('(in millions, except share data)', 'Weighted average shares outstanding')).toEqual(['{90} share']);
    expect(whyOf('(in millions, except per share data)', 'Weighted average shares outstanding')).toEqual([
      '[89500000, 90500000) share',
    ]);
  });

  it('whether a change is in per cent or in millions is not guessed', () => {
    const page = shortTable(
      '(in millions)',
      '<td></td><td>2025</td><td>Change</td>',
      '<td>Revenue</td><td>$5</td><td>66</td>',
    );
    for (const rest of [usd, percent, number])
      expect(ask(page, cell({ row: 'Revenue', column: 'Change' }, rest)).passedOver.map(({ why }) => why)).toEqual([
        'scale-unknown',
      ]);
  });

  it('a whole number under a heading of amounts per share is neither', () => {
    const page = shortTable(
      '(in millions, except per share data)',
      years,
      '<td>Dividends per share:</td><td></td><td></td>',
      '<td>Common</td><td>2</td><td>1.50</td>',
    );
    expect(ask(page, cell({ row: 'Common', column: '2025' })).passedOver.map(({ why }) => why)).toEqual([
      'scale-unknown',
    ]);
    expect(found(ask(page, cell({ row: 'Common', column: '2024' })))).toEqual(['[1.495, 1.505) USD']);
  });

  it('a table right below another takes its scale only where it goes on from it', () => {
    const first = '<p>(in millions)</p><table><tr><td></td><td>2025</td></tr><tr><td>Cash</td><td>$5</td></tr></table>';
    const second = '<table><tr><td></td><td>2025</td></tr><tr><td>Salary</td><td>$4</td></tr></table>';
    const between = (words: string): string => `<html><body>${first}${words}${second}</body></html>`;
    expect(found(ask(between('<p>12</p>'), cell({ row: 'Salary', column: '2025' })))).toEqual([
      '[3500000, 4500000) USD',
    ]);
    expect(found(ask(between('<p>Table continued from previous page</p>'), cell({ row: 'Salary' })))).toEqual([
      '[3500000, 4500000) USD',
    ]);
    expect(
      ask(between('<p>What the managers were paid:</p>'), cell({ row: 'Salary' })).passedOver.map(({ why }) => why),
    ).toEqual(['scale-unknown']);
  });
});

describe('a row of another name', () => {
  const page = shortTable(
    '(in millions)',
    years,
    '<td>Cost of revenue</td><td>$3</td><td>$2</td>',
    '<td>Deferred revenue</td><td>$1</td><td>$1</td>',
    '<td>Number of employees</td><td>512</td><td>498</td>',
  );

  it('is not the one that was asked for, though it holds its words', () => {
    const { readings, passedOver } = ask(page, cell({ row: 'Revenue', column: '2025' }));
    expect(readings).toEqual([]);
    expect(passedOver.length).toBeLessThanOrEqual(1);
    expect(found(ask(page, cell({ row: 'Cost of revenue', column: '2025' })))).toEqual(['[2500000, 3500000) USD']);
  });

  it('a count is called by what it counts', () => {
    const { passedOver } = ask(page, cell({ row: 'Employees', column: '2025' }, number));
    expect(passedOver.map(({ why }) => why)).toEqual(['scale-unknown']);
  });
});

it('the scale in the corner is no part of the date that the header goes on with', () => {
  const page = shortTable(
    '',
    '<td>Year ended June 30, (in millions)</td><td>2025</td><td>2024</td>',
    '<td>Revenue</td><td>$5</td><td>$4</td>',
  );
  const [reading] = ask(page, cell({ row: 'Revenue', column: '2025' })).readings;
  expect(reading && shown(reading)).toBe('[4500000, 5500000) USD');
  // July 1, 2024 to June 30, 2025.
  const { low, high } = reading?.refersTo ?? {};
  expect([Number(low?.value.n), Number(high?.value.n)]).toEqual([19905, 20269]);
});
