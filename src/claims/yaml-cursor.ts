/** A place among the tokens of a claims file, and what blocks and brackets have in common: scalars, keys, limits. */
import type { Problems } from './problems.ts';
import type { MapEntry, Stretch, TextNode, YamlNode } from './yaml-node.ts';
import { scalarText } from './yaml-scalar.ts';
import { type Token, type TokenKind, tokensOf } from './yaml-tokens.ts';
import * as trap from './yaml-traps.ts';

/** Deeper nesting than a claims file has by far; bounds the recursion of the readers. */
const maxDepth = 32;
const maxKeysPerMap = 2000;

/** Tokens that are kept behind the cursor at most. */
const keptTokens = 256;

/** Tokens that say nothing. */
export const blank: ReadonlySet<TokenKind> = new Set(['space', 'newline', 'comment']);

export interface Cursor {
  readonly problems: Problems;
  /** The token at hand; past the last one a token of the end. */
  here(): Token;
  /** The token at an offset from the one at hand. */
  ahead(by: number): Token | undefined;
  next(): void;
  atEnd(): boolean;
  /** Nothing more of this file is read. */
  stop(): void;
  skipTo(offset: number): void;
  skipSpaces(): void;
  lineEnd(offset: number): number;
  /** The rest of the line as it stands, where YAML would read something else into it. */
  rawRest(start: number): TextNode;
  /** The plain or quoted text at hand. */
  scalar(): TextNode;
  textNode(token: Token, style: TextNode['style'], header?: string): TextNode;
  addEntry(entries: Map<string, MapEntry>, key: TextNode, value: YamlNode): void;
  /** Runs one level deeper; `otherwise` where that is too deep, which is reported. */
  deeper<T>(at: Stretch, read: () => T, otherwise: () => T): T;
  isTop(): boolean;
}

export function cursorOver(problems: Problems): Cursor {
  const { text } = problems;
  // Tokens are made as they are read and dropped behind the cursor: all of a file at once keep the collector busy.
  let source: Iterator<Token> = tokensOf(text);
  let offset = 0;
  let tokens: Token[] = [];
  const end: Token = { kind: 'document-end', source: '', start: text.length, end: text.length, column: -1 };
  let index = 0;
  let depth = 0;

  const ahead = (by: number): Token | undefined => {
    while (tokens.length <= index + by) {
      const { value, done } = source.next();
      if (done) return undefined;
      tokens.push(offset === 0 ? value : { ...value, start: value.start + offset, end: value.end + offset });
    }
    return tokens[index + by];
  };
  const next = (): void => {
    index += 1;
    if (index < keptTokens) return;
    tokens = tokens.slice(index - 1);
    index = 1;
  };
  const here = (): Token => ahead(0) ?? end;
  const atEnd = (): boolean => ahead(0) === undefined;
  const lineEnd = (from: number): number => {
    const lineBreak = text.indexOf('\n', from);
    return lineBreak === -1 ? text.length : lineBreak;
  };
  /** Nothing more of this file is read. */
  const stop = (): void => {
    source = [].values();
    tokens = tokens.slice(0, index);
  };
  const skipTo = (to: number): void => {
    while (!atEnd() && here().start < to) next();
  };
  const skipSpaces = (): void => {
    while (here().kind === 'space') next();
  };
  /** The rest of the line as it stands, where YAML would read something else into it. */
  const rawRest = (start: number): TextNode => {
    const value = text.slice(start, lineEnd(start)).trimEnd();
    skipTo(lineEnd(start));
    return { kind: 'text', value, style: 'raw', start, end: start + value.length };
  };

  const textNode = (token: Token, style: TextNode['style'], header?: string): TextNode => ({
    kind: 'text',
    value: scalarText(token.source, style, header),
    style,
    start: token.start,
    end: token.end,
    ...(header === undefined ? {} : { header }),
  });

  const flowStyle = ({ kind, source }: Token): TextNode['style'] =>
    kind === 'text' ? 'plain' : source.startsWith('"') ? 'double' : 'single';

  /** No mark closes it in the rest of the file: it ends with its line, and the rest is read as if it did. */
  const cutAtLine = (token: Token, style: TextNode['style']): TextNode => {
    const cut = lineEnd(token.start);
    tokens = tokens.slice(0, index);
    source = tokensOf(text.slice(cut));
    offset = cut;
    const line = text.slice(token.start, cut).trimEnd();
    return {
      kind: 'text',
      value: scalarText(line, style),
      style,
      start: token.start,
      end: token.start + line.length,
    };
  };

  const scalar = (): TextNode => {
    const token = here();
    next();
    const style = flowStyle(token);
    const last = token.source.at(-1);
    if (style !== 'plain' && (token.source.length < 2 || last !== token.source[0])) {
      problems.report(trap.unclosedQuote(token));
      if (token.source.includes('\n')) return cutAtLine(token, style);
    }
    return textNode(token, style);
  };

  const deeper = <T>(at: Stretch, read: () => T, otherwise: () => T): T => {
    if (depth >= maxDepth) {
      problems.report(trap.tooDeep(at, maxDepth));
      stop();
      return otherwise();
    }
    depth += 1;
    const result = read();
    depth -= 1;
    return result;
  };

  const addEntry = (entries: Map<string, MapEntry>, key: TextNode, value: YamlNode): void => {
    const earlier = entries.get(key.value);
    if (earlier) problems.report(trap.duplicateKey(key, problems.place(earlier.key.start).line));
    else entries.set(key.value, { key, value });
    if (entries.size > maxKeysPerMap) {
      problems.report(trap.tooManyKeys(key, maxKeysPerMap));
      stop();
    }
  };

  return {
    problems,
    here,
    ahead,
    next,
    atEnd,
    stop,
    skipTo,
    skipSpaces,
    lineEnd,
    rawRest,
    scalar,
    textNode,
    addEntry,
    deeper,
    isTop: () => depth === 0,
  };
}
