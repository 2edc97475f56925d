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
  /** UTF-16 units since the line began. */
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
const [byteOrderMark, documentMode, scalarMark, flowCut] = ['\ufeff', '\x02', '\x1f', '\x18'];

/** Tokens in the order of the file. Marks of the lexer's own are left out; a scalar's mark tells text from signs. */
export function* tokensOf(text: string): Generator<Token> {
  let start = 0;
  let lineStart = 0;
  let scalar = false;
  let block = false;
  for (const source of new Lexer().lex(text)) {
    if (source === '') {
      // The empty body of a block.
      if (scalar) block = false;
      scalar = false;
    }
    if (source === documentMode || source === '') continue;
    if (source === scalarMark) {
      scalar = true;
      continue;
    }
    if (source === flowCut) {
      yield { kind: 'flow-cut', source: '', start, end: start, column: start - lineStart };
      continue;
    }
    const end = start + source.length;
    if (source !== byteOrderMark) {
      const kind: TokenKind = scalar
        ? block
          ? 'block-text'
          : 'text'
        : (marks[source] ?? firstCharacters[source[0] ?? ''] ?? 'text');
      // Spaces inside a line mean nothing: places are told by offsets.
      if (kind === 'space' && start !== lineStart) {
        start = end;
        continue;
      }
      if (kind === 'block-header') block = true;
      else if (scalar) block = false;
      yield { kind, source, start, end, column: start - lineStart };
    }
    scalar = false;
    start = end;
    const lastBreak = source.lastIndexOf('\n');
    if (lastBreak !== -1) lineStart = end - (source.length - lastBreak - 1);
    else if (source === byteOrderMark) lineStart = end;
  }
}
