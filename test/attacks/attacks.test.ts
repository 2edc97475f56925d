/** Natural claims and pages on which a careless checker goes wrong, over the whole pipeline. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Attack, findingOf } from './attack.ts';

const folder = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'fixtures/attacks');

describe.each(readdirSync(folder))('%s', (name) => {
  const attacks: readonly Attack[] = parse(readFileSync(join(folder, name), 'utf8'));

  it.each(attacks.map((attack) => [attack.why, attack] as const))('%s', async (_why, attack) => {
    const { verdict, cause, reason } = await findingOf(attack);
    const { then, cause: expected } = attack;
    expect({ verdict, ...(expected && { cause }) }, reason).toEqual({
      verdict: then,
      ...(expected && { cause: expected }),
    });
  });
});
