/**
 * Terse notations for the judge's tests: intervals, units and calculations. The product's own readers are not used
 * here, so that these tables say what the judge must do with a print, whatever the reader makes of it.
 */
import type { Comparison, Expression, FunctionName } from '../../src/claims/expression.ts';
import { days, monthOf, parseDay, yearOf } from '../../src/figures/day.ts';
import type { Dimension, Figure, Modifier, PriceBasis, Unit } from '../../src/figures/figure.ts';
import { everything, hull, type Interval, point } from '../../src/figures/interval.ts';
import { mul, parseRational, type Rational, rational } from '../../src/figures/rational.ts';

const scales: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, bn: 1e9, tn: 1e12 };

export function number(text: string): Rational {
  const [, digits = '', scale = ''] = /^(-?[\d.]+)(k|M|bn|tn)?$/.exec(text.trim()) ?? [];
  const value = parseRational(digits);
  if (!value) throw new Error(`no number in "${text}"`);
  return mul(value, rational(scales[scale] ?? 1));
}

/** "2019", "2025-10", "2025-10-31", "2025-Q3", "2025-10-01..2025-12-31". */
export function period(text: string): Interval {
  const [first = '', last] = text.split('..');
  if (last !== undefined) return hull(period(first), period(last));
  const day = parseDay(first);
  if (day !== undefined) return days(day);
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(first) ?? [];
  if (year && quarter)
    return hull(monthOf(Number(year), Number(quarter) * 3 - 2), monthOf(Number(year), Number(quarter) * 3));
  const [, y, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(first) ?? [];
  if (!y) throw new Error(`no period in "${text}"`);
  return month ? monthOf(Number(y), Number(month)) : yearOf(Number(y));
}

const bound = (text: string): Rational => {
  const day = parseDay(String(text).trim());
  return day === undefined ? number(String(text)) : rational(day);
};

/** "5", "[1.5M, 2.5M)", "(93, ∞)", "(-∞, 4]", "any"; dates as {@link period}. */
export function interval(text: string): Interval {
  if (text === 'any') return everything;
  const match = /^([[(])\s*([^,]+),\s*([^\])]+)([\])])$/.exec(text.trim());
  if (!match) return /^\d{4}-|\.\./.test(text) ? period(text) : point(number(text));
  const [, open, low = '', high = '', close] = match;
  return {
    low: low.trim() === '-∞' ? null : { value: bound(low), closed: open === '[' },
    high: high.trim() === '∞' ? null : { value: bound(high), closed: close === ']' },
  };
}

const dimensions: Readonly<Record<string, Dimension>> = {
  '%': 'percent',
  points: 'points',
  times: 'multiple',
  date: 'date',
  number: 'number',
  place: 'ordinal',
  km: 'length',
  t: 'mass',
};
const durations = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);

/** "%", "points", "USD", "USD constant", "user", "day", "date", "number", "place", "quarters in a row", "doctor per 1000 person". */
export function unit(text: string): Unit {
  const [whole = '', per] = text.split(' per ');
  const [, count = '1', of = ''] = /^(?:(\d+) )?(.*)$/.exec(per ?? '') ?? [];
  const divisor = per === undefined ? {} : { per: { of, count: rational(Number(count)) } };
  const streak = / in a row$/.exec(whole);
  if (streak) return { dimension: 'streak', name: whole.slice(0, streak.index).replace(/s$/, '') };
  const [name = '', ...words] = whole.split(' ');
  const basis = words.join(' ');
  if (name === '%') return { dimension: 'percent', name: 'percent', ...divisor };
  if (name === 'points') return { dimension: 'points', name: 'point' };
  if (name === 'times') return { dimension: 'multiple', name: '' };
  if (name === 'date') return { dimension: 'date', name: 'day' };
  if (name === 'number' || name === 'place') return { dimension: dimensions[name] ?? 'number', name: '', ...divisor };
  if (durations.has(name)) return { dimension: 'duration', name, ...divisor };
  if (/^[A-Z]{3}$/.test(name))
    return {
      dimension: 'money',
      name,
      ...divisor,
      ...(basis && { basis: basis as PriceBasis }),
    };
  return { dimension: dimensions[name] ?? 'count', name, ...divisor };
}

/** A figure from "[149.025, 149.035) %", with what was printed. */
export function figure(
  text: string,
  is: string,
  more: {
    printed?: string | undefined;
    modifier?: string | undefined;
    other?: Record<string, string> | undefined;
  } = {},
): Figure {
  const match = /^([[(].*?[\])]|\S+)\s*(.*)$/.exec(is);
  const [, range = is, of = ''] = match ?? [];
  return {
    text,
    start: 0,
    end: text.length,
    interval: of === 'date' && !/[[(]|any/.test(range) ? period(range) : interval(range),
    unit: unit(of || 'number'),
    rule: 'by-hand',
    ...(more.printed !== undefined && { printed: bound(more.printed) }),
    ...(more.modifier !== undefined && { modifier: more.modifier as Modifier }),
    ...(more.other && {
      otherReadings: Object.fromEntries(
        Object.entries(more.other).map(([name, own]) => [name, of === 'date' ? period(own) : interval(own)]),
      ),
    }),
  };
}

const token =
  /\s*(?:(\d+(?:\.\d+)?(?:bn|tn|k|M)?)(\s?%|\s(?:points|times|months?|years?|days?|quarters in a row|USD|place)\b)?|([A-Za-z_][\w-]*)|(>=|<=|!=|\.\.|[-+*/()<>=,[\]]))/y;

interface Token {
  readonly kind: 'figure' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly figure?: Figure;
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`cannot read "${text.slice(from)}"`);
    const end = token.lastIndex;
    const start = end - match[0].trimStart().length;
    const [, digits, suffix, word] = match;
    const own = text.slice(start, end);
    if (digits === undefined) found.push({ kind: word === undefined ? 'sign' : 'word', text: own, start, end });
    else
      found.push({
        kind: 'figure',
        text: own,
        start,
        end,
        figure: printed(digits, suffix?.trim() ?? '', start, end, own),
      });
  }
  return [...found, { kind: 'end', text: '', start: text.length, end: text.length }];
}

/** A figure of a calculation: measured units and decimals are print, plain numbers are exact. */
function printed(digits: string, suffix: string, start: number, end: number, text: string): Figure {
  const value = number(digits);
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const half = rational(1n, 2n * 10n ** BigInt(decimals));
  const name = /^(month|year|day)s$/.exec(suffix)?.[1] ?? (suffix || 'number');
  const exact = name === 'number' || name.endsWith('in a row') || name === 'place';
  const range: Interval = exact
    ? point(value)
    : {
        low: { value: rational(value.n * half.d - half.n * value.d, value.d * half.d), closed: true },
        high: { value: rational(value.n * half.d + half.n * value.d, value.d * half.d), closed: false },
      };
  return { text, start, end, interval: range, unit: unit(name), printed: value, rule: 'by-hand' };
}

/** The grammar of calculations, as far as the tests need it. */
export function expression(text: string, literals: Readonly<Record<string, Figure>> = {}): Expression {
  const list = tokens(text);
  let at = 0;
  const peek = (): Token => list[at] ?? { kind: 'end', text: '', start: 0, end: 0 };
  const next = (): Token => {
    const now = peek();
    at += 1;
    return now;
  };
  const accept = (...texts: string[]): Token | undefined =>
    peek().kind !== 'figure' && texts.includes(peek().text) ? next() : undefined;
  const expect = (wanted: string): Token =>
    accept(wanted) ?? fail(`"${wanted}" expected at "${text.slice(peek().start)}"`);
  const fail = (why: string): never => {
    throw new Error(`${why} in "${text}"`);
  };
  const when = (): { interval: Interval; text: string } => {
    // A period is written in quotes of its own: at <2019>, in <2025-10>.
    expect('<');
    const start = peek().start;
    while (peek().text !== '>') next();
    const own = text.slice(start, peek().start).trim();
    expect('>');
    return { interval: period(own), text: own };
  };
  const primary = (): Expression => {
    const now = next();
    if (now.figure) return { kind: 'figure', figure: now.figure, start: now.start, end: now.end };
    if (now.text === '-') {
      const of = postfix();
      return { kind: 'negate', of, start: now.start, end: of.end };
    }
    if (now.text === '(') {
      const inner = or();
      const end = expect(')').end;
      return { ...inner, start: now.start, end };
    }
    if (now.text === '[') {
      const of = args(']');
      return { kind: 'list', of, start: now.start, end: list[at - 1]?.end ?? now.end };
    }
    if (now.text === 'as-of') return { kind: 'as-of', start: now.start, end: now.end };
    if (now.kind !== 'word') return fail(`unexpected "${now.text}"`);
    const literal = literals[now.text];
    if (literal) return { kind: 'figure', figure: literal, start: now.start, end: now.end };
    if (!accept('(')) return { kind: 'operand', name: now.text, start: now.start, end: now.end };
    const own: Expression[] = [];
    let flag: 'lowest' | 'highest' | undefined;
    while (!accept(')')) {
      const lowest = accept('lowest', 'highest');
      if (lowest) flag = lowest.text as 'lowest' | 'highest';
      else own.push(or());
      accept(',');
    }
    return {
      kind: 'call',
      fn: now.text as FunctionName,
      args: own,
      ...(flag && { flag }),
      start: now.start,
      end: list[at - 1]?.end ?? now.end,
    };
  };
  const args = (close: string): Expression[] => {
    const own: Expression[] = [];
    while (!accept(close)) {
      own.push(or());
      accept(',');
    }
    return own;
  };
  const postfix = (): Expression => {
    let of = primary();
    for (;;) {
      if (accept('at')) {
        const time = when();
        of = {
          kind: 'at',
          of,
          when: time.interval,
          text: time.text,
          start: of.start,
          end: list[at - 1]?.end ?? of.end,
        };
      } else if (accept('from', 'since')) {
        // "since <..>" is what the language writes "from a year ago": counted back from the claim's days.
        const counted = list[at - 1]?.text === 'since' && { counted: true as const };
        const from = when();
        const to = accept('to') ? when() : undefined;
        of = {
          kind: 'span',
          of,
          from: from.interval,
          to: to?.interval ?? null,
          ...counted,
          text: from.text,
          start: of.start,
          end: list[at - 1]?.end ?? of.end,
        };
      } else return of;
    }
  };
  const chain =
    (operand: () => Expression, ops: string[], make: (op: string, left: Expression, right: Expression) => Expression) =>
    (): Expression => {
      let left = operand();
      for (let op = accept(...ops); op; op = accept(...ops)) left = make(op.text, left, operand());
      return left;
    };
  const between = (
    left: Expression,
    right: Expression,
  ): { left: Expression; right: Expression; start: number; end: number } => ({
    left,
    right,
    start: left.start,
    end: right.end,
  });
  const product = chain(postfix, ['*', '/'], (op, a, b) => ({ kind: 'arithmetic', op: op as '*', ...between(a, b) }));
  const sum = chain(product, ['+', '-'], (op, a, b) => ({ kind: 'arithmetic', op: op as '+', ...between(a, b) }));
  const compare = chain(sum, ['>', '>=', '<', '<=', '=', '!='], (op, a, b) => ({
    kind: 'compare',
    op: op as Comparison,
    ...between(a, b),
  }));
  const timed = (): Expression => {
    const of = compare();
    if (!accept('in')) return of;
    const time = when();
    return { kind: 'in', of, when: time.interval, text: time.text, start: of.start, end: list[at - 1]?.end ?? of.end };
  };
  const not = (): Expression => {
    const sign = accept('not');
    if (!sign) return timed();
    const of = not();
    return { kind: 'not', of, start: sign.start, end: of.end };
  };
  const and = chain(not, ['and'], (_, a, b) => ({ kind: 'logic', op: 'and', ...between(a, b) }));
  const or = chain(and, ['or'], (_, a, b) => ({ kind: 'logic', op: 'or', ...between(a, b) }));
  const result = or();
  if (peek().kind !== 'end') fail(`left over: "${text.slice(peek().start)}"`);
  return result;
}
