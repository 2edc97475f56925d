/** Fiscal years and their parts, by the month in which the company's year ends. */
import { type Days, monthDays } from './calendar.ts';

/** What of a fiscal year is meant: all of it, a quarter or a half. */
export interface FiscalPart {
  readonly quarter?: number;
  readonly half?: number;
}

/**
 * The days of a fiscal year, or of its part, where the year is named after the calendar year in which it ends:
 * FY2026 with its end in March is April 2025 to March 2026.
 */
export function fiscalDays(year: number, yearEnd: number, { quarter, half }: FiscalPart = {}): Days {
  const firstMonth = yearEnd - 11;
  if (quarter !== undefined) return monthDays(year, firstMonth + 3 * (quarter - 1), 3);
  if (half !== undefined) return monthDays(year, firstMonth + 6 * (half - 1), 6);
  return monthDays(year, firstMonth, 12);
}

/** "Q3", "H1", "year": the short name of a part, for the names of readings. */
export const partName = ({ quarter, half }: FiscalPart): string =>
  quarter !== undefined ? `Q${quarter}` : half !== undefined ? `H${half}` : 'year';
