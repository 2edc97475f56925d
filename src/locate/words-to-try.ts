/** Words for `near` that may find a figure alone, taken from round it: for `probe`, which tries them on the page. */
import type { Figure } from '../figures/figure.ts';

const isHan = (char: string | undefined): boolean => char !== undefined && /\p{Script=Han}/u.test(char);

/** The last `count` words before a place, or twice as many characters of Chinese, within their clause. */
export function wordsBefore(text: string, count: number): string {
  const [, own = '', colon = ''] = /([^,;:，；：。()（）]*)([:：]?)\s*$/.exec(text) ?? [];
  const clause = own.trim();
  const words = isHan([...clause].at(-1)) ? lastOf(clause, 2 * count) : clause.split(/\s+/).slice(-count).join(' ');
  return words === '' ? '' : `${words}${colon}`;
}

/** The last characters of a text; a number among them is whole. */
function lastOf(text: string, count: number): string {
  const end = [...text].slice(-count).join('');
  const cut = /^[\d.,]/.test(end) ? (/[\d.,]*$/.exec(text.slice(0, text.length - end.length))?.[0] ?? '') : '';
  return `${cut}${end}`.trim();
}

/** The end of the clause before, and this one up to a place: "营业额385.7亿元，同比增长" where others grew too. */
function clausesBefore(text: string, count: number): string {
  const own = /[^,，]*$/.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - own.length).replace(/[,，]\s*$/, '');
  const left = wordsBefore(before, count);
  return own.trim() === '' || left === '' || /[;:；：。()（）|]/.test(own)
    ? ''
    : `${left}${text.charAt(before.length)}${own.trimEnd()}`;
}

/** And the beginning of the next one. */
function clausesAfter(text: string, count: number): string {
  const [comma = ''] = /^[^,;:，；：。.()（）]{0,8}[,，]\s*/.exec(text) ?? [];
  const right = comma === '' ? '' : wordsAfter(text.slice(comma.length), count);
  return right === '' ? '' : `${comma}${right}`;
}

function wordsAfter(text: string, count: number): string {
  const clause = /^[^,;:，；：。.()（）]*/.exec(text)?.[0].trim() ?? '';
  if (isHan([...clause][0]))
    return [...clause]
      .slice(0, 2 * count)
      .join('')
      .trim();
  return clause.split(/\s+/).slice(0, count).join(' ');
}

/** The first `count` words of a sentence, or twice as many characters, and a `*` for what follows; '' where nothing would. */
function opening(before: string, count: number): string {
  const words = wordsAfter(before, count);
  const rest = before.trimStart().slice(words.length);
  return words === '' || wordsBefore(rest, 1) === '' ? '' : `${words} * `;
}

/** Places to try for a figure, the shortest first. */
export function wordsToTry(text: string, { start, end }: Pick<Figure, 'start' | 'end'>): string[] {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const print = text.slice(start, end).match(/\p{N}+/gu) ?? [];
  // Of a sentence that tells figures apart by their order none is given to words that pass the order over.
  const [inOrder] = /分别|分別/.exec(before) ?? [];
  const tried = [
    [wordsBefore(before, 2), ''],
    ['', wordsAfter(after, 2)],
    [wordsBefore(before, 1), wordsAfter(after, 2)],
    [wordsBefore(before, 3), ''],
    [wordsBefore(before, 3), wordsAfter(after, 2)],
    [wordsBefore(before, 5), wordsAfter(after, 3)],
    ...(inOrder === undefined ? [] : [1, 2, 3].map((count) => [`${inOrder} * ${wordsBefore(before, count)}`, ''])),
    ...[2, 4, 8].map((count) => [clausesBefore(before, count), '']),
    ...[2, 4].flatMap((count) => [1, 2].map((words) => [wordsBefore(before, words), clausesAfter(after, count)])),
    ...[2, 4, 6].map((count) => [`${opening(before, count)}${wordsBefore(before, 1)}`, wordsAfter(after, 1)]),
    ...[4, 6, 8].map((count) => [`${opening(before, count)}${wordsBefore(before, 2)}`, wordsAfter(after, 2)]),
  ];
  const words = tried
    .map(([left, right]) => `${left} ___ ${right}`.trim())
    .filter((near) => near !== '___' && !near.includes('|') && !print.some((digits) => near.includes(digits)));
  return [...new Set(words)];
}
