// compromise in the shape that outside suites score: fields renamed, nothing decided. It reads English numbers alone.
import nlp from 'compromise';

export const langs = ['en'];

const kindOf = ({ prefix, suffix, unit }) => {
  if (suffix === '%' || /^percent/.test(unit)) return 'percentage';
  if (/^[$€£¥₹₩]/.test(prefix)) return 'currency';
  return unit ? 'quantity' : 'number';
};

export function recognize(text) {
  return nlp(text)
    .numbers()
    .json({ offset: true })
    .map(({ text: printed, offset, number }) => ({
      text: printed,
      start: offset.start,
      end: offset.start + offset.length,
      kind: kindOf(number),
      value: number.num,
      unit: kindOf(number) === 'percentage' ? '%' : number.prefix || number.unit || null,
    }))
    .filter(({ value }) => value !== null);
}
