/**
 * When a page says it was published and last changed, and how far that can be trusted. In order: JSON-LD, the page's
 * `<meta>`, elements marked up as its date, the address, dates in sight near the title.
 */

import type { DayOrder, DayText } from './day-text.ts';
import { readDay, readDayField } from './day-text.ts';
import type { FoundDate } from './document.ts';
import type { JsonRecord } from './json-ld.ts';
import { textMember, typesOf } from './json-ld.ts';

/** One `<meta>`: name, property or itemprop in lower case, and its content. */
export interface MetaEntry {
  readonly name: string;
  readonly content: string;
}

/** An element that holds a date by its markup, in the page's order. */
export interface DateElement {
  readonly text: string;
  readonly datetime?: string;
  readonly itemprop?: string;
  readonly hint: string;
  readonly tag: string;
  readonly beforeBody: boolean;
}

export interface DateClues {
  readonly url: string;
  readonly language?: string;
  readonly records: readonly JsonRecord[];
  readonly meta: readonly MetaEntry[];
  readonly elements: readonly DateElement[];
  readonly lines: readonly DateLine[];
}

/** A line in sight, and how many lines it stands below the title (negative: above it). */
export interface DateLine {
  readonly text: string;
  readonly fromTitle: number;
}

const articleTypes =
  /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|TechArticle|ScholarlyArticle|Review|Recipe|WebPage|ItemPage|CreativeWork|MedicalWebPage|PressRelease|PodcastEpisode|Episode|Dataset)$/;
const videoTypes = /^(?:VideoObject|AudioObject|Clip)$/;

/** Names that mean the day of publication and nothing else. */
const publishedNames =
  'article:published_time article:published og:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date published_time date.published displaydate dcterms.issued dc.date.issued article_date_original article.published cxenseparse:recs:publishtime vr:published_time bt:pubdate rnews:datepublished originalpublicationdate weibo:article:create_at pub_date citation_publication_date publisheddate iso-8601-publish-date firstpublished apub:time shareaholic:article_published_time'.split(
    ' ',
  );
/** Names under which pages keep this or that day: of creation, of the last change, of the server. */
const looseNames =
  'dcterms.created dcterms.date dc.date.created dc.date dc.created dc.date.x-metadatadissemination article.created article:created_time date created datecreated timestamp citation_date ptime pdate og:pubdate sort_date gentime'.split(
    ' ',
  );
const modifiedNames =
  'article:modified_time og:updated_time datemodified lastmod last-modified dcterms.modified dc.date.modified article.updated revision_date updated_time article:modified modified shareaholic:article_modified_time cxenseparse:recs:articlemodifiedtime'.split(
    ' ',
  );

const declared = (day: DayText, from: string): FoundDate => ({ ...day, from, trust: 'declared' });
const derived = (day: DayText, from: string): FoundDate => ({ ...day, from, trust: 'derived' });

/** English of the United States and of pages that name no country writes the month first. */
function orderOf(language: string | undefined, url: string): DayOrder {
  const tag = (language ?? '').toLowerCase().replace('_', '-');
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? '';
  if (/^en-(?:gb|au|nz|ie|in|za|sg|hk)/.test(tag) || /\.(?:uk|au|nz|ie|in|za)$/.test(host))
    return { monthFirst: false };
  return { monthFirst: tag === '' ? /\.(?:com|us|gov|edu|org|net)$/.test(host) : tag.startsWith('en') };
}

/** The first of the places that holds a date, in order of trust. */
export function publishedOf(clues: DateClues): FoundDate | undefined {
  const order = orderOf(clues.language, clues.url);
  const first =
    fromRecords(clues.records, articleTypes, ['datePublished', 'dateCreated'], order) ??
    fromMeta(clues.meta, publishedNames, order) ??
    fromItemprops(clues.elements, order) ??
    fromTimes(clues.elements, order) ??
    fromLabels(clues.lines, order) ??
    fromMeta(clues.meta, looseNames, order) ??
    fromUrl(clues.url) ??
    fromLines(clues.lines, order) ??
    fromRecords(clues.records, videoTypes, ['uploadDate', 'datePublished'], order) ??
    fromRecords(clues.records, articleTypes, ['dateModified'], order) ??
    fromMeta(clues.meta, modifiedNames, order);
  return first === undefined ? undefined : inOwnZone(first, clues);
}

/**
 * Days of publication that the page gives elsewhere, each more than a day from the one that was chosen: a page that was
 * set up anew says so in its data, and its address or its own line still has the first day. Only what speaks of
 * publication and of this page: the first of its kind, never a day of change.
 */
export function otherwisePublished(published: FoundDate, clues: DateClues): readonly FoundDate[] {
  const order = orderOf(clues.language, clues.url);
  const { records, meta, elements, url } = clues;
  const own = nearTitle(clues.lines.filter((line) => publishedLine.test(line.text) && isDated(line) && isShort(line)));
  const stated = [
    fromRecords(records, articleTypes, ['datePublished'], order),
    ...publishedNames.map((name) => fromMeta(meta, [name], order)),
    fromItemprops(
      elements.filter(({ itemprop }) => /^datepublished$/i.test(itemprop ?? '')),
      order,
    ),
    // A day in a file's name is often that of its subject: "results-20240930".
    dayFolder.test(url) ? fromUrl(url) : undefined,
    // Which of 3/4/2025 is the month is a guess, and no disagreement.
    ...[order, { monthFirst: order.monthFirst !== true }].map((either) => firstDay(own, either)),
  ].filter((found) => found !== undefined);
  const [lines, others] = [stated.filter(({ from }) => from === 'text'), stated.filter(({ from }) => from !== 'text')];
  const agrees = ({ day }: FoundDate): boolean => Math.abs(day - published.day) <= 1;
  const apart = [...others, ...(lines.some(agrees) ? [] : lines.slice(0, 1))].filter((found) => !agrees(found));
  return apart.filter(({ day }, index) => apart.findIndex((other) => other.day === day) === index);
}

export function modifiedOf(clues: DateClues): FoundDate | undefined {
  const order = orderOf(clues.language, clues.url);
  return (
    fromRecords(clues.records, articleTypes, ['dateModified'], order) ?? fromMeta(clues.meta, modifiedNames, order)
  );
}

const withOffset = /T(\d{2}):(\d{2})(?::\d{2})?([+-])(\d{2}):(\d{2})$/;

/**
 * An instant in UTC may be another day where the page was written. Then its address has that day, or a `<time>` gives
 * the same instant with its offset.
 */
function inOwnZone(found: FoundDate, { url, elements }: DateClues): FoundDate {
  const instant = /T(\d{2}):(\d{2})(?::\d{2})?(?:Z|\+00:00)$/.exec(found.text);
  if (instant === null) return found;
  const hour = Number(instant[1]);
  const address = fromUrl(url);
  if (address?.day === found.day) return found;
  if (address !== undefined && address.day === found.day + (hour < 12 ? -1 : 1)) {
    return { ...found, text: address.text, day: address.day };
  }
  const minutes = found.day * 1440 + hour * 60 + Number(instant[2]);
  for (const { datetime } of elements) {
    const other = readDayField(datetime ?? '');
    const [, hours, mins, sign, zoneHours, zoneMinutes] = withOffset.exec(other?.text ?? '') ?? [];
    if (other === undefined || hours === undefined) continue;
    const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
    if (other.day * 1440 + Number(hours) * 60 + Number(mins) - offset === minutes) return { ...found, ...other };
  }
  return found;
}

function fromRecords(
  records: readonly JsonRecord[],
  types: RegExp,
  members: readonly string[],
  order: DayOrder,
): FoundDate | undefined {
  for (const member of members) {
    for (const record of records) {
      if (!typesOf(record).some((type) => types.test(type))) continue;
      const value = textMember(record, member);
      const day = value === undefined ? undefined : readDayField(value, order);
      if (day !== undefined) return declared(day, `json-ld ${member}`);
    }
  }
  return undefined;
}

function fromMeta(meta: readonly MetaEntry[], names: readonly string[], order: DayOrder): FoundDate | undefined {
  for (const name of names) {
    for (const entry of meta) {
      if (entry.name !== name) continue;
      const day = readDayField(entry.content, order);
      if (day !== undefined) return declared(day, `meta ${name}`);
    }
  }
  return undefined;
}

function fromItemprops(elements: readonly DateElement[], order: DayOrder): FoundDate | undefined {
  for (const { itemprop, datetime, text } of elements) {
    if (!/^date(?:published|created)$/i.test(itemprop ?? '')) continue;
    const day = readDayField(datetime ?? '', order) ?? readDayField(text, order);
    if (day !== undefined) return declared(day, `itemprop ${itemprop}`);
  }
  return undefined;
}

function fromTimes(elements: readonly DateElement[], order: DayOrder): FoundDate | undefined {
  for (const { datetime, tag, text } of elements) {
    if (tag !== 'time') continue;
    const day = readDayField(datetime ?? '', order) ?? readDayField(text, order);
    if (day !== undefined) return derived(day, 'time');
  }
  return undefined;
}

/** `/2024/09/16/`, `-20240916`, `/29-10-2021`. */
function fromUrl(url: string): FoundDate | undefined {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const m =
    /[/_.-](20\d{2}|199\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ??
    /[/_-](20\d{2})\/(\d{1,2})\/(\d{1,2})\//.exec(path);
  const last = m === null ? /[/_-](0?[1-9]|[12]\d|3[01])[._-](0?[1-9]|1[0-2])[._-](20\d{2})(?!\d)/.exec(path) : null;
  const day =
    m !== null
      ? readDayField(`${m[1]}-${m[2]}-${m[3]}`)
      : last === null
        ? undefined
        : readDayField(`${last[3]}-${last[2]}-${last[1]}`);
  return day === undefined ? undefined : derived(day, 'url');
}

/** Words that say what a date is for. */
const labelled =
  /\b(?:published|posted|updated|edited|modified|date|issued|released?|created|stand|erschienen|ver[öo]ffentlicht|datum|aktualisiert|publi[ée]e?|mis? en ligne|publicado|fecha|pubblicato|data|opublikowano|gepubliceerd|geplaatst|yayın\w*)\b|опубликован|дата|发布|發布|发表|發表|时间|時間|日期|更新|掲載|公開/i;
const dayFolder = /\/(?:20\d{2}|199\d)[/-]?(?:0[1-9]|1[0-2])[/-]?(?:0[1-9]|[12]\d|3[01])\//;

/** Words of lines that mean the day of publication and no other. */
const publishedLine =
  /\b(?:published|posted|erschienen|ver[öo]ffentlicht|publi[ée]e?|publicado|pubblicato)\b|发布|發布|发表|發表/i;
/** Longer lines with a date in them are prose about that day. */
const longestDateLine = 60;
/** And with a word in them that may be a label. */
const longestLabelled = 100;
/** Lines with a date that are looked at. */
const mostLines = 60;

const isDated = ({ text }: DateLine): boolean => /(?:19|20)\d{2}|\d[./]\d{1,2}[./]\d{2}|年/.test(text);
/** Little else than a date, and one: a line with two days is a span of time. */
const isShort = ({ text }: DateLine): boolean =>
  text.length <= longestDateLine && !/\d\s*[–—-]\s*\d{1,2}[. ]/.test(text);

/** A line that says what its date is for, wherever it stands: the shortest kind first, nearest to the title first. */
function fromLabels(lines: readonly DateLine[], order: DayOrder): FoundDate | undefined {
  const dated = lines
    .filter((line) => line.text.length <= longestLabelled && labelled.test(line.text) && isDated(line))
    .slice(0, mostLines);
  const short = dated.filter(isShort);
  return firstDay([...nearTitle(short), ...short, ...dated], order);
}

/** A line without such a word: near the title, or not far and little else than a date. */
function fromLines(lines: readonly DateLine[], order: DayOrder): FoundDate | undefined {
  const dated = lines.filter((line) => line.fromTitle <= farthestLine && isDated(line)).slice(0, mostLines);
  const short = dated.filter(isShort);
  return firstDay([...nearTitle(short), ...nearTitle(dated), ...short], order);
}

function firstDay(lines: readonly DateLine[], order: DayOrder): FoundDate | undefined {
  for (const { text } of lines) {
    const day = readDay(text, order);
    if (day !== undefined) return derived(day, 'text');
  }
  return undefined;
}

/** A dateline stands within this many lines of the title; further off, within this many, only a line that is little else. */
const nearestLines = 8;
const farthestLine = 150;
/** Lines under the title before lines over it. */
const rank = ({ fromTitle }: DateLine): number => (fromTitle >= 0 ? fromTitle : -fromTitle * 2);
const nearTitle = (lines: readonly DateLine[]): DateLine[] =>
  lines.filter(({ fromTitle }) => Math.abs(fromTitle) <= nearestLines).sort((a, b) => rank(a) - rank(b));
