/** First three letters of words, as a bit per triple: a look at three characters steps over most words of a text. */

const slot = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);

const isLetter = (code: number): boolean => (code | 32) >= 0x61 && (code | 32) <= 0x7a;

/** The heads of these words; in a word of two letters, and before a blank, anything may stand third. */
export function headsOf(words: Iterable<string>): Uint8Array {
  const heads = new Uint8Array(32 * 32 * 32);
  for (const word of words) {
    const [a, b, c] = [word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2)];
    if (!isLetter(b)) heads.fill(1, slot(a, 0, 0), slot(a, 31, 31) + 1);
    else if (!isLetter(c)) heads.fill(1, slot(a, b, 0), slot(a, b, 31) + 1);
    else heads[slot(a, b, c)] = 1;
  }
  return heads;
}

/** May one of the words begin at `at`? Letters of either case and width are the same. */
export const mayBegin = (heads: Uint8Array, text: string, at: number): boolean =>
  heads[slot(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))] === 1;
