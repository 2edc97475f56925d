/** The rules by which print becomes an interval: a closed list, so that every report can say which one was used. */

export const rules = {
  counted: 'A whole number that counts things is exact.',
  'last-digit': 'Half a unit of the last printed digit, either way.',
  'round-number':
    'Before a scale word trailing zeros do not count, but two digits always do: half a unit of the last digit that counts, either way.',
  'calendar-count':
    'Days, weeks, months and years are counted with or without the first: one less up to half a unit more.',
  'in-words': 'A fraction or multiple without decimals is rough: a tenth either way.',
  'exact-fraction': 'A fraction in digits after a whole number, or of a measure, is exact.',
  'one-in': 'One in so many: half a unit of the last digit that counts of the second number.',
  tenths: '成 rounds in tenths: half a 成 either way.',
  'order-of-magnitude': 'A scale word without a number is the order of magnitude.',
  'digit-count': 'So many digits: from the smallest to the next larger number of digits.',
  'and-more': '多, 餘 and 几: past the number, and short of the next of its last digit.',
  'one-or-other': 'Two neighbouring numbers are the two ends, both included.',
  over: 'More than the number itself, which is left out; the hedge replaces the looseness.',
  'at-least': 'The number itself or more.',
  under: 'Less than the number itself, which is left out.',
  'at-most': 'The number itself or less.',
  nearly: 'From nine tenths of the number up to it, itself left out.',
  about: 'A tenth of the number, either way.',
  peak: 'The peak itself, rounded as it is printed.',
  range: 'From the lower to the higher number, both included.',
  'plus-minus': 'The number less and plus the margin, both included.',
  'two-bounds': 'What both bounds leave.',
  ordinal: 'A place in an order is exact.',
  streak: 'So many periods in a row is exact.',
  'lower-end': 'After a word for more, an order of magnitude begins at its lower end.',
  day: 'One day.',
  month: 'From the first to the last day of the month.',
  quarter: 'From the first to the last day of the quarter.',
  half: 'From the first to the last day of the half-year.',
  year: 'From the first to the last day of the year.',
  period: 'From the first to the last day of the period.',
  'fiscal-period': 'The period of the fiscal year that ends as given; calendar and other years are named readings.',
  'relative-date': 'Counted from the day of the text.',
  'date-range': 'From the first day of the first date to the last day of the second.',
  'one-sided-date': 'By, before, since, after or until a date: open on one side.',
  unresolved: 'A date that nothing in the text or around it resolves: any day.',
} as const satisfies Readonly<Record<string, string>>;

export type Rule = keyof typeof rules;
