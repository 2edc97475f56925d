/**
 * Edits a page round a passage that was read on it: how a check is shown to be able to fail. The bytes are edited as
 * they came, tags and entities and all, so that everything from decoding on has to notice.
 */
import { decode } from '../extract/decode.ts';

/** A stretch of the raw text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A page as text whose visible characters know where they stand in the raw text. White space is left out. */
interface Visible {
  readonly text: string;
  readonly at: readonly number[];
  /** Where each visible character ends in the raw text. */
  readonly ends: readonly number[];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
};

const fromCode = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

function entityText(name: string): string | undefined {
  if (/^#x[\da-f]{1,6}$/i.test(name)) return fromCode(Number.parseInt(name.slice(2), 16));
  return /^#\d{1,7}$/.test(name) ? fromCode(Number(name.slice(1))) : entities[name];
}

/** Characters that no reader sees, and those that only part words. */
const unseen = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/;

/** What a reader sees of the raw text, without white space; tags, scripts and comments are stepped over. */
function visible(raw: string, markup: boolean): Visible {
  const [out, at, ends]: [string[], number[], number[]] = [[], [], []];
  const push = (text: string, start: number, end: number): void => {
    for (const char of text)
      if (!unseen.test(char)) {
        out.push(char);
        for (let i = 0; i < char.length; i += 1) {
          at.push(start);
          ends.push(end);
        }
      }
  };
  for (let i = 0; i < raw.length; ) {
    const char = raw[i] ?? '';
    if (markup && char === '<') {
      const hidden = /^<(script|style)\b/i.exec(raw.slice(i, i + 8))?.[1];
      const comment = raw.startsWith('<!--', i);
      const close = hidden
        ? raw.toLowerCase().indexOf(`</${hidden.toLowerCase()}`, i)
        : raw.indexOf(comment ? '-->' : '>', i);
      i = close === -1 ? raw.length : hidden ? close : close + (comment ? 3 : 1);
      continue;
    }
    if (markup && char === '&') {
      const name = /^&(#?\w{1,8});/.exec(raw.slice(i, i + 11))?.[1];
      const text = name === undefined ? undefined : entityText(name);
      if (name !== undefined && text !== undefined) {
        push(text, i, i + name.length + 2);
        i += name.length + 2;
        continue;
      }
    }
    const point = String.fromCodePoint(raw.codePointAt(i) ?? 0);
    push(point, i, i + point.length);
    i += point.length;
  }
  return { text: out.join(''), at, ends };
}

const packed = (text: string): string => [...text].filter((char) => !unseen.test(char)).join('');

/** Where a text is seen in the page, each time; at most a hundred times. */
function occurrences(page: Visible, text: string): readonly Stretch[] {
  const wanted = packed(text);
  const found: Stretch[] = [];
  if (wanted === '') return found;
  for (let from = page.text.indexOf(wanted); from !== -1 && found.length < 100; ) {
    const [start, end] = [page.at[from], page.ends[from + wanted.length - 1]];
    if (start !== undefined && end !== undefined) found.push({ start, end });
    from = page.text.indexOf(wanted, from + wanted.length);
  }
  return found;
}

/** Where to edit: a passage as it was read, and the answer in it. */
export interface Spot {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands where, found in the raw text. */
export interface FoundSpot {
  readonly passages: readonly Stretch[];
  readonly answers: readonly Stretch[];
  /** Where one of the texts stands in a passage, outside of its answer; of two that overlap the first named. */
  readonly within: (texts: readonly string[]) => readonly Stretch[];
}

function findSpot(raw: string, spot: Spot, markup: boolean): FoundSpot {
  const page = visible(raw, markup);
  const passages = occurrences(page, spot.text);
  const answer = spot.text.slice(spot.start, spot.end) || spot.text;
  const before = packed(spot.text.slice(0, spot.start)).length;
  const length = packed(answer).length;
  const answers = passages.flatMap(({ start }): Stretch[] => {
    const first = page.at.indexOf(start) + before;
    const [from, to] = [page.at[first], page.ends[first + length - 1]];
    return from === undefined || to === undefined ? [] : [{ start: from, end: to }];
  });
  // A passage that was put together from several cells does not stand there as such: then every place of the answer.
  const found = answers.length > 0 ? answers : occurrences(page, answer);
  const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
  const within = (texts: readonly string[]): readonly Stretch[] =>
    texts
      .flatMap((text) => occurrences(page, text))
      .filter(
        (stretch, i, all) =>
          passages.some(({ start, end }) => start <= stretch.start && stretch.end <= end) &&
          !found.some((own) => overlap(own, stretch)) &&
          !all.slice(0, i).some((earlier) => overlap(earlier, stretch)),
      );
  return { passages, answers: found, within };
}

/** One change of the raw text. */
export interface Edit extends Stretch {
  readonly to: string;
}

function applied(raw: string, edits: readonly Edit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, to } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += raw.slice(at, start) + to;
    at = end;
  }
  return result + raw.slice(at);
}

/** UTF-8 with its mark: whatever header and page declare, it is read as that. */
const encoded = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text.replace(/^\ufeff/, '')}`);

/**
 * The page with the edits that `change` makes of the spot; undefined where the spot is not found in its bytes, or
 * nothing would change.
 */
export function editPage(
  body: Uint8Array,
  contentType: string | undefined,
  spot: Spot,
  change: (raw: string, found: FoundSpot) => readonly Edit[],
): Uint8Array | undefined {
  const { text } = decode(body, contentType);
  const markup = !/json|csv|plain/.test(contentType ?? '') && /^[\s\ufeff]*</.test(text);
  const found = findSpot(text, spot, markup);
  if (found.answers.length === 0 && found.passages.length === 0) return undefined;
  const edited = applied(text, change(text, found));
  return edited === text ? undefined : encoded(edited);
}

/** The page with every place where one of the texts is seen replaced: a row's label, a speaker's name. */
export function replaceOnPage(
  body: Uint8Array,
  contentType: string | undefined,
  texts: readonly string[],
  to: string,
): Uint8Array | undefined {
  const { text } = decode(body, contentType);
  const markup = !/json|csv|plain/.test(contentType ?? '') && /^[\s\ufeff]*</.test(text);
  const page = visible(text, markup);
  const edits = texts.flatMap((wanted) => occurrences(page, wanted)).map((stretch): Edit => ({ ...stretch, to }));
  const edited = applied(text, edits);
  return edited === text ? undefined : encoded(edited);
}
