/** Traditional characters as simplified ones, for telling whether two texts say the same. */
import pairs from 'opencc-js/dict/TSCharacters';

/** Characters that one-to-one tables leave out because they are words of their own too; for finding they are one. */
const alike =
  '著 着|妳 你|牠 它|祂 它|裡 里|菸 烟|堃 坤|甚 什|麽 么|喆 哲|峯 峰|羣 群|脣 唇|麪 面|巿 市|乾 干|藉 借|餘 余|昇 升';

let simplified: ReadonlyMap<string, string> | undefined;

/** Built at first use: most texts hold no Chinese at all. */
export function simplifiedOf(character: string): string {
  simplified ??= new Map(
    `${pairs}|${alike}`.split('|').map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return [from, to] as const;
    }),
  );
  return simplified.get(character) ?? character;
}
