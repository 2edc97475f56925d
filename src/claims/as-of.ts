/** The days that a claim speaks of: a day, a span, with hours and a zone where they matter. */
import type { Interval } from '../figures/interval.ts';
import type { FileContext } from './file-context.ts';
import { readDays } from './when.ts';
import type { YamlNode } from './yaml-node.ts';

export interface AsOf {
  readonly asOf: Interval;
  readonly asOfText: string;
  readonly zone?: string;
}

const zoneAtEnd = /\s+([A-Z][A-Za-z]+\/[A-Za-z_/+-]+|UTC|GMT|Z|[+-]\d{2}:\d{2})$/;
const hours = /\s*\b\d{1,2}:\d{2}(?::\d{2})?\b/g;

/** What `as-of` says; hours are shown and not computed with, since days are the finest that evidence is dated by. */
export function asOfOf(node: YamlNode | undefined, outer: AsOf, file: FileContext): AsOf {
  if (node?.kind !== 'text') return outer;
  const typed = node.value.trim();
  const zone = zoneAtEnd.exec(typed)?.[1];
  const withoutHours = typed
    .replace(zoneAtEnd, '')
    .replace(hours, '')
    .replace(/\s+(?:to|-|–)\s*$/, '')
    .trim();
  const asOf = readDays(withoutHours, file.reading);
  if (asOf) {
    const known = zone ?? outer.zone;
    return { asOf, asOfText: typed, ...(known === undefined ? {} : { zone: known }) };
  }
  file.problems.report({
    code: 'bad-date',
    at: node,
    message: `"${typed}" is no date`,
    hint: 'write 2025-12-11, November 2025, first half of 2025, or 2025-12-09 to 2025-12-10',
  });
  return outer;
}
