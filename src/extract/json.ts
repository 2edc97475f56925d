/**
 * JSON as a value, and, where it matters, its numbers as printed. `JSON.parse` does the work once per document; a float
 * keeps every digit that anyone prints up to 15 of them, so the text is walked again only for the places that are asked.
 */
import { ReadError } from './document.ts';

/** As deep as a document may nest; whoever walks it may recurse. */
const maxDepth = 512;

/** Steps from the root: member names and array indexes. */
export type JsonPath = readonly (string | number)[];

/** A number as the document prints it: "1.10", "6.02e23", "12345678901234567890". */
export class NumberToken {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

/** Text before the value that APIs put there against being run as a script. */
const guards = /^(?:\ufeff)?\s*(?:\)\]\}'?,?\s*|while\s*\(1\);\s*|for\s*\(;;\);\s*)?/;

/** Parses a document, or throws a {@link ReadError}: `unreadable` (syntax) or `too-large` (depth). */
export function readJson(text: string): unknown {
  if (isDeep(text)) {
    throw new ReadError('too-large', 'depth', `This document nests deeper than ${maxDepth} levels.`);
  }
  try {
    return JSON.parse(text.slice(guards.exec(text)?.[0].length ?? 0));
  } catch (cause) {
    throw new ReadError('unreadable', 'syntax', 'The answer is said to be JSON and is not.', { cause });
  }
}

/** Counted on the text, before the parser meets it: a fifth of the parser's own time, where a walk of the value costs as much again. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return false;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > maxDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/** The closing quote of the string that opens here, or -1. */
function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at > 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

/**
 * What stands at a path of a document that {@link readJson} took, with every number in it as a {@link NumberToken};
 * undefined where the path leads nowhere. Walks the text once, skipping what it need not read.
 */
export function printedAt(text: string, path: JsonPath): unknown {
  const walker = new Walker(text, guards.exec(text)?.[0].length ?? 0);
  for (const step of path) if (!walker.enter(step)) return undefined;
  return walker.value();
}

/** Reads valid JSON only: the whole text has been through `JSON.parse`. */
class Walker {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** Moves to a member or an item. Of members with one name the last counts, as in `JSON.parse`. */
  enter(step: string | number): boolean {
    this.#space();
    const open = this.#text[this.#at];
    if (open !== (typeof step === 'number' ? '[' : '{')) return false;
    this.#at++;
    let found = -1;
    for (let index = 0; ; index++) {
      this.#space();
      if (this.#text[this.#at] === ']' || this.#text[this.#at] === '}') break;
      let name: string | number = index;
      if (open === '{') {
        name = this.#string();
        this.#space();
        this.#at++;
        this.#space();
      }
      if (name === step) {
        found = this.#at;
        if (typeof step === 'number') break;
      }
      this.#skip();
      this.#space();
      if (this.#text[this.#at] !== ',') break;
      this.#at++;
    }
    if (found < 0) return false;
    this.#at = found;
    return true;
  }

  value(): unknown {
    this.#space();
    const first = this.#text[this.#at];
    if (first === '"') return this.#string();
    if (first === '[') {
      const items: unknown[] = [];
      this.#each(() => items.push(this.value()));
      return items;
    }
    if (first === '{') {
      // A null prototype: a member may be called "__proto__".
      const members: Record<string, unknown> = Object.create(null);
      this.#each(() => {
        const name = this.#string();
        this.#space();
        this.#at++;
        members[name] = this.value();
      });
      return members;
    }
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text[this.#at] ?? '')) this.#at++;
    const word = this.#text.slice(start, this.#at);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new NumberToken(word);
  }

  #each(read: () => void): void {
    this.#at++;
    for (;;) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === ']' || next === '}' || next === undefined) break;
      if (next === ',') {
        this.#at++;
        continue;
      }
      read();
    }
    this.#at++;
  }

  #space(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  #string(): string {
    const start = this.#at;
    this.#skipString();
    return JSON.parse(this.#text.slice(start, this.#at)) as string;
  }

  #skipString(): void {
    const end = endOfString(this.#text, this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
  }

  #skip(): void {
    let depth = 0;
    while (this.#at < this.#text.length) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        this.#skipString();
        if (depth === 0) return;
        continue;
      }
      if (code === 0x7b || code === 0x5b) depth++;
      else if (code === 0x7d || code === 0x5d) {
        if (depth === 0) return;
        depth--;
        if (depth === 0) {
          this.#at++;
          return;
        }
      } else if (code === 0x2c && depth === 0) return;
      this.#at++;
    }
  }
}
