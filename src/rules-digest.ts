/** A digest of the tables that decide, so that a report says by which words, units and rules it was made. */
import { createHash } from 'node:crypto';
import { currencies } from './figures/currencies.ts';
import * as english from './figures/en.ts';
import { hedges } from './figures/hedges.ts';
import { rules } from './figures/rules.ts';
import { unitRows } from './figures/units.ts';
import * as chinese from './figures/zh.ts';
import { causesByNearness, caveatEntries, decidingRules } from './judge/rules.ts';

/** Sets, maps and bigints as what they hold, in order. */
const plain = (_key: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? value.toString() : value;
};

/** "sha256:..." over words and their looseness, units, reading rules and judging rules. */
export function rulesDigest(): string {
  const tables = [
    english,
    chinese,
    hedges(),
    currencies,
    unitRows,
    rules,
    decidingRules,
    causesByNearness,
    Object.keys(caveatEntries),
  ];
  return `sha256:${createHash('sha256').update(JSON.stringify(tables, plain)).digest('hex')}`;
}
