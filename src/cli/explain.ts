/** `factcheck explain <id>`: one claim, step by step. */
import { check } from '../check.ts';
import { hintOf } from '../judge/rules.ts';
import { sources } from '../sources/index.ts';
import { exitCodes } from './exit-policy.ts';
import { loadFiles } from './load-files.ts';
import { progressOn } from './progress.ts';
import { chooser, type EvidenceFlags, worldOptions } from './run.ts';
import type { Shell } from './shell.ts';
import { openWorld } from './world.ts';

export async function explainClaim(
  id: string,
  names: readonly string[],
  flags: EvidenceFlags,
  shell: Shell,
): Promise<number> {
  const loaded = await loadFiles(names, shell);
  if (loaded.failed) {
    shell.error(loaded.text);
    return exitCodes.misused;
  }
  const chosen = chooser(loaded.files, { claim: [id] });
  const progress = progressOn(shell.stderr, shell.elapsedMs);
  const { explain } = await import('../report/explain.ts');
  const world = await openWorld(worldOptions(flags), {
    ...shell,
    config: loaded.config,
    progress,
  });
  try {
    for (const file of loaded.files)
      for await (const finding of check(file, chosen, { tools: await world.toolsFor(file), sources })) {
        progress.clear();
        const whatToDo = finding.cause && hintOf(finding.cause);
        shell.print(explain(finding, { width: shell.width, ...(whatToDo && { whatToDo }) }));
      }
  } finally {
    progress.end();
    await world.close();
  }
  return exitCodes.fine;
}
