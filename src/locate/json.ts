/** A value of a JSON answer by its JSONPath (RFC 9535). Numbers are read with the digits that are printed. */
import { createRequire } from 'node:module';
import type { JSONPathEnvironment, JSONPathNode, JSONPathQuery, JSONValue } from 'json-p3';
import type { Passage, PassedOver } from '../evidence.ts';
import type { DataDocument } from '../extract/document.ts';
import { type JsonPath, NumberToken, printedAt } from '../extract/json.ts';
import type { ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import type { Rational } from '../figures/rational.ts';
import type { Question } from '../question.ts';
import { type Candidate, type Found, merged, passed } from './candidates.ts';
import { exactNumber, figuresIn, readDatum, unitAsked } from './datum.ts';
import { hedgeInField } from './field-words.ts';
import { LocateError } from './locate-error.ts';
import { isMissingCode, mayBeCode, mayFall } from './missing-codes.ts';
import { compilePattern } from './re2.ts';
import { withoutTotals } from './totals.ts';
import type { Why } from './why.ts';

const maxPath = 500;
/** As deep as a document may nest. */
const maxDepth = 512;
/** Nodes of one result that are looked at. */
const maxNodes = 10_000;

type JsonPaths = typeof import('json-p3');

const require = createRequire(import.meta.url);
/** Loaded with the first path: most pages are asked by their words. */
const paths = (): JsonPaths => require('json-p3') as JsonPaths;

/** `match` and `search` of the standard on RE2: the package's own run on the engine's, which can take for ever. */
function linearMatch(whole: boolean) {
  return (text: unknown, pattern: unknown): boolean => {
    if (typeof text !== 'string' || typeof pattern !== 'string') return false;
    const compiled = compilePattern(pattern);
    return whole ? compiled.matches(text) : compiled.matcher(text).find();
  };
}

let environment: JSONPathEnvironment | undefined;

function environmentOf(): JSONPathEnvironment {
  if (environment) return environment;
  environment = new (paths().JSONPathEnvironment)({ maxRecursionDepth: maxDepth });
  for (const name of ['match', 'search']) {
    const own = environment.functionRegister.get(name);
    if (own) {
      const { argTypes, returnType } = own;
      environment.functionRegister.set(name, { argTypes, returnType, call: linearMatch(name === 'match') });
    }
  }
  return environment;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** "$.downloads", "$.items[0]['created at']". */
export function formatPath(path: JsonPath): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return plainName.test(step) ? `.${step}` : `['${step.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}']`;
  });
  return `$${steps.join('')}`;
}

function asPath<T>(path: string, use: (query: JSONPathQuery) => T): T {
  if (path.length > maxPath) throw new LocateError('bad-path', `A path may have ${maxPath} characters.`);
  try {
    return use(environmentOf().compile(path));
  } catch (cause) {
    if (cause instanceof paths().JSONPathError) {
      throw new LocateError('bad-path', `Not a JSONPath of RFC 9535: ${cause.message}.`, { cause });
    }
    throw cause;
  }
}

/** @throws LocateError for a path that is none. */
export function checkPath(path: string): void {
  asPath(path, () => {});
}

/** Places in the document that a path leads to. @throws LocateError for a path that is none. */
export const nodesAt = (document: DataDocument, path: string): JsonPath[] =>
  asPath(path, (query) => {
    const places: JsonPath[] = [];
    for (const node of query.lazyQuery(document.value as JSONValue) as Iterable<JSONPathNode>) {
      // An own member of that name is possible in JSON, and nobody means it.
      if (!node.location.includes('__proto__')) places.push(node.location);
      if (places.length >= maxNodes) break;
    }
    return places;
  });

/** What is printed at a place: digits, a word, or the text of a string; undefined for what is no single value. */
export function printedText(value: unknown): string | undefined {
  if (value instanceof NumberToken) return value.digits;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return value === null ? '' : undefined;
}

export function jsonPassage(path: JsonPath, text: string, start: number, end: number): Passage {
  return { text, start, end, address: `json:${formatPath(path)}` };
}

/** Items of a list that a value is held against. */
const mostBeside = 1000;

const stepInto = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined,
    value,
  );

/** The numbers in the same field of the other records of its list, or where it is in none those of its record of numbers. */
function besideIt({ value }: DataDocument, path: JsonPath): Rational[] {
  const last = path.findLastIndex((step) => typeof step === 'number');
  const list = stepInto(value, path.slice(0, last < 0 ? -1 : last));
  if (list === null || typeof list !== 'object') return [];
  const field = last < 0 ? [] : path.slice(last + 1);
  const numbers = Object.values(list)
    .slice(0, mostBeside)
    .map((item) => exactNumber(String(stepInto(item, field) ?? '')));
  // A record of other things than numbers says nothing of one of them.
  if (last < 0 && numbers.includes(undefined)) return [];
  return numbers.filter((number) => number !== undefined);
}

/** "-1" in a field that counts, "-99" in one that is not below zero in any other record. */
function isCode(document: DataDocument, path: JsonPath, text: string, question: Question): boolean {
  const value = exactNumber(text);
  if (!value || !mayBeCode(value) || path.some((step) => typeof step === 'string' && mayFall(step))) return false;
  const { dimension = 'number' } = question;
  return isMissingCode(value, besideIt(document, path), dimension === 'number' || dimension === 'count');
}

/** The value at one place; of an array each item is a candidate of its own. */
function readPlace(document: DataDocument, path: JsonPath, question: Question, context: ReadingContext): Found {
  const value = printedAt(document.text, path);
  const items = Array.isArray(value)
    ? value.map((item, index) => [item, [...path, index]] as const)
    : [[value, path] as const];
  return merged(
    items.map(([item, at]) => {
      const text = printedText(item);
      if (text === undefined) {
        const whole = jsonPassage(at, '', 0, 0);
        return { candidates: [], passedOver: [passed(whole, 'not-a-number')] };
      }
      if (isCode(document, at, text, question))
        return { candidates: [], passedOver: [passed(jsonPassage(at, text, 0, text.length), 'missing-code')] };
      return readDatum(text, question, context, (of, start, end) => jsonPassage(at, of, start, end));
    }),
  );
}

/** A member of a list, or why there is none: "unknown (formerly 300)" is not 300. */
function memberAt(
  document: DataDocument,
  at: JsonPath,
  text: string,
  question: Question,
  context: ReadingContext,
): Interval | Why {
  if (text.trim() === '') return 'no-value';
  if (isCode(document, at, text, question)) return 'missing-code';
  const [figure] = figuresIn(text, question, context);
  return !figure || hedgeInField(text, figure, '') ? 'not-a-number' : figure.interval;
}

/** A list: one member for each value, called by the name of its field. */
function readList(
  document: DataDocument,
  places: readonly JsonPath[],
  path: string,
  question: Question,
  context: ReadingContext,
): Found {
  const passedOver: PassedOver[] = [];
  const members: { name: string; value: Interval | null }[] = [];
  for (const place of places) {
    const value = printedAt(document.text, place);
    const items = Array.isArray(value)
      ? value.map((item, index) => [item, [...place, index]] as const)
      : [[value, place] as const];
    for (const [item, at] of items) {
      const text = printedText(item) ?? '';
      const read = memberAt(document, at, text, question, context);
      if (typeof read === 'string') passedOver.push(passed(jsonPassage(at, text, 0, text.length), read));
      members.push({ name: String(at.at(-1) ?? '$'), value: typeof read === 'string' ? null : read });
    }
  }
  if (members.every(({ value }) => value === null)) return { candidates: [], passedOver };
  const parts = withoutTotals(members);
  const text = parts
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 300);
  const candidate: Candidate = {
    reading: {
      value: {
        kind: 'list',
        unit: unitAsked(
          question,
          members.flatMap(({ value }) => value?.low?.value ?? []),
        ),
        members: parts,
        open: true,
      },
      passage: { text, start: 0, end: text.length, address: `json:${path}` },
    },
    distance: 0,
  };
  return { candidates: [candidate], passedOver };
}

export function atPath(document: DataDocument, path: string, question: Question, context: ReadingContext): Found {
  const places = nodesAt(document, path);
  if (question.kind === 'list') return readList(document, places, path, question, context);
  return merged(places.map((place) => readPlace(document, place, question, context)));
}
