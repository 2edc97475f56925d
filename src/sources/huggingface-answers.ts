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

export const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0;

/**
 * Direct children of one model. Whether quantisations are derivatives is open in print, so the count runs from
 * fine-tunes, adapters and merges to all four; undeclared children and grandchildren are not in it.
 */
export function childrenOf(
  answer: unknown,
): { readonly all: Interval; readonly single: Interval; readonly text: string } | undefined {
  const counts = isRecord(answer) ? answer['childrenModelCount'] : undefined;
  if (!isRecord(counts)) return undefined;
  const [finetune, adapter, merge, quantized] = ['finetune', 'adapter', 'merge', 'quantized'].map((relation) =>
    numberOf(counts[relation]),
  );
  const sum = (...parts: (number | undefined)[]) =>
    rational(parts.reduce<number>((total, part) => total + (part ?? 0), 0));
  return {
    all: closed(sum(finetune, adapter, merge), sum(finetune, adapter, merge, quantized)),
    // In a family a merge can have two parents and be counted twice, so it is left out below.
    single: closed(sum(finetune, adapter), sum(finetune, adapter, merge, quantized)),
    text: `finetune ${finetune}, adapter ${adapter}, merge ${merge}, quantized ${quantized}`,
  };
}

export function countReading(interval: Interval, unit: Unit, rule: string, text: string, address: string): Reading {
  const figure = { text, start: 0, end: text.length, interval, unit, rule };
  return { value: { kind: 'figure', figure }, passage: { text, start: 0, end: text.length, address } };
}
