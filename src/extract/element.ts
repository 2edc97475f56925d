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

/** The few attributes of an element that are kept: names and values in turn. A map for each of a filing's cells would weigh more than the cells. */
export class Attributes {
  readonly #pairs: string[] = [];

  get size(): number {
    return this.#pairs.length / 2;
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.#pairs.length; i += 2) if (this.#pairs[i] === name) return this.#pairs[i + 1];
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The first of several with one name counts. */
  add(name: string, value: string): void {
    if (!this.has(name)) this.#pairs.push(name, value);
  }
}

export const noAttributes = new Attributes();
