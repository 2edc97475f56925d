/**
 * Whom or what a sentence says it of, as far as names and little words tell: "profit in China was $3 billion and in
 * Japan $1 billion" says nothing of $3 billion for Japan, "in Europe" nothing of the world, 吉林市 nothing of 吉林省.
 */
import type { Passage } from '../evidence.ts';

interface Side {
  readonly text: string;
  /** Where the figure or term stands. */
  readonly start: number;
  readonly end: number;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const hasWord = (text: string, word: string): boolean =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(word)}(?:['’]?s)?(?![\p{L}\p{N}])`, 'iu').test(text);

/** A month or a day is no place and no party. */
const timeWord =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|q[1-4]|spring|summer|autumn|winter|fy\d*|fiscal)$/i;

/** "Profit in China was $3 billion and in Japan $1 billion": the claim's is the second, the figure the first. */
function ofItsParallel({ text, start, end }: Side, claim: string): string | undefined {
  const first = [...text.slice(0, start).matchAll(/\b(in|of|for|at|from|among|by)\s+(?:the\s+)?([\p{L}-]+)/giu)].at(-1);
  const [, preposition = '', own = ''] = first ?? [];
  if (first === undefined || hasWord(claim, own)) return undefined;
  const behind = new RegExp(
    String.raw`\b(?:and|but|while)\s+(?:[\p{L}-]+\s+){0,2}?${preposition}\s+(?:the\s+)?([\p{L}-]+)`,
    'iu',
  ).exec(text.slice(end))?.[1];
  return behind !== undefined && hasWord(claim, behind) ? own : undefined;
}

const names = (text: string): string[] =>
  (text.match(/\p{Lu}[\p{L}\p{N}-]*/gu) ?? []).filter((name) => name.length > 1 && !timeWord.test(name));

/** "Foo has 30 million users, more than Bar", for a claim of Bar. */
function ofItsMeasure({ text, start, end }: Side, claim: Side): string | undefined {
  const compared = /\b(?:than|against|versus|vs\.?|compared\s+(?:with|to)|ahead\s+of|unlike)\s+(.*)$/iu.exec(
    text.slice(end),
  );
  if (!compared) return undefined;
  const subjects = names(text.slice(0, start));
  const claimed = names(claim.text.slice(0, claim.start));
  const [subject] = subjects;
  if (subject === undefined || claimed.length === 0 || subjects.some((name) => hasWord(claim.text, name)))
    return undefined;
  return claimed.every((name) => hasWord(compared[1] ?? '', name) && !hasWord(text.slice(0, start), name))
    ? subject
    : undefined;
}

const ofTime =
  /^(?:the|a|an|its|their|this|that|each|all|first|second|third|fourth|last|full|whole|past|next|same|quarter|year|month|week|day|period|half|season|fiscal|months?|years|quarters|ended|ending|year-to-date|\p{Lu}.*|\d.*|.{1,3})$/u;

/** "Unemployment among Black workers was", "the price for first-time buyers was", for a claim of all. */
function ofSome({ text, start }: Side, claim: string): string | undefined {
  const found =
    /\b(among|for)\s+((?:[\p{L}-]+\s+){1,4}?)(?:was|is|were|are|stood|came|rose|fell|grew|reached|had|has)\b[^,;]*$/iu.exec(
      text.slice(0, start),
    );
  if (found === null) return undefined;
  const [, linked, those = ''] = found;
  const said = those.trim().split(/\s+/);
  const telling = said.filter((word) => !ofTime.test(word) || (linked?.toLowerCase() === 'among' && word.length > 3));
  return telling.length > 0 && !telling.some((word) => hasWord(claim, word.replace(/s$/, '')) || hasWord(claim, word))
    ? those.trim()
    : undefined;
}

const place = String.raw`(?:in|across|throughout|within|outside(?:\s+of)?)\s+(?:the\s+)?(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)*)`;
const atHead = new RegExp(`^${place}(?=,)`, 'iu');
const behindFigure = new RegExp(String.raw`^(?:\s+(?!(?:and|but|while|than)\b)[\p{Ll}-]+){0,2}?\s+${place}`, 'u');
const wholeWorld =
  /\b(?:worldwide|global(?:ly)?|around the (?:world|globe)|across the (?:world|globe)|in the world)\b|全球|全世界/i;

function placesNamed({ text, start, end }: Side): string[] {
  const clause = text.slice(0, start);
  return [atHead.exec(clause)?.[1], behindFigure.exec(text.slice(end))?.[1]].flatMap((found) =>
    found === undefined || !/^\p{Lu}/u.test(found) || timeWord.test(found) ? [] : [found],
  );
}

const isNamedIn = (text: string, name: string): boolean => name.split(/\s+/).some((word) => hasWord(text, word));

function ofAnotherPlace(source: Side, claim: Side, known: string): string | undefined {
  const [here, there] = [placesNamed(source), placesNamed(claim)];
  if (wholeWorld.test(claim.text) && !wholeWorld.test(source.text))
    return here.find((name) => !isNamedIn(claim.text, name));
  if (wholeWorld.test(source.text) && !wholeWorld.test(claim.text) && there.some((name) => !isNamedIn(known, name)))
    return 'the world';
  const other = here.find((name) => !isNamedIn(claim.text, name));
  return other !== undefined && there.some((name) => !isNamedIn(known, name)) ? other : undefined;
}

const rank = '省|市|县|縣|区|區|州|自治区|自治區|特别行政区|特別行政區';
const hanPlaces = new RegExp(String.raw`(\p{Script=Han}{2,4}?)(${rank})`, 'gu');
const latinPlaces =
  /(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*)\s(State|City|County|Province|Prefecture|District|Region)\b/gu;

/** 吉林市 for 吉林省, New York City for New York State: places of one name and another rank. */
function ofAnotherRank(source: string, claim: string): string | undefined {
  for (const pattern of [hanPlaces, latinPlaces]) {
    for (const [whole, name = '', own = ''] of claim.matchAll(pattern)) {
      if (source.includes(whole)) continue;
      const other = [...source.matchAll(pattern)].find(([, theirs, of]) => theirs === name && of !== own);
      if (other) return other[0];
    }
  }
  return undefined;
}

/** Of whom or what the source says it, where the claim says it of another; undefined where nothing tells. */
export function otherSubject(passage: Passage, claim: Side): string | undefined {
  const known = [passage.text, ...(passage.headings ?? [])].join(' ');
  return (
    ofItsParallel(passage, claim.text) ??
    ofItsMeasure(passage, claim) ??
    ofSome(passage, claim.text) ??
    ofAnotherPlace(passage, claim, known) ??
    ofAnotherRank(passage.text, claim.text)
  );
}

const fiscalYear = /\b(?:fiscal(?:\s+year)?|fy)\s*['’]?((?:20)?\d\d)\b|(20\d\d)\s?财年|(20\d\d)\s?財年/giu;
const fiscalYears = (text: string): string[] =>
  [...text.matchAll(fiscalYear)].map(([, one, two, three]) => (one ?? two ?? three ?? '').slice(-2));

/** "Fiscal year 2023" over a figure that the claim gives to fiscal year 2024, whatever the calendar of either. */
export function otherFiscalYear(passage: Passage, claim: string): string | undefined {
  const own = fiscalYears(passage.text);
  const theirs = own.length > 0 ? own : fiscalYears(passage.headings?.at(-1) ?? '');
  const claimed = fiscalYears(claim);
  if (theirs.length === 0 || claimed.length === 0 || theirs.some((year) => claimed.includes(year))) return undefined;
  return `the source speaks of fiscal year ${theirs.join(', ')}, the claim of ${claimed.join(', ')}`;
}

/** A number of the calendar that is no base of prices or of an index, and no end of a span. */
const calendarYear =
  /(?<![\d.,$€£¥–—~～-])(?:19|20)\d\d(?![\d.,]*\d|\s*[=–—~～至到-]|\s+(?:prices|dollars|euros|pounds|to|through)\b|\/)/g;
const yearsIn = (text: string): readonly string[] => text.match(calendarYear) ?? [];

/** "2010 census" over a table whose cell the claim gives to 2020, where neither its row nor its column names a year. */
export function otherCaptionYear({ text, headings = [] }: Passage, claim: string): string | undefined {
  const caption = headings.at(-1) ?? '';
  const [own, claimed] = [yearsIn(caption), yearsIn(claim)];
  const isSpan = /(?:19|20)\d\d\s*(?:[–—~～至到/-]|to|through)\s*(?:19|20)?\d\d/.test(caption);
  if (isSpan || own.length === 0 || claimed.length === 0 || yearsIn(text).length > 0) return undefined;
  if (own.some((year) => claim.includes(year))) return undefined;
  return `what stands over the table speaks of ${own.join(', ')}, the claim of ${claimed.join(', ')}`;
}
