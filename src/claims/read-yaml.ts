/**
 * The text of a claims file to a tree with places. YAML 1.2 without what an editor never means (anchors, aliases,
 * tags, directives, several documents, explicit keys). A mistake is reported where it stands, in an editor's words, and
 * reading goes on with the next line, so that all mistakes of a file come out at once.
 */
import type { Problem, Problems } from './problems.ts';
import { blank, cursorOver } from './yaml-cursor.ts';
import { flowReader } from './yaml-flow.ts';
import type { MapEntry, MapNode, TextNode, YamlNode } from './yaml-node.ts';
import type { Token, TokenKind } from './yaml-tokens.ts';
import * as trap from './yaml-traps.ts';

const startsNode: ReadonlySet<TokenKind> = new Set(['text', 'quoted', 'open-map', 'open-list', 'block-header', 'dash']);

/** Reads one file; undefined where it holds nothing. What is wrong goes to `problems`. */
export function readYaml(problems: Problems): YamlNode | undefined {
  const { text } = problems;
  const cursor = cursorOver(problems);
  const { here, ahead, next, atEnd, stop, skipTo, skipSpaces, lineEnd, rawRest, scalar, textNode, addEntry } = cursor;
  const { flowMap, flowList } = flowReader(cursor);

  const isFirstOfLine = (token: Token): boolean => /^[ \t]*$/.test(text.slice(token.start - token.column, token.start));

  /** To the next token that says something; white space made of tabs is no indentation. */
  const skipBlank = (): void => {
    if (problems.isFull()) stop();
    for (; !atEnd(); next()) {
      const token = here();
      if (token.kind === 'space' && token.column === 0 && token.source.includes('\t')) {
        const following = ahead(1);
        if (following && !blank.has(following.kind)) problems.report(trap.tabIndent(token));
      } else if (token.kind === 'directive' && cursor.isTop()) {
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
    for (let by = 1, more = ahead(by); more; by += 1, more = ahead(by)) {
      if (blank.has(more.kind) || more.kind === 'document-end') continue;
      problems.report(trap.secondDocument(token));
      break;
    }
    stop();
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
    next();
    skipSpaces();
    if (here().kind === 'comment') next();
    if (here().kind !== 'newline' && !atEnd()) {
      problems.report(trap.foldBegins(header));
      return rawRest(header.start);
    }
    if (/\d/.test(header.source)) problems.report(trap.blockIndent(header));
    if (here().kind === 'newline') next();
    const body = here();
    if (body.kind !== 'block-text') {
      return { kind: 'text', value: '', style: 'raw', start: header.start, end: header.end };
    }
    next();
    return textNode(body, 'block', header.source);
  };

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
      next();
      return value;
    }
    if (token.kind === 'newline' || atEnd() || isFirstOfLine(token)) return value;
    if (value.kind === 'text' && value.style === 'raw') return value;
    if (token.kind === 'flow-cut') {
      next();
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
    const following = ahead(1);
    return following?.kind === 'colon' && following.column !== 0;
  };

  /** A sign of Chinese print that was meant for one of YAML's; the line is not read then. */
  const wideSign = (token: Token): Problem | undefined =>
    token.kind === 'open-map' || token.kind === 'open-list'
      ? trap.wideKey(text.slice(token.start, lineEnd(token.start)), token.start)
      : trap.wideBracket(token);

  /** A value on the line of its key or dash. */
  const inlineValue = (): YamlNode => {
    const token = here();
    const raw = reserved();
    if (raw) return raw;
    if (token.kind === 'block-header') return block();
    const wide = wideSign(token);
    if (wide) {
      problems.report(wide);
      return rawRest(token.start);
    }
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
        next();
        return key;
      }
      problems.report(trap.missingColon(token));
      if (hasColon && token.kind === 'text') {
        // YAML folded this line and the next key into one: the key is what follows the last break.
        const tail = token.source.slice(lastLine);
        const key = tail.trimStart();
        const start = token.end - key.length;
        next();
        skipSpaces();
        next();
        if (tail.length - key.length === column) {
          return { kind: 'text', value: key, style: 'plain', start, end: token.end };
        }
      } else next();
      rawRest(here().start);
      return undefined;
    }
    if (!reserved()) {
      problems.report(trap.strayInBlock(token));
      rawRest(token.start);
      if (here() === token) next();
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
        if (here() === token) next();
        continue;
      }
      if (token.kind === 'dash') break;
      const key = mapKey(column);
      if (!key) continue;
      const value = mapValue(key, column);
      last = ahead(-1)?.end ?? last;
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
        if (here() === dash) next();
        continue;
      }
      next();
      skipSpaces();
      if (here().kind === 'newline' || here().kind === 'comment' || atEnd()) {
        skipBlank();
        if (!atEnd() && here().column > column) items.push(blockNode(here().column));
        else items.push({ kind: 'empty', start: dash.start, end: dash.end });
      } else items.push(blockNode(here().column));
      last = ahead(-1)?.end ?? last;
    }
    return { kind: 'list', items, start: first.start, end: last };
  };

  const blockNode = (column: number): YamlNode => {
    const { start, end } = here();
    return cursor.deeper(
      { start, end },
      () => startedBlock(column),
      () => ({ kind: 'empty', start, end }),
    );
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
