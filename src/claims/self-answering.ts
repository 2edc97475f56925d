/** A check that looks for its own answer proves nothing: no locator may hold the claimed figure or term, in whatever form. */
import type { Figure } from '../figures/figure.ts';
import { compare, mul, type Rational, rational, sub } from '../figures/rational.ts';
import { readFigures } from '../figures/read.ts';
import type { Statement } from './claim.ts';
import type { Expression } from './expression.ts';
import { comparableIn, sameNumber, samePrint } from './figure-text.ts';
import { type LocatorText, locatorTexts } from './locator-texts.ts';
import type { Scope } from './scope.ts';
import { foundIn } from './terms.ts';
import type { Stretch } from './yaml-node.ts';
import { offsetIn } from './yaml-scalar.ts';

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

/** A share or a ratio as growth or a share in percent: "half" is 50 %, "doubled" is +100 %. */
function inPercent({ printed, unit }: Figure): readonly Rational[] {
  if (!printed) return [];
  if (unit.dimension === 'percent') return [printed];
  const hundred = mul(printed, rational(100));
  if (unit.dimension === 'multiple') return [sub(hundred, rational(100)), hundred];
  return unit.dimension === 'number' && unit.per === undefined ? [hundred] : [];
}

/** The same amount in other words, where one of the two is in percent. */
const sameShare = (a: Figure, b: Figure): boolean =>
  (a.unit.dimension === 'percent') !== (b.unit.dimension === 'percent') &&
  inPercent(a).some((one) => inPercent(b).some((other) => compare(one, other) === 0));

const isClaimed = (figure: Figure, own: Figure): boolean =>
  comparableIn([figure], own).length > 0 &&
  (samePrint(figure, own) || sameNumber(figure, own) || sameShare(figure, own));

/** The end of a word that a pattern leaves free: `recommend\w+`, "recommend*". */
const openWord = /(\p{L}{4,})\*/gu;

const opensTo = (text: string, term: string): boolean =>
  [...text.matchAll(openWord)].some(([, begin = '']) => term.toLowerCase().startsWith(begin.toLowerCase()));

function markIn({ node, asTyped }: LocatorText, start: number, end: number, scope: Scope): Stretch {
  if (node.kind !== 'text' || !asTyped) return node;
  const { text } = scope.file.problems;
  return { start: offsetIn(text, node, start), end: offsetIn(text, node, Math.max(start, end - 1)) + 1 };
}

const blanked = (text: string, start: number, end: number): string => `${text.slice(0, start)}___${text.slice(end)}`;

export function holdsNoValue(statement: Statement, scope: Scope): void {
  const { problems, reading } = scope.file;
  const claimed =
    statement.kind === 'figure'
      ? [statement.figure]
      : statement.kind === 'expression'
        ? claimedFigures(statement.expression)
        : [];
  const terms = statement.kind === 'term' ? statement.terms.flatMap(({ spellings }) => spellings) : [];
  if (claimed.length === 0 && terms.length === 0) return;
  const told = new Set<LocatorText['node']>();
  const report = (locator: LocatorText, start: number, end: number, what: 'figure' | 'term'): void => {
    if (told.has(locator.node)) return;
    told.add(locator.node);
    const put = locator.asTyped ? blanked(locator.text, start, end) : '___';
    problems.report({
      code: 'locator-holds-value',
      at: markIn(locator, start, end, scope),
      message: `the words to look for contain the claimed ${what}`,
      hint:
        what === 'figure'
          ? `a check that looks for its own answer proves nothing; write: ${put}`
          : `put the blank where it stands: ${put}`,
    });
  };
  for (const locator of locatorTexts(scope)) {
    const { text } = locator;
    for (const figure of claimed.length > 0 ? readFigures(text, reading) : [])
      if (claimed.some((own) => isClaimed(figure, own))) report(locator, figure.start, figure.end, 'figure');
    for (const term of terms) {
      const words = term.replace(/[/]?\*$/, '');
      const place = foundIn(text, words);
      if (place) report(locator, place.start, place.end, 'term');
      else if (opensTo(text, words)) report(locator, 0, text.length, 'term');
    }
  }
}
