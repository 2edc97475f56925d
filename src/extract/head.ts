/** What a page says of itself: title, author, publisher, language, canonical address, and where it marks dates. */

import type { Element } from './element.ts';
import type { JsonRecord } from './json-ld.ts';
import { textMember, typesOf } from './json-ld.ts';
import type { DateElement, MetaEntry } from './published.ts';
import { textOf } from './tables.ts';
import { fold } from './visible-text.ts';

export interface PageHead {
  readonly meta: readonly MetaEntry[];
  readonly jsonLdScripts: readonly Element[];
  readonly dateElements: readonly DateElement[];
  readonly language?: string;
  readonly titleTag?: string;
  readonly firstHeading?: string;
  readonly canonical?: string;
}

export interface StatedFacts {
  readonly title?: string;
  readonly author?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly canonical?: string;
}

const dateHint = /date|time|publish|posted|byline|meta|stamp|created/i;

export function readHead(root: Element): PageHead {
  const meta: MetaEntry[] = [];
  const jsonLdScripts: Element[] = [];
  const dateElements: DateElement[] = [];
  let language: string | undefined;
  let titleTag: string | undefined;
  let firstHeading: string | undefined;
  let canonical: string | undefined;
  const rawText = (element: Element): string =>
    fold(element.children.filter((child) => typeof child === 'string').join(''));
  const visit = (parent: Element): void => {
    for (const element of parent.children) {
      if (typeof element === 'string') continue;
      const { tag, attributes } = element;
      switch (tag) {
        case 'html':
          language ??= nonEmpty(attributes.get('lang') ?? attributes.get('xml:lang'));
          break;
        case 'title':
          titleTag ??= nonEmpty(rawText(element));
          break;
        case 'meta': {
          const content = attributes.get('content');
          if (content === undefined) break;
          for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
            const name = attributes.get(key);
            if (name !== undefined) meta.push({ name: name.trim().toLowerCase(), content: fold(content) });
          }
          break;
        }
        case 'link':
          if (attributes.get('rel')?.toLowerCase() === 'canonical') canonical ??= nonEmpty(attributes.get('href'));
          break;
        case 'script':
          if (/^application\/ld\+json\b/i.test(attributes.get('type')?.trim() ?? '')) jsonLdScripts.push(element);
          continue;
        case 'h1':
          if (!element.hidden) firstHeading ??= nonEmpty(textOf(element));
          break;
        default:
      }
      const itemprop = attributes.get('itemprop');
      if (tag === 'time' || /^date/i.test(itemprop ?? '')) {
        const datetime = attributes.get('datetime') ?? attributes.get('content');
        dateElements.push({
          text: textOf(element),
          ...(datetime === undefined ? {} : { datetime }),
          ...(itemprop === undefined ? {} : { itemprop }),
          hint: `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`,
          tag,
          beforeBody: dateHint.test(attributes.get('class') ?? ''),
        });
      }
      visit(element);
    }
  };
  visit(root);
  return {
    meta,
    jsonLdScripts,
    dateElements,
    ...(language === undefined ? {} : { language }),
    ...(titleTag === undefined ? {} : { titleTag }),
    ...(firstHeading === undefined ? {} : { firstHeading }),
    ...(canonical === undefined ? {} : { canonical }),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  const folded = text === undefined ? '' : fold(text);
  return folded === '' ? undefined : folded;
}

const articleType = /Article|Posting|Report$|^Review$/;

export function statedFacts(head: PageHead, records: readonly JsonRecord[], url: string): StatedFacts {
  const article = records.find((record) => typesOf(record).some((type) => articleType.test(type)));
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const content = head.meta.find((entry) => entry.name === name && entry.content !== '')?.content;
      if (content !== undefined) return content;
    }
    return undefined;
  };
  const title =
    nonEmpty(article === undefined ? undefined : textMember(article, 'headline')) ??
    meta('og:title', 'twitter:title') ??
    head.firstHeading ??
    head.titleTag;
  const author =
    nameOf(article, 'author') ??
    meta('author', 'article:author', 'byl', 'parsely-author', 'sailthru.author', 'dc.creator');
  const publisher = nameOf(article, 'publisher') ?? meta('og:site_name', 'application-name', 'dc.publisher');
  const canonical = absolute(head.canonical ?? meta('og:url'), url);
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined || /^https?:/.test(author) ? {} : { author }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(head.language === undefined ? {} : { language: head.language }),
    ...(canonical === undefined ? {} : { canonical }),
  };
}

/** The names of a member that is text, a record with a name, or a list of these. */
function nameOf(record: JsonRecord | undefined, member: string): string | undefined {
  if (record === undefined || !Object.hasOwn(record, member)) return undefined;
  const value = record[member];
  const names = (Array.isArray(value) ? value : [value]).flatMap((item) => {
    if (typeof item === 'string') return nonEmpty(item) ?? [];
    if (typeof item !== 'object' || item === null) return [];
    return nonEmpty(textMember(item as JsonRecord, 'name')) ?? [];
  });
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

/** The web address that is meant on a page; undefined for what is none. */
export function absolute(href: string | undefined, base: string): string | undefined {
  if (href === undefined) return undefined;
  try {
    const address = new URL(href, base);
    return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : undefined;
  } catch {
    // An address that is none says nothing.
    return undefined;
  }
}
