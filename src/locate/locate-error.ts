/** A place that cannot be looked up as it is written: found when it is tried, and told as a gap. */
export class LocateError extends Error {
  override readonly name = 'LocateError';
  /** "bad-pattern", "bad-selector", "bad-path", "no-table" ... */
  readonly detail: string;
  constructor(detail: string, hint: string, options?: ErrorOptions) {
    super(hint, options);
    this.detail = detail;
  }
}
