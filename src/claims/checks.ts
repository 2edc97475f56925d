/** Checks that look at a claim as a whole: does it prove anything, and does it say what it checks? */
import type { Figure } from '../figures/figure.ts';
import { readFigures } from '../figures/read.ts';
import type { Ask, Place } from '../question.ts';
import type { Operand, Statement } from './claim.ts';
import type { Expression } from './expression.ts';
import { comparableIn, sameNumber, samePrint, saysTheSame } from './figure-text.ts';
import { type Says, sentenceOf } from './says.ts';
import { lookup, type Scope } from './scope.ts';
import { placeKeyNames } from './source-entry.ts';
import { holds } from './terms.ts';
import type { Stretch, YamlNode } from './yaml-node.ts';
import { offsetIn } from './yaml-scalar.ts';

export function checkStatement(statement: Statement, says: Says, scope: Scope): void {
  saysInClaim(statement, says, scope);
  holdsNoValue(statement, scope);
  canFail(statement, says, scope);
}

/** `says` must occur in the sentence, where both are figures: else two things are checked and one is printed. */
function saysInClaim(statement: Statement, says: Says, scope: Scope): void {
  if (statement.kind !== 'figure' || scope.layers.length > 1 || says.node === lookup(scope.layers, 'claim')) return;
  const { problems } = scope.file;
  const claim = lookup(scope.layers, 'claim');
  if (claim?.kind !== 'text') return;
  // A superlative is a first place that is not printed as one.
  if (statement.figure.unit.dimension === 'ordinal') return;
  const sentence = sentenceOf(scope);
  const comparable = comparableIn(sentence, statement.figure);
  if (comparable.length === 0 || comparable.some((figure) => saysTheSame(figure, statement.figure))) return;
  problems.report({
    code: 'says-not-in-claim',
    at: says.node,
    message: `"${says.text}" is not what the sentence says`,
    hint: `the sentence has: ${comparable.map(({ text }) => text).join(', ')}`,
  });
}

/** Texts of a place that a stranger's page is searched with. Numbers in paths are positions, not figures. */
function wordsOf(node: YamlNode, key: string): readonly { readonly text: string; readonly node: YamlNode }[] {
  if (node.kind === 'text') {
    if (key !== 'css' && key !== 'json') return [{ text: node.value, node }];
    return [...node.value.matchAll(/(["'])(.*?)\1/g)].map((match) => ({ text: match[2] ?? '', node }));
  }
  if (node.kind !== 'map') return [];
  return [...node.entries.values()].flatMap(({ value }) => wordsOf(value, key));
}

/** Every text with which the entries of a scope look for a place, with where it stands. */
function locatorsOf(scope: Scope): readonly { readonly text: string; readonly node: YamlNode }[] {
  const found = new Map<YamlNode, { readonly text: string; readonly node: YamlNode }>();
  const add = (holder: YamlNode | undefined): void => {
    if (holder?.kind !== 'map') return;
    for (const key of placeKeyNames) {
      const value = holder.entries.get(key)?.value;
      if (value) for (const each of wordsOf(value, key)) found.set(each.node, each);
    }
  };
  for (const layer of scope.layers) add(layer);
  for (const entry of scope.sources) add(entry.node);
  const visit = (node: YamlNode): void => {
    if (node.kind === 'text') found.set(node, { text: node.value, node });
    else if (node.kind === 'list') for (const item of node.items) visit(item);
    else if (node.kind === 'map' && !node.entries.has('claim')) add(node);
  };
  for (const { value } of scope.figures.values()) visit(value);
  return [...found.values()];
}

/** Figures that a calculation is compared with: a locator may not hold them either. */
function claimedFigures(expression: Expression): readonly Figure[] {
  if (expression.kind === 'logic') return [...claimedFigures(expression.left), ...claimedFigures(expression.right)];
  if (expression.kind === 'not') return claimedFigures(expression.of);
  if (expression.kind !== 'compare') return [];
  return [expression.left, expression.right].flatMap((side) =>
    side.kind === 'figure' && !(side.figure.unit.dimension === 'number' && side.figure.text.length < 3)
      ? [side.figure]
      : [],
  );
}

function markIn(node: YamlNode, start: number, end: number, scope: Scope): Stretch {
  if (node.kind !== 'text') return node;
  const { text } = scope.file.problems;
  return { start: offsetIn(text, node, start), end: offsetIn(text, node, Math.max(start, end - 1)) + 1 };
}

/** A check that looks for its own answer proves nothing. */
function holdsNoValue(statement: Statement, scope: Scope): void {
  const { problems, reading } = scope.file;
  const claimed =
    statement.kind === 'figure'
      ? [statement.figure]
      : statement.kind === 'expression'
        ? claimedFigures(statement.expression)
        : [];
  const terms = statement.kind === 'term' ? statement.terms.flatMap(({ spellings }) => spellings) : [];
  if (claimed.length === 0 && terms.length === 0) return;
  for (const { text, node } of locatorsOf(scope)) {
    if (claimed.length > 0) {
      for (const figure of readFigures(text, reading)) {
        const isClaimed = (own: Figure): boolean =>
          comparableIn([figure], own).length > 0 && (samePrint(figure, own) || sameNumber(figure, own));
        if (!claimed.some(isClaimed)) continue;
        problems.report({
          code: 'locator-holds-value',
          at: markIn(node, figure.start, figure.end, scope),
          message: 'the words to look for contain the claimed figure',
          hint: `a check that looks for its own answer proves nothing; write: ${blanked(text, figure.start, figure.end)}`,
        });
      }
    }
    for (const term of terms) {
      const words = term.replace(/[/]?\*$/, '');
      if (!holds(text, words)) continue;
      const start = text.toLowerCase().indexOf(words.toLowerCase());
      const at = start === -1 ? node : markIn(node, start, start + words.length, scope);
      problems.report({
        code: 'locator-holds-value',
        at,
        message: 'the words to look for contain the claimed term',
        hint: `put the blank where it stands: ${start === -1 ? '___' : blanked(text, start, start + words.length)}`,
      });
    }
  }
}

const blanked = (text: string, start: number, end: number): string => `${text.slice(0, start)}___${text.slice(end)}`;

const asksIn = (operand: Operand): readonly Ask[] => (operand.kind === 'claim' ? [] : operand.asks);

/** A place that holds one thing: another value there is a rival by itself. */
const isField = (ask: Ask, place: Place): boolean =>
  ask.complete === true || place.by === 'json' || place.by === 'table' || place.by === 'css';

/** What nothing could turn is no check. */
function canFail(statement: Statement, says: Says, scope: Scope): void {
  const warn = (message: string, hint: string): void =>
    scope.file.problems.report({ code: 'cannot-fail', severity: 'warning', at: says.node, message, hint });
  if (statement.kind === 'term' && statement.mode === 'is' && statement.rivals.length === 0) {
    const asks = asksIn(statement.operand);
    if (asks.length > 0 && asks.every((ask) => !isField(ask, ask.question.place))) {
      warn('nothing could prove this wrong: a page always holds other words', 'name what would: rivals: [...]');
    }
  }
  if (statement.kind === 'expression' && Object.keys(statement.operands).length === 0) {
    warn('no figure of the world is in this calculation', 'compare with one of the figures:');
  }
  if (statement.kind === 'expression') sameOnBothSides(statement.expression, warn);
}

function sameOnBothSides(expression: Expression, warn: (message: string, hint: string) => void): void {
  if (expression.kind === 'logic') {
    sameOnBothSides(expression.left, warn);
    sameOnBothSides(expression.right, warn);
  }
  if (expression.kind !== 'compare') return;
  const { left, right } = expression;
  if (left.kind === 'operand' && right.kind === 'operand' && left.name === right.name) {
    warn('both sides are the same figure', 'compare it with another one');
  }
}
