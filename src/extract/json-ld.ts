/** JSON-LD as publishers write it: with raw line ends in strings, trailing commas, HTML entities, comments round it. */
import type { Element } from './element.ts';
import { readTree } from './tree.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Records are looked for no deeper than this, and no more of them are taken. */
const maxDepth = 12;
const maxRecords = 500;

/** All blocks that can be read, in the page's order. */
export function readJsonLd(scripts: readonly Element[]): unknown[] {
  return scripts.flatMap((script) => {
    const text = script.children.filter((child) => typeof child === 'string').join('');
    const value = parseTolerantly(text);
    return value === undefined ? [] : [value];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON as it stands; the caller mends it or leaves the block out.
    return undefined;
  }
}

export function parseTolerantly(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
    .replace(/[;\s]+$/, '');
  return parse(text) ?? parse(bare) ?? parse(mended(bare));
}

/** Escapes control characters inside strings, drops trailing commas and comments outside them. */
function mended(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"|,(?=\s*[}\]])|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"')
      ? part
          .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      : '',
  );
}

/** All records with a type, out of lists, graphs and members, outermost first. */
export function recordsIn(values: readonly unknown[]): JsonRecord[] {
  const records: JsonRecord[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > maxDepth || records.length >= maxRecords) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    const record = value as JsonRecord;
    if (Object.hasOwn(record, '@type')) records.push(record);
    for (const key of Object.keys(record)) visit(record[key], depth + 1);
  };
  visit(values, 0);
  return records;
}

/** The types of a record, without namespace: `schema:NewsArticle` is "NewsArticle". */
export function typesOf(record: JsonRecord): string[] {
  const type = record['@type'];
  return (Array.isArray(type) ? type : [type])
    .filter((name): name is string => typeof name === 'string')
    .map((name) => name.replace(/^.*[/:#]/, ''));
}

/** A string member, with entities decoded: one page in eight has them inside its strings. */
export function textMember(record: JsonRecord, key: string): string | undefined {
  if (!Object.hasOwn(record, key)) return undefined;
  const value = record[key];
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  if (typeof first === 'object' && first !== null && Object.hasOwn(first, '@value')) {
    return textMember(first as JsonRecord, '@value');
  }
  if (typeof first !== 'string') return undefined;
  return /&[#\w]+;/.test(first) ? unescapeEntities(first) : first;
}

function unescapeEntities(text: string): string {
  return readTree(text.replaceAll('<', '&lt;'))
    .children.filter((child) => typeof child === 'string')
    .join('');
}
