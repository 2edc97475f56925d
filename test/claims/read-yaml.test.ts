import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { problemsOf } from '../../src/claims/problems.ts';
import { readYaml } from '../../src/claims/read-yaml.ts';
import type { YamlNode } from '../../src/claims/yaml-node.ts';
import { offsetIn } from '../../src/claims/yaml-scalar.ts';

type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

const plain = (node: YamlNode | undefined): Plain => {
  if (!node || node.kind === 'empty') return '';
  if (node.kind === 'text') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
};

const read = (text: string): { readonly data: Plain; readonly codes: readonly string[] } => {
  const problems = problemsOf('claims.yaml', text);
  const data = plain(readYaml(problems));
  return { data, codes: problems.list().map(({ code, place }) => `${place.line}:${place.column} ${code}`) };
};

describe('text as typed', () => {
  it('keeps the digits, and makes nothing of numbers, dates and words that YAML has types for', () => {
    const { data } = read('a: 149.00\nb: 1.10\nc: 007\nd: yes\ne: null\nf: 2025-12-11\ng: ~\nh: 1e6\ni: 0x1F\n');
    expect(data).toEqual({
      a: '149.00',
      b: '1.10',
      c: '007',
      d: 'yes',
      e: 'null',
      f: '2025-12-11',
      g: '~',
      h: '1e6',
      i: '0x1F',
    });
  });

  it('reads Windows line ends, and text that is folded, kept as it is, quoted or in brackets', () => {
    expect(read('a: one\r\n  two\r\nb: "x\\ty"\r\n')).toEqual({ data: { a: 'one two', b: 'x\ty' }, codes: [] });
    expect(read('a: >-\n  one\n  two\n\n  three\nb: |\n  one\n   two\n').data).toEqual({
      a: 'one two\nthree',
      b: 'one\n two\n',
    });
    expect(read("a: { b: [c, 'it''s'], d: \"e\" }\n").data).toEqual({ a: { b: ['c', "it's"], d: 'e' } });
  });

  it('finds the place of each character again, through quotes, escapes and folds', () => {
    const text = 'a: "one \\u00e9 two\n  three"\n';
    const problems = problemsOf('claims.yaml', text);
    const root = readYaml(problems);
    const node = root?.kind === 'map' ? root.entries.get('a')?.value : undefined;
    if (node?.kind !== 'text') throw new Error('a is no text');
    expect(node.value).toBe('one é two three');
    expect(text.slice(offsetIn(text, node, node.value.indexOf('two'))).startsWith('two')).toBe(true);
    expect(text.slice(offsetIn(text, node, node.value.indexOf('three'))).startsWith('three')).toBe(true);
    expect(text[offsetIn(text, node, node.value.length)]).toBe('"');
  });

  const scalar = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '149.00',
      'a: b',
      '# x',
      '- x',
      '[x',
      "it's",
      '"far"',
      ' x ',
      'x\ny',
      'x\n\n y\n',
      '%1',
      '@x',
      '*x',
      '> 3',
      '千问：x',
      '',
    ),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('map')),
    list: fc.array(tie('node'), { maxLength: 3 }),
    map: fc.dictionary(fc.stringMatching(/^[a-z][a-z -]{0,6}[a-z]$/), tie('node'), { maxKeys: 3 }),
  }));

  it.each([{ collectionStyle: 'block' as const }, { collectionStyle: 'flow' as const }, { lineWidth: 20 }])(
    'reads what the yaml package writes as the yaml package reads it (%o)',
    (options) => {
      fc.assert(
        fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tree.node, { minKeys: 1, maxKeys: 4 }), (data) => {
          const text = stringify(data, options);
          const { data: ours, codes } = read(text);
          // Text with an open bracket, or like a key, is a trap wherever it stands.
          expect(codes.filter((code) => !/comma-splits|hash-cuts|full-width/.test(code))).toEqual([]);
          expect(ours).toEqual(parse(text, { schema: 'failsafe' }));
        }),
        { numRuns: 100, seed: 20251211 },
      );
    },
  );
});

describe("YAML's traps, in an editor's words", () => {
  it.each([
    [
      'a colon inside a sentence',
      'claim: Chesky says: we rely\n',
      '1:19 colon-in-text',
      { claim: 'Chesky says: we rely' },
    ],
    [
      'a sign that cuts the text',
      'claim: It is # 1 worldwide\n',
      '1:14 hash-cuts-text',
      { claim: 'It is # 1 worldwide' },
    ],
    ['a hashtag', 'claim: They used #metoo early\n', '1:18 hash-cuts-text', { claim: 'They used #metoo early' }],
    [
      'a quotation that begins the line',
      'claim: "Far ahead", he said\n',
      '1:8 quote-begins-line',
      { claim: '"Far ahead", he said' },
    ],
    [
      'a bracket that begins the line',
      'claim: [ABC News] reported it\n',
      '1:8 bracket-begins-line',
      { claim: '[ABC News] reported it' },
    ],
    ['more than, as a sign', 'says: > 30 million\n', '1:7 greater-than-fold', { says: '> 30 million' }],
    ['a comma in braces', 'a: { quote: fast, and cheap }\n', '1:17 comma-splits-brace', { a: { quote: 'fast' } }],
    ['a number in braces', 'a: { quote: 1,234 people }\n', '1:14 comma-splits-brace', { a: { quote: '1' } }],
    ['a number in brackets', 'a: [22,000 jobs]\n', '1:7 comma-splits-list', { a: ['22', '000 jobs'] }],
    ['a calculation in brackets', 'a: [rank(x, y) = 1]\n', '1:11 comma-splits-list', { a: ['rank(x', 'y) = 1'] }],
    ['a full-width colon', 'claim：foo\nb: c\n', '1:6 full-width-colon', { b: 'c' }],
    [
      'a full-width colon below a value',
      'a: b\n  near：foo\nb: c\n',
      '2:7 full-width-colon',
      { a: 'b near：foo', b: 'c' },
    ],
    [
      'full-width signs inside braces',
      'a: { term: 阿里，rivals： [腾讯] }\nb: c\n',
      '1:15 full-width-colon',
      { a: '{ term: 阿里，rivals： [腾讯] }', b: 'c' },
    ],
    [
      'a full-width colon inside braces',
      'a: {term：阿里}\nb: c\n',
      '1:5 full-width-colon',
      { a: '{term：阿里}', b: 'c' },
    ],
    ['a full-width brace', 'a: ｛term: b｝\nc: d\n', '1:4 full-width-bracket', { a: '｛term: b｝', c: 'd' }],
    ['a tab', 'a:\n\tb: c\n', '2:1 tab-indent', { a: { b: 'c' } }],
    ['an at sign', 'a: @jack\n', '1:4 sign-begins-text', { a: '@jack' }],
    ['a backtick', 'a: `x`\n', '1:4 sign-begins-text', { a: '`x`' }],
    ['a percent sign', 'a: %149\n', '1:4 sign-begins-text', { a: '%149' }],
    ['an exclamation mark', 'a: !important x\n', '1:4 yaml-tag', { a: '!important x' }],
    ['an asterisk', 'a: *c\n', '1:4 yaml-alias', { a: '*c' }],
    ['an ampersand', 'a: &c d\n', '1:4 yaml-anchor', { a: '&c d' }],
    ['a bracket that is never closed', 'a: [b, c\nd: e\n', '1:4 unclosed-bracket', { a: ['b', 'c'], d: 'e' }],
    ['a quotation that is never closed', 'a: "b\nd: e\n', '1:4 unclosed-quote', { a: 'b', d: 'e' }],
    ['a list on the line of its key', 'a: - b\n', '1:4 dash-begins-text', { a: '- b' }],
    ['a key without its colon', 'a: b\nfoo\nc: d\n', '2:1 missing-colon', { a: 'b', c: 'd' }],
    ['a key twice', 'a: b\na: c\n', '2:1 duplicate-key', { a: 'b' }],
    ['a key indented too deep', 'claim: b\n  near: c\nd: e\n', '2:3 indentation', { claim: 'b', d: 'e' }],
    ['a second document', 'a: b\n---\nc: d\n', '2:1 two-documents', { a: 'b' }],
    ['a directive', '%YAML 1.1\n---\na: b\n', '1:1 yaml-directive', { a: 'b' }],
  ])('%s', (_, text, code, data) => {
    expect(read(text)).toEqual({ data, codes: [code] });
  });

  it('leaves remarks alone', () => {
    const text = '# a\nclaim: It is so.  # checked twice\nnear: grew ___   #+ see below\nsays: 3%  # of all\n';
    expect(read(text)).toEqual({ data: { claim: 'It is so.', near: 'grew ___', says: '3%' }, codes: [] });
  });

  it('leaves the full-width signs of sentences alone', () => {
    const text = 'a: { quote: 他说：好，很好, near: "说，near：___" }\nb: [又快，又好]\n';
    const data = { a: { quote: '他说：好，很好', near: '说，near：___' }, b: ['又快，又好'] };
    expect(read(text)).toEqual({ data, codes: [] });
  });

  it('goes on after each mistake, so that all of a file come out at once', () => {
    const text =
      'claims:\n- claim: A says: b\n- claim: "C", he said\n  near: @x\n- claim: d\n\tnear: e\n- claim: f\n  says: > 3\n';
    expect(read(text).codes).toEqual([
      '2:16 colon-in-text',
      '3:10 quote-begins-line',
      '4:9 sign-begins-text',
      '6:1 tab-indent',
      '8:9 greater-than-fold',
    ]);
  });
});

describe('files that mean harm', () => {
  const timed = (text: string): { readonly codes: readonly string[]; readonly ms: number } => {
    const start = process.cpuUsage();
    const { codes } = read(text);
    const { user, system } = process.cpuUsage(start);
    return { codes, ms: (user + system) / 1000 };
  };
  const times = (text: string, count: number): string => text.repeat(count);

  it.each([
    ['brackets in brackets', times('[', 120_000) + times(']', 120_000), 'too-deep'],
    ['maps in maps', times('{a: ', 60_000), 'too-deep'],
    ['lists in lists', times('- ', 120_000), 'too-deep'],
    ['keys without end', Array.from({ length: 25_000 }, (_, i) => `k${i}: 1`).join('\n'), 'too-many-keys'],
    ['anchors and aliases', Array.from({ length: 20_000 }, (_, i) => `k${i % 1000}_${i}: *a`).join('\n'), 'yaml-alias'],
    ['a very long folded text', `a: ${times('x\n  ', 60_000)}`, undefined],
    ['quotes', `a: "${times('\\"', 120_000)}"`, undefined],
    ['colons on every line', `a:\n${times(' a: b: c\n', 25_000)}`, 'colon-in-text'],
    ['full-width colons', `a: { b${times(' c', 60_000)}${times('：', 60_000)} }`, 'missing-value'],
    ['tabs on every line', times('\ta: b\n', 40_000), 'tab-indent'],
    ['documents', times('---\n', 60_000), 'two-documents'],
  ])('%s are refused, or read, within two seconds', (_, text, code) => {
    const { codes, ms } = timed(text);
    expect(ms).toBeLessThan(2000);
    expect(code === undefined ? codes : codes.some((each) => each.includes(code))).toEqual(
      code === undefined ? [] : true,
    );
  });

  it('reads any text to the end without failing', () => {
    const junk = fc
      .array(fc.constantFrom(...'[]{}:,-?"\'#&*!|>%@`ab \n\t：'), { maxLength: 60 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(junk, (text) => void read(text)),
      { numRuns: 1000, seed: 20251211 },
    );
  });
});
