/** A month without its year, behind one that has it: "in December 2023 it rose 3%, compared with 2% in November". */
import { civilDay } from '../day.ts';
import type { Figure } from '../figure.ts';
import type { Moment } from './moment.ts';
import { place, type Where } from './resolve.ts';

/** A month that was printed with its year, or counted from the dateline (去年12月). */
export interface Anchor {
  readonly year: number;
  readonly month: number;
  readonly end: number;
}

export const anchorOf = (moment: Moment, { interval: { low }, end }: Figure): Anchor | undefined =>
  moment.kind === 'calendar' && moment.month !== undefined && moment.year !== undefined && low
    ? { year: civilDay(Number(low.value.n)).year, month: moment.month, end }
    : undefined;

const sentenceEnd = /[。！？!?\n]|\.\s/;

/** Up to two months before the sentence's last month with a year it is that one, else the next one after it that has been. */
export function anchored(text: string, start: number, moment: Moment, anchor: Anchor, where: Where): Moment {
  if (moment.kind !== 'calendar' || moment.month === undefined || moment.year !== undefined) return moment;
  if (sentenceEnd.test(text.slice(anchor.end, start))) return moment;
  const back = (anchor.month - moment.month + 12) % 12;
  const isBefore = moment.month < anchor.month;
  const year = back <= 2 ? anchor.year - (isBefore || back === 0 ? 0 : 1) : anchor.year + (isBefore ? 1 : 0);
  const told: Moment = { ...moment, year };
  const days = place(told, where)?.days;
  return days && (where.dateline === undefined || days.first <= where.dateline) ? told : moment;
}
