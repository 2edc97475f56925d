/**
 * The facts of an inline XBRL filing: every tagged figure and text, with its period, dimensions, unit and rounding. One
 * streaming pass. The sign is the tag's own: brackets and minus signs in print stand outside of it.
 */
import { Parser } from 'htmlparser2';
import { ReadError } from './document.ts';
import { readNumber, readText, scaled } from './xbrl-formats.ts';

export interface XbrlFact {
  /** With the conventional prefix of its taxonomy, whatever the filing calls it: "us-gaap:Revenues". */
  readonly concept: string;
  /** Namespace of the concept: its year is the taxonomy's. */
  readonly namespace: string;
  readonly kind: 'number' | 'text';
  /** A number as an exact decimal, a text as reported; null where the filing says that there is none (nil). */
  readonly value: string | null;
  /** As printed, white space folded. */
  readonly printed: string;
  /** Places to which the value is rounded: -6 is millions; "INF" is exact; absent for texts and nil. */
  readonly decimals?: number | 'INF';
  /** "USD", "shares", "USD/shares", "pure". */
  readonly unit?: string;
  /** ISO days. A duration has both ends, included; an instant only the end, and means the end of that day. */
  readonly period: { readonly start?: string; readonly end?: string };
  /** Empty for the company as a whole. */
  readonly dimensions: readonly { readonly axis: string; readonly member: string }[];
  /** Stands in the document's header, out of sight. */
  readonly hidden: boolean;
  readonly id?: string;
}

interface Context {
  start?: string;
  end?: string;
  dimensions: { axis: string; member: string }[];
}

interface OpenFact {
  readonly kind: 'number' | 'text';
  readonly attributes: Readonly<Record<string, string>>;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly hidden: boolean;
  text: string;
  /** Inside an `ix:exclude` of it. */
  excluded: number;
}

const inlineNamespace = /^http:\/\/www\.xbrl\.org\/20(?:13|08)\/inlineXBRL/;
const instanceNamespace = 'http://www.xbrl.org/2003/instance';
const dimensionNamespace = 'http://xbrl.org/2006/xbrldi';
/** Prefixes that filings without a declaration of them still mean. */
const usual = new Map([
  ['ix', 'http://www.xbrl.org/2013/inlineXBRL'],
  ['xbrli', instanceNamespace],
  ['xbrldi', dimensionNamespace],
]);
const maxDepth = 512;

/** All facts, in the document's order; none where the document has no inline XBRL. */
export function readFacts(html: string): XbrlFact[] {
  if (!/inlineXBRL|<ix:/i.test(html)) return [];
  const reader = new FactReader();
  const parser = new Parser(reader, { recognizeSelfClosing: true, decodeEntities: true });
  parser.write(html);
  parser.end();
  return reader.facts();
}

class FactReader {
  #namespaces: ReadonlyMap<string, string> = usual;
  /** One entry an open element: what to go back to when it closes. */
  readonly #stack: { namespaces: ReadonlyMap<string, string>; role: string }[] = [];
  readonly #found: OpenFact[] = [];
  readonly #open: OpenFact[] = [];
  readonly #contexts = new Map<string, Context>();
  readonly #units = new Map<string, string>();
  readonly #continuations = new Map<string, { text: string; next: string | undefined }>();
  readonly #openContinuations: { text: string; next: string | undefined }[] = [];
  #context: Context | undefined;
  #unit: { id: string; numerator: string[]; denominator: string[]; below: boolean } | undefined;
  #axis = '';
  #text: string | undefined;
  #hidden = 0;

  onopentag(tag: string, attributes: Record<string, string>): void {
    if (this.#stack.length >= maxDepth) {
      throw new ReadError('too-large', 'depth', `This filing nests its elements deeper than ${maxDepth} levels.`);
    }
    const outer = this.#namespaces;
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue;
      if (this.#namespaces === outer) this.#namespaces = new Map(outer);
      (this.#namespaces as Map<string, string>).set(name.slice(6), attributes[name] ?? '');
    }
    const role = tag.includes(':') ? this.#roleOf(tag) : tag === 'br' || tag === 'p' || tag === 'div' ? 'break' : '';
    this.#stack.push({ namespaces: outer, role });
    if (role !== '') this.#begin(role, attributes);
  }

  ontext(text: string): void {
    if (this.#text !== undefined) this.#text += text;
    for (const fact of this.#open) if (fact.excluded === 0) fact.text += text;
    for (const continuation of this.#openContinuations) continuation.text += text;
  }

  onclosetag(): void {
    const closed = this.#stack.pop();
    if (closed === undefined) return;
    if (closed.role !== '') this.#end(closed.role);
    this.#namespaces = closed.namespaces;
  }

  /** "ix:nonfraction", "xbrli:context": by namespace, since prefixes are only a habit. */
  #roleOf(tag: string): string {
    const colon = tag.indexOf(':');
    const uri = this.#namespaces.get(tag.slice(0, colon)) ?? '';
    const local = tag.slice(colon + 1);
    if (inlineNamespace.test(uri)) return `ix:${local}`;
    if (uri === instanceNamespace) return `xbrli:${local}`;
    return uri === dimensionNamespace ? `xbrldi:${local}` : '';
  }

  #begin(role: string, attributes: Record<string, string>): void {
    switch (role) {
      case 'break':
        for (const fact of this.#open) fact.text += ' ';
        for (const continuation of this.#openContinuations) continuation.text += ' ';
        break;
      case 'ix:nonfraction':
      case 'ix:nonnumeric': {
        const fact: OpenFact = {
          kind: role === 'ix:nonfraction' ? 'number' : 'text',
          attributes,
          namespaces: this.#namespaces,
          hidden: this.#hidden > 0,
          text: '',
          excluded: 0,
        };
        this.#found.push(fact);
        this.#open.push(fact);
        break;
      }
      case 'ix:exclude':
        for (const fact of this.#open) fact.excluded++;
        break;
      case 'ix:continuation': {
        const continuation = { text: '', next: attributes['continuedat'] };
        this.#continuations.set(attributes['id'] ?? '', continuation);
        this.#openContinuations.push(continuation);
        break;
      }
      case 'ix:hidden':
        this.#hidden++;
        break;
      case 'xbrli:context':
        this.#context = { dimensions: [] };
        this.#contexts.set(attributes['id'] ?? '', this.#context);
        break;
      case 'xbrli:unit':
        this.#unit = { id: attributes['id'] ?? '', numerator: [], denominator: [], below: false };
        break;
      case 'xbrli:unitdenominator':
        if (this.#unit !== undefined) this.#unit.below = true;
        break;
      case 'xbrldi:explicitmember':
      case 'xbrldi:typedmember':
        this.#axis = attributes['dimension'] ?? '';
        this.#text = '';
        break;
      case 'xbrli:startdate':
      case 'xbrli:enddate':
      case 'xbrli:instant':
      case 'xbrli:measure':
        this.#text = '';
        break;
      default:
    }
  }

  #end(role: string): void {
    const text = this.#text?.trim() ?? '';
    switch (role) {
      case 'ix:nonfraction':
      case 'ix:nonnumeric':
        this.#open.pop();
        return;
      case 'ix:exclude':
        for (const fact of this.#open) fact.excluded--;
        return;
      case 'ix:continuation':
        this.#openContinuations.pop();
        return;
      case 'ix:hidden':
        this.#hidden--;
        return;
      case 'xbrli:context':
        this.#context = undefined;
        return;
      case 'xbrli:startdate':
        if (this.#context !== undefined) this.#context.start = text.slice(0, 10);
        break;
      case 'xbrli:enddate':
      case 'xbrli:instant':
        if (this.#context !== undefined) this.#context.end = text.slice(0, 10);
        break;
      case 'xbrldi:explicitmember':
        this.#context?.dimensions.push({
          axis: this.#conceptOf(this.#axis).concept,
          member: this.#conceptOf(text).concept,
        });
        break;
      case 'xbrldi:typedmember':
        this.#context?.dimensions.push({ axis: this.#conceptOf(this.#axis).concept, member: text });
        break;
      case 'xbrli:measure':
        this.#unit?.[this.#unit.below ? 'denominator' : 'numerator'].push(text.replace(/^.*:/, ''));
        break;
      case 'xbrli:unit':
        if (this.#unit !== undefined) {
          const { id, numerator, denominator } = this.#unit;
          const below = denominator.length === 0 ? '' : `/${denominator.join('*')}`;
          this.#units.set(id, numerator.join('*') + below);
        }
        this.#unit = undefined;
        return;
      default:
        return;
    }
    this.#text = undefined;
  }

  #conceptOf(name: string, namespaces = this.#namespaces): { concept: string; namespace: string } {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const namespace = namespaces.get(prefix.toLowerCase()) ?? '';
    return { concept: `${conventionalPrefix(namespace) ?? prefix}:${name.slice(colon + 1)}`, namespace };
  }

  facts(): XbrlFact[] {
    return this.#found.map((fact) => {
      const { attributes, kind, namespaces, hidden } = fact;
      const context = this.#contexts.get(attributes['contextref'] ?? '');
      const text = this.#withContinuations(fact);
      const printed = text.replace(/[\s\u00a0]+/g, ' ').trim();
      const isNil = attributes['xsi:nil'] === 'true' || attributes['xsi:nil'] === '1';
      const unit = this.#units.get(attributes['unitref'] ?? '');
      const decimals = decimalsOf(attributes['decimals']);
      return {
        ...this.#conceptOf(attributes['name'] ?? '', namespaces),
        kind,
        value: isNil ? null : kind === 'number' ? numberOf(text, attributes) : readText(text, attributes['format']),
        printed,
        ...(decimals === undefined || isNil ? {} : { decimals }),
        ...(unit === undefined ? {} : { unit }),
        period: {
          ...(context?.start === undefined ? {} : { start: context.start }),
          ...(context?.end === undefined ? {} : { end: context.end }),
        },
        dimensions: context?.dimensions ?? [],
        hidden,
        ...(attributes['id'] === undefined ? {} : { id: attributes['id'] }),
      };
    });
  }

  #withContinuations({ text, attributes }: OpenFact): string {
    let whole = text;
    const seen = new Set<string>();
    let next = attributes['continuedat'];
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const continuation = this.#continuations.get(next);
      whole += continuation?.text ?? '';
      next = continuation?.next;
    }
    return whole;
  }
}

/** "us-gaap" of `http://fasb.org/us-gaap/2021-01-31`: the standard taxonomies' own names; a company's own is its prefix. */
function conventionalPrefix(namespace: string): string | undefined {
  return (
    /^https?:\/\/(?:xbrl\.)?(?:fasb\.org|sec\.gov|us)\/(?:xbrl\/)?([\w-]+)\/\d{4}/.exec(namespace)?.[1] ??
    (/^https?:\/\/xbrl\.ifrs\.org\/taxonomy\/.*ifrs-full/.test(namespace) ? 'ifrs-full' : undefined)
  );
}

function decimalsOf(text: string | undefined): number | 'INF' | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === 'INF') return 'INF';
  const number = Number(text);
  return Number.isInteger(number) ? number : undefined;
}

/** (sign × number in its format) × 10^scale; null where the text is no number in its format. */
function numberOf(text: string, attributes: Readonly<Record<string, string>>): string | null {
  const digits = readNumber(text, attributes['format']);
  if (digits === undefined) return null;
  return scaled(digits, Number.parseInt(attributes['scale'] ?? '0', 10) || 0, attributes['sign'] === '-');
}
