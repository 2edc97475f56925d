/** What a character is to the reader, as one byte per UTF-16 unit: the scanner looks at every character once. */

export const other = 0;
export const space = 1;
export const digit = 2;
export const latin = 3;
export const han = 4;
/** A Chinese numeral: 一, 百, 萬, and the banknote forms. */
export const numeral = 5;
/** A vulgar fraction: ½. */
export const vulgar = 6;
export const dotMark = 7;

const classes = new Uint8Array(65536);

const fill = (from: number, to: number, kind: number): void => {
  classes.fill(kind, from, to + 1);
};

fill(0x30, 0x39, digit);
fill(0xff10, 0xff19, digit);
fill(0x41, 0x5a, latin);
fill(0x61, 0x7a, latin);
fill(0xc0, 0x24f, latin);
fill(0xff21, 0xff3a, latin);
fill(0xff41, 0xff5a, latin);
// Greek and Cyrillic letters join names as Latin ones do ("α2", "Т-34").
fill(0x370, 0x52f, latin);
fill(0x3400, 0x9fff, han);
fill(0xf900, 0xfaff, han);
for (const c of '\u0020\u0009\u00a0\u2009\u202f\u2007\u3000') classes[c.charCodeAt(0)] = space;
for (const c of '〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅卌半壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟數数几幾') {
  classes[c.charCodeAt(0)] = numeral;
}
for (const c of '½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞') classes[c.charCodeAt(0)] = vulgar;
for (const c of '.．') classes[c.charCodeAt(0)] = dotMark;

/** Class of the character at `at`; past the ends it is `other`, as that of the code 0 is. */
export const classAt = (text: string, at: number): number => classes[text.charCodeAt(at) | 0] ?? other;

/** Lower case, full-width forms as plain ones, every kind of blank as a space: what words are compared by. */
export function fold(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code === 9 ? 32 : code;
  if (code >= 0xff01 && code <= 0xff5e) return fold(code - 0xfee0);
  if (code === 0x3000 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x2007) return 32;
  // Typographic signs for plain ones: dashes that stand for a hyphen, the minus sign, the apostrophe.
  if (code === 0x2010 || code === 0x2011 || code === 0x2212) return 0x2d;
  if (code === 0x2019) return 0x27;
  return code;
}

export const isLatin = (text: string, at: number): boolean => classAt(text, at) === latin;
export const isDigit = (text: string, at: number): boolean => classAt(text, at) === digit;
export const isHan = (text: string, at: number): boolean => {
  const kind = classAt(text, at);
  return kind === han || kind === numeral;
};
export const isSpace = (text: string, at: number): boolean => classAt(text, at) === space;

/** First place at or after `at` that is no blank, looking at most `most` characters ahead. */
export function skipSpaces(text: string, at: number, most = 3): number {
  let i = at;
  while (i < at + most && isSpace(text, i)) i += 1;
  return i;
}

/** The mirror of {@link skipSpaces}: the end of what stands before the blanks that end at `at`. */
export function skipSpacesBack(text: string, at: number, most = 3): number {
  let i = at;
  while (i > at - most && i > 0 && isSpace(text, i - 1)) i -= 1;
  return i;
}
