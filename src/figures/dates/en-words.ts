/** The English words of dates. */
import type { Period } from './calendar.ts';

/** A set of words from a line of them. */
export const words = (line: string): ReadonlySet<string> => new Set(line.split(' '));

const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries));

export const months: ReadonlyMap<string, number> = table({
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
});

/** Months whose names are also other words, in small letters or at the head of a sentence. */
export const openMonths: ReadonlySet<string> = words(
  'may march mar august jan dec sep apr jun jul nov oct feb aug sept',
);

export const weekdays: ReadonlyMap<string, number> = table({
  monday: 0,
  tuesday: 1,
  wednesday: 2,
  thursday: 3,
  friday: 4,
  saturday: 5,
  sunday: 6,
  mon: 0,
  tue: 1,
  tues: 1,
  wed: 2,
  thu: 3,
  thur: 3,
  thurs: 3,
  fri: 4,
  sat: 5,
  sun: 6,
});

export const units: ReadonlyMap<string, Period> = table({
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  qtr: 'quarter',
  qtrs: 'quarter',
  year: 'year',
  years: 'year',
  yr: 'year',
  yrs: 'year',
  decade: 'decade',
  decades: 'decade',
  century: 'century',
  centuries: 'century',
  half: 'half',
});

export const seasons: ReadonlyMap<string, number> = table({ spring: 0, summer: 1, autumn: 2, fall: 2, winter: 3 });

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tensWords = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
export const cardinals: ReadonlyMap<string, number> = new Map(small.map((word, value) => [word, value]));
export const tens: ReadonlyMap<string, number> = new Map(tensWords.map((word, index) => [word, 20 + 10 * index]));

const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...ordinalWords.map((word, index): [string, number] => [word, index + 1]),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

/** Words before a unit or a name, and the whole periods by which they move it. */
export const directions: ReadonlyMap<string, number> = table({
  last: -1,
  past: -1,
  previous: -1,
  preceding: -1,
  prior: -1,
  next: 1,
  coming: 1,
  upcoming: 1,
  following: 1,
  this: 0,
  current: 0,
});
