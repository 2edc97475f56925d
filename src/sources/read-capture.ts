/** The step that most sources end with: one capture, all questions put to it in one message. */
import type { Locate } from '../locate/locate.ts';
import { contentTypeOf, originalOf } from '../net/memento.ts';
import type { Capture } from '../net/web.ts';
import type { Ask, Question } from '../question.ts';
import type { SourceAnswer } from './source.ts';

/**
 * Puts the questions of `asks` to one capture. `rewrite` turns a source's own words (a field) into a place on the
 * capture; `before` are the captures that led to it.
 */
export async function readCapture<A extends Ask>(
  asks: readonly A[],
  capture: Capture,
  locate: Locate,
  options: { readonly before?: readonly Capture[]; readonly rewrite?: (ask: A) => Question } = {},
): Promise<SourceAnswer[]> {
  const contentType = contentTypeOf(capture);
  // A copy in a web archive is read as the page that it is a copy of: its country, its language's order of days.
  const page = {
    url: originalOf(capture.finalUrl),
    body: capture.body,
    ...(contentType === undefined ? {} : { contentType }),
  };
  const questions = asks.map((ask) => ({ ...(options.rewrite?.(ask) ?? ask.question), id: ask.id }));
  const { facts, answers } = await locate(page, questions);
  const trail = [...(options.before ?? []), capture];
  return answers.map(({ question, readings, passedOver, failure }) => ({
    ask: question,
    facts,
    readings,
    passedOver,
    ...(failure === undefined ? {} : { failure }),
    trail,
  }));
}
