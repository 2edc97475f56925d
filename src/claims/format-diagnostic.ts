/** Diagnostics as a person reads them: where, what, the line with a caret under it, and what to do. */
import stringWidth from 'string-width';
import type { Diagnostic } from './claim.ts';

/** Wider lines are cut round the caret. */
const maxWidth = 100;
const before = 40;

/** Controls and the signs that turn the direction of text, which could make a terminal show what is not there. */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from a file, with nothing in it that acts on a terminal. Tabs are one space. */
export const visible = (text: string): string =>
  text.replaceAll('\t', ' ').replace(unsafe, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);

/** The part of a line round the caret, with the places of caret and end in it. */
function excerpt(
  characters: readonly string[],
  start: number,
  length: number,
): { before: string; marked: string; after: string } {
  const from = characters.length > maxWidth ? Math.max(0, start - before) : 0;
  const to = Math.min(characters.length, from + maxWidth);
  const end = Math.min(to, start + Math.max(1, length));
  const join = (a: number, b: number): string => visible(characters.slice(a, b).join(''));
  return {
    before: `${from > 0 ? '…' : ''}${join(from, start)}`,
    marked: join(start, end),
    after: `${join(end, to)}${to < characters.length ? '…' : ''}`,
  };
}

/** One diagnostic, without a line break at its end. */
export function formatDiagnostic({ severity, code, message, hint, place, source, length }: Diagnostic): string {
  const where = `${visible(place.file)}:${place.line}:${place.column}`;
  const head = `${where}  ${severity === 'warning' ? 'warning ' : ''}${code}  ${visible(message)}`;
  const number = String(place.line).padStart(5);
  const gutter = ' '.repeat(number.length);
  const line = excerpt([...source], place.column - 1, length);
  const indent = ' '.repeat(stringWidth(line.before));
  const caret = '^'.repeat(Math.max(1, stringWidth(line.marked)));
  const shown = `${number} │ ${line.before}${line.marked}${line.after}`.trimEnd();
  return [head, shown, `${gutter} │ ${indent}${caret}${hint === undefined ? '' : `  ${visible(hint)}`}`].join('\n');
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** All of them, and what came of it; empty where there are none. `files` is how many were read. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], files: number): string {
  if (diagnostics.length === 0) return '';
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.length - errors.length;
  const inFiles = new Set(errors.map(({ place }) => place.file)).size;
  const closing =
    errors.length > 0
      ? `${counted(errors.length, 'problem')} in ${counted(Math.min(inFiles, files), 'file')}. Nothing was checked.`
      : `${counted(warnings, 'warning')}.`;
  return [...diagnostics.map(formatDiagnostic), closing].join('\n\n');
}
