/** `factcheck sources`: every source, what it can be asked, an example, its limits. */
import { sources } from '../sources/index.ts';
import { exitCodes } from './exit-policy.ts';
import type { Shell } from './shell.ts';

export async function listSources(shell: Shell): Promise<number> {
  const { wrap } = await import('../report/columns.ts');
  for (const { name, summary, answers, example, limits, hosts } of sources) {
    shell.print(shell.chalk.bold(name));
    for (const line of wrap(summary, shell.width - 2)) shell.print(`  ${line}`);
    shell.print(`  answers  ${answers.join(', ')}`);
    for (const [at, line] of example.split('\n').entries())
      shell.print(`  ${at === 0 ? 'example' : '       '}  ${line}`);
    for (const limit of limits)
      for (const [at, line] of wrap(limit, shell.width - 13).entries())
        shell.print(`  ${at === 0 ? 'limit    -' : '          '} ${line}`);
    for (const { hosts: names, source } of hosts) shell.print(`  hosts    ${names.join(', ')} (${source})`);
    shell.print('');
  }
  return exitCodes.fine;
}
