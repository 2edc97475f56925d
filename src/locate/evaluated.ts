import type { Question } from '../question.ts';

/** Places at which something is evaluated that a stranger wrote: they run under a deadline of their own. */
export const isEvaluated = ({ place }: Question): boolean =>
  place.by === 'css' ||
  place.by === 'json' ||
  place.by === 'regex' ||
  (place.by === 'series' && place.records !== undefined);
