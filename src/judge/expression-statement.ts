/** A claimed calculation: evaluated for every combination of values that its operands can have. */
import type { Also, Statement } from '../claims/claim.ts';
import type { Expression } from '../claims/expression.ts';
import type { Evidence, Gap } from '../evidence.ts';
import { formatFigureInterval } from '../figures/convert.ts';
import type { Interval } from '../figures/interval.ts';
import { type Interval as Period, relate } from '../figures/interval.ts';
import { everyChoice } from './choices.ts';
import {
  type Computed,
  type Log,
  type Margin,
  type Neighbour,
  type Scope,
  type TruthValue,
  unknown,
} from './computed.ts';
import { distanceOf, isNearMiss } from './distance.ts';
import { asQuantity, asTruth } from './elements.ts';
import { evaluate } from './evaluate.ts';
import type { Cause, Caveat, Distance, Judged, StatementFinding, Verdict } from './finding.ts';
import { rangeOf } from './formula.ts';
import { type Option, type Options, optionsOf } from './operands.ts';
import { folded, isOwnArticle, leadsToArticle } from './origins.ts';
import type { World } from './pieces.ts';
import { mixedPrices } from './prices.ts';
import { nearestCause, type RuleName } from './rules.ts';
import { type Calculation, filledIn, namesIn, type Outcome, sideOf, stepOf } from './steps.ts';
import { formatPeriod, periodOf } from './time.ts';

type ExpressionStatement = Extract<Statement, { kind: 'expression' }>;
/** Operands with their options, found once for all combinations. */
function lookUp(
  calculation: Calculation,
  world: World,
): (name: string, when: Period | undefined) => Options | undefined {
  const known = new Map<string, Options>();
  return (name, when) => {
    const operand = Object.hasOwn(calculation.operands, name) ? calculation.operands[name] : undefined;
    if (!operand) return undefined;
    const key = when ? `${name} ${formatPeriod(when)}` : name;
    const options = known.get(key) ?? optionsOf(operand, world, when);
    known.set(key, options);
    return options;
  };
}

/** Fractions that have grown past any figure in print are no result; anything else that is thrown is a mistake of ours. */
function bounded(expression: Expression, scope: Scope): Computed {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof RangeError) return unknown('undefined', 'the calculation grows past any figure in print');
    throw error;
  }
}

function runAll<T>(
  calculation: Calculation,
  world: World,
  neighbour: Neighbour,
  finish: (value: Computed, scope: Scope) => T,
): { readonly outcomes: readonly Outcome<T>[]; readonly complete: boolean } {
  const options = lookUp(calculation, world);
  return everyChoice((pick) => {
    const log: Log = { used: new Map(), shown: new Map(), caveats: [], neighbours: false };
    const scope: Scope = {
      world,
      text: calculation.text,
      evaluate,
      pick,
      options,
      ...(calculation.tolerance && { tolerance: calculation.tolerance }),
      anyBasis: calculation.anyBasis ?? false,
      neighbour,
      log,
    };
    return { value: finish(bounded(calculation.expression, scope), scope), log };
  });
}

/** Operands from different origins, or of different periods, may count different things. */
function mixedScope(used: ReadonlyMap<string, Option>): Caveat | undefined {
  const options = [...used];
  for (const [i, [a, first]] of options.entries())
    for (const [b, second] of options.slice(i + 1)) {
      const origins = new Set(first.evidence.map(({ origin }) => folded(origin)));
      const apart =
        first.evidence.length > 0 &&
        second.evidence.length > 0 &&
        !second.evidence.some(({ origin }) => origins.has(folded(origin)));
      if (apart)
        return {
          code: 'mixed-scope',
          text: `${a} and ${b} come from different origins, which may count different things.`,
        };
      const [p, q] = [first, second].map(({ evidence }) => evidence[0] && periodOf(evidence[0]));
      if (p && q && relate(p, q) === 'disjoint' && !a.includes(' ') && !b.includes(' '))
        return { code: 'mixed-scope', text: `${a} is about ${formatPeriod(p)}, ${b} about ${formatPeriod(q)}.` };
    }
  return undefined;
}

interface Decision {
  readonly verdict: Verdict;
  readonly cause?: Cause;
  readonly rule: RuleName;
}

/** One truth for all combinations is a verdict. */
function decide(outcomes: readonly Outcome<TruthValue>[], complete: boolean, severalSources: boolean): Decision {
  const truths = new Set(outcomes.map(({ value }) => value.truth));
  const undecided = (cause: Cause): Decision => ({ verdict: 'unverifiable', cause, rule: 'undetermined' });
  if (truths.has('yes') && truths.has('no'))
    return { verdict: 'unverifiable', cause: severalSources ? 'sources-disagree' : 'ambiguous', rule: 'disagreement' };
  if (truths.has('unknown')) {
    const causes = outcomes.flatMap(({ value }) => (value.truth === 'unknown' ? [value.cause ?? 'too-coarse'] : []));
    return undecided(nearestCause(causes) ?? 'too-coarse');
  }
  if (!complete) return undecided('ambiguous');
  return truths.has('yes') ? { verdict: 'supported', rule: 'holds' } : { verdict: 'contradicted', rule: 'fails' };
}

const sizeOf = (distance: Distance | undefined): number =>
  distance ? Math.abs(Number(distance.amount)) : Number.POSITIVE_INFINITY;

/** What is shown of a calculation: its measured side, or the line with the values in it. */
function foundFor({ value, log }: Outcome<TruthValue>, calculation: Calculation): string {
  if (value.margin) return sideOf(value.margin);
  const line = filledIn(calculation.text, calculation.expression, log.shown);
  return line === calculation.text ? (value.why ?? '-') : line;
}

interface Shown {
  readonly outcome: Outcome<TruthValue>;
  readonly found: string;
  readonly distance?: Distance;
}

/** The combination that comes nearest to turning stands for all; of those as near the first by its text, in whatever order they came. */
function nearest(
  outcomes: readonly Outcome<TruthValue>[],
  decision: Decision,
  calculation: Calculation,
): Shown | undefined {
  const wanted = { supported: 'yes', contradicted: 'no', unverifiable: 'unknown' }[decision.verdict];
  const ranked = outcomes
    .filter(({ value }) => decision.rule === 'disagreement' || value.truth === wanted)
    .map((outcome): Shown => {
      const { margin } = outcome.value;
      const distance = margin && distanceOf(margin.measured, margin.claimed, margin.unit, margin);
      return { outcome, found: foundFor(outcome, calculation), ...(distance && { distance }) };
    })
    .sort((a, b) => sizeOf(a.distance) - sizeOf(b.distance) || (a.found < b.found ? -1 : a.found > b.found ? 1 : 0));
  return ranked[0];
}

export function judgeExpression(
  statement: ExpressionStatement,
  world: World,
): StatementFinding & { readonly origins: number } {
  const { outcomes, complete } = runAll(statement, world, 'none', asTruth);
  const options = lookUp(statement, world);
  const names = [...new Set(namesIn(statement.expression))];
  const whole = names.flatMap((name) => options(name, undefined) ?? []);
  const severalSources = whole.some(
    (o) => new Set(o.options.flatMap(({ evidence }) => evidence.map(({ ask }) => ask.id))).size > 1,
  );
  let decision = decide(outcomes, complete, severalSources);
  const used = new Map<Evidence, Option>();
  for (const { log } of outcomes)
    for (const option of log.used.values()) for (const evidence of option.evidence) used.set(evidence, option);
  // A calculation without evidence is arithmetic, and the article cannot support itself.
  if (decision.verdict !== 'unverifiable' && used.size === 0)
    decision = { verdict: 'unverifiable', cause: 'no-source', rule: 'no-evidence' };
  const isOwn = (evidence: Evidence): boolean =>
    isOwnArticle(evidence, world.article) || leadsToArticle(evidence, world.article);
  if (decision.verdict === 'supported' && [...used.keys()].some(isOwn))
    decision = { verdict: 'unverifiable', cause: 'circular', rule: 'abstained' };
  const shown = nearest(outcomes, decision, statement);
  const margin = shown?.outcome.value.margin;
  const abstaining = whole.flatMap((o) => o.abstaining);
  const outcome = ({ supported: 'supports', contradicted: 'contradicts', unverifiable: 'abstains' } as const)[
    decision.verdict
  ];
  const doubt = outcome === 'abstains' ? doubtOf(decision.cause) : undefined;
  const judged: Judged[] = [
    ...[...used].map(([evidence, option]): Judged => {
      const caveats = option.caveats;
      const { value } = evidence.reading;
      return {
        evidence,
        outcome,
        rule: outcome === 'abstains' ? 'abstained' : decision.rule,
        ...(doubt && { doubt }),
        found: value.kind === 'figure' ? value.figure.text : evidence.reading.passage.text,
        ...(caveats.length > 0 && { caveats }),
      };
    }),
    ...abstaining.filter(({ evidence }) => !used.has(evidence)),
  ];
  const gaps: Gap[] = [...new Set(whole.flatMap((o) => o.gaps))];
  const caveats = statementCaveats(statement, world, outcomes, decision, margin);
  const origins = whole.length > 0 ? Math.min(...whole.map((o) => o.origins)) : 0;
  return {
    text: statement.text,
    ...decision,
    ...(margin && { claimed: margin.claimed, measured: margin.measured, unit: margin.unit }),
    found: shown?.found ?? '-',
    ...(shown?.distance && decision.verdict !== 'unverifiable' && { distance: shown.distance }),
    judged,
    gaps,
    ...(caveats.length > 0 && { caveats }),
    steps: [...new Set(outcomes.map((outcome) => stepOf(statement, outcome)))].slice(0, 50),
    origins,
  };
}

/** A gap of one operand is no doubt about another's evidence. */
const doubtOf = (cause: Cause | undefined): Judged['doubt'] => {
  switch (cause) {
    case 'too-coarse':
    case 'at-the-edge':
    case 'other-unit':
    case 'other-time':
    case 'ambiguous':
    case 'sources-disagree':
    case 'circular':
    case 'undefined':
      return cause;
    default:
      return undefined;
  }
};

function statementCaveats(
  statement: ExpressionStatement,
  world: World,
  outcomes: readonly Outcome<TruthValue>[],
  decision: Decision,
  margin: Margin | undefined,
): readonly Caveat[] {
  if (decision.verdict === 'unverifiable') return [];
  const caveats = outcomes.flatMap(({ log }) => log.caveats);
  for (const { log } of outcomes) {
    const mixed = mixedScope(log.used);
    if (mixed) caveats.push(mixed);
    const prices = statement.anyBasis ? mixedPrices(log.used) : undefined;
    if (prices) caveats.push(prices);
  }
  if (margin && decision.verdict === 'contradicted' && isNearMiss(margin.measured, margin.claimed, margin.unit))
    caveats.push({
      code: 'near-miss',
      text: `It ${distanceOf(margin.measured, margin.claimed, margin.unit)?.text ?? 'misses'}, which is less than 5 %.`,
    });
  if (outcomes.some(({ log }) => log.neighbours)) {
    const wanted = decision.verdict === 'supported' ? 'yes' : 'no';
    const turned = (['before', 'after'] as const).filter((side) =>
      runAll(statement, world, side, asTruth).outcomes.some(({ value }) => value.truth !== wanted),
    );
    if (turned.length > 0)
      caveats.push({
        code: 'neighbour-differs',
        text: `With the period ${turned.join(' or ')} the one that was taken it would not be ${decision.verdict}.`,
      });
  }
  return [...new Map(caveats.map((caveat) => [`${caveat.code} ${caveat.text}`, caveat])).values()];
}

/** What is computed and shown, and decides nothing. */
export function computeAlso(also: Also, world: World): { readonly name: string; readonly text: string } {
  const { outcomes } = runAll(also, world, 'none', (value, scope): string => {
    if (value.kind === 'truth')
      return value.truth === 'unknown' ? `not known${value.why ? ` (${value.why})` : ''}` : value.truth;
    if (value.kind === 'names') return value.names.join(', ') || 'none';
    const quantity = asQuantity(value, scope);
    if (quantity.kind !== 'quantity')
      return quantity.kind === 'unknown'
        ? `not known: ${quantity.cause}${quantity.why ? ` (${quantity.why})` : ''}`
        : 'not known';
    const range: Interval | undefined = rangeOf(quantity.formula);
    return range ? formatFigureInterval(range, quantity.unit) : 'not known: undefined';
  });
  return { name: also.name, text: [...new Set(outcomes.map(({ value }) => value))].sort().join(' or ') };
}
