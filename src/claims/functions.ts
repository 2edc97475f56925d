/** The functions of computed claims: what they take and what they give, for the parser, the checks and the docs. */
import type { FunctionName } from './expression.ts';

/**
 * What an argument is. `many`: the values of a series or of a list. `series`: values in order of time. `condition`:
 * a comparison that holds or not for each member or period. `member`: the name of one of a list. `figure`: one value.
 */
export type ArgumentRole = 'figure' | 'many' | 'series' | 'condition' | 'series-condition' | 'member';

export interface FunctionEntry {
  /** Roles of the arguments in order; the last one repeats where `more` is set. */
  readonly takes: readonly ArgumentRole[];
  /** Fewest arguments, where the last ones may be left out. */
  readonly least?: number;
  readonly more?: true;
  /** `lowest` or `highest` may stand as the last argument. */
  readonly flag?: true;
  /** Two days may follow the first argument: `growth(x, 2002, 2018)`. */
  readonly days?: true;
  readonly gives: 'figure' | 'day' | 'yes or no' | 'list' | 'count';
  readonly summary: string;
  readonly example: string;
}

export const functions: Readonly<Record<FunctionName, FunctionEntry>> = {
  sum: {
    takes: ['many'],
    more: true,
    gives: 'figure',
    summary: 'All together.',
    example: 'sum(second, third, fourth) < 36%',
  },
  mean: {
    takes: ['many'],
    more: true,
    gives: 'figure',
    summary: 'The average.',
    example: 'mean(x from 2010 to 2019) > 5%',
  },
  median: { takes: ['many'], more: true, gives: 'figure', summary: 'The middle one.', example: 'nz < median(others)' },
  max: { takes: ['many'], more: true, gives: 'figure', summary: 'The largest.', example: 'uk > max(others)' },
  min: { takes: ['many'], more: true, gives: 'figure', summary: 'The smallest.', example: 'min(days) = 47 days' },
  count: {
    takes: ['condition'],
    gives: 'count',
    summary: 'For how many the condition holds.',
    example: 'count(nuclear = 0) = 5',
  },
  all: { takes: ['condition'], gives: 'yes or no', summary: 'It holds for each.', example: 'all(growth > 0%)' },
  any: { takes: ['condition'], gives: 'yes or no', summary: 'It holds for at least one.', example: 'any(growth < 0%)' },
  most: {
    takes: ['condition'],
    gives: 'yes or no',
    summary: 'It holds for more than half.',
    example: 'most(others > 4%)',
  },
  only: {
    takes: ['member', 'condition'],
    gives: 'yes or no',
    summary: 'It holds for this member and for no other.',
    example: 'only(australia, nuclear = 0)',
  },
  where: {
    takes: ['condition'],
    gives: 'list',
    summary: 'The members for which it holds.',
    example: 'where(nuclear = 0) = [australia]',
  },
  rank: {
    takes: ['member', 'many'],
    flag: true,
    gives: 'figure',
    summary: 'The place of a member among the others; the highest value is first, with `lowest` the lowest.',
    example: 'rank(uk, aid) = 1st',
  },
  share: {
    takes: ['member', 'many'],
    gives: 'figure',
    summary: 'What part of the total it is: a figure, or a member of the list by its name.',
    example: 'share(zimbabwe, loans) > half',
  },
  ratio: {
    takes: ['figure', 'figure'],
    gives: 'figure',
    summary: 'How many times the second the first is.',
    example: 'ratio(white, black) = 81 times',
  },
  change: {
    takes: ['series', 'figure'],
    least: 1,
    days: true,
    gives: 'figure',
    summary: 'The last less the first, in points or in the unit; of two figures: the second less the first.',
    example: 'change(x, 2015, 2020) = 3 points',
  },
  drop: {
    takes: ['series', 'figure'],
    least: 1,
    days: true,
    gives: 'figure',
    summary: 'The first less the last.',
    example: 'drop(x from 2015 to 2020) > 2 points',
  },
  growth: {
    takes: ['series', 'figure'],
    least: 1,
    days: true,
    gives: 'figure',
    summary: 'The change in percent of the first.',
    example: 'growth(staff, 2002, 2018) = 50%',
  },
  fall: {
    takes: ['series', 'figure'],
    least: 1,
    days: true,
    gives: 'figure',
    summary: 'The drop in percent of the first.',
    example: 'fall(price from 2024-12-31 to 2025-12-10) > 3%',
  },
  peak: {
    takes: ['series'],
    gives: 'day',
    summary: 'When it was highest.',
    example: 'peak(x from 1990 to 2019) in 2005',
  },
  trough: { takes: ['series'], gives: 'day', summary: 'When it was lowest.', example: 'trough(x) in 2009' },
  rising: {
    takes: ['series'],
    gives: 'yes or no',
    summary: 'Each value is higher than the one before.',
    example: 'rising(x from 2010 to 2015)',
  },
  falling: {
    takes: ['series'],
    gives: 'yes or no',
    summary: 'Each value is lower than the one before.',
    example: 'falling(x from 2010 to 2015)',
  },
  streak: {
    takes: ['series-condition'],
    gives: 'count',
    summary: 'For how many of the last periods in a row it holds.',
    example: 'streak(growth > 100%) >= 9',
  },
  first: {
    takes: ['series-condition'],
    gives: 'day',
    summary: 'When it first held.',
    example: 'first(qwen > llama) in October 2025',
  },
  last: { takes: ['series-condition'], gives: 'day', summary: 'When it last held.', example: 'last(x > 5%) in 2019' },
  abs: { takes: ['figure'], gives: 'figure', summary: 'Without its sign.', example: 'abs(a - b) < 1 percentage point' },
};

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name);
