/** The rules by which a number in print is left alone: a closed list, so that `factcheck figures` can say which one did. */
import { acceptRules } from './accept.ts';
import type { Figure, ReadingContext } from './figure.ts';
import type { LeftAlone } from './left-alone.ts';
import { nameRules } from './names.ts';
import { readFigures } from './read.ts';
import { passedOver } from './scan.ts';

/** Each rule with its sentence, in the order in which they are asked. */
export function whyNot(): ReadonlyMap<string, string> {
  const known = new Map<string, string>(Object.entries(passedOver));
  for (const rule of [...acceptRules(), ...nameRules]) if (rule.name) known.set(rule.name, rule.why);
  return known;
}

/** The figures of a text, and the numbers in it that are part of none. */
export function readWithLeft(
  text: string,
  context?: ReadingContext,
): { readonly figures: readonly Figure[]; readonly left: readonly LeftAlone[] } {
  const passed: LeftAlone[] = [];
  const figures = readFigures(text, context, passed);
  let f = 0;
  let from = 0;
  const left = passed.filter(({ start, end }) => {
    while (f < figures.length && (figures[f]?.end ?? 0) <= start) f += 1;
    const isApart = start >= from && (figures[f]?.start ?? end) >= end;
    if (isApart) from = end;
    return isApart;
  });
  return { figures, left };
}
