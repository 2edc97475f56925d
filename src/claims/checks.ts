/** Checks that look at a claim as a whole: does it prove anything, and does it say what it checks? */
import type { Ask, Place } from '../question.ts';
import type { Operand, Statement } from './claim.ts';
import { denialIn, denies } from './denial.ts';
import type { Expression } from './expression.ts';
import { comparableIn, saysTheSame } from './figure-text.ts';
import { reportDenied, type Says, sentenceOf } from './says.ts';
import { lookup, type Scope } from './scope.ts';
import { holdsNoValue } from './self-answering.ts';

/** `onlyIf`: a condition need not be what the sentence says. */
export function checkStatement(statement: Statement, says: Says, scope: Scope, onlyIf: boolean): void {
  if (!onlyIf) saysInClaim(statement, says, scope);
  namesWhatIsDenied(statement, says, scope);
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
  if (comparable.length === 0) return;
  const same = comparable.find((figure) => saysTheSame(figure, statement.figure));
  if (same) {
    const denied = denialIn(claim.value, same);
    if (denied !== undefined) reportDenied(denied, same, says.node, scope);
    return;
  }
  problems.report({
    code: 'says-not-in-claim',
    at: says.node,
    message: `"${says.text}" is not what the sentence says`,
    hint: `the sentence has: ${comparable.map(({ text }) => text).join(', ')}`,
  });
}

/** "It does not use Qwen" is not shown by a page that says Qwen: unless the place holds the denial as well. */
function namesWhatIsDenied(statement: Statement, says: Says, scope: Scope): void {
  if (statement.kind !== 'term' && statement.kind !== 'quote') return;
  const claim = lookup(scope.layers, 'claim');
  if (claim?.kind !== 'text') return;
  const isPlaced = asksIn(statement.operand).some(
    ({ question: { place } }) => place.by === 'near' && denies(place.words),
  );
  if (isPlaced) return;
  const names = statement.kind === 'quote' ? [statement.quote] : statement.terms.flatMap(({ spellings }) => spellings);
  for (const name of names) {
    if (denies(name)) continue;
    const start = claim.value.toLowerCase().indexOf(name.toLowerCase());
    const word = start < 0 ? undefined : denialIn(claim.value, { start, end: start + name.length });
    if (word === undefined) continue;
    scope.file.problems.report({
      code: 'says-denied',
      at: says.node,
      message: `the sentence says "${word}" of "${name}", and this would find it said`,
      hint: 'name what is there instead, or the denial in the place: near: no longer uses ___',
    });
    return;
  }
}

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
