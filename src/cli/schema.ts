/** `factcheck schema`: the JSON Schemas that the package carries, for editors and other programs. */
import { readFileSync } from 'node:fs';
import { exitCodes } from './exit-policy.ts';
import type { Shell } from './shell.ts';

export async function printSchema(of: 'claims' | 'report', shell: Shell): Promise<number> {
  const file = new URL(`../../${of}.schema.json`, import.meta.url);
  shell.print(readFileSync(file, 'utf8').trimEnd());
  return exitCodes.fine;
}
