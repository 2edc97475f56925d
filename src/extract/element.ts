/** What markup becomes: elements with their visible text, and of their attributes the few that something reads. */

export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly parent: Element | null;
  readonly children: readonly (Element | string)[];
  /** No reader sees what is in it. */
  readonly hidden: boolean;
  readonly bold: boolean;
}

/** An element on its way. An empty cell has no array, one with a single child an array of one: filings have sixty thousand. */
export class GrowingElement implements Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly parent: GrowingElement | null;
  readonly hidden: boolean;
  readonly bold: boolean;
  children: (Element | string)[] = none;

  constructor(tag: string, attributes: Attributes, parent: GrowingElement | null, hidden: boolean, bold: boolean) {
    this.tag = tag;
    this.attributes = attributes;
    this.parent = parent;
    this.hidden = hidden;
    this.bold = bold;
  }

  append(child: Element | string): void {
    const { children } = this;
    const last = children.length - 1;
    const before = children[last];
    if (children === none) this.children = [child];
    else if (typeof child === 'string' && typeof before === 'string') children[last] = before + child;
    else children.push(child);
  }
}

const none: (Element | string)[] = [];

/** What later steps read; all others are dropped, and of a style only whether it hides or emboldens. */
const keptNames = new Set(
  (
    'id class hidden open role itemprop datetime pubdate content name property http-equiv value href rel lang xml:lang ' +
    'type colspan rowspan scope align alt title aria-label data-testid data-component data-time data-date data-datetime ' +
    'data-timestamp data-published itemtype unitref style'
  ).split(' '),
);

/** The few attributes of an element that are kept: names and values in turn. A map for each of a filing's cells would weigh more than the cells. */
export class Attributes {
  readonly #pairs: readonly string[];

  constructor(pairs: readonly string[]) {
    this.#pairs = pairs;
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.#pairs.length; i += 2) if (this.#pairs[i] === name) return this.#pairs[i + 1];
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

export const noAttributes = new Attributes([]);

/** Letters of a value that many elements share: `colspan="3"` stands forty thousand times in a filing. */
const shortValue = 4;

/** Collects the attributes of one tag after another. */
export class AttributeReader {
  /** Names by the way they are written; empty for those that nothing reads. */
  readonly #names = new Map<string, string>();
  readonly #shared = new Map<string, Attributes>();
  #pairs: string[] = [];

  nameOf(written: string): string {
    let name = this.#names.get(written);
    if (name === undefined) {
      const lower = written.toLowerCase();
      name = keptNames.has(lower) ? lower : '';
      if (this.#names.size < 10_000) this.#names.set(written, name);
    }
    return name;
  }

  /** The first of several with one name counts. */
  add(name: string, value: string): void {
    for (let i = 0; i < this.#pairs.length; i += 2) if (this.#pairs[i] === name) return;
    this.#pairs.push(name, value);
  }

  /** Those that were added since. */
  taken(): Attributes {
    const pairs = this.#pairs;
    const [name, value] = pairs;
    if (name === undefined || value === undefined) return noAttributes;
    if (pairs.length > 2 || value.length > shortValue) {
      this.#pairs = [];
      return new Attributes(pairs);
    }
    const key = `${name} ${value}`;
    let shared = this.#shared.get(key);
    if (shared === undefined) {
      shared = new Attributes([name, value]);
      if (this.#shared.size < 10_000) this.#shared.set(key, shared);
    }
    pairs.length = 0;
    return shared;
  }
}
