/** Laws of judging: what may never happen, whatever is claimed and whatever is found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/judge/finding.ts';
import { amount, type Kind, kinds, print } from './kinds.ts';
import { judged, type Source } from './make.ts';

const sourcesOf = ({ sources }: Kind, most: number): fc.Arbitrary<Source[]> =>
  fc.array(sources, { minLength: 1, maxLength: most });

const shuffled = (kind: Kind, most: number): fc.Arbitrary<[Source[], Source[]]> =>
  sourcesOf(kind, most).chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );

/** What candidates stand at one place is known in no order either. */
const turnedRound = (source: Source): Source =>
  source.candidates ? { ...source, candidates: [...source.candidates].reverse() } : source;

const told = ({ verdict, cause, rule, distance, found, caveats }: Finding): unknown => ({
  verdict,
  cause,
  rule,
  distance: distance?.full,
  // Candidates that differ are listed as they stand on the pages.
  found: found.split(' or ').sort(),
  caveats: [...new Set(caveats.map(({ code }) => code))].sort(),
});

/** The same claims and sources each time; every one of these laws was tried on some thousands of others. */
const runs = { numRuns: 40, seed: 20251211 };

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('come to a verdict that does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(kind.claims, shuffled(kind, 4), (claimed, [one, other]) => {
        expect(told(judged(kind.with(claimed, other)))).toEqual(told(judged(kind.with(claimed, one))));
      }),
      runs,
    );
  });

  it('nor on the order of the candidates at a place', () => {
    fc.assert(
      fc.property(kind.claims, sourcesOf(kind, 2), (claimed, sources) => {
        const [a, b] = [sources, sources.map(turnedRound)].map((all) => judged(kind.with(claimed, all)));
        expect([b?.verdict, b?.cause, b?.rule]).toEqual([a?.verdict, a?.cause, a?.rule]);
      }),
      runs,
    );
  });

  it('have no verdict without evidence that says so', () => {
    fc.assert(
      fc.property(kind.claims, sourcesOf(kind, 3), (claimed, sources) => {
        expect(judged(kind.with(claimed, [])).verdict).toBe('unverifiable');
        const finding = judged(kind.with(claimed, sources));
        if (finding.verdict === 'unverifiable') return;
        const outcome = finding.verdict === 'supported' ? 'supports' : 'contradicts';
        expect(finding.evidence.length).toBeGreaterThan(0);
        expect(finding.evidence.every((piece) => piece.outcome === outcome)).toBe(true);
      }),
      runs,
    );
  });

  it('are never weakened by more independent evidence that agrees', () => {
    fc.assert(
      fc.property(kind.claims, sourcesOf(kind, 3), kind.sources, (claimed, sources, more) => {
        const before = judged(kind.with(claimed, sources));
        const { attributions: _own, ...rest } = more;
        const independent: Source = { ...rest, origin: 'independent' };
        const alone = judged(kind.with(claimed, [independent]));
        if (before.verdict === 'unverifiable' || alone.verdict !== before.verdict) return;
        // What is claimed of all may stand in several sources, each of which alone would be the whole list.
        if (claimed.mode === 'all' && before.verdict === 'contradicted') return;
        expect(judged(kind.with(claimed, [...sources, independent])).verdict).toBe(before.verdict);
      }),
      runs,
    );
  });

  it('are never contradicted wider where they are supported', () => {
    fc.assert(
      fc.property(kind.wider, sourcesOf(kind, 3), ([less, more], sources) => {
        const [narrow, wide] = [judged(kind.with(less, sources)), judged(kind.with(more, sources))];
        if (narrow.verdict === 'supported') expect(wide.verdict).not.toBe('contradicted');
        if (wide.verdict === 'contradicted') expect(narrow.verdict).not.toBe('supported');
      }),
      runs,
    );
  });

  const { tolerant } = kind;
  it.runIf(tolerant !== undefined)('lose nothing by more tolerance', () => {
    if (!tolerant) return;
    fc.assert(
      fc.property(tolerant, sourcesOf(kind, 2), ([less, more], sources) => {
        const [strict, loose] = [judged(kind.with(less, sources)), judged(kind.with(more, sources))];
        if (strict.verdict === 'supported') expect(loose.verdict).toBe('supported');
        if (loose.verdict === 'contradicted') expect(strict.verdict).toBe('contradicted');
      }),
      runs,
    );
  });
});

/** One quantity in two units: so many of the first are one of the second. */
const scales: readonly (readonly [small: string, large: string, factor: number])[] = [
  ['USD per 1000 person', 'USD per 1 person', 1000],
  ['minute', 'hour', 60],
  ['hour', 'day', 24],
  ['day', 'week', 7],
  ['month', 'year', 12],
];

describe('laws of judging', () => {
  it.each(scales)('the same quantity in %s and in %s leads to the same verdict', (small, large, factor) => {
    const range = fc.tuple(amount, fc.integer({ min: 0, max: 60 })).map(([low, more]) => [low, low + more] as const);
    const inLarge = ([low, high]: readonly [number, number]): string => `[${low}, ${high}] ${large}`;
    const inSmall = ([low, high]: readonly [number, number]): string => `[${small_(low)}, ${small_(high)}] ${small}`;
    const small_ = (n: number): string => String(n * factor);
    fc.assert(
      fc.property(
        range,
        range,
        range,
        fc.constantFrom('>', '<=', '='),
        fc.option(fc.constantFrom('5%', '20%')),
        (claimed, found, other, op, tolerance) => {
          const loose = tolerance === null ? {} : { tolerance };
          const one = (is: string): string =>
            judged({ says: 'x', claimed: inLarge(claimed), ...loose, evidence: { is } }).verdict;
          expect(one(inSmall(found))).toBe(one(inLarge(found)));
          const two = (x: string, y: string): string =>
            judged({ calc: `x ${op} y`, ...loose, figures: { x: { is: x, origin: 'a' }, y: { is: y, origin: 'a' } } })
              .verdict;
          const plain = two(inLarge(found), inLarge(other));
          expect(two(inSmall(found), inLarge(other))).toBe(plain);
          expect(two(inLarge(found), inSmall(other))).toBe(plain);
          expect(two(inSmall(found), inSmall(other))).toBe(plain);
          const written = (x: string): string =>
            judged({
              calc: `x ${op} bound`,
              literals: { bound: inLarge(claimed) },
              ...loose,
              figures: { x: { is: x } },
            }).verdict;
          expect(written(inSmall(found))).toBe(written(inLarge(found)));
        },
      ),
      runs,
    );
  });

  it('an operand that occurs twice is one value: nothing is more than itself', () => {
    fc.assert(
      fc.property(print, (of) => {
        const x: Source = { is: `${of} user` };
        expect(judged({ calc: 'x - x > 0', figures: { x } }).verdict).not.toBe('supported');
      }),
      { numRuns: 100 },
    );
  });

  it('no calculation throws, whatever its operands are, and its reason is a sentence', () => {
    const value = fc.oneof(
      fc.record({
        is: fc
          .tuple(print, fc.constantFrom('user', '%', 'USD', 'number', 'date', 'day', 'points', 'death per year'))
          .map(([is, unit]) => `${is} ${unit}`),
      }),
      fc.record({
        series: fc.dictionary(fc.constantFrom('2021', '2022', '2023', '2024', '2025'), fc.option(print), {
          minKeys: 1,
        }),
        unit: fc.constantFrom('user', '%', 'USD'),
      }),
      fc.record({
        list: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(print), { minKeys: 1 }),
        unit: fc.constantFrom('user', '%'),
        open: fc.boolean(),
      }),
      fc.record({ term: fc.constantFrom('x', 'y') }),
      fc.record({ gap: fc.constantFrom('gone' as const, 'not-found' as const) }),
    );
    const calc = fc.constantFrom(
      'a > b',
      'a + b = 50',
      'a / b > 2',
      'a * b < 100',
      'sum(a) > 10',
      'max(a, b) > 5',
      'median(a) = 7',
      'rank(a, b) = 1',
      'rank(a, b, lowest) <= 2',
      'only(a, b > 5)',
      'count(a > 5) = 2',
      'all(a > b)',
      'most(a < b)',
      'share(a, b) > 20%',
      'ratio(a, b) = 3 times',
      'change(a) > 3 points',
      'growth(a from <2021> to <2024>) > 5%',
      'fall(a, b) < 10%',
      'peak(a) in <2023>',
      'trough(a from <2021>) in <2022>',
      'rising(a)',
      'streak(a > 5) >= 2',
      'first(a > b) in <2023>',
      'last(a < b) in <2024>',
      'abs(a - b) < 3',
      'where(a > 5) = [a, b]',
      'not (a at <2022> > b)',
      'a > 5 or b > 5 and a < b',
      'as-of - a > 2 years',
      'mean([a, b]) > 3',
      'a > b in <2023>',
      '-a < b',
    );
    fc.assert(
      fc.property(calc, value, value, (text, a, b) => {
        const finding = judged({ calc: text, figures: { a: a as Source, b: b as Source } });
        expect(finding.reason).toMatch(/^(Supported|Contradicted|Unverifiable) \([\w-]+\).*\.$/s);
      }),
      { numRuns: 1500 },
    );
  });
});
