/** A calculation with several possible values of its operands, run once for each combination. */

/** Which of `count` values this run takes; the same key gives the same one throughout a run. */
export type Pick = (key: string, count: number) => number;

/** Combinations that are tried before it is said that there are too many. */
const maxRuns = 2000;

/**
 * All outcomes of `run`, which asks for its choices as it meets them. `complete` is false where there were too many
 * combinations: then nothing may be concluded from all being alike.
 */
export function everyChoice<T>(run: (pick: Pick) => T): {
  readonly outcomes: readonly T[];
  readonly complete: boolean;
} {
  const outcomes: T[] = [];
  let path: { readonly key: string; readonly count: number; index: number }[] = [];
  for (;;) {
    let met = 0;
    const taken = new Map<string, number>();
    const pick: Pick = (key, count) => {
      const known = taken.get(key);
      if (known !== undefined) return known;
      const step = path[met] ?? { key, count, index: 0 };
      path[met] = step;
      met += 1;
      taken.set(key, step.index);
      return step.index;
    };
    outcomes.push(run(pick));
    path = path.slice(0, met);
    let last = path.at(-1);
    while (last && last.index + 1 >= last.count) {
      path.pop();
      last = path.at(-1);
    }
    if (!last) return { outcomes, complete: true };
    last.index += 1;
    if (outcomes.length >= maxRuns) return { outcomes, complete: false };
  }
}
