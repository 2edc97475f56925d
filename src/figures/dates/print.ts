/** Small steps over the characters of a text, shared by the languages: digits in both widths, gaps, edges. */

/** The value of a digit, full-width ones included; -1 for anything else. */
export function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

export interface Digits {
  readonly value: number;
  readonly count: number;
  readonly end: number;
}

/** The run of digits at `at`, where it has at most `most` of them. */
export function digitsAt(text: string, at: number, most = 8): Digits | undefined {
  let value = 0;
  let end = at;
  for (; end < text.length; end += 1) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit < 0) break;
    if (end - at >= most) return undefined;
    value = value * 10 + digit;
  }
  return end === at ? undefined : { value, count: end - at, end };
}

export const isSpace = (code: number): boolean =>
  code === 32 || code === 160 || code === 10 || code === 9 || code === 13 || code === 0x3000 || code === 0x202f;

/** Past up to three white-space characters: what may stand between two words of one date. */
export function skipGap(text: string, at: number): number {
  let end = at;
  while (end < at + 3 && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7);

/** Runs a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Does a number that begins at `at` stand alone on its left: no digit, letter, or joint of a longer number? */
export function freeBefore(text: string, at: number): boolean {
  if (at === 0) return true;
  const code = text.charCodeAt(at - 1);
  if (digitOf(code) >= 0 || isLetter(code)) return false;
  // "133-03-03-2020", "6,107.31 August", "$12", "#12", "v_2".
  if ('$€£¥#@_＄￥'.includes(text[at - 1] ?? '')) return false;
  return !(
    '.,-/:+·'.includes(text[at - 1] ?? '') &&
    at > 1 &&
    (digitOf(text.charCodeAt(at - 2)) >= 0 || (text[at - 1] === '.' && isLetter(text.charCodeAt(at - 2))))
  );
}

/** Does it stand alone on its right? `joints` are the signs that, before a digit, would carry the number on. */
export function freeAfter(text: string, end: number, joints = '.,-/:·'): boolean {
  if (end >= text.length) return true;
  const code = text.charCodeAt(end);
  if (digitOf(code) >= 0 || isLetter(code) || '%％_'.includes(text[end] ?? '')) return false;
  return !(joints.includes(text[end] ?? '') && digitOf(text.charCodeAt(end + 1)) >= 0);
}

/** A year of two digits: up to twenty years past the dateline it is of this century, else of the last. */
export function fullYear(two: number, currentYear = 2020): number {
  const century = Math.floor(currentYear / 100) * 100;
  return century + two > currentYear + 20 ? century - 100 + two : century + two;
}
