/** Claims files from the disk to claims, with every problem as text for a person. */
import type { ClaimsFile } from '../claims/claim.ts';
import { sources } from '../sources/index.ts';
import { readClaimsFiles } from './claims-files.ts';
import { type Config, readConfig } from './config.ts';
import type { Shell } from './shell.ts';

export interface Loaded {
  readonly config: Config;
  readonly files: readonly ClaimsFile[];
  /** Diagnostics as printed; empty where there are none. */
  readonly text: string;
  /** One of the diagnostics is an error: nothing may be checked. */
  readonly failed: boolean;
}

/** @throws UsageError where a file cannot be read at all. */
export async function loadFiles(names: readonly string[], shell: Pick<Shell, 'folder'>): Promise<Loaded> {
  const config = await readConfig(shell.folder);
  const read = readClaimsFiles(names, config, shell.folder);
  const [{ loadClaims }, { formatDiagnostics }] = await Promise.all([
    import('../claims/load.ts'),
    import('../claims/format-diagnostic.ts'),
  ]);
  // The readers of patterns, selectors and paths are loaded only where a file can have some.
  const some = read.some(({ bytes }) =>
    /\b(?:regex|css|json|records)["']?\s*:/.test(Buffer.from(bytes).toString('latin1')),
  );
  const { placeProblem } = some ? await import('../locate/place-syntax.ts') : {};
  const { files, diagnostics } = loadClaims(read, { sources, ...(placeProblem && { placeProblem }) });
  return {
    config,
    files,
    text: formatDiagnostics(diagnostics, read.length),
    failed: diagnostics.some(({ severity }) => severity === 'error'),
  };
}
