/** Names and their spellings. */
import type { Term } from '../question.ts';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** By code units: the same order on every machine. */
export const byName = (a: Term, b: Term): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The term that a word means: with all its spellings where the file's `names` know it. */
export function termOf(word: string, names: readonly Term[]): Term {
  const typed = folded(word);
  const known = names.find(
    ({ name, spellings }) => folded(name) === typed || spellings.some((each) => folded(each) === typed),
  );
  // The author's own word stays the name: it is what a report shows and what the claim says.
  return known ? { name: known.name, spellings: known.spellings } : { name: word, spellings: [word] };
}

export const termsOf = (words: readonly string[], names: readonly Term[]): readonly Term[] => {
  const terms = new Map<string, Term>();
  for (const word of words) {
    const term = termOf(word, names);
    if (!terms.has(term.name)) terms.set(term.name, term);
  }
  return [...terms.values()];
};

/** All terms that may stand at a place, in alphabetical order: nothing tells which of them is claimed. */
export function unmarked(...groups: readonly (readonly Term[])[]): readonly Term[] {
  const all = new Map<string, Term>();
  for (const term of groups.flat()) if (!all.has(term.name)) all.set(term.name, term);
  return [...all.values()].sort(byName);
}

const latin = /[\p{Script=Latin}\p{N}]/u;

/** Does the text hold the words, as words where they are in an alphabet? */
export function holds(text: string, words: string): boolean {
  const [hay, needle] = [folded(text), folded(words).trim()];
  if (needle === '') return false;
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    const [before, after] = [hay[at - 1] ?? '', hay[at + needle.length] ?? ''];
    const opens = !latin.test(needle[0] ?? '') || !latin.test(before);
    const closes = !latin.test(needle.at(-1) ?? '') || !latin.test(after);
    if (opens && closes) return true;
  }
  return false;
}

/** The named things that a sentence mentions. */
export const mentioned = (text: string, names: readonly Term[]): readonly Term[] =>
  names.filter(({ spellings }) => spellings.some((spelling) => holds(text, spelling)));
