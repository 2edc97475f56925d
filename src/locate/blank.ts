/** Which figure stands at the blank of a pattern. */
import type { Figure } from '../figures/figure.ts';
import { gapOf, maxGapWords, nameGoesOn } from './gap.ts';
import { type Placed, type Run, runsOf } from './match.ts';
import type { BlankForm, Item, Pattern } from './pattern.ts';
import type { Token } from './tokens.ts';

/** One side of the blank. */
interface Side {
  readonly items: readonly Item[];
  /** A `*` stands against the blank. */
  readonly skips: boolean;
  /** The author wrote a comma between it and the blank: there may be one on the page too. */
  readonly comma: boolean;
}

export interface Split {
  readonly left: Side;
  readonly right: Side;
  readonly form: BlankForm;
}

/** A pattern once for each of its blanks; the other blanks are passed over. */
export function splitAtBlanks(pattern: Pattern): Split[] {
  const side = (items: readonly Item[], near: Item | undefined, comma: boolean): Side => ({
    comma,
    items: items.map((item): Item => (item.kind === 'blank' ? { kind: 'skip' } : item)),
    skips: near?.kind === 'skip' || near?.kind === 'blank',
  });
  return pattern.items.flatMap((item, index): Split[] => {
    if (item.kind !== 'blank') return [];
    const [left, right] = [pattern.items.slice(0, index), pattern.items.slice(index + 1)];
    const [next] = right;
    const comma = next !== undefined && next.kind !== 'skip' && next.afterBreak;
    return [{ left: side(left, left.at(-1), item.afterBreak), right: side(right, next, comma), form: item.form }];
  });
}

const numberWords =
  /\p{N}|[零〇一二三四五六七八九十百千万萬亿億两兩半成倍]|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|hal(?:f|ves)|thirds?|quarters?|dozens?|doubl|tripl|quadrupl|\w+fold|once|twice|first|second|fourth|fifth|several|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today)/iu;

/** "3 billion and 5 billion respectively": which belongs to whom is told by the order, which is not read. */
const inOrder = /\brespectively\b|分别|分別/;

/** "Numbered 40 and 70": the same without the word. */
const joined = /^\s*(?:,?\s*and|[和与及])\s*$/;

const areJoined = (text: string, figures: readonly Figure[]): boolean =>
  figures.some(({ start }, index) => index > 0 && joined.test(text.slice(figures[index - 1]?.end ?? 0, start)));

const part =
  /(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|half|third|quarter|most|many|some|none|all|each|part|majority|minority|share|few|any)|[\d%]|percent|per cent)\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|those\s+|all\s+|some\s+|about\s+)*$/i;

/** "2 of 3 members voted": three is the whole, and not how many did. */
const isWholeOf = (text: string, figure: Figure): boolean => part.test(text.slice(0, figure.start));

export interface AtBlank {
  readonly figure: Figure;
  /** Token places of the words that led to it. */
  readonly words: readonly Placed[];
  /** Words that had to be passed over: the fewer, the better the match. */
  readonly passed: number;
  /** It was counted at one place that the words do not name: the whole is at least that. */
  readonly part: boolean;
}

interface Reach {
  readonly tight: boolean;
  readonly words: number;
  readonly placed: readonly Placed[];
  readonly place: boolean;
}

/**
 * Is the number itself left between the words before and after? Words may reach into the figure's print: "more than"
 * and "users" belong to "more than 30 million users" as much as to the pattern.
 */
function numberRemains(text: string, figure: Figure, from: number, to: number): boolean {
  const [start, end] = [Math.max(figure.start, from), Math.min(figure.end, to)];
  if (start >= end) return false;
  return numberWords.test(text.slice(start, end)) || !numberWords.test(text.slice(figure.start, figure.end));
}

/** What Chinese puts between a number and what it counts: print of the number, whatever follows it. */
const counter = /^[个個名位家款台部座所项項件份条條间間篇支套张張笔筆辆輛颗顆枚]$/;

/** "18万个": things that are counted, whether or not they are named behind it. */
const isCount = (text: string, { unit, end }: Figure): boolean =>
  unit.dimension === 'count' ||
  (unit.dimension === 'number' && [text.charAt(end - 1), text.charAt(end)].some((sign) => counter.test(sign)));

function pastCounter(tokens: readonly Token[], after: number, end: number): number {
  const token = tokens[after];
  return token?.start === end && counter.test(token.norm) ? after + 1 : after;
}

/** The figures that stand at the blank; `fits` tells which figures count as rivals for it. */
export function atBlank(
  text: string,
  tokens: readonly Token[],
  split: Split,
  figures: readonly Figure[],
  fits: (figure: Figure) => boolean,
): AtBlank[] {
  const anyCount = { count: figures.some((figure) => isCount(text, figure)) };
  const lefts = runsOf(tokens, split.left.items, anyCount);
  const rights = runsOf(tokens, split.right.items, anyCount);
  const needsLeft = split.left.items.some((item) => item.kind === 'words');
  const needsRight = split.right.items.some((item) => item.kind === 'words');
  if ((needsLeft && lefts.length === 0) || (needsRight && rights.length === 0)) return [];

  const written = [...split.left.items, ...split.right.items].flatMap((item) =>
    item.kind === 'words' ? item.ways.flatMap((way) => way.map(({ norm }) => norm)).join('') : [],
  );
  const rivals = figures.filter(fits);
  if (
    rivals.length > 1 &&
    (inOrder.test(text) || areJoined(text, rivals)) &&
    !written.some((word) => inOrder.test(word))
  )
    return [];
  const found: AtBlank[] = [];
  for (const figure of figures) {
    if (!needsLeft && isWholeOf(text, figure)) continue;
    const first = tokens.findIndex((token) => token.end > figure.start);
    const after = tokens.findIndex((token) => token.start >= figure.end);
    if (first < 0) continue;
    const afterIndex = pastCounter(tokens, after < 0 ? tokens.length : after, figure.end);
    const other = (from: number, to: number): boolean =>
      figures.some((rival) => rival !== figure && fits(rival) && rival.start >= from && rival.end <= to);
    const before = { day: figure.unit.dimension === 'date', count: isCount(text, figure) };
    const reachLeft = (run: Run): Reach | undefined => {
      if (run.place && !before.count) return undefined;
      const end = tokens[run.after - 1]?.end ?? 0;
      const start = tokens[run.first]?.start ?? 0;
      if (start >= figure.end || !numberRemains(text, figure, end, figure.end)) return undefined;
      if (end > figure.start && end > figure.end) return undefined;
      const gap = gapOf(tokens, run.after, first, before);
      const reached = { placed: run.items, place: run.place || gap.place };
      if (split.left.skips && nameGoesOn(tokens, run.after, first)) return undefined;
      if (split.left.skips) return { tight: true, words: 0, ...reached };
      if ((gap.tight && !gap.parted) || (gap.comma && split.left.comma)) return { tight: true, words: 0, ...reached };
      if (gap.parted || gap.words > maxGapWords || other(end, figure.start)) return undefined;
      return { tight: false, words: gap.words, ...reached };
    };
    const reachRight = (run: Run): Reach | undefined => {
      if (run.place && !before.count) return undefined;
      const start = tokens[run.first]?.start ?? 0;
      if (start <= figure.start || !numberRemains(text, figure, figure.start, start)) return undefined;
      const gap = gapOf(tokens, afterIndex, run.first);
      const reached = { placed: run.items, place: run.place };
      if (split.right.skips) return { tight: true, words: 0, ...reached };
      if ((gap.tight && !gap.parted) || (gap.comma && split.right.comma)) return { tight: true, words: 0, ...reached };
      if (gap.parted || gap.words > maxGapWords || other(figure.end, start)) return undefined;
      return { tight: false, words: gap.words, ...reached };
    };
    let best: AtBlank | undefined;
    for (const left of needsLeft ? lefts : [undefined]) {
      const onLeft = left && reachLeft(left);
      if (left && !onLeft) continue;
      for (const right of needsRight ? rights : [undefined]) {
        if (left && right && right.first < left.after) continue;
        const onRight = right && reachRight(right);
        if (right && !onRight) continue;
        // At one side the figure must stand against the words; only a `*` lets it stand apart from both.
        if (!(onLeft?.tight || onRight?.tight)) continue;
        if (
          left &&
          right &&
          !numberRemains(text, figure, tokens[left.after - 1]?.end ?? 0, tokens[right.first]?.start ?? 0)
        )
          continue;
        const passed = (left?.passed ?? 0) + (right?.passed ?? 0) + (onLeft?.words ?? 0) + (onRight?.words ?? 0);
        if (best && best.passed <= passed) continue;
        const part = onLeft?.place === true || onRight?.place === true;
        best = { figure, words: [...(onLeft?.placed ?? []), ...(onRight?.placed ?? [])], passed, part };
      }
    }
    if (best) found.push(best);
  }
  return found;
}
