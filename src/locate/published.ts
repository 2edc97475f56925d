/** The page's own date as the answer to a question for a date. */
import { days } from '../figures/day.ts';
import { type Found, nothing } from './candidates.ts';
import type { Opened } from './opened.ts';

export function publishedDate({ facts }: Opened): Found {
  const { published } = facts;
  if (!published) return nothing;
  const { text, day, from } = published;
  const figure = {
    text,
    start: 0,
    end: text.length,
    interval: days(day),
    unit: { dimension: 'date' as const, name: 'day' },
    rule: 'day',
  };
  const passage = { text, start: 0, end: text.length, address: `published:${from}` };
  return { candidates: [{ reading: { value: { kind: 'figure', figure }, passage }, distance: 0 }], passedOver: [] };
}
