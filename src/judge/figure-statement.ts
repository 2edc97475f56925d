/** A claimed figure against the figures that were read: set inclusion, piece by piece. */
import type { Statement } from '../claims/claim.ts';
import type { Evidence } from '../evidence.ts';
import type { Figure } from '../figures/figure.ts';
import { type Interval, isEmpty, relate, scale } from '../figures/interval.ts';
import { compare, mul, type Rational, rational, sub } from '../figures/rational.ts';
import { asUsersPer } from './active-users.ts';
import { type Amount, amountsOf } from './amounts.ts';
import { askedWords } from './asked-words.ts';
import { distanceOf, isNearMiss, tolerate } from './distance.ts';
import type { Caveat, Judged, StatementFinding } from './finding.ts';
import { wholeFinding } from './other-claim.ts';
import {
  type Answered,
  abstainsAnyway,
  ambiguous,
  answersOf,
  caveatsOfPiece,
  combine,
  gapsOf,
  hedgeOf,
  type World,
  withoutSelfSupport,
} from './pieces.ts';
import { otherPrices, pricesClaimed, pricesRead } from './prices.ts';
import { nameOf } from './quantity.ts';
import { asPrinted, isOnlyTheMost, otherThing } from './same-thing.ts';
import { counterBound, timeOfAmount, timeOfStatement } from './time.ts';
import { stillToCome } from './to-come.ts';
import { calendarLength, dayUnit, inDays, inUnit, isScaleless, isUnsignedShare } from './units.ts';
import { isWholeDay, missesByADay, zonesDiffer } from './zones.ts';

type FigureStatement = Extract<Statement, { kind: 'figure' }>;

const halfOf = (a: Rational): Rational => mul(a, rational(1n, 2n));

/** Supported, with the printed number further from what was measured than half of what rounding allows. */
function onlyByRounding(measured: Interval, figure: Figure): boolean {
  const { printed, modifier, interval } = figure;
  if (!printed || modifier || !interval.low || !interval.high || !measured.low || !measured.high) return false;
  const [down, up] = [sub(printed, interval.low.value), sub(interval.high.value, printed)];
  if (down.n === 0n && up.n === 0n) return false;
  return (
    compare(sub(measured.low.value, printed), halfOf(up)) > 0 ||
    compare(sub(printed, measured.high.value), halfOf(down)) > 0
  );
}

/** The print is round and equals one of the claim's own bounds. */
const standsAtBound = (printed: Rational | undefined, { low, high }: Interval): boolean =>
  printed !== undefined && [low, high].some((bound) => bound && compare(bound.value, printed) === 0);

/** Fields hold shares of one as well as percentages. */
const unsaidShare =
  'a bare number is not said to be a share of one or a percentage: write unit: percent where it is one';

/** A percentage because the claim is in percent, and nobody says so: growth of 149 % is 1.49 in some data. */
function isBarePercent({ ask: { question }, reading: { value } }: Evidence): boolean {
  if (question.stated !== undefined) return false;
  if (value.kind === 'figure') return value.figure.rule === 'datum' && value.figure.unit.dimension === 'percent';
  return (value.kind === 'series' || value.kind === 'list') && value.unit.dimension === 'percent';
}

/** What was measured, and what it was compared with. */
type Sides = Pick<Judged, 'measured' | 'claimed' | 'unit'>;

/** One amount against the claim, whatever its time. */
function judgeAmount(
  evidence: Evidence,
  amount: Amount,
  statement: FigureStatement,
  world: World,
  bound?: 'at-most' | 'at-least',
): Judged {
  const figure = { ...statement.figure, unit: pricesClaimed(statement.figure.unit, world, askedWords(evidence)) };
  const own = asUsersPer(pricesRead(amount.unit, evidence), amount.text, figure.unit, world.claim.text);
  const found = amount.text;
  const abstain = (doubt: NonNullable<Judged['doubt']>, remark: string, sides?: Sides): Judged => ({
    evidence,
    outcome: 'abstains',
    rule: 'abstained',
    doubt,
    found,
    remark,
    ...sides,
  });
  if (
    isUnsignedShare(amount.unit, amount.text, figure.unit, figure.text) ||
    isScaleless(amount.unit, amount.text, amount.interval, figure.unit, figure.text)
  )
    return abstain('other-unit', unsaidShare);
  const other = otherThing(evidence, amount.unit, statement, world);
  if (other) return abstain(other.doubt, other.remark);
  const days = inDays(amount.interval, amount.unit);
  const calendar = days && calendarLength(figure.interval, figure.unit);
  const converted = calendar ? { interval: days } : inUnit(amount.interval, own, figure.unit, statement.anyBasis);
  if (!converted) return abstain('other-unit', `it is in ${nameOf(own)}, the claim in ${nameOf(figure.unit)}`);
  const unit = calendar ? dayUnit : statement.figure.unit;
  const claimed = tolerate(calendar ? calendar.surely : figure.interval, unit, statement.tolerance);
  const outer = calendar ? tolerate(calendar.perhaps, unit, statement.tolerance) : claimed;
  const printed = asPrinted(converted.interval, evidence, amount.unit, statement, world);
  if ('doubt' in printed) return abstain(printed.doubt, printed.remark);
  const measured = bound ? counterBound(printed, bound) : printed;
  const remark = [
    amount.remark,
    'remark' in converted && converted.remark,
    bound && 'a counter that only grows, read on another day',
  ]
    .filter(Boolean)
    .join('; ');
  const inner = relate(measured, claimed);
  const sides: Sides = { measured, claimed, unit };
  const relation = inner === 'inside' ? inner : relate(measured, outer) === 'disjoint' ? 'disjoint' : 'overlapping';
  const caveats: Caveat[] = [];
  if ('otherBasis' in converted && converted.otherBasis) caveats.push(otherPrices(own, figure.unit));
  if (relation === 'overlapping') {
    const number =
      amount.printed &&
      inUnit(
        { low: { value: amount.printed, closed: true }, high: { value: amount.printed, closed: true } },
        amount.unit,
        figure.unit,
        true,
      );
    const edge =
      !bound && (standsAtBound(number?.interval.low?.value, claimed) || standsAtBound(amount.printed, claimed));
    if (isEmpty(measured) || isEmpty(claimed)) return abstain('too-coarse', 'an empty set of values');
    return abstain(
      edge ? 'at-the-edge' : 'too-coarse',
      remark || (edge ? "the source prints the claim's own threshold" : 'the print is coarser than the claim'),
      sides,
    );
  }
  if (relation === 'inside' && isOnlyTheMost(evidence, statement, world))
    return abstain('too-coarse', `"${found}" names the most that there was`, sides);
  if (
    relation === 'disjoint' &&
    figure.unit.dimension === 'date' &&
    missesByADay(measured, claimed) &&
    isWholeDay(measured) &&
    zonesDiffer(evidence, world)
  )
    return abstain('other-time', 'a miss of one day, and the zone may differ', sides);
  if (relation === 'disjoint' && isBarePercent(evidence) && relate(scale(measured, rational(100)), outer) === 'inside')
    return abstain('other-unit', unsaidShare, sides);
  const distance = distanceOf(measured, relation === 'disjoint' ? outer : claimed, unit);
  if (relation === 'disjoint' && isNearMiss(measured, outer, unit))
    caveats.push({ code: 'near-miss', text: `It ${distance?.text ?? 'misses'}, which is less than 5 %.` });
  if (relation === 'inside' && !calendar && onlyByRounding(measured, figure))
    caveats.push({
      code: 'only-by-rounding',
      text: `${figure.text} holds only because it is rounded: the source has ${found}.`,
    });
  const turning = (amount.neighbours ?? []).filter((neighbour) => {
    const other = inUnit(neighbour.interval, own, figure.unit, statement.anyBasis);
    return other && relate(other.interval, claimed) !== relation;
  });
  if (turning.length > 0)
    caveats.push({
      code: 'neighbour-differs',
      text: `The value of ${turning.map(({ label }) => label).join(', ')} would not lead to this verdict.`,
    });
  return {
    evidence,
    outcome: relation === 'inside' ? 'supports' : 'contradicts',
    rule: relation,
    ...sides,
    ...(relation === 'disjoint' && { claimed: outer }),
    found,
    ...(distance && { distance }),
    ...(remark && { remark }),
    ...(caveats.length > 0 && { caveats }),
  };
}

/** A candidate with several amounts, or several ways to read one, decides only where all lead to one outcome. */
function judgeCandidate(evidence: Evidence, statement: FigureStatement, world: World): readonly Judged[] {
  const anyway = abstainsAnyway(evidence, world);
  const amounts = amountsOf(evidence.reading.value, world);
  const found = Array.isArray(amounts) ? amounts.map(({ text }) => text).join(', ') : evidence.reading.passage.text;
  if (anyway) return [{ evidence, outcome: 'abstains', rule: 'abstained', found, ...anyway }];
  if (!Array.isArray(amounts)) {
    const { why } = amounts as { why: string };
    const noFigure = !['figure', 'series', 'list'].includes(evidence.reading.value.kind);
    return [
      {
        evidence,
        outcome: 'abstains',
        rule: 'abstained',
        doubt: noFigure ? 'other-unit' : 'other-time',
        found,
        remark: why,
      },
    ];
  }
  const isSeries = evidence.reading.value.kind === 'series';
  const judged = (amounts as readonly Amount[]).map((amount): Judged => {
    const timing =
      amount.unit.dimension === 'date' || isSeries
        ? timeOfStatement(evidence, { ...world.timing, asOfTyped: false })
        : timeOfAmount(evidence, amount.unit, world.timing);
    if (!timing.counts)
      return {
        evidence,
        outcome: 'abstains',
        rule: 'abstained',
        doubt: 'other-time',
        found: amount.text,
        remark: timing.remark,
      };
    const toCome = stillToCome(evidence, world);
    if (toCome !== undefined)
      return {
        evidence,
        outcome: 'abstains',
        rule: 'abstained',
        doubt: 'not-asserted',
        found: amount.text,
        remark: toCome,
      };
    const readings = [amount.interval, ...Object.values(amount.otherReadings ?? {})];
    const all = readings.map((interval) =>
      judgeAmount(evidence, { ...amount, interval }, statement, world, timing.bound),
    );
    const [main] = all;
    if (!main) throw new Error('a figure without an interval');
    const agreed = all.every(({ outcome }) => outcome === main.outcome);
    const one: Judged = agreed
      ? main
      : {
          ...main,
          outcome: 'abstains',
          rule: 'abstained',
          doubt: 'ambiguous',
          remark: `other readings of "${amount.text}" lead elsewhere`,
        };
    const caveats = [
      ...caveatsOfPiece(evidence, world.claim),
      ...hedgeOf(evidence, world).caveats,
      ...timing.caveats,
      ...(one.caveats ?? []),
    ];
    return withoutSelfSupport({ ...one, ...(caveats.length > 0 && { caveats }) }, world);
  });
  return judged.length > 1 ? settle(judged) : judged;
}

/**
 * Several candidates of one ask: those that decide must agree, and one that is too coarse must be able to be the same
 * figure in a coarser print ("149 %" in the headline, "149.03 %" in the text).
 */
function settle(candidates: readonly Judged[]): readonly Judged[] {
  const deciders = candidates.filter(({ outcome }) => outcome !== 'abstains');
  const [first] = deciders;
  if (!first) return candidates;
  const stray = candidates.some(
    ({ doubt, measured }) =>
      (doubt === 'too-coarse' || doubt === 'at-the-edge') &&
      measured !== undefined &&
      deciders.every((decider) => decider.measured !== undefined && relate(decider.measured, measured) === 'disjoint'),
  );
  const agreed = deciders.every(({ outcome }) => outcome === first.outcome);
  return agreed && !stray ? candidates : ambiguous(candidates);
}

/** The whole source was read and has no date: enough for "not yet", whose interval begins after the as-of day. */
function judgeAbsence(absence: Evidence, statement: FigureStatement, world: World): readonly Judged[] {
  const { figure } = statement;
  const { low, high } = figure.interval;
  const now = world.timing.asOf.high;
  const notYet =
    figure.unit.dimension === 'date' &&
    high === null &&
    low !== null &&
    now !== null &&
    compare(low.value, now.value) >= 0;
  const caveats = caveatsOfPiece(absence, world.claim);
  return notYet
    ? [
        {
          evidence: absence,
          outcome: 'supports',
          rule: 'absent-from-complete',
          found: 'no date',
          ...(caveats.length > 0 && { caveats }),
        },
      ]
    : [
        {
          evidence: absence,
          outcome: 'abstains',
          rule: 'abstained',
          doubt: 'not-asserted',
          found: 'nothing',
          remark: 'the whole source has no such figure',
        },
      ];
}

/** The piece that is shown for the statement: the one nearest to the bound, so that no order of sources matters. */
function shownPiece(judged: readonly Judged[], decided: boolean): Judged | undefined {
  const pool = judged.filter(({ outcome }) => (decided ? outcome !== 'abstains' : true));
  const size = ({ distance }: Judged): number =>
    distance ? Math.abs(Number(distance.amount)) : Number.POSITIVE_INFINITY;
  return [...pool].sort((a, b) => size(a) - size(b) || (a.found < b.found ? -1 : a.found > b.found ? 1 : 0))[0];
}

/** Candidates that lead to different outcomes, in the order of the page: one of them alone would not tell why. */
const allFound = (judged: readonly Judged[]): string =>
  [...new Set(judged.flatMap(({ doubt, found }) => (doubt === 'ambiguous' ? [found] : [])))].join(' or ');

export function judgeFigure(statement: FigureStatement, world: World): StatementFinding & { readonly origins: number } {
  const answers: readonly Answered[] = answersOf(statement.operand, world);
  const other = wholeFinding(statement.operand, world);
  const pieces = [
    ...answers.flatMap(({ candidates, absence }) =>
      absence
        ? judgeAbsence(absence, statement, world)
        : settle(candidates.flatMap((evidence) => judgeCandidate(evidence, statement, world))),
    ),
    ...settle(other.evidence.flatMap((evidence) => judgeCandidate(evidence, statement, world))),
  ];
  const gaps = [...gapsOf(answers), ...other.gaps];
  const combined = combine(pieces, gaps, ({ rule }) =>
    rule === 'disjoint' || rule === 'absent-from-complete' ? rule : 'inside',
  );
  const shown = shownPiece(combined.judged, combined.verdict !== 'unverifiable');
  return {
    text: statement.text,
    verdict: combined.verdict,
    ...(combined.cause && { cause: combined.cause }),
    rule: combined.rule,
    claimed: shown?.claimed ?? tolerate(statement.figure.interval, statement.figure.unit, statement.tolerance),
    ...(shown?.measured && { measured: shown.measured }),
    unit: shown?.unit ?? statement.figure.unit,
    found: combined.cause === 'ambiguous' ? allFound(combined.judged) : (shown?.found ?? '-'),
    ...(shown?.distance && combined.verdict !== 'unverifiable' && { distance: shown.distance }),
    judged: combined.judged,
    gaps,
    steps: [],
    origins: combined.origins,
  };
}
