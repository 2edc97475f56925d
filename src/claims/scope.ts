/**
 * One reading of one part of a claim. A reading and a part set keys of the claim anew: the innermost layer that has a
 * key decides.
 */
import type { ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import type { FileContext } from './file-context.ts';
import { type Common, months } from './schema.ts';
import { entryOf, textOf, valueAt } from './shape.ts';
import { commonOf, entriesOf, layerEntries, type SourceEntry, withCommon } from './source-entry.ts';
import type { MapEntry, MapNode, YamlNode } from './yaml-node.ts';

export interface Scope {
  readonly file: FileContext;
  /** The id of the claim, and names of reading and part: the begin of the ids of its asks. */
  readonly path: string;
  /** Outermost first: claim, reading, part. */
  readonly layers: readonly MapNode[];
  readonly asOf: Interval;
  /** How days are read that say where to look: "a year ago" counts from the claim's last day. */
  readonly counting: ReadingContext;
  /** What the layers say for every source that does not say it itself. */
  readonly inherited: Common;
  readonly sources: readonly SourceEntry[];
  /** Something says where to look, be it wrong. */
  readonly looks: boolean;
  /** Named figures, `from` left out. */
  readonly figures: ReadonlyMap<string, MapEntry>;
  /** What a figure with nothing but a `near` is looked for on. */
  readonly base: readonly SourceEntry[];
}

export const lookup = (layers: readonly MapNode[], key: string): YamlNode | undefined =>
  valueAt(
    layers.findLast((layer) => layer.entries.has(key)),
    key,
  );

export const lookupText = (layers: readonly MapNode[], key: string): string | undefined =>
  textOf(
    layers.findLast((layer) => layer.entries.has(key)),
    key,
  );

function inheritedFrom(layers: readonly MapNode[], file: FileContext): Common {
  let all: Common = {};
  for (const layer of layers) {
    const { unit: _claimed, which: _operand, ...own } = commonOf(layer, file);
    all = withCommon(all, own);
  }
  return all;
}

/** The file as this claim reads it: with the fiscal year of its company. */
function readingIn(layers: readonly MapNode[], file: FileContext): FileContext {
  const month = (months as readonly string[]).indexOf(lookupText(layers, 'fiscal-year-end') ?? '');
  return month === -1 ? file : { ...file, reading: { ...file.reading, fiscalYearEnd: month + 1 } };
}

export function scopeOf(layers: readonly MapNode[], path: string, asOf: Interval, shared: FileContext): Scope {
  const file = readingIn(layers, shared);
  let sources: readonly SourceEntry[] | undefined;
  const figures = new Map<string, MapEntry>();
  let from: YamlNode | undefined;
  for (const layer of layers) {
    sources = layerEntries(layer, file) ?? sources;
    const own = valueAt(layer, 'figures');
    if (own && own.kind !== 'map') {
      file.problems.report({
        code: 'wrong-type',
        at: own,
        message: '"figures" takes a map (name: where to look)',
        hint: 'figures: { alibaba: Alibaba ___%, second: Volcano Engine ___% }',
      });
      continue;
    }
    for (const [name, entry] of own?.entries ?? []) if (name !== 'from') figures.set(name, entry);
    from = entryOf(own, 'from')?.value ?? from;
  }
  const base = from ? entriesOf(from, file) : (sources ?? []);
  return {
    file,
    path,
    layers,
    asOf,
    counting: asOf.high ? { ...file.reading, dateline: Number(asOf.high.value.n / asOf.high.value.d) } : file.reading,
    inherited: inheritedFrom(layers, file),
    sources: sources ?? [],
    looks: sources !== undefined || figures.size > 0,
    figures,
    base,
  };
}
