import type { PassedOver } from '../evidence.ts';

/** The data is there, and the column, records or dates that were asked for are not. */
const absent = new Set(['no-column', 'no-records', 'no-time']);

/**
 * A place that cannot be looked up as it is written: found when it is tried. What is misspelt or does not fit the page
 * is the gap `unreadable` and not `not-found`: where a whole document was to hold something, not to find it is evidence.
 */
export class LocateError extends Error {
  override readonly name = 'LocateError';
  readonly code: 'unreadable' | 'not-found';
  /** "bad-pattern", "bad-selector", "bad-path", "no-table" ... */
  readonly detail: string;
  /** What was seen there all the same. */
  readonly passedOver: readonly PassedOver[];
  constructor(
    detail: string,
    hint: string,
    options: { readonly cause?: unknown; readonly passedOver?: readonly PassedOver[] } = {},
  ) {
    super(hint, options.cause === undefined ? {} : { cause: options.cause });
    this.code = absent.has(detail) ? 'not-found' : 'unreadable';
    this.detail = detail;
    this.passedOver = options.passedOver ?? [];
  }
}
