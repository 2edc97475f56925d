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
import { isOfEachPeriod } from './each-period.ts';
import type { Comparison, Expression, FunctionName, Span } from './expression.ts';
import { type ExpressionProblem, Scanner, Stumble, wordCharacter } from './expression-scanner.ts';
import { typedFigure } from './figure-text.ts';
import { functions, isFunction } from './functions.ts';
import { nearest } from './nearest.ts';
import { readDays } from './when.ts';

export type ParsedExpression =
  | { readonly expression: Expression; readonly names: readonly string[] }
  | { readonly problem: ExpressionProblem };

export interface ExpressionContext {
  /** Names of the figures that the claim has. */
  readonly names: Iterable<string>;
  readonly reading?: ReadingContext;
  /** How the times of its values are read: "a year ago" counts from the claim's days. */
  readonly counting?: ReadingContext;
}

/** Longer or deeper than any sentence needs; bounds the recursion. */
const [maxLength, maxDepth] = [2000, 40];

const isCounted = (from: string | undefined): boolean => from !== undefined && /(?:\bago|前)$/i.test(from.trim());

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

class Parser {
  readonly #scan: Scanner;
  readonly #names: readonly string[];
  readonly #reading: ReadingContext;
  readonly #counting: ReadingContext;
  readonly #used = new Set<string>();
  #depth = 0;

  constructor(text: string, { names, reading = {}, counting = reading }: ExpressionContext) {
    this.#scan = new Scanner(text);
    // The longest first: "free cash flow" before "free".
    this.#names = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.#reading = reading;
    this.#counting = counting;
  }

  parse(): ParsedExpression {
    const expression = this.#statement();
    this.#scan.space();
    if (this.#scan.at < this.#scan.text.length) this.#scan.unexpected();
    return { expression, names: [...this.#used] };
  }

  #statement(): Expression {
    this.#depth += 1;
    if (this.#depth > maxDepth)
      this.#scan.stumble('brackets are nested too deep', { start: this.#scan.at, end: this.#scan.at + 1 });
    let left = this.#conjunct();
    for (;;) {
      const op = this.#scan.word('and') ? 'and' : this.#scan.word('or') ? 'or' : undefined;
      if (!op) break;
      const right = this.#conjunct();
      left = { kind: 'logic', op, left, right, start: left.start, end: right.end };
    }
    this.#depth -= 1;
    return left;
  }

  #conjunct(): Expression {
    this.#scan.space();
    const start = this.#scan.at;
    if (!this.#scan.word('not')) return this.#comparison();
    const of = this.#comparison();
    return { kind: 'not', of, start, end: of.end };
  }

  #comparator(): Comparison | undefined {
    this.#scan.space();
    const found = comparisons.find(([sign]) => this.#scan.text.startsWith(sign, this.#scan.at));
    if (!found) return undefined;
    this.#scan.at += found[0].length;
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
    if (!this.#scan.word('in')) return of;
    const { when, text, end } = this.#days('in');
    return { kind: 'in', of, when, text, start: of.start, end };
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      this.#scan.space();
      const op = this.#scan.sign('+') ? '+' : this.#scan.sign('-') || this.#scan.sign('−') ? '-' : undefined;
      if (!op) return left;
      const right = this.#product();
      left = { kind: 'arithmetic', op, left, right, start: left.start, end: right.end };
    }
  }

  #product(): Expression {
    let left = this.#timed();
    for (;;) {
      const op =
        this.#scan.sign('*') || this.#scan.sign('×')
          ? '*'
          : this.#scan.sign('/') || this.#scan.sign('÷')
            ? '/'
            : undefined;
      if (!op) return left;
      const right = this.#timed();
      left = { kind: 'arithmetic', op, left, right, start: left.start, end: right.end };
    }
  }

  #timed(): Expression {
    const of = this.#value();
    if (this.#scan.word('at')) {
      const { when, text, end } = this.#days('at');
      return { kind: 'at', of, when, text, start: of.start, end };
    }
    const begin = this.#scan.at;
    const from = this.#scan.word('from') ? this.#days('from') : undefined;
    const to = this.#scan.word('to') ? this.#days('to') : undefined;
    if (!from && !to) return of;
    const end = (to ?? from)?.end ?? this.#scan.at;
    const text = this.#scan.text.slice(begin, end).trim();
    const counted = isCounted(from?.text) && { counted: true as const };
    return { kind: 'span', of, from: from?.when ?? null, to: to?.when ?? null, ...counted, text, start: of.start, end };
  }

  #days(after: string): { readonly when: Interval; readonly text: string; readonly end: number } {
    this.#scan.space();
    const start = this.#scan.at;
    const found = this.#scan.longest((text) =>
      /\bto\b/.test(text) && after !== 'in' ? undefined : readDays(text, this.#counting),
    );
    if (!found) {
      const end = Math.max(start + 1, this.#scan.segmentEnd());
      this.#scan.stumble(
        `no date after "${after}"`,
        { start, end },
        'write a year, a month or a day: 2019, October 2025, 2025-12-11',
      );
    }
    this.#scan.at = found.end;
    return { when: found.value, text: this.#scan.text.slice(start, found.end), end: found.end };
  }

  #operandName(): string | undefined {
    for (const name of this.#names) {
      const end = this.#scan.at + name.length;
      if (this.#scan.text.slice(this.#scan.at, end) !== name) continue;
      const after = this.#scan.text[end] ?? '';
      if (wordCharacter.test(after) && wordCharacter.test(name.at(-1) ?? '')) continue;
      if (isFunction(name) && /^\s*\(/.test(this.#scan.text.slice(end))) continue;
      return name;
    }
    return undefined;
  }

  #value(): Expression {
    this.#scan.space();
    const start = this.#scan.at;
    if (start >= this.#scan.text.length) this.#scan.unexpected();
    if (this.#scan.sign('(')) {
      const of = this.#statement();
      if (!this.#scan.sign(')'))
        this.#scan.stumble('this bracket is never closed', { start, end: start + 1 }, 'close it with )');
      return { ...of, start, end: this.#scan.at };
    }
    if (this.#scan.sign('[')) return this.#list(start);
    const name = this.#operandName();
    const figure = this.#scan.longest((text) => typedFigure(text, this.#reading));
    // "a third" is a figure although there may be one called "a".
    if (name !== undefined && (!figure || figure.end - start <= name.length)) {
      this.#scan.at += name.length;
      this.#used.add(name);
      return { kind: 'operand', name, start, end: this.#scan.at };
    }
    if (this.#scan.word('as-of')) return { kind: 'as-of', start, end: this.#scan.at };
    const call = /^([\p{L}_][\p{L}\p{N}_-]*)\s*\(/u.exec(this.#scan.text.slice(start));
    if (call) return this.#call(call[1] ?? '', start);
    if (figure) {
      this.#scan.at = figure.end;
      return this.#figure(figure.value, start);
    }
    if (this.#scan.sign('-') || this.#scan.sign('−')) {
      const of = this.#value();
      return { kind: 'negate', of, start, end: of.end };
    }
    return this.#unknownName(start);
  }

  #figure(figure: Figure, start: number): Expression {
    return { kind: 'figure', figure, start, end: this.#scan.at };
  }

  #unknownName(start: number): never {
    const text = this.#scan.text.slice(start, this.#scan.segmentEnd()).trimEnd();
    if (text === '') this.#scan.unexpected();
    const word = /^[\p{L}_][\p{L}\p{N}_-]*/u.exec(text)?.[0];
    const hyphenated = word?.includes('-') ? word.split('-').filter((part) => this.#names.includes(part)) : [];
    const known = word === undefined ? undefined : nearest(word, [...this.#names, 'as-of']);
    const span = { start, end: start + (word ?? text).length };
    if (hyphenated.length > 0) {
      this.#scan.stumble(
        `"${word}" is no figure of this claim`,
        span,
        'put spaces around a minus: a - b',
        'unknown-operand',
      );
    }
    if (known !== undefined) {
      this.#scan.stumble(`"${word}" is no figure of this claim`, span, `did you mean "${known}"?`, 'unknown-operand');
    }
    const have = this.#names.length > 0 ? `its figures are: ${this.#names.join(', ')}` : 'it has no figures';
    this.#scan.stumble(
      `"${text}" is neither a figure in print nor one of the claim's`,
      { start, end: start + text.length },
      `name it under figures:; ${have}`,
      'unknown-operand',
    );
  }

  #list(start: number): Expression {
    const of: Expression[] = [];
    if (!this.#scan.sign(']')) {
      do of.push(this.#member() ?? this.#sum());
      while (this.#scan.sign(','));
      if (!this.#scan.sign(']'))
        this.#scan.stumble('this bracket is never closed', { start, end: start + 1 }, 'close it with ]');
    }
    return { kind: 'list', of, start, end: this.#scan.at };
  }

  /** The name of a member of a list: an operand that is none of the claim's figures. Quotes hold names with commas. */
  #member(): Expression | undefined {
    this.#scan.space();
    const start = this.#scan.at;
    const operand = this.#operandName();
    if (operand !== undefined) return undefined;
    const quoted = /^(["'])(.*?)\1/.exec(this.#scan.text.slice(start));
    if (quoted) {
      this.#scan.at += quoted[0].length;
      return { kind: 'operand', name: quoted[2] ?? '', start, end: this.#scan.at };
    }
    const bare = /^[\p{L}][^,()[\]<>=+*/]*/u.exec(this.#scan.text.slice(start))?.[0].trimEnd();
    if (!bare || (/^[\p{L}_-]+\s*$/u.test(bare) === false && readFigure(bare, this.#reading))) return undefined;
    if (/^\s*\(/.test(this.#scan.text.slice(start + bare.length))) return undefined;
    this.#scan.at += bare.length;
    return { kind: 'operand', name: bare, start, end: this.#scan.at };
  }

  #call(name: string, start: number): Expression {
    const lower = name.toLowerCase();
    if (!isFunction(lower)) {
      const close = nearest(lower, Object.keys(functions));
      this.#scan.stumble(
        `"${name}" is no function`,
        { start, end: start + name.length },
        close ? `did you mean "${close}"?` : `functions: ${Object.keys(functions).join(', ')}`,
        'unknown-function',
      );
    }
    this.#scan.at = start + name.length;
    this.#scan.sign('(');
    const entry = functions[lower];
    const args: Expression[] = [];
    const days: { readonly when: Interval; readonly text: string }[] = [];
    let flag: 'lowest' | 'highest' | undefined;
    if (!this.#scan.sign(')')) {
      do {
        if (entry.flag && (this.#scan.word('lowest') || this.#scan.word('highest'))) {
          flag = this.#scan.text.slice(0, this.#scan.at).toLowerCase().endsWith('lowest') ? 'lowest' : 'highest';
        } else if (entry.days && args.length === 1 && this.#daysNext()) {
          days.push(this.#days(','));
        } else {
          const member = entry.takes[args.length] === 'member' ? this.#member() : undefined;
          args.push(member ?? this.#statement());
        }
      } while (this.#scan.sign(','));
      if (!this.#scan.sign(')')) {
        this.#scan.space();
        if (this.#scan.at < this.#scan.text.length) this.#scan.unexpected();
        this.#scan.stumble(
          `the bracket of ${lower}( is never closed`,
          { start, end: start + name.length + 1 },
          'close it with )',
        );
      }
    }
    return this.#checked(lower, args, days, flag, { start, end: this.#scan.at });
  }

  #daysNext(): boolean {
    this.#scan.space();
    return (
      this.#operandName() === undefined && this.#scan.longest((text) => readDays(text, this.#counting)) !== undefined
    );
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
      this.#scan.stumble(`${fn} takes ${wanted}, not ${args.length}`, span, `for example: ${example}`);
    }
    const condition = args[takes.findIndex((role) => role === 'condition' || role === 'series-condition')];
    if (condition && !isCondition(condition) && fn !== 'count') {
      this.#scan.stumble(`${fn} takes a comparison`, condition, `for example: ${example}`);
    }
    if (condition && takes.includes('series-condition') && !isOfEachPeriod(condition))
      this.#scan.stumble(
        `the same value for every period, and ${fn} asks of each`,
        condition,
        'of each period from the one before: falling(x from 2020 to 2024), or a series of the changes themselves',
      );
    const [of] = args;
    const [from, to] = days;
    const text = days.map((day) => day.text).join(' to ');
    const counted = isCounted(from?.text) && { counted: true as const };
    const [start, end] = [of?.start ?? span.start, span.end - 1];
    const spanned: readonly Expression[] =
      of && from ? [{ kind: 'span', of, from: from.when, to: to?.when ?? null, ...counted, text, start, end }] : args;
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
