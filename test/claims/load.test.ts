import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Claim, Statement } from '../../src/claims/claim.ts';
import { type Loaded, loadClaims, type SourceEntrySchema } from '../../src/claims/load.ts';
import { formatInterval } from '../../src/figures/interval.ts';
import type { Ask } from '../../src/question.ts';

const kinds = ['figure', 'date', 'series', 'list', 'term', 'quote'] as const;

const source = (
  name: string,
  entry: z.ZodType,
  place: SourceEntrySchema['place'] = () => undefined,
): SourceEntrySchema => ({
  name,
  entry,
  place,
  answers: kinds,
});

const address = z.string().refine((text) => URL.canParse(text), 'is no URL: write it whole, with https://');

/** Sources with the keys of the real ones, as far as the file format shows them. */
const sources: readonly SourceEntrySchema[] = [
  source('page', z.strictObject({ page: address })),
  source(
    'huggingface',
    z.strictObject({ huggingface: z.strictObject({ model: z.string(), field: z.string() }) }),
    (options) => ({ by: 'json', path: `$.${(options as { huggingface: { field: string } }).huggingface.field}` }),
  ),
  source('filing', z.strictObject({ filing: z.strictObject({ company: z.string(), form: z.string().optional() }) })),
  source(
    'series',
    z.strictObject({ series: address, date: z.string().optional(), value: z.union([z.string(), z.array(z.string())]) }),
    (options) => ({ by: 'series', value: (options as { value: string | string[] }).value }),
  ),
  source('article', z.strictObject({ article: z.string() })),
  source(
    'hub',
    z.strictObject({
      hub: z.union(
        [
          z.strictObject({ model: z.string(), field: z.enum(['likes', 'parents']) }),
          z.strictObject({ set: z.string(), field: z.enum(['likes']) }),
        ],
        { error: 'give one of model and set, and a field of it' },
      ),
    }),
  ),
];

const load = (text: string, path = 'claims.yaml'): Loaded =>
  loadClaims([{ path, bytes: new TextEncoder().encode(text) }], { sources });

const problems = (text: string): readonly string[] =>
  load(text).diagnostics.map(({ place, code, severity }) => {
    const mark = severity === 'warning' ? '?' : '';
    return `${place.line}:${place.column} ${code}${mark}`;
  });

const head =
  'article: { title: T, published: 2025-12-11, zone: +08:00 }\nnames: { Qwen: [千问, Qianwen], Chesky: Brian Chesky }\n';

/** The one claim of a file whose entry is given, without anything wrong. */
const claim = (entry: string): Claim => {
  const { files, diagnostics } = load(`${head}claims:\n- ${entry.trim().replaceAll('\n', '\n  ')}\n`);
  expect(diagnostics.map(({ code, message, place }) => `${place.line}:${place.column} ${code} ${message}`)).toEqual([]);
  const found = files[0]?.claims[0];
  if (!found) throw new Error('no claim');
  return found;
};

const statements = ({ readings }: Claim): readonly Statement[] =>
  readings.flatMap(({ parts }) => parts.flatMap(({ statements: all }) => all));

const asks = (found: Claim): readonly Ask[] =>
  statements(found).flatMap((statement) => {
    const operands = statement.kind === 'expression' ? Object.values(statement.operands) : [statement.operand];
    return operands.flatMap((operand) => (operand.kind === 'claim' ? [] : operand.asks));
  });

const shownFigure = (statement: Statement | undefined): string =>
  statement?.kind === 'figure'
    ? `${formatInterval(statement.figure.interval)} ${statement.figure.unit.name}`
    : 'no figure';

describe('what a claim says', () => {
  it('is read from its sentence where that has one figure besides dates', () => {
    const found = claim('claim: Users grew 149.03% in November.\npage: https://a.example/\nnear: users grew ___');
    expect(shownFigure(statements(found)[0])).toBe('[149.025, 149.035) percent');
    expect(asks(found)).toMatchObject([
      {
        id: 'users-grew-149.03-november/says/0',
        source: 'page',
        options: { page: 'https://a.example/' },
        question: { kind: 'figure', dimension: 'percent', place: { by: 'near', words: 'users grew ___' } },
        line: 5,
      },
    ]);
  });

  it('asks for each of several figures with its own dimension', () => {
    const found = claim(
      'claim: c\nsays: [nine consecutive quarters, triple-digit growth]\npage: https://a.example/\nnear: product revenue',
    );
    expect(asks(found).map(({ id, question }) => [id, question.dimension])).toEqual([
      [`${found.id}/says/0`, 'streak'],
      [`${found.id}/says-2/0`, 'percent'],
    ]);
  });

  it('keeps zeros, and takes the unit that the print leaves out from the sentence or from unit', () => {
    expect(
      shownFigure(
        statements(claim('claim: It grew 149.00%.\nsays: 149.00\npage: https://a.example/\nnear: by ___'))[0],
      ),
    ).toBe('[148.995, 149.005) percent');
    expect(
      shownFigure(statements(claim('claim: c\nsays: 數百億\nunit: USD\npage: https://a.example/\nnear: by ___'))[0]),
    ).toBe('[10000000000, 100000000000) USD');
  });
  it('keeps zeros, and takes the unit that the print leaves out from the sentence or from unit, also where the sentence prints the bare number', () => {
    expect(
      shownFigure(
        statements(claim('claim: It grew 149.00%.\nsays: 149.00\npage: https://a.example/\nnear: by ___'))[0],
      ),
    ).toBe('[148.995, 149.005) percent');
    expect(
      shownFigure(
        statements(
          claim('claim: It put 數百億 into it.\nsays: 數百億\nunit: USD\npage: https://a.example/\nnear: by ___'),
        )[0],
      ),
    ).toBe('[10000000000, 100000000000) USD');
  });

  it('counts relative days and "not yet" from the article', () => {
    expect(
      shownFigure(statements(claim('claim: It broke yesterday.\npage: https://a.example/\nread: published'))[0]),
    ).toBe('{20432} day');
    expect(
      shownFigure(statements(claim('claim: It is not out.\nsays: not yet\npage: https://a.example/\nnear: on ___'))[0]),
    ).toBe('(20433, ∞) day');
  });

  it('asks for terms in alphabetical order, so that nothing tells which one is claimed', () => {
    const found = claim(
      'claim: c\nsays: { term: recommendation, rivals: [customer service], weaker: [testing, 千问] }\npage: https://a.example/\nnear: to power its ___',
    );
    const [ask] = asks(found);
    expect(ask?.question.terms?.map(({ name }) => name)).toEqual([
      'Qwen',
      'customer service',
      'recommendation',
      'testing',
    ]);
    expect(ask?.question.terms?.[0]?.spellings).toEqual(['Qwen', '千问', 'Qianwen']);
  });

  it('looks for quotes in all their wordings, whoever said them', () => {
    const found = claim(
      'claim: c\nsays: { quote: 更快更便宜, original: [fast and cheap], weaker: cheap, speaker: Chesky, rivals: [Huang] }\npage: https://a.example/',
    );
    expect(asks(found)).toMatchObject([
      {
        question: {
          kind: 'quote',
          place: { by: 'text' },
          wordings: ['cheap', 'fast and cheap', '更快更便宜'],
          speakers: [{ name: 'Chesky' }, { name: 'Huang' }],
        },
      },
    ]);
  });

  it('keeps the claimed figure out of every question', () => {
    const found = claim('claim: c\nsays: over 12,345 users\npage: https://a.example/\nnear: reached ___');
    expect(
      JSON.stringify(asks(found), (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toMatch(/12.?345/);
  });
});

describe('calculations', () => {
  it('look for words alone on the page of the claim', () => {
    const found = claim(
      'claim: c\nsays: a > b + c\npage: https://a.example/\norigin: Omdia\nfigures: { a: A ___%, b: B ___%, c: { page: https://b.example/, near: C ___% } }',
    );
    expect(asks(found).map(({ id, options, origin }) => [id, options, origin])).toEqual([
      [`${found.id}/a/0`, { page: 'https://a.example/' }, 'Omdia'],
      [`${found.id}/b/0`, { page: 'https://a.example/' }, 'Omdia'],
      [`${found.id}/c/0`, { page: 'https://b.example/' }, 'Omdia'],
    ]);
  });

  it('ask for series, lists and days where they need them', () => {
    const series = (value: string): string => `{ series: "https://a.example/x.csv", value: ${value} }`;
    const kindsOf = (says: string, figures: string): readonly string[] =>
      asks(claim(`claim: c\nsays: "${says}"\nfigures: { ${figures} }`)).map(({ question }) => question.kind);
    expect(kindsOf('first(x > y) in October 2025', `x: ${series('a')}, y: ${series('b')}`)).toEqual([
      'series',
      'series',
    ]);
    expect(kindsOf('x > max(y)', `x: ${series('a')}, y: ${series('[b, c]')}`)).toEqual(['figure', 'list']);
    expect(kindsOf('growth(x, 2002, 2018) = 50%', `x: ${series('a')}`)).toEqual(['series']);
    expect(kindsOf('as-of - x >= 6 months', 'x: { page: "https://a.example/", near: on ___ }')).toEqual(['date']);
    expect(
      kindsOf(
        'y - x = 2 years',
        'x: { page: "https://a.example/", near: on ___ }, y: { page: "https://a.example/", near: by ___ }',
      ),
    ).toEqual(['date', 'date']);
  });

  it('ask for a figure in the unit that any statement of the claim gives it', () => {
    const places =
      'services: { page: "https://a.example/", near: S ___ }, products: { page: "https://a.example/", near: P ___ }';
    const found = claim(`claim: c\nsays: [services > 75%, services > 2 * products]\nfigures: { ${places} }`);
    expect(asks(found).map(({ id, question }) => [id.split('/')[1], question.dimension])).toEqual([
      ['services', 'percent'],
      ['services', 'percent'],
      ['products', undefined],
    ]);
  });

  it('rest on other claims of the file, and change with them', () => {
    const text = (figure: string): string =>
      `claims:\n- { id: a, claim: c, says: "${figure}", page: "https://a.example/", near: x ___ }\n- { id: b, claim: c, says: x > 3, figures: { x: { claim: a } } }\n`;
    const digests = (figure: string): readonly string[] =>
      load(text(figure)).files[0]?.claims.map(({ digest }) => digest) ?? [];
    expect(digests('5%')[0]).not.toBe(digests('6%')[0]);
    expect(digests('5%')[1]).not.toBe(digests('6%')[1]);
    expect(problems('claims:\n- { id: b, claim: c, says: x > 3, figures: { x: { claim: a } } }\n')).toEqual([
      '2:58 unknown-claim',
    ]);
  });
});

describe('layers', () => {
  it('let a reading set keys anew, the rest is of the claim', () => {
    const found = claim(
      'claim: c\nsays: over 93%\nnear: rose ___\nreadings:\n  one: { natural: true, page: https://a.example/ }\n  two: { page: https://b.example/, says: over 90%, as-of: 2024 }\n  three: { page: https://b.example/, near: up ___, only-if: over 10% }',
    );
    expect(
      found.readings.map(({ name, natural, parts }) => [name, natural, parts.map(({ onlyIf }) => onlyIf)]),
    ).toEqual([
      ['one', true, [undefined]],
      ['two', false, [undefined]],
      ['three', false, [true]],
    ]);
    expect(asks(found).map(({ id, question }) => [id.slice(found.id.length), question.place])).toEqual([
      ['/one/says/0', { by: 'near', words: 'rose ___' }],
      ['/two/says/0', { by: 'near', words: 'rose ___' }],
      ['/three/says/0', { by: 'near', words: 'up ___' }],
    ]);
  });

  it('take a condition alone, beside what is said, and beside parts', () => {
    const parts = (yaml: string): unknown =>
      claim(`claim: c\npage: https://a.example/\nfigures: { x: up ___, y: down ___ }\n${yaml}`).readings[0]?.parts.map(
        ({ name, onlyIf = false, statements }) => [name, onlyIf, statements.map(({ text }) => text)],
      );
    expect(parts('only-if: x > 5%')).toEqual([[null, true, ['x > 5%']]]);
    expect(parts('says: y > 5%\nonly-if: x > 5%')).toEqual([
      [null, false, ['y > 5%']],
      ['only-if', true, ['x > 5%']],
    ]);
    expect(parts('only-if: x > 5%\neach: { a: { says: y > 5% }, b: { says: y > 6%, only-if: x > 6% } }')).toEqual([
      ['a', false, ['y > 5%']],
      ['b', false, ['y > 6%']],
      ['b, only-if', true, ['x > 6%']],
      ['only-if', true, ['x > 5%']],
    ]);
    expect(parts('only-if: x > 5%\neach: { a: { as-of: 2024 }, b: { as-of: 2025 } }')).toEqual([
      ['a', true, ['x > 5%']],
      ['b', true, ['x > 5%']],
    ]);
    expect(parts('each: { a: { says: y > 5% } }\nreadings: { narrow: { only-if: x > 5% } }')).toEqual([
      ['a', true, ['x > 5%']],
    ]);
  });

  it('give a claim parts', () => {
    const found = claim(
      'claim: c\neach:\n  Thailand: { says: { term: Qwen/* }, huggingface: { model: a/b, field: base_model } }\n  Brazil: { says: { some: Qwen/* }, huggingface: { model: c/d, field: base_model } }',
    );
    expect(found.readings[0]?.parts.map(({ name }) => name)).toEqual(['Thailand', 'Brazil']);
    expect(asks(found).map(({ id }) => id.slice(found.id.length))).toEqual(['/Thailand/says/0', '/Brazil/says/0']);
  });

  it('let a named source be used with keys of its own', () => {
    const { files, diagnostics } = load(
      'sources: { s: { page: https://a.example/, origin: B } }\nclaims:\n- { claim: It has 5 users., source: s, near: x ___ }\n- { claim: It has 5 users., sources: [{ source: s, near: y ___, origin: C }] }\n',
    );
    expect(diagnostics).toEqual([]);
    expect(files[0]?.claims.flatMap(asks).map(({ origin, question }) => [origin, question.place])).toEqual([
      ['B', { by: 'near', words: 'x ___' }],
      ['C', { by: 'near', words: 'y ___' }],
    ]);
  });

  it('take a denied term where the place holds the denial', () => {
    const { diagnostics } = load(
      'claims:\n- { claim: Airbnb no longer uses ChatGPT., says: { term: ChatGPT, rivals: [Qwen] }, page: https://a.example/, near: Airbnb no longer uses ___ }\n',
    );
    expect(diagnostics).toEqual([]);
  });

  it('say in the claim, not at the named source, what the claim left out', () => {
    const head =
      'sources:\n  s: { page: https://a.example/ }\nclaims:\n- { claim: It has 5 users., source: s, near: x ___ }\n';
    const problems = (last: string): unknown =>
      load(`${head}${last}\n`).diagnostics.map(({ code, place }) => [code, place.line, place.column]);
    expect(problems('- { claim: It has 6 users., source: s }')).toEqual([['missing-place', 5, 37]]);
    expect(problems('- { claim: It has 6 users., source: s, table: { row: x, column: [a, b] } }')).toEqual([
      ['wrong-type', 5, 65],
    ]);
  });
});

describe('ids and digests', () => {
  it('are made of the claim, short, unique, and of the alphabet that files allow', () => {
    const { files } = load(
      'claims:\n- claim: The Qwen app grew by 149.03% in November 2025.\n- claim: The Qwen app grew by 149.03% in November 2025.\n- claim: 阿里巴巴是全球领先。\n',
    );
    expect(files[0]?.claims.map(({ id }) => id)).toEqual([
      'qwen-app-grew-149.03-november-2025',
      'qwen-app-grew-149.03-november-2025-2',
      expect.stringMatching(/^c-[0-9a-f]{8}$/),
    ]);
  });

  it('change with the claim, the header and the named sources, and with nothing else', () => {
    const text =
      '# remark\narticle: { title: T, published: 2025-12-11 }\nsources: { s: { page: https://a.example/ }, t: { page: https://t.example/ } }\nclaims:\n- { claim: It has 5 users., source: s, near: x ___ }\n';
    const digest = (changed: string): string | undefined => load(changed).files[0]?.claims[0]?.digest;
    const same = digest(text);
    expect(digest(text.replace('# remark', '# another'))).toBe(same);
    expect(digest(text.replace('title: T', 'title: U'))).toBe(same);
    expect(digest(text.replace('t.example', 'u.example'))).toBe(same);
    expect(digest(text.replace('2025-12-11', '2025-12-12'))).not.toBe(same);
    expect(digest(text.replace('a.example', 'b.example'))).not.toBe(same);
    expect(digest(text.replace('x ___', 'y ___'))).not.toBe(same);
  });
});

describe('mistakes', () => {
  const one = (entry: string): readonly string[] => problems(`claims:\n- ${entry}\n`);

  /** `‸` marks where the problem stands. */
  it.each([
    ['a misspelled source', '{ claim: It has 5 users., ‸hugingface: { model: a/b, field: x } }', ['unknown-source']],
    ['a misspelled key', '{ claim: It has 5 users., page: https://a.example/, ‸naer: x ___ }', ['unknown-key']],
    [
      'a misspelled key of a source',
      '{ claim: c, says: 5, sources: [{ page: https://a.example/, near: x ___, ‸orgin: B }] }',
      ['unknown-key'],
    ],
    ['no claim', '{ ‸says: 5, page: https://a.example/, near: x ___ }', ['missing-key']],
    ['an address that is none', '{ claim: It has 5 users., page: ‸example, near: x ___ }', ['bad-url']],
    [
      'an address as a source',
      '{ claim: It has 5 users., source: ‸https://a.example/, near: x ___ }',
      ['unknown-source'],
    ],
    [
      'a denied figure',
      '{ claim: ‸It did not reach 5 users., page: https://a.example/, near: x ___ }',
      ['says-denied'],
    ],
    [
      'a denied figure in Chinese',
      '{ claim: ‸用户没有达到5人。, page: https://a.example/, near: x ___ }',
      ['says-denied'],
    ],
    [
      'a denied term',
      '{ claim: Airbnb does not use Qwen., says: ‸{ term: Qwen, rivals: [ChatGPT] }, page: https://a.example/, near: Airbnb ___ }',
      ['says-denied'],
    ],
    [
      'a denied quote',
      '{ claim: Huang never said China is far ahead., says: ‸{ quote: China is far ahead, speaker: Huang }, page: https://a.example/ }',
      ['says-denied'],
    ],
    ['no place', '{ claim: It has 5 users., ‸page: https://a.example/ }', ['missing-place']],
    ['two places', '{ claim: It has 5 users., page: https://a.example/, near: x ___, css: ‸a }', ['two-places']],
    ['two sources', '{ claim: It has 5 users., page: https://a.example/, ‸article: 5, near: x ___ }', ['two-sources']],
    [
      'words that hold the figure',
      '{ claim: It grew 149.03%., page: https://a.example/, near: grew ‸149.03 percent }',
      ['locator-holds-value'],
    ],
    [
      'words that hold the number of a hedged figure',
      '{ claim: It grew over 93%., page: https://a.example/, near: posted a ‸93% gain }',
      ['locator-holds-value'],
    ],
    [
      'words that hold the term',
      '{ claim: c, says: { term: podcast, rivals: [court] }, page: https://a.example/, near: on a ‸podcast }',
      ['locator-holds-value'],
    ],
    [
      'another figure than the sentence',
      '{ claim: It grew 149%., says: ‸194%, page: https://a.example/, near: grew ___ }',
      ['says-not-in-claim'],
    ],
    [
      'a hedge that is lost',
      '{ claim: Over 30% grew., says: ‸30%, page: https://a.example/, near: grew ___ }',
      ['says-not-in-claim'],
    ],
    ['no unit', '{ claim: c, says: ‸數百億, page: https://a.example/, near: spent ___ }', ['unit-missing']],
    ['no figure', '{ claim: c, says: ‸many, page: https://a.example/, near: spent ___ }', ['says-unreadable']],
    [
      'a page term without rivals',
      '{ claim: c, says: ‸{ term: x }, page: https://a.example/, near: spent ___ }',
      ['cannot-fail?'],
    ],
    [
      'a unit that is misspelt',
      '{ claim: Profit was 4 million euros., page: https://a.example/, near: was ___, unit: ‸euroz }',
      ['unknown-unit?'],
    ],
    [
      'the quotation marks of print',
      '{ claim: It grew 4%., page: https://a.example/, near: ‸“grew ___” }',
      ['printed-quotes?'],
    ],
    [
      'a comparison with itself',
      '{ claim: c, says: ‸x = x, page: https://a.example/, figures: { x: spent ___ } }',
      ['cannot-fail?'],
    ],
    [
      'a misspelled operand',
      '{ claim: c, says: ‸alibba > 5, page: https://a.example/, figures: { alibaba: spent ___ } }',
      ['unknown-operand'],
    ],
    [
      'a value that says nothing',
      '{ claim: c, says: ‸a + b, page: https://a.example/, figures: { a: x ___, b: y ___ } }',
      ['bad-expression'],
    ],
    [
      'a date that is none',
      '{ claim: It has 5 users., as-of: ‸soon, page: https://a.example/, near: x ___ }',
      ['bad-date'],
    ],
    [
      'an unknown word',
      '{ claim: It has 5 users., standing: ‸primry, page: https://a.example/, near: x ___ }',
      ['unknown-value'],
    ],
    [
      'a field that this kind of entry has not',
      '{ claim: It has 5 users., hub: { set: a/b, field: ‸parents } }',
      ['unknown-value'],
    ],
    [
      'a tolerance that is none',
      '{ claim: It has 5 users., tolerance: ‸some, page: https://a.example/, near: x ___ }',
      ['bad-tolerance'],
    ],
    [
      'an id with a path in it',
      '{ id: ‸../x, claim: It has 5 users., page: https://a.example/, near: x ___ }',
      ['bad-value'],
    ],
    [
      'keys that objects have',
      '{ claim: It has 5 users., ‸__proto__: x, ‸constructor: y, page: https://a.example/, near: x ___ }',
      ['unknown-key', 'unknown-key'],
    ],
  ])('%s', (_, marked, codes) => {
    const parts = marked.split('‸');
    const columns = parts.slice(1).map((__, index) => 3 + parts.slice(0, index + 1).join('').length);
    expect(one(parts.join(''))).toEqual(codes.map((code, index) => `2:${columns[index]} ${code}`));
  });

  it('point into quotes and folded lines', () => {
    expect(
      problems(
        'claims:\n- claim: c\n  says: "alibaba > secnd"\n  page: https://a.example/\n  figures: { alibaba: x ___, second: y ___ }\n',
      ),
    ).toEqual(['3:20 unknown-operand']);
    expect(
      problems(
        'claims:\n- claim: c\n  says: alibaba >\n    secnd\n  page: https://a.example/\n  figures: { alibaba: x ___, second: y ___ }\n',
      ),
    ).toEqual(['4:5 unknown-operand']);
  });

  it('come out all at once', () => {
    const text = [
      'claims:',
      '- claim: Chesky says: we rely on Qwen',
      '  opinion: x',
      '- id: a',
      '  claim: It grew 149.03%.',
      '  page: a.example',
      '  near: grew 149.03%',
      '- id: a',
      '  claim: It has 5 users.',
      '  hugingface: { model: a/b, field: x }',
      '- claim: It fell.',
      '  says: > 30 million',
      '  page: https://a.example/',
      '  naer: fell ___',
      '- claim: It has 7 users',
      '  says: 8 users',
      '  page: https://a.example/',
      '  near: has ___',
      '',
    ].join('\n');
    expect(problems(text)).toEqual([
      '2:21 colon-in-text',
      '6:9 bad-url',
      '7:14 locator-holds-value',
      '8:7 duplicate-id',
      '10:3 unknown-source',
      '12:9 greater-than-fold',
      '14:3 unknown-key',
      '16:9 says-not-in-claim',
    ]);
  });

  it.each([
    ['an empty file', '', '1:1 empty-file'],
    ['a file of remarks', '# nothing\n', '1:1 empty-file'],
    ['a sentence', 'Qwen grew.\n', '1:1 not-a-mapping'],
    ['a list', '- claim: x\n', '1:1 not-a-mapping'],
    ['a binary file', 'a\0b', '1:1 not-text'],
    ['a very large file', `claims:\n${'# x\n'.repeat(80_000)}`, '1:1 too-large'],
    ['no claims', 'article: { title: x }\n', '1:1 missing-key'],
    ['a wrong header', 'article: { published: 11 Dec 2025 }\nclaims: []\n', '1:23 bad-value'],
  ])('%s', (_, text, expected) => expect(problems(text)).toEqual([expected]));

  it('are no matter of Windows line ends or of a byte order mark', () => {
    expect(
      problems('\ufeffclaims:\r\n- claim: It has 5 users.\r\n  page: https://a.example/\r\n  near: has ___\r\n'),
    ).toEqual([]);
  });

  it('in bytes that are no UTF-8 are one sentence', () => {
    const { diagnostics } = loadClaims([{ path: 'x.yaml', bytes: Uint8Array.from([0xff, 0xfe, 0x41]) }], { sources });
    expect(diagnostics.map(({ code }) => code)).toEqual(['not-text']);
  });

  it('in one file keep no other from being read', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const { files } = loadClaims(
      [
        { path: 'a', bytes: bytes('') },
        { path: 'b', bytes: bytes('claims: []') },
      ],
      { sources },
    );
    expect(files.map(({ path }) => path)).toEqual(['b']);
  });

  it("a question holds the author's currency of the place, and never that of the claim", () => {
    const contextOf = (entry: string) => asks(claim(entry))[0]?.question.context;
    const place = 'page: https://a.example/, near: spent ___';
    expect(contextOf(`{ claim: It spent 5 billion yuan., ${place} }`)).toBeUndefined();
    expect(contextOf(`{ claim: It spent HK$5 billion., unit: HKD, ${place} }`)).toEqual({ currency: 'HKD' });
  });
});
