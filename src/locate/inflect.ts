/**
 * English words in any inflection: "grew" is "grow", "users" is "user", "programmes" is "program". A light stemmer that
 * only takes off endings of grammar, never of meaning: "monthly" stays apart from "month".
 */

/** Base form first, then what no ending gives away. */
const irregular = `
be am is are was were been being
have has had having
do does did done doing
use used using uses
grow grew grown
rise rose risen rising
fall fell fallen
say said
sell sold
buy bought
make made
build built
lead led
lose lost
win won winning
pay paid
run ran running
see saw seen
take took taken
go went gone goes
come came
get got gotten getting
give gave given
begin began begun beginning
become became
know knew known
hold held
keep kept
leave left
send sent
spend spent
lend lent
mean meant
meet met
sit sat
stand stood
understand understood
think thought
bring brought
teach taught
catch caught
tell told
find found
hear heard
read reading
write wrote written writing
speak spoke spoken
break broke broken
choose chose chosen
drive drove driven
draw drew drawn
fly flew flown
throw threw thrown
show shown
shrink shrank shrunk
sink sank sunk
swing swung
slide slid
shed shedding
hit hitting
set setting
cut cutting
put putting
beat beaten
bet betting
die died dying dies
lie lay lain lying
tie tied tying
wear wore worn
forecast forecasted
overtake overtook overtaken
outgrow outgrew outgrown
man men
woman women
child children
foot feet
life lives
wife wives
half halves
datum data
medium media
analysis analyses
index indices indexes
people person persons
`;

const baseOf = new Map<string, string>();
const forms = new Map<string, readonly string[]>();
for (const line of irregular.trim().split('\n')) {
  const all = line.split(' ');
  const [base = ''] = all;
  forms.set(base, all);
  for (const form of all) baseOf.set(form, base);
}

/** All forms of an irregular word, by its base; undefined for a word that follows the rules. */
export const formsOf = (base: string): readonly string[] | undefined => forms.get(base);

const vowel = /[aeiouy]/;
const latin = /^[a-z]+$/;

function undouble(stem: string): string {
  return /([bdfgklmnprt])\1$/.test(stem) && !/(?:ll|ss)$/.test(stem) ? stem.slice(0, -1) : stem;
}

function takeEnding(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  for (const ending of ['ing', 'ed']) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length > 2 && vowel.test(stem)) return undouble(stem);
  }
  return word;
}

/** American and British spellings of one word meet in one. */
function oneSpelling(stem: string): string {
  return stem
    .replace(/is(ation|e|)$/, (ending, rest: string) => (stem.length - ending.length > 3 ? `iz${rest}` : ending))
    .replace(/our$/, 'or')
    .replace(/ogramme$/, 'ogram')
    .replace(/ll$/, 'l')
    .replace(/(?<=[^aeiou])re$/, 'er');
}

/** The form under which all inflections of a folded word meet. */
export function stemOf(word: string): string {
  if (!latin.test(word) || word.length < 3) return baseOf.get(word) ?? word;
  const base = baseOf.get(word);
  if (base !== undefined) return base;
  const stem = oneSpelling(takeEnding(word));
  return stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
}
