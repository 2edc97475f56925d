/**
 * The grammar of computed claims: names of figures, figures as they are printed ("over 93%", "a third"), arithmetic,
 * comparisons, functions, and the time of an operand. What is wrong is said with its place in the text.
 *
 *     statement  = conjunct { ("and" | "or") conjunct }
 *     conjunct   = [ "not" ] comparison
 *     comparison = sum { (">" | ">=" | "<" | "<=" | "=" | "!=") sum } [ "in" days ]
 *     sum        = product { ("+" | "-") product }
 *     product    = timed { ("*" | "/") timed }
 *     timed      = value [ "at" days | [ "from" days ] [ "to" days ] ]
 *     value      = figure | name | function "(" arguments ")" | "(" statement ")" | "[" list "]" | "as-of" | "-" value
 */
import type { Figure, ReadingContext } from '../figures/figure.ts';
import type { Interval } from '../figures/interval.ts';
import { readFigure } from '../figures/read.ts';
import type { Comparison, Expression, FunctionName, Span } from './expression.ts';
import { functions, isFunction } from './functions.ts';
import { nearest } from './nearest.ts';
import { readDays } from './when.ts';

export interface ExpressionProblem extends Span {
  readonly code: 'bad-expression' | 'unknown-operand' | 'unknown-function';
  readonly message: string;
  readonly hint?: string;
}

export type ParsedExpression =
  | { readonly expression: Expression; readonly names: readonly string[] }
  | { readonly problem: ExpressionProblem };

export interface ExpressionContext {
  /** Names of the figures that the claim has. */
  readonly names: Iterable<string>;
  readonly reading?: ReadingContext;
}

/** Longer or deeper than any sentence needs; bounds the recursion. */
const [maxLength, maxDepth] = [2000, 40];

const comparisons: readonly (readonly [string, Comparison])[] = [
  ['>=', '>='],
  ['<=', '<='],
  ['!=', '!='],
  ['==', '='],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['>', '>'],
  ['<', '<'],
  ['＞', '>'],
  ['＜', '<'],
  ['＝', '='],
  ['=', '='],
];

/** Ends the parse at once; caught where it began. */
class Stumble extends Error {
  readonly problem: ExpressionProblem;
  constructor(problem: ExpressionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const wordCharacter = /[\p{L}\p{N}_]/u;

class Parser {
  readonly #text: string;
  readonly #names: readonly string[];
  readonly #reading: ReadingContext;
  readonly #used = new Set<string>();
  #at = 0;
  #depth = 0;

  constructor(text: string, { names, reading = {} }: ExpressionContext) {
    this.#text = text;
    // The longest first: "free cash flow" before "free".
    this.#names = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.#reading = reading;
  }

  parse(): ParsedExpression {
    const expression = this.#statement();
    this.#space();
    if (this.#at < this.#text.length) this.#unexpected();
    return { expression, names: [...this.#used] };
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #stumble(message: string, span: Span, hint?: string, code: ExpressionProblem['code'] = 'bad-expression'): never {
    throw new Stumble({ ...span, code, message, ...(hint === undefined ? {} : { hint }) });
  }

  #unexpected(): never {
    const rest = this.#text.slice(this.#at);
    const word = /^(?:[\p{L}\p{N}_.%-]+|\S)/u.exec(rest)?.[0] ?? '';
    const span = { start: this.#at, end: this.#at + Math.max(1, word.length) };
    if (word === '')
      this.#stumble('the calculation ends too early', { start: Math.max(0, this.#at - 1), end: this.#at });
    if (word === ',') this.#stumble('a comma is not expected here', span, 'a list is written [a, b, c]');
    if (word === ')' || word === ']') this.#stumble(`"${word}" closes nothing`, span);
    this.#stumble(`"${word}" is not expected here`, span, 'write an operator between two figures: + - * / > < =');
  }

  /** Takes the sign if it is next. */
  #sign(sign: string): boolean {
    this.#space();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  /** Takes the word if it is next, as a whole word. */
  #word(word: string): boolean {
    this.#space();
    const end = this.#at + word.length;
    if (this.#text.slice(this.#at, end).toLowerCase() !== word || wordCharacter.test(this.#text[end] ?? ''))
      return false;
    this.#at = end;
    return true;
  }

  #statement(): Expression {
    this.#depth += 1;
    if (this.#depth > maxDepth) this.#stumble('brackets are nested too deep', { start: this.#at, end: this.#at + 1 });
    let left = this.#conjunct();
    for (;;) {
      const op = this.#word('and') ? 'and' : this.#word('or') ? 'or' : undefined;
      if (!op) break;
      const right = this.#conjunct();
      left = { kind: 'logic', op, left, right, start: left.start, end: right.end };
    }
    this.#depth -= 1;
    return left;
  }

  #conjunct(): Expression {
    this.#space();
    const start = this.#at;
    if (!this.#word('not')) return this.#comparison();
    const of = this.#comparison();
    return { kind: 'not', of, start, end: of.end };
  }

  #comparator(): Comparison | undefined {
    this.#space();
    const found = comparisons.find(([sign]) => this.#text.startsWith(sign, this.#at));
    if (!found) return undefined;
    this.#at += found[0].length;
    return found[1];
  }

  #comparison(): Expression {
    let left = this.#sum();
    let result: Expression | undefined;
    for (let op = this.#comparator(); op; op = this.#comparator()) {
      const right = this.#sum();
      const pair: Expression = { kind: 'compare', op, left, right, start: left.start, end: right.end };
      // "a > b > c": each with the next.
      result = result
        ? { kind: 'logic', op: 'and', left: result, right: pair, start: result.start, end: pair.end }
        : pair;
      left = right;
    }
    const of = result ?? left;
    if (!this.#word('in')) return of;
    const { when, text, end } = this.#days('in');
    return { kind: 'in', of, when, text, start: of.start, end };
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      this.#space();
      const op = this.#sign('+') ? '+' : this.#sign('-') || this.#sign('−') ? '-' : undefined;
      if (!op) return left;
      const right = this.#product();
      left = { kind: 'arithmetic', op, left, right, start: left.start, end: right.end };
    }
  }

  #product(): Expression {
    let left = this.#timed();
    for (;;) {
      const op = this.#sign('*') || this.#sign('×') ? '*' : this.#sign('/') || this.#sign('÷') ? '/' : undefined;
      if (!op) return left;
      const right = this.#timed();
      left = { kind: 'arithmetic', op, left, right, start: left.start, end: right.end };
    }
  }

  #timed(): Expression {
    const of = this.#value();
    if (this.#word('at')) {
      const { when, text, end } = this.#days('at');
      return { kind: 'at', of, when, text, start: of.start, end };
    }
    const begin = this.#at;
    const from = this.#word('from') ? this.#days('from') : undefined;
    const to = this.#word('to') ? this.#days('to') : undefined;
    if (!from && !to) return of;
    const end = (to ?? from)?.end ?? this.#at;
    const text = this.#text.slice(begin, end).trim();
    return { kind: 'span', of, from: from?.when ?? null, to: to?.when ?? null, text, start: of.start, end };
  }

  /** Where the words at hand end at the latest: at an operator, a bracket, or a comma that is no part of a number. */
  #segmentEnd(): number {
    let end = this.#at;
    for (; end < this.#text.length; end += 1) {
      const char = this.#text[end] ?? '';
      const [before, after] = [this.#text[end - 1] ?? '', this.#text[end + 1] ?? ''];
      if ('()[]=<>!*×÷≥≤≠＞＜＝'.includes(char)) break;
      if (char === ',' && !(/\d/.test(before) && /^\d{3}(?!\d)/.test(this.#text.slice(end + 1, end + 5)))) break;
      if (end > this.#at && '+/'.includes(char)) break;
      // A hyphen inside a word or a number is part of it; with a space on either side it subtracts.
      if (end > this.#at && '-−'.includes(char) && (/\s/.test(before) || /\s/.test(after))) break;
    }
    return end;
  }

  /** The longest run of whole words from here that reads as wanted. */
  #longest<T>(read: (text: string) => T | undefined): { readonly value: T; readonly end: number } | undefined {
    let end = this.#segmentEnd();
    while (end > this.#at) {
      const text = this.#text.slice(this.#at, end).trimEnd();
      const value = text === '' ? undefined : read(text);
      if (value !== undefined) return { value, end: this.#at + text.length };
      const cut = text.search(/\s+\S+$/);
      if (cut === -1) return undefined;
      end = this.#at + cut;
    }
    return undefined;
  }

  #days(after: string): { readonly when: Interval; readonly text: string; readonly end: number } {
    this.#space();
    const start = this.#at;
    const found = this.#longest((text) =>
      /\bto\b/.test(text) && after !== 'in' ? undefined : readDays(text, this.#reading),
    );
    if (!found) {
      const end = Math.max(start + 1, this.#segmentEnd());
      this.#stumble(
        `no date after "${after}"`,
        { start, end },
        'write a year, a month or a day: 2019, October 2025, 2025-12-11',
      );
    }
    this.#at = found.end;
    return { when: found.value, text: this.#text.slice(start, found.end), end: found.end };
  }

  #operandName(): string | undefined {
    for (const name of this.#names) {
      const end = this.#at + name.length;
      if (this.#text.slice(this.#at, end) !== name) continue;
      const after = this.#text[end] ?? '';
      if (wordCharacter.test(after) && wordCharacter.test(name.at(-1) ?? '')) continue;
      if (isFunction(name) && /^\s*\(/.test(this.#text.slice(end))) continue;
      return name;
    }
    return undefined;
  }

  #value(): Expression {
    this.#space();
    const start = this.#at;
    if (start >= this.#text.length) this.#unexpected();
    if (this.#sign('(')) {
      const of = this.#statement();
      if (!this.#sign(')')) this.#stumble('this bracket is never closed', { start, end: start + 1 }, 'close it with )');
      return { ...of, start, end: this.#at };
    }
    if (this.#sign('[')) return this.#list(start);
    const name = this.#operandName();
    const figure = this.#longest((text) => readFigure(text, this.#reading));
    // "a third" is a figure although there may be one called "a".
    if (name !== undefined && (!figure || figure.end - start <= name.length)) {
      this.#at += name.length;
      this.#used.add(name);
      return { kind: 'operand', name, start, end: this.#at };
    }
    if (this.#word('as-of')) return { kind: 'as-of', start, end: this.#at };
    const call = /^([\p{L}_][\p{L}\p{N}_-]*)\s*\(/u.exec(this.#text.slice(start));
    if (call) return this.#call(call[1] ?? '', start);
    if (figure) {
      this.#at = figure.end;
      return this.#figure(figure.value, start);
    }
    if (this.#sign('-') || this.#sign('−')) {
      const of = this.#value();
      return { kind: 'negate', of, start, end: of.end };
    }
    return this.#unknownName(start);
  }

  #figure(figure: Figure, start: number): Expression {
    return { kind: 'figure', figure, start, end: this.#at };
  }

  #unknownName(start: number): never {
    const text = this.#text.slice(start, this.#segmentEnd()).trimEnd();
    if (text === '') this.#unexpected();
    const word = /^[\p{L}_][\p{L}\p{N}_-]*/u.exec(text)?.[0];
    const hyphenated = word?.includes('-') ? word.split('-').filter((part) => this.#names.includes(part)) : [];
    const known = word === undefined ? undefined : nearest(word, [...this.#names, 'as-of']);
    const span = { start, end: start + (word ?? text).length };
    if (hyphenated.length > 0) {
      this.#stumble(
        `"${word}" is no figure of this claim`,
        span,
        'put spaces around a minus: a - b',
        'unknown-operand',
      );
    }
    if (known !== undefined) {
      this.#stumble(`"${word}" is no figure of this claim`, span, `did you mean "${known}"?`, 'unknown-operand');
    }
    const have = this.#names.length > 0 ? `its figures are: ${this.#names.join(', ')}` : 'it has no figures';
    this.#stumble(
      `"${text}" is neither a figure in print nor one of the claim's`,
      { start, end: start + text.length },
      `name it under figures:; ${have}`,
      'unknown-operand',
    );
  }

  #list(start: number): Expression {
    const of: Expression[] = [];
    if (!this.#sign(']')) {
      do of.push(this.#member() ?? this.#sum());
      while (this.#sign(','));
      if (!this.#sign(']')) this.#stumble('this bracket is never closed', { start, end: start + 1 }, 'close it with ]');
    }
    return { kind: 'list', of, start, end: this.#at };
  }

  /** The name of a member of a list: an operand that is none of the claim's figures. Quotes hold names with commas. */
  #member(): Expression | undefined {
    this.#space();
    const start = this.#at;
    const operand = this.#operandName();
    if (operand !== undefined) return undefined;
    const quoted = /^(["'])(.*?)\1/.exec(this.#text.slice(start));
    if (quoted) {
      this.#at += quoted[0].length;
      return { kind: 'operand', name: quoted[2] ?? '', start, end: this.#at };
    }
    const bare = /^[\p{L}][^,()[\]<>=+*/]*/u.exec(this.#text.slice(start))?.[0].trimEnd();
    if (!bare || (/^[\p{L}_-]+\s*$/u.test(bare) === false && readFigure(bare, this.#reading))) return undefined;
    if (/^\s*\(/.test(this.#text.slice(start + bare.length))) return undefined;
    this.#at += bare.length;
    return { kind: 'operand', name: bare, start, end: this.#at };
  }

  #call(name: string, start: number): Expression {
    const lower = name.toLowerCase();
    if (!isFunction(lower)) {
      const close = nearest(lower, Object.keys(functions));
      this.#stumble(
        `"${name}" is no function`,
        { start, end: start + name.length },
        close ? `did you mean "${close}"?` : `functions: ${Object.keys(functions).join(', ')}`,
        'unknown-function',
      );
    }
    this.#at = start + name.length;
    this.#sign('(');
    const entry = functions[lower];
    const args: Expression[] = [];
    const days: { readonly when: Interval; readonly text: string }[] = [];
    let flag: 'lowest' | 'highest' | undefined;
    if (!this.#sign(')')) {
      do {
        if (entry.flag && (this.#word('lowest') || this.#word('highest'))) {
          flag = this.#text.slice(0, this.#at).toLowerCase().endsWith('lowest') ? 'lowest' : 'highest';
        } else if (entry.days && args.length === 1 && this.#daysNext()) {
          days.push(this.#days(','));
        } else {
          const member = entry.takes[args.length] === 'member' ? this.#member() : undefined;
          args.push(member ?? this.#statement());
        }
      } while (this.#sign(','));
      if (!this.#sign(')')) {
        this.#space();
        if (this.#at < this.#text.length) this.#unexpected();
        this.#stumble(
          `the bracket of ${lower}( is never closed`,
          { start, end: start + name.length + 1 },
          'close it with )',
        );
      }
    }
    return this.#checked(lower, args, days, flag, { start, end: this.#at });
  }

  #daysNext(): boolean {
    this.#space();
    return this.#operandName() === undefined && this.#longest((text) => readDays(text, this.#reading)) !== undefined;
  }

  #checked(
    fn: FunctionName,
    args: readonly Expression[],
    days: readonly { readonly when: Interval; readonly text: string }[],
    flag: 'lowest' | 'highest' | undefined,
    span: Span,
  ): Expression {
    const { takes, least = takes.length, more, example } = functions[fn];
    const most = more ? Number.POSITIVE_INFINITY : takes.length;
    const wanted = least === most ? `${least}` : more ? `at least ${least}` : `${least} to ${most}`;
    if (args.length < least || args.length > most || days.length > 2) {
      this.#stumble(`${fn} takes ${wanted}, not ${args.length}`, span, `for example: ${example}`);
    }
    const condition = args[takes.findIndex((role) => role === 'condition' || role === 'series-condition')];
    if (condition && !isCondition(condition) && fn !== 'count') {
      this.#stumble(`${fn} takes a comparison`, condition, `for example: ${example}`);
    }
    const [of] = args;
    const [from, to] = days;
    const text = days.map((day) => day.text).join(' to ');
    const spanned: readonly Expression[] =
      of && from
        ? [{ kind: 'span', of, from: from.when, to: to?.when ?? null, text, start: of.start, end: span.end - 1 }]
        : args;
    return { kind: 'call', fn, args: spanned, ...(flag ? { flag } : {}), ...span };
  }
}

const isCondition = ({ kind }: Expression): boolean => ['compare', 'logic', 'not', 'in'].includes(kind);

/** Reads a calculation; what is wrong comes back with its place in `text`. */
export function parseExpression(text: string, context: ExpressionContext): ParsedExpression {
  if (text.length > maxLength) {
    return { problem: { code: 'bad-expression', message: 'the calculation is too long', start: 0, end: 1 } };
  }
  try {
    return new Parser(text, context).parse();
  } catch (error) {
    if (error instanceof Stumble) return { problem: error.problem };
    throw error;
  }
}
