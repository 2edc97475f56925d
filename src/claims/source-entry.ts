/** Where to look: one entry of the claims file, or the short form that a claim itself is. */
import type { Place } from '../question.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import type { FileContext, SourceEntrySchema } from './file-context.ts';
import { nearest } from './nearest.ts';
import { type Common, claimKeys, common, commonKeys, placeKeys, readingKeys } from './schema.ts';
import { entryOf, parseShape, textOf, valueAt } from './shape.ts';
import type { MapEntry, MapNode, Stretch, YamlNode } from './yaml-node.ts';

export type PlaceKey = keyof typeof placeKeys;

export const placeKeyNames = Object.keys(placeKeys) as readonly PlaceKey[];
const isCommon = (key: string): boolean => Object.hasOwn(commonKeys, key);

/** Keys of a claim, a reading or a part that are not about where to look. */
const claimOnly: ReadonlySet<string> = new Set(
  [...Object.keys(claimKeys), ...Object.keys(readingKeys)].filter((key) => !isCommon(key) || key === 'unit'),
);

/** One place to look, before the question is known. */
export interface SourceEntry {
  readonly kind: SourceEntrySchema;
  readonly options: unknown;
  /** Place that the source's own keys name. */
  readonly ownPlace: Place | undefined;
  /** The common keys of the entry itself; what it leaves out, the claim says. */
  readonly common: Common;
  /** Where in the file: the kind's key, or the name of the source where a claim uses it. */
  readonly at: Stretch;
  /** Where its place keys stand, for what is wrong with them. */
  readonly node: MapNode | undefined;
}

function only(node: MapNode, wanted: (key: string) => boolean): MapNode {
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of node.entries) if (wanted(key)) entries.set(key, entry);
  return { kind: 'map', entries, start: node.start, end: node.end };
}

const commonKeyNames = Object.keys(commonKeys);

const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

/** Fields of a source's own schema, where it shows them. */
const fieldsOf = ({ entry }: SourceEntrySchema): readonly string[] =>
  'shape' in entry && entry.shape !== null && typeof entry.shape === 'object' ? Object.keys(entry.shape) : [];

const fieldsOfKey = ({ key }: MapEntry, file: FileContext): readonly string[] => {
  const kind = file.kinds.get(key.value);
  return kind ? fieldsOf(kind) : [];
};

/** Keys of all kinds, so that a claim in the short form may hold them. */
export const fieldsOfAll = (kinds: ReadonlyMap<string, SourceEntrySchema>): ReadonlySet<string> => {
  const all = new Set(kinds.keys());
  for (const kind of kinds.values()) for (const field of fieldsOf(kind)) all.add(field);
  return all;
};

/** The kinds that a map names. */
export const kindsIn = (node: MapNode, file: FileContext): readonly MapEntry[] =>
  [...file.kinds.keys()].flatMap((name) => entryOf(node, name) ?? []).sort((a, b) => a.key.start - b.key.start);

/** A map's common keys, checked. */
export function commonOf(node: MapNode, file: FileContext): Common {
  const own = only(node, isCommon);
  if (own.entries.size === 0) return {};
  return parseShape(common, own, file.problems, { name: 'the source', keys: commonKeyNames }) ?? {};
}

function unknownSource(key: string, at: Stretch, file: FileContext): void {
  const close = nearest(key, [...file.kinds.keys(), ...file.named.keys()]);
  const named = file.named.size > 0 ? `; named at the top: ${[...file.named.keys()].join(', ')}` : '';
  file.problems.report({
    code: 'unknown-source',
    at,
    message: `unknown source "${key}"`,
    hint: close ? `did you mean "${close}"?` : `kinds of source: ${[...file.kinds.keys()].join(', ')}${named}`,
  });
}

/** What an unknown key of a claim is called: a misspelled source, or a key. */
export function unknownKeyOf(
  typed: string,
  keys: readonly string[],
  file: FileContext,
  name: string,
): { readonly code: DiagnosticCode; readonly message: string } {
  const close = nearest(typed, keys);
  return close !== undefined && file.kinds.has(close)
    ? { code: 'unknown-source', message: `unknown source "${typed}"` }
    : { code: 'unknown-key', message: `unknown key "${typed}" in ${name}` };
}

function namedEntries(name: string, at: Stretch, file: FileContext): readonly SourceEntry[] {
  const entry = file.named.get(name);
  // What does not fit is wrong in the claim that names the source: others may use it well.
  if (entry) return entriesOf(entry.value, { ...file, named: new Map() }).map((found) => ({ ...found, at }));
  if (isAddress(name)) {
    file.problems.report({
      code: 'unknown-source',
      at,
      message: 'an address alone is no source',
      hint: `say what it is: { page: ${name} }`,
    });
  } else unknownSource(name, at, file);
  return [];
}

/** The place keys of one entry replace those of another, all of them. */
export function withCommon(under: Common, over: Common): Common {
  const replaces = placeKeyNames.some((key) => over[key] !== undefined) || over.read === 'published';
  const kept = replaces
    ? Object.fromEntries(Object.entries(under).filter(([key]) => !placeKeyNames.includes(key as PlaceKey)))
    : under;
  return { ...kept, ...over };
}

/** A map that names its kind: the kind's own keys and the common ones. `short`: the claim itself is the map. */
function entryFrom(node: MapNode, kindEntry: MapEntry, file: FileContext, short: boolean): readonly SourceEntry[] {
  const kind = file.kinds.get(kindEntry.key.value);
  if (!kind) return [];
  const fields = fieldsOf(kind);
  // A field of the kind's own is its own also where a common key has the same name.
  const isOwn = (key: string): boolean =>
    key === kind.name || fields.includes(key) || (!isCommon(key) && !(short && claimOnly.has(key)));
  const options = parseShape(kind.entry, only(node, isOwn), file.problems, {
    name: `the source "${kind.name}"`,
    keys: [...new Set([...fields, ...commonKeyNames])],
  });
  const own = short
    ? {}
    : commonOf(
        only(node, (key) => isCommon(key) && !fields.includes(key)),
        file,
      );
  if (options === undefined) return [];
  const ownPlace = kind.place(options);
  const given = entryOfPlace(node);
  if (ownPlace && given) {
    file.problems.report({
      code: 'two-places',
      at: given.key,
      message: `the source "${kind.name}" already says where to look`,
      hint: `leave out "${given.key.value}", or the field of the source`,
    });
  }
  return [{ kind, options, ownPlace, common: own, at: kindEntry.key, node }];
}

const entryOfPlace = (node: MapNode): MapEntry | undefined =>
  placeKeyNames.flatMap((key) => entryOf(node, key) ?? [])[0];

/**
 * The places to look that a value of `source`, `sources` or an operand names. `base` is what a value goes on from that
 * has only common keys: the claim's own sources.
 */
export function entriesOf(node: YamlNode, file: FileContext, base?: readonly SourceEntry[]): readonly SourceEntry[] {
  switch (node.kind) {
    case 'empty':
      file.problems.report({ code: 'missing-value', at: node, message: 'a source is missing here' });
      return [];
    case 'text':
      return namedEntries(node.value, node, file);
    case 'list':
      return node.items.flatMap((item) => entriesOf(item, file, base));
    case 'map':
      return mapEntries(node, file, base);
  }
}

function mapEntries(node: MapNode, file: FileContext, base?: readonly SourceEntry[]): readonly SourceEntry[] {
  const [kind, second] = kindsIn(node, file);
  if (kind && second && !fieldsOf(file.kinds.get(kind.key.value) as SourceEntrySchema).includes(second.key.value)) {
    file.problems.report({
      code: 'two-sources',
      at: second.key,
      message: `"${kind.key.value}" and "${second.key.value}" in one source`,
      hint: 'make two entries of a list',
    });
    return [];
  }
  if (kind) return entryFrom(node, kind, file, false);
  const name = entryOf(node, 'source');
  const rest = [...node.entries.values()].filter(({ key }) => !isCommon(key.value) && key.value !== 'source');
  const [stray] = rest;
  if (stray) {
    const close = nearest(stray.key.value, commonKeyNames);
    if (close && !nearest(stray.key.value, file.kinds.keys())) {
      file.problems.report({
        code: 'unknown-key',
        at: stray.key,
        message: `unknown key "${stray.key.value}" in a source`,
        hint: `did you mean "${close}"?`,
      });
    } else unknownSource(stray.key.value, stray.key, file);
    return [];
  }
  const own = commonOf(node, file);
  const under = name?.value.kind === 'text' ? namedEntries(name.value.value, name.value, file) : base;
  if (!under) {
    file.problems.report({
      code: 'missing-source',
      at: node,
      message: 'this says how to look, and not where',
      hint: 'add page: https://..., or the name of a source',
    });
    return [];
  }
  return under.map((entry) => ({ ...entry, common: withCommon(entry.common, own), at: node, node }));
}

/** The places to look that one layer of a claim names, in any of its forms; undefined where it names none. */
export function layerEntries(layer: MapNode, file: FileContext): readonly SourceEntry[] | undefined {
  const list = valueAt(layer, 'sources');
  const name = textOf(layer, 'source');
  const kinds = kindsIn(layer, file);
  const forms = [entryOf(layer, 'sources'), entryOf(layer, 'source'), ...kinds].filter((entry) => entry !== undefined);
  const [first, second] = forms;
  if (!first) return undefined;
  const [kind, other] = kinds;
  const nested = other !== undefined && first === kind && fieldsOfKey(kind, file).includes(other.key.value);
  if (second && !nested) {
    file.problems.report({
      code: 'two-sources',
      at: second.key,
      message: `"${first.key.value}" and "${second.key.value}" on one level`,
      hint: 'write both as a list: sources: [..., ...]',
    });
    return [];
  }
  if (list) return entriesOf(list, file);
  if (name !== undefined) return namedEntries(name, valueAt(layer, 'source') ?? layer, file);
  return entryFrom(layer, first, file, true);
}
