/** The text of a calculation and the place in it: signs, words, and the longest run of words that reads as wanted. */
import type { Span } from './expression.ts';

export interface ExpressionProblem extends Span {
  readonly code: 'bad-expression' | 'unknown-operand' | 'unknown-function';
  readonly message: string;
  readonly hint?: string;
}

/** Ends the parse at once; caught where it began. */
export class Stumble extends Error {
  readonly problem: ExpressionProblem;
  constructor(problem: ExpressionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const wordCharacter = /[\p{L}\p{N}_]/u;

export class Scanner {
  readonly text: string;
  /** UTF-16 offset of what is read next. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  stumble(message: string, span: Span, hint?: string, code: ExpressionProblem['code'] = 'bad-expression'): never {
    throw new Stumble({ ...span, code, message, ...(hint === undefined ? {} : { hint }) });
  }

  unexpected(): never {
    const rest = this.text.slice(this.at);
    const word = /^(?:[\p{L}\p{N}_.%-]+|\S)/u.exec(rest)?.[0] ?? '';
    const span = { start: this.at, end: this.at + Math.max(1, word.length) };
    if (word === '') this.stumble('the calculation ends too early', { start: Math.max(0, this.at - 1), end: this.at });
    if (word === ',') this.stumble('a comma is not expected here', span, 'a list is written [a, b, c]');
    if (word === ')' || word === ']') this.stumble(`"${word}" closes nothing`, span);
    if (/\d\s*$/.test(this.text.slice(0, this.at)) && /^\p{L}+$/u.test(word))
      this.stumble(`"${word}" is no unit that is known`, span, 'leave out what is counted: = 133');
    this.stumble(`"${word}" is not expected here`, span, 'write an operator between two figures: + - * / > < =');
  }

  /** Takes the sign if it is next. */
  sign(sign: string): boolean {
    this.space();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  /** Takes the word if it is next, as a whole word. */
  word(word: string): boolean {
    this.space();
    const end = this.at + word.length;
    if (this.text.slice(this.at, end).toLowerCase() !== word || wordCharacter.test(this.text[end] ?? '')) return false;
    this.at = end;
    return true;
  }

  /** Where the words at hand end at the latest: at an operator, a bracket, or a comma that is no part of a number. */
  segmentEnd(): number {
    let end = this.at;
    for (; end < this.text.length; end += 1) {
      const char = this.text[end] ?? '';
      const [before, after] = [this.text[end - 1] ?? '', this.text[end + 1] ?? ''];
      if ('()[]=<>!*×÷≥≤≠＞＜＝'.includes(char)) break;
      if (char === ',' && !(/\d/.test(before) && /^\d{3}(?!\d)/.test(this.text.slice(end + 1, end + 5)))) break;
      if (end > this.at && '+/'.includes(char)) break;
      // A hyphen inside a word or a number is part of it; with a space on either side it subtracts.
      if (end > this.at && '-−'.includes(char) && (/\s/.test(before) || /\s/.test(after))) break;
    }
    return end;
  }

  /** The longest run of whole words from here that reads as wanted. */
  longest<T>(read: (text: string) => T | undefined): { readonly value: T; readonly end: number } | undefined {
    let end = this.segmentEnd();
    while (end > this.at) {
      const text = this.text.slice(this.at, end).trimEnd();
      const value = text === '' ? undefined : read(text);
      if (value !== undefined) return { value, end: this.at + text.length };
      const cut = text.search(/\s+\S+$/);
      if (cut === -1) return undefined;
      end = this.at + cut;
    }
    return undefined;
  }
}
