/**
 * What a date in print says, before it has a place in time: the languages' grammars build these, `resolve.ts` places
 * them against a dateline. A moment holds what was printed and nothing else, so that "10 - 22 August 2012" can share
 * its month and year between its ends.
 */
import type { Days, Period } from './calendar.ts';

/** A year: as a number, or counted from the dateline's ("last year" is -1). */
export type YearPrint = number | { readonly offset: number };

/** Fields of the calendar; whatever is absent was not printed. */
export interface CalendarMoment {
  readonly kind: 'calendar';
  readonly year?: YearPrint;
  readonly month?: number;
  readonly day?: number;
  readonly quarter?: number;
  readonly half?: number;
  /** 0 is spring (March to May) ... 3 is winter (December to February): of the northern half of the earth. */
  readonly season?: number;
  /** 0 is Monday; printed beside a date it chooses the year. */
  readonly weekday?: number;
  /** The same digits with day and month changed over: "3/4/2025". */
  readonly swapped?: { readonly month: number; readonly day: number };
}

export type Part = 'early' | 'mid' | 'late' | 'earlier' | 'later';

export type Moment =
  | CalendarMoment
  /** "last month", "today", 上周: whole periods counted from the dateline. */
  | { readonly kind: 'period'; readonly unit: Period; readonly offset: number }
  /** "three days ago", "two weeks after 1 May"; `from` absent is the dateline. */
  | { readonly kind: 'shift'; readonly unit: Period; readonly amount: number; readonly from?: Moment }
  /** "the past 12 months", "next 3 days"; `rolling` ends at the dateline itself, else whole periods beside it. */
  | {
      readonly kind: 'window';
      readonly unit: Period;
      readonly count: number;
      readonly side: -1 | 1;
      readonly rolling: boolean;
      readonly from?: Moment;
    }
  /** "Tuesday", "next Friday", 上周五; `weeks` absent is a bare weekday. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly weeks?: number }
  /** "3 Fridays from now". */
  | { readonly kind: 'weekdays-on'; readonly weekday: number; readonly count: number }
  /** "early March", 年底. */
  | { readonly kind: 'part'; readonly part: Part; readonly of: Moment }
  /** "first nine months of 2025", "the last five days of May", "first Wednesday of October 2014"; `index` counts from
   *  1, or from the end where negative. */
  | {
      readonly kind: 'nth';
      readonly unit: Period;
      readonly weekday?: number;
      readonly index: number;
      readonly count: number;
      readonly of: Moment;
    }
  /** "three months ended 30 September 2025". */
  | { readonly kind: 'ended'; readonly unit: Period; readonly count: number; readonly at: Moment }
  /** "Q3 FY2026", "fiscal 2026": placed by the year end that the context gives. */
  | { readonly kind: 'fiscal'; readonly year?: YearPrint; readonly quarter?: number; readonly half?: number }
  /** "Christmas", 春节: `day` finds it in a year. */
  | { readonly kind: 'feast'; readonly find: (year: number) => Days | undefined; readonly year?: YearPrint }
  /** "next March", "last Christmas": the nearest one wholly after or before the dateline. */
  | { readonly kind: 'beside'; readonly of: Moment; readonly side: -1 | 1 }
  | { readonly kind: 'range'; readonly from: Moment; readonly to: Moment }
  /** "within 9 months": from the dateline on. */
  | { readonly kind: 'within'; readonly unit: Period; readonly count: number }
  /** The first or second half of a month or week. */
  | { readonly kind: 'half-of'; readonly of: Moment; readonly half: 1 | 2 }
  /** The week that holds a day. */
  | { readonly kind: 'week-of'; readonly day: Moment }
  | { readonly kind: 'rest'; readonly of: Moment }
  | { readonly kind: 'to-date'; readonly of: Moment }
  /** A decade or a century. */
  | { readonly kind: 'years'; readonly first: number; readonly count: number }
  | { readonly kind: 'fixed'; readonly days: Days };

/** A moment with its place in the text: UTF-16 units, end exclusive. */
export interface Reading {
  readonly moment: Moment;
  readonly start: number;
  readonly end: number;
}
