/**
 * Reads the figures of a text: numbers with their units and hedges (`scan.ts`), dates (`dates/read-dates.ts`), places in
 * an order and streaks. Where two readings meet the longer one is meant; what is a name is no figure.
 */
import { readDates } from './dates/read-dates.ts';
import type { Figure, ReadingContext } from './figure.ts';
import type { LeftAlone } from './left-alone.ts';
import { scanFigures } from './scan.ts';

const byPlace = (a: Figure, b: Figure): number => a.start - b.start || b.end - a.end;

/** Of readings that overlap the longest stays; at the same length a date is meant rather than a number. */
function apart(numbers: readonly Figure[], dates: readonly Figure[], alone: boolean): Figure[] {
  if (dates.length === 0) return [...numbers];
  const out: Figure[] = [];
  let n = 0;
  let d = 0;
  while (n < numbers.length || d < dates.length) {
    const number = numbers[n];
    const date = dates[d];
    if (!number || !date) {
      const rest = number ?? date;
      if (rest) out.push(rest);
      if (number) n += 1;
      else d += 1;
    } else if (number.end <= date.start) {
      out.push(number);
      n += 1;
    } else if (date.end <= number.start) {
      out.push(date);
      d += 1;
    } else if (
      number.end - number.start > date.end - date.start ||
      (alone && number.end - number.start === date.end - date.start)
    )
      d += 1;
    else n += 1;
  }
  return out;
}

const numeralsOnly = /^\s*[一二三四五六七八九十百千万萬]+\s*$/;

/** All figures of a text in order, none within another; `left` takes the numbers that are none. */
export function readFigures(text: string, context?: ReadingContext, left?: LeftAlone[]): Figure[] {
  const dates = readDates(text, context).slice().sort(byPlace);
  // 十一 is a holiday in a sentence and eleven by itself.
  const alone = text.length < 8 && numeralsOnly.test(text);
  return apart(scanFigures(text, context, left), dates, alone);
}

/** Words that may go on after a figure without changing it, where it is the whole of what was written. */
const trailing =
  /^[\s.。,，]*(?:fine|penalty|prize|reward|growth|increase|rise|gain|gains|decline|增长|增長|成长|成長|增幅|涨幅|漲幅|以来|以來)?[\s.。]*$/i;
const leading = /^\s*(?:(?:the|a|an|for|of|at|by|only|just|merely|a mere)?|仅仅?|僅僅?|只有?)\s*$/i;

/** The one figure that the whole text is ("over 30 million", "nine consecutive quarters"); undefined for anything else. */
export function readFigure(text: string, context?: ReadingContext): Figure | undefined {
  const trimmed = text.trim();
  const bracketed = /^[(（]\s?([$€£¥￥]?\d[\d,.]*%?)\s?[)）]$/.exec(trimmed);
  if (bracketed?.[1]) {
    // Accountants write a negative number in brackets.
    const inner = readFigure(`-${bracketed[1]}`, context);
    return inner && { ...inner, text: trimmed, start: 0, end: trimmed.length };
  }
  const figures = readFigures(trimmed, context);
  const [figure] = figures;
  if (!figure || figures.length > 1) return undefined;
  return leading.test(trimmed.slice(0, figure.start)) && trailing.test(trimmed.slice(figure.end)) ? figure : undefined;
}
