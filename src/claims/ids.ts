/** Ids made from the claim where the author gives none: short, the same on every machine, unique in the file. */
import { createHash } from 'node:crypto';

const littleWords = new Set(
  'a an and are as at be been by for from has have he her his in into is it its more of on or over s she than that the their them they this to was were which while who will with'.split(
    ' ',
  ),
);

const maxWords = 6;
const maxLength = 48;

/** "the-words-that-matter"; undefined where the text has too few of them in the Latin alphabet. */
export function slugOf(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\d)[.,](?=\d)/g, '$1.')
    .toLowerCase();
  const words = (plain.match(/[a-z0-9]+(?:\.[0-9]+)*/g) ?? []).filter((word) => !littleWords.has(word));
  if (words.filter((word) => /[a-z]{2}/.test(word)).length < 2) return undefined;
  let slug = '';
  for (const word of words.slice(0, maxWords)) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > maxLength) break;
    slug = longer;
  }
  return slug === '' ? undefined : slug;
}

/** The id of a claim without one; Chinese has no words to make it of, so it is a short digest. */
export const madeId = (claim: string): string =>
  slugOf(claim) ?? `c-${createHash('sha256').update(claim.normalize('NFC')).digest('hex').slice(0, 8)}`;

/** The id, or with a number behind it the first that is free. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const id = `${wanted}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** A name as one step of a path of names. */
export const inPath = (name: string): string => name.replaceAll('%', '%25').replaceAll('/', '%2F');
