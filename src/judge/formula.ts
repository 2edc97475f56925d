/**
 * A calculation over intervals in which an operand that occurs twice is one value: `a / (a + b)` is no wider than it
 * must be. Plain interval arithmetic is exact where every operand occurs once; where one repeats, and the formula only
 * rises or only falls with it, its ends are enough. Otherwise the plain result stands, which is wider and never wrong.
 */
import { type Bound, type Interval, isPoint, minus, negate, over, plus, point, times } from '../figures/interval.ts';
import { maxOf, neg, rational, zero } from '../figures/rational.ts';

export type Formula =
  | { readonly op: 'constant'; readonly interval: Interval }
  /** An operand: equal keys are one value. */
  | { readonly op: 'value'; readonly key: string; readonly interval: Interval }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'absolute'; readonly of: Formula };

export const constant = (interval: Interval): Formula => ({ op: 'constant', interval });

type Box = ReadonlyMap<string, Interval>;

function absolute({ low, high }: Interval): Interval {
  if (low && low.value.n >= 0n) return { low, high };
  if (high && high.value.n <= 0n) return negate({ low, high });
  // It reaches across zero.
  const ends = [low && { value: neg(low.value), closed: low.closed }, high];
  const [a, b] = ends;
  const far: Bound | null =
    a && b
      ? {
          value: maxOf(a.value, b.value),
          closed: [a, b].some(
            (e) => e.closed && e.value.n * maxOf(a.value, b.value).d === maxOf(a.value, b.value).n * e.value.d,
          ),
        }
      : null;
  return { low: { value: zero, closed: true }, high: far };
}

/** Interval arithmetic as it is written; undefined where a divisor can be zero. */
function plain(formula: Formula, box: Box): Interval | undefined {
  switch (formula.op) {
    case 'constant':
      return formula.interval;
    case 'value':
      return box.get(formula.key) ?? formula.interval;
    case 'absolute': {
      const of = plain(formula.of, box);
      return of && absolute(of);
    }
    default: {
      const [left, right] = [plain(formula.left, box), plain(formula.right, box)];
      if (!left || !right) return undefined;
      if (formula.op === '+') return plus(left, right);
      if (formula.op === '-') return minus(left, right);
      return formula.op === '*' ? times(left, right) : over(left, right);
    }
  }
}

const nought = point(zero);
const unity = point(rational(1));

/** How fast the formula moves with one operand, anywhere in the box; undefined where it cannot be said. */
function slope(formula: Formula, key: string, box: Box): Interval | undefined {
  switch (formula.op) {
    case 'constant':
      return nought;
    case 'value':
      return formula.key === key ? unity : nought;
    case 'absolute': {
      const [of, rate] = [plain(formula.of, box), slope(formula.of, key, box)];
      if (!of || !rate) return undefined;
      if (of.low && of.low.value.n >= 0n) return rate;
      return of.high && of.high.value.n <= 0n ? negate(rate) : undefined;
    }
    default: {
      const [left, right] = [plain(formula.left, box), plain(formula.right, box)];
      const [a, b] = [slope(formula.left, key, box), slope(formula.right, key, box)];
      if (!left || !right || !a || !b) return undefined;
      if (formula.op === '+') return plus(a, b);
      if (formula.op === '-') return minus(a, b);
      if (formula.op === '*') return plus(times(a, right), times(left, b));
      const [first, second] = [over(a, right), over(times(left, b), times(right, right))];
      return first && second && minus(first, second);
    }
  }
}

function count(formula: Formula, into: Map<string, { times: number; interval: Interval }>): void {
  switch (formula.op) {
    case 'constant':
      return;
    case 'value': {
      const seen = into.get(formula.key);
      into.set(formula.key, { times: (seen?.times ?? 0) + 1, interval: formula.interval });
      return;
    }
    case 'absolute':
      count(formula.of, into);
      return;
    default:
      count(formula.left, into);
      count(formula.right, into);
  }
}

interface Lean {
  readonly key: string;
  readonly interval: Interval;
  readonly rises: boolean;
  /** It moves everywhere, so that an end that is open stays open. */
  readonly strictly: boolean;
}

/** The interval of a formula's values; undefined where a divisor can be zero. */
export function rangeOf(formula: Formula): Interval | undefined {
  const seen = new Map<string, { times: number; interval: Interval }>();
  count(formula, seen);
  const box: Box = new Map([...seen].map(([key, { interval }]) => [key, interval]));
  const natural = plain(formula, box);
  const repeated = [...seen].filter(([, { times: often, interval }]) => often > 1 && !isPoint(interval));
  if (repeated.length === 0 || !natural) return natural;
  const leans = repeated.flatMap(([key, { interval }]): Lean[] => {
    const rate = slope(formula, key, box);
    if (!rate) return [];
    const [up, down] = [rate.low !== null && rate.low.value.n >= 0n, rate.high !== null && rate.high.value.n <= 0n];
    if (!up && !down) return [];
    const end = up ? rate.low : rate.high;
    return [{ key, interval, rises: up, strictly: end !== null && (end.value.n !== 0n || !end.closed) }];
  });
  const bound = (side: 'low' | 'high'): Bound | null => {
    const face = new Map(box);
    let open = false;
    for (const { key, interval, rises, strictly } of leans) {
      const end = rises === (side === 'low') ? interval.low : interval.high;
      if (!end) continue; // no end to stand on: the whole operand stays in the box
      face.set(key, point(end.value));
      if (!end.closed && strictly) open = true;
    }
    const result = (plain(formula, face) ?? natural)[side];
    return result && (open ? { value: result.value, closed: false } : result);
  };
  return { low: bound('low'), high: bound('high') };
}
