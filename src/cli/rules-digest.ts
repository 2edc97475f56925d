/** A digest of the tables that decide, so that a report says by which words, units and rules it was made. */
import { createHash } from 'node:crypto';

/** "sha256:..." over words and their looseness, units, reading rules and judging rules. */
export async function rulesDigest(): Promise<string> {
  const [{ decidingRules, doubtEntries, caveatEntries, gapEntries }, { figureTables }] = await Promise.all([
    import('../judge/rules.ts'),
    import('../figures/tables.ts'),
  ]);
  const tables = JSON.stringify([decidingRules, doubtEntries, caveatEntries, gapEntries, figureTables]);
  return `sha256:${createHash('sha256').update(tables).digest('hex')}`;
}
