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
  /** Lines near the title, nearest first. */
  readonly lines: readonly string[];
}

const articleTypes =
  /^(?:NewsArticle|Article|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|TechArticle|ScholarlyArticle|Review|VideoObject|Recipe|WebPage|ItemPage|CreativeWork|MedicalWebPage|PressRelease|PodcastEpisode|Episode)$/;

const publishedNames = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'og:article:published_time',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published_time',
  'date.published',
  'displaydate',
  'dcterms.created',
  'dcterms.issued',
  'dcterms.date',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'dc.created',
  'dc.date.x-metadatadissemination',
  'article_date_original',
  'article.published',
  'article.created',
  'cxenseparse:recs:publishtime',
  'vr:published_time',
  'bt:pubdate',
  'rnews:datepublished',
  'date',
  'created',
  'datecreated',
  'originalpublicationdate',
  'weibo:article:create_at',
  'timestamp',
  'pub_date',
  'citation_publication_date',
  'citation_date',
  'ptime',
  'pdate',
  'og:pubdate',
  'sort_date',
  'publisheddate',
  'iso-8601-publish-date',
  'gentime',
  'firstpublished',
  'apub:time',
  'shareaholic:article_published_time',
  'article:created_time',
];
const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'article.updated',
  'revision_date',
  'updated_time',
  'article:modified',
  'modified',
  'shareaholic:article_modified_time',
  'cxenseparse:recs:articlemodifiedtime',
];

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

export function publishedOf(clues: DateClues): FoundDate | undefined {
  const order = orderOf(clues.language, clues.url);
  return (
    fromRecords(clues.records, ['datePublished', 'dateCreated', 'uploadDate'], order) ??
    fromMeta(clues.meta, publishedNames, order) ??
    fromElements(clues.elements, order) ??
    fromUrl(clues.url) ??
    fromLines(clues.lines, order) ??
    fromRecords(clues.records, ['dateModified'], order) ??
    fromMeta(clues.meta, modifiedNames, order)
  );
}

export function modifiedOf(clues: DateClues): FoundDate | undefined {
  const order = orderOf(clues.language, clues.url);
  return fromRecords(clues.records, ['dateModified'], order) ?? fromMeta(clues.meta, modifiedNames, order);
}

function fromRecords(
  records: readonly JsonRecord[],
  members: readonly string[],
  order: DayOrder,
): FoundDate | undefined {
  for (const member of members) {
    for (const record of records) {
      if (!typesOf(record).some((type) => articleTypes.test(type))) continue;
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

function fromElements(elements: readonly DateElement[], order: DayOrder): FoundDate | undefined {
  for (const { itemprop, datetime, text } of elements) {
    if (!/^date(?:published|created)$/i.test(itemprop ?? '')) continue;
    const day = readDayField(datetime ?? '', order) ?? readDayField(text, order);
    if (day !== undefined) return declared(day, `itemprop ${itemprop}`);
  }
  for (const { datetime, tag, text } of elements) {
    if (tag !== 'time') continue;
    const day = readDayField(datetime ?? '', order) ?? readDayField(text, order);
    if (day !== undefined) return derived(day, 'time');
  }
  return undefined;
}

function fromUrl(url: string): FoundDate | undefined {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const m =
    /[/_.-](20\d{2}|199\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ??
    /[/_-](20\d{2})\/(\d{1,2})\/(\d{1,2})\//.exec(path);
  const day = m === null ? undefined : readDayField(`${m[1]}-${m[2]}-${m[3]}`);
  return day === undefined ? undefined : derived(day, 'url');
}

function fromLines(lines: readonly string[], order: DayOrder): FoundDate | undefined {
  for (const line of lines) {
    const day = readDay(line, order);
    if (day !== undefined) return derived(day, 'text');
  }
  return undefined;
}
