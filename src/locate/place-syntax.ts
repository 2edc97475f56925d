/** Whether a pattern, a selector or a path is one: what can be told before any page is fetched. */
import type { Place } from '../question.ts';
import { checkSelector } from './css.ts';
import { checkPath } from './json.ts';
import { LocateError } from './locate-error.ts';
import { compilePattern } from './re2.ts';

/** Why the place can be asked of no page, as a sentence; undefined where it can. */
export function placeProblem(place: Place): string | undefined {
  try {
    if (place.by === 'regex') compilePattern(place.pattern);
    else if (place.by === 'css') checkSelector(place.selector);
    else if (place.by === 'json') checkPath(place.path);
    else if (place.by === 'series' && place.records !== undefined) checkPath(place.records);
    return undefined;
  } catch (error) {
    if (error instanceof LocateError) return error.message;
    throw error;
  }
}
