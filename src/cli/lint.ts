/** `factcheck lint`: claims files only, no network. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Claim } from '../claims/claim.ts';
import { counted } from '../report/words.ts';
import { exitCodes } from './exit-policy.ts';
import { loadFiles } from './load-files.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

function readArticle(path: string, shell: Shell): string {
  try {
    return readFileSync(resolve(shell.folder, path), 'utf8');
  } catch {
    throw new UsageError(`${path}: the article's text cannot be read`);
  }
}

/** Nothing can come of the claim: it names no place to look, and does not say why. */
const asksNothing = ({ opinion, unclear, readings }: Claim): boolean =>
  opinion === undefined &&
  unclear === undefined &&
  readings.every(({ parts }) => parts.every(({ statements }) => statements.length === 0));

export async function lint(
  names: readonly string[],
  flags: { readonly article?: string; readonly list?: boolean },
  shell: Shell,
): Promise<number> {
  const loaded = await loadFiles(names, shell);
  const { files } = loaded;
  const claims = files.flatMap((file) => file.claims);
  if (loaded.text !== '') shell.error(loaded.text);
  if (loaded.failed) return exitCodes.misused;
  if (flags.list) for (const { id } of claims) shell.print(id);
  if (flags.article !== undefined) {
    const [{ lintArticle }, { formatDiagnostics }] = await Promise.all([
      import('../claims/lint-article.ts'),
      import('../claims/format-diagnostic.ts'),
    ]);
    const text = readArticle(flags.article, shell);
    const diagnostics = files.flatMap((file) => lintArticle(file, text));
    if (diagnostics.length > 0) shell.error(formatDiagnostics(diagnostics, files.length));
    if (diagnostics.some(({ severity }) => severity === 'error')) return exitCodes.misused;
  }
  if (flags.list) return exitCodes.fine;
  const bare = claims.filter(asksNothing).map(({ id }) => id);
  const without = bare.length > 0 ? `; without a source: ${bare.join(', ')}` : '';
  shell.print(`${counted(claims.length, 'claim')} in ${counted(files.length, 'file')}: no errors${without}`);
  return exitCodes.fine;
}
