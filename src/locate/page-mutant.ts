/** One change of a page that a verdict ought to notice, and what is known when it is made. */
import type { Evidence } from '../evidence.ts';
import type { Interval } from '../figures/interval.ts';
import type { Term } from '../question.ts';
import { type Edit, editPage, type FoundSpot, type Spot } from './edit-page.ts';

/** Other bytes, or undefined where the page does not hold what was to be changed. */
export type PageChange = (body: Uint8Array, contentType: string | undefined) => Uint8Array | undefined;

export interface PageMutant {
  readonly name: string;
  readonly edit: PageChange;
  /** To be done to all pieces that decided, since each alone is enough; to those of one operand; or to each by itself. */
  readonly to: 'all' | 'operand' | 'each';
  /** One of those that share this name is enough. */
  readonly anyOf?: string;
  /** It moves a figure with no aim: what was contradicted before is most likely contradicted after. */
  readonly blind?: boolean;
}

export interface About {
  /** What the figure is compared with, where it is compared with one interval and lies in it. */
  readonly claimed: Interval | undefined;
  /** It is an operand of a calculation, and not compared with the claimed figure itself. */
  readonly calculated: boolean;
  /** What was claimed, as it is printed, where something else was found. */
  readonly missed: string | undefined;
  /** What could stand at the place instead, so that the verdict would be another; none where nothing could. */
  readonly instead: string | undefined;
  /** Whom the claim is about. */
  readonly subjects: readonly Term[];
}

/** Is it for all pieces of evidence that decided? */
export const onAll = (name: string, edit: PageChange): PageMutant => ({ name, edit, to: 'all' });

/** Edits round a spot, as a change of the page. */
export const editing =
  (spot: Spot, change: (raw: string, found: FoundSpot) => readonly Edit[]): PageChange =>
  (body, contentType) =>
    editPage(body, contentType, spot, change);

/** Text that may stand in markup and in JSON alike. */
export const escaped = (text: string): string => text.replace(/[<>&"\\]/g, ' ');

/** Is it a day that was read, where a moved year is another answer? */
export const isDate = ({ reading: { value } }: Evidence): boolean =>
  value.kind === 'figure' && value.figure.unit.dimension === 'date';

/** More of it is written in Chinese characters than in words of letters. */
export const isChinese = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) > (text.match(/\p{Script=Latin}+/gu)?.length ?? 0);
