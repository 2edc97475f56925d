/** Months and years that stand alone: dates only where the words around say so ("May" and "2000" are other things too). */
import { monthFirst, unitFollows } from './en-calendar.ts';
import { dayAt, monthAt, type Piece, skip, wordBefore, yearAt } from './en-parts.ts';
import { rangeEnd } from './en-range.ts';
import { monthQuarterAt } from './en-relative.ts';
import { words } from './en-words.ts';
import type { Moment } from './moment.ts';
import { digitOf, freeAfter, freeBefore, isLetter, skipGap } from './print.ts';

type Found = Piece<Moment> | undefined;

/** Before a small "may" or "march" these make it a month; before a capital one more do. */
const beforeSmallMonth = words('in of since until during late early mid by before after');
const beforeMonth = words(
  'in of since until during late early mid by before after from to through till between and for last next this on every per',
);

/** A month that stands alone: is it one, and not the verb, the name, or the ticker? */
function monthAlone(
  text: string,
  start: number,
  month: { readonly open: boolean; readonly capital: boolean; readonly end: number },
): boolean {
  if ('$@#'.includes(text[start - 1] || ' ')) return false;
  const before = wordBefore(text, start);
  const ends = skipGap(text, month.end) >= text.length - 1;
  if (start === 0 && ends) return true;
  if (before && (month.capital ? beforeMonth : beforeSmallMonth).has(before.word)) return true;
  if (month.open && !(month.capital && text.startsWith('August', start))) return false;
  // "April Ryan", "August Wilson": a name goes on with a capital.
  return !/^ [A-Z][a-z]/.test(text.slice(month.end, month.end + 3));
}

/** A date that begins with the name of a month, or a month alone. */
export function monthStart(text: string, at: number, current: number | undefined): Found {
  const quarter = monthQuarterAt(text, at, current);
  if (quarter) return quarter;
  const month = monthAt(text, at);
  const found = month && monthFirst(text, at, current);
  if (!month || found?.value.kind !== 'calendar') return undefined;
  const { day, year } = found.value;
  if (day === undefined && year === undefined && !monthAlone(text, at, month)) {
    const end = rangeEnd(text, month.end, found.value, current, false);
    return end?.value.kind === 'calendar' && end.value.month !== undefined && month.capital ? found : undefined;
  }
  // "may 2": a small month before a bare number may be a verb.
  if (!month.capital && month.open && year === undefined && day !== undefined && at > 0) {
    const number = dayAt(text, skip(text, month.end, 'the'));
    const verb = /^(?:may|march)\b/.test(text.slice(at, at + 6)) && number && !number.ordinal && !number.words;
    if (verb && !beforeMonth.has(wordBefore(text, at)?.word ?? '')) return undefined;
  }
  return found;
}

const strong = words(
  'in since until till before after during year years late early circa mid between from through due beyond',
);
const weak = words('of by to than around and or for not versus vs with');

/** What may stand behind a year that only a weak word announces: no thing that could be counted. */
const clauseBehind =
  /^(?:\s*(?:$|[.,;:)\]!?–—-]|(?:and|or|but|when|as|to|the|was|were|is|are|it|with|for|after|before|in|by|at|from|while|because|that|which|who|he|she|they|on|a)\b))/;

/** A thing that is counted, behind the number: "by 2000 new jobs", "by 2050 staff". */
const countedBehind =
  /^\s+(?:more|fewer|less|staff|people|men|women|children|and\s+\d|(?!(?:as|is|was|has|its|this|versus|across|unless|thus|vs)\b)(?:[a-z]+\s)?[a-z]{2,}s\b)/;

/** Another year of the list before: "in 2023, 2024 and 2025". */
const yearsBefore = /\b(?:in|since|of|during|between|for|from|years?|by|and) (?:(?:1\d|20)\d\d,? (?:and |or )?)+$/;

/** "its 2023 annual report", "2025 capital expenditures", "the 2016 election": what has a year before it. */
const kinds = words(
  'annual fiscal full general interim presidential midterm financial first second third fourth net gross total operating capital adjusted consolidated comparable underlying recurring diluted basic pretax core organic free cash global worldwide domestic federal world',
);
const things = words(
  'revenue revenues sales turnover results profit profits profitability loss earnings ebitda ebit eps income margin margins capex spending expenditure expenditures outlay outlays expenses guidance outlook forecast target budget deficit surplus gdp inflation output production flow flows valuation report figures level levels performance election elections census season survey crisis agreement accord edition campaign annual calendar financial cup championship olympics total',
);

/** Behind a thing that is none of a year's: "2,000 total jobs", "a 2016 figure and 3 more". */
const countsOn = /^(?:[\w]| and \d)/;
const totalOf = /^ [a-z]{3,}s\b/i;

/** Does what has a year before it follow: at most three kinds, and a thing? */
function isOfItsYear(behind: string): boolean {
  let at = 1;
  for (let n = 0; n <= 3; n += 1) {
    let end = at;
    while (isLetter(behind.charCodeAt(end))) end += 1;
    const word = behind.slice(at, end).toLowerCase();
    const rest = behind.slice(end);
    if (things.has(word) && !countsOn.test(rest) && !(word === 'total' && totalOf.test(rest))) return true;
    if (!kinds.has(word) || !(rest.startsWith(' ') || rest.startsWith('-'))) return false;
    at = end + 1;
    const period = /^(?:year|quarter) /i.exec(behind.slice(at));
    if (period) at += period[0].length;
  }
  return false;
}

/** A bare year: only where the words around say so, and no counted thing follows. */
export function bareYear(text: string, at: number, current: number | undefined): Found {
  if (!freeBefore(text, at) || digitOf(text.charCodeAt(at)) < 0) return undefined;
  const year = yearAt(text, at, 'no', current);
  if (!year) return undefined;
  const value: Moment = { kind: 'calendar', year: year.value };
  const found: Found = { value, end: year.end };
  if (year.end - at > 4) return found;
  if (!freeAfter(text, year.end, '.,:/') || unitFollows(text, year.end)) return undefined;
  // Between two years a sign is enough: "2014-2018", "1960 - 1961".
  const before = wordBefore(text, at);
  const to = rangeEnd(text, year.end, value, current, before?.word === 'between');
  if (to?.value.kind === 'calendar' && typeof to.value.year === 'number') {
    const span = to.value.year - year.value;
    // "2014-18" with nothing before it may be a code: only a short span is read.
    const short = to.end - year.end < 5 && text[year.end] !== ' ';
    return span > 0 && span < 500 && (!short || span <= 10 || before !== undefined) ? found : undefined;
  }
  if (to) return found;
  if (text[year.end] === '-' && digitOf(text.charCodeAt(year.end + 1)) >= 0) return undefined;
  const likely = year.value >= 1500 && year.value <= 2199;
  const behind = text.slice(year.end, year.end + 30);
  if (likely && behind.startsWith(' ') && isOfItsYear(behind)) return found;
  if (likely && yearsBefore.test(text.slice(Math.max(0, at - 40), at))) return found;
  if (!before) return undefined;
  if (
    likely &&
    before.word === 'as' &&
    /\b(?:early|late|soon|recently|back) as $/.test(text.slice(Math.max(0, at - 14), at))
  )
    return found;
  if (before.word === 'yet' && /\bnot yet $/i.test(text.slice(Math.max(0, at - 8), at)))
    return likely ? found : undefined;
  // "By 2030 compared with" and "by 2030 under the plan" are years; "by 2000 jobs" is a number.
  if (before.word === 'by' && likely && !countedBehind.test(behind)) return found;
  if (strong.has(before.word)) return likely || clauseBehind.test(behind) ? found : undefined;
  if (before.word === 'to' && wordBefore(text, before.start)?.word === 'back') return found;
  return likely && before.word !== 'and' && weak.has(before.word) && clauseBehind.test(behind) ? found : undefined;
}
