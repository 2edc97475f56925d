/**
 * Claims files to claims, or to everything that is wrong with them, at once.
 *
 * A file is read as text (`read-yaml.ts`), its header tells what all claims share, and each claim is built by itself
 * (`build-claim.ts`): its layers, what it says (`says.ts`), what is asked for it (`statements.ts`), and whether that
 * could prove anything (`checks.ts`).
 */
import { days, parseDay } from '../figures/day.ts';
import { everything } from '../figures/interval.ts';
import type { Term } from '../question.ts';
import { buildClaim, type ClaimShapes, claimShapes } from './build-claim.ts';
import type { Article, Claim, ClaimsFile, Diagnostic, Operand } from './claim.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { digestOf, digestOfBytes } from './digest.ts';
import type { FileContext, SourceEntrySchema } from './file-context.ts';
import { freeId, madeId } from './ids.ts';
import { nearest } from './nearest.ts';
import { type Problems, problemsOf } from './problems.ts';
import { readYaml } from './read-yaml.ts';
import { article as articleShape, file as fileShape, listOf } from './schema.ts';
import { parseShape, textOf, valueAt } from './shape.ts';
import { entriesOf } from './source-entry.ts';
import { byName } from './terms.ts';
import type { ListNode, MapEntry, MapNode, YamlNode } from './yaml-node.ts';

export type { SourceEntrySchema } from './file-context.ts';

export interface LoadOptions {
  readonly sources: readonly SourceEntrySchema[];
  /** Looks at patterns, selectors and paths before any page is fetched; the readers of pages have it. */
  readonly placeProblem?: FileContext['placeProblem'];
}

export interface Loaded {
  readonly files: readonly ClaimsFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Bytes of a claims file: some 800 claims. Larger files are split, or made by a machine. */
const maxBytes = 256 * 1024;

/** The text of a file; undefined where it is none, which is reported. */
function textFrom(path: string, bytes: Uint8Array): { readonly text: string } | { readonly diagnostic: Diagnostic } {
  const refuse = (code: DiagnosticCode, message: string, hint: string): { readonly diagnostic: Diagnostic } => {
    const problems = problemsOf(path, '');
    problems.report({ code, at: { start: 0, end: 0 }, message, hint });
    const [diagnostic] = problems.list();
    if (!diagnostic) throw new Error('a reported problem is not listed');
    return { diagnostic };
  };
  if (bytes.length > maxBytes) {
    return refuse('too-large', `the file has more than ${maxBytes} bytes, and no more are read`, 'split it by article');
  }
  if (bytes.includes(0)) {
    return refuse('not-text', 'this is no text file', 'a claims file is text in UTF-8: save it as such');
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The only thing that the decoder throws for is bytes that are no UTF-8.
    return refuse('not-text', 'this is not in UTF-8', 'save the file in UTF-8');
  }
}

function articleOf(node: YamlNode | undefined, problems: Problems): Article {
  const empty = { title: '' };
  if (!node) return empty;
  const parsed = parseShape(articleShape, node, problems, {
    name: 'the article',
    keys: Object.keys(articleShape.shape),
  });
  if (!parsed) return empty;
  const { published, ...rest } = parsed;
  const day = published === undefined ? undefined : parseDay(published);
  if (published !== undefined && day === undefined) {
    problems.report({
      code: 'bad-date',
      at: valueAt(node, 'published') ?? node,
      message: `"${published}" is no day of the calendar`,
      hint: 'write it as 2025-12-11',
    });
  }
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { title: '', ...defined, ...(day === undefined ? {} : { published: day, publishedText: published ?? '' }) };
}

function namesOf(names: Readonly<Record<string, string | readonly string[]>> | undefined): readonly Term[] {
  return Object.entries(names ?? {})
    .map(([name, others]) => ({ name, spellings: [...new Set([name, ...listOf(others)])] }))
    .sort(byName);
}

const entriesIn = (node: YamlNode | undefined): ReadonlyMap<string, MapEntry> =>
  node?.kind === 'map' ? node.entries : new Map();

function contextOf(
  root: MapNode,
  kinds: ReadonlyMap<string, SourceEntrySchema>,
  problems: Problems,
  placeProblem: FileContext['placeProblem'],
): FileContext {
  const shape = parseShape(fileShape, root, problems, {
    name: 'the file',
    keys: Object.keys(fileShape.shape),
    opaque: new Set(['article', 'sources', 'claims']),
  });
  const article = articleOf(valueAt(root, 'article'), problems);
  const { published } = article;
  const names = namesOf(shape?.names);
  const { title: _shown, file: _read, ...decides } = article;
  return {
    problems,
    article,
    names,
    kinds,
    named: entriesIn(valueAt(root, 'sources')),
    reading: published === undefined ? {} : { dateline: published },
    asOf: published === undefined ? everything : days(published),
    asOfText: article.publishedText ?? '',
    placeProblem,
    needs: shape?.needs,
    headerDigest: digestOf([decides, names, shape?.needs ?? null]),
  };
}

/** An id for every entry: the author's, or one made of the claim. */
function idsOf(list: ListNode, problems: Problems): readonly string[] {
  const taken = new Set<string>();
  const typed = list.items.map((item) => textOf(item, 'id'));
  for (const [index, id] of typed.entries()) {
    if (id === undefined) continue;
    const node = valueAt(list.items[index], 'id');
    if (taken.has(id) && node) {
      const first = list.items[typed.indexOf(id)];
      problems.report({
        code: 'duplicate-id',
        at: node,
        message: `the id "${id}" is taken: see line ${first ? problems.place(first.start).line : 1}`,
        hint: 'give one of the two another id, or leave it out',
      });
    }
    taken.add(id);
  }
  return list.items.map((item, index) => {
    const id = typed[index] ?? freeId(madeId(textOf(item, 'claim') ?? ''), taken);
    taken.add(id);
    return id;
  });
}

const operandsOf = (claim: Claim): readonly Operand[] => [
  ...claim.readings.flatMap(({ parts }) =>
    parts.flatMap(({ statements }) =>
      statements.flatMap((each) => (each.kind === 'expression' ? Object.values(each.operands) : [each.operand])),
    ),
  ),
  ...claim.also.flatMap(({ operands }) => Object.values(operands)),
];

const claimsUsedBy = (claim: Claim): readonly string[] =>
  operandsOf(claim).flatMap((operand) => (operand.kind === 'claim' ? [operand.id] : []));

/** Claims that rest on others: they must be there, in no circle, and their digest goes into this one's. */
function linked(claims: readonly Claim[], nodes: ReadonlyMap<string, YamlNode>, problems: Problems): readonly Claim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const report = (claim: Claim, id: string, code: DiagnosticCode, message: string, hint: string): void => {
    const node = nodes.get(claim.id);
    const at = (node && textNodeOf(node, id)) ?? node;
    if (at) problems.report({ code, at, message, hint });
  };
  const restsOn = (claim: Claim, above: readonly string[]): readonly Claim[] =>
    claimsUsedBy(claim).flatMap((id) => {
      const other = byId.get(id);
      if (!other) {
        const close = nearest(id, byId.keys());
        const hint = close ? `did you mean "${close}"?` : 'write the id of a claim of this file';
        report(claim, id, 'unknown-claim', `there is no claim "${id}"`, hint);
        return [];
      }
      if (above.includes(id)) {
        report(
          claim,
          id,
          'claims-in-circle',
          `"${claim.id}" and "${id}" rest on each other`,
          'give one of them a source',
        );
        return [];
      }
      return [other, ...restsOn(other, [...above, id])];
    });
  return claims.map((claim) => {
    const others = restsOn(claim, [claim.id]);
    if (others.length === 0) return claim;
    return { ...claim, digest: digestOf([claim.digest, ...others.map(({ digest }) => digest)]) };
  });
}

/** The node of a text inside another. */
function textNodeOf(node: YamlNode, text: string): YamlNode | undefined {
  if (node.kind === 'text') return node.value === text ? node : undefined;
  if (node.kind === 'empty') return undefined;
  const inside = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  for (const each of inside) {
    const found = textNodeOf(each, text);
    if (found) return found;
  }
  return undefined;
}

function claimsOf(root: MapNode, file: FileContext, shapes: ClaimShapes): readonly Claim[] {
  const list = valueAt(root, 'claims');
  if (list?.kind !== 'list') return [];
  const ids = idsOf(list, file.problems);
  const nodes = new Map<string, YamlNode>();
  const claims = list.items.flatMap((item, index) => {
    const id = ids[index] ?? '';
    nodes.set(id, item);
    file.problems.entry(item);
    return buildClaim(item, id, file, shapes) ?? [];
  });
  return linked(claims, nodes, file.problems);
}

function loadFile(
  path: string,
  bytes: Uint8Array,
  kinds: ReadonlyMap<string, SourceEntrySchema>,
  shapes: ClaimShapes,
  placeProblem: FileContext['placeProblem'],
): { readonly file?: ClaimsFile; readonly diagnostics: readonly Diagnostic[] } {
  const decoded = textFrom(path, bytes);
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const problems = problemsOf(path, decoded.text);
  const root = readYaml(problems);
  if (root?.kind !== 'map') {
    const at = root ? { start: root.start, end: Math.min(root.end, root.start + 1) } : { start: 0, end: 0 };
    problems.report({
      code: root ? 'not-a-mapping' : 'empty-file',
      at,
      message: root ? 'the file does not begin with "article:" or "claims:"' : 'the file is empty',
      hint: 'write claims: and below it - claim: ...',
    });
    return { diagnostics: problems.list() };
  }
  const context = contextOf(root, kinds, problems, placeProblem);
  // A slip in a source that no claim uses yet is told too.
  for (const { value } of context.named.values()) entriesOf(value, { ...context, named: new Map() });
  const claims = claimsOf(root, context, shapes);
  return {
    file: { path, article: context.article, names: context.names, claims, digest: digestOfBytes(bytes) },
    diagnostics: problems.list(),
  };
}

/** Loads all files; what is wrong in one does not keep the others from being read. */
export function loadClaims(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  { sources, placeProblem }: LoadOptions,
): Loaded {
  const kinds = new Map(sources.map((source) => [source.name, source]));
  const shapes = claimShapes(kinds);
  const loaded = files.map(({ path, bytes }) => loadFile(path, bytes, kinds, shapes, placeProblem));
  return {
    files: loaded.flatMap(({ file }) => file ?? []),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}
