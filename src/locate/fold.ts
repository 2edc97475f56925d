/**
 * What counts as the same writing: case, width, accents, curly or straight quotes, traditional or simplified characters.
 * Folding is for finding a place only; figures are always read from the text as it stands.
 */
import { simplifiedOf } from '../script/simplified.ts';

const han = /\p{Script=Han}/gu;
/** Print that folding leaves alone but for its case: ASCII, curly quotes, dashes, bullets. */
const plain = /^[\x20-\x7e\u2013\u2014\u2018\u2019\u201c\u201d\u2022\n]*$/;

/** Format characters (zero width, bidi marks, soft hyphens) and accents: no reader tells words apart by them. */
const unseen = /[\p{Cf}\p{Mn}]/gu;

/** The folded form of a word or text. Its length may differ: offsets are always those of the text itself. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(unseen, '').normalize('NFKC').toLowerCase().replace(han, simplifiedOf);
}
