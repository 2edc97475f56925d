/**
 * Bare surnames. "Smith said" is said by Sam Smith where the page names one Smith, and by nobody that can be told where
 * it names two.
 */
import type { Term } from '../question.ts';
import { fold } from './fold.ts';
import type { Token } from './tokens.ts';

/** Stand before a surname and are no first name. */
const titles = new Set(
  (
    'mr mrs ms miss dr sir dame lord lady prof professor president premier chancellor minister secretary senator governor mayor judge ' +
    'justice chief ceo cfo cto coo executive chairman chairwoman chair director founder cofounder co-founder king queen prince princess ' +
    'general colonel captain officer representative congressman congresswoman ambassador pope bishop rapper singer actor author ' +
    'the a an in on at but and or as when while after before if it this that there here what who then now however still also for ' +
    'with from to of by yesterday today tomorrow meanwhile later earlier monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

/** A word that can be a first name in front of what follows it on the page. */
export const isFirstName = (before: Token | undefined, surname: Token, text: string): before is Token =>
  before !== undefined &&
  before.kind === 'word' &&
  before.capital &&
  before.norm.length > 1 &&
  !titles.has(before.norm) &&
  !/['’]s?$/.test(text.slice(before.start, before.end)) &&
  text.slice(before.end, surname.start) === ' ';

interface Printed {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Full names on the page that end in a surname, as they are printed. */
export const fullNamesOf =
  (lines: readonly Printed[]) =>
  (surname: string): readonly string[] => {
    const wanted = fold(surname);
    const names = new Map<string, string>();
    for (const line of lines) {
      if (!line.text.toLowerCase().includes(surname.toLowerCase())) continue;
      const { text, tokens } = line;
      for (const [at, token] of tokens.entries()) {
        const [before, behind] = [tokens[at - 1], tokens[at + 1]];
        if (token.norm !== wanted || !token.capital || !isFirstName(before, token, text)) continue;
        // "Brian Chesky Foundation" is none.
        if (behind?.kind === 'word' && behind.capital && text.slice(token.end, behind.start) === ' ') continue;
        const printed = text.slice(before.start, token.end).replace(/['’]s?$/, '');
        if (!names.has(fold(printed))) names.set(fold(printed), printed);
      }
    }
    return [...names.values()];
  };

const spells = ({ name, spellings }: Term, printed: string): boolean =>
  [name, ...spellings].some((spelling) => fold(spelling) === fold(printed));

/** Whether a person is known by a first name too: then another first name makes another person. */
export const hasFullName = ({ name, spellings }: Term, surname: string): boolean =>
  [name, ...spellings].some((spelling) => fold(spelling).endsWith(` ${fold(surname)}`));

/** Who a bare surname is; undefined where the page names two of that name. */
export function bySurname(
  surname: string,
  people: readonly Term[],
  fullNames: (surname: string) => readonly string[],
): string | undefined {
  const full = fullNames(surname);
  const known = (name: string): string => people.find((person) => spells(person, name))?.name ?? name;
  const persons = new Set(full.map(known));
  if (persons.size > 1) return undefined;
  const [one] = persons;
  return one ?? known(surname);
}
