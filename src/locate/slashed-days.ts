/** "03/04/2025" is 3 April or 4 March: which of them, the other labels of its column tell, or nobody. */
import { dayNumber, days, daysInMonth } from '../figures/day.ts';
import type { Interval } from '../figures/interval.ts';
import { LocateError } from './locate-error.ts';

const slashed = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:$|[T ])/;

/** The day of a label, by the order that its column has; undefined for labels that are written otherwise. */
export type DayOf = (label: string) => Interval | undefined;

/** How the labels of one column are read. Where no label tells the day from the month, the column cannot be read. */
export function slashedDays(labels: Iterable<string>): DayOf {
  const pairs: (readonly [number, number])[] = [];
  for (const label of labels) {
    const match = slashed.exec(label.trim());
    if (match) pairs.push([Number(match[1]), Number(match[3])]);
  }
  const [dayFirst, monthFirst] = [pairs.some(([first]) => first > 12), pairs.some(([, second]) => second > 12)];
  const isOpen = dayFirst === monthFirst && pairs.some(([first, second]) => first !== second);
  if (isOpen)
    throw new LocateError(
      'day-or-month',
      'The days are written like 03/04/2025, and nothing in the column tells the day from the month.',
    );
  return (label) => {
    const match = slashed.exec(label.trim());
    if (!match) return undefined;
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const [day, month] = monthFirst ? [second, first] : [first, second];
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    return days(dayNumber({ year, month, day }));
  };
}
