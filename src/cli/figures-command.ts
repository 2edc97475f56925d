/** `factcheck figures`: what is read in a text. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDay } from '../figures/day.ts';
import { exitCodes } from './exit-policy.ts';
import { figuresCommand } from './figures.ts';
import type { Shell } from './shell.ts';
import { UsageError } from './usage-error.ts';

function textOf(argument: string, folder: string): string {
  if (argument === '-') return readFileSync(0, 'utf8');
  const path = resolve(folder, argument);
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : argument;
}

export async function figures(
  argument: string,
  flags: { readonly dateline?: string; readonly whyNot?: boolean; readonly json?: boolean },
  shell: Shell,
): Promise<number> {
  const dateline = flags.dateline === undefined ? undefined : parseDay(flags.dateline);
  if (flags.dateline !== undefined && dateline === undefined)
    throw new UsageError(`--dateline ${flags.dateline}: write the day as 2025-12-11`);
  const text = figuresCommand(textOf(argument, shell.folder), {
    json: flags.json ?? false,
    whyNot: flags.whyNot ?? false,
    ...(dateline === undefined ? {} : { dateline }),
  });
  shell.print(text.trimEnd());
  return exitCodes.fine;
}
