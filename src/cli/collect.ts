/** From loaded claims files and an open world to a run: what `run`, `verify` and the old side of a refresh share. */
import { check } from '../check.ts';
import type { Claim, ClaimsFile } from '../claims/claim.ts';
import type { Finding } from '../judge/finding.ts';
import type { Run } from '../judge/run.ts';
import { rulesDigest } from '../rules-digest.ts';
import { sources } from '../sources/index.ts';
import type { World } from './world.ts';

export interface Collecting {
  readonly files: readonly ClaimsFile[];
  readonly chosen: (claim: Claim) => boolean;
  readonly world: World;
  readonly version: string;
  /** Digests that the base of a change knows, per file. */
  readonly baseDigests?: (file: ClaimsFile) => ReadonlySet<string>;
  /** Called for each finding as soon as it and those before it are decided. */
  readonly onFinding?: (finding: Finding) => void;
}

export async function collect({ files, chosen, world, version, baseDigests, onFinding }: Collecting): Promise<Run> {
  const findings: Finding[] = [];
  for (const file of files) {
    const tools = await world.toolsFor(file);
    const base = baseDigests?.(file);
    for await (const finding of check(file, chosen, { tools, sources, ...(base ? { baseDigests: base } : {}) })) {
      findings.push(finding);
      onFinding?.(finding);
    }
  }
  return {
    tool: { name: 'factcheck', version },
    rules: rulesDigest(),
    files: files.map(({ path, digest, article }) => ({
      path,
      digest,
      article,
      asOfText: article.publishedText ?? 'each claim',
    })),
    findings,
    total: files.reduce((sum, { claims }) => sum + claims.length, 0),
  };
}
