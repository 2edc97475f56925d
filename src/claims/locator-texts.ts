/**
 * What the places of a claim look for, as texts in which the claimed value would be read. Positions are none of it: the
 * third row, the 93rd item.
 */
import { lookup, type Scope } from './scope.ts';
import { placeKeyNames } from './source-entry.ts';
import type { YamlNode } from './yaml-node.ts';

export interface LocatorText {
  readonly text: string;
  readonly node: YamlNode;
  /** The text stands in the file as it is, so that a part of it can be marked. */
  readonly asTyped: boolean;
}

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match.slice(1).find((group) => group !== undefined) ?? []);

/** Values that a selector or a filter compares with: in quotes, behind `=`, in `:contains(...)`. */
const compared = (text: string): readonly string[] => [
  ...matches(text, /"([^"]*)"|'([^']*)'/g),
  ...matches(text, /[=<>]\s*([^\s"'\]()=<>&|,]+)/g),
  ...matches(text, /([^\s"'[(?!=<>&|,]+)\s*[=!<>]=/g),
  ...matches(text, /:(?:contains|has-text|matches)\(\s*([^"')]+)\)/g),
];

/** A pattern with its classes and groups taken off: `\\b(9[3])%` is "93%". */
const spelledOut = (pattern: string): string =>
  pattern
    .replace(/\\[bBAzsS](?:[+*?]|\{[\d,]*\})?/g, ' ')
    .replace(/\\[dDwW](?:[+*?]|\{[\d,]*\})?/g, '*')
    .replace(/\[([^\]\\^-])\]/g, '$1')
    .replace(/\\(?=[^\p{L}\p{N}])/gu, '')
    .replace(/\(\?(?:P?<\w+>|[a-z-]*:)|[()^$]|\{1\}/g, '')
    .replaceAll('|', ' ');

/** Parameters of an address that say what is searched for. */
const searched = /[?&](?:q|query|search|text|keywords?|term|wd|value)=([^&#]*)/gi;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    // A stray "%" is no escape: the text is what it is.
    if (error instanceof URIError) return text;
    throw error;
  }
}

function textsOf(node: YamlNode, key: string): readonly LocatorText[] {
  if (node.kind === 'text') {
    const made = (text: string): LocatorText => ({ text, node, asTyped: false });
    if (key === 'css' || key === 'json') return compared(node.value).map(made);
    if (key === 'regex') return [{ text: node.value, node, asTyped: true }, made(spelledOut(node.value))];
    return [{ text: node.value, node, asTyped: true }];
  }
  return node.kind === 'map' ? [...node.entries.values()].flatMap(({ value }) => textsOf(value, key)) : [];
}

/** Keys of a record that say which time or who it is of. */
const naming = /^(?:date|day|time|year|month|quarter|week|period|id|code|rank|index|no)$/i;

/** Rows that are chosen by a value, and addresses that search for one. */
function sourceTexts(holder: YamlNode & { readonly kind: 'map' }): readonly LocatorText[] {
  const found: LocatorText[] = [];
  const where = holder.entries.get('where')?.value;
  if (where?.kind === 'map')
    for (const [name, { value }] of where.entries) if (!naming.test(name)) found.push(...textsOf(value, 'where'));
  for (const key of ['page', 'series']) {
    const address = holder.entries.get(key)?.value;
    if (address?.kind !== 'text') continue;
    for (const text of matches(address.value, searched))
      found.push({ text: decoded(text), node: address, asTyped: false });
  }
  return found;
}

/** Every text with which the entries of a scope look for a place, with where it stands. */
export function locatorTexts(scope: Scope): readonly LocatorText[] {
  const seen = new Set<YamlNode>();
  const found: LocatorText[] = [];
  const add = (holder: YamlNode | undefined): void => {
    if (holder?.kind !== 'map' || seen.has(holder)) return;
    seen.add(holder);
    for (const key of placeKeyNames) {
      const value = holder.entries.get(key)?.value;
      if (value) found.push(...textsOf(value, key));
    }
    found.push(...sourceTexts(holder));
  };
  const visit = (node: YamlNode): void => {
    if (node.kind === 'text') found.push(...textsOf(node, 'near'));
    else if (node.kind === 'list') for (const item of node.items) visit(item);
    else if (node.kind === 'map' && !node.entries.has('claim')) add(node);
  };
  for (const layer of scope.layers) add(layer);
  for (const entry of scope.sources) add(entry.node);
  // A series with the kind's own keys in one map: `{ series: { ... } }`.
  const only = lookup(scope.layers, 'series');
  if (only?.kind === 'map') add(only);
  for (const { value } of scope.figures.values()) visit(value);
  return found;
}
