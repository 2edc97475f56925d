/** The page's own date as the answer to a question for a date; where the page gives several, each is one. */
import type { PageDate } from '../evidence.ts';
import { days } from '../figures/day.ts';
import type { Candidate, Found } from './candidates.ts';
import type { Opened } from './opened.ts';

function candidateOf({ text, day, from }: PageDate): Candidate {
  const figure = {
    text,
    start: 0,
    end: text.length,
    interval: days(day),
    unit: { dimension: 'date' as const, name: 'day' },
    rule: 'day',
  };
  const passage = { text, start: 0, end: text.length, address: `published:${from}` };
  return { reading: { value: { kind: 'figure', figure }, passage }, distance: 0 };
}

export function publishedDate({ facts: { published, otherwisePublished = [] } }: Opened): Found {
  return { candidates: (published ? [published, ...otherwisePublished] : []).map(candidateOf), passedOver: [] };
}
