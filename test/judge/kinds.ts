/** Arbitrary claims of each kind with their evidence, for the laws: what is claimed, what can stand at a place, and more of either. */
import fc from 'fast-check';
import type { Candidate, Case, Source } from './make.ts';

/** One kind of claim. */
export interface Kind {
  readonly name: string;
  /** What is claimed, without evidence. */
  readonly claims: fc.Arbitrary<Case>;
  /** What one source can hold. */
  readonly sources: fc.Arbitrary<Source>;
  readonly with: (claimed: Case, sources: readonly Source[]) => Case;
  /** A claim and one that claims no more than it: each way of the kind to be wider. */
  readonly wider: fc.Arbitrary<readonly [narrow: Case, wide: Case]>;
  /** A claim with less and with more of a tolerance; undefined where the kind has none. */
  readonly tolerant?: fc.Arbitrary<readonly [less: Case, more: Case]>;
}

export const amount = fc.integer({ min: 1, max: 400 });
const width = fc.integer({ min: 0, max: 60 });

/** An interval in print, as the tests write it. */
export const print = fc
  .record({ low: amount, width, ends: fc.constantFrom('[]', '[)', '(]', '(∞', '∞)') })
  .map(({ low, width: more, ends }) => {
    if (ends === '(∞') return `(${low}, ∞)`;
    if (ends === '∞)') return `(-∞, ${low})`;
    return more === 0 ? `[${low}, ${low}]` : `${ends[0]}${low}, ${low + more}${ends[1]}`;
  });

/** Whose it is, and when: what every source has. */
const witness = fc.record(
  {
    origin: fc.constantFrom('a', 'b', 'c'),
    standing: fc.constantFrom('primary' as const, 'secondary' as const),
    published: fc.constantFrom('2025-12-11', '2025-12-01', '2026-02-01', '2022-05-01'),
    hedge: fc.constantFrom('hoped' as const, 'negated' as const),
    grows: fc.constant(true),
    place: fc.constantFrom('near' as const, 'json' as const),
    observed: fc.constantFrom('2025-12-11', '2025-12-20', '2025-11-01'),
    attributions: fc.constantFrom(['a'], ['the wire']),
  },
  { requiredKeys: ['origin', 'standing'] },
);

/** Most sources say it plainly: a hedge or a counter is one of several. */
const said = fc.oneof(
  { weight: 3, arbitrary: witness.map(({ hedge: _, grows: __, ...plain }) => plain) },
  { weight: 1, arbitrary: witness },
);

const none: Source = { gap: 'not-found' };
const gap = fc.constantFrom<Source>(none, { gap: 'gone' }, { gap: 'not-found', complete: true });

/** A source with one candidate or two, or a gap. */
const holding = <T extends Candidate>(candidate: fc.Arbitrary<T>): fc.Arbitrary<Source> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.tuple(said, candidate).map(([who, what]): Source => ({ ...who, ...what })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(said, candidate, candidate)
        .map(([who, one, other]): Source => ({ ...who, candidates: [one, other] })),
    },
    { weight: 1, arbitrary: gap },
  );

const asEvidence = (claimed: Case, evidence: readonly Source[]): Case => ({ ...claimed, evidence });
const asOperand = (claimed: Case, x: readonly Source[]): Case => ({ ...claimed, figures: { x } });

const claimOf = (range: string, unit: string, tolerance?: string): Case => ({
  says: 'x',
  claimed: `${range} ${unit}`,
  ...(tolerance !== undefined && { tolerance }),
});

const range = fc.tuple(amount, width);
const shares = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })).map(([a, b]) => ({
  less: Math.min(a, b),
  more: Math.max(a, b),
}));

const amounts = (unit: string): Kind => ({
  name: `amounts (${unit})`,
  claims: print.map((of) => claimOf(of, unit)),
  sources: holding(
    fc.record(
      {
        is: print.map((of) => `${of} ${unit}`),
        refers: fc.constantFrom('2025-12-11', '2025-11', '2024'),
      },
      { requiredKeys: ['is'] },
    ),
  ),
  with: asEvidence,
  wider: fc
    .tuple(range, width, width)
    .map(([[low, of], below, above]) => [
      claimOf(`[${low}, ${low + of}]`, unit),
      claimOf(`[${low - below}, ${low + of + above}]`, unit),
    ]),
  tolerant: fc
    .tuple(print, shares)
    .map(([of, { less, more }]) => [claimOf(of, unit, `${less}%`), claimOf(of, unit, `${more}%`)]),
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-10-${String(n).padStart(2, '0')}`);
const period = fc.oneof(day, fc.constantFrom('2025-10', '2025-11', '2025-Q3', '2025-Q4', '2025'));
/** Each lies in all that come after it. */
const nested = ['2025-10-14', '2025-10-10..2025-10-20', '2025-10', '2025-Q4', '2025', '2024..2026'];
const twoOf = <T>(list: readonly T[]): fc.Arbitrary<readonly [T, T]> =>
  fc
    .tuple(fc.nat(list.length - 1), fc.nat(list.length - 1))
    .map(([a, b]) => [list[Math.min(a, b)] as T, list[Math.max(a, b)] as T]);

const dates: Kind = {
  name: 'dates',
  claims: fc
    .tuple(fc.oneof(period, fc.constantFrom('(2025-12-11, ∞)', '(-∞, 2025-10-31]')), fc.option(fc.constant('+08:00')))
    .map(([of, zone]) => ({ ...claimOf(of, 'date'), ...(zone !== null && { zone }) })),
  sources: holding(period.map((of) => ({ print: of, is: `${of} date` }))),
  with: asEvidence,
  wider: twoOf(nested).map(([narrow, wide]) => [claimOf(narrow, 'date'), claimOf(wide, 'date')]),
  tolerant: fc
    .tuple(period, shares)
    .map(([of, { less, more }]) => [claimOf(of, 'date', `${less} days`), claimOf(of, 'date', `${more} days`)]),
};

const names = ['x', 'y', 'z'];
const someNames = (min: number): fc.Arbitrary<string[]> => fc.subarray(names, { minLength: min });
const mode = fc.constantFrom('is' as const, 'includes' as const, 'some' as const, 'all' as const);
const accepting = (
  term: readonly string[],
  how: 'is' | 'includes' | 'some' | 'all',
  weaker: readonly string[],
): Case => ({
  term,
  mode: how,
  rivals: names.filter((name) => !term.includes(name) && !weaker.includes(name)),
  weaker: weaker.filter((name) => !term.includes(name)),
});

const terms: Kind = {
  name: 'terms',
  claims: fc.tuple(someNames(1), mode, fc.subarray(['z'])).map(([term, how, weaker]) => accepting(term, how, weaker)),
  sources: holding(
    fc.constantFrom<Candidate>({ term: 'x' }, { term: 'y' }, { term: 'z' }, { term: null, text: 'else' }),
  ),
  with: asEvidence,
  // All of two is more than all of one; any of two is less than the one.
  wider: fc.tuple(twoOf([['x'], ['x', 'y'], ['x', 'y', 'z']]), mode).map(([[few, many], how]) =>
    how === 'all'
      ? [
          { term: many, mode: how, rivals: [] },
          { term: few, mode: how, rivals: [] },
        ]
      : [accepting(few, how, []), accepting(many, how, [])],
  ),
};

const wordings = ['the words', 'other words', 'less'];
const speakers = ['A', 'B', 'C'];
const quoted = (original: readonly string[], said_: readonly string[], rivals: readonly string[]): Case => ({
  quote: 'the words',
  original,
  speakers: said_,
  rivals: rivals.filter((name) => !said_.includes(name)),
});

const quotes: Kind = {
  name: 'quotes',
  claims: fc
    .tuple(
      fc.subarray(['other words']),
      fc.subarray(speakers),
      fc.subarray(speakers),
      fc.option(fc.constant('2025-12-05')),
    )
    .map(([original, who, rivals, before]) => ({
      ...quoted(original, who, rivals),
      ...(before !== null && { before }),
    })),
  sources: holding(fc.record({ wording: fc.constantFrom(...wordings), speaker: fc.constantFrom(...speakers, null) })),
  with: asEvidence,
  wider: fc
    .tuple(twoOf([[], ['other words'], ['other words', 'less']]), twoOf([['A'], ['A', 'B'], speakers]))
    .map(([[few, many], [one, more]]) => [quoted(few, one, speakers), quoted(many, more, speakers)]),
};

const year = fc.option(print, { freq: 8 });
/** `op` and a threshold: the wider of two is the one that less evidence meets. */
const thresholds = (calc: (threshold: number) => string, up: boolean): Pick<Kind, 'claims' | 'wider' | 'tolerant'> => ({
  claims: amount.map((n) => ({ calc: calc(n) })),
  wider: fc
    .tuple(amount, width)
    .map(([n, more]) => [{ calc: calc(up ? n + more : n) }, { calc: calc(up ? n : n + more) }]),
  tolerant: fc.tuple(amount, shares).map(([n, { less, more }]) => [
    { calc: calc(n), tolerance: `${less}%` },
    { calc: calc(n), tolerance: `${more}%` },
  ]),
});

const single = holding(
  fc.record(
    { is: print.map((of) => `${of} user`), refers: fc.constantFrom('2025-12-11', '2025-11', '2024') },
    { requiredKeys: ['is'] },
  ),
);
const list = holding(
  fc.record({
    list: fc.record({ a: year, b: year, c: year }, { requiredKeys: ['a'] }),
    unit: fc.constant('user'),
    open: fc.boolean(),
  }),
);
const series = holding(
  fc.record({
    series: fc.record(
      { '2021': year, '2022': year, '2023': year, '2024': year, '2025': year },
      { requiredKeys: ['2023', '2024'] },
    ),
    unit: fc.constant('user'),
  }),
);

const computed = (
  name: string,
  sources: fc.Arbitrary<Source>,
  calc: (threshold: number) => string,
  up = true,
): Kind => ({ name: `${name}: ${calc(9)}`, sources, with: asOperand, ...thresholds(calc, up) });

/** The other side is evidence as well. */
const compared: Kind = {
  ...computed('two sides', single, (n) => `x * ${n} > y * 100`, true),
  wider: fc
    .tuple(amount, width)
    .map(([n, more]) => [{ calc: `x * ${n} > y * 100` }, { calc: `x * ${n + more} > y * 100` }]),
  with: (claimed, x) => ({
    ...claimed,
    figures: { x, y: { is: '[100, 120] user', origin: 'y', published: '2025-12-11' } },
  }),
};

/** Every kind of claim that the laws are about. */
export const kinds: readonly Kind[] = [
  amounts('user'),
  amounts('%'),
  amounts('USD'),
  amounts('death per year'),
  dates,
  terms,
  quotes,
  computed('figures', single, (n) => `x * 2 > ${n}`),
  computed('figures', single, (n) => `x - 50 <= ${n}`, false),
  compared,
  computed('lists', list, (n) => `sum(x) > ${n}`),
  computed('lists', list, (n) => `max(x) >= ${n}`),
  computed('lists', list, (n) => `all(x > ${n})`),
  computed('lists', list, (n) => `any(x < ${n})`, false),
  computed('series', series, (n) => `x > ${n}`),
  computed('series', series, (n) => `x at <2024> < ${n}`, false),
  computed('series', series, (n) => `max(x from <2021> to <2024>) > ${n}`),
  computed('series', series, (n) => `growth(x from <2023> to <2024>) > ${n}%`),
  computed('series', series, (n) => `streak(x > ${n}) >= 2`),
];
