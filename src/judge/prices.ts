/** The prices in which an amount of money is told, on both sides: what is not said is taken for current prices. */
import type { Evidence } from '../evidence.ts';
import type { PriceBasis, Unit } from '../figures/figure.ts';
import { basisNear, samePrices } from '../figures/price-basis.ts';
import type { Caveat } from './finding.ts';
import type { Option } from './operands.ts';
import type { World } from './pieces.ts';

const inPrices = (unit: Unit, basis: PriceBasis | undefined): Unit =>
  unit.dimension !== 'money' || unit.basis !== undefined || basis === undefined ? unit : { ...unit, basis };

/** As the author states it of the source, or as the passage and what stands over it say. */
export function pricesRead(unit: Unit, { ask, reading: { passage } }: Evidence): Unit {
  if (unit.dimension !== 'money' || unit.basis !== undefined) return unit;
  const over = [...(passage.headings ?? [])].reverse().join(' | ');
  const said =
    ask.question.stated?.basis ??
    basisNear(passage.text, passage.start, passage.end) ??
    basisNear(over, 0, over.length);
  return inPrices(unit, said);
}

/** As the claim's sentence says, or the words by which the author names the place. */
export const pricesClaimed = (unit: Unit, { claim: { text } }: World, asked = ''): Unit =>
  inPrices(unit, basisNear(text, 0, text.length) ?? basisNear(asked, 0, asked.length));

const nameOf = ({ basis = 'current' }: Unit): string => basis;

/** Both are compared because the author allows it. */
export const otherPrices = (source: Unit, claim: Unit): Caveat => ({
  code: 'other-basis',
  text: `Prices in ${nameOf(source)} terms, the claim in ${nameOf(claim)} ones.`,
});

/** Two operands are told in different prices, and the author lets them meet. */
export function mixedPrices(used: ReadonlyMap<string, Option>): Caveat | undefined {
  const amounts = [...used].flatMap(([name, { value }]) => {
    const unit = value.kind === 'figure' ? value.figure.unit : 'unit' in value ? value.unit : undefined;
    return unit?.dimension === 'money' ? [{ name, unit }] : [];
  });
  for (const [i, a] of amounts.entries()) {
    const b = amounts.slice(i + 1).find(({ unit }) => !samePrices(unit, a.unit));
    if (b)
      return {
        code: 'other-basis',
        text: `${a.name} is in ${nameOf(a.unit)} prices, ${b.name} in ${nameOf(b.unit)} ones.`,
      };
  }
  return undefined;
}
