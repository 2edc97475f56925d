import { describe, expect, it } from 'vitest';
import { claimsJsonSchema, claimsSchemaFile } from '../../src/claims/json-schema.ts';
import { sources } from '../../src/sources/index.ts';

interface Node {
  readonly [key: string]: unknown;
}

/** Every schema of named keys that is an object, at any depth. */
function* objectsIn(node: unknown, path = '$'): Generator<readonly [string, Node]> {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* objectsIn(item, `${path}[${index}]`);
    return;
  }
  const schema = node as Node;
  if (schema['type'] === 'object' && schema['properties']) yield [path, schema];
  for (const [key, value] of Object.entries(schema)) yield* objectsIn(value, `${path}.${key}`);
}

describe('the JSON Schema of a claims file', () => {
  it('is the committed file: run `npx vitest run test/claims -u` after a change of the format', async () => {
    await expect(claimsSchemaFile(sources)).toMatchFileSnapshot('../../claims.schema.json');
  });

  it('refuses keys that the loader refuses', () => {
    const schema = claimsJsonSchema(sources);
    const objects = [...objectsIn(schema)];
    expect(objects.length).toBeGreaterThan(10);
    for (const [path, object] of objects) {
      if (!path.includes('huggingface')) expect([path, object['additionalProperties']]).toEqual([path, false]);
    }
  });
});
