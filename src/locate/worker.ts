/** The worker's side: one page and its questions come in, one answer goes out. */
import { parentPort } from 'node:worker_threads';
import type { Question } from '../question.ts';
import { answer } from './answer.ts';
import { isEvaluated } from './evaluated.ts';
import type { Answer, Located, Page } from './locate.ts';

export interface Job {
  readonly job: number;
  readonly page: Page;
  readonly questions: readonly Question[];
}

/** `running` is told before a question that evaluates what a stranger wrote; `done` holds the answers up to it. */
export type Report =
  | { readonly job: number; readonly kind: 'running'; readonly question: string; readonly done: readonly Answer[] }
  | { readonly job: number; readonly kind: 'located'; readonly located: Located }
  | { readonly job: number; readonly kind: 'broken'; readonly error: unknown };

const port = parentPort;

port?.on('message', ({ job, page, questions }: Job) => {
  const report = (message: Report): void => port.postMessage(message);
  try {
    const before = (question: Question, answered: readonly Answer[]): void => {
      if (isEvaluated(question)) report({ job, kind: 'running', question: question.id, done: [...answered] });
    };
    report({ job, kind: 'located', located: answer(page, questions, { before }) });
  } catch (error) {
    // A bug of ours: it is thrown again where it was asked for.
    report({ job, kind: 'broken', error });
  }
});
