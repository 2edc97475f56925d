/** What YAML takes as it stands and an author most likely did not mean: warnings, for it may be meant after all. */
import type { FileContext } from './file-context.ts';
import { oneSlipFrom } from './nearest.ts';
import { unitOf } from './unit-words.ts';
import type { TextNode, YamlNode } from './yaml-node.ts';

/** Units that no counted thing is spelt like, as "stores" is like "stones". */
const unmistakable =
  'percent dollar dollars euro euros pounds yuan renminbi rupee rupees franc francs peso pesos rouble roubles'.split(
    ' ',
  );

function misspelt(node: TextNode, { problems, reading }: FileContext): void {
  const meant = oneSlipFrom(node.value, unmistakable);
  if (meant === undefined || unitOf(node.value, reading).dimension !== 'count') return;
  problems.report({
    code: 'unknown-unit',
    severity: 'warning',
    at: node,
    message: `"${node.value}" is no unit that is known, and taken for things that are counted`,
    hint: `did you mean "${meant}"?`,
  });
}

/** The keys whose words are looked for on a page. */
const lookedFor: ReadonlySet<string> = new Set([
  'near',
  'quote',
  'term',
  'rivals',
  'includes',
  'some',
  'all',
  'weaker',
]);

const inPrintedQuotes = /^(?:“[^“”]*”|„[^„“]*“|‘[^‘’]*’|«[^«»]*»)$/;

function quoted(node: TextNode, { problems }: FileContext): void {
  if (node.style !== 'plain' || !inPrintedQuotes.test(node.value)) return;
  const inner = node.value.slice(1, -1);
  problems.report({
    code: 'printed-quotes',
    severity: 'warning',
    at: node,
    message: 'these quotation marks are part of the words: only the plain ones are left off',
    hint: `write "${inner}", or '${node.value}' if they stand on the page`,
  });
}

/** Looks through an entry, whatever its depth. */
export function warnOfSlips(node: YamlNode, file: FileContext, key = ''): void {
  if (node.kind === 'map') for (const [name, { value }] of node.entries) warnOfSlips(value, file, name);
  else if (node.kind === 'list') for (const item of node.items) warnOfSlips(item, file, key);
  else if (node.kind === 'text') {
    if (key === 'unit') misspelt(node, file);
    else if (lookedFor.has(key)) quoted(node, file);
  }
}
