/** What a refresh changed in a page: old and new side by side. Pure; lines of text in, lines of text out. */

/** How two captures of one URL differ. */
export interface PageChange {
  readonly url: string;
  readonly before: { readonly takenAt: string; readonly digest: string; readonly status: number };
  readonly after: { readonly takenAt: string; readonly digest: string; readonly status: number };
  readonly same: boolean;
}

interface Side {
  readonly url: string;
  readonly takenAt: string;
  readonly digest: string;
  readonly status: number;
}

export function comparePages(before: Side, after: Side): PageChange {
  const side = ({ takenAt, digest, status }: Side) => ({ takenAt, digest, status });
  const same = before.digest === after.digest && before.status === after.status;
  return { url: after.url, before: side(before), after: side(after), same };
}

/** One run of words that both passages have, or that only one of them has. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More words than this on a side are compared as a whole: the table below has one cell per pair. */
const maxWords = 600;

/**
 * Two passages as runs of words, for showing them side by side. Words of scripts without spaces are single characters;
 * a number with its separators is one word, so that 31 million is shown as replaced and not as a changed digit.
 */
export function comparePassages(before: string, after: string): readonly Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [old, now] = [words(before), words(after)];
  if (old.length > maxWords || now.length > maxWords) {
    return merged([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  return merged(walk(old, now, commonLengths(old, now)));
}

const words = (text: string): string[] =>
  text.match(
    /\p{Nd}+(?:[.,]\p{Nd}+)*%?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{Nd}]+|\s+|./gsu,
  ) ?? [];

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = table[i];
      if (row !== undefined)
        row[j] =
          old[i] === now[j] ? cell(table, i + 1, j + 1) + 1 : Math.max(cell(table, i + 1, j), cell(table, i, j + 1));
    }
  }
  return table;
}

const cell = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

function walk(old: readonly string[], now: readonly string[], table: readonly Uint16Array[]): Stretch[] {
  const steps: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [removed, added] = [old[i], now[j]];
    if (removed !== undefined && removed === added) {
      steps.push({ kind: 'same', text: removed });
      i++;
      j++;
    } else if (removed !== undefined && (added === undefined || cell(table, i + 1, j) >= cell(table, i, j + 1))) {
      steps.push({ kind: 'removed', text: removed });
      i++;
    } else {
      steps.push({ kind: 'added', text: added ?? '' });
      j++;
    }
  }
  return steps;
}

function merged(steps: readonly Stretch[]): Stretch[] {
  const runs: Stretch[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (step.text === '') continue;
    if (last?.kind === step.kind) runs[runs.length - 1] = { kind: step.kind, text: last.text + step.text };
    else runs.push(step);
  }
  return runs;
}
