import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/claims/expression.ts';
import { needsOf } from '../../src/claims/operand-roles.ts';
import { parseExpression } from '../../src/claims/parse-expression.ts';

const words = 'a b c x y alibaba second third qwen llama change growth others nuclear last covid excess'.split(' ');
const names = [...words, 'free cash flow'];
const parse = (text: string) => parseExpression(text, { names, reading: { dateline: 20433 } });

/** The tree with every bracket written out; figures in «». */
function shown(node: Expression): string {
  switch (node.kind) {
    case 'figure':
      return `«${node.figure.text}»`;
    case 'operand':
      return node.name;
    case 'as-of':
      return 'as-of';
    case 'negate':
      return `-${shown(node.of)}`;
    case 'not':
      return `not ${shown(node.of)}`;
    case 'at':
    case 'span':
    case 'in':
      return `{${shown(node.of)} ${node.kind} ${node.text}}`;
    case 'list':
      return `[${node.of.map(shown).join(', ')}]`;
    case 'call':
      return `${node.fn}(${[...node.args.map(shown), ...(node.flag ? [node.flag] : [])].join(', ')})`;
    default:
      return `(${shown(node.left)} ${node.op} ${shown(node.right)})`;
  }
}

const read = (text: string): string => {
  const parsed = parse(text);
  return 'expression' in parsed ? shown(parsed.expression) : `${parsed.problem.code}: ${parsed.problem.message}`;
};

describe('calculations, as an editor types them', () => {
  it.each([
    ['alibaba > second + third + x', '(alibaba > ((second + third) + x))'],
    ['change > 93%', '(change > «93%»)'],
    ['a > over 93%', '(a > «over 93%»)'],
    ['a / b = almost twice', '((a / b) = «almost twice»)'],
    ['1 - covid / excess = a third', '((«1» - (covid / excess)) = «a third»)'],
    ['a - b = 29 years', '((a - b) = «29 years»)'],
    ['as-of - last >= 6 months', '((as-of - last) >= «6 months»)'],
    ['a = 3-5%', '(a = «3-5%»)'],
    ['a / 8,760 >= 10', '((a / «8,760») >= «10»)'],
    ['a > 1 in 600', '(a > «1 in 600»)'],
    ['x at 2019 > x at 2010', '({x at 2019} > {x at 2010})'],
    ['mean(x from 1990 to 2019) > 5%', '(mean({x span from 1990 to 2019}) > «5%»)'],
    ['first(qwen > llama) in October 2025', '{first((qwen > llama)) in October 2025}'],
    ['peak(x from 1990 to 2019) in 2005 and y > 3', '({peak({x span from 1990 to 2019}) in 2005} and (y > «3»))'],
    ['rank(x, others, lowest) = 1st', '(rank(x, others, lowest) = «1st»)'],
    ['rank(New Zealand, others) = 3rd', '(rank(New Zealand, others) = «3rd»)'],
    ['only(australia, nuclear = 0)', 'only(australia, (nuclear = «0»))'],
    ['where(nuclear = 0) = [australia, "Korea, South"]', '(where((nuclear = «0»)) = [australia, Korea, South])'],
    ['streak(growth > 100%) >= 9', '(streak((growth > «100%»)) >= «9»)'],
    ['growth(x, 2002, 2018) = 50%', '(growth({x span 2002 to 2018}) = «50%»)'],
    ['rising(x from 2010 to 2015)', 'rising({x span from 2010 to 2015})'],
    ['a > b > c', '((a > b) and (b > c))'],
    ['not a > 3 or (b > 2 and c < 5)', '(not (a > «3») or ((b > «2») and (c < «5»)))'],
    ['a ≥ b × 2 ÷ c', '(a >= ((b * «2») / c))'],
    ['-a > -3', '(-a > «-3»)'],
    ['free cash flow < 0', '(free cash flow < «0»)'],
    ['(a + b) * c = 3', '(((a + b) * c) = «3»)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('slips in calculations', () => {
  it.each([
    ['alibba > 5', 'alibba', 'unknown-operand', 'did you mean "alibaba"?'],
    ['total-third > 5', 'total-third', 'unknown-operand', 'put spaces around a minus: a - b'],
    ['rnk(a, b) = 1', 'rnk', 'unknown-function', 'did you mean "rank"?'],
    ['(a + b > 3', '(', 'bad-expression', 'close it with )'],
    ['a b > 3', 'b', 'bad-expression', 'write an operator between two figures: + - * / > < ='],
    ['x at sometime', 'sometime', 'bad-expression', 'write a year, a month or a day: 2019, October 2025, 2025-12-11'],
    ['streak(growth)', 'growth', 'bad-expression', 'for example: streak(growth > 100%) >= 9'],
    ['streak(change(x) < 0) = 3', 'change(x) < 0', 'bad-expression', undefined],
    ['first(mean(x) > 3) in 2019', 'mean(x) > 3', 'bad-expression', undefined],
    ['a = 133 medals', 'medals', 'bad-expression', 'leave out what is counted: = 133'],
    ['ratio(a) > 3', 'ratio(a)', 'bad-expression', 'for example: ratio(white, black) = 81 times'],
    ['max(a, b) > 3, 4', ',', 'bad-expression', 'a list is written [a, b, c]'],
    ['a > many', 'many', 'unknown-operand', undefined],
  ])('%s', (text, marked, code, hint) => {
    const parsed = parse(text);
    if (!('problem' in parsed)) throw new Error(`read as ${shown(parsed.expression)}`);
    const { problem } = parsed;
    expect([text.slice(problem.start, problem.end), problem.code]).toEqual([marked, code]);
    if (hint !== undefined) expect(problem.hint).toBe(hint);
  });

  it('are found in any text without failing, and without going deep', () => {
    for (const text of [
      '('.repeat(500),
      'not '.repeat(400),
      '-'.repeat(900),
      'a+'.repeat(900),
      'x'.repeat(5000),
      '[,]',
      ')',
      '',
    ]) {
      expect('problem' in parse(text)).toBe(true);
    }
  });
});

describe('what a calculation needs of its figures', () => {
  const needs = (text: string): Readonly<Record<string, string>> => {
    const parsed = parse(text);
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    return Object.fromEntries(
      [...needsOf(parsed.expression)].map(([name, { role, unit }]) => [
        name,
        `${role}${unit ? ` ${unit.dimension}` : ''}`,
      ]),
    );
  };

  it.each([
    ['alibaba > second', { alibaba: 'figure', second: 'figure' }],
    ['change > 93%', { change: 'figure percent' }],
    ['a - b = 3 points', { a: 'figure', b: 'figure' }],
    ['a - b > 3 percentage points', { a: 'figure percent', b: 'figure percent' }],
    ['a - b = 2 years', { a: 'figure date', b: 'figure date' }],
    ['a + b = 29 years', { a: 'figure duration', b: 'figure duration' }],
    ['x in 2019', { x: 'figure date' }],
    ['x at 2019 > 5%', { x: 'series percent' }],
    ['first(qwen > llama) in 2025', { qwen: 'series', llama: 'series' }],
    ['a > max(others)', { a: 'figure', others: 'many' }],
    ['max(a, b) > 3 km', { a: 'figure length', b: 'figure length' }],
    ['change(a, b) > 3%', { a: 'figure', b: 'figure' }],
    ['rank(x, others) = 1', { x: 'figure', others: 'many' }],
    ['only(australia, nuclear = 0)', { australia: 'figure', nuclear: 'many' }],
  ])('%s', (text, expected) => expect(needs(text)).toEqual(expected));
});

it('tells what is counted back from the claim’s days from a time with a name', () => {
  const spans = (text: string): unknown => {
    const parsed = parse(text);
    return 'problem' in parsed ? parsed.problem.message : JSON.stringify(parsed.expression, plain);
  };
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}` : value);
  expect(spans('growth(x from a year ago) > 3%')).toContain('"counted":true');
  expect(spans('growth(x from 2019) > 3%')).not.toContain('"counted"');
});
