/**
 * The text of a claims file to a tree with places. YAML 1.2 without what an editor never means (anchors, aliases,
 * tags, directives, several documents, explicit keys). A mistake is reported where it stands, in an editor's words, and
 * reading goes on with the next line, so that all mistakes of a file come out at once.
 */
import type { Problems } from './problems.ts';
import type { MapEntry, MapNode, Stretch, TextNode, YamlNode } from './yaml-node.ts';
import { scalarText } from './yaml-scalar.ts';
import { type Token, type TokenKind, tokensOf } from './yaml-tokens.ts';
import * as trap from './yaml-traps.ts';

/** Deeper nesting than a claims file has by far; bounds the recursion below. */
const maxDepth = 32;
const maxKeysPerMap = 2000;

const startsNode: ReadonlySet<TokenKind> = new Set(['text', 'quoted', 'open-map', 'open-list', 'block-header', 'dash']);
const blank: ReadonlySet<TokenKind> = new Set(['space', 'newline', 'comment']);

/** Reads one file; undefined where it holds nothing. What is wrong goes to `problems`. */
export function readYaml(problems: Problems): YamlNode | undefined {
  const { text } = problems;
  const tokens = [...tokensOf(text)];
  const end: Token = { kind: 'document-end', source: '', start: text.length, end: text.length, column: -1 };
  let index = 0;
  let depth = 0;

  const here = (): Token => tokens[index] ?? end;
  const atEnd = (): boolean => index >= tokens.length;
  const lineEnd = (offset: number): number => {
    const next = text.indexOf('\n', offset);
    return next === -1 ? text.length : next;
  };
  /** Nothing more of this file is read. */
  const stop = (): void => {
    index = tokens.length;
  };
  const skipTo = (offset: number): void => {
    while (!atEnd() && here().start < offset) index += 1;
  };
  const skipSpaces = (): void => {
    while (here().kind === 'space') index += 1;
  };
  const isFirstOfLine = (token: Token): boolean => /^[ \t]*$/.test(text.slice(token.start - token.column, token.start));

  /** To the next token that says something; white space made of tabs is no indentation. */
  const skipBlank = (): void => {
    if (problems.isFull()) stop();
    for (; !atEnd(); index += 1) {
      const token = here();
      if (token.kind === 'space' && token.column === 0 && token.source.includes('\t')) {
        const next = tokens[index + 1];
        if (next && !blank.has(next.kind)) problems.report(trap.tabIndent(token));
      } else if (token.kind === 'directive' && depth === 0) {
        problems.report(trap.directive(token));
      } else if (token.kind === 'document' || token.kind === 'document-end') {
        endDocument(token);
      } else if (!blank.has(token.kind)) return;
    }
  };

  let started = false;
  const endDocument = (token: Token): void => {
    if (token.kind === 'document' && !started) {
      started = true;
      return;
    }
    const more = tokens.slice(index + 1).find(({ kind }) => !blank.has(kind) && kind !== 'document-end');
    if (more) problems.report(trap.secondDocument(token));
    stop();
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
    tokens.length = index;
    for (const rest of tokensOf(text.slice(cut))) {
      tokens.push({ ...rest, start: rest.start + cut, end: rest.end + cut });
    }
    const source = text.slice(token.start, cut).trimEnd();
    return {
      kind: 'text',
      value: scalarText(source, style),
      style,
      start: token.start,
      end: token.start + source.length,
    };
  };

  const scalar = (): TextNode => {
    const token = here();
    index += 1;
    const style = flowStyle(token);
    const last = token.source.at(-1);
    if (style !== 'plain' && (token.source.length < 2 || last !== token.source[0])) {
      problems.report(trap.unclosedQuote(token));
      if (token.source.includes('\n')) return cutAtLine(token, style);
    }
    return textNode(token, style);
  };

  /** A sign that YAML gives a meaning of its own, at the begin of what was meant as text. */
  const reserved = (): TextNode | undefined => {
    const token = here();
    const problem = trap.reservedStart(token);
    if (!problem) return undefined;
    problems.report(problem);
    return rawRest(token.start);
  };

  const block = (): TextNode => {
    const header = here();
    index += 1;
    skipSpaces();
    if (here().kind === 'comment') index += 1;
    if (here().kind !== 'newline' && !atEnd()) {
      problems.report(trap.foldBegins(header));
      return rawRest(header.start);
    }
    if (/\d/.test(header.source)) problems.report(trap.blockIndent(header));
    if (here().kind === 'newline') index += 1;
    const body = here();
    if (body.kind !== 'block-text') {
      return { kind: 'text', value: '', style: 'raw', start: header.start, end: header.end };
    }
    index += 1;
    return textNode(body, 'block', header.source);
  };

  const tooDeep = (at: Stretch): boolean => {
    if (depth < maxDepth) return false;
    problems.report(trap.tooDeep(at, maxDepth));
    stop();
    return true;
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

  // Flow: inside brackets and braces.

  const skipFlowBlank = (): void => {
    while (blank.has(here().kind) && !atEnd()) index += 1;
  };

  const flowNode = (parent: 'map' | 'list'): YamlNode => {
    const raw = trap.reservedStart(here());
    if (raw) {
      problems.report(raw);
      const token = here();
      index += 1;
      skipSpaces();
      const tail = here().kind === 'text' ? here() : token;
      if (tail !== token) index += 1;
      return {
        kind: 'text',
        value: text.slice(token.start, tail.end),
        style: 'raw',
        start: token.start,
        end: tail.end,
      };
    }
    if (here().kind === 'open-map') return flowMap();
    if (here().kind === 'open-list') return flowList();
    const value = scalar();
    const next = here();
    if (value.style !== 'plain' && (next.kind === 'text' || next.kind === 'quoted')) {
      problems.report(trap.quoteBegins(value, text));
      index += 1;
    }
    if (parent === 'list') {
      skipSpaces();
      if (here().kind === 'colon') return flowPair(value);
    }
    return value;
  };

  const flowPair = (key: TextNode): MapNode => {
    index += 1;
    skipFlowBlank();
    const value = flowValue(key);
    return { kind: 'map', entries: new Map([[key.value, { key, value }]]), start: key.start, end: value.end };
  };

  const flowValue = (key: TextNode): YamlNode => {
    const token = here();
    if (token.kind === 'comma' || token.kind === 'close-map' || token.kind === 'close-list' || atEnd()) {
      return { kind: 'empty', start: key.start, end: key.end };
    }
    if (token.kind === 'flow-cut') return { kind: 'empty', start: key.start, end: key.end };
    return flowNode('map');
  };

  /** What ends an item of a flow collection: a comma is taken, a bracket left; else what is in the way is skipped. */
  const flowSeparator = (open: Token, close: 'close-map' | 'close-list'): 'next' | 'end' => {
    for (;;) {
      skipFlowBlank();
      const token = here();
      if (token.kind === close) {
        index += 1;
        return 'end';
      }
      if (token.kind === 'comma') {
        index += 1;
        return 'next';
      }
      if (atEnd() || token.kind === 'flow-cut' || token.kind === 'close-map' || token.kind === 'close-list') {
        problems.report(trap.unclosedBracket(open));
        if (!atEnd()) index += 1;
        return 'end';
      }
      problems.report(trap.strayInFlow(token));
      index += 1;
    }
  };

  const flowMap = (): MapNode => {
    const open = here();
    index += 1;
    const entries = new Map<string, MapEntry>();
    const node = (): MapNode => ({ kind: 'map', entries, start: open.start, end: tokens[index - 1]?.end ?? open.end });
    if (tooDeep(open)) return node();
    depth += 1;
    let comma: Token | undefined;
    for (let state = 'next'; state === 'next'; ) {
      skipFlowBlank();
      const token = here();
      if (token.kind === 'text' || token.kind === 'quoted') {
        const key = scalar();
        skipFlowBlank();
        if (here().kind === 'colon') {
          index += 1;
          skipFlowBlank();
          addEntry(entries, key, flowValue(key));
        } else {
          problems.report(trap.keyWithoutValue(key, comma, [...entries.values()].at(-1)));
        }
      }
      state = flowSeparator(open, 'close-map');
      comma = tokens[index - 1];
    }
    depth -= 1;
    return node();
  };

  const flowList = (): YamlNode => {
    const open = here();
    index += 1;
    const items: YamlNode[] = [];
    depth += 1;
    let comma: Token | undefined;
    if (!tooDeep(open)) {
      for (let state = 'next'; state === 'next'; ) {
        skipFlowBlank();
        const token = here();
        const isItem = token.kind !== 'close-list' && token.kind !== 'close-map' && token.kind !== 'comma';
        if (isItem && !atEnd() && token.kind !== 'flow-cut') {
          const item = flowNode('list');
          const split = comma && trap.commaSplitsList(items.at(-1), comma, item);
          if (split) problems.report(split);
          items.push(item);
        }
        state = flowSeparator(open, 'close-list');
        comma = tokens[index - 1];
      }
    }
    depth -= 1;
    return { kind: 'list', items, start: open.start, end: tokens[index - 1]?.end ?? open.end };
  };

  // Blocks: structure by indentation.

  /** A value is done: what else stands on its line was not meant to end up there. */
  const restOfLine = (value: YamlNode): YamlNode => {
    skipSpaces();
    const token = here();
    if (token.kind === 'comment') {
      if (value.kind === 'text') {
        const cut = trap.hashCuts(value, token);
        if (cut) {
          problems.report(cut);
          return rawRest(value.start);
        }
      }
      index += 1;
      return value;
    }
    if (token.kind === 'newline' || atEnd() || isFirstOfLine(token)) return value;
    if (value.kind === 'text' && value.style === 'raw') return value;
    if (token.kind === 'flow-cut') {
      index += 1;
      return value;
    }
    const lastBreak = token.kind === 'colon' ? text.slice(value.start, value.end).lastIndexOf('\n') : -1;
    if (lastBreak !== -1) return keyInText(value, value.start + lastBreak);
    problems.report(token.kind === 'colon' ? trap.colonInText(value, token, text) : trap.trailing(value, token, text));
    return rawRest(value.start);
  };

  const keyInText = (value: YamlNode, lastBreak: number): TextNode => {
    const indent = /^\s*/.exec(text.slice(lastBreak, value.end))?.[0].length ?? 0;
    problems.report(trap.keyInText({ start: lastBreak + indent, end: value.end }));
    skipTo(lineEnd(here().start));
    const above = text.slice(value.start, lastBreak).trimEnd();
    return { kind: 'text', value: above, style: 'raw', start: value.start, end: value.start + above.length };
  };

  const colonFollows = (): boolean => {
    let ahead = index + 1;
    while (tokens[ahead]?.kind === 'space') ahead += 1;
    return tokens[ahead]?.kind === 'colon' && !(tokens[ahead]?.column === 0);
  };

  /** A value on the line of its key or dash. */
  const inlineValue = (): YamlNode => {
    const token = here();
    const raw = reserved();
    if (raw) return raw;
    if (token.kind === 'block-header') return block();
    if (token.kind === 'open-map') return restOfLine(flowMap());
    if (token.kind === 'open-list') return restOfLine(flowList());
    if (token.kind !== 'text' && token.kind !== 'quoted') {
      problems.report(trap.signAsValue(token));
      return rawRest(token.start);
    }
    return restOfLine(scalar());
  };

  const mapValue = (key: TextNode, column: number): YamlNode => {
    skipSpaces();
    if (here().kind !== 'newline' && here().kind !== 'comment' && !atEnd()) {
      const value = inlineValue();
      const fullWidth = value.kind === 'text' ? trap.swallowedLine(value, text) : undefined;
      if (fullWidth) problems.report(fullWidth);
      return value;
    }
    skipBlank();
    const token = here();
    if (!atEnd() && token.column > column) return blockNode(token.column);
    if (!atEnd() && token.column === column && token.kind === 'dash') return blockList(column);
    return { kind: 'empty', start: key.start, end: key.end };
  };

  /** The key at hand, with its colon taken; undefined where the line is none, which is reported and skipped. */
  const mapKey = (column: number): TextNode | undefined => {
    const token = here();
    if (token.kind === 'text' || token.kind === 'quoted') {
      const hasColon = colonFollows();
      const lastLine = token.source.lastIndexOf('\n') + 1;
      if (hasColon && lastLine === 0) {
        const key = scalar();
        skipSpaces();
        index += 1;
        return key;
      }
      problems.report(trap.missingColon(token));
      if (hasColon && token.kind === 'text') {
        // YAML folded this line and the next key into one: the key is what follows the last break.
        const tail = token.source.slice(lastLine);
        const key = tail.trimStart();
        const start = token.end - key.length;
        index += 1;
        skipSpaces();
        index += 1;
        if (tail.length - key.length === column) {
          return { kind: 'text', value: key, style: 'plain', start, end: token.end };
        }
      } else index += 1;
      rawRest(here().start);
      return undefined;
    }
    if (!reserved()) {
      problems.report(trap.strayInBlock(token));
      rawRest(token.start);
      if (here() === token) index += 1;
    }
    return undefined;
  };

  const blockMap = (column: number): MapNode => {
    const first = here();
    const entries = new Map<string, MapEntry>();
    let last = first.end;
    for (skipBlank(); !atEnd() && here().column >= column; skipBlank()) {
      const token = here();
      if (token.column > column) {
        problems.report(trap.indentation(token, column));
        rawRest(token.start);
        if (here() === token) index += 1;
        continue;
      }
      if (token.kind === 'dash') break;
      const key = mapKey(column);
      if (!key) continue;
      const value = mapValue(key, column);
      last = tokens[index - 1]?.end ?? last;
      addEntry(entries, key, value);
    }
    return { kind: 'map', entries, start: first.start, end: last };
  };

  const blockList = (column: number): YamlNode => {
    const first = here();
    const items: YamlNode[] = [];
    let last = first.end;
    for (skipBlank(); !atEnd() && here().column >= column; skipBlank()) {
      const dash = here();
      if (dash.kind !== 'dash' || dash.column > column) {
        // A key at the dashes' own column belongs to the map around them.
        if (dash.column === column) break;
        problems.report(trap.indentation(dash, column));
        rawRest(dash.start);
        if (here() === dash) index += 1;
        continue;
      }
      index += 1;
      skipSpaces();
      if (here().kind === 'newline' || here().kind === 'comment' || atEnd()) {
        skipBlank();
        if (!atEnd() && here().column > column) items.push(blockNode(here().column));
        else items.push({ kind: 'empty', start: dash.start, end: dash.end });
      } else items.push(blockNode(here().column));
      last = tokens[index - 1]?.end ?? last;
    }
    return { kind: 'list', items, start: first.start, end: last };
  };

  const blockNode = (column: number): YamlNode => {
    const token = here();
    if (tooDeep(token)) return { kind: 'empty', start: token.start, end: token.end };
    depth += 1;
    const node = startedBlock(column);
    depth -= 1;
    return node;
  };

  const startedBlock = (column: number): YamlNode => {
    const token = here();
    if (token.kind === 'dash') return blockList(column);
    if ((token.kind === 'text' || token.kind === 'quoted') && colonFollows()) return blockMap(column);
    if (!startsNode.has(token.kind)) {
      const raw = reserved();
      if (raw) return raw;
    }
    return inlineValue();
  };

  skipBlank();
  if (atEnd()) return undefined;
  started = true;
  const root = blockNode(here().column);
  skipBlank();
  if (!atEnd()) problems.report(trap.strayInBlock(here()));
  return root;
}
