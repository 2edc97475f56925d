/** Names and their spellings. */

import type { Term } from '../question.ts';
import { simplifiedOf } from '../script/simplified.ts';

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

const han = /\p{Script=Han}/gu;

/** As a locator compares: case, width, script and hyphens make no difference. */
const loosely = (text: string): string =>
  folded(text)
    .replace(han, simplifiedOf)
    .replace(/[-\u2010-\u2015\u00ad]+/g, ' ');

/** Endings that a locator takes no notice of. */
const endings = ['', "'s", 's', 'es', 'd', 'ed', 'ing'];

/** Where in `text` a locator would find the words, in whatever form; undefined where it would not. */
export function foundIn(text: string, words: string): { readonly start: number; readonly end: number } | undefined {
  const [hay, needle] = [loosely(text), loosely(words).trim()];
  if (needle === '') return undefined;
  const forms = latin.test(needle.at(-1) ?? '') && needle.length > 3 ? endings.map((end) => needle + end) : [needle];
  const form = forms.find((each) => holds(hay, each));
  if (form === undefined) return undefined;
  const at = hay.length === text.length ? hay.indexOf(form) : -1;
  return at === -1 ? { start: 0, end: text.length } : { start: at, end: at + form.length };
}

/** The named things that a sentence mentions. */
export const mentioned = (text: string, names: readonly Term[]): readonly Term[] =>
  names.filter(({ spellings }) => spellings.some((spelling) => holds(text, spelling)));
