/** The one clock of a run, handed in from outside: nothing in this folder looks at the machine's. */
export interface Clock {
  /** Milliseconds since 1970, UTC: what captures are stamped with. */
  now(): number;
  /** Milliseconds on a clock that never goes back: waits and ages. */
  elapsedMs(): number;
  sleep(ms: number): Promise<void>;
}
