/** Laws of judging: what may never happen, whatever the figures are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, judged, type Source } from './make.ts';

const amount = fc.integer({ min: 1, max: 400 });

/** An interval in print, as the tests write it. */
const print = fc
  .record({ low: amount, width: fc.integer({ min: 0, max: 60 }), ends: fc.constantFrom('[]', '[)', '(]', '(∞', '∞)') })
  .map(({ low, width, ends }) => {
    if (ends === '(∞') return `(${low}, ∞)`;
    if (ends === '∞)') return `(-∞, ${low})`;
    return width === 0 ? `[${low}, ${low}]` : `${ends[0]}${low}, ${low + width}${ends[1]}`;
  });

const source = fc.record({
  is: print.map((is) => `${is} user`),
  origin: fc.constantFrom('a', 'b', 'c'),
  standing: fc.constantFrom('primary' as const, 'secondary' as const),
  refers: fc.constantFrom('2025-12-11', '2025-11', '2024'),
});

const plain = (claimed: string, evidence: readonly Source[], more: Partial<Case> = {}): Case => ({
  says: 'x',
  claimed: `${claimed} user`,
  evidence,
  ...more,
});

describe('laws of judging', () => {
  it('a verdict never depends on the order of the evidence', () => {
    fc.assert(
      fc.property(
        print,
        fc
          .array(source, { minLength: 1, maxLength: 4 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
          ),
        (claimed, [one, other]) => {
          const [a, b] = [judged(plain(claimed, one)), judged(plain(claimed, other))];
          expect([b.verdict, b.cause, b.rule, b.distance?.text, b.found]).toEqual([
            a.verdict,
            a.cause,
            a.rule,
            a.distance?.text,
            a.found,
          ]);
          expect(new Set(b.caveats.map(({ code }) => code))).toEqual(new Set(a.caveats.map(({ code }) => code)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('nor does that of a calculation', () => {
    fc.assert(
      fc.property(
        fc
          .array(source, { minLength: 1, maxLength: 3 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
          ),
        amount,
        ([one, other], bound) => {
          const calculation = (x: readonly Source[]): Case => ({ calc: `x * 2 > ${bound}`, figures: { x } });
          const [a, b] = [judged(calculation(one)), judged(calculation(other))];
          expect([b.verdict, b.cause, b.rule, b.distance?.text]).toEqual([
            a.verdict,
            a.cause,
            a.rule,
            a.distance?.text,
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('no verdict without evidence', () => {
    fc.assert(
      fc.property(print, fc.array(source, { maxLength: 3 }), (claimed, evidence) => {
        const finding = judged(plain(claimed, evidence));
        if (evidence.length === 0) expect(finding.verdict).toBe('unverifiable');
        if (finding.verdict !== 'unverifiable')
          expect(finding.evidence.every(({ outcome }) => outcome !== 'abstains')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('more independent evidence that agrees never weakens a verdict', () => {
    fc.assert(
      fc.property(print, fc.array(source, { minLength: 1, maxLength: 3 }), source, (claimed, evidence, more) => {
        const before = judged(plain(claimed, evidence));
        const alone = judged(plain(claimed, [{ ...more, origin: 'independent' }]));
        if (before.verdict === 'unverifiable' || alone.verdict !== before.verdict) return;
        expect(judged(plain(claimed, [...evidence, { ...more, origin: 'independent' }])).verdict).toBe(before.verdict);
      }),
      { numRuns: 300 },
    );
  });

  it('widening a claim never turns supported into contradicted', () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        fc.array(source, { minLength: 1, maxLength: 3 }),
        (low, width, more, evidence) => {
          const narrow = judged(plain(`[${low}, ${low + width}]`, evidence));
          const wide = judged(plain(`[${low - more}, ${low + width + more}]`, evidence));
          if (narrow.verdict === 'supported') expect(wide.verdict).toBe('supported');
          if (wide.verdict === 'contradicted') expect(narrow.verdict).toBe('contradicted');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('tolerance is monotone: more of it never contradicts what less supported', () => {
    fc.assert(
      fc.property(
        print,
        fc.array(source, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (claimed, evidence, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
            (share) => judged(plain(claimed, evidence, { tolerance: `${share}%` })).verdict,
          );
          if (less === 'supported') expect(more).toBe('supported');
          if (more === 'contradicted') expect(less).toBe('contradicted');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the same quantity in another scale leads to the same verdict', () => {
    const pairs = [
      ['USD per 1 person', 1],
      ['USD per 1000 person', 1000],
    ] as const;
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 30 }),
        amount,
        fc.integer({ min: 0, max: 30 }),
        (low, width, found, spread) => {
          const [small, large] = pairs.map(
            ([unit, factor]) =>
              judged({
                says: 'x',
                claimed: `[${low}, ${low + width}] USD per 1 person`,
                evidence: { is: `[${found * factor}, ${(found + spread) * factor}] ${unit}` },
              }).verdict,
          );
          expect(large).toBe(small);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('an operand that occurs twice is one value: nothing is more than itself', () => {
    fc.assert(
      fc.property(source, (x) => {
        expect(judged({ calc: 'x - x > 0', figures: { x: { ...x, refers: '2025-12-11' } } }).verdict).not.toBe(
          'supported',
        );
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
