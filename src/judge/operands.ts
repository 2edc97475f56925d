/** The values that an operand of a calculation can have: one per origin, in the finest print. */
import type { Operand } from '../claims/claim.ts';
import type { Evidence, Gap, Value } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import { equals, type Interval, intersect, isEmpty, relate } from '../figures/interval.ts';
import type { Cause, Caveat, Judged } from './finding.ts';
import { byOrigin } from './origins.ts';
import { wholeFinding } from './other-claim.ts';
import { type Answered, abstainsAnyway, answersOf, caveatsOfPiece, gapsOf, hedgeOf, type World } from './pieces.ts';
import { pricesRead } from './prices.ts';
import { nearestCause } from './rules.ts';
import { namesTheMost } from './same-thing.ts';
import {
  counterBound,
  eitherOf,
  formatPeriod,
  isPartOf,
  periodOf,
  timeOfAmount,
  timeOfStatement,
  unclearTime,
} from './time.ts';

/** One value that an operand can have, and the pieces that say so. */
export interface Option {
  readonly value:
    | Value
    | { readonly kind: 'computed'; readonly interval: Interval; readonly unit: Unit; readonly text: string };
  readonly evidence: readonly Evidence[];
  readonly caveats: readonly Caveat[];
}

export interface Options {
  readonly options: readonly Option[];
  readonly abstaining: readonly Judged[];
  readonly gaps: readonly Gap[];
  /** Origins among the options, copies counted once. */
  readonly origins: number;
  /** Why there is no option. */
  readonly cause?: Cause;
  readonly why?: string;
}

const shown = (evidence: Evidence): string => {
  const { value, passage } = evidence.reading;
  if (value.kind === 'figure') return value.figure.text;
  if (value.kind === 'series') return value.name ?? `series of ${value.points.length}`;
  if (value.kind === 'list') return `list of ${value.members.length}`;
  return value.kind === 'term' ? (value.term ?? value.text) : passage.text;
};

const abstain = (evidence: Evidence, doubt: NonNullable<Judged['doubt']>, remark: string): Judged => ({
  evidence,
  outcome: 'abstains',
  rule: 'abstained',
  doubt,
  found: shown(evidence),
  remark,
});

/** Of money, whose prices. */
const inItsPrices = (value: Value, evidence: Evidence): Value => {
  switch (value.kind) {
    case 'figure':
      return { ...value, figure: { ...value.figure, unit: pricesRead(value.figure.unit, evidence) } };
    case 'series':
    case 'list':
      return { ...value, unit: pricesRead(value.unit, evidence) };
    default:
      return value;
  }
};

/** A figure of a counter that only grows is a bound on another day. */
const bounded = (value: Value, bound: 'at-most' | 'at-least' | undefined): Value =>
  value.kind === 'figure' && bound
    ? { kind: 'figure', figure: { ...value.figure, interval: counterBound(value.figure.interval, bound) } }
    : value;

interface Taken {
  readonly evidence: Evidence;
  readonly option: Option;
  readonly bounded: boolean;
}

/** A piece as an option, or why it abstains. `when`: the time that the claim itself names for the operand. */
function take(evidence: Evidence, world: World, when: Interval | undefined): Taken | Judged {
  const anyway = abstainsAnyway(evidence, world);
  if (anyway) return abstain(evidence, anyway.doubt ?? 'not-asserted', anyway.remark ?? '');
  const { value } = evidence.reading;
  if (value.kind === 'quote') return abstain(evidence, 'other-unit', 'a quotation is no value to calculate with');
  if (value.kind === 'figure' && value.figure.unresolved)
    return abstain(evidence, 'other-time', 'the page gives no date to resolve it against');
  if (
    namesTheMost(evidence) &&
    !/up to|as (?:many|much) as|at most|最多|至多|peak|maximum|最高/i.test(world.claim.text)
  )
    return abstain(evidence, 'too-coarse', 'the source names the most that there was');
  let caveats: readonly Caveat[] = [];
  let bound: 'at-most' | 'at-least' | undefined;
  if (value.kind === 'figure' && value.figure.unit.dimension !== 'date') {
    const period = periodOf(evidence);
    // The time that the calculation names, or that the author says the operand is of: "a year ago".
    const meant = when ?? evidence.ask.question.period;
    if (meant) {
      const either = eitherOf(evidence);
      if (either.some((one) => relate(one, meant) === 'disjoint'))
        return abstain(evidence, 'other-time', unclearTime(either));
      if (period && relate(period, meant) === 'disjoint')
        return abstain(evidence, 'other-time', `it is about ${formatPeriod(period)}, asked was ${formatPeriod(meant)}`);
      if (when && period && (isPartOf(period, when) || isPartOf(when, period)))
        return abstain(evidence, 'other-time', `it is about ${formatPeriod(period)}, asked was ${formatPeriod(when)}`);
    } else {
      const timing = timeOfAmount(evidence, value.figure.unit, world.timing);
      if (!timing.counts) return abstain(evidence, 'other-time', timing.remark);
      ({ caveats } = timing);
      bound = timing.bound;
    }
  } else {
    const timing = timeOfStatement(evidence, { ...world.timing, asOfTyped: false });
    if (timing.counts) ({ caveats } = timing);
  }
  return {
    evidence,
    bounded: bound !== undefined,
    option: {
      value: bounded(inItsPrices(value, evidence), bound),
      evidence: [evidence],
      caveats: [...caveatsOfPiece(evidence, world.claim), ...hedgeOf(evidence, world).caveats, ...caveats],
    },
  };
}

const intervalOf = ({ value }: Option): Interval | undefined =>
  value.kind === 'figure' ? value.figure.interval : undefined;
const unitOf = ({ value }: Option): Unit | undefined => (value.kind === 'figure' ? value.figure.unit : undefined);
const sameUnits = (a: Option, b: Option): boolean =>
  unitOf(a)?.name === unitOf(b)?.name && unitOf(a)?.dimension === unitOf(b)?.dimension;

/** Of one origin the finest print stands for the others, and its own word for reports of it that say otherwise. */
function finest(group: readonly Taken[]): readonly Taken[] {
  return group.filter((taken) =>
    group.every((other) => {
      if (other === taken) return true;
      const [own, theirs] = [intervalOf(taken.option), intervalOf(other.option)];
      if (!own || !theirs || !sameUnits(taken.option, other.option)) return true;
      const coarser = relate(theirs, own) === 'inside' && !equals(theirs, own);
      const outranked =
        other.evidence.standing === 'primary' &&
        taken.evidence.standing === 'secondary' &&
        other.evidence.origin === taken.evidence.origin &&
        relate(theirs, own) === 'disjoint';
      return !coarser && !outranked;
    }),
  );
}

/** "By October 2025" beside another origin's "September 2025" can be the same, and adds nothing: the finer one decides. */
function coarser(groups: readonly (readonly Taken[])[]): ReadonlySet<Taken> {
  const all = groups.flat();
  return new Set(
    all.filter((taken) =>
      all.some((other) => {
        const [own, theirs] = [intervalOf(taken.option), intervalOf(other.option)];
        return (
          own !== undefined &&
          theirs !== undefined &&
          sameUnits(taken.option, other.option) &&
          relate(theirs, own) === 'inside' &&
          !equals(theirs, own)
        );
      }),
    ),
  );
}

/** Two readings of one counter, on both sides of the day, bound it from both; bounds that exclude each other decide nothing. */
function joinBounds(taken: readonly Taken[]): { readonly taken: readonly Taken[]; readonly apart: readonly Judged[] } {
  // The issuer's own stands for all, then the first by its origin, in whatever order they came.
  const rank = ({ evidence: { standing, origin } }: Taken): string => `${standing} ${origin}`;
  const bounds = taken
    .filter((piece) => piece.bounded)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  const [first, ...rest] = bounds;
  if (!first || rest.length === 0 || first.option.value.kind !== 'figure') return { taken, apart: [] };
  let { interval } = first.option.value.figure;
  for (const piece of rest) interval = intersect(interval, intervalOf(piece.option) ?? interval);
  const exact = taken.filter((piece) => !piece.bounded);
  if (isEmpty(interval)) {
    const remark = 'another reading of the counter excludes it';
    return { taken: exact, apart: bounds.map(({ evidence }) => abstain(evidence, 'sources-disagree', remark)) };
  }
  const joined: Taken = {
    ...first,
    option: {
      value: { kind: 'figure', figure: { ...first.option.value.figure, interval } },
      evidence: bounds.map(({ evidence }) => evidence),
      caveats: bounds.flatMap(({ option }) => option.caveats),
    },
  };
  return { taken: [...exact, joined], apart: [] };
}

/** Equal values are one option, whoever says so. */
function distinct(options: readonly Option[]): readonly Option[] {
  const kept: Option[] = [];
  for (const option of options) {
    const same = kept.findIndex((other) => {
      const [a, b] = [intervalOf(option), intervalOf(other)];
      return a !== undefined && b !== undefined && equals(a, b) && sameUnits(option, other);
    });
    const twin = kept[same];
    if (twin)
      kept[same] = {
        value: twin.value,
        evidence: [...twin.evidence, ...option.evidence],
        caveats: [...twin.caveats, ...option.caveats],
      };
    else kept.push(option);
  }
  return kept;
}

/** Names that stand at the place, as one value: all candidates of an ask together. */
function namesAt(answers: readonly Answered[], world: World): Options {
  const options: Option[] = [];
  const abstaining: Judged[] = [];
  for (const { candidates } of answers) {
    const good: Evidence[] = [];
    for (const evidence of candidates) {
      const anyway = abstainsAnyway(evidence, world);
      if (anyway) abstaining.push(abstain(evidence, anyway.doubt ?? 'not-asserted', anyway.remark ?? ''));
      else if (evidence.reading.value.kind === 'term' && evidence.reading.value.term !== null) good.push(evidence);
    }
    const [first] = good;
    if (!first) continue;
    options.push({
      value: first.reading.value,
      evidence: good,
      caveats: good.flatMap((evidence) => caveatsOfPiece(evidence, world.claim)),
    });
  }
  const gaps = gapsOf(answers);
  const doubts = abstaining.flatMap(({ doubt }) => (doubt ? [doubt] : []));
  const cause = nearestCause([...doubts, ...gaps.map(({ code }) => code)]) ?? 'no-source';
  return {
    options,
    abstaining,
    gaps,
    origins: options.length,
    ...(options.length === 0 && { cause, why: 'no names were read' }),
  };
}

/** Everything that an operand can be, at the claim's as-of or at the time that the claim names. */
export function optionsOf(operand: Operand, world: World, when: Interval | undefined): Options {
  const answers = answersOf(operand, world);
  if (operand.kind === 'names') return namesAt(answers, world);
  const other = wholeFinding(operand, world);
  const pieces = [...answers.flatMap(({ candidates }) => candidates), ...other.evidence].map((evidence) =>
    take(evidence, world, when),
  );
  const taken = pieces.flatMap((piece) => ('option' in piece ? [piece] : []));
  const joined = joinBounds(taken);
  const groups = byOrigin(joined.taken, ({ evidence }) => evidence);
  const finestOf = groups.map(finest);
  const coarse = coarser(finestOf);
  const kept = finestOf.map((group) => group.filter((taken) => !coarse.has(taken))).filter((group) => group.length > 0);
  const options = [
    ...distinct(kept.flat().map(({ option }) => option)),
    ...other.computed.map(
      ({ evidence, ...computed }): Option => ({ value: { kind: 'computed', ...computed }, evidence, caveats: [] }),
    ),
  ];
  const abstaining = [
    ...pieces.flatMap((piece) => ('option' in piece ? [] : [piece])),
    ...joined.apart,
    ...[...coarse].map(({ evidence }) => abstain(evidence, 'too-coarse', 'another source prints it finer')),
  ];
  const gaps = [...gapsOf(answers), ...other.gaps];
  const absent = answers.some(({ absence }) => absence !== undefined);
  const doubts = abstaining.flatMap(({ doubt }) => (doubt ? [doubt] : []));
  const cause: Cause =
    nearestCause([...doubts, ...gaps.map(({ code }) => code), ...(absent ? (['not-found'] as const) : [])]) ??
    'no-source';
  return {
    options,
    abstaining,
    gaps,
    origins: kept.length + other.computed.length,
    ...(options.length === 0 && { cause, why: other.missing ?? 'it has no value that counts' }),
  };
}
