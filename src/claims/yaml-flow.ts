/** What stands inside brackets and braces: `[a, b]`, `{ key: value }`. */

import { blank, type Cursor } from './yaml-cursor.ts';
import type { MapEntry, MapNode, TextNode, YamlNode } from './yaml-node.ts';
import type { Token } from './yaml-tokens.ts';
import * as trap from './yaml-traps.ts';

/** Reads the map or the list whose opening sign is at hand. */
export function flowReader(cursor: Cursor): { readonly flowMap: () => MapNode; readonly flowList: () => YamlNode } {
  const { problems, here, ahead, next, atEnd, skipSpaces, scalar, addEntry } = cursor;
  const { text } = problems;

  const skipFlowBlank = (): void => {
    while (blank.has(here().kind) && !atEnd()) next();
  };

  const flowNode = (parent: 'map' | 'list'): YamlNode => {
    const raw = trap.reservedStart(here());
    if (raw) {
      problems.report(raw);
      const token = here();
      next();
      skipSpaces();
      const tail = here().kind === 'text' ? here() : token;
      if (tail !== token) next();
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
    const { kind } = here();
    if (value.style !== 'plain' && (kind === 'text' || kind === 'quoted')) {
      problems.report(trap.quoteBegins(value, text));
      next();
    }
    if (parent === 'list') {
      skipSpaces();
      if (here().kind === 'colon') return flowPair(value);
    }
    return value;
  };

  const flowPair = (key: TextNode): MapNode => {
    next();
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
        next();
        return 'end';
      }
      if (token.kind === 'comma') {
        next();
        return 'next';
      }
      if (atEnd() || token.kind === 'flow-cut' || token.kind === 'close-map' || token.kind === 'close-list') {
        problems.report(trap.unclosedBracket(open));
        if (!atEnd()) next();
        return 'end';
      }
      problems.report(trap.strayInFlow(token));
      next();
    }
  };

  const flowEntries = (open: Token, entries: Map<string, MapEntry>): void => {
    let comma: Token | undefined;
    for (let state = 'next'; state === 'next'; ) {
      skipFlowBlank();
      const token = here();
      if (token.kind === 'text' || token.kind === 'quoted') {
        const key = scalar();
        skipFlowBlank();
        if (here().kind === 'colon') {
          next();
          skipFlowBlank();
          addEntry(entries, key, flowValue(key));
        } else {
          problems.report(trap.keyWithoutValue(key, comma, [...entries.values()].at(-1)));
        }
      }
      state = flowSeparator(open, 'close-map');
      comma = ahead(-1);
    }
  };

  const flowMap = (): MapNode => {
    const open = here();
    next();
    const entries = new Map<string, MapEntry>();
    cursor.deeper(
      open,
      () => flowEntries(open, entries),
      () => undefined,
    );
    return { kind: 'map', entries, start: open.start, end: ahead(-1)?.end ?? open.end };
  };

  const flowItems = (open: Token, items: YamlNode[]): void => {
    let comma: Token | undefined;
    for (let state = 'next'; state === 'next'; ) {
      skipFlowBlank();
      const { kind } = here();
      const isItem = kind !== 'close-list' && kind !== 'close-map' && kind !== 'comma' && kind !== 'flow-cut';
      if (isItem && !atEnd()) {
        const item = flowNode('list');
        const split = comma && trap.commaSplitsList(items.at(-1), comma, item);
        if (split) problems.report(split);
        items.push(item);
      }
      state = flowSeparator(open, 'close-list');
      comma = ahead(-1);
    }
  };

  const flowList = (): YamlNode => {
    const open = here();
    next();
    const items: YamlNode[] = [];
    cursor.deeper(
      open,
      () => flowItems(open, items),
      () => undefined,
    );
    return { kind: 'list', items, start: open.start, end: ahead(-1)?.end ?? open.end };
  };

  return { flowMap, flowList };
}
