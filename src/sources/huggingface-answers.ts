/** Reading the Hub's answers: what a refusal means, what the counts of children mean. */
import type { Reading } from '../evidence.ts';
import type { Unit } from '../figures/figure.ts';
import { closed, type Interval } from '../figures/interval.ts';
import { rational } from '../figures/rational.ts';
import { type Capture, header } from '../net/web.ts';
import type { Options } from './huggingface-fields.ts';
import type { AskOf, SourceAnswer } from './source.ts';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function parse(capture: Capture): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(capture.body));
  } catch {
    // Not JSON: the locator says so with the answer's own words when it is asked about this capture.
    return undefined;
  }
}

/** A missing repository and a private one answer alike to whoever is not logged in. */
export function refusal(capture: Capture): NonNullable<SourceAnswer['failure']> | undefined {
  if (capture.status === 200) return undefined;
  const code = header(capture, 'x-error-code');
  const said = code ? `status ${capture.status}, ${code}` : `status ${capture.status}`;
  if (code === 'GatedRepo' || capture.status === 403)
    return { code: 'blocked', detail: said, hint: 'The repository is gated: set HF_TOKEN to a token that may see it.' };
  return { code: 'gone', detail: said, hint: 'Not visible on the Hub: missing, renamed or private. Check the name.' };
}

export const failed = (
  asks: readonly AskOf<Options>[],
  trail: SourceAnswer['trail'],
  failure: NonNullable<SourceAnswer['failure']>,
): SourceAnswer[] => asks.map((ask) => ({ ask: ask.id, facts: {}, readings: [], passedOver: [], failure, trail }));

/** A count of the Hub's; undefined for what is none, and zero is one. */
export const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Kinds of children that every reading of "derivative" has among them. */
export const relations = ['finetune', 'adapter', 'merge'] as const;

/**
 * Direct children of one model. Whether quantisations are derivatives is open in print, so the count runs from
 * fine-tunes, adapters and merges to all that are counted; undeclared children and grandchildren are not in it. A
 * relation that the answer leaves out has no children, one that it has beyond the four is in the upper end.
 */
export function childrenOf(
  answer: unknown,
): { readonly all: Interval; readonly single: Interval; readonly text: string } | undefined {
  const counts = isRecord(answer) ? answer['childrenModelCount'] : undefined;
  if (!isRecord(counts)) return undefined;
  const counted = new Map(Object.entries(counts).map(([relation, value]) => [relation, countOf(value)]));
  if (counted.size === 0 || [...counted.values()].includes(undefined)) return undefined;
  const sum = (...names: string[]) => rational(names.reduce((total, name) => total + (counted.get(name) ?? 0), 0));
  const [finetune, adapter] = relations;
  const everything = sum(...counted.keys());
  return {
    all: closed(sum(...relations), everything),
    // In a family a merge can have two parents and be counted twice, so it is left out below.
    single: closed(sum(finetune, adapter), everything),
    text: [...counted].map(([relation, value]) => `${relation} ${value}`).join(', '),
  };
}

export function countReading(interval: Interval, unit: Unit, rule: string, text: string, address: string): Reading {
  const figure = { text, start: 0, end: text.length, interval, unit, rule };
  return { value: { kind: 'figure', figure }, passage: { text, start: 0, end: text.length, address } };
}
