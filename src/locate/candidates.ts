/** Readings on their way to an answer: ranked, without doubles, and not more than a person would look at. */
import type { PassedOver, Reading } from '../evidence.ts';
import type { Why } from './why.ts';

export interface Candidate {
  readonly reading: Reading;
  /** Smaller is better: words that had to be passed over, or a place that is less exact. */
  readonly distance: number;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  readonly passedOver: readonly PassedOver[];
}

export const nothing: Found = { candidates: [], passedOver: [] };

const mostReadings = 24;
const mostPassedOver = 12;

export const passed = (passage: PassedOver['passage'], why: Why): PassedOver => ({ passage, why });

/** Body before captions before teasers, exact before loose, else in the order of the page. Sorting is stable. */
export function ranked(found: Found): { readings: Reading[]; passedOver: PassedOver[] } {
  const order = ({ reading: { passage }, distance }: Candidate): number =>
    (passage.body === false ? (passage.caption ? 1000 : 2000) : 0) + distance;
  const sorted = found.candidates.toSorted((a, b) => order(a) - order(b)).map(({ reading }) => reading);
  const readings = sorted.slice(0, mostReadings);
  const passedOver = found.passedOver.slice(0, mostPassedOver);
  const cut = sorted[mostReadings];
  if (cut) passedOver.push(passed(cut.passage, 'too-many'));
  return { readings, passedOver };
}

export const merged = (parts: readonly Found[]): Found => ({
  candidates: parts.flatMap(({ candidates }) => candidates),
  passedOver: parts.flatMap(({ passedOver }) => passedOver),
});
