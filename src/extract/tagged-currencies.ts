/** The currencies in which an inline XBRL page tags its amounts: what a bare "$" means there is said in so many words. */
import type { Element } from './element.ts';

/** Currency by the id of a unit: "USD" of `usd`, and of `usdPerShare` too. Empty where a page has no such tags. */
export type TaggedUnits = ReadonlyMap<string, string>;

/** Letters before a measure in which its unit begins: a unit is a line or two. */
const reach = 1000;
const lastUnit = /<(?:[\w-]+:)?unit\s(?![\s\S]*<(?:[\w-]+:)?unit\s)[^>]*?\bid\s*=\s*["']([^"']*)["']([\s\S]*)$/;

export function taggedUnits(markup: string): TaggedUnits {
  const units = new Map<string, string>();
  for (let at = markup.indexOf('iso4217:'); at >= 0; at = markup.indexOf('iso4217:', at + 1)) {
    const code = /^[A-Z]{3}(?![A-Z])/.exec(markup.slice(at + 8, at + 12))?.[0];
    const [, id, between = ''] = lastUnit.exec(markup.slice(Math.max(0, at - reach), at)) ?? [];
    if (code === undefined || id === undefined) continue;
    // Yuan for a dollar are a rate, and no amount.
    if (/denominator/i.test(between)) units.delete(id);
    else units.set(id, code);
  }
  return units;
}

/** The one currency of the tagged figures in an element. */
export function currencyTagged(element: Element, units: TaggedUnits): string | undefined {
  const found = new Set<string>();
  const visit = ({ attributes, children }: Element): void => {
    const code = units.get(attributes.get('unitref') ?? '');
    if (code !== undefined) found.add(code);
    for (const child of children) if (typeof child !== 'string') visit(child);
  };
  visit(element);
  const [code, another] = found;
  return another === undefined ? code : undefined;
}
