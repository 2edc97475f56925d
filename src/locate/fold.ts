/**
 * What counts as the same writing: case, width, accents, curly or straight quotes, traditional or simplified characters.
 * Folding is for finding a place only; figures are always read from the text as it stands.
 */
import pairs from 'opencc-js/dict/TSCharacters';

/** Characters that one-to-one tables leave out because they are words of their own too; for finding they are one. */
const alike =
  '著 着|妳 你|牠 它|祂 它|裡 里|菸 烟|堃 坤|甚 什|麽 么|喆 哲|峯 峰|羣 群|脣 唇|麪 面|巿 市|乾 干|藉 借|餘 余|昇 升';

let simplified: ReadonlyMap<string, string> | undefined;

/** Built at first use: most pages hold no Chinese at all. */
function simplifiedOf(character: string): string {
  simplified ??= new Map(
    `${pairs}|${alike}`.split('|').map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return [from, to] as const;
    }),
  );
  return simplified.get(character) ?? character;
}

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
