/** The spelling that was probably meant. */

/** Optimal string alignment distance: insertions, deletions, exchanges and swaps of neighbours. */
function distance(a: string, b: string): number {
  let [before, previous]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
}

/** Longer words than this are no misspelled keys. */
const maxLength = 40;

/** The candidate that differs by at most a third of its letters; undefined where none does. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > maxLength) return undefined;
  const typed = word.toLowerCase();
  let best: { readonly text: string; readonly away: number } | undefined;
  for (const text of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(typed.length, text.length) / 3));
    if (Math.abs(text.length - typed.length) > allowed) continue;
    const away = distance(typed, text.toLowerCase());
    if (away <= allowed && (!best || away < best.away)) best = { text, away };
  }
  return best?.text;
}

/** The candidate of which the word is one slip away, its first letter being right; undefined where it is one itself. */
export function oneSlipFrom(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length > maxLength || candidates.includes(typed)) return undefined;
  return candidates.find((text) => text[0] === typed[0] && distance(typed, text) === 1);
}
