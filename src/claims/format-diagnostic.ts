/** Diagnostics as a person reads them: where, what, the line with a caret under it, and what to do. */
import stringWidth from 'string-width';
import type { Diagnostic } from './claim.ts';

/** Wider lines are cut round the caret. */
const maxWidth = 100;
const before = 40;

/** Problems that are printed of one file among several, and in all: who has more mends these first, and a log stays readable. */
const mostOfSeveral = 20;
const most = 100;

/** Longest message or hint: a name in it can be as long as the file. */
const maxMessage = 300;

/**
 * Controls and the signs that turn the direction of text, which could make a terminal show what is not there; and what
 * the runner of a workflow takes for a command: `::` where a line begins, `##[` anywhere in it.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?<=^|\s):(?=:)|(?<=#)#(?=\[)/gu;

const codePoint = (sign: string): string => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;

/** Text from a file, with nothing in it that acts on a terminal or in a log. Tabs are one space. */
export const visible = (text: string): string => text.replaceAll('\t', ' ').replace(unsafe, codePoint);

function message(text: string): string {
  const characters = [...visible(text)];
  return characters.length > maxMessage ? `${characters.slice(0, maxMessage - 1).join('')}…` : characters.join('');
}

/** The part of a line round the caret, with the places of caret and end in it. */
function excerpt(
  characters: readonly string[],
  start: number,
  length: number,
): { before: string; marked: string; after: string } {
  const from = characters.length > maxWidth ? Math.max(0, start - before) : 0;
  const to = Math.min(characters.length, from + maxWidth);
  const end = Math.min(to, start + Math.max(1, length));
  const isCommand = (at: number): boolean => characters.slice(Math.max(0, at - 1), at + 2).join('') === '##[';
  const join = (a: number, b: number): string =>
    characters
      .slice(a, b)
      .map((sign, at) => (isCommand(a + at) ? codePoint(sign) : visible(sign)))
      .join('');
  return {
    before: `${from > 0 ? '…' : ''}${join(from, start)}`,
    marked: join(start, end),
    after: `${join(end, to)}${to < characters.length ? '…' : ''}`,
  };
}

/** One diagnostic, without a line break at its end. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { severity, code, hint, place, source, length } = diagnostic;
  const where = `${visible(place.file)}:${place.line}:${place.column}`;
  const head = `${where}  ${severity === 'warning' ? 'warning ' : ''}${code}  ${message(diagnostic.message)}`;
  const number = String(place.line).padStart(5);
  const gutter = ' '.repeat(number.length);
  const line = excerpt([...source], place.column - 1, length);
  const indent = ' '.repeat(stringWidth(line.before));
  const caret = '^'.repeat(Math.max(1, stringWidth(line.marked)));
  const shown = `${number} │ ${line.before}${line.marked}${line.after}`.trimEnd();
  return [head, shown, `${gutter} │ ${indent}${caret}${hint === undefined ? '' : `  ${message(hint)}`}`].join('\n');
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Those that are printed, in their order, errors before warnings where not all can be. */
function shownOf(diagnostics: readonly Diagnostic[], mostOfFile: number): readonly Diagnostic[] {
  const perFile = new Map<string, number>();
  const chosen = new Set<Diagnostic>();
  for (const severity of ['error', 'warning'] as const)
    for (const diagnostic of diagnostics) {
      const count = perFile.get(diagnostic.place.file) ?? 0;
      if (diagnostic.severity !== severity || count === mostOfFile || chosen.size === most) continue;
      perFile.set(diagnostic.place.file, count + 1);
      chosen.add(diagnostic);
    }
  return diagnostics.filter((diagnostic) => chosen.has(diagnostic));
}

/** The first of them, how many more there are, and what came of it; empty where there are none. `files` were read. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], files: number): string {
  if (diagnostics.length === 0) return '';
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.length - errors.length;
  const inFiles = new Set(errors.map(({ place }) => place.file)).size;
  const closing =
    errors.length > 0
      ? `${counted(errors.length, 'problem')} in ${counted(Math.min(inFiles, files), 'file')}. Nothing was checked.`
      : `${counted(warnings, 'warning')}.`;
  const shown = shownOf(diagnostics, files === 1 ? most : mostOfSeveral);
  const left = diagnostics.length - shown.length;
  const rest = left === 0 ? [] : [`${left} more not shown: mend these first, or check one file alone.`];
  return [...shown.map(formatDiagnostic), ...rest, closing].join('\n\n');
}
