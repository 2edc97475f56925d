/**
 * Where a passage sends its reader for its source: the links of its paragraph, of the item or row that it stands in, of the
 * mark of a footnote, and of a line before or behind it that says whence it comes ("Source:", 来源).
 */
import type { DraftBlock } from './blocks.ts';
import type { Element } from './element.ts';

/** What holds several paragraphs that belong together. */
const holders = new Set(['li', 'dd', 'blockquote', 'figure']);
const listTags = new Set(['ul', 'ol', 'dl']);
const tableOnly = new Set(['table']);
const mostLevels = 8;
const mostLinks = 100;

const longestSource = 200;
const sourceLine =
  /^\W{0,3}(?:(?:data |photo )?sources?\b|via\b|h\/t\b|credits?\b|from\b|reported by\b|(?:资料|資料|数据|數據|信息|消息|文章|新闻|新聞)?[来來]源|出[处處]|原文|[转轉][载載]自|摘自|[参參]考)/i;

function around(element: Element, tags: ReadonlySet<string>): Element | undefined {
  let at: Element | null = element;
  for (let level = 0; at !== null && level < mostLevels; level++, at = at.parent) if (tags.has(at.tag)) return at;
  return undefined;
}

/** Blocks that have their source in common. */
class Group {
  readonly members: number[] = [];
  readonly links = new Set<string>();

  give(links: readonly string[]): void {
    for (const link of links) if (this.links.size < mostLinks) this.links.add(link);
  }
}

function groupIn(groups: Map<Element, Group>, element: Element | undefined, index: number): Group | undefined {
  if (!element) return undefined;
  const group = groups.get(element) ?? new Group();
  groups.set(element, group);
  group.members.push(index);
  return group;
}

/** The written links for each block, in their order. */
export function sourceLinks(blocks: readonly DraftBlock[]): readonly (readonly string[])[] {
  const own = blocks.map(({ links }) => links ?? []);
  if (!own.some((links) => links.length > 0)) return own;
  const all = own.map((links) => new Set(links));
  const give = (to: number, links: Iterable<string>): void => {
    for (const link of links) if ((all[to]?.size ?? mostLinks) < mostLinks) all[to]?.add(link);
  };
  const groups = new Map<Element, Group>();
  const lists = blocks.map(({ element, table }, index) => {
    groupIn(groups, around(element, holders), index)?.give(own[index] ?? []);
    // A table that lays the page out is no table of one source.
    return groupIn(groups, around(element, table === undefined ? listTags : tableOnly), index);
  });
  /** To all of the list or table that a block stands in, or to the block alone. */
  const giveAll = (to: number, links: readonly string[]): void => {
    const list = lists[to];
    if (list) list.give(links);
    else give(to, links);
  };
  blocks.forEach(({ text, row, tag, table }, index) => {
    const links = own[index] ?? [];
    if (links.length === 0) return;
    if (text.length < longestSource && sourceLine.test(text)) giveAll(index - 1, links);
    // "The paper reports:" over a list or a table, and what heads the table.
    if (/[:：]$/.test(text)) giveAll(index + 1, links);
    if (tag === 'caption' || (table !== undefined && row === 0)) giveAll(index, links);
  });
  for (const { members, links } of groups.values()) for (const to of members) give(to, links);
  followMarks(blocks, own, give);
  return all.map((links) => [...links]);
}

/** "[5]" leads to a place of the same page, and from there to the source. */
function followMarks(
  blocks: readonly DraftBlock[],
  own: readonly (readonly string[])[],
  give: (to: number, links: Iterable<string>) => void,
): void {
  if (!own.some((links) => links.some((link) => link.startsWith('#')))) return;
  const byId = new Map<string, string[]>();
  blocks.forEach(({ element }, index) => {
    const links = own[index] ?? [];
    if (links.length === 0) return;
    const item = around(element, holders) ?? element;
    for (const each of new Set([element, item])) {
      const id = each.attributes.get('id');
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), ...links]);
    }
  });
  own.forEach((links, index) => {
    for (const link of links) if (link.startsWith('#')) give(index, byId.get(decoded(link.slice(1))) ?? []);
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A lone per cent sign: the id as it is written.
    return id;
  }
}
