/** A digest of the tables that decide, so that a report says by which words, units and rules it was made. */
import { createHash } from 'node:crypto';
import { currencies } from './figures/currencies.ts';
import * as english from './figures/en.ts';
import { hedges } from './figures/hedges.ts';
import { rules } from './figures/rules.ts';
import { things } from './figures/things.ts';
import { unitRows } from './figures/units.ts';
import * as chinese from './figures/zh.ts';
import { causesByNearness, caveatEntries, decidingRules } from './judge/rules.ts';

/** Sets, maps and bigints as what they hold, in order. */
const plain = (_key: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? value.toString() : value;
};

/** A module's tables by their names, in the order of these: a file that modules were joined into keeps no such order. */
const named = (module: object): object =>
  Object.fromEntries(Object.entries(module).sort(([a], [b]) => (a < b ? -1 : 1)));

/** "sha256:..." over words and their looseness, units, counted things, reading rules and judging rules. */
export function rulesDigest(): string {
  const tables = [
    named(english),
    named(chinese),
    hedges(),
    currencies,
    unitRows(),
    things(),
    rules,
    decidingRules,
    causesByNearness,
    Object.keys(caveatEntries),
  ];
  return `sha256:${createHash('sha256').update(JSON.stringify(tables, plain)).digest('hex')}`;
}
