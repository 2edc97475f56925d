/** The cases of `fixtures/runs`: claims, the world as hand-made pages, and the run that comes of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check, type Run, type Web, WebError } from '../src/index.ts';
import { archiveKey } from '../src/net/archive-key.ts';
import { parseHttpText } from '../src/net/http-text.ts';

const cases = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'fixtures/runs');

/** Names of the cases. */
export const runNames: readonly string[] = readdirSync(cases);

export const folderOf = (name: string): string => join(cases, name);

function worldOf(folder: string): Web {
  const captures = new Map(
    readdirSync(folder).map((name) => {
      const capture = parseHttpText(readFileSync(join(folder, name)));
      return [archiveKey(capture.url), capture] as const;
    }),
  );
  return {
    async get({ url }) {
      const capture = captures.get(archiveKey(url));
      if (!capture) throw new WebError('not-pinned', 'no capture', 'Run once without --pinned to fetch and keep it.');
      return capture;
    },
  };
}

/** The run of a case; an error of its claims file is a mistake of the case. */
export async function runOf(name: string): Promise<Run> {
  const { run, diagnostics } = await check(readFileSync(join(folderOf(name), 'claims.yaml')), {
    web: worldOf(join(folderOf(name), 'pages')),
    path: 'claims.yaml',
  });
  if (!run)
    throw new Error(
      diagnostics.map(({ code, message, place }) => `${place.line}:${place.column} ${code} ${message}`).join('\n'),
    );
  return run;
}
