/**
 * The tokens of a claims file, from the lexer of `yaml`. Its parser and composer are not used: they take 18 times as
 * long as reading the tokens, and a deep document can end the whole process in them (a regular expression compiled at
 * the stack's end); the lexer keeps no stack.
 */
import { Lexer } from 'yaml';

export type TokenKind =
  | 'text'
  | 'quoted'
  | 'block-header'
  | 'block-text'
  | 'colon'
  | 'dash'
  | 'question'
  | 'comma'
  | 'open-map'
  | 'close-map'
  | 'open-list'
  | 'close-list'
  | 'flow-cut'
  | 'newline'
  | 'space'
  | 'comment'
  | 'anchor'
  | 'alias'
  | 'tag'
  | 'directive'
  | 'document'
  | 'document-end';

export interface Token {
  readonly kind: TokenKind;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** UTF-16 units since the line began; a tab before the text, which YAML does not allow, counts for two. */
  readonly column: number;
}

const marks: Readonly<Record<string, TokenKind>> = {
  ':': 'colon',
  '-': 'dash',
  '?': 'question',
  ',': 'comma',
  '{': 'open-map',
  '}': 'close-map',
  '[': 'open-list',
  ']': 'close-list',
  '---': 'document',
  '...': 'document-end',
  '\x18': 'flow-cut',
};

const firstCharacters: Readonly<Record<string, TokenKind>> = {
  '"': 'quoted',
  "'": 'quoted',
  '#': 'comment',
  '&': 'anchor',
  '*': 'alias',
  '!': 'tag',
  '|': 'block-header',
  '>': 'block-header',
  '%': 'directive',
  ' ': 'space',
  '\t': 'space',
  '\n': 'newline',
  '\r': 'newline',
};

/** What the lexer puts between tokens to say what it is at; none of it stands in the file. */
const [documentMode, scalarMark, flowCut] = ['\x02', '\x1f', '\x18'];

const kindOf = (source: string): TokenKind => marks[source] ?? firstCharacters[source[0] ?? ''] ?? 'text';

/** Tokens in the order of the file. Marks of the lexer's own are left out; a scalar's mark tells text from signs. */
export function* tokensOf(text: string): Generator<Token> {
  let start = 0;
  let lineStart = 0;
  let tabs = 0;
  let scalar = false;
  let block = false;
  // A tab before the text makes the lexer lose the indentation of the lines below it: it is given a space.
  const lexed = text.includes('\t') ? text.replace(/^ *\t[ \t]*/gm, (run) => ' '.repeat(run.length)) : text;
  for (const part of new Lexer().lex(lexed)) {
    if (part === documentMode) continue;
    if (part === flowCut) {
      yield { kind: 'flow-cut', source: '', start, end: start, column: start - lineStart };
      continue;
    }
    if (part === scalarMark) {
      scalar = true;
      continue;
    }
    const source = lexed === text ? part : text.slice(start, start + part.length);
    const kind = scalar ? (block ? 'block-text' : 'text') : kindOf(source);
    // After its header a block has a body, be it empty.
    if (kind === 'block-header') block = true;
    else if (scalar) block = false;
    scalar = false;
    if (source === '') continue;
    const end = start + source.length;
    const atLineStart = start === lineStart;
    // Spaces inside a line mean nothing: places are told by offsets.
    if (kind !== 'space' || atLineStart) yield { kind, source, start, end, column: start - lineStart + tabs };
    if (kind === 'space' && atLineStart) tabs = source.split('\t').length - 1;
    const lastBreak = source.lastIndexOf('\n');
    if (lastBreak !== -1) {
      lineStart = end - (source.length - lastBreak - 1);
      tabs = 0;
    }
    start = end;
  }
}
