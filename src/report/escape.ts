/**
 * Text from outside (pages, claims files, host names) made inert for the medium that it is written to: one function per
 * medium. Stripping ANSI sequences is not enough: bidi marks, CR and BS rewrite a line without any escape character.
 */

/** Control, format, private-use, surrogate, line and paragraph separator characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The same, and what the runner of a workflow takes for a command in a log: `::` where a line begins, its white space
 * aside, and `##[` anywhere in it. Source: actions/runner, ActionCommand.cs (read 2026-11-24).
 */
const unsafeInLogs = new RegExp(`${unseen.source}|(?<=^|\\s):(?=:)|(?<=#)#(?=\\[)`, 'gu');

/** Longest excerpt that is printed in one place, in characters. */
const longest = 300;

const codePoint = (char: string): string => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

/** White space folded to one line, what is unsafe written out, cut at `limit` characters. */
export function oneLine(text: string, limit = longest, unsafe = unsafeInLogs): string {
  const line = text
    .slice(0, limit * 4)
    .replace(/[\t\n\r\f\v ]+/g, ' ')
    .trim()
    .replace(unsafe, codePoint);
  const chars = [...line];
  return chars.length > limit ? `${chars.slice(0, limit - 1).join('')}…` : line;
}

/** For a terminal, a log, or the message of an error. */
export const forTerminal = (text: string): string => oneLine(text);

/** Line breaks are JSON's own, and a line of it begins with nothing from outside. */
const unsafeInJson = new RegExp(`(?!\\n)${unseen.source}|(?<=#)#(?=\\[)`, 'gu');

/** JSON, in which what is unseen, and what a runner takes for a command, is written as JSON escapes it: the same data. */
export const forJson = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  JSON.stringify(value, replacer, 2).replace(unsafeInJson, unitsOf);

const unitsOf = (char: string): string =>
  Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** A cell of tab-separated output; a leading formula sign is disarmed, as spreadsheets open such files. */
export function forTsv(text: string): string {
  const cell = text === '-' ? '' : oneLine(text);
  return /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
}

/** What can begin markup inside a line; a sign that does so only at a line's start is escaped there alone. */
const markup = /[\\`*_{}[\]()<>#!|~&$@^]/g;
const atStart = /^(\d*)([-+=.)])(?=\s|\2|$)/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Running text of a Markdown document: no link, image, mention, heading or HTML in it lives. What code hosts find in text
 * after rendering (mentions, issue numbers, bare addresses) is broken by a zero-width space.
 */
export function forMarkdown(text: string, limit = longest): string {
  const line = oneLine(text, limit)
    .replace(markup, (char) => entities[char] ?? `\\${char}`)
    .replace(/@|#/g, (char) => `${char}\u200b`)
    .replace(/:\/\//g, ':\u200b//')
    .replace(/\b(www)\./gi, '$1\u200b.');
  return line.replace(atStart, '$1\\$2');
}

/** A code span that nothing inside can end: its fence is longer than any run of backticks in it. */
export function codeSpan(text: string, limit = longest): string {
  const line = oneLine(text, limit).replaceAll('|', '\\|');
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length), 0) + 1);
  return fence.length > 1 || line === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A link of a Markdown document; where the address is not plain http(s), the label alone. */
export function markdownLink(label: string, url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return forMarkdown(label);
  const target = url.replace(/[\s<>()[\]\\`"'|*_~]/g, (char) => encodeURIComponent(char).replace(/[()*'~_!]/g, hex));
  return `[${forMarkdown(label)}](${target})`;
}

const hex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** The message of a workflow command (`::error::message`). Source: actions/toolkit, `escapeData`. */
export const forWorkflowData = (text: string): string =>
  oneLine(text, 1000, unseen).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A property of a workflow command (`file=...`). Source: actions/toolkit, `escapeProperty`. */
export const forWorkflowProperty = (text: string): string =>
  forWorkflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
