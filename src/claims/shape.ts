/** Checks a part of the file against its schema and says in an editor's words what does not fit, and where. */
import { z } from 'zod';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { nearest } from './nearest.ts';
import type { Problems } from './problems.ts';
import type { MapEntry, Stretch, YamlNode } from './yaml-node.ts';

/** Stands for a part that is looked into elsewhere: only its kind counts. */
const placeholder = (node: YamlNode): unknown =>
  node.kind === 'list' ? [] : node.kind === 'map' ? {} : node.kind === 'text' ? node.value : null;

/** The node as plain data, in which no key is special. An empty value is null. */
function dataOf(node: YamlNode, opaque?: ReadonlySet<string>): unknown {
  switch (node.kind) {
    case 'text':
      return node.value;
    case 'list':
      return node.items.map((item) => dataOf(item));
    case 'empty':
      return null;
    case 'map': {
      const data: Record<string, unknown> = {};
      for (const [key, { value }] of node.entries) {
        // Set in the common way this one key would change the object's prototype.
        const part = opaque?.has(key) ? placeholder(value) : dataOf(value);
        if (key === '__proto__')
          Object.defineProperty(data, key, { value: part, enumerable: true, configurable: true });
        else data[key] = part;
      }
      return data;
    }
  }
}

/** The entry of a key, where the node is a map that has it. */
export const entryOf = (node: YamlNode | undefined, key: string): MapEntry | undefined =>
  node?.kind === 'map' ? node.entries.get(key) : undefined;

export const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined => entryOf(node, key)?.value;

/** The text of a key's value, where it is text. */
export function textOf(node: YamlNode | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'text' ? value.value : undefined;
}

/** The node at a path, and the key that leads to it; as far as the path goes. */
function walk(node: YamlNode, path: readonly PropertyKey[]): { node: YamlNode; key: Stretch | undefined } {
  let at = node;
  let key: Stretch | undefined;
  for (const step of path) {
    const entry = at.kind === 'map' ? at.entries.get(String(step)) : undefined;
    const next = entry?.value ?? (at.kind === 'list' ? at.items[Number(step)] : undefined);
    if (!next) break;
    if (entry) key = entry.key;
    at = next;
  }
  return { node: at, key };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a map (key: value)',
  record: 'a map (key: value)',
};

const kindOf = (node: YamlNode): string =>
  node.kind === 'text' ? 'text' : node.kind === 'list' ? 'a list' : node.kind === 'map' ? 'a map' : 'nothing';

/** How a value of the kind is written. */
function howTo(expected: string, label: string): string {
  if (expected === 'array') return `begin each item on a line of its own, below ${label}: with "- "`;
  if (expected === 'object' || expected === 'record') return 'write its parts in braces: { key: value }';
  return 'write the words alone, without brackets';
}

interface Fault {
  readonly code: DiagnosticCode;
  readonly at: Stretch;
  readonly message: string;
  readonly hint?: string;
}

/** Where the value of a key is the matter, its first line at most is marked. */
function faultOf(issue: z.core.$ZodIssue, root: YamlNode, name: string): Fault {
  const { node, key } = walk(root, issue.path);
  const last = issue.path.at(-1);
  const label = last === undefined ? name : typeof last === 'number' ? `item ${last + 1} of ${name}` : String(last);
  const missing = last !== undefined && node !== undefined && isMissing(root, issue.path);
  if (missing) {
    const parent = walk(root, issue.path.slice(0, -1));
    return {
      code: 'missing-key',
      at: parent.key ?? firstKey(parent.node),
      message: `"${label}" is missing`,
      hint: `add ${label}: ...`,
    };
  }
  if (node.kind === 'empty') {
    return { code: 'missing-value', at: key ?? node, message: `"${label}" has no value`, hint: `write ${label}: ...` };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: 'wrong-type',
        at: node,
        message: `"${label}" takes ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(node)}`,
        hint: howTo(issue.expected, label),
      };
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const close = node.kind === 'text' ? nearest(node.value, allowed) : undefined;
      return {
        code: 'unknown-value',
        at: node,
        message: `"${label}" takes ${allowed.map((value) => `"${value}"`).join(' or ')}`,
        ...(close === undefined ? {} : { hint: `did you mean "${close}"?` }),
      };
    }
    case 'invalid_union': {
      // All of one branch fits but the value of one key: that key is the matter.
      const [one] = issue.errors.find((branch) => branch.length === 1 && isOfOneValue(branch[0])) ?? [];
      if (one) return faultOf({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue, root, name);
      if (!issue.message.startsWith('Invalid input')) {
        return { code: codeOf(issue.message), at: node, message: `"${label}": ${issue.message}` };
      }
      // The branch that got furthest says most.
      const branches = issue.errors.filter(
        (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
      );
      const [best] = [...branches].sort((a, b) => a.length - b.length);
      const [inner] = best ?? [];
      if (inner) return faultOf({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, root, name);
      return { code: 'wrong-type', at: node, message: `"${label}" cannot be ${kindOf(node)}` };
    }
    case 'too_small':
      return { code: 'missing-value', at: key ?? node, message: `"${label}" is empty`, hint: `write ${label}: ...` };
    default: {
      const message = issue.message.startsWith('Invalid') ? `"${label}" is not in the right form` : issue.message;
      const code = codeOf(message);
      return { code, at: node, message, ...(code === 'bad-url' ? { hint: 'like https://example.org/report' } : {}) };
    }
  }
}

const isOfOneValue = (issue: z.core.$ZodIssue | undefined): boolean =>
  issue !== undefined && issue.path.length > 0 && ['invalid_value', 'invalid_format'].includes(issue.code);

const codeOf = (message: string): DiagnosticCode => (/\bURL\b|https?/.test(message) ? 'bad-url' : 'bad-value');

function isMissing(root: YamlNode, path: readonly PropertyKey[]): boolean {
  const parent = walk(root, path.slice(0, -1)).node;
  return parent.kind === 'map' && !parent.entries.has(String(path.at(-1)));
}

export const firstKey = (node: YamlNode): Stretch => {
  const [first] = node.kind === 'map' ? node.entries.values() : [];
  return first?.key ?? node;
};

export interface ShapeOptions {
  /** What the part is called in messages: "the claim". */
  readonly name: string;
  /** Keys that are known there, for the hint of an unknown one. */
  readonly keys?: Iterable<string>;
  /** Keys of parts that are looked into elsewhere. */
  readonly opaque?: ReadonlySet<string>;
  /** Code and message of an unknown key. */
  readonly unknown?: (key: string) => { readonly code: DiagnosticCode; readonly message: string };
}

interface Keys {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  readonly required: readonly string[];
}

const keysOfSchema = new WeakMap<object, Keys | null>();

/** The keys of a strict object; undefined for other schemas. */
function strictKeys(schema: z.ZodType): Keys | undefined {
  const known = keysOfSchema.get(schema);
  if (known !== undefined) return known ?? undefined;
  const isStrict =
    schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever && !schema.def.checks?.length;
  const shape = isStrict ? (schema.shape as Readonly<Record<string, z.ZodType>>) : undefined;
  const keys = shape && {
    shape,
    required: Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success),
  };
  keysOfSchema.set(schema, keys ?? null);
  return keys;
}

/**
 * Data that fits a strict object, by the few keys that it has: the whole schema looks at every key that a claim could
 * have, which took a third of the time of loading. Undefined where something does not fit, or the schema is another.
 */
function quickly<T>(schema: z.ZodType<T>, data: unknown): T | undefined {
  const keys = data !== null && typeof data === 'object' && !Array.isArray(data) ? strictKeys(schema) : undefined;
  if (!keys) return undefined;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data as Record<string, unknown>)) {
    const part = Object.hasOwn(keys.shape, key) ? keys.shape[key]?.safeParse(value) : undefined;
    if (!part?.success) return undefined;
    result[key] = part.data;
  }
  return keys.required.every((key) => Object.hasOwn(result, key)) ? (result as T) : undefined;
}

/**
 * The part as its schema makes it. Each thing that does not fit is reported and left out, and the rest is tried again:
 * one slip does not hide another. Undefined where the rest does not fit either.
 */
export function parseShape<T>(
  schema: z.ZodType<T>,
  node: YamlNode,
  problems: Problems,
  options: ShapeOptions,
): T | undefined {
  const data = dataOf(node, options.opaque);
  const fits = quickly(schema, data);
  if (fits !== undefined) return fits;
  const first = schema.safeParse(data);
  if (first.success) return first.data;
  for (const issue of first.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) reportUnknownKey(key, issue.path, schema, node, problems, options);
      const holder = issue.path.reduce<unknown>(
        (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
        data,
      );
      for (const key of issue.keys) if (holder) delete (holder as Record<string, unknown>)[key];
    } else {
      problems.report(faultOf(issue, node, options.name));
      const [step] = issue.path;
      if (step !== undefined && data !== null && typeof data === 'object')
        delete (data as Record<PropertyKey, unknown>)[step];
    }
  }
  const second = schema.safeParse(data);
  return second.success ? second.data : undefined;
}

/** Keys that a schema takes at a path, as far as it shows them. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if ('shape' in schema) {
    const shape = schema.shape as Readonly<Record<PropertyKey, unknown>>;
    const [step, ...rest] = path;
    return step === undefined ? Object.keys(shape) : keysAt(shape[step], rest);
  }
  if ('options' in schema && Array.isArray(schema.options)) return schema.options.flatMap((each) => keysAt(each, path));
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return keysAt(schema.unwrap(), path);
  return [];
}

/** More keys than this help nobody. */
const maxKeysShown = 12;

const list = (keys: readonly string[]): string =>
  `it takes: ${keys.slice(0, maxKeysShown).join(', ')}${keys.length > maxKeysShown ? ', ...' : ''}`;

function reportUnknownKey(
  key: string,
  path: readonly PropertyKey[],
  schema: unknown,
  root: YamlNode,
  problems: Problems,
  { name, keys = [], unknown }: ShapeOptions,
): void {
  const entry = entryOf(walk(root, path).node, key);
  if (!entry) return;
  const inside = path.at(-1);
  const known = inside === undefined ? [...keys] : keysAt(schema, path);
  const close = nearest(key, known);
  const misplaced = inside !== undefined && [...keys].includes(key);
  const said = inside === undefined ? unknown?.(key) : undefined;
  problems.report({
    code: said?.code ?? 'unknown-key',
    at: entry.key,
    message: said?.message ?? `unknown key "${key}" in ${inside === undefined ? name : `"${String(inside)}"`}`,
    hint: misplaced
      ? `write it beside "${String(inside)}", not inside its braces`
      : close === undefined
        ? list(known)
        : `did you mean "${close}"?`,
  });
}
