/** `factcheck mutate`: does the verdict turn when the claim or its page does? On pinned evidence, in memory. */
import { check } from '../check.ts';
import type { Claim, ClaimsFile } from '../claims/claim.ts';
import type { Finding } from '../judge/finding.ts';
import { type ChangedCapture, type Mutation, mutate, type Score, shareKilled, totalOf } from '../mutate.ts';
import type { Web } from '../net/web.ts';
import { pad } from '../report/columns.ts';
import { sources } from '../sources/index.ts';
import type { Tools } from '../sources/source.ts';
import { exitCodes } from './exit-policy.ts';
import { loadFiles } from './load-files.ts';
import { chooser } from './run.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';
import { openWorld } from './world.ts';

/** The same web, with some captures' bodies changed. Their digests stay those of the true pages: nothing is kept. */
const withChanges = (web: Web, changes: readonly ChangedCapture[]): Web => ({
  async get(request) {
    const capture = await web.get(request);
    const edit = changes.find(({ digest }) => digest === capture.digest)?.edit;
    const body = edit?.(capture.body, capture.headers.find(([name]) => name === 'content-type')?.[1]);
    return body ? { ...capture, body } : capture;
  },
});

/** The present and the past, both with the changes. */
const changed = (tools: Tools, changes: readonly ChangedCapture[]): Tools => ({
  ...tools,
  web: withChanges(tools.web, changes),
  past: (day) => withChanges(tools.past(day), changes),
});

/** One claim of a file judged again: the file as it is, that claim in place of the one of its id. */
async function rejudge(file: ClaimsFile, claim: Claim, tools: Tools): Promise<Finding> {
  const claims = file.claims.map((one) => (one.id === claim.id ? claim : one));
  for await (const finding of check({ ...file, claims }, ({ id }) => id === claim.id, { tools, sources }))
    return finding;
  throw new Error(`the claim ${claim.id} was not judged`);
}

const scoreText = ({ killed, survived }: Score): string =>
  killed + survived === 0 ? '-' : `${killed} of ${killed + survived}`;

function linesOf(mutation: Mutation): string[] {
  const survivors = mutation.mutants.filter(({ outcome }) => outcome === 'survived');
  return [
    `${pad(mutation.id, 44)}  ${pad(mutation.verdict, 12)}  claim ${pad(scoreText(mutation.claim), 9)}  evidence ${scoreText(mutation.evidence)}`,
    ...survivors.map(({ of, name, expected, why }) => `    survived: ${of}, ${name} (ought to ${expected}): ${why}`),
  ];
}

const percent = (score: Score): string => `${(shareKilled(score) * 100).toFixed(1)} %`;

export async function mutateClaims(
  names: readonly string[],
  flags: { readonly claim?: readonly string[]; readonly minScore: string },
  shell: Shell,
): Promise<number> {
  const least = Number(flags.minScore);
  if (!(least >= 0 && least <= 100))
    throw new UsageError(`--min-score ${flags.minScore}: write a percentage from 0 to 100`);
  const loaded = await loadFiles(names, shell);
  if (loaded.failed) {
    shell.error(loaded.text);
    return exitCodes.misused;
  }
  const chosen = chooser(loaded.files, { claim: flags.claim ?? [] });
  const world = await openWorld(
    { mode: 'pinned', allowHosts: [], allowPorts: [], robots: true },
    { ...shell, config: loaded.config },
  );
  const done: Mutation[] = [];
  try {
    for (const file of loaded.files) {
      const tools = await world.toolsFor(file);
      for await (const finding of check(file, chosen, { tools, sources })) {
        const rerun = (claim: Claim, changes: readonly ChangedCapture[] = []): Promise<Finding> =>
          rejudge(file, claim, changes.length === 0 ? tools : changed(tools, changes));
        const mutation = await mutate(finding, rerun);
        if (mutation.mutants.length === 0) continue;
        done.push(mutation);
        for (const line of linesOf(mutation)) shell.print(line);
      }
    }
  } finally {
    await world.close();
  }
  if (done.length === 0) {
    shell.error('No claim is decided on pinned evidence, so there is nothing to shift: factcheck run');
    return exitCodes.failed;
  }
  const [claims, evidence] = [totalOf(done.map(({ claim }) => claim)), totalOf(done.map((one) => one.evidence))];
  shell.print(
    `${done.length} decided claims: claim variants ${percent(claims)} killed (${scoreText(claims)}), evidence variants ${percent(evidence)} killed (${scoreText(evidence)})`,
  );
  const score = shareKilled(totalOf([claims, evidence])) * 100;
  return score + 1e-9 >= least ? exitCodes.fine : exitCodes.failed;
}
