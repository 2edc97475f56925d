/**
 * The parts of one reading of a claim, with what must hold in each. `only-if` is a part of its own where something
 * else decides: a condition without which the claim cannot hold, and which proves nothing where it holds.
 */
import { checkStatement } from './checks.ts';
import type { Part } from './claim.ts';
import { inPath } from './ids.ts';
import { saysOf } from './says.ts';
import type { Scope } from './scope.ts';
import { valueAt } from './shape.ts';
import { statementOf } from './statements.ts';
import type { MapNode, YamlNode } from './yaml-node.ts';

interface Check {
  readonly says?: YamlNode | undefined;
  readonly condition?: YamlNode | undefined;
}

const hasCheck = ({ entries }: MapNode): boolean => entries.has('says') || entries.has('only-if');

/** What the innermost layer that says so says must hold. */
function checkIn(layers: readonly MapNode[]): Check {
  const layer = layers.findLast(hasCheck);
  return { says: valueAt(layer, 'says'), condition: valueAt(layer, 'only-if') };
}

function part(name: string | null, node: YamlNode | undefined, scope: Scope, onlyIf = false): Part {
  const statements = saysOf(scope, node).map((says, _, all) => {
    const statement = statementOf(says, all, scope);
    checkStatement(statement, says, scope, onlyIf);
    return statement;
  });
  return { name, statements, ...(onlyIf && { onlyIf: true }) };
}

/** Its condition beside what decides, told apart by its name. */
const beside = (name: string | null): string => (name === null ? 'only-if' : `${name}, only-if`);

function checked(name: string | null, { says, condition }: Check, scope: Scope): readonly Part[] {
  if (!condition) return [part(name, says, scope)];
  if (!says) return [part(name, condition, scope, true)];
  const own = { ...scope, path: `${scope.path}/only-if` };
  return [part(name, says, scope), part(beside(name), condition, own, true)];
}

/**
 * `layers`: the claim and its reading. `scopeAt`: what is looked up in these layers, under a path. A reading that has
 * only a condition is that condition, in each part; the claim's own stands beside parts that say themselves what must hold.
 */
export function partsOf(
  layers: readonly MapNode[],
  named: readonly { readonly name: string; readonly node: MapNode }[],
  path: string,
  scopeAt: (layers: readonly MapNode[], path: string) => Scope,
): readonly Part[] {
  const outer = checkIn(layers);
  if (named.length === 0) return checked(null, outer, scopeAt(layers, path));
  const [, reading] = layers;
  const isCondition = reading?.entries.has('only-if') === true && !reading.entries.has('says');
  const parts = named.flatMap(({ name, node }) => {
    const all = [...layers, node];
    return checked(name, isCondition ? outer : checkIn(all), scopeAt(all, `${path}/${inPath(name)}`));
  });
  const isPassedBy = outer.condition !== undefined && !isCondition && named.some(({ node }) => hasCheck(node));
  if (!isPassedBy) return parts;
  return [...parts, part(beside(null), outer.condition, scopeAt(layers, `${path}/only-if`), true)];
}
