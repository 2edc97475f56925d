/** Digests of claims: what `--changed` compares and the evidence lock names. */
import { createHash } from 'node:crypto';
import type { YamlNode } from './yaml-node.ts';

/** JSON with sorted keys: equal content, equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** As {@link canonical}, of a part of the file. */
export function canonicalNode(node: YamlNode): string {
  switch (node.kind) {
    case 'text':
      return JSON.stringify(node.value);
    case 'empty':
      return 'null';
    case 'list':
      return `[${node.items.map(canonicalNode).join(',')}]`;
    case 'map': {
      const entries = [...node.entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return `{${entries.map(([key, { value }]) => `${JSON.stringify(key)}:${canonicalNode(value)}`).join(',')}}`;
    }
  }
}

export const digestOf = (value: unknown): string =>
  `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`;

export const digestOfBytes = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
