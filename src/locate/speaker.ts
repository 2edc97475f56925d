/**
 * Whose words a page says a quote is: the nearest attribution to it. A name that cannot be told is null, never a guess:
 * the wrong speaker would turn a verdict.
 */
import type { Term } from '../question.ts';
import { fold } from './fold.ts';
import { bySurname, hasFullName, isFirstName } from './surnames.ts';
import { type TermAt, termsIn } from './term.ts';
import { tokensOf } from './tokens.ts';

const verbs =
  'say|says|said|saying|tell|tells|told|add|adds|added|write|writes|wrote|written|tweet|tweeted|tweets|post|posted|posts|state|states|stated|note|notes|noted|explain|explains|explained|argue|argues|argued|admit|admits|admitted|claim|claims|claimed|announce|announced|announces|remark|remarked|declare|declared|insist|insisted|reply|replied|respond|responded|warn|warned|acknowledge|acknowledged|concede|conceded|joke|joked|exclaim|exclaimed|recall|recalled|observe|observed|comment|commented|confirm|confirmed|put it|quipped|stress|stressed|emphasi[sz]ed|conclude|concluded|predicted|asked|called';
const signVerbs =
  '表示|指出|强调|认为|透露|坦言|写道|回应|宣布|直言|补充|称赞|声称|称|说道|说|解释|承认|感叹|惊呼|谈到|提到|介绍|告诉|评价|表明|重申|警告|发文|发帖';

const english = new RegExp(`\\b(?:${verbs})\\b`, 'gi');
const accordingTo = /\b(?:according to|in the words of|as quoted by|quoting)\s+/gi;
const chinese = new RegExp(signVerbs, 'g');
const chineseSource = /据|根据|按照/g;

/** Quotation marks that open and close; straight ones do both. */
const quoted = /“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』|‘[^’]{3,}’/g;
const pronoun = /^(?:he|she|they|it|i|we|who|他|她|它|他们|她们|其)$/i;

/** Words inside quotation marks attribute nothing: "he said" within a quote is the speaker's own. */
function outsideQuotes(text: string): string {
  return text.replace(quoted, (inside) => '\ufffc'.repeat(inside.length));
}

/** A name as it is printed: capitalised words, with the small ones of names in between. */
const capitalised = String.raw`(?:\p{Lu}[\p{L}.'’-]+)(?:\s+(?:(?:de|van|von|der|bin|al|of|the|and|&)\s+)?\p{Lu}[\p{L}.'’-]*)*`;
const nameAtEnd = new RegExp(
  `(${capitalised})(?:,[^,.;]{2,80},)?\\s*(?:has|have|had|also|then|later|recently|publicly|previously|once|himself|herself)?\\s*$`,
  'u',
);
const nameAtStart = new RegExp(`^\\s*(?:that\\s+)?(${capitalised})`, 'u');
const notNames = new Set(
  'the a an in on at but and or as when while after before if it this that there here what who he she they we i yes no so then now however still also for with from to of'.split(
    ' ',
  ),
);

interface Attribution {
  /** Distance in characters from the quote. */
  readonly distance: number;
  /** The stretch of text in which the speaker is named. */
  readonly subject: string;
  readonly nearEnd: boolean;
}

interface Found {
  /** 'unclear': a surname that two on the page have. */
  readonly speaker: string | 'pronoun' | 'unclear' | undefined;
  readonly distance: number;
}

/** Who may have said it, and which full names the page has for a surname. */
export interface People {
  readonly terms: readonly Term[];
  readonly fullNames: (surname: string) => readonly string[];
}

/** The known person in a subject; another where a first name stands there that is not his, 'unclear' for one of two. */
function knownIn(subject: string, { terms, fullNames }: People, nearEnd: boolean): string | undefined {
  const tokens = tokensOf(subject);
  const names = termsIn(subject, tokens, terms);
  const found = nearEnd ? names.at(-1) : names[0];
  const person = found && terms.find(({ name }) => name === found.name);
  const surname = found && tokens[found.first];
  if (!found || !person || !surname || found.after - found.first > 1 || !hasFullName(person, surname.norm))
    return found?.name;
  const first = tokens[found.first - 1];
  if (isFirstName(first, surname, subject)) return subject.slice(first.start, surname.end);
  return bySurname(surname.norm, terms, fullNames) ?? 'unclear';
}

/** "A spokesman for Brian Chesky", "an actor who plays him", 切斯基的发言人: somebody else, whose name is not told. */
const another =
  /\b(?:spokes\w+|representatives?|lawyers?|attorneys?|advis[eo]rs?|aides?|wife|husband|brother|sister|father|mother|son|daughter|assistants?|biographers?|critics?|impersonators?)\s+(?:for|of|to)\s|\b(?:actor|actress|comedian|impersonator)\s+(?:who\s+)?(?:play|portray|imitat|impersonat)\w*\s|的(?:发言人|發言人|律师|律師|代表|助理|顾问|顧問|妻子|丈夫|话|話)$|转述|轉述|引述|援引|模仿|['’]s\s+(?:\w+\s+){0,2}(?:spokes\w+|representatives?|lawyers?|attorneys?|advis[eo]rs?|aides?|office|wife|husband|brother|sister|father|mother|son|daughter|assistants?|biographers?|critics?)$/i;

/** Pronouns stand against the verb; so do names. Anything in between is description. */
function nameOf({ subject, nearEnd }: Attribution, people: People): string | undefined {
  const flat = subject.replaceAll('\ufffc', ' ').trim();
  const words = flat.split(/\s+/);
  const edge = (nearEnd ? words.at(-1) : words[0])?.replace(/[^\p{L}]/gu, '') ?? '';
  if (pronoun.test(edge) || /[他她它]$/.test(fold(flat))) return 'pronoun';
  if (another.test(flat)) return flat;
  const known = knownIn(flat, people, nearEnd);
  if (known !== undefined) return known;
  const printed = (nearEnd ? nameAtEnd : nameAtStart).exec(flat)?.[1]?.replace(/['’]s$/, '');
  if (printed !== undefined) {
    const kept = printed.split(/\s+/);
    while (kept.length > 0 && notNames.has((kept[0] ?? '').toLowerCase())) kept.shift();
    const [surname] = kept;
    if (kept.length === 1 && surname !== undefined)
      return bySurname(surname, people.terms, people.fullNames) ?? 'unclear';
    if (kept.length > 0) return kept.join(' ');
  }
  if (nearEnd && /\p{Script=Han}$/u.test(flat)) return chineseName(flat);
  return undefined;
}

/** "12月10日，英伟达首席执行官黄仁勋在采访中": what stands before the circumstances, after the last comma. */
function chineseName(subject: string): string | undefined {
  const clause = subject.split(/[，。；：！？,;:\s\ufffc]/).at(-1) ?? '';
  const name = clause.replace(
    /(?:在|于|对|向|就|日前|近日|曾|还|也|则|又|再次|此前|随后|昨日|今天|公开|强调|接受|通过|进一步).*$/u,
    '',
  );
  return name.length >= 2 && name.length <= 24 ? name : undefined;
}

function attributionsIn(text: string, quote: { readonly start: number; readonly end: number }): Attribution[] {
  const outside = outsideQuotes(text);
  const folded = fold(outside).length === outside.length ? fold(outside) : outside;
  const found: Attribution[] = [];
  const distance = (at: number): number => (at < quote.start ? quote.start - at : Math.max(0, at - quote.end));
  const clauseStart = (at: number): number => {
    const before = outside.slice(0, at);
    return (
      Math.max(
        before.lastIndexOf('\ufffc'),
        before.lastIndexOf('. '),
        before.lastIndexOf('。'),
        before.lastIndexOf('; '),
        -1,
      ) + 1
    );
  };
  for (const match of outside.matchAll(english)) {
    const after = match.index + match[0].length;
    const whole = outside.slice(clauseStart(match.index), match.index);
    // "Chesky said that Huang had called it": the subject of the second verb stands behind the first.
    const before = whole.slice(
      Math.max(0, ...[...whole.matchAll(english)].map(({ index, 0: verb }) => index + verb.length)),
    );
    const behind = /^[^.;。\ufffc]*/.exec(outside.slice(after))?.[0] ?? '';
    if (/\p{L}/u.test(before)) found.push({ distance: distance(match.index), subject: before, nearEnd: true });
    // "…," said Brian Chesky.
    else if (behind !== '') found.push({ distance: distance(match.index), subject: behind, nearEnd: false });
  }
  for (const match of outside.matchAll(accordingTo)) {
    const behind = /^[^.;,。\ufffc]*/.exec(outside.slice(match.index + match[0].length))?.[0] ?? '';
    found.push({ distance: distance(match.index), subject: behind, nearEnd: false });
  }
  for (const match of folded.matchAll(chinese)) {
    const before = outside.slice(clauseStart(match.index), match.index);
    if (/\p{Script=Han}|\p{L}/u.test(before))
      found.push({ distance: distance(match.index), subject: before, nearEnd: true });
  }
  for (const match of folded.matchAll(chineseSource)) {
    const behind = /^[^，。,；\ufffc]{2,24}?(?=报道|消息|介绍|透露|称|，|,)/u.exec(
      outside.slice(match.index + match[0].length),
    )?.[0];
    if (behind !== undefined) found.push({ distance: distance(match.index), subject: behind, nearEnd: true });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

function nearest(text: string, quote: { readonly start: number; readonly end: number }, people: People): Found {
  for (const attribution of attributionsIn(text, quote)) {
    const speaker = nameOf(attribution, people);
    if (speaker !== undefined) return { speaker, distance: attribution.distance };
  }
  return { speaker: undefined, distance: Number.POSITIVE_INFINITY };
}

/** A place in running text: sentences before and after it in the same part of the page. */
export interface QuotePlace {
  /** Sentences of the blocks round it, in order. */
  readonly sentences: readonly string[];
  /** Which of them holds the quote, and where. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** How far back a pronoun or an unattributed continuation may point. */
const sentencesBack = 6;

/** Does the sentence have a subject, or a name of two words, that is none of the known persons? */
function namesStranger(sentence: string, known: readonly TermAt[]): boolean {
  const tokens = tokensOf(sentence);
  const isStrange = (at: number): boolean =>
    tokens[at]?.capital === true &&
    !notNames.has(tokens[at]?.norm ?? '') &&
    !known.some(({ first, after }) => at >= first && at < after);
  return isStrange(0) || tokens.some((_, at) => isStrange(at) && isStrange(at + 1));
}

/** Who is named last before `index`: as the speaker of something, else as a known person. */
function lastNamed(sentences: readonly string[], index: number, people: People): string | null {
  for (let at = index; at >= Math.max(0, index - sentencesBack); at -= 1) {
    const sentence = sentences[at] ?? '';
    const said = nearest(sentence, { start: sentence.length, end: sentence.length }, people).speaker;
    if (said !== undefined && said !== 'pronoun') return said === 'unclear' ? null : said;
    const flat = outsideQuotes(sentence);
    const known = termsIn(flat, tokensOf(flat), people.terms);
    const names = new Set(known.map(({ name }) => name));
    // Two persons, one of them perhaps unknown: nobody can tell which of them "he" is.
    if (names.size > 1 || namesStranger(flat, known)) return null;
    if (known[0] !== undefined) return known[0].name;
  }
  return null;
}

const opens = /[“"「『]/;

export function speakerOf(place: QuotePlace, people: People): string | null {
  const speaker = namedAt(place, people);
  return speaker === 'unclear' ? null : speaker;
}

function namedAt(place: QuotePlace, people: People): string | null {
  const { sentences, index } = place;
  const own = sentences[index] ?? '';
  const here = nearest(own, place, people).speaker;
  if (here !== undefined) return here === 'pronoun' ? lastNamed(sentences, index - 1, people) : here;

  // Inside one pair of quotation marks: "We rely on it. It is fast," Chesky said.
  const before = sentences[index - 1] ?? '';
  const after = sentences[index + 1] ?? '';
  const joined = unbalanced(own) || unbalanced(before) || unbalanced(after);
  if (joined) {
    const shift = before.length + 1;
    const text = `${before} ${own} ${after}`;
    const wide = nearest(text, { start: place.start + shift, end: place.end + shift }, people).speaker;
    if (wide !== undefined) return wide === 'pronoun' ? lastNamed(sentences, index - 2, people) : wide;
  }
  // "...," he said. "It is fast and cheap." - a quote that goes on.
  if (opens.test(own)) {
    const prior = nearest(before, { start: before.length, end: before.length }, people).speaker;
    if (prior !== undefined) return prior === 'pronoun' ? lastNamed(sentences, index - 2, people) : prior;
    const next = /^\s*[“"「]/.test(after) ? undefined : nearest(after, { start: 0, end: 0 }, people);
    if (next?.speaker !== undefined && next.distance < 40) {
      return next.speaker === 'pronoun' ? lastNamed(sentences, index, people) : next.speaker;
    }
  }
  return null;
}

function unbalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/“/g) !== count(/”/g) || count(/"/g) % 2 === 1 || count(/「/g) !== count(/」/g);
}
