/** Days as an author types them in `as-of`, `period`, `at` or after `from`, `to`, `in`: a date, a span or a bare year. */

import { readDates } from '../figures/dates/read-dates.ts';
import { yearOf } from '../figures/day.ts';
import type { ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';

const bareYear = /^(?:1[5-9]|20)\d\d$/;
const joint = /\s+(?:to|until|bis)\s+|\s*(?:–|—|至|到)\s*/;
const monthNames =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  );

function one(text: string, context: ReadingContext): Interval | undefined {
  if (bareYear.test(text)) return yearOf(Number(text));
  const [figure, ...others] = readDates(text, context);
  if (!figure || others.length > 0 || figure.unresolved) return undefined;
  return figure.start === 0 && figure.end === text.length ? figure.interval : undefined;
}

/** The days that the text names; undefined where it names none or the context does not resolve it. */
export function readDays(typed: string, context: ReadingContext = {}): Interval | undefined {
  const text = typed.trim();
  const whole = one(text, context);
  if (whole) return whole;
  const parts = text.split(joint);
  const [from = '', to = ''] = parts;
  if (parts.length !== 2) return undefined;
  const last = one(to, context);
  // "January to April 2025": the year of the end is the year of the beginning.
  const year = /\d{4}/.exec(to)?.[0];
  const first =
    one(from, context) ??
    (year && monthNames.includes(from.toLowerCase()) ? one(`${from} ${year}`, context) : undefined);
  if (!first?.low || !last?.high) return undefined;
  return { low: first.low, high: last.high };
}
