/** What must hold, each with its own evidence to be asked for. */
import type { ReadingContext, Unit } from '../figures/figure.ts';
import type { Ask, Term } from '../question.ts';
import { askOf, asksOf, commonFor, isMany, isSeries, placeOf, type Wanted } from './asks.ts';
import type { Operand, Statement, Tolerance } from './claim.ts';
import type { Expression } from './expression.ts';
import { toleranceOf } from './figure-text.ts';
import { inPath } from './ids.ts';
import { type Need, needsOf } from './operand-roles.ts';
import type { Says } from './says.ts';
import { claimOperand, listOf } from './schema.ts';
import { lookup, lookupText, type Scope } from './scope.ts';
import { parseShape } from './shape.ts';
import { entriesOf, type SourceEntry } from './source-entry.ts';
import { termsOf, unmarked } from './terms.ts';
import { unitOf } from './unit-words.ts';
import { readDays } from './when.ts';
import type { MapEntry, YamlNode } from './yaml-node.ts';

function toleranceIn(scope: Scope): Tolerance | undefined {
  const node = lookup(scope.layers, 'tolerance');
  if (node?.kind !== 'text') return undefined;
  const tolerance = toleranceOf(node.value, scope.file.reading);
  if (!tolerance) {
    scope.file.problems.report({
      code: 'bad-tolerance',
      at: node,
      message: `"${node.value}" is no tolerance`,
      hint: 'write 1% of the bound, or an amount: 0.5 points, 15 days',
    });
  }
  return tolerance;
}

/** The entries of an operand's node: `near` alone, and a map without a kind, go on from the claim's own page. */
function operandEntries(name: string, node: YamlNode, scope: Scope): readonly SourceEntry[] {
  const { problems, named } = scope.file;
  if (node.kind === 'list') return node.items.flatMap((item) => operandEntries(name, item, scope));
  if (node.kind !== 'text') return entriesOf(node, scope.file, scope.base.length > 0 ? scope.base : undefined);
  if (named.has(node.value) || /^https?:\/\//.test(node.value)) return entriesOf(node, scope.file);
  if (scope.base.length === 0) {
    problems.report({
      code: 'missing-source',
      at: node,
      message: `"${name}" has words to look for, and no page`,
      hint: 'add page: https://... to the claim, or from: to figures',
    });
  }
  return scope.base.map((entry) => ({
    ...entry,
    common: { ...withoutPlace(entry), near: node.value },
    at: node,
    node: { kind: 'map', entries: new Map([['near', nearEntry(node)]]), start: node.start, end: node.end },
  }));
}

const nearEntry = (value: YamlNode): MapEntry => ({
  key: { kind: 'text', value: 'near', style: 'raw', start: value.start, end: value.start },
  value,
});

const withoutPlace = ({ common }: SourceEntry): SourceEntry['common'] => {
  const { near, table, css, json, regex, concept, ...rest } = common;
  return rest;
};

function claimOperandOf(node: YamlNode, scope: Scope): Operand | undefined {
  const parsed = parseShape(claimOperand, node, scope.file.problems, {
    name: 'the figure',
    keys: Object.keys(claimOperand.shape),
  });
  return (
    parsed && { kind: 'claim', id: parsed.claim, ...(parsed.figure === undefined ? {} : { figure: parsed.figure }) }
  );
}

/** The kind of question that a need comes to at the place of an entry. */
function wantedAt(entry: SourceEntry, need: Need, scope: Scope): Wanted {
  const place = placeOf(entry, commonFor(entry, scope));
  const unit = need.unit ? { unit: need.unit } : {};
  if (need.role !== 'figure' && isMany(place)) return { kind: 'list', ...unit };
  if (need.role === 'series' || (need.role === 'many' && isSeries(place))) return { kind: 'series', ...unit };
  return { kind: need.unit?.dimension === 'date' ? 'date' : 'figure', ...unit };
}

/** A named figure with what is asked for it. */
export function operandOf(name: string, node: YamlNode, need: Need, path: string, scope: Scope): Operand | undefined {
  if (node.kind === 'map' && node.entries.has('claim')) return claimOperandOf(node, scope);
  const entries = operandEntries(name, node, scope);
  const which = entries.flatMap(({ common }) => common.which ?? []);
  const asks: Ask[] = [];
  for (const [index, entry] of entries.entries()) {
    const terms = unmarked(termsOf(which, scope.file.names));
    const wanted = which.length > 0 ? ({ kind: 'term', terms } as const) : wantedAt(entry, need, scope);
    const ask = askOf(entry, wanted, `${path}/${index}`, scope);
    if (ask) asks.push(ask);
  }
  return which.length > 0 ? { kind: 'names', which: termsOf(which, scope.file.names), asks } : { kind: 'asks', asks };
}

/** A figure is of one unit in all statements: what `x > 75%` says of x holds for `x > 2 * y` beside it. */
function withUnit(name: string, need: Need, beside: readonly Says[]): Need {
  if (need.unit) return need;
  const units = beside.flatMap((says) =>
    says.kind === 'expression' ? (needsOf(says.expression).get(name)?.unit ?? []) : [],
  );
  return units[0] ? { ...need, unit: units[0] } : need;
}

/** The operands of a calculation, by name. Names that are no figure of the claim are members of its lists. */
export function operandsOf(
  expression: Expression,
  scope: Scope,
  beside: readonly Says[] = [],
): Readonly<Record<string, Operand>> {
  const operands: Record<string, Operand> = Object.create(null);
  for (const [name, alone] of needsOf(expression)) {
    const entry = scope.figures.get(name);
    if (!entry) continue;
    const need = withUnit(name, alone, beside);
    // The same figure may be asked as one value in one statement and as a series in another.
    const suffix = need.role === 'figure' ? '' : `:${need.role}`;
    const operand = operandOf(name, entry.value, need, `${scope.path}/${inPath(name)}${suffix}`, scope);
    if (operand) operands[name] = operand;
  }
  return operands;
}

/** A plain figure, term or quote is looked for on the claim's sources, or at its only named figure. */
function plainOperand(wanted: Wanted, path: string, scope: Scope, says: Says): Operand {
  const [only, ...others] = scope.figures;
  if (scope.sources.length === 0 && only) {
    if (others.length === 0) {
      const [name, { value }] = only;
      if (value.kind === 'map' && value.entries.has('claim')) {
        return claimOperandOf(value, scope) ?? { kind: 'asks', asks: [] };
      }
      return { kind: 'asks', asks: asksOf(operandEntries(name, value, scope), wanted, path, scope) };
    }
    scope.file.problems.report({
      code: 'which-figure',
      at: says.node,
      message: `which of the figures is "${says.text}"?`,
      hint: `write it as a comparison: says: ${only[0]} = ${says.text}`,
    });
  }
  return { kind: 'asks', asks: asksOf(scope.sources, wanted, path, scope) };
}

function termStatement(says: Says & { kind: 'term' }, path: string, scope: Scope): Statement {
  const { names } = scope.file;
  const own = scope.sources.flatMap((entry) => listOf(commonFor(entry, scope).term));
  const terms = termsOf([...says.terms, ...own], names);
  const [rivals, weaker]: readonly (readonly Term[])[] = [termsOf(says.rivals, names), termsOf(says.weaker, names)];
  return {
    kind: 'term',
    text: says.text,
    mode: says.mode,
    terms,
    rivals: rivals ?? [],
    weaker: weaker ?? [],
    ...(says.noMore ? { noMore: true } : {}),
    operand: plainOperand({ kind: 'term', terms: unmarked(terms, rivals ?? [], weaker ?? []) }, path, scope, says),
  };
}

function dayBefore(says: Says & { kind: 'quote' }, reading: ReadingContext, scope: Scope): number | undefined {
  const typed = says.quote.before;
  if (typed === undefined) return undefined;
  const found = readDays(typed, reading)?.low;
  if (found) return Number(found.value.n / found.value.d);
  scope.file.problems.report({
    code: 'bad-date',
    at: says.node,
    message: `"${typed}" is no date`,
    hint: 'write before: 2025-12-11',
  });
  return undefined;
}

function quoteStatement(says: Says & { kind: 'quote' }, path: string, scope: Scope): Statement {
  const { names, reading } = scope.file;
  const { quote, original, weaker, speaker, rivals } = says.quote;
  const speakers = [termsOf(listOf(speaker), names), termsOf(listOf(rivals), names)] as const;
  const wordings = [...new Set([quote, ...listOf(original), ...listOf(weaker)])].sort();
  const before = dayBefore(says, reading, scope);
  return {
    kind: 'quote',
    text: quote,
    quote,
    original: listOf(original),
    weaker: listOf(weaker),
    speaker: speakers[0],
    rivals: speakers[1],
    ...(before === undefined ? {} : { before }),
    operand: plainOperand({ kind: 'quote', wordings, speakers: unmarked(...speakers) }, path, scope, says),
  };
}

const ratios: ReadonlySet<string> = new Set(['number', 'percent', 'multiple']);

/** The claim's `unit:` says it of its only source too, where it is of the kind that the figure is of. */
function statedFor({ dimension }: Unit, scope: Scope): string | undefined {
  const words = lookupText(scope.layers, 'unit');
  if (words === undefined || dimension === 'date') return undefined;
  const stated = unitOf(words, scope.file.reading).dimension;
  return stated === dimension || (ratios.has(stated) && ratios.has(dimension)) ? words : undefined;
}

/** A statement of several with what is to be asked for it; `path` begins the ids of its asks. */
export function statementOf(says: Says, all: readonly Says[], scope: Scope): Statement {
  const index = all.indexOf(says);
  const path = `${scope.path}/says${index === 0 ? '' : `-${index + 1}`}`;
  const tolerance = toleranceIn(scope);
  const loose = {
    ...(tolerance ? { tolerance } : {}),
    ...(lookupText(scope.layers, 'basis') === 'any' ? { anyBasis: true } : {}),
  };
  switch (says.kind) {
    case 'figure': {
      const { unit } = says.figure;
      const stated = statedFor(unit, scope);
      const wanted: Wanted = {
        kind: unit.dimension === 'date' ? 'date' : 'figure',
        unit,
        ...(stated !== undefined && { stated }),
      };
      return {
        kind: 'figure',
        text: says.text,
        figure: says.figure,
        ...loose,
        operand: plainOperand(wanted, path, scope, says),
      };
    }
    case 'expression':
      return {
        kind: 'expression',
        text: says.text,
        expression: says.expression,
        ...loose,
        operands: operandsOf(says.expression, scope, all),
      };
    case 'term':
      return termStatement(says, path, scope);
    case 'quote':
      return quoteStatement(says, path, scope);
  }
}
