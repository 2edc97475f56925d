/** The period that the header over a column names: "Three months ended June 28, 2025", "FY2024", 2025年6月30日. */
import { civilDay, dayNumber, days, yearOf } from '../figures/day.ts';
import type { ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { readFigures } from '../figures/read.ts';

const lengths: Readonly<Record<string, number>> = {
  three: 3,
  '3': 3,
  six: 6,
  '6': 6,
  nine: 9,
  '9': 9,
  twelve: 12,
  '12': 12,
  三: 3,
  六: 6,
  九: 9,
  十二: 12,
};

const ended =
  /\b(three|six|nine|twelve|3|6|9|12)[\s-]months?\b|\b(year|quarter)s?\s+end(?:ed|ing)|(三|六|九|十二|3|6|9|12)个?個?月/i;

function monthsBack(day: number, months: number): number {
  const { year, month, day: date } = civilDay(day + 1);
  const index = year * 12 + (month - 1) - months;
  return dayNumber({ year: Math.floor(index / 12), month: (index % 12) + 1, day: Math.min(date, 28) });
}

const dayOf = ({ low, high }: Interval): number | undefined => {
  if (!low || !high) return undefined;
  const [first, last] = [Number(low.value.n / low.value.d), Number(high.value.n / high.value.d)];
  return first === last ? first : undefined;
};

/** "2021" over a column is a year; beside months or quarters it is only a part of what is said. */
function bareYear(text: string): Interval | undefined {
  const years = new Set([...text.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d.,])/g)].map(([year]) => Number(year)));
  const [year, ...others] = years;
  if (year === undefined || others.length > 0 || /month|quarter|week|half|fiscal|\bFY|\bQ\d|季|月/i.test(text))
    return undefined;
  return yearOf(year);
}

/** "Year-end" over a column is that of each row's year, and not of the page's. */
const ofEachYear =
  /^(?:各?年[末底初中]|(?:the )?(?:year[-\s]?end|end of (?:the )?year|(?:start|beginning) of (?:the )?year))$/i;

/** "Year ended June 30, (in millions)" over "2021" is one date. */
const scaleInBrackets = /\([^()]*\b(?:thousand|million|billion)s?\b[^()]*\)/gi;

const known = new WeakMap<readonly string[], Map<ReadingContext, Interval | undefined>>();

/** Undefined where the headers name no period, or more than one. Cells of one column come with the same array. */
export function periodOf(headers: readonly string[], context: ReadingContext): Interval | undefined {
  let periods = known.get(headers);
  if (!periods) {
    periods = new Map();
    known.set(headers, periods);
  }
  if (!periods.has(context)) periods.set(context, readPeriod(headers, context));
  return periods.get(context);
}

function readPeriod(headers: readonly string[], context: ReadingContext): Interval | undefined {
  // "June 30," over "2025" is one date on two lines.
  const text = headers.join(' ').replace(scaleInBrackets, ' ').replace(/\s+/g, ' ');
  const dates = readFigures(text, context).filter(
    ({ unit, unresolved, interval, text: print }) =>
      unit.dimension === 'date' && !unresolved && interval.low && interval.high && !ofEachYear.test(print),
  );
  const [date, ...others] = dates;
  if (!date) return bareYear(text);
  if (others.length > 0) return undefined;
  const match = ended.exec(text);
  const last = dayOf(date.interval);
  if (!match || last === undefined) return date.interval;
  const months =
    lengths[(match[1] ?? match[3] ?? '').toLowerCase()] ?? (match[2]?.toLowerCase() === 'quarter' ? 3 : 12);
  return days(monthsBack(last, months), last);
}
