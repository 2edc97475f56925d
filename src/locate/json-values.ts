/** The single values of a JSON answer, each with a path that finds it also when its list is in another order. */
import type { JsonPath } from '../extract/json.ts';
import { formatPath } from './json.ts';

export interface JsonLeaf {
  readonly at: JsonPath;
  readonly value: number | string;
  /** The path to offer: records of a list by their name where each has one of its own, else by number. */
  readonly path: string;
}

/** Members by which records are known. */
const names = ['id', 'modelId', '_id', 'symbol', 'ticker', 'key', 'code', 'slug', 'name', 'title', 'date'];
/** A longer name is prose. */
const longestName = 80;

/** The member whose text tells the records of a list apart. */
function nameMember(items: readonly unknown[]): string | undefined {
  return names.find((name) => {
    const texts = items.map((item) =>
      item !== null && typeof item === 'object' && Object.hasOwn(item, name)
        ? (item as Readonly<Record<string, unknown>>)[name]
        : undefined,
    );
    return (
      new Set(texts).size === items.length &&
      texts.every((text) => typeof text === 'string' && text.length <= longestName)
    );
  });
}

const quoted = (text: string): string =>
  JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");

/** Numbers and strings in the order of the document, `most` of them. */
export function jsonLeaves(value: unknown, most: number): JsonLeaf[] {
  const leaves: JsonLeaf[] = [];
  const visit = (item: unknown, at: JsonPath, path: string): void => {
    if (leaves.length >= most) return;
    if (typeof item === 'number' || typeof item === 'string') leaves.push({ at, value: item, path });
    else if (Array.isArray(item)) {
      const name = nameMember(item);
      item.forEach((each, index) => {
        const named = name === undefined ? undefined : (each as Readonly<Record<string, string>>)[name];
        const step =
          named === undefined ? `[${index}]` : `[?@${formatPath([name ?? '']).slice(1)} == '${quoted(named)}']`;
        visit(each, [...at, index], path + step);
      });
    } else if (item !== null && typeof item === 'object') {
      for (const [key, each] of Object.entries(item)) visit(each, [...at, key], path + formatPath([key]).slice(1));
    }
  };
  visit(value, [], '$');
  return leaves;
}
