/** What `says` holds, before it is asked of anything: figures, calculations, terms and quotes. */
import type { z } from 'zod';
import type { Figure } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import { denialIn } from './denial.ts';
import type { Expression } from './expression.ts';
import type { ExpressionProblem } from './expression-scanner.ts';
import { lacksThing, lacksUnit, looseFigure, typedFigure, unitFromSentence } from './figure-text.ts';
import { needsOf } from './operand-roles.ts';
import { parseExpression } from './parse-expression.ts';
import { listOf, quoteSays, saysMaps } from './schema.ts';
import { lookup, lookupText, type Scope } from './scope.ts';
import { firstKey, parseShape } from './shape.ts';
import type { MapNode, TextNode, YamlNode } from './yaml-node.ts';
import { offsetIn } from './yaml-scalar.ts';

export type Quote = z.infer<typeof quoteSays>;

export interface TermSays {
  readonly kind: 'term';
  readonly mode: 'is' | 'includes' | 'some' | 'all';
  readonly terms: readonly string[];
  readonly rivals: readonly string[];
  readonly weaker: readonly string[];
  readonly noMore: boolean;
}

export type Says = { readonly text: string; readonly node: YamlNode } & (
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | TermSays
  | { readonly kind: 'quote'; readonly quote: Quote }
);

const notYet = /^(?:not yet|尚未|還沒|还没|仍未)[.。]?$/i;
/** Signs and words that make text a calculation and not a figure that cannot be read. */
const calculates = /[><=≥≤≠＞＜＝()]|\s[-+*/]\s|\b(?:in|at|from)\b.*\d{4}/;

/** Reports what the parser of calculations found, at its place in the file. */
export function reportExpression(problem: ExpressionProblem, node: TextNode, scope: Scope): void {
  const { problems } = scope.file;
  const start = offsetIn(problems.text, node, problem.start);
  const end = Math.max(start + 1, offsetIn(problems.text, node, Math.max(problem.start, problem.end - 1)) + 1);
  problems.report({
    code: problem.code,
    at: { start, end },
    message: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
  });
}

const isTrueOrFalse = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'compare':
    case 'logic':
    case 'not':
    case 'in':
      return true;
    case 'call':
      return ['all', 'any', 'most', 'only', 'rising', 'falling'].includes(expression.fn);
    default:
      return false;
  }
};

/** A calculation that is true or false; what is wrong is reported. */
function expressionOf(node: TextNode, scope: Scope, quiet = false): Expression | undefined {
  const {
    counting,
    file: { problems, reading },
  } = scope;
  const parsed = parseExpression(node.value, { names: scope.figures.keys(), reading, counting });
  if ('problem' in parsed) {
    if (!quiet) reportExpression(parsed.problem, node, scope);
    return undefined;
  }
  if (isTrueOrFalse(parsed.expression)) return parsed.expression;
  if (!quiet) {
    problems.report({
      code: 'bad-expression',
      at: node,
      message: 'this is a value, and says nothing that could be true or false',
      hint: 'compare it: ... > 93%',
    });
  }
  return undefined;
}

/** "Not yet": later than the days that the claim speaks of. */
function notYetFigure(node: TextNode, scope: Scope): Figure | undefined {
  const { high } = scope.asOf;
  if (!high) {
    scope.file.problems.report({
      code: 'missing-as-of',
      at: node,
      message: '"not yet" needs a day to count from',
      hint: 'write article: { published: 2025-12-11 }, or as-of: 2025-12-11',
    });
    return undefined;
  }
  return {
    text: node.value,
    start: 0,
    end: node.value.length,
    interval: { low: { value: high.value, closed: false }, high: null },
    unit: { dimension: 'date', name: 'day' },
    modifier: 'after',
    rule: 'one-sided-date',
  };
}

const sentences = new WeakMap<YamlNode, readonly Figure[]>();

/** The figures of the claim's sentence, read once. */
export function sentenceOf({ layers, file }: Scope): readonly Figure[] {
  const node = lookup(layers.slice(0, 1), 'claim');
  if (node?.kind !== 'text') return [];
  const known = sentences.get(node);
  if (known) return known;
  const figures = readFigures(node.value, file.reading);
  sentences.set(node, figures);
  return figures;
}

/** The figure that the text is; where the sentence prints the same, it is read already. */
function figureSays(node: TextNode, scope: Scope): Figure | undefined {
  const text = node.value.trim();
  const inSentence = lookupText(scope.layers.slice(0, 1), 'claim')?.includes(text) ?? false;
  const printed = inSentence ? sentenceOf(scope).find((figure) => figure.text === text) : undefined;
  const unit = lookupText(scope.layers, 'unit');
  // A number that the sentence leaves bare is read again with the unit that the author names.
  if (printed && !(unit !== undefined && lacksThing(printed))) return { ...printed, start: 0, end: text.length };
  return typedFigure(node.value, scope.file.reading, unit);
}

function checkedFigure(figure: Figure, node: YamlNode, scope: Scope): Figure | undefined {
  const { problems } = scope.file;
  const full = unitFromSentence(figure, () => sentenceOf(scope));
  if (lacksUnit(full)) {
    problems.report({
      code: 'unit-missing',
      at: node,
      message: `"${figure.text}" of what?`,
      hint: 'say it: unit: USD, unit: people',
    });
  }
  if (!full.unresolved) return full;
  const fiscal = /\b(?:FY|fiscal)|財|财/.test(figure.text);
  problems.report({
    code: 'unresolved-date',
    at: node,
    message: `"${figure.text}" is no certain date`,
    hint: fiscal
      ? 'say when the fiscal year of the company ends: fiscal-year-end: March'
      : scope.file.article.published === undefined
        ? 'write article: { published: ... }, or the date itself'
        : 'write the year with it',
  });
  return undefined;
}

function textSays(node: TextNode, scope: Scope): readonly Says[] {
  const { problems, reading } = scope.file;
  const text = node.value;
  const asFigure = (figure: Figure | undefined): readonly Says[] => {
    const full = figure && checkedFigure(figure, node, scope);
    return full ? [{ kind: 'figure', figure: full, text, node }] : [];
  };
  if (notYet.test(text.trim())) return asFigure(notYetFigure(node, scope));
  // "a > 93%" is a calculation with the figure `a`, and not "more than 93 %" with an article before it.
  const calculation = scope.figures.size > 0 && calculates.test(text) ? expressionOf(node, scope, true) : undefined;
  if (calculation && needsOf(calculation).size > 0)
    return [{ kind: 'expression', expression: calculation, text, node }];
  const figure = figureSays(node, scope);
  if (figure) return asFigure(figure);
  const loud = calculates.test(text) && !looseFigure(text, reading);
  const expression = expressionOf(node, scope, !loud);
  if (expression) return [{ kind: 'expression', expression, text, node }];
  if (loud) return [];
  const loose = looseFigure(text, reading);
  if (loose) return asFigure(loose);
  // What YAML would not have was said to be so: that it is no figure either is noise beside it.
  if (node.style === 'raw') return [];
  problems.report({
    code: 'says-unreadable',
    at: node,
    message: `no figure in "${text}"`,
    hint: 'write it as "over 30 million", as a comparison, or as a term: says: { term: ... }',
  });
  return [];
}

const firstOf = <T>(list: readonly T[]): T | undefined => list[0];

function mapSays(node: MapNode, scope: Scope): readonly Says[] {
  const { problems } = scope.file;
  const names = Object.keys(saysMaps) as readonly (keyof typeof saysMaps)[];
  const which = firstOf(names.filter((name) => node.entries.has(name)));
  if (!which) {
    problems.report({
      code: 'unknown-key',
      at: firstKey(node),
      message: '"says" does not say of what kind it is',
      hint: `begin with one of: ${names.join(', ')}`,
    });
    return [];
  }
  const options = { name: '"says"', keys: Object.keys(saysMaps[which].shape) };
  if (which === 'quote') {
    const quote = parseShape(quoteSays, node, problems, options);
    return quote ? [{ kind: 'quote', quote, text: quote.quote, node }] : [];
  }
  const parsed = parseShape<Readonly<Record<string, string | readonly string[] | undefined>>>(
    saysMaps[which] as z.ZodType<Readonly<Record<string, string | readonly string[] | undefined>>>,
    node,
    problems,
    options,
  );
  if (!parsed) return [];
  const terms = listOf(parsed[which]);
  const noMore = parsed['and-no-more'] === 'true' || parsed['and-no-more'] === 'yes';
  return [
    {
      kind: 'term',
      mode: which === 'term' ? 'is' : which,
      terms,
      rivals: listOf(parsed['rivals']),
      weaker: listOf(parsed['weaker']),
      noMore,
      text: terms.join(which === 'all' ? ', ' : ' or '),
      node,
    },
  ];
}

function itemSays(node: YamlNode, scope: Scope): readonly Says[] {
  switch (node.kind) {
    case 'text':
      return textSays(node, scope);
    case 'map':
      return mapSays(node, scope);
    case 'list':
      return node.items.flatMap((item) => itemSays(item, scope));
    case 'empty':
      scope.file.problems.report({
        code: 'missing-value',
        at: node,
        message: '"says" has no value',
        hint: 'leave it out where the sentence has exactly one figure',
      });
      return [];
  }
}

export function reportDenied(word: string, figure: Figure, at: YamlNode, scope: Scope): void {
  scope.file.problems.report({
    code: 'says-denied',
    at,
    message: `"${word}" may turn "${figure.text}" round`,
    hint:
      figure.unit.dimension === 'date'
        ? 'say what must hold: says: after 2019, says: not yet'
        : 'say what must hold: says: at most 5%, says: under 30 million',
  });
}

/** Read from the claim's own sentence, where it has exactly one figure. */
function impliedSays(scope: Scope): readonly Says[] {
  const node = lookup(scope.layers.slice(0, 1), 'claim');
  if (!node || !scope.looks) return [];
  // "grew 149.03% in November": the date says when, the figure what.
  const all = sentenceOf(scope);
  const amounts = all.filter(({ unit }) => unit.dimension !== 'date');
  const [figure, ...others] = amounts.length > 0 ? amounts : all;
  if (figure && others.length === 0) {
    const denied = node.kind === 'text' ? denialIn(node.value, figure) : undefined;
    if (denied !== undefined) {
      reportDenied(denied, figure, node, scope);
      return [];
    }
    const full = checkedFigure(figure, node, scope);
    return full ? [{ kind: 'figure', figure: full, text: full.text, node }] : [];
  }
  scope.file.problems.report({
    code: 'says-missing',
    at: firstKey(scope.layers.at(-1) ?? node),
    message: figure
      ? `the sentence has ${others.length + 1} figures, and nothing says which of them is checked`
      : 'the sentence has no figure, and nothing says what is checked',
    hint: figure
      ? `add says: ${figure.text}, or all of them: says: [${[figure, ...others].map(({ text }) => text).join(', ')}]`
      : 'add says: { term: ..., rivals: [...] }, says: { quote: ... } or a comparison',
  });
  return [];
}

/** What must hold, as it is written at `node`, or else as the claim's sentence has it. */
export const saysOf = (scope: Scope, node: YamlNode | undefined): readonly Says[] =>
  node ? itemSays(node, scope) : impliedSays(scope);
