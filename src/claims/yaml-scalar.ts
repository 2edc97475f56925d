/** Text of a YAML scalar as its author meant it, and the way back: which place of the file a character came from. */
import type { TextNode, TextStyle } from './yaml-node.ts';

interface Decoded {
  readonly value: string;
  /** For each UTF-16 unit of `value` its offset in the source; only made when asked for. */
  readonly offsets?: readonly number[];
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const hexLength: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Collects characters with the places they came from, a line at a time: a value of many lines is joined once. */
class Sink {
  private readonly done: string[] = [];
  private line = '';
  private doneLength = 0;
  readonly offsets: number[] | undefined;

  constructor(track: boolean) {
    this.offsets = track ? [] : undefined;
  }

  get isEmpty(): boolean {
    return this.doneLength === 0 && this.line === '';
  }

  get value(): string {
    return this.done.join('') + this.line;
  }

  add(text: string, at: number, each = false): void {
    this.line += text;
    if (this.offsets) for (let i = 0; i < text.length; i += 1) this.offsets.push(each ? at + i : at);
  }

  /** How much of the current line is there already. */
  get lineLength(): number {
    return this.line.length;
  }

  /** Ends the line: folding eats the white space before a break, but not what was escaped (`floor`). */
  endLine(floor: number): void {
    let end = this.line.length;
    while (end > floor && (this.line[end - 1] === ' ' || this.line[end - 1] === '\t')) end -= 1;
    this.line = this.line.slice(0, end);
    this.done.push(this.line);
    this.doneLength += end;
    this.line = '';
    if (this.offsets) this.offsets.length = this.doneLength;
  }
}

/** At a line break in flow text: one break is a space, each further one is itself. Returns where text goes on. */
function foldBreak(source: string, at: number, sink: Sink): number {
  let breaks = 0;
  let index = at;
  while (index < source.length && ' \t\r\n'.includes(source[index] ?? '')) {
    if (source[index] === '\n') breaks += 1;
    index += 1;
  }
  if (breaks > 0) sink.add(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), at);
  return index;
}

/** Characters that stand for themselves. */
const ordinary = /[^\n\r'\\]+/y;

function flowText(source: string, style: 'plain' | 'single' | 'double', sink: Sink): void {
  let index = style === 'plain' ? 0 : 1;
  const closed = style !== 'plain' && source.length > 1 && source.endsWith(style === 'single' ? "'" : '"');
  const end = closed ? source.length - 1 : source.length;
  let floor = 0;
  while (index < end) {
    const char = source[index] ?? '';
    if (char === '\n' || (char === '\r' && source[index + 1] === '\n')) {
      sink.endLine(floor);
      index = foldBreak(source, index, sink);
      floor = sink.lineLength;
    } else if (char === "'" && style === 'single') {
      sink.add("'", index);
      index += 2;
    } else if (char === '\\' && style === 'double') {
      const name = source[index + 1] ?? '';
      const length = hexLength[name];
      if (length !== undefined) {
        const code = Number.parseInt(source.slice(index + 2, index + 2 + length), 16);
        sink.add(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', index);
        index += 2 + length;
      } else if (name === '\n' || name === '\r') {
        index += name === '\r' ? 3 : 2;
        while (source[index] === ' ' || source[index] === '\t') index += 1;
      } else {
        sink.add(escapes[name] ?? name, index);
        index += 2;
      }
      floor = sink.lineLength;
    } else {
      ordinary.lastIndex = index;
      const run = ordinary.exec(source)?.[0] ?? char;
      const text = run.slice(0, end - index);
      sink.add(text, index, true);
      index += text.length;
    }
  }
  if (style === 'plain') sink.endLine(0);
}

/** Literal `|` and folded `>` blocks; `header` is the indicator with its chomping and indentation. */
function blockText(source: string, header: string, sink: Sink): void {
  const lines: { readonly text: string; readonly at: number }[] = [];
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('\n', at);
    const end = next === -1 ? source.length : next;
    lines.push({ text: source.slice(at, source[end - 1] === '\r' ? end - 1 : end), at });
    at = end + 1;
  }
  const blank = (line: string): boolean => /^[ \t]*$/.test(line);
  const first = lines.find((line) => !/^ *$/.test(line.text));
  const indent = first ? (/^ */.exec(first.text)?.[0].length ?? 0) : 0;
  const folded = header.startsWith('>');
  let last = -1;
  for (const [index, line] of lines.entries()) if (!blank(line.text)) last = index;
  let pending = 0;
  let previousPlain = false;
  for (const [index, line] of lines.entries()) {
    if (index > last) break;
    const text = line.text.slice(indent);
    if (text === '') {
      pending += 1;
      continue;
    }
    const plain = !/^[ \t]/.test(text);
    if (index > 0) {
      if (folded && plain && previousPlain) sink.add(pending === 0 ? ' ' : '\n'.repeat(pending), line.at);
      else sink.add('\n'.repeat(pending + (sink.isEmpty ? 0 : 1)), line.at);
    }
    sink.add(text, line.at + indent, true);
    pending = 0;
    previousPlain = plain;
  }
  if (last >= 0 && !header.includes('-')) sink.add('\n', source.length);
  if (header.includes('+')) sink.add('\n'.repeat(Math.max(0, lines.length - 1 - last)), source.length);
}

function decode(source: string, style: TextStyle, header: string, track: boolean): Decoded {
  if (style === 'raw' || (style === 'plain' && !track && !source.includes('\n'))) {
    return { value: source };
  }
  const sink = new Sink(track);
  if (style === 'block') blockText(source, header, sink);
  else flowText(source, style, sink);
  return sink.offsets ? { value: sink.value, offsets: sink.offsets } : { value: sink.value };
}

/** What a scalar says. `source` is its stretch of the file, quotes included, or the body of a block. */
export const scalarText = (source: string, style: TextStyle, header = ''): string =>
  decode(source, style, header, false).value;

/** The place in the file of the character at `index` of a node's value; its end for an index past the value. */
export function offsetIn(file: string, node: TextNode, index: number): number {
  if (node.style === 'raw') return Math.min(node.start + index, node.end);
  const source = file.slice(node.start, node.end);
  const { offsets } = decode(source, node.style, node.header ?? '', true);
  const at = offsets?.[index];
  if (at !== undefined) return node.start + at;
  return node.style === 'single' || node.style === 'double' ? Math.max(node.start, node.end - 1) : node.end;
}
