/** Days and months of digits without a year, "10/1" and "5.12", which only the words around them tell from fractions. */
import { labels } from '../labels.ts';
import { type Piece, pass, wordBefore } from './en-parts.ts';
import { weekdays, words } from './en-words.ts';
import type { Moment } from './moment.ts';
import { dayAndMonth } from './numeric.ts';
import { type Digits, digitOf, digitsAt, freeAfter, freeBefore, matchAt } from './print.ts';

const sign = /\s?(?:[-–—~～]|\bto\b|\bthrough\b|\bthru\b|\btill?\b|\buntil\b)\s?/iy;

/** Past the sign or word between the ends of a range; "and" joins only behind "between". */
export function connector(text: string, at: number, between: boolean): number | undefined {
  const match = matchAt(sign, text, at);
  if (match) return at + match[0].length;
  return between ? pass(text, at, 'and') : undefined;
}

/** Behind these, two numbers and a sign are a date. */
const telling = words('on by from until till since before after between dated through');

/** Two sizes of screws and wood: fractions of an inch. */
const inches: ReadonlySet<number> = new Set([16, 32, 64]);

/** Is "a/b" with nothing around it a date? A fraction, a score or a size has no number past 12 where dates have days. */
function tellsItself(text: string, at: number, a: Digits, b: Digits): boolean {
  if (a.value <= 12 && b.value <= 12) return false;
  if (labels.has(wordBefore(text, at)?.word ?? '')) return false;
  // The month last is print of countries that pad it: "22/04", not "16/9".
  if (a.value > 12 && b.count < 2 && at > 0 && text[at - 1] !== '\n') return false;
  if ((a.value === 24 && b.value === 7) || inches.has(b.value) || digitOf(text.charCodeAt(at - 2)) >= 0) return false;
  return !/^\s?(?:of\b|inch|in\b|["″]|stars?\b|x\b|mm\b|cm\b)/.test(text.slice(b.end, b.end + 6));
}

/** A text that is nothing but the two numbers: "2/15", "09-01", "6·30"; not "3/4" or "2 - 15". */
function wholeIsDate(between: string, a: Digits, b: Digits): boolean {
  if (between === '·') return true;
  if (between === '-') return a.count === 2 && b.count === 2;
  return (
    between === '/' && (a.value > 12 || b.value > 12 || a.count + b.count === 4 || a.value >= b.value || b.value > 10)
  );
}

/** What the caller knows of the words around. */
export interface ShortContext {
  /** They make it a date: "this 5/12", or the other end of a range is one. */
  readonly told?: boolean;
  /** Only with a slash: "this 5.12" may be any number. */
  readonly slashOnly?: boolean;
  /** It follows the sign of a range. */
  readonly joined?: boolean;
}

/** Day and month without a year, in digits: "2/15", "on 5.12", "10/1". */
export function shortDate(text: string, at: number, context: ShortContext = {}): Piece<Moment> | undefined {
  const a = digitsAt(text, at, 2);
  const between = a && text[a.end];
  if (!a || !between || !'/.-·'.includes(between) || (context.slashOnly && between !== '/')) return undefined;
  if (!context.joined && !freeBefore(text, at)) return undefined;
  const b = digitsAt(text, a.end + 1, 2);
  if (!b || !(freeAfter(text, b.end) || /^-\d{1,2}\/\d/.test(text.slice(b.end, b.end + 5)))) return undefined;
  const before = wordBefore(text, at)?.word ?? '';
  const told = context.told || telling.has(before) || weekdays.has(before);
  const whole = at === 0 && b.end >= text.length;
  if (!told && !(whole ? wholeIsDate(between, a, b) : between === '/' && tellsItself(text, at, a, b))) return undefined;
  const moment = dayAndMonth(a.value, b.value, undefined, false);
  return moment && { value: moment, end: b.end };
}

/** "10/1-11/7", "2/29-3/1": each end makes the other a date. */
export function shortRange(text: string, at: number): Piece<Moment> | undefined {
  const first = shortDate(text, at, { told: true, slashOnly: true });
  if (!first || !/[-–~]/.test(text[first.end] ?? '')) return undefined;
  const second = shortDate(text, first.end + 1, { told: true, slashOnly: true, joined: true });
  return second && first;
}
