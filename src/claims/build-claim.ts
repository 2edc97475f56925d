/** One entry of the file to a claim, every short form written out. */
import { z } from 'zod';
import { type AsOf, asOfOf } from './as-of.ts';
import type { Also, Claim, ClaimReading, Operand } from './claim.ts';
import { canonicalNode, digestOf } from './digest.ts';
import type { FileContext, SourceEntrySchema } from './file-context.ts';
import { inPath } from './ids.ts';
import { parseExpression } from './parse-expression.ts';
import { partsOf } from './parts.ts';
import { reportExpression } from './says.ts';
import { checkKeys, claimKeys, isOn, listOf, readingKeys } from './schema.ts';
import { lookupText, scopeOf } from './scope.ts';
import { parseShape, textOf, valueAt } from './shape.ts';
import { warnOfSlips } from './slips.ts';
import { fieldsOfAll, unknownKeyOf } from './source-entry.ts';
import { operandOf, operandsOf } from './statements.ts';
import { mentioned } from './terms.ts';
import type { MapEntry, MapNode, YamlNode } from './yaml-node.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Parts of a claim that are read where they are used. */
const opaque: ReadonlySet<string> = new Set(['says', 'sources', 'figures', 'readings', 'each', 'also']);

interface LayerShape {
  readonly schema: z.ZodType<Loose>;
  /** Keys that an author may have meant. */
  readonly keys: readonly string[];
}

/** The schemas of a claim and its layers, with the keys of the given kinds of source. */
export interface ClaimShapes {
  readonly claim: LayerShape;
  readonly reading: LayerShape;
  readonly part: LayerShape;
}

export function claimShapes(kinds: ReadonlyMap<string, SourceEntrySchema>): ClaimShapes {
  const fields = Object.fromEntries([...fieldsOfAll(kinds)].map((field) => [field, z.unknown().optional()]));
  const shape = (own: z.core.$ZodLooseShape): LayerShape => ({
    schema: z.strictObject({ ...fields, ...own }),
    keys: [...Object.keys(own), ...kinds.keys()],
  });
  return { claim: shape(claimKeys), reading: shape(readingKeys), part: shape(checkKeys) };
}

const emptyMap = ({ start, end }: YamlNode): MapNode => ({ kind: 'map', entries: new Map(), start, end });

/** Named layers: `readings`, `each`. */
function layersIn(
  claim: MapNode,
  key: 'readings' | 'each',
  { schema, keys }: LayerShape,
  file: FileContext,
): readonly { readonly name: string; readonly node: MapNode; readonly entry: MapEntry }[] {
  const node = valueAt(claim, key);
  if (node?.kind !== 'map') return [];
  return [...node.entries.values()].flatMap((entry) => {
    const layer = entry.value.kind === 'empty' ? emptyMap(entry.value) : entry.value;
    const name = `${key === 'each' ? 'the part' : 'the reading'} "${entry.key.value}"`;
    const options = { name, keys, opaque, unknown: (typed: string) => unknownKeyOf(typed, keys, file, name) };
    const fits = parseShape(schema, layer, file.problems, options);
    return fits && layer.kind === 'map' ? [{ name: entry.key.value, node: layer, entry }] : [];
  });
}

function alsoOf(claim: MapNode, id: string, asOf: AsOf, file: FileContext): readonly Also[] {
  const node = valueAt(claim, 'also');
  if (node?.kind !== 'map') return [];
  const scope = scopeOf([claim], `${id}/also`, asOf.asOf, file);
  return [...node.entries.values()].flatMap(({ key, value }): Also[] => {
    const within = { ...scope, path: `${id}/also:${inPath(key.value)}` };
    if (value.kind !== 'text') {
      const operand = operandOf(key.value, value, { role: 'figure' }, `${within.path}/value`, within);
      if (!operand) return [];
      const operands: Record<string, Operand> = Object.create(null);
      operands[key.value] = operand;
      const expression = { kind: 'operand', name: key.value, start: 0, end: key.value.length } as const;
      return [{ name: key.value, text: key.value, expression, operands }];
    }
    const parsed = parseExpression(value.value, {
      names: scope.figures.keys(),
      reading: file.reading,
      counting: scope.counting,
    });
    if ('problem' in parsed) {
      reportExpression(parsed.problem, value, scope);
      return [];
    }
    const { expression } = parsed;
    return [{ name: key.value, text: value.value, expression, operands: operandsOf(expression, within) }];
  });
}

function needsOf(typed: string | undefined): Pick<Claim, 'needs'> {
  if (typed === undefined) return {};
  if (typed === 'primary') return { needs: { kind: 'primary' } };
  const count = Number.parseInt(typed, 10);
  return Number.isNaN(count) ? {} : { needs: { kind: 'origins', count } };
}

/** The names of sources that the entry mentions, with what they stand for: the claim rests on them. */
function namedIn(node: YamlNode, file: FileContext, found: Map<string, string> = new Map()): Map<string, string> {
  if (node.kind === 'text') {
    const entry = file.named.get(node.value);
    if (entry) found.set(node.value, canonicalNode(entry.value));
  } else if (node.kind === 'list') for (const item of node.items) namedIn(item, file, found);
  else if (node.kind === 'map') for (const { value } of node.entries.values()) namedIn(value, file, found);
  return found;
}

const optional = <K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: string });

/** A claim; undefined where its entry is none, which is reported. */
export function buildClaim(node: YamlNode, id: string, file: FileContext, shapes: ClaimShapes): Claim | undefined {
  const { schema, keys } = shapes.claim;
  const fits = parseShape(schema, node, file.problems, {
    name: 'the claim',
    keys,
    opaque,
    unknown: (typed) => unknownKeyOf(typed, keys, file, 'the claim'),
  });
  if (!fits || node.kind !== 'map') return undefined;
  warnOfSlips(node, file);
  const outer: AsOf = {
    asOf: file.asOf,
    asOfText: file.asOfText,
    ...optional('zone', file.article.zone),
  };
  const asOf = asOfOf(valueAt(node, 'as-of'), outer, file);
  const text = textOf(node, 'claim') ?? '';
  const words = valueAt(node, 'words');
  const named = layersIn(node, 'readings', shapes.reading, file);
  const parts = layersIn(node, 'each', shapes.part, file);

  const readingOf = (name: string | null, layers: readonly MapNode[], path: string): ClaimReading => {
    const [, own] = layers;
    const inside = own ? asOfOf(valueAt(own, 'as-of'), asOf, file) : asOf;
    return {
      name,
      natural: own !== undefined && isOn(textOf(own, 'natural')),
      asOf: inside.asOf,
      parts: partsOf(layers, parts, path, (all, at) => scopeOf(all, at, inside.asOf, file)),
    };
  };

  const readings =
    named.length > 0
      ? named.map((reading) => readingOf(reading.name, [node, reading.node], `${id}/${inPath(reading.name)}`))
      : [readingOf(null, [node], id)];
  const [, second] = named.filter((reading) => isOn(textOf(reading.node, 'natural')));
  if (second) {
    file.problems.report({
      code: 'two-natural',
      at: second.entry.key,
      message: 'a second reading is called natural',
      hint: 'at most one reading decides; without one they must agree',
    });
  }
  return {
    id,
    text,
    place: file.problems.place(node.start),
    tags: listOf(fits['tags'] as string | readonly string[] | undefined),
    ...optional('note', textOf(node, 'note')),
    ...optional('words', textOf(node, 'words')),
    ...(words ? { wordsAt: file.problems.mark(words) } : {}),
    ...asOf,
    ...optional('opinion', textOf(node, 'opinion')),
    ...optional('unclear', textOf(node, 'unclear')),
    ...needsOf(lookupText([node], 'needs') ?? file.needs),
    readings,
    also: alsoOf(node, id, asOf, file),
    subjects: mentioned(text, file.names),
    digest: digestOf([file.headerDigest, id, canonicalNode(node), [...namedIn(node, file)]]),
  };
}
