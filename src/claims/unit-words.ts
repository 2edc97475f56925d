/** Units as an author types them for `unit:`. */
import type { ReadingContext, Unit } from '../figures/figure.ts';
import { withoutBasis } from '../figures/price-basis.ts';
import { rational } from '../figures/rational.ts';
import { readFigure } from '../figures/read.ts';

/** A unit by its words: "USD", "percent", "deaths a year", "per 1000 people", "date". */
export function unitOf(words: string, context: ReadingContext): Unit {
  if (/^(?:date|day of|a day)$/i.test(words)) return { dimension: 'date', name: 'day' };
  const divisor = /^per\s+([\d,]*)\s*(.+)$/i.exec(words);
  if (divisor) {
    const count = Number((divisor[1] ?? '').replaceAll(',', '') || '1');
    const things = unitOf(divisor[2] ?? '', context);
    const of = things.dimension === 'count' || things.dimension === 'duration' ? things.name : (divisor[2] ?? '');
    return { dimension: 'number', name: '', per: { of, count: rational(BigInt(count)) } };
  }
  const { basis, rest } = withoutBasis(words);
  if (basis) {
    const unit = unitOf(rest, context);
    return unit.dimension === 'money' ? { ...unit, basis } : { dimension: 'count', name: words };
  }
  const read = readFigure(`2 ${words}`, context) ?? readFigure(`2${words}`, context);
  if (read && !(read.unit.dimension === 'number' && read.unit.per === undefined)) return read.unit;
  return { dimension: 'count', name: words };
}
