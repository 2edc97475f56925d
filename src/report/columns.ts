/** Text in columns, by the width that a terminal gives it: a Chinese character takes two places. */
import stringWidth from 'string-width';

export const widthOf = (text: string): number => stringWidth(text);

const graphemes = (text: string): string[] => [...text];

/** Cuts to `width` places, with an ellipsis where something was cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const char of graphemes(text)) {
    const next = widthOf(char);
    if (used + next > width - 1) break;
    taken += char;
    used += next;
  }
  return `${taken.trimEnd()}…`;
}

/** Exactly `width` places. */
export function pad(text: string, width: number): string {
  const fitted = cut(text, width);
  return fitted + ' '.repeat(Math.max(0, width - widthOf(fitted)));
}

/**
 * Lines of at most `width` places, broken at spaces, or anywhere inside Chinese text and overlong words; before no colon,
 * for a line that begins with two is a command to the runner of a workflow.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const words =
    text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]:*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu) ?? [];
  const put = (piece: string): void => {
    const size = widthOf(piece);
    if (used + size > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece.trim() === '') return;
    line += piece;
    used += size;
  };
  for (const word of words) {
    if (widthOf(word) <= width) put(word);
    else for (const piece of word.match(/[\s\S]:*/gu) ?? []) put(piece);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length > 0 ? lines : [''];
}
