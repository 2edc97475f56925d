/** The amounts that a piece of evidence can stand for at the claim's as-of. */
import type { Value } from '../evidence.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import { formatInterval, type Interval } from '../figures/interval.ts';
import type { Rational } from '../figures/rational.ts';
import type { World } from './pieces.ts';
import { pointsAt } from './series.ts';

/** One amount that a piece of evidence can stand for. */
export interface Amount {
  readonly interval: Interval;
  readonly unit: Unit;
  readonly printed?: Rational;
  readonly text: string;
  /** Other periods' values next to it in a series: do they turn the verdict? */
  readonly neighbours?: readonly { readonly label: string; readonly interval: Interval }[];
  readonly remark?: string;
  readonly otherReadings?: Readonly<Record<string, Interval>>;
}

const amountOfFigure = (figure: Figure): Amount => ({
  interval: figure.interval,
  unit: figure.unit,
  text: figure.text,
  ...(figure.printed && { printed: figure.printed }),
  ...(figure.otherReadings && { otherReadings: figure.otherReadings }),
});

/** The amounts of a value at the claim's as-of: one for a figure, those in the window for a series. */
export function amountsOf(value: Value, world: World): readonly Amount[] | { readonly why: string } {
  switch (value.kind) {
    case 'figure':
      return value.figure.unresolved
        ? { why: 'the page gives no date to resolve it against' }
        : [amountOfFigure(value.figure)];
    case 'series': {
      const { unit } = value;
      const at = pointsAt(value.points, world.timing.asOf, unit);
      if (at.chosen.length === 0) return { why: at.why };
      return at.chosen.map(({ label, value: interval }) => ({
        interval,
        unit,
        text: `${formatInterval(interval)} (${label})`,
        remark: `the value of ${label}`,
        neighbours: at.neighbours.map((point) => ({ label: point.label, interval: point.value })),
      }));
    }
    case 'list':
      return value.members.flatMap((member) =>
        member.value
          ? [{ interval: member.value, unit: value.unit, text: `${formatInterval(member.value)} (${member.name})` }]
          : [],
      );
    default:
      return { why: 'no figure stands there' };
  }
}
