/** A tagged fact of an inline XBRL filing: its concept, unit and period, and the company as a whole unless a part is named. */

import type { Passage, PassedOver, Reading } from '../evidence.ts';
import { readFacts, type XbrlFact } from '../extract/ixbrl.ts';
import { days, parseDay } from '../figures/day.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import { equals, halfOpen, type Interval, intersect, isEmpty, negate, point } from '../figures/interval.ts';
import { abs, add, mul, parseRational, type Rational, rational, sub } from '../figures/rational.ts';
import type { Place, Question } from '../question.ts';
import { type Candidate, type Found, passed } from './candidates.ts';
import { readDatum } from './datum.ts';
import { misfit } from './fits.ts';
import type { Opened } from './opened.ts';

type ConceptPlace = Extract<Place, { by: 'concept' }>;

const factsOf = (opened: Opened): readonly XbrlFact[] => opened.once('xbrl', () => readFacts(opened.markup));

function periodOf({ period }: XbrlFact): Interval | undefined {
  const end = period.end === undefined ? undefined : parseDay(period.end);
  const start = period.start === undefined ? end : parseDay(period.start);
  return start === undefined || end === undefined ? undefined : days(start, end);
}

/** "USD", "shares", "USD/shares", "pure". */
function unitOf(unit: string | undefined): Unit {
  const [name = '', below] = (unit ?? '').split('/');
  if (/^[A-Z]{3}$/.test(name)) {
    return {
      dimension: 'money',
      name,
      ...(below === undefined ? {} : { per: { of: below.replace(/s$/, ''), count: rational(1n) } }),
    };
  }
  if (name === 'pure' || name === '') return { dimension: 'number', name: '' };
  return { dimension: 'count', name: name.replace(/s$/, '') };
}

/** `decimals` says to which place the filer rounded: -6 is half a million either way. */
function roundedTo(value: Rational, decimals: number | 'INF' | undefined): Interval {
  if (decimals === undefined || decimals === 'INF') return point(value);
  const unit = decimals <= 0 ? rational(10n ** BigInt(-decimals)) : rational(1n, 10n ** BigInt(decimals));
  const half = mul(unit, rational(1n, 2n));
  const size = abs(value);
  const interval = halfOpen(sub(size, half), add(size, half));
  return value.n < 0n ? negate(interval) : interval;
}

function passageOf(fact: XbrlFact): Passage {
  const when = [fact.period.start, fact.period.end].filter((day) => day !== undefined).join(' to ');
  const parts = fact.dimensions.map(({ axis, member }) => `${axis}=${member}`).join(', ');
  const lead = `${fact.concept}${parts === '' ? '' : ` [${parts}]`}, ${when}${fact.unit === undefined ? '' : `, ${fact.unit}`}: `;
  return {
    text: `${lead}${fact.printed}`,
    start: lead.length,
    end: lead.length + fact.printed.length,
    address: `ix:${fact.concept}@${when}${fact.id === undefined ? '' : `#${fact.id}`}`,
    body: true,
  };
}

/** A percentage is tagged as a pure number: 0.25 is 25 %. */
function asAsked(
  value: Interval,
  unit: Unit,
  printed: Rational,
  question: Question,
): { interval: Interval; unit: Unit; printed: Rational } {
  if (question.dimension !== 'percent' || unit.dimension !== 'number') return { interval: value, unit, printed };
  const hundred = rational(100n);
  const end = (bound: Interval['low']): Interval['low'] =>
    bound && { value: mul(bound.value, hundred), closed: bound.closed };
  return {
    interval: { low: end(value.low), high: end(value.high) },
    unit: { dimension: 'percent', name: 'percent' },
    printed: mul(printed, hundred),
  };
}

function readingOf(fact: XbrlFact, question: Question): Reading | undefined {
  const exact = fact.value === null ? undefined : parseRational(fact.value);
  if (!exact) return undefined;
  const { interval, unit, printed } = asAsked(roundedTo(exact, fact.decimals), unitOf(fact.unit), exact, question);
  const passage = passageOf(fact);
  const period = periodOf(fact);
  const figure: Figure = {
    text: fact.printed,
    start: passage.start,
    end: passage.end,
    interval,
    unit,
    printed,
    rule: fact.decimals === 'INF' ? 'datum' : 'last-digit',
  };
  return { value: { kind: 'figure', figure }, passage, ...(period === undefined ? {} : { refersTo: period }) };
}

export function byConcept(opened: Opened, { concept, period, unit }: ConceptPlace, question: Question): Found {
  const wanted = concept.includes(':') ? concept : `:${concept}`;
  const named = factsOf(opened).filter((fact) =>
    wanted.startsWith(':') ? fact.concept.endsWith(wanted) : fact.concept === wanted,
  );
  const whole = named.filter(({ dimensions }) => dimensions.length === 0);
  const candidates: Candidate[] = [];
  const passedOver: PassedOver[] = [];
  const seen = new Set<string>();
  if (whole.length === 0) passedOver.push(...named.slice(0, 3).map((fact) => passed(passageOf(fact), 'dimensioned')));
  for (const fact of whole) {
    // The same fact is tagged wherever the filing prints it; the finest print of it is one of them.
    const key = `${fact.period.start ?? ''}/${fact.period.end ?? ''}/${fact.unit ?? ''}/${fact.value ?? ''}/${fact.decimals ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const own = periodOf(fact);
    if (unit !== undefined && fact.unit !== unit) passedOver.push(passed(passageOf(fact), 'other-unit'));
    else if (period && (!own || isEmpty(intersect(own, period)) || !equals(own, period)))
      passedOver.push(passed(passageOf(fact), 'other-period'));
    else if (fact.value === null) passedOver.push(passed(passageOf(fact), 'no-value'));
    else if (fact.kind === 'text')
      candidates.push(
        ...readDatum(fact.value, question, opened.contextFor(question), () => passageOf(fact)).candidates,
      );
    else {
      const reading = readingOf(fact, question);
      const why = reading?.value.kind === 'figure' ? misfit(question, reading.value.figure) : 'not-a-number';
      if (reading && why === undefined) candidates.push({ reading, distance: 0 });
      else passedOver.push(passed(passageOf(fact), why ?? 'not-a-number'));
    }
  }
  return { candidates, passedOver };
}
