/** `factcheck sources`: every source, what it can be asked, an example, its limits. */
import { z } from 'zod';
import { sources } from '../sources/index.ts';
import { exitCodes } from './exit-policy.ts';
import type { Shell } from './shell.ts';

type Schema = z.core.JSONSchema.JSONSchema;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** The keys of an entry, each with what it says; of a key that holds keys, those inside. */
function keysOf(schema: Schema, name: string): string[] {
  const inner = schema.properties?.[name];
  const shown = isSchema(inner) && (inner.properties || inner.anyOf?.some((each) => isSchema(each) && each.properties));
  if (isSchema(inner) && shown) {
    const forms = inner.anyOf?.filter(isSchema) ?? [inner];
    return forms.flatMap((form) => keyLines(form));
  }
  return keyLines(schema);
}

function keyLines({ properties = {}, required = [], description }: Schema): string[] {
  const keys = Object.entries(properties).map(([key, schema]) => {
    const said = isSchema(schema) ? schema : {};
    const choice = said.enum ? ` (${said.enum.join(', ')})` : '';
    return { key: `${key}${required.includes(key) ? '' : '?'}${choice}`, says: said.description };
  });
  // Keys that explain themselves stand together, under what their form is for.
  if (keys.every(({ says }) => says === undefined))
    return [
      `${description === undefined ? '' : `${description.replace(/\.$/, ': ')}`}${keys.map(({ key }) => key).join(', ')}`,
    ];
  return keys.map(({ key, says }) => (says === undefined ? key : `${key}: ${says}`));
}

export async function listSources(shell: Shell): Promise<number> {
  const { wrap } = await import('../report/columns.ts');
  const labelled = (label: string, text: string): void => {
    for (const [at, line] of wrap(text, shell.width - 13).entries())
      shell.print(`  ${(at === 0 ? label : '').padEnd(11)}${line}`.trimEnd());
  };
  for (const { name, summary, answers, example, limits, hosts, entry } of sources) {
    shell.print(shell.chalk.bold(name));
    for (const line of wrap(summary, shell.width - 2)) shell.print(`  ${line}`);
    labelled('answers', answers.join(', '));
    for (const [at, line] of keysOf(z.toJSONSchema(entry, { io: 'input' }), name).entries())
      labelled(at === 0 ? 'keys' : '', line);
    for (const [at, line] of example.split('\n').entries())
      shell.print(`  ${(at === 0 ? 'example' : '').padEnd(11)}${line}`);
    for (const [at, limit] of limits.entries()) labelled(at === 0 ? 'limits' : '', `- ${limit}`);
    for (const { hosts: names, source } of hosts) labelled('hosts', `${names.join(', ')} (${source})`);
    shell.print('');
  }
  return exitCodes.fine;
}
